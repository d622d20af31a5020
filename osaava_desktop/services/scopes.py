"""What a scope of figures is called: its span, and the area, worker, place and group it is narrowed to."""

from osaava_desktop.domain import spans
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.texts import format_date
from osaava_desktop.i18n import _
from osaava_desktop.services import areas, groups, people
from osaava_desktop.store.office import Office


def narrowed_to(office: Office, scope: Scope) -> list[str]:
    """The names of the area, worker, place and group that the scope is narrowed to."""
    named = (
        (scope.area, areas.areas),
        (scope.worker, people.staff),
        (scope.place, areas.places),
        (scope.group, groups.groups),
    )
    return [
        one.name for wanted, read in named if wanted is not None for one in read(office) if one.id == wanted
    ]


def whose(office: Office, scope: Scope) -> str:
    """Whose figures these are: the whole office's, or those of what the scope is narrowed to."""
    return ", ".join(narrowed_to(office, scope)) or _("Whole office")


def filter_words(office: Office, scope: Scope) -> str:
    """The whole filter in words: the days, whose, and who counts as registered."""
    days = f"{format_date(scope.start)}–{format_date(scope.end)}"
    basis = _("base: started") if scope.basis is Basis.STARTED else _("base: took part")
    return " · ".join((days, whose(office, scope), basis))


def span_words(scope: Scope) -> str:
    """The span of a scope as it is spoken of."""
    return spans.words((scope.start, scope.end))
