"""Making an office, signing in, and who may what in it."""

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.office import Profile
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.targets import Indicator, Target
from osaava_desktop.errors import (
    DiskFull,
    FileMissing,
    InUse,
    InvalidInput,
    KeysMissing,
    NotAllowed,
    NotAnOffice,
    StoreError,
    WrongPassphrase,
)
from osaava_desktop.services import areas, clients, people, targets
from osaava_desktop.store import slots
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from osaava_desktop.store.slots import Kdf
from tests.services import invented
from tests.services.invented import KUOPIO, NOW, PASSPHRASE, Builder, become, day, made_office
from tests.store.conftest import mounted

REAL = Profile(organisation="ViaDia Pohjois-Savo ry")


def sign_in(path: Path, person: Person, passphrase: str = PASSPHRASE, days: int = 0) -> Office:
    """Signs in, so many days later."""
    return people.sign_in(path, person.id, passphrase, lambda: NOW + dt.timedelta(days=days))


def test_door_of_an_office(office: Office) -> None:
    door = people.door(office.path)
    assert (door.organisation, door.practice) == ("ViaDia Pohjois-Savo ry", True)
    assert [(holder.name, holder.person) for holder in door.people] == [("Kerttu Keeper", office.person.id)]


def test_new_office_is_ready(tmp_path: Path) -> None:
    office = made_office(tmp_path / "practice.osaava")
    assert office.person.role is Role.KEEPER
    assert office.device.letter == "A"
    assert office.profile.practice
    assert [row.action for row in AuditRow.select()] == ["create office"]
    assert {each.name for each in office.path.parent.glob("practice*")} >= {
        "practice.osaava",
        "practice.osaava-keys",
        "practice.osaava-keys2",
    }
    office.close()


def test_sign_in_again(office: Office) -> None:
    office.close()
    again = sign_in(office.path, office.person)
    assert again.person == office.person
    assert AuditRow.select(AuditRow.action).order_by(AuditRow.seq.desc()).scalar() == "sign in"
    again.close()


def test_wrong_passphrase_changes_no_byte(office: Office) -> None:
    office.close()
    before = office.path.read_bytes()
    with pytest.raises(WrongPassphrase, match="passphrase is wrong"):
        sign_in(office.path, office.person, "practice makes perfekt")
    assert office.path.read_bytes() == before
    sign_in(office.path, office.person).close()


def test_stranger_and_second_window(office: Office) -> None:
    with pytest.raises(NotAnOffice, match="no key"):
        sign_in(office.path, Person(name="Stranger"))
    with pytest.raises(InUse):
        sign_in(office.path, office.person)


