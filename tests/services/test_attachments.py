"""Scans attached to a session: what is taken, how it is kept, and what is said when it is gone."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from osaava_desktop.domain.attachments import ScanKind
from osaava_desktop.errors import Damaged, DiskFull, FileMissing, PlainError
from osaava_desktop.reports import scan
from osaava_desktop.services import attachments, checking
from osaava_desktop.store import attachments as files
from osaava_desktop.store import backup, change, slots
from osaava_desktop.store.models import AttachmentRow, AuditRow
from osaava_desktop.store.office import Office
from tests.reports import readback
from tests.services import invented
from tests.services.test_groups import Evening

PDF = b"%PDF-1.4\nAino was here\n"


@pytest.fixture
def evening(office: Office) -> Evening:
    return Evening(office)


def picture(size: tuple[int, int] = (2480, 3508), mode: str = "RGB", kind: str = "JPEG") -> bytes:
    """A scanned page, full of specks that are hard to compress."""
    image = Image.effect_noise(size, 90).convert(mode)
    file = BytesIO()
    image.save(file, kind)
    return file.getvalue()


def test_a_page_becomes_grey_and_small() -> None:
    jpeg = scan.grey_jpeg(picture())
    with Image.open(BytesIO(jpeg)) as image:
        assert (image.mode, image.size) == ("L", (1240, 1754))
    assert len(jpeg) <= scan.LARGEST_PAGE


def test_a_small_picture_is_not_blown_up() -> None:
    with Image.open(BytesIO(scan.grey_jpeg(picture((300, 200), "RGBA", "PNG")))) as image:
        assert image.size == (300, 200)


@pytest.mark.parametrize(("mode", "ink"), [("RGBA", (0, 0, 0, 0)), ("LA", (0, 0)), ("P", 0), ("RGB", 0)])
def test_what_is_transparent_is_white_paper(mode: str, ink: int | tuple[int, ...]) -> None:
    file = BytesIO()
    plain: dict[str, Any] = {"P": 0, "RGB": (0, 0, 0)}
    image = Image.new(mode, (50, 50), ink)
    if mode in plain:
        image.info["transparency"] = plain[mode]
    image.save(file, "PNG")
    with Image.open(BytesIO(scan.grey_jpeg(file.getvalue()))) as image:
        assert image.getpixel((25, 25)) == 255


def test_pages_are_one_pdf_upright_or_on_their_side() -> None:
    pages: list[None] = []
    pdf = attachments.scan_pdf([picture((600, 900)), picture((900, 600))], lambda: pages.append(None))
    with readback.opened(pdf) as read:
        assert [page.width > page.height for page in read.pages] == [False, True]
        assert [len(page.images) for page in read.pages] == [1, 1]
    assert len(pages) == 2


def bomb() -> bytes:
    """A picture of a few kilobytes that would fill the memory."""
    file = BytesIO()
    Image.new("1", (30_000, 30_000)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [lambda: b"\xff\xd8\xff rubbish", lambda: picture((900, 900))[:5000], bomb],
    ids=["rubbish", "cut", "bomb"],
)
def test_a_damaged_picture_is_a_sentence(content: Callable[[], bytes]) -> None:
    with pytest.raises(PlainError, match="can't be read"):
        attachments.scan_pdf([content()])


def test_a_damaged_note_of_the_camera_is_no_matter() -> None:
    """Such as where up is: the picture itself is whole."""
    file = BytesIO()
    note = b"Exif\0\0II*\0\x08\0\0\0\x05\0\x12\x01"
    Image.new("L", (60, 80), "white").save(file, "JPEG", exif=note)
    with Image.open(BytesIO(scan.grey_jpeg(file.getvalue()))) as image:
        assert image.size == (60, 80)


def test_too_many_pages() -> None:
    with pytest.raises(PlainError, match="at most 20"):
        attachments.scan_pdf([b""] * 21)


def test_a_file_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    for content, kind in (
        (PDF, ScanKind.PDF),
        (picture((9, 9)), ScanKind.JPEG),
        (picture((9, 9), kind="PNG"), ScanKind.PNG),
    ):
        path = tmp_path / "scan.dat"
        path.write_bytes(content)
        assert attachments.scan_file(path).kind is kind


def test_a_file_that_is_no_scan(tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    for content in (b"", b"MZ rubbish"):
        path.write_bytes(content)
        with pytest.raises(PlainError, match="can't be read"):
            attachments.scan_file(path)
    for wrong in (tmp_path, tmp_path / "missing.pdf"):
        with pytest.raises(PlainError, match="can't be read"):
            attachments.scan_file(wrong)


def test_a_file_of_100_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with open(path, "wb") as file:
        file.truncate(100 * 1024 * 1024)
    with pytest.raises(PlainError, match="too large"):
        attachments.scan_file(path)


def test_a_scan_is_kept_encrypted_and_read_back(office: Office, evening: Evening) -> None:
    attached = attachments.attach(office, evening.session.id, PDF, 1)
    assert attachments.of_session(office, evening.session.id) == [attached]
    (file,) = files.folder(office.path).iterdir()
    assert file.name == str(attached.id)
    assert b"Aino" not in file.read_bytes()
    assert attachments.read(office, attached) == PDF
    actions = [row.action for row in AuditRow.select().order_by(AuditRow.seq.desc()).limit(2)]
    assert actions == ["open attached file", "attach file"]
    assert checking.problems(office) == []


def test_two_scans_have_nothing_in_common(office: Office, evening: Evening) -> None:
    one, other = (attachments.attach(office, evening.session.id, PDF, 1) for _turn in range(2))
    assert one.digest != other.digest
    kept = [file.read_bytes() for file in files.folder(office.path).iterdir()]
    assert kept[0][:12] != kept[1][:12]


def test_a_scan_of_another_session_in_its_place_is_found(office: Office, evening: Evening) -> None:
    one, other = (attachments.attach(office, evening.session.id, PDF, 1) for _turn in range(2))
    folder = files.folder(office.path)
    (folder / str(one.id)).write_bytes((folder / str(other.id)).read_bytes())
    with pytest.raises(Damaged):
        attachments.read(office, one)
    with pytest.raises(Damaged):  # the id is sealed in, even where somebody has changed the row too
        files.read(office, replace(one, digest=other.digest))


@pytest.mark.parametrize("harm", ["missing", "altered"])
def test_a_file_that_is_gone_or_changed(office: Office, evening: Evening, harm: str) -> None:
    attached = attachments.attach(office, evening.session.id, PDF, 1)
    file = files.folder(office.path) / str(attached.id)
    if harm == "missing":
        file.unlink()
    else:
        content = file.read_bytes()
        file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises((FileMissing, Damaged), match="from a backup"):
        attachments.read(office, attached)
    assert checking.problems(office) == [f"attachment {attached.id} {harm}"]


def test_a_scan_taken_off_comes_back(office: Office, evening: Evening) -> None:
    attached = attachments.attach(office, evening.session.id, PDF, 1)
    attachments.put_in_bin(office, attached)
    assert attachments.of_session(office, evening.session.id) == []
    attachments.take_back(office, attached)
    (back,) = attachments.of_session(office, evening.session.id)
    assert attachments.read(office, back) == PDF


def test_nothing_is_left_where_the_row_can_not_be_saved(
    office: Office, evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise DiskFull("full")

    monkeypatch.setattr(change.Change, "conclude", full)
    with pytest.raises(DiskFull):
        attachments.attach(office, evening.session.id, PDF, 1)
    monkeypatch.undo()
    assert list(files.folder(office.path).iterdir()) == []
    assert AttachmentRow.select().count() == 0
    assert attachments.read(office, attachments.attach(office, evening.session.id, PDF, 1)) == PDF


def test_a_backup_copies_each_file_once(office: Office, evening: Evening) -> None:
    def copied() -> backup.Backup:
        keyfile = slots.read(office.path)
        return backup.verified_copy(
            office.database, invented._first_office()[1], keyfile, audit_head="", made=office.clock()
        )

    copied()
    folder = backup.folder(office.path) / backup.FILES
    assert not folder.exists()
    attached = attachments.attach(office, evening.session.id, PDF, 1)
    (files.folder(office.path) / "left.tmp").write_bytes(b"of a crash")
    copied()
    assert [file.name for file in folder.iterdir()] == [str(attached.id)]
    before = (folder / str(attached.id)).stat().st_mtime_ns
    copied()
    assert (folder / str(attached.id)).stat().st_mtime_ns == before
    assert (folder / str(attached.id)).read_bytes() == (
        files.folder(office.path) / str(attached.id)
    ).read_bytes()
