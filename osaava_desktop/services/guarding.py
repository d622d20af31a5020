"""Guards the small sensitive figures of a part of the office, and those that would give them away.

What an area's report keeps back could be worked out from the whole office's and the other areas' reports, so
a figure is looked at beside those of all areas (workers, places). The sensitive ones are told by area and
calendar year only: a worker's or a place's number may be an area's, and spans can be taken from each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from osaava_desktop.domain import small_cells
from osaava_desktop.domain.figures import Figure, Found, Scope
from osaava_desktop.domain.small_cells import Mark, is_guarded, is_sensitive
from osaava_desktop.domain.words import Gender
from osaava_desktop.services import areas, figures, people
from osaava_desktop.store.office import Office

_ENDINGS = tuple(f".{gender}" for gender in Gender)


def guarded(office: Office, scope: Scope, found: Found) -> dict[str, Figure]:
    """The figures of `scope`; of a part of the office, small sensitive ones are masked for paper."""
    keys = [key for key, figure in found.items() if is_guarded(key) and figure.n is not None]
    masked = dict(found)
    if scope.whole_office:
        return masked
    untold = [key for key in keys if not is_told(scope, key)]
    masked |= {key: replace(masked[key], masked=True, held_back=True) for key in untold}
    keys = [key for key in keys if key not in untold]
    if not keys:
        return masked
    for own, parts in _divisions(office, scope, keys):
        for key, mark in _marks(own, parts, keys):
            if mark is not Mark.SHOWN:
                held_back = mark is Mark.HELD_BACK or masked[key].held_back
                masked[key] = replace(masked[key], masked=True, held_back=held_back)
    return masked


def is_told(scope: Scope, key: str) -> bool:
    """Whether paper tells a figure of the part that `scope` is, or of its areas; small ones are hidden."""
    return not is_sensitive(key) or (scope.area_only and scope.year is not None)


def _divisions(office: Office, scope: Scope, keys: Sequence[str]) -> Iterator[tuple[int, list[Found]]]:
    """For each dimension that narrows the scope: which part of it this is, and the figures of all parts."""
    divisions = []
    if scope.area is not None:
        divisions.append([replace(scope, area=area.id) for area in areas.areas(office)])
    if scope.worker is not None:
        divisions.append([replace(scope, worker=person.id) for person in people.staff(office)])
    if scope.place is not None:
        divisions.append([replace(scope, place=place.id) for place in areas.places(office)])
    for parts in divisions:
        if scope not in parts:  # one that lies in the bin
            parts.append(scope)
        yield parts.index(scope), [figures.chosen(office, one, keys) for one in parts]


def _marks(own: int, parts: Sequence[Found], keys: Sequence[str]) -> Iterator[tuple[str, Mark]]:
    """How each figure of the part is printed beside the same figures of the others.

    The genders of an indicator add up to it, wherever it is printed itself.
    """
    for key in (key for key in keys if not key.endswith(_ENDINGS)):
        [cells] = small_cells.guarded([_row(parts, key)])
        yield key, cells[own].mark
        genders = [f"{key}{ending}" for ending in _ENDINGS if f"{key}{ending}" in keys]
        shown = [cell.mark is Mark.SHOWN for cell in cells]
        rows = small_cells.guarded([_row(parts, one) for one in genders], column_totals=shown)
        for gender, row in zip(genders, rows, strict=True):
            yield gender, row[own].mark


def _row(parts: Sequence[Found], key: str) -> list[int | None]:
    return [part[key].n for part in parts]