def test_missing_file_and_missing_keys(office: Office, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        people.door(tmp_path / "nothing.osaava")
    office.close()
    for copy in slots.copies(office.path):
        copy.unlink()
    with pytest.raises(KeysMissing):
        people.door(office.path)


@pytest.mark.parametrize(
    ("profile", "keeper", "passphrase", "letter", "wrong"),
    [
        (REAL, "Kaisa", "eleven char", "A", "passphrase"),
        (REAL, "Kaisa", "long enough it surely is", "AB", "letter"),
        (REAL, " ", "long enough it surely is", "A", "name"),
        (replace(REAL, organisation="\x00"), "Kaisa", "long enough it surely is", "A", "organisation"),
    ],
)
def test_wrong_new_office_leaves_no_file(
    tmp_path: Path, profile: Profile, keeper: str, passphrase: str, letter: str, wrong: str
) -> None:
    path = tmp_path / "new.osaava"
    with pytest.raises(InvalidInput) as raised:
        people.new_office(path, profile, people.keeper_named(keeper), passphrase, letter=letter, kdf=Kdf())
    assert list(raised.value.problems) == [wrong]
    assert list(tmp_path.glob("new*")) == []


def test_new_office_over_an_old_one_is_refused(office: Office) -> None:
    before = slots.read(office.path)
    with pytest.raises(StoreError, match="already"):
        people.new_office(office.path, REAL, people.keeper_named("K"), "long enough it surely is", kdf=Kdf())
    assert slots.read(office.path) == before


@pytest.mark.parametrize("undone", ["PRAGMA user_version=0", "DELETE FROM secret"])
def test_unfinished_office_gets_a_sentence(tmp_path: Path, undone: str) -> None:
    """As after a crash while the office was made: a file and keys, but no tables, or no rows in them."""
    path = tmp_path / "half.osaava"
    opened = people.new_office(path, REAL, people.keeper_named("K"), "long enough it surely is", kdf=Kdf())
    keeper = opened.person
    opened.database.execute_sql(undone)
    opened.close()
    for _attempt in range(2):  # and leaves the file free
        with pytest.raises(NotAnOffice, match="never finished"):
            people.sign_in(path, keeper.id, "long enough it surely is")


def test_staff_and_workers(office: Office) -> None:
    build = Builder(office)
    build.worker("Öhman", KUOPIO.id)
    build.worker("Aalto", KUOPIO.id)
    people.save(office, Person(name=" Harri  Miettinen ", role=Role.COORDINATOR))
    assert [one.name for one in people.staff(office)] == [
        "Aalto",
        "Harri Miettinen",
        "Kerttu Keeper",
        "Öhman",
    ]
    assert [one.name for one in people.workers(office)] == ["Aalto", "Öhman"]


def test_worker_may_not_change_the_office(office: Office) -> None:
    become(office, role=Role.WORKER)
    assert office.person.role is Role.WORKER  # at once
    for save in (
        lambda: people.save(office, replace(office.person, role=Role.KEEPER)),
        lambda: people.save_profile(office, replace(office.profile, manager="x")),
        lambda: targets.save(office, Target(indicator=Indicator.REGISTERED, year=2026, value=1)),
    ):
        with pytest.raises(NotAllowed, match="do not have the right"):
            save()
    assert office.person.role is Role.WORKER
    assert office.profile.manager == ""


def test_worker_may_add_a_place(office: Office) -> None:
    town = areas.localities(office)[0]
    become(office, role=Role.WORKER)
    assert areas.add_place(office, "Kirjasto", town, Channel.OTHER) in areas.places(office)


def test_who_has_left_sees_nothing_and_leaves_the_file_free(office: Office) -> None:
    keeper = office.person
    become(office, ended=day("2026-02-01"))
    office.close()
    sign_in(office.path, keeper).close()  # the last day itself
    for _attempt in range(2):
        with pytest.raises(NotAllowed):
            sign_in(office.path, keeper, days=1)


def test_who_leaves_while_signed_in_is_out(office: Office) -> None:
    become(office, ended=day("2026-01-31"))
    with pytest.raises(NotAllowed):
        people.staff(office)
    with pytest.raises(NotAllowed), office.change(Action.SAVE_CLIENT):
        raise AssertionError("never gets here")


def test_profile_follows_its_change(office: Office) -> None:
    people.save_profile(office, replace(office.profile, manager=" Harri "))
    assert office.profile.manager == "Harri"
    with pytest.raises(InvalidInput):
        people.save_profile(office, replace(office.profile, organisation=""))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    yield from mounted(tmp_path / "disk", "4m")


def test_a_full_disk_keeps_nobody_from_reading(disk: Path) -> None:
    path = disk / "office.osaava"
    office = invented.new_office(path)
    person = office.person.id
    clients.save(office, Client(family_name="Lukija"))
    office.close()
    free = os.statvfs(disk)
    (disk / "filler").write_bytes(bytes(free.f_bavail * free.f_frsize))
    office = people.sign_in(path, person, invented.PASSPHRASE)
    try:
        assert [client.family_name for client in clients.find(office, "")] == ["Lukija"]
        with pytest.raises(DiskFull):
            clients.save(office, Client(family_name="Toinen"))
        assert len(clients.find(office, "")) == 1
    finally:
        office.close()
