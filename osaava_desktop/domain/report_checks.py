"""What to look at before a report is sent: what is missing, what its text leaves open, what contradicts."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from osaava_desktop.domain import narrative_checks
from osaava_desktop.domain.figures import Found, Scope
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.openings import Opening, Place
from osaava_desktop.domain.pathways import PathwayType
from osaava_desktop.domain.report_fields import Form, name_of
from osaava_desktop.domain.texts import format_number
from osaava_desktop.domain.words import Gender, Word
from osaava_desktop.domain.yearly import Section
from osaava_desktop.i18n import N_, _, ngettext


class Severity(Word):
    """How much a line matters, the most first."""

    WRONG = "wrong", N_("to mend")
    OPEN = "open", N_("to look at")
    NOTE = "note", N_("good to know")


class CheckKind(Word):
    """What is looked for."""

    CONTRADICTION = "contradiction", N_("Numbers contradict")
    NO_BASE = "no_base", N_("Nobody registered")
    UNMARKED = "unmarked", N_("Unmarked session")
    SHEET = "sheet", N_("Sheet not returned")
    START_DATA = "start_data", N_("Start data missing")
    TWICE = "twice", N_("Same person twice?")
    FIELD = "field", N_("Unknown field in the text")
    COUNTER = "counter", N_("Counter missing")
    TARGET = "target", N_("Target missing")
    SURVEY = "survey", N_("Client survey")
    ESTIMATE = "estimate", N_("Minority not known")
    EURA = "eura", N_("EURA shows another number")
    STEP_LATE = "step_late", N_("Step planned in the past")
    STEP_OPEN = "step_open", N_("Step without its end")
    STEP_UNCONFIRMED = "step_unconfirmed", N_("Step not confirmed")
    SHARE = "share", N_("Percentage without n / N")
    SECTION = "section", N_("Section without text")


@dataclass(frozen=True, kw_only=True)
class CheckLine:
    """One thing to look at, in words, and the place where it is mended; `count` of it, where it is many."""

    kind: CheckKind
    severity: Severity
    words: str
    count: int = 1
    opens: Opening | None = None


def in_order(lines: list[CheckLine]) -> list[CheckLine]:
    """The gravest first, and kind by kind; within a kind as they were found."""
    severities, kinds = list(Severity), list(CheckKind)
    return sorted(lines, key=lambda line: (severities.index(line.severity), kinds.index(line.kind)))


def contradictions(found: Found, scope: Scope) -> Iterator[CheckLine]:
    """Numbers of one report that can't both be right, or that a reader would take for an error."""
    yield from _pathways(found)
    yield from _persons(found, scope)
    yield from _counted_by_hand(found)
    yield from _genders(found)


def _pathways(found: Found) -> Iterator[CheckLine]:
    """8 + 2 + 15 + 20 = 45 persons by pathway are 44 different ones, or else something is wrong."""
    whole = _n(found, "pathways.persons")
    parts = [count for one in PathwayType if (count := _n(found, f"pathways.{one}.persons"))]
    opens = Opening(place=Place.FIGURE, key="pathways.persons")
    total = sum(parts)
    if whole > total or (parts and whole < max(parts)):
        text = _("{persons} persons advanced on a pathway, but the single pathways have {total}.")
        words = text.format(persons=format_number(whole), total=format_number(total))
        yield CheckLine(kind=CheckKind.CONTRADICTION, severity=Severity.WRONG, words=words, opens=opens)
    elif whole < total:
        text = _("By pathway {sum} = {total}, but {persons} different persons: some are on several.")
        words = text.format(
            sum=" + ".join(map(format_number, parts)),
            total=format_number(total),
            persons=format_number(whole),
        )
        yield CheckLine(kind=CheckKind.CONTRADICTION, severity=Severity.NOTE, words=words, opens=opens)


