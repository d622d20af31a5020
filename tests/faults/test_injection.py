"""Texts that try to be something else: formulas in workbooks, markup in papers, paths in names of files.

Every text of every record of an office is such a text; then all that the window exports is written.
"""

import csv
import io
import re
import shutil
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from osaava_desktop.app import Desktop
from osaava_desktop.domain.figures import Scope, year_scope
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.records import Record
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.screens.sign_in import SignIn
from osaava_desktop.services import (
    access,
    access_papers,
    figures_book,
    groups,
    papers,
    people,
    sheets,
    yearly,
)
from osaava_desktop.store import attachments, slots
from osaava_desktop.store.models import TABLES, ClientRow, SessionRow
from osaava_desktop.store.office import Office
from tests.faults.table import Record as Count
from tests.reports import examples, readback
from tests.reports.test_frame import noticing
from tests.screens.dialogs import waited
from tests.screens.keyboard import CONTROL, User, tidy
from tests.store.specimen import DATA, NOW, PASSPHRASE

SHIFT = Qt.KeyboardModifier.ShiftModifier
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "=HYPERLINK(0)", "http://evil.example", "internal:A!A1")
SAFE_NAME = re.compile(r"[\w .,()–-]{1,120}")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
UNTOUCHED = {"number", "language", "languages", "citizenship", "picture", "changes", "filter", "content"}
"""Fields with a form of their own, and what must stay unique."""


def poisoned(record: Record, texts: tuple[str, ...], turn: int) -> Record:
    """The record with one of the texts at the head of each of its own."""
    changed: dict[str, Any] = {}
    for place, field in enumerate(fields(record)):
        value = getattr(record, field.name)
        if type(value) is str and value and field.name not in UNTOUCHED:
            changed[field.name] = texts[(turn + place) % len(texts)]
    return replace(record, **changed) if changed else record


