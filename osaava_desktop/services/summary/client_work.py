"""Client work: the three phases, guidance, groups and cards."""

from osaava_desktop.domain.cards import CardType
from osaava_desktop.domain.figures import Found, label
from osaava_desktop.domain.groups import GroupType
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.papers import Amount, Block, Funnel, Heading, Note
from osaava_desktop.i18n import _
from osaava_desktop.services.summary.material import Material
from osaava_desktop.services.summary.tables import bars, by_class, classes_of, shares, table
from osaava_desktop.services.summary.words import amount

_PHASES = ("phase.encounter", "phase.mapping", "phase.engagement")


def condensed(material: Material) -> list[Block]:
    """The phases, and guidance and groups in a line."""
    found = material.found
    text = _(
        "Guidance talks: {talks} · sessions held: {sessions} · attendances by name: {attendances} · "
        "cards passed: {cards}"
    ).format(
        talks=amount(found["guidance.entries"]),
        sessions=amount(found["groups.sessions"]),
        attendances=amount(found["groups.attendances"]),
        cards=amount(found["cards"]),
    )
    return [*_phases(found), Note(text=text)]


def whole(material: Material) -> list[Block]:
    """Phases, guidance, groups and cards, each with its picture and table."""
    found = material.everything
    return [
        Heading(text=_("Encounter, mapping and engagement"), level=2),
        *_phases(found),
        shares(
            _("The three phases, persons"),
            [found[key] for key in (*_PHASES, "mapping.persons", "kykyviisari.persons")],
        ),
        Note(
            text=_(
                "A phase is counted when a person came to it for the first time ever. n: those of them who "
                "belong to the base; the bars show all."
            )
        ),
        *_guidance(found),
        *_groups(found),
    ]


def _phases(found: Found) -> list[Block]:
    """The three phases of the model, in persons; nothing where the scope has no such dimension."""
    if any(found[key].n is None for key in _PHASES):
        return []
    return [Funnel(steps=tuple(Amount(label=label(key), value=found[key].n or 0) for key in _PHASES))]


def _guidance(found: Found) -> list[Block]:
    return [
        Heading(text=_("Guidance"), level=2),
        *bars(_("Guidance by topic, talks"), classes_of(found, Topic, "guidance.*.entries")),
        table(
            _("Guidance by topic"),
            (_("Topic"), _("Talks"), _("Minutes in all")),
            by_class(found, Topic, "guidance.*.entries", "guidance.*.minutes"),
            (_("All talks"), amount(found["guidance.entries"]), amount(found["guidance.minutes"])),
        ),
        Note(text=_("A talk counts for each of its topics, so topics may add up to more than all talks.")),
    ]


def _groups(found: Found) -> list[Block]:
    keys = ("sessions", "attendances", "persons", "unnamed")
    titles = (_("Type"), _("Sessions"), _("Attendances"), _("Persons"), _("Without a name"))
    return [
        Heading(text=_("Groups, events and trainings"), level=2),
        *bars(_("Sessions held by type"), classes_of(found, GroupType, "groups.*.sessions")),
        table(
            _("Groups by type"),
            titles,
            by_class(found, GroupType, *(f"groups.*.{key}" for key in keys)),
            (_("All"), *(amount(found[f"groups.{key}"]) for key in keys)),
        ),
        Note(text=_("Persons are counted anew for all groups: who came to two of them is one person.")),
        table(
            _("Cards passed"),
            (_("Card"), _("n")),
            by_class(found, CardType, "cards.*"),
            (_("All"), amount(found["cards"])),
        ),
    ]
