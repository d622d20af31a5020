"""The yearly report: its narrative texts, and all of its paper put together from them and the figures."""

from collections.abc import Mapping
from typing import Protocol

from osaava_desktop.domain import yearly as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.papers import Block, Cover, Heading, NewPage, YearlyPaper
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.texts import format_date
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Extent, Narrative, Section
from osaava_desktop.errors import refuse
from osaava_desktop.i18n import _, current, speaking
from osaava_desktop.services import areas, esf, figures, guarding, people, sheets, summary
from osaava_desktop.services.report_fields import field_values
from osaava_desktop.services.summary import (
    client_work,
    implementation,
    material,
    method,
    network,
    observations,
    opening,
    results,
)
from osaava_desktop.services.summary.material import Material
from osaava_desktop.store.models import GroupRow, NarrativeRow
from osaava_desktop.store.office import Office


class Part(Protocol):
    """The tables and pictures of a section."""

    def condensed(self, material: Material) -> list[Block]:
        """Those of the condensed summary."""

    def whole(self, material: Material) -> list[Block]:
        """Those of the whole report."""


_PARTS: dict[Section, Part] = {
    Section.IMPLEMENTATION: implementation,
    Section.NETWORK: network,
    Section.CLIENT_WORK: client_work,
    Section.RESULTS: results,
    Section.PLAN: observations,
}


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
    office: Office,
    scope: Scope,
    language: str,
    extent: Extent = Extent.CONDENSED,
    *,
    texts: Mapping[Section, str] | None = None,
) -> YearlyPaper:
    """The condensed summary or the whole report of `scope`, ready to be laid out.

    Its texts are those stored of the year the span ends in, or ``texts`` that are still being written.
    """
    with speaking(language):
        found = guarding.guarded(office, scope, figures.compute(office, scope))
        if texts is None:
            texts = narratives(office, scope.end.year, Language(current()))
        values = field_values(office, scope, found)
        filled = {section: rules.filled(text, values) for section, text in texts.items()}
        made = material.gathered(office, scope, found, extent)
        blocks = [*_sections(office, made, filled, extent)]
        if extent is Extent.WHOLE:
            blocks += [NewPage(), *esf.blocks(office, scope), *method.whole(made, narrowed_to(office, scope))]
        return YearlyPaper(
            issuer=sheets.issuer(office),
            year=scope.end.year,
            title=title(office, scope, extent),
            figures_caption=summary.base_words(scope),
            highlights=opening.highlights(found, scope),
            blocks=tuple(blocks),
            trace=_("Audit trail {head}").format(head=office.audit_head()[:32]),
            cover=_cover(office, scope) if extent is Extent.WHOLE else None,
        )


def title(office: Office, scope: Scope, extent: Extent = Extent.CONDENSED) -> str:
    """What the report of `scope` is called, in the language spoken now."""
    return summary.title(scope, narrowed_to(office, scope), extent)


def note_printed(office: Office, scope: Scope) -> None:
    """Leaves a trace of a report that was printed; an office that is only read keeps none."""
    if not office.read_only:
        with office.change(Action.PRINT_REPORT, thing=scope.trail):
            pass


def narrowed_to(office: Office, scope: Scope) -> list[str]:
    """The names of the area, worker, place and group that the scope is narrowed to."""
    groups = [] if scope.group is None else list(office.visible(GroupRow).where(GroupRow.id == scope.group))
    named = (
        (scope.area, areas.areas(office)),
        (scope.worker, people.staff(office)),
        (scope.place, areas.places(office)),
        (scope.group, groups),
    )
    return [one.name for wanted, things in named for one in things if one.id == wanted]


def _sections(office: Office, made: Material, texts: Mapping[Section, str], extent: Extent) -> list[Block]:
    """All sections in order: heading, text, and the tables and pictures that belong there."""
    blocks: list[Block] = [
        Heading(text=_opening_words(office, made.scope)),
        *rules.parts(texts[Section.OPENING]),
    ]
    for section, part in _PARTS.items():
        pictures = part.whole(made) if extent is Extent.WHOLE else part.condensed(made)
        blocks += [Heading(text=section.label), *rules.parts(texts[section]), *pictures]
    return blocks


def _opening_words(office: Office, scope: Scope) -> str:
    return _("{project}: the supported activity {when}").format(
        project=office.profile.project or office.profile.organisation, when=summary.when(scope)
    )


def _cover(office: Office, scope: Scope) -> Cover:
    """The title page: the span, what it is narrowed to, and who funds the project."""
    span = f"{format_date(scope.start)}–{format_date(scope.end)}"
    return Cover(
        subtitle=", ".join((span, *narrowed_to(office, scope))),
        funders=office.profile.all_funders(),
        lines=(_("Compiled on {day}").format(day=format_date(office.today)),),
    )
