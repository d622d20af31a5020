"""One client's timeline: all that bears a day, told so that nothing sensitive is in it.

A note, an answer or a score is never read here; a sensitive group is a group without a name.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import SessionState
from osaava_desktop.domain.guidance import format_minutes
from osaava_desktop.domain.pathways import StepState
from osaava_desktop.domain.texts import capital
from osaava_desktop.domain.timeline import Event, Source
from osaava_desktop.i18n import _
from osaava_desktop.services import clients, guidance, participations
from osaava_desktop.store.models import (
    AttendanceRow,
    CardRow,
    EncounterRow,
    FollowUpRow,
    GroupRow,
    GuidanceRow,
    KykyviisariRow,
    MappingRow,
    OfferRow,
    OpportunityRow,
    PartnerRow,
    PathwayStepRow,
    ReferralRow,
    SessionRow,
    Table,
)
from osaava_desktop.store.office import Office


def of_client(office: Office, client: UUID) -> list[Event]:
    """All that has happened with a client or is planned, the newest first."""
    person = clients.get(office, client)
    events = [event for part in _PARTS for event in part(office, client)]
    events += _own(office, person)
    return sorted(events, key=lambda event: (event.on, event.source, event.record, event.part), reverse=True)


def latest(office: Office, client: UUID, most: int) -> list[Event]:
    """The last things that have happened with a client, the newest first."""
    return [event for event in of_client(office, client) if event.on <= office.today][:most]


def _rows(office: Office, table: type[Table], client: UUID, *columns: object) -> Any:  # noqa: ANN401 - peewee's
    """Of each record of a client in `table`: the columns asked for, first its id."""
    link = getattr(table, "client")  # noqa: B009 - every table asked for here has one
    return office.visible(table, table.id, *columns).where(link == client)


def _own(office: Office, client: Client) -> Iterator[Event]:
    """What the client's own record tells."""
    if client.created is not None:
        here = client.created.replace(tzinfo=dt.UTC).astimezone(office.clock().tzinfo)
        words = _("Registered as client {number}").format(number=client.number)
        yield Event(on=here.date(), source=Source.CLIENT, record=client.id, text=words)
    if client.engaged is not None:
        words = _("Marked as engaged")
        yield Event(on=client.engaged, source=Source.CLIENT, record=client.id, text=words, part="engaged")


def _talks(office: Office, client: UUID) -> Iterator[Event]:
    topics = guidance.topics_by_talk(office, client)
    for key, on, minutes in _rows(office, GuidanceRow, client, GuidanceRow.on, GuidanceRow.minutes).tuples():
        about = ", ".join(topic.label for topic in topics.get(key, ()))
        words = _("Guidance: {topics}, {time}") if about else _("Guidance, {time}")
        text = words.format(topics=about, time=format_minutes(minutes))
        yield Event(on=on, source=Source.GUIDANCE, record=key, text=text)


def _sessions(office: Office, client: UUID) -> Iterator[Event]:
    columns = (SessionRow.id, SessionRow.on, GroupRow.name, GroupRow.sensitive, AttendanceRow.mark)
    query = _rows(office, AttendanceRow, client, *columns).join(SessionRow).join(GroupRow)
    query = query.where(AttendanceRow.mark.is_null(False), SessionRow.state == SessionState.HELD)
    for _key, session, on, name, sensitive, mark in query.tuples():
        text = f"{_('Group') if sensitive else name}, {mark.label}"
        yield Event(on=on, source=Source.SESSION, record=session, text=text)


def _met(office: Office, client: UUID) -> Iterator[Event]:
    for key, on, channel in _rows(
        office, EncounterRow, client, EncounterRow.on, EncounterRow.channel
    ).tuples():
        text = _("Met: {channel}").format(channel=channel.label)
        yield Event(on=on, source=Source.ENCOUNTER, record=key, text=text)


def _mapped(office: Office, client: UUID) -> Iterator[Event]:
    for key, on in _rows(office, MappingRow, client, MappingRow.on).tuples():
        yield Event(on=on, source=Source.MAPPING, record=key, text=_("Mapping talk"))


def _scored(office: Office, client: UUID) -> Iterator[Event]:
    columns = (KykyviisariRow.on, KykyviisariRow.round)
    for key, on, when in _rows(office, KykyviisariRow, client, *columns).tuples():
        text = _("Kykyviisari, {round}").format(round=when.label)
        yield Event(on=on, source=Source.KYKYVIISARI, record=key, text=text)


def _steps(office: Office, client: UUID) -> Iterator[Event]:
    row = PathwayStepRow
    columns = (row.on, row.ended, row.state, row.type, row.label)
    for key, on, ended, state, type_, label in _rows(office, row, client, *columns).tuples():
        name = label or capital(type_.label)
        begun = state if state is StepState.PLANNED else StepState.STARTED
        yield Event(on=on, source=Source.STEP, record=key, text=f"{name}, {begun.label}", part="start")
        if ended is not None:
            yield Event(on=ended, source=Source.STEP, record=key, text=f"{name}, {state.label}")


def _tasks(office: Office, client: UUID) -> Iterator[Event]:
    query = _rows(office, FollowUpRow, client, FollowUpRow.done, FollowUpRow.what)
    for key, on, what in query.where(FollowUpRow.done.is_null(False)).tuples():
        yield Event(on=on, source=Source.TASK, record=key, text=_("Done: {task}").format(task=what))


def _cards(office: Office, client: UUID) -> Iterator[Event]:
    for key, on, type_, label in _rows(
        office, CardRow, client, CardRow.on, CardRow.type, CardRow.label
    ).tuples():
        text = _("Card passed: {card}").format(card=label or type_.label)
        yield Event(on=on, source=Source.CARD, record=key, text=text)


def _offers(office: Office, client: UUID) -> Iterator[Event]:
    query = _rows(office, OfferRow, client, OfferRow.on, OpportunityRow.title).join(OpportunityRow)
    for key, on, title in query.tuples():
        yield Event(on=on, source=Source.OFFER, record=key, text=_("Offered: {what}").format(what=title))


def _referrals(office: Office, client: UUID) -> Iterator[Event]:
    row = ReferralRow
    query = _rows(office, row, client, row.on, row.state_on, row.state, PartnerRow.name).join(PartnerRow)
    for key, on, answered, state, name in query.tuples():
        text = _("Sent on to {partner}").format(partner=name)
        yield Event(on=on, source=Source.REFERRAL, record=key, text=text, part="start")
        if answered is not None:
            words = f"{text}: {state.label}"
            yield Event(on=answered, source=Source.REFERRAL, record=key, text=words)


def _participations(office: Office, client: UUID) -> Iterator[Event]:
    for one in participations.of_client(office, client):
        source, key = Source.PARTICIPATION, one.id
        yield Event(on=one.started, source=source, record=key, text=_("Started in the project"), part="start")
        if one.ended is not None:
            yield Event(on=one.ended, source=source, record=key, text=_("Left the project"))
        for status in participations.exit_statuses(office, one.id):
            text = _("After leaving: {status}").format(status=status.status.label)
            yield Event(on=status.on, source=source, record=key, text=text, part=str(status.id))


_PARTS = (
    _talks,
    _sessions,
    _met,
    _mapped,
    _scored,
    _steps,
    _tasks,
    _cards,
    _offers,
    _referrals,
    _participations,
)
"""What the timeline is put together from."""
