"""What people wrote on the year's survey papers and allowed to be quoted, without the names of clients."""

from dataclasses import dataclass

from osaava_desktop.domain import surveys as rules
from osaava_desktop.domain.blanking import Blanker
from osaava_desktop.domain.checks import clean_line
from osaava_desktop.services import surveys
from osaava_desktop.store.models import ClientRow, LocalityRow
from osaava_desktop.store.office import Office


@dataclass(frozen=True, kw_only=True)
class QuoteOffer:
    """A comment on one line. `is_blanked` says that a client's name was taken out of it."""

    number: int
    text: str
    is_blanked: bool


def offers(office: Office, year: int) -> list[QuoteOffer]:
    """The comments of a year that may be quoted, each once, the newest first."""
    lines = [line for line in rules.quotes(surveys.sheet_lines(office, year)) if line.sheet.quotable]
    if not lines:
        return []
    blanker = _blanker(office)
    found: dict[str, QuoteOffer] = {}
    for line in lines:
        comment = clean_line(line.sheet.comment)
        blanked = blanker.blanked(comment)
        offer = QuoteOffer(number=line.number, text=blanked, is_blanked=blanked != comment)
        found.setdefault(blanked, offer)
    return list(found.values())


def _blanker(office: Office) -> Blanker:
    """Knows every client, those in the bin too; towns that people are called after stay."""
    columns = (ClientRow.family_name, ClientRow.given_names)
    names = [f"{family} {given}" for family, given in office.visible(ClientRow, *columns, bin=True).tuples()]
    towns = [name for (name,) in office.visible(LocalityRow, LocalityRow.name, bin=True).tuples()]
    return Blanker(names, towns)
