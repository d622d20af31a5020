"""Which clients in the project an opportunity could suit."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from osaava_desktop.domain import matching as rules
from osaava_desktop.domain.mapping_form import Option, Question
from osaava_desktop.domain.matching import Candidate, HeldCard, Match
from osaava_desktop.domain.partners import OfferOutcome, Opportunity
from osaava_desktop.services import areas, people
from osaava_desktop.store.models import (
    CardRow,
    ClientRow,
    MappingAnswerRow,
    MappingRow,
    OfferRow,
    ParticipationRow,
)
from osaava_desktop.store.office import Office


def matches(office: Office, opportunity: Opportunity) -> list[Match]:
    """Everybody in the project for whom something speaks, the best first.

    Nothing about health is read: of a mapping, only what the person would like to do.
    """
    return rules.matches(opportunity, _candidates(office, opportunity))


def _candidates(office: Office, opportunity: Opportunity) -> list[Candidate]:
    """Who is in the project now."""
    towns = {one.id: one for one in areas.localities(office)}
    working = {one.id: one.area for one in people.staff(office)}
    wishes = _wishes(office, rules.WISHES[opportunity.type])
    cards, offered = _cards(office), _offered(office, opportunity.id)
    row = ClientRow
    columns = (row.id, row.number, row.family_name, row.given_names, row.locality, row.worker)
    query = office.visible(row, *columns, row.wished_field).where(row.id.in_(_active(office)))
    found = []
    for key, number, family, given, locality, worker, field in query.tuples():
        town = towns.get(locality)
        found.append(
            Candidate(
                id=key,
                number=number,
                name=", ".join(filter(None, (family, given))),
                locality=town.name if town else "",
                area=town.area if town else working.get(worker),
                wished_field=field,
                wishes=wishes.get(key, ()),
                cards=cards.get(key, ()),
                outcome=offered.get(key),
            )
        )
    return found


def _active(office: Office) -> object:
    row = ParticipationRow
    return office.visible(row, row.client).where(row.ended.is_null())


def _wishes(office: Office, wanted: Collection[Option]) -> dict[UUID, set[Option]]:
    """Which of the `wanted` things each client would like to do, as the newest mapping says."""
    row, answer = MappingRow, MappingAnswerRow
    talks = office.visible(row, row.client, row.id).order_by(row.on, row.id)
    newest = {mapping: client for client, mapping in dict(talks.tuples()).items()}
    query = office.visible(answer, answer.mapping, answer.option).where(
        answer.question == Question.WISHES, answer.option.in_(wanted)
    )
    found: dict[UUID, set[Option]] = defaultdict(set)
    for mapping, option in query.tuples():
        if mapping in newest:
            found[newest[mapping]].add(option)
    return found


def _cards(office: Office) -> dict[UUID, list[HeldCard]]:
    """The cards of each client that are valid today."""
    row = CardRow
    valid = row.expires.is_null() | (row.expires >= office.today)
    found: dict[UUID, list[HeldCard]] = defaultdict(list)
    query = office.visible(row, row.client, row.type, row.label).where(valid)
    for client, kind, label in query.tuples():
        found[client].append(HeldCard(type=kind, label=label))
    return found


def _offered(office: Office, opportunity: UUID) -> dict[UUID, OfferOutcome]:
    """To whom it was offered, and what came of it."""
    row = OfferRow
    return dict(office.visible(row, row.client, row.outcome).where(row.opportunity == opportunity).tuples())
