"""The papers of a register: its sheet, other sheets, the signed one's scans, the sessions of a series."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QToolButton

from osaava_desktop import i18n
from osaava_desktop.domain import texts
from osaava_desktop.domain.groups import Register, SheetKind
from osaava_desktop.i18n import _
from osaava_desktop.screens import sheet_preview, shortcuts
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.print_sheets import PrintSheetsPage
from osaava_desktop.screens.scans import ScansDialog
from osaava_desktop.services import attachments, sheets
from osaava_desktop.store.office import Office


class RegisterPapers(QObject):
    """Serves the menu of the sheet's card, and files dropped on the page.

    ``turned`` names the session whose column of the sheet is to be marked next; ``closed``: a dialog is.
    """

    turned = Signal(object)
    closed = Signal()

    def __init__(
        self, page: Page, office: Office, button: QToolButton, register: Callable[[], Register]
    ) -> None:
        """``register`` gives the register as it is now."""
        super().__init__(page)
        self._page, self._office, self._button, self._register = page, office, button, register
        button.clicked.connect(lambda: self._open_menu())
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        for keys, act in (
            ("Ctrl+Shift+P", self.print_others),
            ("Ctrl+Shift+S", self.show_scans),
            ("Ctrl+PgDown", lambda: self.turn(1)),
            ("Ctrl+PgUp", lambda: self.turn(-1)),
        ):
            shortcuts.bind(page, keys, act)

    def print_sheet(self) -> None:
        """Number the next sheet, draw it on a thread, and show it. Raises a PlainError."""
        paper = sheets.prepare(self._office, self._register())
        self._page.refresh()
        sheet_preview.show(self._page, [paper], i18n.current(), self.closed.emit)

    def print_others(self) -> None:
        """Sheets of another kind, for this group."""
        self._page.opened.emit(PrintSheetsPage(self._office, self._register().group.id))

    def show_scans(self, paths: list[Path] | None = None) -> None:
        """The scans of the session; ``paths`` are attached at once."""
        session = self._register().session
        title = texts.format_weekday_date(session.on)
        if not self._register().group.sensitive:
            title = f"{self._register().group.name} · {title}"
        dialog = ScansDialog(self._office, session.id, title, self._page)
        dialog.attach_files(paths or [])
        dialog.exec()
        dialog.deleteLater()
        self._page.refresh()
        self.closed.emit()

    def turn(self, by: int) -> None:
        """To another column of a sheet of several sessions."""
        columns = self._columns()
        place = columns.index(self._register().session.id) + by if columns else -1
        if 0 <= place < len(columns):
            self.turned.emit(columns[place])

    def state(self) -> str:
        """Which column it is, and how many scans there are, in few words; empty where there is nothing."""
        columns, session = self._columns(), self._register().session.id
        scans = len(attachments.of_session(self._office, session))
        words = []
        if columns:
            place = texts.format_fraction(columns.index(session) + 1, len(columns))
            words.append(_("session {place}").format(place=place))
        if scans:
            words.append(_("scans: {count}").format(count=texts.format_number(scans)))
        return " · ".join(words)

    def menu(self) -> QMenu:
        """What can be done with the papers of this register."""
        menu = QMenu(self._button)
        acts: list[tuple[str, str, Callable[[], object]]] = [
            (_("&Scans of the signed sheet…"), "Ctrl+Shift+S", self.show_scans),
            (_("&Print other sheets…"), "Ctrl+Shift+P", self.print_others),
        ]
        if self._columns():
            acts.append((_("&Next session of the sheet"), "Ctrl+PgDown", lambda: self.turn(1)))
            acts.append((_("Session &before on the sheet"), "Ctrl+PgUp", lambda: self.turn(-1)))
        for words, keys, act in acts:
            menu.addAction(words, keys).triggered.connect(lambda _on=False, act=act: act())
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files dropped on the page are scans of its session."""
        if isinstance(event, QDragEnterEvent) and _files(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and _files(event.mimeData()):
            event.acceptProposedAction()
            self.show_scans(_files(event.mimeData()))
            return True
        return super().eventFilter(watched, event)

    def _columns(self) -> list[UUID]:
        """The sessions of the register's sheet, where there are several."""
        sheet = self._register().sheet
        return sheets.columns(self._office, sheet) if sheet and sheet.kind == SheetKind.SERIES else []

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.exec(self._button.mapToGlobal(self._button.rect().bottomLeft()))
        menu.deleteLater()


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
