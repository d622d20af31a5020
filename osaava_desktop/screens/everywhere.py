"""What is found everywhere, in a list that opens below the search box as one types."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from osaava_desktop.domain import everywhere as rules
from osaava_desktop.domain import texts
from osaava_desktop.domain.everywhere import Entries, Entry, Found, Kind
from osaava_desktop.domain.sheets import sheet_number
from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, palette, theme
from osaava_desktop.screens.shell import Shell
from osaava_desktop.screens.tables import AnyIndex
from osaava_desktop.services import everywhere
from osaava_desktop.store.office import Office

ICONS = {
    Kind.CLIENT: "person",
    Kind.GROUP: "people",
    Kind.PARTNER: "building",
    Kind.OPPORTUNITY: "briefcase",
    Kind.SHEET: "clipboard_text_ltr",
    Kind.PLACE: "location",
}
_ROW, _WIDE, _ICON, _PAD = 30, 460, 16, 12
_ENTRY = int(Qt.ItemDataRole.UserRole)


class EverywherePanel(QFrame):
    """Lies over the page; the keys stay in the search box. ``opened`` brings what Enter or a click chose.

    Up and Down go from one to the next, PgUp and PgDown from kind to kind, Esc closes.
    """

    opened = Signal(object)

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(shell)
        self._office = office
        self._box = shell.search_box
        self._entries: Entries = {}
        self._text = ""
        self._seen: tuple[str, date] | None = None
        theme.set_role(self, "card")
        self.results_list = QListWidget(self)
        self.results_list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results_list.setAccessibleName(_("Found everywhere"))
        self.results_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results_list.setItemDelegate(_Delegate(self.results_list))
        self.results_list.itemClicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 4)
        column.addWidget(self.results_list)
        self.hide()
        shell.looked.connect(self.look)
        shell.pages_stack.currentChanged.connect(self.hide)
        self._box.searched.connect(self._typed)
        self._box.installEventFilter(self)

    def look(self, text: str) -> None:
        """Show what holds every word; nothing typed closes the list."""
        if not text.strip():
            self.hide()
            return
        self._read()
        self._text = text
        self._fill(rules.find(self._entries, text))
        self._stand_by()

    def current(self) -> Entry | None:
        """What Enter opens."""
        item = self.results_list.currentItem()
        found: Entry | None = item.data(_ENTRY) if item is not None else None
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the search box while the list is open."""
        if event.type() == QEvent.Type.FocusIn:
            ahead = QTimer(self, singleShot=True)  # its own: what waits for it must not outlive the panel
            ahead.timeout.connect(self._read_ahead)
            ahead.start()
        elif event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.isVisible() and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.isVisible():
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._step_kind(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._is_sheet(self._box.text()):
                self.hide()
                return False  # a whole number is the window's own
            self._open(self.results_list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    # Inside

    def _typed(self, text: str) -> None:
        """Letters typed while the list is open on a page that searches something itself."""
        if self.isVisible() and text != self._text:
            self.look(text)

    def _is_sheet(self, text: str) -> bool:
        """Whether it is the whole number of a sheet, or one that is nobody's."""
        number = sheet_number(text)
        known = any(sheet.name == number for sheet in self._entries[Kind.SHEET])
        return number is not None and (known or self.current() is None)

    def _read_ahead(self) -> None:
        """So that the first letter does not wait; not where the focus only came by on its way to a page."""
        if self._box.hasFocus():
            self._read()

    def _read(self) -> None:
        """Read everything, unless nothing has been written since it was read."""
        state = (self._office.audit_head(), self._office.today)
        if state != self._seen:
            self._entries, self._seen = everywhere.entries(self._office), state

    def _fill(self, found: Sequence[Found]) -> None:
        self.results_list.clear()
        for group in found:
            count = texts.format_number(group.count)
            self._add_head(f"{group.kind.label} {count}")
            for entry in group.entries:
                item = QListWidgetItem(entry.name, self.results_list)
                item.setData(_ENTRY, entry)
                spoken = ", ".join(filter(None, (entry.name, entry.beside, group.kind.label)))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        if not found:
            self._add_head(_("Nothing found"))
        self.results_list.setCurrentRow(-1)
        self._step(1)

    def _add_head(self, words: str) -> None:
        item = QListWidgetItem(words, self.results_list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _rows(self) -> list[int]:
        """The lines that can be chosen."""
        items = range(self.results_list.count())
        return [row for row in items if self.results_list.item(row).flags() & Qt.ItemFlag.ItemIsSelectable]

    def _step(self, by: int) -> None:
        """Up or down, round the ends."""
        rows, at = self._rows(), self.results_list.currentRow()
        if rows:
            place = rows.index(at) + by if at in rows else 0
            self._choose(rows[place % len(rows)])

    def _step_kind(self, by: int) -> None:
        """To the first one of the next kind, or of the one before."""
        rows = self._rows()
        firsts = [row for row in rows if row - 1 not in rows]
        if firsts:
            here = max((place for place, row in enumerate(firsts) if row <= self.results_list.currentRow()))
            self._choose(firsts[(here + by) % len(firsts)])

    def _choose(self, row: int) -> None:
        self.results_list.setCurrentRow(row)
        words = self.results_list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._box, str(words)))

    def _open(self, item: QListWidgetItem | None) -> None:
        entry: Entry | None = item.data(_ENTRY) if item is not None else None
        if entry is not None:
            self.hide()
            self.opened.emit(entry)

    def _stand_by(self) -> None:
        """Below the search box, its right edges with it, as high as the list or the window."""
        shell = self.parentWidget()
        assert shell is not None
        below = self._box.mapTo(shell, QPoint(self._box.width(), self._box.height() + 2))
        wide = max(self._box.width(), theme.scaled(_WIDE))
        high = self.results_list.count() * theme.scaled(_ROW) + 12
        room = shell.height() - below.y() - theme.scaled(36)
        self.setGeometry(below.x() - wide, below.y(), wide, min(high, room))
        self.show()
        self.raise_()


class _Delegate(QStyledItemDelegate):
    """A heading for each kind; an entry with its icon, its name and what tells it apart."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """All alike."""
        return QSize(0, theme.scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The ground of the chosen one, then the words."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        entry: Entry | None = index.data(_ENTRY)
        box = rect.adjusted(_PAD, 0, -_PAD, 0)
        painter.save()
        if entry is None:
            painter.setFont(theme.font(12, QFont.Weight.DemiBold))
            painter.setPen(palette.colour("text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, index.data())
        else:
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, palette.colour("accent_tint"))
                painter.fillRect(rect.left(), rect.top(), 3, rect.height(), palette.colour("accent"))
            _paint_entry(painter, box, entry)
        painter.restore()


def _paint_entry(painter: QPainter, box: QRect, entry: Entry) -> None:
    size = theme.scaled(_ICON)
    place = QRectF(box.left(), box.center().y() - size / 2 + 0.5, size, size)
    icons.paint(painter, ICONS[entry.kind], "text2", place)
    box = box.adjusted(size + 8, 0, 0, 0)
    painter.setFont(theme.font(13, QFont.Weight.DemiBold))
    painter.setPen(palette.colour("text"))
    metrics = painter.fontMetrics()
    name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
    box = box.adjusted(metrics.horizontalAdvance(name) + 10, 0, 0, 0)
    painter.setFont(theme.font(12))
    painter.setPen(palette.colour("text2"))
    beside = painter.fontMetrics().elidedText(entry.beside, Qt.TextElideMode.ElideRight, max(box.width(), 0))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, beside)
