"""What has changed from one mapping to another, question by question."""

from collections.abc import Sequence
from dataclasses import dataclass

from osaava_desktop.domain.mapping import HistoryLine, WholeMapping
from osaava_desktop.domain.mapping_form import HIDDEN, QUESTIONS, MappingSection
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import _


@dataclass(frozen=True, kw_only=True)
class Change:
    """What both mappings say of one thing, in words; `added` and `gone` are choices or lines of a list."""

    title: str
    earlier: str
    later: str
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the mappings say different things."""
        return self.earlier != self.later


@dataclass(frozen=True, kw_only=True)
class SectionChanges:
    """A section's heading and what is said in it in either mapping; `hidden` while it may not be shown."""

    title: str
    changes: tuple[Change, ...]
    hidden: bool = False


def compared(earlier: WholeMapping, later: WholeMapping) -> list[SectionChanges]:
    """The five sections and the needs assessment of two mappings; what neither says is left out."""
    hidden = earlier.hidden or later.hidden
    found = [_section(section, earlier, later, hidden and section in HIDDEN) for section in MappingSection]
    needs = Change(title=_("In words"), earlier=earlier.mapping.needs, later=later.mapping.needs)
    return [*found, SectionChanges(title=_("Needs assessment"), changes=_said([needs]))]


def _section(
    section: MappingSection, earlier: WholeMapping, later: WholeMapping, hidden: bool
) -> SectionChanges:
    if hidden:
        return SectionChanges(title=section.label, changes=(), hidden=True)
    found = [
        _listed(question.label, _labels(earlier.answers.get(question)), _labels(later.answers.get(question)))
        for question in QUESTIONS[section]
    ]
    if section is MappingSection.EDUCATION_AND_WORK:
        lines = [[history_words(line) for line in whole.history] for whole in (earlier, later)]
        found.append(_listed(_("Schools and work"), *lines))
    texts = (earlier.mapping.text(section), later.mapping.text(section))
    found.append(Change(title=_("In words"), earlier=texts[0], later=texts[1]))
    return SectionChanges(title=section.label, changes=_said(found))


def history_words(line: HistoryLine) -> str:
    """A line of the history in one: "Savon ammattiopisto, catering, 2001–2004, cook"."""
    years = ""
    if line.from_year is not None or line.to_year is not None:
        years = f"{line.from_year or ''}–{line.to_year or ''}"
    return ", ".join(filter(None, (line.organisation, line.field, years, line.qualification)))


def _labels(options: Sequence[Word] | None) -> list[str]:
    return [option.label for option in options or ()]


def _listed(title: str, earlier: Sequence[str], later: Sequence[str]) -> Change:
    return Change(
        title=title,
        earlier="\n".join(earlier),
        later="\n".join(later),
        added=tuple(word for word in later if word not in earlier),
        gone=tuple(word for word in earlier if word not in later),
    )


def _said(changes: Sequence[Change]) -> tuple[Change, ...]:
    return tuple(change for change in changes if change.earlier or change.later)
