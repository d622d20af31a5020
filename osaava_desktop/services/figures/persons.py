"""Figures of persons: registered, named, phases, characteristics, and the funder's indicators."""

from collections.abc import Iterator
from dataclasses import replace

from peewee import Case, ColumnBase, Expression, Function, fn

from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.participations import (
    LOW_EDUCATION,
    RESULT_DAYS,
    Education,
    EndStatus,
    StartStatus,
)
from osaava_desktop.domain.pathways import WORK_ACTIVITIES, PathwayType
from osaava_desktop.domain.words import Answer, Gender
from osaava_desktop.services.figures import facts
from osaava_desktop.services.figures.counting import Count, Tally, persons
from osaava_desktop.services.figures.facts import Condition
from osaava_desktop.store.models import (
    ClientRow,
    ExitStatusRow,
    KykyviisariRow,
    MappingRow,
    ParticipationRow,
    PathwayStepRow,
)
from osaava_desktop.store.office import Office

UNEMPLOYED = ParticipationRow.status.in_((StartStatus.UNEMPLOYED, StartStatus.LONG_TERM_UNEMPLOYED))
LOW = ParticipationRow.education.in_(LOW_EDUCATION)
TERTIARY = ParticipationRow.education == Education.TERTIARY
WITHOUT_QUALIFICATION = ((ParticipationRow.vocational == False) & ~fn.COALESCE(TERTIARY, False)) | (  # noqa: E712
    ParticipationRow.vocational.is_null() & LOW
)
QUALIFICATION_KNOWN = ParticipationRow.vocational.is_null(False) | LOW | TERTIARY
"""Whether somebody has a vocational or higher qualification can be told."""

COMPLETE = (
    ParticipationRow.status.is_null(False)
    & ParticipationRow.education.is_null(False)
    & ClientRow.birth_date.is_null(False)
)
"""An incomplete record counts in the funder's total only."""


def registered(office: Office, scope: Scope) -> Count:
    """Who started in the span, and who took part in it."""
    first = facts.first_participations(office)
    return Count(fact=first, tallies={"registered.started": persons(first)})


def active(office: Office, scope: Scope) -> Count:
    """Whose participation overlaps the span."""
    fact = facts.active(office, scope)
    return Count(fact=fact, tallies={"registered.active": persons(fact)})


def met(office: Office, scope: Scope) -> Iterator[Count]:
    """Who was met by name in any way; whose first encounter, mapping, advance (or tick) lies in the span."""
    fact, first = facts.met(office, scope, facts.named_acts(office))
    everybody = replace(persons(fact), plain=True)
    yield Count(fact=fact, tallies={"named": everybody, "phase.encounter": persons(fact, first)}, based=True)
    acts = {
        "phase.mapping": [facts.happenings(office, MappingRow)],
        "phase.engagement": [facts.advances(office), facts.ticks(office)],
    }
    for key, facts_of_phase in acts.items():
        fact, first = facts.met(office, scope, facts_of_phase)
        yield Count(fact=fact, tallies={key: persons(fact, first)}, based=True)


def first_contact(office: Office, scope: Scope) -> Count:
    """The channel that first reached the registered."""
    fact = facts.base_by(office, scope, scope.basis)
    tallies = {f"first_contact.{one}": persons(fact, ClientRow.first_contact == one) for one in Channel}
    tallies["first_contact.unknown"] = persons(fact, ClientRow.first_contact.is_null())
    return Count(fact=fact, tallies=tallies, based=True)


def mapped(office: Office, scope: Scope) -> Iterator[Count]:
    """Who was mapped, and who has filled in a Kykyviisari with a score."""
    mappings = facts.happenings(office, MappingRow)
    yield Count(fact=mappings, tallies={"mapping.persons": persons(mappings)}, based=True)
    row = KykyviisariRow
    scores = (row.work_ability, row.inclusion, row.mind, row.everyday, row.skills, row.body)
    scored = facts.happenings(office, row).where(fn.COALESCE(*scores).is_null(False))
    yield Count(fact=scored, tallies={"kykyviisari.persons": persons(scored)}, based=True)


def pathways(office: Office, scope: Scope) -> Iterator[Count]:
    """Persons with an advance, and the advances, by type."""
    fact = facts.advances(office)
    of_type = {one: PathwayStepRow.type == one for one in PathwayType}
    tallies = {"pathways.persons": persons(fact)}
    tallies |= {f"pathways.{one}.persons": persons(fact, where) for one, where in of_type.items()}
    work = PathwayStepRow.type.in_(WORK_ACTIVITIES)
    tallies["pathways.work_activities.persons"] = persons(fact, work)
    yield Count(fact=fact, tallies=tallies, based=True)
    steps = {"pathways.steps": Tally()}
    yield Count(
        fact=fact,
        tallies=steps | {f"pathways.{one}.steps": Tally(where=where) for one, where in of_type.items()},
    )


def minority(office: Office, scope: Scope) -> Count:
    """Who of the base answered yes."""
    fact = facts.base_by(office, scope, scope.basis)
    return Count(
        fact=fact, tallies={"minority": persons(fact, ParticipationRow.minority == Answer.YES)}, based=True
    )


