"""What is counted for the report in sight: its figures, the year before, and the fields of its text."""

from datetime import date

from osaava_desktop.domain.figures import Figure, Scope, year_scope
from osaava_desktop.domain.report_fields import ReportField, year_before
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.i18n import speaking
from osaava_desktop.services import figures, guarding, report_fields, report_paper
from osaava_desktop.services.report_fields import FieldValues
from osaava_desktop.services.report_paper import Gathered
from osaava_desktop.store.office import Office

Found = dict[str, Figure]


class ReportCounts:
    """Counts a scope once; the year before, which few fields tell of, when it is asked for."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.scope: Scope = year_scope(office.today.year)
        self.language = ""
        self.found: Found = {}
        self.fields: list[ReportField] = []
        self._on_paper: Found = {}
        self._earlier: Found | None = None
        self._state: tuple[Scope, str, str, date] | None = None

    def count(self, scope: Scope, language: str) -> bool:
        """Count what is chosen, unless it is counted already: False then."""
        state = (scope, language, self._office.audit_head(), self._office.today)
        if state == self._state:
            return False
        self._state, self.scope, self.language = state, scope, language
        self.found = figures.compute(self._office, scope)
        self._on_paper = guarding.guarded(self._office, scope, self.found)
        self._earlier = None
        self._list_fields({})
        return True

    def count_earlier(self) -> bool:
        """Count the year before, unless it is counted already: False then."""
        if self._earlier is not None or self._state is None:
            return False
        self._earlier = report_fields.before(self._office, self.scope)
        self._list_fields(self._earlier)
        return True

    def forget(self) -> None:
        """Count anew the next time."""
        self._state = None

    def keep(self) -> None:
        """A trace was left or a text saved: the figures have not changed by that."""
        if self._state is not None:
            self._state = (self.scope, self.language, self._office.audit_head(), self._office.today)

    def is_counted(self) -> bool:
        """Whether anything is counted yet."""
        return self._state is not None

    def is_empty(self) -> bool:
        """Whether there is nothing but noughts."""
        return not any(figure.n for figure in self.found.values())

    def keys_of(self, key: str) -> set[str]:
        """The names that a text may have for a figure: the registered have two."""
        is_base = key == f"{report_fields.REGISTERED}.{self.scope.basis}"
        return {key, report_fields.REGISTERED} if is_base else {key}

    def last_values(self) -> FieldValues:
        """What the fields of last year's text say."""
        self.count_earlier()
        with speaking(self.language):
            return FieldValues(self._office, year_before(self.scope), self._earlier or {})

    def gather(self, extent: Extent) -> Gathered:
        """The paper but for its texts."""
        with speaking(self.language):
            values = FieldValues(self._office, self.scope, self._on_paper, self._earlier)
        return report_paper.gather(self._office, self.scope, self.language, extent, values)

    def _list_fields(self, earlier: Found) -> None:
        self.fields = report_fields.fields(self._office, self.scope, self._on_paper, earlier, self.language)
