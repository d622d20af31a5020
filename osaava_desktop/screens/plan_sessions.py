"""The sessions that a group's rule asks for: ticked, and then added and moved all at once."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QWidget

from osaava_desktop.domain import texts
from osaava_desktop.domain.groups import Group
from osaava_desktop.domain.planning import MOST_WEEKS_AHEAD, WEEKS_AHEAD, Proposal
from osaava_desktop.domain.special_days import special_day
from osaava_desktop.domain.texts import capital
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import group_columns, messages, shortcuts, theme
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.recurrence import group_words
from osaava_desktop.screens.tables import Column, Mark, RowTable
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import planning
from osaava_desktop.services.planning import Done
from osaava_desktop.store.office import Office

_TICK = 0


class PlanSessionsPage(Page):
    """Days of the rule, holidays not ticked; ``before`` is the group with the rule that it had before."""

    ui_file = "plan_sessions.ui"
    rule_label: QLabel
    undo_button: QPushButton
    weeks_label: QLabel
    weeks_edit: QLineEdit
    add_button: QPushButton
    list_card: QFrame
    days_view: RowView
    empty_state: EmptyState
    sum_label: QLabel

    def __init__(
        self, office: Office, group: Group, before: Group | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._group, self._before = office, group, before
        self._ticked: set[dt.date] = set()
        self._seen: set[dt.date] = set()
        self._done: Done | None = None
        self._table: RowTable[Proposal] = RowTable(self._columns(), lambda line: line.session.on)
        self.days_view.set_table(self._table)
        ColumnFitter(self.days_view, giving_way=(2,), growing=(4,), whole=(0, 1, 3))
        self.rule_label.setText(capital(group_words(group)))
        self.weeks_label.setBuddy(self.weeks_edit)
        self.weeks_edit.setFixedWidth(theme.scaled(56))
        self.weeks_edit.setText(str(WEEKS_AHEAD))
        self.undo_button.hide()
        self.empty_state.show_words(
            "calendar_empty", _("No days"), _("The rule gives no day in these weeks. Look further ahead.")
        )
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        view = self.days_view
        self.weeks_edit.textChanged.connect(lambda: self.refresh())
        self.weeks_edit.returnPressed.connect(view.setFocus)
        view.opened.connect(lambda line: self.toggle(line))
        view.clicked.connect(self._click)
        self.add_button.clicked.connect(lambda: self.carry_out())
        self.undo_button.clicked.connect(lambda: self.undo())
        shortcuts.bind(view, "Space", lambda: self.toggle(view.current_row()))
        shortcuts.bind(view, "Ctrl+A", self.toggle_all)
        shortcuts.bind(self, "Ctrl+Return", self.carry_out)
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)
        shortcuts.tell(self.add_button, "Ctrl+Enter", _("Add the sessions ticked"))

    # What the shell asks

    def title(self) -> str:
        """The group's name."""
        return self._group.name

    def facts(self) -> str:
        """What the page is for."""
        return _("Plan sessions")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Ticking, and doing it."""
        undo = [("Ctrl+Z", _("undo"))] if self._done else []
        return ((_("Space"), _("tick")), ("Ctrl+A", _("all")), ("Ctrl+Enter", _("add")), *undo)

    def activated(self) -> None:
        """On the first day."""
        self.refresh()
        self.days_view.setFocus()

    def refresh(self) -> None:
        """The days anew; ticks stay as they were set."""
        lines = planning.proposals(self._office, self._group, self._weeks(), self._before)
        fresh = [line for line in lines if line.session.on not in self._seen]
        self._ticked |= {line.session.on for line in fresh if line.is_wanted}
        self._seen |= {line.session.on for line in fresh}
        self.days_view.reload(lines)
        if lines and self.days_view.current_row() is None:
            self.days_view.selectRow(0)
        self.days_view.setVisible(bool(lines))
        self.empty_state.setVisible(not lines)
        self._count()

    # Ticks

    def toggle(self, line: Proposal | None) -> None:
        """Tick a day, or take its tick away; one that is there needs none."""
        if line is not None and not line.is_there:
            self._ticked ^= {line.session.on}
            self._count()

    def toggle_all(self) -> None:
        """Tick all days that are no holidays; where all of them are ticked, none."""
        wanted = {line.session.on for line in self._table.rows() if line.is_wanted}
        self._ticked = set() if wanted <= self._ticked else wanted
        self._count()

    def carry_out(self) -> None:
        """Add and move what is ticked."""
        chosen = self._chosen()
        if not chosen:
            return
        try:
            self._done = planning.carry_out(self._office, chosen)
        except PlainError as error:
            messages.show_error(self, error)
            return
        self.refresh()
        self._tell(_done_words(self._done))

    def undo(self) -> None:
        """Take back what was added and moved last."""
        if self._done is None:
            return
        try:
            planning.undo(self._office, self._done)
        except PlainError as error:
            messages.show_error(self, error)
            return
        self._done = None
        self.refresh()
        self._tell(_("Taken back"))

    # Inside

    def _tell(self, words: str) -> None:
        self.undo_button.setVisible(self._done is not None)
        self.keys_changed.emit()
        self.days_view.setFocus()
        self.said.emit(words, "good")

    def _weeks(self) -> int:
        text = self.weeks_edit.text().strip()
        return min(int(text), MOST_WEEKS_AHEAD) if text.isdecimal() and len(text) < 6 else 0

    def _chosen(self) -> list[Proposal]:
        lines: Sequence[Proposal] = self._table.rows()
        return [line for line in lines if line.session.on in self._ticked and not line.is_there]

    def _count(self) -> None:
        """How many would be added and moved."""
        self.days_view.viewport().update()
        chosen = self._chosen()
        words = ngettext("&Add {count} session", "&Add {count} sessions", len(chosen))
        self.add_button.setText(words.format(count=texts.format_number(len(chosen))))
        self.add_button.setEnabled(bool(chosen))
        there = sum(line.is_there for line in self._table.rows())
        moved = sum(line.before is not None for line in chosen)
        known = ngettext("{count} is there already", "{count} are there already", there)
        moving = ngettext("{count} planned one moves", "{count} planned ones move", moved)
        parts = [known.format(count=there) if there else "", moving.format(count=moved) if moved else ""]
        self.sum_label.setText(" · ".join(filter(None, parts)))
        self.sum_label.setVisible(bool(self.sum_label.text()))

    def _click(self, index: QModelIndex) -> None:
        if index.column() == _TICK:
            self.toggle(self._table.row(index.row()))

    def _columns(self) -> list[Column[Proposal]]:
        today = self._office.today

        def is_ticked(line: Proposal) -> bool:
            return line.session.on in self._ticked and not line.is_there

        def tick(line: Proposal) -> Sequence[Mark]:
            return [Mark(icon="checkmark", text="", kind="accent")] if is_ticked(line) else []

        return [
            Column(
                title=_("Add"),
                value=lambda _line: "",
                marks=tick,
                spoken=lambda line: _("ticked") if is_ticked(line) else _("not ticked"),
                width=72,
            ),
            Column(
                title=_("Day"),
                value=lambda line: group_columns.weekday(line.session.on, today),
                sort=lambda line: line.session.on,
                width=130,
            ),
            Column(title=_("Time"), value=lambda line: group_columns.times(line.session), width=112),
            Column(
                title=_("What"), value=lambda _line: "", marks=lambda line: [_what(line, today)], width=150
            ),
            Column(title=_("Note"), value=_note, width=180),
        ]


def _what(line: Proposal, today: dt.date) -> Mark:
    if line.is_there:
        return Mark(icon="checkmark_circle", text=capital(line.session.state.label))
    if line.before is not None:
        day = texts.format_near_date(line.before.on, today)
        return Mark(icon="arrow_right", text=_("Moves from {day}").format(day=day), kind="accent")
    if special_day(line.session.on):
        return Mark(icon="warning", text=_("Holiday"), kind="attention")
    return Mark(icon="add", text=_("New"), kind="accent")


def _note(line: Proposal) -> str:
    """What speaks against the day."""
    elsewhere = _("The leader also leads {group}").format(group=line.elsewhere) if line.elsewhere else ""
    return " · ".join(filter(None, (special_day(line.session.on), elsewhere)))


def _done_words(done: Done) -> str:
    added = ngettext("{count} session added", "{count} sessions added", len(done.added))
    moved = ngettext("{count} session moved", "{count} sessions moved", len(done.moved))
    parts = [
        added.format(count=len(done.added)) if done.added else "",
        moved.format(count=len(done.moved)) if done.moved else "",
    ]
    return " · ".join(filter(None, parts))
