"""Screens come from ``ui/NAME.ui``; the class says by annotation which widgets it counts on.

A widget that is missing from the form, or of another type, raises at once when the screen is made,
and mypy knows every one of them.
"""

import xml.etree.ElementTree as ElementTree
from importlib import import_module
from typing import ClassVar, TypeVar, get_type_hints

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QDialog, QLayout, QPushButton, QToolButton, QWidget

from osaava_desktop import paths
from osaava_desktop.screens import icons
from osaava_desktop.screens.wheel_guard import WheelGuard

_Widget = TypeVar("_Widget", bound=type[QWidget])
_promoted: dict[str, type[QWidget]] = {}


def promotable(widget: _Widget) -> _Widget:
    """Class decorator: a form may hold this widget, by the name of the class."""
    _promoted[widget.__name__] = widget
    return widget


class Container:
    """A promoted widget with children in the form; completes itself once they are there.

    ``is_whole`` says that it has: a form within a form is loaded first.
    """

    is_whole = False

    def assemble(self) -> None:
        """Called once, when the form is loaded."""
        raise NotImplementedError


class FormError(TypeError):
    """The class and its .ui file do not agree."""


class _Loader(QUiLoader):
    """Builds a form into ``root`` instead of into a new widget."""

    def __init__(self, root: QWidget) -> None:
        super().__init__()
        self._root = root

    def createWidget(self, class_name: str, parent: QWidget | None = None, name: str = "") -> QWidget:
        if parent is None:
            return self._root
        if class_name not in _promoted:
            return super().createWidget(class_name, parent, name)
        widget = _promoted[class_name](parent)
        widget.setObjectName(name)
        return widget


def load(root: QWidget, ui_file: str) -> None:
    """Fill ``root`` with that form of ``ui/``, and check it against the annotations of the class."""
    kind = type(root)
    path = str(paths.ui_file(ui_file))
    loader = _Loader(root)
    try:
        _import_promoted(path)
        loader.load(path)
    except (RuntimeError, ElementTree.ParseError) as error:
        raise FormError(f"{kind.__name__}: {error}") from error
    for name, wanted in get_type_hints(kind).items():
        if isinstance(wanted, type) and issubclass(wanted, (QWidget, QLayout)):
            _bind(root, name, wanted)
    for widget in root.findChildren(QWidget):
        if isinstance(widget, Container) and not widget.is_whole:
            widget.assemble()
            widget.is_whole = True
    WheelGuard(root)
    icons.retint(root)


def _import_promoted(path: str) -> None:
    """Import the widgets that a form promotes: as header it names their module."""
    for widget in ElementTree.parse(path).iter("customwidget"):
        import_module(widget.findtext("header", ""))


def _bind(root: QWidget, name: str, wanted: type[QObject]) -> None:
    found = root.findChild(QObject, name)
    if not isinstance(found, wanted):
        have = "nothing" if found is None else type(found).__name__
        raise FormError(f"{type(root).__name__}.{name}: {wanted.__name__} wanted, the form has {have}")
    setattr(root, name, found)


class Form(QWidget):
    """A widget built from ``ui/<ui_file>``."""

    ui_file: ClassVar[str]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load(self, self.ui_file)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, as it does in dialogs."""
        button = self.focusWidget()
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and isinstance(button, QPushButton | QToolButton):
            button.click()
        else:
            super().keyPressEvent(event)


class FormDialog(QDialog):
    """A dialog built from ``ui/<ui_file>``."""

    ui_file: ClassVar[str]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load(self, self.ui_file)
