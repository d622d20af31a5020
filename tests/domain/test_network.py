"""Referrals, meetings and partners: when something is late, who is who, which names are alike."""

import datetime as dt
from dataclasses import replace

import pytest

from osaava_desktop.domain import meetings, partner_lists, referrals
from osaava_desktop.domain.meetings import WholeMeeting
from osaava_desktop.domain.partner_lists import PartnerLine
from osaava_desktop.domain.partners import (
    AgreedAction,
    ContactPerson,
    Meeting,
    MeetingType,
    Partner,
    PartnerType,
    Referral,
    ReferralState,
    partner_problems,
    person_problems,
)
from osaava_desktop.domain.records import new_id

TODAY = dt.date(2026, 11, 24)
DAY = dt.timedelta(days=1)
SENT = Referral(client=new_id(), partner=new_id(), on=TODAY - 10 * DAY)
MEETING = Meeting(type=MeetingType.TEAM, on=TODAY)


@pytest.mark.parametrize(("days", "late"), [(14, 0), (15, 15)])
def test_a_partner_has_two_weeks_to_answer(days: int, late: int) -> None:
    sent = replace(SENT, on=TODAY - days * DAY)
    assert referrals.days_late(sent, TODAY) == late
    assert referrals.days_late(replace(sent, state=ReferralState.ACCEPTED), TODAY) == 0


def test_a_refusal_has_its_reason_and_no_other_state_has_one() -> None:
    refused = replace(SENT, state=ReferralState.REFUSED, state_on=TODAY)
    assert set(referrals.problems(refused, TODAY)) == {"reason"}
    assert referrals.problems(replace(refused, reason="Ei paikkoja"), TODAY) == {}
    again = referrals.settled(replace(refused, reason="Ei paikkoja", state=ReferralState.SENT))
    assert (again.reason, again.state_on) == ("", None)


def test_a_referral_is_not_answered_before_it_is_sent_nor_tomorrow() -> None:
    early = replace(SENT, state=ReferralState.ACCEPTED, state_on=SENT.on - DAY)
    assert set(referrals.problems(early, TODAY)) == {"state_on"}
    assert set(referrals.problems(replace(early, state_on=TODAY + DAY), TODAY)) == {"state_on"}
    assert set(referrals.problems(replace(SENT, on=TODAY + DAY), TODAY)) == {"on"}


def test_the_way_of_a_referral_ends_when_it_is_done_or_refused() -> None:
    way = [ReferralState.SENT]
    while (state := referrals.next_state(way[-1])) is not None:
        way.append(state)
    assert way == [
        ReferralState.SENT,
        ReferralState.ACCEPTED,
        ReferralState.STARTED,
        ReferralState.DONE,
    ]
    assert referrals.next_state(ReferralState.REFUSED) is None
    assert [referrals.is_open(replace(SENT, state=one)) for one in ReferralState] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_staff_and_others_of_a_meeting_are_parted_and_joined_again() -> None:
    text = "Aino  Ahonen, kalle kurki;Maija Meikäläinen (Kunta)\nKalle Kurki"
    own, others = meetings.parted(text.replace("  ", " "), ["Kalle Kurki", "Aino Ahonen", "Suvi Suo"])
    assert own == ["Aino Ahonen", "Kalle Kurki", "Kalle Kurki"]
    assert others == "Maija Meikäläinen (Kunta)"
    assert meetings.joined(own, others) == "Aino Ahonen, Kalle Kurki, Maija Meikäläinen (Kunta)"
    assert meetings.joined([], " ; ") == ""


def test_an_action_needs_words_and_is_late_until_it_is_done() -> None:
    action = AgreedAction(meeting=MEETING.id, what="Soitetaan kunnalle", due=TODAY - 3 * DAY)
    assert meetings.days_late(action, TODAY) == 3
    assert meetings.days_late(replace(action, done=TODAY), TODAY) == 0
    assert meetings.days_late(replace(action, due=None), TODAY) == 0
    assert meetings.problems(WholeMeeting(meeting=MEETING, actions=(action,)), TODAY) == {}
    wrong = WholeMeeting(meeting=replace(MEETING, on=TODAY + DAY), actions=(replace(action, what=" "),))
    assert set(meetings.problems(wrong, TODAY)) == {"on", "actions"}
    assert set(meetings.action_problems(replace(action, done=TODAY + DAY), TODAY)) == {"done"}


def test_a_partner_not_met_for_long_is_quiet() -> None:
    line = PartnerLine(partner=Partner(name="Kunta", type=PartnerType.MUNICIPALITY))
    assert partner_lists.is_quiet(line, 30, TODAY)
    assert partner_lists.is_quiet(replace(line, last=TODAY - 30 * DAY), 30, TODAY)
    assert not partner_lists.is_quiet(replace(line, last=TODAY - 29 * DAY), 30, TODAY)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Kuopion kaup", ["Kuopion kaupunki"]),
        ("kaupunki kuopion", ["Kuopion kaupunki"]),
        ("Tyopaja Ry", ["Työpaja Oy"]),
        ("Kuopio Energia", []),
        ("Ku", []),
        ("", []),
    ],
)
def test_names_that_may_be_of_one_partner(typed: str, found: list[str]) -> None:
    names = ["Kuopion kaupunki", "Työpaja Oy", "Varkauden seurakunta"]
    known = [Partner(name=name, type=PartnerType.LOCAL) for name in names]
    assert [one.name for one in partner_lists.alike(typed, known, new_id())] == found


def test_a_partner_is_not_like_itself() -> None:
    known = [Partner(name="Kuopion kaupunki", type=PartnerType.MUNICIPALITY)]
    assert partner_lists.alike("Kuopion kaupunki", known, known[0].id) == []


def test_of_two_partners_nothing_is_lost() -> None:
    kept = Partner(name="Kunta", type=PartnerType.MUNICIPALITY, note="a", closed=TODAY)
    gone = Partner(name="Kunnat", type=PartnerType.LOCAL, person="Maija", note="b", closed=None)
    one = partner_lists.partner_of_two(kept, gone)
    assert (one.id, one.name, one.type) == (kept.id, "Kunta", PartnerType.MUNICIPALITY)
    assert (one.person, one.note, one.closed) == ("Maija", "a\n\nb", None)
    both = partner_lists.partner_of_two(kept, replace(gone, closed=TODAY - DAY))
    assert both.closed == TODAY


def test_what_a_partner_and_its_people_need() -> None:
    partner = Partner(name=" ", type=PartnerType.LOCAL, closed=TODAY + DAY, person="x" * 201)
    assert set(partner_problems(partner, TODAY)) == {"name", "closed", "person"}
    person = ContactPerson(partner=partner.id, name="\u200b", role="x" * 201)
    assert set(person_problems(person)) == {"name", "role"}
