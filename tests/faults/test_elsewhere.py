"""Other languages and zones of the computer, the turns of clock and year: the office tells the same."""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.services import clients
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.faults.table import Record, rounds
from tests.services import invented

ROOT = Path(__file__).parent.parent.parent

TELL = """
import datetime as dt, json, locale, sys, time
from pathlib import Path
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass
from osaava_desktop.domain import dates, texts
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.groups import Group, GroupType, Session, SessionState
from osaava_desktop.domain.workbooks import Share
from osaava_desktop.i18n import speaking
from osaava_desktop.reports import separated
from osaava_desktop.services import clients, figures, groups, outreach
from osaava_desktop.services.figures_book import csv
from tests.services import invented
from tests.services.invented import Builder

office = invented.new_office(Path(sys.argv[1]) / "o.osaava")
build = Builder(office)
for number, day in enumerate(("2025-12-31", "2026-01-01", "2026-01-31")):
    client = build.client(f"Ikonen {number} iI", birth_date=dt.date(2000, 2, 29))
    build.participation(client, day)
    build.guidance(client, day, 30)
group = groups.save(office, Group(name="Ryhmä", type=GroupType.EVENT))
for day in ("2026-03-29", "2026-10-25", "2025-12-31", "2026-01-01"):
    groups.save_session(office, Session(
        group=group.id, on=dt.date.fromisoformat(day), starts=dt.time(3, 30), ends=dt.time(4, 0)))

def counted(year):
    return figures.compute(office, year_scope(year))

with speaking("fi"):
    told = {
        "words": [texts.format_date(dt.date(2026, 1, 4)), *map(texts.format_number, (1234567, 0))],
        "typed": [str(dates.parse_date(typed, office.today)) for typed in ("5.3.2026", "29.2.2024", "+14")],
        "found": [one.number for one in clients.find(office, "IKONEN 1 i")],
        "figures": {
            year: [[key, one.n, one.in_base, one.of] for key, one in counted(year).items()]
            for year in (2025, 2026)
        },
        "csv": csv(office, year_scope(2026)).splitlines()[1:40],
        "sessions": [[str(one.on), str(one.starts)] for one in groups.sessions(office, group.id)],
        "week": [dt.date(2026, 12, 31).isocalendar().week, dt.date(2027, 1, 3).isocalendar().week],
    }
office.close()
print(json.dumps(told, sort_keys=True, default=str))
"""

LOCALES = ("C", "fi_FI.UTF-8", "en_US.UTF-8", "ar_EG.UTF-8", "tr_TR.UTF-8", "C.UTF-8")
ZONES = ("Europe/Helsinki", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC", "America/St_Johns")


def told(folder: Path, **environment: str) -> dict[str, object]:
    """What a program tells that is started there."""
    folder.mkdir()
    script = folder / "tell.py"
    script.write_text(TELL, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", str(script), str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    return told(tmp_path_factory.mktemp("usual") / "office", LC_ALL="C.UTF-8", TZ="Europe/Helsinki")


def test_what_is_told_is_finnish(usual: dict[str, object]) -> None:
    assert usual["words"] == ["4.1.2026", "1\u00a0234\u00a0567", "0"]
    assert usual["typed"] == ["2026-03-05", "2024-02-29", "2026-02-15"]
    assert usual["week"] == [53, 53]
    assert ["2026-03-29", "03:30:00"] in usual["sessions"]  # type: ignore[operator]


def test_the_computer_s_language(usual: dict[str, object], tmp_path: Path, record: Record) -> None:
    tried = LOCALES if rounds(0, 1) else ("C", "tr_TR.UTF-8")
    odd = [
        name for name in tried if told(tmp_path / name, LC_ALL=name, LANG=name, TZ="Europe/Helsinki") != usual
    ]
    record("I8", len(tried), len(odd))
    assert odd == []


def test_the_computer_s_zone(usual: dict[str, object], tmp_path: Path, record: Record) -> None:
    tried = ZONES if rounds(0, 1) else ("Pacific/Kiritimati", "Pacific/Pago_Pago")
    odd = [
        name for name in tried if told(tmp_path / name.replace("/", "-"), LC_ALL="C.UTF-8", TZ=name) != usual
    ]
    record("I9", len(tried) + 4, len(odd))
    assert odd == []


MOMENTS = (
    ("2025-12-31T23:59:59", 0, "2025-12-31T21:59:59"),
    ("2026-01-01T00:00:00", 0, "2025-12-31T22:00:00"),
    ("2026-03-29T03:30:00", 0, "2026-03-29T01:30:00"),
    ("2026-10-25T03:30:00", 0, "2026-10-25T00:30:00"),
    ("2026-10-25T03:30:00", 1, "2026-10-25T01:30:00"),
    ("2028-02-29T00:10:00", 0, "2028-02-28T22:10:00"),
)


@pytest.mark.parametrize(("local", "fold", "utc"), MOMENTS)
def test_the_day_is_the_local_one_and_the_audit_s_time_is_utc(
    tmp_path: Path, local: str, fold: int, utc: str, record: Record
) -> None:
    moment = dt.datetime.fromisoformat(local).replace(tzinfo=ZoneInfo("Europe/Helsinki"), fold=fold)
    made = invented.new_office(tmp_path / "office.osaava")
    office = Office(made.database, made.path, made.person.id, lambda: moment)
    clients.save(office, Client(family_name="Aino"))
    row = AuditRow.select().order_by(AuditRow.seq.desc()).get()
    office.close()
    record("I9", 1, int(str(office.today) != local[:10]))
    assert str(office.today) == local[:10]
    assert str(row.at).replace(" ", "T").startswith(utc)
