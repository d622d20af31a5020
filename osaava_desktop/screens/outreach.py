"""The list of outreach: visits, and encounters outside of them; what is shown is summed up at its foot."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QStackedWidget, QWidget

from osaava_desktop.domain.outreach import Channel, Encounter, Visit
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.domain.visits import OutreachLine
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import outreach_columns, shortcuts
from osaava_desktop.screens.bin import Bin
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.list_export import ListExport
from osaava_desktop.screens.list_memory import ListMemory
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.outreach_columns import GIVING_WAY, GROWING, WHOLE, is_visit
from osaava_desktop.screens.outreach_encounter import EncounterPage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.tables import RowTable
from osaava_desktop.screens.visit import VisitPage
from osaava_desktop.screens.widgets.chip import Chip, MenuChip
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import outreach, outreach_lists
from osaava_desktop.store.office import Office

_MARGINS = 48


class OutreachPage(Page):
    """All visits and encounters of the office, the newest first."""

    ui_file = "outreach.ui"
    tools_row: QBoxLayout
    chips_layout: QBoxLayout
    acts_layout: QBoxLayout
    own_chip: Chip
    month_chip: Chip
    channel_chip: MenuChip
    clear_button: QPushButton
    undo_button: QPushButton
    export_button: QPushButton
    encounter_button: QPushButton
    new_button: QPushButton
    stack: QStackedWidget
    list_frame: QFrame
    outreach_view: RowView
    sum_label: QLabel
    empty_state: EmptyState
    nothing_state: EmptyState

    has_areas = True

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._lines: Sequence[OutreachLine] = ()
        self._text = ""
        self._area: UUID | None = None
        self._seen: tuple[str, date] | None = None
        self._last: UUID | None = None
        self._place = 0
        view = self.outreach_view
        view.set_table(RowTable(outreach_columns.of_outreach(office.today), lambda line: line.happening.id))
        ColumnFitter(view, GIVING_WAY, GROWING, WHOLE)
        ListMemory(view, f"{office.person.id} outreach")
        self._bin: Bin[Visit | Encounter] = Bin(
            self, self.list_frame, self.undo_button, self.put_in_bin, self.undo
        )
        ListExport(self, office, view, "outreach", self.export_button, self._narrowed_to)
        self._fill_words()
        self._connect()

    def _fill_words(self) -> None:
        options = [(_("all"), None), *((capital(one.label), one) for one in Channel)]
        self.channel_chip.set_options(_("Channel"), options)
        self.empty_state.show_words(
            "chat_multiple",
            _("No encounters yet"),
            _("Visits to food-aid queues and meeting places stand here, with all who were met there."),
            _("New visit"),
        )

    def _connect(self) -> None:
        self.outreach_view.opened.connect(self.open_line)
        for chip in (self.own_chip, self.month_chip):
            chip.toggled.connect(lambda: self._filter())
        self.channel_chip.picked.connect(lambda: self._filter())
        for new in (self.new_button.clicked, self.empty_state.acted):
            new.connect(lambda: self.new_record())
        self.encounter_button.clicked.connect(lambda: self.new_encounter())
        for clear in (self.clear_button.clicked, self.nothing_state.acted):
            clear.connect(lambda: self.clear_filters())
        shortcuts.bind(self, "Ins", self.new_encounter)
        shortcuts.tell(self.new_button, "Ctrl+Shift+N")
        shortcuts.tell(self.encounter_button, _("Ins"))

    # What the shell asks

    def title(self) -> str:
        """The heading of the page."""
        return _("Encounters")

    def facts(self) -> str:
        """How many visits and encounters there are."""
        return _counted(self._lines)

    def search_hint(self) -> str:
        """Every column is searched."""
        return _("Search encounters")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        new = [("Ctrl+Shift+N", _("new visit")), (_("Ins"), _("new encounter"))]
        return [("Enter", _("opens")), *new, *self._bin.keys()]

    def sought(self) -> str:
        """The last search is kept."""
        return self._text

    def search(self, text: str) -> None:
        """Show the lines that hold every word."""
        self._text = text
        self.outreach_view.search(text)
        self._show_state()

    def search_entered(self) -> None:
        """To the first line found."""
        self._focus_list()

    def show_area(self, area: object) -> None:
        """Show what happened in one area, or in all."""
        self._area = area if isinstance(area, UUID) else None
        self._filter()

    def activated(self) -> None:
        """The list as it was left, with what has changed since."""
        self._reload()
        if self._last is not None:
            self.outreach_view.choose(self._last)
        self._focus_list()

    def refresh(self) -> None:
        """Read everything anew."""
        self._seen = None
        self._reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The room for chips and buttons is another."""
        super().resizeEvent(event)
        self._fit_tools()

    # Slots

    def new_record(self) -> None:
        """Write down a visit."""
        self._open(VisitPage(self._office, None))

    def new_encounter(self) -> None:
        """Write down an encounter outside of visits."""
        self._open(EncounterPage(self._office, None))

    def open_line(self, line: OutreachLine) -> None:
        """Open a visit or an encounter."""
        self._last = line.happening.id
        self._place = self.outreach_view.currentIndex().row()
        happening = line.happening
        if isinstance(happening, Visit):
            self._open(VisitPage(self._office, happening))
        else:
            self._open(EncounterPage(self._office, happening))

    def put_in_bin(self) -> None:
        """Put what is chosen into the bin, all of it at once; Ctrl+Z takes it back."""
        chosen = [line.happening for line in self.outreach_view.chosen_rows()]
        if not chosen:
            return
        try:
            outreach.put_in_bin(self._office, chosen)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self._place = self.outreach_view.currentIndex().row()
        self._take_away(chosen)

    def undo(self) -> None:
        """Take back what was last put into the bin."""
        held = self._bin.held
        if not held:
            return
        try:
            outreach.take_back(self._office, held)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self._reload()
        self.outreach_view.choose(held[0].id)
        self._focus_list()
        self._bin.tell(_("Back in the list"))
        self._fit_tools()

    def clear_filters(self) -> None:
        """Show everything again; the search box and the area are the window's."""
        self.own_chip.setChecked(False)
        self.month_chip.setChecked(False)
        self.channel_chip.set_value(None)
        self._filter()

    # Inside

    def _open(self, page: VisitPage | EncounterPage) -> None:
        page.saved.connect(self._remember)
        page.binned.connect(lambda happening: self._take_away([happening]))
        self.opened.emit(page)

    def _remember(self, happening: Visit | Encounter) -> None:
        self._last = happening.id

    def _take_away(self, binned: Sequence[Visit | Encounter]) -> None:
        """Something has gone into the bin: here, or on its own page."""
        self._last = None
        self._reload()
        rows = self.outreach_view.table().rows()
        if rows:
            self.outreach_view.choose(rows[min(max(self._place, 0), len(rows) - 1)].happening.id)
        self._focus_list()
        words = ngettext("{count} entry is in the bin", "{count} entries are in the bin", len(binned))
        self._bin.tell(words.format(count=len(binned)), binned)
        self._fit_tools()

    def _reload(self) -> None:
        """Read everything, unless nothing has been written since it was read."""
        state = (self._office.audit_head(), self._office.today)
        if state != self._seen:
            self._seen = state
            self._lines = outreach_lists.lines(self._office)
            self.outreach_view.reload(self._lines)
            self.heading_changed.emit()
        self._filter()

    def _filter(self) -> None:
        self.outreach_view.filter(self._is_wanted)
        self._show_state()

    def _is_wanted(self, line: OutreachLine) -> bool:
        happening, today = line.happening, self._office.today
        this_month = (happening.on.year, happening.on.month) == (today.year, today.month)
        return (
            (not self.own_chip.isChecked() or happening.worker == self._office.person.id)
            and (not self.month_chip.isChecked() or this_month)
            and self.channel_chip.value() in (None, happening.channel)
            and (self._area is None or happening.area == self._area)
        )

    def _narrowed_to(self) -> Sequence[str]:
        """What the list is narrowed to, in words."""
        chips = (self.own_chip, self.month_chip, self.channel_chip)
        return [*(chip.text().replace("&&", "&") for chip in chips if chip.isChecked()), self._text]

    def _show_state(self) -> None:
        """The list with its sums, or what stands in its place."""
        table: RowTable[OutreachLine] = self.outreach_view.table()
        rows = table.rows()
        empty = self.nothing_state if table.total() else self.empty_state
        self.stack.setCurrentWidget(self.list_frame if rows else empty)
        filtered = any(chip.isChecked() for chip in (self.own_chip, self.month_chip, self.channel_chip))
        self.clear_button.setVisible(filtered)
        self.nothing_state.show_words(
            "search",
            _("Nothing found"),
            _("Nothing here has all the words searched for and passes the filters."),
            _("Clear filters") if filtered else "",
            "dismiss",
        )
        self.sum_label.setText(_sums(rows))
        shown, total = format_number(len(rows)), format_number(table.total())
        self._fit_tools()
        self.said.emit(_("{shown} / {total} rows shown").format(shown=shown, total=total), "info")

    def _fit_tools(self) -> None:
        """The buttons stand below the chips where there is no room beside them."""
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        rows = (self.chips_layout, self.acts_layout)
        wide = sum(row.sizeHint().width() for row in rows) + self.tools_row.spacing()
        self.tools_row.setDirection(beside if wide <= self.width() - _MARGINS else below)

    def _focus_list(self) -> None:
        table = self.outreach_view.table()
        if not table.rowCount():
            self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.outreach_view.current_row() is None:
            self.outreach_view.choose(table.row(0).happening.id)
        self.outreach_view.setFocus(Qt.FocusReason.OtherFocusReason)


def _counted(lines: Sequence[OutreachLine]) -> str:
    """How many visits there are, and how many encounters outside of them; nothing of what there is none."""
    visits = sum(is_visit(line) for line in lines)
    others = len(lines) - visits
    words = [
        ngettext("{count} visit", "{count} visits", visits).format(count=format_number(visits))
        if visits
        else "",
        ngettext("{count} other encounter", "{count} other encounters", others).format(
            count=format_number(others)
        )
        if others
        else "",
    ]
    return " · ".join(filter(None, words))


def _sums(lines: Sequence[OutreachLine]) -> str:
    """What all the lines come to."""
    named, unnamed = sum(line.named for line in lines), sum(line.unnamed for line in lines)
    words = _(
        "{named} by name · {unnamed} without a name, {new} of them new faces · {total} met in all"
    ).format(
        named=format_number(named),
        unnamed=format_number(unnamed),
        new=format_number(sum(line.new for line in lines)),
        total=format_number(named + unnamed),
    )
    return f"{_counted(lines)} · {words}" if lines else ""
