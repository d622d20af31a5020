"""A whole mapping is saved, read without what is hidden, shown when asked, not wiped by who saw less."""

from dataclasses import replace

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.mapping import (
    HistoryKind,
    HistoryLine,
    Kykyviisari,
    Mapping,
    Need,
    Round,
    WholeMapping,
    repeated,
)
from osaava_desktop.domain.mapping_form import Option, Question
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import clients, mapping
from osaava_desktop.store.models import AuditRow, HistoryLineRow, MappingAnswerRow, MappingRow, NeedRow
from osaava_desktop.store.office import Office
from tests.services.invented import day

O, Q = Option, Question  # noqa: E741 - as in the form itself


@pytest.fixture
def aino(office: Office) -> Client:
    return clients.save(office, Client(family_name="Lehtonen", given_names="Aino"))


def talk(aino: Client, on: str = "2026-01-15") -> WholeMapping:
    """A talk in which something is said of everything."""
    record = Mapping(
        client=aino.id, on=day(on), life_situation="Asuu yksin", work_ability="Selkä", remarks="Rivi\ntoinen"
    )
    school = HistoryLine(
        mapping=record.id, kind=HistoryKind.EDUCATION, organisation=" Savon  ammattiopisto", from_year=2001
    )
    work = HistoryLine(mapping=record.id, kind=HistoryKind.WORK, organisation="Saha", to_year=2015)
    answers = {Q.HOUSEHOLD: (O.ALONE,), Q.INCOME: (O.PENSION, O.WAGES), Q.LIMITS: (O.PHYSICAL, O.SLEEP)}
    return WholeMapping(mapping=record, answers=answers, history=(school, work))


def looks(office: Office) -> list[str]:
    """What has been looked at, by table and group."""
    rows = AuditRow.select().where(AuditRow.action == "look at sensitive fields")
    return [row.thing for row in rows]


def test_all_of_a_mapping_comes_back_and_the_hidden_part_only_by_a_look(office: Office, aino: Client) -> None:
    stored = mapping.save_whole(office, talk(aino))
    shown = mapping.whole(office, stored.mapping.id)
    assert shown.hidden
    assert shown.mapping.work_ability == ""
    assert shown.answers == {Q.HOUSEHOLD: (O.ALONE,), Q.INCOME: (O.WAGES, O.PENSION)}
    assert looks(office) == []
    whole = mapping.reveal(office, stored.mapping.id)
    assert whole == stored
    assert not whole.hidden
    assert whole.mapping.work_ability == "Selkä"
    assert whole.answers[Q.LIMITS] == (O.PHYSICAL, O.SLEEP)
    assert [line.organisation for line in whole.history] == ["Savon ammattiopisto", "Saha"]
    assert whole.mapping.remarks == "Rivi\ntoinen"
    assert looks(office) == ["mapping.health"]


def test_who_never_saw_the_hidden_section_does_not_wipe_it(office: Office, aino: Client) -> None:
    stored = mapping.save_whole(office, talk(aino))
    shown = mapping.whole(office, stored.mapping.id)
    changed = replace(shown, mapping=replace(shown.mapping, motivation="Haluaa töihin"), answers={})
    after = mapping.save_whole(office, changed)
    assert after.hidden
    assert after.mapping.work_ability == ""
    whole = mapping.reveal(office, stored.mapping.id)
    assert whole.mapping.work_ability == "Selkä"
    assert whole.mapping.motivation == "Haluaa töihin"
    assert whole.answers == {Q.LIMITS: (O.PHYSICAL, O.SLEEP)}


def test_what_is_dropped_lies_in_the_bin_and_comes_back_as_the_same_record(
    office: Office, aino: Client
) -> None:
    stored = mapping.save_whole(office, talk(aino))
    less = replace(stored, answers={Q.HOUSEHOLD: (O.ALONE,)}, history=stored.history[1:])
    assert mapping.save_whole(office, less).history == less.history
    assert mapping.reveal(office, stored.mapping.id).answers == less.answers
    assert office.visible(MappingAnswerRow, bin=True).count() == 5
    assert mapping.save_whole(office, stored).answers == stored.answers
    assert [line.id for line in mapping.whole(office, stored.mapping.id).history] == [
        line.id for line in stored.history
    ]
    assert office.visible(MappingAnswerRow, bin=True).count() == 5
    assert office.visible(HistoryLineRow, bin=True).count() == 2


