"""The identity number in a client's form: masked until shown, there only where the office asks."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.identity import birth_date, official
from osaava_desktop.errors import PlainError
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import identity
from osaava_desktop.store.office import Office


class IdentityEntry(QObject):
    """Runs the field; ``birth_told`` brings the birth date that a right number tells."""

    birth_told = Signal(object)

    def __init__(self, office: Office, home: QWidget, field: Field, button: QPushButton) -> None:
        super().__init__(home)
        edit = field.edit
        assert isinstance(edit, QLineEdit)
        self._office, self._home, self._field, self._edit, self._button = office, home, field, edit, button
        self._known = ""
        button.clicked.connect(lambda: self.show_number())
        home.setVisible(self.is_asked())

    def is_asked(self) -> bool:
        """Whether this office asks for identity numbers."""
        return identity.is_asked(self._office)

    def show_client(self, client: Client) -> None:
        """The number that is known, masked; an empty field where there is none."""
        self._client = client.id
        self._known = identity.masked(self._office, client.id) if client.number and self.is_asked() else ""
        self._edit.setText(self._known)
        self._edit.setReadOnly(bool(self._known))
        self._button.setVisible(bool(self._known))

    def show_number(self) -> None:
        """The whole number, to be read or changed; the look leaves a trace."""
        try:
            self._known = identity.show(self._office, self._client)
        except PlainError as error:
            self._field.show_problem(str(error))
            return
        self._edit.setText(self._known)
        self._edit.setReadOnly(False)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._button.hide()

    def entered(self) -> str | None:
        """The number to save, None while it is as it was."""
        text = official(self._edit.text())
        return None if text == self._known else text

    def check(self, client: Client) -> Problems:
        """Write the number officially and see whether it may be that of `client`, as entered."""
        text = self.entered()
        if text is None:
            return {}
        self._edit.setText(text)
        problems = identity.problems(self._office, client, text)
        if text and not problems:
            self.birth_told.emit(birth_date(text))
        return problems
