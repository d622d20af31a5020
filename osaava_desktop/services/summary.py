"""The tables, charts and words of the yearly summary, made from figures alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from osaava_desktop.domain.figures import Figure, Scope, label
from osaava_desktop.domain.groups import GroupType
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.papers import (
    Align,
    Amount,
    BarChart,
    Block,
    Column,
    FigureTable,
    Funnel,
    Highlight,
    ShareBar,
)
from osaava_desktop.domain.partners import MeetingType, OpportunityType, PartnerType
from osaava_desktop.domain.pathways import PathwayType
from osaava_desktop.domain.surveys import WELLBEING, Choice
from osaava_desktop.domain.texts import (
    NO_BREAK_SPACE,
    capital,
    format_date,
    format_fraction,
    format_number,
    format_percent,
)
from osaava_desktop.i18n import _

SENSITIVE = ("criminal_background", "minority")
"""What could tell on somebody, where few are counted."""

MASK = "<5"
_FEW = range(1, 5)

Found = Mapping[str, Figure]
Rows = Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class AreaLine:
    """An area of the office: who works there, and its figures."""

    name: str
    workers: str
    figures: Found


def area_keys(scope: Scope) -> tuple[str, ...]:
    """The columns of the table of areas."""
    return f"registered.{scope.basis}", "visits", "groups.sessions", "pathways.persons"


def guarded(found: Found, scope: Scope) -> dict[str, Figure]:
    """The figures with the small sensitive ones of an area, worker or place masked: one to four persons."""
    if scope.whole_office:
        return dict(found)
    few = [key for key in SENSITIVE if found[key].n in _FEW]
    return {**found, **{key: replace(found[key], masked=True) for key in few}}


def title(scope: Scope, narrowed_to: Sequence[str]) -> str:
    """The summary's title: of a year, or of a span; and of what it is narrowed to."""
    when = str(scope.year) if scope.year else f"{format_date(scope.start)}–{format_date(scope.end)}"
    return ", ".join(
        (_("Condensed summary of the supported activity {when}").format(when=when), *narrowed_to)
    )


def base_words(scope: Scope) -> str:
    """What the base N of the shares is."""
    if scope.basis is Basis.STARTED:
        text = _("Base N: clients whose first participation started {start}–{end}.")
    else:
        text = _("Base N: clients whose participation went on at some time {start}–{end}.")
    return text.format(start=format_date(scope.start), end=format_date(scope.end))


def number(n: int | None) -> str:
    """A number, or a dash where a figure has not the dimension asked for."""
    return "–" if n is None else format_number(n)


def amount(figure: Figure) -> str:
    """A figure's number, or that it is small."""
    return MASK if figure.masked else number(figure.n)


def target(figure: Figure) -> str:
    """A target as it is written: persons, or per cent of the base."""
    if figure.target is None:
        return ""
    if figure.key == "registered.started":
        return format_number(figure.target)
    return format_percent(figure.target, 100)


def share(figure: Figure) -> str:
    """The figure's share of its base, or nothing."""
    return format_percent(figure.in_base or 0, figure.of) if figure.of and not figure.masked else ""


def fraction(figure: Figure) -> str:
    """The figure beside its base, or nothing."""
    if figure.masked:
        return f"{MASK}{NO_BREAK_SPACE}/{NO_BREAK_SPACE}{number(figure.of)}"
    return format_fraction(figure.in_base or 0, figure.of) if figure.of else ""


def _goal(figure: Figure) -> str:
    return "" if figure.target is None else _("target {target}").format(target=target(figure))


def verdict(figure: Figure) -> str:
    """How the figure stands to its target, in words."""
    if figure.target is None or figure.n is None or figure.masked:
        return ""
    if figure.key == "registered.started":
        return _("{percent} of the target").format(percent=format_percent(figure.n, figure.target or 1))
    return _("target reached") if target_met(figure) else _("target not reached")


def target_met(figure: Figure) -> bool:
    """Whether the figure has reached its target; not, when it has none."""
    if figure.target is None or figure.n is None:
        return False
    if figure.key == "registered.started":
        return figure.n >= figure.target
    return 100 * (figure.in_base or 0) >= figure.target * (figure.of or 1)


