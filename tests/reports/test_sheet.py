"""The attendance sheet, read back from its PDF."""

import re
from dataclasses import replace
from datetime import date, time
from itertools import pairwise
from typing import Any

import pytest

from osaava_desktop.reports import sheets
from tests.reports import examples, readback

LONG_NAME = "Pitkäsukunimi-" * 35 + "Aino Maria"
MILLIMETRE = 72 / 25.4


def rendered(language: str = "en", **changes: object) -> bytes:
    return sheets.render([examples.sheet(**changes)], language)


def test_everything_of_the_paper_is_on_the_sheet() -> None:
    (text,) = readback.texts(rendered())
    for number, name in enumerate(examples.NAMES, start=1):
        assert f"{number} {name}" in text
    for told in ("Osallistujalista", "Keskusteluryhmä", "A-2026-0418", "Tue 24.11.2026", "10.00–12.00",
                 "Kohtaamisasema, Kuopio", "Kaisa Rönkkö", "ViaDia Pohjois-Savo ry", "S30000",
                 "Funder: elinvoimakeskus", "page 1 / 1", "Tietosuojaseloste: ohjaajalta.",
                 "Unnamed visitors", "of whom new faces"):  # fmt: skip
        assert told in text


def test_blank_rows_are_numbered_on_from_the_last_person() -> None:
    (text,) = readback.texts(rendered())
    assert re.findall(r"^\d+$", text, re.MULTILINE) == [str(number) for number in range(12, 21)]


def test_rows_are_eight_point_eight_millimetres_high() -> None:
    with readback.opened(rendered()) as pdf:
        across = {round(line["top"], 1) for line in pdf.pages[0].lines if line["width"] > 160 * MILLIMETRE}
    heights = [lower - upper for upper, lower in pairwise(sorted(across))]
    assert len(heights) == 20
    assert heights == pytest.approx([8.8 * MILLIMETRE] * 20, abs=0.15)


@pytest.mark.parametrize(
    ("named", "blank", "pages"), [(0, 20, 1), (11, 9, 1), (20, 1, 2), (60, 0, 3), (0, 0, 1)]
)
def test_twenty_rows_a_page_with_head_and_header_on_each(named: int, blank: int, pages: int) -> None:
    names = tuple(f"Person {number}" for number in range(1, named + 1))
    texts = readback.texts(rendered(rows=examples.rows(names), blank_rows=blank))
    assert len(texts) == pages
    for number, text in enumerate(texts, start=1):
        assert f"page {number} / {pages}" in text
        assert "Name (new ones in block letters)" in text
        assert "Tietosuojaseloste" in text
        assert "A-2026-0418" in text
        assert ("Unnamed visitors" in text) == (number == pages)
    assert [name for name in names if name not in " ".join(texts)] == []


def test_the_code_says_the_number_and_nothing_else() -> None:
    names = tuple(f"Person {number}" for number in range(1, 41))
    data = rendered(rows=examples.rows(names))
    assert readback.codes(data) == [("A-2026-0418", "M")] * 3


def test_a_sensitive_group_gets_a_neutral_sheet() -> None:
    data = rendered(
        sensitive=True, title="Päihderyhmä", subtitle="Selvin päin", rows=examples.rows(("A-1042", "A-1043"))
    )
    (text,) = readback.texts(data)
    assert "Attendance sheet" in text
    assert "Client number" in text
    assert "1 A-1042" in text
    seen = text + str(readback.details(data)) + str(readback.bookmarks(data))
    assert "ihderyhmä" not in seen
    assert "Selvin" not in seen


def test_a_long_name_is_printed_whole_and_keeps_its_row() -> None:
    names = (LONG_NAME, "Eskelinen Raimo")
    data = rendered(rows=examples.rows(names), blank_rows=18)
    letters = readback.squeezed(data)
    # The row's number stands beside the middle one of the name's lines.
    assert "".join(LONG_NAME.split()) in letters.replace("1mi-", "mi-")
    assert "2EskelinenRaimo" in letters


@pytest.mark.parametrize("field", ["title", "subtitle", "place", "leaders"])
def test_other_long_texts_are_whole_and_run_over_nothing(field: str) -> None:
    changes: dict[str, Any] = {field: (LONG_NAME,) if field == "leaders" else LONG_NAME}
    data = sheets.render([replace(examples.sheet(), **changes)], "en")
    with readback.opened(data) as pdf:
        letters = [word for page in pdf.pages for word in page.extract_words() if word["top"] < 780]
        page = pdf.pages[0]
        assert all(
            word["x0"] > 0 and word["x1"] < page.width and word["bottom"] < page.height for word in letters
        )
        assert overlapping(page.extract_words()) == []
    assert sum("kä" in word["text"] or "suku" in word["text"] for word in letters) > 5


def test_names_of_an_office_as_long_as_they_may_be_run_over_nothing() -> None:
    name = ("Pohjois-Savon kohtaamispaikkojen kannatusyhdistys " * 4)[:200].strip()
    issuer = replace(
        examples.ISSUER, organisation=name, project_name=name, project_code=name[:60], funder=name
    )
    data = rendered(issuer=issuer)
    with readback.opened(data) as pdf:
        words = pdf.pages[0].extract_words()
        assert overlapping(words) == []
    assert sum("kannatusyhdistys" in word["text"] for word in words) > 8
    assert [text for text, _level in readback.codes(data)] == ["A-2026-0418"]


def overlapping(words: list[dict[str, float]]) -> list[tuple[float, float]]:
    """Pairs of words of which one stands over the other by more than the touch of two lines."""
    return [
        (one["top"], other["top"])
        for place, one in enumerate(words)
        for other in words[place + 1 :]
        if min(one["x1"], other["x1"]) - max(one["x0"], other["x0"]) > 1
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 2.5
    ]


def test_times_may_be_left_to_be_written_by_hand() -> None:
    (text,) = readback.texts(rendered(starts=None, ends=None))
    assert "10.00" not in text
    (text,) = readback.texts(rendered(starts=time(9, 5), ends=None, on=date(2026, 3, 5)))
    assert "Thu 5.3.2026 9.05 Kohtaamisasema" in text


def test_practice_is_marked_on_each_page() -> None:
    names = tuple(f"Person {number}" for number in range(1, 31))
    data = rendered(rows=examples.rows(names), issuer=examples.practice_issuer())
    assert all("PRACTICE" in text for text in readback.texts(data))
    assert "PRACTICE" not in readback.texts(rendered())[0]


def test_the_file_says_its_language_and_a_title_without_persons() -> None:
    data = rendered("sv")
    assert readback.catalogue(data)["Lang"] == b"sv"
    details = readback.details(data)
    assert details["Title"].endswith("A-2026-0418")
    assert details["Author"] == "ViaDia Pohjois-Savo ry"
    assert readback.bookmarks(data) == [(1, "Osallistujalista A-2026-0418")]
    assert "tis 24.11.2026" in readback.texts(data)[0]
