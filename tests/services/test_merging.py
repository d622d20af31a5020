"""Merging two clients and undoing it: nothing is lost, nobody is counted twice."""

import datetime as dt
import json
from dataclasses import fields, replace
from typing import Any

import pytest

from osaava_desktop.domain.cards import Card, CardType
from osaava_desktop.domain.clients import Background, Client, IdentityNumber, NotSamePerson, apart
from osaava_desktop.domain.clients import Merge as MergeRecord
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.groups import (
    Attendance,
    Group,
    GroupMember,
    GroupType,
    Mark,
    Session,
    SessionState,
    Sheet,
    SheetLine,
)
from osaava_desktop.domain.guidance import Guidance
from osaava_desktop.domain.mapping import Kykyviisari, Mapping, Need, Round
from osaava_desktop.domain.merging import Held
from osaava_desktop.domain.outreach import Channel, Encounter
from osaava_desktop.domain.participations import EndStatus, Participation, StartStatus
from osaava_desktop.domain.partners import (
    Offer,
    OfferOutcome,
    Opportunity,
    OpportunityType,
    Partner,
    PartnerType,
    Referral,
)
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, PathwayType, SmallStep, SmallStepKind
from osaava_desktop.domain.records import Record, new_id
from osaava_desktop.domain.surveys import AnswerSheet
from osaava_desktop.domain.words import Answer
from osaava_desktop.errors import PlainError
from osaava_desktop.services import clients, identity, merging, participations
from osaava_desktop.services.figures import compute
from osaava_desktop.services.merge_ledger import links_to
from osaava_desktop.store.models import (
    TABLES,
    AttendanceRow,
    AuditRow,
    AuditValueRow,
    ClientRow,
    FollowUpRow,
    GroupMemberRow,
    GuidanceRow,
    NotSamePersonRow,
    SheetLineRow,
)
from osaava_desktop.store.office import Office
from tests.services.invented import NOW, Builder, day

JANUARY = day("2026-01-12")


@pytest.fixture
def build(office: Office) -> Builder:
    """Puts things into the office."""
    return Builder(office)


@pytest.fixture
def kept(build: Builder) -> Client:
    """Who stays."""
    return build.client("Lehtonen", given_names="Aino", birth_date=dt.date(1990, 3, 5), note="Talks much.")


@pytest.fixture
def gone(build: Builder) -> Client:
    """The same person, written down again."""
    return build.client("Lehtinen", given_names="Aino", phone="044 555 0142", birth_year=1991, note="Shy.")


def session_of(build: Builder, **fields: Any) -> Session:
    """A session held of a group of its own."""
    group = build.add(Group(name="Walks", type=GroupType.NATURE))
    return build.add(Session(group=group.id, on=JANUARY, state=SessionState.HELD, **fields))


def hanging(build: Builder, client: Client) -> dict[type[Record], Record]:
    """One record of every kind that hangs on a client."""
    session = session_of(build)
    sheet = build.add(Sheet(session=session.id, number=f"A-2026-{client.number}", printed=JANUARY))
    opportunity = build.add(Opportunity(type=OpportunityType.JOB, title="Baker", opened=JANUARY))
    partner = build.add(Partner(name="School", type=PartnerType.SCHOOL))
    other = build.client("Other")
    made: list[Record] = [
        Participation(client=client.id, started=JANUARY),
        IdentityNumber(client=client.id, number="010594Y9032"),
        Background(client=client.id, answer=Answer.NO),
        Attendance(session=session.id, client=client.id, mark=Mark.PRESENT),
        GroupMember(group=session.group, client=client.id, joined=JANUARY),
        SheetLine(sheet=sheet.id, row=1, client=client.id),
        Card(client=client.id, on=JANUARY, type=CardType.HYGIENE),
        Mapping(client=client.id, on=JANUARY),
        Need(client=client.id, noted=JANUARY, what="A job"),
        Kykyviisari(client=client.id, on=JANUARY, round=Round.START),
        Guidance(client=client.id, on=JANUARY, minutes=45),
        Encounter(client=client.id, on=JANUARY, channel=Channel.FOOD_AID),
        Offer(client=client.id, on=JANUARY, opportunity=opportunity.id, outcome=OfferOutcome.OPEN),
        PathwayStep(client=client.id, on=JANUARY, type=PathwayType.OTHER),
        FollowUp(client=client.id, due=JANUARY, what="Call"),
        SmallStep(client=client.id, kind=SmallStepKind.MADE_CV, on=JANUARY),
        Referral(client=client.id, partner=partner.id, on=JANUARY),
        AnswerSheet(client=client.id, on=JANUARY),
        apart(client.id, other.id),
        MergeRecord(kept=client.id, gone=other.id, changes="[]"),
    ]
    return {type(record): build.add(record) for record in made}


