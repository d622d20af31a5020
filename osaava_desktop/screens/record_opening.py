"""A record that a list of the report tells of, on its page."""

from uuid import UUID

from osaava_desktop.domain.openings import Place
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.group import GroupPage
from osaava_desktop.screens.meeting import MeetingPage
from osaava_desktop.screens.merge import MergePage
from osaava_desktop.screens.opportunity import OpportunityPage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.participation import ParticipationPage
from osaava_desktop.screens.partner import PartnerPage
from osaava_desktop.screens.pathway_step import PathwayStepPage
from osaava_desktop.screens.survey_entry import SurveyEntryPage
from osaava_desktop.screens.visit import VisitPage
from osaava_desktop.services import (
    clients,
    groups,
    meetings,
    opportunities,
    outreach,
    partners,
    pathways,
    surveys,
)
from osaava_desktop.store.office import Office


def page_of(office: Office, place: Place, record: UUID) -> Page:
    """The page of it. Raises a PlainError where it has gone meanwhile."""
    match place:
        case Place.SESSION:
            return AttendancePage(office, record)
        case Place.STEP:
            return PathwayStepPage(office, pathways.get(office, record), None)
        case Place.GROUP:
            return GroupPage(office, groups.group(office, record))
        case Place.MEETING:
            return MeetingPage(office, meetings.get(office, record).meeting)
        case Place.PARTNER:
            return PartnerPage(office, partners.get(office, record))
        case Place.OPPORTUNITY:
            return OpportunityPage(office, opportunities.get(office, record))
        case Place.VISIT:
            return VisitPage(office, outreach.whole(office, record).visit)
        case Place.SURVEY:
            paper = surveys.sheet_line(office, record)
            return SurveyEntryPage(office, paper.sheet.on.year, paper)
    client = clients.get(office, record)
    if place is Place.PARTICIPATION:
        return ParticipationPage(office, client)
    return MergePage(office, client) if place is Place.MERGE else ClientPage(office, client)
