"""The board of pathways by keyboard: cards move, days and doubts are asked, all with a way back."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from osaava_desktop import settings
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.partners import Opportunity, OpportunityType, Partner, PartnerType
from osaava_desktop.domain.pathways import PathwayStep, PathwayType, StepState, StillThere, moved
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.client_pathways_tab import ClientPathwaysTab
from osaava_desktop.screens.day import DayDialog
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.office_card import OfficeCard
from osaava_desktop.screens.pathway_step import PathwayStepPage
from osaava_desktop.screens.pathways import PathwaysPage
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.still_there import StillThereDialog
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import opportunities, partners, pathways, small_steps
from osaava_desktop.store.office import Office
from tests.screens.dialogs import answering, waited
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import Builder, day

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def ohman(office: Office) -> Client:
    """In the project since 2.1.2026; today is 1.2.2026."""
    build = Builder(office)
    client = build.client("Öhman", given_names="Ulf")
    build.participation(client, "2026-01-02")
    return client


@pytest.fixture
def step(office: Office, ohman: Client) -> PathwayStep:
    """Planned for 20.1., so it is late by twelve days."""
    return pathways.save(
        office, PathwayStep(client=ohman.id, type=PathwayType.EMPLOYMENT, on=day("2026-01-20"))
    )


@pytest.fixture
def user(office: Office, step: PathwayStep, qtbot: QtBot, looks: Theme) -> Iterator[User]:
    """On the board, which is what comes first."""
    place = Place(
        name="pathways", number=5, title="Pathways", icon="steps", make=lambda: PathwaysPage(office)
    )
    shell = Shell([place], "Kerttu Keeper", "", [])
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda _window: shell.page().discard())
    window.resize(1093, 614)
    window.show_page(shell)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield User(shell)
    shell.page().discard()


def page(user: User) -> PathwaysPage:
    found = user.shell.page()
    assert isinstance(found, PathwaysPage)
    return found


def cards(user: User) -> list[int]:
    """How many cards each column shows."""
    return [column.view.cards.rowCount() for column in page(user).board.columns()]


def status(user: User) -> str:
    return user.shell._status.message()


def typed(text: str) -> Callable[[DayDialog], None]:
    """Types a day over the one proposed, and Enter; a day that can't be leaves the dialog open."""

    def answer(dialog: DayDialog) -> None:
        dialog.day_edit.setText(text)
        dialog.save()
        assert dialog.isVisible() == dialog.day_field.has_problem()

    return answer


def press(user: User, key: Qt.Key, text: str) -> None:
    """A key with Alt that asks for a day; then the window has the keys again."""
    with answering(DayDialog, typed(text)):
        user.press(key, ALT)
    back(user)


def back(user: User) -> None:
    """The window has the keys again; without a desktop nobody gives them to it."""
    user.shell.window().activateWindow()
    assert waited(user.shell.window().isActiveWindow)


def only(office: Office) -> PathwayStep:
    (found,) = pathways.steps(office)
    return found


def test_a_card_says_who_where_to_and_how_late(user: User) -> None:
    assert cards(user) == [1, 0, 0, 0]
    assert user.focus() is page(user).board.columns()[0].view
    card = page(user).board.columns()[0].view.currentIndex()
    assert card.data() == "Öhman, Ulf, work, starts 20.1., late by 12 d, Kerttu Keeper"
    assert page(user).own_chip.isChecked(), "one's own that go on, at first"


def test_alt_and_arrows_take_a_card_along_and_ask_the_day(user: User, office: Office) -> None:
    press(user, Key.Key_Right, "25.1.")
    assert (only(office).state, only(office).on) == (StepState.STARTED, day("2026-01-25"))
    assert status(user) == "Moved: Öhman, Ulf, started"
    assert user.focus() is page(user).board.columns()[1].view
    assert len(pathways.follow_ups(office)) == 2
    press(user, Key.Key_Right, "31.1.")
    assert (only(office).state, only(office).ended) == (StepState.COMPLETED, day("2026-01-31"))
    user.press(Key.Key_Right, ALT)
    assert (only(office).state, only(office).ended) == (StepState.INTERRUPTED, day("2026-01-31"))
    user.press(Key.Key_Right, ALT)
    assert cards(user) == [0, 0, 0, 1]
    user.press(Key.Key_Z, CONTROL)
    assert only(office).state is StepState.COMPLETED
    assert status(user) == "It is as before"
    user.press(Key.Key_Left, ALT)
    user.press(Key.Key_Left, ALT)
    assert (only(office).state, only(office).ended) == (StepState.PLANNED, None)
    assert pathways.follow_ups(office) == []


