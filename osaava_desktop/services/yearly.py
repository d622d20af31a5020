"""The yearly summary: its narrative texts, and all of its paper put together from them and the figures."""

from collections.abc import Mapping
from uuid import UUID

from osaava_desktop.domain import yearly as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.figures import Figure, Scope
from osaava_desktop.domain.papers import Block, Heading, Prose, YearlyPaper
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.texts import format_list
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Narrative, Section
from osaava_desktop.errors import refuse
from osaava_desktop.i18n import _, current, speaking
from osaava_desktop.services import areas, figures, people, sheets, summary
from osaava_desktop.services.report_fields import field_values
from osaava_desktop.services.summary import AreaLine
from osaava_desktop.store.models import NarrativeRow
from osaava_desktop.store.office import Office


def narratives(office: Office, year: int, language: Language) -> dict[Section, str]:
    """The texts of a year's sections, empty where none is written yet."""
    query = office.visible(NarrativeRow).where(NarrativeRow.year == year, NarrativeRow.language == language)
    written = {narrative.section: narrative.text for narrative in query}
    return {section: written.get(section, "") for section in Section}


def save_narrative(office: Office, narrative: Narrative) -> Narrative:
    """Writes the text of a section for a year."""
    narrative = tidied(narrative)
    refuse(rules.problems(narrative))
    with office.change(Action.SAVE_NARRATIVE, narrative.id) as change:
        return change.save(narrative)


def paper(
    office: Office, scope: Scope, language: str, *, texts: Mapping[Section, str] | None = None
) -> YearlyPaper:
    """The summary of `scope`, ready to be laid out.

    Its texts are those stored of the year the span ends in, or ``texts`` that are still being written.
    """
    with speaking(language):
        found = summary.guarded(figures.compute(office, scope), scope)
        if texts is None:
            texts = narratives(office, scope.end.year, Language(current()))
        values = field_values(office, scope, found)
        return YearlyPaper(
            issuer=sheets.issuer(office),
            year=scope.end.year,
            title=title(office, scope),
            figures_caption=summary.base_words(scope),
            highlights=summary.highlights(found, scope),
            blocks=tuple(_blocks(office, scope, found, texts, values)),
            trace=_("Audit trail {head}").format(head=office.audit_head()[:32]),
        )


def title(office: Office, scope: Scope) -> str:
    """What the report of `scope` is called, in the language spoken now."""
    return summary.title(scope, _narrowed_to(office, scope))


def note_printed(office: Office, scope: Scope) -> None:
    """Leaves a trace of a summary that was printed or saved; a file that can't be written keeps none."""
    if not office.read_only:
        with office.change(Action.PRINT_REPORT, thing=f"{scope.start} {scope.end}"):
            pass


def _blocks(
    office: Office,
    scope: Scope,
    found: Mapping[str, Figure],
    texts: Mapping[Section, str],
    values: Mapping[str, str],
) -> list[Block]:
    """All sections in order: heading, text, and the tables and charts that belong there."""
    parts: dict[Section, list[Block]] = {
        Section.OPENING: [],
        Section.IMPLEMENTATION: [
            summary.area_table(_area_lines(office, scope), found, summary.area_keys(scope))
        ],
        Section.NETWORK: [summary.network_table(found)],
        Section.CLIENT_WORK: [summary.phases(found), summary.work_table(found)],
        Section.RESULTS: [summary.results_table(found, scope), *summary.charts(found)],
        Section.PLAN: [summary.observations_table(found)],
    }
    blocks: list[Block] = []
    for section, figures_of_section in parts.items():
        prose = Prose(text=rules.filled(texts[section], values)) if texts[section] else None
        if section is not Section.OPENING:
            blocks.append(Heading(text=section.label))
        if section is Section.RESULTS:
            blocks += [*figures_of_section, *([prose] if prose else [])]
        else:
            blocks += [*([prose] if prose else []), *figures_of_section]
    return blocks


def _area_lines(office: Office, scope: Scope) -> list[AreaLine]:
    """Each area with its workers and its own figures; one line when the scope is an area."""
    workers = people.workers(office)
    return [
        AreaLine(
            name=area.name,
            workers=format_list([person.name for person in workers if person.area == area.id]),
            figures=figures.chosen(office, _in_area(scope, area.id), summary.area_keys(scope)),
        )
        for area in areas.areas(office)
        if scope.area in (None, area.id)
    ]


def _in_area(scope: Scope, area: UUID) -> Scope:
    return Scope(start=scope.start, end=scope.end, basis=scope.basis, area=area)


def _narrowed_to(office: Office, scope: Scope) -> list[str]:
    """The names of the area, worker and place that the scope is narrowed to."""
    named = (
        (scope.area, areas.areas(office)),
        (scope.worker, people.staff(office)),
        (scope.place, areas.places(office)),
    )
    return [one.name for wanted, things in named for one in things if one.id == wanted]
