"""The tick by which a worker says that a client has become engaged."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from osaava_desktop.domain.checks import in_order, need, not_future
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import refuse
from osaava_desktop.services import clients
from osaava_desktop.store.office import Office


def tick(office: Office, client: UUID, day: date | None) -> Client:
    """The client is engaged since `day`. Raises InvalidInput with the problem's field `engaged`."""
    there = clients.get(office, client)
    problems: dict[str, str] = {}
    need(problems, "engaged", day)
    not_future(problems, "engaged", day, office.today)
    in_order(problems, "engaged", there.birth_date, day)
    refuse(problems)
    with office.change(Action.SAVE_CLIENT, client) as change:
        return change.save(replace(there, engaged=day))


def take_back(office: Office, client: UUID) -> Client:
    """Takes the tick away again."""
    there = clients.get(office, client)
    with office.change(Action.SAVE_CLIENT, client) as change:
        return change.save(replace(there, engaged=None))
