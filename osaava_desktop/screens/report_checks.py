"""The checks before a report is sent: a list of what to look at; each line opens where it is mended."""

from collections import Counter
from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QWidget

from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.openings import Place
from osaava_desktop.domain.report_checks import CheckKind, CheckLine, Severity
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.domain.words import Language
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import shortcuts
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.list_export import KEYS, ListExport
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.openings import Opener
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.tables import Column, Mark, RowTable
from osaava_desktop.screens.widgets.choice_chips import ChoiceChips
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import report_checks, yearly
from osaava_desktop.store.office import Office

MARKS = {
    Severity.WRONG: ("error_circle", "error"),
    Severity.OPEN: ("warning", "attention"),
    Severity.NOTE: ("info", "neutral"),
}
"""How each severity looks: icon and kind of the pill that bears its word."""


class ChecksPage(Page):
    """Read anew whenever it comes into sight; ``section_wanted`` asks for a section of the report's text."""

    ui_file = "report_checks.ui"
    severity_chips: ChoiceChips
    again_button: QPushButton
    stack: QStackedWidget
    list_frame: QFrame
    check_view: RowView
    calm_state: EmptyState

    section_wanted = Signal(object)

    def __init__(
        self,
        office: Office,
        scope: Scope,
        language: Language,
        open_client: Callable[[UUID], object],
        parent: QWidget | None = None,
    ) -> None:
        """``language`` is that of the texts to be read; ``open_client`` shows the client of an id."""
        super().__init__(parent)
        self._office, self._scope, self._language = office, scope, language
        self._opener = Opener(office=office, scope=scope, open_client=open_client)
        self._lines: Sequence[CheckLine] = ()
        self.check_view.set_table(
            RowTable(_columns(), ident=lambda line: (line.kind, line.words)), sort_by=-1
        )
        ColumnFitter(self.check_view, (), (2,), (0, 1))
        self.calm_state.show_words(
            "checkmark_circle",
            _("Ready to be sent"),
            _("Nothing is missing, and no numbers contradict each other."),
        )
        self.export = ListExport(self, office, self.check_view, "checks before sending")
        self._connect()

    def _connect(self) -> None:
        self.check_view.opened.connect(self.open_line)
        self.severity_chips.picked.connect(lambda: self._filter())
        self.again_button.clicked.connect(lambda: self.refresh())
        shortcuts.tell(self.again_button, "F5")

    # What the shell asks

    def title(self) -> str:
        """What it is."""
        return _("Checks before sending")

    def facts(self) -> str:
        """Of which report, and how many there are of each severity."""
        counts = Counter(line.severity for line in self._lines)
        told = [f"{one.label}: {format_number(counts[one])}" for one in Severity if counts[one]]
        return " · ".join([yearly.title(self._office, self._scope), *told])

    def search_hint(self) -> str:
        """The list is searched."""
        return _("Search the list")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Opening, checking anew, taking along."""
        return (("Enter", _("opens the place")), ("F5", _("checks anew")), (KEYS, _("saves the list")))

    def search(self, text: str) -> None:
        """Show the lines that hold every word."""
        self.check_view.search(text)

    def search_entered(self) -> None:
        """To the first line found."""
        self.check_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def activated(self) -> None:
        """What is still to be looked at; the cursor where it was."""
        self.refresh()
        place = self.check_view if self._lines else self.again_button
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Check everything anew; the cursor stays on its line, or where the line was."""
        line = max(self.check_view.currentIndex().row(), 0)
        self._lines = report_checks.checks(self._office, self._scope, self._language)
        self.check_view.reload(self._lines)
        self._show_chips()
        self._filter()
        rows = self.check_view.table().rowCount()
        if self.check_view.current_row() is None and rows:
            self.check_view.selectRow(min(line, rows - 1))
        self.stack.setCurrentWidget(self.list_frame if self._lines else self.calm_state)
        self.heading_changed.emit()

    # Slots

    def open_line(self, line: CheckLine) -> None:
        """The place of a line."""
        if line.opens is None:
            return
        if line.opens.place is Place.SECTION:
            self.closed.emit()
            self.section_wanted.emit(line.opens.section)
            return
        try:
            page = self._opener.page_of(line.opens)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            self.refresh()
            return
        if page is None:
            self.refresh()
        else:
            self.opened.emit(page)

    # Inside

    def _show_chips(self) -> None:
        """A chip for each severity that there is, if there are several."""
        counts = Counter(line.severity for line in self._lines)
        chosen = [one for one in self.severity_chips.chosen() if counts[one]]
        kinds = [(f"{capital(one.label)} {counts[one]}", one) for one in Severity if counts[one]]
        several = kinds if len(kinds) > 1 else ()
        self.severity_chips.set_choices(_("Which lines are shown"), several)
        self.severity_chips.choose(chosen if several else ())

    def _filter(self) -> None:
        chosen = self.severity_chips.chosen()
        self.check_view.filter((lambda line: line.severity in chosen) if chosen else None)


def _columns() -> list[Column[CheckLine]]:
    severities, kinds = list(Severity), list(CheckKind)
    return [
        Column(
            title=_("State"),
            value=lambda _line: "",
            marks=lambda line: [_mark(line.severity)],
            sort=lambda line: severities.index(line.severity),
            width=132,
        ),
        Column(
            title=_("What"),
            value=lambda line: line.kind.label,
            sort=lambda line: kinds.index(line.kind),
            width=236,
            strong=True,
        ),
        Column(title=_("Detail"), value=lambda line: line.words, width=380),
    ]


def _mark(severity: Severity) -> Mark:
    icon, kind = MARKS[severity]
    return Mark(icon=icon, text=capital(severity.label), kind=kind)
