"""How the lists of the first page look: sessions in two lines, what waits with its icon, the days to come."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from osaava_desktop.domain import texts
from osaava_desktop.domain.calendar import CalendarEntry
from osaava_desktop.domain.today import Moment, SessionToday, Waiting, WaitingLine
from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, palette, theme
from osaava_desktop.screens.group_columns import locality, weekday
from osaava_desktop.screens.list_view import GAP, RowDelegate
from osaava_desktop.screens.tables import ROW_ROLE, AnyIndex, Column, Mark
from osaava_desktop.screens.widgets.pill import pill_size
from osaava_desktop.screens.widgets.row_header import INSET, PAD

SESSION_HEIGHT, COMING_HEIGHT = 48, 42
BUTTON = 3
"""The column of a session's button."""

ICONS = {
    Waiting.MARK: "people_checkmark",
    Waiting.SHEET: "document_arrow_left",
    Waiting.TASK: "calendar_clock",
    Waiting.REFERRAL: "arrow_right",
    Waiting.AGREED: "chat",
    Waiting.EURA: "database",
    Waiting.CARD: "certificate",
}
_ICON = 16


class TwoLines(RowDelegate):
    """What a column says beside its text stands below it, in quiet letters."""

    def paint_cell(self, painter: QPainter, box: QRect, index: AnyIndex) -> None:
        """Both lines; a cell without a second one as in every list."""
        column, row = self.column(index), index.data(ROW_ROLE)
        if column.beside is None:
            super().paint_cell(painter, box, index)
            return
        middle = box.center().y()
        upper = QRect(box.left(), box.top() + 5, box.width(), middle - box.top() - 5)
        lower = QRect(box.left(), middle, box.width(), box.bottom() - middle - 4)
        weight = QFont.Weight.DemiBold if column.strong else QFont.Weight.Normal
        _line(painter, upper, column.value(row), theme.font(13, weight), "text")
        _line(painter, lower, column.beside_of(row), theme.font(12), "text2")


class WithIcon(RowDelegate):
    """The kind of what waits as an icon before its name."""

    def paint_cell(self, painter: QPainter, box: QRect, index: AnyIndex) -> None:
        """Icon and name."""
        if index.column() == 0:
            line: WaitingLine = index.data(ROW_ROLE)
            size = theme.scaled(_ICON)
            place = QRectF(box.left(), box.center().y() - size / 2 + 0.5, size, size)
            icons.paint(painter, ICONS[line.kind], "text2", place)
            box = box.adjusted(size + GAP, 0, 0, 0)
        super().paint_cell(painter, box, index)


