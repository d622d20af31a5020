"""Sessions planned by a group's rule: holidays, no doubles, one change, moving, undo; leaders; the bin."""

import datetime as dt
from dataclasses import replace

import pytest

from osaava_desktop.domain import recurrence
from osaava_desktop.domain.areas import Place
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.groups import Group, GroupType, Mark, Session, SessionState
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.recurrence import Rule
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import clients, group_lists, groups, planning, sheets
from osaava_desktop.services.figures import compute
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, day

TODAY = day("2026-02-01")  # a Sunday
NINE, ELEVEN = dt.time(9), dt.time(11)


@pytest.fixture
def place(office: Office) -> Place:
    return Builder(office).place("Kohtaamisasema", "Kuopio", KUOPIO, Channel.MEETING_PLACE)


def thursdays(office: Office, place: Place, **fields: object) -> Group:
    """A group that meets every Thursday from 9 to 11."""
    group = Group(
        name="Nature",
        type=GroupType.NATURE,
        place=place.id,
        recurrence=recurrence.written(Rule(first=TODAY, weekdays=(3,))),
        starts=NINE,
        ends=ELEVEN,
    )
    return groups.save(office, replace(group, **fields))  # type: ignore[arg-type]


def planned(office: Office, group: Group) -> list[str]:
    """The days of its planned sessions, the first one first."""
    return [
        f"{one.on:%d.%m.} {one.starts:%H}"
        for one in reversed(groups.sessions(office, group.id))
        if one.starts
    ]


def test_holidays_are_proposed_without_a_tick(office: Office, place: Place) -> None:
    group = thursdays(office, place)
    found = planning.proposals(office, group, 15)
    assert len(found) == 15
    unticked = [one.session.on for one in found if not one.is_wanted]
    assert unticked == [day("2026-05-14")]  # Ascension Day


def test_sessions_are_added_in_one_change_and_never_twice(office: Office, place: Place) -> None:
    group = thursdays(office, place)
    there = groups.save_session(
        office, Session(group=group.id, on=day("2026-02-12"), starts=NINE, ends=ELEVEN)
    )
    other = groups.save_session(office, Session(group=group.id, on=day("2026-02-12"), starts=dt.time(17)))
    found = planning.proposals(office, group, 3)
    assert [one.is_there for one in found] == [False, True, False]
    head = office.audit_head()
    done = planning.carry_out(office, found)
    assert len(done.added) == 2
    assert planned(office, group) == ["05.02. 09", "12.02. 09", "12.02. 17", "19.02. 09"]
    added = done.added[0]
    assert (added.place, added.area, added.worker) == (place.id, KUOPIO.id, office.person.id)
    assert all(one.is_there for one in planning.proposals(office, group, 3))
    assert office.audit_head() != head
    planning.undo(office, done)
    assert {one.id for one in groups.sessions(office, group.id)} == {there.id, other.id}


def test_nothing_is_proposed_after_the_end(office: Office, place: Place) -> None:
    group = thursdays(office, place, ended=day("2026-02-13"))
    assert len(planning.proposals(office, group, 8)) == 2


def test_a_cancelled_session_is_not_proposed_again(office: Office, place: Place) -> None:
    group = thursdays(office, place)
    off = Session(
        group=group.id, on=day("2026-02-05"), starts=NINE, state=SessionState.CANCELLED, reason="Snow"
    )
    groups.save_session(office, off)
    assert planning.proposals(office, group, 1)[0].is_there


