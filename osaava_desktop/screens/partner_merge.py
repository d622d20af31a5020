"""The dialog that asks which other partner is the same as this one."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.partners import Partner
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.partner_box import PartnerBox
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.store.office import Office


class MergePartnersDialog(FormDialog):
    """Accepted once ``merge`` has made the two one."""

    ui_file = "partner_merge.ui"
    sentence_label: QLabel
    partner_field: Field
    partner_edit: PartnerBox
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self, office: Office, kept: Partner, merge: Callable[[UUID], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._merge = merge
        # Room for the list that opens under the field.
        self.setMinimumSize(theme.scaled(460), theme.scaled(380))
        words = _(
            "Contacts, people, referrals and opportunities of the other partner move to {name}, and the "
            "other one goes into the bin. You can undo it as long as this page is open."
        )
        self.sentence_label.setText(words.format(name=kept.name))
        self.partner_edit.begin(office, may_add=False)
        self.partner_edit.picked.connect(lambda _one: self.save_button.setFocus())
        self.partner_edit.dismissed.connect(self.reject)
        self.partner_field.edited.connect(self.partner_field.clear)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.partner_edit.setFocus()

    def save(self) -> None:
        """Merge and close; or say beside the field why not."""
        problems: Problems = {}
        self.partner_edit.check(problems)
        other = self.partner_edit.key()
        if other is None:
            self._complain(problems["partner"])
            return
        try:
            self._merge(other)
        except PlainError as error:
            self._complain(str(error))
        else:
            self.accept()

    def _complain(self, sentence: str) -> None:
        self.partner_field.show_problem(sentence)
        self.partner_edit.setFocus()
