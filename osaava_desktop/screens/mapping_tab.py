"""The tab with a client's mappings and Kykyviisari rounds: what there is, and how the scores have gone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QScrollArea, QStackedWidget

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.mapping import Kykyviisari, Mapping
from osaava_desktop.domain.texts import format_date
from osaava_desktop.domain.timeline import Source
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import shortcuts, theme
from osaava_desktop.screens.client_papers import ClientPapers
from osaava_desktop.screens.client_tab import ClientTab
from osaava_desktop.screens.draft_keeper import mapping_form, moment_words
from osaava_desktop.screens.kykyviisari import KykyviisariPage
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.mapping import MappingPage
from osaava_desktop.screens.mapping_compare import MappingComparePage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.score_card import ScoreCard
from osaava_desktop.screens.tables import Column, RowTable
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import drafts, people
from osaava_desktop.services import mapping as mappings
from osaava_desktop.store.office import Office

Talk = Mapping | Kykyviisari

_WORKER = 2
_NARROW = 700  # pixels at the normal letter size


class MappingTab(ClientTab):
    """Lists the talks by day; Enter opens one, Del puts it into the bin."""

    ui_file = "mapping_tab.ui"
    sources = (Source.MAPPING, Source.KYKYVIISARI)
    notice: Notice
    new_button: QPushButton
    round_button: QPushButton
    compare_button: QPushButton
    undo_button: QPushButton
    print_button: QPushButton
    stack: QStackedWidget
    list_frame: QFrame
    talk_view: RowView
    empty_state: EmptyState
    score_area: QScrollArea

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._client = Client(family_name="")
        self._binned: Talk | None = None
        self._papers = ClientPapers(office, self)
        self.print_button.setMenu(self._print_menu())
        self._people = {person.id: person.name for person in people.staff(office)}
        self.score_card = ScoreCard()
        theme.set_role(self.score_card, "scrolled")
        self.score_area.setWidget(self.score_card)
        self.score_area.setMinimumWidth(theme.scaled(232))
        self.score_area.setMaximumWidth(theme.scaled(480))
        self.talk_view.set_table(RowTable(self._columns(), lambda talk: talk.id))
        self.empty_state.show_words(
            "clipboard_text_ltr",
            _("No mapping yet"),
            _("The mapping talk goes through the client's situation and finds what support is needed."),
            _("New mapping"),
        )
        self._connect()

    # What the page asks

    @staticmethod
    def title() -> str:
        """The word on the tab."""
        return _("Mappings")

    def show_client(self, client: Client) -> None:
        """Show the talks with this client; scores are hidden until asked for."""
        if client.id != self._client.id:
            self._binned = None
        self._client = client
        self._reload()
        self._offer_draft()

    def focus_first(self) -> None:
        """To the list, or to the button that fills it."""
        if self.talk_view.table().rowCount():
            if self.talk_view.current_row() is None:
                self.talk_view.choose(self.talk_view.table().row(0).id)
            self.talk_view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.empty_state.setFocus(Qt.FocusReason.OtherFocusReason)

    def new_record(self) -> None:
        """Write down a new mapping."""
        self.opened.emit(MappingPage(self._office, self._client, None))

    def print_paper(self) -> None:
        """The mapping chosen, or else the newest one; without any the form for the pen."""
        self._print_mapping(own_copy=False)

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        undo = [("Ctrl+Z", _("undo"))] if self._binned else []
        if not self.talk_view.table().rowCount():
            return [("Ctrl+Shift+N", _("new mapping")), *undo]
        return [("Enter", _("opens")), ("Ctrl+Shift+N", _("new mapping")), ("Del", _("deletes")), *undo]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large letters, the worker's column gives way."""
        super().resizeEvent(event)
        self.talk_view.setColumnHidden(_WORKER, self.width() < theme.scaled(_NARROW))
        self.talk_view.fit()

    # Slots

    def new_round(self) -> None:
        """Write down the scores of a Kykyviisari."""
        self.opened.emit(KykyviisariPage(self._office, self._client, None))

    def compare(self) -> None:
        """Two mappings side by side."""
        self.opened.emit(MappingComparePage(self._office, self._client))

    def open_talk(self, talk: Talk) -> None:
        """Open what is in the list; a Kykyviisari is all scores, and the log tells who has looked."""
        try:
            self.opened.emit(self._page(talk))
        except PlainError as error:
            self.notice.show_words("error", str(error))

    def show_scores(self) -> None:
        """Show the scores; the log tells who has looked."""
        try:
            self.score_card.show_scores(mappings.scores_of(self._office, self._client.id))
        except PlainError as error:
            self.notice.show_words("error", str(error))

    def put_in_bin(self) -> None:
        """Put the talk chosen into the bin; Ctrl+Z takes it back."""
        talk = self.talk_view.current_row()
        if talk is not None and self._try(mappings.put_in_bin, talk):
            self._binned = talk
            self._show_change(_("{talk} is in the bin").format(talk=_words(talk)), "info")

    def undo(self) -> None:
        """Take back the talk that was last put into the bin."""
        talk = self._binned
        if talk is not None and self._try(mappings.take_back, talk):
            self._binned = None
            self._show_change(_("{talk} is back in the list").format(talk=_words(talk)), "good")
            self.talk_view.choose(talk.id)

    def _let_scroll(self, _least: int, most: int) -> None:
        """The keys reach the scores where they are too high for the window."""
        policy = Qt.FocusPolicy.StrongFocus if most > 0 else Qt.FocusPolicy.NoFocus
        self.score_area.setFocusPolicy(policy)

    # Inside

    def _columns(self) -> Sequence[Column[Talk]]:
        return (
            Column(title=_("Date"), value=lambda talk: format_date(talk.on), sort=lambda talk: talk.on),
            Column(title=_("What"), value=_words, strong=True, stretch=True, width=160),
            Column(title=_("Worker"), value=self._worker, quiet=True, stretch=True, width=120),
        )

    def _worker(self, talk: Talk) -> str:
        return self._people.get(talk.worker, "") if talk.worker else ""

    def _page(self, talk: Talk) -> Page:
        if isinstance(talk, Mapping):
            return MappingPage(self._office, self._client, talk.id)
        return KykyviisariPage(self._office, self._client, talk.id)

    def _print_menu(self) -> QMenu:
        menu = QMenu(self)
        self._mapping_action = menu.addAction(_("&Mapping"), lambda: self._print_mapping(own_copy=False))
        self._copy_action = menu.addAction(
            _("The client's &own copy"), lambda: self._print_mapping(own_copy=True)
        )
        menu.addAction(_("&Form for the pen"), lambda: self._papers.print_blank())
        return menu

    def _print_mapping(self, *, own_copy: bool) -> None:
        talk = self.talk_view.current_row()
        if not isinstance(talk, Mapping):
            talk = next((one for one in self.talk_view.table().rows() if isinstance(one, Mapping)), None)
        if talk is None:
            self._papers.print_blank()
        else:
            self._papers.print_mapping(talk.id, own_copy)

    def _reload(self) -> None:
        wholes = mappings.wholes_of(self._office, self._client.id)
        rounds = mappings.rounds_of(self._office, self._client.id)
        talks: list[Talk] = [*(whole.mapping for whole in wholes), *rounds]
        self.talk_view.reload(sorted(talks, key=lambda talk: (talk.on, talk.id), reverse=True))
        self.stack.setCurrentWidget(self.list_frame if talks else self.empty_state)
        self.new_button.setVisible(bool(talks))
        self.compare_button.setEnabled(len(wholes) > 1)
        self._mapping_action.setEnabled(bool(wholes))
        self._copy_action.setEnabled(bool(wholes))
        self.undo_button.setVisible(self._binned is not None)
        self.score_area.setVisible(bool(rounds))
        self.score_card.show_scores(None)

    def _offer_draft(self) -> None:
        """A new mapping that was not saved is told of, as nothing else would lead to it."""
        self.notice.hide()
        found = drafts.find(self._office, mapping_form(self._client.id, None))
        if found is not None:
            moment = moment_words(self._office, found[1])
            sentence = _("A new mapping was left without being saved (from {moment}).").format(moment=moment)
            self.notice.show_words("attention", sentence, [(_("Open it"), self.new_record)])

    def _show_change(self, sentence: str, kind: str) -> None:
        self._reload()
        self.changed.emit()
        self.keys_changed.emit()
        self.focus_first()
        self.said.emit(sentence, kind)

    def _connect(self) -> None:
        self.new_button.clicked.connect(lambda: self.new_record())
        self.empty_state.acted.connect(self.new_record)
        self.round_button.clicked.connect(lambda: self.new_round())
        self.compare_button.clicked.connect(lambda: self.compare())
        self.undo_button.clicked.connect(lambda: self.undo())
        self._papers.said.connect(self.said)
        self.score_area.verticalScrollBar().rangeChanged.connect(self._let_scroll)
        self.talk_view.opened.connect(self.open_talk)
        self.score_card.show_wanted.connect(self.show_scores)
        shortcuts.tell(self.new_button, "Ctrl+Shift+N")
        shortcuts.bind(self, shortcuts.DELETE, self.put_in_bin)
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)

    def _try(self, act: Callable[[Office, Talk], None], talk: Talk) -> bool:
        try:
            act(self._office, talk)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return False
        return True


def _words(talk: Talk) -> str:
    """What a line of the list is."""
    if isinstance(talk, Mapping):
        return _("Mapping talk")
    return _("Kykyviisari, {round}").format(round=talk.round.label)
