"""The rules of a time in the project: long out of work, EURA's checklist, hints for voluntary answers."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest

from osaava_desktop.domain import participations as rules
from osaava_desktop.domain.participations import PARTICIPANT, EuraGap, EuraItem, Participation
from osaava_desktop.domain.words import Answer

STARTED = dt.date(2026, 3, 1)
ONE = Participation(client=UUID(int=1), started=STARTED)


@pytest.mark.parametrize(
    ("since", "long"),
    [(None, False), ("2025-03-01", True), ("2025-03-02", False), ("2024-02-29", True), ("2026-03-01", False)],
)
def test_twelve_months_out_of_work_are_long(since: str | None, long: bool) -> None:
    assert rules.is_long(dt.date.fromisoformat(since) if since else None, STARTED) is long


def test_eura_wants_an_identity_seen_only_where_a_worker_helped() -> None:
    assert rules.eura_checklist(ONE, False) == {EuraItem.START: False, EuraItem.NUMBER: False}
    given = replace(ONE, eura_started=STARTED, eura_started_by=PARTICIPANT, eura_number="H1")
    assert rules.eura_checklist(given, False) == {EuraItem.START: True, EuraItem.NUMBER: True}
    helped = replace(given, eura_started_by="Kaisa Rönkkö")
    assert rules.eura_checklist(helped, False)[EuraItem.IDENTITY] is False
    assert rules.eura_checklist(helped, True)[EuraItem.IDENTITY] is True


def test_eura_wants_an_end_notice_of_who_has_left() -> None:
    left = replace(ONE, ended=dt.date(2026, 6, 30))
    assert rules.eura_checklist(left, True)[EuraItem.END] is False
    assert rules.eura_checklist(replace(left, eura_ended=left.ended), True)[EuraItem.END] is True


def test_gaps_are_those_of_all_participations() -> None:
    whole = replace(ONE, eura_started=STARTED)
    left = replace(whole, ended=dt.date(2026, 6, 30))
    told = replace(left, eura_ended=left.ended)
    assert rules.eura_gaps() == rules.eura_gaps(whole) == rules.eura_gaps(told, whole) == ()
    assert rules.eura_gaps(ONE) == rules.eura_gaps(told, ONE) == (EuraGap.START,)
    assert rules.eura_gaps(left) == rules.eura_gaps(left, whole) == (EuraGap.END,)
    assert rules.eura_gaps(left, ONE) == (EuraGap.START, EuraGap.END)


def test_a_status_counts_for_28_days() -> None:
    assert rules.results_until(dt.date(2026, 5, 15)) == dt.date(2026, 6, 12)


@pytest.mark.parametrize(
    ("country", "third", "foreign"),
    [
        ("FI", Answer.NO, None),
        ("EE", Answer.NO, Answer.YES),
        ("UA", Answer.YES, Answer.YES),
        ("NO", Answer.YES, Answer.YES),
    ],
)
def test_what_a_citizenship_suggests(country: str, third: Answer, foreign: Answer | None) -> None:
    found = rules.suggested(country)
    assert (found.get("third_country"), found.get("foreign_background")) == (third, foreign)


def test_no_citizenship_suggests_nothing() -> None:
    assert rules.suggested("") == {}


def test_nobody_is_out_of_work_or_starts_before_birth() -> None:
    born = dt.date(2010, 1, 1)
    early = replace(ONE, unemployed_since=dt.date(2009, 1, 1))
    assert list(rules.birth_problems(early, born)) == ["unemployed_since"]
    assert list(rules.birth_problems(ONE, dt.date(2026, 3, 2))) == ["started"]
    assert list(rules.birth_problems(ONE, None)) == ["birth_date"]
    assert rules.birth_problems(ONE, STARTED) == {}
