"""Data protection of the office in the window: times, grounds, documents, and deletions with one question."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from osaava_desktop.domain.data_protection import Kept
from osaava_desktop.domain.people import Role
from osaava_desktop.screens.data_protection import ProtectionPage
from osaava_desktop.screens.deletions import DeletionsPage
from osaava_desktop.screens.document import DocumentPage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import documents, keeping_times
from osaava_desktop.store.models import ClientRow
from osaava_desktop.store.office import Office
from tests.screens.keyboard import User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import Builder, become

Make = Callable[[Office], User]


@pytest.fixture
def page(office: Office, looks: Theme, make_user: Make) -> ProtectionPage:
    user = make_user(office)
    shown = ProtectionPage(office)
    user.shell.open(shown)
    shown.opened.disconnect()
    return shown


def test_times_and_grounds_are_settled_by_the_keeper(page: ProtectionPage, office: Office) -> None:
    page.last_payment_year_field.edit.setText("2027")  # type: ignore[attr-defined]
    page.guidance_field.edit.setText("many")  # type: ignore[attr-defined]
    assert page.is_dirty()
    assert not page.save()
    assert page.guidance_field.has_problem()
    page.guidance_field.edit.setText("3")  # type: ignore[attr-defined]
    page.identity_ground_field.edit.setPlainText("The orderer's contract")  # type: ignore[attr-defined]
    assert page.save()
    assert not page.is_dirty()
    assert keeping_times.years(office)[Kept.GUIDANCE] == 3
    assert office.profile.last_payment_year == 2027
    assert office.profile.identity_numbers
    assert page.identity_said_label.text() == "Recorded by Kerttu Keeper on 1.2.2026."


def test_others_read(office: Office, looks: Theme, make_user: Make) -> None:
    become(office, role=Role.WORKER)
    page = ProtectionPage(office)
    make_user(office).shell.open(page)
    assert page.notice.text() == "The keeper of the file settles these."
    assert page.due_button.isHidden()
    assert not page.is_dirty()


def test_a_document_is_written_and_goes_back(page: ProtectionPage, office: Office) -> None:
    opened: list[DocumentPage] = []
    page.opened.connect(opened.append)
    buttons = page.documents_card.findChildren(QPushButton)
    assert [button.text() for button in buttons] == [
        "Privacy notice · Finnish",
        "Privacy notice · Swedish",
        "Privacy notice · English",
        "Record of processing · Finnish",
        "Impact assessment · Finnish",
    ]
    buttons[2].click()
    (document,) = opened
    document.text_edit.setPlainText("")
    assert not document.save()
    document.text_edit.setPlainText("# Ours")
    assert document.save()
    assert document.state_label.text() == "The office's own text"
    document.reset_button.click()
    assert document.text_edit.toPlainText().startswith("# How we use your data")
    assert not documents.is_own(office, *documents.OFFERED[2])
    document.deleteLater()


def test_deletions_are_listed_and_done_after_one_question(
    page: ProtectionPage, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    Builder(office).client("Lehtonen")
    later = DeletionsPage(office, page)
    assert later.row_view.table().total() == 0
    assert not later.run_button.isEnabled()
    keeping_times.save(office, {Kept.VISITORS: 0}, None)
    later.refresh()
    assert later.row_view.table().total() == 1
    assert later.run_button.text() == "&Delete the one that is due"

    def answer(text: str) -> None:
        def pressed(box: QMessageBox) -> int:
            next(button for button in box.buttons() if button.text() == text).click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", pressed)

    answer("Cancel")
    later.run()
    assert office.visible(ClientRow, bin=True).exists()
    answer("Delete for good")
    later.run()
    assert not office.visible(ClientRow, bin=True).exists()
    assert later.row_view.table().total() == 0
