"""The counters without names and the estimate, typed by keyboard and found in the figures."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.targets import CounterKind
from osaava_desktop.screens.counters import CountersPage
from osaava_desktop.screens.report import ReportPage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import figures, targets
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import KAAVI, KUOPIO, Builder

Key = Qt.Key
KIND = CounterKind.CRIMINAL_BACKGROUND


@pytest.fixture
def user(office: Office, looks: Theme, make_user: Callable[[Office], User]) -> User:
    """At the counters of 2025, all four quarters of it over."""
    Builder(office).participation(Builder(office).client("Lehtonen"), "2025-02-01")
    made = make_user(office)
    made.shell.open(CountersPage(office, 2025))
    return made


def page(user: User) -> CountersPage:
    """The page, if it is in sight."""
    found = user.shell.page()
    assert isinstance(found, CountersPage)
    return found


def test_numbers_typed_are_in_the_figures(user: User, office: Office) -> None:
    assert user.focus() is page(user)._cells[KAAVI.id, 4]
    user.type("3")
    user.press(Key.Key_Return)
    assert user.focus() is page(user)._cells[KUOPIO.id, 1]
    user.type("2")
    user.press(Key.Key_Return)
    user.type("1")
    assert page(user)._sums[KUOPIO.id].text() == "3"
    page(user).minority_edit.setFocus()
    user.type("1")
    assert user.shell.window().isWindowModified()
    user.press(Key.Key_S, CONTROL)
    assert user.shell._status.message() == "The numbers of 2025 are saved"
    found = figures.compute(office, year_scope(2025))
    assert (found["criminal_background"].n, found["minority"].n) == (6, 1)
    assert found["minority"].estimate
    of_kuopio = figures.compute(office, year_scope(2025, area=KUOPIO.id))
    assert of_kuopio["criminal_background"].n == 3
    row = AuditRow.select().order_by(AuditRow.seq.desc()).first()
    assert row.action == Action.SAVE_COUNTER


def test_a_number_taken_away_is_none(user: User, office: Office) -> None:
    user.type("3")
    user.press(Key.Key_S, CONTROL)
    assert figures.compute(office, year_scope(2025))["criminal_background"].n == 3
    page(user)._cells[KAAVI.id, 4].clear()
    user.press(Key.Key_S, CONTROL)
    assert targets.counters(office, KIND, 2025) == []
    assert figures.compute(office, year_scope(2025))["criminal_background"].n == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("two", "Write a whole number, as 12."),
        ("-1", "Write a whole number, as 12."),
        ("1,5", "Write a whole number, as 12."),
        ("999999", "Give a number from 0 to 100000."),
    ],
)
def test_what_is_no_number_is_said_and_stays(user: User, office: Office, typed: str, sentence: str) -> None:
    user.type(typed)
    user.press(Key.Key_S, CONTROL)
    assert page(user).problem_label.text() == f"Kaavi ja Siilinjärvi, quarter 4: {sentence}"
    assert page(user)._cells[KAAVI.id, 4].text() == typed
    assert page(user).is_dirty()
    assert targets.counters(office, KIND, 2025) == []
    page(user).minority_edit.setText(typed)
    page(user)._cells[KAAVI.id, 4].setText("1")
    user.press(Key.Key_S, CONTROL)
    assert page(user).minority_field.message() == sentence
    assert targets.counters(office, KIND, 2025) == []
    QApplication.processEvents()
    assert user.focus() is page(user).minority_edit


def test_quarters_to_come_are_closed(user: User, office: Office) -> None:
    user.shell.back()
    user.shell.open(CountersPage(office, 2026))
    assert [page(user)._cells[KAAVI.id, quarter].isEnabled() for quarter in (1, 2, 3, 4)] == [True] + [
        False
    ] * 3
    user.press(Key.Key_Return)
    assert user.focus() is page(user)._cells[KUOPIO.id, 1]
    user.press(Key.Key_Up)
    assert user.focus() is page(user)._cells[KAAVI.id, 1]


def test_the_report_leads_there(office: Office, looks: Theme, make_user: Callable[[Office], User]) -> None:
    made = make_user(office)
    report = ReportPage(office, lambda _client: None)
    made.shell.open(report)
    report.more_button.menu().actions()[0].trigger()
    assert page(made).facts() == report.year_combo.currentText()
