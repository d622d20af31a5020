"""All figures as a workbook and as separated values, read back with other libraries."""

import csv
import errno
import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from osaava_desktop.domain.figure_rules import base, may_export_members, rule
from osaava_desktop.domain.figures import label, year_scope
from osaava_desktop.domain.small_cells import HELD_BACK, MASK
from osaava_desktop.domain.workbooks import Workbook
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.errors import DiskFull, PlainError
from osaava_desktop.i18n import _, speaking
from osaava_desktop.reports import separated
from osaava_desktop.services import figures, figures_book, guarding, report_files
from osaava_desktop.store.models import AuditRow, ClientRow
from osaava_desktop.store.office import Office
from tests.services import invented
from tests.services.figures.counted import CountedOffice
from tests.services.figures.counted_people import V

YEAR = year_scope(2025)


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The office that is counted by hand."""
    office = invented.new_office(tmp_path_factory.mktemp("counted") / "practice.osaava")
    CountedOffice(office)
    yield office
    office.close()


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    """The rows of each sheet below its heads, by the sheet's name."""
    book = CalamineWorkbook.from_path(str(path))
    return {name: rows_of(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names}


def rows_of(rows: list[list[Any]]) -> list[list[Any]]:
    """What stands below the heads, which are below the first empty line."""
    empty = next(place for place, row in enumerate(rows) if not any(row))
    return rows[empty + 2 :]


def by_key(rows: list[list[Any]]) -> dict[str, list[Any]]:
    """The rows by the figure's key, which is the last of each."""
    return {row[-1]: row for row in rows}


def separate(text: str) -> dict[str, list[str]]:
    """The rows of separated values by the figure's key; the last value of each marks practice data."""
    _heads, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert {row.pop() for row in rows} == {_("PRACTICE")}
    return by_key(rows)


def test_every_figure_is_there_with_its_base_share_rule_and_target(counted: Office, tmp_path: Path) -> None:
    path = tmp_path / "luvut.xlsx"
    figures_book.write(counted, path, YEAR, "en")
    found, told = figures.compute(counted, YEAR), by_key(sheets(path)["Figures"])
    assert set(told) == set(found)
    with speaking("en"):
        for key, one in found.items():
            name, n, in_base, of, share, target, estimate, counted_words, base_words = told[key][1:-1]
            assert (name, counted_words, base_words) == (label(key), rule(key), base(key, YEAR.basis))
            numbers = (one.n, one.in_base, one.of)
            assert (n, in_base, of) == tuple("" if number is None else number for number in numbers)
            assert share == ("" if not one.of else pytest.approx((one.in_base or 0) / one.of))
            assert bool(estimate) == one.estimate
            percent = 1 if key == "registered.started" else 100
            assert target == ("" if one.target is None else one.target / percent)


def test_the_file_has_no_formula_and_no_link(counted: Office, tmp_path: Path) -> None:
    path = tmp_path / "luvut.xlsx"
    figures_book.write(counted, path, YEAR, "fi", members=True)
    with zipfile.ZipFile(path) as parts:
        for name in [one for one in parts.namelist() if "worksheets" in one]:
            content = parts.read(name)
            assert b"<f>" not in content
            assert b"<hyperlink" not in content
            assert not name.endswith(".rels")


def test_months_are_counted_anew_and_what_happened_adds_up(counted: Office, tmp_path: Path) -> None:
    path = tmp_path / "luvut.xlsx"
    figures_book.write(counted, path, YEAR, "en")
    months = sheets(path)["Months"]
    assert len(months) == 12
    found = figures.compute(counted, YEAR)
    visits = 1 + figures_book.BY_MONTH.index("visits")
    assert sum(row[visits] for row in months) == found["visits"].n
    named = 1 + figures_book.BY_MONTH.index("named")
    assert sum(row[named] for row in months) > (found["named"].n or 0)


def test_an_areas_small_sensitive_numbers_are_hidden(counted: Office, tmp_path: Path) -> None:
    scope = replace(YEAR, area=V)
    path = tmp_path / "area.xlsx"
    figures_book.write(counted, path, scope, "en")
    guarded = guarding.guarded(counted, scope, figures.compute(counted, scope))
    told = by_key(sheets(path)["Figures"])
    hidden = {key for key, row in told.items() if row[2] in (MASK, HELD_BACK)}
    assert hidden == {key for key, one in guarded.items() if one.masked}
    assert hidden
    assert not any(told[key][5] for key in hidden)
    values = separate(figures_book.csv(counted, scope))
    assert {key for key, row in values.items() if row[2] in (MASK, HELD_BACK)} == hidden


def test_areas_side_by_side_are_guarded_too(counted: Office, tmp_path: Path) -> None:
    path = tmp_path / "luvut.xlsx"
    figures_book.write(counted, path, YEAR, "en")
    rows = by_key(sheets(path)["Areas"])
    for key, row in rows.items():
        if key.startswith(("criminal", "pathways.")) and key.count(".") > 1:
            assert not [cell for cell in row[1:-2] if cell in (1, 2, 3, 4)]


def test_members_are_client_numbers_of_figures_that_allow_it(counted: Office, tmp_path: Path) -> None:
    path = tmp_path / "luvut.xlsx"
    figures_book.write(counted, path, YEAR, "en", members=True)
    members = sheets(path)["Members"]
    found = figures.compute(counted, YEAR)
    keys = {row[2] for row in members}
    assert all(may_export_members(key) for key in keys)
    assert not keys & {"minority", "criminal_background", "kykyviisari.persons", "esf.EECO12", "esf.EECO15"}
    for key in ("registered.started", "groups.attendances", "pathways.steps", "unnamed.heads", "offers"):
        assert sum(row[-1] for row in members if row[2] == key) == found[key].n
    words = "\n".join(str(cell) for row in members for cell in row)
    for name, given in counted.visible(ClientRow, ClientRow.family_name, ClientRow.given_names).tuples():
        assert name not in words
        assert not given or given not in words
    entry = AuditRow.select().order_by(AuditRow.seq.desc()).get()
    assert entry.action == "export members of figures"


@pytest.mark.parametrize(
    "text", ["=1+1", "+358", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", 'a";"b', "a\nb", "Åäö"]
)
def test_separated_values_run_nothing_and_come_back(text: str) -> None:
    made = separated.render(Workbook(title="", facts=[], columns=["a", "b"], rows=[[text, 1]]))
    _heads, row = csv.reader(io.StringIO(made, newline=""), delimiter=";")
    assert row[1] == "1"
    assert not row[0].startswith(("=", "＝", "+", "-", "@", "\t", "\r"))
    assert row[0].removeprefix("'") == text.strip()
    assert all(value.startswith('"') for value in made.splitlines()[0].split(";"))


def test_separated_values_open_in_a_finnish_spreadsheet(counted: Office, tmp_path: Path) -> None:
    path = tmp_path / "luvut.csv"
    figures_book.write_csv(counted, path, YEAR, "fi")
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    found = figures.compute(counted, YEAR)
    with speaking("fi"):
        told = separate(content.decode("utf-8-sig"))
    assert set(told) == set(found)
    for key, one in found.items():
        assert told[key][2] == ("" if one.n is None else str(one.n))


@pytest.mark.parametrize("name", ["report.pdf", "report.docx", "report.xlsx", "report.csv"])
def test_a_full_disk_leaves_no_half_file_and_no_trace(
    counted: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "papers").mkdir()
    path = tmp_path / "papers" / name
    path.write_bytes(b"last year's")
    head = counted.audit_head()
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            report_files.write(counted, path, YEAR, "fi", Extent.CONDENSED)
    assert [one.name for one in path.parent.iterdir()] == [name]
    assert (path.read_bytes(), counted.audit_head()) == (b"last year's", head)
    report_files.write(counted, path, YEAR, "fi", Extent.CONDENSED)
    assert path.read_bytes() != b"last year's"
    assert counted.audit_head() != head


def test_an_unknown_ending_is_told_in_a_sentence(counted: Office, tmp_path: Path) -> None:
    with speaking("en"), pytest.raises(PlainError, match=r"\.pdf, \.docx, \.xlsx and \.csv"):
        report_files.write(counted, tmp_path / "report.odt", YEAR, "en", Extent.CONDENSED)
