"""Tables and bars as blocks. A table's first column is words, the others are figures unless told."""

from collections.abc import Collection, Iterable, Sequence

from osaava_desktop.domain.figures import Figure, Found
from osaava_desktop.domain.papers import Align, Amount, BarChart, Block, Column, FigureTable
from osaava_desktop.domain.texts import capital
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import _
from osaava_desktop.services.summary.words import amount, fraction, share, words

Row = tuple[str, ...]


def table(
    caption: str,
    titles: Sequence[str],
    rows: Sequence[Row],
    total: Row | None = None,
    *,
    left: Collection[int] = (0,),
) -> FigureTable:
    """A table whose columns at `left` hold words."""
    columns = (
        Column(title=title, align=Align.LEFT if place in left else Align.RIGHT)
        for place, title in enumerate(titles)
    )
    return FigureTable(caption=caption, columns=tuple(columns), rows=tuple(rows), total=total)


def shares(caption: str, figures: Sequence[Figure]) -> FigureTable:
    """Figures with n / N and share."""
    rows = [(words(figure), fraction(figure) or amount(figure), share(figure)) for figure in figures]
    return table(caption, (_("Figure"), _("n / N"), _("Share")), rows)


def by_class(found: Found, classes: type[Word], *keys: str) -> list[Row]:
    """A row for each class: its word, and the figures whose keys have it at their ``*``."""
    return [(capital(one.label), *(amount(found[key.replace("*", one)]) for key in keys)) for one in classes]


def bars(title: str, named: Iterable[tuple[str, Figure]], note: str = "") -> list[Block]:
    """Figures as bars; none at all where the scope lacks their dimension or one of them is masked."""
    named = list(named)
    if any(figure.n is None or figure.masked for _name, figure in named):
        return []
    amounts = (Amount(label=name, value=figure.n or 0) for name, figure in named)
    return [BarChart(title=title, bars=tuple(amounts), note=note)]


def classes_of(found: Found, classes: type[Word], key: str) -> list[tuple[str, Figure]]:
    """Each class's word with the figure whose key has it at its ``*``."""
    return [(capital(one.label), found[key.replace("*", one)]) for one in classes]
