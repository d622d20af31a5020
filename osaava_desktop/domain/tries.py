"""Wrong passphrases: who tries on has to wait, a little longer each time, and never for good."""

from dataclasses import dataclass

FREE = 5
"""So many wrong ones in a row cost no waiting: people mistype."""

LONGEST = 30.0
"""Seconds to wait at most."""

FORGOTTEN = 1000
"""A higher number of tries means no more."""


@dataclass(frozen=True, kw_only=True)
class Tries:
    """How many wrong ones in a row, and when (seconds since 1970) the last was; none yet: 0."""

    wrong: int = 0
    last: float = 0.0


def delay(wrong: int) -> float:
    """Seconds to wait after so many wrong ones: 1, 2, 4 … 30 from the fifth on."""
    if wrong < FREE:
        return 0.0
    return min(2.0 ** min(wrong - FREE, 10), LONGEST)


def left(tries: Tries, now: float) -> float:
    """Seconds still to wait at ``now``; a clock that was set back doesn't lengthen or shorten the wait."""
    wanted = delay(tries.wrong)
    since = now - tries.last
    return wanted if since < 0 else max(wanted - since, 0.0)


def after_wrong(tries: Tries, now: float) -> Tries:
    """One wrong one more."""
    return Tries(wrong=min(tries.wrong + 1, FORGOTTEN), last=now)
