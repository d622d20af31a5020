"""A field for a passphrase, with a button that shows what was typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, theme
from osaava_desktop.screens.forms import promotable


@promotable
class PasswordField(QLineEdit):
    """Hidden letters; pasting is allowed; Alt+V or the eye shows them.

    ``caps_lock_seen`` at each letter: whether it came out as if caps lock were on.
    """

    caps_lock_seen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._eye = QToolButton(self)
        self._eye.setProperty("role", "inner")
        self._eye.setCheckable(True)
        self._eye.setShortcut("Alt+V")
        self._eye.toggled.connect(self.show_letters)
        self.setTextMargins(0, 0, theme.scaled(24), 0)
        self.show_letters(False)

    def show_letters(self, shown: bool) -> None:
        """Show or hide what was typed."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        name = _("Hide passphrase") if shown else _("Show passphrase")
        self._eye.setAccessibleName(name)
        self._eye.setToolTip(f"{name} (Alt+V)")
        icons.set_icon(self._eye, "eye_off" if shown else "eye")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it: caps lock is on."""
        letter, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if letter.upper() != letter.lower():
            self.caps_lock_seen.emit(letter.isupper() != shift)
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The eye keeps to the right end."""
        super().resizeEvent(event)
        side = theme.scaled(26)
        self._eye.setGeometry(self.width() - side - 3, (self.height() - side) // 2, side, side)
