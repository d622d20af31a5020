"""Mapping talks and Kykyviisari scores of a client.

What is health data is read only inside `office.look`: by `reveal` and `kykyviisari_of`.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from peewee import fn

from osaava_desktop.domain import mapping as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.client_papers import Scores
from osaava_desktop.domain.mapping import (
    HIDDEN_QUESTIONS,
    HistoryLine,
    Kykyviisari,
    MappingAnswer,
    Need,
    WholeMapping,
)
from osaava_desktop.domain.mapping_form import HIDDEN, Option, Question, settled
from osaava_desktop.domain.policy import Action, FieldGroup
from osaava_desktop.domain.records import named_id
from osaava_desktop.errors import refuse
from osaava_desktop.services import areas, clients, plan, presence
from osaava_desktop.store.change import Change
from osaava_desktop.store.models import HistoryLineRow, KykyviisariRow, MappingAnswerRow, MappingRow, NeedRow
from osaava_desktop.store.office import Office

SCORES = ("work_ability", *rules.DOMAINS, "note")
"""What of a Kykyviisari is health data."""


def save_whole(office: Office, whole: WholeMapping, needs: Sequence[Need] = ()) -> WholeMapping:
    """Adds or changes a mapping with its quick choices and history, and needs found in it; all, or nothing.

    What a `hidden` one leaves out stays as it is stored. Problems of a history line are named
    `history.2.to_year`. Gives the mapping back as `whole` does.
    """
    whole = _tidied(office, whole)
    refuse(rules.problems(whole, office.today))
    clients.check_there(office, whole.mapping.client)
    presence.check_kept(office, whole.mapping)
    with office.change(Action.SAVE_MAPPING, whole.mapping.id) as change:
        change.save(areas.settled(office, whole.mapping))
        _save_answers(office, change, whole)
        _save_history(office, change, whole)
        for one in needs:
            plan.save_need(office, one)
    return _one(office, whole.mapping.id, hidden=whole.hidden)


def whole(office: Office, mapping: UUID) -> WholeMapping:
    """A mapping without what its hidden sections say."""
    return _one(office, mapping, hidden=True)


def reveal(office: Office, mapping: UUID) -> WholeMapping:
    """All of a mapping; leaves an audit row."""
    with office.look(MappingRow, mapping, FieldGroup.HEALTH):
        return _one(office, mapping, hidden=False)


def wholes_of(office: Office, client: UUID) -> list[WholeMapping]:
    """The client's mappings without what their hidden sections say, the newest first."""
    return _wholes(office, MappingRow.client == client, hidden=True)


def count(office: Office, client: UUID) -> int:
    """How many mappings the client has."""
    return int(office.visible(MappingRow).where(MappingRow.client == client).count())


def last_saved(office: Office, mapping: UUID) -> dt.datetime:
    """When anything of a mapping was last saved (UTC)."""
    query = office.visible(MappingRow).where(MappingRow.id == mapping)
    own: list[dt.datetime] = [one.changed for one in query]
    for table in (MappingAnswerRow, HistoryLineRow):
        parts = office.visible(table, fn.MAX(table.changed), bin=True).where(table.mapping == mapping)
        own += filter(None, (changed for (changed,) in parts.tuples()))
    return max(own)


def put_in_bin(office: Office, record: rules.Mapping | Kykyviisari) -> None:
    """Takes a mapping or a Kykyviisari out of lists and figures, so that it can be taken back."""
    with office.change(Action.BIN, record.id) as change:
        change.put_in_bin(record)


def take_back(office: Office, record: rules.Mapping | Kykyviisari) -> None:
    """Takes a mapping or a Kykyviisari out of the bin."""
    with office.change(Action.RESTORE, record.id) as change:
        change.take_back(record)


def needs_of(office: Office, mapping: UUID) -> list[Need]:
    """The needs found in a mapping, the first one first."""
    query = office.visible(NeedRow).where(NeedRow.mapping == mapping)
    return list(query.order_by(NeedRow.id))


# Kykyviisari


def save_kykyviisari(office: Office, kykyviisari: Kykyviisari) -> Kykyviisari:
    """Adds or changes the scores of one filled-in Kykyviisari."""
    kykyviisari = tidied(kykyviisari)
    refuse(rules.kykyviisari_problems(kykyviisari, office.today, office.profile))
    clients.check_there(office, kykyviisari.client)
    presence.check_kept(office, kykyviisari)
    with office.change(Action.SAVE_MAPPING, kykyviisari.id) as change:
        return change.save(areas.settled(office, kykyviisari))


def rounds_of(office: Office, client: UUID) -> list[Kykyviisari]:
    """When the client has filled in a Kykyviisari, the earliest first; scores and note are not read."""
    return _rounds(office, KykyviisariRow.client == client, without=SCORES)


def reveal_kykyviisari(office: Office, kykyviisari: UUID) -> Kykyviisari:
    """One filled-in Kykyviisari with its scores; leaves an audit row."""
    with office.look(KykyviisariRow, kykyviisari, FieldGroup.HEALTH):
        return presence.there(next(iter(_rounds(office, KykyviisariRow.id == kykyviisari)), None))


def kykyviisari_of(office: Office, client: UUID) -> list[Kykyviisari]:
    """The client's Kykyviisaris with their scores, the earliest first; leaves an audit row of each."""
    return [reveal_kykyviisari(office, one.id) for one in rounds_of(office, client)]


