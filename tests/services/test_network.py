"""The network in a real file: contacts, closing, merging, meetings, referrals; and the figures of them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.partners import (
    AgreedAction,
    Contact,
    ContactPerson,
    Meeting,
    MeetingType,
    Opportunity,
    OpportunityType,
    Partner,
    PartnerType,
    Referral,
    ReferralState,
)
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.services import clients, figures, meetings, partner_merging, partners, referrals, timeline
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, only_read

DAY = dt.timedelta(days=1)


@pytest.fixture
def kunta(office: Office) -> Partner:
    """A partner."""
    return partners.save(office, Partner(name="Kuopion kaupunki", type=PartnerType.MUNICIPALITY))


@pytest.fixture
def aino(office: Office) -> Client:
    """A client."""
    return Builder(office).client("Aho", given_names="Aino")


def count(office: Office, key: str) -> int:
    """A figure of this year."""
    return figures.compute(office, year_scope(office.today.year, basis=office.profile.basis))[key].n or 0


def send(office: Office, client: Client, partner: Partner, days: int = 0, **fields: object) -> Referral:
    """A referral sent so many days ago."""
    referral = Referral(client=client.id, partner=partner.id, on=office.today - days * DAY, what="Uraohjaus")
    return referrals.save(office, replace(referral, **fields))  # type: ignore[arg-type]


def test_partners_are_listed_with_their_last_contact(office: Office, kunta: Partner, aino: Client) -> None:
    partners.save(office, Partner(name="Äijä Oy", type=PartnerType.EMPLOYER, area=KUOPIO.id))
    for days in (3, 9):
        contact = Contact(partner=kunta.id, on=office.today - days * DAY, topic="Puhelu")
        partners.save_contact(office, contact)
    send(office, aino, kunta)
    first, second = partners.listing(office)
    assert (first.partner.name, first.last, first.contacts) == (
        "Kuopion kaupunki",
        office.today - 3 * DAY,
        2,
    )
    assert (first.open_referrals, second.open_referrals) == (1, 0)
    assert (second.last, second.area) == (None, KUOPIO.name)
    assert [line.contact.on for line in partners.contacts(office, kunta.id)] == [
        office.today - 3 * DAY,
        office.today - 9 * DAY,
    ]
    assert count(office, "partners.municipality") == 1
    assert count(office, "partners.employer") == 0


def test_closed_partners_are_not_offered_any_more(office: Office, kunta: Partner) -> None:
    partners.save(office, Partner(name="Kaupunkilehti", type=PartnerType.EMPLOYER))
    partners.save(office, Partner(name="Iisalmen kaupunki", type=PartnerType.MUNICIPALITY))
    found = [one.name for one in partners.find(office, "kaupunki", 5)]
    assert found == ["Kaupunkilehti", "Iisalmen kaupunki", "Kuopion kaupunki"], "by how they begin"
    assert len(partners.find(office, "kaupunki", 2)) == 2
    partners.save(office, replace(kunta, closed=office.today))
    assert kunta.id not in {one.id for one in partners.find(office, "kaupunki", 5)}
    assert kunta.id in {one.id for one in partners.partners(office)}


def test_closing_with_something_under_way_is_asked_and_loses_nothing(
    office: Office, kunta: Partner, aino: Client
) -> None:
    sent = send(office, aino, kunta)
    Builder(office).add(
        Opportunity(type=OpportunityType.JOB, title="Siivooja", opened=office.today, partner=kunta.id)
    )
    with pytest.raises(partners.StillOpen, match=f"{aino.number} Uraohjaus, Siivooja"):
        partners.save(office, replace(kunta, closed=office.today))
    assert partners.get(office, kunta.id).closed is None
    closed = partners.save(office, replace(kunta, closed=office.today), leaving_open=True)
    assert closed.closed == office.today
    assert referrals.get(office, sent.id).state is ReferralState.SENT
    assert partners.save(office, replace(closed, phone="1")).phone == "1", "is asked once only"


def test_a_partner_that_was_worked_with_is_closed_not_binned(office: Office, kunta: Partner) -> None:
    person = partners.save_person(office, ContactPerson(partner=kunta.id, name=" Maija  Virtanen "))
    assert person.name == "Maija Virtanen"
    binned = partners.put_in_bin(office, kunta)
    assert partners.partners(office) == []
    partners.take_back(office, binned)
    partners.save_contact(office, Contact(partner=kunta.id, on=office.today, topic="Puhelu"))
    with pytest.raises(PlainError, match="Close it instead"):
        partners.put_in_bin(office, partners.get(office, kunta.id))
    assert count(office, "partners.municipality") == 1


def test_two_partners_become_one_and_two_again(office: Office, kunta: Partner, aino: Client) -> None:
    twin = partners.save(
        office, Partner(name="Kuopio, kaupunki", type=PartnerType.MUNICIPALITY, phone="017 1")
    )
    contact = partners.save_contact(office, Contact(partner=twin.id, on=office.today, topic="Puhelu"))
    sent = send(office, aino, twin)
    partners.save_contact(office, Contact(partner=kunta.id, on=office.today, topic="Käynti"))
    assert count(office, "partners.municipality") == 2
    merged, changes = partner_merging.merge(office, kunta.id, twin.id)
    assert (merged.id, merged.phone) == (kunta.id, "017 1")
    assert [one.id for one in partners.partners(office)] == [kunta.id]
    assert referrals.get(office, sent.id).partner == kunta.id
    assert count(office, "partners.municipality") == 1
    assert partner_merging.undo(office, kunta.id, changes).phone == ""
    assert {one.id for one in partners.partners(office)} == {kunta.id, twin.id}
    assert {line.contact.id for line in partners.contacts(office, twin.id)} == {contact.id}
    assert referrals.get(office, sent.id).partner == twin.id
    with pytest.raises(PlainError, match="same partner"):
        partner_merging.merge(office, kunta.id, kunta.id)


def test_a_meeting_and_what_was_agreed_on_are_one_change(office: Office) -> None:
    meeting = Meeting(type=MeetingType.NETWORK, on=office.today, title="Foorumi")
    actions = [AgreedAction(meeting=meeting.id, what=what) for what in ("Esite", "Kutsut", "Tila")]
    with pytest.raises(InvalidInput) as error:
        meetings.save(office, meeting, [*actions, AgreedAction(meeting=meeting.id, what="")])
    assert set(error.value.problems) == {"actions"}
    assert meetings.listing(office) == []
    head = office.audit_head()
    meetings.save(office, meeting, actions)
    assert head != office.audit_head()
    assert count(office, "meetings.network") == 1
    kept = [replace(actions[0], what="Esite ruotsiksi"), actions[2]]
    meetings.save(office, replace(meeting, note="Muistio"), kept)
    assert [one.what for one in meetings.agreed(office, meeting.id)] == ["Esite ruotsiksi", "Tila"]
    meetings.save(office, replace(meeting, note="Toinen"))
    (line,) = meetings.listing(office)
    assert (line.meeting.note, line.actions, line.open_actions) == ("Toinen", 2, 2)


def test_what_is_agreed_on_is_ticked_and_the_first_due_comes_first(office: Office) -> None:
    meeting = meetings.save(office, Meeting(type=MeetingType.TEAM, on=office.today))
    whole = [
        AgreedAction(meeting=meeting.id, what="Joskus"),
        AgreedAction(meeting=meeting.id, what="Pian", due=office.today + DAY, worker=office.person.id),
        AgreedAction(meeting=meeting.id, what="Eilen", due=office.today - DAY),
    ]
    meetings.save(office, meeting, whole)
    assert [line.action.what for line in meetings.actions(office)] == ["Eilen", "Pian", "Joskus"]
    assert meetings.actions(office)[1].worker == office.person.name
    done = meetings.tick(office, whole[2])
    assert done.done == office.today
    assert [line.action.what for line in meetings.actions(office)] == ["Pian", "Joskus", "Eilen"]
    assert len(meetings.actions(office, open_only=True)) == 2
    assert meetings.tick(office, done).done is None
    meetings.put_in_bin(office, meeting)
    assert meetings.actions(office) == []
    meetings.take_back(office, meeting)
    assert len(meetings.actions(office)) == 3


def test_a_referral_goes_on_and_is_told_on_the_timeline(office: Office, kunta: Partner, aino: Client) -> None:
    sent = send(office, aino, kunta, days=20)
    assert [line.referral.id for line in referrals.unanswered(office)] == [sent.id]
    started = referrals.move(office, sent, ReferralState.STARTED, office.today - 2 * DAY)
    assert referrals.unanswered(office) == []
    with pytest.raises(InvalidInput) as error:
        referrals.move(office, started, ReferralState.REFUSED, office.today)
    assert set(error.value.problems) == {"reason"}
    refused = referrals.move(office, started, ReferralState.REFUSED, office.today, " Ei  paikkoja ")
    assert refused.reason == "Ei paikkoja"
    (line,) = referrals.listing(office, client=aino.id)
    assert (line.name, line.number, line.partner) == ("Aho, Aino", aino.number, kunta.name)
    told = [event.text for event in timeline.of_client(office, aino.id) if event.source == "referral"]
    assert told == ["Sent on to Kuopion kaupunki: refused", "Sent on to Kuopion kaupunki"]


def test_open_referrals_come_first(office: Office, kunta: Partner, aino: Client) -> None:
    for days, state in ((1, ReferralState.DONE), (2, ReferralState.SENT), (3, ReferralState.STARTED)):
        send(office, aino, kunta, days=days, state=state)
    states = [line.referral.state for line in referrals.listing(office, partner=kunta.id)]
    assert states == [ReferralState.SENT, ReferralState.STARTED, ReferralState.DONE]


def test_nobody_in_the_bin_is_sent_on_nor_to_a_partner_there(
    office: Office, kunta: Partner, aino: Client
) -> None:
    clients.put_in_bin(office, aino)
    with pytest.raises(clients.InBin):
        send(office, aino, kunta)
    clients.take_back(office, aino)
    partners.put_in_bin(office, kunta)
    with pytest.raises(PlainError, match="bin"):
        send(office, aino, kunta)
    assert referrals.listing(office) == []


def test_bad_input_names_its_field(office: Office, kunta: Partner) -> None:
    tomorrow = office.today + DAY
    saves: list[tuple[Callable[[], object], str]] = [
        (lambda: partners.save(office, replace(kunta, closed=tomorrow)), "closed"),
        (lambda: partners.save_contact(office, Contact(partner=kunta.id, on=tomorrow)), "on"),
        (lambda: partners.save_person(office, ContactPerson(partner=kunta.id, name="")), "name"),
        (lambda: meetings.save(office, Meeting(type=MeetingType.TEAM, on=tomorrow)), "on"),
    ]
    for save, wrong in saves:
        with pytest.raises(InvalidInput) as error:
            save()
        assert set(error.value.problems) == {wrong}


def test_the_minutes_tell_the_whole_meeting(office: Office) -> None:
    meeting = Meeting(
        type=MeetingType.STEERING, on=office.today, participants="Aino Ahonen, Maija (Kunta)", note="Talous."
    )
    action = AgreedAction(meeting=meeting.id, what="Esite", worker=office.person.id, due=office.today + DAY)
    key: UUID = meetings.save(office, meeting, [action]).id
    paper = meetings.minutes(office, key)
    assert paper.participants == ("Aino Ahonen", "Maija (Kunta)")
    assert [(one.what, one.who, one.due, one.done) for one in paper.actions] == [
        ("Esite", office.person.name, office.today + DAY, None)
    ]
    assert (paper.worker, paper.note, paper.place) == (office.person.name, "Talous.", "")
    meetings.note_printed(office, key)


def test_a_file_only_read_shows_everything_and_prints(office: Office, kunta: Partner, aino: Client) -> None:
    meeting = meetings.save(office, Meeting(type=MeetingType.TEAM, on=office.today))
    send(office, aino, kunta)
    again = only_read(office)
    try:
        meetings.note_printed(again, meetings.get(again, meeting.id).meeting.id)
        assert len(referrals.listing(again, partner=kunta.id)) == len(partners.listing(again)) == 1
        with pytest.raises(PlainError):
            partners.save(again, replace(kunta, phone="1"))
        assert partners.get(again, kunta.id).phone == ""
    finally:
        again.close()
