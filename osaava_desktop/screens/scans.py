"""The scans of a session: attached from a file, shown from memory only, taken off and back."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QStandardPaths
from PySide6.QtGui import QImageWriter, QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from osaava_desktop.domain import attachments as rules
from osaava_desktop.domain import texts
from osaava_desktop.domain.attachments import Attachment, ScanFile, ScanKind
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import messages, shortcuts, tasks, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.tables import Column, RowTable
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import attachments
from osaava_desktop.store.office import Office

_SHARPNESS = 150 / 72
_LONGEST = 1754
"""Pixels of the long side of a page at 150 dots per inch; a larger page is drawn smaller."""


class ScansDialog(FormDialog):
    """Lists the scans of one session; what is done here is saved at once and can be undone."""

    ui_file = "scans.ui"
    title_label: QLabel
    scans_view: RowView
    empty_state: EmptyState
    message_label: QLabel
    attach_button: QPushButton
    open_button: QPushButton
    remove_button: QPushButton
    undo_button: QPushButton
    close_button: QPushButton

    def __init__(self, office: Office, session: UUID, title: str, parent: QWidget | None = None) -> None:
        """``title`` says which session it is, without naming a sensitive group."""
        super().__init__(parent)
        self._office, self._session = office, session
        self._removed: Attachment | None = None
        self.title_label.setText(title)
        self.resize(theme.scaled(620), theme.scaled(380))
        self.scans_view.set_table(RowTable(_columns(), lambda scan: scan.id))
        self.empty_state.show_words(
            "document_pdf",
            _("No scans yet"),
            _("Attach the signed sheet: a PDF, JPEG or PNG file of at most 10 MB."),
            _("Attach a scan…"),
        )
        self._connect()
        self._show()

    def _connect(self) -> None:
        for button in (self.attach_button, self.empty_state):
            signal = button.clicked if isinstance(button, QPushButton) else button.acted
            signal.connect(lambda: self.choose_files())
        self.scans_view.opened.connect(self.open_scan)
        self.open_button.clicked.connect(lambda: self.open_scan(self.scans_view.current_row()))
        self.remove_button.clicked.connect(lambda: self.remove())
        self.undo_button.clicked.connect(lambda: self.undo())
        self.close_button.clicked.connect(self.reject)
        shortcuts.bind(self, "Ins", self.choose_files)
        shortcuts.bind(self.scans_view, "Del", self.remove)
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)

    def choose_files(self) -> None:
        """Ask for files, and attach them."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = _("Scans (*.pdf *.jpg *.jpeg *.png)")
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Attach a scan"), documents, kinds)
        self.attach_files([Path(name) for name in chosen])

    def attach_files(self, paths: Sequence[Path]) -> None:
        """Read the files on a thread, and attach each; what can't be read is said, and the rest waits."""
        if not paths:
            return
        self._say("")
        first, rest = paths[0], paths[1:]

        def work(progress: tasks.Progress) -> tuple[bytes, int]:
            pictures = page_pictures(attachments.scan_file(first))
            return attachments.scan_pdf(pictures, progress.check), len(pictures)

        def done(made: tuple[bytes, int]) -> None:
            self._attach(*made)
            self.attach_files(rest)

        tasks.run(self, _("Reading the scan…"), work, done, self._failed)

    def _attach(self, pdf: bytes, pages: int) -> None:
        try:
            scan = attachments.attach(self._office, self._session, pdf, pages)
        except PlainError as error:
            messages.show_error(self, error)
            return
        self._show()
        self.scans_view.choose(scan.id)
        self.scans_view.setFocus()
        self._say(_("The scan is attached."))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, PlainError):
            raise error
        self._say(str(error), wrong=True)

    def open_scan(self, scan: Attachment | None) -> None:
        """Show a scan; nothing of it is written to the disk."""
        if scan is None:
            return
        self._say("")
        try:
            pdf = attachments.read(self._office, scan)
        except PlainError as error:
            self._say(str(error), wrong=True)
            return
        title = _("Scan of {day}").format(day=texts.format_date(_day(scan)))
        dialog = PreviewDialog(title, pdf, f"{title}.pdf", self)
        dialog.exec()
        dialog.deleteLater()

    def remove(self) -> None:
        """Take the chosen scan off; it can be taken back."""
        scan: Attachment | None = self.scans_view.current_row()
        if scan is None:
            return
        try:
            attachments.put_in_bin(self._office, scan)
        except PlainError as error:
            messages.show_error(self, error)
            return
        self._removed = scan
        self._show()
        self._say(_("The scan is taken off."))

    def undo(self) -> None:
        """The scan taken off last comes back."""
        if self._removed is None:
            return
        try:
            back = attachments.take_back(self._office, self._removed)
        except PlainError as error:
            messages.show_error(self, error)
            return
        self._removed = None
        self._show()
        self.scans_view.choose(back.id)
        self._say(_("The scan is back."))

    def message(self) -> str:
        """What the line below the list says."""
        return self.message_label.text()

    def _show(self) -> None:
        scans = attachments.of_session(self._office, self._session)
        self.scans_view.reload(scans)
        if scans and self.scans_view.current_row() is None:
            self.scans_view.selectRow(0)
        self.scans_view.setVisible(bool(scans))
        self.empty_state.setVisible(not scans)
        for button in (self.attach_button, self.open_button, self.remove_button):
            button.setVisible(bool(scans))
        self.undo_button.setVisible(self._removed is not None)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        theme.set_role(self.message_label, "error" if wrong else "secondary")
        self.message_label.setText(text)


def page_pictures(scan: ScanFile) -> list[bytes]:
    """The pages of a scan, each a picture. Raises a PlainError; may run on any thread."""
    if scan.kind is not ScanKind.PDF:
        return [scan.content]
    buffer = QBuffer()
    buffer.setData(QByteArray(scan.content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.error() is QPdfDocument.Error.IncorrectPassword:
        raise rules.locked()
    if document.status() is not QPdfDocument.Status.Ready or not document.pageCount():
        raise rules.unreadable()
    if document.pageCount() > rules.MOST_PAGES:
        raise rules.too_many_pages()
    pictures = [_page_picture(document, page) for page in range(document.pageCount())]
    document.close()
    return pictures


def _page_picture(document: QPdfDocument, page: int) -> bytes:
    size = document.pagePointSize(page)
    longest = max(size.width(), size.height())
    if longest <= 0:
        raise rules.unreadable()
    sharp = min(_SHARPNESS, _LONGEST / longest)
    wide, high = max(round(size.width() * sharp), 1), max(round(size.height() * sharp), 1)
    image = document.render(page, QSize(wide, high))
    if image.isNull():
        raise rules.unreadable()
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(file, QByteArray(b"png")).write(image)
    return bytes(file.data().data())


def _day(scan: Attachment) -> dt.date:
    assert scan.created is not None  # it is stored
    return scan.created.replace(tzinfo=dt.UTC).astimezone().date()


def _columns() -> list[Column[Attachment]]:
    return [
        Column(
            title=_("Attached"),
            value=lambda scan: texts.format_date(_day(scan)),
            sort=lambda scan: scan.created,
            stretch=True,
        ),
        Column(
            title=_("Pages"),
            value=lambda scan: texts.format_number(scan.pages),
            sort=lambda scan: scan.pages,
            width=80,
            right=True,
        ),
        Column(
            title=_("Size"),
            value=lambda scan: _("{size} kB").format(size=texts.format_number(-(-scan.size // 1000))),
            sort=lambda scan: scan.size,
            width=112,
            right=True,
        ),
    ]