def observations(office: Office, scope: Scope) -> Count:
    """Who of the base has no qualification, and the unemployed by gender; each with its own base."""
    fact = facts.base_by(office, scope, scope.basis)
    tallies = {
        "observations.without_qualification": Tally(
            distinct=fact.client, where=WITHOUT_QUALIFICATION, of=QUALIFICATION_KNOWN
        )
    }
    for gender in (Gender.MALE, Gender.FEMALE):
        these = ClientRow.gender == gender
        tallies[f"observations.unemployed.{gender}"] = Tally(
            distinct=fact.client, where=UNEMPLOYED & these, of=these
        )
    return Count(fact=fact, tallies=tallies)


def esf_outputs(office: Office, scope: Scope) -> Count:
    """The funder's output indicators: who started in the span, as they were on that day."""
    fact = facts.first_participations(office)
    tallies: dict[str, Tally] = {}
    for code, condition in _output_conditions().items():
        tallies[f"esf.{code}"] = persons(fact, condition)
        for gender in Gender:
            these = ClientRow.gender == gender
            both = these if condition is None else condition & these
            tallies[f"esf.{code}.{gender}"] = persons(fact, both)
    return Count(fact=fact, tallies=tallies)


def esf_results(office: Office, scope: Scope) -> Count:
    """The funder's result indicators: who left in the span, by the last status within 28 days."""
    fact = facts.last_ended(office).where(COMPLETE)
    return Count(fact=fact, tallies={f"esf.{code}": Tally(where=one) for code, one in _results().items()})


def esf_results_by_gender(office: Office, scope: Scope) -> Count:
    """The same by gender: for the funder's table, not among the figures of a scope."""
    fact = facts.last_ended(office).where(COMPLETE)
    tallies = {
        f"esf.{code}.{gender}": Tally(where=condition & (ClientRow.gender == gender))
        for code, condition in _results().items()
        for gender in Gender
    }
    return Count(fact=fact, tallies=tallies)


def all_of_persons(office: Office, scope: Scope) -> Iterator[Count]:
    """Every count of persons."""
    yield registered(office, scope)
    yield active(office, scope)
    yield from met(office, scope)
    yield first_contact(office, scope)
    yield from mapped(office, scope)
    yield from pathways(office, scope)
    yield minority(office, scope)
    yield observations(office, scope)
    yield esf_outputs(office, scope)
    yield esf_results(office, scope)


def _results() -> dict[str, Expression]:
    row, status = ParticipationRow, last_status()
    at_work = status.in_((EndStatus.AT_WORK, EndStatus.ENTREPRENEUR))
    not_employed = row.status.is_null(False) & (row.status != StartStatus.EMPLOYED)
    return {
        "EECR01": (row.status == StartStatus.INACTIVE) & (status == EndStatus.JOBSEEKER),
        "EECR02": (row.studying == False) & (status == EndStatus.STUDYING),  # noqa: E712
        "EECR03": row.qualification_gained == True,  # noqa: E712
        "EECR04": not_employed & at_work,
    }


def _output_conditions() -> dict[str, Condition]:
    row = ParticipationRow
    age = _age_at_start()
    conditions = {
        "EECO02": UNEMPLOYED,
        "EECO03": row.status == StartStatus.LONG_TERM_UNEMPLOYED,
        "EECO04": row.status == StartStatus.INACTIVE,
        "EECO05": row.status == StartStatus.EMPLOYED,
        "EECO06": age < 18,
        "EECO07": age.between(18, 29),
        "EECO08": age >= 55,
        "EECO09": LOW,
        "EECO10": row.education.in_((Education.UPPER_SECONDARY, Education.POST_SECONDARY)),
        "EECO11": TERTIARY,
    }
    answers = (
        row.disability,
        row.third_country,
        row.foreign_background,
        row.minority,
        row.homeless,
        row.rural,
    )
    conditions |= {f"EECO{12 + place}": answer == Answer.YES for place, answer in enumerate(answers)}
    return {"EECO01": None, **{code: COMPLETE & condition for code, condition in conditions.items()}}


def _age_at_start() -> ColumnBase:
    """Full years on the day of the start, from ISO dates: who is born on 29.2. turns on 1.3."""

    def part(column: ColumnBase, *span: int) -> Function:
        return fn.SUBSTR(column, *span).coerce(False)

    start, birth = ParticipationRow.started, ClientRow.birth_date
    years = part(start, 1, 4).cast("INTEGER") - part(birth, 1, 4).cast("INTEGER")
    return years - Case(None, ((part(start, 6) < part(birth, 6), 1),), 0)


def last_status() -> Function:
    """The last status known within 28 days of leaving, or an empty text; SQLite's own date arithmetic."""
    row = ExitStatusRow
    until = fn.DATE(ParticipationRow.ended, f"+{RESULT_DAYS} days")
    query = (
        row.select(row.status)
        .where(row.participation == ParticipationRow.id, row.deleted.is_null())
        .where(row.on.between(ParticipationRow.ended, until))
        .order_by(row.on.desc(), row.id.desc())
        .limit(1)
    )
    return fn.COALESCE(query, "")