def test_a_day_that_cannot_be_changes_nothing(user: User, office: Office, step: PathwayStep) -> None:
    press(user, Key.Key_Right, "1.3.2026")
    assert only(office) == step
    assert cards(user) == [1, 0, 0, 0]


def test_a_card_dropped_on_another_column(user: User, office: Office, step: PathwayStep) -> None:
    first, started = (column.view for column in page(user).board.columns()[:2])
    data = first.cards.mimeData([first.currentIndex()])
    assert isinstance(data, QMimeData)
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with answering(DayDialog, typed("25.1.")):
        started.dropEvent(drop)
    assert only(office).state is StepState.STARTED


def test_what_is_odd_is_asked_and_can_be_saved(user: User, office: Office, ohman: Client) -> None:
    pathways.save(
        office,
        PathwayStep(
            client=ohman.id, type=PathwayType.EMPLOYMENT, state=StepState.STARTED, on=day("2026-01-10")
        ),
    )
    user.press(Key.Key_F5)
    press(user, Key.Key_Right, "25.1.")
    assert page(user).notice.text() == "The client is at work already: another step to work has not ended."
    assert cards(user) == [1, 1, 0, 0]
    assert user.focus() is page(user).notice.buttons()[0]
    user.press(Key.Key_Space)
    assert cards(user) == [0, 2, 0, 0]
    assert page(user).notice.text() == ""


def test_arrows_enter_bin_and_the_switch_which_is_remembered(
    user: User, office: Office, ohman: Client
) -> None:
    pathways.save(
        office,
        PathwayStep(
            client=ohman.id,
            type=PathwayType.STUDIES,
            state=StepState.COMPLETED,
            on=day("2026-01-10"),
            ended=day("2026-01-11"),
        ),
    )
    user.press(Key.Key_F5)
    user.press(Key.Key_Right)
    assert user.focus() is page(user).board.columns()[2].view
    user.press(Key.Key_B, CONTROL)
    chosen = page(user).step_view.current_row()
    assert chosen is not None
    assert chosen.step.type is PathwayType.STUDIES
    assert settings.load().lists[f"{office.person.id} pathways view"] == "list"
    user.press(Key.Key_B, CONTROL)
    user.press(Key.Key_Delete)
    assert cards(user) == [1, 0, 0, 0]
    user.press(Key.Key_Z, CONTROL)
    assert cards(user) == [1, 0, 1, 0]
    user.press(Key.Key_Return)
    form = user.shell.page()
    assert isinstance(form, PathwayStepPage)
    assert form.type_combo.currentData() == PathwayType.STUDIES


def test_what_is_over_is_shown_in_part_and_only_of_this_year(
    user: User, office: Office, ohman: Client
) -> None:
    for ended in ("2025-12-30", *(f"2026-01-{number:02}" for number in range(11, 19))):
        pathways.save(
            office,
            PathwayStep(
                client=ohman.id,
                type=PathwayType.OTHER,
                state=StepState.COMPLETED,
                on=day("2025-10-01"),
                ended=day(ended),
            ),
        )
    user.press(Key.Key_F5)
    column = page(user).board.columns()[2]
    assert cards(user) == [1, 0, 5, 0]
    assert column.more_button.text() == "Show 3 others"
    column.more_button.click()
    assert cards(user) == [1, 0, 8, 0]
    assert page(user).tally_label.text() == "After 3 months: to be asked 9"


def test_the_answer_is_given_on_the_form_and_counted(user: User, office: Office, step: PathwayStep) -> None:
    begun = pathways.save(office, moved(step, StepState.STARTED, dt.date(2026, 1, 20)))
    user.press(Key.Key_F5)
    user.press(Key.Key_Return)
    form = user.shell.page()
    assert isinstance(form, PathwayStepPage)
    lines = form.still_lines.buttons()
    assert [line.text() for line in lines] == [
        "3 months: to be asked 20.4.2026",
        "6 months: to be asked 20.7.2026",
    ]

    def say_no(dialog: StillThereDialog) -> None:
        dialog.outcome_chips.chips()[1].click()
        dialog.save()

    with answering(StillThereDialog, say_no):
        lines[0].click()
    back(user)
    assert pathways.still_of(office, begun.id)[0].outcome is StillThere.NO
    assert form.still_lines.buttons()[0].text() == "3 months: not any more 1.2.2026"
    user.press(Key.Key_Escape)
    assert page(user).tally_label.text() == "After 3 months: not any more 1"


