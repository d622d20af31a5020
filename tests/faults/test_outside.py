"""What the program takes from outside: no archive is unpacked, no keyring asked, no clock trusted."""

import ast
import datetime as dt
import io
import re
import zipfile
from functools import partial
from pathlib import Path

import pytest

import osaava_desktop
from osaava_desktop.domain.clients import Client
from osaava_desktop.errors import PlainError
from osaava_desktop.services import attachments, clients, people
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.faults.table import Record, rounds
from tests.services import invented

PROGRAM = sorted(Path(osaava_desktop.__file__).parent.rglob("*.py"))
UNPACKING = {"zipfile", "tarfile", "zlib", "gzip", "bz2", "lzma", "pickle", "marshal", "shelve", "dbm"}
PACKS = {"document_frame.py"}
UNPACKS = re.compile(r"\.extractall\(|unpack_archive|\b(archive|made|zipped|tar)\.extract\(")
KEYRINGS = {"keyring", "secretstorage", "win32crypt", "win32cred"}
NAMES = ("../x", "..\\x", "/x", "C:\\x", "CON", "a:b", "x" * 300, "\u202egnp.exe")


def imported(path: Path) -> set[str]:
    """The outermost names of the modules that a file of the program imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in names}


def test_nothing_is_unpacked(record: Record) -> None:
    """One module packs: it evens out the text documents that the program has made itself."""
    found = [path.name for path in PROGRAM if imported(path) & UNPACKING and path.name not in PACKS]
    found += [path.name for path in PROGRAM if UNPACKS.search(path.read_text(encoding="utf-8"))]
    record("I4", len(PROGRAM), len(found))
    assert len(PROGRAM) > 200
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_an_archive_is_no_scan(tmp_path: Path, name: str, record: Record) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for turn in range(100):
            archive.writestr(f"{name}{turn}", "x")
    lost = 0
    for ending in ("zip", "pdf", "png", "jpg"):
        path = tmp_path / f"scan.{ending}"
        path.write_bytes(packed.getvalue())
        with pytest.raises(PlainError):
            attachments.scan_file(path)
        lost += len(list(tmp_path.glob("x*")))
    record("I4", 4, lost)
    assert lost == 0


def test_no_keyring_of_the_system_is_asked(tmp_path: Path, record: Record) -> None:
    """The passphrase is the way in, wherever the person's own folder is."""
    assert [path.name for path in PROGRAM if imported(path) & KEYRINGS] == []
    office = invented.made_office(tmp_path / "office.osaava")
    office.close()
    (keeper,) = people.door(office.path).people
    opened = people.sign_in(office.path, keeper.person, invented.PASSPHRASE)
    opened.close()
    record("K6", 1, 0)


def test_a_clock_that_jumps_reorders_nothing(tmp_path: Path, record: Record) -> None:
    made = invented.new_office(tmp_path / "office.osaava")
    jumps, names = rounds(20, 200), list[str]()
    for turn in range(jumps):
        moment = invented.NOW + dt.timedelta(days=365 * (-10, 10, 0, 1)[turn % 4])
        office = Office(made.database, made.path, made.person.id, partial(moment.replace, microsecond=turn))
        names.append(str(clients.save(office, Client(family_name=f"Client {turn}")).id))
    saved = [str(row.record) for row in AuditRow.select().order_by(AuditRow.seq) if row.thing == "client"]
    problems = made.audit_problems()
    made.close()
    record("I10", jumps, int(saved != names) + len(problems))
    assert saved == names
    assert problems == []
