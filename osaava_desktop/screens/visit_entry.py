"""What stands in the form of a visit, as it was typed: to compare, and to keep as a draft."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.outreach import AgeGroup, Channel, Unnamed
from osaava_desktop.domain.words import Gender
from osaava_desktop.errors import PlainError
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
