"""A freeze that is cut short: the disk is full, or the program is killed. There is a whole report or none."""

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.errors import DiskFull, StoreError
from osaava_desktop.services import attachments, checking, figures, freezing
from osaava_desktop.store import attachments as files
from osaava_desktop.store.models import AttachmentRow, FrozenFigureRow, FrozenReportRow
from osaava_desktop.store.office import Office
from tests.faults import harness
from tests.faults.worker import open_office
from tests.services import invented
from tests.services.invented import Builder

YEAR = year_scope(2025)
PDF = b"%PDF-1.4 /Type /Page\n" + bytes(200_000)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = invented.new_office(tmp_path / "practice.osaava")
    build = Builder(opened)
    for number in range(30):
        client = build.client(f"Client {number}")
        build.participation(client, "2025-02-01")
        build.guidance(client, "2025-03-01", 30)
    yield opened
    opened.close()


def freeze(office: Office) -> None:
    freezing.freeze(office, YEAR, Extent.CONDENSED, Language.FI, PDF)


def assert_nothing_half(office: Office) -> None:
    """No row and no file of a report is there, and another one can be frozen."""
    for table in (FrozenReportRow, FrozenFigureRow, AttachmentRow):
        assert office.visible(table, bin=True).count() == 0
    folder = files.folder(office.path)
    assert not folder.exists() or list(folder.iterdir()) == []
    assert checking.problems(office) == []
    freeze(office)
    assert checking.problems(office) == []


def test_the_office_file_has_no_room(office: Office) -> None:
    (pages,) = office.database.execute_sql("PRAGMA page_count").fetchone()
    for room in (0, 1, 3, 6, 12):
        office.database.execute_sql(f"PRAGMA max_page_count = {pages + room}")
        with pytest.raises(DiskFull):
            freeze(office)
    office.database.execute_sql(f"PRAGMA max_page_count = {pages + 10_000}")
    assert_nothing_half(office)


def test_the_folder_of_the_paper_has_no_room(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError) as refused:
        freeze(office)
    assert str(refused.value).startswith("The disk")
    monkeypatch.undo()
    assert_nothing_half(office)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_kill_at_any_time_leaves_whole_reports(tmp_path: Path) -> None:
    """Each report that is there has all its figures and its paper; what was told as frozen is there."""
    specimen = harness.make(tmp_path / "office")
    with harness.worker() as worker:
        for turn in range(12):
            pid = worker.start(specimen.job("freeze on"))
            told = worker.kill(pid, after=0.1 + 0.07 * turn)
            office = open_office(specimen.path, specimen.key, specimen.person)
            reports = freezing.sent(office)
            assert set(told.saved) <= {str(report.id) for report in reports}
            keys = set(figures.compute(office, YEAR))
            for report in reports:
                assert set(freezing.figures_of(office, report)) == keys
                assert freezing.pdf_of(office, report).startswith(b"%PDF")
            assert office.audit_problems() == []
            assert attachments.problems(office) == []
            office.close()
    assert reports
