"""Results: registered and reached, targets, pathways and what clients answered."""

from collections.abc import Callable, Sequence

from osaava_desktop.domain import figure_rules, small_cells
from osaava_desktop.domain import pace as paces
from osaava_desktop.domain.figures import Found, label
from osaava_desktop.domain.pace import Pace
from osaava_desktop.domain.papers import (
    Block,
    FigureTable,
    Heading,
    Note,
    TargetBar,
    TargetBars,
)
from osaava_desktop.domain.pathways import PathwayType
from osaava_desktop.domain.texts import capital
from osaava_desktop.i18n import _
from osaava_desktop.services.summary import survey
from osaava_desktop.services.summary.material import PATHWAY_KEYS, Material
from osaava_desktop.services.summary.tables import Row, bars, table
from osaava_desktop.services.summary.words import (
    amount,
    fraction,
    number,
    reached,
    result,
    share,
)

_BY_COUNT = ("volunteering", "work_activities", "job_search", "employment", "studies", "other")
_MET = ("named", "unnamed.heads", "unnamed.new", "reached.at_least", "reached", "reached.at_most", "visits")


def condensed(material: Material) -> list[Block]:
    """The table of results, pathways as bars and the wellbeing question."""
    return [
        results_table(material),
        *_pathway_bars(material.found),
        *survey.condensed(material),
    ]


def whole(material: Material) -> list[Block]:
    """Targets, registered and reached, pathways and the survey, each with its picture and table."""
    return [
        *_targets(material),
        *_met(material),
        *_pathways(material),
        *_by_area(material),
        *survey.whole(material),
    ]


def results_table(material: Material) -> FigureTable:
    """The main results with n / N, share, target and verdict."""
    found, scope = material.found, material.scope
    bounds = _("between {low} and {high}").format(
        low=number(found["reached.at_least"].n), high=number(found["reached.at_most"].n)
    )
    rows = [
        result(found[f"registered.{scope.basis}"]),
        (label("reached"), reached(found), "", "", bounds),
        (label("visits"), number(found["visits"].n), "", "", _("by name and without a name")),
        *(result(found[key]) for key in ("pathways.persons", "criminal_background", "minority")),
    ]
    return table(
        _("Results and targets"),
        (_("Figure"), _("n / N"), _("Share"), _("Target"), ""),
        rows,
        left=(0, 4),
    )


def target_bars(standing: Sequence[Pace], verdict: Callable[[Pace], str] = paces.outlook) -> TargetBars:
    """The targets as bars, with the pace while the year goes on and a verdict in words."""
    return TargetBars(title=_("Targets"), bars=tuple(_target_bar(one, verdict(one)) for one in standing))


def _target_bar(pace: Pace, verdict: str) -> TargetBar:
    full = 100 if pace.is_share else max(pace.target or 0, pace.actual, 1)
    return TargetBar(
        label=paces.name(pace),
        value=paces.standing(pace),
        share=min(1.0, pace.actual / full),
        tick=min(1.0, (pace.target or 0) / full),
        pace=None if pace.is_over or pace.is_share or pace.due is None else min(1.0, pace.due / full),
        verdict=verdict,
    )


def _targets(material: Material) -> list[Block]:
    bars = [target_bars(material.paces)] if material.paces else []
    return [Heading(text=_("Results and targets"), level=2), *bars, results_table(material)]


def _met(material: Material) -> list[Block]:
    found = material.found
    keys = ["reached.at_least", *(["reached"] if found["reached"].n is not None else []), "reached.at_most"]
    rows = [
        (label(key), amount(found[key]), figure_rules.rule(key))
        for key in ("registered.started", "registered.active", *_MET)
    ]
    return [
        Heading(text=_("Registered and reached"), level=2),
        *bars(
            _("Persons reached: the estimate between its bounds"), [(label(key), found[key]) for key in keys]
        ),
        table(_("Registered and reached"), (_("Figure"), _("n"), _("How it is counted")), rows, left=(0, 2)),
        Note(
            text=_(
                "Visits are not persons: one person may come many times. Who is not known by name can't be "
                "told apart, so the number of persons is an estimate that always lies between its bounds."
            )
        ),
    ]


def _pathway_bars(found: Found) -> list[Block]:
    """Pathways as bars, in persons; of a part of the office only where none of them is masked."""
    note = _("One person may be on several pathways: {persons} persons, {steps} steps.").format(
        persons=number(found["pathways.persons"].n), steps=number(found["pathways.steps"].n)
    )
    keys = [f"pathways.{kind}.persons" for kind in _BY_COUNT]
    masked = any(found[key].masked for key in keys)
    return [
        *bars(_("Pathways, persons"), [(_pathway(key), found[key]) for key in keys], note),
        *([Note(text=small_cells.note())] if masked else []),
    ]


def _pathway(key: str) -> str:
    return label(key) if "work_activities" in key else capital(PathwayType(key.split(".")[1]).label)


def _pathways(material: Material) -> list[Block]:
    found = material.found
    rows: list[Row] = []
    for one in PathwayType:
        persons, steps = found[f"pathways.{one}.persons"], found[f"pathways.{one}.steps"]
        rows.append((capital(one.label), fraction(persons) or amount(persons), share(persons), amount(steps)))
    everybody = found["pathways.persons"]
    return [
        Heading(text=_("Pathways"), level=2),
        *_pathway_bars(found),
        table(
            _("Pathways by type"),
            (_("Pathway"), _("Persons, n / N"), _("Share"), _("Steps")),
            rows,
            (_("All"), fraction(everybody), share(everybody), amount(found["pathways.steps"])),
        ),
        Note(
            text=_(
                "A step counts when it started in the span and is going on, completed or interrupted. Who is "
                "on two pathways counts in both rows and once in all, so the rows add up to more. Pathways "
                "are not the funder's result indicators."
            )
        ),
    ]


def _by_area(material: Material) -> list[Block]:
    """Pathways by type and area: small cells are guarded."""
    lines = material.areas
    if len(lines) < 2 or not material.scope.whole_office:
        return []
    cells = small_cells.guarded([[line.figures[key].n for line in lines] for key in PATHWAY_KEYS])
    rows = [
        (capital(one.label), *(cell.text for cell in row), amount(material.found[key]))
        for one, key, row in zip(PathwayType, PATHWAY_KEYS, cells, strict=True)
    ]
    everybody = "pathways.persons"
    return [
        Heading(text=_("Pathways by area"), level=2),
        table(
            _("Pathways by area, persons"),
            (_("Pathway"), *(line.name for line in lines), _("Whole office")),
            rows,
            (
                _("On a pathway"),
                *(amount(line.figures[everybody]) for line in lines),
                amount(material.found[everybody]),
            ),
        ),
        Note(text=small_cells.note()),
    ]
