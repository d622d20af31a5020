"""Filters of the list of clients in the window; and any list as a workbook."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from osaava_desktop import i18n
from osaava_desktop.domain.groups import Group, GroupForm, GroupType
from osaava_desktop.domain.mapping import Mapping
from osaava_desktop.domain.outreach import Channel, Encounter
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, PathwayType, StepState
from osaava_desktop.screens import paper_jobs
from osaava_desktop.screens.client_list import NAME
from osaava_desktop.screens.filter_name import FilterNameDialog
from osaava_desktop.screens.groups import GroupsPage
from osaava_desktop.screens.pathways import PathwaysPage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import areas, filters, pathways
from osaava_desktop.store.office import Office
from tests.screens.dialogs import answering
from tests.screens.keyboard import CONTROL, User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import KUOPIO, Builder, day

Key = Qt.Key
STARTED = StepState.STARTED
SHIFT = Qt.KeyboardModifier.ShiftModifier
Make = Callable[[Office], User]


@pytest.fixture
def peopled(office: Office, looks: Theme, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Aalto, ours and started; Berg, Suvi's, mapped and late; Dahl, met last autumn; Ek, who has left."""
    monkeypatch.setattr(paper_jobs, "_folder", "")
    build = Builder(office)
    kuopio = next(town.id for town in areas.localities(office) if town.name == "Kuopio")
    suvi = build.worker("Suvi", KUOPIO.id)
    aalto = build.client("Aalto", worker=office.person.id, birth_date=dt.date(1990, 3, 5))
    berg = build.client("Berg", worker=suvi.id, locality=kuopio)
    dahl = build.client("Dahl", phone="+358 44 555")
    ek = build.client("Ek")
    build.participation(aalto, "2026-01-10")
    build.participation(ek, "2025-01-10", "2025-12-01", eura_started=day("2025-01-10"))
    build.add(Mapping(client=berg.id, on=day("2026-01-30")))
    build.add(Encounter(client=dahl.id, on=day("2025-10-01"), channel=Channel.FOOD_AID))
    pathways.save_follow_up(office, FollowUp(client=berg.id, due=day("2026-01-19"), what="=Call"))
    return office


@pytest.fixture
def user(peopled: Office, make_user: Make) -> User:
    """At the list of those four."""
    return make_user(peopled)


def names(user: User) -> list[str]:
    """Family names on the lines."""
    return [line.client.family_name for line in user.list_page().client_view.table().rows()]


def status(user: User) -> str:
    """What the foot of the window says."""
    return user.shell._status.message()


def pick(user: User, *words: str) -> None:
    """Open the menu of the other filters, and go by those words to the act."""
    menu = user.list_page().filter_bar.more_chip.menu_of_acts()
    for word in words[:-1]:
        menu = next(one for one in menu.findChildren(QMenu) if one.title() == word)
    action = next(one for one in menu.actions() if one.text() == words[-1])
    assert isinstance(action, QAction)
    action.trigger()


@pytest.mark.parametrize(
    ("words", "found", "chip"),
    [
        (("Worker", "Suvi"), ["Berg"], "Suvi"),
        (("Project", "in the project now"), ["Aalto"], "In the project now"),
        (("Project", "has left the project"), ["Ek"], "Has left the project"),
        (("Project", "has not started"), ["Berg", "Dahl"], "Has not started"),
        (("No contact for", "90 days"), ["Dahl", "Ek"], "No contact for 90 days"),
        (("No mapping yet",), ["Aalto", "Dahl", "Ek"], "No mapping yet"),
    ],
)
def test_other_filters_stand_as_chips_and_a_key_takes_them_off(
    user: User, words: tuple[str, ...], found: list[str], chip: str
) -> None:
    pick(user, *words)
    assert names(user) == found
    bar = user.list_page().filter_bar
    shown = [one for one in bar._rest() if one.isVisible()]
    assert [one.text() for one in shown] == [chip]
    shown[0].setFocus()
    user.press(Key.Key_Space)
    assert len(names(user)) == 4
    assert not shown[0].isVisible()
    assert user.focus() is bar.more_chip


