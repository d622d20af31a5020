"""Groups, rosters, sessions and the register."""

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Group, GroupType, Mark, Register, Session, SessionState
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import clients, groups, sheets
from osaava_desktop.store.models import AttendanceRow, GroupMemberRow
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, day

PRESENT, ABSENT, EXCUSED = Mark.PRESENT, Mark.ABSENT, Mark.EXCUSED


class Evening:
    """A group of three with a session on 30.1.2026."""

    def __init__(self, office: Office) -> None:
        build = Builder(office)
        self.office = office
        self.place = build.place("Kohtaamisasema", "Kuopio", KUOPIO, Channel.MEETING_PLACE)
        self.leader = build.worker("Wilma", KUOPIO.id)
        self.group = groups.save(
            office,
            Group(name="Rohkeusryhmä", type=GroupType.DISCUSSION, place=self.place.id, leader=self.leader.id),
        )
        self.people = [self.client(name) for name in ("Aalto", "Lehtonen", "Öhman")]
        for client in self.people:
            groups.join(office, self.group.id, client.id)
        self.session = groups.save_session(office, Session(group=self.group.id, on=day("2026-01-30")))

    def client(self, name: str) -> Client:
        """A client."""
        return clients.save(self.office, Client(family_name=name))

    def register(self, session: Session | None = None) -> Register:
        """The register as it is now."""
        return groups.register(self.office, (session or self.session).id)

    def marks(self) -> dict[str, Mark | None]:
        """The marks by name."""
        return {row.client.family_name: row.mark for row in self.register().rows}


@pytest.fixture
def evening(office: Office) -> Evening:
    return Evening(office)


def order(register: Register) -> list[str]:
    """Who stands on the register, in order."""
    return [row.client.family_name for row in register.rows]


def test_session_takes_place_worker_and_area_of_its_group(evening: Evening) -> None:
    session = evening.session
    assert (session.place, session.worker, session.area) == (evening.place.id, evening.leader.id, KUOPIO.id)


def test_session_keeps_a_place_of_its_own(office: Office, evening: Evening) -> None:
    park = Builder(office).place("Puisto", "Kuopio", KUOPIO, Channel.OTHER)
    session = groups.save_session(
        office, Session(group=evening.group.id, on=day("2026-01-31"), place=park.id)
    )
    assert session.place == park.id


def test_groups_and_sessions_are_listed(office: Office, evening: Evening) -> None:
    other = groups.save(office, Group(name="Askartelu", type=GroupType.CRAFTS))
    assert [group.name for group in groups.groups(office)] == ["Askartelu", "Rohkeusryhmä"]
    assert other.leader == office.person.id
    later = groups.save_session(office, Session(group=evening.group.id, on=day("2026-02-06")))
    assert groups.sessions(office, evening.group.id) == [later, evening.session]


def test_register_begins_with_the_roster(evening: Evening) -> None:
    register = evening.register()
    assert order(register) == ["Aalto", "Lehtonen", "Öhman"]
    assert [row.row for row in register.rows] == [1, 2, 3]
    assert register.place == "Kohtaamisasema, Kuopio"
    assert (register.sheet, register.unnamed, register.count(None)) == (None, (0, 0), 3)


def test_register_has_the_order_of_the_printed_sheet(office: Office, evening: Evening) -> None:
    sheets.prepare(office, evening.register())
    groups.join(office, evening.group.id, evening.client("Aaltonen").id)
    groups.add_walk_in(office, evening.session, Client(family_name="Abel"))
    register = evening.register()
    assert order(register) == ["Aalto", "Lehtonen", "Öhman", "Aaltonen", "Abel"]
    assert [row.row for row in register.rows] == [1, 2, 3, 4, 5]
    assert register.sheet is not None


def test_who_leaves_stays_on_the_printed_sheet(office: Office, evening: Evening) -> None:
    sheets.prepare(office, evening.register())
    member = office.visible(GroupMemberRow).where(GroupMemberRow.client == evening.people[0].id).get()
    groups.leave(office, member)
    assert order(evening.register()) == ["Aalto", "Lehtonen", "Öhman"]
    assert [client.family_name for client in groups.members(office, evening.group.id)] == [
        "Lehtonen",
        "Öhman",
    ]


def test_leave_and_join_again_on_one_day(office: Office, evening: Evening) -> None:
    client = evening.people[0].id
    member = groups.join(office, evening.group.id, client)
    assert groups.join(office, evening.group.id, client) == member  # nobody stands there twice
    groups.leave(office, member)
    again = groups.join(office, evening.group.id, client)
    assert again.id != member.id
    assert order(evening.register()) == ["Aalto", "Lehtonen", "Öhman"]


