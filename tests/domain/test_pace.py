"""How targets stand: counted on by days, compared with the same date a year before, told in words."""

import datetime as dt

import pytest

from osaava_desktop.domain import pace as rules
from osaava_desktop.domain.pace import Pace
from osaava_desktop.domain.targets import Indicator

MIDDLE = dt.date(2026, 9, 10)


def registered(**changed: object) -> Pace:
    """63 of 150 on the 253rd day of 2026, 75 a year before."""
    known = {"day": MIDDLE, "target": 150, "part": 63, "earlier": 75, **changed}
    return Pace(indicator=Indicator.REGISTERED, year=2026, **known)  # type: ignore[arg-type]


def of_pathways(**changed: object) -> Pace:
    """24 of a base of 100, against 20 per cent."""
    known = {"day": MIDDLE, "target": 20, "part": 24, "whole": 100, "earlier": 19, **changed}
    return Pace(indicator=Indicator.PATHWAYS, year=2026, **known)  # type: ignore[arg-type]


def test_the_pace_in_one_sentence() -> None:
    assert rules.sentence(registered()) == "63 of 150, at this pace 91 by 31.12.; 12 behind last year's date"
    assert rules.sentence(registered(earlier=60)).endswith("; 3 ahead of last year's date")
    assert rules.sentence(registered(earlier=63)).endswith("; as on last year's date")
    assert rules.sentence(registered(earlier=None)) == "63 of 150, at this pace 91 by 31.12."
    assert rules.sentence(registered(target=None, earlier=None)) == "63, at this pace 91 by 31.12."


def test_a_year_that_is_over_has_its_end() -> None:
    last = dt.date(2026, 12, 31)
    assert rules.sentence(registered(day=last)).startswith("63 of 150, 87 short of the target; ")
    assert rules.outlook(registered(day=last, part=150, earlier=None)) == "the target is reached"
    assert registered(day=last).forecast is None
    assert registered(day=last).gone == 1


def test_a_year_to_come_has_no_pace() -> None:
    ahead = registered(day=dt.date(2025, 12, 1), part=0, earlier=None)
    assert (ahead.forecast, ahead.gone) == (None, 0)
    assert rules.sentence(ahead) == "0 of 150, the year has not begun"


def test_a_share_is_of_its_base_and_in_points() -> None:
    standing, outlook = rules.standing(of_pathways()), rules.outlook(of_pathways())
    assert standing == "24% (24\u00a0/\u00a0100), target 20%"
    assert outlook == "the target is reached; 5 pp ahead of last year's date"
    assert rules.sentence(of_pathways()) == f"{standing}, {outlook}"
    assert of_pathways().forecast is None
    assert rules.outlook(of_pathways(part=8, earlier=None)) == "12 pp short of the target"
    assert rules.amount(of_pathways(part=0, whole=0)) == "–"


@pytest.mark.parametrize(
    ("count", "day", "comes_to"),
    [
        (1, dt.date(2026, 1, 1), 365),
        (182, dt.date(2026, 7, 1), 365),
        (0, MIDDLE, 0),
        (366, dt.date(2024, 12, 31), 366),
        (60, dt.date(2024, 2, 29), 366),
    ],
)
def test_counted_on_by_days(count: int, day: dt.date, comes_to: int) -> None:
    assert rules.led_to(count, day, day.year) == comes_to


def test_a_leap_day_has_a_day_a_year_before() -> None:
    assert rules.year_before(dt.date(2024, 2, 29)) == dt.date(2023, 2, 28)
    assert rules.counted_on(2024, MIDDLE) == dt.date(2024, 12, 31)


def test_a_target_of_none_at_all_is_reached_at_once() -> None:
    assert registered(target=0, part=0).share == 1
    assert registered(target=None).share == 0
    assert registered().share == pytest.approx(0.42)


def test_what_is_due_today() -> None:
    assert registered().due == 104
    assert registered(day=dt.date(2026, 12, 31)).due == 150
    assert of_pathways().due == 20
    assert registered(target=None).due is None