def test_a_refusal_stands_alone_and_empty_lines_are_not_kept(office: Office, aino: Client) -> None:
    whole = talk(aino)
    blank = HistoryLine(mapping=whole.mapping.id, kind=HistoryKind.WORK, organisation="  ")
    answers = {Q.LIMITS: (O.DECLINED, O.SLEEP), Q.SUBSTANCES: ()}
    stored = mapping.save_whole(office, replace(whole, answers=answers, history=(blank,)))
    assert stored.answers == {Q.LIMITS: (O.DECLINED,)}
    assert stored.history == ()


def test_nothing_is_saved_of_a_mapping_with_something_wrong(office: Office, aino: Client) -> None:
    whole = talk(aino)
    wrong = replace(whole.history[1], from_year=2020)
    with pytest.raises(InvalidInput) as refused:
        mapping.save_whole(office, replace(whole, history=(whole.history[0], wrong)))
    assert list(refused.value.problems) == ["history.1.to_year"]
    need = Need(client=aino.id, mapping=whole.mapping.id, noted=office.today, what=" ")
    with pytest.raises(InvalidInput) as refused:
        mapping.save_whole(office, whole, [need])
    assert list(refused.value.problems) == ["what"]
    for table in (MappingRow, MappingAnswerRow, HistoryLineRow, NeedRow):
        assert office.visible(table, bin=True).count() == 0


def test_needs_are_saved_with_the_mapping(office: Office, aino: Client) -> None:
    whole = talk(aino)
    need = Need(client=aino.id, mapping=whole.mapping.id, noted=whole.mapping.on, what="Ansioluettelo")
    mapping.save_whole(office, whole, [need])
    assert [one.what for one in mapping.needs_of(office, whole.mapping.id)] == ["Ansioluettelo"]


def test_a_second_mapping_starts_from_the_history_alone(office: Office, aino: Client) -> None:
    first = mapping.save_whole(office, talk(aino))
    again = repeated(mapping.wholes_of(office, aino.id)[0], aino.id, office.today)
    assert again.answers == {}
    assert again.mapping.life_situation == ""
    second = mapping.save_whole(office, again)
    assert [line.organisation for line in second.history] == ["Savon ammattiopisto", "Saha"]
    found = mapping.wholes_of(office, aino.id)
    assert [one.mapping.id for one in found] == [second.mapping.id, first.mapping.id]
    assert found[1].history == first.history
    assert not repeated(None, aino.id, office.today).history


def test_bin_and_back(office: Office, aino: Client) -> None:
    stored = mapping.save_whole(office, talk(aino))
    shown = mapping.whole(office, stored.mapping.id)
    mapping.put_in_bin(office, shown.mapping)
    assert mapping.wholes_of(office, aino.id) == []
    assert mapping.count(office, aino.id) == 0
    mapping.take_back(office, shown.mapping)
    back = mapping.reveal(office, stored.mapping.id)
    assert (back.answers, back.history) == (stored.answers, stored.history)
    scores = mapping.save_kykyviisari(
        office, Kykyviisari(client=aino.id, on=day("2026-01-15"), round=Round.START, mind=12)
    )
    mapping.put_in_bin(office, mapping.rounds_of(office, aino.id)[0])
    assert mapping.rounds_of(office, aino.id) == []
    mapping.take_back(office, scores)
    assert [one.mind for one in mapping.kykyviisari_of(office, aino.id)] == [12]
    assert scores.mind == 12


def test_scores_are_read_by_a_look_only(office: Office, aino: Client) -> None:
    for on, round_ in (("2026-01-31", Round.MIDDLE), ("2026-01-15", Round.START)):
        scores = Kykyviisari(client=aino.id, on=day(on), round=round_, work_ability=6, mind=12, note="Uni")
        mapping.save_kykyviisari(office, scores)
    listed = mapping.rounds_of(office, aino.id)
    assert [one.round for one in listed] == [Round.START, Round.MIDDLE]
    assert {(one.work_ability, one.mind, one.note) for one in listed} == {(None, None, "")}
    assert looks(office) == []
    assert [one.mind for one in mapping.kykyviisari_of(office, aino.id)] == [12, 12]
    assert looks(office) == ["kykyviisari.health"] * 2
