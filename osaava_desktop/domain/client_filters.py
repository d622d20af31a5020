"""What the list of clients is narrowed to: rules of each filter, its words, and how it is kept."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any
from uuid import UUID

from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.clients import ClientLine, Phase, Standing, search_text
from osaava_desktop.domain.texts import format_date
from osaava_desktop.i18n import _

PAGE = "clients"
"""The name under which filters of this list are kept."""

NO_CONTACT_DAYS = (30, 60, 90, 180)
"""What is offered at once; any number may be typed."""


@dataclass(frozen=True, kw_only=True)
class ClientFilter:
    """Nothing is narrowed at first. `no_contact` is a number of days in which nobody met the client."""

    worker: UUID | None = None
    area: UUID | None = None
    locality: UUID | None = None
    phase: Phase | None = None
    standing: Standing | None = None
    no_contact: int | None = None
    late: bool = False
    eura_missing: bool = False
    unmapped: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether everybody passes."""
        return self == ClientFilter()

    def holds(self, line: ClientLine, today: dt.date) -> bool:
        """Whether the client passes every filter that is on."""
        return (
            (self.worker is None or line.client.worker == self.worker)
            and (self.area is None or line.area == self.area)
            and (self.locality is None or line.client.locality == self.locality)
            and (self.phase is None or line.progress.phase == self.phase)
            and (self.standing is None or line.standing == self.standing)
            and (self.no_contact is None or is_unmet(line, self.no_contact, today))
            and (not self.late or is_late(line, today))
            and (not self.eura_missing or bool(line.eura))
            and (not self.unmapped or Phase.MAPPING not in line.progress.since)
        )

    def in_words(self, names: Mapping[UUID, str]) -> list[str]:
        """What is narrowed, a phrase each; `names` are those of workers, areas and localities."""
        named = (
            (_("Worker"), self.worker and names.get(self.worker)),
            (_("Area"), self.area and names.get(self.area)),
            (_("Locality"), self.locality and names.get(self.locality)),
            (_("Phase"), self.phase and self.phase.label),
        )
        found = [f"{title}: {name}" for title, name in named if name]
        if self.standing is not None:
            found.append(self.standing.label)
        if self.no_contact is not None:
            found.append(no_contact_label(self.no_contact))
        states = ((self.late, _("late")), (self.eura_missing, _("EURA missing")))
        found += [words for on, words in (*states, (self.unmapped, _("no mapping yet"))) if on]
        return found

    def to_json(self) -> str:
        """As it is kept: only what is on."""
        return json.dumps({name: _plain(value) for name, value in asdict(self).items() if value})

    def knowing(self, known: Mapping[UUID, str]) -> "ClientFilter":
        """Without the workers, areas and localities that are not there any more."""
        return replace(
            self,
            worker=self.worker if self.worker in known else None,
            area=self.area if self.area in known else None,
            locality=self.locality if self.locality in known else None,
        )


def from_json(text: str) -> ClientFilter:
    """The filter kept as `text`; what this version does not know of it is left out."""
    try:
        kept = json.loads(text)
    except ValueError:
        return ClientFilter()
    if not isinstance(kept, dict):
        return ClientFilter()
    known = {field.name for field in fields(ClientFilter)}
    return ClientFilter(**{name: _read(name, value) for name, value in kept.items() if name in known})


def is_late(line: ClientLine, today: dt.date) -> bool:
    """Whether the client's next step should have been taken."""
    return line.due is not None and line.due < today


def is_unmet(line: ClientLine, days: int, today: dt.date) -> bool:
    """Whether nobody has met the client for so many days; also of whom nobody has met at all."""
    met = line.progress.last_met
    return met is None or (today - met).days >= days


def no_contact_label(days: int) -> str:
    """The filter in words."""
    return _("no contact for {days} days").format(days=days)


def searched(line: ClientLine) -> str:
    """The folded text that the search looks in: the client's own, and what else is known by heart."""
    client, phase = line.client, line.progress.phase
    born = client.birth_date
    words = (line.locality, line.next_step, phase.label if phase else "", format_date(born) if born else "")
    return f"{search_text(client)} {folded(' '.join(words))}"


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value


def _read(name: str, value: Any) -> Any:  # noqa: ANN401 - JSON's own values
    """A kept value as the filter has it; one that makes no sense narrows nothing."""
    try:
        if name in ("worker", "area", "locality"):
            return UUID(value)
        if name == "phase":
            return Phase(value)
        if name == "standing":
            return Standing(value)
    except (ValueError, TypeError, AttributeError):
        return None
    if name == "no_contact":
        return value if type(value) is int and value > 0 else None
    return value is True
