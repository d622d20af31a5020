"""Registering, changing and finding clients."""

import datetime as dt
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from osaava_desktop.domain.checks import clean_line
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Session
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.participations import Participation
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import clients, duplicates, groups, participations, registration
from osaava_desktop.store.models import AuditRow, ClientRow, NotSamePersonRow
from osaava_desktop.store.office import Office
from tests.services.invented import JUANKOSKI, KAAVI, Builder

AINO: dict[str, Any] = {"family_name": "Lehtonen", "given_names": "Aino", "birth_date": dt.date(1990, 5, 5)}


ODD_NAMES = (
    "<b>x",
    "=1+1",
    "👩‍🚀 Aino 🇫🇮",
    "Ä" * 200,
    "'; DROP TABLE client; --",
    "\u202eonia",
    "محمد",
    "x{y}",
    "A&B",
)

FOUND = {
    "": ["Lehtonen, Aino", "Šidlauskas, O'Neil 100%", "Öhman, Åsa"],
    "lehtonen": ["Lehtonen, Aino"],
    "Aino Lehtonen": ["Lehtonen, Aino"],
    "LEHTO ai": ["Lehtonen, Aino"],
    "öhman": ["Öhman, Åsa"],
    "ohman asa": ["Öhman, Åsa"],
    "o\u0308hman": ["Öhman, Åsa"],
    "sidlauskas": ["Šidlauskas, O'Neil 100%"],
    "o'neil": ["Šidlauskas, O'Neil 100%"],
    "100%": ["Šidlauskas, O'Neil 100%"],
    "a-1002": ["Öhman, Åsa"],
    "1002": ["Öhman, Åsa"],
    "044 555 0142": ["Lehtonen, Aino"],
    "+358 44 555": ["Lehtonen, Aino"],
    "%": ["Šidlauskas, O'Neil 100%"],
    "_": [],
    "' OR 1=1": [],
    "nobody": [],
}
"""Who is found by what."""


def new(office: Office, family_name: str = "Lehtonen", **fields: Any) -> Client:
    """Registers somebody."""
    return clients.save(office, Client(family_name=family_name, **fields))


def problems(save: Callable[[], object]) -> dict[str, str]:
    """What a save is refused for."""
    with pytest.raises(InvalidInput) as raised:
        save()
    return raised.value.problems


def names(found: list[Client]) -> list[str]:
    """Who was found."""
    return [client.name for client in found]


def test_numbers_are_given_in_a_row(office: Office) -> None:
    assert [new(office, name).number for name in "ABC"] == ["A-1001", "A-1002", "A-1003"]


def test_stored_client_is_what_comes_back(office: Office) -> None:
    stored = clients.save(office, Client(**AINO, phone="044 555 0142", identity_seen=True))
    assert clients.get(office, stored.id) == stored
    assert stored.device == office.device.id
    assert stored.worker == office.person.id
    assert stored.created == stored.changed == dt.datetime(2026, 2, 1, 10)  # UTC


def test_refused_client_takes_no_number(office: Office) -> None:
    assert problems(lambda: new(office, ""))["family_name"] == "This is needed."
    with pytest.raises(InvalidInput):
        groups.add_walk_in(office, Session(group=UUID(int=1), on=office.today), Client(family_name=""))
    assert new(office, "First").number == "A-1001"


def test_number_that_somebody_bears_is_passed_over(office: Office) -> None:
    binned = new(office, "Imported", number="A-1001")
    clients.put_in_bin(office, binned)
    new(office, "Imported too", number="A-1002")
    assert new(office, "Own").number == "A-1003"


def test_change_keeps_number_and_creation(office: Office) -> None:
    stored = new(office)
    changed = clients.save(office, replace(stored, phone="044 1"))
    assert (changed.number, changed.created) == (stored.number, stored.created)
    assert clients.get(office, stored.id).phone == "044 1"
    assert clients.find(office, "") == [changed]


def test_saving_without_a_change_writes_nothing(office: Office) -> None:
    stored = new(office)
    head = office.audit_head()
    with office.change(Action.SAVE_CLIENT, stored.id) as change:
        change.save(stored)
    assert clients.get(office, stored.id) == stored
    assert office.audit_head() != head  # that somebody saved is in the audit all the same


def test_second_identical_registration_gets_a_sentence(office: Office) -> None:
    clients.save(office, Client(**AINO))
    again = Client(family_name=" LEHTONEN ", given_names="aino", birth_date=AINO["birth_date"])
    found = problems(lambda: clients.save(office, again))
    assert found == {"same_person": "This person is already in the register as client A-1001."}
    assert len(clients.find(office, "")) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"given_names": "Aina"},
        {"birth_date": dt.date(1990, 5, 6)},
        {"birth_date": None},
        {"family_name": "Lehto"},
    ],
)
def test_other_people(office: Office, fields: dict[str, Any]) -> None:
    clients.save(office, Client(**AINO))
    clients.save(office, Client(**{**AINO, **fields}))


def test_years_of_birth_tell_namesakes_apart(office: Office) -> None:
    year = {**AINO, "birth_date": None, "birth_year": 1990}
    clients.save(office, Client(**year))
    clients.save(office, Client(**{**year, "birth_year": 2006}))
    assert "same_person" in problems(lambda: clients.save(office, Client(**year)))
    assert "same_person" in problems(lambda: clients.save(office, Client(**{**year, "birth_year": None})))


def test_person_in_the_bin_is_nobody(office: Office) -> None:
    first = clients.save(office, Client(**AINO))
    clients.put_in_bin(office, first)
    assert clients.save(office, Client(**AINO)).number == "A-1002"


def test_own_record_is_not_a_second_person(office: Office) -> None:
    stored = clients.save(office, Client(**AINO))
    clients.save(office, replace(stored, note="x"))


