"""The list of partners and employers: by type, by area, and who was not met for long."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from osaava_desktop.domain.partner_lists import PartnerLine, is_quiet
from osaava_desktop.domain.partners import Partner, PartnerType
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import network_columns
from osaava_desktop.screens.network_list import Columns, ListWords, NetworkList
from osaava_desktop.screens.partner import PartnerPage
from osaava_desktop.screens.record_page import RecordPage
from osaava_desktop.services import partners
from osaava_desktop.store.office import Office

NAME, TYPE, AREA, PERSON, PHONE, LAST, OPEN, INDUSTRY = range(8)
QUIET = (30, 60, 90, 180)
"""Days without a contact that one may ask for."""


class PartnersTab(NetworkList):
    """All partners by name; the closed ones only when asked for."""

    name = "partners"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        types = [(capital(one.label), one) for one in PartnerType]
        self.type_chip = self.add_menu_chip(_("Type"), types)
        days = [(_("for {days} days").format(days=count), count) for count in QUIET]
        self.quiet_chip = self.add_menu_chip(_("Not contacted"), days)
        self.closed_chip = self.add_chip(_("Closed too"))

    def make_words(self) -> ListWords:
        """What it says of itself."""
        return ListWords(
            title=_("Partners"),
            search=_("Search partners"),
            icon="handshake",
            empty=(
                _("No partners yet"),
                _("Employers, schools, associations and offices that you work with stand here."),
            ),
            new=_("&New partner"),
            new_key=_("new partner"),
            binned=_("The partner is in the bin"),
            back=_("The partner is back in the list"),
        )

    def make_columns(self) -> Columns:
        """Its columns."""
        columns = network_columns.of_partners(self.office.today)
        giving_way, growing = (INDUSTRY, PHONE, AREA, PERSON), (NAME,)
        return Columns(columns=columns, giving_way=giving_way, growing=growing, whole=(LAST, OPEN))

    def facts(self) -> str:
        """How many there are, and how many of them are employers."""
        open_ones = [line.partner for line in self.lines() if line.partner.closed is None]
        count = len(open_ones)
        words = ngettext("{count} partner", "{count} partners", count).format(count=format_number(count))
        employers = sum(one.type is PartnerType.EMPLOYER for one in open_ones)
        if not employers:
            return words
        counted = ngettext("{count} of them an employer", "{count} of them employers", employers)
        return f"{words} · {counted.format(count=format_number(employers))}"

    def read(self) -> Sequence[PartnerLine]:
        """All partners."""
        return partners.listing(self.office)

    def record(self, line: Any) -> Partner:  # noqa: ANN401 - a line of this list
        """The partner of a line."""
        partner: Partner = line.partner
        return partner

    def is_wanted(self, line: Any, area: UUID | None) -> bool:  # noqa: ANN401
        """Whether the chips and the area let a line through."""
        partner, days = line.partner, self.quiet_chip.value()
        return (
            (partner.closed is None or self.closed_chip.isChecked())
            and self.type_chip.value() in (None, partner.type)
            and (area is None or partner.area == area)
            and (not isinstance(days, int) or is_quiet(line, days, self.office.today))
        )

    def make_page(self, record: Any) -> RecordPage:  # noqa: ANN401
        """The page of a partner."""
        return PartnerPage(self.office, record)

    def put(self, record: Any) -> Any:  # noqa: ANN401
        """Put a partner into the bin."""
        return partners.put_in_bin(self.office, record)

    def take_back(self, record: Any) -> Any:  # noqa: ANN401
        """Take a partner out of it."""
        return partners.take_back(self.office, record)
