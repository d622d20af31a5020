"""The tab with the talks of a client."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QStackedWidget

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.guidance import Guidance, GuidanceLine, format_minutes, whole_time
from osaava_desktop.domain.texts import format_number
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import shortcuts
from osaava_desktop.screens.client_tab import ClientTab
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.guidance import GuidancePage
from osaava_desktop.screens.guidance_list import DAY, GIVING_WAY, GROWING, WHOLE, guidance_table
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import guidance
from osaava_desktop.store.office import Office


class GuidanceTab(ClientTab):
    """All talks with one client, the newest first, and what they come to."""

    ui_file = "guidance_tab.ui"
    summary_label: QLabel
    undo_button: QPushButton
    stack: QStackedWidget
    list_frame: QFrame
    guidance_view: RowView
    empty_state: EmptyState

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._client = Client(family_name="")
        self._binned: Guidance | None = None
        self._saved: UUID | None = None
        self.guidance_view.set_table(guidance_table(office.today))
        self.guidance_view.sortByColumn(DAY, Qt.SortOrder.DescendingOrder)
        ColumnFitter(self.guidance_view, GIVING_WAY, GROWING, WHOLE)
        self.empty_state.show_words(
            "chat",
            _("No talks yet"),
            _("Each talk stands here with its day, its topics and the time it took."),
            _("Log guidance"),
        )
        self.guidance_view.opened.connect(self.open_line)
        self.empty_state.acted.connect(self.new_record)
        self.undo_button.clicked.connect(lambda: self.undo())
        self.undo_button.hide()
        shortcuts.bind(self, shortcuts.DELETE, self.put_in_bin)
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)

    # What the page asks

    @staticmethod
    def title() -> str:
        """The word on the tab."""
        return _("Guidance")

    @staticmethod
    def count(office: Office, client: Client) -> int | None:
        """How many talks there have been."""
        return guidance.count(office, client.id)

    def show_client(self, client: Client) -> None:
        """Read the talks anew."""
        if client.id != self._client.id:
            self._remember(None)
        self._client = client
        lines = guidance.lines(self._office, client.id)
        self.guidance_view.reload(lines)
        if self._saved is not None:
            self.guidance_view.choose(self._saved)
            self._saved = None
        self.stack.setCurrentWidget(self.list_frame if lines else self.empty_state)
        talks = ngettext("{count} talk", "{count} talks", len(lines)).format(count=format_number(len(lines)))
        self.summary_label.setText(f"{talks}, {format_minutes(whole_time(lines))}" if lines else "")

    def focus_first(self) -> None:
        """To the newest talk, or to the one last looked at."""
        table = self.guidance_view.table()
        if not table.rowCount():
            self.empty_state.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.guidance_view.current_row() is None:
            self.guidance_view.choose(table.row(0).entry.id)
        self.guidance_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        undo = [("Ctrl+Z", _("undo"))] if self._binned else []
        if not self.guidance_view.table().rowCount():
            return [("Ctrl+G", _("log guidance")), *undo]
        return [("Enter", _("opens")), ("Ctrl+G", _("log guidance")), ("Del", _("into the bin")), *undo]

    # Slots

    def new_record(self) -> None:
        """Write down a new talk."""
        self.open_entry(None)

    def log(self, client: Client) -> None:
        """Write down a talk with ``client``, whichever tab is in sight."""
        self._client = client
        self.new_record()

    def open_line(self, line: GuidanceLine) -> None:
        """Open a talk of the list."""
        self.open_entry(line.entry)

    def open_entry(self, entry: Guidance | None) -> None:
        """The form of a talk, or of a new one."""
        page = GuidancePage(self._office, self._client, entry)
        page.binned.connect(self._remember)
        page.saved.connect(self._note_saved)
        self.opened.emit(page)

    def put_in_bin(self) -> None:
        """Put the talk chosen into the bin; Ctrl+Z takes it back."""
        line = self.guidance_view.current_row()
        if line is None:
            return
        try:
            binned = guidance.put_in_bin(self._office, line.entry)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self._remember(binned)
        self._show_change(_("The talk is in the bin"), "info")

    def undo(self) -> None:
        """Take back the talk that was last put into the bin."""
        if self._binned is None:
            return
        try:
            talk = guidance.take_back(self._office, self._binned)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self._remember(None)
        self._show_change(_("The talk is back in the list"), "good")
        self.guidance_view.choose(talk.id)

    # Inside

    def _note_saved(self, entry: Guidance) -> None:
        self._saved = entry.id

    def _remember(self, binned: Guidance | None) -> None:
        self._binned = binned
        self.undo_button.setVisible(binned is not None)
        self.keys_changed.emit()

    def _show_change(self, sentence: str, kind: str) -> None:
        self.show_client(self._client)
        self.changed.emit()
        self.focus_first()
        self.said.emit(sentence, kind)
