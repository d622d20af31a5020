"""Several sheets at once: for which sessions, how many pages they take, and their papers."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from osaava_desktop.domain import sheets as rules
from osaava_desktop.domain.groups import Register, SessionLine, SessionState, SheetKind
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.sheet_papers import AnySheet
from osaava_desktop.domain.sheets import SheetOrder
from osaava_desktop.errors import refuse
from osaava_desktop.services import group_lists, groups, sheets
from osaava_desktop.store.models import SessionRow
from osaava_desktop.store.office import Office

_TO_HOLD = (SessionState.PLANNED, SessionState.HELD)


def sessions(office: Office, start: dt.date, end: dt.date, group: UUID | None = None) -> list[SessionLine]:
    """The sessions of a span that a sheet may be wanted for, of one group or of all, in order of time."""
    query = office.visible(SessionRow).where(SessionRow.on.between(start, end))
    query = query.where(SessionRow.state.in_(_TO_HOLD))
    if group is not None:
        query = query.where(SessionRow.group == group)
    return group_lists.counted(office, list(query.order_by(SessionRow.on, SessionRow.starts, SessionRow.id)))


def prepare_many(office: Office, order: SheetOrder) -> list[AnySheet]:
    """Prepares all sheets of the order in one change; of a series one for each group. Raises InvalidInput."""
    refuse(rules.order_problems(order))
    with office.change(Action.PRINT_SHEET):
        registers = _registers(office, order)
        if order.kind is SheetKind.SERIES:
            return [sheets.prepare_series(office, own, numbers=order.numbers) for own in _by_group(registers)]
        return [_prepared(office, order, register) for register in registers]


def planned(office: Office, order: SheetOrder) -> list[AnySheet]:
    """The sheets of the order as they would be, without numbers: to be counted before they are printed."""
    registers = _registers(office, order)
    if order.kind is SheetKind.SERIES:
        return [
            sheets.series_paper(office, own, "", sheets.everybody(own), numbers=order.numbers)
            for own in _by_group(registers)
        ]
    return [_paper(office, order, register) for register in registers]


def _prepared(office: Office, order: SheetOrder, register: Register) -> AnySheet:
    if order.kind is SheetKind.BLANK:
        return sheets.prepare_blank(office, register, order.rows)
    if order.kind is SheetKind.SLIPS:
        return sheets.prepare_slips(office, register)
    return sheets.prepare(office, register, numbers=order.numbers)


def _paper(office: Office, order: SheetOrder, register: Register) -> AnySheet:
    people = [row.client for row in register.rows]
    if order.kind is SheetKind.BLANK:
        return sheets.sheet_paper(office, register, "", [], blank=order.rows)
    if order.kind is SheetKind.SLIPS:
        return sheets.slips_paper(office, register, "", people)
    return sheets.sheet_paper(office, register, "", people, numbers=order.numbers)


def _registers(office: Office, order: SheetOrder) -> list[Register]:
    return [groups.register(office, session) for session in order.sessions]


def _by_group(registers: Sequence[Register]) -> list[list[Register]]:
    """The registers of each group, in the order that the groups come in."""
    found: dict[UUID, list[Register]] = {}
    for register in registers:
        found.setdefault(register.group.id, []).append(register)
    return list(found.values())
