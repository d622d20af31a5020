"""A practice office and invented people for tests: nobody in it exists."""

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from uuid import UUID

from osaava_desktop.domain.areas import FIRST_AREAS, Place, area_named, locality_named, place_named
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Attendance, Mark
from osaava_desktop.domain.guidance import Guidance, GuidanceTopic
from osaava_desktop.domain.office import Profile
from osaava_desktop.domain.outreach import Channel, Encounter, Unnamed, Visit
from osaava_desktop.domain.participations import EndStatus, ExitStatus, Participation
from osaava_desktop.domain.people import Person
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.records import Happening, Record
from osaava_desktop.services import areas, outreach, people
from osaava_desktop.store import keys, slots
from osaava_desktop.store.database import connect
from osaava_desktop.store.faults import translating_files
from osaava_desktop.store.migrate import NEWEST
from osaava_desktop.store.office import Office
from osaava_desktop.store.slots import Kdf

NOW = dt.datetime(2026, 2, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))
PASSPHRASE = "practice makes perfect"

KAAVI, KUOPIO, SUONENJOKI, VARKAUS = (area_named(name) for name in FIRST_AREAS)
JUANKOSKI = locality_named("Juankoski", KUOPIO)
R = TypeVar("R", bound=Record)


def new_office(path: Path) -> Office:
    """Makes and opens a practice office, with the areas of the paper and nobody but its keeper.

    It is made once and then copied: sealing a key to a passphrase is slow on purpose.
    """
    files, key, person = _first_office()
    for ending, content in files.items():
        with translating_files(path):
            path.with_name(path.name + ending).write_bytes(content)
    return Office(connect(path, key, newest_schema=NEWEST), path, person, lambda: NOW)


def only_read(office: Office) -> Office:
    """The file of `new_office`, closed there and opened so that it can't be written."""
    office.close()
    _files, key, person = _first_office()
    database = connect(office.path, key, newest_schema=NEWEST, read_only=True)
    return Office(database, office.path, person, lambda: NOW)


def made_office(path: Path) -> Office:
    """The same office, really made at `path`."""
    profile = Profile(organisation="ViaDia Pohjois-Savo ry", practice=True)
    keeper = people.keeper_named("Kerttu Keeper")
    return people.new_office(path, profile, keeper, PASSPHRASE, kdf=Kdf(), clock=lambda: NOW)


@cache
def _first_office() -> tuple[dict[str, bytes], bytes, UUID]:
    """The files of a new office by what their names end in, its data key, and its keeper."""
    with TemporaryDirectory() as folder:
        office = made_office(Path(folder) / "first.osaava")
        office.close()
        endings = ("", "-keys", "-keys2")
        files = {ending: office.path.with_name(office.path.name + ending).read_bytes() for ending in endings}
        keyfile = slots.read(office.path)
    slot = keyfile.slots[0]
    data_keys = keys.open_data_keys(keyfile, slot, keys.unlock(keyfile, slot, PASSPHRASE))
    return files, data_keys[keyfile.data_keys[-1]], office.person.id


def become(office: Office, **changes: Any) -> Person:
    """Changes who is signed in, past the rule that somebody must be left to keep the file."""
    with office.change(Action.SAVE_PERSON, office.person.id) as change:
        return change.save(replace(office.person, **changes))


def day(text: str) -> dt.date:
    """The date of an ISO text: "2025-03-01"."""
    return dt.date.fromisoformat(text)


class Builder:
    """Puts records into an office as they are, without the checks of forms; happenings get their area."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._numbers = iter(range(1, 10_000))

    def add(self, record: R, *, binned: bool = False) -> R:
        """Saves `record`; a happening in the area where services put it; perhaps into the bin at once."""
        if isinstance(record, Happening):
            locality = record.locality if isinstance(record, Visit) else None
            record = areas.settled(self.office, record, locality)
        with self.office.change(Action.SAVE_CLIENT, record.id) as change:
            stored = change.save(record)
            return change.put_in_bin(stored) if binned else stored

    def worker(self, name: str, area: UUID) -> Person:
        """A member of staff with an area."""
        return self.add(Person(name=name, area=area))

    def place(self, name: str, town: str, area: Any, channel: Channel) -> Place:
        """A place in one of the towns of the paper."""
        return self.add(place_named(name, locality_named(town, area), channel))

    def client(self, name: str, *, binned: bool = False, **fields: Any) -> Client:
        """A client without a participation."""
        number = f"A-{next(self._numbers)}"
        return self.add(Client(number=number, family_name=name, **fields), binned=binned)

    def participation(
        self, client: Client, started: str, ended: str | None = None, *, binned: bool = False, **fields: Any
    ) -> Participation:
        """A time in the project; `area` and `worker` as given."""
        end = day(ended) if ended else None
        return self.add(
            Participation(client=client.id, started=day(started), ended=end, **fields), binned=binned
        )

    def exits(self, participation: Participation, **statuses: EndStatus) -> None:
        """What was known after leaving: `exits(one, day0=JOBSEEKER, day28=AT_WORK)`."""
        assert participation.ended is not None
        for name, status in statuses.items():
            on = participation.ended + dt.timedelta(days=int(name.removeprefix("day")))
            self.add(ExitStatus(participation=participation.id, on=on, status=status))

    def marks(self, session: UUID, mark: Mark | None, *clients: Client) -> None:
        """One mark for several clients."""
        for client in clients:
            self.add(Attendance(session=session, client=client.id, mark=mark))

    def heads(self, heads: int, new: int, *, binned: bool = False, **occasion: Any) -> Unnamed:
        """Heads without a name at a `session` or `visit`."""
        return self.add(Unnamed(heads=heads, new=new, **occasion), binned=binned)

    def met(self, visit: Visit, client: Client) -> Encounter:
        """A named encounter of a visit."""
        encounter = Encounter(on=visit.on, client=client.id, channel=visit.channel, visit=visit.id)
        return outreach.save_encounter(self.office, encounter)

    def guidance(
        self, client: Client, on: str, minutes: int, *topics: Any, binned: bool = False, **f: Any
    ) -> Guidance:
        """A talk and its topics."""
        entry = self.add(Guidance(client=client.id, on=day(on), minutes=minutes, **f))
        for topic in topics:
            self.add(GuidanceTopic(guidance=entry.id, topic=topic))
        return self.add(entry, binned=True) if binned else entry
