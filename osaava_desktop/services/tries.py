"""Wrong passphrases in a row on this computer, over restarts too: who guesses has to wait.

They are kept per office in the settings. The clock on the wall may be set back or on meanwhile: as long
as the program runs, seconds are counted by a clock that nobody can set.
"""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from uuid import UUID

from osaava_desktop import settings
from osaava_desktop.domain import tries as rules
from osaava_desktop.domain.tries import Tries
from osaava_desktop.errors import TooSoon, WrongPassphrase
from osaava_desktop.i18n import ngettext

_steady: dict[UUID, tuple[float, float]] = {}
"""By office: the second of the steady clock from which its wait is counted, and the wait."""


def wait(office: UUID) -> float:
    """Seconds until the next try."""
    tries = _kept(office)
    if not rules.delay(tries.wrong):
        return 0.0
    begun, wanted = _steady.setdefault(office, (time.monotonic(), rules.left(tries, time.time())))
    return max(begun + wanted - time.monotonic(), 0.0)


@contextmanager
def counted(office: UUID) -> Iterator[None]:
    """One try: a wrong passphrase counts, a right one forgets the wrong ones. Raises TooSoon."""
    seconds = wait(office)
    if seconds > 0:
        raise TooSoon(sentence(seconds), seconds)
    try:
        yield
    except WrongPassphrase:
        tries = rules.after_wrong(_kept(office), time.time())
        _keep(office, tries)
        _steady[office] = (time.monotonic(), rules.delay(tries.wrong))
        raise
    if _kept(office).wrong:
        _keep(office, Tries())
    _steady.pop(office, None)


def sentence(seconds: float) -> str:
    """How long to wait, in words."""
    whole = max(int(seconds + 0.999), 1)
    return ngettext(
        "Many wrong passphrases in a row: wait {count} second and try again.",
        "Many wrong passphrases in a row: wait {count} seconds and try again.",
        whole,
    ).format(count=whole)


def _kept(office: UUID) -> Tries:
    """What the settings say; what nobody can read counts as nothing."""
    wrong, _space, last = settings.load().tries.get(str(office), "").partition(" ")
    try:
        kept = Tries(wrong=max(int(wrong), 0), last=float(last))
    except ValueError:
        return Tries()
    return kept if math.isfinite(kept.last) else Tries()


def _keep(office: UUID, tries: Tries) -> None:
    kept = settings.load()
    others = {name: words for name, words in kept.tries.items() if name != str(office)}
    if tries.wrong:
        others[str(office)] = f"{tries.wrong} {tries.last:.0f}"
    settings.save(replace(kept, tries=MappingProxyType(others)))
