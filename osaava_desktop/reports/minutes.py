"""The minutes of a meeting: when and where, who was there, what was noted, what was agreed on."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table

from osaava_desktop.domain.meetings import MinutesPaper
from osaava_desktop.domain.texts import format_date, format_weekday_date
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.reports import flow, forms, looks
from osaava_desktop.reports.flow import Around
from osaava_desktop.reports.mapping_form import project_lines
from osaava_desktop.reports.text import fitted, paragraph

ROOM = 40 * mm
FACT_WIDTHS = (45 * mm, 75 * mm, 50 * mm)
ACTION_WIDTHS = (82 * mm, 42 * mm, 23 * mm, 23 * mm)
SIGNED_WIDTHS = (60 * mm, 110 * mm)


def render(paper: MinutesPaper, language: str) -> bytes:
    """The minutes as a PDF in a language; the same paper gives the same bytes."""
    return flow.render(lambda: _around(paper), lambda: _story(paper), language)


def _around(paper: MinutesPaper) -> Around:
    title = f"{_('Meeting minutes')} {format_date(paper.on)}"
    foot = " · ".join(filter(None, (paper.issuer.project_name or paper.issuer.organisation, title)))
    return Around(issuer=paper.issuer, title=title, lines=project_lines(paper.issuer), foot=foot)


def _story(paper: MinutesPaper) -> Iterator[Flowable]:
    kind = paper.type.label
    yield fitted(paper.title or _capital(kind), looks.TITLE, looks.WIDTH, 2 * looks.TITLE.leading)
    under = f"{_('Meeting minutes')} · {kind}" if paper.title else _("Meeting minutes")
    yield paragraph(under, looks.PROJECT)
    yield Spacer(1, 8)
    yield _facts(paper)
    yield from _present(paper)
    yield from _notes(paper)
    yield from _agreed(paper)
    yield _signed()


def _facts(paper: MinutesPaper) -> Table:
    pairs = (
        (_("Date"), format_weekday_date(paper.on)),
        (_("Place"), paper.place or "–"),
        (_("Held by"), paper.worker or "–"),
    )
    return forms.facts(pairs, FACT_WIDTHS)


def _present(paper: MinutesPaper) -> Iterator[Flowable]:
    count = len(paper.participants)
    yield paragraph(_("Present"), looks.HEADING)
    counted = ngettext("{count} person", "{count} people", count).format(count=count)
    names = ", ".join(paper.participants)
    yield paragraph(f"{names} ({counted})" if names else "–", looks.BODY)


def _notes(paper: MinutesPaper) -> Iterator[Flowable]:
    if paper.note:
        yield paragraph(_("Notes"), looks.HEADING)
        for line in paper.note.splitlines():
            yield paragraph(line, looks.BODY)


def _agreed(paper: MinutesPaper) -> Iterator[Flowable]:
    yield CondPageBreak(ROOM)
    yield paragraph(_("Agreed actions"), looks.HEADING)
    if not paper.actions:
        yield paragraph(_("Nothing was agreed on."), looks.FORM_NOTE)
        return
    titles = (_("What was agreed on"), _("Who"), _("Due"), _("Done"))
    rows = [
        (
            one.what,
            one.who or "–",
            format_date(one.due) if one.due else "–",
            format_date(one.done) if one.done else "",
        )
        for one in paper.actions
    ]
    yield forms.rows_to_read(titles, ACTION_WIDTHS, rows)


def _signed() -> Flowable:
    """Where the one who led the meeting signs, kept on one page."""
    lines = forms.facts(
        ((_("Date"), ""), (_("Signature and name in print"), "")), SIGNED_WIDTHS, to_fill=True
    )
    return KeepTogether([Spacer(1, 14 * mm), lines])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
