"""What was found everywhere, on its page."""

from osaava_desktop.domain.everywhere import Entry, Kind
from osaava_desktop.errors import PlainError
from osaava_desktop.screens import messages
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.group import GroupPage
from osaava_desktop.screens.opportunity import OpportunityPage
from osaava_desktop.screens.outreach import OutreachPage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.partner import PartnerPage
from osaava_desktop.screens.sheet_opening import open_sheet
from osaava_desktop.screens.shell import Shell
from osaava_desktop.services import clients, groups, opportunities, partners
from osaava_desktop.store.office import Office


def open_found(shell: Shell, office: Office, entry: Entry) -> None:
    """Its page on top of the one in sight; of a place, what happened there."""
    if entry.kind is Kind.SHEET:
        open_sheet(shell, office, entry.name)
        return
    if not shell.may_leave():
        return
    try:
        page = _page(office, entry)
    except PlainError as error:
        messages.show_error(shell, error)
        return
    shell.open(page)
    if entry.kind is Kind.PLACE:
        shell.search_box.setText(entry.name)


def _page(office: Office, entry: Entry) -> Page:
    match entry.kind:
        case Kind.CLIENT:
            return ClientPage(office, clients.get(office, entry.id))
        case Kind.GROUP:
            return GroupPage(office, groups.group(office, entry.id))
        case Kind.PARTNER:
            return PartnerPage(office, partners.get(office, entry.id))
        case Kind.OPPORTUNITY:
            return OpportunityPage(office, opportunities.get(office, entry.id))
        case _:
            return OutreachPage(office)
