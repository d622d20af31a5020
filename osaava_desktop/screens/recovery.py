"""Every passphrase is forgotten: the paper from the safe opens the office, and a keeper gets a new one."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, messages, tasks, theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.new_passphrase import PassphraseDialog
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.side_panel import SidePanel
from osaava_desktop.services import recovery, strength
from osaava_desktop.services.recovery import Recovery

_LINES = 4


class RecoveryPage(Form):
    """Asks for the recovery key, then for the keeper; ``signed_in`` brings the office opened for them."""

    ui_file = "recovery.ui"
    side_panel: SidePanel
    form_frame: QFrame
    file_label: ElidedLabel
    words_label: QLabel
    code_field: Field
    code_edit: QPlainTextEdit
    keeper_field: Field
    keeper_combo: QComboBox
    back_button: QPushButton
    open_button: QPushButton

    signed_in = Signal(object)
    back_wanted = Signal()

    def __init__(self, path: Path, about_file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._found: Recovery | None = None
        self.file_label.setText(about_file)
        self.form_frame.setFixedWidth(theme.scaled(400))
        self.code_edit.setFont(theme.font(16))
        self.code_edit.setFixedHeight(self.code_edit.fontMetrics().lineSpacing() * _LINES + theme.scaled(16))
        self.code_field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.keeper_field.hide()
        self.setFocusProxy(self.code_edit)
        self.code_field.edited.connect(self.code_field.clear)
        self.open_button.clicked.connect(self.open)
        self.back_button.clicked.connect(self.back_wanted)

    # Slots

    def open(self) -> None:
        """Open with the paper; then give the keeper a new passphrase."""
        if self._found is not None:
            self._give(self._found)
            return
        typed = self.code_edit.toPlainText()
        self.setEnabled(False)
        tasks.run(
            self,
            _("Opening…"),
            lambda _progress: recovery.read(self._path, typed),
            self._show_keepers,
            self._failed,
            may_cancel=False,
        )

    def _show_keepers(self, found: Recovery) -> None:
        self.setEnabled(True)
        self._found = found
        self.code_edit.clear()
        self.code_field.hide()
        self.words_label.setText(
            _("The key opens the file. Choose who gets a new passphrase: a keeper gives the others theirs.")
        )
        offered: list[choices.Choice] = [(keeper.name, keeper.id) for keeper in found.keepers]
        choices.fill(self.keeper_combo, offered, blank=False)
        self.keeper_field.show()
        self.open_button.setText(_("&New passphrase"))
        self.keeper_combo.setFocus()

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        if isinstance(error, InvalidInput):
            self.code_field.show_problem(error.problems["code"])
        elif isinstance(error, PlainError):
            messages.show_error(self, error)
        else:
            raise error
        self.code_edit.setFocus()

    def _give(self, found: Recovery) -> None:
        keeper, name = self.keeper_combo.currentData(), self.keeper_combo.currentText()
        if not isinstance(keeper, UUID):
            return
        dialog = PassphraseDialog(
            _("New passphrase"),
            _("{name} signs in with this passphrase from now on. The paper goes on opening the file.").format(
                name=name
            ),
            lambda text: strength.judge(text, (name, found.organisation)),
            lambda new, _own: recovery.set_passphrase(found, keeper, new),
            self,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.signed_in.emit(dialog.result_of_save)
        dialog.deleteLater()
