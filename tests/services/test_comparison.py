"""Reports of a part of the office and of any span: the report's own figures, side by side and guarded."""

import datetime as dt
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from python_calamine import CalamineWorkbook

from osaava_desktop.domain.comparison import Comparison
from osaava_desktop.domain.figures import Figure, Scope, label, year_scope
from osaava_desktop.domain.groups import Group, GroupType
from osaava_desktop.domain.words import Answer
from osaava_desktop.errors import StoreError
from osaava_desktop.i18n import speaking
from osaava_desktop.services import comparison, figures, papers, scopes
from osaava_desktop.store.models import AuditRow, GroupRow
from osaava_desktop.store.office import Office
from tests.services.figures.counted import CountedOffice
from tests.services.figures.counted_people import V
from tests.services.invented import Builder, day

YEAR, BEFORE = year_scope(2025), year_scope(2024)
SPRING = Scope(start=day("2025-03-01"), end=day("2025-08-31"))


@pytest.fixture
def counted(office: Office) -> CountedOffice:
    """The small office whose figures were counted by hand."""
    return CountedOffice(office)


def numbers(found: Comparison, *keys: str) -> list[tuple[int | None, int | None]]:
    """The numbers of both spans."""
    lines = [line for key in keys for line in found.lines() if line.key == key]
    return [(line.figure.n, line.other.n if line.other else None) for line in lines]


def text_of(pdf: bytes) -> tuple[str, int]:
    """What stands on a paper, and how many pages it has."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        return " ".join(page.extract_text() for page in document.pages), len(document.pages)


def test_two_spans_stand_side_by_side_as_each_is_counted(counted: CountedOffice) -> None:
    """2025: seven started, 3 mapped first; 2024: frans alone, and David's first mapping."""
    found = comparison.compare(counted.office, YEAR, BEFORE)
    assert numbers(found, "registered.started", "phase.mapping") == [(7, 1), (3, 1)]
    for scope, place in ((YEAR, 0), (BEFORE, 1)):
        ours = {key: one.n for key, one in figures.compute(counted.office, scope).items()}
        pairs = {line.key: (line.figure, line.other)[place] for line in found.lines()}
        assert {key: one.n for key, one in pairs.items() if one and key in ours} == ours


def test_any_span_and_any_part_of_the_office_may_be_asked_for(counted: CountedOffice) -> None:
    group = counted.office.visible(GroupRow, GroupRow.id).where(GroupRow.name == "Keskustelu").scalar()
    keys = ("groups.sessions", "groups.persons", "registered.started")
    assert numbers(comparison.compare(counted.office, replace(YEAR, group=group)), *keys) == [
        (2, None), (4, None), (None, None),
    ]  # fmt: skip
    spring = comparison.compare(counted.office, SPRING)
    assert numbers(spring, "registered.started", "reached") == [(4, None), (None, None)]
    anna = comparison.compare(
        counted.office, replace(YEAR, worker=counted.anna), replace(SPRING, worker=counted.anna)
    )
    assert numbers(anna, "registered.started")[0][0] == 2


def test_the_same_group_beside_itself_of_another_span(counted: CountedOffice) -> None:
    group = counted.office.visible(GroupRow, GroupRow.id).where(GroupRow.name == "Keskustelu").scalar()
    found = comparison.compare(counted.office, replace(YEAR, group=group), replace(SPRING, group=group))
    assert numbers(found, "groups.sessions", "groups.attendances") == [(2, 1), (5, 3)]
    gaps = {part.group.value: part.gap for part in found.parts if part.gap}
    assert set(gaps.values()) == {"not kept by group"}
    assert {"targets", "pathways", "guidance", "esf", "survey"} <= set(gaps)


def test_a_number_that_is_not_all_in_the_base_is_told_beside_it() -> None:
    outside = Figure(key="mapping.persons", n=34, in_base=19, of=20)
    assert comparison.numbers(outside) == ("34 (19\u00a0/\u00a020)", "95%")
    assert comparison.numbers(replace(outside, n=19))[0] == "19\u00a0/\u00a020"


