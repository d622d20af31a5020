"""Plan ahead: what the office has seen of its clients' situation, and who funds the project."""

from osaava_desktop.domain.figures import label
from osaava_desktop.domain.papers import Block, FigureTable, Heading, Note, Prose
from osaava_desktop.domain.texts import format_list
from osaava_desktop.i18n import _
from osaava_desktop.services.summary.material import Material
from osaava_desktop.services.summary.tables import bars, shares
from osaava_desktop.services.summary.words import fraction, joined, share

_KEYS = tuple(
    f"observations.{one}" for one in ("without_qualification", "unemployed.male", "unemployed.female")
)


def condensed(material: Material) -> list[Block]:
    """The observations in a line."""
    found = [material.found[key] for key in _KEYS]
    said = [
        _("{figure} {fraction} ({share})").format(
            figure=label(one.key), fraction=fraction(one), share=share(one)
        )
        for one in found
        if one.of
    ]
    return [Note(text=joined(*said))] if said else []


def whole(material: Material) -> list[Block]:
    """Observations as bars and a table; the funders."""
    return [
        Heading(text=_("Observations"), level=2),
        *bars(_("Observations, persons"), [(label(key), material.found[key]) for key in _KEYS]),
        observations_table(material),
        Note(
            text=_(
                "N: those of the base of whom it is known; of the unemployed, the men or women of the base. "
                "Status and education are those at the start of the participation."
            )
        ),
        *_funders(material),
    ]


def observations_table(material: Material) -> FigureTable:
    """Without a qualification, and unemployment by gender."""
    return shares(_("Observations; N: those of whom it is known"), [material.found[key] for key in _KEYS])


def _funders(material: Material) -> list[Block]:
    if not material.funders:
        return []
    return [Heading(text=_("Funders"), level=2), Prose(text=format_list(material.funders))]
