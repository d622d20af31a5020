"""Acts on a register taken back and done again, and the lists of groups and sessions."""

import datetime as dt
from dataclasses import replace

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import (
    Group,
    GroupType,
    Mark,
    MovedOn,
    Register,
    Session,
    SessionState,
    next_after,
    visitor_named,
)
from osaava_desktop.domain.outreach import AgeGroup, Channel, Unnamed
from osaava_desktop.domain.words import Gender
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import areas, clients, group_lists, groups, marking
from osaava_desktop.store.models import AttendanceRow
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, day

PRESENT, ABSENT = Mark.PRESENT, Mark.ABSENT


class Evening:
    """A group of two and a planned session of today."""

    def __init__(self, office: Office) -> None:
        build = Builder(office)
        self.office = office
        self.place = build.place("Kohtaamisasema", "Kuopio", KUOPIO, Channel.MEETING_PLACE)
        group = Group(name="Rohkeusryhmä", type=GroupType.DISCUSSION, place=self.place.id)
        self.group = groups.save(office, group)
        self.aalto, self.ohman = (build.client(name) for name in ("Aalto", "Öhman"))
        for client in (self.aalto, self.ohman):
            groups.join(office, self.group.id, client.id)
        self.session = groups.save_session(office, Session(group=self.group.id, on=office.today))

    def register(self) -> Register:
        """As it is stored."""
        return groups.register(self.office, self.session.id)

    def state(self) -> tuple[SessionState, list[Mark | None]]:
        """The session's state and the marks."""
        register = self.register()
        return register.session.state, [row.mark for row in register.rows]


@pytest.fixture
def evening(office: Office) -> Evening:
    return Evening(office)


def test_a_mark_taken_back_makes_the_session_planned_again(evening: Evening) -> None:
    act = marking.mark(evening.office, evening.register(), {evening.aalto.id: PRESENT})
    assert evening.state() == (SessionState.HELD, [PRESENT, None])
    marking.take_back(evening.office, act)
    assert evening.state() == (SessionState.PLANNED, [None, None])
    marking.do_again(evening.office, act)
    assert evening.state() == (SessionState.HELD, [PRESENT, None])


def test_a_session_that_others_came_to_stays_held(evening: Evening) -> None:
    act = marking.mark(evening.office, evening.register(), {evening.aalto.id: PRESENT})
    groups.save_unnamed(evening.office, evening.register().session, 2, 0)
    marking.take_back(evening.office, act)
    assert evening.state() == (SessionState.HELD, [None, None])


def test_a_change_of_mark_goes_back_to_the_mark_before(evening: Evening) -> None:
    marking.mark(evening.office, evening.register(), {evening.aalto.id: ABSENT})
    both = {evening.aalto.id: PRESENT, evening.ohman.id: PRESENT}
    act = marking.mark(evening.office, evening.register(), both)
    left = marking.take_back(evening.office, act)
    assert [row.mark for row in left.rows] == [ABSENT, None]


def test_who_walked_in_leaves_the_register_again(evening: Evening) -> None:
    known = clients.save(evening.office, Client(family_name="Berg"))
    act = marking.add(evening.office, evening.register(), known)
    assert len(evening.register().rows) == 3
    marking.take_back(evening.office, act)
    assert len(evening.register().rows) == 2
    assert clients.get(evening.office, known.id).deleted is None
    marking.do_again(evening.office, act)
    assert evening.register().count(PRESENT) == 1


def test_a_visitor_made_goes_to_the_bin_and_comes_back(evening: Evening) -> None:
    act = marking.add(evening.office, evening.register(), Client(family_name="Uusi"))
    marking.take_back(evening.office, act)
    assert clients.find(evening.office, "uusi") == []
    marking.do_again(evening.office, act)
    assert [one.family_name for one in clients.find(evening.office, "uusi")] == ["Uusi"]
    assert evening.register().count(PRESENT) == 1
    assert evening.office.visible(AttendanceRow).count() == 1


def test_a_member_added_as_a_walk_in_stays_on_the_register(evening: Evening) -> None:
    act = marking.add(evening.office, evening.register(), evening.ohman)
    assert evening.state()[1] == [None, PRESENT]
    marking.take_back(evening.office, act)
    assert evening.state() == (SessionState.PLANNED, [None, None])


def test_a_refused_act_leaves_nothing(evening: Evening) -> None:
    later = replace(evening.session, on=evening.office.today + dt.timedelta(days=1))
    groups.save_session(evening.office, later)
    with pytest.raises(InvalidInput):
        marking.add(evening.office, evening.register(), Client(family_name="Uusi"))
    assert clients.find(evening.office, "uusi") == []
    assert evening.state() == (SessionState.PLANNED, [None, None])


# Lists


def test_lines_of_groups(evening: Evening) -> None:
    for text in ("2026-01-11", "2026-01-18", "2026-02-15"):
        groups.save_session(evening.office, Session(group=evening.group.id, on=day(text)))
    cancelled = Session(
        group=evening.group.id, on=day("2026-01-30"), state=SessionState.CANCELLED, reason="lumi"
    )
    groups.save_session(evening.office, cancelled)
    groups.leave(evening.office, groups.roster(evening.office, evening.group.id)[0].member)
    line = group_lists.lines(evening.office)[0]
    assert (line.place, line.leader, line.members) == ("Kohtaamisasema, Kuopio", "Kerttu Keeper", 1)
    assert (line.next, line.last) == (evening.office.today, day("2026-01-18"))