def test_small_sensitive_numbers_of_a_part_are_hidden_and_not_given_away(office: Office) -> None:
    build = Builder(office)
    for number in range(9):
        client = build.client(f"Client {number}")
        answer = Answer.YES if number < 3 else None
        build.participation(client, "2025-02-01", area=V, minority=answer)
    found = comparison.compare(office, replace(YEAR, area=V), replace(BEFORE, area=V))
    line = found.line("minority")
    assert line is not None
    assert (line.figure.masked, line.change(), comparison.numbers(line.figure)[0]) == (
        True,
        "",
        "<5\u00a0/\u00a09",
    )
    with speaking("en"):
        paper = comparison.paper(office, replace(YEAR, area=V), replace(BEFORE, area=V), "en")
    text, _pages = text_of(papers.summary_pdf(paper, "en"))
    assert "<5 / 9" in text.replace("\u00a0", " ")
    assert "<5: fewer than five persons" in text
    assert "3 / 9" not in text.replace("\u00a0", " ")


def test_notes_tell_base_spans_and_what_is_not_kept(counted: CountedOffice) -> None:
    group = counted.office.visible(GroupRow, GroupRow.id).where(GroupRow.name == "Keskustelu").scalar()
    notes = comparison.notes(
        comparison.compare(counted.office, replace(YEAR, group=group), replace(SPRING, group=group))
    )
    assert notes[0].startswith("Base N:")
    assert notes[1] == "The spans are of 365 and 184 days."
    assert notes[-1].endswith("Survey: not kept by group.")
    leap = comparison.notes(comparison.compare(counted.office, YEAR, BEFORE))
    assert len(leap) == 1  # a leap year is not worth a word


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_paper_has_the_numbers_and_few_pages(counted: CountedOffice, language: str) -> None:
    paper = comparison.paper(counted.office, YEAR, BEFORE, language)
    text, pages = text_of(papers.summary_pdf(paper, language))
    assert pages <= 3
    assert "{" not in text
    with speaking(language):
        assert label("registered.started") in text
        assert comparison.title(counted.office, YEAR, BEFORE) in text.replace("\n", " ")
    assert paper.title.count("2024") == 1
    assert "+600" in text.replace("\u00a0", " ")  # 7 and 1


def test_names_on_the_paper_are_no_markup(office: Office) -> None:
    group = Builder(office).add(Group(name="<b>Puu & <img src='x'>", type=GroupType.CRAFTS))
    paper = comparison.paper(office, replace(YEAR, group=group.id), None, "en")
    text, _pages = text_of(papers.summary_pdf(paper, "en"))
    assert "<b>Puu & <img src='x'>" in text


def test_the_workbook_has_every_figure_of_both_spans_and_leaves_a_trace(
    counted: CountedOffice, tmp_path: Path
) -> None:
    path = tmp_path / "report.xlsx"
    comparison.write(counted.office, path, YEAR, BEFORE, "en")
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    head = next(row for row in rows if row[0] == "Group")
    by_key = {row[head.index("Key")]: row for row in rows if row[-1]}
    assert set(figures.compute(counted.office, YEAR)) <= set(by_key)
    row = by_key["registered.started"]
    assert (row[head.index("n, 2025")], row[head.index("n, 2024")], row[head.index("Change")]) == (7, 1, 6)
    assert str(by_key["reached"][head.index("What is counted")]).startswith("An estimate")
    last = AuditRow.select().order_by(AuditRow.seq.desc()).get()
    assert (last.action, last.thing) == ("export figures", "2025-01-01 2025-12-31")


def test_a_workbook_that_cannot_be_written_leaves_no_trace(counted: CountedOffice, tmp_path: Path) -> None:
    before = AuditRow.select().count()
    with pytest.raises(StoreError):
        comparison.write(counted.office, tmp_path / "no folder" / "report.xlsx", YEAR, None, "en")
    assert AuditRow.select().count() == before
    assert not list(tmp_path.glob("*.xlsx*"))


def test_a_span_before_anything_was_recorded_is_empty(counted: CountedOffice) -> None:
    early = Scope(start=dt.date(1999, 1, 1), end=dt.date(1999, 12, 31))
    found = comparison.compare(counted.office, early)
    assert all(line.is_empty for line in found.lines())
    paper = comparison.paper(counted.office, early, None, "en")
    assert "1999" in text_of(papers.summary_pdf(paper, "en"))[0]


def test_whose_figures_they_are_is_said(counted: CountedOffice) -> None:
    assert scopes.whose(counted.office, YEAR) == "Whole office"
    assert (
        scopes.whose(counted.office, replace(YEAR, area=V, worker=counted.anna))
        == "Varkaus ja Joroinen, Anna"
    )
    assert comparison.title(counted.office, YEAR, BEFORE) == "Whole office: 2025, compared with 2024"
