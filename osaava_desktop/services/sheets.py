"""Attendance sheets: what is printed, under which number, and when it came back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import (
    Group,
    Register,
    Session,
    SessionState,
    Sheet,
    SheetColumn,
    SheetKind,
    SheetLine,
)
from osaava_desktop.domain.papers import Issuer, SheetPaper, SheetRow
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.sheet_papers import SeriesColumn, SeriesPaper, SlipsPaper
from osaava_desktop.domain.sheets import sheet_number
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.i18n import _
from osaava_desktop.services import leading, logo
from osaava_desktop.store.change import Change
from osaava_desktop.store.models import PersonRow, SessionRow, SheetColumnRow, SheetLineRow
from osaava_desktop.store.models import SheetRow as SheetTable
from osaava_desktop.store.office import Office

ROWS = 20
"""Rows of a page; there are always some blank ones for who walks in."""

SPARE = 5
SLIPS = 8
"""Slips of a page."""


def newest(office: Office, session: UUID) -> Sheet | None:
    """The sheet printed last that has a place for a session; one without names only for want of others."""
    columns = office.visible(SheetColumnRow, SheetColumnRow.sheet).where(SheetColumnRow.session == session)
    query = office.visible(SheetTable).where((SheetTable.session == session) | SheetTable.id.in_(columns))
    order = (SheetTable.kind == SheetKind.BLANK, SheetTable.number.desc())
    found: Sheet | None = query.order_by(*order).first()
    return found


def get(office: Office, sheet: UUID) -> Sheet:
    """The sheet of that id."""
    found: Sheet = office.visible(SheetTable).where(SheetTable.id == sheet).get()
    return found


def lines(office: Office, sheet: UUID) -> list[UUID]:
    """The clients of a sheet in the order of its rows."""
    query = office.visible(SheetLineRow, SheetLineRow.client).where(SheetLineRow.sheet == sheet)
    return [client for (client,) in query.order_by(SheetLineRow.row).tuples()]


def columns(office: Office, sheet: Sheet) -> list[UUID]:
    """The sessions that a sheet has a place for, in the order of its columns."""
    if sheet.kind is not SheetKind.SERIES:
        return [sheet.session]
    query = office.visible(SheetColumnRow, SheetColumnRow.session).where(SheetColumnRow.sheet == sheet.id)
    held = office.visible(SessionRow, SessionRow.id)
    found = query.where(SheetColumnRow.session.in_(held)).order_by(SheetColumnRow.column)
    return [session for (session,) in found.tuples()]


def session_to_mark(office: Office, sheet: Sheet) -> UUID:
    """The session that a sheet is opened at: today's, else the first one without marks, else the last one."""
    keys = columns(office, sheet)
    query = office.visible(SessionRow, SessionRow.id, SessionRow.on, SessionRow.state)
    there = {key: (day, state) for key, day, state in query.where(SessionRow.id.in_(keys)).tuples()}
    today = [key for key in keys if there[key][0] == office.today]
    unmarked = [key for key in keys if there[key][1] == SessionState.PLANNED]
    return [*today, *unmarked, keys[-1]][0]


def find(office: Office, number: str) -> Sheet | None:
    """The sheet of that number, however it was typed or scanned."""
    found: Sheet | None = office.visible(SheetTable).where(SheetTable.number == sheet_number(number)).first()
    return found


def prepare(office: Office, register: Register, *, numbers: bool = False) -> SheetPaper:
    """Gives the register's sheet a number, notes its rows and gathers what is printed.

    The same list printed once more keeps its number until the sheet has come back. `numbers`: client
    numbers for names, as always of a sensitive group.
    """
    people = _printed(register)
    sheet = _numbered(office, SheetKind.SESSION, [register.session], people)
    return sheet_paper(office, register, sheet.number, people, numbers=numbers)


def prepare_blank(office: Office, register: Register, rows: int) -> SheetPaper:
    """Prepares a sheet with that many empty rows."""
    sheet = _numbered(office, SheetKind.BLANK, [register.session], [])
    return sheet_paper(office, register, sheet.number, [], blank=rows)


def prepare_slips(office: Office, register: Register) -> SlipsPaper:
    """Prepares a slip for each person of the register, and some for who walks in."""
    people = _printed(register)
    sheet = _numbered(office, SheetKind.SLIPS, [register.session], people)
    return slips_paper(office, register, sheet.number, people)


def prepare_series(office: Office, registers: Sequence[Register], *, numbers: bool = False) -> SeriesPaper:
    """Prepares one sheet for several sessions of a group, one at least."""
    people = everybody(registers)
    sheet = _numbered(office, SheetKind.SERIES, [one.session for one in registers], people)
    return series_paper(office, registers, sheet.number, people, numbers=numbers)


def take_in(office: Office, sheet: Sheet) -> Sheet:
    """Notes that a sheet came back today."""
    with office.change(Action.RETURN_SHEET, sheet.id) as change:
        return change.save(replace(sheet, returned=office.today))


def give_out(office: Office, sheet: Sheet) -> Sheet:
    """Takes it back that a sheet came back."""
    with office.change(Action.RETURN_SHEET, sheet.id) as change:
        return change.save(replace(sheet, returned=None))


