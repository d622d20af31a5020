"""Chooses a field while one writes: a brace opens the list, letters search it, Enter puts the field in."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent

from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.report_fields import ReportField
from osaava_desktop.screens.widgets.field_list import FieldList
from osaava_desktop.screens.widgets.narrative_edit import NarrativeEdit

_MOST = 60
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -7, Qt.Key.Key_PageDown: 7}
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class FieldChooser(QObject):
    """Belongs to one text. What is typed after the brace stands in the text until a field is taken."""

    def __init__(self, edit: NarrativeEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._list: FieldList | None = None
        self._fields: Sequence[tuple[str, ReportField]] = ()
        self._start = 0
        self._is_asked = False
        edit.installEventFilter(self)
        edit.brace_typed.connect(lambda: self._open(is_asked=False))
        edit.cursorPositionChanged.connect(lambda: self._follow())

    def set_fields(self, fields: Sequence[ReportField]) -> None:
        """What there is to choose from."""
        self._fields = [(folded(f"{one.words} {one.group} {one.name}"), one) for one in fields]

    def ask(self) -> None:
        """Open the list at the cursor, as if a brace had been typed; Esc takes that back."""
        self._edit.setFocus()
        self._edit.textCursor().insertText("{")
        self._open(is_asked=True)

    def is_open(self) -> bool:
        """Whether the list is in sight."""
        return self._list is not None and self._list.isVisible()

    def offered(self) -> list[str]:
        """The names of the fields in sight."""
        return self._list.names() if self._list is not None and self.is_open() else []

    def close(self) -> None:
        """Take the list away."""
        if self._list is not None:
            self._list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list, as long as it is open."""
        if not self.is_open():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        elif isinstance(event, QKeyEvent) and event.key() in (*_STEPS, *_TAKES, Qt.Key.Key_Escape):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self._act(Qt.Key(event.key()))
            return True
        return False

    # Inside

    def _act(self, key: Qt.Key) -> None:
        shown = self._popup()
        if key in _STEPS:
            shown.step(_STEPS[key])
        elif key in _TAKES:
            field = shown.current()
            if field is not None:
                self._take(field.name)
        else:
            self.close()
            if self._is_asked:
                self._take_back()

    def _open(self, *, is_asked: bool) -> None:
        self._is_asked = is_asked
        self._start = self._edit.textCursor().position()
        self._search("")

    def _follow(self) -> None:
        """What stands between the brace and the cursor is searched; elsewhere the list closes."""
        if not self.is_open():
            return
        cursor = self._edit.textCursor()
        block = cursor.block()
        if not block.position() < self._start <= cursor.position():
            self.close()
            return
        self._search(block.text()[self._start - block.position() : cursor.positionInBlock()])

    def _search(self, text: str) -> None:
        words = folded(text).split()
        found = [field for folded_words, field in self._fields if all(word in folded_words for word in words)]
        first = words[0] if words else ""
        found.sort(key=lambda field: not folded(field.words).startswith(first))
        if not found:
            self.close()
            return
        shown = self._popup()
        shown.show_fields(found[:_MOST])
        shown.stand_by(self._place())

    def _place(self) -> QRect:
        cursor = self._edit.cursorRect()
        window = self._edit.window()
        return QRect(self._edit.viewport().mapTo(window, cursor.topLeft()), cursor.size())

    def _popup(self) -> FieldList:
        if self._list is None:
            self._list = FieldList(self._edit.window())
            self._list.picked.connect(self._take)
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    def _take(self, name: str) -> None:
        """The field instead of the brace and what was typed after it."""
        self.close()
        typed = self._edit.textCursor().position() - self._start + 1
        self._edit.insert_field(name, instead_of=typed)

    def _take_back(self) -> None:
        cursor = self._edit.textCursor()
        cursor.setPosition(self._start - 1, cursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
