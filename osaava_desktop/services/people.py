"""Staff: signing in, making a new office, and who works where."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from osaava_desktop.domain import follow_up_rules, policy
from osaava_desktop.domain import office as office_rules
from osaava_desktop.domain import people as rules
from osaava_desktop.domain.areas import FIRST_AREAS, area_named, locality_named
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.office import Profile
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.errors import DiskFull, refuse
from osaava_desktop.i18n import _
from osaava_desktop.services import strength, tries
from osaava_desktop.store import opening
from osaava_desktop.store.models import PersonRow
from osaava_desktop.store.office import Clock, Office, local_time
from osaava_desktop.store.slots import Kdf


@dataclass(frozen=True, kw_only=True)
class KeyHolder:
    """Somebody who can sign in."""

    person: UUID
    name: str


@dataclass(frozen=True, kw_only=True)
class Door:
    """What is known of an office file before anybody has signed in."""

    path: Path
    office: UUID
    organisation: str
    practice: bool
    people: tuple[KeyHolder, ...]


def door(path: Path) -> Door:
    """Who can sign in to the office at `path`; raises a StoreError when there is none."""
    keyfile = opening.key_file(path)
    people = tuple(KeyHolder(person=slot.person, name=slot.name) for slot in opening.people(path))
    return Door(
        path=path,
        office=keyfile.office,
        organisation=keyfile.label,
        practice=keyfile.practice,
        people=people,
    )


def sign_in(path: Path, person: UUID, passphrase: str, clock: Clock = local_time) -> Office:
    """Opens the office for `person`; raises WrongPassphrase, TooSoon or another StoreError.

    A full disk does not keep anybody from reading: then the signing in leaves no row in the audit, and
    nothing else can be saved either.
    """
    with tries.counted(opening.key_file(path).office):
        office = opening.open_office(path, person, passphrase, clock)
    try:
        if not office.read_only:
            with suppress(DiskFull), office.change(Action.SIGN_IN, person):
                pass
    except BaseException:
        office.close()
        raise
    return office


def new_office(
    path: Path,
    profile: Profile,
    keeper: Person,
    passphrase: str,
    *,
    letter: str = "A",
    kdf: Kdf | None = None,
    clock: Clock = local_time,
) -> Office:
    """Makes an empty office with the paper's areas and localities, kept by `keeper`; opens it.

    A practice office takes any passphrase. Raises InvalidInput or StoreError; nothing is left then.
    """
    profile, keeper = tidied(profile), tidied(keeper)
    problems = {
        **office_rules.profile_problems(profile),
        **office_rules.letter_problems(letter),
        **rules.problems(keeper),
    }
    if not profile.practice:
        problems |= strength.problems(passphrase, (profile.organisation, profile.project, keeper.name))
    refuse(problems)
    areas = []
    for name, localities in FIRST_AREAS.items():
        area = area_named(name)
        areas.append((area, tuple(locality_named(town, area, number) for town, number in localities)))
    return opening.make_office(
        path, profile, keeper, passphrase, letter=letter, areas=tuple(areas), kdf=kdf, clock=clock
    )


def keeper_named(name: str) -> Person:
    """The first person of a new office."""
    return Person(name=name, role=Role.KEEPER)


def staff(office: Office) -> list[Person]:
    """Everybody who works or has worked here, by name."""
    return sorted(office.visible(PersonRow), key=lambda person: name_key(person.name))


def workers(office: Office) -> Sequence[Person]:
    """Who has an area of responsibility."""
    return [person for person in staff(office) if person.area is not None]


def save(office: Office, person: Person) -> Person:
    """Adds or changes a member of staff; a key to the file is another matter.

    Raises InvalidInput, also where nobody would be left to keep the file.
    """
    person = tidied(person)
    refuse(rules.problems(person))
    stored = next((one for one in staff(office) if one.id == person.id), None)
    if stored is not None and rules.keeps(stored) and not rules.keeps(person):
        check_keeper_left(office, without=person.id)
    with office.change(Action.SAVE_PERSON, person.id) as change:
        return change.save(person)


def check_keeper_left(office: Office, without: UUID) -> None:
    """Raises InvalidInput where `without` them there is no keeper with a key."""
    keyfile = opening.key_file(office.path)
    if not any(rules.keeps(one) and keyfile.slot(one.id) for one in staff(office) if one.id != without):
        sentence = _(
            "The file needs a keeper with a key: make somebody else keeper and give them a key first."
        )
        refuse({"role": sentence})


def may_change_office(office: Office) -> bool:
    """Whether who is signed in may change the office's names and settings."""
    return policy.may(office.person, Action.SAVE_PROFILE, office.today)


def save_profile(office: Office, profile: Profile) -> Profile:
    """Changes the office's names and settings."""
    profile = tidied(profile)
    problems = office_rules.profile_problems(profile)
    if profile.identity_numbers and not office.profile.identity_numbers and not profile.identity_ground:
        problems["identity_numbers"] = _(
            "The keeper of the file first records the legal basis under Data protection."
        )
    refuse(problems)
    months = follow_up_rules.months_in(profile.step_months)
    profile = replace(profile, step_months=follow_up_rules.written(months))
    with office.change(Action.SAVE_PROFILE, profile.id) as change:
        return change.save(profile)
