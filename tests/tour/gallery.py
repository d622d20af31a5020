"""Draws every small widget and the pages of the frame, for people to look at.

    QT_QPA_PLATFORM=offscreen python -m tests.tour.gallery FOLDER

writes PNG files: both schemes, three languages, the smallest and a large window. Not shipped.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop.errors import WrongPassphrase
from osaava_desktop.screens import icons, theme
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.messages import BugDialog
from osaava_desktop.screens.settings import SettingsPage
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.sign_in import SignIn
from osaava_desktop.screens.tables import Mark
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.translator import Translators
from osaava_desktop.screens.widgets.band import Band
from osaava_desktop.screens.widgets.bar import Bar
from osaava_desktop.screens.widgets.chip import Chip, MenuChip
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.initials import Initials
from osaava_desktop.screens.widgets.number_stepper import NumberStepper
from osaava_desktop.screens.widgets.pill import Pill
from osaava_desktop.screens.widgets.save_bar import SaveBar
from osaava_desktop.screens.widgets.stepper import Progress, Stage, Stepper
from osaava_desktop.services.people import KeyHolder
from osaava_desktop.settings import Settings

SIZES = {"small": QSize(1093, 614), "large": QSize(1920, 1080)}


def components() -> QWidget:
    """Everything of design/pictures/components.png."""
    page = QWidget()
    theme.set_role(page, "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 8)
    column.setSpacing(6)
    for band in bands(page):
        column.addWidget(band)
    cards = QHBoxLayout()
    cards.setContentsMargins(24, 8, 24, 8)
    cards.setSpacing(16)
    cards.addWidget(card(states()), 5)
    cards.addWidget(card(entries()), 4)
    column.addLayout(cards, 1)
    bar = SaveBar(page)
    bar.show_problems(["Syntymäaika", "Puhelin"])
    column.addWidget(bar)
    return page


def bands(page: QWidget) -> Iterator[Band]:
    """The three kinds."""
    words = (
        (
            "practice",
            "HARJOITUS",
            "Tiedot ovat keksittyjä. Oikeat tiedot ovat toisessa tiedostossa.",
            "Siirry",
        ),
        ("read_only", "VAIN LUKU", "Petri Halonen käyttää tiedostoa koneella TOIMISTO-2.", "Yritä uudelleen"),
        ("attention", "Varmuuskopio on 9 päivää vanha", "Edellinen 15.11. klo 18.05.", "Varmuuskopioi nyt"),
    )
    for kind, word, sentence, action in words:
        band = Band(page)
        band.show_words(kind, word, sentence, action)
        yield band


def card(*lines: QVBoxLayout) -> QFrame:
    """A card with its padding."""
    frame = QFrame()
    theme.set_role(frame, "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 12, 16, 12)
    for line in lines:
        column.addLayout(line)
    return frame


def states() -> QVBoxLayout:
    """Buttons, chips, pills, bars, phases."""
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addLayout(row(*buttons()))
    column.addLayout(row(*chips()))
    column.addLayout(row(*pills()))
    for share, tick in ((0.6, 0.9), (0.9, 0.88), (0.0, None)):
        bar = Bar()
        bar.show_share(share, tick, "")
        column.addWidget(bar)
    stepper = Stepper()
    stepper.show_stages(
        [
            Stage(title="Kohtaaminen", progress=Progress.DONE, under="12.3.2026"),
            Stage(title="Kartoittaminen", progress=Progress.CURRENT, under="alkoi 2.4."),
            Stage(title="Kiinnittyminen", progress=Progress.AHEAD, under="ei vielä"),
        ],
        "",
    )
    column.addWidget(stepper)
    tabs = QTabBar()
    for title in ("Tiedot", "Kartoitus", "Ohjaus 14", "Ryhmät 3"):
        tabs.addTab(title)
    column.addWidget(tabs)
    checked, plain, off, radio = (
        QCheckBox("Valittu"),
        QCheckBox("Ei valittu"),
        QCheckBox("Ei käytössä"),
        QRadioButton("Yksi"),
    )
    checked.setChecked(True)
    radio.setChecked(True)
    off.setEnabled(False)
    column.addLayout(row(checked, plain, off, radio))
    initials = Initials()
    initials.show_name("Kaisa Rönkkö")
    spin = QSpinBox()
    column.addLayout(row(initials, NumberStepper(), spin))
    column.addStretch(1)
    return column


def buttons() -> Iterator[QPushButton]:
    """Every role."""
    for text, role, icon in (
        ("Tallenna", "primary", "save"),
        ("Tulosta", "", "print"),
        ("Peru", "link", ""),
        ("Poista", "danger", "delete"),
        ("Ei käytössä", "", ""),
    ):
        button = QPushButton(text)
        theme.set_role(button, role)
        if icon:
            icons.set_icon(button, icon)
        button.setDisabled(text == "Ei käytössä")
        yield button
    small = QPushButton("Lisää luku")
    theme.set_property(small, "fit", "small")
    yield small


def chips() -> Iterator[QPushButton]:
    """On, off, with a menu."""
    chip = Chip(text="Omat")
    chip.setChecked(True)
    yield chip
    yield Chip(text="Myöhässä 2")
    menu = MenuChip()
    menu.set_options("Vaihe", [("kaikki", None), ("Kohtaaminen", 1)])
    yield menu
    menu = MenuChip()
    menu.set_options("Paikkakunta", [("kaikki", None), ("Kuopio", 1)])
    menu.set_value(1)
    yield menu


def pills() -> Iterator[Pill]:
    """Every kind."""
    for icon, text, kind in (
        ("edit", "Luonnos", "neutral"),
        ("clock", "Nyt", "accent"),
        ("warning", "myöhässä 1 pv", "attention"),
        ("error_circle", "korjattava", "error"),
    ):
        pill = Pill()
        pill.show_mark(Mark(icon=icon, text=text, kind=kind))
        yield pill


def entries() -> QVBoxLayout:
    """Fields with their messages, and an empty list."""
    column = QVBoxLayout()
    column.setSpacing(8)
    names, phone, birth = QLineEdit("Aino Maria"), QLineEdit("044 555"), QLineEdit("5.13.1990")
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.addWidget(Field(label="Etunimet", edit=names), 0, 0)
    phone_field = Field(label="Puhelin", edit=phone)
    phone_field.show_note("Esim. 044 555 0142")
    grid.addWidget(phone_field, 0, 1)
    column.addLayout(grid)
    birth_field = Field(label="Syntymäaika", edit=birth)
    birth_field.show_problem("Kirjoita muodossa 5.3.1990")
    column.addWidget(birth_field)
    towns = QComboBox()
    towns.addItems(["Kuopio", "Siilinjärvi"])
    off = QLineEdit("ei muutettavissa")
    off.setEnabled(False)
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.addWidget(Field(label="Asuinkunta", edit=towns), 0, 0)
    grid.addWidget(Field(label="Ei käytössä", edit=off), 0, 1)
    column.addLayout(grid)
    memo = QPlainTextEdit("Muistiinpano")
    memo.setMaximumHeight(48)
    column.addWidget(Field(label="Muistiinpano", edit=memo))
    empty = EmptyState()
    empty.show_words(
        "people_community", "Ei vielä ryhmiä", "Perusta ryhmä, niin voit tulostaa listat.", "Perusta ryhmä"
    )
    column.addWidget(empty, 1)
    return column


def row(*widgets: QWidget) -> QHBoxLayout:
    """Side by side, from the left."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return line


