"""The register of one session: who came, marked by one key each, and saved at once."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from osaava_desktop.domain import texts
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import GroupForm, Mark, MovedOn, Register, RegisterRow, SessionState, Sheet
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import messages, office_choices, shortcuts, theme
from osaava_desktop.screens.group import GroupPage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.register_acts import RegisterActs
from osaava_desktop.screens.register_menu import RegisterMenu
from osaava_desktop.screens.register_papers import RegisterPapers
from osaava_desktop.screens.register_rail import RegisterRail
from osaava_desktop.screens.register_session import RegisterSession
from osaava_desktop.screens.register_view import MARKS, RegisterTable, RegisterView, initial, told
from osaava_desktop.screens.register_writing import RegisterWriting
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.screens.widgets.person_box import PersonBox
from osaava_desktop.services import groups, marking, sheets
from osaava_desktop.services.marking import Act
from osaava_desktop.store.office import Office

Result = TypeVar("Result")
_LIST_WIDTH, _ROOM = 960, 790
"""On a wide screen marks must not stand too far from names."""
_CLOSED = (SessionState.CANCELLED, SessionState.DID_NOT_TAKE_PLACE)


class AttendancePage(Page):
    """One session's register. Every mark is its own save, and can be taken back by its name."""

    ui_file = "attendance.ui"
    all_present_button: QPushButton
    undo_button: QPushButton
    print_button: QPushButton
    rail_button: QPushButton
    change_button: QPushButton
    not_held_button: QPushButton
    door_button: QPushButton
    more_button: QToolButton
    state_notice: Notice
    list_card: QFrame
    register_view: RegisterView
    empty_state: EmptyState
    walk_in_edit: PersonBox
    walk_in_label: QLabel
    rail: RegisterRail

    def __init__(
        self, office: Office, session: UUID, sheet: Sheet | None = None, parent: QWidget | None = None
    ) -> None:
        """In the order of ``sheet``, or of the one printed last."""
        super().__init__(parent)
        self._office = office
        self._session, self._sheet = session, sheet
        self._tight = False
        self._acts = RegisterActs(office)
        self._register: Register = groups.register(office, session, sheet)
        self._papers = RegisterPapers(self, office, self.rail.papers_button, lambda: self._register)
        self._menu = RegisterMenu(self, office, self.more_button, self.register_view, lambda: self._register)
        self.session_part = RegisterSession(self, office, lambda: self._register)
        self._writing = RegisterWriting(self, office, self.rail, lambda: self._register)
        self._table = RegisterTable()
        self.register_view.set_register(self._table, self._register.group.sensitive)
        self.list_card.setMaximumWidth(theme.scaled(_LIST_WIDTH))
        self.walk_in_edit.set_source(lambda text: office_choices.visitors_found(office, text))
        self.empty_state.show_words(
            "people_community",
            _("Nobody on the list yet"),
            _("Put people on the group's roster, or add below who walks in."),
            _("Roster"),
            "people",
        )
        self._order_tabs()
        self._connect()
        self._bind_keys()
        self._show()

    def _order_tabs(self) -> None:
        """The rail's fields come after the list, as they are read; the buttons above come last."""
        rail = self.rail
        # A stepper's edit, not the stepper: of a widget with a focus proxy only the proxy is in the order.
        steppers = [stepper.focusProxy() or stepper for stepper in (rail.heads_stepper, rail.new_stepper)]
        buttons = (self.all_present_button, self.undo_button, self.print_button, self.door_button)
        links = (self.rail_button, self.change_button, self.not_held_button, self.more_button)
        paper = (rail.kinds_button, rail.papers_button, rail.returned_button)
        memo = (rail.topic_edit, rail.minutes_edit, rail.note_edit)
        order = (self.walk_in_edit, *steppers, *paper, *memo, *buttons, *links)
        for one, other in pairwise(order):
            self.setTabOrder(one, other)

    def _connect(self) -> None:
        self.register_view.marked.connect(self.mark)
        self.walk_in_edit.picked.connect(self.add_walk_in)
        self.walk_in_edit.dismissed.connect(self._leave_field)
        self.empty_state.acted.connect(self.open_roster)
        self.all_present_button.clicked.connect(self.mark_all_present)
        self.undo_button.clicked.connect(self.undo)
        self.print_button.clicked.connect(self.print_paper)
        self.rail_button.toggled.connect(self._show_side)
        self.session_part.changed.connect(self._show_changed_session)
        self.session_part.closed.connect(self._return)
        self.change_button.clicked.connect(lambda: self.session_part.change())
        self._writing.done.connect(self._keep)
        self.rail.kinds_button.clicked.connect(self._menu.open_kinds)
        self.rail.returned.connect(self.take_in_sheet)
        self._papers.turned.connect(self.show_session)
        self._papers.closed.connect(self._return)
        self.not_held_button.clicked.connect(lambda: self.session_part.not_held())
        self.door_button.clicked.connect(self._menu.open_door)
        self._menu.done.connect(self._keep)
        self._menu.moved.connect(self.move_on)
        self._menu.cleared.connect(lambda row: self.mark(row, None, False))
        self._menu.closed.connect(self._return)

    def _bind_keys(self) -> None:
        standard = QKeySequence.StandardKey
        shortcuts.bind(self, standard.Undo, self.undo)
        shortcuts.bind(self, standard.Redo, self.redo)
        shortcuts.bind(self, "Ctrl+A", self.mark_all_present)
        shortcuts.bind(self, "Ins", self.walk_in_edit.setFocus)
        for keys in ("Ctrl+E", "F2"):
            shortcuts.bind(self, keys, self.session_part.change)
        shortcuts.tell(self.all_present_button, "Ctrl+A")
        shortcuts.tell(self.print_button, "Ctrl+P")
        shortcuts.tell(self.change_button, "Ctrl+E")
        shortcuts.tell(self.door_button, "Ctrl+D")

    # What the shell asks

    def title(self) -> str:
        """The group's name."""
        return self._register.group.name

    def facts(self) -> str:
        """When and where."""
        session = self._register.session
        times = [texts.format_time(time) for time in (session.starts, session.ends) if time]
        when = texts.format_weekday_date(session.on)
        if times:
            when = _("{day} at {time}").format(day=when, time="–".join(times))
        hidden = _("the sheet bears numbers, no names") if self._register.group.sensitive else ""
        return " · ".join(part for part in (when, self._register.place, hidden) if part)

    def search_hint(self) -> str:
        """Rows of this register."""
        return _("Search by name or number")

    def keys(self) -> Sequence[tuple[str, str]]:
        """The marks' own keys, and those that the budget of keys lives by."""
        marks = [(initial(mark), mark.label) for mark in MARKS]
        others = (("Ctrl+A", _("all present")), (_("Ins"), _("visitor")), ("Ctrl+M", _("more")))
        return (*marks, (_("Del"), _("clear")), *others)

    def search(self, text: str) -> None:
        """Show only the rows found."""
        self.register_view.search(text)

    def search_entered(self) -> None:
        """To the first row found."""
        self.register_view.setFocus()
        if self._table.rowCount():
            self.register_view.go_to(0)

    def activated(self) -> None:
        """Fresh marks, and the cursor where the marking begins: on the first row without a mark."""
        self._acts.forget_undone()
        self.refresh()
        self._return()
        if self.register_view.current_row() is None:
            lines = [line for line, row in enumerate(self._table.rows()) if row.mark is None]
            self.register_view.go_to(lines[0] if lines else 0)

    def refresh(self) -> None:
        """Read the register anew, in the order of its sheet as long as that one is in use."""
        if self._sheet is not None:
            self._sheet = sheets.find(self._office, self._sheet.number)
        self._register = groups.register(self._office, self._session, self._sheet)
        self._show()

    def print_paper(self) -> None:
        """Number the sheet, draw it on a thread, and show it."""
        self._sheet = None  # what is marked next is in the order of the paper just printed
        self._try(self._papers.print_sheet)

    def show_session(self, session: UUID) -> None:
        """Another column of the sheet; what was done in this one is not undone from there."""
        self._session, self._sheet = session, self._register.sheet
        self.rail.leave_fields()
        self._acts.forget()
        self.register_view.clearSelection()
        self.register_view.setCurrentIndex(QModelIndex())
        self.activated()
        self.heading_changed.emit()

    # Marks

    def mark(self, row: RegisterRow, mark: Mark | None, moves_on: bool) -> None:
        """Save one mark; the cursor goes on to the next row when it was typed."""
        words = told(self._register.called(row.client), mark)
        if row.mark is not mark and not self._mark({row.client.id: mark}, words):
            return
        if moves_on:
            self.register_view.step()

    def mark_all_present(self) -> None:
        """Everybody shown who has no mark yet was there; the exceptions come after."""
        rows = [row for row in self._table.rows() if row.mark is None]
        if rows:
            words = ngettext("{count} marked present", "{count} marked present", len(rows))
            marks = dict.fromkeys((row.client.id for row in rows), Mark.PRESENT)
            self._mark(marks, words.format(count=texts.format_number(len(rows))))
        self._return()

    def move_on(self, row: RegisterRow, why: MovedOn) -> None:
        """Who is away has moved to work or studies: a good outcome."""
        words = told(self._register.called(row.client), why)
        self._do(words, lambda: marking.move_on(self._office, self._register, row.client.id, why))

    def add_walk_in(self, visitor: Client) -> None:
        """Add who walked in as present; the field is ready for the next one until it is left."""
        words = _("{name} added as present").format(name=visitor.family_name)
        if self._do(words, lambda: marking.add(self._office, self._register, visitor)):
            self.walk_in_edit.reset()
            self.walk_in_edit.setFocus()

    def undo(self) -> None:
        """Take the last act back."""
        self._turn(self._acts.undo, _("Undone: {act}"))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self._acts.redo, _("Done again: {act}"))

    def _mark(self, marks: Mapping[UUID, Mark | None], name: str) -> bool:
        return self._do(name, lambda: marking.mark(self._office, self._register, marks))

    def _do(self, name: str, act: Callable[[], Act]) -> bool:
        if self._register.session.state in _CLOSED:
            words = _("This session was not held, so nobody was there. Change its state first.")
            self.said.emit(words, "attention")
            return False
        done = self._try(act)
        if done is None:
            return False
        self._keep(name, done)
        return True

    def _keep(self, name: str, act: Act, kind: str = "") -> None:
        """An act is done: show it, and that it can be undone."""
        self._acts.add(name, act, kind)
        self.refresh()
        self._say_saved(name)

    def _turn(self, turn: Callable[[], tuple[str, Act] | None], words: str) -> None:
        self.rail.forget_texts()
        turned = self._try(turn)
        if turned is not None:
            self.refresh()
            if turned[1].client is not None:
                self.register_view.choose(turned[1].client)
            self.said.emit(words.format(act=turned[0]), "good")
        self.dirty_changed.emit(self.rail.is_dirty())

    # The session, its unnamed heads and its sheet

    def is_dirty(self) -> bool:
        """Whether something written on the rail could not be saved."""
        return self._writing.is_dirty()

    def save(self) -> bool:
        """Try once more to save what was refused."""
        return self._writing.save()

    def discard(self) -> None:
        """Let go what was refused."""
        self._writing.discard()
        self.refresh()

    def take_in_sheet(self) -> None:
        """The sheet has come back."""
        sheet = self._register.sheet
        if sheet is not None and self._try(lambda: sheets.take_in(self._office, sheet)) is not None:
            self.refresh()
            self._say_saved(_("sheet {number} returned").format(number=sheet.number))
        self._return()

    def _show_changed_session(self) -> None:
        self.refresh()
        self.heading_changed.emit()
        self._say_saved(_("session"))

    def open_roster(self) -> None:
        """The group's page, at its roster."""
        self.opened.emit(GroupPage(self._office, self._register.group))

    # Showing

    def _show(self) -> None:
        register = self._register
        self.register_view.renew(register.rows)
        self.register_view.setVisible(bool(register.rows))
        self.empty_state.setVisible(not register.rows)
        self.walk_in_edit.setEnabled(register.session.state not in _CLOSED)
        self.rail.show_register(register, self._office.today, self._papers.state())
        self._show_state()
        self._show_undo()
        unmarked = any(row.mark is None for row in register.rows)
        self.all_present_button.setEnabled(unmarked and register.session.state not in _CLOSED)

    def _return(self) -> None:
        """The cursor back to the list; to the field below where there is no list yet."""
        (self.register_view if self._register.rows else self.walk_in_edit).setFocus()

    def _leave_field(self) -> None:
        """Esc in the field: to the list, or off the page where there is none yet."""
        if self._register.rows:
            self.register_view.setFocus()
        else:
            self.closed.emit()

    def _show_state(self) -> None:
        session = self._register.session
        self._show_side()
        if session.state in _CLOSED:
            state = texts.capital(session.state.label)
            words = _("{state}: {reason}").format(state=state, reason=session.reason)
            self.state_notice.show_words("attention", words)
        else:
            self.state_notice.hide()

    def _show_undo(self) -> None:
        act = self._acts.next_undo()
        self.undo_button.setEnabled(bool(act))
        words = _("Undo: {act}").format(act=act) if act else _("Undo")
        # Where it is tight, the tool tip alone says what is undone: the buttons beside it need the room.
        room = theme.scaled(180)
        short = self.undo_button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        short = _("Undo") if self._tight else short
        self.undo_button.setText(short.replace("&", "&&"))
        self.undo_button.setAccessibleName(words)
        shortcuts.tell(self.undo_button, "Ctrl+Z", words)

    def _say_saved(self, what: str) -> None:
        now = texts.format_time(self._office.clock().time())
        self.said.emit(_("Saved at {time}: {what}").format(time=now, what=what), "good")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and rail side by side; where there is no room for both (large letters), one at a time."""
        super().resizeEvent(event)
        self._tight = event.size().width() < theme.scaled(_ROOM)
        self.print_button.setText(_("&Print") if self._tight else _("&Print the sheet"))
        self._show_undo()
        self.rail_button.setVisible(self._tight)
        self.walk_in_label.setVisible(not self._tight)
        if not self._tight:
            self.rail_button.setChecked(False)
        self._show_side()

    def _show_side(self) -> None:
        rail = self.rail_button.isChecked()
        self.rail.setVisible(rail or not self._tight)
        self.list_card.setVisible(not rail)
        at_door = self._register.group.form is GroupForm.NONSTOP
        self.door_button.setVisible(at_door and not self._tight)
        may_fall_out = self._register.session.state not in _CLOSED
        self.not_held_button.setVisible(may_fall_out and not self._tight and not at_door)

    def _try(self, act: Callable[[], Result]) -> Result | None:
        """Do it, or say in its own sentence why it can't be done; the page stays as it is then."""
        try:
            return act()
        except InvalidInput as error:
            self.said.emit(str(error), "attention")
        except PlainError as error:
            messages.show_error(self, error)
        return None