def test_late_and_eura_say_how_many(user: User) -> None:
    bar = user.list_page().filter_bar
    assert (bar.late_chip.text(), bar.eura_chip.text()) == ("Late 1", "EURA 2")
    assert bar.eura_chip.accessibleName() == "EURA missing 2"
    bar.eura_chip.setFocus()
    user.press(Key.Key_Space)
    assert names(user) == ["Aalto", "Ek"]
    table = user.list_page().client_view.table()
    assert table.columns[NAME].read_out(table.row(0)) == "Aalto, EURA"


def test_any_number_of_days_may_be_typed(user: User) -> None:
    def type_days(dialog: QInputDialog) -> None:
        assert dialog.intValue() == 30
        dialog.setIntValue(150)
        dialog.accept()

    with answering(QInputDialog, type_days):
        pick(user, "No contact for", "Another number of days…")
    assert names(user) == ["Ek"]
    assert user.list_page().filter_bar.value().no_contact == 150


def test_a_filter_is_saved_chosen_deleted_and_taken_back(user: User, qtbot: QtBot) -> None:
    page = user.list_page()
    page.filter_bar.own_chip.click()

    def name(dialog: FilterNameDialog) -> None:
        assert dialog.name_edit.text() == "Worker: Kerttu Keeper"
        dialog.name_edit.clear()
        dialog.save_button.click()
        assert dialog.name_field.has_problem()
        user.type("My & own")
        user.press(Key.Key_Return)

    with answering(FilterNameDialog, name):
        pick(user, "Save this filter…")
    assert status(user) == "Filter saved: My & own"
    page.filter_bar.clear()
    assert len(names(user)) == 4
    pick(user, "My && own")
    assert names(user) == ["Aalto"]
    assert page.filter_bar.own_chip.isChecked()
    pick(user, "Delete a saved filter", "My && own")
    assert status(user) == "The filter is deleted: My & own"
    assert filters.of_page(page._office, "clients") == []
    with qtbot.waitActive(user.shell.window()):
        user.shell.window().activateWindow()
    assert user.focus() is page.client_view
    user.press(Key.Key_Z, CONTROL)
    assert [one.name for one in filters.of_page(page._office, "clients")] == ["My & own"]
    assert status(user) == "The filter is back: My & own"


def test_the_last_filter_is_there_at_the_next_start(user: User, peopled: Office, make_user: Make) -> None:
    area = user.shell.area_combo
    area.setCurrentIndex(area.findText("Kuopio ja Juankoski"))
    user.list_page().filter_bar.late_chip.click()
    assert names(user) == ["Berg"]
    again = make_user(peopled)
    assert names(again) == ["Berg"]
    assert again.shell.area_combo.currentText() == "Kuopio ja Juankoski"
    assert again.list_page().filter_bar.late_chip.isChecked()
    again.shell.area_combo.setCurrentIndex(0)
    again.list_page().filter_bar.clear_button.click()
    assert len(names(make_user(peopled))) == 4


def test_a_birth_date_is_found_as_it_is_typed(user: User) -> None:
    user.press(Key.Key_F, CONTROL)
    user.type("5.3.1990")
    assert names(user) == ["Aalto"]


def test_several_go_into_the_bin_and_back_as_one(user: User, peopled: Office) -> None:
    view = user.list_page().client_view
    view.setFocus()
    user.press(Key.Key_Down, SHIFT)
    before = peopled.audit_head()
    user.press(Key.Key_Delete)
    assert names(user) == ["Dahl", "Ek"]
    assert status(user) == "2 clients are in the bin"
    assert peopled.audit_head() != before
    user.press(Key.Key_Z, CONTROL)
    assert names(user) == ["Aalto", "Berg", "Dahl", "Ek"]


