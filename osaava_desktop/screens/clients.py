"""The list of clients: search at each letter, filters as chips, the bin with its way back."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from osaava_desktop.domain import client_filters
from osaava_desktop.domain.client_filters import PAGE, ClientFilter
from osaava_desktop.domain.clients import Client, ClientLine, SavedFilter
from osaava_desktop.domain.texts import format_number
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import theme
from osaava_desktop.screens.bin import Bin
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.client_filter import FilterBar
from osaava_desktop.screens.client_list import GIVING_WAY, NAME, ClientDelegate, client_table
from osaava_desktop.screens.client_papers import ClientPapers
from osaava_desktop.screens.filter_name import FilterNameDialog
from osaava_desktop.screens.list_export import ListExport
from osaava_desktop.screens.list_memory import ListMemory
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import areas, clients, filters, people, progress
from osaava_desktop.store.office import Office

_WIDE = 1060
_MARGIN = 25  # beside the list, its frame included


class ClientsPage(Page):
    """All clients of the office."""

    ui_file = "clients.ui"
    filter_bar: FilterBar
    undo_button: QPushButton
    print_button: QPushButton
    export_button: QPushButton
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
        self._names: dict[UUID, str] = {}
        self._area: UUID | None = None
        self._kept: ClientFilter | None = None
        self._text = ""
        self._new_text = self.new_button.text()
        self._seen: tuple[str, date] | None = None
        self._last: UUID | None = None
        self._bin: Bin[Client | SavedFilter] = Bin(
            self, self.list_frame, self.undo_button, self.put_in_bin, self.undo
        )
        self.client_view.set_table(client_table(office.today), NAME)
        self.client_view.setItemDelegate(ClientDelegate(self.client_view, office.today))
        ListMemory(self.client_view, f"{office.person.id} {PAGE}")
        ListExport(self, office, self.client_view, PAGE, self.export_button, self._narrowed_to)
        papers = ClientPapers(office, self)
        self._paper_menu = papers.languages(_("Mapping form for the pen"), papers.print_blank)
        self._fill_filters()
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
        return [("Enter", _("opens")), ("Ctrl+N", _("new")), *self._bin.keys()]

    def sought(self) -> str:
        """The last search is kept."""
        return self._text

    def search(self, text: str) -> None:
        """Show the clients that hold every word."""
        self._text = text
        self.client_view.search(text)
        self._show_narrowed()

    def search_entered(self) -> None:
        """To the first client found."""
        self._focus_list()

    def show_area(self, area: object) -> None:
        """Show the clients of one area, or of all."""
        self._area = area if isinstance(area, UUID) else None
        self._narrow()
        self._keep_filter()

    def activated(self) -> None:
        """The list as it was left, with what has changed since."""
        if self._kept is None:
            self._take_up()
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

    def print_paper(self) -> None:
        """The blank mapping form, in a language of choice."""
        self._paper_menu.popup(self.print_button.mapToGlobal(self.print_button.rect().bottomLeft()))

    def open_line(self, line: ClientLine) -> None:
        """Open a client of the list."""
        self._open(clients.get(self._office, line.client.id))

    def put_in_bin(self) -> None:
        """Put the clients chosen into the bin; Ctrl+Z takes them back."""
        chosen = [line.client for line in self.client_view.chosen_rows()]
        if not chosen:
            return
        place = self.client_view.currentIndex().row()
        try:
            held = clients.put_several_in_bin(self._office, chosen)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self._reload()
        self._choose_near(place)
        text = ngettext("{number} is in the bin", "{count} clients are in the bin", len(chosen))
        self._bin.tell(text.format(number=chosen[0].number, count=len(chosen)), held)
        if not self.client_view.table().rowCount():
            # Otherwise the search box gets the focus, and with it Ctrl+Z.
            self.undo_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> None:
        """Take back what was last put into the bin: clients, or a filter."""
        held = self._bin.held
        back = [one for one in held if isinstance(one, Client)]
        try:
            for one in held:
                if isinstance(one, SavedFilter):
                    self._take_filter_back(one)
            if back:
                self._take_clients_back(back)
        except PlainError as error:
            self.said.emit(str(error), "attention")

    def save_filter(self) -> None:
        """Keep what is on under a name, with the area of the window."""
        wanted = self.wanted()
        name = " · ".join(wanted.in_words(self._names))[: filters.NAME_LENGTH]
        dialog = FilterNameDialog(self._office, PAGE, wanted.to_json(), name, self)
        if dialog.exec() and dialog.stored is not None:
            self._show_saved()
            self.said.emit(_("Filter saved: {name}").format(name=dialog.stored.name), "good")
        dialog.deleteLater()
        self._focus_list()

    def use_filter(self, saved: SavedFilter) -> None:
        """Narrow the list as was saved."""
        self._use(client_filters.from_json(saved.content).knowing(self._names))
        self._focus_list()

    def delete_filter(self, saved: SavedFilter) -> None:
        """Put a saved filter into the bin; Ctrl+Z takes it back."""
        try:
            binned = filters.put_in_bin(self._office, saved)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self._show_saved()
        self._focus_list()
        self._bin.tell(_("The filter is deleted: {name}").format(name=saved.name), [binned])

    def wanted(self) -> ClientFilter:
        """What the list is narrowed to, with the area of the window."""
        return replace(self.filter_bar.value(), area=self._area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large letters, the less needed columns give way."""
        super().resizeEvent(event)
        view = self.client_view
        room = self.width() - 2 * _MARGIN - view.verticalScrollBar().sizeHint().width()
        need = sum(view.width_of(column) for column in range(len(view.table().columns)))
        for column in GIVING_WAY:
            view.setColumnHidden(column, need > room)
            need -= view.width_of(column) if need > room else 0
        view.fit()
        self.filter_bar.set_short(self.width() < theme.scaled(_WIDE))
        self.new_button.setText("" if self._is_narrow() else self._new_text)
        self._show_state()

    # Inside

    _lines: Sequence[ClientLine] = ()

    def _is_narrow(self) -> bool:
        return self.width() < theme.scaled(600)

    def _fill_filters(self) -> None:
        localities = [(one.name, one.id) for one in areas.localities(self._office)]
        workers = [(one.name, one.id) for one in people.staff(self._office)]
        districts = [(one.name, one.id) for one in areas.areas(self._office)]
        self._names = {key: name for name, key in (*localities, *workers, *districts)}
        self.filter_bar.set_choices(self._office.person.id, workers, localities)
        self._show_saved()

    def _show_saved(self) -> None:
        self.filter_bar.show_saved(filters.of_page(self._office, PAGE))

    def _take_up(self) -> None:
        """The filter that was on when this person was last here."""
        kept = client_filters.from_json(filters.last(self._office, PAGE)).knowing(self._names)
        self._kept = kept
        if not kept.is_empty:
            self._use(kept)

    def _use(self, wanted: ClientFilter) -> None:
        self.filter_bar.show_filter(wanted)
        self.area_wanted.emit(wanted.area)
        self._narrow()
        self._keep_filter()

    def _keep_filter(self) -> None:
        """Remember what is on; a file that can't be written remembers nothing."""
        wanted = self.wanted()
        if self._kept is None or wanted == self._kept:
            return
        self._kept = wanted
        with suppress(PlainError):
            filters.keep_last(self._office, PAGE, wanted.to_json())

    def _narrowed_to(self) -> list[str]:
        """What the list is narrowed to, in words."""
        search = [_("search: {words}").format(words=self._text.strip())] if self._text.strip() else []
        return [*self.wanted().in_words(self._names), *search]

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
        self.print_button.clicked.connect(lambda: self.print_paper())
        for button in (self.new_button.clicked, self.empty_state.acted):
            button.connect(lambda: self.new_record())
        self.filter_bar.narrowed.connect(lambda: self._filter())
        self.filter_bar.save_wanted.connect(self.save_filter)
        self.filter_bar.saved_chosen.connect(self.use_filter)
        self.filter_bar.saved_unwanted.connect(self.delete_filter)
        self.nothing_state.acted.connect(self.filter_bar.clear)

    def _filter(self) -> None:
        self._narrow()
        self._keep_filter()

    def _take_clients_back(self, several: Sequence[Client]) -> None:
        back = clients.take_several_back(self._office, several)
        self._reload()
        self.client_view.choose(back[0].id)
        self.client_view.setFocus()
        text = ngettext("{number} is back in the list", "{count} clients are back in the list", len(back))
        self._bin.tell(text.format(number=back[0].number, count=len(back)))

    def _take_filter_back(self, saved: SavedFilter) -> None:
        filters.take_back(self._office, saved)
        self._show_saved()
        self._bin.tell(_("The filter is back: {name}").format(name=saved.name))

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
        self.client_view.reload(self._lines)
        late = sum(client_filters.is_late(line, self._office.today) for line in self._lines)
        self.filter_bar.show_counts(late, sum(bool(line.eura) for line in self._lines))
        self._narrow()
        self.heading_changed.emit()

    def _narrow(self) -> None:
        wanted, today = self.wanted(), self._office.today
        self.client_view.filter(None if wanted.is_empty else lambda line: wanted.holds(line, today))
        self._show_narrowed()

    def _show_narrowed(self) -> None:
        if self.client_view.current_row() is None:
            self._choose_near(0)
        self._show_state()
        self._tell_count()

    def _show_state(self) -> None:
        """The list, or what stands in its place."""
        for widget in (self.filter_bar, self.export_button):
            widget.setEnabled(bool(self._lines))
        self.new_button.setVisible(bool(self._lines))
        if self.client_view.table().rowCount():
            self.stack.setCurrentWidget(self.list_frame)
            return
        self.stack.setCurrentWidget(self.nothing_state if self._lines else self.empty_state)
        filtered = not self.filter_bar.value().is_empty
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
