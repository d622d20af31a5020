"""How long somebody waits who types wrong passphrases."""

from hypothesis import given
from hypothesis import strategies as st

from osaava_desktop.domain import tries
from osaava_desktop.domain.tries import Tries


def test_the_wait_doubles_up_to_half_a_minute() -> None:
    assert [tries.delay(wrong) for wrong in range(12)] == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30]
    assert tries.delay(1_000_000) == 30


def test_it_runs_down() -> None:
    made = Tries(wrong=7, last=1000.0)
    assert [tries.left(made, now) for now in (1000.0, 1003.0, 1004.0, 9999.0)] == [4, 1, 0, 0]


@given(st.integers(0, 10_000), st.floats(0, 4e9), st.floats(0, 4e9))
def test_whatever_the_clock_says_it_is_never_longer(wrong: int, last: float, now: float) -> None:
    assert 0 <= tries.left(Tries(wrong=wrong, last=last), now) <= 30


def test_a_clock_set_back_neither_frees_nor_locks_for_good() -> None:
    assert tries.left(Tries(wrong=8, last=2000.0), 5.0) == 8
