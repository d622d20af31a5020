"""The page that opens first: the sessions of today, what waits to be done, the days to come."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop import i18n
from osaava_desktop.domain import texts
from osaava_desktop.domain import today as rules
from osaava_desktop.domain.calendar import CalendarEntry
from osaava_desktop.domain.today import Day, Moment, SessionToday
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import home_lists, icons, messages, sheet_preview, shortcuts, theme
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.calendar import CalendarPage
from osaava_desktop.screens.home_backup import BackupCard
from osaava_desktop.screens.home_targets import TargetsCard
from osaava_desktop.screens.home_waiting import WaitingCard
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.tables import RowTable
from osaava_desktop.services import backups, groups, sheets, today
from osaava_desktop.store.office import Office

_SIDE, _TIGHT, _LEAST, _COMING = 276, 720, 150, 100
_ANY_HEIGHT = 16_000
_MOST_SESSIONS = 0.42
"""How much of the page's height the sessions of today may take."""


class HomePage(Page):
    """Each line is one Enter away from its work.

    ``counted`` tells how many things wait for who is signed in; ``backup_wanted`` asks for a backup now.
    """

    ui_file = "home.ui"
    scrolled_panel: QWidget
    page_layout: QBoxLayout
    today_count_label: QLabel
    calendar_button: QPushButton
    today_view: RowView
    no_sessions_label: QLabel
    work_layout: QVBoxLayout
    side_panel: QWidget
    coming_card: QFrame
    coming_count_label: QLabel
    coming_view: RowView
    no_coming_label: QLabel
    side_layout: QVBoxLayout

    has_areas = True

    counted = Signal(int)
    backup_wanted = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._day = Day()
        self._area: UUID | None = None
        self._last_list = self.today_view
        self._begun = False
        self._is_tight = False
        self._minutes = QTimer(self, interval=60_000)
        self.waiting_card = WaitingCard(office)
        self.targets_card, self.backup_card = TargetsCard(office), BackupCard(office)
        self.backup_card.wanted.connect(self.backup_wanted)
        self.work_layout.addWidget(self.waiting_card, 1)
        self.side_layout.insertWidget(0, self.targets_card)
        self.side_layout.addWidget(self.backup_card)
        self.side_layout.addStretch(0)
        for card in (self.targets_card, self.backup_card):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._set_lists()
        self._connect()

    def _set_tab_order(self) -> None:
        """As one reads: today, what waits, and then the side."""
        side = self.targets_card.targets_button, self.coming_view, self.backup_card.backup_button
        order = self.calendar_button, self.today_view, *self.waiting_card.stops(), *side
        for one, other in pairwise(order):
            self.setTabOrder(one, other)

    def _set_lists(self) -> None:
        office = self._office
        sessions: RowTable[SessionToday] = RowTable(
            home_lists.of_sessions(lambda: today.now(office), office.person.name),
            lambda line: line.entry.session.id,
        )
        coming: RowTable[CalendarEntry] = RowTable(
            home_lists.of_coming(lambda: office.today), lambda line: line.session.id
        )
        self.today_view.set_table(sessions)
        self.coming_view.set_table(coming)
        for view, high in (
            (self.today_view, home_lists.SESSION_HEIGHT),
            (self.coming_view, home_lists.COMING_HEIGHT),
        ):
            view.horizontalHeader().hide()
            view.setItemDelegate(home_lists.TwoLines(view))
            view.verticalHeader().setDefaultSectionSize(theme.scaled(high))
        self.today_view.setVerticalScrollMode(RowView.ScrollMode.ScrollPerItem)

    def _connect(self) -> None:
        for view in self._views():
            for signal in (view.chosen, view.opened):
                signal.connect(lambda _line, view=view: self._remember(view))
        self.today_view.opened.connect(self.open_session)
        self.coming_view.opened.connect(lambda line: self._open_register(line.session.id))
        self.calendar_button.clicked.connect(lambda: self.opened.emit(CalendarPage(self._office)))
        self.waiting_card.opened.connect(self.opened)
        self.waiting_card.gone.connect(self.refresh)
        self.waiting_card.answered.connect(self._tell_answer)
        self.waiting_card.waiting_view.chosen.connect(lambda _line: self.keys_changed.emit())
        self.waiting_card.arranged.connect(self._set_tab_order)
        self.targets_card.counted.connect(self._fit)
        self.targets_card.opened.connect(self.opened)
        shortcuts.bind(self, "Ctrl+K", self.calendar_button.click)
        shortcuts.tell(self.calendar_button, "Ctrl+K")
        self._minutes.timeout.connect(self._tick)
        self._minutes.start()

    # What the shell asks

    def title(self) -> str:
        """The heading of the page."""
        return _("Today")

    def facts(self) -> str:
        """The day, and the number of its week."""
        on = self._office.today
        day = f"{texts.weekday_name(on.weekday())} {texts.format_date(on)}"
        return _("{day}, week {number}").format(day=day, number=on.isocalendar().week)

    def keys(self) -> Sequence[tuple[str, str]]:
        """Opening, printing, taking in."""
        answers = [(_("Space"), _("answers"))] if self.waiting_card.asks() else []
        return (
            (_("Enter"), _("opens")),
            *answers,
            ("Ctrl+P", _("sheet")),
            ("Ctrl+N", _("new client")),
            ("Ctrl+F", _("looks everywhere")),
            ("Ctrl+K", _("calendar")),
        )

    def show_area(self, area: object) -> None:
        """Only what belongs to an area, or all; what belongs to none is seen always."""
        self._area = area if isinstance(area, UUID) else None
        if self._begun:
            self._show()
            self.targets_card.show_area(self._area)

    def activated(self) -> None:
        """Everything fresh; the cursor where it was, at first on the session to begin with."""
        self.refresh()
        first = not self._begun
        self._begun = True
        if first:
            self._choose_next()
            has_sessions = self.today_view.table().rowCount()
            self._last_list = self.today_view if has_sessions else self.waiting_card.waiting_view
        view = next((one for one in (self._last_list, *self._views()) if one.table().rowCount()), None)
        if view is None:
            self.calendar_button.setFocus()
            return
        if view.current_row() is None:
            view.selectRow(0)
        view.setFocus()

    def refresh(self) -> None:
        """Read everything anew."""
        self._day = today.day(self._office)
        self._show()
        self.targets_card.show_area(self._area)
        self.backup_card.show_backup(self._day.backup)
        self.counted.emit(self._day.count_for(self._office.person.id))
        self.heading_changed.emit()

    def show_backup(self) -> None:
        """A backup was made, here or elsewhere."""
        self.backup_card.show_backup(backups.here(self._office))

    def print_paper(self) -> None:
        """The sheet of the session under the cursor, or of the next one."""
        entry = self._entry_to_print()
        if entry is None:
            self.said.emit(_("There is no session to print a sheet for."), "info")
            return
        try:
            paper = sheets.prepare(self._office, groups.register(self._office, entry.session.id))
        except PlainError as error:
            messages.show_error(self, error)
            return
        sheet_preview.show(self, [paper], i18n.current(), self._last_list.setFocus)

    # Opening

    def open_session(self, line: SessionToday) -> None:
        """The register of a session."""
        self._open_register(line.entry.session.id)

    def _open_register(self, session: UUID) -> None:
        self.opened.emit(AttendancePage(self._office, session))

    def _entry_to_print(self) -> CalendarEntry | None:
        chosen: CalendarEntry | None = self.coming_view.current_row()
        if self.coming_view.hasFocus() and chosen is not None:
            return chosen
        line: SessionToday | None = self.today_view.current_row()
        if line is not None:
            return line.entry
        rows: Sequence[CalendarEntry] = self.coming_view.table().rows()
        return rows[0] if rows else None

    # Showing

    def _views(self) -> tuple[RowView, RowView, RowView]:
        return self.today_view, self.waiting_card.waiting_view, self.coming_view

    def _tell_answer(self) -> None:
        self.refresh()
        self.waiting_card.waiting_view.setFocus()
        self.said.emit(_("The answer is saved"), "good")

    def _remember(self, view: RowView) -> None:
        if view.hasFocus():
            self._last_list = view

    def _show(self) -> None:
        sessions = [one for one in self._day.sessions if self._is_here(one.entry.session.area)]
        self.today_view.reload(sessions)
        coming = [one for one in self._day.coming if self._is_here(one.session.area)]
        self.coming_view.reload(coming)
        self._show_counts(len(sessions), len(coming))
        self._show_buttons()
        self.waiting_card.show_lines([line for line in self._day.waiting if self._is_here(line.area)])
        self._fit()

    def _tick(self) -> None:
        """Time goes on: a session begins or is over. Nothing is read, as a long job may hold the file."""
        if self.isVisible():
            self._show_buttons()
            self.today_view.viewport().update()

    def _show_counts(self, sessions: int, coming: int) -> None:
        for label, view, none, count in (
            (self.today_count_label, self.today_view, self.no_sessions_label, sessions),
            (self.coming_count_label, self.coming_view, self.no_coming_label, coming),
        ):
            words = ngettext("{count} session", "{count} sessions", count)
            label.setText(words.format(count=texts.format_number(count)) if count else "")
            view.setVisible(bool(count))
            none.setVisible(not count)

    def _show_buttons(self) -> None:
        """Each session has one: what is likely to be wanted of it."""
        now, table = today.now(self._office), self.today_view.table()
        begin = rules.next_session(table.rows(), now)
        for row, line in enumerate(table.rows()):
            self.today_view.setIndexWidget(
                table.index(row, home_lists.BUTTON), self._button(line, now, is_next=line is begin)
            )

    def _button(self, line: SessionToday, now: dt.datetime, *, is_next: bool) -> QWidget:
        moment = line.moment(now)
        prints = moment is Moment.TO_COME
        holder = QWidget()
        button = QPushButton(home_lists.button_words(moment), holder)
        button.setAccessibleName(f"{button.text()}: {line.entry.group.name}")
        theme.set_role(button, "primary" if is_next and not prints else "")
        if prints:
            icons.set_icon(button, "print")
        button.setFocusPolicy(button.focusPolicy().NoFocus)  # the row has the keys
        button.clicked.connect(lambda: self._press(line, prints))
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, theme.scaled(12), 0)
        row.addStretch(1)
        row.addWidget(button)
        return holder

    def _press(self, line: SessionToday, prints: bool) -> None:
        self.today_view.choose(line.entry.session.id)
        self.today_view.setFocus()
        if prints:
            self.print_paper()
        else:
            self.open_session(line)

    def _choose_next(self) -> None:
        begin = rules.next_session(self.today_view.table().rows(), today.now(self._office))
        if begin is not None:
            self.today_view.choose(begin.entry.session.id)

    def _is_here(self, area: UUID | None) -> bool:
        return self._area is None or area in (None, self._area)

    def _fit(self) -> None:
        """Today's sessions are as high as they are many, up to a part of the page.

        Where there is no room for one, the card of the days to come gives way: the calendar has them.
        """
        row = theme.scaled(home_lists.SESSION_HEIGHT)
        most = max(int(self.height() * _MOST_SESSIONS) // row, 2)
        self.today_view.setFixedHeight(row * min(self.today_view.table().rowCount(), most) + 2)
        cards = (self.targets_card, self.backup_card)
        used = sum(card.sizeHint().height() + 12 for card in cards if not card.isHidden())
        room = self.height() - used - theme.scaled(28)
        self.coming_card.setVisible(self._is_tight or room >= theme.scaled(_COMING))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A side of its own width, wider in a large window; below all else where letters are large."""
        super().resizeEvent(event)
        wide = event.size().width()
        self._is_tight = wide < theme.scaled(_TIGHT)
        down = QBoxLayout.Direction.TopToBottom
        self.page_layout.setDirection(down if self._is_tight else QBoxLayout.Direction.LeftToRight)
        self.side_panel.setMinimumWidth(0)
        self.side_panel.setMaximumWidth(wide)
        if not self._is_tight:
            self.side_panel.setFixedWidth(max(theme.scaled(_SIDE), round(wide * 0.28)))
        self.scrolled_panel.setMaximumHeight(_ANY_HEIGHT if self._is_tight else event.size().height())
        for view in (self.waiting_card.waiting_view, self.coming_view):
            view.setMinimumHeight(theme.scaled(_LEAST) if self._is_tight else 0)
        self._fit()
