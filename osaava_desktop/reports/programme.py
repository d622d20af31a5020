"""The programme of groups to hang on the wall: a day below the other, in letters as large as fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from osaava_desktop import i18n
from osaava_desktop.domain.calendar import Span
from osaava_desktop.domain.programme import PaperSize, ProgrammeDay, ProgrammeItem, ProgrammePaper
from osaava_desktop.domain.special_days import special_day
from osaava_desktop.domain.texts import format_date, format_month, weekday_name
from osaava_desktop.i18n import _
from osaava_desktop.reports import fonts, looks, page
from osaava_desktop.reports.mapping_form import project_lines
from osaava_desktop.reports.sheet_frame import span
from osaava_desktop.reports.text import fitted, paragraph, place, visible

SIZES = (22.0, 20.0, 18.0, 16.5, 15.0, 14.0, 13.0, 12.0)
"""Of the letters, in points on A4; A3 is the same drawing, larger by the root of two."""
ENLARGED = {PaperSize.A4: 1.0, PaperSize.A3: 2**0.5}
TITLE_TOP = 34 * mm
BOTTOM = looks.PAGE_HEIGHT - 22 * mm
GAP = 3 * mm
CONTACT_HEIGHT = 16 * mm


@dataclass(frozen=True)
class _Styles:
    """The letters of one size, and the widths of the columns that go with it."""

    size: float

    def style(
        self, share: float = 1.0, font: str = fonts.REGULAR, colour: Color = looks.INK
    ) -> ParagraphStyle:
        size = self.size * share
        return ParagraphStyle(
            f"programme {share}", fontName=font, fontSize=size, leading=size * 1.25, textColor=colour
        )

    @property
    def day_width(self) -> float:
        """Room for the longest weekday."""
        return self.size * 6.6

    @property
    def time_width(self) -> float:
        """Room for 10.00–12.00."""
        return self.size * 6.2

    @property
    def text_width(self) -> float:
        """What is left for the names of groups and places."""
        return float(looks.WIDTH) - self.day_width - self.time_width

    @property
    def padding(self) -> float:
        """Above and below each row."""
        return self.size * 0.32


@dataclass(frozen=True)
class _Row:
    """A line of the programme: of the first one of a day also the day."""

    day: tuple[Paragraph, ...]
    time: Paragraph | None
    texts: tuple[Paragraph, ...]
    height: float


def render(paper: ProgrammePaper, languages: Sequence[str]) -> bytes:
    """The programme as one PDF, in each language after the other; the same paper gives the same bytes."""
    with fonts.at_work():
        file = BytesIO()
        with i18n.speaking(languages[0]):
            canvas = page.new_canvas(file, f"{_('Programme')} · {_title(paper)}", paper.issuer, languages[0])
        for language in languages:
            with i18n.speaking(language):
                _draw(canvas, paper)
        canvas.save()
        return file.getvalue()


def _draw(canvas: Canvas, paper: ProgrammePaper) -> None:
    pages = _laid_out(paper)
    scale = ENLARGED[paper.size]
    canvas.setPageSize((looks.PAGE_WIDTH * scale, looks.PAGE_HEIGHT * scale))
    key = f"programme {i18n.current()}"
    for number, (styles, rows) in enumerate(pages, start=1):
        canvas.scale(scale, scale)
        if number == 1:
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(f"{_('Programme')} · {_title(paper)}", key, 0)
        page.head(canvas, paper.issuer, project_lines(paper.issuer))
        top = _draw_title(canvas, paper)
        _draw_rows(canvas, styles, rows, top)
        _draw_contact(canvas, paper)
        page.foot(
            canvas, " · ".join(filter(None, (paper.issuer.organisation, paper.where))), number, len(pages)
        )
        canvas.showPage()


def _title(paper: ProgrammePaper) -> str:
    """``Week 48 · 23.11.–29.11.2026`` or ``November 2026``."""
    if paper.span is Span.MONTH:
        return format_month(paper.day)
    first, last = paper.days[0].on, paper.days[-1].on
    year = str(first.year) if first.year != last.year else ""
    week = _("Week {number}").format(number=first.isocalendar().week)
    return f"{week} · {first.day}.{first.month}.{year}–{format_date(last)}"


def _laid_out(paper: ProgrammePaper) -> list[tuple[_Styles, list[_Row]]]:
    """As few pages as the smallest letters take, in the largest letters that take no more."""
    room = BOTTOM - _title_bottom(paper) - (CONTACT_HEIGHT if paper.contact else 0)
    fewest = len(_parted(list(_rows(paper, _Styles(SIZES[-1]))), room))
    for size in SIZES:
        styles = _Styles(size)
        pages = _parted(list(_rows(paper, styles)), room)
        if len(pages) <= fewest and (size == SIZES[-1] or _holds_words(paper, styles)):
            break
    return [(styles, part) for part in pages]


def _holds_words(paper: ProgrammePaper, styles: _Styles) -> bool:
    """Whether no word of a group's name would have to be parted."""
    words = {word for day in paper.days for item in day.items for word in visible(item.title).split()}
    widths = (fonts.text_width(word, fonts.MEDIUM, styles.size) for word in words)
    return max(widths, default=0) <= styles.text_width


