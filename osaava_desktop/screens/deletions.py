"""What the rules of keeping let go: a calendar of days to come, and one act for what is due today."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton, QWidget

from osaava_desktop.domain.data_protection import Due
from osaava_desktop.domain.dates import DateError
from osaava_desktop.domain.texts import capital, format_date, format_number
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import choices, messages
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.tables import Column, RowTable
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import retention
from osaava_desktop.store.office import Office


class DeletionsPage(Page):
    """Lists what would go by a day; deletes what is due today after one question."""

    ui_file = "deletions.ui"
    day_field: Field
    day_edit: QLineEdit
    run_button: QPushButton
    row_view: RowView

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._found: list[Due] = []
        table: RowTable[Due] = RowTable(self._columns(), lambda due: (due.kind, due.client))
        self.row_view.set_table(table)
        self.row_view.setAccessibleName(self.title())
        ColumnFitter(self.row_view, (3, 0), (1,), (2,))
        choices.show_date(self.day_edit, dt.date(office.today.year, 12, 31))
        self.day_field.left.connect(self._show)
        self.day_edit.returnPressed.connect(self._show)
        self.run_button.clicked.connect(lambda: self.run())
        self.refresh()

    # What the shell asks

    def title(self) -> str:
        """The heading of the page."""
        return _("Coming deletions")

    def facts(self) -> str:
        """How many are listed."""
        count = self.row_view.table().total()
        return ngettext("{count} deletion", "{count} deletions", count).format(count=format_number(count))

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Esc", _("back"))]

    def activated(self) -> None:
        """The day comes first."""
        self.day_edit.setFocus()
        self.day_edit.selectAll()

    def refresh(self) -> None:
        """Read everything anew."""
        self._found = retention.coming(self._office)
        count = len(self._due())
        words = ngettext("&Delete the one that is due", "&Delete the {count} that are due", count)
        self.run_button.setText(words.format(count=format_number(count)) if count else _("Nothing is due"))
        self.run_button.setEnabled(bool(count))
        self._show()

    # Slots

    def run(self) -> None:
        """Delete what is due today, after one question."""
        count = len(self._due())
        words = ngettext(
            "{count} deletion is done for good. It can't be undone.",
            "{count} deletions are done for good. They can't be undone.",
            count,
        )
        if not self._is_sure(words.format(count=format_number(count))):
            return
        try:
            done = retention.run(self._office)
        except PlainError as error:
            messages.show_error(self, error)
            return
        self.refresh()
        told = ngettext("{count} deletion is done", "{count} deletions are done", len(done))
        self.said.emit(told.format(count=format_number(len(done))), "good")

    # Inside

    def _is_sure(self, sentence: str) -> bool:
        box = QMessageBox(self)
        box.setWindowTitle(self.title())
        box.setText(sentence)
        yes = box.addButton(_("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.exec()
        return box.clickedButton() is yes

    def _due(self) -> list[Due]:
        return [one for one in self._found if one.day <= self._office.today]

    def _show(self) -> None:
        try:
            until = choices.read_date(self.day_edit, self._office.today)
        except DateError as error:
            self.day_field.show_problem(str(error))
            return
        self.day_field.clear()
        choices.show_date(self.day_edit, until)
        self.row_view.reload([one for one in self._found if until is None or one.day <= until])
        self.heading_changed.emit()

    def _columns(self) -> list[Column[Due]]:
        return [
            Column(
                title=_("From"), value=lambda one: format_date(one.day), sort=lambda one: one.day, width=120
            ),
            Column(title=_("What"), value=lambda one: capital(one.kind.label), width=320, strong=True),
            Column(title=_("Client"), value=_who, width=240),
            Column(title=_("Records"), value=lambda one: format_number(one.count), width=90, quiet=True),
        ]


def _who(one: Due) -> str:
    return f"{one.number} · {one.name}" if one.client else _("the office")
