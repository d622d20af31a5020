"""Data protection on a client's page: erased by keyboard, restricted, and what was changed."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction

from osaava_desktop.domain.clients import Client, LegalBasis
from osaava_desktop.domain.guidance import Guidance
from osaava_desktop.domain.people import Role
from osaava_desktop.domain.words import Answer
from osaava_desktop.errors import NotAllowed, PlainError
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.erase import ErasePage
from osaava_desktop.screens.history import HistoryPage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import background, clients, guidance
from osaava_desktop.store.models import ClientRow
from osaava_desktop.store.office import Office
from tests.screens.keyboard import User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import Builder, become, day

Make = Callable[[Office], User]


@pytest.fixture
def client(office: Office) -> Client:
    build = Builder(office)
    client = build.client(
        "Lehtonen", given_names="Aino", worker=office.person.id, birth_date=day("1990-03-05")
    )
    build.participation(client, "2026-01-12")
    build.guidance(client, "2026-01-14", 30)
    return client


@pytest.fixture
def user(office: Office, looks: Theme, make_user: Make, client: Client) -> User:
    user = make_user(office)
    user.shell.open(ClientPage(office, client))
    return user


def act(user: User, words: str) -> QAction:
    """An act of the client's menu."""
    (found,) = [one for one in user.client_page()._menu.actions() if one.text().startswith(words)]
    return found


def erase_page(user: User) -> ErasePage:
    act(user, "Erase for good").trigger()
    page = user.shell.page()
    assert isinstance(page, ErasePage)
    return page


def test_erased_by_number_and_reason(user: User, office: Office, client: Client) -> None:
    page = erase_page(user)
    assert page.evidence_label.text() == (
        "1 record is evidence for the funder and must be kept for now: the last payment has not come."
    )
    page.erase_button.click()
    assert page.reason_field.has_problem()
    assert page.typed_field.has_problem()
    page.reason_edit.setText("The person demands it")
    page.typed_edit.setText(client.number)
    page.erase_button.click()
    assert not isinstance(user.shell.page(), ErasePage | ClientPage)
    assert not office.visible(ClientRow, bin=True).exists()


def test_restriction_is_offered_first_and_keeps_everything_out(
    user: User, office: Office, client: Client
) -> None:
    page = erase_page(user)
    page.restrict_button.click()
    shown = user.client_page()
    assert "kept but not used since 1.2.2026" in shown.notice.text()
    assert clients.get(office, client.id).restricted == day("2026-02-01")
    with pytest.raises(PlainError, match="nothing is added"):
        guidance.save(office, Guidance(client=client.id, on=day("2026-01-20"), minutes=5), frozenset())
    shown.details.protection_card.restricted_edit.clear()
    shown.details.protection_card.edited.emit()
    assert shown.save()
    assert clients.get(office, client.id).restricted is None
    guidance.save(office, Guidance(client=client.id, on=day("2026-01-20"), minutes=5), frozenset())


def test_ground_and_consent_are_saved_with_the_form(user: User, office: Office, client: Client) -> None:
    card = user.client_page().details.protection_card
    card.legal_basis_combo.setCurrentIndex(card.legal_basis_combo.findData(LegalBasis.CONSENT))
    card.consent_withdrawn_edit.setText("5.9.2040")
    assert not user.client_page().save()
    assert card.consent_withdrawn_field.has_problem()
    card.consent_withdrawn_edit.setText("30.1.")
    assert user.client_page().save()
    stored = clients.get(office, client.id)
    assert (stored.legal_basis, stored.consent_withdrawn) == (LegalBasis.CONSENT, day("2026-01-30"))


def test_history_tells_who_changed_what(user: User, office: Office, client: Client) -> None:
    clients.save(office, replace(client, phone="044 555 0142"))
    user.client_page().refresh()
    user.client_page().details.protection_card.history_button.click()
    page = user.shell.page()
    assert isinstance(page, HistoryPage)
    (found,) = page._found
    assert (found.field, found.before, found.after) == ("Phone", "–", "044 555 0142")


def test_background_is_asked_only_with_a_recorded_basis_and_hidden(
    user: User, office: Office, client: Client
) -> None:
    card = user.client_page().details.protection_card
    assert card.background_widget.isHidden()
    with pytest.raises(NotAllowed):
        background.save(office, client.id, Answer.YES)
    with office.change("save office") as change:  # type: ignore[arg-type]
        change.save(replace(office.profile, background_ground="A law says so"))
    user.client_page().refresh()
    card.background_combo.setCurrentIndex(card.background_combo.findData(Answer.YES))
    card.background_combo.activated.emit(1)
    assert background.show(office, client.id) is Answer.YES
    user.client_page().refresh()
    assert card.background_combo.currentData() is None
    assert not card.background_combo.isEnabled()
    card.background_button.click()
    assert card.background_combo.currentData() == Answer.YES


def test_only_the_keeper_has_the_act(office: Office, looks: Theme, make_user: Make, client: Client) -> None:
    become(office, role=Role.COORDINATOR)
    user = make_user(office)
    user.shell.open(ClientPage(office, client))
    assert not act(user, "Erase for good").isVisible()
