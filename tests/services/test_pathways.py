"""Pathway steps with the follow-ups that fall due by themselves, doubts, and the ladder of small steps."""

from dataclasses import replace

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.follow_up_rules import LEAVING, step_rule, tallies
from osaava_desktop.domain.participations import EndStatus, ExitStatus, Participation
from osaava_desktop.domain.partners import Partner, PartnerType
from osaava_desktop.domain.pathways import (
    FollowUp,
    PathwayStep,
    PathwayType,
    SmallStep,
    SmallStepKind,
    StepState,
    StillThere,
)
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.services import clients, figures, participations, partners, pathways, people, small_steps
from osaava_desktop.store.models import FollowUpRow
from osaava_desktop.store.office import Office
from tests.services.invented import Builder, day

Given = tuple[Client, Participation]


@pytest.fixture
def given(office: Office) -> Given:
    """A client in the project since 2.1.2026; today is 1.2.2026."""
    build = Builder(office)
    client = build.client("Öhman", birth_date=day("1980-01-01"))
    return client, build.participation(client, "2026-01-02")


def work(client: Client, on: str = "2026-01-12", state: StepState = StepState.STARTED) -> PathwayStep:
    return PathwayStep(client=client.id, type=PathwayType.EMPLOYMENT, state=state, on=day(on))


def due(office: Office) -> list[tuple[str, str]]:
    return [(one.rule, one.due.isoformat()) for one in pathways.follow_ups(office)]


def stored(office: Office) -> list[FollowUp]:
    return list(office.visible(FollowUpRow, bin=True))


AFTER_12_JANUARY = [(step_rule(3), "2026-04-12"), (step_rule(6), "2026-07-12")]


def test_a_step_that_begins_is_asked_about_after_three_and_six_months(office: Office, given: Given) -> None:
    planned = pathways.save(office, work(given[0], "2026-02-12", StepState.PLANNED))
    assert due(office) == []
    step = pathways.save(office, replace(planned, state=StepState.STARTED, on=day("2026-01-12")))
    assert due(office) == AFTER_12_JANUARY
    assert {one.worker for one in pathways.follow_ups(office)} == {office.person.id}
    assert pathways.follow_ups(office)[0].what == "Still there after 3 months? work"
    pathways.save(office, replace(step, note="x", confirmed="seen"))
    assert due(office) == AFTER_12_JANUARY, "saved again: no second time"
    assert len(stored(office)) == 2
    assert pathways.follow_up_of(office, step.id) is None, "a rule's is none of the step's own"


def test_its_days_move_with_the_step_and_what_was_answered_stays(office: Office, given: Given) -> None:
    step = pathways.save(office, work(given[0]))
    first = pathways.still_of(office, step.id)[0]
    pathways.answer(office, first, StillThere.YES, office.today)
    pathways.save(office, replace(step, on=day("2026-01-31")))
    assert [(one.due.isoformat(), one.outcome) for one in pathways.still_of(office, step.id)] == [
        ("2026-04-12", StillThere.YES),
        ("2026-07-31", None),
    ]
    assert len(stored(office)) == 2


def test_what_a_worker_put_off_is_not_moved_by_another_change_of_the_step(
    office: Office, given: Given
) -> None:
    step = pathways.save(office, work(given[0]))
    later = replace(pathways.still_of(office, step.id)[0], due=day("2026-05-05"))
    pathways.save_follow_up(office, later)
    pathways.save(office, replace(step, note="x"))
    assert due(office)[0] == (step_rule(3), "2026-05-05")


def test_back_to_planned_takes_them_away_and_the_next_start_brings_them_back(
    office: Office, given: Given
) -> None:
    step = pathways.save(office, work(given[0]))
    pathways.save(office, replace(step, state=StepState.PLANNED))
    assert due(office) == []
    pathways.save(office, step)
    assert due(office) == AFTER_12_JANUARY
    assert len(stored(office)) == 2


def test_the_bin_takes_them_along(office: Office, given: Given) -> None:
    step = pathways.save(office, work(given[0]))
    pathways.put_in_bin(office, step)
    assert due(office) == []
    pathways.take_back(office, step)
    assert due(office) == AFTER_12_JANUARY


def test_an_interrupted_step_is_asked_about_no_more(office: Office, given: Given) -> None:
    step = pathways.save(office, work(given[0]))
    over = replace(step, state=StepState.INTERRUPTED, ended=office.today)
    pathways.save(office, over)
    assert due(office) == []
    pathways.save(office, replace(step, state=StepState.COMPLETED, ended=office.today))
    assert due(office) == AFTER_12_JANUARY


def test_nothing_falls_due_for_a_client_in_the_bin(office: Office, given: Given) -> None:
    step = pathways.save(office, work(given[0]))
    clients.put_in_bin(office, given[0])
    assert due(office) == []
    with pytest.raises(PlainError):
        pathways.save(office, replace(step, on=day("2026-01-13")))
    with pytest.raises(PlainError):
        pathways.save_follow_up(office, FollowUp(client=given[0].id, due=office.today, what="Call"))


