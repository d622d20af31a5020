"""One client: how far the person has come, what is next, and the tabs; the first holds the form."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QWidget,
)

from osaava_desktop.domain import clients as rules
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client, Phase
from osaava_desktop.domain.clients import Progress as Way
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.domain.texts import format_date, format_number, format_weekday_date
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import N_, _
from osaava_desktop.screens import theme
from osaava_desktop.screens.client_details import ClientDetails
from osaava_desktop.screens.client_list import late_marks
from osaava_desktop.screens.client_tab import ClientTab
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.participation import ParticipationPage
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.screens.widgets.pill import Pill
from osaava_desktop.screens.widgets.stepper import Progress, Stage, Stepper
from osaava_desktop.services import areas, clients, participations, progress, registration
from osaava_desktop.store.office import Office

TABS: tuple[Callable[[Office], ClientTab], ...] = ()
"""The tabs after the details, in order."""


class ClientPage(Page):
    """Shows a client, or takes in a new one; ``saved`` brings the client as stored."""

    ui_file = "client.ui"
    header_frame: QFrame
    progress_layout: QBoxLayout
    stepper: Stepper
    next_widget: QWidget
    next_label: ElidedLabel
    due_label: QLabel
    due_pill: Pill
    more_button: QToolButton
    tabs_layout: QHBoxLayout
    notice: Notice
    stack: QStackedWidget

    saved = Signal(object)

    def __init__(self, office: Office, client: Client | None, parent: QWidget | None = None) -> None:
        """Without a ``client`` the page is the form of a new one."""
        super().__init__(parent)
        self._office = office
        self._client = client or Client(family_name="")
        self._dirty = False
        self._baseline: tuple[object, ...] = ()
        self.details = ClientDetails(office)
        self._tabs: list[ClientTab] = [make(office) for make in TABS]
        self.tab_bar = QTabBar()
        self.delete_action = QAction(_("Delete client"), self)
        self._fill_tabs()
        self._connect()
        self._show()

    # What the shell asks

    def title(self) -> str:
        """The client's name."""
        return self._client.name if self._is_stored() else _("New client")

    def facts(self) -> str:
        """Number and locality."""
        if not self._is_stored():
            return _("Family name is enough; the rest when you know it")
        number = _("client {number}").format(number=self._client.number)
        return " · ".join(part for part in (number, self._locality) if part)

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        tab = self._tab()
        return tab.keys() if tab is not None else [("Ctrl+S", _("saves")), ("Esc", _("back"))]

    def activated(self) -> None:
        """Back on top: fresh, unless something is being entered."""
        if self._is_stored():
            self.refresh()
        self._focus_first()

    def refresh(self) -> None:
        """Read the client anew; entries that are not saved stay."""
        if not self.details.isEnabled():
            return
        if not self._dirty and self._is_stored():
            try:
                self._client = clients.get(self._office, self._client.id)
            except clients.InBin:
                self._show_binned()
                return
            self._show()
        self._show_tab()

    def new_record(self) -> None:
        """The new thing of the tab in sight."""
        tab = self._tab()
        if tab is not None:
            tab.new_record()

    def print_paper(self) -> None:
        """The paper of the tab in sight."""
        tab = self._tab()
        if tab is not None:
            tab.print_paper()

    def is_dirty(self) -> bool:
        """Whether something entered is not saved."""
        return self._dirty

    def save(self) -> bool:
        """Save client and start together; False when something must be fixed first."""
        return self._save([])

    def discard(self) -> None:
        """Show the client as stored."""
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large letters, the next step comes below the phases."""
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(780)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.progress_layout.setDirection(direction)

    # Slots

    def _turn(self, place: int) -> None:
        """Another tab comes into sight."""
        self.stack.setCurrentIndex(place)
        self._show_tab()
        self.keys_changed.emit()

    def delete(self) -> None:
        """Put the client into the bin; the page stays, with the way back."""
        self.discard()
        try:
            clients.put_in_bin(self._office, self._client)
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self._show_binned()
        self.notice.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_binned(self) -> None:
        """The client lies in the bin: nothing to do here but to take the client back."""
        self._enable(False)
        sentence = _("{number} is in the bin: in no list and no figure.").format(number=self._client.number)
        self.notice.show_words("attention", sentence, [(_("Undo deleting"), self.take_back)])

    def take_back(self) -> None:
        """Take the client out of the bin again."""
        clients.take_back(self._office, self._client)
        self._enable(True)
        self.refresh()
        self.details.focus_first()
        self.said.emit(_("{number} is back in the list").format(number=self._client.number), "good")

    def open_participation(self) -> None:
        """Start, end and EURA of the client, on a page of their own."""
        self.opened.emit(ParticipationPage(self._office, self._client))

    def _entries_changed(self) -> None:
        self._set_dirty(self.details.entries() != self._baseline)

    def _show_menu(self) -> None:
        self._menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    # Saving

    def _save(self, not_same: Sequence[UUID]) -> bool:
        entered = self.details.entered()
        self.notice.hide()
        try:
            if entered.problems:
                found = rules.problems(entered.client, self._office.today)
                raise InvalidInput({**found, **entered.problems})
            stored = registration.save(
                self._office,
                entered.client,
                entered.participation,
                not_same=[*not_same, *self.details.likely_same.apart()],
                before=self._client if self._is_stored() else None,
                identity_number=entered.identity_number,
            )
        except InvalidInput as error:
            self._show_problems(error.problems, entered.client)
            return False
        except clients.InBin as error:
            self.notice.show_words("attention", str(error), [(_("Take back and save"), self._save_binned)])
            self.notice.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self._client = stored
        self._show()
        self.saved.emit(stored)
        self.said.emit(_("Client {number} saved").format(number=stored.number), "good")
        return True

    def _save_binned(self) -> None:
        """Deleted in another window, and still needed: out of the bin with what was entered."""
        try:
            clients.take_back(self._office, self._client)
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self._save_on([])

    def _save_on(self, not_same: Sequence[UUID]) -> None:
        """Save by a button of the notice, which goes away then: the work goes on in the form."""
        if self._save(not_same):
            self._focus_first()

    def _show_problems(self, problems: Problems, client: Client) -> None:
        titles = self.details.show_problems(problems)
        self.problems_found.emit(titles)
        others = [text for name, text in problems.items() if name not in self.details.fields()]
        if others and not titles:
            same = clients.same_person(self._office, client) if clients.SAME_PERSON in problems else []
            self._ask_same(others[0], same)

    def _ask_same(self, sentence: str, same: list[Client]) -> None:
        """Say what stands in the way; where it is a namesake, both ways on."""
        if not same:
            self.notice.show_words("error", sentence)
            return
        acts = [
            (_("Open that client"), lambda: self._open_other(same[0].id)),
            (_("Not the same person: save"), lambda: self._save_on([other.id for other in same])),
        ]
        self.notice.show_words("attention", sentence, acts)
        self.notice.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_other(self, key: UUID) -> None:
        """On top of this page, which keeps what was typed."""
        try:
            self.opened.emit(ClientPage(self._office, clients.get(self._office, key)))
        except PlainError as error:
            self.notice.show_words("error", str(error))

    # Showing

    def _show(self) -> None:
        stored = self._is_stored()
        own = participations.of_client(self._office, self._client.id) if stored else []
        self.details.show_client(self._client, own[-1] if own else None)
        self.notice.hide()
        self._baseline = self.details.entries()
        self._set_dirty(False)
        self.problems_found.emit([])
        self.header_frame.setVisible(stored)
        if not stored:
            self.tab_bar.setCurrentIndex(0)
        if stored:
            self._show_header()
        self.heading_changed.emit()

    def _show_header(self) -> None:
        names = {locality.id: locality.name for locality in areas.localities(self._office)}
        self._locality = names.get(self._client.locality, "") if self._client.locality else ""
        for place, tab in enumerate(self._tabs, start=1):
            count = tab.count(self._client)
            words = f"{tab.title()} {format_number(count)}" if count else tab.title()
            self.tab_bar.setTabText(place, words)
        self._show_way(progress.of_client(self._office, self._client.id))
        self._show_next(progress.next_step(self._office, self._client.id))

    def _show_way(self, way: Way) -> None:
        stages = [_stage(phase, way) for phase in Phase]
        spoken = ", ".join(f"{stage.title}: {stage.under}" for stage in stages)
        self.stepper.show_stages(stages, spoken)

    def _show_next(self, step: FollowUp | None) -> None:
        self.next_widget.setVisible(step is not None)
        if step is not None:
            self.next_label.setText(step.what)
            self.due_label.setText(format_weekday_date(step.due))
            marks = late_marks(step.due, self._office.today, N_("late {days} d"))
            self.due_pill.show_mark(marks[0] if marks else None)

    # Inside

    _locality = ""

    def _focus_first(self) -> None:
        tab = self._tab()
        if tab is None:
            self.details.focus_first()
        else:
            tab.focus_first()

    def _fill_tabs(self) -> None:
        self.tab_bar.addTab(_("Details"))
        self.stack.addWidget(self.details)
        for tab in self._tabs:
            self.tab_bar.addTab(tab.title())
            self.stack.addWidget(tab)
            tab.said.connect(self.said)
            tab.opened.connect(self.opened)
            tab.changed.connect(self._show_header)
            tab.keys_changed.connect(self.keys_changed)

    def _tab(self) -> ClientTab | None:
        """The tab in sight, unless it is the details."""
        place = self.stack.currentIndex() - 1
        return self._tabs[place] if place >= 0 else None

    def _show_tab(self) -> None:
        tab = self._tab()
        if tab is not None and self._is_stored():
            tab.show_client(self._client)

    def _connect(self) -> None:
        self.tabs_layout.addWidget(self.tab_bar)
        self.tabs_layout.addStretch(1)
        self.tab_bar.setAccessibleName(_("Parts of the client's data"))
        self.tab_bar.currentChanged.connect(self._turn)
        self.details.edited.connect(self._entries_changed)
        self.details.participation_card.open_wanted.connect(lambda: self.open_participation())
        self.details.client_wanted.connect(self._open_other)
        self.details.failed.connect(lambda sentence: self.notice.show_words("error", sentence))
        self._menu = QMenu(self)
        self._menu.addAction(self.delete_action)
        self.delete_action.triggered.connect(lambda: self.delete())
        self.more_button.clicked.connect(self._show_menu)

    def _is_stored(self) -> bool:
        return bool(self._client.number)

    def _enable(self, on: bool) -> None:
        self.details.setEnabled(on)
        self.more_button.setEnabled(on)

    def _set_dirty(self, dirty: bool) -> None:
        if dirty != self._dirty:
            self._dirty = dirty
            self.dirty_changed.emit(dirty)


def _stage(phase: Phase, way: Way) -> Stage:
    """One disc of the stepper: done, the furthest one reached, or ahead."""
    since: date | None = way.since.get(phase)
    title = phase.label.capitalize()
    if since is None:
        return Stage(title=title, progress=Progress.AHEAD, under=_("not yet"))
    if phase is way.phase:
        under = _("since {day}").format(day=format_date(since))
        return Stage(title=title, progress=Progress.CURRENT, under=under)
    return Stage(title=title, progress=Progress.DONE, under=format_date(since))
