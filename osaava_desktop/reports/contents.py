"""The contents of a long paper: each heading with the page that it stands on, and a link to it."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from osaava_desktop.i18n import _
from osaava_desktop.reports import looks
from osaava_desktop.reports.flow import Entry
from osaava_desktop.reports.text import Line, paragraph, place

LONG_PAPER = 6
"""Pages; a paper of so many has contents."""
INDENT = 6 * mm
NUMBER_ROOM = 14 * mm
GAP = 2 * mm
STYLES = (looks.CONTENTS, looks.CONTENTS_WITHIN)


def contents(entries: Sequence[Entry]) -> Iterator[Flowable]:
    """The title, then a line for each heading."""
    yield paragraph(_("Contents"), looks.CONTENTS_TITLE)
    for entry in entries:
        yield ContentsLine(entry)


class ContentsLine(Flowable):  # type: ignore[misc]
    """A heading, dots that lead the eye, and its page's number; a click goes there."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        within = entry.level > 1
        self._indent = INDENT if within else 0.0
        self._style = STYLES[within]
        self._text = paragraph(entry.text, self._style)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As wide as there is room for."""
        room = width - self._indent - NUMBER_ROOM
        self.width = width
        self.height = self._text.wrap(room, height)[1]
        return width, self.height

    def getSpaceBefore(self) -> float:
        """A section stands a little apart from what is above it."""
        return float(self._style.spaceBefore)

    def draw(self) -> None:
        """The heading; on its last line the dots and the number."""
        room = self.width - self._indent - NUMBER_ROOM
        place(self.canv, self._text, self._indent, self.height, room)
        number = Line(str(self._entry.page), self._style)
        last = self._text.getActualLineWidths0()[-1] if self._text.text else 0
        baseline = self._style.leading - self._style.fontSize
        self.canv.setStrokeColor(looks.RULE)
        self.canv.setLineWidth(0.7)
        self.canv.setLineCap(1)
        self.canv.setDash(0, 4)
        start, end = self._indent + last + GAP, self.width - number.width - GAP
        if start < end:
            self.canv.line(start, baseline, end, baseline)
        self.canv.setDash()
        self.canv.setFillColor(self._style.textColor)
        number.write(self.canv, self.width - number.width, baseline)
        self.canv.linkRect("", self._entry.key, (0, 0, self.width, self.height), relative=1, thickness=0)
