"""Which backups may go: never the newest, and none because a clock was wrong."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from osaava_desktop.domain.backups import is_due, to_go

START = dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)

Steps = st.lists(st.integers(min_value=1, max_value=60 * 24 * 20), min_size=1, max_size=60)
Jumps = st.integers(min_value=400, max_value=3650).flatmap(
    lambda days: st.sampled_from([dt.timedelta(days=days), dt.timedelta(days=-days)])
)


def worked(steps: list[int], start: dt.datetime = START) -> list[dt.datetime]:
    """The backups left when one is made after each of these minutes, and the older ones thinned."""
    kept: list[dt.datetime] = []
    now = start
    for minutes in steps:
        now += dt.timedelta(minutes=minutes)
        kept.append(now)
        gone = to_go(kept, now)
        kept = [one for one in kept if one not in gone]
    return kept


def test_a_working_day_leaves_its_last_eight() -> None:
    made = [START + HOUR * number for number in range(10)]
    gone = to_go(made, made[-1])
    assert sorted(gone) == made[:2]


def test_a_year_of_work_leaves_a_few() -> None:
    steps = [30 if number % 12 else 60 * 18 + 30 for number in range(12 * 365)]
    kept = worked(steps)
    days = {one.date() for one in kept}
    assert len(kept) <= 8 + 12 + 10 + 9
    assert len(days) >= 12
    assert max(kept) - min(kept) > dt.timedelta(days=7 * 30)


@given(Steps)
def test_the_newest_stays_and_thinning_twice_is_thinning_once(steps: list[int]) -> None:
    kept = worked(steps)
    newest = max(kept)
    assert newest == START + dt.timedelta(minutes=sum(steps))
    assert to_go(kept, newest) == set()


@given(Steps, Jumps, Steps)
def test_a_jump_of_the_clock_deletes_nothing_made_before(
    before: list[int], jump: dt.timedelta, during: list[int]
) -> None:
    kept = worked(before)
    now = kept[-1] + jump
    made = list(kept)
    for minutes in during[:5]:
        now += dt.timedelta(minutes=minutes)
        made.append(now)
        gone = to_go(made, now)
        assert not gone & set(kept)
        made = [one for one in made if one not in gone]


def test_nothing_goes_while_one_lies_in_the_future() -> None:
    made = [START + HOUR * number for number in range(20)]
    assert to_go(made, made[-2]) == set()
    assert to_go([], START) == set()


def test_due_after_half_an_hour_when_nobody_types() -> None:
    minute, second = dt.timedelta(minutes=1), dt.timedelta(seconds=1)
    assert is_due(30 * minute, 20 * second)
    assert not is_due(29 * minute, 60 * second)
    assert not is_due(300 * minute, 19 * second)
