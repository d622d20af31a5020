"""Signing in: who, and the passphrase that opens the office file."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QWidget

from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.password_field import PasswordField
from osaava_desktop.screens.widgets.side_panel import SidePanel
from osaava_desktop.services import tries
from osaava_desktop.services.people import KeyHolder

_TICK = 250
"""Milliseconds between two looks at how long there is still to wait."""


class SignIn(Form):
    """Asks who and with which passphrase; emits what ``sign_in`` gives."""

    ui_file = "sign_in.ui"
    side_panel: SidePanel
    form_frame: QFrame
    file_label: ElidedLabel
    person_combo: QComboBox
    passphrase_field: Field
    passphrase_edit: PasswordField
    forgotten_button: QPushButton
    other_file_button: QPushButton
    sign_in_button: QPushButton

    signed_in = Signal(object)
    other_file_wanted = Signal()
    recovery_wanted = Signal()

    def __init__(
        self,
        people: Sequence[KeyHolder],
        sign_in: Callable[[KeyHolder, str], object],
        about_file: str,
        parent: QWidget | None = None,
        *,
        wait: Callable[[], float] = lambda: 0.0,
    ) -> None:
        """``sign_in`` raises a PlainError when it cannot; ``about_file`` names file and office; ``wait``
        gives the seconds until the next try."""
        super().__init__(parent)
        self._wait, self._hint, self._caps_lock = wait, "", False
        self._clock = QTimer(self, interval=_TICK)
        self._clock.timeout.connect(self._count_down)
        self._people = tuple(people)
        self._sign_in = sign_in
        self.file_label.setText(about_file)
        self.person_combo.addItems([person.name for person in people])
        self.form_frame.setFixedWidth(theme.scaled(400))
        self.setFocusProxy(self.passphrase_edit)
        self.passphrase_edit.returnPressed.connect(self.sign_in)
        self.passphrase_edit.textEdited.connect(lambda _text: self._say_hint())
        self.passphrase_edit.caps_lock_seen.connect(self._see_caps_lock)
        self.forgotten_button.clicked.connect(self.recovery_wanted)
        self.sign_in_button.clicked.connect(self.sign_in)
        self.other_file_button.clicked.connect(self.other_file_wanted)
        self._count_down()

    def choose(self, name: str) -> None:
        """Have this person chosen at first."""
        self.person_combo.setCurrentText(name)

    def hint(self, sentence: str) -> None:
        """Say something helpful under the passphrase."""
        self._hint = sentence
        self._say_hint()

    def sign_in(self) -> None:
        """Try; what goes wrong is said beside the field, with the passphrase ready to be typed over."""
        if self._clock.isActive():
            return
        if not self.passphrase_edit.text():
            self._refuse(_("Type your passphrase."))
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            person = self._people[self.person_combo.currentIndex()]
            opened = self._sign_in(person, self.passphrase_edit.text())
        except PlainError as error:
            self._refuse(str(error))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.passphrase_edit.clear()
        self.signed_in.emit(opened)

    def _see_caps_lock(self, on: bool) -> None:
        self._caps_lock = on

    def _say_hint(self) -> None:
        """At each letter; while one has to wait that is all there is to say."""
        if self._clock.isActive():
            return
        if self._caps_lock:
            self.passphrase_field.show_note(_("Caps lock seems to be on."))
        elif self._hint and not self.passphrase_field.has_problem():
            self.passphrase_field.show_note(self._hint)
        else:
            self.passphrase_field.clear()

    def _count_down(self) -> None:
        """Says how long to wait; signing in is possible again when it is over."""
        seconds = self._wait()
        self.sign_in_button.setEnabled(seconds <= 0)
        if seconds > 0:
            self._clock.start()
            self.passphrase_field.show_problem(tries.sentence(seconds))
        elif self._clock.isActive():
            self._clock.stop()
            self.passphrase_field.show_note(_("Now you can try again."))

    def _refuse(self, sentence: str) -> None:
        self.passphrase_field.show_problem(sentence)
        self.passphrase_edit.setFocus()
        self.passphrase_edit.selectAll()
        self._count_down()
