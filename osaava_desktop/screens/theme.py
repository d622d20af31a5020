"""The look of the whole window: Fusion, our palettes, one style sheet, the size of the letters.

``resources/style.qss`` is written with placeholders: ``$accent`` is a colour of ``palette.Colours``,
``$px32`` a length and ``$pt13`` a letter height (both drawn at 13 px body text, scaled with the
font setting), ``$icon(chevron_down,text2)`` a tinted icon, ``$statement_font`` the EU statement's font.
"""

import re

from PySide6.QtCore import QDir, QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from osaava_desktop import paths
from osaava_desktop.screens import icons, palette, sizes
from osaava_desktop.screens.sizes import points, scaled

__all__ = ["Theme", "font", "points", "scaled", "set_property", "set_role"]

BODY = 13
_PLACEHOLDER = re.compile(
    r"\$(?:icon\((?P<icon>\w+),(?P<tint>\w+)\)|px(?P<px>\d+)|pt(?P<pt>\d+)|(?P<name>\w+))"
)


def font(pixels: float = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The system's font in one of our sizes."""
    made = QFont(QApplication.font())
    made.setPointSizeF(points(pixels))
    made.setWeight(weight)
    return made


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and have it looked at again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget its looks: primary, link, danger, chip, card, title … (see style.qss)."""
    set_property(widget, "role", role)


class Theme(QObject):
    """Keeps the application's looks; one per application."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._family = app.font().family()
        self._scheme = "system"
        self._pictures = QTemporaryDir()
        app.setStyle("Fusion")
        # The EU statement must be in a font that the rules of visibility name, and Ubuntu is ours to ship.
        ubuntu = QFontDatabase.addApplicationFont(str(paths.resource("fonts", "Ubuntu-Bold.ttf")))
        self._statement_font = QFontDatabase.applicationFontFamilies(ubuntu)[0]
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self.refresh)

    def apply(self, scheme: str, font_size: int) -> None:
        """Use ``scheme`` (system, light, dark) and letters of ``font_size`` per cent (100–150)."""
        sizes.use(font_size)
        self._scheme = scheme
        wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(wanted.get(scheme, Qt.ColorScheme.Unknown))
        self.refresh()

    def refresh(self) -> None:
        """Work out the colours anew and give them to every widget."""
        self._use(self._colours())
        self._app.setFont(self._font())
        self._app.setStyleSheet(self._style_sheet())
        for widget in self._app.topLevelWidgets():
            icons.retint(widget)
        self.changed.emit()

    def _follow(self) -> None:
        if self._scheme == "system":
            self.refresh()

    def _colours(self) -> palette.Colours:
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            self._app.setPalette(QPalette())
            return palette.from_system(self._app.palette())
        dark = self._scheme == "dark"
        if self._scheme == "system":
            dark = hints.colorScheme() == Qt.ColorScheme.Dark
        return palette.DARK if dark else palette.LIGHT

    def _use(self, colours: palette.Colours) -> None:
        palette.use(colours)
        self._app.setPalette(palette.qt_palette(colours))

    def _font(self) -> QFont:
        made = QFont(self._family)
        made.setPointSizeF(points(BODY))
        return made

    def _style_sheet(self) -> str:
        return _PLACEHOLDER.sub(self._filled, paths.resource("style.qss").read_text(encoding="utf-8"))

    def _filled(self, match: re.Match[str]) -> str:
        if match["icon"]:
            return self._picture(match["icon"], getattr(palette.current(), match["tint"]))
        if match["px"]:
            return f"{scaled(int(match['px']))}px"
        if match["pt"]:
            return f"{points(int(match['pt'])):.2f}pt"
        if match["name"] == "statement_font":
            return f'"{self._statement_font}"'
        return str(getattr(palette.current(), match["name"]))

    def _picture(self, name: str, colour: str) -> str:
        """The path of a tinted icon as a file, since a style sheet knows only files."""
        path = self._pictures.filePath(f"{name}-{colour[1:]}.svg")
        with open(path, "wb") as file:
            file.write(icons.tinted(name, colour))
        return QDir.fromNativeSeparators(path)
