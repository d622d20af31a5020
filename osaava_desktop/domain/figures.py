"""What the figures are: their keys, what stands behind them, and the words for them.

How each is counted is told in the services that count; nothing else counts anything.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.cards import CardType
from osaava_desktop.domain.dates import year_span
from osaava_desktop.domain.esf_indicators import name_of
from osaava_desktop.domain.groups import GroupType
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.partners import MeetingType, OpportunityType, PartnerType
from osaava_desktop.domain.pathways import PathwayType
from osaava_desktop.domain.surveys import WELLBEING, Choice
from osaava_desktop.domain.texts import capital
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, _


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What figures are asked for: a span of days (both ends in); perhaps one area, worker, place or group."""

    start: dt.date
    end: dt.date
    area: UUID | None = None
    worker: UUID | None = None
    place: UUID | None = None
    group: UUID | None = None
    basis: Basis = Basis.STARTED

    @property
    def year(self) -> int | None:
        """The calendar year that the span is, if it is one."""
        return self.start.year if (self.start, self.end) == year_span(self.start.year) else None

    @property
    def whole_office(self) -> bool:
        """Whether nothing narrows the scope but the span."""
        return self.area is None and self.area_only

    @property
    def trail(self) -> str:
        """The span as the audit names it."""
        return f"{self.start} {self.end}"

    @property
    def area_only(self) -> bool:
        """Whether nothing but an area may narrow the scope: what targets and counters are kept by."""
        return self.worker is None and self.place is None and self.group is None


def year_scope(
    year: int, *, basis: Basis = Basis.STARTED, area: UUID | None = None, worker: UUID | None = None
) -> Scope:
    """The scope of a calendar year."""
    start, end = year_span(year)
    return Scope(start=start, end=end, basis=basis, area=area, worker=worker)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure: `n` = members; with a base also `of` = the base and `in_base` = members of the base.

    None where the scope asks for a dimension that the figure has not. `target` in persons, or per cent.
    A `masked` one is so small that paper says only "<5", or, `held_back`, not even that: it would give a
    small one away.
    """

    key: str
    n: int | None
    in_base: int | None = None
    of: int | None = None
    target: int | None = None
    estimate: bool = False
    masked: bool = False
    held_back: bool = False


Found = Mapping[str, Figure]
"""Figures by their keys."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """One thing that a figure counts, `count` times (minutes, heads); of a client where there is one."""

    id: UUID
    count: int = 1
    client: UUID | None = None
    number: str = ""
    label: str = ""
    on: dt.date | None = None


_LABELS = {
    "registered.started": N_("Registered, started"),
    "registered.active": N_("Registered, active"),
    "named": N_("Met by name"),
    "unnamed.heads": N_("Visitors without a name"),
    "unnamed.new": N_("New faces without a name"),
    "reached": N_("Reached, estimate"),
    "reached.at_least": N_("Reached, at least"),
    "reached.at_most": N_("Reached, at most"),
    "visits": N_("Visits"),
    "phase.encounter": N_("Encounter"),
    "phase.mapping": N_("Mapping"),
    "phase.engagement": N_("Engagement"),
    "first_contact.unknown": N_("First reached: not known"),
    "mapping.persons": N_("Mapped"),
    "kykyviisari.persons": N_("Kykyviisari filled in"),
    "guidance.entries": N_("Guidance talks"),
    "guidance.minutes": N_("Guidance, minutes"),
    "groups": N_("Groups"),
    "groups.sessions": N_("Sessions held"),
    "groups.attendances": N_("Attendances by name"),
    "groups.persons": N_("Persons in groups"),
    "groups.unnamed": N_("Visitors without a name in groups"),
    "cards": N_("Cards passed"),
    "pathways.persons": N_("Advanced on a pathway"),
    "pathways.steps": N_("Steps on pathways"),
    "pathways.work_activities.persons": N_("Work trial and work activities"),
    "criminal_background": N_("With a criminal background"),
    "minority": N_("Belonging to a minority"),
    "opportunities.hidden": N_("Hidden jobs"),
    "offers": N_("Offers to clients"),
    "offers.accepted": N_("Offers taken up"),
    "observations.without_qualification": N_("Without a vocational qualification"),
    "observations.unemployed.male": N_("Unemployed men"),
    "observations.unemployed.female": N_("Unemployed women"),
}

CLASSES: dict[str, type[Word]] = {
    "encounters": Channel,
    "first_contact": Channel,
    "guidance": Topic,
    "groups": GroupType,
    "cards": CardType,
    "partners": PartnerType,
    "meetings": MeetingType,
    "opportunities": OpportunityType,
    "pathways": PathwayType,
}
"""The classes that a family of figures is parted by: the second words of its keys."""

_FAMILIES = {
    "encounters": N_("Encounters: {word}"),
    "first_contact": N_("First reached: {word}"),
    "guidance": N_("Guidance talks: {word}"),
    "groups": N_("Sessions held: {word}"),
    "cards": N_("Cards passed: {word}"),
    "partners": N_("Partners met: {word}"),
    "meetings": N_("Meetings: {word}"),
    "opportunities": N_("Opportunities: {word}"),
}
_PATHWAYS = {"persons": N_("{word}, persons"), "steps": N_("{word}, steps")}


def label(key: str) -> str:
    """The words for a figure's key, in the language spoken now."""
    if key in _LABELS:
        return _(_LABELS[key])
    family, part, *rest = key.split(".")
    if family == "pathways":
        return _(_PATHWAYS[rest[0]]).format(word=capital(PathwayType(part).label))
    if family == "survey":
        question = _(_QUESTIONS[part]) if part in _QUESTIONS else part.replace("_", " ")
        return _("Survey: {question}, {choice}").format(question=question, choice=Choice(rest[0]).label)
    if family == "esf":
        return ", ".join((f"{part} {name_of(part)}", *(_(_GENDERS[name]) for name in rest)))
    return _(_FAMILIES[family]).format(word=CLASSES[family](part).label)


_QUESTIONS = {WELLBEING: N_("wellbeing")}
_GENDERS = {"female": N_("women"), "male": N_("men"), "other": N_("other gender")}
