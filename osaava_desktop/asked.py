"""What a command line asks for: a span, and the area, worker, place or group by name."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.dates import DateError, parse_date, year_span
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.office import Basis
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _

if TYPE_CHECKING:
    from osaava_desktop.store.office import Office


class Named(Protocol):
    """A thing with a name by which a person asks for it."""

    @property
    def id(self) -> UUID:
        """The id."""

    @property
    def name(self) -> str:
        """The name."""


N = TypeVar("N", bound=Named)


def scope(options: argparse.Namespace, office: "Office") -> Scope:
    """The span and what it is narrowed to."""
    from osaava_desktop.services import areas, groups, people

    start, end = _span(options, office.today)
    area = chosen(areas.areas(office), options.area, _("area"))
    worker = chosen(people.staff(office), options.worker, _("worker"))
    place = chosen(areas.named_places(office), options.place, _("place"))
    group = chosen(groups.groups(office), options.group, _("group"))
    return Scope(
        start=start,
        end=end,
        area=area.id if area else None,
        worker=worker.id if worker else None,
        place=place.id if place else None,
        group=group.id if group else None,
        basis=Basis(options.basis) if options.basis else office.profile.basis,
    )


def other_scope(options: argparse.Namespace, scope: Scope) -> Scope | None:
    """The same of the span that it is compared with, if there is one."""
    if options.compare_start is None and options.compare_end is None:
        return None
    if options.compare_start is None or options.compare_end is None:
        raise PlainError(_("Give both --compare-from and --compare-to."))
    if options.members:
        raise PlainError(_("A comparison holds no members."))
    start, end = day(options.compare_start), day(options.compare_end)
    if end < start:
        raise PlainError(_("The end is before the start."))
    return replace(scope, start=start, end=end)


def _span(options: argparse.Namespace, today: date) -> tuple[date, date]:
    if options.start is None and options.end is None:
        return year_span(options.year or today.year)
    if options.year is not None:
        raise PlainError(_("Give either --year, or --from and --to."))
    start, end = day(options.start), day(options.end)
    if end < start:
        raise PlainError(_("The end is before the start."))
    return start, end


def day(text: str | None) -> date:
    """A day as a person types it."""
    if text is None:
        raise PlainError(_("Give both --from and --to."))
    try:
        return parse_date(text, date.today())
    except DateError as error:
        raise PlainError(str(error)) from None


def chosen(things: Sequence[N], name: str | None, kind: str) -> N | None:
    """The one thing of that name (letters and accents alike), or None where no name is given.

    Raises a PlainError that lists the names; an empty name is one that nothing bears.
    """
    if name is None:
        return None
    found = [thing for thing in things if folded(thing.name) == folded(name)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(sorted({thing.name for thing in things}))
    raise PlainError(
        _("No {kind}, or more than one, bears that name. There are: {names}").format(kind=kind, names=names)
    )
