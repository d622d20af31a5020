"""Outreach visits, named encounters, and unnamed heads."""

from dataclasses import replace
from uuid import UUID

from osaava_desktop.domain import outreach as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.groups import Attendance, Mark
from osaava_desktop.domain.outreach import Encounter, Unnamed, Visit
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import InvalidInput, refuse
from osaava_desktop.i18n import _
from osaava_desktop.services import areas
from osaava_desktop.store.models import AttendanceRow, EncounterRow, UnnamedRow, VisitRow
from osaava_desktop.store.office import Office


def save_visit(office: Office, visit: Visit) -> Visit:
    """Adds or changes an outreach visit; its encounters follow its day, place and worker."""
    visit = tidied(visit)
    refuse(rules.visit_problems(visit, office.today))
    with office.change(Action.SAVE_VISIT, visit.id) as change:
        stored = change.save(areas.settled(office, visit, visit.locality))
        for encounter in office.visible(EncounterRow).where(EncounterRow.visit == visit.id):
            change.save(_of_visit(encounter, stored))
        return stored


def save_encounter(office: Office, encounter: Encounter) -> Encounter:
    """Adds or changes an encounter; one of a visit has the day, place and worker of that visit."""
    encounter = tidied(encounter)
    refuse(rules.encounter_problems(encounter, office.today))
    if encounter.visit is not None:
        visit = office.visible(VisitRow).where(VisitRow.id == encounter.visit).get()
        encounter = _of_visit(encounter, visit)
    else:
        encounter = areas.settled(office, encounter)
    with office.change(Action.SAVE_ENCOUNTER, encounter.id) as change:
        return change.save(encounter)


def save_unnamed(office: Office, unnamed: Unnamed) -> Unnamed:
    """Sets the unnamed heads of one occasion for one gender and age group, in place of earlier ones."""
    refuse(rules.unnamed_problems(unnamed))
    earlier = next((one for one in unnamed_of(office, unnamed) if _same_kind(one, unnamed)), None)
    if earlier is not None:
        unnamed = replace(earlier, heads=unnamed.heads, new=unnamed.new)
    with office.change(Action.SAVE_UNNAMED, unnamed.session or unnamed.visit) as change:
        return change.save(unnamed)


def unnamed_of(office: Office, occasion: Unnamed) -> list[Unnamed]:
    """All unnamed heads of the session or visit that `occasion` belongs to."""
    if occasion.session is not None:
        where = UnnamedRow.session == occasion.session
    else:
        where = UnnamedRow.visit == occasion.visit
    return list(office.visible(UnnamedRow).where(where))


def name_head(office: Office, unnamed: Unnamed, client: UUID, *, was_new: bool) -> Unnamed:
    """Ties one of the heads to `client`: one head less, one named encounter or present mark more.

    `was_new` says that the head was counted among the new faces. Raises InvalidInput.
    """
    if unnamed.heads < 1 or (was_new and unnamed.new < 1):
        raise InvalidInput({"heads": _("There is no visitor without a name left here.")})
    if _is_named(office, unnamed, client):
        raise InvalidInput({"client": _("This client is already counted here by name.")})
    new = min(unnamed.new - was_new, unnamed.heads - 1)
    with office.change(Action.ATTACH_HEAD, client) as change:
        stored = change.save(replace(unnamed, heads=unnamed.heads - 1, new=new))
        if unnamed.session is not None:
            change.save(replace(_entry(office, unnamed.session, client), mark=Mark.PRESENT))
        else:
            visit = office.visible(VisitRow).where(VisitRow.id == unnamed.visit).get()
            save_encounter(
                office, Encounter(on=visit.on, client=client, channel=visit.channel, visit=visit.id)
            )
        return stored


def _of_visit(encounter: Encounter, visit: Visit) -> Encounter:
    return replace(encounter, on=visit.on, place=visit.place, worker=visit.worker, area=visit.area)


def _entry(office: Office, session: UUID, client: UUID) -> Attendance:
    """The client's line on the register, which may be there without a mark, or marked absent."""
    there = office.visible(AttendanceRow).where(AttendanceRow.session == session)
    found: Attendance | None = there.where(AttendanceRow.client == client).first()
    return found or Attendance(session=session, client=client)


def _is_named(office: Office, unnamed: Unnamed, client: UUID) -> bool:
    """Whether the client is counted by name at the occasion already."""
    if unnamed.session is not None:
        return _entry(office, unnamed.session, client).mark is Mark.PRESENT
    met = office.visible(EncounterRow).where(EncounterRow.visit == unnamed.visit)
    return bool(met.where(EncounterRow.client == client).exists())


def _same_kind(one: Unnamed, other: Unnamed) -> bool:
    return (one.gender, one.age_group) == (other.gender, other.age_group)
