"""Other reports: of the whole office or a part of it, of any span, beside another; and a month's page."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QStackedWidget, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain.comparison import Comparison, Whose
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.spans import SpanKind
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.domain.words import Language
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, office_choices, theme
from osaava_desktop.screens.comparison_export import Asked, ComparisonExport
from osaava_desktop.screens.comparison_rows import ComparisonRow
from osaava_desktop.screens.comparison_view import ComparisonView
from osaava_desktop.screens.figure import FigurePage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.span_choice import SpanChoice
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import areas, comparison, figures, groups, recorded_years
from osaava_desktop.store.office import Office

_PAUSE = 150  # milliseconds after the last choice before the figures are counted
_TOOLS = 820
_WIDTH = 1240
"""A wider list would take the numbers too far from their words."""

_WHOLE = (Whose.OFFICE, Whose.STEERING)


class OtherReportsPage(Page):
    """Counts what is chosen, beside what it is compared with; Enter shows who is counted."""

    ui_file = "other_reports.ui"
    kind_combo: QComboBox
    which_combo: QComboBox
    language_combo: QComboBox
    export_button: QPushButton
    preview_button: QPushButton
    span_combo: QComboBox
    year_combo: QComboBox
    part_combo: QComboBox
    against_label: QLabel
    against_combo: QComboBox
    days_box: QWidget
    start_field: Field
    start_edit: QLineEdit
    end_field: Field
    end_edit: QLineEdit
    other_start_field: Field
    other_start_edit: QLineEdit
    other_end_field: Field
    other_end_edit: QLineEdit
    stack: QStackedWidget
    list_frame: QFrame
    figure_view: ComparisonView
    empty_state: EmptyState
    notes_label: QLabel

    def __init__(
        self,
        office: Office,
        open_client: Callable[[UUID], object],
        year: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``open_client`` shows the client of an id; ``year`` is the one to begin with, else the last one."""
        super().__init__(parent)
        self._office, self._open_client = office, open_client
        self._preview_text, self._export_text = self.preview_button.text(), self.export_button.text()
        self._found: Comparison | None = None
        self._text = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.span_choice = SpanChoice(
            self.days_box,
            self.span_combo,
            self.year_combo,
            self.part_combo,
            self.against_combo,
            ((self.start_field, self.start_edit), (self.end_field, self.end_edit)),
            ((self.other_start_field, self.other_start_edit), (self.other_end_field, self.other_end_edit)),
        )
        self._export = ComparisonExport(self, office, self.asked)
        self._fill_choices(year or office.today.year - 1)
        self._connect()

    # What the shell asks

    def title(self) -> str:
        """What kind of page it is."""
        return _("Other reports")

    def facts(self) -> str:
        """Whose figures of which span."""
        found = self._found
        return comparison.title(self._office, found.scope, found.other) if found else ""

    def search_hint(self) -> str:
        """Figures are searched."""
        return _("Search figures")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        opens = [("←→", _("choose")), ("Enter", _("shows who is counted"))] if self._shows_list() else []
        return [*opens, ("Ctrl+P", _("prints")), ("Esc", _("back"))]

    def sought(self) -> str:
        """What is searched for."""
        return self._text

    def search(self, text: str) -> None:
        """Show the figures that hold every word."""
        self._text = text
        if self._shows_list():
            self.figure_view.search(text)
            self._tell_count()

    def search_entered(self) -> None:
        """To the first figure found."""
        self._focus_list()

    def activated(self) -> None:
        """The figures as they are now; at first the first choice is in focus."""
        first = self._found is None
        self.count()
        if first:
            self.kind_combo.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_list()

    def refresh(self) -> None:
        """Count anew."""
        self.count()

    def print_paper(self) -> None:
        """Show the paper, from where it is printed."""
        self._export.preview()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the words of the buttons give way to their pictures."""
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(_TOOLS)
        self.preview_button.setText(self._preview_text if wide else "")
        self.export_button.setText(self._export_text if wide else "")

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is counted out of sight: the office may be closed by then."""
        super().hideEvent(event)
        self._pause.stop()

    # Slots

    def count(self) -> None:
        """Count what is chosen, or say what is missing."""
        self._pause.stop()
        asked = self.asked()
        self._found = comparison.compare(self._office, asked.scope, asked.other) if asked else None
        for button in (self.export_button, self.preview_button):
            button.setEnabled(asked is not None)
        if self._found is None:
            self._show_empty(
                _("Which days?"), _("Write both days of the span, for example 1.1.2026 and 30.6.2026.")
            )
        elif all(line.is_empty for line in self._found.lines()):
            sentence = _("Nothing was recorded in {span}.")
            self._show_empty(_("Nothing to tell of"), sentence.format(span=self._found_span()))
        else:
            self._show_found(self._found)
        self.heading_changed.emit()
        self.keys_changed.emit()

    def open_number(self, row: ComparisonRow) -> None:
        """Who is counted in the number under the cursor; left of the numbers, in the first span."""
        if self._found is None or row.line is None:
            return
        figure = row.figure_of(self.figure_view.currentIndex().column())
        scope = self._found.scope if figure is row.line.figure else self._found.other
        if figure is None or figure.n is None or scope is None:
            self.said.emit(_("There is no such number: {why}.").format(why=row.gap), "info")
            return
        try:
            counted = figures.compute(self._office, scope)[figure.key]
            page = FigurePage(self._office, scope, counted, self._open_client)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self.opened.emit(page)

    # What is chosen

    def whose(self) -> Whose:
        """Whose figures."""
        return Whose(self.kind_combo.currentData())

    def asked(self) -> Asked | None:
        """What is counted, and beside it; None where days are missing."""
        span, other = self.span_choice.spans()
        if span is None:
            return None
        return Asked(
            scope=self._scope(*span),
            other=self._scope(*other) if other else None,
            language=Language(self.language_combo.currentData()).value,
            steers=self.whose() is Whose.STEERING,
        )

    # Inside

    def _scope(self, start: dt.date, end: dt.date) -> Scope:
        whose, basis = self.whose(), self._office.profile.basis
        narrowed: dict[str, Any] = {} if whose in _WHOLE else {whose.value: self.which_combo.currentData()}
        return Scope(start=start, end=end, basis=basis, **narrowed)

    def _fill_choices(self, year: int) -> None:
        offered = [one for one in Whose if one in _WHOLE or self._things(one)]
        choices.fill(self.kind_combo, [(capital(one.label), one) for one in offered], blank=False)
        choices.fill(self.language_combo, [(one.label, one) for one in Language], blank=False)
        choices.choose(self.language_combo, Language(i18n.current()))
        self.which_combo.hide()
        self.stack.setMaximumWidth(theme.scaled(_WIDTH))
        self.span_choice.begin(recorded_years.known(self._office), year, self._office.today)
        self._export.fill(self.export_button)

    def _things(self, whose: Whose) -> Sequence[choices.Choice]:
        """What there is of a kind."""
        office = self._office
        if whose is Whose.AREA:
            return [(one.name, one.id) for one in areas.areas(office)]
        if whose is Whose.WORKER:
            return office_choices.staff(office)
        if whose is Whose.PLACE:
            return office_choices.places(office)
        return [(one.name, one.id) for one in groups.groups(office)] if whose is Whose.GROUP else ()

    def _connect(self) -> None:
        self.kind_combo.currentIndexChanged.connect(lambda: self._turn_to_kind())
        self.which_combo.currentIndexChanged.connect(lambda: self._pause.start())
        self.span_choice.changed.connect(self._pause.start)
        self._pause.timeout.connect(lambda: self.count())
        self.preview_button.clicked.connect(lambda: self._export.preview())
        self.figure_view.opened.connect(self.open_number)
        self.empty_state.acted.connect(lambda: self.span_combo.setFocus())

    def _turn_to_kind(self) -> None:
        whose = self.whose()
        things = self._things(whose)
        self.which_combo.blockSignals(True)
        choices.fill(self.which_combo, things, blank=False)
        self.which_combo.blockSignals(False)
        self.which_combo.setVisible(bool(things))
        steers = whose is Whose.STEERING
        self.span_choice.allow_comparing(not steers)
        self.span_combo.setEnabled(not steers)
        if steers and self.span_choice.kind() not in (SpanKind.MONTH, SpanKind.LAST_MONTH):
            self.span_choice.choose_kind(SpanKind.MONTH)
        self._pause.start()

    def _found_span(self) -> str:
        return comparison.against(self._found.scope, None) if self._found else ""

    def _shows_list(self) -> bool:
        return self.stack.currentWidget() is self.list_frame and self._found is not None

    def _show_empty(self, heading: str, sentence: str) -> None:
        icon = "calendar_clock"
        self.empty_state.show_words(icon, heading, sentence, _("Choose another span"), icon)
        self.stack.setCurrentWidget(self.empty_state)
        self.notes_label.clear()
        self.said.emit(sentence, "info")

    def _show_found(self, found: Comparison) -> None:
        self.figure_view.show_comparison(found, self._text)
        self.stack.setCurrentWidget(self.list_frame)
        self.notes_label.setText(" ".join(comparison.notes(found)))
        self._tell_count()

    def _focus_list(self) -> None:
        if not self._shows_list():
            self.empty_state.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.figure_view.current() is None:
            self.figure_view.go_to()
        self.figure_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_count(self) -> None:
        shown, total = (format_number(count) for count in self.figure_view.counts())
        self.said.emit(_("{shown} / {total} figures shown").format(shown=shown, total=total), "info")
