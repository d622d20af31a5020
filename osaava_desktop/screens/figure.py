"""Who or what a figure counts."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from osaava_desktop.domain.figures import Figure, Member, Scope, label
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.texts import format_date, format_fraction, format_number
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens.counters import CountersPage
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.tables import Column, RowTable
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import figures, summary
from osaava_desktop.store.office import Office

_BY_HAND = ("criminal_background", "minority")
"""What the office counts or estimates itself."""


class FigurePage(Page):
    """The members of a figure; Enter opens the client."""

    ui_file = "figure.ui"
    stack: QStackedWidget
    list_frame: QFrame
    member_view: RowView
    nameless_state: EmptyState

    def __init__(
        self,
        office: Office,
        scope: Scope,
        figure: Figure,
        open_client: Callable[[UUID], object],
        parent: QWidget | None = None,
    ) -> None:
        """Raises a PlainError where the members may not be shown."""
        super().__init__(parent)
        self._office, self._scope, self._figure = office, scope, figure
        self._open_client = open_client
        self._members: Sequence[tuple[int, Member]] = ()
        self.nameless_state.show_words(
            "data_bar_vertical",
            _("Counted without names"),
            _("There are no people or records behind this figure that could be listed."),
            _("Enter counts") if figure.key in _BY_HAND else "",
            "edit",
        )
        self.nameless_state.acted.connect(self.open_counters)
        self.member_view.opened.connect(self.open_member)
        self._load()

    # What the shell asks

    def title(self) -> str:
        """What the figure is, and how large."""
        return f"{label(self._figure.key)}: {summary.number(self._figure.n)}"

    def facts(self) -> str:
        """The share, and the days counted."""
        figure, scope = self._figure, self._scope
        span = f"{format_date(scope.start)}–{format_date(scope.end)}"
        fraction = format_fraction(figure.in_base or 0, figure.of) if figure.of else ""
        return " · ".join(filter(None, (fraction, summary.share(figure), span)))

    def search_hint(self) -> str:
        """The list is searched."""
        return _("Search the list") if self._members else ""

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        opens = [("Enter", _("opens the client"))] if self._has_clients() else []
        return [*opens, ("Esc", _("back"))]

    def search(self, text: str) -> None:
        """Show the members that hold every word."""
        if self._members:
            self.member_view.search(text)
            self._tell_count()

    def search_entered(self) -> None:
        """To the first member found."""
        self._focus_list()

    def activated(self) -> None:
        """The first member is ready to be opened."""
        self._focus_list()
        self._tell_count()

    def refresh(self) -> None:
        """Read the members anew."""
        try:
            self._load()
        except PlainError as error:
            self.said.emit(str(error), "attention")

    # Slots

    def open_member(self, row: tuple[int, Member]) -> None:
        """Open the client that is counted here."""
        client = row[1].client
        if client is not None:
            self._open_client(client)

    def open_counters(self) -> None:
        """Enter the numbers that this figure is made of."""
        page = CountersPage(self._office, self._scope.start.year)
        page.saved.connect(self._count_anew)
        self.opened.emit(page)

    def _count_anew(self) -> None:
        self._figure = figures.compute(self._office, self._scope)[self._figure.key]
        self._load()
        self.heading_changed.emit()

    # Inside

    def _load(self) -> None:
        found = figures.members(self._office, self._scope, self._figure.key)
        # A thing may be counted in several rows: the place in the list tells them apart.
        self._members = tuple(enumerate(one for one in found if one.label or one.number))
        self.member_view.set_table(self._table())
        self.member_view.table().set_rows(self._members)
        self.stack.setCurrentWidget(self.list_frame if self._members else self.nameless_state)

    def _table(self) -> RowTable[tuple[int, Member]]:
        columns: list[Column[tuple[int, Member]]] = []
        if self._has_clients():
            columns.append(Column(title=_("No."), value=lambda row: row[1].number, width=96, quiet=True))
        columns.append(
            Column(
                title=_("Name"),
                value=lambda row: row[1].label,
                sort=lambda row: name_key(row[1].label),
                width=320,
                strong=True,
                stretch=True,
            )
        )
        columns.append(
            Column(
                title=_("Date"),
                value=lambda row: format_date(row[1].on) if row[1].on else "",
                sort=lambda row: row[1].on,
                width=120,
                right=True,
            )
        )
        if any(member.count != 1 for _place, member in self._members):
            columns.append(
                Column(
                    title=_("Count"),
                    value=lambda row: format_number(row[1].count),
                    sort=lambda row: row[1].count,
                    width=96,
                    right=True,
                )
            )
        return RowTable(columns, ident=lambda row: row[0])

    def _has_clients(self) -> bool:
        return any(member.client is not None for _place, member in self._members)

    def _focus_list(self) -> None:
        if self.member_view.current_row() is None and self.member_view.table().rowCount():
            self.member_view.choose(self.member_view.table().row(0)[0])
        place = self.member_view if self._members else self.nameless_state
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_count(self) -> None:
        table = self.member_view.table()
        shown, total = format_number(table.rowCount()), format_number(table.total())
        self.said.emit(_("{shown} / {total} rows shown").format(shown=shown, total=total), "info")
