"""Whether a step still holds some months after it began: the dialog that asks, and what was answered."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.follow_up_rules import Tally, months_of
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, StillThere
from osaava_desktop.domain.texts import format_date
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, messages, theme
from osaava_desktop.screens.forms import FormDialog, promotable
from osaava_desktop.screens.widgets.choice_chips import ChoiceChips
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import pathways
from osaava_desktop.store.office import Office


class StillThereDialog(FormDialog):
    """Notes the answer to a follow-up of a rule; accepted once it is saved."""

    ui_file = "still_there.ui"
    what_label: QLabel
    outcome_field: Field
    outcome_chips: ChoiceChips
    on_field: Field
    on_edit: QLineEdit
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(self, office: Office, follow_up: FollowUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._follow_up = follow_up
        self.setMinimumWidth(theme.scaled(440))
        self.what_label.setText(follow_up.what)
        self.outcome_chips.set_choices(_("Answer"), [(one.label, one) for one in StillThere], _one)
        self.outcome_chips.choose((follow_up.outcome or StillThere.YES,))
        choices.show_date(self.on_edit, follow_up.done or office.today)
        self.on_field.left.connect(self._tidy)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.outcome_chips.setFocus()

    def save(self) -> None:
        """Save and close; or say beside the day what is wrong with it."""
        problems: Problems = {}
        on = choices.needed_date(self.on_edit, self._office.today, "done", problems)
        if on is None:
            self.on_field.show_problem(problems["done"])
            return
        (outcome,) = self.outcome_chips.chosen()
        try:
            pathways.answer(self._office, self._follow_up, outcome, on)
        except InvalidInput as error:
            self.on_field.show_problem(next(iter(error.problems.values())))
        except PlainError as error:
            messages.show_error(self, error)
        else:
            self.accept()

    def _tidy(self) -> None:
        sentence = choices.tidy_date(self.on_edit, self._office.today)
        self.on_field.show_problem(sentence) if sentence else self.on_field.clear()


@promotable
class StillThereLines(QWidget):
    """A line for each time at which it is asked whether a step still holds; a click on one answers it."""

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._buttons: list[QPushButton] = []

    def show_step(self, office: Office, step: PathwayStep | None) -> bool:
        """Show the lines of a step; False where there are none."""
        for old in self._buttons:
            self._column.removeWidget(old)
            old.deleteLater()
        self._buttons = []
        for one in pathways.still_of(office, step.id) if step else ():
            button = QPushButton(still_words(one), self)
            theme.set_role(button, "link")
            button.clicked.connect(lambda _on=False, one=one: self._answer(office, step, one))
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons.append(button)
        return bool(self._buttons)

    def buttons(self) -> Sequence[QPushButton]:
        """The lines, in order."""
        return tuple(self._buttons)

    def _answer(self, office: Office, step: PathwayStep | None, follow_up: FollowUp) -> None:
        if StillThereDialog(office, follow_up, self).exec():
            self.show_step(office, step)
            self.answered.emit()


def still_words(follow_up: FollowUp) -> str:
    """The time and what was answered, or when it is to be asked."""
    words = _("{months} months: {answer}")
    return words.format(months=months_of(follow_up), answer=_answer(follow_up))


def short_words(follow_ups: Sequence[FollowUp], today: dt.date) -> str:
    """What was answered last, or is to be asked by now, in a few letters; nothing before that."""
    told = [one for one in follow_ups if one.outcome is not None or (one.is_open and one.due <= today)]
    if not told:
        return ""
    answer = told[-1].outcome.label if told[-1].outcome else _("to be asked")
    return _("{months} mo: {answer}").format(months=months_of(told[-1]), answer=answer)


def tally_words(tallies: Sequence[Tally]) -> str:
    """How many steps still held, by months."""
    parts = []
    for one in tallies:
        counts = [
            (StillThere.YES.label, one.yes),
            (StillThere.NO.label, one.no),
            (StillThere.UNKNOWN.label, one.unknown),
            (_("to be asked"), one.waiting),
        ]
        said = ", ".join(f"{word} {count}" for word, count in counts if count)
        parts.append(_("After {months} months: {counts}").format(months=one.months, counts=said))
    return "   ·   ".join(parts)


def _answer(follow_up: FollowUp) -> str:
    if follow_up.outcome is not None and follow_up.done is not None:
        return f"{follow_up.outcome.label} {format_date(follow_up.done)}"
    if follow_up.is_open:
        return _("to be asked {day}").format(day=format_date(follow_up.due))
    return _("not answered")


def _one(chosen: tuple[object, ...], value: object) -> tuple[object, ...]:
    """One of the answers is always chosen."""
    return (value,)