def target_parts(figure: Figure) -> tuple[float, float] | None:
    """The parts of a bar, 0 to 1: how far the figure fills it, and where its target stands."""
    if not figure.target or figure.n is None:
        return None
    if figure.key == "registered.started":
        return min(1.0, figure.n / figure.target), 1.0
    return (figure.in_base or 0) / (figure.of or 1), min(1.0, figure.target / 100)


def highlights(found: Found, scope: Scope) -> tuple[Highlight, ...]:
    """The four figures at the head of the summary."""
    registered, pathways = found[f"registered.{scope.basis}"], found["pathways.persons"]
    wellbeing = found[f"survey.{WELLBEING}.{Choice.SIGNIFICANTLY}"]
    return (
        Highlight(
            label=_("Registered"),
            value=number(registered.n),
            note=_join(_goal(registered), verdict(registered)),
            share=_part(registered.n, registered.target),
            tick=1.0 if registered.target else None,
        ),
        Highlight(label=_("Took part"), value=_reached(found), note=_bounds(found)),
        Highlight(
            label=_("Pathways"),
            value=share(pathways) or number(pathways.n),
            note=_join(fraction(pathways), _goal(pathways)),
            share=_part(pathways.in_base, pathways.of),
            tick=None if pathways.target is None else pathways.target / 100,
        ),
        Highlight(
            label=_("Wellbeing improved"),
            value=share(wellbeing) or "–",
            note=_join(Choice.SIGNIFICANTLY.label, fraction(wellbeing)),
            share=_part(wellbeing.in_base, wellbeing.of),
        ),
    )


def area_table(lines: Sequence[AreaLine], found: Found, keys: Sequence[str]) -> FigureTable:
    """The areas with their workers; the last row is counted anew, since persons don't add up."""
    return FigureTable(
        caption=_("Activity by area"),
        columns=(
            Column(title=_("Area"), align=Align.LEFT),
            Column(title=_("Worker"), align=Align.LEFT),
            Column(title=_("Registered")),
            Column(title=_("Visits")),
            Column(title=_("Sessions")),
            Column(title=_("On a pathway")),
        ),
        rows=tuple(
            (line.name, line.workers, *(number(line.figures[key].n) for key in keys)) for line in lines
        ),
        total=(_("Whole office"), "", *(number(found[key].n) for key in keys)),
    )


def network_table(found: Found) -> FigureTable:
    """Partners met beside meetings held and opportunities found."""
    partners = [(capital(one.label), number(found[f"partners.{one}"].n)) for one in PartnerType]
    others = [(capital(one.label), number(found[f"meetings.{one}"].n)) for one in MeetingType]
    others += [
        (_("Opportunity: {word}").format(word=one.label), number(found[f"opportunities.{one}"].n))
        for one in OpportunityType
    ]
    others += [(label(key), number(found[key].n)) for key in ("opportunities.hidden", "offers")]
    return _side_by_side(
        _("Cooperation"), (_("Partners met"), partners), (_("Meetings and opportunities"), others)
    )


def phases(found: Found) -> Funnel:
    """The three phases of the model, in persons."""
    keys = ("phase.encounter", "phase.mapping", "phase.engagement")
    return Funnel(steps=tuple(Amount(label=label(key), value=found[key].n or 0) for key in keys))


def work_table(found: Found) -> FigureTable:
    """Guidance by topic beside group sessions by type."""
    topics = [(capital(one.label), number(found[f"guidance.{one}.entries"].n)) for one in Topic]
    topics += [(_("All talks; one may have several topics"), number(found["guidance.entries"].n))]
    groups = [(capital(one.label), number(found[f"groups.{one}.sessions"].n)) for one in GroupType]
    return _side_by_side(
        _("Guidance and groups"), (_("Guidance by topic"), topics), (_("Sessions held"), groups)
    )