def _line(painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(palette.colour(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, side | Qt.TextFlag.TextDontClip, shown)


def of_sessions(now: Callable[[], dt.datetime], me: str) -> list[Column[SessionToday]]:
    """Time, group with place and leader, where it stands; last the room of the button."""

    def where(line: SessionToday) -> str:
        leads = _("you lead") if line.entry.leader == me else line.entry.leader
        return " · ".join(filter(None, (line.entry.place, leads)))

    return [
        Column(
            title=_("Time"),
            value=lambda line: _time(line.entry.session.starts),
            beside=lambda line: f"–{_time(line.entry.session.ends)}" if line.entry.session.ends else "",
            width=66,
            strong=True,
        ),
        Column(
            title=_("Group"),
            value=lambda line: line.entry.group.name,
            beside=where,
            width=120,
            stretch=True,
            strong=True,
        ),
        Column(
            title=_("State"),
            value=lambda _line: "",
            marks=lambda line: [standing(line, now())],
            width=_standing_width(),
        ),
        Column(title="", value=lambda _line: "", width=_button_width()),
    ]


def _standing_width() -> int:
    """Room for the longest word that a session of today may bear."""
    words = [texts.capital(moment.label) for moment in (Moment.NOW, Moment.UNMARKED, Moment.OFF)]
    return _pills_width([*words, _("{count} expected").format(count=88)])


def button_words(moment: Moment) -> str:
    """What is likely to be wanted of a session that stands so."""
    words = {Moment.TO_COME: _("Print sheet"), Moment.MARKED: _("Register"), Moment.OFF: _("Register")}
    return words.get(moment, _("Mark attendance"))


def _button_width() -> int:
    """Room for the longest button; the one that prints has an icon too."""
    metrics = QFontMetrics(theme.font(13, QFont.Weight.DemiBold))
    icon = {Moment.TO_COME: theme.scaled(20)}
    wide = max(metrics.horizontalAdvance(button_words(one)) + icon.get(one, 0) for one in Moment)
    return round((wide + theme.scaled(36)) * 100 / theme.scaled(100)) + PAD


def _due_width() -> int:
    """Room for the longest word of lateness; it is the last column of its list."""
    late = (_("out {count} d"), _("{count} d late"))
    words = [text.format(count=88) for text in late]
    near = (_("today"), _("tomorrow"), _("{days} d left").format(days=88))
    return _pills_width([*words, *near]) - PAD + INSET


def _pills_width(words: Sequence[str]) -> int:
    wide = max(pill_size(Mark(icon="clock", text=text)).width() for text in words)
    return round(wide * 100 / theme.scaled(100)) + 2 * PAD + 1


def standing(line: SessionToday, now: dt.datetime) -> Mark:
    """Where a session of today stands, in a word."""
    moment = line.moment(now)
    if moment is Moment.TO_COME:
        count = texts.format_number(line.expected)
        return Mark(icon="people", text=_("{count} expected").format(count=count))
    if moment is Moment.MARKED:
        came = texts.format_number(line.present + line.unnamed)
        return Mark(icon="checkmark_circle", text=_("{count} present").format(count=came), kind="accent")
    kinds = {Moment.NOW: ("clock", "accent"), Moment.UNMARKED: ("warning", "attention")}
    icon, kind = kinds.get(moment, ("prohibited", "neutral"))
    return Mark(icon=icon, text=texts.capital(moment.label), kind=kind)


def of_waiting(today: Callable[[], dt.date]) -> list[Column[WaitingLine]]:
    """Who or which, what is to be done, and how late it is."""
    return [
        Column(title=_("Who"), value=lambda line: line.title, width=190, strong=True),
        Column(title=_("What"), value=what, width=120, stretch=True, quiet=True),
        Column(
            title=_("Due date"),
            value=lambda _line: "",
            marks=lambda line: [lateness(line, today())],
            sort=lambda line: line.due,
            width=_due_width(),
        ),
    ]


def what(line: WaitingLine) -> str:
    """What is to be done about it."""
    if line.kind is Waiting.MARK:
        return _("Attendance not marked")
    if line.kind is Waiting.SHEET:
        return line.what or _("Attendance sheet")
    if line.kind is Waiting.REFERRAL:
        return _("No answer from {partner}").format(partner=line.what)
    if line.kind is Waiting.CARD:
        return texts.capital(line.what)
    return line.what


def lateness(line: WaitingLine, today: dt.date) -> Mark:
    """How many days late; or today, tomorrow, or the days left."""
    days = line.days_late(today)
    if days > 0:
        count = texts.format_number(days)
        late = {Waiting.SHEET: _("out {count} d"), Waiting.EURA: _("{count} d")}
        text = late.get(line.kind, _("{count} d late")).format(count=count)
        return Mark(icon="warning", text=text, kind="attention")
    near = {0: _("today"), -1: _("tomorrow")}
    text = near.get(days) or _("{days} d left").format(days=texts.format_number(-days))
    return Mark(icon="clock", text=text)


def of_coming(today: Callable[[], dt.date]) -> list[Column[CalendarEntry]]:
    """Day, time, group."""
    return [
        Column(
            title=_("Date"),
            value=lambda line: weekday(line.session.on, today()),
            beside=lambda line: _time(line.session.starts),
            width=96,
            strong=True,
        ),
        Column(
            title=_("Group"),
            value=lambda line: line.group.name,
            beside=lambda line: locality(line.place),
            stretch=True,
        ),
    ]


def _time(time: dt.time | None) -> str:
    return texts.format_time(time) if time else ""
