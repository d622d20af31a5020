"""The list of meetings: weekly team meetings, steering groups, network forums."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from osaava_desktop.domain.meetings import MeetingLine
from osaava_desktop.domain.partners import Meeting, MeetingType
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import network_columns
from osaava_desktop.screens.meeting import MeetingPage
from osaava_desktop.screens.meeting_minutes import show_minutes
from osaava_desktop.screens.network_list import Columns, ListWords, NetworkList
from osaava_desktop.screens.record_page import RecordPage
from osaava_desktop.services import meetings
from osaava_desktop.store.office import Office

ON, TYPE, TITLE, PLACE, PRESENT, TO_DO, LED = range(7)


class MeetingsTab(NetworkList):
    """All meetings, the newest first."""

    name = "meetings"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        types = [(capital(one.label), one) for one in MeetingType]
        self.type_chip = self.add_menu_chip(_("Type"), types)
        self.year_chip = self.add_menu_chip(_("Year"), [])

    def make_words(self) -> ListWords:
        """What it says of itself."""
        return ListWords(
            title=_("Meetings"),
            search=_("Search meetings"),
            icon="people_team",
            empty=(
                _("No meetings yet"),
                _("Team meetings, steering groups and network forums stand here, with what was agreed on."),
            ),
            new=_("&New meeting"),
            new_key=_("new meeting"),
            binned=_("The meeting is in the bin"),
            back=_("The meeting is back in the list"),
        )

    def make_columns(self) -> Columns:
        """Its columns."""
        columns = network_columns.of_meetings(self.office.today)
        giving_way = (PRESENT, PLACE, LED)
        return Columns(columns=columns, giving_way=giving_way, growing=(PRESENT, TITLE), whole=(ON, TO_DO))

    def acts(self) -> Sequence[tuple[str, str]]:
        """The minutes of the meeting chosen."""
        return [("Ctrl+P", _("meeting minutes"))]

    def facts(self) -> str:
        """How many there are, and how many of this year."""
        count, year = len(self.lines()), self.office.today.year
        words = ngettext("{count} meeting", "{count} meetings", count).format(count=format_number(count))
        recent = sum(line.meeting.on.year == year for line in self.lines())
        this_year = _("{count} in {year}").format(count=format_number(recent), year=year)
        return f"{words} · {this_year}"

    def read(self) -> Sequence[MeetingLine]:
        """All meetings."""
        return meetings.listing(self.office)

    def read_anew(self) -> None:
        """The years that there are."""
        self.set_years(self.year_chip, (line.meeting.on for line in self.lines()))

    def record(self, line: Any) -> Meeting:  # noqa: ANN401 - a line of this list
        """The meeting of a line."""
        meeting: Meeting = line.meeting
        return meeting

    def is_wanted(self, line: Any, area: UUID | None) -> bool:  # noqa: ANN401
        """Whether the chips and the area let a line through."""
        meeting = line.meeting
        return (
            self.type_chip.value() in (None, meeting.type)
            and self.year_chip.value() in (None, meeting.on.year)
            and (area is None or meeting.area == area)
        )

    def make_page(self, record: Any) -> RecordPage:  # noqa: ANN401
        """The page of a meeting."""
        return MeetingPage(self.office, record)

    def print_paper(self) -> None:
        """The minutes of the meeting chosen."""
        line = self.row_view.current_row()
        if line is not None:
            show_minutes(self.office, line.meeting, self, self.said.emit)

    def put(self, record: Any) -> Any:  # noqa: ANN401
        """Put a meeting into the bin."""
        return meetings.put_in_bin(self.office, record)

    def take_back(self, record: Any) -> Any:  # noqa: ANN401
        """Take a meeting out of it."""
        return meetings.take_back(self.office, record)
