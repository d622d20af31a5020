"""Cooperation and networking: partners met, meetings held, opportunities found and offered."""

from collections.abc import Iterable

from osaava_desktop.domain.figures import label
from osaava_desktop.domain.papers import Amount, BarChart, Block, Heading, Note
from osaava_desktop.domain.partners import MeetingType, OpportunityType, PartnerType
from osaava_desktop.domain.texts import capital
from osaava_desktop.i18n import _
from osaava_desktop.services.summary.material import Material
from osaava_desktop.services.summary.tables import by_class, table
from osaava_desktop.services.summary.words import Found, amount


def condensed(material: Material) -> list[Block]:
    """All of it in two lines."""
    found = material.found
    partners = listed(found, (("partners." + one, one.label) for one in PartnerType))
    others = listed(found, (("meetings." + one, one.label) for one in MeetingType))
    chances = listed(found, (("opportunities." + one, one.label) for one in OpportunityType))
    more = ("opportunities.hidden", "offers", "offers.accepted")
    return [
        Note(text=_("Partners met: {list}. Meetings: {more}.").format(list=partners, more=others)),
        Note(
            text=_("Opportunities: {list}. {more}.").format(
                list=chances, more=capital(listed(found, ((key, label(key)) for key in more)))
            )
        ),
    ]


def whole(material: Material) -> list[Block]:
    """Partners as bars, and a table of each."""
    found = material.everything
    bars = tuple(
        Amount(label=capital(one.label), value=found[f"partners.{one}"].n or 0) for one in PartnerType
    )
    chances = [
        *by_class(found, OpportunityType, "opportunities.*"),
        *((label(key), amount(found[key])) for key in ("opportunities.hidden", "offers", "offers.accepted")),
    ]
    return [
        Heading(text=_("Partners"), level=2),
        BarChart(title=_("Partners met by type"), bars=bars),
        table(
            _("Partners met by type"),
            (_("Type"), _("Partners met"), _("Contacts")),
            by_class(found, PartnerType, "partners.*", "contacts.*"),
            (_("All contacts"), "", amount(found["contacts"])),
        ),
        Heading(text=_("Meetings and opportunities"), level=2),
        table(_("Meetings held"), (_("Type"), _("n")), by_class(found, MeetingType, "meetings.*")),
        table(_("Opportunities and offers"), ("", _("n")), chances),
        Note(text=_("An opportunity is counted when it was open at some time of the span.")),
    ]


def listed(found: Found, named: Iterable[tuple[str, str]]) -> str:
    """Numbers in running text: "kunta 3, oppilaitos 2"; what is 0 or not kept is left out."""
    some = [f"{name} {amount(found[key])}" for key, name in named if found[key].n]
    return ", ".join(some) or _("none")
