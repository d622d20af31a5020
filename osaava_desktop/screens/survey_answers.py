"""Answering a survey from paper: one key an answer, and the cursor moves on."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from osaava_desktop.domain import surveys as rules
from osaava_desktop.domain.surveys import NOT_CLEAR, Choice, Question
from osaava_desktop.i18n import _
from osaava_desktop.screens import palette, theme
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.widgets.chip import Chip
from osaava_desktop.screens.widgets.flow import Flow
from osaava_desktop.screens.widgets.growing_edit import GrowingEdit

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CLEARING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class _AnswerChip(Chip):
    """An answer with its key; as wide off as on, and left to the mouse: the keys are the row's."""

    def __init__(self, parent: QWidget, key: str, words: str) -> None:
        super().__init__(parent, f"{key.upper()}  {words}".replace("&", "&&"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """With room for the check mark and the stronger letters."""
        return self.room(on=True, icon=theme.scaled(16) + 4)


class AnswerRow(QFrame):
    """A question of a paper. ``answered``: go on; ``moved``: to the row before or after; ``changed``: either.

    Its keys are the first letters of the answers or 1 to 4, X where the paper is not clear, Backspace to
    take the answer back.
    """

    answered = Signal()
    moved = Signal(int)
    changed = Signal()

    def __init__(self, place: int, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self.question = question
        self._choice: Choice | None = None
        self._is_unclear = False
        self._text = f"{place}. {rules.text_of(question)}"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme.set_role(self, "surface")
        self._message = self._label("", "note")
        self._chips: dict[Choice | None, Chip] = {}
        for key, choice in (*rules.letters().items(), (NOT_CLEAR, None)):
            words = choice.label if choice else _("not clear")
            self._chips[choice] = _AnswerChip(self, key, words)
            self._chips[choice].clicked.connect(lambda _on=False, choice=choice: self.answer(choice))
        chips = Flow(self)
        chips.set_widgets(list(self._chips.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        for widget in (self._label(self._text, "strong"), chips, self._message):
            column.addWidget(widget)
        self.clear()

    def choice(self) -> Choice | None:
        """The answer, if there is one."""
        return self._choice

    def entry(self) -> tuple[Choice | None, bool]:
        """What is entered: the answer, or that the paper is not clear."""
        return self._choice, self._is_unclear

    def show_choice(self, choice: Choice | None) -> None:
        """Show an answer, or none, without telling anyone."""
        self._choice, self._is_unclear = choice, False
        self._show()

    def clear(self) -> None:
        """No answer."""
        self.show_choice(None)

    def answer(self, choice: Choice | None) -> None:
        """Take an answer, None where the paper is not clear, and go on."""
        self._choice, self._is_unclear = choice, choice is None
        self._show()
        self.changed.emit()
        self._tell()
        self.answered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key an answer; Up and Down go to other questions."""
        key, text = event.key(), event.text().casefold()
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(key)])
        elif key in _CLEARING:
            self.clear()
            self.changed.emit()
        elif text == NOT_CLEAR:
            self.answer(None)
        elif text and (choice := rules.choice_at(text)) is not None:
            self.answer(choice)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame of the row in focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The row in focus has a frame."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(text)
        label.setWordWrap(True)
        theme.set_role(label, role)
        return label

    def _show(self) -> None:
        for choice, chip in self._chips.items():
            chip.setChecked(self._is_unclear if choice is None else choice is self._choice)
        self._message.setText(_("Two ticks, or not to be read: no answer is stored."))
        self._message.setVisible(self._is_unclear)
        self.setAccessibleName(self._text)
        self.setAccessibleDescription(self._words())

    def _words(self) -> str:
        if self._choice is not None:
            return self._choice.label
        return _("not clear") if self._is_unclear else _("no answer")

    def _tell(self) -> None:
        """The cursor has moved on before a screen reader could say what was taken."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._words()))


@promotable
class CommentEdit(GrowingEdit):
    """A comment in which Enter is for the page; Shift+Enter begins a new line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the page."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
