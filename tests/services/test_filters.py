"""Filters that a person keeps; and what the list needs to know for them."""

import datetime as dt

import pytest

from osaava_desktop.domain.clients import Standing
from osaava_desktop.domain.participations import EuraGap
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import filters, progress
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder


def test_a_filter_is_kept_under_its_name(office: Office) -> None:
    filters.save(office, "clients", "  Myöhässä ", "{}")
    filters.save(office, "clients", "Aina", '{"late": true}')
    filters.save(office, "groups", "Elsewhere", "{}")
    assert [one.name for one in filters.of_page(office, "clients")] == ["Aina", "Myöhässä"]


def test_the_same_name_replaces(office: Office) -> None:
    first = filters.save(office, "clients", "Late", "{}")
    again = filters.save(office, "clients", "LATE", '{"late": true}')
    assert again.id == first.id
    assert [(one.name, one.content) for one in filters.of_page(office, "clients")] == [
        ("LATE", '{"late": true}')
    ]


@pytest.mark.parametrize("name", ["", " \t", "x" * 61])
def test_a_name_is_needed_and_not_too_long(office: Office, name: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        filters.save(office, "clients", name, "{}")
    assert set(refused.value.problems) == {"name"}
    assert filters.of_page(office, "clients") == []


def test_a_filter_comes_back_from_the_bin(office: Office) -> None:
    kept = filters.put_in_bin(office, filters.save(office, "clients", "Late", "{}"))
    assert filters.of_page(office, "clients") == []
    filters.take_back(office, kept)
    assert [one.name for one in filters.of_page(office, "clients")] == ["Late"]


def test_filters_are_a_persons_own(office: Office) -> None:
    filters.save(office, "clients", "Mine", "{}")
    filters.keep_last(office, "clients", '{"late": true}')
    office.person = Builder(office).worker("Suvi", KUOPIO.id)
    assert filters.of_page(office, "clients") == []
    assert filters.last(office, "clients") == ""


def test_the_last_filter_leaves_no_trace_in_the_audit(office: Office) -> None:
    before = office.audit_head()
    assert filters.last(office, "clients") == ""
    filters.keep_last(office, "clients", '{"late": true}')
    filters.keep_last(office, "clients", "{}")
    assert filters.last(office, "clients") == "{}"
    assert office.audit_head() == before


def test_where_clients_stand_and_what_eura_lacks(office: Office) -> None:
    build = Builder(office)
    told = dt.date(2026, 1, 2)
    build.client("Never")
    now, left, back, binned = (build.client(name) for name in ("Now", "Left", "Back", "Binned"))
    build.participation(now, "2026-01-01", eura_started=told)
    build.participation(left, "2026-01-01", "2026-01-20", eura_started=told)
    build.participation(back, "2025-01-01", "2025-06-01", eura_started=told, eura_ended=told)
    build.participation(back, "2026-01-01")
    build.participation(binned, "2026-01-01", binned=True)
    found = {line.client.family_name: (line.standing, line.eura) for line in progress.listing(office)}
    assert found == {
        "Never": (Standing.NEVER, ()),
        "Now": (Standing.ACTIVE, ()),
        "Left": (Standing.LEFT, (EuraGap.END,)),
        "Back": (Standing.ACTIVE, (EuraGap.START,)),
        "Binned": (Standing.NEVER, ()),
    }
