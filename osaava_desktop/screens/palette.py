"""The colours of the window: two tables, light and dark, and the Qt palette made of them.

Painted widgets ask ``current()`` each time they paint, so a change of scheme needs nothing of them
but a repaint. A style sheet gets the same names as placeholders (``resources/style.qss``).
"""

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, kw_only=True)
class Colours:
    """One colour table; every value is ``#RRGGBB``."""

    window: str
    surface: str
    nav: str
    sunken: str
    line: str
    control: str
    text: str
    text2: str
    accent: str
    on_accent: str
    accent_text: str
    accent_tint: str
    attention: str
    attention_tint: str
    error: str
    error_tint: str
    neutral_tint: str
    track: str
    practice: str
    practice_tint: str
    hover: str
    accent_hover: str
    statement: str  # the EU statement: black or white, as the rules of visibility have it

    def named(self) -> dict[str, str]:
        """All colours by name, for the style sheet."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


LIGHT = Colours(
    window="#F7F4EF",
    surface="#FFFFFF",
    nav="#EFEAE2",
    sunken="#FAF8F4",
    line="#E4DED4",
    control="#8A8276",
    text="#24211C",
    text2="#5E584E",
    accent="#17616B",
    on_accent="#FFFFFF",
    accent_text="#12545D",
    accent_tint="#E1EFF0",
    attention="#7F4700",
    attention_tint="#FBECD2",
    error="#9F2A20",
    error_tint="#FBE5E1",
    neutral_tint="#ECE7DE",
    track="#E7E1D7",
    practice="#5B3A86",
    practice_tint="#EEE6F7",
    hover="#F3EFE8",
    accent_hover="#125058",
    statement="#000000",
)

DARK = Colours(
    window="#1B1A18",
    surface="#252421",
    nav="#151412",
    sunken="#211F1D",
    line="#3B3833",
    control="#8C857A",
    text="#EEEAE2",
    text2="#B9B2A6",
    accent="#7CC9D1",
    on_accent="#0B2528",
    accent_text="#9ADAE0",
    accent_tint="#1E3B3F",
    attention="#F2B763",
    attention_tint="#3E3019",
    error="#F49C90",
    error_tint="#45241F",
    neutral_tint="#37342F",
    track="#3B3833",
    practice="#C9AEEF",
    practice_tint="#35294A",
    hover="#302E2A",
    accent_hover="#93D5DC",
    statement="#FFFFFF",
)

_current = LIGHT


def current() -> Colours:
    """The table in use now."""
    return _current


def use(colours: Colours) -> None:
    """Make ``colours`` the table in use; the theme calls this before it repaints."""
    global _current
    _current = colours


def colour(name: str) -> QColor:
    """A colour of the table in use, by its name."""
    return QColor(getattr(_current, name))


def qt_palette(colours: Colours) -> QPalette:
    """The palette that Qt's own painting goes by."""
    role = QPalette.ColorRole
    palette = QPalette()
    for key, value in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.Text: colours.text,
        role.BrightText: colours.error,
        role.PlaceholderText: colours.text2,
        role.Mid: colours.line,
        role.Midlight: colours.line,
        role.Dark: colours.control,
        role.Light: colours.surface,
        role.Shadow: colours.control,
        role.Highlight: colours.accent,
        role.Accent: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Link: colours.accent_text,
        role.LinkVisited: colours.accent_text,
        role.ToolTipBase: colours.text,
        role.ToolTipText: colours.surface,
    }.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(colours.text2))
    return palette


def from_system(palette: QPalette) -> Colours:
    """A table made of the system's own palette, for its high-contrast preference."""
    role = QPalette.ColorRole

    def name(key: QPalette.ColorRole) -> str:
        return palette.color(key).name()

    text, base, window = name(role.Text), name(role.Base), name(role.Window)
    accent, on_accent = name(role.Highlight), name(role.HighlightedText)
    return Colours(
        window=window,
        surface=base,
        nav=window,
        sunken=window,
        line=text,
        control=text,
        text=text,
        text2=text,
        accent=accent,
        on_accent=on_accent,
        accent_text=name(role.Link),
        accent_tint=base,
        attention=text,
        attention_tint=base,
        error=text,
        error_tint=base,
        neutral_tint=base,
        track=base,
        practice=text,
        practice_tint=base,
        hover=window,
        accent_hover=accent,
        statement=text,
    )
