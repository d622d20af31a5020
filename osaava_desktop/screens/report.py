"""The year's report: its figures with the people behind them, its text, and the paper as it prints."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from osaava_desktop.domain.figures import Scope, year_scope
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Section
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import report_menu, report_sending, shortcuts, theme
from osaava_desktop.screens.choices import choose
from osaava_desktop.screens.figure import FigurePage
from osaava_desktop.screens.figure_lines import lines
from osaava_desktop.screens.figure_list import AMOUNT, SHARE, FigureView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.report_asked import Asked
from osaava_desktop.screens.report_choices import ReportChoices
from osaava_desktop.screens.report_counts import ReportCounts
from osaava_desktop.screens.report_drawing import ReportDrawing
from osaava_desktop.screens.report_export import ReportExport
from osaava_desktop.screens.report_menu import Errand
from osaava_desktop.screens.report_panes import Pane, ReportPanes
from osaava_desktop.screens.report_preview import ReportPreview
from osaava_desktop.screens.report_text import ReportText
from osaava_desktop.screens.tables import Mark
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.screens.widgets.pill import Pill
from osaava_desktop.services.report_paper import Gathered
from osaava_desktop.store.office import Office


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
    freeze_button: QPushButton
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
        self._counts = ReportCounts(office)
        self._loaded: tuple[int, Language] | None = None
        self.text = ReportText(office, self)
        self.preview = ReportPreview(self)
        self.amount_label.setFixedWidth(theme.scaled(AMOUNT))
        self.share_label.setFixedWidth(theme.scaled(SHARE))
        self.empty_state.hide()
        self.text_layout.addWidget(self.text)
        self.preview_layout.addWidget(self.preview)
        self._choices = ReportChoices(
            office, self.year_combo, self.basis_combo, self.language_combo, self.extent_combo
        )
        self._drawing = ReportDrawing(self, self._gather, self.text.texts)
        self._export = ReportExport(
            self, self._drawing, self.preview.paper_view, self.asked, self.said.emit, self._counts.keep
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
        self._panes.give_way(
            [self.print_button, self.freeze_button],
            (self.state_pill, self.basis_combo),
            (self.language_combo, self.extent_combo),
        )
        self._later = QTimer(self, singleShot=True, interval=0)
        self._fill_menus()
        self._connect()
        self._bind_keys()

    # What the shell asks

    def title(self) -> str:
        """The year."""
        return _("Summary {year}").format(year=self._choices.year())

    def facts(self) -> str:
        """What a summary is, in the paper's words; and whether it is a draft."""
        mark = self._mark()
        what = _("condensed summary of the supported activity")
        return f"{what} · {mark.text.lower()}"

    def search_hint(self) -> str:
        """Figures are searched."""
        return _("Search figures")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here, or in the text while it is written."""
        prints = ("Ctrl+P", _("prints"))
        if writes := self.text.keys():
            return [*writes, prints]
        shows, adds = ("Enter", _("shows who is counted")), ("Ctrl+Enter", _("into the text"))
        return [shows, adds, ("F6", _("goes to the text")), prints]

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
        if self._counts.is_counted():
            self.count()

    def activated(self) -> None:
        """The figures as they are now, and the paper where leaving kept it from being drawn."""
        self.count()
        self._later.start()
        self._drawing.resume()
        self._panes.come_into_sight()

    def refresh(self) -> None:
        """Count everything anew."""
        self._counts.forget()
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
            self._counts.keep()
            self.said.emit(_("The text is saved"), "good")
        return done

    def settle(self) -> None:
        """The texts are saved without asking."""
        if self.text.is_dirty() and self.text.save():
            self._counts.keep()

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

    def keep_draft(self) -> bool:
        """Keep the texts that are not saved; the page finds them again by itself."""
        self.text.keep_draft()
        return True

    # Slots

    def count(self) -> None:
        """Count what is chosen, unless it is counted already; then draw the paper."""
        if self._counts.count(self.scope(), self._choices.language()):
            self.figure_view.show_lines(lines(self._counts.found, self._choices.basis()))
            self.text.set_fields(self._counts.fields)
            self._load_texts()
            self._later.start()
            self.state_pill.show_mark(self._mark())
            self._panes.arrange()
            self.heading_changed.emit()
            self._drawing.choose_anew()
        self._tell_count()

    def open_figure(self, key: str) -> None:
        """Show who or what a figure counts."""
        try:
            page = FigurePage(self._office, self.scope(), self._counts.found[key], self._open_client)
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
        for field in self._counts.fields:
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
        return year_scope(self._choices.year(), basis=self._choices.basis(), area=self._area)

    def asked(self) -> Asked:
        """All that is chosen."""
        return Asked(
            office=self._office,
            scope=self.scope(),
            language=self._choices.language().value,
            extent=self._choices.extent(),
            open_client=self._open_client,
            show_section=lambda section: self.show_section(self._choices.year(), section),
            window=self,
        )

    def show_section(self, year: int, section: Section) -> None:
        """Go to the text of a section."""
        choose(self.year_combo, year)
        self.count()
        self.text.show_section(section)
        self._panes.show_text()

    # Inside

    def _fill_menus(self) -> None:
        self._export.fill(self.export_button)
        menu = QMenu(self.more_button)
        report_menu.fill(menu, self.go)
        report_menu.add_choices(menu, (self.basis_combo, self.language_combo, self.extent_combo))
        self.more_button.setMenu(menu)

    def _connect(self) -> None:
        self._choices.changed.connect(lambda: self._choose_anew())
        self._choices.extended.connect(self._drawing.choose_anew)
        self.figure_view.opened.connect(self.open_figure)
        self.figure_view.wanted.connect(self.insert_figure)
        self.figure_view.chosen.connect(lambda key: self.text.edit.mark_figures(self._counts.keys_of(key)))
        self.figure_view.letters_typed.connect(lambda: self._say_where_letters_go())
        self.figure_view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.figure_view.customContextMenuRequested.connect(self.offer_forms)
        self.text.changed.connect(self._drawing.write_anew)
        self.text.said.connect(self.said)
        self.text.edit.focus_turned.connect(self.keys_changed)
        self.text.last_wanted.connect(lambda: self._show_last())
        self._later.timeout.connect(lambda: self._count_earlier())
        self._drawing.began.connect(lambda: self.preview.say(_("Drawing the paper…")))
        self._drawing.drawn.connect(self.preview.show_pdf)
        self._drawing.failed.connect(self.preview.say)
        self.preview.enlarged.connect(lambda: self._export.open_large())
        self.preview_button.clicked.connect(lambda: self._export.open_large())
        self.freeze_button.clicked.connect(lambda: self.go(report_menu.FREEZE))
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
            self._choices.go_back(*self._loaded)
            return
        self.count()

    def _load_texts(self) -> None:
        wanted = (self._choices.year(), self._choices.language())
        if wanted != self._loaded or not self.text.is_dirty():
            self._loaded = wanted
            self.text.load(*wanted)
        is_empty = self._counts.is_empty() and not any(self.text.texts().values())
        self._panes.show_empty(is_empty, self._choices.year())

    def _count_earlier(self) -> None:
        """The year before, which some fields tell of: counted once the figures are in sight."""
        if self._counts.count_earlier():
            self.text.set_fields(self._counts.fields)
            if not self.text.last_panel.isHidden():
                self._show_last()

    def _show_last(self) -> None:
        """Fill last year's text with last year's figures."""
        self.text.set_last_values(self._counts.last_values())

    def _mark(self) -> Mark:
        scope = self.scope()
        found = self._counts.found if scope == self._counts.scope else {}
        return report_sending.state_mark(self._office, scope, found)

    def _gather(self) -> Gathered:
        return self._counts.gather(self._choices.extent())

    def _say_where_letters_go(self) -> None:
        self.said.emit(_("Letters look for a figure here; F6 goes to the text."), "info")

    def _tell_count(self) -> None:
        shown, total = (format_number(count) for count in self.figure_view.figure_model().counts())
        self.said.emit(_("{shown} / {total} figures shown").format(shown=shown, total=total), "info")
