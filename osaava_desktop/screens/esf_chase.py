"""The clients to chase: what EURA or the office still lacks; Enter opens where it is mended."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QStackedWidget, QWidget

from osaava_desktop.domain.esf_gaps import Chase, Gap
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.texts import capital, format_date, format_number
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import theme
from osaava_desktop.screens.choices import choose, fill
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.esf_tab import EsfTab
from osaava_desktop.screens.list_export import ListExport
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.participation import ParticipationPage
from osaava_desktop.screens.tables import Column, Mark, RowTable
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.screens.widgets.pill import pill_size
from osaava_desktop.screens.widgets.row_header import INSET, PAD
from osaava_desktop.services import clients, esf_chase, people
from osaava_desktop.store.office import Office

GAP, NUMBER, NAME, WHAT, WORKER, DAY = range(6)


class ChaseTab(EsfTab):
    """The list of a scope, of all that is missing or of one kind."""

    ui_file = "esf_chase.ui"
    gap_combo: QComboBox
    stack: QStackedWidget
    list_frame: QFrame
    row_view: RowView
    nothing_state: EmptyState

    def __init__(
        self,
        office: Office,
        scope: Scope,
        open_client: Callable[[UUID], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._office, self._scope, self._open_client = office, scope, open_client
        self._workers = {person.id: person.name for person in people.staff(office)}
        self._found: Sequence[Chase] = ()
        self.row_view.set_table(
            RowTable(self._columns(), ident=lambda row: (row.gap, row.participation)), sort_by=-1
        )
        ColumnFitter(self.row_view, (WORKER, NUMBER, DAY), (WHAT,), (GAP, NUMBER, DAY))
        self.nothing_state.show_words(
            "checkmark_circle",
            _("Nobody to chase"),
            _("EURA has every notice, and the start data and the statuses after leaving are there."),
        )
        self._fill_gaps()
        self.gap_combo.currentIndexChanged.connect(lambda: self._show())
        self.row_view.opened.connect(self.open_client)
        self.export = ListExport(
            self, office, self.row_view, "ESF+ clients to chase", narrowed=self._narrowed
        )

    def title(self) -> str:
        """The word on the tab, which is the list's name on paper too."""
        return _("Clients to chase")

    def facts(self) -> str:
        """How many lines there are."""
        count = len(self._found)
        return ngettext("{count} to chase", "{count} to chase", count).format(count=format_number(count))

    def search_hint(self) -> str:
        """The list is searched."""
        return _("Search the list")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Enter", _("opens the client"))]

    def search(self, text: str) -> None:
        """Show the lines that hold every word."""
        self.row_view.search(text)

    def search_entered(self) -> None:
        """To the first line found."""
        self._focus_list()

    def activated(self) -> None:
        """The list as it is now; the first line is ready to be opened."""
        self.refresh()
        self._focus_list()

    def refresh(self) -> None:
        """Look anew who is to be chased."""
        self._found = esf_chase.to_chase(self._office, self._scope)
        self._fill_gaps()
        self._show()
        self.heading_changed.emit()

    def show_scope(self, scope: Scope) -> None:
        """Another year or area."""
        self._scope = scope

    def show_gap(self, gap: Gap) -> None:
        """Only what is missing in this way."""
        choose(self.gap_combo, gap)

    def open_client(self, row: Chase) -> None:
        """The page where it is mended: the participation, or the client whose birth date is missing."""
        if row.no_birth_date:
            self._open_client(row.client)
            return
        try:
            self.opened.emit(ParticipationPage(self._office, clients.get(self._office, row.client)))
        except PlainError as error:
            self.said.emit(str(error), "attention")

    # Inside

    def _fill_gaps(self) -> None:
        """Every kind with its number; the choice stays."""
        chosen = self.gap_combo.currentData()
        counts = {gap: sum(one.gap is gap for one in self._found) for gap in Gap}
        offered: list[tuple[str, object]] = [(_("All that is missing"), None)]
        offered += [(f"{capital(gap.label)}: {format_number(counts[gap])}", gap) for gap in Gap]
        self.gap_combo.blockSignals(True)
        fill(self.gap_combo, offered, blank=False)
        choose(self.gap_combo, chosen)
        self.gap_combo.blockSignals(False)

    def _show(self) -> None:
        gap = self.gap_combo.currentData()
        shown = [one for one in self._found if gap is None or one.gap == gap]  # a combo keeps its name only
        self.row_view.reload(shown)
        self.stack.setCurrentWidget(self.list_frame if shown else self.nothing_state)

    def _focus_list(self) -> None:
        table = self.row_view.table()
        if self.row_view.current_row() is None and table.rowCount():
            self.row_view.choose(table.ident(table.row(0)))
        self.row_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrowed(self) -> list[str]:
        start, end = (format_date(day) for day in (self._scope.start, self._scope.end))
        gap = self.gap_combo.currentData()
        return [f"{start}–{end}", *([Gap(gap).label] if gap else [])]

    def _columns(self) -> list[Column[Chase]]:
        return [
            Column(
                title=_("Missing"),
                value=lambda row: "",
                sort=lambda row: list(Gap).index(row.gap),
                marks=lambda row: [_mark(row.gap)],
                width=_gap_width(),
            ),
            Column(title=_("No."), value=lambda row: row.number, width=84, quiet=True),
            Column(
                title=_("Client"),
                value=lambda row: row.name,
                sort=lambda row: name_key(row.name),
                width=170,
                strong=True,
            ),
            Column(title=_("What"), value=lambda row: row.what, width=190),
            Column(
                title=_("Worker"),
                value=lambda row: self._workers.get(row.worker, "") if row.worker else "",
                width=150,
                quiet=True,
            ),
            Column(
                title=_("Date"),
                value=lambda row: format_date(row.on),
                sort=lambda row: row.on,
                width=108,
                right=True,
            ),
        ]


def _mark(gap: Gap) -> Mark:
    return Mark(icon="warning", text=gap.label, kind="attention")


def _gap_width() -> int:
    """Room for the longest pill, at the normal size of letters."""
    widest = max(pill_size(_mark(gap)).width() for gap in Gap)
    return round(widest * 100 / theme.scaled(100)) + INSET + PAD
