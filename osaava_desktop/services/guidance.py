"""Guidance entries and their topics; a joint talk has an entry for each client."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from osaava_desktop.domain import guidance as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.guidance import Guidance, GuidanceLine, GuidanceTopic, LastChoices, Topic
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.records import new_id
from osaava_desktop.errors import refuse
from osaava_desktop.services import areas, clients, people, presence
from osaava_desktop.store.models import ClientRow, GuidanceRow, GuidanceTopicRow
from osaava_desktop.store.office import Office

_LATELY = 100
"""So many topics back is looked for the ones chosen last."""


def save(office: Office, guidance: Guidance, topics: Collection[Topic]) -> Guidance:
    """Adds or changes a talk and the topics it was about."""
    guidance = tidied(guidance)
    refuse(rules.problems(guidance, office.today))
    clients.check_there(office, guidance.client)
    presence.check_kept(office, guidance)
    with office.change(Action.SAVE_GUIDANCE, guidance.id) as change:
        stored = change.save(areas.settled(office, guidance))
        there = {entry.topic: entry for entry in topics_of(office, guidance.id)}
        for topic in there.keys() - set(topics):
            change.put_in_bin(there[topic])
        for topic in set(topics) - there.keys():
            change.save(GuidanceTopic(guidance=stored.id, topic=topic))
        return stored


def save_joint(
    office: Office, guidance: Guidance, topics: Collection[Topic], others: Collection[UUID]
) -> Guidance:
    """Saves a talk that `others` took part in too: an entry each, all of them or none.

    Of entries that are there already, only what has been changed in `guidance` is changed; the entry of
    who is not among `others` any more goes into the bin.
    """
    guidance = tidied(guidance)
    refuse(rules.problems(guidance, office.today))
    there = {entry.client: entry for entry in partners_of(office, guidance)}
    new = set(others) - there.keys() - {guidance.client}
    guidance = replace(guidance, joint=guidance.joint or (new_id() if new else None))
    with office.change(Action.SAVE_GUIDANCE, guidance.id) as change:
        for client in there.keys() - set(others):
            change.put_in_bin(there.pop(client))
        _change_others(office, guidance, topics, list(there.values()))
        for client in sorted(new):
            save(office, replace(guidance, id=new_id(), client=client), topics)
        return save(office, guidance, topics)


def partners_of(office: Office, guidance: Guidance) -> list[Guidance]:
    """The entries of the others who took part in a joint talk."""
    if guidance.joint is None:
        return []
    joint = office.visible(GuidanceRow).where(GuidanceRow.joint == guidance.joint)
    return list(joint.where(GuidanceRow.id != guidance.id).order_by(GuidanceRow.id))


def clients_of(office: Office, entries: Sequence[Guidance]) -> list[Client]:
    """Whose entries they are, in their order."""
    ids = [entry.client for entry in entries]
    found = {client.id: client for client in office.visible(ClientRow).where(ClientRow.id.in_(ids))}
    return [found[key] for key in ids]


def put_in_bin(office: Office, guidance: Guidance) -> Guidance:
    """Takes one entry out of lists and figures; those of others in a joint talk stay."""
    with office.change(Action.BIN, guidance.id) as change:
        return change.put_in_bin(guidance)


def take_back(office: Office, guidance: Guidance) -> Guidance:
    """Takes an entry out of the bin."""
    with office.change(Action.RESTORE, guidance.id) as change:
        return change.take_back(guidance)


def topics_of(office: Office, guidance: UUID) -> list[GuidanceTopic]:
    """The topics of a talk."""
    return list(office.visible(GuidanceTopicRow).where(GuidanceTopicRow.guidance == guidance))


def of_client(office: Office, client: UUID) -> list[Guidance]:
    """The client's talks, the newest first."""
    query = office.visible(GuidanceRow).where(GuidanceRow.client == client)
    return list(query.order_by(GuidanceRow.on.desc(), GuidanceRow.id.desc()))


def count(office: Office, client: UUID) -> int:
    """How many talks there have been with a client."""
    return int(office.visible(GuidanceRow, GuidanceRow.id).where(GuidanceRow.client == client).count())


def get(office: Office, key: UUID) -> Guidance:
    """The entry of that id. Raises a PlainError when it is in the bin."""
    found: Guidance | None = office.visible(GuidanceRow).where(GuidanceRow.id == key).first()
    return presence.there(found)


def lines(office: Office, client: UUID) -> list[GuidanceLine]:
    """The client's talks as lists show them, the newest first."""
    entries = of_client(office, client)
    topics = topics_by_talk(office, client)
    places: dict[UUID | None, str] = {place.id: place.name for place in areas.named_places(office)}
    workers: dict[UUID | None, str] = {person.id: person.name for person in people.staff(office)}
    joint = _sizes(office, [entry.joint for entry in entries if entry.joint])
    return [
        GuidanceLine(
            entry=entry,
            topics=topics.get(entry.id, ()),
            place=places.get(entry.place, ""),
            worker=workers.get(entry.worker, ""),
            others=max(joint[entry.joint] - 1, 0) if entry.joint else 0,
        )
        for entry in entries
    ]


def topics_by_talk(office: Office, client: UUID) -> dict[UUID, tuple[Topic, ...]]:
    """The topics of each talk of a client, in the order in which the office lists them."""
    columns = (GuidanceTopicRow.guidance, GuidanceTopicRow.topic)
    query = office.visible(GuidanceTopicRow, *columns).join(GuidanceRow)
    found: dict[UUID, set[Topic]] = defaultdict(set)
    for talk, topic in query.where(GuidanceRow.client == client).tuples():
        found[talk].add(topic)
    return {talk: tuple(topic for topic in Topic if topic in some) for talk, some in found.items()}


def last_choices(office: Office) -> LastChoices:
    """What the person signed in chose last, to be offered first."""
    mine = office.visible(GuidanceRow).where(GuidanceRow.worker == office.person.id)
    newest: Guidance | None = mine.order_by(GuidanceRow.id.desc()).first()
    query = office.visible(GuidanceTopicRow, GuidanceTopicRow.topic).join(GuidanceRow)
    query = query.where(GuidanceRow.worker == office.person.id)
    lately = query.order_by(GuidanceTopicRow.id.desc()).limit(_LATELY).tuples()
    topics = dict.fromkeys(topic for (topic,) in lately) | dict.fromkeys(Topic)
    return LastChoices(
        channel=newest.channel if newest else None,
        place=newest.place if newest else None,
        topics=tuple(topics),
    )


def _change_others(
    office: Office, guidance: Guidance, topics: Collection[Topic], others: Sequence[Guidance]
) -> None:
    """What is being changed in `guidance` is changed in the entries of the others too."""
    before = _stored(office, guidance.id)
    names = [name for name in rules.SHARED if getattr(before, name, None) != getattr(guidance, name)]
    changed = {name: getattr(guidance, name) for name in names}
    same = {entry.topic for entry in topics_of(office, guidance.id)} == set(topics)
    for entry in others:
        own = [one.topic for one in topics_of(office, entry.id)] if same else topics
        save(office, replace(entry, **changed), own)


def _stored(office: Office, key: UUID) -> Guidance | None:
    found: Guidance | None = office.visible(GuidanceRow).where(GuidanceRow.id == key).first()
    return found


def _sizes(office: Office, joint: list[UUID]) -> Counter[Any]:
    query = office.visible(GuidanceRow, GuidanceRow.joint).where(GuidanceRow.joint.in_(joint))
    return Counter(key for (key,) in query.tuples())
