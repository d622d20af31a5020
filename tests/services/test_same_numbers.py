"""One report as a PDF, a text document, a workbook and separated values: the same numbers in all of them."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
from python_calamine import CalamineWorkbook

from osaava_desktop.domain.figures import Figure, label, year_scope
from osaava_desktop.domain.papers import FigureTable, YearlyPaper
from osaava_desktop.domain.texts import format_number
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.i18n import LANGUAGES, speaking
from osaava_desktop.services import figures, papers, report_files, yearly
from osaava_desktop.store.office import Office
from tests.services import invented
from tests.services.figures.counted import CountedOffice

YEAR = year_scope(2025)
IN_ALL = (
    "registered.started",
    "named",
    "visits",
    "groups.attendances",
    "guidance.minutes",
    "mapping.persons",
)
"""Figures with a row of their own in the report's appendix."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The office that is counted by hand."""
    opened = invented.new_office(tmp_path_factory.mktemp("counted") / "practice.osaava")
    CountedOffice(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def found(office: Office) -> dict[str, Figure]:
    return figures.compute(office, YEAR)


def rows_of(paper: YearlyPaper) -> list[tuple[str, ...]]:
    """The rows of all tables of a paper."""
    return [row for block in paper.blocks if isinstance(block, FigureTable) for row in block.rows]


def letters(text: str) -> str:
    """What is left of a text where lines and columns are broken otherwise."""
    return "".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("extent", Extent)
def test_a_text_document_has_every_row_of_the_paper(office: Office, language: str, extent: Extent) -> None:
    paper = yearly.paper(office, YEAR, language, extent)
    made = docx.Document(io.BytesIO(papers.summary_docx(paper, language)))
    told = {tuple(cell.text for cell in row.cells) for table in made.tables for row in table.rows}
    assert [row for row in rows_of(paper) if row not in told] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_paper_has_every_number_of_the_paper(office: Office, language: str) -> None:
    paper = yearly.paper(office, YEAR, language, Extent.WHOLE)
    with pdfplumber.open(io.BytesIO(papers.summary_pdf(paper, language))) as pdf:
        text = letters("".join(page.extract_text() for page in pdf.pages))
    missing = [cell for row in rows_of(paper) for cell in row[1:] if cell.isdigit() and cell not in text]
    assert missing == []


def test_the_numbers_are_those_that_are_counted(
    office: Office, found: dict[str, Figure], tmp_path: Path
) -> None:
    for name in ("report.xlsx", "report.csv", "report.docx", "report.pdf"):
        report_files.write(office, tmp_path / name, YEAR, "en", Extent.WHOLE)
    with speaking("en"):
        labels = {label(key): key for key in IN_ALL}
    numbers = {key: found[key].n for key in IN_ALL}
    assert {key: n for key, n in of_workbook(tmp_path / "report.xlsx") if key in IN_ALL} == numbers
    values = of_values(tmp_path / "report.csv")
    assert {key: int(n) for key, n in values if key in IN_ALL} == numbers
    of_text = of_document(tmp_path / "report.docx", labels)
    assert of_text == {key: format_number(n or 0) for key, n in numbers.items()}
    assert of_print(tmp_path / "report.pdf", labels) == of_text


def of_workbook(path: Path) -> list[tuple[Any, Any]]:
    """Keys and numbers of the sheet of figures."""
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Figures")
    return [(row[-1], row[2]) for row in sheet.to_python()]


def of_values(path: Path) -> list[tuple[str, str]]:
    """Keys and numbers of separated values; the last value of each row marks practice data."""
    text = path.read_text(encoding="utf-8-sig")
    return [(row[-2], row[2]) for row in csv.reader(io.StringIO(text), delimiter=";")]


def of_document(path: Path, labels: dict[str, str]) -> dict[str, str]:
    """The numbers beside the figures' words in the last table, which tells how each is counted."""
    rows = [[cell.text for cell in row.cells] for row in docx.Document(str(path)).tables[-1].rows]
    return {labels[row[0]]: row[1] for row in rows if row[0] in labels}


def of_print(path: Path, labels: dict[str, str]) -> dict[str, str]:
    """The numbers after the figures' words, on lines of the pages that tell how each is counted."""
    with pdfplumber.open(path) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    appendix = text[text.rindex("How each figure is counted") :]
    lines = {
        key: re.search(rf"^{re.escape(words)} ([\d\xa0]+) ", appendix, re.M) for words, key in labels.items()
    }
    return {key: line[1] for key, line in lines.items() if line is not None}
