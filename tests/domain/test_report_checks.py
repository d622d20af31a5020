"""What is looked for before a report is sent: numbers that contradict, and what a text leaves open."""

from dataclasses import replace
from typing import Any

import pytest

from osaava_desktop.domain import report_checks as rules
from osaava_desktop.domain.figures import Figure, year_scope
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.openings import Place
from osaava_desktop.domain.pathways import PathwayType
from osaava_desktop.domain.report_checks import CheckKind, CheckLine, Severity
from osaava_desktop.domain.words import Gender
from osaava_desktop.domain.yearly import Section

YEAR = year_scope(2025)
KNOWN = {"minority.share", "minority.fraction", "visits", "year"}


def figures(**counts: Any) -> dict[str, Figure]:
    """All figures that are looked at: of a hundred people, 0 where nothing is given."""
    keys = (
        *("registered.started", "registered.active", "named", "reached", "unnamed.heads", "unnamed.new"),
        *("criminal_background", "minority", "pathways.persons", "esf.EECO01"),
        *(f"pathways.{one}.persons" for one in PathwayType),
        *(f"esf.EECO01.{one}" for one in Gender),
    )
    made = {key: Figure(key=key, n=0, in_base=0, of=100) for key in keys}
    for name, n in counts.items():
        key = name.replace("__", ".")
        made[key] = replace(made[key], n=n)
    return made


def found(scope: Any = YEAR, **counts: Any) -> list[tuple[Severity, str]]:
    return [(line.severity, line.words) for line in rules.contradictions(figures(**counts), scope)]


def test_nothing_contradicts_in_an_empty_report() -> None:
    assert found() == []


def test_the_papers_45_steps_of_44_people_are_explained() -> None:
    steps = {
        "pathways__employment__persons": 8,
        "pathways__studies__persons": 2,
        "pathways__work_trial__persons": 15,
        "pathways__volunteering__persons": 20,
    }
    words = "By pathway 8 + 2 + 15 + 20 = 45, but 44 different persons: some are on several."
    assert found(pathways__persons=44, **steps) == [(Severity.NOTE, words)]
    assert found(pathways__persons=45, **steps) == []
    for persons in (46, 19):
        ((severity, _words),) = found(pathways__persons=persons, **steps)
        assert severity is Severity.WRONG


def test_reached_are_never_fewer_than_named() -> None:
    assert found(reached=99, named=100) == [(Severity.WRONG, "Reached are 99, but 100 were met by name.")]
    assert found(reached=100, named=100) == []
    without = figures(named=100)
    without["reached"] = replace(without["reached"], n=None)
    assert list(rules.contradictions(without, YEAR)) == []


@pytest.mark.parametrize(
    ("basis", "words"), [(Basis.STARTED, "who started"), (Basis.ACTIVE, "who took part")]
)
def test_started_and_active_are_told_apart(basis: Basis, words: str) -> None:
    scope = replace(YEAR, basis=basis)
    ((severity, told),) = found(scope, registered__started=100, registered__active=118)
    assert severity is Severity.NOTE
    assert told.endswith(f"{words}.")


def test_counts_by_hand_above_the_base() -> None:
    lines = list(rules.contradictions(figures(criminal_background=101, minority=102), YEAR))
    assert [line.severity for line in lines] == [Severity.WRONG, Severity.WRONG]
    assert {line.opens.place for line in lines if line.opens} == {Place.COUNTERS}
    assert found(criminal_background=100, minority=100) == []


def test_genders_that_are_not_known() -> None:
    genders = {"esf__EECO01__female": 40, "esf__EECO01__male": 57}
    assert found(esf__EECO01=100, **genders) == [
        (
            Severity.OPEN,
            "Women, men and other gender are 3 persons fewer than all: genders are not known.",
        )
    ]
    assert found(esf__EECO01=97, **genders) == []


def test_nobody_in_the_base() -> None:
    assert [line.kind for line in rules.base_is_empty(figures(), YEAR)] == [CheckKind.NO_BASE]
    assert list(rules.base_is_empty(figures(registered__started=1), YEAR)) == []


def lines_of(text: str) -> list[CheckLine]:
    return list(rules.text_lines(Section.RESULTS, text, KNOWN))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", [CheckKind.SECTION]),
        (" \n ", [CheckKind.SECTION]),
        ("Käyntejä oli {visits} vuonna {year}.", []),
        ("Käyntejä oli {visitz} ja {visitz}.", [CheckKind.FIELD]),
        ("Vähemmistöä {minority.share} ({minority.fraction}).", []),
        ("Vähemmistöä {minority.share}.", [CheckKind.SHARE]),
        ("Vähemmistöä {minority.share}.\n({minority.fraction})", [CheckKind.SHARE]),
        ("Vähemmistöä oli 67 %.", [CheckKind.SHARE]),
        ("Vähemmistöä oli 66,7 % (2 / 3).", []),
        ("Vähemmistöä oli 67\u00a0% {minority.fraction}.", []),
    ],
)
def test_what_a_text_leaves_open(text: str, kinds: list[CheckKind]) -> None:
    lines = lines_of(text)
    assert [line.kind for line in lines] == kinds
    for line in lines:
        assert line.opens is not None
        assert (line.opens.place, line.opens.section) == (Place.SECTION, Section.RESULTS)


def test_the_unknown_field_is_named() -> None:
    assert lines_of("{visitz}")[0].words == "Results: {visitz} is no figure."


def test_the_gravest_come_first() -> None:
    made = [
        CheckLine(kind=CheckKind.SHARE, severity=Severity.OPEN, words="b"),
        CheckLine(kind=CheckKind.STEP_UNCONFIRMED, severity=Severity.NOTE, words="c"),
        CheckLine(kind=CheckKind.FIELD, severity=Severity.WRONG, words="a"),
        CheckLine(kind=CheckKind.SHARE, severity=Severity.OPEN, words="a"),
    ]
    assert [line.words for line in rules.in_order(made)] == ["a", "b", "a", "c"]