def test_mark_and_undo(office: Office, evening: Evening) -> None:
    client = evening.people[1].id
    assert groups.mark(office, evening.session, client, PRESENT) is None
    assert groups.mark(office, evening.session, client, EXCUSED) is PRESENT
    assert evening.marks() == {"Aalto": None, "Lehtonen": EXCUSED, "Öhman": None}
    assert groups.mark(office, evening.session, client, PRESENT) is EXCUSED
    assert groups.mark(office, evening.session, client, None) is PRESENT
    assert evening.marks()["Lehtonen"] is None


def test_all_present_is_one_act_and_can_be_undone(office: Office, evening: Evening) -> None:
    ids = [client.id for client in evening.people]
    groups.mark(office, evening.session, ids[0], ABSENT)
    before = groups.mark_many(office, evening.session, dict.fromkeys(ids, PRESENT))
    assert before == {ids[0]: ABSENT, ids[1]: None, ids[2]: None}
    assert evening.register().count(PRESENT) == 3
    assert groups.mark_many(office, evening.session, before) == dict.fromkeys(ids, PRESENT)
    assert evening.marks() == {"Aalto": ABSENT, "Lehtonen": None, "Öhman": None}


@pytest.mark.parametrize(("mark", "state"), [(PRESENT, "held"), (ABSENT, "planned"), (None, "planned")])
def test_planned_session_with_somebody_present_has_been_held(
    office: Office, evening: Evening, mark: Mark | None, state: str
) -> None:
    groups.mark(office, evening.session, evening.people[0].id, mark)
    assert evening.register().session.state == SessionState(state)


def test_cancelled_session_is_not_held_by_a_mark(office: Office, evening: Evening) -> None:
    cancelled = replace(evening.session, state=SessionState.CANCELLED, reason="Flunssa")
    session = groups.save_session(office, cancelled)
    groups.mark(office, session, evening.people[0].id, PRESENT)
    assert evening.register().session.state is SessionState.CANCELLED


@pytest.mark.parametrize("state", [SessionState.PLANNED, SessionState.CANCELLED])
def test_a_session_that_somebody_was_at_stays_held(
    office: Office, evening: Evening, state: SessionState
) -> None:
    groups.mark(office, evening.session, evening.people[0].id, PRESENT)
    held = evening.register().session
    with pytest.raises(InvalidInput, match="Somebody is counted") as caught:
        groups.save_session(office, replace(held, state=state, reason="Flunssa"))
    assert list(caught.value.problems) == ["state"]
    groups.mark(office, evening.session, evening.people[0].id, None)
    groups.save_unnamed(office, held, 2, 0)
    with pytest.raises(InvalidInput, match="Somebody is counted"):
        groups.save_session(office, replace(held, state=state, reason="Flunssa"))
    groups.save_unnamed(office, held, 0, 0)
    assert groups.save_session(office, replace(held, state=state, reason="Flunssa")).state is state


def test_nobody_is_present_at_a_session_that_lies_ahead(office: Office, evening: Evening) -> None:
    ahead = groups.save_session(office, Session(group=evening.group.id, on=day("2036-02-06")))
    with pytest.raises(InvalidInput, match="in the future"):
        groups.mark(office, ahead, evening.people[0].id, PRESENT)
    with pytest.raises(InvalidInput, match="in the future"):
        groups.save_unnamed(office, ahead, 3, 1)
    register = evening.register(ahead)
    assert register.count(None) == 3
    assert (register.session.state, register.unnamed) == (SessionState.PLANNED, (0, 0))
    assert AttendanceRow.select().count() == 0
    groups.mark(office, ahead, evening.people[0].id, EXCUSED)  # who says it beforehand is excused


def test_one_wrong_mark_leaves_none(office: Office, evening: Evening) -> None:
    ghost = UUID(int=1)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        groups.mark_many(office, evening.session, {evening.people[0].id: PRESENT, ghost: PRESENT})
    assert evening.register().count(None) == 3
    assert evening.register().session.state is SessionState.PLANNED


def test_walk_in_of_the_register(office: Office, evening: Evening) -> None:
    known = evening.client("Ketola")
    assert groups.add_walk_in(office, evening.session, known) == known
    assert evening.marks()["Ketola"] is PRESENT
    assert order(evening.register()) == ["Aalto", "Ketola", "Lehtonen", "Öhman"]
    assert known not in groups.members(office, evening.group.id)