def sign_in() -> SignIn:
    """The page of sign-in.png: a wrong passphrase."""

    def refuse(person: KeyHolder, passphrase: str) -> object:
        raise WrongPassphrase("Salasana ei täsmää. Yritä uudelleen.")

    kaisa = KeyHolder(person=uuid4(), name="Kaisa Rönkkö")
    page = SignIn([kaisa], refuse, "toimisto.osaava · ViaDia Pohjois-Savo ry")
    page.passphrase_edit.setText("salasana")
    page.sign_in()
    return page


def shell() -> Shell:
    """The frame round the settings page."""

    def settings_page() -> SettingsPage:
        return SettingsPage(Settings(), lambda changed: None)

    places = [Place(name="settings", number=9, title="Settings", icon="settings", make=settings_page)]
    made = Shell(places, "Kaisa Rönkkö", "Hanketyöntekijä")
    return made


def shoot(widget: QWidget, size: QSize, path: Path) -> None:
    """One picture."""
    widget.resize(size)
    widget.show()
    for _turn in range(3):
        QApplication.processEvents()
    widget.grab().save(str(path))
    widget.hide()
    widget.deleteLater()


def main(folder: Path) -> None:
    """All pictures."""
    app = QApplication([])
    app.setFont(QFont("Noto Sans"))
    translators = Translators(app)
    looks = Theme(app)
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("fi", "sv", "en"):
        translators.use(language)
        for scheme, font_size in (("light", 100), ("dark", 100), ("light", 150)):
            looks.apply(scheme, font_size)
            for size_name, size in SIZES.items():
                name = f"{scheme}-{font_size}-{size_name}-{language}.png"
                shoot(sign_in(), size, folder / f"sign-in-{name}")
                window = MainWindow()
                frame = shell()
                window.show_page(frame)
                frame.say("Kaikki muutokset tallessa")
                shoot(window, size, folder / f"shell-{name}")
                if language == "fi":
                    shoot(components(), size, folder / f"components-{name}")
            shoot(
                BugDialog("Osaava Desktop 0.1.0\nValueError\n  x.py:1 f"),
                QSize(600, 400),
                folder / f"bug-{scheme}-{font_size}-{language}.png",
            )
    translators.remove()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
