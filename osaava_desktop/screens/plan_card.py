"""The card of a client's plan: needs and tasks by few keys, each act with a way back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.mapping import Need
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.domain.records import Record
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import shortcuts
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.day import DayDialog
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.plan import NeedDialog, TaskDialog
from osaava_desktop.screens.plan_list import DUE, WHAT, WHO, PlanDelegate, PlanRow, plan_rows, plan_table
from osaava_desktop.screens.still_there import StillThereDialog
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import people, plan
from osaava_desktop.store.office import Office


class PlanCard(Form):
    """Shows the plan of a client and changes it; ``said``, ``changed`` and ``keys_changed`` as of a tab."""

    ui_file = "plan_card.ui"
    undo_button: QPushButton
    need_button: QPushButton
    task_button: QPushButton
    stack: QStackedWidget
    plan_panel: QWidget
    plan_view: RowView
    done_button: QPushButton
    postpone_button: QPushButton
    drop_button: QPushButton
    empty_state: EmptyState

    said = Signal(str, str)
    changed = Signal()
    keys_changed = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._client: UUID | None = None
        self._needs: Sequence[Need] = ()
        self._before: Sequence[Record] = ()
        self.plan_view.set_table(plan_table(office.today))
        self.plan_view.setItemDelegate(PlanDelegate(self.plan_view))
        ColumnFitter(self.plan_view, (WHO,), (WHAT,), (DUE,))
        self.plan_view.setSortingEnabled(False)
        self.plan_view.setSelectionMode(RowView.SelectionMode.SingleSelection)
        self._fill_words()
        self._connect()

    def show_client(self, client: Client) -> None:
        """Read the plan anew."""
        if client.id != self._client:
            self._remember(())
        self._client = client.id
        self._show_plan(client.id)

    def stops(self) -> Sequence[QWidget]:
        """Where the Tab key stops, in order."""
        tools = (self.undo_button, self.need_button, self.task_button)
        return (
            *tools,
            self.empty_state,
            self.plan_view,
            self.done_button,
            self.postpone_button,
            self.drop_button,
        )

    def can_undo(self) -> bool:
        """Whether there is an act to take back."""
        return bool(self._before)

    def has_tasks(self) -> bool:
        """Whether there is anything to be done."""
        return bool(self._tasks())

    def focus_first(self) -> None:
        """To the line last looked at, or the first one."""
        table = self.plan_view.table()
        if not table.rowCount():
            self.empty_state.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.plan_view.current_row() is None:
            self.plan_view.choose(table.ident(table.row(0)))
        self.plan_view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Slots

    def new_record(self) -> None:
        """A new task; the first thing of a plan is a need."""
        if self._needs:
            self.new_task()
        else:
            self.new_need()

    def new_need(self) -> None:
        """Write down a need."""
        if self._client is not None:
            self._edit(Need(client=self._client, noted=self._office.today, what=""))

    def new_task(self) -> None:
        """Write down a task, at first for the need chosen."""
        record = self._record()
        need = record.id if isinstance(record, Need) else record.need if record else None
        if self._client is not None:
            self._edit(FollowUp(client=self._client, due=self._office.today, what="", need=need))

    def tick(self) -> None:
        """The task is done, or to be done again; the need is closed, or open again."""
        record = self._record()
        if isinstance(record, FollowUp) and record.step is not None and record.rule and record.is_open:
            if StillThereDialog(self._office, record, self).exec():
                self._tell([record], _("The answer is saved"))
        elif isinstance(record, FollowUp):
            done = record.is_open
            words = _("Done: {task}") if done else _("To be done again: {task}")
            ticked = partial(plan.tick_done, self._office, record, done)
            self._do(ticked, [record], words.format(task=record.what))
        elif record is not None and record.closed is None:
            open_tasks = [task for task in self._tasks() if task.need == record.id and task.is_open]
            act_on = [record, *open_tasks]
            self._do(lambda: plan.close_need(self._office, record), act_on, _("The need is closed"))
        elif record is not None:
            again = replace(record, closed=None)
            self._do(lambda: plan.save_need(self._office, again), [record], _("The need is open again"))

    def postpone(self) -> None:
        """Put the task off to another day."""
        task = self._open_task()
        if task is None:
            return
        office = self._office
        dialog = DayDialog(
            _("Put off"), task.what, office.today, lambda day: plan.postpone(office, task, day), self
        )
        if dialog.propose(max(task.due, office.today)).exec():
            self._tell([task], _("The task is put off"))

    def drop(self) -> None:
        """The task will not be done."""
        task = self._open_task()
        if task is not None:
            self._do(lambda: plan.drop(self._office, task), [task], _("The task is dropped"))

    def put_in_bin(self) -> None:
        """Put the task, or the need with its tasks, into the bin."""
        record = self._record()
        if record is not None:
            is_task = isinstance(record, FollowUp)
            words = _("The task is in the bin") if is_task else _("The need and its tasks are in the bin")
            self._do(lambda: plan.put_in_bin(self._office, record), [record], words)

    def undo(self) -> None:
        """Take back what was done last."""
        before = self._before
        if before and self._did(lambda: plan.put_back(self._office, before)):
            self._remember(())
            self._show_change(before[0].id)
            self.said.emit(_("It is as before"), "good")

    # Inside

    def _fill_words(self) -> None:
        self.empty_state.show_words(
            "checkmark_circle",
            _("No plan yet"),
            _("A need found in the mapping, the goal that meets it, and the tasks that lead there."),
            _("New need"),
        )
        shown = {
            self.done_button: "Space",
            self.postpone_button: "Ctrl+D",
            self.drop_button: "Ctrl+Shift+D",
            self.undo_button: "Ctrl+Z",
            self.task_button: "Ctrl+Shift+N",
        }
        for button, keys in shown.items():
            shortcuts.tell(button, keys)

    def _connect(self) -> None:
        self.plan_view.opened.connect(lambda row: self._edit(row.record))
        self.plan_view.chosen.connect(lambda: self._show_acts())
        self.empty_state.acted.connect(self.new_need)
        acts: Sequence[tuple[QPushButton, Callable[[], None]]] = (
            (self.undo_button, self.undo),
            (self.need_button, self.new_need),
            (self.task_button, self.new_task),
            (self.done_button, self.tick),
            (self.postpone_button, self.postpone),
            (self.drop_button, self.drop),
        )
        for button, act in acts:
            button.clicked.connect(lambda _on=False, act=act: act())
        shortcuts.bind(self.plan_view, "Space", self.tick)
        shortcuts.bind(self, "Ctrl+D", self.postpone)
        shortcuts.bind(self, "Ctrl+Shift+D", self.drop)
        shortcuts.bind(self, shortcuts.DELETE, self.put_in_bin)
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)

    def _record(self) -> Need | FollowUp | None:
        row: PlanRow | None = self.plan_view.current_row()
        return row.record if row is not None else None

    def _open_task(self) -> FollowUp | None:
        """The task chosen, if it is still to be done."""
        record = self._record()
        return record if isinstance(record, FollowUp) and record.is_open else None

    def _tasks(self) -> list[FollowUp]:
        return [row.task for row in self.plan_view.table().rows() if row.task is not None]

    def _edit(self, record: Need | FollowUp) -> None:
        """The dialog of a need or a task."""
        dialog: NeedDialog | TaskDialog
        if isinstance(record, Need):
            dialog, words = NeedDialog(self._office, record, self), _("The need is saved")
        else:
            dialog, words = TaskDialog(self._office, record, self._needs, self), _("The task is saved")
        if dialog.exec():
            self._show_change(dialog.stored.id)
            self.said.emit(words, "good")

    def _do(self, act: Callable[[], object], before: Sequence[Record], sentence: str) -> None:
        """Do something; ``before`` is what it changes, as it was."""
        if self._did(act):
            self._tell(before, sentence)

    def _did(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return False
        return True

    def _tell(self, before: Sequence[Record], sentence: str) -> None:
        self._remember(before)
        self._show_change(before[0].id)
        self.said.emit(sentence, "good")

    def _remember(self, before: Sequence[Record]) -> None:
        """Keep what the last act changed, as it was before it."""
        self._before = before
        self.undo_button.setVisible(bool(before))
        self.keys_changed.emit()

    def _show_change(self, chosen: UUID) -> None:
        """Read the plan anew and stay on the line."""
        if self._client is not None:
            self._show_plan(self._client)
        self.plan_view.choose(chosen)
        self.changed.emit()
        self.focus_first()

    def _show_plan(self, client: UUID) -> None:
        whole = plan.of_client(self._office, client)
        self._needs = [part.need for part in whole.parts if part.need and part.need.closed is None]
        workers = {person.id: person.name for person in people.staff(self._office)}
        self.plan_view.reload(plan_rows(whole, workers))
        self.stack.setCurrentWidget(self.plan_panel if whole.parts else self.empty_state)
        self._show_acts()

    def _show_acts(self) -> None:
        row: PlanRow | None = self.plan_view.current_row()
        self.done_button.setEnabled(row is not None)
        self.done_button.setText(_("To do again") if row and row.is_over else _("Done"))
        for button in (self.postpone_button, self.drop_button):
            button.setEnabled(self._open_task() is not None)
