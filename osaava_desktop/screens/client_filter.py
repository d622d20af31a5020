"""What the list of clients is narrowed to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.clients import ClientLine, Phase, search_text


@dataclass(kw_only=True)
class Wanted:
    """What the list is narrowed to; nothing at first."""

    worker: UUID | None = None
    phase: Phase | None = None
    locality: UUID | None = None
    area: UUID | None = None
    late_on: date | None = None
    words: Sequence[str] = ()
    texts: dict[UUID, str] = field(default_factory=dict)

    def holds(self, line: ClientLine) -> bool:
        """Whether the client passes every filter and holds every word."""
        client = line.client
        return (
            (self.worker is None or client.worker == self.worker)
            and (self.phase is None or line.progress.phase == self.phase)
            and (self.locality is None or client.locality == self.locality)
            and (self.area is None or line.area == self.area)
            and (self.late_on is None or (line.due is not None and line.due < self.late_on))
            and all(word in self.texts[client.id] for word in self.words)
        )


def searched(line: ClientLine) -> str:
    """The folded text that the search looks in: the client's own, and what else the list shows."""
    phase = line.progress.phase
    words = (line.locality, line.next_step, phase.label if phase else "")
    return f"{search_text(line.client)} {folded(' '.join(words))}"
