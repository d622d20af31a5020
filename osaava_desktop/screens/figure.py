"""Who or what a figure counts, and by which rule."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QStackedWidget, QWidget

from osaava_desktop.domain.figures import Figure, Member, Scope, label
from osaava_desktop.domain.openings import Place
from osaava_desktop.domain.texts import format_date, format_fraction, format_number
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import paper_jobs, record_opening
from osaava_desktop.screens.counters import CountersPage
from osaava_desktop.screens.figure_columns import MemberRow, has_clients, table_of
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.choice_chips import ChoiceChips
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import behind, figures, summary
from osaava_desktop.store.office import Office

_BY_HAND = ("criminal_background", "minority")
"""What the office counts or estimates itself."""

_COUNTED, _REST = "counted", "rest"


class FigurePage(Page):
    """The rule of a figure and its members; Enter opens the client, the session or whatever is counted."""

    ui_file = "figure.ui"
    rule_label: QLabel
    parts_label: QLabel
    base_label: QLabel
    filter_label: QLabel
    tools_box: QWidget
    who_chips: ChoiceChips
    export_button: QPushButton
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
        self._found: Sequence[Member] = ()
        self._members: Sequence[MemberRow] = ()
        self.nameless_state.show_words(
            "data_bar_vertical",
            _("Counted without names"),
            _("There are no people or records behind this figure that could be listed."),
            _("Enter counts") if figure.key in _BY_HAND else "",
            "edit",
        )
        self._connect()
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
        opens = [("Enter", _("opens the client"))] if has_clients(self._members) else []
        if self._members and not opens:
            opens = [("Enter", _("opens what is counted"))]
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
        """Count anew, and read the members."""
        try:
            self._count_anew()
        except PlainError as error:
            self.said.emit(str(error), "attention")

    # Slots

    def open_member(self, row: MemberRow) -> None:
        """Open the client, or the record, that is counted here."""
        opens = behind.opening_of(self._office, self._figure.key, row[1])
        if opens is None or opens.record is None:
            return
        if opens.place is Place.CLIENT:
            self._open_client(opens.record)
            return
        try:
            self.opened.emit(record_opening.page_of(self._office, opens.place, opens.record))
        except PlainError as error:
            self.said.emit(str(error), "attention")

    def open_counters(self) -> None:
        """Enter the numbers that this figure is made of."""
        page = CountersPage(self._office, self._scope.start.year)
        page.saved.connect(self._count_anew)
        self.opened.emit(page)

    def show_whose(self) -> None:
        """List those counted, or the others of the base."""
        self._show_members()
        self._tell_count()
        self.keys_changed.emit()

    def export(self) -> None:
        """Write the client numbers to a workbook of the user's choice."""
        suggested = f"{self._figure.key}-{self._scope.start}-{self._scope.end}.xlsx"
        paper_jobs.save_told(
            self,
            _("Client numbers as a workbook"),
            suggested,
            _("Workbooks (*.xlsx)"),
            lambda path: behind.write_members(self._office, path, self._scope, self._figure, self._found),
            self.said.emit,
            personal=True,
        )

    # Inside

    def _connect(self) -> None:
        self.nameless_state.acted.connect(self.open_counters)
        self.member_view.opened.connect(self.open_member)
        self.who_chips.picked.connect(lambda: self.show_whose())
        self.export_button.clicked.connect(lambda: self.export())

    def _count_anew(self) -> None:
        self._figure = figures.compute(self._office, self._scope)[self._figure.key]
        self._load()
        self.heading_changed.emit()

    def _load(self) -> None:
        self._found = figures.members(self._office, self._scope, self._figure.key)
        words = behind.explanation(self._office, self._scope, self._figure, self._found)
        self.rule_label.setText(words.rule)
        self.parts_label.setText(words.parts)
        self.parts_label.setVisible(bool(words.parts))
        self.base_label.setText(_("Base: {base}").format(base=words.base))
        self.base_label.setVisible(bool(words.base))
        self.filter_label.setText(" · ".join(filter(None, (words.filter, words.counted))))
        self._offer_rest()
        self._show_members()

    def _offer_rest(self) -> None:
        """The switch between those counted and the others of the base, where there are any."""
        figure = self._figure
        chosen = self.who_chips.chosen() or (_COUNTED,)
        choices = [
            (_("Counted {count}").format(count=summary.number(figure.n)), _COUNTED),
            (_("In the base, not counted {count}").format(count=_rest(figure)), _REST),
        ]
        offered = behind.has_rest(figure)
        self.who_chips.set_choices(_("Who is listed"), choices if offered else (), _one)
        self.who_chips.choose(chosen if offered else ())

    def _show_members(self) -> None:
        rest = self.who_chips.chosen() == (_REST,)
        found = behind.not_counted(self._office, self._scope, self._figure) if rest else self._found
        self._members = tuple(enumerate(one for one in found if one.label or one.number))
        self.member_view.set_table(table_of(self._members))
        self.member_view.table().set_rows(self._members)
        self.stack.setCurrentWidget(self.list_frame if self._members else self.nameless_state)
        exports = (
            not rest
            and has_clients(self._members)
            and behind.may_export(self._office, self._scope, self._figure.key)
        )
        self.export_button.setVisible(exports)
        self.tools_box.setVisible(exports or behind.has_rest(self._figure))

    def _focus_list(self) -> None:
        if self.member_view.current_row() is None and self.member_view.table().rowCount():
            self.member_view.choose(self.member_view.table().row(0)[0])
        place = self.member_view if self._members else self.nameless_state
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_count(self) -> None:
        table = self.member_view.table()
        shown, total = format_number(table.rowCount()), format_number(table.total())
        self.said.emit(_("{shown} / {total} rows shown").format(shown=shown, total=total), "info")


def _one(_chosen: tuple[object, ...], value: object) -> tuple[object, ...]:
    """One of the two is always chosen."""
    return (value,)


def _rest(figure: Figure) -> str:
    return format_number((figure.of or 0) - (figure.in_base or 0))
