"""The funder's table made of figures, what is printed of it, and a difference from EURA in words."""

from typing import Any

import pytest

from osaava_desktop.domain.esf import eura_count_of, printed, problems, table_of
from osaava_desktop.domain.esf_gaps import Comparison, Gap, difference_words, missing_words, reason
from osaava_desktop.domain.esf_indicators import COLUMNS, INDICATORS, EsfIndicator, IndicatorGroup
from osaava_desktop.domain.figures import Figure, Scope, label, year_scope
from osaava_desktop.domain.words import Gender
from osaava_desktop.i18n import speaking
from tests.services.invented import KAAVI, day

YEAR = year_scope(2025)
OF_AN_AREA = year_scope(2025, area=KAAVI.id)


def indicator(code: str) -> EsfIndicator:
    """The indicator of a code."""
    return next(one for one in INDICATORS if one.code == code)


def figures(**numbers: int) -> dict[str, Figure]:
    """Every figure of the table; `EECO02_female=3`, and 0 where nothing is said."""
    found = {one.key(column): Figure(key=one.key(column), n=0) for one in INDICATORS for column in COLUMNS}
    for name, n in numbers.items():
        key = f"esf.{name.replace('_', '.')}"
        found[key] = Figure(key=key, n=n)
    return found


def test_all_codes_have_words_in_three_languages() -> None:
    codes = [one.code for one in INDICATORS]
    assert codes == [f"EECO{number:02}" for number in range(1, 18)] + [
        f"EECR0{number}" for number in range(1, 5)
    ]
    names = {language: _names(language) for language in ("fi", "sv", "en")}
    assert all(len(set(words)) == 21 for words in names.values())
    assert all(len({words[place] for words in names.values()}) == 3 for place in range(21))
    assert [one.code for one in INDICATORS if one.special] == ["EECO12", "EECO15"]
    assert label("esf.EECO03.male") == "EECO03 Long-term unemployed, men"


def _names(language: Any) -> list[str]:
    with speaking(language):
        return [one.label for one in INDICATORS]


def test_incomplete_records_and_unknown_genders_are_told_apart() -> None:
    found = figures(
        EECO01=10, EECO01_female=5, EECO01_male=3, EECO02=4, EECO02_female=3, EECO03=2, EECO04=2, EECO05=1
    )
    table = table_of(YEAR, found)
    assert table.incomplete == {None: 3, Gender.FEMALE: 2, Gender.MALE: 3, Gender.OTHER: 0}
    assert table.unknown_gender == 2
    assert [line.indicator.code for line in table.of(IndicatorGroup.AGE)] == ["EECO06", "EECO07", "EECO08"]


def test_where_figures_have_not_the_dimension_nothing_is_worked_out() -> None:
    found = {key: Figure(key=key, n=None) for key in figures()}
    table = table_of(YEAR, found)
    assert (table.incomplete[None], table.unknown_gender) == (None, None)


def printed_line(scope: Scope, code: str, numbers: list[int]) -> list[str]:
    """The cells of an indicator as they are printed."""
    total, female, male, other = numbers
    found = figures(**{code: total, f"{code}_female": female, f"{code}_male": male, f"{code}_other": other})
    table = table_of(scope, found)
    line = next(line for line in table.lines if line.indicator.code == code)
    return [cell.text for cell in printed(table, line)]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([9, 7, 2, 0], ["9", "7", "<5", "<5"]),
        ([3, 3, 0, 0], ["<5", "<5", "<5", "0"]),
        ([20, 10, 10, 0], ["20", "10", "10", "0"]),
        ([0, 0, 0, 0], ["0", "0", "0", "0"]),
    ],
)
def test_small_numbers_of_voluntary_ones_are_masked_in_an_area(numbers: list[int], shown: list[str]) -> None:
    assert printed_line(OF_AN_AREA, "EECO16", numbers) == shown


def test_the_whole_office_and_other_indicators_are_printed_as_they_are() -> None:
    assert printed_line(YEAR, "EECO16", [3, 3, 0, 0]) == ["3", "3", "0", "0"]
    assert printed_line(OF_AN_AREA, "EECO05", [3, 3, 0, 0]) == ["3", "3", "0", "0"]


def compared(code: str, ours: int | None, theirs: int | None, **gaps: int) -> tuple[str, str]:
    """The difference and its reason in words."""
    known = {Gap(name): count for name, count in gaps.items()}
    one = Comparison(indicator=indicator(code), column=None, ours=ours, theirs=theirs, gaps=known)
    return difference_words(one), reason(one)


def test_a_difference_is_said_with_what_it_may_come_from() -> None:
    assert compared("EECO01", 5, None) == ("", "")
    assert compared("EECO01", None, 5) == ("", "")
    assert compared("EECO01", 5, 5, start_notice=1) == ("the same", "")
    more, less = "{} more here", "{} more in EURA"
    notices = "2 start notices are missing in EURA."
    assert compared("EECO01", 5, 3, start_notice=2) == (more.format(2), notices)
    assert compared("EECO03", 5, 3, start_notice=2) == (more.format(2), notices)
    incomplete = "1 incomplete record counts here in EECO01 only."
    assert compared("EECO09", 5, 6, start_notice=2, start_data=1) == (less.format(1), incomplete)
    elsewhere = "EURA has somebody who is not registered here in this year."
    assert compared("EECO01", 5, 6, start_data=1) == (less.format(1), elsewhere)
    ended = "1 end notice is missing in EURA."
    assert compared("EECR04", 5, 4, end_notice=1, status=1) == (more.format(1), ended)
    unknown = "Of 1 who left no status within 28 days is known here."
    assert compared("EECR04", 5, 6, end_notice=1, status=1) == (less.format(1), unknown)


def test_a_difference_that_nothing_explains_has_words_too() -> None:
    for code in ("EECO01", "EECO02", "EECO12", "EECR01"):
        for theirs in (4, 6):
            assert compared(code, 5, theirs)[1]


def test_what_is_missing_is_named() -> None:
    assert missing_words(birth_date=True, status=True, education=True) == []
    assert missing_words(birth_date=False, status=True, education=False) == ["birth date", "education"]


def test_a_count_is_a_sensible_number_of_a_day_past() -> None:
    today = day("2026-02-01")
    good = eura_count_of(2025, "esf.EECO01", 98, today)
    assert problems(good, today) == {}
    assert good.id == eura_count_of(2025, "esf.EECO01", 5, today).id
    assert set(problems(eura_count_of(2025, "esf.EECO01", 100_001, day("2026-02-02")), today)) == {
        "count",
        "on",
    }
