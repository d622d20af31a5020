"""The rule by which a group meets: its days, its words, how it is written; holidays by name."""

from datetime import date

import pytest
from dateutil.rrule import rrulestr

from osaava_desktop import i18n
from osaava_desktop.domain import recurrence
from osaava_desktop.domain.recurrence import LAST, Pace, Rule
from osaava_desktop.domain.special_days import special_day

MONDAY, TUESDAY, THURSDAY = 0, 1, 3
FIRST = date(2026, 11, 24)
TUESDAYS = Rule(first=FIRST, weekdays=(TUESDAY,))
FORTNIGHTLY = Rule(first=FIRST, every=2, weekdays=(MONDAY, THURSDAY), until=date(2027, 1, 31))
FIRST_MONDAY = Rule(first=FIRST, pace=Pace.MONTHLY, weekdays=(MONDAY,), count=3)
LAST_MONDAY = Rule(first=FIRST, pace=Pace.MONTHLY, every=2, weekdays=(MONDAY,), place=LAST)
RULES = (TUESDAYS, FORTNIGHTLY, FIRST_MONDAY, LAST_MONDAY)


def days(rule: Rule, end: date) -> list[str]:
    """The days from the first one on, in few letters."""
    return [f"{day.day}.{day.month}." for day in rule.days(FIRST, end)]


def test_days_of_a_rule() -> None:
    assert days(TUESDAYS, date(2026, 12, 8)) == ["24.11.", "1.12.", "8.12."]
    assert days(FORTNIGHTLY, date(2027, 12, 31)) == [
        "26.11.", "7.12.", "10.12.", "21.12.", "24.12.", "4.1.", "7.1.", "18.1.", "21.1.",
    ]  # fmt: skip
    assert days(FIRST_MONDAY, date(2028, 1, 1)) == ["7.12.", "4.1.", "1.2."]
    assert days(LAST_MONDAY, date(2027, 4, 1)) == ["30.11.", "25.1.", "29.3."]


def test_the_weeks_are_counted_from_the_first_day() -> None:
    later = Rule(first=date(2026, 12, 1), every=2, weekdays=(TUESDAY,))
    assert days(later, date(2026, 12, 31)) == ["1.12.", "15.12.", "29.12."]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_read_as_it_was_written(rule: Rule) -> None:
    written = recurrence.written(rule)
    assert recurrence.read(written) == rule
    known = [moment.date() for moment in rrulestr(written)[:3]]  # by RFC 5545 it says the same to others
    assert known == rule.days(FIRST, date(2030, 1, 1))[:3]


@pytest.mark.parametrize("text", ["", "RRULE:FREQ=DAILY", "DTSTART:20261350 RRULE:FREQ=WEEKLY", "x" * 300])
def test_another_rule_is_none(text: str) -> None:
    assert recurrence.read(text) is None
    assert recurrence.written(None) == ""


@pytest.mark.parametrize(
    ("rule", "en", "fi", "sv"),
    [
        (TUESDAYS, "every Tuesday", "joka tiistai", "varje tisdag"),
        (
            FORTNIGHTLY,
            "every second week on Mondays and Thursdays, until 31.1.2027",
            "joka toinen viikko maanantaisin ja torstaisin, 31.1.2027 asti",
            "varannan vecka på måndagar och torsdagar, till 31.1.2027",
        ),
        (
            FIRST_MONDAY,
            "the first Monday of the month, 3 times",
            "kuukauden ensimmäinen maanantai, 3 kertaa",
            "månadens första måndag, 3 gånger",
        ),
        (
            LAST_MONDAY,
            "every second month: the last Monday of the month",
            "joka toinen kuukausi: kuukauden viimeinen maanantai",
            "varannan månad: månadens sista måndag",
        ),
    ],
)
def test_a_rule_in_words(rule: Rule, en: str, fi: str, sv: str) -> None:
    said = []
    for language in ("en", "fi", "sv"):
        with i18n.speaking(language):
            said.append(recurrence.words(rule))
    assert said == [en, fi, sv]


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (Rule(first=FIRST), "weekdays"),
        (Rule(first=FIRST, weekdays=(1,), every=0), "every"),
        (Rule(first=FIRST, weekdays=(1,), every=-1), "every"),
        (Rule(first=FIRST, weekdays=(1,), count=0), "count"),
        (Rule(first=FIRST, weekdays=(1,), until=date(2026, 1, 1)), "until"),
    ],
)
def test_what_is_wrong_with_a_rule(rule: Rule, field: str) -> None:
    assert list(recurrence.problems(rule)) == [field]
    assert not recurrence.problems(TUESDAYS)


def test_holidays_and_eves_by_name() -> None:
    names = {}
    for language in ("fi", "sv", "en"):
        with i18n.speaking(language):
            names[language] = [special_day(date(2026, 6, 19)), special_day(date(2026, 12, 24))]
    assert names == {
        "fi": ["Juhannusaatto", "Jouluaatto"],
        "sv": ["Midsommarafton", "Julafton"],
        "en": ["Midsummer Eve", "Christmas Eve"],
    }
    assert special_day(date(2026, 11, 24)) == ""
    assert special_day(date(2031, 12, 6))  # any year
