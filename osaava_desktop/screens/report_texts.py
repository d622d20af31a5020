"""The texts of a year's report in one language while they are written: stored, changed, kept as a draft."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Section, narrative_of
from osaava_desktop.screens.draft_keeper import DraftKeeper
from osaava_desktop.services import yearly
from osaava_desktop.store.office import Office

Texts = dict[Section, str]


class ReportTexts(QObject):
    """Holds every section; what differs from the stored text is kept as a draft within seconds.

    ``failed`` brings the sentence when a draft can't be kept.
    """

    failed = Signal(str)

    def __init__(self, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._drafts: DraftKeeper | None = None
        self.year, self.language = 0, Language.FI
        self._stored: Texts = {}
        self._now: Texts = {}
        self._last: Texts = {}

    def load(self, year: int, language: Language) -> str:
        """Read a year's texts; gives the moment of a draft that was put back, or nothing."""
        self.year, self.language = year, language
        self._stored = yearly.narratives(self._office, year, language)
        self._last = yearly.narratives(self._office, year - 1, language)
        self._now = dict(self._stored)
        if self._drafts is not None:
            self._drafts.deleteLater()
        self._drafts = DraftKeeper(self._office, f"report {year} {language}", self._changed, self)
        self._drafts.failed.connect(self.failed)
        found = self._drafts.found()
        if found is None:
            return ""
        kept = {Section(name): str(text) for name, text in found[0].items() if name in set(Section)}
        self._now |= kept
        return found[1] if self.is_dirty() else ""

    def text(self, section: Section) -> str:
        """A section as it stands now."""
        return self._now[section]

    def last(self, section: Section) -> str:
        """The section of the year before."""
        return self._last[section]

    def all(self) -> Texts:
        """Every section as it stands now."""
        return dict(self._now)

    def put(self, section: Section, text: str) -> bool:
        """A section reads otherwise now; False where it does not."""
        if text == self._now[section]:
            return False
        self._now[section] = text
        if self._drafts is not None:
            self._drafts.touch()
        return True

    def is_dirty(self) -> bool:
        """Whether a text is not stored."""
        return self._now != self._stored

    def save(self) -> None:
        """Store what has changed. Raises InvalidInput and others; what was stored by then stays so."""
        for section, text in self._now.items():
            if text != self._stored[section]:
                yearly.save_narrative(self._office, narrative_of(self.year, section, self.language, text))
                self._stored[section] = text
        self._drop()

    def discard(self) -> None:
        """Back to what is stored."""
        self._now = dict(self._stored)
        self._drop()

    def keep_draft(self) -> None:
        """Keep the draft now: the window may close."""
        if self._drafts is not None:
            self._drafts.flush()

    def _drop(self) -> None:
        if self._drafts is not None:
            self._drafts.drop()

    def _changed(self) -> dict[str, Any]:
        return {str(one): text for one, text in self._now.items() if text != self._stored[one]}
