"""The reports that were sent, the newest first; Enter opens one as it was sent."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from osaava_desktop.domain.frozen import FrozenReport
from osaava_desktop.domain.texts import format_date, format_number
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.frozen import FrozenPage
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.tables import Column, Mark, RowTable
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import freezing, people
from osaava_desktop.store.office import Office


class SentReportsPage(Page):
    """Read only."""

    ui_file = "sent_reports.ui"
    stack: QStackedWidget
    list_frame: QFrame
    report_view: RowView
    nothing_state: EmptyState

    def __init__(
        self, office: Office, open_client: Callable[[UUID], object], parent: QWidget | None = None
    ) -> None:
        """``open_client`` shows the client of an id."""
        super().__init__(parent)
        self._office, self._open_client = office, open_client
        self._names = {person.id: person.name for person in people.staff(office)}
        self._superseded: set[UUID | None] = set()
        table: RowTable[FrozenReport] = RowTable(self._columns(), ident=lambda report: report.id)
        self.report_view.set_table(table, sort_by=-1)
        ColumnFitter(self.report_view, (3, 1), (0,), (2, 4))
        self.nothing_state.show_words(
            "document_checkmark",
            _("No report has been sent"),
            _("Freeze a report on the day it is sent: its figures and its paper are then kept as they are."),
        )
        self.report_view.opened.connect(self.open_report)

    # What the shell asks

    def title(self) -> str:
        """The heading of the page."""
        return _("Sent reports")

    def facts(self) -> str:
        """How many there are."""
        count = self.report_view.table().total()
        words = ngettext("{count} frozen report", "{count} frozen reports", count)
        return words.format(count=format_number(count)) if count else ""

    def search_hint(self) -> str:
        """The list is searched."""
        return _("Search the list")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Opening."""
        return (("Enter", _("opens the report")),) if self.report_view.table().rowCount() else ()

    def search(self, text: str) -> None:
        """Show the reports that hold every word."""
        self.report_view.search(text)

    def search_entered(self) -> None:
        """To the first report found."""
        self.report_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def activated(self) -> None:
        """The list as it is now."""
        self.refresh()
        if self.report_view.current_row() is None and self.report_view.table().rowCount():
            self.report_view.selectRow(0)
        self.report_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the list anew."""
        reports = freezing.sent(self._office)
        self._superseded = {report.supersedes for report in reports}
        self.report_view.reload(reports)
        self.stack.setCurrentWidget(self.list_frame if reports else self.nothing_state)
        self.heading_changed.emit()
        self.keys_changed.emit()

    def open_report(self, report: FrozenReport) -> None:
        """The report as it was sent."""
        self.opened.emit(FrozenPage(self._office, report, self._open_client))

    # Inside

    def _columns(self) -> list[Column[FrozenReport]]:
        return [
            Column(title=_("Report"), value=lambda one: one.title, width=300, strong=True),
            Column(
                title=_("Period"),
                value=lambda one: f"{format_date(one.start)}–{format_date(one.end)}",
                sort=lambda one: one.start,
                width=180,
            ),
            Column(
                title=_("Sent"),
                value=lambda one: format_date(one.on),
                sort=lambda one: one.on,
                width=104,
                right=True,
            ),
            Column(
                title=_("Person"), value=lambda one: self._names.get(one.person, ""), width=160, quiet=True
            ),
            Column(
                title=_("Version"),
                value=lambda one: format_number(one.version),
                sort=lambda one: one.version,
                marks=lambda one: [self._mark(one)],
                width=168,
            ),
        ]

    def _mark(self, report: FrozenReport) -> Mark:
        if report.id in self._superseded:
            return Mark(icon="history", text=_("superseded"))
        return Mark(icon="weather_snowflake", text=_("frozen"), kind="accent")
