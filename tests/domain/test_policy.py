"""Who may do what: the whole table, action by action."""

import datetime as dt

import pytest

from osaava_desktop.domain import policy
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.domain.policy import Action, FieldGroup

TODAY = dt.date(2026, 2, 1)
DAY = dt.timedelta(days=1)

COORDINATORS = {
    Action.CREATE_OFFICE,
    Action.EXPORT_MEMBERS,
    Action.FREEZE_REPORT,
    Action.READ_AUDIT,
    Action.SAVE_DOCUMENT,
    Action.SAVE_EURA_COUNT,
    Action.SAVE_PROFILE,
    Action.SAVE_TARGET,
}
KEEPERS = {
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


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_table(role: Role, action: Action) -> None:
    granted = {
        Role.WORKER: action not in COORDINATORS | KEEPERS,
        Role.COORDINATOR: action not in KEEPERS,
        Role.KEEPER: True,
    }
    assert policy.may(Person(name="Aino", role=role), action, TODAY) is granted[role]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("started", "ended", "in_post"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (TODAY + DAY, None, False),
        (None, TODAY - DAY, False),
        (TODAY - DAY, TODAY + DAY, True),
    ],
)
def test_only_who_is_in_post(
    role: Role, started: dt.date | None, ended: dt.date | None, in_post: bool
) -> None:
    person = Person(name="Aino", role=role, started=started, ended=ended)
    assert policy.may_read(person, TODAY) is in_post
    assert policy.may(person, Action.SAVE_CLIENT, TODAY) is in_post


def test_action_names_are_told_apart() -> None:
    assert len({action.value for action in Action}) == len(Action)


@pytest.mark.parametrize("group", FieldGroup)
@pytest.mark.parametrize("role", Role)
def test_who_may_look(role: Role, group: FieldGroup) -> None:
    looks = {FieldGroup.HEALTH, FieldGroup.BACKGROUND, FieldGroup.IDENTITY, FieldGroup.HISTORY}
    assert policy.may_look(Person(name="Aino", role=role), group, TODAY) is (group in looks)
    assert not policy.may_look(Person(name="Aino", role=role, ended=TODAY - DAY), group, TODAY)
