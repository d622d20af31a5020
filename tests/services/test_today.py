"""What the first page shows: each kind of thing that waits, whose it is, and when it is due."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest

from osaava_desktop.domain.areas import Place
from osaava_desktop.domain.cards import Card, CardType
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Group, GroupType, Mark, Session, SessionState
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.partners import (
    AgreedAction,
    Meeting,
    MeetingType,
    Partner,
    PartnerType,
    Referral,
    ReferralState,
)
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.today import Waiting, WaitingLine
from osaava_desktop.services import backups, groups, sheets, today
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder


class Desk:
    """A worker's desk in a small office: one client, one group."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.build = Builder(office)
        self.place: Place = self.build.place("Kohtaamisasema", "Kuopio", KUOPIO, Channel.MEETING_PLACE)
        self.client: Client = self.build.client("Aalto", given_names="Aino")
        self.group: Group = self.build.add(
            Group(name="Rohkeusryhmä", type=GroupType.DISCUSSION, place=self.place.id)
        )

    def on(self, days: int) -> dt.date:
        """So many days from today."""
        return self.office.today + dt.timedelta(days=days)

    def session(self, days: int, **fields: object) -> Session:
        """A session so many days from today."""
        made = Session(group=self.group.id, on=self.on(days), place=self.place.id)
        return self.build.add(replace(made, **fields))  # type: ignore[arg-type]

    def waiting(self, kind: Waiting) -> list[WaitingLine]:
        """What waits of that kind."""
        return [line for line in today.day(self.office).waiting if line.kind is kind]


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


def test_an_office_without_work_has_nothing_waiting(office: Office) -> None:
    day = today.day(office)
    assert (day.sessions, day.coming, day.waiting, day.backup) == ((), (), (), None)
    assert day.count_for(office.person.id) == 0


def test_sessions_of_today_with_who_is_expected_and_who_came(desk: Desk) -> None:
    afternoon = desk.session(0, starts=dt.time(14), ends=dt.time(16))
    morning = desk.session(0, starts=dt.time(9), state=SessionState.HELD)
    other = desk.build.client("Öhman")
    for client in (desk.client, other):
        groups.join(desk.office, desk.group.id, client.id)
    desk.build.marks(morning.id, Mark.PRESENT, desk.client)
    desk.build.marks(morning.id, Mark.ABSENT, other)
    desk.build.heads(3, 1, session=morning.id)
    first, second = today.day(desk.office).sessions
    assert (first.entry.session.id, second.entry.session.id) == (morning.id, afternoon.id)
    assert (first.present, first.unnamed, first.expected) == (1, 3, 2)
    assert (second.present, second.unnamed) == (0, 0)
    assert first.entry.place == "Kohtaamisasema, Kuopio"


def test_the_next_days_hold_what_is_to_come_for_a_week_but_nothing_cancelled(desk: Desk) -> None:
    tomorrow, last = desk.session(1), desk.session(6)
    desk.session(7)
    desk.session(2, state=SessionState.CANCELLED, reason="ill")
    assert [one.session.id for one in today.day(desk.office).coming] == [tomorrow.id, last.id]


def test_a_past_session_still_planned_waits_for_its_register(desk: Desk) -> None:
    late = desk.session(-3)
    desk.session(-4, state=SessionState.HELD)
    desk.session(0)
    (line,) = desk.waiting(Waiting.MARK)
    assert (line.record, line.title, line.days_late(desk.office.today)) == (late.id, "Rohkeusryhmä", 3)
    assert (line.worker, line.area) == (desk.office.person.id, KUOPIO.id)


def test_a_sheet_is_out_from_the_day_after_its_session(desk: Desk) -> None:
    paper = sheets.prepare(desk.office, groups.register(desk.office, desk.session(0).id))
    assert desk.waiting(Waiting.SHEET) == []
    later = desk.office.clock() + dt.timedelta(days=2)
    desk.office.clock = lambda: later
    (line,) = desk.waiting(Waiting.SHEET)
    assert (line.title, line.what, line.days_late(desk.office.today)) == (paper.number, "Rohkeusryhmä", 2)
    sheet = sheets.find(desk.office, paper.number)
    assert sheet is not None
    sheets.take_in(desk.office, sheet)
    assert desk.waiting(Waiting.SHEET) == []


def test_the_sheet_of_a_sensitive_group_does_not_name_it(desk: Desk) -> None:
    desk.build.add(replace(desk.group, sensitive=True))
    sheets.prepare(desk.office, groups.register(desk.office, desk.session(0).id))
    later = desk.office.clock() + dt.timedelta(days=1)
    desk.office.clock = lambda: later
    assert [line.what for line in desk.waiting(Waiting.SHEET)] == [""]


