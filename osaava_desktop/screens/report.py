"""The year's report: its figures with the people behind them, its text, and the paper as it prints."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain.figures import Figure, Scope, year_scope
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.report_fields import ReportField, year_before
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Extent, Section
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, speaking
from osaava_desktop.screens import report_menu, report_sending, shortcuts, theme
from osaava_desktop.screens.choices import choose, fill
from osaava_desktop.screens.figure import FigurePage
from osaava_desktop.screens.figure_lines import lines
from osaava_desktop.screens.figure_list import AMOUNT, SHARE, FigureView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.report_asked import Asked
from osaava_desktop.screens.report_drawing import ReportDrawing
from osaava_desktop.screens.report_export import ReportExport
from osaava_desktop.screens.report_menu import Errand
from osaava_desktop.screens.report_panes import Pane, ReportPanes
from osaava_desktop.screens.report_preview import ReportPreview
from osaava_desktop.screens.report_text import ReportText
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.screens.widgets.pill import Pill
from osaava_desktop.services import figures, guarding, recorded_years, report_fields, report_paper
from osaava_desktop.services.report_fields import FieldValues
from osaava_desktop.services.report_paper import Gathered
from osaava_desktop.store.office import Office

_REPORTING_MONTHS = 4
"""Until the end of April it is last year's summary that people work on."""


