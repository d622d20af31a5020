"""Figures of what was done: occasions, encounters, guidance, groups, cards, the network, surveys."""

from collections.abc import Iterator
from dataclasses import replace

from osaava_desktop.domain.cards import CardType
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.groups import GroupType
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.partners import MeetingType, OfferOutcome, OpportunityType, PartnerType
from osaava_desktop.domain.surveys import WELLBEING, Choice
from osaava_desktop.services.figures import facts
from osaava_desktop.services.figures.counting import Count, Tally, persons
from osaava_desktop.services.figures.facts import Fact
from osaava_desktop.store.models import (
    AnswerSheetRow,
    CardRow,
    ContactRow,
    EncounterRow,
    GroupRow,
    GuidanceRow,
    GuidanceTopicRow,
    MeetingRow,
    OfferRow,
    OpportunityRow,
    PartnerRow,
    QuestionRow,
    SessionRow,
    SurveyAnswerRow,
    UnnamedRow,
)
from osaava_desktop.store.office import Office


def unnamed(office: Office) -> Count:
    """Heads without a name, and new faces among them."""
    tallies = {
        "unnamed.heads": Tally(amount=UnnamedRow.heads),
        "unnamed.new": Tally(amount=UnnamedRow.new),
        "groups.unnamed": Tally(amount=UnnamedRow.heads, where=UnnamedRow.session.is_null(False)),
    }
    return Count(fact=facts.heads(office), tallies=tallies)


def encounters(office: Office) -> Count:
    """Named encounters by channel."""
    tallies = {f"encounters.{one}": Tally(where=EncounterRow.channel == one) for one in Channel}
    return Count(fact=facts.happenings(office, EncounterRow), tallies=tallies)


def guidance(office: Office) -> Iterator[Count]:
    """Talks, their minutes, and the talks that name each topic."""
    talks = facts.happenings(office, GuidanceRow)
    minutes = Tally(amount=GuidanceRow.minutes)
    yield Count(fact=talks, tallies={"guidance.entries": Tally(), "guidance.minutes": minutes})
    query = office.visible(GuidanceTopicRow, GuidanceTopicRow.id).join(GuidanceRow)
    topics = replace(talks, query=query)
    entry = GuidanceTopicRow.guidance
    tallies = {
        f"guidance.{one}.entries": Tally(distinct=entry, where=GuidanceTopicRow.topic == one) for one in Topic
    }
    yield Count(fact=topics, tallies=tallies)


def groups(office: Office) -> Iterator[Count]:
    """Groups with a session held, sessions held by type, and who came."""
    held = facts.sessions(office)
    held = replace(held, query=held.query.join(GroupRow))
    tallies = {"groups": Tally(distinct=SessionRow.group), "groups.sessions": Tally()}
    tallies |= {f"groups.{one}.sessions": Tally(where=GroupRow.type == one) for one in GroupType}
    yield Count(fact=held, tallies=tallies)
    marks = facts.marks(office)
    yield Count(fact=marks, tallies={"groups.attendances": Tally(), "groups.persons": persons(marks)})


def cards(office: Office) -> Count:
    """Card trainings passed, by card."""
    tallies = {"cards": Tally()} | {f"cards.{one}": Tally(where=CardRow.type == one) for one in CardType}
    return Count(fact=facts.happenings(office, CardRow), tallies=tallies)


def network(office: Office, scope: Scope) -> Iterator[Count]:
    """Partners met, meetings held, opportunities open, offers made."""
    contacts = facts.happenings(office, ContactRow)
    contacts = replace(contacts, query=contacts.query.join(PartnerRow))
    partner = ContactRow.partner
    yield Count(
        fact=contacts,
        tallies={
            f"partners.{one}": Tally(distinct=partner, where=PartnerRow.type == one) for one in PartnerType
        },
    )
    meetings = {f"meetings.{one}": Tally(where=MeetingRow.type == one) for one in MeetingType}
    yield Count(fact=facts.happenings(office, MeetingRow), tallies=meetings)
    yield opportunities(office, scope)
    taken = Tally(where=OfferRow.outcome == OfferOutcome.ACCEPTED)
    yield Count(
        fact=facts.happenings(office, OfferRow), tallies={"offers": Tally(), "offers.accepted": taken}
    )


def opportunities(office: Office, scope: Scope) -> Count:
    """Opportunities open at some time of the span, and hidden jobs among them."""
    row = OpportunityRow
    still = row.open_until.is_null() | (row.open_until >= scope.start)
    query = office.visible(row, row.id).where(row.opened <= scope.end, still)
    tallies = {f"opportunities.{one}": Tally(where=row.type == one) for one in OpportunityType}
    hidden = (row.type == OpportunityType.JOB) & (row.hidden == True)  # noqa: E712
    tallies["opportunities.hidden"] = Tally(where=hidden)
    return Count(fact=Fact(query=query, row=row.id, area=row.area, worker=row.worker), tallies=tallies)


def surveys(office: Office, scope: Scope) -> Count:
    """Answers by question and choice; the answers to its question are the base of each."""
    query = office.visible(SurveyAnswerRow, SurveyAnswerRow.id).join(AnswerSheetRow)
    query = query.switch(SurveyAnswerRow).join(QuestionRow)
    tallies = {
        f"survey.{key}.{one}": Tally(
            where=(QuestionRow.key == key) & (SurveyAnswerRow.choice == one), of=QuestionRow.key == key
        )
        for key in _questions(office, scope)
        for one in Choice
    }
    return Count(fact=Fact(query=query, row=SurveyAnswerRow.id, on=AnswerSheetRow.on), tallies=tallies)


def all_of_doings(office: Office, scope: Scope) -> Iterator[Count]:
    """Every count of what was done."""
    yield unnamed(office)
    yield encounters(office)
    yield from guidance(office)
    yield from groups(office)
    yield cards(office)
    yield from network(office, scope)
    yield surveys(office, scope)


def _questions(office: Office, scope: Scope) -> list[str]:
    """The questions of the years of the span; the wellbeing question is in each."""
    years = QuestionRow.year.between(scope.start.year, scope.end.year)
    query = office.visible(QuestionRow, QuestionRow.key).where(years).distinct()
    keys = [key for (key,) in query.order_by(QuestionRow.place_in_set).tuples()]
    return [WELLBEING, *(key for key in keys if key != WELLBEING)]
