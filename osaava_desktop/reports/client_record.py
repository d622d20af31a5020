"""Everything held on one client, as a paper for that client."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, KeepTogether, Spacer, Table

from osaava_desktop.domain.client_papers import (
    BLANKED,
    AccessPaper,
    AccessSection,
    Fact,
    RecordFacts,
    Trace,
)
from osaava_desktop.domain.texts import format_date, format_time
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.reports import charts, flow, fonts, forms, looks
from osaava_desktop.reports.flow import Around
from osaava_desktop.reports.mapping_form import project_lines
from osaava_desktop.reports.tables import narrowed
from osaava_desktop.reports.text import fitted, paragraph, visible

ROOM = 55 * mm
LABEL_WIDTH = 52 * mm
LONG = 200
"""Letters; a longer text, or one of several lines, runs on below its label."""
SHORT = 60
"""Letters that fit a cell of a table."""
MOST_COLUMNS = 6
TRACE_WIDTHS = (30 * mm, 44 * mm, 50 * mm, 46 * mm)


def render(paper: AccessPaper, language: str) -> bytes:
    """The paper as a PDF in a language; the same paper gives the same bytes."""
    return flow.render(lambda: _around(paper), lambda: _story(paper), language)


def _around(paper: AccessPaper) -> Around:
    title = f"{_('Your data')} {paper.number}"
    foot = paper.issuer.privacy_notice or title
    return Around(issuer=paper.issuer, title=title, lines=project_lines(paper.issuer), foot=foot)


def _story(paper: AccessPaper) -> Iterator[Flowable]:
    yield paragraph(_("Your data"), looks.TITLE)
    yield fitted(paper.name, looks.PROJECT, looks.WIDTH, 2 * looks.PROJECT.leading, smallest=6)
    yield Spacer(1, 6)
    day = format_date(paper.made)
    yield paragraph(
        _("Client {number}. All that the register held of you on {day}.").format(
            number=paper.number, day=day
        ),
        looks.BODY,
    )
    note = _("Names of other people are left out and marked {mark}. What lies in the bin is marked so.")
    yield paragraph(note.format(mark=BLANKED), looks.FORM_NOTE)
    for section in paper.sections:
        yield from _section(section)
    yield from _trail(paper.traces)


def _section(section: AccessSection) -> Iterator[Flowable]:
    head: list[Flowable] = [paragraph(section.title, looks.HEADING)]
    count = len(section.records)
    if count > 1:
        counted = ngettext("{count} record", "{count} records", count).format(count=count)
        head += [paragraph(counted, looks.CAPTION), Spacer(1, 3)]
    columns = _columns(section)
    if columns and count > 1:
        yield CondPageBreak(ROOM)
        yield from (*head, _table(section, columns))
        return
    for place, record in enumerate(section.records):
        if place:
            yield HRFlowable("100%", looks.HAIRLINE, color=looks.LINE, spaceBefore=5, spaceAfter=5)
        yield from _record(record, [] if place else head)


def _columns(section: AccessSection) -> list[str]:
    """The labels that head a table of the section, if its records are short enough for one."""
    labels = dict.fromkeys(fact.label for record in section.records for fact in record.facts)
    short = all(len(fact.text) <= SHORT for record in section.records for fact in record.facts)
    return list(labels) if short and len(labels) <= MOST_COLUMNS else []


def _table(section: AccessSection, columns: Sequence[str]) -> Flowable:
    rows = []
    for record in section.records:
        texts = {fact.label: fact.text for fact in record.facts}
        last = [_("in the bin")] if record.in_bin else [""]
        rows.append([*(texts.get(label, "") for label in columns), *last])
    binned = any(record.in_bin for record in section.records)
    titles = [*columns, ""]
    if not binned:
        titles, rows = list(columns), [row[:-1] for row in rows]
    return forms.rows_to_read(titles, _widths(titles, rows), rows)


def _widths(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Each column as wide as its longest text; the widest give way, and what is left over is shared."""
    natural = [
        max(fonts.text_width(visible(text), fonts.BOLD, looks.CELL.fontSize) for text in column)
        + 2 * forms.PAD
        + 1
        for column in zip(titles, *rows, strict=True)
    ]
    spare = (looks.WIDTH - sum(natural)) / len(natural)
    return [width + spare for width in natural] if spare > 0 else narrowed(natural, looks.WIDTH)


def _record(record: RecordFacts, head: Sequence[Flowable]) -> Iterator[Flowable]:
    """Short facts as label and text side by side below the head, which stays with them; long ones after."""
    short = [fact for fact in record.facts if not _is_long(fact)]
    if record.in_bin:
        short.append(Fact(label=_("State"), text=_("in the bin")))
    yield KeepTogether([*head, *([_facts(short)] if short else [])])
    for fact in record.facts:
        if _is_long(fact):
            yield Spacer(1, 3)
            yield paragraph(fact.label, looks.LABEL)
            for line in fact.text.splitlines():
                yield paragraph(line, looks.WRITTEN)


def _is_long(fact: Fact) -> bool:
    return len(fact.text) > LONG or "\n" in fact.text


def _facts(facts: Sequence[Fact]) -> Table:
    cells = [[paragraph(fact.label, looks.LABEL), paragraph(fact.text, looks.CELL)] for fact in facts]
    style = [
        *charts.BARE,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4),
        ("RIGHTPADDING", (0, 0), (0, -1), 3 * mm),
    ]
    return Table(cells, [LABEL_WIDTH, looks.WIDTH - LABEL_WIDTH], hAlign="LEFT", style=style)


def _trail(traces: Sequence[Trace]) -> Iterator[Flowable]:
    """Who looked at the data or changed them."""
    yield CondPageBreak(ROOM)
    yield paragraph(_("Who has looked at your data or changed them"), looks.HEADING)
    if not traces:
        yield paragraph(_("Nobody yet."), looks.FORM_NOTE)
        return
    rows = [
        (f"{format_date(one.at)} {format_time(one.at.time())}", one.person, one.action, one.thing)
        for one in traces
    ]
    titles = (_("Date"), _("Who"), _("What was done"), _("To what"))
    yield forms.rows_to_read(titles, TRACE_WIDTHS, rows)
