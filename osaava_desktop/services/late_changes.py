"""What would be sent otherwise now: the figures of a frozen report that have changed since, and why."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache
from uuid import UUID

from osaava_desktop.domain import frozen as frozen_rules
from osaava_desktop.domain.figures import Figure, Scope
from osaava_desktop.domain.frozen import FrozenReport, Pseudonym
from osaava_desktop.domain.late_changes import Cause, LateChange, Thing, Why, differs, merged
from osaava_desktop.domain.openings import Opening, Place
from osaava_desktop.domain.small_cells import FEW, is_guarded, is_sensitive
from osaava_desktop.services import figures, freezing, guarding, touched
from osaava_desktop.services.figures.report import REACHED, TARGETS, VISITS
from osaava_desktop.services.touched import SOURCES, Touch
from osaava_desktop.store import pseudonyms
from osaava_desktop.store.models import ClientRow, TargetRow
from osaava_desktop.store.office import Office

_PARTS: Mapping[str, tuple[str, ...]] = {
    "visits": VISITS,
    "reached": REACHED,
    "reached.at_least": ("named", "unnamed.heads"),
    "reached.at_most": ("named", "unnamed.heads"),
}
"""Figures that are worked out from others, or families of others."""

_WATCHED = ("registered", "pathways")
"""Keys whose members are compared even where their number is the same: one may have come for another."""

_PLACES = {
    Thing.SESSION: Place.SESSION,
    Thing.MEETING: Place.MEETING,
    Thing.PARTNER: Place.PARTNER,
    Thing.OPPORTUNITY: Place.OPPORTUNITY,
    Thing.VISIT: Place.VISIT,
}


def late(office: Office, report: FrozenReport) -> list[LateChange]:
    """The figures that differ now, in the order in which they were sent.

    The numbers are looked at first, and members only of those that differ.
    """
    scope = frozen_rules.scope_of(report)
    now, then = figures.compute(office, scope), freezing.figures_of(office, report)
    pairs = {key: (figure, now.get(key, Figure(key=key, n=None))) for key, figure in then.items()}
    sought = [key for key, (old, new) in pairs.items() if old.n != new.n or key.startswith(_WATCHED)]
    seeker = _Seeker(office, report, scope, sought)
    changed = {key: pair for key, pair in pairs.items() if differs(*pair) or seeker.has_others(key)}
    return [
        LateChange(then=old, now=new, causes=merged(_causes(seeker, changed, old, new)))
        for old, new in changed.values()
    ]


def has_changed(office: Office, report: FrozenReport, now: Mapping[str, Figure]) -> bool:
    """Whether a figure would be sent otherwise, of those that are counted already."""
    then = freezing.figures_of(office, report)
    return any(differs(old, now[key]) for key, old in then.items() if key in now)


def shown(office: Office, report: FrozenReport) -> tuple[dict[str, Figure], list[LateChange]]:
    """The figures as they were sent and what has changed, for lists that may leave the office.

    Of a part of the office what its paper hides is hidden, and what changed it.
    """
    scope = frozen_rules.scope_of(report)
    then, changes = freezing.figures_of(office, report), late(office, report)
    if scope.whole_office:
        return then, changes
    now = guarding.guarded(office, scope, figures.compute(office, scope))
    then = {key: _hidden(figure, now[key]) if key in now else figure for key, figure in then.items()}
    return then, [
        _untold(change, then[change.key]) if then[change.key].masked else change for change in changes
    ]


def _hidden(then: Figure, now: Figure) -> Figure:
    """The figure as it was sent, hidden where it is small, or where today's is hidden."""
    few = is_guarded(then.key) and then.n in FEW and not now.held_back
    return replace(then, masked=True, held_back=not few) if few or now.masked else then


def _untold(change: LateChange, then: Figure) -> LateChange:
    now = replace(change.now, masked=True, held_back=True)
    return LateChange(then=then, now=now, causes=(Cause(why=Why.SENSITIVE, by=0),))


def _causes(seeker: "_Seeker", changed: Collection[str], then: Figure, now: Figure) -> Iterator[Cause]:
    """Why one figure differs: at least one cause."""
    by = (now.n or 0) - (then.n or 0)
    found = list(_of_members(seeker, changed, then.key, by)) if by or seeker.has_others(then.key) else []
    yield from found
    if then.target != now.target:
        yield seeker.of_target(then.key)
    elif not found:
        yield Cause(why=Why.BASE if by == 0 else Why.UNKNOWN, by=by)


def _of_members(seeker: "_Seeker", changed: Collection[str], key: str, by: int) -> Iterator[Cause]:
    if is_sensitive(key):
        yield Cause(why=Why.SENSITIVE, by=by)
    elif key in _PARTS:
        for part in changed:
            if part.startswith(_PARTS[key]) and part not in _PARTS:
                yield from seeker.of_members(part)
    else:
        yield from seeker.of_members(key)