def save_to(path: Path) -> Callable[[QFileDialog], None]:
    """Answers where a file goes to."""

    def answer(dialog: QFileDialog) -> None:
        edit = dialog.findChild(QLineEdit)
        assert edit is not None
        assert edit.text().endswith("-2026-02-01.xlsx")
        edit.setText(str(path))
        dialog.done(QFileDialog.DialogCode.Accepted)

    return answer


def read(path: Path) -> list[list[object]]:
    """The cells of a workbook."""
    return [list(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()]


def test_what_is_shown_is_saved_as_a_workbook(user: User, tmp_path: Path) -> None:
    pick(user, "Worker", "Suvi")
    with answering(QFileDialog, save_to(tmp_path / "out.xlsx")):
        user.press(Key.Key_E, CONTROL | SHIFT)
    assert status(user) == "Saved. The file is not encrypted: delete it when done."
    rows = read(tmp_path / "out.xlsx")
    assert [row[0] for row in rows[:4]] == [
        "PRACTICE",
        "Clients",
        "ViaDia Pohjois-Savo ry · 1.2.2026",
        "1 / 4 rows · Worker: Suvi",
    ]
    assert rows[-2:] == [
        ["No.", "Name", "Phase", "Locality", "Last met", "Next step", "Due date"],
        ["A-2", "Berg", "Mapping", "Kuopio", dt.date(2026, 1, 30), "=Call", dt.date(2026, 1, 19)],
    ]


def test_no_list_takes_the_place_of_an_office(user: User, peopled: Office) -> None:
    before = peopled.path.read_bytes()
    with answering(QFileDialog, save_to(peopled.path.with_name("x.osaava-keys.xlsx"))):
        user.list_page().export_button.click()
    assert status(user) == "This name belongs to an office file. Choose another name."
    assert peopled.path.read_bytes() == before


def test_an_empty_list_saves_nothing(user: User) -> None:
    user.press(Key.Key_F, CONTROL)
    user.type("nobody")
    user.list_page().export_button.click()
    assert status(user) == "The list shows nothing that could be saved."


@pytest.mark.parametrize(("kind", "row"), [(PathwaysPage, "Berg"), (GroupsPage, "Digiapu")])
def test_other_lists_are_saved_alike(
    user: User, peopled: Office, tmp_path: Path, kind: type[PathwaysPage] | type[GroupsPage], row: str
) -> None:
    build = Builder(peopled)
    build.add(Group(name="Digiapu", type=GroupType.OTHER, form=GroupForm.NONSTOP, started=day("2026-01-07")))
    berg = user.list_page().client_view.table().row(1).client
    pathways.save(
        peopled, PathwayStep(client=berg.id, on=day("2026-01-10"), type=PathwayType.STUDIES, state=STARTED)
    )
    page = kind(peopled)
    user.shell.open(page)
    with answering(QFileDialog, save_to(tmp_path / "out.xlsx")):
        page.export_button.click()
    assert read(tmp_path / "out.xlsx")[-1][0] == row


def test_rows_are_copied_with_their_whole_dates(user: User) -> None:
    view = user.list_page().client_view
    view.setFocus()
    user.press(Key.Key_Down)
    user.press(Key.Key_C, CONTROL)
    text = QGuiApplication.clipboard().text()
    assert text == "A-2\tBerg\tMapping\tKuopio\t30.1.2026\t=Call\t19.1., 13 d"


@pytest.mark.parametrize(("language", "word"), [("fi", "Muut"), ("sv", "Övriga"), ("en", "Others")])
def test_filters_speak_the_users_language(peopled: Office, make_user: Make, language: str, word: str) -> None:
    i18n.use(language)
    user = make_user(peopled)
    bar = user.list_page().filter_bar
    assert bar.more_chip.text() == word
    chips = [*bar._usual(), bar.more_chip]
    assert all(chip.accessibleName() or chip.text() for chip in chips)
    bar.own_chip.click()
    assert {chip.geometry().top() for chip in [*chips, bar.clear_button]} == {0}
