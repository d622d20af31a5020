"""Pathways by keyboard: a step is written down, found, changed, put into the bin and taken back."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from osaava_desktop import i18n
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.partners import Partner, PartnerType
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, PathwayType, StepState
from osaava_desktop.domain.targets import Indicator, target_of
from osaava_desktop.screens.list_memory import ViewMemory
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.pathway_list import ENDED, NAME, NOTE, NUMBER, PARTNER, STATE
from osaava_desktop.screens.pathway_step import PathwayStepPage
from osaava_desktop.screens.pathways import PathwaysPage
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import areas, clients, figures, partners, pathways, targets
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import KUOPIO, VARKAUS, Builder, day

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Open = Callable[[Office], User]
NOTE_OF_30 = "soitettu kauppaan, paikka auki"


@pytest.fixture
def user(office: Office, open_window: Open) -> User:
    """Three clients and two steps: Öhman at work since January, Lehtonen's trial late by ten days."""
    build = Builder(office)
    suvi = build.worker("Suvi Worker", VARKAUS.id)
    ohman = build.client("Öhman", given_names="Ulf")
    lehtonen = build.client("Lehtonen", given_names="Aino")
    build.client("Miettinen", given_names="<b>Arto 🙂")
    build.participation(ohman, "2026-01-02", area=KUOPIO.id)
    build.participation(lehtonen, "2026-01-05", area=KUOPIO.id)
    partner = partners.save(office, Partner(name="Kuopion työpaja", type=PartnerType.LOCAL))
    pathways.save(
        office,
        PathwayStep(
            client=ohman.id, type=PathwayType.EMPLOYMENT, state=StepState.STARTED, on=day("2026-01-12")
        ),
    )
    pathways.save(
        office,
        PathwayStep(
            client=lehtonen.id,
            type=PathwayType.WORK_TRIAL,
            on=day("2026-01-22"),
            worker=suvi.id,
            partner=partner.id,
        ),
    )
    return open_window(office)


@pytest.fixture
def open_window(qtbot: QtBot, looks: Theme) -> Open:
    """Opens the window on the list of pathways of an office."""
    windows = []

    def opened(office: Office) -> User:
        ViewMemory(f"{office.person.id} pathways view").keep("list")
        place = Place(
            name="pathways", number=5, title="Pathways", icon="steps", make=lambda: PathwaysPage(office)
        )
        shell = Shell([place], "Kerttu Keeper", "", [(area.name, area.id) for area in areas.areas(office)])
        window = MainWindow()
        windows.append(window)
        qtbot.addWidget(window, before_close_func=lambda _window: shell.page().discard())
        window.resize(1093, 614)
        window.show_page(shell)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return User(shell)

    return opened


def listed(user: User) -> PathwaysPage:
    """The list, if it is in sight."""
    page = user.shell.page()
    assert isinstance(page, PathwaysPage)
    return page


def form(user: User) -> PathwayStepPage:
    """The form, if it is in sight."""
    page = user.shell.page()
    assert isinstance(page, PathwayStepPage)
    return page


def cells(user: User, line: int) -> list[str]:
    """A line of the list as it is read out."""
    table = listed(user).step_view.table()
    return [column.read_out(table.row(line)) for column in table.columns]


def shown(user: User) -> list[str]:
    """Whose steps the list shows."""
    return [line.name for line in listed(user).step_view.table().rows()]


def status(user: User) -> str:
    """What the foot of the window says."""
    return user.shell._status.message()


def new_step(user: User, letters: str) -> None:
    """A new step of the client who is found with those letters; the focus is on its type."""
    user.press(Key.Key_N, CONTROL | SHIFT)
    user.type(letters)
    user.press(Key.Key_Return)


def test_the_list_says_everything_and_the_newest_comes_first(user: User) -> None:
    late = ["Lehtonen, Aino", "A-2", "work trial", "planned", "22.1.2026, late by 10 days"]
    assert cells(user, 0) == [*late, "", "Kuopion työpaja", "Suvi Worker", ""]
    assert cells(user, 1)[:4] == ["Öhman, Ulf", "A-1", "work", "started"]
    assert status(user) == "2 / 2 steps shown"


def test_how_many_have_advanced_this_year(user: User, office: Office) -> None:
    assert listed(user).facts() == "2 steps · advanced 1\u00a0/\u00a02 clients · 50%"
    targets.save(office, target_of(Indicator.PATHWAYS, 2026, 20))
    user.press(Key.Key_F5)
    assert user.shell.facts_label.text().endswith("· target 20%")


