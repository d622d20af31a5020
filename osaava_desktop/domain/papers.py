"""What the papers hold, as plain records: a service fills them, a report lays them out and adds labels."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """Whose paper it is: the project, its organisation, its funder, and whether the data is practice data."""

    organisation: str
    project_name: str
    project_code: str
    funder: str
    manager: str
    privacy_notice: str
    """One line for the foot of a sheet, naming the controller."""
    practice: bool
    logo: bytes = b""
    """The organisation's logo as a PNG, or nothing."""


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One expected person: the row's number, and a name, or in a sensitive group a client number."""

    number: int
    text: str


@dataclass(frozen=True, kw_only=True)
class SheetPaper:
    """An attendance sheet. Of a sensitive group neither title nor subtitle is printed, but a neutral one."""

    issuer: Issuer
    number: str
    """Such as ``A-2026-0418``; the code on the sheet holds this and nothing else."""
    title: str
    subtitle: str
    sensitive: bool
    on: date
    starts: time | None
    ends: time | None
    place: str
    leaders: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    blank_rows: int
    """How many empty rows follow, numbered on from the last one."""
    by_number: bool = False
    """Whether rows bear client numbers and no names; of a sensitive group they always do."""


@dataclass(frozen=True, kw_only=True)
class Highlight:
    """One figure of the summary's head; share and tick (the target's place) are parts of the bar, 0 to 1."""

    label: str
    value: str
    note: str
    share: float | None = None
    tick: float | None = None


@dataclass(frozen=True, kw_only=True)
class Heading:
    """Begins a section; stays with what follows and stands in the bookmarks."""

    text: str
    level: int = 1
    """1 for a section, 2 within one."""


@dataclass(frozen=True, kw_only=True)
class Prose:
    """Narrative; ``**…**`` is bold, an empty line parts paragraphs."""

    text: str


class Align(StrEnum):
    """Where a column's texts stand: words left, figures right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table."""

    title: str
    align: Align = Align.RIGHT


@dataclass(frozen=True, kw_only=True)
class FigureTable:
    """A table of figures already written out, one text per column. The report numbers the caption."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Amount:
    """A labelled number of a chart, 0 or more."""

    label: str
    value: int


@dataclass(frozen=True, kw_only=True)
class BarChart:
    """Lying bars from zero, in the order given. A ShareBar that follows at once is set beside it."""

    title: str
    bars: tuple[Amount, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ShareBar:
    """One bar parted by shares of the parts' sum, with a legend of per cent and n / N."""

    title: str
    parts: tuple[Amount, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Funnel:
    """Steps side by side, in persons; each bar is measured against the largest step."""

    steps: tuple[Amount, ...]


@dataclass(frozen=True, kw_only=True)
class Series:
    """A line of a chart: one value for each of its points."""

    label: str
    values: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class LineChart:
    """Lines from zero over the same points (months), told apart without colour."""

    title: str
    points: tuple[str, ...]
    series: tuple[Series, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class TargetBar:
    """A figure against its target: the bar's filled part, the target's place and today's pace, all 0 to 1."""

    label: str
    value: str
    share: float
    tick: float
    pace: float | None = None
    verdict: str = ""


@dataclass(frozen=True, kw_only=True)
class TargetBars:
    """The year's targets, a bar each."""

    title: str
    bars: tuple[TargetBar, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Quotes:
    """What people wrote, without names; `source` says where."""

    texts: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Note:
    """Small print between blocks: a method, a base, what a table leaves out."""

    text: str


@dataclass(frozen=True, kw_only=True)
class NewPage:
    """What follows begins a page."""


Block = (
    Heading
    | Prose
    | FigureTable
    | BarChart
    | ShareBar
    | Funnel
    | LineChart
    | TargetBars
    | Quotes
    | Note
    | NewPage
)


@dataclass(frozen=True, kw_only=True)
class Cover:
    """The title page: whose report of what, for whom. `lines` are the day, the version and the like."""

    subtitle: str
    funders: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class YearlyPaper:
    """The yearly summary: its head, and then blocks in order."""

    issuer: Issuer
    year: int
    title: str
    figures_caption: str
    """A line below the highlights: the base they are counted on, or the day they were frozen."""
    highlights: tuple[Highlight, ...]
    blocks: tuple[Block, ...]
    trace: str = ""
    """The last line: the head of the audit chain, by which a later change of the trail would show."""
    cover: Cover | None = None
    """A title page before the rest; the condensed summary has none."""
