"""The funder's page by keyboard: who is counted in a number, EURA's counts, and whom to chase."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from python_calamine import CalamineWorkbook

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.esf_gaps import Gap
from osaava_desktop.domain.participations import Education, EndStatus, StartStatus
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.domain.words import Answer, Gender
from osaava_desktop.i18n import speaking
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.esf import EsfPage
from osaava_desktop.screens.figure import FigurePage
from osaava_desktop.screens.participation import ParticipationPage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import clients, esf, people
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import KAAVI, KUOPIO, Builder, day

Key = Qt.Key


@pytest.fixture
def aino(office: Office) -> Client:
    """Aino has left and is known of; Bengt's start data are incomplete, and EURA has no notice of him."""
    builder = Builder(office)
    woman = builder.client("Aino", gender=Gender.FEMALE, birth_date=day("1980-01-01"))
    time = builder.participation(
        woman,
        "2025-01-10",
        "2025-06-01",
        status=StartStatus.UNEMPLOYED,
        education=Education.BASIC,
        homeless=Answer.YES,
        eura_started=day("2025-01-11"),
        area=KAAVI.id,
    )
    builder.exits(time, day0=EndStatus.AT_WORK)
    bengt = builder.client("Bengt", gender=Gender.MALE, birth_date=day("1980-01-01"))
    builder.participation(bengt, "2025-02-10", area=KUOPIO.id)
    return woman


@pytest.fixture
def user(aino: Client, office: Office, looks: Theme, make_user: Callable[[Office], User]) -> User:
    """At the table of 2025."""
    return at_page(office, make_user)


def at_page(office: Office, make_user: Callable[[Office], User]) -> User:
    """The page of 2025 in a window."""
    made = make_user(office)

    def open_client(key: object) -> None:
        made.shell.open(ClientPage(office, clients.get(office, key)))  # type: ignore[arg-type]

    made.shell.open(EsfPage(office, 2025, open_client))
    return made


def page(user: User) -> EsfPage:
    """The page, if it is in sight."""
    found = user.shell.page()
    assert isinstance(found, EsfPage)
    return found


def turn(user: User) -> None:
    """To the next tab."""
    user.press(Key.Key_Tab, CONTROL)


def code(user: User) -> str:
    """The indicator under the cursor of the table."""
    found = page(user).table_tab.row_view.current_row()
    assert found is not None
    return str(found.code)


def said(user: User) -> str:
    """What the foot of the window says."""
    return user.shell._status.message()


def row(user: User, indicator: str) -> tuple[str, str, str]:
    """EURA's count of an indicator as typed, the difference, and why."""
    line = page(user).counts_tab._rows[indicator]
    mark = line.pill.mark()
    return line.edit.text(), mark.text if mark else "", line.why.text()


def test_enter_on_a_number_shows_who_is_counted(user: User) -> None:
    assert page(user).title() == "ESF+ 2025"
    assert page(user).facts() == "2 participants"
    view = page(user).table_tab.row_view
    assert user.focus() is view
    assert code(user) == "EECO01"  # the heading above it can't be chosen
    user.press(Key.Key_Down, times=2)  # past the incomplete
    user.press(Key.Key_Right)
    user.press(Key.Key_Return)
    opened = user.shell.page()
    assert isinstance(opened, FigurePage)
    assert opened.title() == "EECO02 Unemployed, long-term unemployed included, women: 1"
    assert [member.label for _place, member in opened._members] == ["Aino"]
    user.press(Key.Key_Escape)
    assert (code(user), view.currentIndex().column()) == ("EECO02", 3)


def test_the_result_of_a_gender_opens_too(user: User) -> None:
    view = page(user).table_tab.row_view
    user.press(Key.Key_End, CONTROL)
    assert code(user) == "EECR04"
    view.setCurrentIndex(view.table().index(view.currentIndex().row(), 3))
    user.press(Key.Key_Return)
    opened = user.shell.page()
    assert isinstance(opened, FigurePage)
    assert [member.label for _place, member in opened._members] == ["Aino"]


