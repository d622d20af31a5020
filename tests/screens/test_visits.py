"""Outreach by keyboard: a visit in seconds, a day's route, names for heads, the list, the bin."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from osaava_desktop import i18n
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.outreach import AgeGroup, Channel, Encounter, Unnamed, Visit
from osaava_desktop.domain.visits import OutreachLine, WholeVisit
from osaava_desktop.domain.words import Gender
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.name_head import NameHeadDialog
from osaava_desktop.screens.outreach import OutreachPage
from osaava_desktop.screens.outreach_encounter import EncounterPage
from osaava_desktop.screens.place import PlaceDialog
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.visit import VisitPage
from osaava_desktop.screens.visit_heads import HeadsLine
from osaava_desktop.services import areas, clients, drafts, figures, outreach, outreach_lists
from osaava_desktop.store.office import Office
from tests.screens.dialogs import answering
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import KUOPIO, VARKAUS, Builder, day

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Worker(User):
    """A user on the page of encounters, with two places and two clients."""

    def __init__(self, office: Office, shell: Shell, window: MainWindow) -> None:
        super().__init__(shell)
        self.office = office
        self.window = window

    def listed(self) -> OutreachPage:
        """The list, if it is in sight."""
        page = self.shell.page()
        assert isinstance(page, OutreachPage)
        return page

    def visit(self) -> VisitPage:
        """A visit, if one is in sight."""
        page = self.shell.page()
        assert isinstance(page, VisitPage)
        return page

    def encounter(self) -> EncounterPage:
        """An encounter, if one is in sight."""
        page = self.shell.page()
        assert isinstance(page, EncounterPage)
        return page

    def save(self) -> None:
        """Ctrl+S, and what happens after it."""
        self.press(Key.Key_S, CONTROL)
        QApplication.processEvents()

    def new_visit(self, letters: str) -> None:
        """A new visit to the place that is found with those letters; the focus is on the heads."""
        self.press(Key.Key_N, CONTROL | SHIFT)
        self.type(letters)
        self.press(Key.Key_Return)

    def stored(self) -> list[WholeVisit]:
        """All visits, the newest first."""
        lines = [line.happening for line in outreach_lists.lines(self.office)]
        return [outreach.whole(self.office, one.id) for one in lines if isinstance(one, Visit)]

    def said(self) -> str:
        """What the foot of the window says."""
        return self.shell._status.message()

    def wake(self) -> None:
        """Back to the window after a dialog: the offscreen platform does not do it by itself."""
        self.shell.window().activateWindow()
        QTest.qWaitForWindowActive(self.shell.window())
        QApplication.processEvents()


def counted(office: Office, *keys: str) -> list[int | None]:
    """Figures of this year."""
    found = figures.compute(office, year_scope(2026, basis=office.profile.basis))
    return [found[key].n for key in keys]


@pytest.fixture
def user(qtbot: QtBot, looks: Theme, office: Office) -> Worker:
    """The window on the list of encounters."""
    build = Builder(office)
    build.place("Ruoka-apu", "Kuopio", KUOPIO, Channel.FOOD_AID)
    build.place("Kohtaamisasema", "Varkaus", VARKAUS, Channel.MEETING_PLACE)
    for name in ("Aalto", "Öhman"):
        clients.save(office, Client(family_name=name, given_names="Oma"))
    place = Place(
        name="outreach",
        number=4,
        title="Encounters",
        icon="chat_multiple",
        make=lambda: OutreachPage(office),
    )
    shell = Shell([place], "Kerttu Keeper", "", [(area.name, area.id) for area in areas.areas(office)])
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda _window: shell.page().discard())
    window.resize(1093, 614)
    window.show_page(shell)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return Worker(office, shell, window)


# A visit


def test_a_food_aid_queue_is_written_in_fifteen_keys(user: Worker, office: Office) -> None:
    user.new_visit("ru")
    user.type("12")
    user.press(Key.Key_Tab)
    user.type("5")
    user.save()
    assert user.keys <= 15
    (whole,) = user.stored()
    assert (whole.heads, whole.new, whole.visit.on) == (12, 5, office.today)
    assert whole.visit.channel is Channel.FOOD_AID
    assert user.visit().title() == "Ruoka-apu, Kuopio"
    assert user.said() == "The visit is saved"
    assert counted(office, "unnamed.heads", "unnamed.new", "visits", "reached") == [12, 5, 12, 12]


def test_the_place_brings_its_channel(user: Worker) -> None:
    user.new_visit("asema")
    assert user.visit().form.channel_combo.currentText() == "Meeting place"


def test_letters_left_alone_mean_the_first_place(user: Worker) -> None:
    user.press(Key.Key_N, CONTROL | SHIFT)
    user.type("varka")
    user.press(Key.Key_Tab)
    assert user.visit().form.place_edit.text() == "Kohtaamisasema, Varkaus"


def test_a_town_will_do_where_there_is_no_place(user: Worker) -> None:
    user.new_visit("leppä")
    user.type("3")
    user.save()
    (whole,) = user.stored()
    assert whole.visit.place is None
    assert user.visit().title() == "Leppävirta"


def test_a_new_place_is_written_down_on_the_way(user: Worker, office: Office) -> None:
    def fill(dialog: PlaceDialog) -> None:
        assert dialog.name_edit.text() == "Kirjasto"
        dialog.save()

    user.press(Key.Key_N, CONTROL | SHIFT)
    user.type("Kirjasto")
    with answering(PlaceDialog, fill):
        user.press(Key.Key_Return)
    assert [one.name for one in areas.places(office)] == ["Kirjasto", "Kohtaamisasema", "Ruoka-apu"]
    assert user.visit().form.place_edit.text().startswith("Kirjasto, ")


def test_people_are_found_and_made_on_the_spot(user: Worker, office: Office) -> None:
    user.new_visit("ruoka")
    user.type("7")
    form = user.visit().form
    form.people_edit.setFocus()
    user.type("aal")
    user.press(Key.Key_Return)
    user.type("Uusi Ville")
    user.press(Key.Key_Return)
    assert user.focus() is form.people_edit
    assert user.visit().total_label.text() == "9"
    assert user.visit().sum_label.text() == "2 by name\n+ 7 without a name"
    assert not clients.find(office, "Uusi")  # nothing is stored before it is saved
    user.save()
    (whole,) = user.stored()
    assert [one.name for one in whole.people] == ["Aalto, Oma", "Uusi, Ville"]
    assert whole.people[1].first_contact is Channel.FOOD_AID
    keys = ("encounters.food_aid", "visits", "named", "reached")
    assert counted(office, *keys) == [2, 9, 2, 9]


def test_a_person_is_listed_once_and_can_be_taken_off(user: Worker) -> None:
    user.new_visit("ruoka")
    form = user.visit().form
    form.people_edit.setFocus()
    for letters in ("aal", "aal"):
        user.type(letters)
        user.press(Key.Key_Return)
    assert form.people_field.message() == "Aalto, Oma is on the list already."
    assert form.people_edit.text() == "aal"
    user.press(Key.Key_Escape)
    user.type("öhm")
    user.press(Key.Key_Return)
    form.people_view.setFocus()
    user.press(Key.Key_Delete)
    assert [one.family_name for one in form.entry().people] == ["Aalto"]
    user.press(Key.Key_Delete)
    assert form.entry().people == ()
    assert user.focus() is form.people_edit


def test_guidance_times_and_note_are_kept(user: Worker, office: Office) -> None:
    user.new_visit("ruoka")
    page = user.visit()
    page.form.starts_edit.setText("9")
    page.form.ends_edit.setText("1030")
    page.form.topics_chips.chips()[3].click()
    page.form.note_edit.setPlainText("jono ulkona")
    user.save()
    (whole,) = user.stored()
    assert (whole.visit.starts, whole.visit.ends) == (dt.time(9), dt.time(10, 30))
    assert whole.topics == {Topic.BENEFITS}
    assert whole.visit.note == "jono ulkona"
    assert not page.is_dirty()
    assert page.form.ends_edit.text() == "10.30"


def test_heads_by_gender_and_age(user: Worker, office: Office) -> None:
    user.new_visit("ruoka")
    editor = user.visit().form.heads_editor
    user.type("9")
    editor.kinds_button.click()
    assert user.focus() is editor.findChildren(HeadsLine)[0].gender_combo
    user.press(Key.Key_W)  # woman
    user.press(Key.Key_Tab)
    user.press(Key.Key_U)  # under 30
    editor.add_button.click()
    user.press(Key.Key_M)
    user.press(Key.Key_Tab, times=2)
    user.type("4")
    user.press(Key.Key_Tab)
    user.type("1")
    user.save()
    (whole,) = user.stored()
    assert {(one.gender, one.age_group, one.heads, one.new) for one in whole.unnamed} == {
        (Gender.FEMALE, AgeGroup.UNDER_30, 9, 0),
        (Gender.MALE, None, 4, 1),
    }
    assert user.visit().total_label.text() == "13"
    assert not user.visit().is_dirty()


# What is refused


def test_everything_wrong_is_said_at_once_and_nothing_is_lost(user: Worker) -> None:
    user.press(Key.Key_N, CONTROL | SHIFT)
    page = user.visit()
    form = page.form
    form.on_edit.setText("2.2.2026")
    form.starts_edit.setText("12")
    form.ends_edit.setText("11")
    line = form.heads_editor.findChildren(HeadsLine)[0]
    line.heads_stepper.set_value(1)
    line.new_stepper.set_value(2)
    before = form.entry()
    user.save()
    assert form.on_field.message() == "This date is in the future."
    assert form.ends_field.message() == "The end is before the start."
    assert form.place_field.message() == "Choose the place or the locality."
    assert form.heads_editor.problem() == "There can't be more new faces than visitors without a name."
    assert user.focus() is form.on_edit
    assert form.entry() == before
    assert user.stored() == []


@pytest.mark.parametrize(
    ("on", "starts", "field", "words"),
    [
        ("31.2.", "", "on", "There is no such day"),
        ("", "", "on", "This is needed"),
        ("", "25", "starts", "Write the time as 9.30"),
    ],
)
def test_dates_and_times_that_cannot_be_read(
    user: Worker, on: str, starts: str, field: str, words: str
) -> None:
    user.new_visit("ruoka")
    form = user.visit().form
    form.on_edit.setText(on)
    form.starts_edit.setText(starts)
    user.save()
    shown = {"on": form.on_field, "starts": form.starts_field}[field].message()
    assert shown.startswith(words)
    assert user.stored() == []


def test_far_too_many_heads(user: Worker) -> None:
    user.new_visit("ruoka")
    user.type("99999")
    user.save()
    assert user.visit().form.heads_editor.problem() == "Give a number from 0 to 2000."
    assert user.stored() == []


def test_leaving_asks_about_what_is_not_saved(user: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    user.new_visit("ruoka")
    user.type("3")
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Discard)
    user.shell.back()
    assert user.listed().outreach_view.table().rowCount() == 0
    assert drafts.find(user.office, "visit new") is None


# The draft


def test_a_crash_loses_nothing(user: Worker, office: Office) -> None:
    user.new_visit("ruoka")
    user.type("8")
    page = user.visit()
    page.form.people_edit.setFocus()
    user.type("aal")
    user.press(Key.Key_Return)
    user.type("Uusi Ville")
    user.press(Key.Key_Return)
    page.form.topics_chips.chips()[0].click()
    page._drafts.flush()
    again = VisitPage(office, None)
    again.notice.buttons()[0].click()
    assert again.form.entry().is_same(page.form.entry())
    assert again.is_dirty()
    assert again.save()
    assert drafts.find(office, "visit new") is None
    again.deleteLater()


def test_a_draft_can_be_thrown_away(user: Worker, office: Office) -> None:
    user.new_visit("ruoka")
    user.type("8")
    user.visit()._drafts.flush()
    again = VisitPage(office, None)
    again.notice.buttons()[1].click()
    assert drafts.find(office, "visit new") is None
    assert not again.is_dirty()
    again.deleteLater()


# The day's route


def test_three_stops_in_one_go(user: Worker, office: Office) -> None:
    user.new_visit("ruoka")
    user.type("5")
    form = user.visit().form
    form.starts_edit.setText("9")
    form.ends_edit.setText("10")
    user.press(Key.Key_Return, CONTROL)
    assert user.focus() is form.place_edit
    assert (form.starts_edit.text(), form.ends_edit.text(), form.place_edit.text()) == ("10.00", "", "")
    user.type("asema")
    user.press(Key.Key_Return)
    user.type("2")
    user.press(Key.Key_Return, CONTROL)
    user.type("leppä")
    user.press(Key.Key_Return)
    user.type("1")
    user.save()
    assert [whole.heads for whole in user.stored()] == [1, 2, 5]
    rows = form.stops_view.table().rows()
    assert [(line.where, line.total) for line in rows] == [
        ("Ruoka-apu, Kuopio", 5),
        ("Kohtaamisasema, Varkaus", 2),
        ("Leppävirta", 1),
    ]
    assert form.stops_label.text() == "8 met"
    assert counted(office, "unnamed.heads", "visits") == [8, 8]


def test_a_stop_that_cannot_be_saved_stays(user: Worker) -> None:
    user.new_visit("ruoka")
    user.type("5")
    user.visit().form.on_edit.setText("32.1.")
    user.press(Key.Key_Return, CONTROL)
    assert user.visit().form.entry().heads[0][2] == 5
    assert user.stored() == []


def test_the_next_stop_is_a_key_away_from_the_note_too(user: Worker) -> None:
    user.new_visit("ruoka")
    user.visit().form.note_edit.setFocus()
    user.type("jono")
    user.press(Key.Key_Return, CONTROL)
    assert [whole.visit.note for whole in user.stored()] == ["jono"]
    assert user.visit().title() == "New visit"


def test_an_earlier_stop_opens_on_top(user: Worker) -> None:
    user.new_visit("ruoka")
    user.press(Key.Key_Return, CONTROL)
    view = user.visit().form.stops_view
    view.setFocus()
    view.selectRow(0)
    user.press(Key.Key_Return)
    assert user.visit().title() == "Ruoka-apu, Kuopio"
    user.press(Key.Key_Escape)
    assert user.visit().title() == "New visit"


# Names for heads


def name_one(user: Worker, letters: str, *, new: bool) -> None:
    """Alt+T, the letters, perhaps the tick, Enter."""

    def fill(dialog: NameHeadDialog) -> None:
        user.type(letters)
        user.press(Key.Key_Return)
        if new:
            user.press(Key.Key_Space)
        user.press(Key.Key_Return)

    with answering(NameHeadDialog, fill):
        user.visit().name_button.click()
    user.wake()


def test_a_new_face_gets_a_name_and_loses_it_again(user: Worker, office: Office) -> None:
    user.new_visit("ruoka")
    user.type("4")
    user.press(Key.Key_Tab)
    user.type("2")
    user.save()
    keys = ("unnamed.heads", "unnamed.new", "encounters.food_aid", "visits", "named", "reached")
    before = counted(office, *keys)
    name_one(user, "Uusi Ville", new=True)
    assert counted(office, *keys) == [3, 1, 1, 4, 1, 4]
    assert before == [4, 2, 0, 4, 0, 4]
    assert user.said() == "Uusi, Ville is counted by name now"
    assert [one.name for one in user.visit().form.entry().people] == ["Uusi, Ville"]
    user.press(Key.Key_Z, CONTROL)
    assert counted(office, *keys) == before
    assert not clients.find(office, "Ville")
    assert not user.visit().undo_button.isVisible()


def test_who_is_there_by_name_already_is_not_counted_twice(user: Worker, office: Office) -> None:
    user.new_visit("ruoka")
    user.type("4")
    user.visit().form.people_edit.setFocus()
    user.type("aal")
    user.press(Key.Key_Return)
    user.save()

    def fill(dialog: NameHeadDialog) -> None:
        dialog.save()
        assert "Choose the person" in dialog.client_field.message()
        user.type("aal")
        user.press(Key.Key_Return)
        user.press(Key.Key_Return)
        assert dialog.client_field.message() == "This client is already counted here by name."

    with answering(NameHeadDialog, fill):
        user.visit().name_button.click()
    assert counted(office, "unnamed.heads", "visits") == [4, 5]


# Encounters outside of visits


def test_an_encounter_in_the_street(user: Worker, office: Office) -> None:
    user.press(Key.Key_Insert)
    user.type("Katu Kalle")
    user.press(Key.Key_Return)
    user.save()
    assert user.encounter().title() == "Katu, Kalle"
    assert counted(office, "encounters.other", "visits", "named") == [1, 1, 1]
    user.press(Key.Key_Escape)
    (line,) = user.listed().outreach_view.table().rows()
    assert line.person == "Katu, Kalle · A-1003"
    user.press(Key.Key_Return)
    user.encounter().channel_combo.setCurrentIndex(user.encounter().channel_combo.findData(Channel.PARTNER))
    user.save()
    assert counted(office, "encounters.other", "encounters.partner") == [0, 1]


def test_an_encounter_wants_a_person_and_a_day(user: Worker) -> None:
    user.press(Key.Key_Insert)
    page = user.encounter()
    page.on_edit.setText("2.2.2026")
    page.note_edit.setPlainText("tavattu kadulla")
    user.save()
    assert page.client_field.message() == "Choose the person from the list that opens as you type."
    assert page.on_field.message() == "This date is in the future."
    assert page.note_edit.toPlainText() == "tavattu kadulla"
    assert user.focus() is page.client_edit


# The list


@pytest.fixture
def full(user: Worker, office: Office) -> Worker:
    """Three lines: a visit of today in Kuopio, one of somebody else in January in Varkaus, an encounter."""
    suvi = Builder(office).worker("Suvi Worker", VARKAUS.id)
    asema, ruoka = areas.places(office)
    aalto = clients.find(office, "aalto")[0]
    for visit, heads in (
        (Visit(on=office.today, channel=Channel.FOOD_AID, place=ruoka.id), Unnamed(heads=5, new=2)),
        (
            Visit(on=day("2026-01-10"), channel=Channel.MEETING_PLACE, place=asema.id, worker=suvi.id),
            Unnamed(heads=3, new=1),
        ),
    ):
        outreach.save_whole(office, WholeVisit(visit=visit, people=(aalto,), unnamed=(heads,)))
    outreach.meet(office, aalto, Encounter(on=day("2026-01-20"), client=aalto.id, channel=Channel.OTHER))
    user.shell.page().activated()
    return user


def shown(user: Worker) -> list[str]:
    """What the list shows."""
    lines: list[OutreachLine] = list(user.listed().outreach_view.table().rows())
    return [line.person or line.where for line in lines]


def test_the_list_is_the_newest_first_with_its_sums(full: Worker) -> None:
    assert shown(full) == ["Ruoka-apu, Kuopio", "Aalto, Oma · A-1001", "Kohtaamisasema, Varkaus"]
    assert full.listed().facts() == "2 visits · 1 other encounter"
    assert full.listed().sum_label.text() == (
        "2 visits · 1 other encounter · 3 by name · 8 without a name, 3 of them new faces · 11 met in all"
    )


def test_search_chips_and_area_narrow_the_list_and_its_sums(full: Worker) -> None:
    page = full.listed()
    page.own_chip.click()
    assert shown(full) == ["Ruoka-apu, Kuopio", "Aalto, Oma · A-1001"]
    page.month_chip.click()
    assert shown(full) == ["Ruoka-apu, Kuopio"]
    assert page.sum_label.text().startswith("1 visit · 1 by name · 5 without a name")
    page.clear_button.click()
    page.channel_chip.set_value(Channel.MEETING_PLACE)
    page.channel_chip.picked.emit(Channel.MEETING_PLACE)
    assert shown(full) == ["Kohtaamisasema, Varkaus"]
    page.clear_filters()
    full.shell.choose_area(VARKAUS.id)
    assert shown(full) == ["Kohtaamisasema, Varkaus"]
    full.shell.choose_area(None)
    full.press(Key.Key_F, CONTROL)
    full.type("aalto")
    assert shown(full) == ["Aalto, Oma · A-1001"]
    full.type("x")
    assert page.stack.currentWidget() is page.nothing_state


def test_the_bin_takes_lines_out_of_the_figures_and_back(full: Worker, office: Office) -> None:
    before = counted(office, "visits", "named", "reached")
    full.listed().outreach_view.selectAll()
    full.press(Key.Key_Delete)
    assert counted(office, "visits", "named", "reached") == [0, 0, 0]
    assert full.listed().stack.currentWidget() is full.listed().empty_state
    full.listed().undo_button.setFocus()
    full.press(Key.Key_Z, CONTROL)
    assert counted(office, "visits", "named", "reached") == before
    assert len(shown(full)) == 3


def test_a_visit_goes_to_the_bin_from_its_page(full: Worker, office: Office) -> None:
    full.press(Key.Key_Return)
    full.visit().bin_button.click()
    assert shown(full) == ["Aalto, Oma · A-1001", "Kohtaamisasema, Varkaus"]
    assert full.said() == "1 entry is in the bin"
    full.press(Key.Key_Z, CONTROL)
    assert len(shown(full)) == 3
    full.press(Key.Key_Down)
    full.press(Key.Key_Return)
    full.encounter().bin_button.click()
    assert shown(full) == ["Ruoka-apu, Kuopio", "Kohtaamisasema, Varkaus"]


def test_an_opened_visit_is_changed(full: Worker) -> None:
    full.press(Key.Key_Return)
    page = full.visit()
    page.form.heads_editor.focus_first()
    full.type("6")
    assert page.is_dirty()
    full.save()
    assert full.stored()[0].heads == 6
    full.press(Key.Key_Escape)
    line = full.listed().outreach_view.current_row()
    assert isinstance(line, OutreachLine)
    assert line.where == "Ruoka-apu, Kuopio"


# Languages and access


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_field_has_a_name_in_every_language(user: Worker, office: Office, language: str) -> None:
    with i18n.speaking(language):
        pages = [VisitPage(office, None), EncounterPage(office, None), OutreachPage(office)]
        for page in pages:
            page.show()
            for widget in page.findChildren(QWidget):
                if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    found = QAccessible.queryAccessibleInterface(widget)
                    name = found.text(QAccessible.Text.Name)
                    assert name or widget.focusProxy(), widget.objectName()
            page.hide()
            page.deleteLater()


def test_tab_goes_through_the_form_as_it_is_read(user: Worker) -> None:
    user.press(Key.Key_N, CONTROL | SHIFT)
    form = user.visit().form
    form.on_edit.setFocus()
    line = form.heads_editor.findChildren(HeadsLine)[0]
    order: list[QWidget] = [form.starts_edit, form.ends_edit, form.place_edit, form.channel_combo]
    order += [line.heads_edit, line.new_edit, form.heads_editor.kinds_button]
    order += [form.people_edit, form.topics_chips.chips()[0], form.note_edit]
    for widget in order:
        user.press(Key.Key_Tab)
        assert user.focus() is widget, (user.focus().objectName(), widget.objectName())
