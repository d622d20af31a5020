"""Keys of a page, which work while something on it has the focus, and tool tips that tell them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from osaava_desktop.i18n import _

Keys = str | QKeySequence.StandardKey
DELETE = "Del"
"""Not the standard key, which is Ctrl+D too on some desktops; here that puts off."""


def bind(home: QWidget, keys: Keys, act: Callable[[], object], *, anywhere: bool = False) -> None:
    """Have ``keys`` do ``act`` while the focus is in ``home``, or with ``anywhere`` while it is in sight."""
    inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
    shortcut = QShortcut(home)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut if anywhere else inside)
    shortcut.setKeys([QKeySequence(keys)] if isinstance(keys, str) else QKeySequence.keyBindings(keys))
    shortcut.activated.connect(act)


def tell(button: QAbstractButton, keys: str, action: str = "") -> None:
    """Say in a button's tool tip which keys do the same; ``action`` where its text is shortened."""
    words = action or button.text().replace("&", "")
    button.setToolTip(_("{action} ({keys})").format(action=words, keys=keys))
