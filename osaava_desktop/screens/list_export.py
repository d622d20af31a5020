"""Ctrl+Shift+E on any list: what it shows, as a workbook for a spreadsheet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from osaava_desktop.domain.texts import format_number
from osaava_desktop.i18n import _
from osaava_desktop.screens import paper_jobs, shortcuts
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.services import exports
from osaava_desktop.store.office import Office

KEYS = "Ctrl+Shift+E"


class ListExport(QObject):
    """Writes the rows that a list shows, with all its columns, also those that a narrow window hides.

    The file is called after the page: for pages whose title names no person.
    """

    def __init__(
        self,
        page: Page,
        office: Office,
        view: RowView,
        name: str,
        button: QPushButton | None = None,
        narrowed: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        """``name`` is the list's in the audit; ``narrowed`` says in words what the list is narrowed to."""
        super().__init__(page)
        self._page, self._office, self._view = page, office, view
        self._name, self._narrowed = name, narrowed
        shortcuts.bind(page, KEYS, self.save)
        if button is not None:
            shortcuts.tell(button, KEYS, _("Save the list as a workbook"))
            button.setAccessibleName(_("Save the list as a workbook"))
            button.clicked.connect(lambda: self.save())

    def save(self) -> None:
        """Ask where to, and write what is shown."""
        table = self._view.table()
        if not table.rowCount():
            self._page.said.emit(_("The list shows nothing that could be saved."), "attention")
            return
        header = self._view.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        title = self._page.title()
        suggested = f"{title.lower().replace(' ', '-')}-{self._office.today.isoformat()}.xlsx"
        paper_jobs.save_told(
            self._page,
            _("Save the list as a workbook"),
            suggested,
            _("Workbooks (*.xlsx)"),
            lambda path: exports.write_list(
                self._office,
                path,
                self._name,
                title=title,
                facts=self._facts(),
                columns=[table.columns[column].title for column in order],
                rows=table.cells(order),
            ),
            self._page.said.emit,
            personal=True,
        )

    def _facts(self) -> list[str]:
        table = self._view.table()
        shown, total = format_number(table.rowCount()), format_number(table.total())
        facts = [_("{shown} / {total} rows").format(shown=shown, total=total), *self._narrowed()]
        return [" · ".join(facts)]