def _persons(found: Found, scope: Scope) -> Iterator[CheckLine]:
    named, reached = _n(found, "named"), found["reached"].n
    if reached is not None and reached < named:
        text = _("Reached are {reached}, but {named} were met by name.")
        words = text.format(reached=format_number(reached), named=format_number(named))
        opens = Opening(place=Place.FIGURE, key="reached")
        yield CheckLine(kind=CheckKind.CONTRADICTION, severity=Severity.WRONG, words=words, opens=opens)
    started, active = _n(found, "registered.started"), _n(found, "registered.active")
    if started != active:
        text = (
            _("{started} started and {active} took part: the report counts those who started.")
            if scope.basis is Basis.STARTED
            else _("{started} started and {active} took part: the report counts those who took part.")
        )
        words = text.format(started=format_number(started), active=format_number(active))
        opens = Opening(place=Place.FIGURE, key="registered.active")
        yield CheckLine(kind=CheckKind.CONTRADICTION, severity=Severity.NOTE, words=words, opens=opens)


def _counted_by_hand(found: Found) -> Iterator[CheckLine]:
    """More than the base can only be a count that went wrong."""
    for key, text in (
        ("criminal_background", _("With a criminal background {n}, but only {of} are registered.")),
        ("minority", _("Belonging to a minority {n}, but only {of} are registered.")),
    ):
        figure = found[key]
        if figure.of and (figure.n or 0) > figure.of:
            words = text.format(n=format_number(figure.n or 0), of=format_number(figure.of))
            opens = Opening(place=Place.COUNTERS)
            yield CheckLine(kind=CheckKind.CONTRADICTION, severity=Severity.WRONG, words=words, opens=opens)
    if _n(found, "unnamed.new") > _n(found, "unnamed.heads"):
        words = _("More new visitors without a name than visitors without a name in all.")
        opens = Opening(place=Place.FIGURE, key="unnamed.heads")
        yield CheckLine(kind=CheckKind.CONTRADICTION, severity=Severity.WRONG, words=words, opens=opens)


def _genders(found: Found) -> Iterator[CheckLine]:
    """Women, men and others are fewer than all where a gender is not known."""
    unknown = _n(found, "esf.EECO01") - sum(_n(found, f"esf.EECO01.{one}") for one in Gender)
    if unknown:
        text = ngettext(
            "Women, men and other gender are {count} person fewer than all: a gender is not known.",
            "Women, men and other gender are {count} persons fewer than all: genders are not known.",
            unknown,
        )
        words = text.format(count=format_number(unknown))
        yield CheckLine(
            kind=CheckKind.CONTRADICTION,
            severity=Severity.OPEN,
            words=words,
            count=unknown,
            opens=Opening(place=Place.ESF),
        )


def _n(found: Found, key: str) -> int:
    return found[key].n or 0


def base_is_empty(found: Found, scope: Scope) -> Iterator[CheckLine]:
    """Shares of nobody say nothing."""
    key = f"registered.{scope.basis}"
    if found[key].n == 0:
        words = _("Nobody is registered in this span: every share is of nobody.")
        opens = Opening(place=Place.FIGURE, key=key)
        yield CheckLine(kind=CheckKind.NO_BASE, severity=Severity.WRONG, words=words, opens=opens)


def text_lines(section: Section, text: str, known: Container[str]) -> Iterator[CheckLine]:
    """What a section's text leaves open: nothing written, fields that are none, percentages without n / N."""
    opens = Opening(place=Place.SECTION, section=section)
    if not text.strip():
        words = _("{section}: nothing is written yet.").format(section=section.label)
        yield CheckLine(kind=CheckKind.SECTION, severity=Severity.OPEN, words=words, opens=opens)
    for name in narrative_checks.no_fields(text, known):
        words = _("{section}: {name} is no figure.").format(section=section.label, name=f"{{{name}}}")
        yield CheckLine(kind=CheckKind.FIELD, severity=Severity.WRONG, words=words, opens=opens)
    named = (f"{{{name_of(key, Form.SHARE)}}}" for key in narrative_checks.shares_alone(text))
    for share in (*named, *narrative_checks.typed_alone(text)):
        words = _("{section}: {share} has no n / N beside it.").format(section=section.label, share=share)
        yield CheckLine(kind=CheckKind.SHARE, severity=Severity.OPEN, words=words, opens=opens)
