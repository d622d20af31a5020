"""Sheets of several sessions, slips, and several sheets in one PDF, read back."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from osaava_desktop.domain.papers import SheetRow
from osaava_desktop.domain.sheet_papers import AnySheet, SeriesColumn, SeriesPaper, SlipsPaper
from osaava_desktop.reports import sheets
from tests.bench import sheet as bench
from tests.reports import examples, readback

LONG_NAME = "Pitkäsukunimi-" * 35 + "Aino Maria"


def series(people: int = 3, columns: int = 8, **changes: object) -> SeriesPaper:
    """A sheet of weekly sessions."""
    days = tuple(
        SeriesColumn(on=date(2026, 11, 24) + timedelta(weeks=week), starts=time(10))
        for week in range(columns)
    )
    usual = {
        "issuer": examples.ISSUER,
        "number": "A-2026-0419",
        "title": "Osallistujalista",
        "subtitle": "Keskusteluryhmä",
        "sensitive": False,
        "by_number": False,
        "columns": days,
        "place": "Kohtaamisasema, Kuopio",
        "leaders": ("Kaisa Rönkkö",),
        "rows": examples.rows(tuple(f"Person {number}" for number in range(1, people + 1))),
        "blank_rows": 3,
    }
    return SeriesPaper(**{**usual, **changes})  # type: ignore[arg-type]


def slips(rows: int = 5, blank: int = 3, **changes: object) -> SlipsPaper:
    """Slips of one session."""
    usual = {
        "issuer": examples.ISSUER,
        "number": "A-2026-0420",
        "on": date(2026, 11, 24),
        "starts": time(10),
        "ends": time(12),
        "place": "Kohtaamisasema, Kuopio",
        "rows": tuple(SheetRow(number=row, text=f"A-{1000 + row}") for row in range(1, rows + 1)),
        "blank_rows": blank,
    }
    return SlipsPaper(**{**usual, **changes})  # type: ignore[arg-type]


def test_a_series_lies_on_its_side_with_a_column_for_each_day() -> None:
    data = sheets.render([series()], "fi")
    with readback.opened(data) as pdf:
        assert [(round(page.width), round(page.height)) for page in pdf.pages] == [(842, 595)]
    (text,) = readback.texts(data)
    for told in (
        "Osallistujalista · Keskusteluryhmä",
        "ti 24.11.",
        "ti 12.1.",
        "24.11.2026–12.1.2027",
        "3 Person 3",
        "Tietosuojaseloste",
        "Nimettömiä kävijöitä",
        "ViaDia Pohjois-Savo ry",
        "sivu 1 / 1",
    ):
        assert told in text
    assert readback.codes(data) == [("A-2026-0419", "M")]


def test_a_series_is_filled_with_rows_numbered_on() -> None:
    (text,) = readback.texts(sheets.render([series()], "fi"))
    assert re.findall(r"^\d+$", text, re.MULTILINE) == [str(number) for number in range(4, 15)]


@pytest.mark.parametrize(
    ("rows", "columns", "pages"), [(0, 1, 1), (20, 8, 2), (11, 12, 2), (60, 25, 12), (300, 10, 18)]
)
def test_a_series_of_any_size_loses_nobody_and_no_day(rows: int, columns: int, pages: int) -> None:
    paper = series(rows, columns)
    texts = readback.texts(sheets.render([paper], "en"))
    assert len(texts) == sheets.count([paper]) == pages
    whole = "\n".join(texts)
    assert [row.text for row in paper.rows if not re.search(rf"^{row.number} {row.text}$", whole, re.M)] == []
    days = [f"{column.on.day}.{column.on.month}." for column in paper.columns]
    assert [day for day in days if day not in whole] == []
    assert all("A-2026-0419" in text for text in texts)


def test_a_long_name_is_whole_on_a_series() -> None:
    data = sheets.render([series(rows=examples.rows((LONG_NAME, "Aalto Eero")))], "en")
    letters = readback.squeezed(data)
    assert letters.count("Pitkäsukunimi-") >= 34
    assert "2AaltoEero" in letters


def test_a_sensitive_series_is_neutral() -> None:
    data = sheets.render(
        [series(sensitive=True, by_number=True, title="Päihderyhmä", subtitle="Selvin päin")], "en"
    )
    (text,) = readback.texts(data)
    assert "Attendance sheet" in text
    assert "Client number" in text
    seen = text + str(readback.details(data)) + str(readback.bookmarks(data))
    assert "ihderyhmä" not in seen
    assert "Selvin" not in seen


def test_slips_are_eight_a_page_each_with_number_row_and_code() -> None:
    data = sheets.render([slips(9, 5)], "en")
    texts = readback.texts(data)
    assert len(texts) == sheets.count([slips(9, 5)]) == 2
    assert [text.count("A-2026-0420") for text in texts] == [8, 6]
    assert [text.count("Co-funded by") for text in texts] == [8, 6]
    assert "A-1009" in texts[1]
    assert "No. 14" in texts[1]
    assert texts[0].count("Tietosuojaseloste") == 8
    assert {code for code, _level in readback.codes(data)} == {"A-2026-0420"}


@pytest.mark.parametrize("paper", [examples.sheet, series, slips])
def test_practice_is_marked_on_every_kind(paper: Callable[..., AnySheet]) -> None:
    assert "PRACTICE" in readback.texts(sheets.render([paper(issuer=examples.practice_issuer())], "en"))[0]
    assert "PRACTICE" not in readback.texts(sheets.render([paper()], "en"))[0]


def test_several_sheets_are_one_file_each_found_by_its_number() -> None:
    papers: list[AnySheet] = [examples.sheet(), series(), slips(), examples.sheet(number="A-2026-0421")]
    data = sheets.render(papers, "sv")
    assert len(readback.texts(data)) == sheets.count(papers) == 4
    assert [title.split()[-1] for _level, title in readback.bookmarks(data)] == [p.number for p in papers]
    with readback.opened(data) as pdf:
        assert [page.width > page.height for page in pdf.pages] == [False, True, False, False]


def test_rows_by_number_are_headed_so() -> None:
    (text,) = readback.texts(sheets.render([examples.sheet(by_number=True)], "en"))
    assert "Client number" in text
    assert "Keskusteluryhmä" in text


def test_a_sheet_takes_little_longer_than_a_bare_table() -> None:
    """The limit is 2, as the bench prints it; here with room for a busy computer."""
    sheet, table = bench.times(60, turns=7)
    assert sheet / table < 2.5
