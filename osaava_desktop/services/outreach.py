"""Outreach visits, named encounters, and unnamed heads."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from osaava_desktop.domain import outreach as rules
from osaava_desktop.domain import visits
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Attendance, Mark
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.outreach import Channel, Encounter, Unnamed, Visit, VisitTopic
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.visits import WholeVisit
from osaava_desktop.errors import InvalidInput, PlainError, refuse
from osaava_desktop.i18n import _
from osaava_desktop.services import areas, clients
from osaava_desktop.store.change import Change
from osaava_desktop.store.models import (
    AttendanceRow,
    ClientRow,
    EncounterRow,
    PlaceRow,
    UnnamedRow,
    VisitRow,
    VisitTopicRow,
)
from osaava_desktop.store.office import Office


def whole(office: Office, visit: UUID) -> WholeVisit:
    """The visit of that id with all that hangs on it, people by name. Raises PlainError if it is binned."""
    found: Visit | None = office.visible(VisitRow).where(VisitRow.id == visit).first()
    if found is None:
        raise _in_bin()
    met = office.visible(EncounterRow, EncounterRow.client).where(EncounterRow.visit == visit)
    people: list[Client] = list(office.visible(ClientRow).where(ClientRow.id.in_(met)))
    topics = office.visible(VisitTopicRow, VisitTopicRow.topic).where(VisitTopicRow.visit == visit)
    return WholeVisit(
        visit=found,
        people=tuple(sorted(people, key=lambda client: name_key(client.name))),
        unnamed=tuple(sorted(unnamed_of(office, Unnamed(visit=visit)), key=lambda one: one.id)),
        topics=frozenset(Topic(topic) for (topic,) in topics.tuples()),
    )


def save_whole(office: Office, entered: WholeVisit) -> WholeVisit:
    """Adds or changes a visit with all that hangs on it in one change: exactly what is entered is there then.

    People who are not in the register yet are taken in, first reached by the channel of the visit. Raises
    InvalidInput with the problems of `visits.problems`.
    """
    entered = replace(entered, visit=tidied(entered.visit))
    refuse(visits.problems(entered, office.today))
    with office.change(Action.SAVE_VISIT, entered.visit.id) as change:
        stored = save_visit(office, entered.visit)
        _set_people(office, change, stored, [_registered(office, one, stored) for one in entered.people])
        _set_unnamed(office, change, stored, entered.unnamed)
        save_topics(office, stored.id, entered.topics)
    return whole(office, stored.id)


def save_visit(office: Office, visit: Visit) -> Visit:
    """Adds or changes an outreach visit; its encounters follow its day, place and worker.

    Those met by the channel of the visit follow that too. Raises InvalidInput, PlainError if it is binned.
    """
    visit = tidied(visit)
    refuse(rules.visit_problems(visit, office.today))
    before: Visit | None = office.visible(VisitRow, bin=True).where(VisitRow.id == visit.id).first()
    if before is not None and before.deleted is not None:
        raise _in_bin()
    with office.change(Action.SAVE_VISIT, visit.id) as change:
        stored = change.save(areas.settled(office, visit, visit.locality))
        for encounter in office.visible(EncounterRow).where(EncounterRow.visit == visit.id):
            if before is not None and encounter.channel is before.channel:
                encounter = replace(encounter, channel=stored.channel)
            change.save(_of_visit(encounter, stored))
        return stored


def save_topics(office: Office, visit: UUID, topics: frozenset[Topic]) -> None:
    """Sets what people were guided about during a visit: exactly these topics."""
    there = list(office.visible(VisitTopicRow).where(VisitTopicRow.visit == visit))
    if {one.topic for one in there} == topics:
        return
    with office.change(Action.SAVE_VISIT, visit) as change:
        for gone in (one for one in there if one.topic not in topics):
            change.put_in_bin(gone)
        for topic in sorted(topics - {one.topic for one in there}):
            change.save(VisitTopic(visit=visit, topic=topic))


def put_in_bin(office: Office, several: Sequence[Visit | Encounter]) -> None:
    """Takes visits, and all that hangs on them, and encounters out of lists and figures: all or none."""
    with office.change(Action.BIN) as change:
        for one in several:
            change.put_in_bin(one)


def take_back(office: Office, several: Sequence[Visit | Encounter]) -> None:
    """Takes visits and encounters out of the bin: all or none."""
    with office.change(Action.RESTORE) as change:
        for one in several:
            change.take_back(one)


def last_visit(office: Office) -> Visit | None:
    """The visit that the person signed in wrote last."""
    query = office.visible(VisitRow).where(VisitRow.worker == office.person.id)
    found: Visit | None = query.order_by(VisitRow.id.desc()).first()
    return found


def last_places(office: Office, most: int) -> list[UUID]:
    """The places that the person signed in visited last, the latest first."""
    query = office.visible(VisitRow, VisitRow.place).where(VisitRow.worker == office.person.id)
    query = query.where(VisitRow.place.is_null(False)).order_by(VisitRow.on.desc(), VisitRow.id.desc())
    return list(dict.fromkeys(place for (place,) in query.tuples()))[:most]


def save_encounter(office: Office, encounter: Encounter) -> Encounter:
    """Adds or changes an encounter; one of a visit has the day, place and worker of that visit."""
    encounter = tidied(encounter)
    refuse(rules.encounter_problems(encounter, office.today))
    stored = office.visible(EncounterRow, bin=True).where(EncounterRow.id == encounter.id)
    if stored.where(EncounterRow.deleted.is_null(False)).exists():
        raise _in_bin()
    if encounter.visit is not None:
        visit = office.visible(VisitRow).where(VisitRow.id == encounter.visit).get()
        encounter = _of_visit(encounter, visit)
    else:
        encounter = areas.settled(office, encounter)
    with office.change(Action.SAVE_ENCOUNTER, encounter.id) as change:
        return change.save(encounter)


def meet(office: Office, person: Client, encounter: Encounter) -> Encounter:
    """Saves an encounter with `person`, who is taken in first when not in the register yet, in one change."""
    with office.change(Action.SAVE_ENCOUNTER, encounter.id):
        if person.created is None:
            take_in(office, person, encounter.channel, encounter.place)
        return save_encounter(office, replace(encounter, client=person.id))


def take_in(
    office: Office, person: Client, channel: Channel, place: UUID | None, locality: UUID | None = None
) -> Client:
    """Takes a new visitor into the register, first reached by that channel, from where they were met."""
    town = office.visible(PlaceRow, PlaceRow.locality).where(PlaceRow.id == place).scalar()
    return clients.save(office, replace(person, first_contact=channel, locality=town or locality))


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


def _registered(office: Office, person: Client, visit: Visit) -> Client:
    """The person as the register knows them; a new visitor is taken in. Raises InvalidInput for `people`."""
    if person.created is not None:
        return clients.get(office, person.id)
    try:
        return take_in(office, person, visit.channel, visit.place, visit.locality)
    except InvalidInput as error:
        raise InvalidInput({"people": f"{person.name}: {error}"}) from error


def _set_people(office: Office, change: Change, visit: Visit, people: Sequence[Client]) -> None:
    there = {one.client: one for one in office.visible(EncounterRow).where(EncounterRow.visit == visit.id)}
    for person in people:
        if person.id not in there:
            met_there = Encounter(on=visit.on, client=person.id, channel=visit.channel, visit=visit.id)
            change.save(_of_visit(met_there, visit))
    for client in there.keys() - {person.id for person in people}:
        change.put_in_bin(there[client])


def _set_unnamed(office: Office, change: Change, visit: Visit, entered: Sequence[Unnamed]) -> None:
    there = unnamed_of(office, Unnamed(visit=visit.id))
    kept: set[UUID] = set()
    for unnamed in entered:
        earlier = next((one for one in there if _same_kind(one, unnamed)), None)
        if unnamed.heads and earlier is not None:
            kept.add(change.save(replace(earlier, heads=unnamed.heads, new=unnamed.new)).id)
        elif unnamed.heads:
            change.save(_fresh(visit, unnamed))
    for gone in (one for one in there if one.id not in kept):
        change.put_in_bin(gone)


def _fresh(visit: Visit, like: Unnamed) -> Unnamed:
    """A line of its own, whatever line the numbers were shown with before."""
    kind = Unnamed(visit=visit.id, gender=like.gender, age_group=like.age_group)
    return replace(kind, heads=like.heads, new=like.new)


def _in_bin() -> PlainError:
    return PlainError(_("This is in the bin. Take it back from there first."))


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
