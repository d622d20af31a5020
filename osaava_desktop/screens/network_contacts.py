"""The log of contacts with all partners."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from osaava_desktop.domain.partner_lists import ContactLine
from osaava_desktop.domain.partners import Contact, PartnerType
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import network_columns
from osaava_desktop.screens.network_list import Columns, ListWords, NetworkList
from osaava_desktop.screens.partner_contact import ContactPage
from osaava_desktop.screens.record_page import RecordPage
from osaava_desktop.services import partners
from osaava_desktop.store.office import Office

ON, PARTNER, TOPIC, NOTE, WORKER, AREA = range(6)


class ContactsTab(NetworkList):
    """All contacts, the newest first."""

    name = "contacts"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self.own_chip = self.add_chip(_("Own"), _("Only what you have done yourself"))
        types = [(capital(one.label), one) for one in PartnerType]
        self.type_chip = self.add_menu_chip(_("Type"), types)
        self.year_chip = self.add_menu_chip(_("Year"), [])

    def make_words(self) -> ListWords:
        """What it says of itself."""
        return ListWords(
            title=_("Contacts"),
            search=_("Search contacts"),
            icon="call",
            empty=(
                _("No contacts yet"),
                _("Calls, visits and messages to partners stand here, with what they were about."),
            ),
            new=_("&New contact"),
            new_key=_("new contact"),
            binned=_("The contact is in the bin"),
            back=_("The contact is back in the list"),
        )

    def make_columns(self) -> Columns:
        """Its columns."""
        columns = network_columns.of_contacts(self.office.today)
        return Columns(columns=columns, giving_way=(NOTE, AREA, WORKER), growing=(NOTE, TOPIC), whole=(ON,))

    def facts(self) -> str:
        """How many there are, and with how many partners this year."""
        year = self.office.today.year
        met = {line.contact.partner for line in self.lines() if line.contact.on.year == year}
        count = len(self.lines())
        words = ngettext("{count} contact", "{count} contacts", count).format(count=format_number(count))
        this_year = ngettext("{count} partner in {year}", "{count} partners in {year}", len(met))
        return f"{words} · {this_year.format(count=format_number(len(met)), year=year)}"

    def read(self) -> Sequence[ContactLine]:
        """All contacts."""
        return partners.contacts(self.office)

    def read_anew(self) -> None:
        """The years that there are."""
        self.set_years(self.year_chip, (line.contact.on for line in self.lines()))

    def record(self, line: Any) -> Contact:  # noqa: ANN401 - a line of this list
        """The contact of a line."""
        contact: Contact = line.contact
        return contact

    def is_wanted(self, line: Any, area: UUID | None) -> bool:  # noqa: ANN401
        """Whether the chips and the area let a line through."""
        contact = line.contact
        return (
            (not self.own_chip.isChecked() or contact.worker == self.office.person.id)
            and self.type_chip.value() in (None, line.type)
            and self.year_chip.value() in (None, contact.on.year)
            and (area is None or contact.area == area)
        )

    def make_page(self, record: Any) -> RecordPage:  # noqa: ANN401
        """The page of a contact."""
        return ContactPage(self.office, record)

    def put(self, record: Any) -> Any:  # noqa: ANN401
        """Put a contact into the bin."""
        return partners.put_in_bin(self.office, record)

    def take_back(self, record: Any) -> Any:  # noqa: ANN401
        """Take a contact out of it."""
        return partners.take_back(self.office, record)