def everything(office: Office) -> dict[tuple[str, Any], dict[str, Any]]:
    """All records of the office with their values, but for the stamps; merges and findings aside."""
    skipped = {"changed", "created", "device"}
    return {
        (table.__name__, record.id): {
            field.name: getattr(record, field.name) for field in fields(record) if field.name not in skipped
        }
        for kind, table in TABLES.items()
        if kind is not MergeRecord
        for record in office.visible(table, bin=True)
    }


def test_every_table_that_names_a_client_is_known_here(build: Builder, kept: Client) -> None:
    naming = {table.record for table, _name in links_to(ClientRow)}
    assert set(hanging(build, kept)) == naming


def test_all_that_hung_on_the_one_hangs_on_the_other(
    office: Office, build: Builder, kept: Client, gone: Client
) -> None:
    things = hanging(build, gone)
    binned = build.add(Guidance(client=gone.id, on=JANUARY, minutes=5), binned=True)
    merging.merge(office, kept.id, gone.id)
    for table, name in links_to(ClientRow):
        if table not in merging.SPARED:
            left = office.visible(table, bin=True).where(getattr(table, name) == gone.id)
            assert list(left) == []
            assert office.visible(table).where(getattr(table, name) == kept.id).count() >= 1
    other = things[NotSamePerson]
    assert isinstance(other, NotSamePerson)
    stranger = ({other.first, other.second} - {gone.id}).pop()
    assert clients.known_apart(office, kept.id) == {stranger}
    moved = office.visible(GuidanceRow, bin=True).where(GuidanceRow.id == binned.id).get()
    assert (moved.client, moved.deleted is None) == (kept.id, False)
    assert merging.held(office, kept.id) == dict.fromkeys(Held, 1)


def test_undoing_puts_everything_back(office: Office, build: Builder, kept: Client, gone: Client) -> None:
    hanging(build, gone)
    _conflicts(build, kept, gone)
    before = everything(office)
    done = merging.merge(office, kept.id, gone.id)
    assert everything(office) != before
    found = merging.last(office, kept.id)
    assert found is not None
    assert merging.undo(office, found).undone == office.today
    after = everything(office)
    made = {key: value for key, value in after.items() if key not in before}
    assert {key: after[key] for key in before} == before
    assert all(value["deleted"] for value in made.values())
    assert merging.last(office, kept.id) is None
    with pytest.raises(PlainError, match="undone already"):
        merging.undo(office, done)


def _conflicts(build: Builder, kept: Client, gone: Client) -> None:
    """Both have a mark for a session, a membership, a participation, a row of a sheet, a talk together."""
    session = session_of(build)
    joint = new_id()
    sheet = build.add(Sheet(session=session.id, number="A-2026-9", printed=JANUARY))
    for row, client in enumerate((kept, gone), start=1):
        build.add(GroupMember(group=session.group, client=client.id, joined=JANUARY))
        build.participation(client, f"2025-0{row}-01", f"2025-0{row + 2}-01")
        build.add(SheetLine(sheet=sheet.id, row=row, client=client.id))
        build.add(Guidance(client=client.id, on=JANUARY, minutes=30, joint=joint))
    build.marks(session.id, Mark.ABSENT, kept)
    build.marks(session.id, Mark.PRESENT, gone)
    build.add(apart(kept.id, gone.id))


