"""Referrals of clients to partners."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from osaava_desktop.domain import referrals as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.partners import Referral, ReferralState
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.referrals import ReferralLine
from osaava_desktop.errors import refuse
from osaava_desktop.services import areas, partners, people, presence
from osaava_desktop.services.clients import check_there
from osaava_desktop.store.models import ClientRow, ReferralRow
from osaava_desktop.store.office import Office


def save(office: Office, referral: Referral) -> Referral:
    """Adds or changes a referral. Raises InBin, and a PlainError when the partner is in the bin."""
    referral = tidied(rules.settled(referral))
    refuse(rules.problems(referral, office.today))
    check_there(office, referral.client)
    partners.get(office, referral.partner)
    presence.check_kept(office, referral)
    with office.change(Action.SAVE_PARTNER, referral.id) as change:
        return change.save(areas.settled(office, referral))


def move(
    office: Office, referral: Referral, state: ReferralState, day: dt.date, reason: str = ""
) -> Referral:
    """The referral has come to another state on a day; a refused one has the partner's reason."""
    return save(office, replace(referral, state=state, state_on=day, reason=reason))


def get(office: Office, key: UUID) -> Referral:
    """The referral of that id. Raises a PlainError when it is in the bin."""
    found: Referral | None = office.visible(ReferralRow).where(ReferralRow.id == key).first()
    return presence.there(found)


def listing(office: Office, *, partner: UUID | None = None, client: UUID | None = None) -> list[ReferralLine]:
    """All referrals, or those to a partner or of a client: the open ones first, the newest of them first."""
    row = ReferralRow
    query = office.visible(row)
    if partner is not None:
        query = query.where(row.partner == partner)
    if client is not None:
        query = query.where(row.client == client)
    found = sorted(query.order_by(row.on.desc(), row.id.desc()), key=lambda one: not rules.is_open(one))
    columns = (ClientRow.id, ClientRow.number, ClientRow.family_name, ClientRow.given_names)
    whose = office.visible(ClientRow, *columns).where(ClientRow.id.in_({one.client for one in found}))
    clients = {one.id: one for one in whose.namedtuples()}
    named = {one.id: one.name for one in partners.partners(office)}
    workers: dict[UUID | None, str] = {one.id: one.name for one in people.staff(office)}
    return [
        ReferralLine(
            referral=referral,
            number=clients[referral.client].number,
            name=", ".join(
                filter(None, (clients[referral.client].family_name, clients[referral.client].given_names))
            ),
            partner=named[referral.partner],
            worker=workers.get(referral.worker, ""),
        )
        for referral in found
    ]


def unanswered(office: Office) -> list[ReferralLine]:
    """Those sent so long ago that the partner should be asked again, the oldest first."""
    late = [line for line in listing(office) if rules.days_late(line.referral, office.today)]
    return sorted(late, key=lambda line: line.referral.on)


def put_in_bin(office: Office, referral: Referral) -> Referral:
    """Takes a referral out of the lists."""
    with office.change(Action.BIN, referral.id) as change:
        return change.put_in_bin(referral)


def take_back(office: Office, referral: Referral) -> Referral:
    """Takes a referral out of the bin."""
    with office.change(Action.RESTORE, referral.id) as change:
        return change.take_back(referral)