def test_a_step_with_its_note_and_day_takes_41_keys(user: User, office: Office) -> None:
    user.press(Key.Key_5, CONTROL)
    new_step(user, "mi")
    user.press(Key.Key_O, ALT)
    user.type("+14")
    user.press(Key.Key_N, ALT)
    user.type(NOTE_OF_30)
    user.press(Key.Key_S, CONTROL)
    assert user.keys <= 41
    step = pathways.steps(office)[0]
    assert (step.on, step.state, step.note) == (day("2026-02-15"), StepState.PLANNED, NOTE_OF_30)
    assert step.type is PathwayType.EMPLOYMENT, "as the same worker's last one"
    assert clients.get(office, step.client).family_name == "Miettinen"
    assert status(user) == "The step is saved"
    user.press(Key.Key_Escape)
    chosen = listed(user).step_view.current_row()
    assert chosen is not None
    assert chosen.step.id == step.id
    assert cells(user, 0)[NAME] == "Miettinen, <b>Arto 🙂"
    assert cells(user, 0)[NOTE] == NOTE_OF_30


def test_tab_goes_through_the_form_in_reading_order(user: User) -> None:
    new_step(user, "lehto")
    form(user).state_combo.setCurrentIndex(2)
    order = []
    for _turn in range(10):
        order.append(user.focus().objectName())
        user.press(Key.Key_Tab)
    assert order == [
        *("type_combo", "state_combo", "on_edit", "ended_edit", "partner_edit", "opportunity_combo"),
        *("confirmed_edit", "note_edit", "what_edit", "due_edit"),
    ]


def test_letters_choose_type_and_state_and_what_is_over_ended_today(user: User, office: Office) -> None:
    new_step(user, "A-1")
    user.type("st")
    user.press(Key.Key_Tab)
    user.type("c")
    user.press(Key.Key_Tab)
    assert form(user).on_edit.text() == form(user).ended_edit.text() == "1.2.2026"
    user.focus().setProperty("text", "5.1.")
    user.press(Key.Key_S, CONTROL)
    step = next(one for one in pathways.steps(office) if one.type is PathwayType.STUDIES)
    assert (step.on, step.ended, step.state) == (day("2026-01-05"), office.today, StepState.COMPLETED)
    user.press(Key.Key_Escape)
    assert cells(user, 2)[ENDED] == "1.2."
    found = figures.compute(office, year_scope(2026))
    assert found["pathways.studies.persons"].n == 1


def test_a_follow_up_is_saved_in_the_same_change_and_can_be_dropped(user: User, office: Office) -> None:
    new_step(user, "öhm")
    user.press(Key.Key_O, ALT)
    user.type("15.2.")
    user.press(Key.Key_W, ALT)
    user.fill("Soita", "+7")
    user.press(Key.Key_S, CONTROL)
    step = pathways.steps(office)[0]
    follow_up = pathways.follow_up_of(office, step.id)
    assert follow_up is not None
    assert (follow_up.what, follow_up.due, follow_up.client) == ("Soita", day("2026-02-08"), step.client)
    assert follow_up.worker == office.person.id
    form(user).what_edit.clear()
    form(user).due_edit.clear()
    assert form(user).is_dirty()
    user.press(Key.Key_S, CONTROL)
    assert pathways.follow_up_of(office, step.id) is None
    assert [one.rule for one in pathways.follow_ups(office)] == ["step 3", "step 6"], "of Öhman's work"