def test_what_both_have_becomes_one(office: Office, build: Builder, kept: Client, gone: Client) -> None:
    _conflicts(build, kept, gone)
    merging.merge(office, kept.id, gone.id)
    (mark,) = office.visible(AttendanceRow)
    assert (mark.client, mark.mark) == (kept.id, Mark.PRESENT)
    assert office.visible(GroupMemberRow).count() == 1
    assert office.visible(SheetLineRow).count() == 1
    assert office.visible(GuidanceRow).count() == 1
    assert office.visible(NotSamePersonRow).count() == 0
    (span,) = participations.of_client(office, kept.id)
    assert (span.started, span.ended) == (day("2025-01-01"), day("2025-04-01"))


@pytest.mark.parametrize(
    ("marks", "together"),
    [
        ((Mark.ABSENT, Mark.PRESENT), Mark.PRESENT),
        ((Mark.PRESENT, Mark.EXCUSED), Mark.PRESENT),
        ((Mark.EXCUSED, Mark.ABSENT), Mark.EXCUSED),
        ((None, Mark.ABSENT), Mark.ABSENT),
        ((None, None), None),
    ],
)
def test_present_beats_excused_beats_absent(
    office: Office,
    build: Builder,
    kept: Client,
    gone: Client,
    marks: tuple[Mark | None, Mark | None],
    together: Mark | None,
) -> None:
    session = session_of(build)
    for client, mark in zip((kept, gone), marks, strict=True):
        build.marks(session.id, mark, client)
    merging.merge(office, kept.id, gone.id)
    assert [one.mark for one in office.visible(AttendanceRow)] == [together]


def test_the_task_from_a_mark_follows_the_mark_that_stays(
    office: Office, build: Builder, kept: Client, gone: Client
) -> None:
    session = session_of(build)
    own, twin = (
        build.add(Attendance(session=session.id, client=one.id, mark=Mark.ABSENT)) for one in (kept, gone)
    )
    build.add(FollowUp(client=gone.id, due=JANUARY, what="Ask why", attendance=twin.id))
    merging.merge(office, kept.id, gone.id)
    (task,) = office.visible(FollowUpRow)
    assert (task.client, task.attendance) == (kept.id, own.id)


def test_the_fields_of_the_two(office: Office, build: Builder, kept: Client, gone: Client) -> None:
    merging.merge(office, kept.id, gone.id)
    one = clients.get(office, kept.id)
    assert (one.name, one.number, one.phone) == ("Lehtonen, Aino", kept.number, "044 555 0142")
    assert (one.birth_date, one.birth_year) == (dt.date(1990, 3, 5), None)
    assert one.note == "Talks much.\n\nShy."
    with pytest.raises(clients.InBin):
        clients.get(office, gone.id)


def test_the_channel_is_that_of_who_was_met_first(office: Office, build: Builder) -> None:
    late = build.client("Late", first_contact=Channel.FOOD_AID, engaged=day("2026-01-20"))
    early = build.client("Early", first_contact=Channel.PARTNER, engaged=day("2026-01-30"))
    build.add(Encounter(client=late.id, on=day("2026-01-15"), channel=Channel.FOOD_AID))
    build.add(Encounter(client=early.id, on=day("2026-01-02"), channel=Channel.PARTNER))
    merging.merge(office, late.id, early.id)
    one = clients.get(office, late.id)
    assert (one.first_contact, one.engaged) == (Channel.PARTNER, day("2026-01-20"))


