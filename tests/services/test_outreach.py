"""Visits, encounters, unnamed heads, and heads that get a name."""

from dataclasses import replace
from typing import Any

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Mark
from osaava_desktop.domain.outreach import AgeGroup, Channel, Encounter, Unnamed, Visit
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import clients, groups, outreach
from osaava_desktop.store.models import AttendanceRow, AuditRow, EncounterRow
from osaava_desktop.store.office import Office
from tests.services.invented import JUANKOSKI, KUOPIO, VARKAUS, Builder, day
from tests.services.test_groups import Evening


@pytest.fixture
def visit(office: Office) -> Visit:
    """A food-aid visit in Juankoski, led by somebody of Varkaus."""
    worker = Builder(office).worker("Bo", VARKAUS.id)
    new = Visit(on=day("2026-01-15"), channel=Channel.FOOD_AID, locality=JUANKOSKI.id, worker=worker.id)
    return outreach.save_visit(office, new)


def client(office: Office, name: str = "Lehtonen") -> Client:
    """A client."""
    return clients.save(office, Client(family_name=name))


def heads(office: Office, visit: Visit, heads: int, new: int, **fields: Any) -> Unnamed:
    """Sets the unnamed heads of the visit."""
    return outreach.save_unnamed(office, Unnamed(visit=visit.id, heads=heads, new=new, **fields))


def encounters(office: Office) -> list[Encounter]:
    """All encounters."""
    return list(office.visible(EncounterRow))


def test_area_is_that_of_the_locality(visit: Visit) -> None:
    assert visit.area == KUOPIO.id


def test_encounter_of_a_visit_is_where_the_visit_was(office: Office, visit: Visit) -> None:
    encounter = Encounter(
        on=day("2020-01-01"), client=client(office).id, channel=Channel.SHOP, visit=visit.id
    )
    stored = outreach.save_encounter(office, encounter)
    assert (stored.on, stored.worker, stored.area) == (visit.on, visit.worker, visit.area)
    assert stored.channel is Channel.SHOP


def test_encounters_follow_a_corrected_visit(office: Office, visit: Visit) -> None:
    met = outreach.save_encounter(
        office, Encounter(on=visit.on, client=client(office).id, channel=Channel.FOOD_AID, visit=visit.id)
    )
    place = Builder(office).place("Ruoka-apu", "Varkaus", VARKAUS, Channel.FOOD_AID)
    outreach.save_visit(office, replace(visit, on=day("2026-01-16"), place=place.id))
    (moved,) = encounters(office)
    assert moved.id == met.id
    assert (moved.on, moved.place, moved.area) == (day("2026-01-16"), place.id, VARKAUS.id)


def test_encounter_without_a_visit_belongs_to_its_worker(office: Office) -> None:
    worker = Builder(office).worker("Bo", VARKAUS.id)
    stored = outreach.save_encounter(
        office,
        Encounter(
            on=office.today, client=client(office).id, channel=Channel.OWN_INITIATIVE, worker=worker.id
        ),
    )
    assert (stored.worker, stored.area) == (worker.id, VARKAUS.id)


def test_heads_are_kept_by_gender_and_age(office: Office, visit: Visit) -> None:
    heads(office, visit, 10, 4)
    young = heads(office, visit, 2, 1, age_group=AgeGroup.UNDER_30)
    again = heads(office, visit, 12, 5)
    found = outreach.unnamed_of(office, Unnamed(visit=visit.id))
    assert {(one.age_group, one.heads, one.new) for one in found} == {
        (None, 12, 5),
        (AgeGroup.UNDER_30, 2, 1),
    }
    assert {one.id for one in found} == {young.id, again.id}


def test_more_new_faces_than_heads_are_refused(office: Office, visit: Visit) -> None:
    with pytest.raises(InvalidInput, match="more new faces"):
        heads(office, visit, 1, 2)
    assert outreach.unnamed_of(office, Unnamed(visit=visit.id)) == []


