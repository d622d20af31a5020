"""The history of a client's own data: what each field was before, and who changed it when."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.texts import format_date, format_number, format_time
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.tables import Column, RowTable
from osaava_desktop.services import history, people
from osaava_desktop.services.history import Correction
from osaava_desktop.store.office import Office


class HistoryPage(Page):
    """Read only; opening it is a look, which the log keeps."""

    ui_file = "history.ui"
    list_frame: QFrame
    row_view: RowView

    def __init__(self, office: Office, client: Client, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._client = office, client
        self._names = {person.id: person.name for person in people.staff(office)}
        self._found = history.of_client(office, client.id)
        table: RowTable[Correction] = RowTable(self._columns(), lambda one: one.number)
        self.row_view.set_table(table, sort_by=-1)
        self.row_view.setAccessibleName(self.title())
        ColumnFitter(self.row_view, (), (3, 4), (2,))
        self.row_view.reload(self._found)

    def title(self) -> str:
        """What it is of."""
        return _("History of changes")

    def facts(self) -> str:
        """Whose, and how many."""
        count = len(self._found)
        words = ngettext("{count} change", "{count} changes", count).format(count=format_number(count))
        return f"{self._client.name} · {words}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Esc", _("back"))]

    def activated(self) -> None:
        """The list."""
        self.row_view.setFocus()

    def _columns(self) -> list[Column[Correction]]:
        return [
            Column(
                title=_("When"),
                value=lambda one: f"{format_date(one.at)} {format_time(one.at.time())}",
                sort=lambda one: one.at,
                width=130,
            ),
            Column(
                title=_("By"),
                value=lambda one: self._names.get(one.person, "") if one.person else "",
                width=140,
            ),
            Column(title=_("Changed field"), value=lambda one: one.field, width=140, strong=True),
            Column(title=_("Before"), value=lambda one: one.before, width=170),
            Column(title=_("After"), value=lambda one: one.after, width=170),
        ]

    def _by(self, one: Correction) -> str:
        return self._names.get(one.person, "") if one.person else ""
