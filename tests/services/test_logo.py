"""The logo: what may be one, how it is kept, and that papers bear it."""

import os
import struct
import zlib
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from osaava_desktop.domain.people import Person, Role
from osaava_desktop.errors import NotAllowed, PlainError
from osaava_desktop.services import logo, sheets
from osaava_desktop.store.models import LogoRow
from osaava_desktop.store.office import Office


def written(folder: Path, content: bytes) -> Path:
    path = folder / "logo.png"
    path.write_bytes(content)
    return path


def encoded(image: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def plain(
    width: int = 900, height: int = 300, colour: float | tuple[int, ...] = (200, 60, 30), mode: str = "RGB"
) -> bytes:
    return encoded(Image.new(mode, (width, height), colour))


def bomb() -> bytes:
    """A PNG of a few bytes that says it is twenty thousand dots wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data))
            + kind
            + data
            + struct.pack(">I", zlib.crc32(kind + data) & 0xFFFFFFFF)
        )

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def film() -> bytes:
    frames = [Image.new("RGB", (300, 200), (shade, 0, 0)) for shade in (0, 100, 200)]
    return encoded(frames[0], save_all=True, append_images=frames[1:])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file can't be read as a picture. Choose a PNG or JPEG file."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "This file can't be read as a picture."),
        (encoded(Image.new("RGB", (300, 200)), "GIF"), "This file can't be read as a picture."),
        (plain()[:200], "This file can't be read as a picture."),
        (b"\0" * (5 * 1024 * 1024 + 1), "This file is too large: a logo has at most 5 MB."),
        (bomb(), "This picture is too large: a logo has at most 5,000 × 5,000 dots."),
        (film(), "This picture moves. Choose one that stands still."),
        (plain(80, 40), "This picture is too small to print: choose one of at least 89 × 60 dots."),
    ],
)
def test_what_is_no_logo_is_refused_in_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(PlainError) as caught:
        logo.picture(written(tmp_path, content))
    assert str(caught.value).startswith(sentence)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_no_device_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "logo.png")
    with pytest.raises(PlainError, match="can't be read as a picture"):
        logo.picture(tmp_path / "logo.png")


def test_a_file_that_is_not_there_or_a_folder_is_no_picture(tmp_path: Path) -> None:
    for path in (tmp_path / "none.png", tmp_path):
        with pytest.raises(PlainError, match="can't be read as a picture"):
            logo.picture(path)


@pytest.mark.parametrize(
    "content",
    [
        plain(4000, 3000),
        plain(900, 300, (10, 20, 30, 0), "RGBA"),
        plain(900, 300, 3, "P"),
        plain(900, 300, 40_000, "I;16"),
        encoded(Image.new("CMYK", (900, 300)), "JPEG"),
        encoded(Image.new("L", (300, 900)), "JPEG"),
    ],
)
def test_a_picture_of_any_kind_is_kept_as_a_small_png(tmp_path: Path, content: bytes) -> None:
    kept = Image.open(BytesIO(logo.picture(written(tmp_path, content))))
    assert (kept.format, kept.mode) == ("PNG", "RGB")
    assert kept.width <= 319
    assert kept.height <= 213
    assert kept.info == {}


def test_what_is_transparent_is_white_and_a_turned_photograph_upright(tmp_path: Path) -> None:
    clear = Image.open(BytesIO(logo.picture(written(tmp_path, plain(300, 200, (0, 0, 0, 0), "RGBA")))))
    assert clear.getpixel((5, 5)) == (255, 255, 255)
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = encoded(Image.new("RGB", (300, 100)), "JPEG", exif=exif)
    kept = Image.open(BytesIO(logo.picture(written(tmp_path, turned))))
    assert kept.height > kept.width


def test_papers_bear_the_logo_until_it_is_taken_off_and_again_when_that_is_undone(
    office: Office, tmp_path: Path
) -> None:
    first, second = (logo.picture(written(tmp_path, plain(300, side))) for side in (100, 200))
    assert sheets.issuer(office).logo == b""
    one = logo.choose(office, first)
    assert sheets.issuer(office).logo == first
    two = logo.choose(office, second)
    assert sheets.issuer(office).logo == second
    logo.change_back(office, two, one)
    assert sheets.issuer(office).logo == first
    logo.remove(office, one)
    assert (sheets.issuer(office).logo, logo.current(office)) == (b"", None)
    logo.change_back(office, None, one)
    assert sheets.issuer(office).logo == first
    logo.change_back(office, one, None)
    assert sheets.issuer(office).logo == b""
    assert {b64decode(row.picture) for row in office.visible(LogoRow, bin=True)} == {first, second}


def test_a_worker_changes_no_logo(office: Office) -> None:
    kept = logo.choose(office, plain())
    office.person = Person(name="Petri", role=Role.WORKER)
    with pytest.raises(NotAllowed):
        logo.choose(office, plain())
    with pytest.raises(NotAllowed):
        logo.remove(office, kept)
    assert logo.current(office) is not None
