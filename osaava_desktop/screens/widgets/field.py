"""A field of a form: label above, the edit, a message with its icon right of it or below."""

from PySide6.QtCore import Property, QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import Container, promotable
from osaava_desktop.screens.widgets.glyph import Glyph
from osaava_desktop.screens.widgets.number_stepper import NumberStepper

_EDIT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)

# By kind of message: (icon, colour of the icon, role of the words).
_MESSAGES = {
    "hint": ("info", "text2", "hint"),
    "note": ("info", "attention", "note"),
    "error": ("error_circle", "error", "error"),
}


class Message(QWidget):
    """An icon and a sentence; empty it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph(self)
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.hide()

    def show_text(self, kind: str, text: str) -> None:
        """Say ``text`` as a hint, note or error; no text hides the message."""
        icon, tint, role = _MESSAGES[kind]
        self._glyph.show_icon(icon, tint)
        self._label.setText(text)
        theme.set_role(self._label, role)
        self.setVisible(bool(text))

    def text(self) -> str:
        """What it says now."""
        return self._label.text()


@promotable
class Field(QWidget, Container):
    """Holds one edit. In a form: a Field with a box layout around the edit, and these properties.

    ``label`` may have an & mnemonic; ``optional`` adds "(optional)"; ``hint`` stands under the
    edit as long as there is nothing worse to say; ``edit_width`` (pixels) makes a short edit with
    its message at the right. ``mended`` when the error shown goes away.
    """

    edited = Signal()
    left = Signal()
    mended = Signal()

    def __init__(self, parent: QWidget | None = None, label: str = "", edit: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._is_optional, self._hint_text, self._width = label, False, "", 0
        self._label = QLabel(self)
        self._optional = QLabel(self)
        self._message = Message(self)
        self._kind = ""
        self._top: QBoxLayout | None = None
        if edit is not None:
            QVBoxLayout(self).addWidget(edit)
            self.assemble()

    def assemble(self) -> None:
        """Put label and message round the edit that the layout holds."""
        box = self.layout()
        assert isinstance(box, QBoxLayout)
        item = box.itemAt(0)
        assert item is not None
        edit = item.widget()
        assert edit is not None
        self.edit: QWidget = edit
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.insertLayout(0, self._heading())
        if self._width:
            edit.setFixedWidth(theme.scaled(self._width))
            beside = QHBoxLayout()
            beside.setSpacing(8)
            beside.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)
            beside.addWidget(self._message, 1, Qt.AlignmentFlag.AlignVCenter)
            box.addLayout(beside)
        else:
            box.addWidget(self._message)
        if not isinstance(edit, QPlainTextEdit):
            # In a taller cell, beside a field with a message, the edits stay in line.
            self._top = box
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._label.setBuddy(edit)
        edit.installEventFilter(self)
        self._listen()
        self._show_label()
        self.clear()

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        theme.set_role(self._label, "label")
        theme.set_role(self._optional, "hint")
        for label in (self._label, self._optional):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row.addWidget(self._label)
        row.addWidget(self._optional)
        row.addStretch(1)
        return row

    def _listen(self) -> None:
        edit = self.edit
        if isinstance(edit, QLineEdit):
            edit.textChanged.connect(self.edited)
        elif isinstance(edit, QComboBox):
            edit.currentTextChanged.connect(self.edited)
        elif isinstance(edit, QPlainTextEdit):
            edit.textChanged.connect(self.edited)
            edit.setTabChangesFocus(True)
        elif isinstance(edit, QSpinBox):
            edit.valueChanged.connect(self.edited)
        elif isinstance(edit, NumberStepper):
            edit.value_changed.connect(self.edited)

    # What it says

    def show_problem(self, text: str) -> None:
        """The entry cannot be saved like this; stays until cleared."""
        self._say("error", text)

    def show_note(self, text: str) -> None:
        """The entry may be saved, but something should be said."""
        self._say("note", text)

    def clear(self) -> None:
        """Nothing to complain of: back to the hint, if there is one."""
        self._say("hint", self._hint_text)

    def message(self) -> str:
        """The sentence shown beside the edit now."""
        return self._message.text()

    def has_problem(self) -> bool:
        """Whether an error is shown."""
        return self._kind == "error"

    def _say(self, kind: str, text: str) -> None:
        was, self._kind = self._kind, kind
        self._message.show_text(kind, text)
        if self._top is not None:
            # A layout that is set to the top cuts a message that wraps in a narrow column.
            self._top.setAlignment(Qt.AlignmentFlag(0) if text else Qt.AlignmentFlag.AlignTop)
        self.edit.setAccessibleDescription(text)
        theme.set_property(self.edit, "state", "" if kind == "hint" else kind)
        if was == "error" and kind != "error":
            self.mended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the user leaves the edit: the time to check it; leave Ctrl+E to the page."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # On some desktops an edit takes it to go to the end of the line.
            event.setAccepted(False)
            return event.keyCombination() == _EDIT
        if event.type() == QEvent.Type.FocusOut and watched is self.edit:
            self.left.emit()
        return False

    # Properties of the form

    def title(self) -> str:
        """The label in plain words, as a save bar names the field."""
        return self._text.replace("&", "")

    def _show_label(self) -> None:
        self._label.setText(self._text)
        self._optional.setText(_("(optional)") if self._is_optional else "")
        self._optional.setVisible(self._is_optional)
        if hasattr(self, "edit"):
            self.edit.setAccessibleName(self.title())

    def _get_label(self) -> str:
        return self._text

    def _set_label(self, text: str) -> None:
        self._text = text
        self._show_label()

    def _get_optional(self) -> bool:
        return self._is_optional

    def _set_optional(self, optional: bool) -> None:
        self._is_optional = optional
        self._show_label()

    def _get_hint(self) -> str:
        return self._hint_text

    def _set_hint(self, text: str) -> None:
        self._hint_text = text

    def _get_width(self) -> int:
        return self._width

    def _set_width(self, pixels: int) -> None:
        self._width = pixels

    label = Property(str, _get_label, _set_label)
    optional = Property(bool, _get_optional, _set_optional)
    hint = Property(str, _get_hint, _set_hint)
    edit_width = Property(int, _get_width, _set_width)
