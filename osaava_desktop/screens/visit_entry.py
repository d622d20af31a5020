"""What stands in the form of a visit, as it was typed: to compare, and to keep as a draft."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from osaava_desktop.domain import texts, visits
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.dates import DateError, parse_date, parse_time
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.outreach import AgeGroup, Channel, Unnamed, Visit
from osaava_desktop.domain.visits import WholeVisit
from osaava_desktop.domain.words import Gender
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.services import clients
from osaava_desktop.store.office import Office

Kind = tuple[Gender | None, AgeGroup | None, int, int]


@dataclass(frozen=True, kw_only=True)
class VisitEntry:
    """The entries of the form; ``where`` are the words in the field, ``place`` or ``locality`` the choice.

    ``heads`` are lines of gender, age group, heads and new faces; ``topics`` the names of topics.
    """

    on: str
    starts: str
    ends: str
    where: str
    place: UUID | None
    locality: UUID | None
    channel: Channel
    people: tuple[Client, ...]
    heads: tuple[Kind, ...]
    topics: frozenset[str]
    note: str

    @property
    def people_ids(self) -> frozenset[UUID]:
        """Who is listed, in whatever order."""
        return frozenset(one.id for one in self.people)

    def is_same(self, other: "VisitEntry") -> bool:
        """Whether nothing differs that would be saved."""
        return replace(self, people=()) == replace(other, people=()) and self.people_ids == other.people_ids

    def unnamed(self) -> tuple[Unnamed, ...]:
        """The lines of visitors without a name; one of nobody says nothing."""
        return tuple(
            Unnamed(gender=gender, age_group=age, heads=heads, new=new)
            for gender, age, heads, new in self.heads
            if heads or new
        )

    def draft(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {
            **{name: getattr(self, name) for name in ("on", "starts", "ends", "where", "note")},
            "place": str(self.place) if self.place else "",
            "locality": str(self.locality) if self.locality else "",
            "channel": self.channel.value,
            "people": [_kept(one) for one in self.people],
            "heads": [list(line) for line in self.heads],
            "topics": sorted(self.topics),
        }


def of(whole: WholeVisit, where: str) -> VisitEntry:
    """The entries that say what a visit is; ``where`` are the words for its place."""
    visit = whole.visit
    return VisitEntry(
        on=texts.format_date(visit.on),
        starts=texts.format_time(visit.starts) if visit.starts else "",
        ends=texts.format_time(visit.ends) if visit.ends else "",
        where=where,
        place=visit.place,
        locality=None if visit.place else visit.locality,
        channel=visit.channel,
        people=whole.people,
        heads=tuple((one.gender, one.age_group, one.heads, one.new) for one in whole.unnamed),
        topics=frozenset(topic.value for topic in whole.topics),
        note=visit.note,
    )


def read(entry: VisitEntry, visit: Visit, today: dt.date) -> WholeVisit:
    """``visit`` as it is entered. Raises InvalidInput with every problem that there is, unreadable or not."""
    unread: Problems = {}
    starts, ends = _time(entry.starts, "starts", unread), _time(entry.ends, "ends", unread)
    on = visit.on
    try:
        on = parse_date(entry.on, today)
    except DateError as error:
        unread["on"] = str(error) if entry.on else _("This is needed.")
    visit = replace(visit, on=on, starts=starts, ends=ends, channel=entry.channel, note=entry.note)
    whole = WholeVisit(
        visit=replace(visit, place=entry.place, locality=entry.locality),
        people=entry.people,
        unnamed=entry.unnamed(),
        topics=frozenset(Topic(name) for name in entry.topics),
    )
    if unread:
        raise InvalidInput({**visits.problems(whole, today), **unread})
    return whole


def from_draft(office: Office, draft: dict[str, Any]) -> VisitEntry:
    """The entries that were kept; people who went into the bin meanwhile are left out."""
    people = [_found(office, kept) for kept in draft["people"]]
    return VisitEntry(
        **{name: draft[name] for name in ("on", "starts", "ends", "where", "note")},
        place=UUID(draft["place"]) if draft["place"] else None,
        locality=UUID(draft["locality"]) if draft["locality"] else None,
        channel=Channel(draft["channel"]),
        people=tuple(one for one in people if one is not None),
        heads=tuple(
            (Gender(gender) if gender else None, AgeGroup(age) if age else None, heads, new)
            for gender, age, heads, new in draft["heads"]
        ),
        topics=frozenset(draft["topics"]),
    )


def _kept(person: Client) -> dict[str, str]:
    """A known client by the id; a new visitor by the name."""
    if person.created is not None:
        return {"id": str(person.id)}
    return {"id": str(person.id), "family": person.family_name, "given": person.given_names}


def _found(office: Office, kept: dict[str, str]) -> Client | None:
    if "family" in kept:
        return Client(id=UUID(kept["id"]), family_name=kept["family"], given_names=kept["given"])
    try:
        return clients.get(office, UUID(kept["id"]))
    except PlainError:
        return None


def _time(text: str, name: str, problems: Problems) -> dt.time | None:
    try:
        return parse_time(text) if text else None
    except DateError as error:
        problems[name] = str(error)
        return None