def test_a_sensitive_number_is_opened_with_a_trace(user: User, office: Office) -> None:
    view, before = page(user).table_tab.row_view, office.audit_head()
    view.choose("EECO16")
    user.press(Key.Key_Return)
    assert isinstance(user.shell.page(), FigurePage)
    assert office.audit_head() != before


def test_incomplete_records_lead_to_those_who_are_chased(user: User) -> None:
    user.press(Key.Key_Down)
    user.press(Key.Key_Return)
    assert page(user).tab() is page(user).chase_tab
    shown = page(user).chase_tab.row_view.table().rows()
    assert [(one.name, one.what) for one in shown] == [("Bengt", "labour-market status and education")]


def test_counts_typed_tell_the_difference_at_once_and_are_saved(user: User, office: Office) -> None:
    turn(user)
    assert page(user).facts() == "no counts of EURA yet"
    assert user.focus() is page(user).counts_tab._rows["EECO01"].edit
    user.type("1")
    assert row(user, "EECO01") == ("1", "1 more here", "1 start notice is missing in EURA.")
    user.press(Key.Key_Return)
    user.type("1")
    assert row(user, "EECO02") == ("1", "the same", "")
    assert user.shell.window().isWindowModified()
    assert not page(user).year_combo.isEnabled()
    user.press(Key.Key_S, CONTROL)
    assert said(user) == "The counts of EURA are saved"
    assert page(user).facts() == "1 of 2 numbers differs"
    assert {key: one.count for key, one in esf.counts(office, 2025).items()} == {
        "esf.EECO01": 1,
        "esf.EECO02": 1,
    }
    assert page(user).counts_tab.seen_label.text() == "Last seen 1.2.2026"
    page(user).counts_tab._rows["EECO02"].edit.clear()
    user.press(Key.Key_S, CONTROL)
    assert set(esf.counts(office, 2025)) == {"esf.EECO01"}


def test_numbers_of_a_gender_are_kept_apart(user: User, office: Office) -> None:
    turn(user)
    user.type("2")
    combo = page(user).counts_tab.column_combo
    combo.setCurrentIndex(1)
    assert row(user, "EECO01") == ("", "", "")
    page(user).counts_tab._rows["EECO01"].edit.setText("1")
    combo.setCurrentIndex(0)
    assert row(user, "EECO01")[0] == "2"
    user.press(Key.Key_S, CONTROL)
    assert {key: one.count for key, one in esf.counts(office, 2025).items()} == {
        "esf.EECO01": 2,
        "esf.EECO01.female": 1,
    }


def test_another_day_holds_for_all_that_was_typed(user: User, office: Office) -> None:
    esf.save_counts(office, 2025, {"esf.EECO01": 2}, day("2026-01-10"))
    turn(user)
    page(user).counts_tab.day_edit.setText("30.1.")
    assert page(user).is_dirty()
    user.press(Key.Key_S, CONTROL)
    assert esf.counts(office, 2025)["esf.EECO01"].on == day("2026-01-30")


@pytest.mark.parametrize(
    ("typed", "seen", "sentence"),
    [
        ("many", "1.2.2026", "EECO03 Long-term unemployed, Men: Write a whole number, as 12."),
        ("9" * 5000, "1.2.2026", "EECO03 Long-term unemployed, Men: Write a whole number, as 12."),
        ("100001", "1.2.2026", "EECO03 Long-term unemployed, Men: Give a number from 0 to 100000."),
        ("1", "", "Seen in EURA on: This is needed."),
        ("1", "2.2.2026", "Seen in EURA on: This date is in the future."),
    ],
)
def test_what_is_no_count_is_said_and_stays(
    user: User, office: Office, typed: str, seen: str, sentence: str
) -> None:
    turn(user)
    tab = page(user).counts_tab
    tab.column_combo.setCurrentIndex(2)
    tab._rows["EECO03"].edit.setText(typed)
    tab.day_edit.setText(seen)
    tab.column_combo.setCurrentIndex(0)
    user.press(Key.Key_S, CONTROL)
    assert tab.problem_label.text() == sentence
    QApplication.processEvents()
    wrong = tab.day_edit if sentence.startswith("Seen") else tab._rows["EECO03"].edit
    assert user.focus() is wrong
    assert page(user).is_dirty()
    assert esf.counts(office, 2025) == {}