def put_in_bin(office: Office, sheet: Sheet) -> Sheet:
    """Notes that a sheet was lost or thrown away; its number is not given to another one."""
    with office.change(Action.BIN, sheet.id) as change:
        return change.put_in_bin(sheet)


def take_back(office: Office, sheet: Sheet) -> Sheet:
    """A sheet that was thought lost is out again."""
    with office.change(Action.RESTORE, sheet.id) as change:
        return change.take_back(sheet)


def issuer(office: Office) -> Issuer:
    """Whose paper it is."""
    profile = office.profile
    return Issuer(
        organisation=profile.organisation,
        project_name=profile.project,
        project_code=profile.project_code,
        funder=profile.funder,
        manager=profile.manager,
        privacy_notice=profile.privacy_notice,
        practice=profile.practice,
        logo=logo.png(office),
    )


def everybody(registers: Sequence[Register]) -> list[Client]:
    """Who stands on any of the registers, by name."""
    there = {client.id: client for register in registers for client in _printed(register)}
    return sorted(there.values(), key=lambda client: name_key(client.name))


def sheet_paper(
    office: Office,
    register: Register,
    number: str,
    people: Sequence[Client],
    *,
    numbers: bool = False,
    blank: int | None = None,
) -> SheetPaper:
    """What is printed for one session under a number."""
    group, session = register.group, register.session
    return SheetPaper(
        issuer=issuer(office),
        number=number,
        title=_("Attendance sheet"),
        subtitle=" · ".join(filter(None, (group.name, session.topic))),
        sensitive=group.sensitive,
        on=session.on,
        starts=session.starts,
        ends=session.ends,
        place=register.place,
        leaders=_leaders(office, group, session),
        rows=_rows(people, numbers=numbers or group.sensitive),
        blank_rows=max(SPARE, ROWS - len(people)) if blank is None else blank,
        by_number=numbers or group.sensitive,
    )


def slips_paper(office: Office, register: Register, number: str, people: Sequence[Client]) -> SlipsPaper:
    """What is printed as slips; the last page is filled with some for who walks in."""
    session = register.session
    return SlipsPaper(
        issuer=issuer(office),
        number=number,
        on=session.on,
        starts=session.starts,
        ends=session.ends,
        place=register.place,
        rows=_rows(people, numbers=True),
        blank_rows=-len(people) % SLIPS or SLIPS,
    )


def series_paper(
    office: Office,
    registers: Sequence[Register],
    number: str,
    people: Sequence[Client],
    *,
    numbers: bool = False,
) -> SeriesPaper:
    """What is printed for several sessions under a number."""
    group, first = registers[0].group, registers[0]
    return SeriesPaper(
        issuer=issuer(office),
        number=number,
        title=_("Attendance sheet"),
        subtitle=group.name,
        sensitive=group.sensitive,
        by_number=numbers or group.sensitive,
        columns=tuple(SeriesColumn(on=one.session.on, starts=one.session.starts) for one in registers),
        place=first.place,
        leaders=_leaders(office, group, first.session),
        rows=_rows(people, numbers=numbers or group.sensitive),
        blank_rows=SPARE,
    )


def _printed(register: Register) -> list[Client]:
    """Who stands on the register's paper: not those the use of whose data is restricted."""
    return [row.client for row in register.rows if row.client.restricted is None]


def _rows(people: Iterable[Client], *, numbers: bool) -> tuple[SheetRow, ...]:
    return tuple(
        SheetRow(number=row, text=client.number if numbers else client.sheet_name)
        for row, client in enumerate(people, start=1)
    )


def _numbered(
    office: Office, kind: SheetKind, sessions: Sequence[Session], people: Sequence[Client]
) -> Sheet:
    """The sheet of that kind and list which is still out, or a new one."""
    first = sessions[0].id
    with office.change(Action.PRINT_SHEET, first) as change:
        keys = [one.id for one in people]
        query = office.visible(SheetTable).where(SheetTable.session == first, SheetTable.kind == kind)
        last: Sheet | None = query.order_by(SheetTable.number.desc()).first()
        same = last is not None and last.returned is None and lines(office, last.id) == keys
        if last is not None and same and columns(office, last) == [one.id for one in sessions]:
            return last
        return _new(office, change, kind, sessions, keys)


def _new(
    office: Office, change: Change, kind: SheetKind, sessions: Sequence[Session], people: Sequence[UUID]
) -> Sheet:
    year = office.today.year
    number = f"{office.device.letter}-{year}-{change.next_number(f'sheet {year}'):04}"
    sheet = change.save(Sheet(session=sessions[0].id, number=number, printed=office.today, kind=kind))
    for row, client in enumerate(people, start=1):
        change.save(SheetLine(sheet=sheet.id, row=row, client=client))
    for column, session in enumerate(sessions if kind is SheetKind.SERIES else (), start=1):
        change.save(SheetColumn(sheet=sheet.id, column=column, session=session.id))
    return sheet


def _leaders(office: Office, group: Group, session: Session) -> tuple[str, ...]:
    """Who led the session, then who leads the group beside its first leader."""
    first = session.worker or group.leader
    keys = dict.fromkeys((first, *leading.further(office, group.id)))
    names = dict(office.visible(PersonRow, PersonRow.id, PersonRow.name).tuples())
    return tuple(names[key] for key in keys if key in names)