def test_the_form_knows_opportunity_and_a_new_partner(user: User, office: Office) -> None:
    cafe = partners.save(office, Partner(name="Kahvila", type=PartnerType.EMPLOYER))
    open_one = opportunities.save(
        office,
        Opportunity(type=OpportunityType.JOB, title="Cook", opened=day("2026-01-01"), partner=cafe.id),
    )
    opportunities.save(
        office,
        Opportunity(
            type=OpportunityType.JOB, title="Old", opened=day("2025-01-01"), open_until=day("2025-02-01")
        ),
    )
    user.press(Key.Key_Return)
    form = user.shell.page()
    assert isinstance(form, PathwayStepPage)
    assert [form.opportunity_combo.itemText(line) for line in range(2)] == ["", "Cook"]
    assert form.opportunity_combo.count() == 2
    form.opportunity_combo.setFocus()
    user.type("c")
    form.opportunity_combo.activated.emit(1)
    assert form.partner_edit.text() == "Kahvila"
    assert form.partner_edit.cursorPosition() == 0, "a long name is seen from its beginning"
    user.press(Key.Key_S, CONTROL)
    assert (only(office).opportunity, only(office).partner) == (open_one.id, cafe.id)
    form.partner_edit.setFocus()
    form.partner_edit.selectAll()
    user.type("Leipomo")
    user.press(Key.Key_Down)
    user.press(Key.Key_Return)
    user.press(Key.Key_S, CONTROL)
    (new,) = [one for one in partners.partners(office) if one.name == "Leipomo"]
    assert only(office).partner == new.id


def test_the_form_asks_before_an_odd_step_is_saved(user: User, office: Office, ohman: Client) -> None:
    user.press(Key.Key_Return)
    form = user.shell.page()
    assert isinstance(form, PathwayStepPage)
    form.state_combo.setCurrentIndex(1)
    form.on_edit.setText("1.1.2026")
    user.press(Key.Key_S, CONTROL)
    assert form.notice.text() == "The step begins before the client has started in the project."
    assert only(office).state is StepState.PLANNED
    button = user.focus()
    assert isinstance(button, QPushButton)
    assert button.text() == "Save anyway"
    user.press(Key.Key_Space)
    assert only(office).on == day("2026-01-01")
    assert user.focus() is form.state_combo


@pytest.fixture
def ladder(office: Office, ohman: Client, qtbot: QtBot, looks: Theme) -> Iterator[ClientPathwaysTab]:
    """The client's tab with nothing on it yet."""
    client_page = ClientPage(office, ohman)
    tab = ClientPathwaysTab(office)
    qtbot.addWidget(client_page)
    qtbot.addWidget(tab)
    tab.show_client(ohman)
    with qtbot.waitActive(tab):
        tab.show()
        tab.activateWindow()
    yield tab
    tab.hide()


def test_a_small_step_takes_a_letter_and_enter(
    ladder: ClientPathwaysTab, office: Office, ohman: Client
) -> None:
    card = ladder.ladder_card
    assert not card.hint_label.isHidden()
    card.kind_combo.setFocus()
    user_type(card.kind_combo, "v")
    (rung,) = small_steps.of_client(office, ohman.id)
    assert (rung.kind.value, rung.on) == ("visited", office.today)
    assert card.count_label.text() == "1"
    card.undo()
    assert small_steps.of_client(office, ohman.id) == []
    user_type(card.kind_combo, "a")
    card.ladder_view.choose(small_steps.of_client(office, ohman.id)[0].id)
    card.ladder_view.setFocus()
    card.put_in_bin()
    assert small_steps.of_client(office, ohman.id) == []
    assert QApplication.focusWidget() is card.kind_combo
    card.undo()
    with answering(DayDialog, typed("15.1.")):
        card.change_day(small_steps.of_client(office, ohman.id)[0])
    assert small_steps.of_client(office, ohman.id)[0].on == day("2026-01-15")


def user_type(widget: QWidget, letter: str) -> None:
    """A letter and Enter, where the focus is."""
    assert QApplication.focusWidget() is widget
    QTest.keyClicks(widget, letter)
    QTest.keyClick(widget, Key.Key_Return)


def test_the_office_sets_when_follow_ups_fall_due(office: Office, qtbot: QtBot, looks: Theme) -> None:
    card = OfficeCard(office)
    qtbot.addWidget(card)
    assert (card.weeks_edit.text(), card.months_edit.text()) == ("4", "3, 6")
    card.months_edit.setText("6,x")
    card.months_edit.editingFinished.emit()
    assert card.months_field.has_problem()
    assert office.profile.step_months == "3, 6"
    for odd in ("5" * 5000, "0", "-1", "1000", "²", ""):
        card.weeks_edit.setText(odd)
        card.weeks_edit.editingFinished.emit()
        assert card.weeks_field.has_problem(), odd[:5]
    card.months_edit.setText("12 6")
    card.weeks_edit.setText("8")
    card.months_edit.editingFinished.emit()
    assert (office.profile.leaving_weeks, office.profile.step_months) == (8, "6, 12")
    assert card.months_edit.text() == "6, 12"
    assert not card.months_field.has_problem()
