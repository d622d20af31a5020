"""How a person has set a list, kept on this computer: the order of its rows, the widths of its columns."""

import re
from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from osaava_desktop import settings
from osaava_desktop.screens.list_view import RowView

_CODED = re.compile(r"(-?\d{1,3})([+-])((?: \d{1,3}=\d{2,4})*)")


class ViewMemory:
    """Which of several ways to see a page a person chose last."""

    def __init__(self, name: str) -> None:
        """``name`` is of the person and the page."""
        self._name = name

    def value(self, default: str) -> str:
        """The way chosen last."""
        return settings.load().lists.get(self._name, default)

    def keep(self, value: str) -> None:
        """Remember the way chosen."""
        kept = settings.load()
        if kept.lists.get(self._name) != value:
            settings.save(replace(kept, lists={**kept.lists, self._name: value}))


class ListMemory(QObject):
    """Sets a list, whose table must be set, as it was left; and writes down what the user changes."""

    def __init__(self, view: RowView, name: str) -> None:
        """``name`` is of the person and the list."""
        super().__init__(view)
        self._view, self._name = view, name
        self._restore(settings.load().lists.get(name, ""))
        view.set_up.connect(self._keep)

    def _restore(self, kept: str) -> None:
        """Sort and widen; what was written by another version and fits no longer is left alone."""
        coded, count = _CODED.fullmatch(kept), len(self._view.table().columns)
        if coded is None or int(coded[1]) >= count:
            return
        up = coded[2] == "+"
        order = Qt.SortOrder.AscendingOrder if up else Qt.SortOrder.DescendingOrder
        self._view.sortByColumn(int(coded[1]), order)
        pairs = (pair.split("=") for pair in coded[3].split())
        widths = {int(column): int(width) for column, width in pairs}
        self._view.give_widths({column: width for column, width in widths.items() if column < count})

    def _keep(self) -> None:
        header = self._view.horizontalHeader()
        up = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        widths = [f" {column}={width}" for column, width in sorted(self._view.own_widths().items())]
        coded = f"{header.sortIndicatorSection()}{'+' if up else '-'}{''.join(widths)}"
        kept = settings.load()
        if kept.lists.get(self._name) != coded:
            settings.save(replace(kept, lists={**kept.lists, self._name: coded}))
