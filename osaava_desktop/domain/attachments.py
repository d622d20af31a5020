"""Files attached to what they prove, such as the scan of a signed sheet to its session."""

from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.records import Record
from osaava_desktop.domain.words import Word
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import N_, _

SESSION = "session"
"""What a scan hangs on: the name of a table."""

PDF = "application/pdf"
LARGEST_FILE = 10 * 1024 * 1024
MOST_PAGES = 20


class ScanKind(Word):
    """What a scanner writes; the first bytes of the file say which."""

    PDF = "pdf", N_("PDF")
    JPEG = "jpeg", N_("JPEG")
    PNG = "png", N_("PNG")


_BEGINNINGS = {b"%PDF-": ScanKind.PDF, b"\xff\xd8\xff": ScanKind.JPEG, b"\x89PNG\r\n\x1a\n": ScanKind.PNG}


@dataclass(frozen=True, kw_only=True)
class Attachment(Record):
    """An attached file: table and id of what it hangs on; size and SHA-256 are of the file on the disk."""

    thing: str
    subject: UUID
    media_type: str = PDF
    pages: int
    size: int = 0
    digest: str = ""


@dataclass(frozen=True, kw_only=True)
class ScanFile:
    """A scan as it was chosen."""

    kind: ScanKind
    content: bytes


def scan_of(content: bytes) -> ScanFile:
    """The scan that a file holds. Raises a PlainError where it is none."""
    kind = next((kind for start, kind in _BEGINNINGS.items() if content.startswith(start)), None)
    if kind is None:
        raise unreadable()
    return ScanFile(kind=kind, content=content)


def unreadable() -> PlainError:
    """The file is no scan, or a damaged one."""
    return PlainError(_("This file can't be read as a scan. Choose a PDF, JPEG or PNG file."))


def locked() -> PlainError:
    """The PDF opens with a password only."""
    return PlainError(_("This PDF is locked with a password. Save it without one, or scan the sheet again."))


def too_large() -> PlainError:
    """The file is larger than a scan may be."""
    return PlainError(_("This file is too large: a scan has at most 10 MB. Scan it in grey at 150 dpi."))


def too_many_pages() -> PlainError:
    """The scan has more pages than a sheet."""
    return PlainError(_("This scan has too many pages: at most {limit}.").format(limit=MOST_PAGES))
