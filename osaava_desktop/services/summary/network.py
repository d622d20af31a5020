"""Cooperation and networking: partners met, meetings held, opportunities found and offered."""

from osaava_desktop.domain.figures import Found, label
from osaava_desktop.domain.papers import Block, Heading, Note
from osaava_desktop.domain.partners import MeetingType, OpportunityType, PartnerType
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import _
from osaava_desktop.services.summary.material import Material
from osaava_desktop.services.summary.tables import bars, by_class, classes_of, table
from osaava_desktop.services.summary.words import amount, number


def condensed(material: Material) -> list[Block]:
    """All of it in a line."""
    found = material.found
    text = _(
        "Partners met: {partners} · meetings: {meetings} · opportunities: {opportunities}, "
        "hidden jobs among them {hidden} · offers to clients: {offers}, taken up {accepted}"
    ).format(
        partners=_all_of(found, "partners", PartnerType),
        meetings=_all_of(found, "meetings", MeetingType),
        opportunities=_all_of(found, "opportunities", OpportunityType),
        hidden=amount(found["opportunities.hidden"]),
        offers=amount(found["offers"]),
        accepted=amount(found["offers.accepted"]),
    )
    return [Note(text=text)]


def _all_of(found: Found, family: str, classes: type[Word]) -> str:
    """The sum of a family whose classes share nothing: a partner, meeting or opportunity has one type."""
    numbers = [found[f"{family}.{one}"].n for one in classes]
    return number(None if None in numbers else sum(n or 0 for n in numbers))


def whole(material: Material) -> list[Block]:
    """Partners as bars, and a table of each."""
    found = material.everything
    chances = [
        *by_class(found, OpportunityType, "opportunities.*"),
        *((label(key), amount(found[key])) for key in ("opportunities.hidden", "offers", "offers.accepted")),
    ]
    return [
        Heading(text=_("Partners"), level=2),
        *bars(_("Partners met by type"), classes_of(found, PartnerType, "partners.*")),
        table(
            _("Partners met by type"),
            (_("Type"), _("Partners met"), _("Contacts")),
            by_class(found, PartnerType, "partners.*", "contacts.*"),
            (_("All contacts"), "", amount(found["contacts"])),
        ),
        Heading(text=_("Meetings and opportunities"), level=2),
        table(_("Meetings held"), (_("Type"), _("n")), by_class(found, MeetingType, "meetings.*")),
        table(_("Opportunities and offers"), (_("Figure"), _("n")), chances),
        Note(text=_("An opportunity is counted when it was open at some time of the span.")),
    ]
