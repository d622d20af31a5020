"""What one group has of the figures, counted by hand in the small office: its sessions, marks and heads."""

from dataclasses import replace
from uuid import UUID

import pytest

from osaava_desktop.domain.figures import Scope, year_scope
from osaava_desktop.services.figures import chosen, compute, members
from osaava_desktop.store.models import GroupRow
from tests.services.figures.counted import CountedOffice
from tests.services.figures.counted_people import K
from tests.services.invented import day

TALK = {
    "groups": 1,
    "groups.sessions": 2,  # 15.1. and 15.4.; that of 2.2. is in the bin
    "groups.discussion.sessions": 2,
    "groups.attendances": 5,  # aino iida, and aino kaisa clara; joel is in the bin
    "groups.persons": 4,
    "groups.unnamed": 6,
    "unnamed.heads": 6,
    "unnamed.new": 3,
    "named": 4,
    "visits": 11,
    "reached": 8,  # the four, and the largest session's four heads
    "reached.at_least": 8,
    "reached.at_most": 10,
    "phase.encounter": 1,  # iida; the others were met before
}
"""The figures of the discussion group in 2025 that are not 0."""


@pytest.fixture
def talk(counted: CountedOffice) -> UUID:
    return group_of(counted, "Keskustelu")


def group_of(counted: CountedOffice, name: str) -> UUID:
    """The id of a group."""
    found: UUID = counted.office.visible(GroupRow, GroupRow.id).where(GroupRow.name == name).scalar()
    return found


def test_a_group_has_its_sessions_marks_and_heads(counted: CountedOffice, talk: UUID) -> None:
    found = compute(counted.office, replace(year_scope(2025), group=talk))
    assert {key: one.n for key, one in found.items() if one.n} == TALK


def test_what_has_no_group_is_null_and_never_nought(counted: CountedOffice, talk: UUID) -> None:
    found = compute(counted.office, replace(year_scope(2025), group=talk))
    of_sessions = {f"groups.{one}.sessions" for one in ("crafts", "nature", "art_therapy", "event", "other")}
    of_sessions |= {"groups.substance_use.sessions", "groups.card_training.sessions"}
    assert {key for key, one in found.items() if one.n == 0} == of_sessions
    nothing = found.keys() - TALK.keys() - of_sessions
    assert all((found[key].n, found[key].of, found[key].target) == (None, None, None) for key in nothing)
    assert all(found[key].of is None for key in TALK)  # persons of a group are no part of a base


def test_a_number_of_a_group_equals_what_it_opens(counted: CountedOffice, talk: UUID) -> None:
    scope = replace(year_scope(2025), group=talk)
    for key, figure in compute(counted.office, scope).items():
        assert sum(one.count for one in members(counted.office, scope, key)) == (figure.n or 0), key
    names = [one.label for one in members(counted.office, scope, "groups.persons")]
    assert names == ["Aino", "Clara", "Iida", "Kaisa"]


def test_a_group_is_narrowed_further_by_span_and_area(counted: CountedOffice, talk: UUID) -> None:
    spring = Scope(start=day("2025-03-01"), end=day("2025-08-31"), group=talk)
    keys = ("groups.sessions", "groups.persons", "unnamed.heads")
    found = chosen(counted.office, spring, keys)
    assert [found[key].n for key in keys] == [1, 3, 2]
    found = chosen(counted.office, replace(spring, area=K), keys)
    assert [found[key].n for key in keys] == [0, 0, 0]  # it was held in Varkaus


def test_a_group_of_the_bin_counts_nothing(counted: CountedOffice) -> None:
    binned = counted.office.visible(GroupRow, GroupRow.id, bin=True).where(GroupRow.name == "Vanha").scalar()
    found = compute(counted.office, replace(year_scope(2025), group=binned))
    assert not any(one.n for one in found.values())
