"""Meetings: what was agreed on at them, and their minutes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from osaava_desktop.domain import meetings as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.meetings import ActionLine, MeetingLine, MinutesAction, MinutesPaper, WholeMeeting
from osaava_desktop.domain.partners import AgreedAction, Meeting
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.records import Record
from osaava_desktop.errors import refuse
from osaava_desktop.services import areas, people, presence, sheets
from osaava_desktop.store.models import AgreedActionRow, MeetingRow
from osaava_desktop.store.office import Office

R = TypeVar("R", bound=Record)


def save(office: Office, meeting: Meeting, actions: Sequence[AgreedAction] | None = None) -> Meeting:
    """Adds or changes a meeting that was held; with `actions`, what was agreed on is all of these.

    Problems of the actions are named `actions`.
    """
    meeting = tidied(meeting)
    tidy = [tidied(replace(action, meeting=meeting.id)) for action in actions or ()]
    refuse(rules.problems(WholeMeeting(meeting=meeting, actions=tuple(tidy)), office.today))
    presence.check_kept(office, meeting)
    before = agreed(office, meeting.id) if actions is not None else []
    with office.change(Action.SAVE_MEETING, meeting.id) as change:
        stored = change.save(areas.settled(office, meeting))
        kept = {action.id for action in tidy}
        for action in before:
            if action.id not in kept:
                change.put_in_bin(action)
        for action in tidy:
            if action not in before:
                change.save(action)
        return stored


def get(office: Office, key: UUID) -> WholeMeeting:
    """The meeting of that id with what was agreed on. Raises a PlainError when it is in the bin."""
    found: Meeting | None = office.visible(MeetingRow).where(MeetingRow.id == key).first()
    return WholeMeeting(meeting=presence.there(found), actions=tuple(agreed(office, key)))


def agreed(office: Office, meeting: UUID) -> list[AgreedAction]:
    """What was agreed on at a meeting, in the order it was written down."""
    row = AgreedActionRow
    return list(office.visible(row).where(row.meeting == meeting).order_by(row.id))


def listing(office: Office) -> list[MeetingLine]:
    """All meetings, the newest first."""
    agreed_on: dict[UUID, list[AgreedAction]] = defaultdict(list)
    for action in office.visible(AgreedActionRow):
        agreed_on[action.meeting].append(action)
    where: dict[UUID | None, str] = {one.id: one.name for one in areas.named_places(office)}
    workers = _workers(office)
    query = office.visible(MeetingRow).order_by(MeetingRow.on.desc(), MeetingRow.id.desc())
    return [
        MeetingLine(
            meeting=meeting,
            place=where.get(meeting.place, ""),
            worker=workers.get(meeting.worker, ""),
            actions=len(agreed_on[meeting.id]),
            open_actions=rules.open_count(agreed_on[meeting.id]),
        )
        for meeting in query
    ]


def actions(office: Office, *, open_only: bool = False) -> list[ActionLine]:
    """What was agreed on at any meeting, the first to be due first; what is due on no day comes last."""
    row = AgreedActionRow
    query = office.visible(row)
    if open_only:
        query = query.where(row.done.is_null())
    held = {meeting.id: meeting for meeting in office.visible(MeetingRow)}
    workers = _workers(office)
    lines = [
        ActionLine(action=action, meeting=held[action.meeting], worker=workers.get(action.worker, ""))
        for action in query.order_by(row.due, row.id)
    ]
    return sorted(lines, key=lambda line: (line.action.done is not None, line.action.due is None))


def tick(office: Office, action: AgreedAction) -> AgreedAction:
    """What was agreed on is done today; or, if it was done, not after all."""
    presence.check_kept(office, action)
    done = office.today if action.done is None else None
    with office.change(Action.SAVE_MEETING, action.meeting) as change:
        return change.save(replace(action, done=done))


def drop(office: Office, action: AgreedAction) -> AgreedAction:
    """It was not agreed on: into the bin."""
    with office.change(Action.BIN, action.id) as change:
        return change.put_in_bin(action)


def put_in_bin(office: Office, meeting: Meeting) -> Meeting:
    """Puts a meeting into the bin, and with it what was agreed on."""
    with office.change(Action.BIN, meeting.id) as change:
        return change.put_in_bin(meeting)


def take_back(office: Office, record: R) -> R:
    """Takes a meeting, or something agreed on, out of the bin."""
    with office.change(Action.RESTORE, record.id) as change:
        return change.take_back(record)


def minutes(office: Office, key: UUID) -> MinutesPaper:
    """The minutes of a meeting."""
    whole = get(office, key)
    meeting, workers = whole.meeting, _workers(office)
    where: dict[UUID | None, str] = {one.id: one.name for one in areas.named_places(office)}
    return MinutesPaper(
        issuer=sheets.issuer(office),
        type=meeting.type,
        title=meeting.title,
        on=meeting.on,
        place=where.get(meeting.place, ""),
        worker=workers.get(meeting.worker, ""),
        participants=tuple(rules.named(meeting.participants)),
        note=meeting.note,
        actions=tuple(
            MinutesAction(what=one.what, who=workers.get(one.worker, ""), due=one.due, done=one.done)
            for one in whole.actions
        ),
    )


def note_printed(office: Office, meeting: UUID) -> None:
    """Leaves a trace of minutes that were printed or saved; a file that can't be written keeps none."""
    if not office.read_only:
        with office.change(Action.PRINT_PAPER, meeting, thing=MeetingRow._meta.table_name):
            pass


def _workers(office: Office) -> dict[UUID | None, str]:
    return {person.id: person.name for person in people.staff(office)}
