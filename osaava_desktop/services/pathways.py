"""Pathway steps and follow-ups."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from peewee import ModelSelect

from osaava_desktop.domain import pathways as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.partners import Partner
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, StillThere
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import PlainError, refuse
from osaava_desktop.services import areas, follow_up_rules, participations, partners, people, presence
from osaava_desktop.services.clients import check_there
from osaava_desktop.store.models import ClientRow, FollowUpRow, PathwayStepRow
from osaava_desktop.store.office import Office

FOLLOW_UP = "follow_up."
"""Comes before the fields of a follow-up in the problems of a step that is saved with one."""


class Doubtful(PlainError):
    """Something is odd about a step, and may be true all the same: it can be saved without asking."""


def save(
    office: Office,
    step: PathwayStep,
    follow_up: FollowUp | None = None,
    *,
    dropped: FollowUp | None = None,
    new_partner: Partner | None = None,
    asking: bool = False,
) -> PathwayStep:
    """Adds or changes a step, and with it what is to be come back to; all of it, or nothing.

    `dropped` is an earlier follow-up of the step that is wanted no more, `new_partner` the step's partner
    where nobody has written it down yet. The follow-up's problems are named `follow_up.what` and so on.
    Raises Doubtful when `asking` and something is odd.
    """
    step = tidied(step)
    problems = rules.problems(step, office.today)
    if follow_up is not None:
        follow_up = tidied(replace(follow_up, client=step.client, step=step.id))
        found = rules.follow_up_problems(follow_up, office.today)
        problems |= {FOLLOW_UP + field: sentence for field, sentence in found.items()}
    refuse(problems)
    check_there(office, step.client)
    presence.check_kept(office, step)
    if step.partner is not None:
        partners.get(office, step.partner)
    odd = doubts(office, step) if asking else []
    if odd:
        raise Doubtful(" ".join(odd))
    with office.change(Action.SAVE_STEP, step.id) as change:
        if new_partner is not None:
            step = replace(step, partner=partners.save(office, new_partner).id)
        before = _stored(office, step.id)
        stored = change.save(areas.settled(office, step))
        follow_up_rules.follow_step(office, change, before, stored)
        if follow_up is not None:
            change.save(follow_up)
        if dropped is not None:
            change.put_in_bin(dropped)
        return stored


def check(office: Office, step: PathwayStep) -> None:
    """Raises InvalidInput with what keeps a step from being saved."""
    refuse(rules.problems(step, office.today))


def doubts(office: Office, step: PathwayStep) -> list[str]:
    """What is odd about a step and may still be true, in sentences to ask about before it is saved."""
    own = participations.of_client(office, step.client)
    return rules.doubts(step, own, steps(office, [step.client]))


def steps(office: Office, clients: Sequence[UUID] | None = None) -> list[PathwayStep]:
    """All steps, or those of some clients, the newest first."""
    query = office.visible(PathwayStepRow)
    if clients is not None:
        query = query.where(PathwayStepRow.client.in_(clients))
    return list(query.order_by(PathwayStepRow.on.desc(), PathwayStepRow.id.desc()))


def listing(office: Office, client: UUID | None = None) -> list[rules.StepLine]:
    """All steps, or those of one client, with the names that belong to them, the newest first."""
    columns = (ClientRow.id, ClientRow.number, ClientRow.family_name, ClientRow.given_names)
    query = office.visible(ClientRow, *columns)
    if client is not None:
        query = query.where(ClientRow.id == client)
    clients = {row.id: row for row in query.namedtuples()}
    named = {one.id: one.name for one in partners.partners(office)}
    workers = {one.id: one.name for one in people.staff(office)}
    still = _still(office, client)
    lines = []
    for step in steps(office, None if client is None else [client]):
        whose = clients[step.client]
        lines.append(
            rules.StepLine(
                step=step,
                number=whose.number,
                name=", ".join(filter(None, (whose.family_name, whose.given_names))),
                partner=named.get(step.partner, "") if step.partner else "",
                worker=workers.get(step.worker, "") if step.worker else "",
                still=tuple(still.get(step.id, ())),
            )
        )
    return lines


def count(office: Office, client: UUID) -> int:
    """How many steps a client has."""
    query = office.visible(PathwayStepRow, PathwayStepRow.id).where(PathwayStepRow.client == client)
    return int(query.count())


def get(office: Office, key: UUID) -> PathwayStep:
    """The step of that id. Raises a PlainError when it is in the bin."""
    found: PathwayStep | None = office.visible(PathwayStepRow).where(PathwayStepRow.id == key).first()
    return presence.there(found)


def put_in_bin(office: Office, step: PathwayStep) -> PathwayStep:
    """Takes a step out of lists and figures."""
    with office.change(Action.BIN, step.id) as change:
        return change.put_in_bin(step)


def take_back(office: Office, step: PathwayStep) -> PathwayStep:
    """Takes a step out of the bin."""
    with office.change(Action.RESTORE, step.id) as change:
        return change.take_back(step)


def last_type(office: Office) -> rules.PathwayType:
    """The type of the step that the person signed in wrote last: the first guess for the next one."""
    query = office.visible(PathwayStepRow).where(PathwayStepRow.worker == office.person.id)
    newest: PathwayStep | None = query.order_by(PathwayStepRow.id.desc()).first()
    return newest.type if newest else rules.PathwayType.EMPLOYMENT


def save_follow_up(office: Office, follow_up: FollowUp) -> FollowUp:
    """Adds or changes something to come back to."""
    follow_up = tidied(follow_up)
    refuse(rules.follow_up_problems(follow_up, office.today))
    check_there(office, follow_up.client)
    presence.check_kept(office, follow_up)
    with office.change(Action.SAVE_FOLLOW_UP, follow_up.id) as change:
        return change.save(follow_up)


def follow_ups(office: Office) -> list[FollowUp]:
    """What is still to be done, the earliest first."""
    return list(_open(office))


def next_step(office: Office, client: UUID) -> FollowUp | None:
    """What is to be done next with a client."""
    found: FollowUp | None = _open(office).where(FollowUpRow.client == client).first()
    return found


def follow_up_of(office: Office, step: UUID) -> FollowUp | None:
    """What somebody wanted to be done next about a step; what a rule wants asked is in `still_of`."""
    query = _open(office).where(FollowUpRow.step == step, FollowUpRow.rule == "")
    found: FollowUp | None = query.first()
    return found


def still_of(office: Office, step: UUID) -> list[FollowUp]:
    """What rules want asked about a step, and what was answered, the earliest first."""
    row = FollowUpRow
    query = office.visible(row).where(row.step == step, row.rule != "")
    return list(query.order_by(row.due, row.id))


def answer(office: Office, follow_up: FollowUp, outcome: StillThere, on: dt.date) -> FollowUp:
    """Whether what a follow-up asks about still holds, as it was known on the day `on`."""
    return save_follow_up(office, replace(follow_up, outcome=outcome, done=on, dropped=None))


def _stored(office: Office, key: UUID) -> PathwayStep | None:
    query = office.visible(PathwayStepRow, bin=True).where(PathwayStepRow.id == key)
    found: PathwayStep | None = query.first()
    return found


def _still(office: Office, client: UUID | None) -> dict[UUID, list[FollowUp]]:
    """What rules want asked about steps, by step, the earliest first."""
    row = FollowUpRow
    query = office.visible(row).where(row.rule != "", row.step.is_null(False))
    if client is not None:
        query = query.where(row.client == client)
    found: defaultdict[UUID, list[FollowUp]] = defaultdict(list)
    for one in query.order_by(row.due, row.id):
        found[one.step].append(one)
    return found


def _open(office: Office) -> "ModelSelect[Any]":
    still = office.visible(FollowUpRow).where(FollowUpRow.done.is_null(), FollowUpRow.dropped.is_null())
    return still.order_by(FollowUpRow.due, FollowUpRow.id)