def test_leaving_is_come_back_to_after_four_weeks(office: Office, given: Given) -> None:
    client, participation = given
    left = ExitStatus(participation=participation.id, on=day("2026-01-30"), status=EndStatus.JOBSEEKER)
    ended = participations.end(office, participation, left)
    assert due(office) == [(LEAVING, "2026-02-27")]
    assert participations.end(office, ended, replace(left, on=day("2026-01-20"))).ended == day("2026-01-20")
    assert due(office) == [(LEAVING, "2026-02-17")]
    now = participations.of_client(office, client.id)[0]
    leaving = participations.take_end_back(office, now)
    assert due(office) == []
    participations.give_end_back(office, leaving)
    assert due(office) == [(LEAVING, "2026-02-17")]
    assert len(stored(office)) == 1
    participations.put_in_bin(office, now)
    assert due(office) == []


def test_the_office_sets_the_times(office: Office, given: Given) -> None:
    people.save_profile(office, replace(office.profile, leaving_weeks=2, step_months="12, 1"))
    pathways.save(office, work(given[0]))
    assert due(office) == [(step_rule(1), "2026-02-12"), (step_rule(12), "2027-01-12")]
    assert office.profile.step_months == "1, 12"
    for wrong in ({"leaving_weeks": 0}, {"step_months": "3, x"}, {"step_months": "0"}):
        with pytest.raises(InvalidInput) as caught:
            people.save_profile(office, replace(office.profile, **wrong))
        assert set(caught.value.problems) == set(wrong)


def test_answers_are_counted_by_months(office: Office, given: Given) -> None:
    first, second = (pathways.save(office, work(given[0], on)) for on in ("2025-07-01", "2025-10-15"))
    three, six = pathways.still_of(office, first.id)
    pathways.answer(office, three, StillThere.YES, day("2025-10-02"))
    pathways.answer(office, six, StillThere.NO, day("2026-01-02"))
    lines = pathways.listing(office)
    assert [line.step.id for line in lines] == [second.id, first.id]
    after_3, after_6 = tallies([one for line in lines for one in line.still], office.today)
    assert (after_3.months, after_3.yes, after_3.no, after_3.unknown, after_3.waiting) == (3, 1, 0, 0, 1)
    assert (after_6.months, after_6.yes, after_6.no, after_6.waiting) == (6, 0, 1, 0)
    with pytest.raises(InvalidInput):
        pathways.answer(office, three, StillThere.YES, day("2026-02-02"))


def test_what_is_asked_before_a_step_is_saved(office: Office, given: Given) -> None:
    client, _participation = given
    assert pathways.doubts(office, work(client)) == []
    early = work(client, "2026-01-01")
    assert pathways.doubts(office, early) == ["The step begins before the client has started in the project."]
    assert pathways.doubts(office, replace(early, state=StepState.PLANNED)) == []
    step = pathways.save(office, work(client))
    assert pathways.doubts(office, step) == []
    assert pathways.doubts(office, work(client)) == [
        "The client is at work already: another step to work has not ended."
    ]
    pathways.save(office, replace(step, state=StepState.COMPLETED, ended=office.today))
    assert pathways.doubts(office, work(client)) == []


def test_a_new_partner_is_saved_with_the_step_or_not_at_all(office: Office, given: Given) -> None:
    new = Partner(name="Kahvila", type=PartnerType.EMPLOYER)
    with pytest.raises(InvalidInput):
        pathways.save(office, work(given[0], "2027-01-01"), new_partner=new)
    assert partners.partners(office) == []
    step = pathways.save(office, work(given[0]), new_partner=new)
    assert [one.id for one in partners.partners(office)] == [step.partner]


def test_small_steps_are_no_advances(office: Office, given: Given) -> None:
    before = figures.compute(office, year_scope(2026))
    small_steps.save(
        office, SmallStep(client=given[0].id, kind=SmallStepKind.INTERVIEW, on=day("2026-01-10"))
    )
    last = small_steps.save(
        office, SmallStep(client=given[0].id, kind=SmallStepKind.ANSWERED, on=office.today)
    )
    assert [one.kind for one in small_steps.of_client(office, given[0].id)] == [
        SmallStepKind.ANSWERED,
        SmallStepKind.INTERVIEW,
    ]
    assert figures.compute(office, year_scope(2026)) == before
    assert last.worker == office.person.id
    small_steps.put_in_bin(office, last)
    assert len(small_steps.of_client(office, given[0].id)) == 1
    small_steps.take_back(office, last)
    assert len(small_steps.of_client(office, given[0].id)) == 2
    with pytest.raises(InvalidInput):
        small_steps.save(office, replace(last, on=day("2026-02-02")))
