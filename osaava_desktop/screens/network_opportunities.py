"""The list of opportunities: jobs, study places and activities that clients can be offered."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from osaava_desktop.domain.opportunities import OpportunityLine, is_open
from osaava_desktop.domain.partners import Opportunity, OpportunityType
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import opportunity_columns
from osaava_desktop.screens.network_list import Columns, ListWords, NetworkList
from osaava_desktop.screens.opportunity import OpportunityPage
from osaava_desktop.screens.record_page import RecordPage
from osaava_desktop.services import opportunities
from osaava_desktop.store.office import Office

TITLE, TYPE, PARTNER, INDUSTRY, AREA, UNTIL, OFFERED, TAKEN, WORKER = range(9)


class OpportunitiesTab(NetworkList):
    """The open ones first, the newest of them first."""

    name = "opportunities"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        types = [(capital(one.label), one) for one in OpportunityType]
        self.type_chip = self.add_menu_chip(_("Type"), types)
        self.open_chip = self.add_chip(_("Open now"), _("Only what can still be taken up"))
        self.hidden_chip = self.add_chip(_("Hidden jobs"), _("Jobs that were never advertised"))
        self.own_chip = self.add_chip(_("Own"), _("Only what you have found yourself"))

    def make_words(self) -> ListWords:
        """What it says of itself."""
        return ListWords(
            title=_("Opportunities"),
            search=_("Search opportunities"),
            icon="briefcase",
            empty=(
                _("No opportunities yet"),
                _("Jobs, study places and activities stand here, with the clients they could suit."),
            ),
            new=_("&New opportunity"),
            new_key=_("new opportunity"),
            binned=_("The opportunity is in the bin"),
            back=_("The opportunity is back in the list"),
        )

    def make_columns(self) -> Columns:
        """Its columns."""
        columns = opportunity_columns.of_opportunities(self.office.today)
        giving_way = (WORKER, INDUSTRY, AREA, TYPE, TAKEN, PARTNER, OFFERED)
        return Columns(
            columns=columns, giving_way=giving_way, growing=(TITLE, PARTNER), whole=(UNTIL, OFFERED, TAKEN)
        )

    def facts(self) -> str:
        """How many are open, and how many hidden jobs are among them."""
        today = self.office.today
        held = [line.opportunity for line in self.lines() if is_open(line.opportunity, today)]
        words = ngettext("{count} open opportunity", "{count} open opportunities", len(held))
        words = words.format(count=format_number(len(held)))
        hidden = sum(one.hidden for one in held)
        if not hidden:
            return words
        counted = ngettext("{count} hidden job", "{count} hidden jobs", hidden)
        return f"{words} · {counted.format(count=format_number(hidden))}"

    def read(self) -> Sequence[OpportunityLine]:
        """All opportunities."""
        return opportunities.listing(self.office)

    def record(self, line: Any) -> Opportunity:  # noqa: ANN401 - a line of this list
        """The opportunity of a line."""
        opportunity: Opportunity = line.opportunity
        return opportunity

    def is_wanted(self, line: Any, area: UUID | None) -> bool:  # noqa: ANN401
        """Whether the chips and the area let a line through."""
        one = line.opportunity
        return (
            self.type_chip.value() in (None, one.type)
            and (not self.open_chip.isChecked() or is_open(one, self.office.today))
            and (not self.hidden_chip.isChecked() or one.hidden)
            and (not self.own_chip.isChecked() or one.worker == self.office.person.id)
            and (area is None or one.area == area)
        )

    def make_page(self, record: Any) -> RecordPage:  # noqa: ANN401
        """The page of an opportunity."""
        return OpportunityPage(self.office, record)

    def put(self, record: Any) -> Any:  # noqa: ANN401
        """Put an opportunity into the bin."""
        return opportunities.put_in_bin(self.office, record)

    def take_back(self, record: Any) -> Any:  # noqa: ANN401
        """Take an opportunity out of it."""
        return opportunities.take_back(self.office, record)
