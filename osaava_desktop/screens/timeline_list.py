"""How events stand in a list: under their months, each behind the icon of what it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from osaava_desktop.domain.texts import format_date, format_month, format_weekday_date
from osaava_desktop.domain.timeline import Event, Source
from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, theme
from osaava_desktop.screens.list_view import GAP, RowDelegate
from osaava_desktop.screens.tables import ROW_ROLE, AnyIndex, Column, RowTable

MONTH, DAY, WHAT = range(3)
ICONS = {
    Source.CLIENT: "person_add",
    Source.ENCOUNTER: "hand_wave",
    Source.MAPPING: "clipboard_text_ltr",
    Source.KYKYVIISARI: "data_bar_vertical",
    Source.GUIDANCE: "chat",
    Source.SESSION: "people_community",
    Source.STEP: "steps",
    Source.TASK: "checkmark_circle",
    Source.OFFER: "briefcase",
    Source.REFERRAL: "send",
    Source.CARD: "shield_checkmark",
    Source.PARTICIPATION: "arrow_right",
}
_ICON = 16


@dataclass(frozen=True, kw_only=True)
class TimelineRow:
    """An event; the first one of a month bears its name."""

    event: Event
    month: str = ""


def timeline_rows(events: Sequence[Event]) -> list[TimelineRow]:
    """The lines of these events, which come by their days."""
    rows, last = [], None
    for event in events:
        month = (event.on.year, event.on.month)
        rows.append(TimelineRow(event=event, month=format_month(event.on) if month != last else ""))
        last = month
    return rows


def timeline_table() -> RowTable[TimelineRow]:
    """The table of events."""
    columns = [
        Column[TimelineRow](title=_("Month"), value=lambda row: row.month, width=150, strong=True),
        Column[TimelineRow](
            title=_("Day"),
            value=lambda row: format_weekday_date(row.event.on),
            spoken=lambda row: format_date(row.event.on),
            width=124,
            quiet=True,
        ),
        Column[TimelineRow](title=_("What"), value=lambda row: row.event.text, width=200, stretch=True),
    ]
    return RowTable(columns, ident=lambda row: (row.event.source, row.event.record, row.event.part))


class TimelineDelegate(RowDelegate):
    """Draws the icon before the words."""

    def paint_cell(self, painter: QPainter, box: QRect, index: AnyIndex) -> None:
        """The icon, then the words."""
        if index.column() == WHAT:
            row: TimelineRow = index.data(ROW_ROLE)
            size = theme.scaled(_ICON)
            picture = QRectF(box.left(), box.top() + (box.height() - size) / 2, size, size)
            icons.paint(painter, ICONS[row.event.source], "accent_text", picture)
            box = box.adjusted(size + GAP, 0, 0, 0)
        super().paint_cell(painter, box, index)
