"""Starting in the project, leaving it, coming back."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.participations import (
    Education,
    EndStatus,
    ExitStatus,
    Participation,
    StartStatus,
)
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.words import Answer
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import clients, participations
from osaava_desktop.services.participations import Entry
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, VARKAUS, Builder, day


@pytest.fixture
def aino(office: Office) -> Client:
    return clients.save(office, Client(family_name="Lehtonen", birth_date=day("1990-05-05")))


def start(office: Office, client: Client, started: str, **fields: Any) -> Participation:
    """Starts a participation."""
    return participations.save(office, Participation(client=client.id, started=day(started), **fields))


def end(office: Office, one: Participation, on: str, status: EndStatus) -> Participation:
    """Ends a participation."""
    return participations.end(office, one, ExitStatus(participation=one.id, on=day(on), status=status))


def statuses(office: Office, one: Participation) -> list[tuple[str, EndStatus]]:
    """What is known after leaving."""
    return [(str(each.on), each.status) for each in participations.exit_statuses(office, one.id)]


def refused(office: Office, client: Client, started: str, **fields: Any) -> dict[str, str]:
    """What a start is refused for."""
    with pytest.raises(InvalidInput) as raised:
        start(office, client, started, **fields)
    return raised.value.problems


def test_birth_date_is_needed(office: Office) -> None:
    nobody = clients.save(office, Client(family_name="Nobody"))
    assert refused(office, nobody, "2025-01-01") == {
        "birth_date": "Who starts in the project needs a birth date."
    }
    assert participations.of_client(office, nobody.id) == []


def test_nobody_starts_before_birth_or_ahead_of_time(office: Office, aino: Client) -> None:
    assert list(refused(office, aino, "1990-05-04")) == ["started"]
    assert list(refused(office, aino, "2026-02-02")) == ["started"]
    assert list(refused(office, aino, "2025-02-01", ended=day("2025-01-31"))) == ["ended"]


@pytest.mark.parametrize(
    ("started", "ended", "wrong"),
    [
        ("2025-05-01", None, "started"),
        ("2025-06-30", None, "started"),  # the day of leaving itself
        ("2025-07-01", None, ""),
        ("2025-01-01", "2025-02-28", ""),
        ("2025-01-01", "2025-03-01", "ended"),
        ("2025-01-01", None, "started"),
        ("2025-03-01", "2025-06-30", "started"),
    ],
)
def test_times_in_the_project_do_not_overlap(
    office: Office, aino: Client, started: str, ended: str | None, wrong: str
) -> None:
    start(office, aino, "2025-03-01", ended=day("2025-06-30"))
    until = day(ended) if ended else None
    sentences = {
        "started": "The client is already in the project then.",
        "ended": "The client is in the project again from 1.3.2025: the end must be before it.",
    }
    if wrong:
        assert refused(office, aino, started, ended=until) == {wrong: sentences[wrong]}
    else:
        start(office, aino, started, ended=until)


def test_somebody_elses_time_is_no_overlap(office: Office, aino: Client) -> None:
    start(office, aino, "2025-03-01")
    eero = clients.save(office, Client(family_name="Eero", birth_date=day("1980-01-01")))
    assert start(office, eero, "2025-03-01").created


def test_who_comes_back_brings_the_first_start_data(office: Office, aino: Client) -> None:
    first = start(
        office,
        aino,
        "2024-03-01",
        ended=day("2024-06-30"),
        status=StartStatus.INACTIVE,
        education=Education.BASIC,
        vocational=False,
        minority=Answer.DECLINED,
        eura_number="S1",
    )
    again = start(office, aino, "2025-01-01", status=StartStatus.EMPLOYED, education=Education.TERTIARY)
    assert (again.status, again.education, again.vocational) == (StartStatus.INACTIVE, Education.BASIC, False)
    assert again.minority is Answer.DECLINED
    assert again.eura_number == ""
    changed = participations.save(office, replace(again, status=StartStatus.EMPLOYED))
    assert changed.status is StartStatus.EMPLOYED  # a correction stays
    assert [one.id for one in participations.of_client(office, aino.id)] == [first.id, again.id]


def test_corrected_start_data_go_on_to_who_came_back(office: Office, aino: Client) -> None:
    first = start(office, aino, "2024-03-01", ended=day("2024-06-30"), status=StartStatus.INACTIVE)
    again = start(office, aino, "2025-01-01")
    participations.save(office, replace(first, status=StartStatus.UNEMPLOYED))
    [_first, later] = participations.of_client(office, aino.id)
    assert (later.id, later.status, later.started) == (again.id, StartStatus.UNEMPLOYED, day("2025-01-01"))


def test_nobody_is_out_of_work_since_after_the_start(office: Office, aino: Client) -> None:
    with pytest.raises(InvalidInput, match="after the start"):
        start(office, aino, "2025-03-01", unemployed_since=day("2025-03-02"))
    assert start(office, aino, "2025-03-01", unemployed_since=day("2025-03-01")).unemployed_since


def test_worker_and_area_are_those_at_the_start(office: Office, aino: Client) -> None:
    build = Builder(office)
    worker = build.worker("Wilma", KUOPIO.id)
    aino = clients.save(office, replace(aino, worker=worker.id))
    one = start(office, aino, "2025-03-01")
    assert (one.worker, one.area) == (worker.id, KUOPIO.id)
    build.add(replace(worker, area=VARKAUS.id))
    assert participations.save(office, replace(one, studying=True)).area == KUOPIO.id


def test_end(office: Office, aino: Client) -> None:
    one = start(office, aino, "2025-03-01")
    ended = participations.end(
        office,
        one,
        ExitStatus(participation=one.id, on=day("2025-06-30"), status=EndStatus.STUDYING),
        qualification_gained=True,
    )
    assert (ended.ended, ended.qualification_gained) == (day("2025-06-30"), True)
    assert statuses(office, one) == [("2025-06-30", EndStatus.STUDYING)]
    assert participations.of_client(office, aino.id) == [ended]


@pytest.mark.parametrize("on", ["2025-02-28", "2026-02-02"])
def test_impossible_end_changes_nothing(office: Office, aino: Client, on: str) -> None:
    one = start(office, aino, "2025-03-01")
    with pytest.raises(InvalidInput):
        end(office, one, on, EndStatus.AT_WORK)
    assert participations.of_client(office, aino.id) == [one]
    assert statuses(office, one) == []


@pytest.mark.parametrize("again", ["2025-06-30", "2025-08-31", "2025-05-31"])
def test_ended_twice_has_one_status_on_leaving(office: Office, aino: Client, again: str) -> None:
    one = start(office, aino, "2025-03-01")
    end(office, one, "2025-06-30", EndStatus.AT_WORK)
    ended = end(office, one, again, EndStatus.STUDYING)  # `one` as the form knew it: not ended yet
    assert ended.ended == day(again)
    assert statuses(office, one) == [(again, EndStatus.STUDYING)]


def test_later_status_survives_a_corrected_end(office: Office, aino: Client) -> None:
    one = end(office, start(office, aino, "2025-03-01"), "2025-06-30", EndStatus.NONE)
    later = ExitStatus(participation=one.id, on=day("2025-07-20"), status=EndStatus.AT_WORK)
    participations.save_exit_status(office, later)
    end(office, one, "2025-06-25", EndStatus.JOBSEEKER)
    assert statuses(office, one) == [("2025-06-25", EndStatus.JOBSEEKER), ("2025-07-20", EndStatus.AT_WORK)]


def test_status_needs_an_end_before_it(office: Office, aino: Client) -> None:
    one = start(office, aino, "2025-03-01")
    status = ExitStatus(participation=one.id, on=day("2025-07-01"), status=EndStatus.AT_WORK)
    with pytest.raises(InvalidInput, match="not ended yet"):
        participations.save_exit_status(office, status)


def test_bin_takes_participations_along(office: Office, aino: Client) -> None:
    one = end(office, start(office, aino, "2025-03-01"), "2025-06-30", EndStatus.NONE)
    clients.put_in_bin(office, aino)
    assert participations.of_client(office, aino.id) == []
    assert statuses(office, one) == []


def test_still_in_the_project_and_back(office: Office, aino: Client) -> None:
    ended = end(office, start(office, aino, "2025-03-01"), "2025-06-30", EndStatus.NONE)
    ended = participations.save(office, replace(ended, eura_ended=day("2025-07-02")))
    later = ExitStatus(participation=ended.id, on=day("2025-07-20"), status=EndStatus.AT_WORK)
    participations.save_exit_status(office, later)
    leaving = participations.take_end_back(office, ended)
    (going_on,) = participations.of_client(office, aino.id)
    assert (going_on.ended, going_on.eura_ended, statuses(office, ended)) == (None, None, [])
    participations.give_end_back(office, leaving)
    (again,) = participations.of_client(office, aino.id)
    assert (again.ended, again.eura_ended) == (ended.ended, ended.eura_ended)
    assert statuses(office, ended) == [("2025-06-30", EndStatus.NONE), ("2025-07-20", EndStatus.AT_WORK)]


def test_who_has_come_back_has_left_before(office: Office, aino: Client) -> None:
    first = end(office, start(office, aino, "2025-03-01"), "2025-06-30", EndStatus.NONE)
    start(office, aino, "2025-09-01")
    with pytest.raises(InvalidInput):
        participations.take_end_back(office, first)
    assert participations.of_client(office, aino.id)[0] == first
    assert statuses(office, first) == [("2025-06-30", EndStatus.NONE)]


def test_a_start_by_mistake_goes_to_the_bin_and_comes_back_where_it_fits(
    office: Office, aino: Client
) -> None:
    binned = participations.put_in_bin(office, start(office, aino, "2025-03-01"))
    assert participations.of_client(office, aino.id) == []
    other = start(office, aino, "2025-04-01")
    with pytest.raises(InvalidInput, match="already in the project"):
        participations.take_back(office, binned)
    participations.put_in_bin(office, other)
    participations.take_back(office, binned)
    assert [one.id for one in participations.of_client(office, aino.id)] == [binned.id]


def test_one_status_a_day(office: Office, aino: Client) -> None:
    one = end(office, start(office, aino, "2025-03-01"), "2025-06-30", EndStatus.NONE)
    on = day("2025-07-20")
    for status in (EndStatus.AT_WORK, EndStatus.STUDYING):
        last = ExitStatus(participation=one.id, on=on, status=status)
        participations.save_exit_status(office, last)
    assert statuses(office, one) == [("2025-06-30", EndStatus.NONE), ("2025-07-20", EndStatus.STUDYING)]
    participations.drop_exit_status(office, last)
    assert statuses(office, one) == [("2025-06-30", EndStatus.NONE)]
    participations.take_exit_status_back(office, last)
    assert len(statuses(office, one)) == 2


def test_all_of_a_page_is_saved_in_one_change_or_nothing(office: Office, aino: Client) -> None:
    first = end(office, start(office, aino, "2025-03-01"), "2025-06-30", EndStatus.NONE)
    second = start(office, aino, "2025-09-01")
    leaving = ExitStatus(participation=second.id, on=day("2025-12-01"), status=EndStatus.STUDYING)
    entries = [
        Entry(participation=replace(first, status=StartStatus.INACTIVE, started=day("2025-02-01"))),
        Entry(participation=replace(second, eura_number="H2"), leaving=leaving),
    ]
    wrong = [entries[0], Entry(participation=second, leaving=replace(leaving, on=day("2025-08-01")))]
    with pytest.raises(InvalidInput) as raised:
        participations.save_all(office, aino.id, wrong, identity_seen=True)
    assert participations.field_of(second, "ended") in raised.value.problems
    assert participations.of_client(office, aino.id) == [first, second]
    assert not clients.get(office, aino.id).identity_seen
    participations.save_all(office, aino.id, entries, identity_seen=True)
    corrected, ended = participations.of_client(office, aino.id)
    assert (corrected.status, corrected.started) == (StartStatus.INACTIVE, day("2025-02-01"))
    assert (ended.status, ended.eura_number, ended.ended) == (StartStatus.INACTIVE, "H2", day("2025-12-01"))
    assert statuses(office, second) == [("2025-12-01", EndStatus.STUDYING)]
    assert clients.get(office, aino.id).identity_seen


def test_a_look_at_voluntary_answers_leaves_a_trace(office: Office, aino: Client) -> None:
    one = start(office, aino, "2025-03-01", minority=Answer.DECLINED)
    assert participations.look_at_voluntary(office, one).minority is Answer.DECLINED
    row = AuditRow.select().order_by(AuditRow.seq.desc()).first()
    assert (row.action, row.thing, row.record) == (Action.LOOK, "participation.background", one.id)


def test_date_types_come_back(office: Office, aino: Client) -> None:
    start(office, aino, "2025-03-01", eura_started=day("2025-03-02"))
    (stored,) = participations.of_client(office, aino.id)
    assert type(stored.started) is dt.date
    assert stored.eura_started == day("2025-03-02")
