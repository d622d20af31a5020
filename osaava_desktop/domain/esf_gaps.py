"""What EURA or the office lacks, and what a difference between their counts may come from."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.esf_indicators import TOTAL, Column, EsfIndicator
from osaava_desktop.domain.texts import format_number
from osaava_desktop.domain.words import Gender, Word
from osaava_desktop.i18n import N_, _, ngettext


class Gap(Word):
    """Why a number may differ from EURA's, and what is to be chased."""

    START_NOTICE = "start_notice", N_("EURA start notice missing")
    START_DATA = "start_data", N_("start data incomplete")
    STATUS = "status", N_("no status after leaving")
    END_NOTICE = "end_notice", N_("EURA end notice missing")


@dataclass(frozen=True, kw_only=True)
class Chase:
    """A client to chase: what is missing of which participation, and since or until which day."""

    gap: Gap
    client: UUID
    participation: UUID
    number: str
    name: str
    what: str
    on: dt.date
    gender: Gender | None = None
    worker: UUID | None = None
    no_birth_date: bool = False
    """The client's own page is where this is mended; the rest stands on the participation."""


def missing_words(*, birth_date: bool, status: bool, education: bool) -> list[str]:
    """The start data that are not there; each argument says whether it is."""
    words = {
        _("birth date"): birth_date,
        _("labour-market status"): status,
        _("education"): education,
    }
    return [word for word, there in words.items() if not there]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """An indicator of everybody or of one gender: counted here, and seen in EURA (None while nobody has)."""

    indicator: EsfIndicator
    column: Column
    ours: int | None
    theirs: int | None = None
    on: dt.date | None = None
    gaps: Mapping[Gap, int]
    """How many of those counted have which gap."""

    @property
    def difference(self) -> int | None:
        """How many more there are here; below 0, in EURA."""
        return None if self.ours is None or self.theirs is None else self.ours - self.theirs


def difference_words(comparison: Comparison) -> str:
    """The difference in words; nothing while there is nothing to compare."""
    more = comparison.difference
    if more is None:
        return ""
    if more == 0:
        return _("the same")
    if more > 0:
        return _("{count} more here").format(count=format_number(more))
    return _("{count} more in EURA").format(count=format_number(-more))


def reason(comparison: Comparison) -> str:
    """What the difference may come from, in words; nothing where there is none."""
    more = comparison.difference
    if not more:
        return ""
    if comparison.indicator.voluntary:
        return _("Voluntary: EURA need not have been given the same answers.")
    known = _reasons(comparison.indicator, comparison.gaps, more > 0)
    return known[0] if known else _otherwise(comparison.indicator, more > 0)


def _reasons(indicator: EsfIndicator, gaps: Mapping[Gap, int], more_here: bool) -> Sequence[str]:
    """What explains a difference of this direction and is known here."""
    if more_here:
        wanted = [Gap.END_NOTICE] if indicator.is_result else [Gap.START_NOTICE]
    elif indicator.is_result:
        wanted = [Gap.STATUS, Gap.START_DATA]
    else:
        wanted = [] if indicator.code == TOTAL else [Gap.START_DATA]
    return [_gap_words(gap, gaps[gap]) for gap in wanted if gaps.get(gap)]


def _gap_words(gap: Gap, count: int) -> str:
    if gap is Gap.START_NOTICE:
        text = ngettext(
            "{count} start notice is missing in EURA.", "{count} start notices are missing in EURA.", count
        )
    elif gap is Gap.END_NOTICE:
        text = ngettext(
            "{count} end notice is missing in EURA.", "{count} end notices are missing in EURA.", count
        )
    elif gap is Gap.START_DATA:
        text = ngettext(
            "{count} incomplete record counts here in EECO01 only.",
            "{count} incomplete records count here in EECO01 only.",
            count,
        )
    else:
        text = ngettext(
            "Of {count} who left no status within 28 days is known here.",
            "Of {count} who left no status within 28 days is known here.",
            count,
        )
    return text.format(count=format_number(count))


def _otherwise(indicator: EsfIndicator, more_here: bool) -> str:
    """Where to look when nothing known here explains it."""
    if indicator.is_result:
        return _("Somebody has told EURA otherwise: here the last status within 28 days counts.")
    if indicator.code != TOTAL:
        return _("Somebody has told EURA otherwise about the day of the start.")
    if more_here:
        return _("Somebody is in EURA under another year or project code, or not at all.")
    return _("EURA has somebody who is not registered here in this year.")
