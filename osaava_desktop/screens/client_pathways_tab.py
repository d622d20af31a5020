"""The tab of a client's way: the plan with its needs and tasks, and the steps on pathways beside it."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
)

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.pathways import PathwayStep, StepLine
from osaava_desktop.domain.timeline import Source
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import shortcuts, theme
from osaava_desktop.screens.client_tab import ClientTab
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pathway_list import StepDelegate, own_step_table
from osaava_desktop.screens.pathway_step import PathwayStepPage
from osaava_desktop.screens.plan_card import PlanCard
from osaava_desktop.screens.small_steps import SmallStepsCard
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import pathways
from osaava_desktop.store.office import Office

_WIDE = 720
_HIGH = 230
_LOW = 96


class ClientPathwaysTab(ClientTab):
    """The plan on the left, the steps on the right; what is new is that of the side in focus."""

    ui_file = "client_pathways_tab.ui"
    scroll_area: QScrollArea
    cards_layout: QBoxLayout
    steps_card: QFrame
    undo_button: QPushButton
    step_button: QPushButton
    stack: QStackedWidget
    step_view: RowView
    empty_state: EmptyState

    sources = (Source.TASK,)

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._client = Client(family_name="")
        self._binned: PathwayStep | None = None
        self._was_at_steps = False
        self.plan_card = PlanCard(office, self)
        self.ladder_card = SmallStepsCard(self._office, self)
        self.cards_layout.insertWidget(0, self.plan_card, 3)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.steps_card, 2)
        right.addWidget(self.ladder_card, 3)
        self.cards_layout.addLayout(right, 2)
        for before, after in pairwise((self, *self.plan_card.stops())):
            self.setTabOrder(before, after)
        self.step_view.set_table(own_step_table(office.today))
        self.step_view.setItemDelegate(StepDelegate(self.step_view))
        self.step_view.setSortingEnabled(False)
        self.empty_state.narrow(230)
        self.empty_state.show_words(
            "steps",
            _("No steps yet"),
            _("Work, studies, a trial, volunteering: the steps of this client stand here."),
            _("New step"),
        )
        self._connect()

    # What the page asks

    @staticmethod
    def title() -> str:
        """The word on the tab."""
        return _("Pathways")

    @staticmethod
    def count(office: Office, client: Client) -> int | None:
        """How many steps there are."""
        return pathways.count(office, client.id)

    def show_client(self, client: Client) -> None:
        """Read plan and steps anew."""
        if client.id != self._client.id:
            self._remember(None)
        self._client = client
        self.plan_card.show_client(client)
        self.ladder_card.show_client(client)
        lines = pathways.listing(self._office, client.id)
        self.step_view.reload(lines)
        self.stack.setCurrentWidget(self.step_view if lines else self.empty_state)
        self.stack.setMinimumHeight(theme.scaled(_LOW) if lines else 0)  # not that of the words of none

    def focus_first(self) -> None:
        """To the side last worked on; at first the plan."""
        at_steps, self._was_at_steps = self._was_at_steps, False
        if not at_steps:
            self.plan_card.focus_first()
        elif self.step_view.table().rowCount():
            if self.step_view.current_row() is None:
                self.step_view.choose(self.step_view.table().row(0).step.id)
            self.step_view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.empty_state.setFocus(Qt.FocusReason.OtherFocusReason)

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        can_undo = self._binned is not None or self.plan_card.can_undo()
        undo = [("Ctrl+Z", _("undo"))] if can_undo else []
        tasks = [(_("Space"), _("done")), ("Ctrl+D", _("puts off"))] if self.plan_card.has_tasks() else []
        there = bool(tasks or self.step_view.table().rowCount())
        opens = [("Enter", _("opens"))] if there else []
        return [*opens, *tasks, ("Ctrl+Shift+N", _("new task")), *undo]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large letters, the steps stand below the plan."""
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(_WIDE)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.cards_layout.setDirection(direction)
        for card in (self.plan_card, self.steps_card, self.ladder_card):
            card.setMinimumHeight(theme.scaled(_HIGH) if narrow else 0)

    # Slots

    def new_record(self) -> None:
        """A new task of the plan; a new step where the steps have the focus."""
        if self._is_at_steps():
            self.open_step(None)
        else:
            self.plan_card.new_record()

    def open_step(self, step: PathwayStep | None) -> None:
        """The form of a step, or of a new one of this client."""
        page = PathwayStepPage(self._office, step, self._client)
        page.binned.connect(self._remember)
        page.saved.connect(lambda stored: self.step_view.choose(stored.id))
        self._was_at_steps = True
        self.opened.emit(page)

    def put_in_bin(self) -> None:
        """Put the step chosen into the bin."""
        line: StepLine | None = self.step_view.current_row()
        if line is None:
            return
        try:
            binned = pathways.put_in_bin(self._office, line.step)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self._remember(binned)
        self._show_change(_("The step is in the bin"), "info")

    def undo(self) -> None:
        """Take back the step that was last put into the bin."""
        if self._binned is None:
            return
        try:
            pathways.take_back(self._office, self._binned)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self._remember(None)
        self._show_change(_("The step is back in the list"), "good")

    # Inside

    def _connect(self) -> None:
        for signal, to in (
            (self.plan_card.said, self.said),
            (self.plan_card.changed, self.changed),
            (self.plan_card.keys_changed, self.keys_changed),
            (self.ladder_card.said, self.said),
        ):
            signal.connect(to)
        self.step_view.opened.connect(lambda line: self.open_step(line.step))
        self.step_button.clicked.connect(lambda: self.open_step(None))
        self.empty_state.acted.connect(lambda: self.open_step(None))
        self.undo_button.clicked.connect(lambda: self.undo())
        self.undo_button.hide()
        shortcuts.tell(self.undo_button, "Ctrl+Z")
        shortcuts.bind(self.steps_card, shortcuts.DELETE, self.put_in_bin)
        shortcuts.bind(self.steps_card, QKeySequence.StandardKey.Undo, self.undo)

    def _is_at_steps(self) -> bool:
        widget = QApplication.focusWidget()
        return widget is not None and self.steps_card.isAncestorOf(widget)

    def _remember(self, binned: PathwayStep | None) -> None:
        self._binned = binned
        self.undo_button.setVisible(binned is not None)
        self.keys_changed.emit()

    def _show_change(self, sentence: str, kind: str) -> None:
        self._was_at_steps = True
        self.show_client(self._client)
        self.changed.emit()
        self.focus_first()
        self.said.emit(sentence, kind)
