"""Restoring from a backup: which one, a trial of it, and putting it in the place of the office file."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QLabel, QLineEdit, QPushButton, QWidget

from osaava_desktop.domain.texts import format_date, format_number, format_time
from osaava_desktop.errors import InvalidInput, PlainError, StoreError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import choices, messages, tasks, theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.tables import Column, RowTable
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.glyph import Glyph
from osaava_desktop.screens.widgets.password_field import PasswordField
from osaava_desktop.screens.widgets.side_panel import SidePanel
from osaava_desktop.services import restoring
from osaava_desktop.services.restoring import BackupLine, Proof, Restored, Trial

Result = TypeVar("Result")

_LEAST_ROWS, _ROWS = 3, 5


class RestorePage(Form):
    """``restored`` brings where the office lies now and what was set aside; ``back_wanted`` gives up.

    ``path`` is the office's place; None on a computer that has none: then a folder is asked for.
    """

    ui_file = "restore.ui"
    side_panel: SidePanel
    form_frame: QFrame
    file_label: ElidedLabel
    problem_glyph: Glyph
    problem_label: QLabel
    backups_view: RowView
    person_field: Field
    person_combo: QComboBox
    passphrase_field: Field
    passphrase_edit: PasswordField
    code_field: Field
    code_edit: QLineEdit
    trial_label: QLabel
    back_button: QPushButton
    folder_button: QPushButton
    try_button: QPushButton
    restore_button: QPushButton

    restored = Signal(object)
    back_wanted = Signal()

    def __init__(self, path: Path | None, problem: str = "", parent: QWidget | None = None) -> None:
        """``problem`` is the sentence that says why a backup is needed."""
        super().__init__(parent)
        self._path = path
        self._fields = {"passphrase": self.passphrase_field, "code": self.code_field}
        self.form_frame.setFixedWidth(theme.scaled(620))
        self.problem_label.setText(problem)
        self.problem_label.setVisible(bool(problem))
        self.problem_glyph.setVisible(bool(problem))
        self.backups_view.set_table(RowTable(_columns(), lambda line: line.backup.path), 0)
        self.backups_view.setAccessibleName(_("Backups"))
        self.backups_view.setMinimumHeight(theme.scaled(36) * _LEAST_ROWS)
        self.backups_view.setMaximumHeight(theme.scaled(36) * _ROWS)
        self.setFocusProxy(self.backups_view)
        self._connect()
        self._list(restoring.lines(path) if path else [])

    def _connect(self) -> None:
        self.backups_view.chosen.connect(lambda _line: self._show_holders())
        self.person_combo.currentIndexChanged.connect(lambda _index: self._show_proof())
        for field in self._fields.values():
            field.edited.connect(field.clear)
        for edit in (self.passphrase_edit, self.code_edit):
            edit.returnPressed.connect(self.try_it)
        self.try_button.clicked.connect(self.try_it)
        self.restore_button.clicked.connect(self.restore)
        self.folder_button.clicked.connect(self.choose_folder)
        self.back_button.clicked.connect(self.back_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture at the side gives way where the letters are large."""
        super().resizeEvent(event)
        needed = self.form_frame.maximumWidth() + self.side_panel.sizeHint().width()
        self.side_panel.setVisible(event.size().width() >= needed)

    # Slots

    def choose_folder(self) -> None:
        """Backups that lie elsewhere: on a stick, a share."""
        chosen = QFileDialog.getExistingDirectory(self, _("The folder of the backups"))
        if chosen:
            self.show_folder(Path(chosen))

    def show_folder(self, folder: Path) -> None:
        """The backups of a folder."""
        self._list(restoring.lines(self._path, folder))

    def try_it(self) -> None:
        """Open the backup, look whether it is whole, and show what is in it."""
        self._run(_("Testing the backup…"), restoring.trial, self._show_trial)

    def restore(self) -> None:
        """Put it in the place of the office file."""
        self._run(_("Restoring…"), restoring.restore, self._show_restored)

    def _run(self, words: str, act: Callable[..., Result], done: Callable[[Result], None]) -> None:
        line, proof = self._line(), self._proof()
        if line is None or proof is None:
            return
        path, copy = self._path or restoring.home_of(line.backup), line.backup
        self.setEnabled(False)
        tasks.run(self, words, lambda _progress: act(path, copy, proof), done, self._failed, may_cancel=False)

    def _proof(self) -> Proof | None:
        """What was typed; or None, with a sentence beside the field that is empty."""
        person = self.person_combo.currentData()
        field, edit = (
            (self.passphrase_field, self.passphrase_edit) if person else (self.code_field, self.code_edit)
        )
        if not edit.text():
            field.show_problem(_("This is needed."))
            edit.setFocus()
            return None
        if isinstance(person, UUID):
            return Proof(person=person, passphrase=edit.text())
        return Proof(code=edit.text())

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

    # What it shows

    def _list(self, lines: list[BackupLine]) -> None:
        self.backups_view.reload(lines)
        if lines:
            self.backups_view.choose(lines[0].backup.path)
        for widget in (self.try_button, self.restore_button, self.person_field, self.passphrase_field):
            widget.setEnabled(bool(lines))
        self.file_label.setText(
            ngettext("{count} verified backup", "{count} verified backups", len(lines)).format(
                count=len(lines)
            )
            if lines
            else _("No backup here. Choose the folder where they lie, on a stick or a share.")
        )
        self._show_holders()

    def _show_holders(self) -> None:
        self.trial_label.setText(_("What is there now is set aside under another name: nothing is deleted."))
        line = self._line()
        offered: list[choices.Choice] = []
        if line is not None:
            try:
                path = self._path or restoring.home_of(line.backup)
                offered = [(one.name, one.person) for one in restoring.holders(path, line.backup)]
            except StoreError as error:
                self.trial_label.setText(str(error))
        offered.append((_("the recovery key on paper"), None))
        chosen = self.person_combo.currentData()
        choices.fill(self.person_combo, offered, blank=False)
        if chosen is not None:
            choices.choose(self.person_combo, chosen)
        self._show_proof()

    def _show_proof(self) -> None:
        person = self.person_combo.currentData() is not None
        self.passphrase_field.setVisible(person)
        self.code_field.setVisible(not person)

    def _show_trial(self, trial: Trial) -> None:
        self.setEnabled(True)
        told = [
            _("{label}: {then}, now {now}").format(
                label=line.label, then=format_number(line.then), now=format_number(line.now)
            )
            if line.now is not None
            else f"{line.label}: {format_number(line.then)}"
            for line in trial.lines
        ]
        head = _("It opens and is whole. Year {year} in it:").format(year=trial.year)
        self.trial_label.setText("\n".join([head, " · ".join(told)]))
        self.restore_button.setFocus()

    def _show_restored(self, restored: Restored) -> None:
        self.setEnabled(True)
        for edit in (self.passphrase_edit, self.code_edit):
            edit.clear()
        self.restored.emit(restored)

    def _line(self) -> BackupLine | None:
        line = self.backups_view.current_row()
        return line if isinstance(line, BackupLine) else None


def _columns() -> list[Column[BackupLine]]:
    return [
        Column(
            title=_("Made"),
            value=lambda one: f"{format_date(one.made.date())} {format_time(one.made.time())}",
            sort=lambda one: -one.made.timestamp(),  # the newest on top
            width=150,
            strong=True,
        ),
        Column(title=_("Clients"), value=lambda one: format_number(one.clients), width=80, right=True),
        Column(title=_("Rows"), value=lambda one: format_number(one.backup.rows), width=80, right=True),
        Column(
            title=_("Size"),
            value=lambda one: _("{size} MB").format(size=format_number(one.megabytes)),
            width=90,
            right=True,
        ),
        Column(title=_("Program"), value=lambda one: one.backup.program, width=80, quiet=True),
        Column(title=_("Place"), value=lambda one: one.place, width=110, quiet=True, stretch=True),
    ]
