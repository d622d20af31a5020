"""The list of steps on pathways: search, filters as chips, how many clients have advanced this year."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QStackedWidget, QWidget

from osaava_desktop.domain.figures import Figure, year_scope
from osaava_desktop.domain.follow_up_rules import tallies
from osaava_desktop.domain.pathways import PathwayStep, PathwayType, StepLine, StepState, has_end
from osaava_desktop.domain.texts import format_fraction, format_number
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import shortcuts
from osaava_desktop.screens.bin import Bin
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.list_export import ListExport
from osaava_desktop.screens.list_memory import ListMemory, ViewMemory
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.pathway_board import PathwayBoard
from osaava_desktop.screens.pathway_list import GIVING_WAY, GROWING, ON, STATE, TYPE, StepDelegate, step_table
from osaava_desktop.screens.pathway_moves import StepMoves
from osaava_desktop.screens.pathway_step import PathwayStepPage
from osaava_desktop.screens.still_there import tally_words
from osaava_desktop.screens.widgets.chip import Chip, IconChip, MenuChip
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import figures, pathways, summary
from osaava_desktop.store.office import Office

_GAP, _MARGINS = 8, 48


class PathwaysPage(Page):
    """All steps of the office."""

    ui_file = "pathways.ui"
    own_chip: Chip
    state_chip: MenuChip
    type_chip: MenuChip
    year_chip: MenuChip
    clear_button: QPushButton
    undo_button: QPushButton
    board_chip: IconChip
    list_chip: IconChip
    export_button: QPushButton
    new_button: QPushButton
    notice: Notice
    stack: QStackedWidget
    board: PathwayBoard
    tally_label: QLabel
    list_frame: QFrame
    step_view: RowView
    empty_state: EmptyState
    nothing_state: EmptyState

    has_areas = True

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._lines: Sequence[StepLine] = ()
        self._advanced: Figure | None = None
        self._area: UUID | None = None
        self._seen: tuple[str, date] | None = None
        self._last: UUID | None = None
        self._place = 0
        self._is_begun = False
        self._before: PathwayStep | None = None
        self._memory = ViewMemory(f"{office.person.id} pathways view")
        self._on_board = self._memory.value("board") != "list"
        self._moves = StepMoves(office, self, self.notice, self._show_move)
        self._bin: Bin[PathwayStep] = Bin(self, self.list_frame, self.undo_button, self.put_in_bin, self.undo)
        self.step_view.set_table(step_table(office.today))
        self.step_view.setItemDelegate(StepDelegate(self.step_view))
        self.step_view.sortByColumn(ON, Qt.SortOrder.DescendingOrder)
        ListMemory(self.step_view, f"{office.person.id} pathways")
        ColumnFitter(self.step_view, GIVING_WAY, GROWING, (TYPE, STATE))
        pictured = (self.board_chip, self.list_chip, self.undo_button, self.new_button)
        self._words = {button: button.text() for button in pictured}
        for button, words in self._words.items():
            button.setAccessibleName(words.replace("&", ""))
        self.board.begin(office.today)
        self._fill_words()
        self._connect()
        self._show_view()

    # What the shell asks

    def title(self) -> str:
        """The heading of the page."""
        return _("Pathways")

    def facts(self) -> str:
        """How many steps there are, and how many of this year's clients have advanced."""
        count = len(self._lines)
        steps = ngettext("{count} step", "{count} steps", count).format(count=format_number(count))
        figure = self._advanced
        if figure is None or not figure.of:
            return steps
        parts = [
            steps,
            _("advanced {fraction} clients").format(fraction=format_fraction(figure.in_base or 0, figure.of)),
        ]
        parts.append(summary.share(figure))
        if figure.target is not None:
            parts.append(_("target {target}").format(target=summary.target(figure)))
        return " · ".join(parts)

    def search_hint(self) -> str:
        """Every column is searched."""
        return _("Search pathways")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        moves = [("Alt+← →", _("moves the card"))] if self._on_board else []
        switch = ("Ctrl+B", _("list") if self._on_board else _("board"))
        return [("Enter", _("opens")), *moves, switch, ("Ctrl+Shift+N", _("new step")), *self._bin.keys()]

    def search(self, text: str) -> None:
        """Show the steps that hold every word."""
        self.step_view.search(text)
        self._show_state()

    def search_entered(self) -> None:
        """To the first step found."""
        self._focus_list()

    def show_area(self, area: object) -> None:
        """Show the steps of one area, or of all."""
        self._area = area if isinstance(area, UUID) else None
        self._filter()

    def activated(self) -> None:
        """The list as it was left, with what has changed since."""
        self._reload()
        if self._last is not None:
            self._choose(self._last)
        self._focus_list()

    def refresh(self) -> None:
        """Read the steps anew."""
        self._seen = None
        self._reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The room for the tools is another."""
        super().resizeEvent(event)
        self._fit_tools()

    # Slots

    def new_record(self) -> None:
        """Write down a new step."""
        self._open(None)

    def open_line(self, line: StepLine) -> None:
        """Open a step of the list."""
        self._last = line.step.id
        self._place = self.step_view.currentIndex().row()
        self._open(line.step)

    def switch(self, on_board: bool) -> None:
        """Show the board or the list, now and the next time; the step chosen stays chosen."""
        line = self._current()
        self._on_board = on_board
        self._memory.keep("board" if on_board else "list")
        self._show_view()
        if line is not None:
            self._choose(line.step.id)
        self._focus_list()
        self.keys_changed.emit()

    def move_step(self, step: UUID, state: StepState) -> None:
        """Bring a step into another state."""
        line = next(line for line in self._lines if line.step.id == step)
        self._moves.move(line, state)

    def put_in_bin(self) -> None:
        """Put the step chosen into the bin; Ctrl+Z takes it back."""
        line = self._current()
        if line is None:
            return
        try:
            binned = pathways.put_in_bin(self._office, line.step)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self._place = self.step_view.currentIndex().row()
        self._take_away(binned)

    def undo(self) -> None:
        """Take back the step that was last put into the bin, or the move made since."""
        if not self._bin.held:
            return
        before = self._before
        try:
            if before is not None:
                step = pathways.save(self._office, before)
            else:
                step = pathways.take_back(self._office, self._bin.held[0])
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self._before = None
        self._reload()
        self._choose(step.id)
        self._focus_list()
        self._bin.tell(_("It is as before") if before else _("The step is back in the list"))

    def clear_filters(self) -> None:
        """Show all steps again; the search box and the area are the window's."""
        self.own_chip.setChecked(False)
        for chip in (self.state_chip, self.type_chip, self.year_chip):
            chip.set_value(None)
        self._filter()

    # Inside

    def _fill_words(self) -> None:
        everything = (_("all"), None)
        self.state_chip.set_options(_("State"), [everything, *((one.label, one) for one in StepState)])
        self.type_chip.set_options(_("Pathway"), [everything, *((one.label, one) for one in PathwayType)])
        self.year_chip.set_options(_("Year"), [everything])
        self.empty_state.show_words(
            "steps",
            _("No steps yet"),
            _("Steps that take a client on stand here: to work, studies, a trial, volunteering."),
            _("New step"),
        )

    def _connect(self) -> None:
        self.step_view.opened.connect(self.open_line)
        self.board.opened.connect(self.open_line)
        self.board.moved.connect(self.move_step)
        self.board_chip.clicked.connect(lambda: self.switch(True))
        self.list_chip.clicked.connect(lambda: self.switch(False))
        shortcuts.tell(self.board_chip, "Ctrl+B")
        shortcuts.tell(self.list_chip, "Ctrl+B")
        shortcuts.bind(self, "Ctrl+B", lambda: self.switch(not self._on_board))
        shortcuts.bind(self.board, shortcuts.DELETE, self.put_in_bin)
        self.own_chip.toggled.connect(lambda: self._filter())
        for chip in (self.state_chip, self.type_chip, self.year_chip):
            chip.picked.connect(lambda: self._filter())
        for new in (self.new_button.clicked, self.empty_state.acted):
            new.connect(lambda: self.new_record())
        for clear in (self.clear_button.clicked, self.nothing_state.acted):
            clear.connect(lambda: self.clear_filters())
        ListExport(self, self._office, self.step_view, "pathways", self.export_button)

    def _open(self, step: PathwayStep | None) -> None:
        page = PathwayStepPage(self._office, step, None)
        page.saved.connect(self._remember)
        page.binned.connect(self._take_away)
        self.opened.emit(page)

    def _remember(self, step: PathwayStep) -> None:
        self._last = step.id

    def _take_away(self, step: PathwayStep) -> None:
        """A step has gone into the bin: here, or on its own page."""
        self._last = self._before = None
        self._reload()
        rows = self.step_view.table().rows()
        if rows:
            self._choose(rows[min(max(self._place, 0), len(rows) - 1)].step.id)
        self._focus_list()
        self._bin.tell(_("The step is in the bin"), [step])

    def _show_move(self, before: PathwayStep, step: PathwayStep) -> None:
        """A step has been moved; it can be put back."""
        self._before = before
        self._last = step.id
        self._reload()
        self._choose(step.id)
        self._focus_list()
        whose = next(line.name for line in self._lines if line.step.id == step.id)
        words = _("Moved: {name}, {state}").format(name=whose, state=step.state.label)
        self._bin.tell(words, [before])

    def _current(self) -> StepLine | None:
        """The step chosen, on the board or in the list."""
        line: StepLine | None = self.step_view.current_row()
        return self.board.current_line() if self._on_board else line

    def _choose(self, step: UUID) -> None:
        self.step_view.choose(step)
        if not self.board.choose(step) and self._on_board:
            self.step_view.clearSelection()

    def _show_view(self) -> None:
        """The tools that the board or the list has, and itself."""
        self.board_chip.setChecked(self._on_board)
        self.list_chip.setChecked(not self._on_board)
        self.state_chip.setVisible(not self._on_board)
        self.export_button.setVisible(not self._on_board)
        if self._on_board:
            self.state_chip.set_value(None)
        self._filter()

    def _reload(self) -> None:
        """Read the steps, unless nothing has been written since they were read."""
        state = (self._office.audit_head(), self._office.today)
        if state != self._seen:
            self._seen = state
            self._lines = pathways.listing(self._office)
            scope = year_scope(self._office.today.year, basis=self._office.profile.basis)
            self._advanced = figures.compute(self._office, scope)["pathways.persons"]
            self._fill_years()
            self._begin_with_own()
            self.step_view.reload(self._lines)
            self.heading_changed.emit()
        self._filter()

    def _begin_with_own(self) -> None:
        """At first the board shows the worker's own steps, where there are any that go on."""
        if not self._is_begun and self._on_board:
            own = [line for line in self._lines if line.step.worker == self._office.person.id]
            self.own_chip.setChecked(any(not has_end(line.step.state) for line in own))
        self._is_begun = True

    def _fill_years(self) -> None:
        chosen = self.year_chip.value()
        years = sorted({line.step.on.year for line in self._lines}, reverse=True)
        self.year_chip.set_options(_("Year"), [(_("all"), None), *((str(year), year) for year in years)])
        if chosen in years:
            self.year_chip.set_value(chosen)

    def _filter(self) -> None:
        self.step_view.filter(self._is_wanted)
        self._show_state()

    def _is_on_board(self, line: StepLine) -> bool:
        """Of what is over, this year's, unless another year is asked for."""
        ended = line.step.ended
        return ended is None or self.year_chip.value() is not None or ended.year == self._office.today.year

    def _is_wanted(self, line: StepLine) -> bool:
        step = line.step
        return (
            (not self.own_chip.isChecked() or step.worker == self._office.person.id)
            and (self._area is None or step.area == self._area)
            and self.state_chip.value() in (None, step.state)
            and self.type_chip.value() in (None, step.type)
            and self.year_chip.value() in (None, step.on.year)
        )

    def _show_state(self) -> None:
        """The list, or what stands in its place; and how much of it is shown."""
        table = self.step_view.table()
        empty = self.nothing_state if self._lines else self.empty_state
        filled = self.board if self._on_board else self.list_frame
        self.stack.setCurrentWidget(filled if table.rowCount() else empty)
        self.board.reload([line for line in table.rows() if self._is_on_board(line)])
        still = [one for line in table.rows() for one in line.still]
        self.tally_label.setText(tally_words(tallies(still, self._office.today)))
        self.tally_label.setVisible(bool(self.tally_label.text()))
        chips = (self.own_chip, self.state_chip, self.type_chip, self.year_chip)
        filtered = any(chip.isChecked() for chip in chips)
        self.clear_button.setVisible(filtered)
        self._fit_tools()
        self.nothing_state.show_words(
            "search",
            _("No step found"),
            _("No step here has all the words searched for and passes the filters."),
            _("Clear filters") if filtered else "",
            "dismiss",
        )
        shown, total = format_number(table.rowCount()), format_number(table.total())
        self.said.emit(_("{shown} / {total} steps shown").format(shown=shown, total=total), "info")

    def _fit_tools(self) -> None:
        """Without room, also for undoing, tools with a picture do without their words."""
        chips = (self.state_chip, self.type_chip, self.year_chip)
        tools = (self.own_chip, *chips, self.clear_button, self.export_button, *self._words)
        shown = [one for one in tools if one is self.undo_button or not one.isHidden()]
        for short, bare in ((False, False), (True, False), (True, True)):
            for chip in chips:
                chip.set_short(short)
            for button, words in self._words.items():
                dropped = bare if button is self.new_button else short
                button.setText("" if dropped else words)
            if sum(one.sizeHint().width() + _GAP for one in shown) <= self.width() - _MARGINS:
                return

    def _focus_list(self) -> None:
        table = self.step_view.table()
        if self._on_board and self.board.focus_card():
            return
        if self._on_board or not table.rowCount():
            self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.step_view.current_row() is None:
            self.step_view.choose(table.row(0).step.id)
        self.step_view.setFocus(Qt.FocusReason.OtherFocusReason)
