"""The yearly summary: its figures with the people behind them, and the paper beside them as it prints."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain.figures import Figure, Scope, year_scope
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.papers import YearlyPaper
from osaava_desktop.domain.texts import format_number
from osaava_desktop.domain.words import Language
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import paper_jobs, tasks, theme
from osaava_desktop.screens.choices import choose, fill
from osaava_desktop.screens.counters import CountersPage
from osaava_desktop.screens.figure import FigurePage
from osaava_desktop.screens.figure_lines import lines
from osaava_desktop.screens.figure_list import AMOUNT, SHARE, FigureView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.targets import TargetsPage
from osaava_desktop.screens.widgets.paper_view import PaperView
from osaava_desktop.services import figures, papers, recorded_years, yearly
from osaava_desktop.store.office import Office

_REPORTING_MONTHS = 4
"""Until the end of April it is last year's summary that people work on."""

_WIDE, _TOOLS, _ALL_TOOLS = 760, 640, 800
_PAUSE = 120  # milliseconds after the last choice before the paper is drawn


class ReportPage(Page):
    """Chooses a year, shows its figures, and prints what it shows."""

    ui_file = "report.ui"
    year_combo: QComboBox
    basis_combo: QComboBox
    language_combo: QComboBox
    counters_button: QPushButton
    targets_button: QPushButton
    print_button: QPushButton
    save_button: QPushButton
    figures_card: QFrame
    preview_button: QPushButton
    amount_label: QLabel
    share_label: QLabel
    figure_view: FigureView
    preview_card: QFrame
    back_button: QPushButton
    page_label: QLabel
    on_button: QPushButton
    paper_view: PaperView
    state_label: QLabel
    large_button: QPushButton

    has_areas = True

    def __init__(
        self, office: Office, open_client: Callable[[UUID], object], parent: QWidget | None = None
    ) -> None:
        """``open_client`` shows the client of an id."""
        super().__init__(parent)
        self._save_text = self.save_button.text()
        self._counters_text = self.counters_button.text()
        self._office = office
        self._open_client = open_client
        self._area: UUID | None = None
        self._found: dict[str, Figure] = {}
        self._counted: tuple[Scope, str, date] | None = None
        self._paper: YearlyPaper | None = None
        self._pdf: bytes | None = None
        self._drawing: tasks.Task | None = None
        self._waiting: Callable[[], object] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._fill_choices()
        self._connect()
        self._show_place()

    # What the shell asks

    def title(self) -> str:
        """The year."""
        return _("Summary {year}").format(year=self._year())

    def facts(self) -> str:
        """What a summary is, in the paper's words."""
        return _("condensed summary of the supported activity")

    def search_hint(self) -> str:
        """Figures are searched."""
        return _("Search figures")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Enter", _("shows who is counted")), ("Ctrl+P", _("prints"))]

    def search(self, text: str) -> None:
        """Show the figures that hold every word."""
        self.figure_view.search(text)
        self._tell_count()

    def search_entered(self) -> None:
        """To the first figure found."""
        self.figure_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_area(self, area: object) -> None:
        """Count one area, or all."""
        self._area = area if isinstance(area, UUID) else None
        if self._counted is not None:
            self.count()

    def activated(self) -> None:
        """The figures as they are now, and the paper where leaving kept it from being drawn."""
        self.count()
        if self._pdf is None and self._drawing is None:
            self.draw_soon()
        self.figure_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Count everything anew."""
        self._counted = None
        self.count()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is drawn out of sight: the office may be closed by then."""
        super().hideEvent(event)
        self._pause.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the preview gives way to a button that opens it."""
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(_WIDE)
        self.preview_card.setVisible(wide)
        self.preview_button.setVisible(not wide)
        self.save_button.setText(self._save_text if self.width() >= theme.scaled(_TOOLS) else "")
        self.counters_button.setText(self._counters_text if self.width() >= theme.scaled(_ALL_TOOLS) else "")
        self.figures_card.setMaximumWidth(theme.scaled(560) if wide else self.width())

    # Slots

    def count(self) -> None:
        """Count the figures of what is chosen, unless they are counted already; then draw the paper."""
        scope = self.scope()
        state = (scope, self._office.audit_head(), self._office.today)
        if state != self._counted:
            self._counted = state
            self._found = figures.compute(self._office, scope)
            self.figure_view.show_lines(lines(self._found, scope.basis))
            self.heading_changed.emit()
            self.draw_soon()
        self._tell_count()

    def draw_soon(self) -> None:
        """Draw the paper once the choosing has come to rest."""
        self._pdf = None
        self.state_label.setText(_("Drawing the paper…"))
        self._pause.start()

    def draw(self) -> None:
        """Gather the paper here and lay it out on another thread."""
        language = self._language()
        try:
            paper = yearly.paper(self._office, self.scope(), language)
        except PlainError as error:
            self.state_label.setText(str(error))
            return
        if self._drawing is not None:
            self._drawing.cancel()
        self._paper = paper
        self._drawing = tasks.run(
            self,
            _("Drawing the paper…"),
            lambda progress: papers.summary_pdf(paper, language),
            self._show_pdf,
            quiet=True,
        )

    def open_figure(self, key: str) -> None:
        """Show who or what a figure counts."""
        try:
            page = FigurePage(self._office, self.scope(), self._found[key], self._open_client)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self.opened.emit(page)

    def open_counters(self) -> None:
        """Enter what is counted without names, and what is estimated."""
        self.opened.emit(CountersPage(self._office, self._year()))

    def open_targets(self) -> None:
        """Set or read the targets of the year."""
        self.opened.emit(TargetsPage(self._office, self._year()))

    def print_paper(self) -> None:
        """Print the summary, once it is drawn."""
        self._when_drawn(self._print)

    def save_paper(self) -> None:
        """Save the summary as PDF, once it is drawn."""
        self._when_drawn(self._save)

    def open_large(self) -> None:
        """Show the paper in a window of its own, once it is drawn."""
        self._when_drawn(lambda: self.preview_dialog().exec())

    def preview_dialog(self) -> PreviewDialog:
        """The window with the paper as it is drawn."""
        assert self._paper is not None
        assert self._pdf is not None
        dialog = PreviewDialog(self._paper.title, self._pdf, self._file_name(), self)
        dialog.taken.connect(self._note)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    # Inside

    def scope(self) -> Scope:
        """What is chosen."""
        basis = Basis(self.basis_combo.currentData())
        return year_scope(self._year(), basis=basis, area=self._area)

    def _fill_choices(self) -> None:
        years = recorded_years.known(self._office)
        today = self._office.today
        wanted = today.year - 1 if today.month <= _REPORTING_MONTHS else today.year
        fill(self.year_combo, [(_("Year {year}").format(year=year), year) for year in years], blank=False)
        choose(self.year_combo, wanted)
        bases = [(_("Base: started"), Basis.STARTED), (_("Base: took part"), Basis.ACTIVE)]
        fill(self.basis_combo, bases, blank=False)
        choose(self.basis_combo, self._office.profile.basis)
        fill(self.language_combo, [(one.label, one) for one in Language], blank=False)
        choose(self.language_combo, Language(i18n.current()))
        self.amount_label.setFixedWidth(theme.scaled(AMOUNT))
        self.share_label.setFixedWidth(theme.scaled(SHARE))
        self.figures_card.setMinimumWidth(theme.scaled(380))
        self.basis_combo.setMinimumWidth(theme.scaled(96))

    def _connect(self) -> None:
        for combo in (self.year_combo, self.basis_combo):
            combo.currentIndexChanged.connect(lambda: self.count())
        self.language_combo.currentIndexChanged.connect(lambda: self.draw_soon())
        self._pause.timeout.connect(self.draw)
        self.figure_view.opened.connect(self.open_figure)
        self.counters_button.clicked.connect(lambda: self.open_counters())
        self.targets_button.clicked.connect(lambda: self.open_targets())
        self.print_button.clicked.connect(lambda: self.print_paper())
        self.save_button.clicked.connect(lambda: self.save_paper())
        for large in (self.large_button, self.preview_button):
            large.clicked.connect(lambda: self.open_large())
        self.back_button.clicked.connect(lambda: self.paper_view.turn(-1))
        self.on_button.clicked.connect(lambda: self.paper_view.turn(1))
        self.paper_view.turned.connect(self._show_place)

    def _year(self) -> int:
        year: int = self.year_combo.currentData()
        return year

    def _language(self) -> str:
        return Language(self.language_combo.currentData()).value

    def _file_name(self) -> str:
        with i18n.speaking(self._language()):
            return _("summary-{year}.pdf").format(year=self._year())

    def _show_pdf(self, pdf: bytes) -> None:
        self._drawing = None
        self._pdf = pdf
        self.paper_view.show_pdf(pdf)
        self.state_label.setText(_("The same as the printed PDF"))
        if self._waiting is not None:
            act, self._waiting = self._waiting, None
            act()

    def _when_drawn(self, act: Callable[[], object]) -> None:
        if self._pdf is not None:
            act()
        else:
            self._waiting = act

    def _print(self) -> None:
        assert self._paper is not None
        try:
            if paper_jobs.print_pdf(self, self.paper_view.pdf_document(), self._paper.title):
                self._note()
                self.said.emit(_("Sent to the printer."), "good")
        except PlainError as error:
            self.said.emit(str(error), "attention")

    def _save(self) -> None:
        assert self._pdf is not None
        try:
            path = paper_jobs.save_pdf(self, self._pdf, self._file_name())
            if path is not None:
                self._note()
                self.said.emit(_("Saved as {name}").format(name=path.name), "good")
        except PlainError as error:
            self.said.emit(str(error), "attention")

    def _note(self) -> None:
        """Leave a trace of the paper that was taken; the figures have not changed by that."""
        scope = self.scope()
        yearly.note_printed(self._office, scope)
        if self._counted is not None:
            self._counted = (scope, self._office.audit_head(), self._office.today)

    def _show_place(self) -> None:
        page, pages = self.paper_view.page(), self.paper_view.pages()
        self.page_label.setText(f"{page} / {pages}" if pages else "")
        self.back_button.setEnabled(page > 1)
        self.on_button.setEnabled(page < pages)

    def _tell_count(self) -> None:
        shown, total = (format_number(count) for count in self.figure_view.figure_model().counts())
        self.said.emit(_("{shown} / {total} figures shown").format(shown=shown, total=total), "info")