class _Seeker:
    """Looks for what happened to the members of figures that differ; what is read is held in hand."""

    def __init__(self, office: Office, report: FrozenReport, scope: Scope, keys: Collection[str]) -> None:
        assert report.created is not None
        self._office, self._scope, self._since = office, scope, report.created
        told = [key for key in keys if not is_sensitive(key)]
        self._pseudonym = cache(pseudonyms.maker())
        self._then = freezing.members_of(office, report, told)
        self._now = {key: dict(self._named(rows)) for key, rows in figures.bare(office, scope, told).items()}
        self._touches: dict[str, dict[str, list[Touch]]] = {}
        self._there: dict[str, set[str]] = {}
        self._numbers: dict[UUID, str] = {}

    def has_others(self, key: str) -> bool:
        """Whether a figure that was looked into counts others than it did."""
        return self._then.get(key, {}).keys() != self._now.get(key, {}).keys()

    def of_members(self, key: str) -> Iterator[Cause]:
        """A cause for each member that came or went, or is counted another number of times."""
        then, now = self._then.get(key, {}), self._now.get(key, {})
        for row in sorted(then.keys() | now.keys()):
            old, new = then.get(row), now.get(row)
            by = (new.times if new else 0) - (old.times if old else 0)
            if by:
                yield self._cause(key, row, old or new, by)

    def of_target(self, key: str) -> Cause:
        """When the target was set anew."""
        row = TargetRow
        query = self._office.visible(row, row.changed, bin=True).order_by(row.changed.desc())
        query = query.where(row.indicator == TARGETS[key], row.year == self._scope.start.year)
        area = row.area.is_null() if self._scope.area is None else row.area == self._scope.area
        changed = query.where(area).tuples().first()
        opens = Opening(place=Place.TARGETS)
        return Cause(why=Why.TARGET, by=0, on=self._day(changed[0]) if changed else None, opens=opens)

    def _named(
        self, rows: Collection[tuple[UUID, int, UUID | None, object]]
    ) -> Iterator[tuple[str, Pseudonym]]:
        for row, count, client, _on in rows:
            name = self._pseudonym(row)
            whose = self._pseudonym(client) if client is not None and client != row else ""
            yield name, Pseudonym(row=name, client=whose, times=count)

    def _cause(self, key: str, row: str, member: Pseudonym | None, by: int) -> Cause:
        family = key.split(".")[0]
        near = self._near(family)
        whose = member.client if member else ""
        found = near.get(row) or near.get(whose) or []
        if not found:
            gone = by < 0 and row not in self._all(family)
            return Cause(why=Why.REMOVED if gone else Why.UNKNOWN, by=by)
        return self._told(max(found, key=lambda one: (self._pseudonym(one.own) == row, *_rank(one, by))), by)

    def _told(self, touch: Touch, by: int) -> Cause:
        client = touch.record if touch.thing is Thing.CLIENT else touch.client
        place = Place.CLIENT if client else _PLACES.get(touch.thing)
        return Cause(
            why=touch.why,
            by=by,
            thing=touch.thing,
            number=self._number(client) if client else "",
            on=self._day(touch.at),
            opens=Opening(place=place, record=client or touch.record) if place else None,
        )

    def _near(self, family: str) -> dict[str, list[Touch]]:
        """The touches of the tables that a family is counted from, by the pseudonyms of all they concern."""
        if family not in self._touches:
            near: dict[str, list[Touch]] = {}
            for table in SOURCES.get(family, ()):
                for touch in touched.touches(self._office, table, self._since, self._scope):
                    for record in touch.concerns:
                        near.setdefault(self._pseudonym(record), []).append(touch)
            self._touches[family] = near
        return self._touches[family]

    def _all(self, family: str) -> set[str]:
        """The pseudonyms of all that could still be there."""
        if family not in self._there:
            ids = touched.all_ids(self._office, (*SOURCES.get(family, ()), ClientRow))
            self._there[family] = {self._pseudonym(one) for one in ids}
        return self._there[family]

    def _number(self, client: UUID) -> str:
        if not self._numbers:
            row = ClientRow
            self._numbers = dict(self._office.visible(row, row.id, row.number, bin=True).tuples())
        return self._numbers.get(client, "")

    def _day(self, at: dt.datetime) -> dt.date:
        return at.replace(tzinfo=dt.UTC).astimezone(self._office.clock().tzinfo).date()


def _rank(touch: Touch, by: int) -> tuple[bool, bool, dt.datetime]:
    """The likeliest cause: of the span, a record entered for what is more and one binned for what is less."""
    fits = touch.why is (Why.ENTERED if by > 0 else Why.BINNED)
    return touch.counted, fits, touch.at
