"""A dialog before an act that can't be taken back: one's own passphrase, or what stands on a paper."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, messages, tasks, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.tasks import Progress
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.password_field import PasswordField


class ProofDialog(FormDialog):
    """Accepted once ``act`` went well, which is given what was typed of the paper and the own passphrase.

    ``code`` labels the field of the paper; without it there is none. ``act`` runs on another thread, with
    a page that says ``under_way``; what it gives is ``result_of_act``.
    """

    ui_file = "proof.ui"
    words_label: QLabel
    code_field: Field
    code_edit: QLineEdit
    own_field: Field
    own_edit: PasswordField
    do_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self,
        title: str,
        words: str,
        button: tuple[str, str],
        act: Callable[[str, str], object],
        parent: QWidget | None = None,
        *,
        under_way: str,
        code: str = "",
        own: bool = True,
    ) -> None:
        """``button`` is its text and its icon."""
        super().__init__(parent)
        self._act, self._under_way = act, under_way
        self.result_of_act: object = None
        self._fields = {"code": self.code_field, "own": self.own_field}
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.scaled(480))
        self.words_label.setText(words)
        self.code_field.setProperty("label", code)
        self.code_field.setVisible(bool(code))
        self.own_field.setVisible(own)
        text, icon = button
        self.do_button.setText(text)
        icons.set_icon(self.do_button, icon)
        for field in self._fields.values():
            field.edited.connect(field.clear)
        self.do_button.clicked.connect(self.do)
        self.cancel_button.clicked.connect(self.reject)

    # Slots

    def do(self) -> None:
        """Do it and close; or say beside the fields what must be fixed first."""
        asked = [(field, field.edit) for field in self._fields.values() if not field.isHidden()]
        for field, edit in asked:
            if isinstance(edit, QLineEdit) and not edit.text():
                field.show_problem(_("This is needed."))
                edit.setFocus()
                return
        code, own = self.code_edit.text(), self.own_edit.text()
        self.setEnabled(False)

        def work(_progress: Progress) -> object:
            return self._act(code, own)

        tasks.run(self, self._under_way, work, self._done, self._failed, may_cancel=False)

    def reject(self) -> None:
        """Not while it is under way: it goes on to its end."""
        if self.isEnabled():
            super().reject()

    def _done(self, result: object) -> None:
        self.result_of_act = result
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        if isinstance(error, InvalidInput) and set(error.problems) <= set(self._fields):
            for name, sentence in error.problems.items():
                self._fields[name].show_problem(sentence)
                self._fields[name].edit.setFocus()
        elif isinstance(error, PlainError):
            messages.show_error(self, error)
        else:
            raise error
