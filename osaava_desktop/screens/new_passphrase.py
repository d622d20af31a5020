"""The dialog of a new passphrase: typed twice, with a meter that tells how hard it is to guess."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import messages, tasks, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.tasks import Progress
from osaava_desktop.screens.widgets.bar import Bar
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.password_field import PasswordField
from osaava_desktop.services.strength import Strength


class PassphraseDialog(FormDialog):
    """Accepted once ``save`` has taken the new passphrase and one's own; ``own`` labels the latter's field.

    ``save`` runs on another thread: it takes a second on purpose. What it gives is ``result_of_save``.
    """

    ui_file = "new_passphrase.ui"
    words_label: QLabel
    own_field: Field
    own_edit: PasswordField
    new_field: Field
    new_edit: PasswordField
    strength_bar: Bar
    strength_label: QLabel
    again_field: Field
    again_edit: PasswordField
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self,
        title: str,
        words: str,
        judge: Callable[[str], Strength],
        save: Callable[[str, str], object],
        parent: QWidget | None = None,
        *,
        own: str = "",
    ) -> None:
        super().__init__(parent)
        self._judge, self._save = judge, save
        self._fields = {"own": self.own_field, "passphrase": self.new_field, "again": self.again_field}
        self.result_of_save: object = None
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.scaled(460))
        self.words_label.setText(words)
        self.own_field.setProperty("label", own)
        self.own_field.setVisible(bool(own))
        for field in self._fields.values():
            field.edited.connect(field.clear)
        self.new_field.edited.connect(self._measure)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self._measure()

    # Slots

    def save(self) -> None:
        """Save and close; or say beside the fields what must be fixed first."""
        new, own = self.new_edit.text(), self.own_edit.text()
        problems = {}
        if not self.own_field.isHidden() and not own:
            problems["own"] = _("Type your passphrase.")
        if new != self.again_edit.text():
            problems["again"] = _("The two passphrases differ.")
        if not self._judge(new).enough:
            problems["passphrase"] = self._judge(new).words or _("This is needed.")
        if problems:
            self._complain(problems)
            return
        self.setEnabled(False)

        def work(_progress: Progress) -> object:
            return self._save(new, own)

        tasks.run(self, _("Making the key…"), work, self._done, self._failed, may_cancel=False)

    def reject(self) -> None:
        """Not while it is under way: it goes on to its end."""
        if self.isEnabled():
            super().reject()

    def _done(self, result: object) -> None:
        self.result_of_save = result
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        if isinstance(error, InvalidInput) and set(error.problems) <= set(self._fields):
            self._complain(error.problems)
        elif isinstance(error, PlainError):
            messages.show_error(self, error)
        else:
            raise error

    def _complain(self, problems: dict[str, str]) -> None:
        wrong = [name for name in self._fields if name in problems]
        for name in wrong:
            self._fields[name].show_problem(problems[name])
        self.strength_label.setVisible("passphrase" not in wrong)  # or it would say the same twice
        edit = self._fields[wrong[0]].edit
        edit.setFocus()

    def _measure(self) -> None:
        judged = self._judge(self.new_edit.text())
        self.strength_label.show()
        self.strength_bar.show_share(judged.share, None, judged.words)
        self.strength_label.setText(judged.words or _("Four words that don't belong together are good."))
        theme.set_role(self.strength_label, "small-strong" if judged.enough else "hint")