def test_saving_an_empty_form_says_what_is_missing(user: User, office: Office) -> None:
    user.press(Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert not form(user).is_dirty()
    user.press(Key.Key_S, CONTROL)
    assert form(user).client_field.has_problem()


def test_what_cannot_be_saved_is_said_beside_its_field_and_nothing_is_lost(
    user: User, office: Office, qtbot: QtBot
) -> None:
    user.press(Key.Key_N, CONTROL | SHIFT)
    page = form(user)
    page.on_edit.setText("31.2.")
    page.what_edit.setText("Soita")
    page.note_edit.setPlainText("=1+1")
    user.press(Key.Key_S, CONTROL)
    assert page.client_field.message() == "Choose the client from the list that opens as you type."
    assert page.on_field.message() == "There is no such day. Write the date as 5.3.1990."
    assert page.due_field.message() == "This is needed."
    assert user.shell._save_bar._problems.text() == "3 fields to fix: Client, To start on, Due date"
    qtbot.waitUntil(lambda: page.client_edit.hasFocus())
    assert page.note_edit.toPlainText() == "=1+1"
    assert len(pathways.steps(office)) == 2


@pytest.mark.parametrize(
    ("on", "ended", "field", "sentence"),
    [
        ("1.3.2026", "1.2.2026", "ended", "The end is before the start."),
        ("1.1.2026", "1.3.2026", "ended", "This date is in the future."),
        ("1.3.2026", "2.3.2026", "on", "This date is in the future."),
        ("1.1.2026", "", "ended", "This is needed."),
    ],
)
def test_impossible_days(user: User, office: Office, on: str, ended: str, field: str, sentence: str) -> None:
    new_step(user, "öhm")
    page = form(user)
    page.state_combo.setCurrentIndex(list(StepState).index(StepState.INTERRUPTED))
    page.on_edit.setText(on)
    page.ended_edit.setText(ended)
    user.press(Key.Key_S, CONTROL)
    assert page._fields[field].message() == sentence
    assert len(pathways.steps(office)) == 2


def test_too_long_a_word_stays_and_is_told(user: User, office: Office) -> None:
    new_step(user, "öhm")
    page = form(user)
    page.on_edit.setText("1.2.2026")
    page.confirmed_edit.setText("x" * 500)
    user.press(Key.Key_S, CONTROL)
    assert page.confirmed_field.message() == "This is too long: 500 characters, at most 200."
    assert page.confirmed_edit.text() == "x" * 500
    page.confirmed_edit.setText("työsopimus nähty")
    assert not page.confirmed_field.has_problem()
    user.press(Key.Key_S, CONTROL)
    assert pathways.steps(office)[0].confirmed == "työsopimus nähty"


def test_a_day_is_checked_and_written_out_when_its_field_is_left(user: User) -> None:
    new_step(user, "öhm")
    user.press(Key.Key_O, ALT)
    user.type("+14")
    user.press(Key.Key_Tab)
    assert form(user).on_edit.text() == "15.2.2026"
    user.press(Key.Key_O, ALT)
    user.press(Key.Key_A, CONTROL)
    user.type("x")
    user.press(Key.Key_Tab)
    assert form(user).on_field.has_problem()


def test_an_office_that_cannot_be_written_says_so_over_the_form(user: User, office: Office) -> None:
    new_step(user, "öhm")
    page = form(user)
    page.on_edit.setText("1.2.2026")
    with office.exclusive():
        user.press(Key.Key_S, CONTROL)
    assert page.notice.text() == "Another job is using the office file. Wait until it is done."
    assert page.on_edit.text() == "1.2.2026"
    user.press(Key.Key_S, CONTROL)
    assert page.notice.text() == ""
    assert len(pathways.steps(office)) == 3


def test_changes_can_be_taken_back_and_leaving_asks(user: User, office: Office) -> None:
    user.press(Key.Key_Return)
    page = form(user)
    assert user.shell.title_label.text() == "Lehtonen, Aino"
    assert not page.is_dirty()
    page.note_edit.setPlainText("uusi")
    assert user.shell.window().isWindowModified()
    page.discard()
    assert page.note_edit.toPlainText() == ""
    assert not user.shell.window().isWindowModified()


def test_enter_opens_and_a_change_is_seen_in_the_list(user: User, office: Office) -> None:
    user.press(Key.Key_Down)
    user.press(Key.Key_Return)
    assert form(user).client_field.isHidden()
    assert user.focus() is form(user).state_combo
    user.type("i")
    user.press(Key.Key_S, CONTROL)
    user.press(Key.Key_Escape)
    assert cells(user, 1)[STATE] == "interrupted"
    assert listed(user).step_view.currentIndex().row() == 1


def test_into_the_bin_and_back(user: User, office: Office) -> None:
    user.press(Key.Key_Delete)
    assert shown(user) == ["Öhman, Ulf"]
    assert status(user) == "The step is in the bin"
    user.press(Key.Key_Z, CONTROL)
    assert shown(user) == ["Lehtonen, Aino", "Öhman, Ulf"]
    user.press(Key.Key_Down)
    user.press(Key.Key_Return)
    form(user).bin_button.setFocus()
    user.press(Key.Key_Space)
    assert shown(user) == ["Lehtonen, Aino"]
    assert status(user) == "The step is in the bin"
    assert figures.compute(office, year_scope(2026))["pathways.persons"].n == 0
    user.press(Key.Key_Z, CONTROL)
    assert shown(user) == ["Lehtonen, Aino", "Öhman, Ulf"]
    assert status(user) == "The step is back in the list"


def test_search_and_filters(user: User) -> None:
    user.press(Key.Key_F, CONTROL)
    user.type("tyopaja")
    assert shown(user) == ["Lehtonen, Aino"]
    assert status(user) == "1 / 2 steps shown"
    user.press(Key.Key_Escape)
    page = listed(user)
    page.own_chip.click()
    assert shown(user) == ["Öhman, Ulf"]
    page.own_chip.click()
    for chip, value, name in (
        (page.state_chip, StepState.PLANNED, "Lehtonen, Aino"),
        (page.type_chip, PathwayType.EMPLOYMENT, "Öhman, Ulf"),
    ):
        chip._pick(value)
        assert shown(user) == [name]
        page.clear_button.click()
    assert len(shown(user)) == 2
    assert page.year_chip.text() == "Year: all"
    user.shell.area_combo.setCurrentText(VARKAUS.name)
    assert shown(user) == ["Lehtonen, Aino"]


def test_an_empty_office_offers_the_first_step(office: Office, open_window: Open) -> None:
    user = open_window(office)
    page = listed(user)
    assert page.stack.currentWidget() is page.empty_state
    assert user.focus() is page.new_button
    user.press(Key.Key_Space)
    assert user.focus() is form(user).client_edit


def test_columns_give_way_in_a_narrow_window(user: User) -> None:
    view = listed(user).step_view
    for size, hidden in (((1093, 614), {NOTE, NUMBER}), ((1920, 1080), set())):
        user.shell.window().resize(*size)
        QApplication.processEvents()
        assert {place for place in (NOTE, NUMBER, PARTNER) if view.isColumnHidden(place)} == hidden
        assert view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_tools_fit_the_smallest_window(
    office: Office, open_window: Open, looks: Theme, language: str, size: int
) -> None:
    i18n.use(language)
    looks.apply("light", size)
    user = open_window(office)
    page = user.shell.page()
    assert isinstance(page, PathwaysPage)
    page.own_chip.setChecked(True)
    for on_board in (True, False):
        page.switch(on_board)
        QApplication.processEvents()
        for button in (page.own_chip, page.year_chip, page.clear_button, page.list_chip, page.new_button):
            assert button.width() >= button.sizeHint().width(), button.objectName()
            assert page.rect().contains(button.geometry())
    user.shell.window().resize(1920, 1080)
    QApplication.processEvents()
    assert page.new_button.text()


def test_everything_fits_the_smallest_window_and_has_a_name(user: User, looks: Theme) -> None:
    new_step(user, "öhm")
    for size in (100, 125, 150):
        looks.apply("light", size)
        QApplication.processEvents()
        panel = form(user).form_panel
        assert panel.minimumSizeHint().width() <= form(user).width() - 48
    for widget in user.shell.window().findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert spoken, f"{type(widget).__name__} {widget.objectName()}"


def test_a_step_of_a_given_client(office: Office, qtbot: QtBot, looks: Theme) -> None:
    client = Builder(office).client("Lehtonen")
    pathways.save_follow_up(office, FollowUp(client=client.id, due=dt.date(2026, 3, 1), what="Other"))
    page = PathwayStepPage(office, None, client)
    qtbot.addWidget(page)
    assert page.client_field.isHidden()
    assert page.what_edit.text() == "", "a follow-up that belongs to no step"
    page.on_edit.setText("1.3.")
    saved: list[PathwayStep] = []
    page.saved.connect(saved.append)
    assert page.save()
    assert saved[0].client == client.id


def test_a_date_and_a_number_are_written_alike_in_every_language(user: User, office: Office) -> None:
    i18n.use("fi")
    page = PathwaysPage(office)
    page.activated()
    table = page.step_view.table()
    assert table.columns[STATE].read_out(table.row(0)) == StepState.PLANNED.label
    assert PathwayType.WORK_TRIAL.label == table.columns[2].read_out(table.row(0))
    page.deleteLater()
