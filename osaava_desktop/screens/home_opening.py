"""What waits, on the page where it is done."""

from osaava_desktop.domain.timeline import Source
from osaava_desktop.domain.today import Waiting, WaitingLine
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.meeting import MeetingPage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.participation import ParticipationPage
from osaava_desktop.screens.referral import ReferralPage
from osaava_desktop.services import clients, meetings, referrals, sheets
from osaava_desktop.store.office import Office

_TABS = {Waiting.TASK: Source.TASK, Waiting.CARD: Source.CARD}
"""The tab of a client's page on which it stands."""


def page_of(office: Office, line: WaitingLine) -> Page | None:
    """The page of it; None where it has gone meanwhile. Raises PlainErrors."""
    if line.kind is Waiting.MARK:
        return AttendancePage(office, line.record)
    if line.kind is Waiting.SHEET:
        sheet = sheets.find(office, line.title)
        if sheet is None:
            return None
        return AttendancePage(office, sheets.session_to_mark(office, sheet), sheet)
    if line.kind is Waiting.REFERRAL:
        return ReferralPage(office, referrals.get(office, line.record))
    if line.kind is Waiting.AGREED:
        return MeetingPage(office, meetings.get(office, line.record).meeting)
    assert line.client is not None
    client = clients.get(office, line.client)
    if line.kind is Waiting.EURA:
        return ParticipationPage(office, client)
    page = ClientPage(office, client)
    page.tabs.turn_to(_TABS[line.kind])
    return page
