"""What stands behind a figure, on its page."""

from osaava_desktop.domain.surveys import SheetLine
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.group import GroupPage
from osaava_desktop.screens.meeting import MeetingPage
from osaava_desktop.screens.opportunity import OpportunityPage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.partner import PartnerPage
from osaava_desktop.screens.survey_entry import SurveyEntryPage
from osaava_desktop.screens.visit import VisitPage
from osaava_desktop.services import clients, groups, meetings, opportunities, outreach, partners, surveys
from osaava_desktop.services.behind import Kind, Place
from osaava_desktop.store.office import Office


def page_of(office: Office, place: Place) -> Page:
    """The page of it. Raises a PlainError where it has gone meanwhile."""
    match place.kind:
        case Kind.CLIENT:
            return ClientPage(office, clients.get(office, place.id))
        case Kind.SESSION:
            return AttendancePage(office, place.id)
        case Kind.VISIT:
            return VisitPage(office, outreach.whole(office, place.id).visit)
        case Kind.GROUP:
            return GroupPage(office, groups.group(office, place.id))
        case Kind.MEETING:
            return MeetingPage(office, meetings.get(office, place.id).meeting)
        case Kind.PARTNER:
            return PartnerPage(office, partners.get(office, place.id))
        case Kind.OPPORTUNITY:
            return OpportunityPage(office, opportunities.get(office, place.id))
        case _:
            return SurveyEntryPage(office, place.year, _paper(office, place))


def _paper(office: Office, place: Place) -> SheetLine | None:
    lines = surveys.sheet_lines(office, place.year)
    return next((line for line in lines if line.sheet.id == place.id), None)
