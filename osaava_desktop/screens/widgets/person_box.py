"""A field that finds people as one types, and offers them in a list that opens beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from osaava_desktop.screens import icons, theme
from osaava_desktop.screens.forms import promotable

_ROW = 32
_ROWS = 7


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One line of the list: what it says, its icon, and what is picked with it."""

    text: str
    value: object
    icon: str = "people"


class OfferList(QFrame):
    """The list itself; lies over the page, so that a field at its foot can open it upwards."""

    picked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._list = QListWidget(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setIconSize(QSize(theme.scaled(16), theme.scaled(16)))
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda item: self.picked.emit(self._list.row(item)))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._list)
        self.hide()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Fill the list; the first line is the one that Enter takes."""
        self._list.clear()
        for offer in offers:
            picture = QIcon(icons.pixmap(offer.icon, "text2", theme.scaled(16)))
            self._list.addItem(QListWidgetItem(picture, offer.text))
        self._list.setCurrentRow(0)

    def stand_by(self, field: QWidget) -> None:
        """Open below the field, or above it where there is no room below."""
        window = self.parentWidget()
        assert window is not None
        rows = min(self._list.count(), _ROWS)
        high = rows * theme.scaled(_ROW) + 12
        wide = max(field.width(), theme.scaled(280))
        below = field.mapTo(window, QPoint(0, field.height() + 2))
        above = field.mapTo(window, QPoint(0, -high - 2))
        self.setGeometry(below.x(), below.y(), wide, high)
        if below.y() + high > window.height():
            self.move(above)
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Go up or down, round the ends."""
        self._list.setCurrentRow((self._list.currentRow() + by) % self._list.count())

    def current(self) -> int:
        """The line that Enter takes."""
        return self._list.currentRow()


@promotable
class PersonBox(QLineEdit):
    """Emits ``picked`` with the value of an offer; ``dismissed`` when the user wants out with Esc.

    Who takes the value calls ``reset``; what was typed stays when it could not be taken.
    """

    picked = Signal(object)
    dismissed = Signal()
    picture = "person_add"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find: Callable[[str], Sequence[Offer]] = lambda _text: ()
        self._offers: Sequence[Offer] = ()
        self._list: OfferList | None = None
        self._taken: tuple[str, str, str] | None = None
        self.setTextMargins(theme.scaled(26), 0, 0, 0)
        self.setMaxLength(1000)
        self.textEdited.connect(self.search_for)

    def set_source(self, find: Callable[[str], Sequence[Offer]]) -> None:
        """What gives the offers for a text."""
        self._find = find

    def offers(self) -> Sequence[Offer]:
        """What is offered now."""
        return self._offers

    def reset(self) -> None:
        """Empty, for the next person."""
        self.close_list()
        self.clear()
        self._offers = ()

    def search_for(self, text: str) -> None:
        """Offer what is found for a text; nothing for none."""
        self.offer(tuple(self._find(text.strip())) if text.strip() else ())

    def offer(self, offers: Sequence[Offer]) -> None:
        """Open the list with these offers."""
        self._offers = offers
        if not self._offers:
            self.close_list()
            return
        shown = self._popup()
        shown.show_offers(self._offers)
        shown.stand_by(self)
        self._tell()

    def _popup(self) -> OfferList:
        if self._list is None:
            self._list = OfferList(self.window())
            self._list.picked.connect(self._pick)
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    def taken(self) -> tuple[str, str] | None:
        """What was looked for and the id of what was picked, while that still stands in the box."""
        if self._taken is None or self._taken[2] != self.text():
            return None
        return self._taken[:2]

    def take(self, sought: str, key: str) -> None:
        """Pick the offer of that id once more, as after a search for ``sought``."""
        for offer in self._find(sought):
            if str(getattr(offer.value, "id", "")) == key:
                self._tell_picked(sought, offer.value)
                return
        self.setText(sought)

    def _pick(self, line: int) -> None:
        value, sought = self._offers[line].value, self.text().strip()
        self.close_list()
        self._tell_picked(sought, value)

    def _tell_picked(self, sought: str, value: object) -> None:
        self.picked.emit(value)
        key = str(getattr(value, "id", ""))
        self._taken = (sought, key, self.text()) if key and self.text() else None

    def is_open(self) -> bool:
        """Whether the list is in sight."""
        return self._list is not None and self._list.isVisible()

    def close_list(self) -> None:
        """Take the list away."""
        if self._list is not None:
            self._list.hide()

    def _tell(self) -> None:
        """Say the line that Enter takes to a screen reader: the focus stays in the field."""
        text = self._offers[self._popup().current()].text
        self.setAccessibleDescription(text)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # Events

    def event(self, event: QEvent) -> bool:
        """Esc is for this field; undoing is not, as long as nothing is typed."""
        if not self.text() and isinstance(event, QKeyEvent) and _is_undoing(event):
            event.ignore()
            return False
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose, Enter takes, Esc clears and then goes back."""
        key, steps = event.key(), {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key == Qt.Key.Key_Escape:
            self.give_up()
        elif key in steps and self._offers:
            self._popup().step(steps[Qt.Key(key)])
            self._tell()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._offers:
                self._pick(self._popup().current())
        else:
            super().keyPressEvent(event)

    def give_up(self) -> None:
        """Esc: empty the field; when it is empty, the user wants out."""
        if self.text():
            self.reset()
        else:
            self.dismissed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What was typed is offered again."""
        super().focusInEvent(event)
        self.search_for(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list never stays open alone."""
        super().focusOutEvent(event)
        self.close_list()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field with a picture of what it is for."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = theme.scaled(16)
        icons.paint(painter, self.picture, "text2", QRectF(10, (self.height() - size) / 2, size, size))


def _is_undoing(event: QKeyEvent) -> bool:
    """Whether the field is asked if it wants the keys of undo or redo for itself."""
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
