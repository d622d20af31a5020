"""Combos and typed dates of forms: filled, chosen, read."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.dates import DateError, parse_date
from osaava_desktop.domain.texts import format_date
from osaava_desktop.i18n import _

Choice = tuple[str, object]


def fill(combo: QComboBox, choices: Sequence[Choice], *, blank: bool = True) -> None:
    """Offer ``(label, value)`` pairs; ``blank`` puts an empty line before them, whose value is None."""
    combo.clear()
    if blank:
        combo.addItem("", None)
    for label, value in choices:
        combo.addItem(label, value)


def choose(combo: QComboBox, value: object) -> None:
    """Choose the line of that value; the first one where there is none."""
    lines = (line for line in range(combo.count()) if combo.itemData(line) == value)
    combo.setCurrentIndex(next(lines, 0))


def yes_or_no() -> list[Choice]:
    """The two answers to a plain question; a blank line before them is "not known"."""
    return [(_("yes"), True), (_("no"), False)]


def show_date(edit: QLineEdit, day: dt.date | None) -> None:
    """Write a date as the program writes it."""
    edit.setText(format_date(day) if day else "")


def read_date(edit: QLineEdit, today: dt.date) -> dt.date | None:
    """The date typed, None where nothing is; raises DateError."""
    text = edit.text().strip()
    return parse_date(text, today) if text else None


def try_date(edit: QLineEdit, today: dt.date, name: str, problems: Problems) -> dt.date | None:
    """The date typed; where it cannot be read, the sentence goes to ``problems`` under ``name``."""
    try:
        return read_date(edit, today)
    except DateError as error:
        problems[name] = str(error)
        return None


def needed_date(edit: QLineEdit, today: dt.date, name: str, problems: Problems) -> dt.date | None:
    """As ``try_date``, of a date that can't be left out."""
    day = try_date(edit, today, name, problems)
    if day is None:
        problems.setdefault(name, _("This is needed."))
    return day


def tidy_date(edit: QLineEdit, today: dt.date) -> str:
    """Write the typed date in its usual form; gives the sentence that says what is wrong with it."""
    try:
        day = read_date(edit, today)
    except DateError as error:
        return str(error)
    show_date(edit, day)
    return ""
