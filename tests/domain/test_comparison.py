"""Two spans side by side: the change in numbers and words, and why a number is missing."""

from dataclasses import replace

import pytest

from osaava_desktop.domain.comparison import Line, Trend, compared
from osaava_desktop.domain.figure_groups import FigureGroup
from osaava_desktop.domain.figures import Figure, Scope, year_scope
from osaava_desktop.domain.records import new_id
from tests.services.invented import day

YEAR = year_scope(2025)
SPRING = Scope(start=day("2025-01-01"), end=day("2025-06-30"))


def line(n: int | None, other: int | None, *, masked: bool = False) -> Line:
    """A figure of both spans."""
    return Line(figure=Figure(key="visits", n=n), other=Figure(key="visits", n=other, masked=masked))


@pytest.mark.parametrize(
    ("n", "other", "change", "words", "trend"),
    [
        (114, 100, "+14\u00a0(+14%)", "14 more", Trend.MORE),
        (86, 100, "\u221214\u00a0(\u221214%)", "14 fewer", Trend.FEWER),
        (100, 100, "±0", "unchanged", Trend.SAME),
        (0, 0, "±0", "unchanged", Trend.SAME),
        (3, 0, "+3", "3 more", Trend.MORE),
        (12_000, 2_000, "+10\u00a0000\u00a0(+500%)", "10\u00a0000 more", Trend.MORE),
        (None, 4, "", "", None),
        (4, None, "", "", None),
    ],
)
def test_the_change_in_numbers_and_words(
    n: int | None, other: int | None, change: str, words: str, trend: Trend | None
) -> None:
    found = line(n, other)
    assert (found.change(), found.change_words(), found.trend) == (change, words, trend)


def test_a_small_number_is_not_given_away_by_its_change() -> None:
    found = line(12, 3, masked=True)
    assert (found.change(), found.change_words(), found.difference) == ("", "", None)
    assert not found.is_empty


def test_there_is_no_change_where_nothing_is_compared() -> None:
    assert Line(figure=Figure(key="visits", n=3)).change() == ""


def figures(**numbers: int | None) -> dict[str, Figure]:
    """Figures by key, an underscore for a dot."""
    return {key.replace("_", "."): Figure(key=key.replace("_", "."), n=n) for key, n in numbers.items()}


@pytest.mark.parametrize(
    ("key", "scope", "gap"),
    [
        ("guidance.entries", replace(YEAR, group=new_id()), "not kept by group"),
        ("first_contact.shop", replace(YEAR, place=new_id()), "not kept by place"),
        ("offers", replace(YEAR, worker=new_id()), "not kept by worker"),
        ("survey.wellbeing.somewhat", replace(YEAR, area=new_id()), "not kept by area"),
        ("reached", SPRING, "for a calendar year only"),
        ("reached", replace(SPRING, area=new_id()), "for a calendar year only"),
        ("criminal_background", SPRING, "for a calendar year only"),
        ("criminal_background", replace(SPRING, worker=new_id()), "not kept by worker"),
        ("offers", replace(YEAR, worker=new_id(), group=new_id()), "not kept by all that is chosen"),
    ],
)
def test_it_is_said_why_a_number_is_missing(key: str, scope: Scope, gap: str) -> None:
    found = compared(scope, {key: Figure(key=key, n=None), "visits": Figure(key="visits", n=1)})
    assert [one.gap for one in found.lines() if one.key == key] == [gap]


def test_a_question_of_one_span_only_has_a_line_and_a_reason() -> None:
    key = "survey.trust.somewhat"
    found = compared(YEAR, {}, year_scope(2024), {key: Figure(key=key, n=4, in_base=4, of=5)})
    (only,) = found.lines()
    assert (only.figure.n, only.other and only.other.n, only.gap) == (None, 4, "not asked in that span")


def test_a_heading_without_any_number_says_why() -> None:
    scope = replace(YEAR, group=new_id())
    found = compared(scope, figures(visits=3, guidance_entries=None, guidance_minutes=None))
    gaps = {part.group: part.gap for part in found.parts}
    assert gaps == {FigureGroup.ACTIVITY: "", FigureGroup.GUIDANCE: "not kept by group"}