def results_table(found: Found, scope: Scope) -> FigureTable:
    """The main results with n / N, share, target and verdict."""
    reached = _("between {low} and {high}").format(
        low=number(found["reached.at_least"].n), high=number(found["reached.at_most"].n)
    )
    rows = [
        _result(found[f"registered.{scope.basis}"]),
        (label("reached"), _reached(found), "", "", reached),
        (label("visits"), number(found["visits"].n), "", "", _("by name and without a name")),
        *(_result(found[key]) for key in ("pathways.persons", "criminal_background", "minority")),
        *(
            _result(found[f"pathways.{one}.persons"])
            for one in ("employment", "studies", "job_search", "work_activities", "volunteering")
        ),
    ]
    return FigureTable(
        caption=_join(_("Results and targets"), base_words(scope)),
        columns=(
            Column(title=_("Figure"), align=Align.LEFT),
            Column(title=_("n / N")),
            Column(title=_("Share")),
            Column(title=_("Target")),
            Column(title="", align=Align.LEFT),
        ),
        rows=tuple(rows),
    )


def charts(found: Found) -> tuple[Block, ...]:
    """Pathways as bars, and the survey's wellbeing question as one parted bar."""
    kinds = ["volunteering", "work_activities", "job_search", "employment", "studies", "other"]
    bars = [_bar(found, f"pathways.{kind}.persons") for kind in kinds]
    note = _("One person may be on several pathways: {persons} persons, {steps} steps.").format(
        persons=number(found["pathways.persons"].n), steps=number(found["pathways.steps"].n)
    )
    answers = [Amount(label=one.label, value=found[f"survey.{WELLBEING}.{one}"].n or 0) for one in Choice]
    total = sum(answer.value for answer in answers)
    return (
        BarChart(title=_("Pathways, persons"), bars=tuple(bars), note=note),
        ShareBar(
            title=_("Client survey: wellbeing and health"),
            parts=tuple(answers),
            note=_("{count} answers").format(count=format_number(total)),
        ),
    )


def observations_table(found: Found) -> FigureTable:
    """What the office has seen of its clients' situation."""
    keys = ("without_qualification", "unemployed.male", "unemployed.female")
    rows = [_result(found[f"observations.{key}"])[:3] for key in keys]
    return FigureTable(
        caption=_("Observations; N: those of whom it is known"),
        columns=(
            Column(title=_("Figure"), align=Align.LEFT),
            Column(title=_("n / N")),
            Column(title=_("Share")),
        ),
        rows=tuple(rows),
    )


def words(figure: Figure) -> str:
    """What a figure is called, and whether it is an estimate."""
    if figure.estimate and figure.key != "reached":  # that one's own words say so
        return _("{figure}, estimate").format(figure=label(figure.key))
    return label(figure.key)


def _result(figure: Figure) -> tuple[str, str, str, str, str]:
    return (
        words(figure),
        fraction(figure) or amount(figure),
        share(figure),
        target(figure),
        verdict(figure),
    )


def _bar(found: Found, key: str) -> Amount:
    words = label(key) if "work_activities" in key else capital(PathwayType(key.split(".")[1]).label)
    return Amount(label=words, value=found[key].n or 0)


def _reached(found: Found) -> str:
    """The estimate; for a span that is no calendar year there are only its bounds."""
    if found["reached"].n is not None:
        return number(found["reached"].n)
    return f"{number(found['reached.at_least'].n)}–{number(found['reached.at_most'].n)}"


def _bounds(found: Found) -> str:
    low, high = number(found["reached.at_least"].n), number(found["reached.at_most"].n)
    return _("estimate, between {low} and {high}").format(low=low, high=high)


def _part(n: int | None, whole: int | None) -> float | None:
    return min(1.0, n / whole) if n is not None and whole else None


def _side_by_side(caption: str, left: tuple[str, Rows], right: tuple[str, Rows]) -> FigureTable:
    """Two short lists as one table, to save paper."""
    pairs = zip_longest(left[1], right[1], fillvalue=("", ""))
    return FigureTable(
        caption=caption,
        columns=(
            Column(title=left[0], align=Align.LEFT),
            Column(title=_("n")),
            Column(title=right[0], align=Align.LEFT),
            Column(title=_("n")),
        ),
        rows=tuple((*one, *other) for one, other in pairs),
    )


def _join(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
