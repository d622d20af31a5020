"""The list of clients: search at each letter, filters as chips, the bin with its way back."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from osaava_desktop.domain.clients import Client, ClientLine, Phase, search_words
from osaava_desktop.domain.texts import format_number
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import theme
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.client_filter import Wanted, searched
from osaava_desktop.screens.client_list import LOCALITY, MET, NAME, STEP, ClientDelegate, client_table
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.chip import Chip, MenuChip
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import areas, clients, progress
from osaava_desktop.store.office import Office


class ClientsPage(Page):
    """All clients of the office."""

    ui_file = "clients.ui"
    own_chip: Chip
    phase_chip: MenuChip
    locality_chip: MenuChip
    late_chip: Chip
    clear_button: QPushButton
    undo_button: QPushButton
    new_button: QPushButton
    stack: QStackedWidget
    list_frame: QWidget
    client_view: RowView
    empty_state: EmptyState
    nothing_state: EmptyState

    has_areas = True

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._wanted = Wanted()
        self._text = ""
        self._new_text = self.new_button.text()
        self._seen: tuple[str, date] | None = None
        self._binned: list[Client] = []
        self._last: UUID | None = None
        self.client_view.set_table(client_table(office.today), NAME)
        self.client_view.setItemDelegate(ClientDelegate(self.client_view, office.today))
        self._fill_chips()
        self._fill_empty()
        self._connect()

    # What the shell asks

    def title(self) -> str:
        """The heading of the page."""
        return _("Clients")

    def facts(self) -> str:
        """How many clients are one's own, and how many there are."""
        own = sum(line.client.worker == self._office.person.id for line in self._lines)
        return _("own {own} / all {all}").format(own=format_number(own), all=format_number(len(self._lines)))

    def search_hint(self) -> str:
        """Name, number, phone."""
        return _("Search clients")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        undo = [("Ctrl+Z", _("undo"))] if self._binned else []
        return [("Enter", _("opens")), ("Ctrl+N", _("new")), *undo]

    def sought(self) -> str:
        """The last search is kept."""
        return self._text

    def search(self, text: str) -> None:
        """Show the clients that hold every word."""
        self._text = text
        self._wanted.words = search_words(text)
        self._narrow()

    def search_entered(self) -> None:
        """To the first client found."""
        self._focus_list()

    def show_area(self, area: object) -> None:
        """Show the clients of one area, or of all."""
        self._wanted.area = area if isinstance(area, UUID) else None
        self._narrow()

    def activated(self) -> None:
        """The list as it was left, with what has changed since."""
        self._reload()
        if self._last is not None:
            self.client_view.choose(self._last)
        self._focus_list()

    def refresh(self) -> None:
        """Read the clients anew."""
        self._seen = None
        self._reload()

    # Slots

    def new_record(self) -> None:
        """Take in a new client."""
        self._open(None)

    def open_line(self, line: ClientLine) -> None:
        """Open a client of the list."""
        self._open(clients.get(self._office, line.client.id))

    def put_in_bin(self) -> None:
        """Put the clients chosen into the bin; Ctrl+Z takes them back."""
        chosen = [line.client for line in self.client_view.chosen_rows()]
        if not chosen:
            return
        place = self.client_view.currentIndex().row()
        self._binned = []
        for client in chosen:
            self._binned.append(clients.put_in_bin(self._office, client))
        self._reload()
        self._choose_near(place)
        text = ngettext("{number} is in the bin", "{count} clients are in the bin", len(chosen))
        self._tell_undo(text.format(number=chosen[0].number, count=len(chosen)))

    def undo(self) -> None:
        """Take back what was last put into the bin."""
        if not self._binned:
            return
        for client in self._binned:
            clients.take_back(self._office, client)
        back, self._binned = self._binned, []
        self._reload()
        self.client_view.choose(back[0].id)
        self.client_view.setFocus()
        text = ngettext("{number} is back in the list", "{count} clients are back in the list", len(back))
        self._tell_undo(text.format(number=back[0].number, count=len(back)))

    def clear_filters(self) -> None:
        """Show everybody again; the search box and the area are the window's."""
        for chip in (self.own_chip, self.late_chip):
            chip.setChecked(False)
        self.phase_chip.set_value(None)
        self.locality_chip.set_value(None)
        self._filter()

    def _filter(self) -> None:
        phase, locality = self.phase_chip.value(), self.locality_chip.value()
        self._wanted.worker = self._office.person.id if self.own_chip.isChecked() else None
        self._wanted.phase = Phase(str(phase)) if phase else None
        self._wanted.locality = locality if isinstance(locality, UUID) else None
        self._wanted.late_on = self._office.today if self.late_chip.isChecked() else None
        self._narrow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large letters, the less needed columns give way."""
        super().resizeEvent(event)
        for column, least in ((MET, 800), (LOCALITY, 750), (STEP, 600)):
            self.client_view.setColumnHidden(column, self.width() < theme.scaled(least))
        self.client_view.fit()
        self.new_button.setText("" if self._is_narrow() else self._new_text)
        self._show_state()

    # Inside

    _lines: Sequence[ClientLine] = ()
    _late = 0

    def _is_narrow(self) -> bool:
        return self.width() < theme.scaled(600)

    def _fill_chips(self) -> None:
        phases = [(phase.label.capitalize(), phase) for phase in Phase]
        self.phase_chip.set_options(_("Phase"), [(_("all"), None), *phases])
        localities = [(locality.name, locality.id) for locality in areas.localities(self._office)]
        self.locality_chip.set_options(_("Locality"), [(_("all"), None), *localities])

    def _fill_empty(self) -> None:
        self.empty_state.show_words(
            "people",
            _("No clients yet"),
            _("Everybody whom the office knows by name stands here."),
            _("New client"),
            "person_add",
        )

    def _connect(self) -> None:
        self.client_view.opened.connect(self.open_line)
        for button in (self.new_button.clicked, self.empty_state.acted):
            button.connect(lambda: self.new_record())
        for chip in (self.own_chip.toggled, self.late_chip.toggled):
            chip.connect(lambda: self._filter())
        for menu in (self.phase_chip, self.locality_chip):
            menu.picked.connect(lambda: self._filter())
        for clear in (self.clear_button.clicked, self.nothing_state.acted):
            clear.connect(lambda: self.clear_filters())
        self.undo_button.clicked.connect(lambda: self.undo())
        for keys, act in (
            (QKeySequence.StandardKey.Delete, self.put_in_bin),
            (QKeySequence.StandardKey.Undo, self.undo),
        ):
            shortcut = QShortcut(keys, self.list_frame, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.undo_button.hide()

    def _open(self, client: Client | None) -> None:
        page = ClientPage(self._office, client)
        page.saved.connect(self._remember)
        if client is not None:
            self._remember(client)
        self.opened.emit(page)

    def _remember(self, client: Client) -> None:
        self._last = client.id

    def _reload(self) -> None:
        """Read the clients, unless nothing has been written since they were read."""
        state = (self._office.audit_head(), self._office.today)
        if state == self._seen:
            self._tell_count()
            return
        self._seen = state
        self._lines = progress.listing(self._office)
        self._wanted.texts = {line.client.id: searched(line) for line in self._lines}
        self.client_view.reload(self._lines)
        self._late = sum(line.due is not None and line.due < self._office.today for line in self._lines)
        self.late_chip.setText(_("Late {count}").format(count=format_number(self._late)))
        self._narrow()
        self.heading_changed.emit()

    def _narrow(self) -> None:
        self.client_view.filter(self._wanted.holds)
        if not self.client_view.chosen_rows():
            self._choose_near(0)
        self._show_state()
        self._tell_count()

    def _show_state(self) -> None:
        shown = bool(self.client_view.table().rowCount())
        empty = self.nothing_state if self._lines else self.empty_state
        self.stack.setCurrentWidget(self.list_frame if shown else empty)
        chips = (self.own_chip, self.late_chip, self.phase_chip, self.locality_chip)
        for chip in (self.own_chip, self.phase_chip, self.locality_chip):
            chip.setEnabled(bool(self._lines))
        self.late_chip.setVisible(self.late_chip.isChecked() or (bool(self._late) and not self._is_narrow()))
        filtered = any(chip.isChecked() for chip in chips)
        self.clear_button.setVisible(filtered)
        self.new_button.setVisible(bool(self._lines))
        self.nothing_state.show_words(
            "search",
            _("Nobody found"),
            _("No client here has all the words searched for and passes the filters."),
            _("Clear filters") if filtered else "",
            "dismiss",
        )

    def _tell_count(self) -> None:
        table = self.client_view.table()
        shown, total = format_number(table.rowCount()), format_number(table.total())
        self.said.emit(_("{shown} / {total} clients shown").format(shown=shown, total=total), "good")

    def _tell_undo(self, text: str) -> None:
        self.undo_button.setVisible(bool(self._binned))
        self.keys_changed.emit()
        self.said.emit(text, "info" if self._binned else "good")

    def _choose_near(self, line: int) -> None:
        rows = self.client_view.table().rows()
        if rows:
            self.client_view.choose(rows[min(line, len(rows) - 1)].client.id)

    def _focus_list(self) -> None:
        if self.client_view.table().rowCount():
            if self.client_view.current_row() is None:
                self._choose_near(0)
            self.client_view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            state = self.nothing_state if self._lines else self.empty_state
            state.setFocus(Qt.FocusReason.OtherFocusReason)
