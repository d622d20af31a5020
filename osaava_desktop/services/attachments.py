"""Scans of signed sheets, attached to their sessions as the evidence that an auditor asks for."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from osaava_desktop.domain import attachments as rules
from osaava_desktop.domain.attachments import Attachment, ScanFile
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import StoreError
from osaava_desktop.reports import scan
from osaava_desktop.store import attachments as files
from osaava_desktop.store.faults import translating_files
from osaava_desktop.store.models import AttachmentRow
from osaava_desktop.store.office import Office


def scan_file(path: Path) -> ScanFile:
    """The scan at `path`, which is not read before its size is known to be right. Raises a PlainError."""
    try:
        with translating_files(path):
            if path.stat().st_size > rules.LARGEST_FILE:
                raise rules.too_large()
            return rules.scan_of(path.read_bytes())
    except (OSError, StoreError):
        raise rules.unreadable() from None


def scan_pdf(pictures: Sequence[bytes], done: Callable[[], None] = lambda: None) -> bytes:
    """The pages of a scan, each a JPEG or PNG, as it is kept. Needs no office; raises a PlainError."""
    if len(pictures) > rules.MOST_PAGES:
        raise rules.too_many_pages()
    return scan.pdf(pictures, done)


def attach(office: Office, session: UUID, pdf: bytes, pages: int) -> Attachment:
    """Attaches a scan to a session."""
    wanted = Attachment(thing=rules.SESSION, subject=session, pages=pages)
    try:
        with office.change(Action.ATTACH_FILE, session) as change:
            stored = files.add(office, change, pdf, wanted)
    except BaseException:
        files.drop(office, wanted.id)
        raise
    return stored


def of_session(office: Office, session: UUID) -> list[Attachment]:
    """The scans of a session, the first one first."""
    query = office.visible(AttachmentRow)
    query = query.where(AttachmentRow.thing == rules.SESSION, AttachmentRow.subject == session)
    return list(query.order_by(AttachmentRow.created, AttachmentRow.id))


def read(office: Office, attachment: Attachment) -> bytes:
    """The scan's PDF, for the screen only; leaves an audit row. Raises FileMissing or Damaged."""
    content = files.read(office, attachment)
    if not office.read_only:
        with office.change(Action.OPEN_FILE, attachment.id, "attachment"):
            pass
    return content


def put_in_bin(office: Office, attachment: Attachment) -> Attachment:
    """Takes a scan off its session; the file stays where it is."""
    with office.change(Action.BIN, attachment.id) as change:
        return change.put_in_bin(attachment)


def take_back(office: Office, attachment: Attachment) -> Attachment:
    """A scan that was taken off is there again."""
    with office.change(Action.RESTORE, attachment.id) as change:
        return change.take_back(attachment)


def problems(office: Office) -> list[str]:
    """Which attached files are missing or altered, those in the bin too."""
    return files.problems(office.path, office.visible(AttachmentRow, bin=True))
