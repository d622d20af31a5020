"""The calendar of all groups: a week or a month, and the way to the programme for the wall."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from osaava_desktop.domain import texts
from osaava_desktop.domain.calendar import CalendarEntry, Span
from osaava_desktop.i18n import _
from osaava_desktop.screens import shortcuts, theme
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.calendar_grid import CalendarGrid, counted
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.programme import ProgrammeDialog
from osaava_desktop.screens.session import SessionDialog
from osaava_desktop.screens.widgets.chip import Chip
from osaava_desktop.services import calendar, group_lists, groups
from osaava_desktop.store.office import Office

_ROOM = 790


class CalendarPage(Page):
    """The week of today at first; all groups, or those that the person signed in leads."""

    ui_file = "calendar.ui"
    has_areas = True
    week_chip: Chip
    month_chip: Chip
    own_chip: Chip
    back_button: QPushButton
    on_button: QPushButton
    today_button: QPushButton
    new_button: QPushButton
    programme_button: QPushButton
    grid: CalendarGrid

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._span, self._day = Span.WEEK, office.today
        self._area: UUID | None = None
        self._entries: Sequence[CalendarEntry] = ()
        self.week_chip.setChecked(True)
        self._connect()

    def _connect(self) -> None:
        self.week_chip.clicked.connect(lambda: self.show_span(Span.WEEK))
        self.month_chip.clicked.connect(lambda: self.show_span(Span.MONTH))
        self.own_chip.toggled.connect(lambda: self.refresh())
        self.back_button.clicked.connect(lambda: self.go(self._span.step(self._day, -1)))
        self.on_button.clicked.connect(lambda: self.go(self._span.step(self._day, 1)))
        self.today_button.clicked.connect(lambda: self.go(self._office.today))
        self.new_button.clicked.connect(lambda: self.new_session())
        self.programme_button.clicked.connect(lambda: self.print_paper())
        self.grid.opened.connect(self.open_entry)
        self.grid.day_opened.connect(self.open_day)
        self.grid.moved.connect(self.go)
        for keys, act in (
            ("Ins", self.new_session),
            ("Ctrl+E", self.edit),
            ("F2", self.edit),
            ("Ctrl+K", self.turn_span),
        ):
            shortcuts.bind(self, keys, act)
        shortcuts.tell(self.new_button, _("Ins"))
        shortcuts.tell(self.programme_button, "Ctrl+P")
        shortcuts.tell(self.today_button, _("Home"))
        shortcuts.tell(self.back_button, _("Page Up"), _("Earlier"))
        shortcuts.tell(self.on_button, _("Page Down"), _("Later"))

    # What the shell asks

    def title(self) -> str:
        """The week or month in sight."""
        if self._span is Span.MONTH:
            return texts.format_month(self._day)
        return _("Week {number}").format(number=self._day.isocalendar().week)

    def facts(self) -> str:
        """The days of a week, and how many sessions are shown."""
        if self._span is Span.MONTH:
            return counted(self._entries)
        days = self._span.days(self._day)
        return f"{days[0].day}.{days[0].month}.–{texts.format_date(days[-1])} · {counted(self._entries)}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """Going about, opening, and what is made here."""
        other = Span.MONTH if self._span is Span.WEEK else Span.WEEK
        return (
            (_("Enter"), _("opens")),
            (_("PgUp PgDn"), _("other {span}").format(span=self._span.label)),
            (_("Home"), _("today")),
            ("Ctrl+K", other.label),
            (_("Ins"), _("new session")),
            ("Ctrl+P", _("programme")),
        )

    def show_area(self, area: object) -> None:
        """Show the sessions of one area, or of all."""
        self._area = area if isinstance(area, UUID) else None
        self.refresh()

    def activated(self) -> None:
        """Fresh sessions, the cursor where it was."""
        self.refresh()
        self.grid.setFocus()

    def refresh(self) -> None:
        """Read the span in sight anew."""
        days = self._span.days(self._day)
        found = calendar.entries(self._office, days[0], days[-1])
        self._entries = [entry for entry in found if self._is_wanted(entry)]
        self.grid.show_span(self._span, self._day, self._office.today, self._entries)
        self.week_chip.setChecked(self._span is Span.WEEK)
        self.month_chip.setChecked(self._span is Span.MONTH)
        self.heading_changed.emit()
        self.keys_changed.emit()

    def print_paper(self) -> None:
        """The programme of what is shown, for the wall."""
        dialog = ProgrammeDialog(self._office, self._span, self._day, self._is_wanted, self._where(), self)
        dialog.exec()
        dialog.deleteLater()
        self.grid.setFocus()

    # Going about

    def go(self, day: dt.date) -> None:
        """Show the span of another day."""
        self._day = day
        self.refresh()
        self.grid.setFocus()

    def show_span(self, span: Span) -> None:
        """A week or a month, on the same day."""
        self._day, self._span = self.grid.day(), span
        self.refresh()
        self.grid.setFocus()

    def turn_span(self) -> None:
        """From the week to the month, and back."""
        self.show_span(Span.MONTH if self._span is Span.WEEK else Span.WEEK)

    def open_entry(self, entry: CalendarEntry) -> None:
        """The register of a session."""
        self._day = entry.session.on
        self.opened.emit(AttendancePage(self._office, entry.session.id))

    def open_day(self, day: dt.date) -> None:
        """A day of a month in its week; an empty day of a week asks for a session."""
        self._day = day
        if self._span is Span.MONTH:
            self.show_span(Span.WEEK)
        else:
            self.new_session()

    # Sessions

    def new_session(self) -> None:
        """A session on the day under the cursor; its group is chosen in the dialog."""
        self._day = self.grid.day()
        open_groups = [
            line.group for line in group_lists.lines(self._office) if not line.group.is_over(self._day)
        ]
        if not open_groups:
            self.said.emit(_("Found a group first."), "attention")
            return
        first = replace(groups.proposed_session(self._office, open_groups[0]), on=self._day)
        dialog = SessionDialog(self._office, first, self, groups_to_choose=open_groups)
        if dialog.exec():
            self._day = dialog.stored.on
            self.refresh()
            self.grid.go_to(dialog.stored.id)
            self.said.emit(_("Session added: {group}").format(group=dialog.group_name()), "good")
        dialog.deleteLater()
        self.grid.setFocus()

    def edit(self) -> None:
        """Change the session under the cursor."""
        entry = self.grid.entry()
        if entry is None:
            return
        dialog = SessionDialog(self._office, entry.session, self)
        if dialog.exec():
            self._day = dialog.stored.on
            self.refresh()
            self.grid.go_to(dialog.stored.id)
            self.said.emit(_("Session saved"), "good")
        dialog.deleteLater()
        self.grid.setFocus()

    # Inside

    def _is_wanted(self, entry: CalendarEntry) -> bool:
        me = self._office.person.id
        own = not self.own_chip.isChecked() or me in (entry.session.worker, *entry.leaders)
        return own and self._area in (None, entry.session.area)

    def _where(self) -> str:
        return calendar.where(self._office, self._area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters in a small window buttons say less."""
        super().resizeEvent(event)
        tight = event.size().width() < theme.scaled(_ROOM)
        self.today_button.setVisible(not tight)
        self.new_button.setVisible(not tight)
