"""Writes the practice office: plans all of it, then lives it day by day."""

import shutil
from pathlib import Path

from osaava_desktop.domain.office import Profile
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import StoreError
from osaava_desktop.i18n import _, speaking
from osaava_desktop.services import areas, people
from osaava_desktop.services.practice import (
    agreements,
    cast,
    groups,
    ladders,
    network,
    outreach,
    plans,
    sending,
    steps,
    talks,
    yearly,
)
from osaava_desktop.services.practice.calendar import FIRST, Clock
from osaava_desktop.services.practice.stage import Stage, set_up
from osaava_desktop.store.attachments import folder as attached
from osaava_desktop.store.faults import translating_files
from osaava_desktop.store.office import Office
from osaava_desktop.store.slots import Kdf, copies

FILE = "harjoitus.osaava"
PASSPHRASE = "harjoitus"
"""Public: the people are invented."""

_PARTS = (outreach, network, cast, talks, plans, steps, ladders, groups, agreements, yearly, sending)
"""What is planned, in the order in which it is written down on one day."""


def write(folder: Path) -> Path:
    """Writes the practice office into `folder`, made if it is not there; gives back its path.

    Raises StoreError, as when there is one already; what was begun is not left behind.
    """
    path = folder / FILE
    with translating_files(path):
        folder.mkdir(parents=True, exist_ok=True)
    with speaking("fi"):
        stage = set_up()
        _settle(stage)
        for part in _PARTS:
            part.plan(stage)
        clock = Clock()
        office = _new(path, stage, clock)
        try:
            _live(office, stage, clock)
        except BaseException:
            office.close()
            for made in (path, *copies(path)):
                made.unlink(missing_ok=True)
            shutil.rmtree(attached(path), ignore_errors=True)
            raise
        office.close()
    return path


def write_whole(folder: Path) -> Path:
    """Like `write`, but the office is made in a folder within `folder`, and moved out of it when it is whole.

    So a program that is ended in the middle leaves nothing that looks like an office.
    """
    path, making = folder / FILE, folder / "unfinished"
    if path.exists():
        raise StoreError(_("There is a file of that name already. Choose another name."))
    shutil.rmtree(making, ignore_errors=True)
    made = write(making)
    with translating_files(path):
        for part in (attached(made), *copies(made), made):  # the database last: no office without it
            _move(part, folder / part.name)
        making.rmdir()
    return path


def _move(part: Path, target: Path) -> None:
    """Moves a file, or the files of a folder, in place of what is left there of an earlier office."""
    if not part.is_dir():
        part.replace(target)
        return
    target.mkdir(exist_ok=True)
    for file in part.iterdir():
        file.replace(target / file.name)
    part.rmdir()


def _new(path: Path, stage: Stage, clock: Clock) -> Office:
    plan = stage.office
    profile = Profile(
        organisation=plan["organisation"],
        project=plan["project"],
        project_code=plan["project_code"],
        funder=plan["funder"],
        funders=plan["funders"],
        manager=plan["manager"],
        privacy_notice=plan["privacy_notice"],
        practice=True,
        kykyviisari_low=plan["kykyviisari"][0],
        kykyviisari_high=plan["kykyviisari"][1],
    )
    keeper = next(worker for worker in stage.workers if worker.name == plan["keeper"])
    return people.new_office(path, profile, keeper, PASSPHRASE, kdf=Kdf(), clock=clock)


def _settle(stage: Stage) -> None:
    """The other members of staff, and the places."""
    for person in (*stage.workers, stage.manager):
        if person.name != stage.office["keeper"]:
            stage.diary.on(FIRST, people.save, person)
    for spot in stage.spots.values():
        stage.diary.on(FIRST, areas.save_place, spot.place)


def _live(office: Office, stage: Stage, clock: Clock) -> None:
    for day, acts in stage.diary.days():
        clock.set_to(day)
        with office.change(Action.WRITE_PRACTICE_DAY):
            for act in acts:
                act(office)
                clock.move_on()
