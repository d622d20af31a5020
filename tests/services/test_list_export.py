"""A list as a workbook, read back with another library: texts stay texts, dates are dates."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.workbooks import Cell, Workbook
from osaava_desktop.errors import StoreError
from osaava_desktop.reports import workbook
from osaava_desktop.services import exports
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office

CODE = (
    "=1+1", "+358 44 555 0142", "-2", "@SUM(A1)", "{=1}", "http://evil.example", "mailto:a@b.fi",
    "internal:Sheet1!A1", "<b>x</b>", "0123", "1.2.2026", "Åäö 🙂 محمد", "a\tb\nc",
)  # fmt: skip


def book(rows: list[list[Cell]], **fields: object) -> bytes:
    """A workbook of two columns."""
    return workbook.render(
        Workbook(title="Clients", facts=["ViaDia · 1.2.2026"], columns=["No.", "Met"], rows=rows, **fields)  # type: ignore[arg-type]
    )


def read(content: bytes) -> list[list[object]]:
    """All cells of the only sheet."""
    opened = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert len(opened.sheet_names) == 1
    return [list(row) for row in opened.get_sheet_by_index(0).to_python(skip_empty_area=False)]


@pytest.mark.parametrize("text", CODE)
def test_a_text_stays_a_text(text: str) -> None:
    content = book([[text, None]])
    assert read(content)[-1][0] == text
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet
        assert not [name for name in parts.namelist() if "rels" in name and "sheet1" in name]


def test_what_is_no_character_does_not_spoil_the_file() -> None:
    content = book([["a\ufffeb\uffff\ufdd0\U0001ffff\ud800\x0b", None]])
    assert read(content)[-1][0] == "ab"


def test_dates_and_numbers_are_real() -> None:
    assert read(book([[17, dt.date(2026, 2, 1)]]))[-1] == [17, dt.date(2026, 2, 1)]
    assert read(book([["x", dt.date(1900, 1, 1)]]))[-1] == ["x", "1900-01-01"]


def test_words_keep_clear_of_the_numbers_before_them() -> None:
    with zipfile.ZipFile(io.BytesIO(book([[17, "visits"]]))) as parts:
        styles = parts.read("xl/styles.xml").decode()
    assert styles.count('horizontal="left" vertical="top" indent="1"') == 1
    assert styles.count('horizontal="left" indent="1"') == 1  # the column's head


def test_the_head_is_frozen_and_filters() -> None:
    content = book([["A-1", None], ["A-2", None]], practice="PRACTICE")
    rows = read(content)
    assert [row[0] for row in rows[:3]] == ["PRACTICE", "Clients", "ViaDia · 1.2.2026"]
    assert rows[4] == ["No.", "Met"]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane ySplit="5" topLeftCell="A6"' in sheet
    assert '<autoFilter ref="A5:B7"' in sheet


def test_a_text_too_long_for_a_cell_and_odd_letters_do_not_break_it() -> None:
    rows = read(book([["x" * 40_000, "a\x00\x07\ud800b"]]))
    assert rows[-1] == ["x" * workbook.CELL_LIMIT, "ab"]


def write(office: Office, path: Path) -> None:
    """Two rows to `path`."""
    exports.write_list(
        office,
        path,
        "clients",
        title="Clients: [all]",
        facts=["2 / 9"],
        columns=["No."],
        rows=[["A-1"], ["A-2"]],
    )


def test_the_audit_knows_how_many_left_and_practice_is_marked(office: Office, tmp_path: Path) -> None:
    write(office, tmp_path / "list.xlsx")
    row = AuditRow.select().order_by(AuditRow.seq.desc()).first()
    assert (row.action, row.thing) == (Action.EXPORT_LIST, "clients 2")
    head = [row[0] for row in read((tmp_path / "list.xlsx").read_bytes())]
    assert head[:4] == ["PRACTICE", "Clients: [all]", "ViaDia Pohjois-Savo ry · 1.2.2026", "2 / 9"]


def test_an_office_file_is_never_written_over(office: Office, tmp_path: Path) -> None:
    before, head = office.path.read_bytes(), office.audit_head()
    for path in (office.path, tmp_path / "other.osaava-keys", tmp_path):
        with pytest.raises(StoreError):
            write(office, path)
    assert office.path.read_bytes() == before
    assert office.audit_head() == head
