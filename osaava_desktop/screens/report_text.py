"""The text of a report's section with its figures live in it, and what helps to write it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSplitter, QWidget

from osaava_desktop.domain import sentences
from osaava_desktop.domain.report_fields import Form as Written
from osaava_desktop.domain.report_fields import ReportField, name_of
from osaava_desktop.domain.texts import format_number
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import QUOTE_MARK, Section, filled
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _, ngettext, speaking
from osaava_desktop.screens import report_remarks, shortcuts, theme
from osaava_desktop.screens.choices import choose, fill
from osaava_desktop.screens.field_chooser import FieldChooser
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.report_checklist import CheckList
from osaava_desktop.screens.report_offers import OfferedLine, OffersDialog
from osaava_desktop.screens.report_texts import ReportTexts
from osaava_desktop.screens.widgets.narrative_edit import NarrativeEdit
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import report_quotes
from osaava_desktop.store.office import Office

_REST = 250  # milliseconds without a key before the text is looked at
_BESIDE = 720  # logical pixels from which last year's text stands beside this year's


class ReportText(Form):
    """Writes the sections of one year in one language; ``changed`` when a text reads otherwise.

    ``last_wanted`` asks for the values of the year before: they are counted when that text is shown.
    """

    ui_file = "report_text.ui"
    section_combo: QComboBox
    bold_button: QPushButton
    list_button: QPushButton
    figure_button: QPushButton
    notice: Notice
    splitter: QSplitter
    edit: NarrativeEdit
    last_panel: QWidget
    last_label: QLabel
    start_button: QPushButton
    last_edit: NarrativeEdit
    check_list: CheckList
    sentences_button: QPushButton
    quotes_button: QPushButton
    last_button: QPushButton
    count_label: QLabel

    changed = Signal()
    last_wanted = Signal()
    said = Signal(str, str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._texts = ReportTexts(office, self)
        self._section = Section.RESULTS
        self._fields: Mapping[str, ReportField] = {}
        self._chooser = FieldChooser(self.edit)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._acts = report_remarks.Acts(
            mend=self.edit.mend_field, add_fraction=self._add_fraction, add=self._add_missing
        )
        for edit in (self.edit, self.last_edit):
            edit.setFont(theme.font(14))
        self.section_combo.setMinimumWidth(theme.scaled(96))
        self.last_panel.hide()
        self.check_list.come_after(self.last_edit)
        fill(self.section_combo, [(one.label, one) for one in Section], blank=False)
        choose(self.section_combo, self._section)
        self._connect()
        self._bind_keys()
        self._allow_writing()

    # For the page

    def load(self, year: int, language: Language) -> None:
        """Show a year's texts in a language; what was being written before is saved by then."""
        when = self._texts.load(year, language)
        self.last_button.setText(_("Text of {year}").format(year=year - 1))
        self.last_label.setText(_("Text of {year}").format(year=year - 1))
        self.notice.hide()
        if when:
            words = _("Text not saved at {when} has been put back.").format(when=when)
            acts = [(_("&Keep"), self.save), (_("&Discard"), self.discard)]
            self.notice.show_words("attention", words, acts)
        self._show_section()

    def set_fields(self, fields: Sequence[ReportField]) -> None:
        """What can be put into the text, with its values in the language of the paper."""
        self._fields = {field.name: field for field in fields}
        self._chooser.set_fields([field for field in fields if field.key != "registered"])
        values = {field.name: field.value for field in fields}
        self.edit.set_values(values, {field.name: field.words for field in fields})
        self._look()

    def set_last_values(self, values: Mapping[str, str]) -> None:
        """What the fields said in the year before."""
        self.last_edit.set_values(values, {name: field.words for name, field in self._fields.items()})
        self._show_last()

    def texts(self) -> dict[Section, str]:
        """Every section as it stands now."""
        self._take()
        return self._texts.all()

    def insert(self, name: str) -> None:
        """Put a field at the cursor and go on writing."""
        self.edit.insert_field(name)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_section(self, section: Section) -> None:
        """Go to a section."""
        choose(self.section_combo, section)

    def section(self) -> Section:
        """The section in sight."""
        return self._section

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do while it is written; nothing where the cursor is elsewhere."""
        if not self.edit.hasFocus() or self.edit.isReadOnly():
            return ()
        sections = (_("Ctrl+PgUp PgDn"), _("other section"))
        return [("Ctrl+Space", _("adds a figure")), ("Ctrl+J", _("offers sentences")), sections]

    def is_dirty(self) -> bool:
        """Whether a text is not saved."""
        self._take()
        return self._texts.is_dirty()

    def save(self) -> bool:
        """Save every text; False when one can't be, with the reason above the text."""
        self._take()
        if not self._texts.is_dirty():
            return True
        try:
            self._texts.save()
        except InvalidInput as error:
            self.notice.show_words("error", str(error))
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self.notice.hide()
        self._look()
        return True

    def discard(self) -> None:
        """Show what is stored."""
        self._texts.discard()
        self.notice.hide()
        self._show_section()
        self.changed.emit()

    def keep_draft(self) -> None:
        """Nothing typed is lost from here on."""
        self._take()
        self._texts.keep_draft()

    # Slots

    def add_figure(self) -> None:
        """Open the list of figures at the cursor."""
        self._chooser.ask()

    def offer_sentences(self) -> None:
        """Offer sentences from the figures."""
        text = self.edit.text()
        with speaking(self._texts.language):
            found = sentences.offered(self._section, text, self._is_there)
            lines = [OfferedLine(shown=filled(one, self.edit.values()), text=one) for one in found]
        if not lines:
            self.said.emit(_("The text says already what the figures tell."), "info")
            return
        intro = _("Sentences from this year's figures; the numbers stay live in the text.")
        chosen = self._offer(_("Sentences"), intro, lines)
        if chosen:
            self.edit.insert_text(" ".join(chosen))

    def offer_quotes(self) -> None:
        """Offer what people wrote."""
        said = report_quotes.offers(self._office, self._texts.year)
        text = self.edit.text()
        note = _("a name was taken out")
        lines = [
            OfferedLine(
                shown=f"”{one.text}”", text=QUOTE_MARK + one.text, note=note if one.is_blanked else ""
            )
            for one in said
            if one.text not in text
        ]
        if not lines:
            self.said.emit(_("There is no comment of this year that may be quoted."), "info")
            return
        intro = _("Comments that may be quoted, without the names of clients. Read them through first.")
        chosen = self._offer(_("Quotes"), intro, lines)
        if chosen:
            self.edit.insert_lines("\n".join(chosen))

    def show_last(self, on: bool) -> None:
        """Show or hide the text of the year before."""
        self.last_panel.setVisible(on)
        if on:
            self._turn_splitter()
            self.last_wanted.emit()

    def use_last(self) -> None:
        """Put last year's text at the cursor; its figures become this year's."""
        self.edit.insert_text(self._texts.last(self._section))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_section(self, by: int) -> None:
        """To the section after or before."""
        self.section_combo.setCurrentIndex((self.section_combo.currentIndex() + by) % len(Section))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Last year's text stands beside this year's where there is room, else below."""
        super().resizeEvent(event)
        self._turn_splitter()

    # Inside

    def _connect(self) -> None:
        self.section_combo.currentIndexChanged.connect(lambda: self._change_section())
        self.bold_button.clicked.connect(lambda: self.edit.toggle_bold())
        self.list_button.clicked.connect(lambda: self.edit.toggle_list())
        self.figure_button.clicked.connect(lambda: self.add_figure())
        self.edit.edited.connect(self._rest.start)
        self.edit.refused.connect(lambda count: self._refuse(count))
        self._rest.timeout.connect(lambda: self._take())
        self.sentences_button.clicked.connect(lambda: self.offer_sentences())
        self.quotes_button.clicked.connect(lambda: self.offer_quotes())
        self.last_button.toggled.connect(lambda on: self.show_last(on))
        self.start_button.clicked.connect(lambda: self.use_last())
        self._texts.failed.connect(lambda sentence: self.notice.show_words("error", sentence))

    def _bind_keys(self) -> None:
        keys: tuple[tuple[shortcuts.Keys, partial[None]], ...] = (
            (QKeySequence.StandardKey.Bold, partial(self.edit.toggle_bold)),
            ("Ctrl+Shift+L", partial(self.edit.toggle_list)),
            ("Ctrl+Space", partial(self.add_figure)),
            ("Ctrl+J", partial(self.offer_sentences)),
            ("Ctrl+PgUp", partial(self.step_section, -1)),
            ("Ctrl+PgDown", partial(self.step_section, 1)),
        )
        for key, act in keys:
            shortcuts.bind(self, key, act)

    def _allow_writing(self) -> None:
        may = not self._office.read_only
        self.edit.setReadOnly(not may)
        buttons = (self.bold_button, self.list_button, self.figure_button, self.start_button)
        for button in (*buttons, self.sentences_button, self.quotes_button):
            button.setEnabled(may)

    def _is_there(self, name: str) -> bool:
        return report_remarks.is_there(self._fields, name)

    def _offer(self, title: str, intro: str, lines: Sequence[OfferedLine]) -> list[str]:
        dialog = OffersDialog(title, intro, lines, self)
        dialog.exec()
        dialog.deleteLater()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return dialog.lines

    def _change_section(self) -> None:
        self._take()
        self._section = Section(self.section_combo.currentData())
        self._show_section()

    def _show_section(self) -> None:
        if self.edit.text() != self._texts.text(self._section):  # or the cursor would leave its place
            self.edit.show_text(self._texts.text(self._section))
        self._rest.stop()
        self._show_last()
        self._look()

    def _show_last(self) -> None:
        if self.last_panel.isHidden():
            return
        text = self._texts.last(self._section)
        self.last_edit.show_text(text or _("There is no text of that year in this section."))
        self.start_button.setEnabled(bool(text) and not self._office.read_only)

    def _take(self) -> None:
        """Take over what stands in the text, and tell of it whoever asked: the paper reads otherwise."""
        if self._texts.year and self._texts.put(self._section, self.edit.text()):
            self._look()
            self.changed.emit()

    def _look(self) -> None:
        """Say what is to be said of the text."""
        text = self.edit.text()
        self.check_list.show_lines(report_remarks.remarks(self._section, text, self._fields, self._acts))
        count = len(text)
        words = ngettext("{count} letter", "{count} letters", count).format(count=format_number(count))
        self.count_label.setText(words)

    def _add_fraction(self, key: str) -> None:
        fraction = name_of(key, Written.FRACTION)
        self.edit.insert_after_field(name_of(key, Written.SHARE), f" ({{{fraction}}})")

    def _add_missing(self, key: str) -> None:
        """The sentence that tells the figure, or else its words and number."""
        with speaking(self._texts.language):
            found = sentences.offered(self._section, self.edit.text(), self._is_there)
        telling = next((one for one in found if key in sentences.keys_named(one)), None)
        self.edit.append_text(telling or f"{self._fields[key].words}: {{{key}}}.")
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, count: int) -> None:
        words = _("The text to paste is too long: {count} letters.").format(count=format_number(count))
        self.said.emit(words, "attention")

    def _turn_splitter(self) -> None:
        beside = self.width() >= theme.scaled(_BESIDE)
        self.splitter.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