def test_of_overlapping_participations_the_start_is_the_first_and_the_end_the_last(
    office: Office, build: Builder, kept: Client, gone: Client
) -> None:
    first = build.participation(gone, "2025-01-01", "2025-03-01", status=StartStatus.INACTIVE)
    build.exits(first, day0=EndStatus.JOBSEEKER)
    second = build.participation(kept, "2025-02-01", "2025-06-01", status=StartStatus.EMPLOYED)
    build.exits(second, day0=EndStatus.AT_WORK, day28=EndStatus.STUDYING)
    again = build.participation(kept, "2025-10-01")
    merging.merge(office, kept.id, gone.id)
    one, later = participations.of_client(office, kept.id)
    assert (one.id, one.started, one.ended) == (first.id, day("2025-01-01"), day("2025-06-01"))
    assert (one.status, later.id, later.status) == (StartStatus.INACTIVE, again.id, StartStatus.INACTIVE)
    statuses = [status.status for status in participations.exit_statuses(office, one.id)]
    assert statuses == [EndStatus.AT_WORK, EndStatus.STUDYING]


def test_one_person_is_counted_once_and_after_undoing_twice(
    office: Office, build: Builder, kept: Client, gone: Client
) -> None:
    build.participation(kept, "2026-01-01")
    build.participation(gone, "2026-01-10")

    def registered() -> Any:
        return compute(office, year_scope(2026))["registered.started"].n

    assert registered() == 2
    done = merging.merge(office, kept.id, gone.id)
    assert registered() == 1
    merging.undo(office, done)
    assert registered() == 2


def test_what_was_changed_since_stays_after_undoing(office: Office, kept: Client, gone: Client) -> None:
    done = merging.merge(office, kept.id, gone.id)
    one = clients.get(office, kept.id)
    clients.save(office, replace(one, phone="050 1"))
    merging.undo(office, done)
    one = clients.get(office, kept.id)
    assert (one.phone, one.note) == ("050 1", "Talks much.")
    assert clients.get(office, gone.id).phone == "044 555 0142"


def test_merges_are_undone_the_last_one_first(
    office: Office, build: Builder, kept: Client, gone: Client
) -> None:
    third = build.client("Lehtonen", given_names="Aino")
    first = merging.merge(office, kept.id, gone.id)
    second = merging.merge(office, kept.id, third.id)
    with pytest.raises(PlainError, match="came later"):
        merging.undo(office, first)
    for merge in (second, first):
        merging.undo(office, merge)
    assert len(clients.find(office, "Aino")) == 3


def test_what_cannot_be_merged(office: Office, build: Builder, kept: Client, gone: Client) -> None:
    with pytest.raises(PlainError, match="the same client"):
        merging.merge(office, kept.id, kept.id)
    binned = build.client("Binned", binned=True)
    for pair in ((kept, binned), (binned, kept)):
        with pytest.raises(clients.InBin):
            merging.merge(office, *(one.id for one in pair))
    long = build.client("Long", note="x" * 19_995)
    with pytest.raises(PlainError, match="too long together"):
        merging.merge(office, kept.id, long.id)
    build.add(IdentityNumber(client=kept.id, number="010594Y9032"))
    build.add(IdentityNumber(client=gone.id, number="020594X903P"))
    before = everything(office)
    with pytest.raises(PlainError, match="two people"):
        merging.merge(office, kept.id, gone.id)
    assert everything(office) == before


def test_one_identity_number_is_enough(office: Office, build: Builder, kept: Client, gone: Client) -> None:
    for one in (kept, gone):
        build.add(IdentityNumber(client=one.id, number="010594Y9032"))
    merging.merge(office, kept.id, gone.id)
    assert identity.masked(office, kept.id) == "010594Y••••"


def test_the_audit_tells_of_both_and_keeps_no_copy(office: Office, kept: Client, gone: Client) -> None:
    merge = merging.merge(office, kept.id, gone.id)
    merging.undo(office, merge)
    rows = list(AuditRow.select().where(AuditRow.action == "merge clients"))
    assert {row.thing for row in rows} == {"client", "merge"}
    assert {row.record for row in rows} >= {kept.id, gone.id, merge.id}
    (value,) = AuditValueRow.select(AuditValueRow.after).where(
        AuditValueRow.record == merge.id, AuditValueRow.before.is_null()
    )
    assert json.loads(value.after or "{}")["changes"] == "…"
    assert office.audit_problems() == []
    assert merge.created == NOW.astimezone(dt.UTC).replace(tzinfo=None)