def test_follow_ups_wait_from_the_day_before_and_not_when_done_or_dropped(desk: Desk) -> None:
    me = desk.office.person.id
    for days, fields in (
        (-2, {}),
        (1, {}),
        (2, {}),
        (-1, {"done": desk.on(-1)}),
        (-1, {"dropped": desk.on(-1)}),
    ):
        task = FollowUp(client=desk.client.id, due=desk.on(days), what=f"in {days}", worker=me)
        desk.build.add(replace(task, **fields))  # type: ignore[arg-type]
    assert [line.what for line in desk.waiting(Waiting.TASK)] == ["in -2", "in 1"]
    assert desk.waiting(Waiting.TASK)[0].title == "Aalto, Aino"


def test_what_belongs_to_a_client_in_the_bin_does_not_wait(desk: Desk) -> None:
    desk.build.add(FollowUp(client=desk.client.id, due=desk.on(0), what="Call"))
    desk.build.participation(desk.client, "2026-01-10")
    assert len(today.day(desk.office).waiting) == 2
    with desk.office.change(Action.BIN, desk.client.id) as change:
        change.put_in_bin(desk.client)
    assert today.day(desk.office).waiting == ()


def test_a_referral_waits_when_the_partner_has_not_answered_for_two_weeks(desk: Desk) -> None:
    partner = desk.build.add(Partner(name="Työpaja", type=PartnerType.ASSOCIATION))
    sent = Referral(client=desk.client.id, partner=partner.id, on=desk.on(-15))
    desk.build.add(sent)
    desk.build.add(replace(sent, id=UUID(int=1), on=desk.on(-14)))
    desk.build.add(replace(sent, id=UUID(int=2), state=ReferralState.ACCEPTED))
    (line,) = desk.waiting(Waiting.REFERRAL)
    assert (line.record, line.title, line.what) == (sent.id, "Aalto, Aino", "Työpaja")
    assert line.days_late(desk.office.today) == 1


def test_what_was_agreed_on_waits_on_the_day_it_is_due(desk: Desk) -> None:
    meeting = desk.build.add(Meeting(on=desk.on(-7), type=MeetingType.TEAM, title="Viikkopalaveri"))
    for days, done in ((0, None), (1, None), (-1, desk.on(-1)), (None, None)):
        due = None if days is None else desk.on(days)
        desk.build.add(AgreedAction(meeting=meeting.id, what=f"in {days}", due=due, done=done))
    (line,) = desk.waiting(Waiting.AGREED)
    assert (line.record, line.title, line.what) == (meeting.id, "Viikkopalaveri", "in 0")


def test_notices_that_eura_lacks(desk: Desk) -> None:
    desk.build.participation(desk.client, "2026-01-10", worker=desk.office.person.id)
    done = desk.build.client("Berg")
    desk.build.participation(done, "2025-01-10", eura_started=desk.on(-300))
    left = desk.build.client("Cajan")
    desk.build.participation(left, "2025-01-10", "2026-01-20", eura_started=desk.on(-300))
    waiting = [(line.title, line.what, line.due) for line in desk.waiting(Waiting.EURA)]
    assert waiting == [
        ("Aalto, Aino", "EURA start notice missing", dt.date(2026, 1, 10)),
        ("Cajan", "EURA end notice missing", dt.date(2026, 1, 20)),
    ]


def test_a_card_waits_from_a_month_before_it_runs_out(desk: Desk) -> None:
    for days in (30, 31):
        desk.build.add(
            Card(
                client=desk.client.id,
                type=CardType.OTHER,
                label=f"in {days}",
                on=desk.on(-900),
                expires=desk.on(days),
            )
        )
    (line,) = desk.waiting(Waiting.CARD)
    assert (line.what, line.client, line.days_late(desk.office.today)) == ("in 30", desk.client.id, -30)


def test_the_count_is_of_own_things_and_of_those_that_are_nobodys(desk: Desk) -> None:
    other = desk.build.worker("Wilma", KUOPIO.id)
    for worker in (None, desk.office.person.id, other.id):
        desk.build.add(FollowUp(client=desk.client.id, due=desk.on(0), what="Call", worker=worker))
    assert today.day(desk.office).count_for(desk.office.person.id) == 2
    tasks = desk.waiting(Waiting.TASK)
    assert (len(tasks), tasks[-1].worker, tasks[-1].area) == (3, other.id, KUOPIO.id)


def test_the_newest_backup_is_told(office: Office) -> None:
    assert today.day(office).backup is None
    made = backups.make(office).backup.made
    assert today.day(office).backup == made.astimezone(dt.UTC).replace(microsecond=0)
