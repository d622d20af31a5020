"""Attendance sheets: what is printed, under which number, and when it came back."""

from dataclasses import replace
from uuid import UUID

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Group, Register, Session, Sheet, SheetLine
from osaava_desktop.domain.papers import Issuer, SheetPaper, SheetRow
from osaava_desktop.domain.policy import Action
from osaava_desktop.i18n import _
from osaava_desktop.store.models import PersonRow, SheetLineRow
from osaava_desktop.store.models import SheetRow as SheetTable
from osaava_desktop.store.office import Office

ROWS = 20
"""Rows of a page; there are always some blank ones for who walks in."""

SPARE = 5


def newest(office: Office, session: UUID) -> Sheet | None:
    """The sheet printed last for a session."""
    query = office.visible(SheetTable).where(SheetTable.session == session)
    found: Sheet | None = query.order_by(SheetTable.number.desc()).first()
    return found


def lines(office: Office, sheet: UUID) -> list[UUID]:
    """The clients of a sheet in the order of its rows."""
    query = office.visible(SheetLineRow, SheetLineRow.client).where(SheetLineRow.sheet == sheet)
    return [client for (client,) in query.order_by(SheetLineRow.row).tuples()]


def find(office: Office, number: str) -> Sheet | None:
    """The sheet of that number, as typed or scanned whole."""
    found: Sheet | None = (
        office.visible(SheetTable).where(SheetTable.number == number.strip().upper()).first()
    )
    return found


def prepare(office: Office, register: Register) -> SheetPaper:
    """Gives the register's sheet a number, notes its rows and gathers what is printed.

    The same list printed once more keeps its number until the sheet has come back.
    """
    people = [row.client for row in register.rows]
    with office.change(Action.PRINT_SHEET, register.session.id) as change:
        sheet = newest(office, register.session.id)
        if sheet is None or sheet.returned or lines(office, sheet.id) != [one.id for one in people]:
            year = office.today.year
            number = f"{office.device.letter}-{year}-{change.next_number(f'sheet {year}'):04}"
            sheet = change.save(Sheet(session=register.session.id, number=number, printed=office.today))
            for row, client in enumerate(people, start=1):
                change.save(SheetLine(sheet=sheet.id, row=row, client=client.id))
    return _paper(office, register, sheet, people)


def take_in(office: Office, sheet: Sheet) -> Sheet:
    """Notes that a sheet came back today."""
    with office.change(Action.RETURN_SHEET, sheet.id) as change:
        return change.save(replace(sheet, returned=office.today))


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
    )


def _paper(office: Office, register: Register, sheet: Sheet, people: list[Client]) -> SheetPaper:
    group, session = register.group, register.session
    rows = tuple(
        SheetRow(number=row, text=client.number if group.sensitive else client.sheet_name)
        for row, client in enumerate(people, start=1)
    )
    return SheetPaper(
        issuer=issuer(office),
        number=sheet.number,
        title=_("Attendance sheet"),
        subtitle=" · ".join(filter(None, (group.name, session.topic))),
        sensitive=group.sensitive,
        on=session.on,
        starts=session.starts,
        ends=session.ends,
        place=register.place,
        leaders=_leaders(office, group, session),
        rows=rows,
        blank_rows=max(SPARE, ROWS - len(rows)),
    )


def _leaders(office: Office, group: Group, session: Session) -> tuple[str, ...]:
    wanted = session.worker or group.leader
    query = office.visible(PersonRow, PersonRow.name).where(PersonRow.id == wanted)
    return tuple(name for (name,) in query.tuples())
