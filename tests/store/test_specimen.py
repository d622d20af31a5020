"""A specimen of each released schema opens with today's program, and tells what it told then."""

import json
import shutil
from pathlib import Path

import pytest

from osaava_desktop.services import checking, clients, people
from osaava_desktop.store import attachments, migrate, slots
from osaava_desktop.store.database import cipher_problems, integrity_problems, schema_version
from osaava_desktop.store.models import TABLES
from osaava_desktop.store.office import Office
from tests.services import invented
from tests.store import reader
from tests.store.specimen import DATA, KEEPER, NOW, PASSPHRASE, PEOPLE, SCAN, golden
from tests.store.test_migrate import schema

NEVER = {"TermRow", "NotSamePersonRow"}
FIFTH = {
    "BackgroundRow",
    "DocumentRow",
    "EuraCountRow",
    "FrozenFigureRow",
    "FrozenReportRow",
    "LogoRow",
    "RetentionRow",
    "StatisticRow",
}
FOURTH = {"AgreedActionRow", "ContactPersonRow", "ReferralRow", "SmallStepRow"} | FIFTH
THIRD = {"AttachmentRow", "GroupLeaderRow", "SheetColumnRow", "VisitTopicRow"} | FOURTH
SECOND = {
    "HistoryLineRow",
    "IdentityNumberRow",
    "MappingAnswerRow",
    "MergeRow",
    "NeedRow",
    "SavedFilterRow",
} | THIRD
NEWER = {
    "specimen-1": SECOND,
    "specimen-2": THIRD,
    "specimen-3": FOURTH,
    "specimen-4": FIFTH,
    "specimen-5": set[str](),
}
"""Tables that came after a schema, and are empty in its specimen."""

SPECIMENS = sorted(DATA.glob("specimen-*.osaava"))


@pytest.fixture(params=SPECIMENS, ids=lambda path: path.stem)
def specimen(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a specimen with its keys."""
    original: Path = request.param
    for file in (original, *slots.copies(original), original.with_suffix(".json")):
        shutil.copy(file, tmp_path)
    files = attachments.folder(original)
    if files.exists():
        shutil.copytree(files, tmp_path / files.name)
    return tmp_path / original.name


def sign_in(path: Path) -> Office:
    """Opens the copy for its keeper."""
    (keeper,) = people.door(path).people
    assert keeper.name == KEEPER
    return people.sign_in(path, keeper.person, PASSPHRASE, lambda: NOW)


def test_every_schema_has_its_specimen() -> None:
    assert [path.stem for path in SPECIMENS] == [
        f"specimen-{number}" for number in range(1, migrate.NEWEST + 1)
    ]


def test_specimen_opens_and_is_whole(specimen: Path) -> None:
    office = sign_in(specimen)
    assert not office.read_only
    assert schema_version(office.database) == migrate.NEWEST
    assert cipher_problems(office.database) == integrity_problems(office.database) == []
    assert checking.problems(office) == []
    office.close()


def test_specimen_tells_the_same_figures(specimen: Path) -> None:
    office = sign_in(specimen)
    told = golden(office)
    office.close()
    assert told == json.loads(specimen.with_suffix(".json").read_text(encoding="utf-8"))
    assert told["registered.started"][0] == 4


def test_specimen_has_something_of_everything(specimen: Path) -> None:
    office = sign_in(specimen)
    bare = {table.__name__ for table in TABLES.values() if not office.visible(table).exists()}
    found = {(client.family_name, client.given_names) for client in clients.find(office, "")}
    office.close()
    assert bare == NEVER | NEWER[specimen.stem]
    assert found == {(family, given) for family, given, *_rest in PEOPLE}


def test_specimen_comes_to_the_schema_of_a_new_office(specimen: Path, tmp_path: Path) -> None:
    old = sign_in(specimen)
    found = schema(old.database)
    old.close()
    new = invented.made_office(tmp_path / "new.osaava")
    assert schema(new.database) == found
    new.close()


def test_stranger_reads_the_specimen_and_changes_no_byte(specimen: Path) -> None:
    """With FORMAT.md alone."""
    before = specimen.read_bytes()
    connection = reader.read_office(specimen, KEEPER, PASSPHRASE)
    office = connection.execute("SELECT id FROM profile").fetchone()[0]
    names = connection.execute("SELECT family_name FROM client WHERE deleted IS NULL").fetchall()
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    secrets = {name for (name,) in connection.execute("SELECT name FROM secret")}
    connection.close()
    assert bytes(office) == slots.read(specimen).office.bytes
    assert {name for (name,) in names} == {family for family, *_rest in PEOPLE}
    assert specimen.stem == f"specimen-{version}"
    later = set() if specimen.stem in ("specimen-1", "specimen-2") else {"attachments"}
    assert secrets == {"audit", "device", "persons", "signing"} | later
    assert specimen.read_bytes() == before


def test_a_stranger_reads_the_attached_file() -> None:
    path = DATA / "specimen-3.osaava"
    connection = reader.read_office(path, KEEPER, PASSPHRASE)
    ((key,),) = connection.execute("SELECT id FROM attachment").fetchall()
    assert reader.read_attachment(connection, path, key) == SCAN
    connection.close()
