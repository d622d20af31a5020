"""The attendance report of one group: its numbers by month, and its sessions with who led them."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from osaava_desktop.domain.attendance_papers import AttendancePaper, AttendanceSum, HeldSession
from osaava_desktop.domain.guidance import format_minutes
from osaava_desktop.domain.papers import Align, Column, FigureTable
from osaava_desktop.domain.texts import (
    NO_BREAK_SPACE,
    format_date,
    format_month,
    format_number,
    format_weekday_date,
)
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.reports import flow, looks
from osaava_desktop.reports.flow import Around
from osaava_desktop.reports.mapping_form import project_lines
from osaava_desktop.reports.sheet_frame import span
from osaava_desktop.reports.tables import figure_table
from osaava_desktop.reports.text import fitted, paragraph

ROOM = 40 * mm


def render(paper: AttendancePaper, language: str) -> bytes:
    """The report as a PDF in a language; the same paper gives the same bytes."""
    return flow.render(lambda: _around(paper), lambda: _story(paper), language)


def _around(paper: AttendancePaper) -> Around:
    issuer, title = paper.issuer, _("Attendance report")
    foot = " · ".join(filter(None, (issuer.project_name, title, _span(paper))))
    return Around(issuer=issuer, title=title, lines=project_lines(issuer), foot=foot)


def _span(paper: AttendancePaper) -> str:
    return f"{format_date(paper.start)}–{format_date(paper.end)}"


def _story(paper: AttendancePaper) -> Iterator[Flowable]:
    yield paragraph(_("Attendance report"), looks.TITLE)
    about = (
        _("A group") if paper.sensitive else " · ".join(filter(None, (paper.group, paper.kind, paper.place)))
    )
    yield fitted(about, looks.PROJECT, looks.WIDTH, 2 * looks.PROJECT.leading, smallest=7)
    yield paragraph(_span(paper), looks.BODY)
    yield from figure_table(by_month(paper), 1, looks.WIDTH)
    yield Spacer(1, 6)
    yield paragraph(" ".join(_notes(paper)), looks.CAPTION)
    if paper.sessions:
        yield CondPageBreak(ROOM)
        yield Spacer(1, 10)
        yield from figure_table(by_session(paper), 2, looks.WIDTH)


def by_month(paper: AttendancePaper) -> FigureTable:
    """The sums of each month, and of the whole span."""
    titles = (_("Sessions"), _("Persons"), _("Visits"), _("Unnamed"), _("In all"), _("Time"))
    return FigureTable(
        caption=_("Attendance by month"),
        columns=(Column(title=_("Month"), align=Align.LEFT), *(Column(title=title) for title in titles)),
        rows=tuple((format_month(one.start), *_numbers(one)) for one in paper.months),
        total=(_("Whole span"), *_numbers(paper.total)),
    )


def by_session(paper: AttendancePaper) -> FigureTable:
    """The sessions held; of a sensitive group without their topics."""
    left = [_("Date"), _("Time of day"), _("Led by")] + ([] if paper.sensitive else [_("Topic")])
    columns = [Column(title=title, align=Align.LEFT) for title in left]
    columns += [Column(title=title) for title in (_("By name"), _("Unnamed"), _("Time"))]
    return FigureTable(
        caption=_("Sessions held"),
        columns=tuple(columns),
        rows=tuple(_session(paper, one) for one in paper.sessions),
    )


def _numbers(one: AttendanceSum) -> tuple[str, ...]:
    counted = (one.sessions, one.persons, one.visits, one.unnamed, one.visits + one.unnamed)
    return (
        *(format_number(number) for number in counted),
        _time(one.minutes),
    )


def _session(paper: AttendancePaper, one: HeldSession) -> tuple[str, ...]:
    words = (format_weekday_date(one.on), span(one.starts, one.ends), one.leader)
    topic = () if paper.sensitive else (one.topic,)
    numbers = (format_number(one.visits), format_number(one.unnamed))
    return (
        *words,
        *topic,
        *numbers,
        "" if one.minutes is None else _time(one.minutes),
    )


def _time(minutes: int) -> str:
    return format_minutes(minutes).replace(" ", NO_BREAK_SPACE)


def _notes(paper: AttendancePaper) -> Iterator[str]:
    """How the numbers are meant."""
    yield _("A person who came in several months is counted in each of them, and once in the whole span.")
    yield _("Visits are the times that somebody was present by name.")
    if paper.total.untimed:
        untimed = ngettext(
            "Of {count} session the time is not known.",
            "Of {count} sessions the time is not known.",
            paper.total.untimed,
        )
        yield untimed.format(count=format_number(paper.total.untimed))
    if paper.not_held:
        not_held = ngettext(
            "{count} planned session was not held.",
            "{count} planned sessions were not held.",
            paper.not_held,
        )
        yield not_held.format(count=format_number(paper.not_held))
