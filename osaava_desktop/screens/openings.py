"""A line of a list of the report, on the page where it is seen or mended."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.openings import Opening, Place
from osaava_desktop.screens import record_opening
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.counters import CountersPage
from osaava_desktop.screens.esf import EsfPage
from osaava_desktop.screens.figure import FigurePage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.survey_entry import SurveyEntryPage
from osaava_desktop.screens.targets import TargetsPage
from osaava_desktop.services import figures, sheets
from osaava_desktop.store.office import Office


@dataclass(frozen=True, kw_only=True)
class Opener:
    """Opens the places of a report's scope; `open_client` shows the client of an id."""

    office: Office
    scope: Scope
    open_client: Callable[[UUID], object]

    def page_of(self, opening: Opening) -> Page | None:
        """The page of it; None where it has gone meanwhile, or is a part of a text. Raises PlainErrors."""
        if opening.record is not None:
            return record_opening.page_of(self.office, opening.place, opening.record)
        if opening.place is Place.SHEET:
            return _of_sheet(self.office, opening.key)
        return self._of_year(opening)

    def _of_year(self, opening: Opening) -> Page | None:
        office, year = self.office, self.scope.end.year
        match opening.place:
            case Place.COUNTERS:
                return CountersPage(office, year)
            case Place.TARGETS:
                return TargetsPage(office, year)
            case Place.SURVEY:
                return SurveyEntryPage(office, year, None)
            case Place.ESF:
                return EsfPage(office, year, self.open_client)
            case Place.FIGURE:
                figure = figures.compute(office, self.scope)[opening.key]
                return FigurePage(office, self.scope, figure, self.open_client)
        return None


def _of_sheet(office: Office, number: str) -> Page | None:
    sheet = sheets.find(office, number)
    return None if sheet is None else AttendancePage(office, sheets.session_to_mark(office, sheet), sheet)
