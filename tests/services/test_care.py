"""Three absences in a row ask for care: opened once, taken back with the mark, and in no figure."""

import datetime as dt
from dataclasses import replace

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.groups import Group, GroupType, Mark, MovedOn, Session, SessionState
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.services import figures, groups, marking, pathways, plan
from osaava_desktop.services.marking import Act
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder

PRESENT, ABSENT, EXCUSED = Mark.PRESENT, Mark.ABSENT, Mark.EXCUSED


class Weeks:
    """A group of two and four sessions, a week apart, the last one today."""

    def __init__(self, office: Office) -> None:
        build = Builder(office)
        self.office = office
        self.worker = build.worker("Oma Ohjaaja", KUOPIO.id)
        self.aalto = build.client("Aalto", worker=self.worker.id)
        self.berg = build.client("Berg")
        self.group = groups.save(office, Group(name="Kässät", type=GroupType.CRAFTS))
        for client in (self.aalto, self.berg):
            groups.join(office, self.group.id, client.id)
        days = [office.today - dt.timedelta(weeks=weeks) for weeks in (3, 2, 1, 0)]
        self.sessions = [groups.save_session(office, Session(group=self.group.id, on=day)) for day in days]

    def mark(
        self, week: int, mark: Mark | None, client: Client | None = None, other: Mark | None = PRESENT
    ) -> Act:
        """Aalto's mark, or somebody's; Berg is there, so that the session is held."""
        register = groups.register(self.office, self.sessions[week].id)
        marks = {(client or self.aalto).id: mark}
        if client is None and other is not None:
            marks[self.berg.id] = other
        return marking.mark(self.office, register, marks)

    def tasks(self) -> list[FollowUp]:
        """What is to be done."""
        return pathways.follow_ups(self.office)


@pytest.fixture
def weeks(office: Office) -> Weeks:
    return Weeks(office)


def test_the_third_absence_opens_it_once(weeks: Weeks) -> None:
    for week in range(2):
        weeks.mark(week, ABSENT)
    assert weeks.tasks() == []
    weeks.mark(2, ABSENT)
    (task,) = weeks.tasks()
    assert (task.client, task.worker) == (weeks.aalto.id, weeks.worker.id)
    assert task.due == weeks.office.today + dt.timedelta(days=7)
    assert "Kässät" in task.what
    weeks.mark(3, ABSENT)
    assert weeks.tasks() == [task]
    plan.tick_done(weeks.office, task)
    weeks.mark(3, None)
    weeks.mark(3, ABSENT)
    assert weeks.tasks() == []  # it was done: not again for the same row


def test_sheets_typed_in_another_order_come_to_the_same(weeks: Weeks) -> None:
    for week in (2, 0, 1):
        weeks.mark(week, ABSENT)
    (task,) = weeks.tasks()
    register = groups.register(weeks.office, weeks.sessions[2].id)
    assert register.rows[0].mark is ABSENT
    assert task.attendance is not None


def test_a_sheet_found_later_opens_no_second_one(weeks: Weeks) -> None:
    for week in (1, 2, 3):
        weeks.mark(week, ABSENT)
    (task,) = weeks.tasks()
    weeks.mark(0, ABSENT)  # now the third one in a row is another
    assert weeks.tasks() == [task]


def test_excused_and_moved_on_are_no_absence(weeks: Weeks) -> None:
    weeks.mark(0, ABSENT)
    weeks.mark(1, EXCUSED)
    weeks.mark(2, ABSENT)
    register = groups.register(weeks.office, weeks.sessions[3].id)
    marking.move_on(weeks.office, register, weeks.aalto.id, MovedOn.WORK)
    assert weeks.tasks() == []


def test_a_session_not_held_counts_nothing(weeks: Weeks) -> None:
    weeks.mark(0, ABSENT)
    weeks.mark(1, ABSENT, other=None)
    off = replace(weeks.sessions[1], state=SessionState.CANCELLED, reason="lumi")
    groups.save_session(weeks.office, off)
    weeks.mark(2, ABSENT)
    assert weeks.tasks() == []
    weeks.mark(3, ABSENT)
    assert len(weeks.tasks()) == 1


def test_a_session_still_planned_waits_until_somebody_is_there(weeks: Weeks) -> None:
    for week in (0, 1):
        weeks.mark(week, ABSENT)
    weeks.mark(2, ABSENT, other=None)
    assert weeks.tasks() == []
    weeks.mark(2, PRESENT, weeks.berg)
    assert len(weeks.tasks()) == 1


def test_who_is_not_on_the_roster_is_not_missed(weeks: Weeks) -> None:
    member = groups.roster(weeks.office, weeks.group.id)[0].member
    groups.leave(weeks.office, member, weeks.office.today)
    for week in range(3):
        weeks.mark(week, ABSENT)
    assert weeks.tasks() == []


@pytest.mark.parametrize("mark", [PRESENT, EXCUSED, None])
def test_another_mark_takes_it_back(weeks: Weeks, mark: Mark | None) -> None:
    for week in range(3):
        weeks.mark(week, ABSENT)
    weeks.mark(2, mark)
    assert weeks.tasks() == []
    weeks.mark(2, ABSENT)
    assert len(weeks.tasks()) == 1


def test_undo_takes_it_back_and_redo_opens_it(weeks: Weeks) -> None:
    for week in range(2):
        weeks.mark(week, ABSENT)
    act = weeks.mark(2, ABSENT)
    marking.take_back(weeks.office, act)
    assert weeks.tasks() == []
    marking.do_again(weeks.office, act)
    assert len(weeks.tasks()) == 1


def test_a_later_presence_closes_nothing(weeks: Weeks) -> None:
    for week in range(3):
        weeks.mark(week, ABSENT)
    weeks.mark(3, PRESENT)
    assert len(weeks.tasks()) == 1


def test_no_figure_knows_of_it(weeks: Weeks) -> None:
    for week in range(2):
        weeks.mark(week, ABSENT)
    year = year_scope(2026, basis=weeks.office.profile.basis)
    before = figures.compute(weeks.office, year)
    register = groups.register(weeks.office, weeks.sessions[1].id)
    marking.move_on(weeks.office, register, weeks.aalto.id, MovedOn.STUDIES)
    marking.mark(weeks.office, register, {weeks.aalto.id: ABSENT})
    assert figures.compute(weeks.office, year) == before
