"""Who may do what. Default deny: what is not granted here is refused.

Roles are policy inside the file, not cryptography: who holds a passphrase holds the file.
"""

import datetime as dt
from enum import StrEnum

from osaava_desktop.domain.people import Person, Role


class Action(StrEnum):
    """What is done to the office; the audit shows these names."""

    ATTACH_FILE = "attach file"
    ATTACH_HEAD = "attach head to person"
    BIN = "put into bin"
    CREATE_OFFICE = "create office"
    END_PARTICIPATION = "end participation"
    EXPORT_CLIENT = "export client"
    EXPORT_FIGURES = "export figures"
    EXPORT_LIST = "export list"
    LOOK = "look at sensitive fields"
    MARK_ATTENDANCE = "mark attendance"
    MERGE_CLIENTS = "merge clients"
    OPEN_FILE = "open attached file"
    OPEN_FIGURE = "open figure"
    PRINT_CLIENT = "print client"
    PRINT_PAPER = "print paper"
    PRINT_REPORT = "print report"
    PRINT_SHEET = "print sheet"
    RESTORE = "restore from bin"
    RETURN_SHEET = "return sheet"
    SAVE_CARD = "save card"
    SAVE_CLIENT = "save client"
    SAVE_COUNTER = "save counter"
    SAVE_ENCOUNTER = "save encounter"
    SAVE_FILTER = "save filter"
    SAVE_FOLLOW_UP = "save follow-up"
    SAVE_GROUP = "save group"
    SAVE_GUIDANCE = "save guidance"
    SAVE_IDENTITY = "save identity number"
    SAVE_MAPPING = "save mapping"
    SAVE_MEETING = "save meeting"
    SAVE_NARRATIVE = "save narrative"
    SAVE_NEED = "save need"
    SAVE_OPPORTUNITY = "save opportunity"
    SAVE_PARTICIPATION = "save participation"
    SAVE_PARTNER = "save partner"
    SAVE_PERSON = "save person"
    SAVE_PLACE = "save place"
    SAVE_PROFILE = "save office"
    SAVE_SESSION = "save session"
    SAVE_STEP = "save pathway step"
    SAVE_SURVEY = "save survey"
    SAVE_TARGET = "save target"
    SAVE_UNNAMED = "save unnamed heads"
    SAVE_VISIT = "save visit"
    SIGN_IN = "sign in"
    WRITE_PRACTICE_DAY = "write practice day"


class FieldGroup(StrEnum):
    """Fields that are shown only when asked for, each look logged."""

    HEALTH = "health"
    BACKGROUND = "background"
    IDENTITY = "identity"


_OFFICE_WIDE = {Action.CREATE_OFFICE, Action.SAVE_PROFILE, Action.SAVE_TARGET}
_KEEPING = {Action.SAVE_PERSON}

_GRANTS: dict[Role, frozenset[Action]] = {
    Role.WORKER: frozenset(set(Action) - _OFFICE_WIDE - _KEEPING),
    Role.COORDINATOR: frozenset(set(Action) - _KEEPING),
    Role.KEEPER: frozenset(Action),
}


def in_post(person: Person, today: dt.date) -> bool:
    """Whether `person` works here today."""
    begun = person.started is None or person.started <= today
    return begun and (person.ended is None or today <= person.ended)


def may(person: Person, action: Action, today: dt.date) -> bool:
    """Whether `person` may do `action` today; who has left may do nothing."""
    return in_post(person, today) and action in _GRANTS[person.role]


def may_read(person: Person, today: dt.date) -> bool:
    """Whether `person` may read the office's records today."""
    return in_post(person, today)
