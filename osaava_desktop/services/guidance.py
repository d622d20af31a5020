"""Guidance entries and their topics."""

from collections.abc import Collection
from uuid import UUID

from osaava_desktop.domain import guidance as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.guidance import Guidance, GuidanceTopic, Topic
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import refuse
from osaava_desktop.services import areas
from osaava_desktop.store.models import GuidanceRow, GuidanceTopicRow
from osaava_desktop.store.office import Office


def save(office: Office, guidance: Guidance, topics: Collection[Topic]) -> Guidance:
    """Adds or changes a talk and the topics it was about."""
    guidance = tidied(guidance)
    refuse(rules.problems(guidance, office.today))
    with office.change(Action.SAVE_GUIDANCE, guidance.id) as change:
        stored = change.save(areas.settled(office, guidance))
        there = {entry.topic: entry for entry in topics_of(office, guidance.id)}
        for topic in there.keys() - set(topics):
            change.put_in_bin(there[topic])
        for topic in set(topics) - there.keys():
            change.save(GuidanceTopic(guidance=stored.id, topic=topic))
        return stored


def topics_of(office: Office, guidance: UUID) -> list[GuidanceTopic]:
    """The topics of a talk."""
    return list(office.visible(GuidanceTopicRow).where(GuidanceTopicRow.guidance == guidance))


def of_client(office: Office, client: UUID) -> list[Guidance]:
    """The client's talks, the newest first."""
    query = office.visible(GuidanceRow).where(GuidanceRow.client == client)
    return list(query.order_by(GuidanceRow.on.desc()))
