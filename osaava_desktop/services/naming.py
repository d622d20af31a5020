"""Heads without a name that get one, so that it can be taken back."""

from dataclasses import dataclass, replace
from uuid import UUID

from osaava_desktop.domain import visits
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Attendance, Mark
from osaava_desktop.domain.outreach import Channel, Unnamed
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import InvalidInput
from osaava_desktop.i18n import _
from osaava_desktop.services import clients, groups, outreach
from osaava_desktop.store.models import AttendanceRow, EncounterRow, SessionRow, UnnamedRow, VisitRow
from osaava_desktop.store.office import Office


@dataclass(frozen=True, kw_only=True)
class Naming:
    """A head of an occasion that got a name: its line `before` and `after`, and who it was.

    `made` says that the person was taken in by this act; `mark` is what stood on the register of a session,
    where `listed` says that there was a line.
    """

    before: Unnamed
    after: Unnamed
    person: Client
    made: bool
    listed: bool = False
    mark: Mark | None = None


def name_one(office: Office, occasion: Unnamed, person: Client, *, was_new: bool) -> Naming:
    """Ties one of the heads of a session or visit to `person`, known or new, in one change.

    `occasion` says which session or visit; `was_new`, that the head was counted among the new faces.
    Raises InvalidInput with a problem for `client`, `heads` or `new`.
    """
    unnamed = outreach.unnamed_of(office, occasion)
    before = visits.head_to_name(unnamed, was_new=was_new)
    if before is None:
        raise _nobody_left(any(one.heads for one in unnamed))
    line = _line(office, before.session, person.id)
    with office.change(Action.ATTACH_HEAD, person.id):
        made = person.created is None
        if made:
            person = _taken_in(office, before, person)
        after = outreach.name_head(office, before, person.id, was_new=was_new)
    mark = line.mark if line else None
    return Naming(before=before, after=after, person=person, made=made, listed=line is not None, mark=mark)


def take_back(office: Office, naming: Naming) -> None:
    """The head has no name again; a person taken in by the naming goes to the bin. All in one change."""
    before, after = naming.before, naming.after
    now: Unnamed = office.visible(UnnamedRow).where(UnnamedRow.id == before.id).get()
    heads, new = now.heads + before.heads - after.heads, now.new + before.new - after.new
    with office.change(Action.ATTACH_HEAD, naming.person.id) as change:
        change.save(replace(now, heads=heads, new=new))
        if before.session is None:
            met = office.visible(EncounterRow).where(EncounterRow.visit == before.visit)
            for encounter in met.where(EncounterRow.client == naming.person.id):
                change.put_in_bin(encounter)
        elif naming.listed:
            groups.mark(office, groups.session(office, before.session), naming.person.id, naming.mark)
        else:
            groups.take_off(office, before.session, naming.person.id)
        if naming.made:
            clients.put_in_bin(office, naming.person)


def _taken_in(office: Office, head: Unnamed, person: Client) -> Client:
    """A new visitor, first reached where the head was counted."""
    if head.visit is not None:
        visit = office.visible(VisitRow).where(VisitRow.id == head.visit).get()
        return outreach.take_in(office, person, visit.channel, visit.place, visit.locality)
    place = office.visible(SessionRow, SessionRow.place).where(SessionRow.id == head.session).scalar()
    return outreach.take_in(office, person, Channel.GROUP, place)


def _line(office: Office, session: UUID | None, client: UUID) -> Attendance | None:
    if session is None:
        return None
    there = office.visible(AttendanceRow).where(AttendanceRow.session == session)
    found: Attendance | None = there.where(AttendanceRow.client == client).first()
    return found


def _nobody_left(heads: bool) -> InvalidInput:
    if heads:
        return InvalidInput({"new": _("There is no new face without a name left here.")})
    return InvalidInput({"heads": _("There is no visitor without a name left here.")})
