"""The legal bases that a keeper has recorded for identity numbers and for a person's criminal background."""

import datetime as dt
import json
from dataclasses import dataclass, replace
from uuid import UUID

from osaava_desktop.domain.checks import clean_line, short
from osaava_desktop.domain.office import NOTICE_LIMIT
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import refuse
from osaava_desktop.store.office import Office

IDENTITY, BACKGROUND = "identity_ground", "background_ground"
"""The fields of the office's record."""


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """Who wrote a ground as it stands now, and when."""

    person: UUID | None
    at: dt.datetime


def save(office: Office, identity: str, background: str) -> None:
    """Records the grounds; without one what it is for is neither asked nor shown.

    For the keeper of the file alone. Raises InvalidInput or NotAllowed.
    """
    office.require(Action.SAVE_RETENTION)
    identity, background = clean_line(identity), clean_line(background)
    problems: dict[str, str] = {}
    short(problems, IDENTITY, identity, NOTICE_LIMIT)
    short(problems, BACKGROUND, background, NOTICE_LIMIT)
    refuse(problems)
    wanted = replace(
        office.profile,
        identity_ground=identity,
        background_ground=background,
        identity_numbers=bool(identity),
    )
    with office.change(Action.SAVE_PROFILE, wanted.id) as change:
        change.save(wanted)


def recorded(office: Office, name: str) -> Recorded | None:
    """Who recorded the ground in that field last; None where there is none."""
    if not getattr(office.profile, name) or office.read_only:
        return None
    for changed in reversed(office.audit_changes_of(office.profile.id)):
        if changed.after and name in json.loads(changed.after):
            at = changed.at.replace(tzinfo=dt.UTC).astimezone(office.clock().tzinfo)
            return Recorded(person=changed.person, at=at)
    return None
