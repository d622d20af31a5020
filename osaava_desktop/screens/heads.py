"""The dialog that tells visitors without a name by gender and age group."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from osaava_desktop.domain import texts
from osaava_desktop.domain.outreach import Unnamed
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import messages, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.visit_heads import HeadsEditor


class HeadsDialog(FormDialog):
    """Accepted once ``save`` has taken the lines; what it refuses is said below them."""

    ui_file = "heads.ui"
    heads_editor: HeadsEditor
    sum_label: QLabel
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self,
        lines: Sequence[Unnamed],
        save: Callable[[Sequence[Unnamed]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self.setMinimumSize(theme.scaled(640), theme.scaled(300))
        self.heads_editor.show_lines([line for line in lines if line.heads] or [Unnamed()])
        self.heads_editor.open_kinds()
        self.heads_editor.changed.connect(self._show_sum)
        self.heads_editor.arranged.connect(self._order_tabs)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self._order_tabs()
        self._show_sum()

    def save(self) -> None:
        """Save and close, or say what is wrong."""
        try:
            self._save([line for line in self.heads_editor.lines() if line.heads or line.new])
        except InvalidInput as error:
            self.heads_editor.show_problem(str(error))
            self.heads_editor.focus_first()
        except PlainError as error:
            messages.show_error(self, error)
        else:
            self.accept()

    def _show_sum(self) -> None:
        self.heads_editor.show_problem("")
        lines = self.heads_editor.lines()
        words = _("{heads} without a name, {new} of them new")
        heads, new = sum(line.heads for line in lines), sum(line.new for line in lines)
        self.sum_label.setText(words.format(heads=texts.format_number(heads), new=texts.format_number(new)))

    def _order_tabs(self) -> None:
        order = [*self.heads_editor.tab_chain(), self.save_button, self.cancel_button]
        for one, other in pairwise(order):
            self.setTabOrder(one, other)
