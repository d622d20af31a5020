"""What leaves the office as a file: written whole or not at all."""

import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from osaava_desktop.domain.figures import Figure, Scope
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.texts import format_date
from osaava_desktop.domain.workbooks import Cell, Workbook
from osaava_desktop.errors import ReadOnly, StoreError
from osaava_desktop.i18n import _
from osaava_desktop.reports import workbook
from osaava_desktop.store import slots
from osaava_desktop.store.database import held_files
from osaava_desktop.store.faults import translating_files
from osaava_desktop.store.files import write_whole
from osaava_desktop.store.office import Office

_OF_AN_OFFICE = re.compile(r"\.osaava($|-)", re.IGNORECASE)
"""In the names of an office, of its keys, journal and backups, wherever they lie."""


def write(path: Path, content: bytes) -> None:
    """Writes a paper or a workbook to `path`; raises a StoreError, and then no part of it is there."""
    refuse_what_is_no_paper(path)
    try:
        with translating_files(path):
            write_whole(path, content)
    except ReadOnly:
        raise ReadOnly(_("The file cannot be written there. Choose another name or folder.")) from None


def write_traced(
    office: Office, path: Path, content: Callable[[], bytes], action: Action, thing: str
) -> None:
    """Writes a file, and leaves a trace of it that names the `thing`: both or neither.

    An office that is only read can note nothing; members of figures never leave such a one.
    """
    if office.read_only and action is not Action.EXPORT_MEMBERS:
        write(path, content())
        return
    with office.change(action, thing=thing):
        write(path, content())


def refuse_what_is_no_paper(path: Path) -> None:
    """A paper never takes the place of an office, of its keys, of a folder or of a device."""
    if os.path.exists(path) and not os.path.isfile(path):
        raise StoreError(_("This is no file but a folder or a device. Choose another name."))
    if _OF_AN_OFFICE.search(path.name) or any(_same(path, own) for own in _open_files()):
        raise StoreError(_("This name belongs to an office file. Choose another name."))


def _open_files() -> list[Path]:
    return [own for office in held_files() for own in (office, *slots.copies(office))]


def _same(path: Path, other: Path) -> bool:
    try:
        return os.path.samefile(path, other)
    except OSError:  # one of them is not there
        return False


def figures_json(scope: Scope, names: Mapping[str, str | None], figures: Mapping[str, Figure]) -> str:
    """The figures as JSON; `names` are the area, worker, place and group by which they were narrowed."""
    data: dict[str, Any] = {"year": scope.year, "from": scope.start.isoformat(), "to": scope.end.isoformat()}
    data |= {key: names.get(key) for key in ("area", "worker", "place", "group")}
    data["basis"] = scope.basis.value
    data["figures"] = {
        key: {
            "n": one.n,
            "in_base": one.in_base,
            "of": one.of,
            "target": one.target,
            "estimate": one.estimate,
        }
        for key, one in figures.items()
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def note_exported(office: Office, scope: Scope) -> None:
    """Leaves a trace of figures that were taken out; a file that can't be written keeps none."""
    if not office.read_only:
        with office.change(Action.EXPORT_FIGURES, thing=scope.trail):
            pass


def write_list(
    office: Office,
    path: Path,
    page: str,
    *,
    title: str,
    facts: Sequence[str],
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
) -> None:
    """Writes what a list shows to `path` as a workbook, and leaves a trace of it; `page` names the list.

    `facts` say what the list is narrowed to. Raises a StoreError or NotAllowed, and then nothing is there.
    """
    book = sheet(office, title=title, facts=facts, columns=columns, rows=rows)
    write_sheets(office, path, f"{page} {len(rows)}", [book])


def sheet(
    office: Office,
    *,
    title: str,
    facts: Sequence[str],
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
) -> Workbook:
    """A sheet that says whose it is and of which day."""
    profile = office.profile
    source = " · ".join(filter(None, (profile.project or profile.organisation, format_date(office.today))))
    return Workbook(
        title=title,
        facts=[source, *facts],
        columns=columns,
        rows=rows,
        practice=_("PRACTICE") if profile.practice else "",
    )


def write_sheets(office: Office, path: Path, thing: str, books: Sequence[Workbook]) -> None:
    """Writes sheets to `path` as one workbook, and leaves a trace of it that names the `thing`."""
    content = workbook.render(*books)
    write_traced(office, path, lambda: content, Action.EXPORT_LIST, thing)
