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
    CHANGE_PASSPHRASE = "change passphrase"
    CREATE_OFFICE = "create office"
    END_PARTICIPATION = "end participation"
    ERASE = "erase person"
    EXPORT_CLIENT = "export client"
    EXPORT_FIGURES = "export figures"
    EXPORT_LIST = "export list"
    EXPORT_MEMBERS = "export members of figures"
    FREEZE_REPORT = "freeze report"
    GIVE_KEY = "give key"
    LOOK = "look at sensitive fields"
    MAKE_BACKUP = "make backup"
    MARK_ATTENDANCE = "mark attendance"
    MERGE_CLIENTS = "merge clients"
    OPEN_FIGURE = "open figure"
    OPEN_FILE = "open attached file"
    PRINT_CLIENT = "print client"
    PRINT_PAPER = "print paper"
    PRINT_REPORT = "print report"
    PRINT_SHEET = "print sheet"
    READ_AUDIT = "read audit"
    REKEY = "rekey file"
    RESTORE = "restore from bin"
    RESTORE_BACKUP = "restore backup"
    RETURN_SHEET = "return sheet"
    SAVE_BACKGROUND = "save criminal background"
    SAVE_CARD = "save card"
    SAVE_CLIENT = "save client"
    SAVE_COUNTER = "save counter"
    SAVE_DOCUMENT = "save document"
    SAVE_ENCOUNTER = "save encounter"
    SAVE_EURA_COUNT = "save EURA count"
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
    SAVE_RETENTION = "save retention rule"
    SAVE_SESSION = "save session"
    SAVE_STEP = "save pathway step"
    SAVE_SURVEY = "save survey"
    SAVE_TARGET = "save target"
    SAVE_UNNAMED = "save unnamed heads"
    SAVE_VISIT = "save visit"
    SIGN_IN = "sign in"
    TAKE_KEY = "take key"
    USE_RECOVERY_KEY = "use recovery key"
    WRITE_PRACTICE_DAY = "write practice day"
    WRITE_RECOVERY_KEY = "write recovery key"


class FieldGroup(StrEnum):
    """Fields that are shown only when asked for, each look logged."""

    HEALTH = "health"
    BACKGROUND = "background"
    IDENTITY = "identity"
    HISTORY = "history"


_OFFICE_WIDE = {
    Action.CREATE_OFFICE,
    Action.EXPORT_MEMBERS,
    Action.FREEZE_REPORT,
    Action.READ_AUDIT,
    Action.SAVE_DOCUMENT,
    Action.SAVE_EURA_COUNT,
    Action.SAVE_PROFILE,
    Action.SAVE_TARGET,
}
_KEEPING = {
    Action.ERASE,
    Action.GIVE_KEY,
    Action.REKEY,
    Action.RESTORE_BACKUP,
    Action.SAVE_PERSON,
    Action.SAVE_RETENTION,
    Action.TAKE_KEY,
    Action.USE_RECOVERY_KEY,
    Action.WRITE_RECOVERY_KEY,
}

_GRANTS: dict[Role, frozenset[Action]] = {
    Role.WORKER: frozenset(set(Action) - _OFFICE_WIDE - _KEEPING),
    Role.COORDINATOR: frozenset(set(Action) - _KEEPING),
    Role.KEEPER: frozenset(Action),
}


_STAFF_LOOKS = frozenset({FieldGroup.HEALTH, FieldGroup.BACKGROUND, FieldGroup.IDENTITY, FieldGroup.HISTORY})
_LOOKS: dict[Role, frozenset[FieldGroup]] = {role: _STAFF_LOOKS for role in Role}
"""Colleagues stand in for each other: each may look, at any client's, and each look is in the audit."""


def in_post(person: Person, today: dt.date) -> bool:
    """Whether `person` works here today."""
    begun = person.started is None or person.started <= today
    return begun and (person.ended is None or today <= person.ended)


def may(person: Person, action: Action, today: dt.date) -> bool:
    """Whether `person` may do `action` today; who has left may do nothing."""
    return in_post(person, today) and action in _GRANTS[person.role]


def may_look(person: Person, group: FieldGroup, today: dt.date) -> bool:
    """Whether `person` may be shown that group of hidden fields today; a new group is nobody's."""
    return may(person, Action.LOOK, today) and group in _LOOKS[person.role]


def may_read(person: Person, today: dt.date) -> bool:
    """Whether `person` may read the office's records today."""
    return in_post(person, today)