class ReportPage(Page):
    """Chooses a year, shows its figures, writes its text, and prints what it shows."""

    ui_file = "report.ui"
    figures_button: QPushButton
    year_combo: QComboBox
    basis_combo: QComboBox
    language_combo: QComboBox
    extent_combo: QComboBox
    state_pill: Pill
    preview_button: QPushButton
    print_button: QPushButton
    export_button: QPushButton
    more_button: QPushButton
    work_layout: QHBoxLayout
    figures_card: QFrame
    amount_label: QLabel
    share_label: QLabel
    figure_view: FigureView
    text_card: QFrame
    text_layout: QVBoxLayout
    preview_card: QFrame
    preview_layout: QVBoxLayout
    empty_state: EmptyState

    has_areas = True

    def __init__(
        self, office: Office, open_client: Callable[[UUID], object], parent: QWidget | None = None
    ) -> None:
        """``open_client`` shows the client of an id."""
        super().__init__(parent)
        self._office, self._open_client = office, open_client
        self._area: UUID | None = None
        self._found: dict[str, Figure] = {}
        self._on_paper: dict[str, Figure] = {}
        self._earlier: dict[str, Figure] | None = None
        self._fields: list[ReportField] = []
        self._counted: tuple[Scope, str, str, date] | None = None
        self._loaded: tuple[int, Language] | None = None
        self.text = ReportText(office, self)
        self.preview = ReportPreview(self)
        self.text_layout.addWidget(self.text)
        self.preview_layout.addWidget(self.preview)
        self._fill_choices()
        self._drawing = ReportDrawing(self, self._gather, self.text.texts)
        self._export = ReportExport(
            self, self._drawing, self.preview.paper_view, self.asked, self.said.emit, self._mark_counted
        )
        self._panes = ReportPanes(
            self,
            self.work_layout,
            (
                Pane(card=self.figures_card, focus=self.figure_view),
                Pane(card=self.text_card, focus=self.text.edit),
                Pane(card=self.preview_card, focus=self.preview.paper_view),
            ),
            self.figures_button,
            self.preview_button,
            self.empty_state,
        )
        self._panes.give_way([self.print_button], (self.basis_combo, self.language_combo, self.extent_combo))
        self._later = QTimer(self, singleShot=True, interval=0)
        self._fill_menus()
        self._connect()
        self._bind_keys()

    # What the shell asks

    def title(self) -> str:
        """The year."""
        return _("Summary {year}").format(year=self._year())

    def facts(self) -> str:
        """What a summary is, in the paper's words; and whether it is a draft."""
        mark = report_sending.state_mark(self._office, self.scope())
        return f"{_('condensed summary of the supported activity')} · {mark.text.lower()}"

    def search_hint(self) -> str:
        """Figures are searched."""
        return _("Search figures")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        shows, adds = ("Enter", _("shows who is counted")), ("Ctrl+Enter", _("into the text"))
        return [shows, adds, ("Ctrl+P", _("prints"))]

    def search(self, text: str) -> None:
        """Show the figures that hold every word."""
        self.figure_view.search(text)
        self._tell_count()

    def search_entered(self) -> None:
        """To the first figure found."""
        self._panes.show_figures()
        self.figure_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_area(self, area: object) -> None:
        """Count one area, or all."""
        self._area = area if isinstance(area, UUID) else None
        if self._counted is not None:
            self.count()

    def activated(self) -> None:
        """The figures as they are now, and the paper where leaving kept it from being drawn."""
        self.count()
        self._drawing.resume()
        self._panes.come_into_sight()

    def refresh(self) -> None:
        """Count everything anew."""
        self._counted = None
        self.count()

    def print_paper(self) -> None:
        """Print the paper, once it is drawn."""
        self._export.print_paper()

    def is_dirty(self) -> bool:
        """Whether a text is not saved."""
        return self.text.is_dirty()

    def save(self) -> bool:
        """Save the texts."""
        done = self.text.save()
        if done:
            self._mark_counted()
            self.said.emit(_("The text is saved"), "good")
        return done

    def settle(self) -> None:
        """The texts are saved without asking."""
        if self.text.is_dirty() and self.text.save():
            self._mark_counted()

    def discard(self) -> None:
        """Show the texts as stored."""
        self.text.discard()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is drawn out of sight: the office may be closed by then."""
        super().hideEvent(event)
        self._drawing.pause()
        self._later.stop()

    def minimumSizeHint(self) -> QSize:
        """No wider than one pane: in less width there is less side by side."""
        return QSize(theme.scaled(440), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands beside what follows the width."""
        super().resizeEvent(event)
        self._panes.arrange()

    # Slots

    def count(self) -> None:
        """Count what is chosen, unless it is counted already; then draw the paper."""
        scope, language = self.scope(), self._language()
        state = (scope, language, self._office.audit_head(), self._office.today)
        if state != self._counted:
            self._counted = state
            self._found = figures.compute(self._office, scope)
            self._on_paper = guarding.guarded(self._office, scope, self._found)
            self._earlier = None
            self.figure_view.show_lines(lines(self._found, scope.basis))
            self._set_fields({})
            self._load_texts()
            self._later.start()
            self.state_pill.show_mark(report_sending.state_mark(self._office, scope))
            self.heading_changed.emit()
            self._drawing.choose_anew()
        self._tell_count()

    def open_figure(self, key: str) -> None:
        """Show who or what a figure counts."""
        try:
            page = FigurePage(self._office, self.scope(), self._found[key], self._open_client)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self.opened.emit(page)

    def insert_figure(self, name: str) -> None:
        """Put a figure into the text."""
        self._panes.show_text()
        self.text.insert(name)

    def offer_forms(self, place: QPoint) -> None:
        """The menu of a figure in the list: who is counted, and the ways to put it into the text."""
        key = self.figure_view.chosen_key()
        menu = QMenu(self)
        menu.addAction(_("Show who is counted"), partial(self.open_figure, key))
        menu.addSection(_("Into the text"))
        for field in self._fields:
            if field.key == key and field.value:
                words = f"{capital(field.form.label)}: {field.value}"
                menu.addAction(words, partial(self.insert_figure, field.name))
        menu.exec(self.figure_view.viewport().mapToGlobal(place))
        menu.deleteLater()

    def go(self, errand: Errand) -> None:
        """Open a page that the report leads to."""
        self.settle()
        try:
            page = errand.make(self.asked())
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        if page is not None:
            self.opened.emit(page)

    # What is chosen

    def scope(self) -> Scope:
        """The year, the base and the area."""
        return year_scope(self._year(), basis=Basis(self.basis_combo.currentData()), area=self._area)

    def asked(self) -> Asked:
        """All that is chosen."""
        return Asked(
            office=self._office,
            scope=self.scope(),
            language=self._language(),
            extent=Extent(self.extent_combo.currentData()),
            open_client=self._open_client,
            show_section=lambda section: self.show_section(self._year(), section),
            window=self,
        )

    def show_section(self, year: int, section: Section) -> None:
        """Go to the text of a section."""
        choose(self.year_combo, year)
        self.count()
        self.text.show_section(section)
        self._panes.show_text()

    def _year(self) -> int:
        year: int = self.year_combo.currentData()
        return year

    def _language(self) -> str:
        return Language(self.language_combo.currentData()).value

    # Inside

    def _fill_choices(self) -> None:
        years = recorded_years.known(self._office)
        today = self._office.today
        wanted = today.year - 1 if today.month <= _REPORTING_MONTHS else today.year
        fill(self.year_combo, [(_("Year {year}").format(year=year), year) for year in years], blank=False)
        choose(self.year_combo, wanted)
        bases = [(_("Base: started"), Basis.STARTED), (_("Base: took part"), Basis.ACTIVE)]
        fill(self.basis_combo, bases, blank=False)
        choose(self.basis_combo, self._office.profile.basis)
        fill(self.language_combo, [(capital(one.label), one) for one in Language], blank=False)
        choose(self.language_combo, Language(i18n.current()))
        fill(self.extent_combo, [(capital(one.label), one) for one in Extent], blank=False)
        self.amount_label.setFixedWidth(theme.scaled(AMOUNT))
        self.share_label.setFixedWidth(theme.scaled(SHARE))
        for combo in (self.year_combo, self.basis_combo, self.language_combo, self.extent_combo):
            combo.setMinimumWidth(theme.scaled(88))
        self.empty_state.hide()

    def _fill_menus(self) -> None:
        self._export.fill(self.export_button)
        menu = QMenu(self.more_button)
        report_menu.fill(menu, self.go)
        report_menu.add_choices(menu, (self.basis_combo, self.language_combo, self.extent_combo))
        self.more_button.setMenu(menu)

    def _connect(self) -> None:
        for combo in (self.year_combo, self.basis_combo, self.language_combo):
            combo.currentIndexChanged.connect(lambda: self._choose_anew())
        self.extent_combo.currentIndexChanged.connect(lambda: self._drawing.choose_anew())
        self.figure_view.opened.connect(self.open_figure)
        self.figure_view.wanted.connect(self.insert_figure)
        self.figure_view.chosen.connect(lambda key: self._mark_in_text(key))
        self.figure_view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.figure_view.customContextMenuRequested.connect(self.offer_forms)
        self.text.changed.connect(self._drawing.write_anew)
        self.text.said.connect(self.said)
        self.text.last_wanted.connect(lambda: self._show_last())
        self._later.timeout.connect(lambda: self._count_earlier())
        self._drawing.began.connect(lambda: self.preview.say(_("Drawing the paper…")))
        self._drawing.drawn.connect(self.preview.show_pdf)
        self._drawing.failed.connect(self.preview.say)
        self.preview.enlarged.connect(lambda: self._export.open_large())
        self.preview_button.clicked.connect(lambda: self._export.open_large())
        self.print_button.clicked.connect(lambda: self.print_paper())
        self.figures_button.clicked.connect(lambda: self._panes.toggle_figures())

    def _bind_keys(self) -> None:
        shortcuts.bind(self, "F4", self._panes.toggle_figures)
        shortcuts.bind(self, "F6", self._panes.focus_next)
        shortcuts.bind(self, "F7", self._export.open_large)
        shortcuts.bind(self, "Ctrl+E", self.export_button.showMenu)
        shortcuts.bind(self, "Ctrl+M", self.more_button.showMenu)

    def _choose_anew(self) -> None:
        """Another year, base or language; not as long as the text can't be saved."""
        if self._loaded is not None and not self.text.save():
            with QSignalBlocker(self.year_combo), QSignalBlocker(self.language_combo):
                choose(self.year_combo, self._loaded[0])
                choose(self.language_combo, self._loaded[1])
            return
        self.count()

    def _load_texts(self) -> None:
        wanted = (self._year(), Language(self._language()))
        if wanted != self._loaded or not self.text.is_dirty():
            self._loaded = wanted
            self.text.load(*wanted)
        is_empty = not any(figure.n for figure in self._found.values()) and not any(
            self.text.texts().values()
        )
        self._panes.show_empty(is_empty, self._year())

    def _set_fields(self, earlier: dict[str, Figure]) -> None:
        scope = self.scope()
        self._fields = report_fields.fields(self._office, scope, self._on_paper, earlier, self._language())
        self.text.set_fields(self._fields)

    def _mark_in_text(self, key: str) -> None:
        """The figure in focus is drawn in full colour where the text names it."""
        is_base = key == f"{report_fields.REGISTERED}.{self.scope().basis}"
        self.text.edit.mark_figures({key, report_fields.REGISTERED} if is_base else {key})

    def _count_earlier(self) -> None:
        """The year before, which some fields tell of: counted once the figures are in sight."""
        self._earlier = report_fields.before(self._office, self.scope())
        self._set_fields(self._earlier)
        if not self.text.last_panel.isHidden():
            self._show_last()

    def _show_last(self) -> None:
        """Fill last year's text with last year's figures."""
        scope = year_before(self.scope())
        earlier = self._earlier or report_fields.before(self._office, self.scope())
        with speaking(self._language()):
            self.text.set_last_values(FieldValues(self._office, scope, earlier))

    def _gather(self) -> Gathered:
        scope, language = self.scope(), self._language()
        with speaking(language):
            values = FieldValues(self._office, scope, self._on_paper, self._earlier)
        return report_paper.gather(self._office, scope, language, self.asked().extent, values)

    def _mark_counted(self) -> None:
        """A trace was left or a text saved: the figures have not changed by that."""
        if self._counted is not None:
            self._counted = (self.scope(), self._language(), self._office.audit_head(), self._office.today)

    def _tell_count(self) -> None:
        shown, total = (format_number(count) for count in self.figure_view.figure_model().counts())
        self.said.emit(_("{shown} / {total} figures shown").format(shown=shown, total=total), "info")
