"""What leaves the office as a file: written whole or not at all."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from osaava_desktop.domain.figures import Figure, Scope
from osaava_desktop.domain.policy import Action
from osaava_desktop.store.faults import translating_files
from osaava_desktop.store.files import write_whole
from osaava_desktop.store.office import Office


def write(path: Path, content: bytes) -> None:
    """Writes a paper or a workbook to `path`; raises a StoreError, and then no part of it is there."""
    with translating_files(path):
        write_whole(path, content)


def figures_json(scope: Scope, names: Mapping[str, str | None], figures: Mapping[str, Figure]) -> str:
    """The figures as JSON; `names` are the area, worker and place by which they were narrowed."""
    data: dict[str, Any] = {"year": scope.year, "from": scope.start.isoformat(), "to": scope.end.isoformat()}
    data |= {key: names.get(key) for key in ("area", "worker", "place")}
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
        with office.change(Action.EXPORT_FIGURES, thing=f"{scope.start} {scope.end}"):
            pass
