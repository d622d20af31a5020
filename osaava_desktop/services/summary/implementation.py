"""Implementation: who worked where, how people were reached, and the year month by month."""

from osaava_desktop.domain.figures import label
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.papers import (
    Block,
    FigureTable,
    Heading,
    LineChart,
    Note,
    Series,
)
from osaava_desktop.domain.people import Person
from osaava_desktop.domain.texts import capital, format_date
from osaava_desktop.i18n import _
from osaava_desktop.services.summary.material import Material, area_keys, period_keys
from osaava_desktop.services.summary.tables import Row, bars, table
from osaava_desktop.services.summary.words import amount, fraction, number, share


def condensed(material: Material) -> list[Block]:
    """The table of areas."""
    return [area_table(material)]


def whole(material: Material) -> list[Block]:
    """Workers, areas, channels and months, each with its picture."""
    return [
        *_workers(material),
        *_areas(material),
        *_channels(material),
        *_periods(material),
    ]


def area_table(material: Material) -> FigureTable:
    """The areas with their workers; the last row is counted anew, since persons don't add up."""
    keys = area_keys(material.scope)
    everything = _("Whole office") if material.scope.whole_office else _("Altogether")
    return table(
        _("Activity by area"),
        (_("Area"), _("Worker"), _("Registered"), _("Visits"), _("Sessions"), _("On a pathway")),
        [
            (line.name, line.workers, *(number(line.figures[key].n) for key in keys))
            for line in material.areas
        ],
        None if material.scope.area else (everything, "", *(number(material.found[key].n) for key in keys)),
        left=(0, 1),
    )


def _workers(material: Material) -> list[Block]:
    if not material.workers:
        return []
    rows = [_worker(material, person) for person in material.workers]
    titles = (_("Worker"), _("Job title"), _("Area"), _("In post"))
    return [
        Heading(text=_("Workers and their areas"), level=2),
        table(_("Workers and their areas"), titles, rows, left=(0, 1, 2, 3)),
    ]


def _worker(material: Material, person: Person) -> Row:
    start = format_date(person.started) if person.started else ""
    end = format_date(person.ended) if person.ended else ""
    in_post = f"{start}–{end}" if start or end else ""
    area = material.area_names.get(person.area, "") if person.area else ""
    return person.name, capital(person.title or person.role.label), area, in_post


def _areas(material: Material) -> list[Block]:
    registered, visits = area_keys(material.scope)[:2]
    if len(material.areas) < 2:
        return [Heading(text=_("By area"), level=2), area_table(material)]
    return [
        Heading(text=_("By area"), level=2),
        *bars(
            _("Registered by area, persons"),
            [(line.name, line.figures[registered]) for line in material.areas],
        ),
        *bars(_("Visits by area"), [(line.name, line.figures[visits]) for line in material.areas]),
        area_table(material),
        Note(
            text=_(
                "Persons are counted anew for the whole office: who was met in two areas is one person. "
                "What happened at no place belongs to the area of its worker."
            )
        ),
    ]


def _channels(material: Material) -> list[Block]:
    found = material.found
    first = [f"first_contact.{one}" for one in (*Channel, "unknown")]
    names = [*(capital(one.label) for one in Channel), _("Not known")]
    rows: list[Row] = []
    for key, name in zip(first, names, strict=True):
        met = found.get(key.replace("first_contact", "encounters"))
        encounters = amount(met) if met else ""
        rows.append((name, fraction(found[key]) or amount(found[key]), share(found[key]), encounters))
    named = [(name, found[key]) for key, name in zip(first, names, strict=True)]
    titles = (_("Channel"), _("First reached, n / N"), _("Share"), _("Encounters by name"))
    return [
        Heading(text=_("Where people were reached"), level=2),
        *bars(_("Where the registered were first reached, persons"), named),
        table(_("Where people were reached"), titles, rows),
        Note(
            text=_(
                "First reached is asked of each registered person; encounters are all of those on outreach "
                "visits with a name, registered or not."
            )
        ),
    ]


def _periods(material: Material) -> list[Block]:
    periods = material.periods
    if len(periods) < 2:
        return []
    keys = [key for key in period_keys(material.scope) if material.found[key].n is not None]
    points = tuple(period.label for period in periods)
    lines = {
        key: Series(label=label(key), values=tuple(one.figures[key].n or 0 for one in periods))
        for key in keys
    }
    rest = tuple(line for key, line in lines.items() if key != "visits")
    rows = [(one.label, *(number(one.figures[key].n) for key in keys)) for one in periods]
    total = (_("The whole span"), *(number(material.found[key].n) for key in keys))
    yearly = points[0].isdigit()
    title = _("Year by year") if yearly else _("Month by month")
    period = _("Year") if yearly else _("Month")
    return [
        Heading(text=title, level=2),
        LineChart(title=_("Visits"), points=points, series=(lines["visits"],)),
        *([LineChart(title=_("Persons, sessions and steps"), points=points, series=rest)] if rest else []),
        table(title, (period, *(label(key) for key in keys)), rows, total),
        Note(
            text=_("Persons are counted anew for each line and for the whole span; they are never added up.")
        ),
    ]
