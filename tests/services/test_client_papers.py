"""What the mapping's paper and EURA's instruction are made of, and the traces that they leave."""

from uuid import UUID

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.mapping import Kykyviisari, Mapping, MappingAnswer, Round
from osaava_desktop.domain.mapping_form import Option, Question
from osaava_desktop.services import eura_papers, mapping_papers
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, day


@pytest.fixture
def builder(office: Office) -> Builder:
    return Builder(office)


@pytest.fixture
def aino(builder: Builder) -> Client:
    worker = builder.worker("Wilma", KUOPIO.id)
    return builder.client("Lehtonen", given_names="Aino", worker=worker.id)


@pytest.fixture
def talk(builder: Builder, aino: Client) -> UUID:
    """A mapping with a hidden answer and remarks of the worker's own."""
    talk = builder.add(
        Mapping(
            client=aino.id,
            on=day("2025-11-24"),
            worker=aino.worker,
            work_ability="Selkä vaivaa.",
            remarks="Vain meille.",
        )
    )
    builder.add(MappingAnswer(mapping=talk.id, question=Question.LIMITS, option=Option.PHYSICAL))
    return talk.id


def kykyviisari(builder: Builder, client: Client, on: str, mind: int) -> None:
    """A round with a note."""
    builder.add(
        Kykyviisari(client=client.id, on=day(on), round=Round.START, mind=mind, note="Vain meille tämäkin.")
    )


def trail() -> list[tuple[str, str]]:
    """What was done to what, the latest first."""
    return [(row.action, row.thing) for row in AuditRow.select().order_by(AuditRow.seq.desc())]


def test_the_blank_form_is_nobodys(office: Office) -> None:
    paper = mapping_papers.blank(office)
    assert (paper.whole, paper.name, paper.number) == (None, "", "")


def test_the_filled_one_has_all_of_it(office: Office, talk: UUID) -> None:
    paper = mapping_papers.filled(office, talk, own_copy=False)
    assert paper.whole is not None
    assert (paper.name, paper.worker) == ("Lehtonen, Aino", "Wilma")
    assert paper.whole.mapping.remarks == "Vain meille."
    assert paper.whole.mapping.work_ability == "Selkä vaivaa."
    assert paper.whole.answers[Question.LIMITS] == (Option.PHYSICAL,)
    assert paper.scores is None


def test_own_copy_is_without_what_is_the_staffs(
    office: Office, builder: Builder, aino: Client, talk: UUID
) -> None:
    kykyviisari(builder, aino, "2025-01-07", 5)
    kykyviisari(builder, aino, "2025-06-07", 9)
    paper = mapping_papers.filled(office, talk, own_copy=True)
    assert paper.own_copy
    assert "Vain meille" not in repr(paper)
    assert paper.whole is not None
    assert paper.whole.mapping.work_ability == "Selkä vaivaa."


def test_scores_are_the_first_and_the_latest(
    office: Office, builder: Builder, aino: Client, talk: UUID
) -> None:
    for on, mind in (("2025-06-07", 7), ("2025-01-07", 5), ("2025-12-07", 9)):
        kykyviisari(builder, aino, on, mind)
    scores = mapping_papers.filled(office, talk, own_copy=False).scores
    assert scores is not None
    assert scores.latest is not None
    assert (scores.start.mind, scores.latest.mind) == (5, 9)
    assert scores.start.note


def test_one_round_is_the_start_alone(office: Office, builder: Builder, aino: Client, talk: UUID) -> None:
    kykyviisari(builder, aino, "2025-01-07", 5)
    scores = mapping_papers.filled(office, talk, own_copy=False).scores
    assert scores is not None
    assert scores.latest is None


def test_each_look_and_each_print_leaves_a_trace(
    office: Office, builder: Builder, aino: Client, talk: UUID
) -> None:
    kykyviisari(builder, aino, "2025-01-07", 5)
    mapping_papers.filled(office, talk, own_copy=True)
    assert trail()[:2] == [
        ("look at sensitive fields", "kykyviisari.health"),
        ("look at sensitive fields", "mapping.health"),
    ]
    mapping_papers.note_printed(office, aino.id)
    assert trail()[0] == ("print client", "client")


def test_the_clients_worker_is_the_one_to_ask(office: Office, aino: Client) -> None:
    assert eura_papers.instruction(office, aino).worker == "Wilma"
    assert eura_papers.instruction(office).worker == "Kerttu Keeper"
