"""The log in the window: read, narrowed, checked, and who may."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.people import Role
from osaava_desktop.domain.policy import Action
from osaava_desktop.screens.audit_log import AuditPage
from osaava_desktop.screens.lock_card import LockCard
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import audit, clients
from osaava_desktop.services.audit import Narrowed
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.screens.keyboard import User
from tests.screens.keyboard import make_user as make_user
from tests.services import invented


def test_the_log_is_read_and_opens_clients(office: Office, make_user: Callable[[Office], User]) -> None:
    client = clients.save(office, Client(family_name="Virtanen"))
    opened: list[UUID] = []
    user = make_user(office)
    page = AuditPage(office, opened.append)
    user.shell.open(page)
    assert [one.what for one in audit.lines(office, Narrowed(action=Action.READ_AUDIT))] == ["read the log"]
    page.number_edit.setText(client.number.lower())
    page.refresh()
    assert page.line_view.table().rowCount() == 1
    page.line_view.selectRow(0)
    QTest.keyClick(page.line_view, Qt.Key.Key_Return)
    assert opened == [client.id]
    page.number_edit.setText("A-9")
    page.refresh()
    assert page.number_field.has_problem()
    page.verify_button.click()
    assert page.notice.isHidden()
    assert user.shell._status.message().startswith("The log is whole")
    office.database.execute_sql("DROP TRIGGER audit_no_update")
    AuditRow.update(action="sign in").where(AuditRow.seq == 1).execute()
    page.verify_button.click()
    assert not page.notice.isHidden()


def test_the_minutes_hold_at_once_for_who_may_change_them(office: Office, qtbot: QtBot, looks: Theme) -> None:
    card = LockCard(office)
    qtbot.addWidget(card)
    card.minutes_spin.setValue(5)
    assert office.profile.idle_minutes == 5
    invented.become(office, role=Role.WORKER)
    card.refresh()
    assert not card.minutes_spin.isEnabled()
    assert not card.log_button.isEnabled()
    assert card.minutes_field.message()
