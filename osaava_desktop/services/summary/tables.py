"""Tables of words and numbers as blocks: the first column words, the others figures unless told."""

from collections.abc import Collection, Sequence

from osaava_desktop.domain.figures import Figure
from osaava_desktop.domain.papers import Align, Column, FigureTable
from osaava_desktop.domain.texts import capital
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import _
from osaava_desktop.services.summary.words import Found, amount, fraction, share, words

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
