"""Moving a step on the board: the day is asked where one is needed, and what is odd."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from osaava_desktop.domain.pathways import PathwayStep, StepLine, StepState, asks_day, moved
from osaava_desktop.domain.texts import capital
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens.day import DayDialog
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import pathways
from osaava_desktop.services.pathways import Doubtful
from osaava_desktop.store.office import Office


class StepMoves:
    """Brings steps into other states; ``done`` hears of the step as it was before and as it is now."""

    def __init__(
        self,
        office: Office,
        page: QWidget,
        notice: Notice,
        done: Callable[[PathwayStep, PathwayStep], None],
    ) -> None:
        self._office, self._page, self._notice, self._done = office, page, notice, done

    def move(self, line: StepLine, state: StepState) -> None:
        """Bring a step into that state."""
        step, today = line.step, self._office.today
        if state is step.state:
            return
        self._notice.hide()
        if not asks_day(step, state):
            self._try(step, moved(step, state))
            return
        entered: list[PathwayStep] = []
        kind = step.label or step.type.label
        dialog = DayDialog(
            capital(state.label),
            f"{line.name}, {kind}",
            today,
            partial(self._check, step, state, entered),
            self._page,
        )
        begins = state is StepState.STARTED
        if dialog.propose(min(step.on, today) if begins else today).exec() == QDialog.DialogCode.Accepted:
            self._try(step, entered[0])
        dialog.deleteLater()

    def _check(self, step: PathwayStep, state: StepState, entered: list[PathwayStep], day: dt.date) -> None:
        """Raises InvalidInput where the step can't be so on that day."""
        wanted = moved(step, state, day)
        pathways.check(self._office, wanted)
        entered[:] = [wanted]

    def _try(self, before: PathwayStep, wanted: PathwayStep, *, sure: bool = False) -> None:
        try:
            stored = pathways.save(self._office, wanted, asking=not sure)
        except Doubtful as doubt:
            self._ask(str(doubt), before, wanted)
        except PlainError as error:
            self._notice.show_words("error", str(error))
        else:
            self._notice.hide()
            self._done(before, stored)

    def _ask(self, sentence: str, before: PathwayStep, wanted: PathwayStep) -> None:
        save = partial(self._try, before, wanted, sure=True)
        self._notice.show_words(
            "attention", sentence, [(_("Save anyway"), save), (_("Leave it"), self._notice.hide)]
        )
        self._notice.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)
