"""The register at the door of an open house: letters find who comes in, Enter marks the arrival at once.

People come and go, so only the arrival is written down. Visitors see this screen: unless names are shown
on purpose, only what somebody typed is on it.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from osaava_desktop.domain import door as rules
from osaava_desktop.domain import texts
from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.door import LEAST_LETTERS, Arrival, Comer
from osaava_desktop.domain.groups import Mark, visitor_named
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, messages, shortcuts, theme
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.register_acts import RegisterActs
from osaava_desktop.services import door, groups, marking
from osaava_desktop.services.marking import Act
from osaava_desktop.store.office import Office

Result = TypeVar("Result")
_ROW, _MOST, _SIDE = 48, 8, 288
_VALUE = Qt.ItemDataRole.UserRole


class DoorPage(Page):
    """Who is here today, one arrival after the other; by keyboard, by mouse alone, or by touch."""

    ui_file = "door.ui"
    search_edit: QLineEdit
    undo_button: QPushButton
    privacy_button: QPushButton
    found_list: QListWidget
    hint_label: QLabel
    unnamed_card: QFrame
    heads_less_button: QPushButton
    heads_more_button: QPushButton
    heads_count_label: QLabel
    new_less_button: QPushButton
    new_more_button: QPushButton
    new_count_label: QLabel
    here_card: QFrame
    here_label: QLabel
    sum_label: QLabel
    here_list: QListWidget
    take_off_button: QPushButton

    def __init__(self, office: Office, session: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._session = office, session
        self._register = groups.register(office, session)
        self._acts = RegisterActs(office)
        self._comers: Sequence[Comer] = ()
        self._names: set[str] = set()
        self._arrivals: dict[UUID, Arrival] = {}
        for card in (self.unnamed_card, self.here_card):
            card.setFixedWidth(theme.scaled(_SIDE))
        for label in (self.heads_count_label, self.new_count_label):
            label.setMinimumWidth(theme.scaled(40))
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.search_edit.textChanged.connect(lambda: self._search())
        self.search_edit.textEdited.connect(lambda: self._forget_last())
        self.search_edit.installEventFilter(self)
        self.found_list.itemClicked.connect(self._take)
        self.here_list.currentRowChanged.connect(lambda line: self.take_off_button.setEnabled(line >= 0))
        self.take_off_button.clicked.connect(self.take_off)
        self.undo_button.clicked.connect(self.undo)
        self.privacy_button.toggled.connect(self._show_privacy)
        self.heads_more_button.clicked.connect(lambda: self.count(1, 0))
        self.heads_less_button.clicked.connect(lambda: self.count(-1, 0))
        self.new_more_button.clicked.connect(lambda: self.count(0, 1))
        self.new_less_button.clicked.connect(lambda: self.count(0, -1))
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)
        shortcuts.bind(self, "Ctrl+H", self.privacy_button.toggle)
        shortcuts.tell(self.undo_button, "Ctrl+Z")
        shortcuts.tell(self.privacy_button, "Ctrl+H")

    # What the shell asks

    def title(self) -> str:
        """The group's name; of a sensitive group nothing is said at its door."""
        return _("Door register") if self._register.group.sensitive else self._register.group.name

    def facts(self) -> str:
        """The day and the place."""
        day = texts.format_weekday_date(self._register.session.on)
        return " · ".join(filter(None, (day, self._register.place)))

    def keys(self) -> Sequence[tuple[str, str]]:
        """What works here."""
        return ((_("Enter"), _("has come in")), ("Ctrl+Z", _("undo")), ("Ctrl+H", _("names")))

    def activated(self) -> None:
        """Fresh people, and the cursor where the next name is typed."""
        self.refresh()
        self.search_edit.setFocus()

    def refresh(self) -> None:
        """Read everybody anew, and who is here."""
        self._register = groups.register(self._office, self._session)
        self._comers = door.comers(self._office, self._register)
        self._names = {folded(comer.name) for comer in self._comers}
        self._show_here()
        self._search()

    # Coming in

    def arrive(self, who: Comer | Client) -> None:
        """Somebody has come in; the field is empty for the next one. Who is here already stays so."""
        name = who.sheet_name if isinstance(who, Client) else who.name
        known = self._arrivals.get(who.id if isinstance(who, Client) else who.client)
        if known is not None:
            words = _("{name} is here already, since {time}.")
            self.said.emit(words.format(name=known.name, time=texts.format_time(known.at)), "info")
            self.search_edit.clear()
        elif self._do(name, lambda: door.arrive(self._office, self._register, who)):
            if isinstance(who, Client):
                self.refresh()
            self.search_edit.clear()
            now = texts.format_time(self._office.clock().time())
            self.said.emit(_("Arrived at {time}: {name}").format(time=now, name=name), "good")
        self.search_edit.setFocus()

    def take_off(self) -> None:
        """The arrival chosen was a mistake."""
        item = self.here_list.currentItem()
        if item is not None:
            key: UUID = item.data(_VALUE)
            name = _("{name} taken back").format(name=self._arrivals[key].name)
            if self._do(name, lambda: marking.mark(self._office, self._register, {key: None})):
                self.said.emit(name, "good")

    def count(self, heads: int, new: int) -> None:
        """So many more or less without a name. A new face more is a visitor more where it has to be."""
        now_heads, now_new = self._register.unnamed
        now_heads, now_new = max(now_heads + heads, 0), max(now_new + new, 0)
        now_heads, now_new = (
            (max(now_heads, now_new), now_new) if new else (now_heads, min(now_heads, now_new))
        )
        if (now_heads, now_new) == self._register.unnamed:
            return
        name = _("{heads} without a name, {new} of them new").format(heads=now_heads, new=now_new)
        if self._do(
            name, lambda: marking.set_unnamed(self._office, self._register, now_heads, now_new), "unnamed"
        ):
            self.said.emit(name, "good")

    def undo(self) -> None:
        """Take the last act back."""
        turned = self._try(self._acts.undo)
        if turned is not None:
            self.refresh()
            self.said.emit(_("Undone: {act}").format(act=turned[0]), "good")

    def _do(self, name: str, act: Callable[[], Act], kind: str = "") -> bool:
        done = self._try(act)
        if done is None:
            return False
        self._acts.add(name, done, kind)
        self._register = groups.register(self._office, self._session)
        self._show_here()
        self._search()
        return True

    def _try(self, act: Callable[[], Result]) -> Result | None:
        try:
            return act()
        except InvalidInput as error:
            self.said.emit(str(error), "attention")
        except PlainError as error:
            messages.show_error(self, error)
        return None

    # Showing

    def offers(self) -> list[Comer | Client]:
        """Who may be meant by what is typed; last a new visitor, where nobody bears that name."""
        text = self.search_edit.text().strip()
        if len(text) < LEAST_LETTERS and (text or self.privacy_button.isChecked()):
            return []
        if not text:
            away = (comer for comer in self._comers if comer.times and comer.client not in self._arrivals)
            return [comer for comer, _place in zip(away, range(_MOST), strict=False)]
        offers: list[Comer | Client] = [*rules.found(self._comers, text, _MOST)]
        visitor = visitor_named(text)
        if visitor is not None and folded(visitor.sheet_name) not in self._names:
            offers.append(visitor)
        return offers

    def _search(self) -> None:
        self.found_list.clear()
        offers = self.offers()
        for who in offers:
            item = QListWidgetItem(self._words(who))
            item.setData(_VALUE, who)
            item.setSizeHint(QSize(0, theme.scaled(_ROW)))
            new = isinstance(who, Client)
            item.setIcon(icons.pixmap("person_add" if new else "people", "text2", theme.scaled(20)))
            self.found_list.addItem(item)
        self.found_list.setCurrentRow(0)
        self.found_list.setVisible(bool(offers))
        few = len(self.search_edit.text().strip()) < LEAST_LETTERS
        hint = _("Type at least two letters of the name.") if few else _("Nobody of that name.")
        self.hint_label.setText("" if offers else hint)
        self.hint_label.setVisible(not offers)

    def _forget_last(self) -> None:
        """The next one does not read at the foot who came before."""
        if self.privacy_button.isChecked():
            self.said.emit("", "info")

    def _words(self, who: Comer | Client) -> str:
        if isinstance(who, Client):
            return _("New visitor: {name}").format(name=who.sheet_name)
        known = self._arrivals.get(who.client)
        if known is not None:
            return _("{name} · here since {time}").format(name=who.name, time=texts.format_time(known.at))
        return f"{who.name} · {who.number}"

    def _show_here(self) -> None:
        arrivals = door.arrivals(self._office, self._session)
        self._arrivals = {one.client: one for one in arrivals}
        self.here_list.clear()
        for one in arrivals:
            item = QListWidgetItem(f"{texts.format_time(one.at)}  {one.name}", self.here_list)
            item.setData(_VALUE, one.client)
            item.setSizeHint(QSize(0, theme.scaled(_ROW)))
        named, (heads, new) = self._register.count(Mark.PRESENT), self._register.unnamed
        total = _("Here today: {count}").format(count=texts.format_number(named + heads))
        self.here_label.setText(total)
        self.sum_label.setText(
            _("{named} by name + {unnamed} without a name").format(
                named=texts.format_number(named), unnamed=texts.format_number(heads)
            )
        )
        self.heads_count_label.setText(texts.format_number(heads))
        self.new_count_label.setText(texts.format_number(new))
        self.undo_button.setEnabled(bool(self._acts.next_undo()))
        self.take_off_button.setEnabled(False)
        self._show_privacy()

    def _show_privacy(self) -> None:
        """Names of who is here are shown only on purpose."""
        hidden = self.privacy_button.isChecked()
        icons.set_icon(self.privacy_button, "eye_off" if hidden else "eye")
        self.privacy_button.setText(_("&Names hidden") if hidden else _("&Names shown"))
        self.here_list.setVisible(not hidden)
        self.take_off_button.setVisible(not hidden)
        self._search()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field: Up and Down choose, Enter takes, Esc clears, then leaves; undoing is the page's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(Qt.Key(event.key()))
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.matches(QKeySequence.StandardKey.Undo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _press(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key in steps and self.found_list.count():
            self.found_list.setCurrentRow(
                (self.found_list.currentRow() + steps[key]) % self.found_list.count()
            )
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter on nothing typed does nothing, whoever is offered to be touched.
            if self.search_edit.text().strip() and self.found_list.currentItem() is not None:
                self._take(self.found_list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.search_edit.clear() if self.search_edit.text() else self.closed.emit()
        else:
            return False
        return True

    def _take(self, item: QListWidgetItem) -> None:
        self.arrive(item.data(_VALUE))
