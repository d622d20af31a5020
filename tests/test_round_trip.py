"""The paper round trip in the program's window: planned, printed, held, typed in, scanned, and counted."""

import datetime as dt
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from osaava_desktop.app import Desktop
from osaava_desktop.domain.groups import Group, GroupType, Mark, Session, SessionState, Sheet
from osaava_desktop.reports import sheets as drawing
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.figure_lines import LINE_ROLE
from osaava_desktop.screens.plan_sessions import PlanSessionsPage
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.recurrence import RecurrenceDialog
from osaava_desktop.screens.report import ReportPage
from osaava_desktop.screens.scans import ScansDialog
from osaava_desktop.services import attachments, groups, sheets, sheets_out
from osaava_desktop.store.office import Office
from tests.effort.conftest import desktop, office, user
from tests.reports import examples
from tests.screens.dialogs import answering, waited
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import Builder

__all__ = ["desktop", "office", "user"]

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def group(office: Office) -> Group:
    """A group with four people on its roster, which has not met yet."""
    build = Builder(office)
    made = groups.save(office, Group(name="Rohkeusryhmä", type=GroupType.DISCUSSION))
    for name in ("Aalto", "Korhonen", "Lehtonen", "Öhman"):
        groups.join(office, made.id, build.client(name, given_names="Oma").id)
    return made


def wake(user: User) -> None:
    """Back to the window after a dialog: the offscreen platform does not do it by itself."""
    user.shell.window().activateWindow()
    QTest.qWaitForWindowActive(user.shell.window())


def plan(user: User, office: Office, group: Group) -> list[Session]:
    """Gives the group a rule, every Sunday from today on, and plans by it; Esc goes back to the list."""
    user.press(Key.Key_3, CONTROL)
    user.press(Key.Key_F2)
    answered: list[Group] = []

    def answer(dialog: RecurrenceDialog) -> None:
        dialog.starts_edit.setText("10")
        dialog.ends_edit.setText("12")
        user.press(Key.Key_Return)
        answered.append(dialog.group)

    with answering(RecurrenceDialog, answer):
        user.press(Key.Key_H, ALT)
        assert waited(lambda: bool(answered))
    wake(user)
    user.press(Key.Key_I, ALT)  # saves the group first
    assert waited(lambda: isinstance(user.shell.page(), PlanSessionsPage))
    user.press(Key.Key_Return, CONTROL)
    user.press(Key.Key_Escape, times=2)
    return sorted(groups.sessions(office, group.id), key=lambda one: one.on)


def print_sheet(user: User, office: Office, session: Session) -> Sheet:
    """Prints the sheet of the session that waits, as far as its preview."""
    user.press(Key.Key_3, CONTROL)
    seen: list[str] = []
    with answering(PreviewDialog, lambda dialog: seen.append(dialog.windowTitle())):
        user.press(Key.Key_P, CONTROL)
        assert waited(lambda: bool(seen))
    wake(user)
    sheet = sheets.newest(office, session.id)
    assert sheet is not None
    return sheet


def open_by_number(user: User, number: str) -> AttendancePage:
    """The register of a sheet that came back, its number typed as people type."""
    user.press(Key.Key_2, CONTROL)
    user.press(Key.Key_F, CONTROL)
    user.type(number.replace("-", "").lower())
    user.press(Key.Key_Return)
    page = user.shell.page()
    assert isinstance(page, AttendancePage)
    return page


def type_in(user: User, page: AttendancePage) -> None:
    """Two of four there, one away, one excused; one who walks in, and three without a name."""
    user.type("ppae")
    user.press(Key.Key_Insert)
    user.type("Virtanen Ville")
    user.press(Key.Key_Return)
    user.press(Key.Key_Escape)
    page.rail.heads_stepper.setFocus()
    user.press(Key.Key_Up, times=3)


def attach(user: User, *scans: Path) -> None:
    """Attaches the scans of the signed sheet."""

    def answer(dialog: ScansDialog) -> None:
        dialog.attach_files(scans)
        assert waited(lambda: len(dialog.scans_view.table().rows()) == len(scans)), dialog.message()

    with answering(ScansDialog, answer):
        user.press(Key.Key_S, CONTROL | SHIFT)
    wake(user)


def counted(user: User, *keys: str) -> list[str]:
    """What the year's figures say on the page of the report."""
    user.press(Key.Key_8, CONTROL)
    page = user.shell.page()
    assert isinstance(page, ReportPage)
    model = page.figure_view.figure_model()
    return [model.index(model.line_of(key)).data(LINE_ROLE).amount for key in keys]


def test_the_paper_goes_round(
    desktop: Desktop, user: User, office: Office, group: Group, tmp_path: Path
) -> None:
    first, *later = plan(user, office, group)
    assert (first.on, first.starts, first.state) == (office.today, dt.time(10), SessionState.PLANNED)
    assert later[0].on == office.today + dt.timedelta(weeks=1)

    sheet = print_sheet(user, office, first)
    assert sheets_out.count(office) == 1

    page = open_by_number(user, sheet.number)
    type_in(user, page)
    register = groups.register(office, first.id)
    assert register.session.state is SessionState.HELD
    assert [row.mark for row in register.rows[:4]] == [Mark.PRESENT, Mark.PRESENT, Mark.ABSENT, Mark.EXCUSED]

    picture, pdf = tmp_path / "signed.jpg", tmp_path / "signed.pdf"
    Image.effect_noise((600, 850), 40).save(picture)
    pdf.write_bytes(drawing.render([examples.sheet(number=sheet.number)], "fi"))
    attach(user, picture, pdf)
    page.take_in_sheet()
    assert sheets_out.count(office) == 0
    kept = [attachments.read(office, scan) for scan in attachments.of_session(office, first.id)]
    assert [content[:5] for content in kept] == [b"%PDF-", b"%PDF-"]

    asked = ("groups.sessions", "groups.attendances", "groups.persons", "groups.unnamed")
    assert counted(user, *asked) == ["1", "3", "3", "3"]
