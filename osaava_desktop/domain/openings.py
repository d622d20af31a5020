"""Where a line of a list opens: the kind of place, and the record or year that is shown there."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from osaava_desktop.domain.yearly import Section


class Place(StrEnum):
    """The kinds of places."""

    CLIENT = "client"
    COUNTERS = "counters"
    ESF = "esf"
    FIGURE = "figure"
    GROUP = "group"
    MEETING = "meeting"
    MERGE = "merge"
    OPPORTUNITY = "opportunity"
    PARTICIPATION = "participation"
    PARTNER = "partner"
    SECTION = "section"
    SESSION = "session"
    SHEET = "sheet"
    STEP = "step"
    SURVEY = "survey"
    TARGETS = "targets"
    VISIT = "visit"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A place with what it is of: a `record`, a `section` of the report's text, or a figure's `key`.

    A participation, and a merging, are of the client's id. A survey without a record is that of the year.
    """

    place: Place
    record: UUID | None = None
    section: Section | None = None
    key: str = ""
