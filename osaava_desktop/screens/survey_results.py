"""What the sheets of a year tell: each question as bars with its numbers, and the comments without names."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop.domain import surveys as rules
from osaava_desktop.domain.surveys import FEW, Choice, QuestionResult, SheetLine
from osaava_desktop.domain.texts import capital, format_fraction, format_number, format_percent
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import shortcuts, theme
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.bar import Bar
from osaava_desktop.services import surveys
from osaava_desktop.store.office import Office

_WIDE = 860
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class ResultsTab(Page):
    """Read only. The comments that may be quoted come first, and can be copied at once."""

    ui_file = "survey_results.ui"
    scroll_area: QScrollArea
    scrolled_panel: QWidget
    questions_layout: QVBoxLayout
    comments_card: QFrame
    comments_label: QLabel
    copy_button: QPushButton
    no_comments_label: QLabel
    comments_layout: QVBoxLayout

    def __init__(self, office: Office, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._year = office, year
        self._sheets = 0
        self._quotable: list[str] = []
        self._seen: object = None
        self.scrolled_panel.setMaximumWidth(theme.scaled(1180))
        self.copy_button.clicked.connect(lambda: self.copy())
        shortcuts.bind(self, "Ctrl+C", self.copy)
        shortcuts.tell(self.copy_button, "Ctrl+C", _("Copy the comments that may be quoted"))

    def show_year(self, year: int) -> None:
        """Another year, once it is read anew."""
        self._year = year

    # What the shell asks

    def title(self) -> str:
        """What it shows."""
        return _("Results")

    def facts(self) -> str:
        """How many sheets it is of."""
        words = ngettext("{count} survey sheet", "{count} survey sheets", self._sheets)
        return f"{self._year} · {words.format(count=format_number(self._sheets))}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """Copying, while there is something to copy."""
        return [("Ctrl+C", _("copies comments"))] if self._quotable else []

    def activated(self) -> None:
        """The results as they are now."""
        self.refresh()
        self.said.emit("", "info")
        self.scroll_area.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Count, unless nothing has been written since."""
        state = (self._office.audit_head(), self._year)
        if state != self._seen:
            self._seen = state
            self._show()

    # Slots

    def copy(self) -> None:
        """Put the comments that may be quoted on the clipboard, one a line."""
        if not self._quotable:
            self.said.emit(_("No comment of this year may be quoted."), "attention")
            return
        QGuiApplication.clipboard().setText("\n".join(self._quotable))
        count = len(self._quotable)
        words = ngettext("{count} comment copied", "{count} comments copied", count)
        self.said.emit(words.format(count=count), "good")

    # Inside

    def _show(self) -> None:
        lines = surveys.sheet_lines(self._office, self._year)
        self._sheets = len(lines)
        _empty(self.questions_layout)
        for result in surveys.results(self._office, self._year):
            self.questions_layout.addWidget(self._card(result))
        self._show_comments(rules.quotes(lines))
        self.heading_changed.emit()
        self.keys_changed.emit()

    def _card(self, result: QuestionResult) -> QFrame:
        """A question: a bar for each answer, with its share and its n / N."""
        card = QFrame(self)
        theme.set_role(card, "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(_label(card, result.text, "strong"), 0, 0, 1, 4)
        grid.addWidget(_label(card, _summary(result), "secondary"), 1, 0, 1, 4)
        for row, (choice, count) in enumerate(result.counts if result.total else (), start=2):
            for column, widget in enumerate(_line(card, choice, count, result.total)):
                grid.addWidget(widget, row, column)
        return card

    def _show_comments(self, lines: Sequence[SheetLine]) -> None:
        self._quotable = [" ".join(line.sheet.comment.split()) for line in lines if line.sheet.quotable]
        self.comments_label.setText(_("Comments") + (f" · {len(lines)}" if lines else ""))
        self.copy_button.setVisible(bool(self._quotable))
        self.no_comments_label.setVisible(not lines)
        _empty(self.comments_layout)
        for line in lines:
            self.comments_layout.addWidget(_comment(self.comments_card, line))


def _summary(result: QuestionResult) -> str:
    """How many answered, and that few say little."""
    if not result.total:
        return _("No answers yet")
    words = ngettext("{count} answer", "{count} answers", result.total)
    words = words.format(count=format_number(result.total))
    if result.total >= FEW:
        return words
    few = _("Fewer than {few}: shares say little.").format(few=FEW)
    return f"{words}. {few}"


def _line(card: QWidget, choice: Choice, count: int, total: int) -> tuple[QWidget, ...]:
    """An answer, its bar, its share and its count of all."""
    share, fraction = format_percent(count, total), format_fraction(count, total)
    bar = Bar(card)
    bar.show_share(count / total, None, f"{choice.label}: {share}, {fraction}")
    numbers = [_label(card, share, "strong"), _label(card, fraction, "secondary")]
    for label in numbers:
        label.setWordWrap(False)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    name = _label(card, capital(choice.label), "")
    name.setWordWrap(False)
    return name, bar, *numbers


def _comment(card: QWidget, line: SheetLine) -> QFrame:
    """A comment, whole, and whether it may be quoted; never whose it is."""
    frame = QFrame(card)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 6, 0, 6)
    column.setSpacing(2)
    text = _label(frame, line.sheet.comment, "")
    text.setTextInteractionFlags(_SELECTABLE)
    column.addWidget(text)
    may = _("may be quoted") if line.sheet.quotable else _("not to be quoted")
    column.addWidget(
        _label(frame, _("sheet {number} · {may}").format(number=line.number, may=may), "secondary")
    )
    return frame


def _label(parent: QWidget, text: str, role: str) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    theme.set_role(label, role)
    return label


def _empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
