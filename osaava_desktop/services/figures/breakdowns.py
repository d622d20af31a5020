"""Further counts for the whole report's tables, from the very facts that the figures are counted from.

They bear keys as figures do, but are none of those that every year prints.
"""

from collections.abc import Iterator
from dataclasses import replace

from osaava_desktop.domain.figures import Figure, Scope
from osaava_desktop.domain.groups import GroupType
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.partners import PartnerType
from osaava_desktop.services.figures import facts
from osaava_desktop.services.figures.counting import Count, Tally, figures, persons
from osaava_desktop.store.models import (
    ContactRow,
    GroupRow,
    GuidanceRow,
    GuidanceTopicRow,
    PartnerRow,
    SessionRow,
    UnnamedRow,
)
from osaava_desktop.store.office import Office


def compute(office: Office, scope: Scope) -> dict[str, Figure]:
    """Contacts by partner type, minutes by topic, and who came by group type."""
    counts = (contacts(office), minutes(office), *attendances(office))
    return {figure.key: figure for count in counts for figure in figures(office, scope, count, None)}


def contacts(office: Office) -> Count:
    """Contacts with partners by the partner's type: ``contacts``, ``contacts.TYPE``."""
    fact = facts.happenings(office, ContactRow)
    fact = replace(fact, query=fact.query.join(PartnerRow))
    tallies = {f"contacts.{one}": Tally(where=PartnerRow.type == one) for one in PartnerType}
    return Count(fact=fact, tallies={"contacts": Tally(), **tallies})


def minutes(office: Office) -> Count:
    """Minutes of the talks that name each topic: ``guidance.TOPIC.minutes``."""
    talks = facts.happenings(office, GuidanceRow)
    query = office.visible(GuidanceTopicRow, GuidanceTopicRow.id).join(GuidanceRow)
    tallies = {
        f"guidance.{one}.minutes": Tally(amount=GuidanceRow.minutes, where=GuidanceTopicRow.topic == one)
        for one in Topic
    }
    return Count(fact=replace(talks, query=query), tallies=tallies)


def attendances(office: Office) -> Iterator[Count]:
    """Present marks, persons and heads without a name by group type (``groups.TYPE.attendances``)."""
    marks = facts.marks(office)
    marks = replace(marks, query=marks.query.join(GroupRow, on=SessionRow.group))
    tallies: dict[str, Tally] = {}
    for one in GroupType:
        tallies[f"groups.{one}.attendances"] = Tally(where=GroupRow.type == one)
        tallies[f"groups.{one}.persons"] = persons(marks, GroupRow.type == one)
    yield Count(fact=marks, tallies=tallies)
    heads = facts.heads(office)
    heads = replace(heads, query=heads.query.switch(SessionRow).join(GroupRow, on=SessionRow.group))
    yield Count(
        fact=heads,
        tallies={
            f"groups.{one}.unnamed": Tally(amount=UnnamedRow.heads, where=GroupRow.type == one)
            for one in GroupType
        },
    )
