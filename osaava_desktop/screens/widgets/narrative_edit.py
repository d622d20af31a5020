"""Writes a narrative: figures stand in it as their live values, bold is bold; underneath it is plain text."""

from collections.abc import Collection, Iterator, Mapping

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from osaava_desktop.domain.narrative_text import Piece, pieces, written
from osaava_desktop.domain.yearly import BRACE, LIMIT, LIST_MARK, QUOTE_MARK
from osaava_desktop.screens import palette, theme
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.widgets.field_chip import KIND, LETTER, FieldChip, chip_format, name_in

_LINE = 140  # per cent of the letters' height


@promotable
class NarrativeEdit(QTextEdit):
    """``edited`` is emitted at each change, ``brace_typed`` when a field is begun.

    ``refused`` brings the count of letters that were too many to be pasted; ``focus_turned`` that the
    cursor has come into the text or left it.
    """

    edited = Signal()
    brace_typed = Signal()
    refused = Signal(int)
    focus_turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = FieldChip(self)
        self._words: Mapping[str, str] = {}
        self.document().documentLayout().registerHandler(KIND, self._chip)
        self._marker = _Marker(self.document())
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(theme.scaled(8))
        self.document().contentsChanged.connect(self.edited)

    # The text

    def text(self) -> str:
        """The narrative as it is stored."""
        return _text_of(self.document())

    def show_text(self, text: str) -> None:
        """Show another narrative; what was undone before can't be undone in it."""
        self.blockSignals(True)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._put(cursor, text)
        cursor.endEditBlock()
        self.document().clearUndoRedoStacks()
        self.blockSignals(False)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def insert_text(self, text: str) -> None:
        """Put text with fields in braces at the cursor, in place of what is selected; it can be undone."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._put(cursor, text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_field(self, name: str, instead_of: int = 0) -> None:
        """Put a field at the cursor, in place of that many letters before it."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, instead_of)
        cursor.removeSelectedText()
        cursor.insertText(LETTER, chip_format(name, _plain(cursor.charFormat().font().bold())))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def insert_lines(self, text: str) -> None:
        """Put lines at the cursor: after what stands on its line, and before what follows."""
        cursor = self.textCursor()
        before, after = cursor.positionInBlock() > 0, not cursor.atBlockEnd()
        self.insert_text("\n" * before + text + "\n" * after)

    def mend_field(self, wrong: str, name: str) -> None:
        """Put a field wherever a wrong name stands in braces; it can be undone."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        found = self.document().find(f"{{{wrong}}}")
        while not found.isNull():
            bold = found.charFormat().font().bold()
            found.insertText(LETTER, chip_format(name, _plain(bold)))
            found = self.document().find(f"{{{wrong}}}", found)
        cursor.endEditBlock()

    def insert_after_field(self, name: str, text: str) -> None:
        """Put text after the first place where a field stands; the cursor goes there."""
        cursor = self._after_field(name)
        if cursor is not None:
            self.setTextCursor(cursor)
            self.insert_text(text)

    def append_text(self, text: str) -> None:
        """Put text at the end, after a space where something stands before it."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        before = self.textCursor().block().text()
        self.insert_text(f" {text}" if before and not before.endswith(" ") else text)

    # What it shows

    def set_values(self, values: Mapping[str, str], words: Mapping[str, str]) -> None:
        """The value of each field, empty where it has none, and its words for the tool tip."""
        self._chip.values, self._words = values, words
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()

    def values(self) -> Mapping[str, str]:
        """The value of each field."""
        return self._chip.values

    def mark_figures(self, keys: Collection[str]) -> None:
        """Draw the fields of these figures in full colour."""
        self._chip.marked = frozenset(keys)
        self.viewport().update()

    # Bold and lists

    def toggle_bold(self) -> None:
        """Make what is selected bold, or plain where it is; or what is typed next."""
        form = QTextCharFormat()
        is_bold = self.fontWeight() >= QFont.Weight.DemiBold
        form.setFontWeight(QFont.Weight.Normal if is_bold else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(form)

    def toggle_list(self) -> None:
        """Make the lines chosen a list, or no list where they are one."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        blocks = [document.findBlockByNumber(number) for number in range(first, last + 1)]
        is_list = all(block.text().startswith(LIST_MARK) for block in blocks)
        cursor.beginEditBlock()
        for block in blocks:
            start = QTextCursor(block)
            if is_list:
                _remove(start, len(LIST_MARK))
            elif not block.text().startswith(LIST_MARK):
                start.insertText(LIST_MARK, _plain(False))
        cursor.endEditBlock()

    def new_line(self) -> None:
        """Enter: a new line, in a list its next item; in an empty item it ends the list."""
        cursor = self.textCursor()
        block = cursor.block()
        if block.text() == LIST_MARK:
            _remove(QTextCursor(block), len(LIST_MARK))
            return
        cursor.beginEditBlock()
        cursor.insertBlock()
        if block.text().startswith(LIST_MARK) and cursor.block().previous() == block:
            cursor.insertText(LIST_MARK, _plain(False))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with a list; a brace begins a field, and the other one ends it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isReadOnly():
            self.new_line()
            return
        super().keyPressEvent(event)
        if event.text() == "{":
            self.brace_typed.emit()
        elif event.text() == "}":
            self._end_field()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line that is being written stays in sight, or the first one of a text just shown."""
        super().resizeEvent(event)
        if self.textCursor().atStart():
            self.verticalScrollBar().setValue(0)
        elif self.hasFocus():
            self.ensureCursorVisible()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Writing begins."""
        super().focusInEvent(event)
        self.focus_turned.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Writing is over for now."""
        super().focusOutEvent(event)
        self.focus_turned.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Over a field its words are told."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cursor = self.cursorForPosition(event.pos())
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
            name = name_in(cursor.charFormat())
            words = self._words.get(name, "")
            QToolTip.showText(event.globalPos(), f"{words} {{{name}}}" if name else "", self)
            return True
        return bool(super().viewportEvent(event))

    def createMimeDataFromSelection(self) -> QMimeData:
        """A copy is plain text with the fields in braces."""
        part = QTextDocument()
        QTextCursor(part).insertFragment(self.textCursor().selection())
        data = QMimeData()
        data.setText(_text_of(part))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted is plain text, its fields in braces."""
        text = source.text()
        if len(text) + self.document().characterCount() > LIMIT:
            self.refused.emit(len(text))
        else:
            self.insert_text(text)

    # Inside

    def _end_field(self) -> None:
        """The name typed in braces becomes its field, if it is one."""
        cursor = self.textCursor()
        name = cursor.block().text()[: cursor.positionInBlock()].rpartition("{")[2][:-1]
        if name.strip() in self._chip.values:
            self.insert_field(name.strip(), instead_of=len(name) + 2)

    def _after_field(self, name: str) -> QTextCursor | None:
        block = self.document().begin()
        while block.isValid():
            place = block.begin()
            while not place.atEnd():
                fragment = place.fragment()
                if name_in(fragment.charFormat()) == name:
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(fragment.position() + 1)
                    return cursor
                place += 1
            block = block.next()
        return None

    def _put(self, cursor: QTextCursor, text: str) -> None:
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(shape)
            for piece in pieces(line, self._chip.values):
                form = _plain(piece.bold)
                cursor.insertText(
                    piece.text or LETTER, chip_format(piece.field, form) if piece.field else form
                )


class _Marker(QSyntaxHighlighter):
    """Shows braces that are no field in amber, and what people said in a quieter hand."""

    def highlightBlock(self, text: str) -> None:
        """Mark one line."""
        if text.startswith(QUOTE_MARK.rstrip()):
            quiet = QTextCharFormat()
            quiet.setFontItalic(True)
            quiet.setForeground(palette.colour("text2"))
            self.setFormat(0, len(text), quiet)
        amber = QTextCharFormat()
        amber.setForeground(palette.colour("attention"))
        amber.setUnderlineColor(palette.colour("attention"))
        amber.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        for found in BRACE.finditer(text):
            self.setFormat(found.start(), len(found[0]), amber)


def _text_of(document: QTextDocument) -> str:
    lines = []
    block = document.begin()
    while block.isValid():
        lines.append(written(_pieces_of(block)))
        block = block.next()
    return "\n".join(lines)


def _pieces_of(block: QTextBlock) -> Iterator[Piece]:
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        form = fragment.charFormat()
        bold = form.font().bold()
        name = name_in(form)
        if name:
            for _letter in fragment.text():
                yield Piece(field=name, bold=bold)
        else:
            yield Piece(text=fragment.text().replace("\u2028", "\n"), bold=bold)
        place += 1


def _plain(bold: bool) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return form


def _remove(cursor: QTextCursor, letters: int) -> None:
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, letters)
    cursor.removeSelectedText()