def test_planned_sessions_follow_a_changed_rule(office: Office, place: Place) -> None:
    group = thursdays(office, place)
    planning.carry_out(office, planning.proposals(office, group, 4))
    marked = groups.sessions(office, group.id)[-1]  # 5.2.
    guest = clients.save(office, Client(family_name="Aalto"))
    groups.mark(office, marked, guest.id, Mark.EXCUSED)
    extra = groups.save_session(office, Session(group=group.id, on=day("2026-02-14"), starts=NINE))
    mondays = recurrence.written(Rule(first=TODAY, weekdays=(0,)))
    changed = groups.save(office, replace(group, recurrence=mondays, starts=dt.time(13), ends=dt.time(15)))
    moving = planning.movable(office, group, changed)
    assert [one.on.day for one in moving] == [12, 19, 26]  # neither the one marked nor the extra one
    found = planning.proposals(office, changed, 4, group)
    assert [one.before.on.day if one.before else None for one in found] == [None, 12, 19, 26]
    done = planning.carry_out(office, [one for one in found if one.before])
    assert planned(office, changed) == ["05.02. 09", "09.02. 13", "14.02. 09", "16.02. 13", "23.02. 13"]
    planning.undo(office, done)
    assert planned(office, changed) == ["05.02. 09", "12.02. 09", "14.02. 09", "19.02. 09", "26.02. 09"]
    assert groups.session(office, extra.id) == extra


def test_two_at_once_is_a_note_and_no_refusal(office: Office, place: Place) -> None:
    group = thursdays(office, place)
    other = groups.save(office, Group(name="Talk", type=GroupType.DISCUSSION))
    at = {"on": day("2026-02-05"), "worker": office.person.id}
    groups.save_session(office, Session(group=other.id, starts=dt.time(10), ends=dt.time(12), **at))  # type: ignore[arg-type]
    found = planning.proposals(office, group, 2)
    assert [one.elsewhere for one in found] == ["Talk 10.00", ""]
    assert found[0].is_wanted
    after = Session(group=group.id, starts=dt.time(12), ends=dt.time(13), **at)  # type: ignore[arg-type]
    assert planning.elsewhere(office, after) == ""


def test_further_leaders_are_saved_with_the_group(office: Office, place: Place) -> None:
    build = Builder(office)
    wilma, ville = build.worker("Wilma", KUOPIO.id), build.worker("Ville", KUOPIO.id)
    group = groups.save(
        office, Group(name="Nature", type=GroupType.NATURE), [wilma.id, ville.id, office.person.id]
    )
    line = group_lists.lines(office)[0]
    assert (line.leader, line.leaders) == ("Kerttu Keeper, Wilma, Ville", (wilma.id, ville.id))
    session = groups.save_session(office, Session(group=group.id, on=TODAY))
    paper = sheets.prepare(office, groups.register(office, session.id))
    assert paper.leaders == ("Kerttu Keeper", "Wilma", "Ville")
    groups.save(office, group, [ville.id])
    assert group_lists.lines(office)[0].leader == "Kerttu Keeper, Ville"
    groups.save(office, replace(group, name="Other"))  # the leaders are not asked for: they stay
    assert group_lists.lines(office)[0].leader == "Kerttu Keeper, Ville"


def test_a_group_in_the_bin_is_in_no_figure(office: Office, place: Place) -> None:
    group = thursdays(office, place)
    session = groups.save_session(office, Session(group=group.id, on=TODAY))
    groups.add_walk_in(office, session, Client(family_name="Aalto"))
    keys = ("groups", "groups.sessions", "groups.attendances")

    def counted() -> list[int | None]:
        found = compute(office, year_scope(2026))
        return [found[key].n for key in keys]

    assert counted() == [1, 1, 1]
    groups.put_in_bin(office, [group])
    assert counted() == [0, 0, 0]
    assert group_lists.to_mark(office) == []
    groups.take_back(office, [group])
    assert counted() == [1, 1, 1]


def test_dates_on_a_roster_can_be_mended(office: Office, place: Place) -> None:
    group = thursdays(office, place)
    client = clients.save(office, Client(family_name="Aalto"))
    member = groups.join(office, group.id, client.id)
    left = groups.save_member(office, replace(member, joined=day("2025-09-01"), left=day("2026-01-15")))
    assert groups.roster(office, group.id) == []
    assert [line.member for line in groups.has_left(office, group.id)] == [left]
    again = groups.join(office, group.id, client.id)
    assert again.id != left.id
    assert groups.has_left(office, group.id) == []  # is there again
    wrong = (
        replace(again, joined=day("2026-03-01")),
        replace(again, left=day("2024-01-01")),
        replace(again, left=day("2026-03-01")),
    )
    for member in wrong:
        with pytest.raises(InvalidInput):
            groups.save_member(office, member)
