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
from osaava_desktop.screens import palette, sizes

# Which colour a button's icon has, by the button's role: (at rest, when checked).
_TINTS = {
    "primary": ("on_accent", "on_accent"),
    "link": ("accent_text", "accent_text"),
    "danger": ("error", "error"),
    "chip": ("text", "accent_text"),
}


_RATIO = 3  # pixels of a picture per logical pixel


@cache
def svg(name: str, size: int = 16, filled: bool = False) -> str:
    """The text of an icon's SVG: drawn for that size if there is one, else for the other of 16 and 20."""
    shape = "filled" if filled else "regular"
    folder = paths.resource("icons")
    drawn = 16 if size < 20 else 20
    for wanted in (f"{drawn}_{shape}", f"20_{shape}", "16_regular", "20_regular"):
        path = folder / f"{name}_{wanted}.svg"
        if path.exists():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(f"no icon {name}")


def tinted(name: str, colour: str, size: int = 16, filled: bool = False) -> bytes:
    """The SVG with every shape in ``colour`` (``#RRGGBB``)."""
    return svg(name, size, filled).replace("<path ", f'<path fill="{colour}" ').encode()


def paint(painter: QPainter, name: str, colour: str, box: QRectF, filled: bool = False) -> None:
    """Draw an icon into ``box``, in a colour of the table given by its name."""
    data = tinted(name, palette.colour(colour).name(), round(box.width()), filled)
    QSvgRenderer(QByteArray(data)).render(painter, box)


def pixmap(name: str, colour: str, size: int = 16, gap: int = 0) -> QPixmap:
    """A picture of ``size`` logical pixels, with ``gap`` empty ones at its right; sharp on any screen."""
    picture = QPixmap(QSize((size + gap) * _RATIO, size * _RATIO))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    data = tinted(name, palette.colour(colour).name(), size)
    QSvgRenderer(QByteArray(data)).render(painter, QRectF(0, 0, size * _RATIO, size * _RATIO))
    painter.end()
    picture.setDevicePixelRatio(_RATIO)
    return picture


def icon(name: str, role: str = "", size: int = 16, gap: int = 0) -> QIcon:
    """An icon for a button of ``role``: at rest, checked and disabled."""
    rest, checked = _TINTS.get(role, ("text", "accent_text"))
    made = QIcon(pixmap(name, rest, size, gap))
    made.addPixmap(pixmap(name, "text2", size, gap), QIcon.Mode.Disabled)
    made.addPixmap(pixmap(name, checked, size, gap), QIcon.Mode.Normal, QIcon.State.On)
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
    size = sizes.scaled(20 if role == "icon" else 16)
    # Qt leaves too little room between an icon and its word; a word at the left needs none.
    alone = role in ("icon", "inner", "step") or button.layoutDirection() == Qt.LayoutDirection.RightToLeft
    gap = 0 if alone else 4
    button.setIcon(icon(str(button.property("icon_name")), role, size, gap))
    button.setIconSize(QSize(size + gap, size))
