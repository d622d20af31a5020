"""The clients to chase: what EURA or the office still lacks of who started or left in a span."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from osaava_desktop.domain import esf_gaps as rules
from osaava_desktop.domain.esf_gaps import Chase, Gap
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.participations import results_until
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.texts import format_date, format_list
from osaava_desktop.i18n import _
from osaava_desktop.services.figures import facts
from osaava_desktop.services.figures.facts import Fact
from osaava_desktop.services.figures.persons import COMPLETE, last_status
from osaava_desktop.store.models import ClientRow, ParticipationRow
from osaava_desktop.store.office import Office


def to_chase(office: Office, scope: Scope) -> list[Chase]:
    """All of them, kind by kind in the order of names."""
    if not facts.participations(office).has(scope):
        return []
    found = [
        *_start_notices(office, scope),
        *incomplete(office, scope),
        *_without_status(office, scope),
        *_end_notices(office, scope),
    ]
    kinds = list(Gap)
    return sorted(found, key=lambda one: (kinds.index(one.gap), name_key(one.name), one.on))


def incomplete(office: Office, scope: Scope) -> list[Chase]:
    """Who started in the span and counts in EECO01 only: birth date, status or education is missing."""
    fact = facts.first_participations(office)
    if not fact.has(scope):
        return []
    found = _rows(fact.within(scope).where(~COMPLETE))
    return [_chase(row, Gap.START_DATA, row.started, format_list(_missing(row))) for row in found]


def _start_notices(office: Office, scope: Scope) -> Iterator[Chase]:
    fact = facts.participations(office).within(scope).where(ParticipationRow.eura_started.is_null())
    for row in _rows(fact):
        what = _("started {day}").format(day=format_date(row.started))
        yield _chase(row, Gap.START_NOTICE, row.started, what)


def _end_notices(office: Office, scope: Scope) -> Iterator[Chase]:
    ended = replace(facts.participations(office), on=ParticipationRow.ended)
    for row in _rows(ended.within(scope).where(ParticipationRow.eura_ended.is_null())):
        yield _chase(row, Gap.END_NOTICE, row.ended, _left(row))


def _without_status(office: Office, scope: Scope) -> Iterator[Chase]:
    """Of who has not come back: what they did within 28 days of leaving is not known."""
    fact = facts.last_ended(office).within(scope).where(last_status() == "")
    for row in _rows(fact):
        until = results_until(row.ended)
        words = _("{left}, results until {until}")
        what = words.format(left=_left(row), until=format_date(until))
        yield _chase(row, Gap.STATUS, until, what)


def _left(row: Any) -> str:  # noqa: ANN401 - a named tuple of a query
    return _("left {day}").format(day=format_date(row.ended))


def _rows(fact: Fact) -> list[Any]:
    client, row = ClientRow, ParticipationRow
    query = fact.query.select(
        *(row.id, row.client.alias("client_id"), row.started, row.ended, row.worker.alias("worker_id")),
        *(row.status, row.education),
        *(client.number, client.family_name, client.given_names, client.birth_date, client.gender),
    )
    return list(query.namedtuples())


def _missing(row: Any) -> list[str]:  # noqa: ANN401
    return rules.missing_words(
        birth_date=row.birth_date is not None,
        status=row.status is not None,
        education=row.education is not None,
    )


def _chase(row: Any, gap: Gap, on: Any, what: str) -> Chase:  # noqa: ANN401
    return Chase(
        gap=gap,
        client=row.client_id,
        participation=row.id,
        number=row.number,
        name=", ".join(filter(None, (row.family_name, row.given_names))),
        what=what,
        on=on,
        gender=row.gender,
        worker=row.worker_id,
        no_birth_date=row.birth_date is None,
    )