def test_new_walk_in_is_registered_on_the_spot(office: Office, evening: Evening) -> None:
    visitor = groups.add_walk_in(office, evening.session, Client(family_name=" Uusi ", given_names="Ulla"))
    assert visitor.number == "A-1004"
    assert (visitor.family_name, visitor.first_contact) == ("Uusi", Channel.GROUP)
    assert visitor.locality == evening.place.locality
    assert evening.marks()["Uusi"] is PRESENT
    assert evening.register().session.state is SessionState.HELD


def test_walk_in_that_is_registered_already_leaves_nothing(office: Office, evening: Evening) -> None:
    with pytest.raises(InvalidInput, match="already in the register as client A-1001"):
        groups.add_walk_in(office, evening.session, Client(family_name="Aalto"))
    assert len(clients.find(office, "")) == 3
    assert evening.register().session.state is SessionState.PLANNED


def test_session_without_a_place_takes_walk_ins_too(office: Office, evening: Evening) -> None:
    nowhere = groups.save(office, Group(name="Retki", type=GroupType.NATURE))
    session = groups.save_session(office, Session(group=nowhere.id, on=day("2026-01-20")))
    assert groups.add_walk_in(office, session, Client(family_name="Uusi")).locality is None
    assert evening.register(session).place == ""


def test_unnamed_heads(office: Office, evening: Evening) -> None:
    groups.save_unnamed(office, evening.session, 5, 2)
    assert evening.register().unnamed == (5, 2)
    assert evening.register().session.state is SessionState.HELD
    groups.save_unnamed(office, evening.session, 4, 0)
    assert evening.register().unnamed == (4, 0)
    with pytest.raises(InvalidInput):
        groups.save_unnamed(office, evening.session, 1, 2)
    assert evening.register().unnamed == (4, 0)


def test_first_time(office: Office, evening: Evening) -> None:
    later = groups.save_session(office, Session(group=evening.group.id, on=day("2026-01-31")))
    groups.mark(office, evening.session, evening.people[0].id, PRESENT)
    groups.mark(office, evening.session, evening.people[1].id, ABSENT)
    assert [row.first_time for row in evening.register(later).rows] == [False, True, True]
    assert [row.first_time for row in evening.register().rows] == [True, True, True]


def test_client_in_the_bin_is_off_the_register(office: Office, evening: Evening) -> None:
    groups.mark(office, evening.session, evening.people[0].id, PRESENT)
    binned = clients.put_in_bin(office, evening.people[0])
    assert order(evening.register()) == ["Lehtonen", "Öhman"]
    clients.take_back(office, binned)
    assert evening.marks()["Aalto"] is PRESENT


def test_marking_somebody_just_put_into_the_bin_does_no_harm(office: Office, evening: Evening) -> None:
    client = evening.people[0]
    groups.mark(office, evening.session, client.id, PRESENT)
    binned = clients.put_in_bin(office, client)  # on another page, while the register is open
    assert groups.mark(office, evening.session, client.id, ABSENT) is PRESENT
    clients.take_back(office, binned)
    assert evening.marks()["Aalto"] is ABSENT


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"starts": dt.time(12), "ends": dt.time(11)}, "ends"),
        ({"on": day("2027-01-01"), "state": SessionState.HELD}, "on"),
        ({"state": SessionState.DID_NOT_TAKE_PLACE}, "reason"),
    ],
)
def test_wrong_session_is_not_saved(
    office: Office, evening: Evening, fields: dict[str, Any], wrong: str
) -> None:
    with pytest.raises(InvalidInput) as raised:
        groups.save_session(office, replace(evening.session, **fields))
    assert list(raised.value.problems) == [wrong]
    assert groups.sessions(office, evening.group.id) == [evening.session]


def test_place_name_of_nowhere(office: Office) -> None:
    assert groups.place_name(office, None) == ""


def test_a_past_register_still_has_who_left_since(evening: Evening) -> None:
    group, (first, *_others) = evening.group.id, evening.people
    groups.leave(evening.office, groups.join(evening.office, group, first.id))
    today = groups.save_session(evening.office, Session(group=group, on=evening.office.today))
    assert order(evening.register()) == ["Aalto", "Lehtonen", "Öhman"]
    assert order(evening.register(today)) == ["Lehtonen", "Öhman"]
