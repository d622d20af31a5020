"""Figures of a year against those of its parts."""

import datetime as dt

from osaava_desktop.domain.dates import year_span
from osaava_desktop.domain.figures import Figure, Scope, year_scope
from osaava_desktop.services.figures import compute, members
from osaava_desktop.store.office import Office
from tests.services.figures import keys


def numbers(found: dict[str, Figure]) -> dict[str, int | None]:
    return {key: one.n for key, one in found.items()}


def parts(*cuts: dt.date) -> list[Scope]:
    """2025 in parts that begin on `cuts`."""
    start, end = year_span(2025)
    begins = sorted({start, *cuts})
    ends = [begin - dt.timedelta(days=1) for begin in begins[1:]] + [end]
    return [Scope(start=begin, end=last) for begin, last in zip(begins, ends, strict=True)]


def check_year_against(office: Office, spans: list[Scope]) -> None:
    """Persons of the year are at most the sum of the parts, and at least the largest; rows add up."""
    year, found = numbers(compute(office, year_scope(2025))), [numbers(compute(office, one)) for one in spans]
    for key in keys.PERSONS:
        counts = [part[key] or 0 for part in found]
        assert max(counts) <= (year[key] or 0) <= sum(counts), key
    for key in keys.ROWS:
        assert year[key] == sum(part[key] or 0 for part in found), key
    for key in ("named", "mapping.persons", "groups.persons", "pathways.persons"):
        met = {member.id for part in spans for member in members(office, part, key)}
        assert year[key] == len(met), key
