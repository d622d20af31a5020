"""What the lists of the network have in common: chips, search, area, the bin, a workbook, new and open."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QStackedWidget, QWidget

from osaava_desktop.domain.records import Record
from osaava_desktop.domain.texts import format_number
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import shortcuts
from osaava_desktop.screens.bin import Bin
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.list_export import ListExport
from osaava_desktop.screens.list_memory import ListMemory
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.record_page import RecordPage
from osaava_desktop.screens.tables import Column, RowTable
from osaava_desktop.screens.widgets.chip import Chip, MenuChip
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.store.office import Office

_MARGINS = 48

AnyChip = Chip | MenuChip


@dataclass(frozen=True, kw_only=True)
class ListWords:
    """What a list says of itself; ``empty`` is a heading and a sentence for when there is nothing."""

    title: str
    search: str
    icon: str
    empty: tuple[str, str]
    new: str
    new_key: str
    binned: str
    back: str


@dataclass(frozen=True, kw_only=True)
class Columns:
    """The columns, and how they share the room: as ``ColumnFitter`` has it."""

    columns: Sequence[Column[Any]]
    giving_way: Sequence[int]
    growing: Sequence[int]
    whole: Sequence[int]


class NetworkList(Page):
    """A list of records of one kind. A list says what it reads and wants; the rest is the same for all."""

    ui_file = "network_list.ui"
    tools_row: QBoxLayout
    chips_layout: QBoxLayout
    acts_layout: QBoxLayout
    clear_button: QPushButton
    undo_button: QPushButton
    export_button: QPushButton
    new_button: QPushButton
    stack: QStackedWidget
    list_frame: QFrame
    row_view: RowView
    empty_state: EmptyState
    nothing_state: EmptyState

    has_areas = True
    name: ClassVar[str]
    """Of the list in the audit, and on this computer."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.words = self.make_words()
        self.chips: list[AnyChip] = []
        self._lines: Sequence[Any] = ()
        self._text = ""
        self._area: UUID | None = None
        self._seen: tuple[str, date] | None = None
        self._last: UUID | None = None
        self._place = 0
        shape = self.make_columns()
        self.row_view.set_table(RowTable(shape.columns, lambda line: self.record(line).id))
        self.row_view.setAccessibleName(self.words.title)
        ColumnFitter(self.row_view, shape.giving_way, shape.growing, shape.whole)
        ListMemory(self.row_view, f"{office.person.id} {self.name}")
        self._bin: Bin[Record] = Bin(self, self.list_frame, self.undo_button, self.put_in_bin, self.undo)
        ListExport(self, office, self.row_view, self.name, self.export_button, self._narrowed_to)
        self._fill_words()
        self._connect()

    # What a list says

    @abstractmethod
    def make_words(self) -> ListWords:
        """What it says of itself."""

    @abstractmethod
    def make_columns(self) -> Columns:
        """Its columns."""

    @abstractmethod
    def read(self) -> Sequence[Any]:
        """All its lines."""

    @abstractmethod
    def record(self, line: Any) -> Record:  # noqa: ANN401 - each list has lines of its own
        """The record of a line."""

    @abstractmethod
    def is_wanted(self, line: Any, area: UUID | None) -> bool:  # noqa: ANN401
        """Whether the chips and the area let a line through."""

    @abstractmethod
    def make_page(self, record: Any) -> RecordPage:  # noqa: ANN401
        """The page of a record; of a new one for None."""

    @abstractmethod
    def put(self, record: Any) -> Any:  # noqa: ANN401
        """Put a record into the bin."""

    @abstractmethod
    def take_back(self, record: Any) -> Any:  # noqa: ANN401
        """Take a record out of it."""

    def acts(self) -> Sequence[tuple[str, str]]:
        """Further keys of the list, for the foot of the window."""
        return ()

    def read_anew(self) -> None:
        """The lines have just been read: what else depends on them is shown anew."""

    # What a list puts over it

    def add_chip(self, text: str, tip: str = "") -> Chip:
        """A filter that is on or off."""
        chip = Chip(self, text)
        chip.setToolTip(tip)
        chip.toggled.connect(lambda _on: self.filter())
        self._place_chip(chip)
        return chip

    def add_menu_chip(self, title: str, options: Sequence[tuple[str, object]]) -> MenuChip:
        """A filter with several values; "all" comes first."""
        chip = MenuChip(self)
        chip.set_options(title, [(_("all"), None), *options])
        chip.picked.connect(lambda _value: self.filter())
        self._place_chip(chip)
        return chip

    def set_years(self, chip: MenuChip, days: Iterable[date]) -> None:
        """Offer the years of these days, keeping the one chosen."""
        chosen = chip.value()
        years = sorted({day.year for day in days}, reverse=True)
        chip.set_options(_("Year"), [(_("all"), None), *((str(year), year) for year in years)])
        if chosen in years:
            chip.set_value(chosen)

    def lines(self) -> Sequence[Any]:
        """All lines, shown or not."""
        return self._lines

    # What the shell asks

    def title(self) -> str:
        """What the list is of."""
        return self.words.title

    def search_hint(self) -> str:
        """Every column is searched."""
        return self.words.search

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [
            ("Enter", _("opens")),
            ("Ctrl+Shift+N", self.words.new_key),
            *self.acts(),
            *self._bin.keys(),
        ]

    def search(self, text: str) -> None:
        """Show the lines that hold every word."""
        self._text = text
        self.row_view.search(text)
        self._show_state()

    def search_entered(self) -> None:
        """To the first line found."""
        self.focus_list()

    def show_area(self, area: object) -> None:
        """Show what belongs to one area, or to all."""
        self._area = area if isinstance(area, UUID) else None
        self.filter()

    def activated(self) -> None:
        """The list as it was left, with what has changed since."""
        self.reload()
        if self._last is not None:
            self.row_view.choose(self._last)
        self.focus_list()

    def refresh(self) -> None:
        """Read everything anew."""
        self._seen = None
        self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The room for chips and buttons is another."""
        super().resizeEvent(event)
        self._fit_tools()

    # Slots

    def new_record(self) -> None:
        """Write down a new one."""
        self._open(self.make_page(None))

    def open_line(self, line: Any) -> None:  # noqa: ANN401
        """Open the record of a line."""
        self._last = self.record(line).id
        self._place = self.row_view.currentIndex().row()
        try:
            self._open(self.make_page(self.record(line)))
        except PlainError as error:
            self.said.emit(str(error), "attention")

    def put_in_bin(self) -> None:
        """Put what is chosen into the bin; Ctrl+Z takes it back."""
        line = self.row_view.current_row()
        if line is None:
            return
        self._place = self.row_view.currentIndex().row()
        try:
            self.take_away(self.put(self.record(line)))
        except PlainError as error:
            self.said.emit(str(error), "attention")

    def undo(self) -> None:
        """Take back what was last put into the bin."""
        if not self._bin.held:
            return
        try:
            record = self.take_back(self._bin.held[0])
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self.show_record(record)
        self._bin.tell(self.words.back)
        self._fit_tools()

    def clear_filters(self) -> None:
        """Show everything again; the search box and the area are the window's."""
        for chip in self.chips:
            chip.setChecked(False) if isinstance(chip, Chip) else chip.set_value(None)
        self.filter()

    def show_record(self, record: Record) -> None:
        """Read the list anew, with that record chosen."""
        self._last = record.id
        self.reload()
        self.row_view.choose(record.id)
        self.focus_list()

    def take_away(self, binned: Record) -> None:
        """A record has gone into the bin: here, or on its own page."""
        self._last = None
        self.reload()
        rows = self.row_view.table().rows()
        if rows:
            self.row_view.choose(self.record(rows[min(max(self._place, 0), len(rows) - 1)]).id)
        self.focus_list()
        self._bin.tell(self.words.binned, [binned])
        self._fit_tools()

    def reload(self) -> None:
        """Read the lines, unless nothing has been written since they were read."""
        state = (self.office.audit_head(), self.office.today)
        if state != self._seen:
            self._seen = state
            self._lines = self.read()
            self.read_anew()
            self.row_view.reload(self._lines)
            self.heading_changed.emit()
        self.filter()

    def filter(self) -> None:
        """Show what chips and area let through."""
        self.row_view.filter(lambda line: self.is_wanted(line, self._area))
        self._show_state()

    def focus_list(self) -> None:
        """To the line chosen; without any, to the button that makes one."""
        table = self.row_view.table()
        if not table.rowCount():
            self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.row_view.current_row() is None:
            self.row_view.choose(self.record(table.row(0)).id)
        self.row_view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _place_chip(self, chip: AnyChip) -> None:
        """After the others; Tab comes to them in this order."""
        self.chips_layout.insertWidget(len(self.chips), chip)
        self.setTabOrder(self.chips[-1] if self.chips else self, chip)
        self.setTabOrder(chip, self.clear_button)
        self.chips.append(chip)

    def _fill_words(self) -> None:
        heading, sentence = self.words.empty
        self.new_button.setText(self.words.new)
        self.empty_state.show_words(self.words.icon, heading, sentence, self.words.new.replace("&", ""))
        shortcuts.tell(self.new_button, "Ctrl+Shift+N")

    def _connect(self) -> None:
        self.row_view.opened.connect(self.open_line)
        acts: list[tuple[Any, Callable[[], None]]] = [
            (self.new_button.clicked, self.new_record),
            (self.empty_state.acted, self.new_record),
            (self.clear_button.clicked, self.clear_filters),
            (self.nothing_state.acted, self.clear_filters),
        ]
        for signal, act in acts:
            signal.connect(lambda *_args, act=act: act())

    def _open(self, page: RecordPage) -> None:
        page.saved.connect(self._remember)
        page.binned.connect(self.take_away)
        self.opened.emit(page)

    def _remember(self, record: Record) -> None:
        self._last = record.id

    def _narrowed_to(self) -> Sequence[str]:
        """What the list is narrowed to, in words."""
        on = [chip.text().replace("&&", "&") for chip in self.chips if chip.isChecked()]
        return [text for text in (*on, self._text) if text]

    def _show_state(self) -> None:
        """The list, or what stands in its place; and how much of it is shown."""
        table = self.row_view.table()
        empty = self.nothing_state if self._lines else self.empty_state
        self.stack.setCurrentWidget(self.list_frame if table.rowCount() else empty)
        filtered = any(chip.isChecked() for chip in self.chips)
        self.clear_button.setVisible(filtered)
        self.nothing_state.show_words(
            "search",
            _("Nothing found"),
            _("Nothing here has all the words searched for and passes the filters."),
            _("Clear filters") if filtered else "",
            "dismiss",
        )
        self._fit_tools()
        shown, total = format_number(table.rowCount()), format_number(table.total())
        self.said.emit(_("{shown} / {total} rows shown").format(shown=shown, total=total), "info")

    def _fit_tools(self) -> None:
        """The buttons stand below the chips where there is no room beside them."""
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        rows = (self.chips_layout, self.acts_layout)
        wide = sum(row.sizeHint().width() for row in rows) + self.tools_row.spacing()
        self.tools_row.setDirection(beside if wide <= self.width() - _MARGINS else below)