@pytest.mark.parametrize(
    ("before", "was_new", "after"),
    [((5, 2), True, (4, 1)), ((5, 2), False, (4, 2)), ((2, 2), False, (1, 1)), ((1, 0), False, (0, 0))],
)
def test_head_gets_a_name(
    office: Office, visit: Visit, before: tuple[int, int], was_new: bool, after: tuple[int, int]
) -> None:
    unnamed = heads(office, visit, *before)
    named = client(office)
    acts = AuditRow.select().where(AuditRow.action != Action.ATTACH_HEAD).count()
    left = outreach.name_head(office, unnamed, named.id, was_new=was_new)
    assert (left.heads, left.new) == after
    (met,) = encounters(office)
    assert (met.client, met.visit, met.channel, met.on) == (named.id, visit.id, Channel.FOOD_AID, visit.on)
    assert AuditRow.select().where(AuditRow.action == Action.ATTACH_HEAD).count() == 1
    assert AuditRow.select().where(AuditRow.action != Action.ATTACH_HEAD).count() == acts + 1  # the encounter


@pytest.mark.parametrize(("before", "was_new"), [((0, 0), False), ((3, 0), True)])
def test_no_head_left_to_name(office: Office, visit: Visit, before: tuple[int, int], was_new: bool) -> None:
    unnamed = heads(office, visit, *before)
    with pytest.raises(InvalidInput, match="no visitor without a name"):
        outreach.name_head(office, unnamed, client(office).id, was_new=was_new)
    assert encounters(office) == []


def test_nobody_is_counted_twice_at_a_visit(office: Office, visit: Visit) -> None:
    unnamed = heads(office, visit, 5, 2)
    named = client(office)
    unnamed = outreach.name_head(office, unnamed, named.id, was_new=False)
    with pytest.raises(InvalidInput, match="already counted here"):
        outreach.name_head(office, unnamed, named.id, was_new=False)
    assert len(encounters(office)) == 1
    assert outreach.unnamed_of(office, unnamed) == [unnamed]


@pytest.mark.parametrize("mark", [None, Mark.ABSENT, Mark.EXCUSED])
def test_head_of_a_session_takes_the_line_on_the_register(office: Office, mark: Mark | None) -> None:
    evening = Evening(office)
    groups.save_unnamed(office, evening.session, 3, 1)
    (unnamed,) = outreach.unnamed_of(office, Unnamed(session=evening.session.id))
    groups.mark(office, evening.session, evening.people[0].id, mark)
    outreach.name_head(office, unnamed, evening.people[0].id, was_new=True)
    assert evening.marks() == {"Aalto": Mark.PRESENT, "Lehtonen": None, "Öhman": None}
    assert evening.register().unnamed == (2, 0)


def test_nobody_is_counted_twice_at_a_session(office: Office) -> None:
    evening = Evening(office)
    groups.save_unnamed(office, evening.session, 3, 1)
    (unnamed,) = outreach.unnamed_of(office, Unnamed(session=evening.session.id))
    groups.mark(office, evening.session, evening.people[0].id, Mark.PRESENT)
    with pytest.raises(InvalidInput, match="already counted here"):
        outreach.name_head(office, unnamed, evening.people[0].id, was_new=False)
    assert evening.register().unnamed == (3, 1)
    assert AttendanceRow.select().count() == 1


def test_naming_a_head_is_all_or_nothing(office: Office, visit: Visit) -> None:
    unnamed = heads(office, visit, 5, 2)
    ghost = Client(family_name="Never saved")
    with pytest.raises(Exception, match="FOREIGN KEY"):
        outreach.name_head(office, unnamed, ghost.id, was_new=True)
    assert outreach.unnamed_of(office, unnamed) == [unnamed]
    assert AuditRow.select().where(AuditRow.action == Action.ATTACH_HEAD).count() == 0
