"""Where the report leads to: each page of its menu is a line of one table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QMenu

from osaava_desktop.i18n import N_, _
from osaava_desktop.screens import icons, report_sending, theme
from osaava_desktop.screens.counters import CountersPage
from osaava_desktop.screens.esf import EsfPage
from osaava_desktop.screens.other_reports import OtherReportsPage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.report_asked import Asked
from osaava_desktop.screens.sent_reports import SentReportsPage
from osaava_desktop.screens.targets import TargetsPage


@dataclass(frozen=True, kw_only=True)
class Errand:
    """A line of the menu: its marked words, its icon, and what it does; it may give a page to be opened."""

    text: str
    icon: str
    make: Callable[[Asked], Page | None]


FREEZE = Errand(text=N_("&Freeze as sent…"), icon="weather_snowflake", make=report_sending.freeze)

ERRANDS: Sequence[Errand] = (
    Errand(
        text=N_("&Counters and estimates"),
        icon="edit",
        make=lambda asked: CountersPage(asked.office, asked.year),
    ),
    Errand(
        text=N_("&Targets of the year"),
        icon="target",
        make=lambda asked: TargetsPage(asked.office, asked.year),
    ),
    Errand(
        text=N_("&ESF+ indicators and EURA 2021"),
        icon="document_table",
        make=lambda asked: EsfPage(asked.office, asked.year, asked.open_client),
    ),
    Errand(
        text=N_("&Other reports, and a month for the steering group"),
        icon="data_bar_vertical",
        make=lambda asked: OtherReportsPage(asked.office, asked.open_client, asked.year),
    ),
    Errand(text=N_("C&hecks before sending"), icon="clipboard_task", make=report_sending.checks),
    FREEZE,
    Errand(
        text=N_("&Sent reports"),
        icon="send",
        make=lambda asked: SentReportsPage(asked.office, asked.open_client),
    ),
)


def fill(menu: QMenu, go: Callable[[Errand], object]) -> None:
    """Put all errands into a menu; one chosen is handed to ``go``."""
    for errand in ERRANDS:
        picture = QIcon(icons.pixmap(errand.icon, "text2", theme.scaled(16)))
        menu.addAction(picture, _(errand.text), partial(go, errand))


def add_choices(menu: QMenu, combos: Sequence[QComboBox]) -> None:
    """What is chosen above the report, for windows that have no room for it."""
    menu.addSeparator()
    for combo in combos:
        part = menu.addMenu(combo.accessibleName())
        part.aboutToShow.connect(partial(_fill_choice, part, combo))


def _fill_choice(menu: QMenu, combo: QComboBox) -> None:
    menu.clear()
    for row in range(combo.count()):
        action = menu.addAction(combo.itemText(row), partial(combo.setCurrentIndex, row))
        action.setCheckable(True)
        action.setChecked(row == combo.currentIndex())