def _parted(rows: Sequence[_Row], room: float) -> list[list[_Row]]:
    """The rows of each page, about as many on each; a day begins a page sooner than it is parted."""
    whole = sum(row.height for row in rows)
    fair = whole / -(-whole // room)
    pages: list[list[_Row]] = [[]]
    taken = 0.0
    for row in rows:
        full = taken + row.height > room
        fair_enough = taken >= fair and bool(row.day)
        if pages[-1] and (full or fair_enough):
            pages.append([])
            taken = 0.0
        pages[-1].append(row)
        taken += row.height
    return pages


def _rows(paper: ProgrammePaper, styles: _Styles) -> Iterator[_Row]:
    for day in paper.days:
        if not day.outside:
            yield from _day_rows(day, styles)
    if not any(day.items for day in paper.days):
        text = paragraph(_("No groups meet."), styles.style(colour=looks.GREY))
        yield _row((), None, (text,), styles)


def _day_rows(day: ProgrammeDay, styles: _Styles) -> Iterator[_Row]:
    name = paragraph(weekday_name(day.on.weekday()).capitalize(), styles.style(font=fonts.BOLD))
    date = paragraph(f"{day.on.day}.{day.on.month}.", styles.style(0.8, colour=looks.GREY))
    label: tuple[Paragraph, ...] = (name, date)
    feast = special_day(day.on)
    if feast:
        style = styles.style(font=fonts.BOLD, colour=looks.ACCENT)
        yield _row(label, None, (paragraph(feast, style),), styles)
        label = ()
    for item in day.items:
        yield _item_row(label, item, styles)
        label = ()


def _item_row(label: tuple[Paragraph, ...], item: ProgrammeItem, styles: _Styles) -> _Row:
    grey = styles.style(0.75, colour=looks.GREY)
    texts = [
        paragraph(
            item.title, styles.style(font=fonts.MEDIUM, colour=looks.GREY if item.is_off else looks.INK)
        )
    ]
    if item.is_off:
        texts.insert(0, paragraph(_("Cancelled"), styles.style(0.8, fonts.BOLD, looks.INK)))
    if item.place and not item.is_off:
        texts.append(paragraph(item.place, grey))
    time = paragraph(
        span(item.starts, item.ends), styles.style(colour=looks.GREY if item.is_off else looks.INK)
    )
    return _row(label, time, tuple(texts), styles)


def _row(
    day: tuple[Paragraph, ...], time: Paragraph | None, texts: tuple[Paragraph, ...], styles: _Styles
) -> _Row:
    heights = [
        sum(one.wrap(styles.day_width, 0)[1] for one in day),
        time.wrap(styles.time_width, 0)[1] if time else 0,
        sum(one.wrap(styles.text_width, 0)[1] for one in texts),
    ]
    return _Row(day, time, texts, max(heights) + 2 * styles.padding)


def _headings(paper: ProgrammePaper) -> Iterator[Paragraph]:
    word, width = _("Programme"), looks.WIDTH
    yield fitted(_title(paper), looks.WALL_TITLE, width, looks.WALL_TITLE.leading, smallest=12)
    where = " · ".join(filter(None, (word, paper.where)))
    yield fitted(where, looks.WALL_WHERE, width, 2 * looks.WALL_WHERE.leading, smallest=8)


def _title_bottom(paper: ProgrammePaper) -> float:
    return float(TITLE_TOP + sum(one.wrap(looks.WIDTH, 0)[1] for one in _headings(paper)) + GAP)


def _draw_title(canvas: Canvas, paper: ProgrammePaper) -> float:
    top = looks.PAGE_HEIGHT - TITLE_TOP
    for made in _headings(paper):
        top -= place(canvas, made, looks.SIDE, top, looks.WIDTH)
    return float(top - GAP)


def _draw_rows(canvas: Canvas, styles: _Styles, rows: Sequence[_Row], top: float) -> None:
    draw = partial(place, canvas)
    for row in rows:
        begins = bool(row.day) or row is rows[0]
        canvas.setStrokeColor(looks.INK if begins else looks.LINE)
        canvas.setLineWidth(looks.INK_LINE if begins else looks.HAIRLINE)
        left = looks.SIDE if begins else looks.SIDE + styles.day_width
        canvas.line(left, top, looks.SIDE + looks.WIDTH, top)
        down = top - styles.padding
        for one in row.day:
            down -= draw(one, looks.SIDE, down, styles.day_width)
        down, left = top - styles.padding, looks.SIDE + styles.day_width
        if row.time:
            draw(row.time, left, down, styles.time_width)
        for one in row.texts:
            down -= draw(one, left + styles.time_width, down, styles.text_width)
        top -= row.height


def _draw_contact(canvas: Canvas, paper: ProgrammePaper) -> None:
    if not paper.contact:
        return
    height = CONTACT_HEIGHT - 6 * mm
    made = fitted(paper.contact, looks.WALL_CONTACT, looks.WIDTH, height, smallest=8)
    wide = made.wrap(looks.WIDTH, height)[1]
    place(canvas, made, looks.SIDE, looks.PAGE_HEIGHT - BOTTOM + 3 * mm + wide, looks.WIDTH)
