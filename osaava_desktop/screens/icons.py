"""Icons from ``resources/icons``, tinted from the colour table in use.

A widget carries the name of its icon as the dynamic property ``icon_name`` (also in a .ui file,
marked ``notr``); ``retint`` sets the pictures anew when the scheme changes.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from osaava_desktop import paths
from osaava_desktop.screens import palette

# Which colour a button's icon has, by the button's role: (at rest, when checked).
_TINTS = {
    "primary": ("on_accent", "on_accent"),
    "link": ("accent_text", "accent_text"),
    "danger": ("error", "error"),
    "nav": ("text2", "accent_text"),
    "chip": ("text", "accent_text"),
}


@cache
def svg(name: str, size: int = 16, filled: bool = False) -> str:
    """The text of an icon's SVG: that size if there is one, else the other size; a regular if no filled."""
    shape = "filled" if filled else "regular"
    folder = paths.resource("icons")
    for wanted in (f"{size}_{shape}", f"20_{shape}", "16_regular", "20_regular"):
        path = folder / f"{name}_{wanted}.svg"
        if path.exists():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(f"no icon {name}")


def tinted(name: str, colour: str, size: int = 16, filled: bool = False) -> bytes:
    """The SVG with every shape in ``colour`` (``#RRGGBB``)."""
    return svg(name, size, filled).replace("<path ", f'<path fill="{colour}" ').encode()


def paint(painter: QPainter, name: str, colour: str, box: QRectF, filled: bool = False) -> None:
    """Draw an icon into ``box``, in a colour of the table given by its name."""
    data = tinted(name, palette.colour(colour).name(), 16 if box.width() <= 18 else 20, filled)
    QSvgRenderer(QByteArray(data)).render(painter, box)


def pixmap(name: str, colour: str, size: int = 16, filled: bool = False, ratio: float = 2.0) -> QPixmap:
    """A picture ``size`` logical pixels wide, sharp up to ``ratio``."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, colour, QRectF(picture.rect()), filled)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, role: str = "", size: int = 16) -> QIcon:
    """An icon for a button of ``role``: at rest, checked (filled where there is one) and disabled."""
    rest, checked = _TINTS.get(role, ("text", "accent_text"))
    made = QIcon(pixmap(name, rest, size))
    made.addPixmap(pixmap(name, "text2", size), QIcon.Mode.Disabled)
    filled = role == "nav"
    made.addPixmap(pixmap(name, checked, size, filled), QIcon.Mode.Normal, QIcon.State.On)
    return made


def set_icon(button: QAbstractButton, name: str) -> None:
    """Give a button its icon and remember it for the next change of scheme."""
    button.setProperty("icon_name", name)
    _retint_button(button)


def retint(root: QWidget) -> None:
    """Set the icons of all buttons under ``root`` anew."""
    buttons = root.findChildren(QAbstractButton)
    for button in [*buttons, root] if isinstance(root, QAbstractButton) else buttons:
        if button.property("icon_name"):
            _retint_button(button)


def _retint_button(button: QAbstractButton) -> None:
    role = str(button.property("role") or "")
    size = 20 if role in ("nav", "icon") else 16
    button.setIcon(icon(str(button.property("icon_name")), role, size))
    button.setIconSize(QSize(size, size))
