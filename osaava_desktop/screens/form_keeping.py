"""What is entered in the widgets of a form, as plain values, and entering it again in a form made anew."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTabBar,
    QWidget,
)

from osaava_desktop.screens.widgets.person_box import PersonBox

_TURNS = 4
"""An entry may bring fields that were not there before, which are filled in at the next turn."""


def kept(root: QWidget) -> dict[str, Any]:
    """What is entered, by the place of each field in the form; passphrases are left out."""
    return {path: _value(edit) for path, edit in _edits(root)}


def tabs(root: QWidget) -> dict[str, Any]:
    """Which tabs are in front."""
    return {path: edit.currentIndex() for path, edit in _edits(root) if isinstance(edit, QTabBar)}


def give_back(root: QWidget, entries: Mapping[str, Any]) -> None:
    """Enters it all again, as by hand."""
    for _turn in range(_TURNS):
        # First what is chosen, then what is taken back: of chips where one is chosen, one always is.
        changed = [
            _enter(edit, entries[path])
            for only_on in (True, False)
            for path, edit in list(_edits(root))
            if path in entries and (_is_on(entries[path]) or not only_on) and edit.isEnabled()
        ]
        if not any(changed):
            return


def _edits(root: QWidget, above: str = "") -> Iterator[tuple[str, QWidget]]:
    """Every field that a user can change, with its place among the widgets round it."""
    seen: Counter[str] = Counter()
    for child in root.children():
        if not isinstance(child, QWidget) or child.isWindow():
            continue
        name = child.objectName() or type(child).__name__
        seen[name] += 1
        path = f"{above}/{name}" if seen[name] == 1 else f"{above}/{name}.{seen[name]}"
        if _is_edit(child):
            yield path, child
        elif not isinstance(child, QComboBox | QAbstractSpinBox | QLineEdit):
            yield from _edits(child, path)


def _is_edit(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        return widget.echoMode() is QLineEdit.EchoMode.Normal and not widget.isReadOnly()
    if isinstance(widget, QPlainTextEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QAbstractButton):
        return widget.isCheckable()
    return isinstance(widget, QComboBox | QSpinBox | QTabBar)


def _value(edit: QWidget) -> Any:  # noqa: ANN401 - each kind of field has a value of its own
    if isinstance(edit, PersonBox) and (taken := edit.taken()):
        return list(taken)
    if isinstance(edit, QLineEdit):
        return edit.text()
    if isinstance(edit, QPlainTextEdit):
        return edit.toPlainText()
    if isinstance(edit, QComboBox):
        return [edit.currentIndex(), edit.currentText()]
    if isinstance(edit, QSpinBox):
        return edit.value()
    if isinstance(edit, QTabBar):
        return edit.currentIndex()
    assert isinstance(edit, QAbstractButton)
    return edit.isChecked()


def _is_on(value: object) -> bool:
    return value is not False


def _enter(edit: QWidget, value: Any) -> bool:  # noqa: ANN401 - what `_value` gave
    """Enter one value; whether the field had another one."""
    if _value(edit) == value:
        return False
    if isinstance(edit, PersonBox) and isinstance(value, list):
        edit.take(*value)
    elif isinstance(edit, QLineEdit):
        edit.selectAll()
        edit.insert(value) if value else edit.backspace()  # unlike setText, this counts as typing
    elif isinstance(edit, QPlainTextEdit):
        edit.setPlainText(value)
    elif isinstance(edit, QComboBox):
        _choose(edit, *value)
    elif isinstance(edit, QSpinBox):
        edit.setValue(value)
    elif isinstance(edit, QTabBar):
        edit.setCurrentIndex(value)
    elif isinstance(edit, QAbstractButton):
        edit.click()
    return True


def _choose(combo: QComboBox, index: int, text: str) -> None:
    """By its words, which hold where the list has grown meanwhile."""
    found = combo.findText(text)
    if found < 0 and combo.isEditable():
        combo.setEditText(text)
        return
    combo.setCurrentIndex(found if combo.itemText(index) != text else index)
    combo.activated.emit(combo.currentIndex())
