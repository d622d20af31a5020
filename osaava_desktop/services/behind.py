"""Behind a figure: its rule and filter in words, who is counted and who is not, where each one opens.

The members may leave the office as a workbook: client numbers only, never of what is sensitive, with a trace.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from osaava_desktop.domain import figure_rules
from osaava_desktop.domain.figures import Figure, Member, Scope, label
from osaava_desktop.domain.openings import Opening, Place
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.texts import capital, format_fraction, format_number
from osaava_desktop.domain.workbooks import Cell, Workbook
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.reports import workbook
from osaava_desktop.services import exports, figures, figures_book, figures_members, scopes
from osaava_desktop.store.models import SurveyAnswerRow, UnnamedRow
from osaava_desktop.store.office import Office

_OWN_PAGES = {"meetings": Place.MEETING, "partners": Place.PARTNER, "opportunities": Place.OPPORTUNITY}


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A figure in words: what is counted, of whom, under which filter; of an estimate also its parts."""

    rule: str
    base: str
    filter: str
    counted: str
    parts: str


def explanation(office: Office, scope: Scope, figure: Figure, members: Sequence[Member]) -> Explanation:
    """What stands below the title of a figure."""
    base = figure_rules.base(figure.key, scope.basis)
    fraction = format_fraction(figure.in_base or 0, figure.of) if figure.of else ""
    return Explanation(
        rule=figure_rules.rule(figure.key),
        base=_("{fraction}: {base}").format(fraction=fraction, base=base) if fraction and base else base,
        filter=scopes.filter_words(office, scope),
        counted=_counted(members),
        parts=_parts(office, scope) if figure.key.startswith("reached") else "",
    )


def has_rest(figure: Figure) -> bool:
    """Whether the base has people who are not counted, and can be listed."""
    based = figure_rules.is_of_registered(figure.key) and figure.key != "criminal_background"
    return based and not figure.estimate and (figure.in_base or 0) < (figure.of or 0)


def not_counted(office: Office, scope: Scope, figure: Figure) -> list[Member]:
    """Who is in the base of a figure but not counted in it."""
    counted = {one.client for one in figures.members(office, scope, figure.key)}
    base = figures.members(office, scope, f"registered.{scope.basis}")
    return [one for one in base if one.client not in counted]


def may_export(office: Office, scope: Scope, key: str) -> bool:
    """Whether who is signed in may take the client numbers of a figure out of the office."""
    return figures_book.may_write_members(office) and figures_members.may_leave(office, scope, key)


def write_members(
    office: Office, path: Path, scope: Scope, figure: Figure, members: Sequence[Member]
) -> None:
    """Writes the members with their client numbers, without any name, and leaves a trace of it.

    Raises a PlainError, and then nothing is there.
    """
    if not figures_members.may_leave(office, scope, figure.key):
        raise PlainError(_("The client numbers behind this figure never leave the office."))
    book = _book(office, scope, figure, members)
    exports.write_traced(office, path, lambda: workbook.render(book), Action.EXPORT_MEMBERS, figure.key)


def opening_of(office: Office, key: str, member: Member) -> Opening | None:
    """Where a member is opened; None where it has no page of its own."""
    family, *rest = key.split(".")
    if member.client is not None:
        return Opening(place=Place.CLIENT, record=member.client)
    if family == "survey":
        return _paper(office, member.id)
    if family in _OWN_PAGES:
        return Opening(place=_OWN_PAGES[family], record=member.id)
    if key == "groups":
        return Opening(place=Place.GROUP, record=member.id)
    if family == "groups" and rest[-1] == "sessions":
        return Opening(place=Place.SESSION, record=member.id)
    return _occasion(office, member.id)


def _counted(members: Sequence[Member]) -> str:
    clients = len({one.client for one in members if one.client is not None})
    rows = sum(one.count for one in members)
    words = []
    if clients:
        words.append(
            ngettext("{count} client", "{count} clients", clients).format(count=format_number(clients))
        )
    if rows != clients and members:
        words.append(_("{count} in all").format(count=format_number(rows)))
    return ", ".join(words)


def _parts(office: Office, scope: Scope) -> str:
    """The bounds of the reached and what they are put together from."""
    keys = ("named", "unnamed.heads", "unnamed.new", "reached.at_least", "reached", "reached.at_most")
    found = figures.chosen(office, scope, keys)
    named, heads, new, least, reached, most = (found[key].n or 0 for key in keys)
    text = _(
        "Met by name {named}. Without a name: {heads} heads, {new} of them new, {largest} at the largest "
        "occasion. At least {least}, at most {most}."
    ).format(
        named=format_number(named),
        heads=format_number(heads),
        new=format_number(new),
        largest=format_number(least - named),
        least=format_number(least),
        most=format_number(most),
    )
    if found["reached"].n is None:
        return f"{text} {_('There is an estimate for a calendar year only.')}"
    estimate = _("Estimate: {named} + {more} = {sum}.").format(
        named=format_number(named), more=format_number(reached - named), sum=format_number(reached)
    )
    return f"{text} {estimate}"


def _book(office: Office, scope: Scope, figure: Figure, members: Sequence[Member]) -> Workbook:
    words = explanation(office, scope, figure, members)
    base = [_("Base: {base}").format(base=words.base)] if words.base else []
    return exports.sheet(
        office,
        title=capital(label(figure.key)),
        facts=[words.filter, words.rule, *base],
        columns=[_("Client number"), _("Date"), _("Count")],
        rows=_rows(figure.key, members),
    )


def _rows(key: str, members: Sequence[Member]) -> list[tuple[Cell, ...]]:
    """The client numbers with their days and counts; a day would tell who came to a sensitive group."""
    dayless = figures_members.is_dayless(key)
    counts: Counter[tuple[str, dt.date | None]] = Counter()
    for one in members:
        if one.number:
            counts[one.number, None if dayless else one.on] += one.count
    ordered = sorted(counts, key=lambda row: (len(row[0]), row[0], str(row[1])))
    return [(number, on, counts[number, on]) for number, on in ordered]


def _occasion(office: Office, unnamed: UUID) -> Opening | None:
    """The session or the visit of unnamed heads."""
    query = office.visible(UnnamedRow, UnnamedRow.session, UnnamedRow.visit)
    found = query.where(UnnamedRow.id == unnamed).tuples().first()
    if found is None:
        return None
    session, visit = found
    return Opening(place=Place.SESSION if session else Place.VISIT, record=session or visit)


def _paper(office: Office, answer: UUID) -> Opening | None:
    """The survey paper of an answer."""
    query = office.visible(SurveyAnswerRow, SurveyAnswerRow.sheet).where(SurveyAnswerRow.id == answer)
    found = query.tuples().first()
    return Opening(place=Place.SURVEY, record=found[0]) if found else None
