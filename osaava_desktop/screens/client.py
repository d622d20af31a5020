"""One client: how far the person has come, what is next, and the tabs; the first holds the form."""

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from osaava_desktop.domain import clients as rules
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.texts import format_date
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import shortcuts
from osaava_desktop.screens.client_details import ClientDetails
from osaava_desktop.screens.client_erasing import ClientErasing
from osaava_desktop.screens.client_header import ClientHeader
from osaava_desktop.screens.client_merging import ClientMerging
from osaava_desktop.screens.client_papers import ClientPapers
from osaava_desktop.screens.client_tabs import ClientTabs
from osaava_desktop.screens.day import DayDialog
from osaava_desktop.screens.history import HistoryPage
from osaava_desktop.screens.latest import LatestCard
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.participation import ParticipationPage
from osaava_desktop.screens.referral import ReferralPage
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import clients, engagement, participations, registration
from osaava_desktop.store.office import Office


class ClientPage(Page):
    """Shows a client, or takes in a new one; ``saved`` brings the client as stored."""

    ui_file = "client.ui"
    page_layout: QVBoxLayout
    notice: Notice

    saved = Signal(object)

    def __init__(self, office: Office, client: Client | None, parent: QWidget | None = None) -> None:
        """Without a ``client`` the page is the form of a new one."""
        super().__init__(parent)
        self._office = office
        self._client = client or Client(family_name="")
        self._dirty = False
        self._baseline: tuple[object, ...] = ()
        self.header = ClientHeader(office)
        self.page_layout.insertWidget(0, self.header)
        self.details = ClientDetails(office)
        self.latest_card = LatestCard(office)
        self.details.add_card(self.latest_card)
        self.tabs = ClientTabs(office, self.details, self.header)
        self.page_layout.addWidget(self.tabs, 1)
        self.merging = ClientMerging(office, self, self.notice)
        self.erasing = ClientErasing(office, self, self.notice)
        self.papers = ClientPapers(office, self)
        self.engaged_action = QAction("", self)
        self.refer_action = QAction(_("Send on to a partner…"), self)
        self.delete_action = QAction(_("Delete client"), self)
        self._connect()
        self._show()
        self._is_fresh = True

    # What the shell asks

    def title(self) -> str:
        """The client's name."""
        return self._client.name if self._is_stored() else _("New client")

    def facts(self) -> str:
        """Number, locality and worker."""
        if not self._is_stored():
            return _("Family name is enough; the rest when you know it")
        return self.header.facts()

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return self.tabs.keys()

    def activated(self) -> None:
        """Back on top: fresh, unless something is being entered."""
        if self._is_stored() and not self._is_fresh:
            self.refresh()
        self._is_fresh = False
        self.tabs.focus_first()

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
        self.tabs.show_tab()

    def new_record(self) -> None:
        """The new thing of the tab in sight; a talk where the tab has none of its own."""
        tab = self.tabs.tab()
        if tab is not None:
            tab.new_record()
        else:
            self.tabs.log_guidance()

    def print_paper(self) -> None:
        """The paper of the tab in sight."""
        tab = self.tabs.tab()
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
        try:
            self._show()
        except clients.InBin:  # put there elsewhere: the page can be left all the same
            self._show_binned()

    def renewed(self) -> Mapping[str, object]:
        """The client, who may have been a new one."""
        return {"client": self._client if self._is_stored() else None}

    # Slots

    def tick_engaged(self) -> None:
        """Mark the client as engaged since a day that is asked for; or take the mark back."""
        if self._dirty and not self.save():
            return
        key = self._client.id
        if self._client.engaged is not None:
            engagement.take_back(self._office, key)
            sentence = _("The mark is taken back")
        else:
            title, words = _("Mark as engaged"), _("The day since which the client is engaged.")
            today = self._office.today
            dialog = DayDialog(title, words, today, lambda day: engagement.tick(self._office, key, day), self)
            if not dialog.propose(today).exec():
                return
            sentence = _("Marked as engaged")
        self.refresh()
        self.said.emit(sentence, "good")

    def turn_into(self, client: Client) -> None:
        """Two clients have become one, or two again: show who stays."""
        self._client = client
        self._enable(True)
        self._show()
        self.saved.emit(client)

    def refer(self) -> None:
        """Send the client on to a partner."""
        self.opened.emit(ReferralPage(self._office, None, client=self._client))

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
        try:
            clients.take_back(self._office, self._client)
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self._enable(True)
        self.refresh()
        self.details.focus_first()
        self.said.emit(_("{number} is back in the list").format(number=self._client.number), "good")

    def open_participation(self) -> None:
        """Start, end and EURA of the client, on a page of their own."""
        self.opened.emit(ParticipationPage(self._office, self._client))

    def _open_history(self) -> None:
        """What was changed in the client's own data; the log keeps the look."""
        try:
            self.opened.emit(HistoryPage(self._office, self._client))
        except PlainError as error:
            self.notice.show_words("error", str(error))

    def _entries_changed(self) -> None:
        self._set_dirty(self.details.entries() != self._baseline)

    def _show_menu(self) -> None:
        since = self._client.engaged
        taking = _("Take back the mark of engagement ({day})").format(day=format_date(since)) if since else ""
        self.engaged_action.setText(taking or _("Mark as engaged…"))
        self._papers_menu.clear()
        self._papers_menu.addActions(self.papers.menu(self._client))
        button = self.header.more_button
        self._menu.popup(button.mapToGlobal(QPoint(0, button.height())))

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
            self.tabs.focus_first()

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
        own = participations.of_client(self._office, self._client.id)
        self.details.show_client(self._client, own[-1] if own else None)
        self.notice.hide()
        if self._client.restricted is not None:
            day = format_date(self._client.restricted)
            sentence = _("The data are kept but not used since {day}: nothing new is added or printed.")
            self.notice.show_words("attention", sentence.format(day=day))
        self._baseline = self.details.entries()
        self._set_dirty(False)
        self.problems_found.emit([])
        self.header.setVisible(stored)
        self.latest_card.setVisible(stored)
        if stored:
            self._show_header()
        else:
            self.tabs.show_client(None)
        self.heading_changed.emit()

    def _show_header(self) -> None:
        """All that stands round the details; also when a tab has changed something."""
        self.header.show_client(self._client)
        self.tabs.show_client(self._client)
        self.latest_card.show_client(self._client)
        self.merging.show_client(self._client)

    # Inside

    def _connect(self) -> None:
        self.tabs.said.connect(self.said)
        self.tabs.opened.connect(self.opened)
        self.tabs.changed.connect(self._show_header)
        self.tabs.keys_changed.connect(self.keys_changed)
        self.details.edited.connect(self._entries_changed)
        self.details.participation_card.open_wanted.connect(lambda: self.open_participation())
        self.details.protection_card.history_wanted.connect(lambda: self._open_history())
        self.details.client_wanted.connect(self._open_other)
        self.details.failed.connect(lambda sentence: self.notice.show_words("error", sentence))
        self._menu = QMenu(self)
        self._papers_menu = QMenu(_("Papers"), self)
        self._menu.addMenu(self._papers_menu)
        last = (self.delete_action, self.erasing.action)
        self._menu.addActions([self.engaged_action, self.refer_action, *self.merging.actions(), *last])
        self.papers.said.connect(self.said)
        self.merging.opened.connect(self.opened)
        self.merging.turned.connect(self.turn_into)
        self.erasing.opened.connect(self.opened)
        self.erasing.action.triggered.connect(lambda: self.erasing.open(self._client))
        self.engaged_action.triggered.connect(lambda: self.tick_engaged())
        self.refer_action.triggered.connect(lambda: self.refer())
        self.delete_action.triggered.connect(lambda: self.delete())
        self.header.more_button.clicked.connect(self._show_menu)
        self.header.guidance_button.clicked.connect(lambda: self.tabs.log_guidance())
        self.latest_card.timeline_wanted.connect(self.tabs.show_timeline)
        shortcuts.bind(self, "Ctrl+G", self.tabs.log_guidance)
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1), ("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcuts.bind(self, keys, partial(self.tabs.step, by), anywhere=True)

    def _is_stored(self) -> bool:
        return bool(self._client.number)

    def _enable(self, on: bool) -> None:
        if not on:
            self.header.tab_bar.setCurrentIndex(0)
        header = self.header
        for widget in (self.details, header.tab_bar, header.more_button, header.guidance_button):
            widget.setEnabled(on)

    def _set_dirty(self, dirty: bool) -> None:
        if dirty != self._dirty:
            self._dirty = dirty
            self.dirty_changed.emit(dirty)
