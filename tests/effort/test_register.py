"""The budgets of the paper round trip: marking twenty people, and printing the next sheet."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from osaava_desktop.domain.groups import Group, GroupType, Mark, Register, Session
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.services import groups, sheets
from osaava_desktop.store.office import Office
from tests.effort.counter import Effort
from tests.screens.dialogs import answering
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import Builder

Key = Qt.Key
AWAY = (3, 12, 19)

BUDGETS = {
    "mark twenty, all present and then three away": Effort(keys=12),
    "mark twenty one by one": Effort(keys=26),
    # The fourth key is Enter in the system's own question about the printer.
    "print the next sheet": Effort(keys=3, windows=2),
}
"""What each task may cost; never a click or a turn of the wheel."""


@pytest.fixture
def session(office: Office) -> Session:
    """Today's session of a group with twenty people on its roster."""
    build = Builder(office)
    group = groups.save(office, Group(name="Rohkeusryhmä", type=GroupType.DISCUSSION))
    for number in range(1, 21):
        groups.join(office, group.id, build.client(f"Aalto{number:02}").id)
    return groups.save_session(office, Session(group=group.id, on=office.today, starts=dt.time(10)))


def marked(office: Office, session: Session) -> list[int]:
    """The rows marked absent; everybody else must be there."""
    register: Register = groups.register(office, session.id)
    assert register.count(Mark.PRESENT) == 17
    assert not register.count(None)
    return [row.row for row in register.rows if row.mark is Mark.ABSENT]


def register_page(user: User) -> AttendancePage:
    """The register in sight."""
    page = user.shell.page()
    assert isinstance(page, AttendancePage)
    return page


def test_all_present_and_then_the_exceptions(session: Session, office: Office, user: User) -> None:
    """From the home page, where today's session is chosen; exceptions by the numbers of the paper."""
    user.begin()
    user.press(Key.Key_Return)
    user.press(Key.Key_A, CONTROL)
    for number in AWAY:
        user.type(str(number))
        user.type("a")
        register_page(user).register_view._typed_at = 0.0  # the next person a moment later
    assert user.effort.over(BUDGETS["mark twenty, all present and then three away"]) == {}, user.effort
    assert marked(office, session) == list(AWAY)


def test_one_by_one(session: Session, office: Office, user: User) -> None:
    user.begin()
    user.press(Key.Key_Return)
    for number in range(1, 21):
        user.type("a" if number in AWAY else "p")
    assert user.effort.over(BUDGETS["mark twenty one by one"]) == {}, user.effort
    assert marked(office, session) == list(AWAY)


def test_print_the_next_sheet(session: Session, office: Office, user: User, qtbot: QtBot) -> None:
    """From the page that opens first to the printer."""
    asked: list[Effort] = []

    def print_it(preview: PreviewDialog) -> None:
        with answering(QPrintDialog, lambda _dialog: asked.append(user.effort)):
            QTest.keyClick(preview, Key.Key_P, CONTROL)

    user.begin()
    with answering(PreviewDialog, print_it):
        user.press(Key.Key_P, CONTROL)
        qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    assert asked[0].over(BUDGETS["print the next sheet"]) == {}, asked[0]
    assert sheets.newest(office, session.id) is not None
