"""The log as it is read: in words, a page at a time, narrowed, and checked."""

from pathlib import Path

import pytest

from osaava_desktop.domain.audit_words import ACTS, SAVED, act_words
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.people import Role
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import NotAllowed
from osaava_desktop.services import audit, clients
from osaava_desktop.services.audit import Narrowed
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.services import invented
from tests.services.invented import Builder


def test_every_act_has_words() -> None:
    assert {*ACTS, *SAVED} == set(Action)
    assert len({act_words(one) for one in Action}) == len(Action)


def test_newest_first_in_words_and_by_client_number(office: Office) -> None:
    client = clients.save(office, Client(family_name="Virtanen"))
    Builder(office).guidance(client, "2026-02-01", 30)
    first, second, *_others = audit.lines(office, Narrowed())
    assert first.seq > second.seq
    assert first.number == second.number == client.number
    assert first.who == "Kerttu Keeper"
    assert first.at.hour == 12
    assert "Virtanen" not in repr(audit.lines(office, Narrowed()))


def test_narrowed_by_person_act_day_and_client(office: Office) -> None:
    client = clients.save(office, Client(family_name="Virtanen"))
    clients.save(office, Client(family_name="Toinen"))
    assert {one.client for one in audit.lines(office, Narrowed(client=client.id))} == {client.id}
    assert audit.lines(office, Narrowed(person=client.id)) == []
    assert audit.lines(office, Narrowed(day=invented.day("2026-01-31"))) == []
    assert len(audit.lines(office, Narrowed(day=office.today))) == len(audit.lines(office, Narrowed()))
    assert [one.what for one in audit.lines(office, Narrowed(action=Action.CREATE_OFFICE))] == [
        "made the office"
    ]


def test_a_page_at_a_time(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "PAGE", 2)
    for name in "ABCDE":
        clients.save(office, Client(family_name=name))
    first = audit.lines(office, Narrowed())
    second = audit.lines(office, Narrowed(), first[-1].seq)
    assert [one.seq for one in (*first, *second)] == list(range(first[0].seq, first[0].seq - 4, -1))


def test_a_worker_may_not_read_it(office: Office) -> None:
    invented.become(office, role=Role.WORKER)
    assert not audit.may_read(office)
    for act in (audit.note_read, audit.verdict, lambda one: audit.lines(one, Narrowed())):
        with pytest.raises(NotAllowed):
            act(office)


def test_what_was_altered_is_told(office: Office, tmp_path: Path) -> None:
    clients.save(office, Client(family_name="Virtanen"))
    assert audit.verdict(office)[0]
    office.database.execute_sql("DROP TRIGGER audit_no_update")
    AuditRow.update(action="sign in").where(AuditRow.seq == 1).execute()
    whole, words = audit.verdict(office)
    assert not whole
    assert "row 1" in words
