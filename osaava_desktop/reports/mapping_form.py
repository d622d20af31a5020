"""The mapping on paper: blank for the pen, or as it was written down."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer

from osaava_desktop.domain.client_papers import MappingPaper
from osaava_desktop.domain.mapping import HistoryKind, HistoryLine, WholeMapping
from osaava_desktop.domain.mapping_form import OPTIONS, QUESTIONS, SENSITIVE, MappingSection, Option, Question
from osaava_desktop.domain.papers import Issuer
from osaava_desktop.domain.texts import format_weekday_date
from osaava_desktop.i18n import _
from osaava_desktop.reports import flow, forms, looks
from osaava_desktop.reports.flow import Around
from osaava_desktop.reports.scores import score_bars
from osaava_desktop.reports.text import fitted, paragraph

PAGES = (
    (MappingSection.LIFE_SITUATION, MappingSection.EDUCATION_AND_WORK),
    (MappingSection.WORK_ABILITY, MappingSection.EVERYDAY_LIFE),
    (MappingSection.MOTIVATION,),
)
"""The sections on each page of the blank form: none is split."""

PEN_LINES = {
    MappingSection.LIFE_SITUATION: 2,
    MappingSection.EDUCATION_AND_WORK: 1,
    MappingSection.WORK_ABILITY: 5,
    MappingSection.EVERYDAY_LIFE: 4,
    MappingSection.MOTIVATION: 5,
}
SCHOOLS, EMPLOYERS = 2, 3
"""Rows to fill in."""

FACT_WIDTHS = (62 * mm, 32 * mm, 34 * mm, 42 * mm)
HISTORY_WIDTHS = (58 * mm, 40 * mm, 26 * mm, 46 * mm)
ROOM = 34 * mm
"""A heading and what begins below it; with less room left on the page, it begins the next one."""


def render(paper: MappingPaper, language: str) -> bytes:
    """The form as a PDF in a language; the same paper gives the same bytes."""
    return flow.render(lambda: _around(paper), lambda: _story(paper), language)


def _around(paper: MappingPaper) -> Around:
    title = _("Initial mapping")
    if paper.number:
        title = f"{title} {paper.number}"
    foot = paper.issuer.privacy_notice or f"{paper.issuer.project_name} · {title}"
    return Around(issuer=paper.issuer, title=title, lines=project_lines(paper.issuer), foot=foot)


def project_lines(issuer: Issuer) -> list[str]:
    """The project, and its code, below the organisation."""
    code = _("project code {code}").format(code=issuer.project_code) if issuer.project_code else ""
    return [line for line in (issuer.project_name, code) if line]


def _story(paper: MappingPaper) -> Iterator[Flowable]:
    yield fitted(_("Initial mapping"), looks.TITLE, looks.WIDTH, looks.TITLE.leading)
    if paper.own_copy:
        yield paragraph(_("Your own copy"), looks.PROJECT)
    yield Spacer(1, 6)
    yield _head(paper)
    yield Spacer(1, 8)
    if paper.whole is None:
        yield from _blank()
    else:
        yield from _filled(paper, paper.whole)


def _head(paper: MappingPaper) -> Flowable:
    whole = paper.whole
    pairs = (
        (_("Name"), paper.name),
        (_("Client number"), paper.number),
        (_("Date"), format_weekday_date(whole.mapping.on) if whole else ""),
        (_("Worker"), paper.worker),
    )
    return forms.facts(pairs, FACT_WIDTHS, to_fill=whole is None)


# Blank


def _blank() -> Iterator[Flowable]:
    note = _("Answering is voluntary. You may leave anything empty, and say so where there is a box for it.")
    yield paragraph(note, looks.FORM_NOTE)
    for place, sections in enumerate(PAGES):
        if place:
            yield PageBreak()
        for section in sections:
            last = section is sections[-1] and len(sections) > 1
            yield from _blank_section(section, fills=last)
    yield from _titled(_("Needs, and what comes next"))
    yield forms.PenLines(4, fills=True)


def _blank_section(section: MappingSection, *, fills: bool) -> Iterator[Flowable]:
    yield from _titled(section.label)
    for one in QUESTIONS[section]:
        yield forms.question(one.label, _choices(one, ()))
    if section is MappingSection.EDUCATION_AND_WORK:
        yield Spacer(1, 3)
        yield forms.rows_to_fill(_history_titles(HistoryKind.EDUCATION), HISTORY_WIDTHS, SCHOOLS)
        yield Spacer(1, 6)
        yield forms.rows_to_fill(_history_titles(HistoryKind.WORK), HISTORY_WIDTHS, EMPLOYERS)
        yield Spacer(1, 4)
    yield paragraph(_("In your own words"), looks.LABEL)
    yield forms.PenLines(PEN_LINES[section], fills=fills)


# Filled in


def _filled(paper: MappingPaper, whole: WholeMapping) -> Iterator[Flowable]:
    for section in MappingSection:
        yield from _section(whole, section)
    yield from _text_of(_("Needs"), whole.mapping.needs)
    yield from _text_of(_("Worker's remarks"), whole.mapping.remarks)
    if paper.scores is not None:
        yield Spacer(1, 6)
        yield KeepTogether([*_titled(_("Kykyviisari")), *score_bars(paper.scores)])
        for one in (paper.scores.start, paper.scores.latest):
            if one is not None and one.note:
                yield paragraph(one.note, looks.BODY)


def _section(whole: WholeMapping, section: MappingSection) -> Iterator[Flowable]:
    """What was answered and written; a section where nothing was says so."""
    answered = [one for one in QUESTIONS[section] if whole.answers.get(one)]
    text = whole.mapping.text(section)
    history = whole.history if section is MappingSection.EDUCATION_AND_WORK else ()
    yield CondPageBreak(ROOM)
    yield from _titled(section.label)
    for one in answered:
        yield forms.question(one.label, _choices(one, whole.answers[one]))
    for kind in HistoryKind:
        rows = [_history_row(line) for line in history if line.kind is kind]
        if rows:
            yield Spacer(1, 4)
            yield forms.rows_to_read(_history_titles(kind), HISTORY_WIDTHS, rows)
            yield Spacer(1, 4)
    if text:
        yield Spacer(1, 3)
        yield from _paragraphs(text)
    if not (answered or text or history):
        yield paragraph(_("Nothing was written down."), looks.FORM_NOTE)


def _text_of(title: str, text: str) -> Iterator[Flowable]:
    if text:
        yield CondPageBreak(ROOM)
        yield from _titled(title)
        yield from _paragraphs(text)


def _paragraphs(text: str) -> Iterator[Flowable]:
    """The text line by line, so that a long one runs on over pages."""
    for line in text.splitlines():
        yield paragraph(line, looks.WRITTEN)
    yield Spacer(1, 5)


# Both


def _titled(title: str) -> Sequence[Flowable]:
    return (paragraph(title, looks.HEADING),)


def _choices(question: Question, chosen: Sequence[Option]) -> list[tuple[str, bool]]:
    """The options of a question; a sensitive one may be refused."""
    offered = [(option.label, option in chosen) for option in OPTIONS[question]]
    if question in SENSITIVE or Option.DECLINED in chosen:
        offered.append((_("I do not want to answer"), Option.DECLINED in chosen))
    return offered


def _history_titles(kind: HistoryKind) -> tuple[str, str, str, str]:
    if kind is HistoryKind.EDUCATION:
        return _("School"), _("Field"), _("Years"), _("Qualification")
    return _("Employer"), _("Field"), _("Years"), _("Work done")


def _history_row(line: HistoryLine) -> tuple[str, str, str, str]:
    years = (line.from_year, line.to_year)
    span = "–".join("" if year is None else str(year) for year in years) if any(years) else ""
    return line.organisation, line.field, span, line.qualification
