"""The dialog that gives a name to one of the heads of a session or a visit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from osaava_desktop.domain import texts
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.outreach import Unnamed
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import messages, office_choices, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.person_box import PersonBox
from osaava_desktop.services import naming, outreach
from osaava_desktop.services.naming import Naming
from osaava_desktop.store.office import Office


class NameHeadDialog(FormDialog):
    """Accepted once one head less is without a name; ``done_act`` takes it back by ``naming.take_back``."""

    ui_file = "name_head.ui"
    sentence_label: QLabel
    client_field: Field
    client_edit: PersonBox
    chosen_label: QLabel
    new_check: QCheckBox
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(self, office: Office, occasion: Unnamed, parent: QWidget | None = None) -> None:
        """``occasion`` says which session or visit."""
        super().__init__(parent)
        self._office, self._occasion = office, occasion
        self._person: Client | None = None
        self.done_act: Naming | None = None
        # Room for the list that opens under the field.
        self.setMinimumSize(theme.scaled(460), theme.scaled(372))
        unnamed = outreach.unnamed_of(office, occasion)
        heads, new = sum(one.heads for one in unnamed), sum(one.new for one in unnamed)
        words = _("{heads} without a name, {new} of them new faces. One of them gets a name now.")
        self.sentence_label.setText(
            words.format(heads=texts.format_number(heads), new=texts.format_number(new))
        )
        self.new_check.setEnabled(new > 0)
        self.client_edit.set_source(lambda text: office_choices.visitors_found(office, text))
        self.client_edit.picked.connect(self.pick)
        self.client_edit.dismissed.connect(self.reject)
        self.client_field.edited.connect(self.client_field.clear)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.client_edit.setFocus()

    def pick(self, person: Client) -> None:
        """The person meant; on to whether it was a new face."""
        self._person = person
        self.client_edit.reset()
        number = person.number or _("new visitor")
        self.chosen_label.setText(f"{person.name} · {number}")
        after = self.new_check if self.new_check.isEnabled() else self.save_button
        after.setFocus(Qt.FocusReason.TabFocusReason)

    def save(self) -> None:
        """Tie the head to the person and close; or say beside the field why not."""
        if self._person is None:
            self._complain(_("Choose the person from the list that opens as you type."))
            return
        try:
            self.tie(self._person, self.new_check.isChecked())
        except InvalidInput as error:
            self._complain(str(error))
        except PlainError as error:
            messages.show_error(self, error)
        else:
            self.accept()

    def tie(self, person: Client, was_new: bool) -> None:
        """Do it in one change. Raises InvalidInput."""
        self.done_act = naming.name_one(self._office, self._occasion, person, was_new=was_new)

    def _complain(self, sentence: str) -> None:
        self.client_field.show_problem(sentence)
        self.client_edit.setFocus()