def poison(office: Office, texts: tuple[str, ...]) -> int:
    """Every text of every record that takes it; how many records took one."""
    taken = 0
    for table in TABLES.values():
        for turn, record in enumerate(list(office.visible(table))):
            bad = poisoned(record, texts, turn)
            try:
                with office.change(Action.WRITE_PRACTICE_DAY) as change:
                    change.save(bad)
                taken += bad != record
            except Exception:  # a text that must be unique
                continue
    return taken


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A specimen with something of everything, to be poisoned."""
    original = max(DATA.glob("specimen-*.osaava"))
    for file in (original, *slots.copies(original)):
        shutil.copy(file, tmp_path)
    shutil.copytree(attachments.folder(original), tmp_path / attachments.folder(original).name)
    return tmp_path / original.name


def opened(path: Path) -> Office:
    """The specimen, its keeper signed in."""
    (keeper,) = people.door(path).people
    return people.sign_in(path, keeper.person, PASSPHRASE, lambda: NOW)


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot, path: Path) -> Iterator[Desktop]:
    """The window on the office with formulas."""
    office = opened(path)
    assert poison(office, FORMULAS) > 40
    office.close()
    hook = sys.excepthook
    made = Desktop(qapp)
    made.speak("fi")
    qtbot.addWidget(made.window, before_close_func=tidy)
    made.show(path)
    page = made.window.centralWidget()
    assert isinstance(page, SignIn)
    page.passphrase_edit.setText(PASSPHRASE)
    page.sign_in()
    made.window.activateWindow()
    yield made
    made.close_office()
    made.translators.remove()
    sys.excepthook = hook


def formulas_in(file: Path) -> list[str]:
    """The parts of a workbook with a formula or a link."""
    with zipfile.ZipFile(file) as parts:
        return [
            name
            for name in parts.namelist()
            if name.endswith((".xml", ".rels"))
            and re.search(rb"<f[ >]|hyperlink|externalLink|definedName[^s]*>=", parts.read(name))
        ]


def leading(file: Path) -> list[str]:
    """The values of a CSV file that a spreadsheet would run."""
    rows = csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")), delimiter=";")
    return [value for row in rows for value in row if value.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_no_formula_leaves_the_window(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: Count
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    names: list[str] = []

    def choose(_parent: object, _caption: str, suggested: str, _kinds: str) -> tuple[str, str]:
        names.append(Path(suggested).name)
        return str(out / f"{len(names)}{Path(suggested).suffix}"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    user = User(desktop.shell)
    for number in range(1, 9):
        user.press(Qt.Key(Qt.Key.Key_0 + number), CONTROL)
        for _tab in range(6 if number == 6 else 1):
            QApplication.processEvents()
            user.press(Qt.Key.Key_E, CONTROL | SHIFT)
            user.press(Qt.Key.Key_Tab, CONTROL) if number == 6 else None
    assert waited(lambda: len(names) >= 4), names
    office = desktop.office
    assert office is not None
    scope = year_scope(2025)
    for members in (False, True):
        figures_book.write(office, out / f"figures-{members}.xlsx", scope, "fi", members=members)
    figures_book.write_csv(office, out / "figures.csv", scope, "fi")
    books, tables = sorted(out.glob("*.xlsx")), sorted(out.glob("*.csv"))
    shared = b"".join(zipfile.ZipFile(book).read("xl/sharedStrings.xml") for book in books)
    assert b"=1+1" in shared or b"@SUM" in shared  # they are there, as texts
    bad = [book.name for book in books if formulas_in(book)] + [file.name for file in tables if leading(file)]
    odd = [name for name in names if not SAFE_NAME.fullmatch(name) or RESERVED.fullmatch(name)]
    told = [name for name in names if any(text in name for text in FORMULAS)]
    record("I2", len(books) + len(tables), len(bad))
    record("I5", len(names), len({*odd, *told}))
    assert bad == odd == told == []


def documents(office: Office, scope: Scope) -> Iterator[tuple[str, bytes]]:
    """The papers of an office, drawn."""
    for extent in Extent:
        paper = yearly.paper(office, scope, "fi", extent)
        yield f"report {extent}", papers.summary_pdf(paper, "fi")
    for client in office.visible(ClientRow):
        yield (
            "access",
            papers.access_pdf(access_papers.paper(office, access.gather(office, client), "fi"), "fi"),
        )
    for session in office.visible(SessionRow):
        register = groups.register(office, session.id)
        yield "sheet", papers.sheets_pdf([sheets.prepare(office, register)], "fi")


def test_markup_is_printed_as_it_is(path: Path, record: Count) -> None:
    office = opened(path)
    assert poison(office, examples.PAYLOADS) > 40
    scope = year_scope(NOW.year)
    drawn = list(documents(office, scope))  # so that what drawing needs is loaded
    with noticing() as touched:
        again = list(documents(office, scope))
    office.close()
    record("I3", len(drawn), 0)
    assert [line for line in touched if "hostname" in line or "example.invalid" in line] == []
    assert [line for line in touched if not line.startswith("open ")] == []
    assert len(again) == len(drawn) > 8
    letters = ""
    for name, pdf in drawn:
        with readback.opened(pdf) as pages:
            links = [link for page in pages.pages for link in page.annots if link.get("uri")]
        assert links == [], name
        letters += readback.squeezed(pdf)
    for payload in ("<b>x", "x<br", "<fontsize=9999>", "<paraalignment=bogus>"):
        assert payload in letters


def test_markup_stays_a_text_in_a_document(path: Path, record: Count) -> None:
    office = opened(path)
    assert poison(office, examples.PAYLOADS) > 40
    paper = yearly.paper(office, year_scope(NOW.year), "fi", Extent.WHOLE)
    office.close()
    content = papers.summary_docx(paper, "fi")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        outside = [name for name in parts.namelist() if b'TargetMode="External"' in parts.read(name)]
    record("I3", 1, len(outside))
    assert outside == []
    assert Document(io.BytesIO(content)).paragraphs


@pytest.mark.parametrize(
    "name", ["CON", "aux.", "x" * 300, "\u202egpj.exe", "../../etc/passwd", "a:b", "C:\\x"]
)
def test_a_file_s_name_names_nobody(path: Path, record: Count, name: str) -> None:
    office = opened(path)
    client = replace(next(iter(office.visible(ClientRow))), family_name=name)
    made = access_papers.file_name(client, office.today, "pdf")
    office.close()
    record("I5", 1, int(not SAFE_NAME.fullmatch(made) or name in made))
    assert SAFE_NAME.fullmatch(made)
    assert name not in made
    assert client.number in made