def test_what_waits_for_marks(evening: Evening) -> None:
    office = evening.office
    group = evening.group.id
    early = groups.save_session(office, Session(group=group, on=office.today, starts=dt.time(9)))
    past = groups.save_session(office, Session(group=group, on=day("2026-01-11")))
    groups.save_session(office, Session(group=group, on=day("2026-02-11")))
    held = groups.save_session(office, Session(group=group, on=day("2026-01-12"), state=SessionState.HELD))
    waiting = [line.session.id for line in group_lists.to_mark(office)]
    assert waiting == [early.id, evening.session.id, past.id]
    marking.mark(office, groups.register(office, early.id), {evening.aalto.id: PRESENT})
    assert [line.session.id for line in group_lists.to_mark(office)] == waiting  # still today's
    assert held.id not in waiting


def test_lines_of_sessions_leave_out_who_is_in_the_bin(evening: Evening) -> None:
    office = evening.office
    both = {evening.aalto.id: PRESENT, evening.ohman.id: PRESENT}
    marking.mark(office, evening.register(), both)
    groups.save_unnamed(office, evening.register().session, 4, 1)
    clients.put_in_bin(office, evening.aalto)
    line = group_lists.session_lines(office, evening.group.id)[0]
    assert (line.present, line.unnamed, line.group) == (1, 4, "Rohkeusryhmä")


# Rules


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Virtanen Matti Juhani", "Virtanen, Matti Juhani"),
        ("von Wright, Maria", "von Wright, Maria"),
        ("Aalto", "Aalto"),
        ("  Aalto   Oma ", "Aalto, Oma"),
    ],
)
def test_a_visitor_of_the_name_typed(text: str, name: str) -> None:
    visitor = visitor_named(text)
    assert visitor is not None
    assert visitor.name == name


@pytest.mark.parametrize("text", ["", "1042", "+358 44", ", Aino", "-"])
def test_no_visitor_without_a_family_name(text: str) -> None:
    assert visitor_named(text) is None


def test_the_next_session_is_proposed() -> None:
    group = Group(name="x", type=GroupType.OTHER)
    first = next_after(None, group, day("2026-02-01"))
    assert first.on == day("2026-02-01")
    latest = Session(group=group.id, on=day("2026-01-28"), starts=dt.time(9), topic="old", note="old")
    proposed = next_after(latest, group, day("2026-02-01"))
    assert (proposed.on, proposed.starts, proposed.topic) == (day("2026-02-04"), dt.time(9), "")
    assert proposed.note == ""
    assert next_after(replace(latest, on=day("2025-01-01")), group, day("2026-02-01")).on == day("2026-02-01")


def test_a_place_is_added_once(office: Office) -> None:
    town = areas.localities(office)[0]
    stored = areas.add_place(office, " Kirjasto ", town, Channel.OTHER)
    assert stored.name == "Kirjasto"
    with pytest.raises(InvalidInput) as refused:
        areas.add_place(office, "Kirjasto", town, Channel.PARTNER)
    assert list(refused.value.problems) == ["name"]
    assert areas.places(office) == [stored]


# Heads without a name, notes, and work or studies


def test_unnamed_heads_are_taken_back_and_done_again(evening: Evening) -> None:
    act = marking.set_unnamed(evening.office, evening.register(), 4, 1)
    assert (evening.register().unnamed, evening.state()[0]) == ((4, 1), SessionState.HELD)
    marking.set_unnamed(evening.office, evening.register(), 6, 1)
    marking.take_back(evening.office, act)
    assert evening.register().session.state is SessionState.PLANNED
    marking.do_again(evening.office, act)
    assert (evening.register().unnamed, evening.state()[0]) == ((4, 1), SessionState.HELD)


def test_heads_by_gender_and_age_add_up(evening: Evening) -> None:
    office, register = evening.office, evening.register
    women = Unnamed(gender=Gender.FEMALE, age_group=AgeGroup.FROM_55, heads=3, new=1)
    act = marking.set_kinds(office, register(), [women, Unnamed(heads=2)])
    assert register().unnamed == (5, 1)
    marking.set_unnamed(office, register(), 6, 2)  # one more, of whom nothing is told
    told = {one.gender: (one.heads, one.new) for one in marking.unnamed(office, register())}
    assert told == {Gender.FEMALE: (3, 1), None: (3, 1)}
    with pytest.raises(InvalidInput, match="gender and age"):
        marking.set_unnamed(office, register(), 2, 0)
    with pytest.raises(InvalidInput, match="twice"):
        marking.set_kinds(office, register(), [women, women])
    assert register().unnamed == (6, 2)
    marking.set_kinds(office, register(), [women])
    assert register().unnamed == (3, 1)
    marking.take_back(office, act)
    assert all(one.gender is None for one in marking.unnamed(office, register()))


def test_moved_to_work_is_an_absence_and_a_mark_takes_it_away(evening: Evening) -> None:
    act = marking.move_on(evening.office, evening.register(), evening.aalto.id, MovedOn.WORK)
    first = evening.register().rows[0]
    assert (first.mark, first.moved_on) == (ABSENT, MovedOn.WORK)
    marking.take_back(evening.office, act)
    assert (evening.register().rows[0].mark, evening.register().rows[0].moved_on) == (None, None)
    marking.do_again(evening.office, act)
    assert evening.register().rows[0].moved_on is MovedOn.WORK
    marking.mark(evening.office, evening.register(), {evening.aalto.id: PRESENT})
    assert evening.register().rows[0].moved_on is None


def test_a_note_is_taken_back_alone(evening: Evening) -> None:
    act = marking.write(evening.office, evening.register(), note="rivi\ntoinen", minutes=90)
    later = replace(evening.register().session, starts=dt.time(9))
    groups.save_session(evening.office, later)
    marking.take_back(evening.office, act)
    session = evening.register().session
    assert (session.note, session.minutes, session.starts) == ("", None, dt.time(9))
    for minutes in (0, 1441):
        with pytest.raises(InvalidInput):
            marking.write(evening.office, evening.register(), minutes=minutes)