def scores_of(office: Office, client: UUID) -> Scores | None:
    """The client's first Kykyviisari and the newest one after it; leaves an audit row of each."""
    rounds = rounds_of(office, client)
    if not rounds:
        return None
    start = reveal_kykyviisari(office, rounds[0].id)
    latest = reveal_kykyviisari(office, rounds[-1].id) if len(rounds) > 1 else None
    return Scores(start=start, latest=latest, scale=rules.scale(office.profile))


# Inside


def _tidied(office: Office, whole: WholeMapping) -> WholeMapping:
    """As it is to be stored: lines that say nothing are left out, what was hidden is as it was."""
    mapping = tidied(whole.mapping)
    if whole.hidden:  # read to be written as it is, shown to nobody
        stored = _mappings(office, MappingRow.id == mapping.id, hidden=False)
        kept: dict[str, Any] = {
            section.value: stored[0].text(section) if stored else "" for section in HIDDEN
        }
        mapping = replace(mapping, **kept)
    answers = {question: settled(question, chosen) for question, chosen in whole.answers.items() if chosen}
    lines = (replace(tidied(line), mapping=mapping.id) for line in whole.history)
    history = tuple(line for line in lines if not rules.is_empty(line))
    return WholeMapping(mapping=mapping, answers=answers, history=history, hidden=whole.hidden)


def _save_answers(office: Office, change: Change, whole: WholeMapping) -> None:
    """Saves the choices made; those dropped go into the bin, and come back when chosen again."""
    query = office.visible(MappingAnswerRow, bin=True).where(MappingAnswerRow.mapping == whole.mapping.id)
    stored: dict[tuple[Question, Option], MappingAnswer] = {(one.question, one.option): one for one in query}
    wanted = {(question, option) for question, chosen in whole.answers.items() for option in chosen}
    for pair, answer in stored.items():
        untouched = whole.hidden and answer.question in HIDDEN_QUESTIONS
        if pair in wanted and answer.deleted is not None:
            change.take_back(answer)
        elif pair not in wanted and answer.deleted is None and not untouched:
            change.put_in_bin(answer)
    for question, option in wanted - stored.keys():
        change.save(_answer(whole.mapping.id, question, option))


def _answer(mapping: UUID, question: Question, option: Option) -> MappingAnswer:
    """The one record of a choice, whichever laptop makes it."""
    ident = named_id("mapping answer", str(mapping), question, option)
    return MappingAnswer(id=ident, mapping=mapping, question=question, option=option)


def _save_history(office: Office, change: Change, whole: WholeMapping) -> None:
    query = office.visible(HistoryLineRow).where(HistoryLineRow.mapping == whole.mapping.id)
    kept = {line.id for line in whole.history}
    for line in query:
        if line.id not in kept:
            change.put_in_bin(line)
    for line in whole.history:
        change.save(line)


def _one(office: Office, mapping: UUID, *, hidden: bool) -> WholeMapping:
    found = _wholes(office, MappingRow.id == mapping, hidden=hidden)
    presence.there(found[0].mapping if found else None)
    return found[0]


def _wholes(office: Office, condition: object, *, hidden: bool) -> list[WholeMapping]:
    mappings = _mappings(office, condition, hidden)
    ids = [one.id for one in mappings]
    answers, history = _answers(office, ids, hidden), _history(office, ids)
    return [
        WholeMapping(mapping=one, answers=answers[one.id], history=tuple(history[one.id]), hidden=hidden)
        for one in mappings
    ]


def _mappings(office: Office, condition: object, hidden: bool) -> list[rules.Mapping]:
    """Mappings, the newest first; hidden texts are not even read."""
    left_out = {section.value for section in HIDDEN} if hidden else set[str]()
    columns = _columns(MappingRow, left_out)
    query = office.visible(MappingRow, *columns).where(condition)
    return list(query.order_by(MappingRow.on.desc(), MappingRow.id.desc()).objects(rules.Mapping))


def _answers(
    office: Office, mappings: Sequence[UUID], hidden: bool
) -> Mapping[UUID, dict[Question, tuple[Option, ...]]]:
    query = office.visible(MappingAnswerRow).where(MappingAnswerRow.mapping.in_(mappings))
    if hidden:
        query = query.where(MappingAnswerRow.question.not_in(HIDDEN_QUESTIONS))
    chosen: dict[UUID, dict[Question, set[Option]]] = defaultdict(lambda: defaultdict(set))
    for answer in query:
        chosen[answer.mapping][answer.question].add(answer.option)
    return defaultdict(
        dict,
        {
            mapping: {question: settled(question, options) for question, options in by_question.items()}
            for mapping, by_question in chosen.items()
        },
    )


def _history(office: Office, mappings: Sequence[UUID]) -> Mapping[UUID, list[HistoryLine]]:
    query = office.visible(HistoryLineRow).where(HistoryLineRow.mapping.in_(mappings))
    found: dict[UUID, list[HistoryLine]] = defaultdict(list)
    for line in query.order_by(HistoryLineRow.id):
        found[line.mapping].append(line)
    return found


def _rounds(office: Office, condition: object, without: Collection[str] = ()) -> list[Kykyviisari]:
    query = office.visible(KykyviisariRow, *_columns(KykyviisariRow, without)).where(condition)
    return list(query.order_by(KykyviisariRow.on, KykyviisariRow.id).objects(Kykyviisari))


def _columns(table: type[MappingRow] | type[KykyviisariRow], without: Collection[str]) -> list[Any]:
    return [getattr(table, one.name) for one in fields(table.record) if one.name not in without]
