"""Targets typed by keyboard, found in the figures; read by who may not set them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.domain.targets import Indicator
from osaava_desktop.screens.report import ReportPage
from osaava_desktop.screens.targets import TargetsPage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import figures, people, targets
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import KAAVI, Builder

Key = Qt.Key
WHOLE, OF_KAAVI = (Indicator.REGISTERED, None), (Indicator.REGISTERED, KAAVI.id)
PATHWAYS = (Indicator.PATHWAYS, None)


@pytest.fixture
def user(office: Office, looks: Theme, make_user: Callable[[Office], User]) -> User:
    """At the targets of 2026, on the 32nd day of it, with one client registered."""
    Builder(office).participation(Builder(office).client("Lehtonen"), "2026-01-02")
    made = make_user(office)
    made.shell.open(TargetsPage(office, 2026))
    return made


def page(user: User) -> TargetsPage:
    """The page, if it is in sight."""
    found = user.shell.page()
    assert isinstance(found, TargetsPage)
    return found


def test_targets_typed_are_in_the_figures(user: User, office: Office) -> None:
    assert user.focus() is page(user)._edits[WHOLE]
    user.type("150")
    user.press(Key.Key_Return)
    assert user.focus() is page(user)._edits[OF_KAAVI]
    user.type("40")
    assert user.shell.window().isWindowModified()
    user.press(Key.Key_S, CONTROL)
    assert user.shell._status.message() == "The targets of 2026 are saved"
    assert figures.compute(office, year_scope(2026))["registered.started"].target == 150
    assert figures.compute(office, year_scope(2026, area=KAAVI.id))["registered.started"].target == 40
    so_far, bar, outlook = page(user)._told[WHOLE]
    assert (so_far.text(), outlook.text()) == ("1", "at this pace 11 by 31.12.")
    assert bar.accessibleName() == "1 of 150"
    page(user)._edits[WHOLE].clear()
    user.press(Key.Key_S, CONTROL)
    assert figures.compute(office, year_scope(2026))["registered.started"].target is None
    assert bar.isHidden()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("many", "Write a whole number, as 12."),
        ("9" * 5000, "Write a whole number, as 12."),
        ("101", "Give a number from 0 to 100."),
    ],
)
def test_what_is_no_target_is_said_and_stays(user: User, office: Office, typed: str, sentence: str) -> None:
    page(user)._edits[PATHWAYS].setText(typed)
    page(user)._edits[WHOLE].setText("150")
    user.press(Key.Key_S, CONTROL)
    assert page(user)._problems[Indicator.PATHWAYS].text() == f"Pathways, Whole office: {sentence}"
    assert page(user)._edits[PATHWAYS].text() == typed
    assert page(user).is_dirty()
    assert targets.targets(office, 2026) == []
    QApplication.processEvents()
    assert user.focus() is page(user)._edits[PATHWAYS]


def test_a_worker_reads_them(office: Office, looks: Theme, make_user: Callable[[Office], User]) -> None:
    targets.set_year(office, 2026, {WHOLE: 150})
    office.person = people.save(office, Person(name="Ville Virta", role=Role.WORKER))
    made = make_user(office)
    made.shell.open(TargetsPage(office, 2026))
    edit = page(made)._edits[WHOLE]
    assert not page(made).rights_label.isHidden()
    edit.setFocus()
    made.type("9")
    assert (edit.text(), page(made).is_dirty()) == ("150", False)


def test_another_year_is_shown(user: User, office: Office) -> None:
    targets.set_year(office, 2025, {WHOLE: 100})
    user.shell.back()
    user.shell.open(TargetsPage(office, 2026))
    page(user).year_combo.setCurrentIndex(page(user).year_combo.findData(2025))
    assert page(user)._edits[WHOLE].text() == "100"
    assert page(user)._told[WHOLE][2].text() == "100 short of the target"
    assert page(user).facts() == "Year 2025"


def test_the_report_leads_there(office: Office, looks: Theme, make_user: Callable[[Office], User]) -> None:
    made = make_user(office)
    report = ReportPage(office, lambda _client: None)
    made.shell.open(report)
    report.more_button.menu().actions()[1].trigger()
    assert page(made).facts() == report.year_combo.currentText()


@pytest.mark.parametrize("size", [100, 150])
def test_it_fits(user: User, looks: Theme, size: int) -> None:
    looks.apply("dark", size)
    QApplication.processEvents()
    assert user.shell.minimumSizeHint().width() <= 1093
    room = page(user).scroll_area.viewport().width()
    assert page(user).form_panel.minimumSizeHint().width() <= room
