"""The lines that a report's figures make: headings, and figures in words; the model that searches them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.figure_groups import grouped
from osaava_desktop.domain.figures import Figure
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.texts import format_fraction
from osaava_desktop.i18n import _
from osaava_desktop.services import summary

AnyIndex = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, kw_only=True)
class FigureLine:
    """A line of the list, all in words: a heading, or a figure with its ``key``."""

    label: str
    key: str = ""
    amount: str = ""
    share: str = ""
    target: str = ""
    met: bool = False
    bar: tuple[float, float] | None = None

    def read_out(self) -> str:
        """The line in words."""
        return ", ".join(filter(None, (self.label, self.amount, self.share, self.target)))


def lines(found: Mapping[str, Figure], basis: Basis) -> list[FigureLine]:
    """All figures under their headings."""
    made = []
    for group, keys in grouped(found, basis).items():
        made.append(FigureLine(label=group.label))
        made += [_line(found[key]) for key in keys]
    return made


def _line(figure: Figure) -> FigureLine:
    fraction = format_fraction(figure.in_base or 0, figure.of) if figure.of else ""
    target = ""
    if figure.target is not None:
        words = _("target {target}").format(target=summary.target(figure))
        target = f"{words} · {summary.verdict(figure)}"
    return FigureLine(
        key=figure.key,
        label=summary.words(figure),
        amount=fraction or summary.number(figure.n),
        share=summary.share(figure),
        target=target,
        met=summary.target_met(figure),
        bar=summary.target_parts(figure),
    )


class FigureModel(QAbstractListModel):
    """The lines that hold every word searched for; a heading stays as long as it has a figure."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[FigureLine] = ()
        self._shown: Sequence[FigureLine] = ()
        self._words: Sequence[str] = ()

    def set_lines(self, made: Sequence[FigureLine]) -> None:
        """Replace the figures; the search stays."""
        self.beginResetModel()
        self._all = made
        self._arrange()
        self.endResetModel()

    def search(self, text: str) -> None:
        """Show the figures that hold every word, in their own words or their heading's."""
        self.beginResetModel()
        self._words = folded(text).split()
        self._arrange()
        self.endResetModel()

    def line_of(self, key: str) -> int:
        """Where a figure stands; -1 if it is not shown."""
        return next((place for place, line in enumerate(self._shown) if line.key == key), -1)

    def counts(self) -> tuple[int, int]:
        """How many figures are shown, and how many there are."""
        shown, total = (sum(bool(line.key) for line in part) for part in (self._shown, self._all))
        return shown, total

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """The lines shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line itself, and its words."""
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.read_out()
        return line if role == LINE_ROLE else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A heading is only looked at."""
        figure = index.isValid() and self._shown[index.row()].key
        both = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return both if figure else Qt.ItemFlag.NoItemFlags

    def _arrange(self) -> None:
        shown: list[FigureLine] = []
        heading: FigureLine | None = None
        for line in self._all:
            if not line.key:
                heading = line
            elif heading is None or self._matches(f"{heading.label} {line.read_out()}"):
                if heading is not None and heading not in shown:
                    shown.append(heading)
                shown.append(line)
        self._shown = shown

    def _matches(self, text: str) -> bool:
        words = folded(text)
        return all(word in words for word in self._words)