def test_found_to_be_two_people_is_remembered(office: Office) -> None:
    first = clients.save(office, Client(**AINO))
    second = clients.save(office, Client(**AINO), not_same=[first.id])
    assert second.number == "A-1002"
    clients.save(office, replace(second, note="asked no more"))
    clients.save(office, replace(first, note="nor the other way round"))
    assert office.visible(NotSamePersonRow).count() == 1
    third = problems(lambda: clients.save(office, Client(**AINO), not_same=[first.id]))
    assert third == {"same_person": "This person is already in the register as client A-1002."}


def test_find(office: Office) -> None:
    new(office, "Lehtonen", given_names="Aino", phone="+358 44 555 0142")
    new(office, "Öhman", given_names="Åsa")
    new(office, "Šidlauskas", given_names="O'Neil 100%")
    assert {text: names(clients.find(office, text)) for text in FOUND} == FOUND


def test_found_in_the_order_of_names(office: Office) -> None:
    right = ["Aalto", "Zeng", "Åberg", "Äijälä", "Öhman"]
    for name in reversed(right):
        new(office, name)
    assert names(clients.find(office, "")) == right
    assert names(clients.find(office, "", limit=2)) == right[:2]


def test_changed_name_is_found(office: Office) -> None:
    stored = new(office, "Lehtonen")
    clients.save(office, replace(stored, family_name="Virtanen"))
    assert clients.find(office, "lehtonen") == []
    assert names(clients.find(office, "virtanen")) == ["Virtanen"]


def test_any_name_is_kept_as_it_is(office: Office) -> None:
    for name in ODD_NAMES:
        stored = new(office, name)
        assert clients.get(office, stored.id).family_name == name
        assert names(clients.find(office, name)) == [name]


def test_name_of_500_characters_gets_a_sentence(office: Office) -> None:
    found = problems(lambda: new(office, "x" * 500))
    assert found == {"family_name": "This is too long: 500 characters, at most 200."}
    assert clients.find(office, "") == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), min_size=1, max_size=30).filter(clean_line))
def test_round_trip_is_nfc_of_what_was_typed(office: Office, text: str) -> None:
    stored = clients.save(office, Client(family_name="x", given_names=text, birth_date=dt.date(1990, 1, 1)))
    read = clients.get(office, stored.id).given_names
    assert read == clean_line(text)
    assert unicodedata.is_normalized("NFC", read)
    clients.put_in_bin(office, stored)


def test_bin_and_back(office: Office) -> None:
    stored = new(office)
    binned = clients.put_in_bin(office, stored)
    assert clients.find(office, "lehtonen") == []
    assert clients.take_back(office, binned).deleted is None
    assert names(clients.find(office, "lehtonen")) == ["Lehtonen"]
    actions = [row.action for row in AuditRow.select().order_by(AuditRow.seq)]
    assert actions[-2:] == ["put into bin", "restore from bin"]


def test_bin_takes_nothing_else_along(office: Office) -> None:
    stale = new(office)
    clients.save(office, replace(stale, phone="044 1"))
    clients.take_back(office, clients.put_in_bin(office, stale))
    assert clients.get(office, stale.id).phone == "044 1"


def test_who_has_started_keeps_a_birth_date(office: Office) -> None:
    stored = clients.save(office, Client(**AINO))
    participations.save(office, Participation(client=stored.id, started=dt.date(2025, 1, 1)))
    found = problems(lambda: clients.save(office, replace(stored, birth_date=None)))
    assert list(found) == ["birth_date"]


def test_search_column_is_no_field_of_the_audit(office: Office) -> None:
    new(office)
    fields = AuditRow.select(AuditRow.fields).order_by(AuditRow.seq.desc()).scalar()
    assert "family_name" in fields
    assert "search" not in fields
    assert office.visible(ClientRow, ClientRow.search).scalar() == "lehtonen lehtonen a-1001"


def test_what_lies_in_the_bin_is_not_saved_over(office: Office) -> None:
    stored = new(office)
    clients.put_in_bin(office, stored)
    for save in (clients.save, registration.save):
        with pytest.raises(clients.InBin):
            save(office, replace(stored, phone="044 1"))
    assert clients.find(office, "") == []
    clients.take_back(office, stored)
    assert clients.save(office, replace(stored, phone="044 1")).phone == "044 1"


def test_only_what_the_form_changed_is_written(office: Office) -> None:
    shown = new(office, phone="044 1")
    clients.save(office, replace(shown, engaged=office.today, phone="044 2"))
    stored = clients.save(office, replace(shown, note="x"), before=shown)
    assert (stored.engaged, stored.phone, stored.note) == (office.today, "044 2", "x")
    assert clients.get(office, shown.id) == stored


def test_the_last_choices_of_a_worker_are_the_first_guess(office: Office) -> None:
    assert clients.last_choices(office) == (None, None)
    new(office, "First", locality=JUANKOSKI.id, first_contact=Channel.GROUP)
    build = Builder(office)
    other = build.worker("Petri", KAAVI.id)
    new(office, "Of another", worker=other.id, first_contact=Channel.SHOP)
    assert clients.last_choices(office) == (JUANKOSKI.id, Channel.GROUP)


def test_likely_the_same_but_not_who_is_known_apart(office: Office) -> None:
    first, second = new(office, given_names="Aino"), new(office, given_names="Aina")
    binned = new(office, given_names="Ainu")
    clients.put_in_bin(office, binned)
    finder = duplicates.finder(office, first.id)
    assert [one.number for one in finder.find("Lehtonen Aino")] == [second.number]
    clients.keep_apart(office, first.id, second.id)
    assert clients.known_apart(office, second.id) == {first.id}
    assert duplicates.finder(office, first.id).find("Lehtonen Aino") == []
