"""Signing in: who, and the passphrase that opens the office file."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
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
from osaava_desktop.services.people import KeyHolder


class SignIn(Form):
    """Asks who and with which passphrase; emits what ``sign_in`` gives."""

    ui_file = "sign_in.ui"
    side_panel: SidePanel
    form_frame: QFrame
    file_label: ElidedLabel
    person_combo: QComboBox
    passphrase_field: Field
    passphrase_edit: PasswordField
    other_file_button: QPushButton
    sign_in_button: QPushButton

    signed_in = Signal(object)
    other_file_wanted = Signal()

    def __init__(
        self,
        people: Sequence[KeyHolder],
        sign_in: Callable[[KeyHolder, str], object],
        about_file: str,
        parent: QWidget | None = None,
    ) -> None:
        """``sign_in`` raises a PlainError when it cannot; ``about_file`` names file and office."""
        super().__init__(parent)
        self._people = tuple(people)
        self._sign_in = sign_in
        self.file_label.setText(about_file)
        self.person_combo.addItems([person.name for person in people])
        self.form_frame.setFixedWidth(theme.scaled(400))
        self.setFocusProxy(self.passphrase_edit)
        self.passphrase_edit.returnPressed.connect(self.sign_in)
        self.passphrase_edit.textEdited.connect(self.passphrase_field.clear)
        self.sign_in_button.clicked.connect(self.sign_in)
        self.other_file_button.clicked.connect(self.other_file_wanted)

    def choose(self, name: str) -> None:
        """Have this person chosen at first."""
        self.person_combo.setCurrentText(name)

    def hint(self, sentence: str) -> None:
        """Say something helpful under the passphrase."""
        self.passphrase_field.show_note(sentence)

    def sign_in(self) -> None:
        """Try; what goes wrong is said beside the field, with the passphrase ready to be typed over."""
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

    def _refuse(self, sentence: str) -> None:
        self.passphrase_field.show_problem(sentence)
        self.passphrase_edit.setFocus()
        self.passphrase_edit.selectAll()