def test_leaving_asks_and_going_back_to_what_is_stored(user: User) -> None:
    turn(user)
    user.type("7")
    page(user).discard()
    assert row(user, "EECO01")[0] == ""
    assert not page(user).is_dirty()


def test_a_worker_reads_and_does_not_type(
    aino: Client, office: Office, looks: Theme, make_user: Callable[[Office], User]
) -> None:
    esf.save_counts(office, 2025, {"esf.EECO01": 1}, day("2026-01-10"))
    office.person = people.save(office, Person(name="Wilma Worker", role=Role.WORKER))
    user = at_page(office, make_user)
    turn(user)
    tab = page(user).counts_tab
    assert user.focus() is tab.column_combo
    assert tab._rows["EECO01"].edit.isReadOnly()
    assert row(user, "EECO01")[:2] == ("1", "1 more here")
    words = "The coordinator types the counts. You can read them here. Last seen 10.1.2026"
    assert tab.seen_label.text() == words
    assert tab.day_edit.isHidden()


def test_enter_opens_the_participation_that_is_chased(user: User) -> None:
    turn(user)
    turn(user)
    tab = page(user).chase_tab
    assert page(user).facts() == "3 to chase"
    assert [(one.gap.label, one.name) for one in tab.row_view.table().rows()] == [
        ("EURA start notice missing", "Bengt"),
        ("start data incomplete", "Bengt"),
        ("EURA end notice missing", "Aino"),
    ]
    user.press(Key.Key_Return)
    opened = user.shell.page()
    assert isinstance(opened, ParticipationPage)
    assert opened.title() == "Bengt"
    user.press(Key.Key_Escape)
    assert user.focus() is tab.row_view


def test_without_a_birth_date_the_client_opens(user: User, office: Office) -> None:
    dan = Builder(office).add(Client(number="A-9", family_name="Dan"))
    Builder(office).participation(dan, "2025-03-01", eura_started=day("2025-03-02"))
    turn(user)
    turn(user)
    page(user).chase_tab.row_view.choose(
        next((one.gap, one.participation) for one in page(user).chase_tab._found if one.name == "Dan")
    )
    user.press(Key.Key_Return)
    assert isinstance(user.shell.page(), ClientPage)


def test_nobody_to_chase_is_said(user: User) -> None:
    turn(user)
    turn(user)
    page(user).chase_tab.show_gap(Gap.STATUS)
    assert page(user).chase_tab.stack.currentWidget() is page(user).chase_tab.nothing_state


def test_an_area_narrows_table_and_chase_but_not_eura(user: User) -> None:
    page(user).show_area(KAAVI.id)
    assert page(user).facts() == "1 participant"
    turn(user)
    assert page(user).counts_tab._rows["EECO01"].ours.text() == "2"
    turn(user)
    assert [one.name for one in page(user).chase_tab._found] == ["Aino"]


def test_another_year_is_read_and_nothing_is_saved_by_looking(user: User, office: Office) -> None:
    page(user).year_combo.setCurrentIndex(0)
    assert (page(user).title(), page(user).facts()) == ("ESF+ 2026", "0 participants")
    before = office.audit_head()
    user.press(Key.Key_S, CONTROL)
    assert office.audit_head() == before


def test_the_page_is_saved_as_a_workbook(user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "esf.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(path), ""))
    user.press(Key.Key_E, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert said(user) == "Saved as esf.xlsx"
    assert CalamineWorkbook.from_path(str(path)).sheet_names == ["ESF+ indicators", "Beside EURA 2021"]
    turn(user)
    turn(user)
    user.press(Key.Key_E, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert CalamineWorkbook.from_path(str(path)).sheet_names == ["Clients to chase"]


def test_the_page_speaks_finnish(
    aino: Client, office: Office, looks: Theme, make_user: Callable[[Office], User]
) -> None:
    with speaking("fi"):
        user = at_page(office, make_user)
        assert page(user).title() == "ESR+ 2025"
        turn(user)
        user.type("1")
        assert row(user, "EECO01")[1] == "täällä 1 enemmän"
