"""Identity numbers in the file: one a client, seen only with a trace, never in the audit."""

from dataclasses import replace

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import clients, identity, people, registration
from osaava_desktop.store.models import AuditRow, AuditValueRow, IdentityNumberRow
from osaava_desktop.store.office import Office
from tests.services.invented import Builder, day

NUMBER = "010594Y9032"


def refused(office: Office, client: Client, text: str) -> str:
    """The sentence that a number is refused with."""
    with pytest.raises(InvalidInput) as caught:
        identity.save(office, client, text)
    return caught.value.problems[identity.FIELD]


def test_it_is_kept_in_its_official_form_and_told_masked(office: Office) -> None:
    client = Builder(office).client("Lehtonen")
    assert identity.masked(office, client.id) == identity.show(office, client.id) == ""
    identity.save(office, client, " 010594y9032 ")
    assert identity.masked(office, client.id) == "010594Y••••"
    identity.save(office, client, "020594X903P")
    assert office.visible(IdentityNumberRow).count() == 1
    identity.save(office, client, "")
    assert identity.masked(office, client.id) == ""


def test_a_look_is_in_the_audit_and_the_number_is_not(office: Office) -> None:
    client = Builder(office).client("Lehtonen")
    identity.save(office, client, NUMBER)
    assert identity.show(office, client.id) == NUMBER
    look = AuditRow.select().order_by(AuditRow.seq.desc()).first()
    assert (look.action, look.thing) == ("look at sensitive fields", "identity_number.identity")
    identity.save(office, client, "020594X903P")
    texts = [f"{row.before} {row.after}" for row in AuditValueRow.select()]
    assert not any("9032" in text or "903P" in text for text in texts)
    saved = AuditRow.select().where(AuditRow.action == "save identity number")
    assert all("number" in row.fields for row in saved)
    assert office.audit_problems() == []


def test_a_number_is_one_client_s(office: Office) -> None:
    build = Builder(office)
    first, second = build.client("Lehtonen"), build.client("Virtanen")
    identity.save(office, first, NUMBER)
    identity.save(office, first, NUMBER)
    assert refused(office, second, NUMBER) == f"This identity number belongs to client {first.number}."
    identity.save(office, second, "010594-9032")  # the sign is a part of it


def test_it_must_agree_with_the_birth_date(office: Office) -> None:
    client = Builder(office).client("Lehtonen", birth_date=day("1994-05-02"))
    assert refused(office, client, NUMBER).startswith("The birth date in the number is 1.5.1994")


def test_nothing_is_saved_when_the_number_is_wrong(office: Office) -> None:
    new = Client(family_name="Lehtonen", phone="no phone")
    with pytest.raises(InvalidInput) as caught:
        registration.save(office, new, identity_number="010594Y9033")
    assert set(caught.value.problems) == {"phone", identity.FIELD}
    stored = registration.save(office, replace(new, phone=""), identity_number=NUMBER)
    registration.save(office, stored)
    assert identity.masked(office, stored.id) == "010594Y••••"
    assert clients.find(office, "Lehtonen") == [stored]


def test_a_birth_date_changed_later_must_agree_with_the_number(office: Office) -> None:
    people.save_profile(office, replace(office.profile, identity_numbers=True, identity_ground="A law"))
    client = registration.save(office, Client(family_name="Lehtonen"), identity_number=NUMBER)
    with pytest.raises(InvalidInput) as caught:
        registration.save(office, replace(client, birth_date=day("1994-05-02")))
    assert caught.value.problems == {"birth_date": "The birth date in the identity number is 1.5.1994."}
    assert registration.save(office, replace(client, birth_date=day("1994-05-01"))).birth_date is not None
