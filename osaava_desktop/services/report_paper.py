"""A report whose text is still being written: figures are gathered once, and texts put in as they change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from osaava_desktop.domain import yearly as rules
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.papers import Block, Prose, YearlyPaper
from osaava_desktop.domain.yearly import Extent, Section
from osaava_desktop.i18n import speaking
from osaava_desktop.services import yearly
from osaava_desktop.store.office import Office

_MARKS = {f"\ue000{section}\ue000": section for section in Section}
"""What stands in the gathered paper where a section's text belongs."""


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """The paper but for its texts, and what their fields say."""

    paper: YearlyPaper
    language: str
    values: Mapping[str, str]


def gather(
    office: Office, scope: Scope, language: str, extent: Extent, values: Mapping[str, str]
) -> Gathered:
    """Counts what the paper shows; ``values`` are what fields say in that scope and language."""
    marks = {section: mark for mark, section in _MARKS.items()}
    paper = yearly.paper(office, scope, language, extent, texts=marks)
    return Gathered(paper=paper, language=language, values=values)


def with_texts(gathered: Gathered, texts: Mapping[Section, str]) -> YearlyPaper:
    """The paper with these texts, an empty one left out."""
    with speaking(gathered.language):
        return replace(gathered.paper, blocks=tuple(_blocks(gathered, texts)))


def _blocks(gathered: Gathered, texts: Mapping[Section, str]) -> Iterator[Block]:
    for block in gathered.paper.blocks:
        section = _MARKS.get(block.text) if isinstance(block, Prose) else None
        if section is None:
            yield block
        else:
            yield from rules.parts(rules.filled(texts[section], gathered.values))
