"""Colours that can be read, and looks that follow the settings."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from osaava_desktop import paths
from osaava_desktop.screens import icons, palette, theme
from osaava_desktop.screens.palette import DARK, LIGHT, Colours
from osaava_desktop.screens.theme import Theme

TEXT_ON = [
    *(
        ("text", ground)
        for ground in ("window", "surface", "nav", "sunken", "neutral_tint", "accent_tint", "hover")
    ),
    *(
        ("text2", ground)
        for ground in ("window", "surface", "nav", "sunken", "neutral_tint", "accent_tint", "hover")
    ),
    *(
        ("accent_text", ground)
        for ground in (
            "surface",
            "window",
            "nav",
            "accent_tint",
            "practice_tint",
            "attention_tint",
            "neutral_tint",
        )
    ),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("attention", "attention_tint"),
    ("attention", "surface"),
    ("error", "error_tint"),
    ("error", "surface"),
    ("practice", "practice_tint"),
    ("text", "practice_tint"),
    ("text", "attention_tint"),
    ("statement", "nav"),
    ("surface", "text"),
]
SHAPE_ON = [
    *(("control", ground) for ground in ("surface", "window", "nav", "sunken")),
    *(("accent", ground) for ground in ("surface", "window", "nav", "track", "accent_tint")),
    ("error", "surface"),
    ("attention", "surface"),
    ("on_accent", "accent"),
]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    light, dark = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    return (
        0.2126 * _linear(colour.redF()) + 0.7152 * _linear(colour.greenF()) + 0.0722 * _linear(colour.blueF())
    )


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def test_the_measure_is_right() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#17616B", "#FFFFFF") == pytest.approx(7.1, abs=0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_words_can_be_read(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPE_ON)
def test_edges_and_focus_can_be_seen(colours: Colours, shape: str, ground: str) -> None:
    assert contrast(getattr(colours, shape), getattr(colours, ground)) >= 3


def test_a_scheme_reaches_palette_and_icons(qapp: QApplication, looks: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Save")
    qtbot.addWidget(button)
    icons.set_icon(button, "save")
    before = button.icon().cacheKey()
    with qtbot.waitSignal(looks.changed):
        looks.apply("dark", 100)
    assert palette.current() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert button.icon().cacheKey() != before


def test_letters_and_controls_grow_with_the_setting(looks: Theme, qtbot: QtBot) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    assert edit.sizeHint().height() == 32
    looks.apply("light", 150)
    edit.ensurePolished()
    assert theme.scaled(32) == 48
    assert edit.sizeHint().height() == 47  # the border of a pixel at each end does not grow
    assert edit.font().pointSizeF() == pytest.approx(14.62, abs=0.02)


def test_placeholders_keep_their_contrast(looks: Theme, qtbot: QtBot) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.ensurePolished()
    assert edit.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(LIGHT.text2)


def test_high_contrast_takes_every_colour_from_the_system() -> None:
    system = QPalette(QColor("#101010"), QColor("#000000"))
    system.setColor(QPalette.ColorRole.Text, QColor("#ffff00"))
    made = palette.from_system(system)
    ours = set(LIGHT.named().values()) | set(DARK.named().values())
    assert made.text == made.control == made.line == "#ffff00"
    assert not {value.upper() for value in made.named().values()} & ours - {"#000000", "#FFFFFF"}


def test_every_placeholder_of_the_style_sheet_is_filled(looks: Theme, qapp: QApplication) -> None:
    assert "$" not in qapp.styleSheet()
    sheet = paths.resource("style.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{3,6}\b", sheet), "colours stand in palette.py only"


def test_every_icon_is_one_tinted_shape() -> None:
    files = sorted(paths.resource("icons").glob("*_*_*.svg"))
    drawn = [file for file in files if file.stem != "eu_emblem"]
    assert len(drawn) > 40
    for file in drawn:
        text = file.read_text(encoding="utf-8")
        assert "<path " in text
        assert "fill=" not in text, file.name


def test_the_emblem_keeps_the_rules() -> None:
    text = paths.resource("icons", "eu_emblem.svg").read_text(encoding="utf-8")
    assert 'width="270" height="180"' in text
    assert text.count("<polygon") == 12
    assert "#003399" in text
    assert "#FFCC00" in text
