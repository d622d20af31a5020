"""The frame round every page: navigation, heading, search, bands, the foot, and the keys of them all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop.domain.sheets import sheet_number
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, messages, theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.band import Band
from osaava_desktop.screens.widgets.brand import Mark
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.initials import Initials
from osaava_desktop.screens.widgets.nav_button import NavButton
from osaava_desktop.screens.widgets.save_bar import SaveBar
from osaava_desktop.screens.widgets.search_box import SearchBox
from osaava_desktop.screens.widgets.status_line import StatusLine

SETTINGS = 9


@dataclass(frozen=True, kw_only=True)
class Place:
    """A row of the navigation; ``number`` is its fixed key, Ctrl+1 … Ctrl+9, ``title`` a marked message."""

    name: str
    number: int
    title: str
    icon: str
    make: Callable[[], Page]


class Shell(Form):
    """Shows places and the pages opened on top of them; knows pages only by ``Page``.

    ``looked`` brings what is to be looked for everywhere: what is typed on a page that searches nothing
    itself, or on any page when Ctrl+Enter asks for it.
    """

    ui_file = "shell.ui"
    nav_frame: QFrame
    mark: Mark
    nav_layout: QVBoxLayout
    nav_foot_layout: QVBoxLayout
    person_initials: Initials
    person_label: ElidedLabel
    role_label: ElidedLabel
    bands_layout: QVBoxLayout
    top_frame: QFrame
    back_button: QToolButton
    title_label: ElidedLabel
    facts_label: ElidedLabel
    search_box: SearchBox
    area_combo: QComboBox
    lock_button: QToolButton
    pages_stack: QStackedWidget
    foot_stack: QStackedWidget

    named = Signal(str)
    modified = Signal(bool)
    lock_wanted = Signal()
    client_wanted = Signal()
    client_opened = Signal(object)
    sheet_wanted = Signal(str)
    looked = Signal(str)

    def __init__(
        self,
        places: Sequence[Place],
        person: str,
        role: str,
        areas: Sequence[tuple[str, object]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``areas`` are (label, value) pairs of the area filter, without "all areas"."""
        super().__init__(parent)
        self._places = {place.name: place for place in places}
        self._roots: dict[str, Page] = {}
        self._buttons: dict[str, NavButton] = {}
        self._trail: list[Page] = []
        self._place = ""
        self._status = StatusLine(self)
        self._save_bar = SaveBar(self)
        self._bands: dict[str, Band] = {}
        self._show_person(person, role)
        self._fill_areas(areas)
        self._fill_navigation()
        self._set_sizes()
        self._connect()
        self._bind_keys()

    def start(self) -> None:
        """Open the first place."""
        if not self._place:
            self.go(next(iter(self._places)))

    # Putting it together

    def _show_person(self, person: str, role: str) -> None:
        self.person_initials.show_name(person)
        self.person_label.setText(person)
        self.role_label.setText(role)

    def _fill_areas(self, areas: Sequence[tuple[str, object]]) -> None:
        self.area_combo.addItem(_("All areas"), None)
        for label, value in areas:
            self.area_combo.addItem(label, value)

    def _fill_navigation(self) -> None:
        for place in sorted(self._places.values(), key=lambda place: place.number):
            button = NavButton(_(place.title), place.icon, self.nav_frame)
            button.setAccessibleName(_(place.title))
            keys = QKeySequence(f"Ctrl+{place.number}").toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(_("{action} ({keys})").format(action=_(place.title), keys=keys))
            button.clicked.connect(lambda _on=False, name=place.name: self.go(name))
            self._buttons[place.name] = button
            (self.nav_foot_layout if place.number == SETTINGS else self.nav_layout).addWidget(button)

    def _set_sizes(self) -> None:
        self.nav_frame.setFixedWidth(theme.scaled(168))
        self.top_frame.setFixedHeight(theme.scaled(56))
        self.search_box.setMaximumWidth(theme.scaled(292))
        self.search_box.setMinimumWidth(theme.scaled(160))
        self.search_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.area_combo.setFixedWidth(theme.scaled(136))
        self.foot_stack.addWidget(self._status)
        self.foot_stack.addWidget(self._save_bar)
        self._show_foot(False)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back)
        self.lock_button.clicked.connect(self.lock_wanted)
        self.search_box.searched.connect(lambda text: self._searched(text))
        self.search_box.everywhere.connect(lambda: self.looked.emit(self.search_box.text()))
        self.search_box.entered.connect(lambda: self._search())
        self.area_combo.currentIndexChanged.connect(lambda: self._tell_area())
        self._save_bar.saved.connect(self.save)
        self._save_bar.discarded.connect(lambda: self.page().discard())

    def _bind_keys(self) -> None:
        standard = QKeySequence.StandardKey
        acts: list[tuple[QKeySequence | QKeySequence.StandardKey | str, Callable[[], object]]] = [
            (standard.New, self.client_wanted.emit),
            ("Ctrl+Shift+N", lambda: self.page().new_record()),
            (standard.Find, self._find),
            (standard.Print, lambda: self.page().print_paper()),
            (standard.Save, self.save),
            (standard.Refresh, lambda: self.page().refresh()),
            ("Ctrl+L", self.lock_wanted.emit),
            ("Alt+Left", self.back),
            ("Esc", self._escape),
        ]
        numbers = [place.number for place in self._places.values()]
        acts += [(f"Ctrl+{number}", partial(self._go_to_number, number)) for number in numbers]
        if SETTINGS in numbers:
            acts.append(("Ctrl+,", partial(self._go_to_number, SETTINGS)))
        for keys, act in acts:
            shortcut = QShortcut(self)
            shortcut.setKeys(keys) if isinstance(keys, standard) else shortcut.setKey(QKeySequence(keys))
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)

    # Going about

    def page(self) -> Page:
        """The page in sight."""
        return self._trail[-1]

    def trail(self) -> Sequence[Page]:
        """The page of the place, and those opened on top of it."""
        return tuple(self._trail)

    def place(self) -> str:
        """The name of the place that the page in sight belongs to."""
        return self._place

    def go(self, name: str) -> bool:
        """Show a place; False if the user stays with unsaved work."""
        if not self.may_leave():
            self._mark_place()
            return False
        if name not in self._roots:
            self._roots[name] = self._places[name].make()
            self._take_in(self._roots[name])
        for page in self._trail[1:]:
            self._let_go(page)
        self._trail = [self._roots[name]]
        self._place = name
        self._show_page()
        return True

    def open(self, page: Page) -> None:
        """Show a page on top of the one in sight."""
        self._take_in(page)
        self._trail.append(page)
        self._show_page()

    def back(self) -> None:
        """Back to the page below, if there is one."""
        if len(self._trail) > 1 and self.may_leave():
            self._let_go(self._trail.pop())
            self._show_page()

    def may_leave(self) -> bool:
        """Ask about unsaved changes of the page in sight, and do as the user says."""
        if self._trail:
            self.page().settle()
        if not self._trail or not self.page().is_dirty():
            return True
        answer = messages.ask_unsaved(self)
        if answer is messages.Leaving.SAVE:
            return self.page().save()
        if answer is messages.Leaving.DISCARD:
            self.page().discard()
        return answer is messages.Leaving.DISCARD

    def save(self) -> None:
        """Save the page in sight."""
        page = self.page()
        if page.is_dirty() or page.is_new():
            page.save()

    def _go_to_number(self, number: int) -> None:
        self.go(next(place.name for place in self._places.values() if place.number == number))

    def _escape(self) -> None:
        if len(self._trail) > 1:
            self.back()
        else:
            self.search_box.clear()

    def _find(self) -> None:
        """Into the search box."""
        self.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_box.selectAll()

    def _searched(self, text: str) -> None:
        """At each letter: the page searches, or everything does."""
        if self.page().search_hint():
            self.page().search(text)
        else:
            self.looked.emit(text)

    def _search(self) -> None:
        """A whole sheet number is meant for the whole office, whatever the page searches."""
        number = sheet_number(self.search_box.text())
        if number is not None:
            self.sheet_wanted.emit(number)
        else:
            self.page().search_entered()

    # Pages

    def _take_in(self, page: Page) -> None:
        self.pages_stack.addWidget(page)
        page.heading_changed.connect(self._show_heading)
        page.keys_changed.connect(self._show_keys)
        page.area_wanted.connect(self.choose_area)
        page.said.connect(self.say)
        page.opened.connect(self.open)
        page.client_opened.connect(self.client_opened)
        page.closed.connect(self.back)
        page.dirty_changed.connect(self._show_foot)
        page.problems_found.connect(self._save_bar.show_problems)

    def _let_go(self, page: Page) -> None:
        self.pages_stack.removeWidget(page)
        page.deleteLater()

    def _show_page(self) -> None:
        page = self.page()
        self.pages_stack.setCurrentWidget(page)
        with QSignalBlocker(self.search_box):
            self.search_box.setText(page.sought())
        self._save_bar.show_problems([])
        self._show_foot(page.is_dirty())
        self.say("")
        self._mark_place()
        self._show_heading()
        self._show_keys()
        page.search(page.sought())
        if page.has_areas:
            page.show_area(self.area_combo.currentData())
        page.activated()

    def _mark_place(self) -> None:
        for name, button in self._buttons.items():
            button.setChecked(name == self._place)

    def _show_heading(self) -> None:
        page = self.page()
        self.title_label.setText(page.title())
        self.facts_label.setText(page.facts())
        self.facts_label.setVisible(bool(page.facts()))
        self.back_button.setVisible(len(self._trail) > 1)
        self.search_box.set_hint(page.search_hint() or _("Search everywhere"))
        self.search_box.setToolTip(_("Ctrl+Enter looks everywhere") if page.search_hint() else "")
        self.area_combo.setVisible(page.has_areas)
        # The window's own title is seen on the task bar: the place, never a person's name.
        self.named.emit(_("{place}[*] – Osaava").format(place=_(self._places[self._place].title)))

    def _show_keys(self) -> None:
        self._status.show_keys(self.page().keys())

    def _tell_area(self) -> None:
        if self._trail and self.page().has_areas:
            self.page().show_area(self.area_combo.currentData())

    def area(self) -> object:
        """The choice of the area filter; None is all areas."""
        return self.area_combo.currentData()

    def choose_area(self, area: object) -> None:
        """Have an area chosen, as it was before the window was made anew."""
        choices.choose(self.area_combo, area)

    # Foot, bands, badges

    def say(self, text: str, kind: str = "good") -> None:
        """A message in the status line; kind good, info or attention."""
        self._status.say(text, kind)

    def _show_foot(self, dirty: bool) -> None:
        bar = self._save_bar if dirty else self._status
        self.foot_stack.setCurrentWidget(bar)
        self.foot_stack.setFixedHeight(bar.sizeHint().height() if dirty else theme.scaled(28))
        self.modified.emit(dirty)

    def show_band(self, name: str, kind: str, word: str, sentence: str, action: str = "") -> Band:
        """Show a band over the window (kinds in ``widgets.band``); connect its ``acted``."""
        if name not in self._bands:
            self._bands[name] = Band(self)
            self.bands_layout.addWidget(self._bands[name])
        self._bands[name].show_words(kind, word, sentence, action)
        return self._bands[name]

    def hide_band(self, name: str) -> None:
        """Take a band away."""
        band = self._bands.pop(name, None)
        if band is not None:
            self.bands_layout.removeWidget(band)
            band.deleteLater()

    def set_waiting(self, name: str, count: int) -> None:
        """The badge of a place: how many things wait there."""
        self._buttons[name].set_waiting(count)
        words = _("{place}, {count} waiting") if count else "{place}"
        title = _(self._places[name].title)
        self._buttons[name].setAccessibleName(words.format(place=title, count=count))
