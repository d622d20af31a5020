"""A client and the start in the project: both are saved, or neither."""

import datetime as dt
from dataclasses import replace

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.outreach import Channel, Encounter
from osaava_desktop.domain.participations import Participation, StartStatus
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import clients, outreach, participations, pathways, progress, registration
from osaava_desktop.store.office import Office
from tests.services.invented import JUANKOSKI, KAAVI, KUOPIO, Builder, day

AINO = Client(family_name="Lehtonen", given_names="Aino", birth_date=dt.date(1990, 3, 5))


def start(started: str = "2026-01-12", client: Client = AINO) -> Participation:
    """A start of Aino's."""
    return Participation(client=client.id, started=day(started), status=StartStatus.UNEMPLOYED)


def problems_of(office: Office, client: Client, participation: Participation) -> dict[str, str]:
    """What is refused; and nothing of it may have been saved."""
    with pytest.raises(InvalidInput) as caught:
        registration.save(office, client, participation)
    assert clients.find(office, "") == []
    assert participations.of_client(office, client.id) == []
    return caught.value.problems


def test_both_are_saved_in_one_change(office: Office) -> None:
    stored = registration.save(office, AINO, start())
    assert stored.number == "A-1001"
    (begun,) = participations.of_client(office, stored.id)
    assert (begun.started, begun.worker) == (day("2026-01-12"), office.person.id)


def test_problems_of_both_come_together_and_no_number_is_used_up(office: Office) -> None:
    wrong = Client(family_name="", phone="no phone")
    found = problems_of(office, wrong, start("2026-02-02", wrong))
    assert set(found) == {"family_name", "phone", "birth_date", "started"}
    assert registration.save(office, AINO).number == "A-1001"


def test_a_client_without_problems_is_not_saved_when_the_start_has_some(office: Office) -> None:
    assert set(problems_of(office, AINO, start("1990-03-04"))) == {"started"}


def test_changed_start_data_stay_one_participation(office: Office) -> None:
    first = start()
    client = registration.save(office, AINO, first)
    registration.save(office, client, replace(first, started=day("2026-01-13"), status=None))
    (changed,) = participations.of_client(office, client.id)
    assert (changed.started, changed.status) == (day("2026-01-13"), None)
    assert changed.worker == office.person.id


def test_progress_of_one_client_is_that_of_the_list(office: Office) -> None:
    client = registration.save(office, AINO)
    assert progress.of_client(office, client.id) == progress.NOTHING
    met = Encounter(client=client.id, on=day("2026-01-20"), channel=Channel.FOOD_AID)
    outreach.save_encounter(office, met)
    for due in ("2026-03-01", "2026-02-10"):
        pathways.save_follow_up(office, FollowUp(client=client.id, due=day(due), what="Call"))
    (line,) = progress.listing(office)
    assert progress.of_client(office, client.id) == line.progress
    assert line.progress.last_met == day("2026-01-20")
    step = pathways.next_step(office, client.id)
    assert step is not None
    assert step.due == line.due == day("2026-02-10")


def test_the_area_of_a_line_is_that_of_the_locality_or_else_of_the_worker(office: Office) -> None:
    build = Builder(office)
    worker = build.worker("Petri", KAAVI.id)
    build.client("A", locality=JUANKOSKI.id, worker=worker.id)
    build.client("B", worker=worker.id)
    build.client("C")
    assert [line.area for line in progress.listing(office)] == [KUOPIO.id, KAAVI.id, None]
