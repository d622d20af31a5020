"""What is chosen on the report, for whatever page or act it leads to."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.yearly import Extent, Section
from osaava_desktop.store.office import Office


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Its scope, the paper's language and how much is laid out; and the way back to a section of the text."""

    office: Office
    scope: Scope
    language: str
    extent: Extent
    open_client: Callable[[UUID], object]
    show_section: Callable[[Section], object]
    window: QWidget

    @property
    def year(self) -> int:
        """The year of the report."""
        return self.scope.end.year
