"""The lines below a report's text: what is well with its figures, and what is not, each with an act."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.widgets.glyph import Glyph


@dataclass(frozen=True, kw_only=True)
class CheckLine:
    """A sentence, well or not, and perhaps a word of what can be done about it."""

    words: str
    is_well: bool = False
    act_words: str = ""
    act: Callable[[], object] = lambda: None


@promotable
class CheckList(QWidget):
    """Shows the lines; those that stay the same keep the focus of their buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._before: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def come_after(self, widget: QWidget) -> None:
        """Have Tab go from this widget to the first line that offers something."""
        self._before = widget

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        """Show these lines."""
        while len(self._rows) < len(lines):
            self._add_row()
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(lines))
            if place < len(lines):
                row.show_line(lines[place])

    def lines(self) -> list[str]:
        """What is said now."""
        return [row.words() for row in self._rows if not row.isHidden()]

    def press(self, line: int) -> None:
        """Do what a line offers."""
        self._rows[line].button.click()

    def _add_row(self) -> None:
        row = _Row(self)
        before = self._rows[-1].button if self._rows else self._before
        if before is not None:
            self.setTabOrder(before, row.button)
        self._rows.append(row)
        self._column.addWidget(row)


class _Row(QWidget):
    """An icon, a sentence, an act as a link."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] = lambda: None
        self._glyph = Glyph(self)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self.button = QPushButton(self)
        theme.set_role(self.button, "link")
        self.button.setProperty("fit", "small")
        self.button.clicked.connect(lambda: self._act())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._glyph)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)

    def words(self) -> str:
        """The sentence."""
        return self._label.text()

    def show_line(self, line: CheckLine) -> None:
        """Say another sentence."""
        icon, ink = ("checkmark_circle", "accent_text") if line.is_well else ("warning", "attention")
        self._glyph.show_icon(icon, ink)
        self._label.setText(line.words)
        self._act = line.act
        self.button.setText(line.act_words)
        self.button.setAccessibleName(f"{line.act_words}: {line.words}")
        self.button.setVisible(bool(line.act_words))
        self.setMinimumHeight(theme.scaled(24))
