"""What the sections of a report are made from: all of it counted by the figures, gathered once."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from osaava_desktop.domain import spans
from osaava_desktop.domain import surveys as survey_rules
from osaava_desktop.domain.figures import Found, Scope
from osaava_desktop.domain.pace import Pace
from osaava_desktop.domain.pathways import PathwayType
from osaava_desktop.domain.people import Person
from osaava_desktop.domain.texts import format_list, format_short_month
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.services import areas, figures, people, surveys, targets
from osaava_desktop.services.figures import breakdowns
from osaava_desktop.store.office import Office

_MOST_MONTHS = 24
"""A longer span is told by years."""


@dataclass(frozen=True, kw_only=True)
class AreaLine:
    """An area of the office: who works there, and its figures."""

    name: str
    workers: str
    figures: Found


@dataclass(frozen=True, kw_only=True)
class Period:
    """A month or a year of the span, with its own figures."""

    label: str
    figures: Found


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question of the span's surveys."""

    key: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Material:
    """The figures of a scope, guarded for paper, and what only some tables ask for.

    A condensed report has the first three.
    """

    scope: Scope
    found: Found
    areas: Sequence[AreaLine]
    details: Found = field(default_factory=dict)
    periods: Sequence[Period] = ()
    paces: Sequence[Pace] = ()
    questions: Sequence[Asked] = ()
    workers: Sequence[Person] = ()
    area_names: dict[UUID, str] = field(default_factory=dict)
    funders: Sequence[str] = ()

    @property
    def everything(self) -> Found:
        """The figures, and the further counts of the whole report's tables."""
        return {**self.found, **self.details}


def area_keys(scope: Scope) -> tuple[str, ...]:
    """The columns of the table of areas."""
    return f"registered.{scope.basis}", "visits", "groups.sessions", "pathways.persons"


def period_keys(scope: Scope) -> tuple[str, ...]:
    """What is followed from month to month."""
    return f"registered.{scope.basis}", "visits", "groups.sessions", "pathways.steps"


PATHWAY_KEYS = tuple(f"pathways.{one}.persons" for one in PathwayType)


def gathered(office: Office, scope: Scope, found: Found, extent: Extent) -> Material:
    """All that a report of this extent is made from, in the language spoken now."""
    whole = extent is Extent.WHOLE
    keys = (*area_keys(scope), *(PATHWAY_KEYS if whole else ()))
    material = Material(scope=scope, found=found, areas=_area_lines(office, scope, keys))
    if not whole:
        return material
    return replace(
        material,
        details=breakdowns.compute(office, scope),
        periods=_periods(office, scope),
        paces=_paces(office, scope),
        questions=_questions(office, scope),
        workers=_workers(office, scope),
        area_names={area.id: area.name for area in areas.areas(office)},
        funders=office.profile.all_funders(),
    )


def _area_lines(office: Office, scope: Scope, keys: Sequence[str]) -> list[AreaLine]:
    """Each area with its workers and its own figures; one line when the scope is an area."""
    workers = _in_post(office, scope)
    return [
        AreaLine(
            name=area.name,
            workers=format_list([person.name for person in workers if person.area == area.id]),
            figures=figures.chosen(office, replace(scope, area=area.id), keys),
        )
        for area in areas.areas(office)
        if scope.area in (None, area.id)
    ]


def _periods(office: Office, scope: Scope) -> list[Period]:
    """The months of the span that have begun, or its years when it is long."""
    start, end = scope.start, min(scope.end, office.today)
    by_months = 12 * (end.year - start.year) + end.month - start.month < _MOST_MONTHS
    several = start.year != end.year
    return [
        Period(
            label=format_short_month(first, year=several) if by_months else str(first.year),
            figures=figures.chosen(office, replace(scope, start=first, end=last), period_keys(scope)),
        )
        for first, last in spans.cut((start, end), 1 if by_months else 12)
    ]


def _paces(office: Office, scope: Scope) -> list[Pace]:
    """How the targets stand: of a calendar year, of the whole office or of an area."""
    if scope.year is None or not scope.area_only:
        return []
    return targets.paces(office, scope.year, scope.area)


def _questions(office: Office, scope: Scope) -> list[Asked]:
    """The questions of the span's years, each once, by its newest words."""
    asked = {
        question.key: survey_rules.text_of(question)
        for year in range(scope.start.year, scope.end.year + 1)
        for question in surveys.questions(office, year)
    }
    return [Asked(key=key, text=text) for key, text in asked.items()]


def _workers(office: Office, scope: Scope) -> list[Person]:
    """Who was in post, of the area or the worker asked for."""
    return [
        person
        for person in _in_post(office, scope)
        if scope.area in (None, person.area) and scope.worker in (None, person.id)
    ]


def _in_post(office: Office, scope: Scope) -> list[Person]:
    """Who had an area and was in post at some time of the span."""
    return [
        person
        for person in people.workers(office)
        if (person.started is None or person.started <= scope.end)
        and (person.ended is None or person.ended >= scope.start)
    ]
