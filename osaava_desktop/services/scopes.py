"""What a scope of figures is called: its span, whose figures they are, and the whole filter in words."""

from osaava_desktop.domain import spans
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.texts import format_date
from osaava_desktop.i18n import _
from osaava_desktop.services import yearly
from osaava_desktop.store.office import Office


def whose(office: Office, scope: Scope) -> str:
    """Whose figures these are: the whole office's, or those of what the scope is narrowed to."""
    return ", ".join(yearly.narrowed_to(office, scope)) or _("Whole office")


def filter_words(office: Office, scope: Scope) -> str:
    """The whole filter in words: the days, whose, and who counts as registered."""
    days = f"{format_date(scope.start)}–{format_date(scope.end)}"
    basis = _("base: started") if scope.basis is Basis.STARTED else _("base: took part")
    return " · ".join((days, whose(office, scope), basis))


def span_words(scope: Scope) -> str:
    """The span of a scope as it is spoken of."""
    return spans.words((scope.start, scope.end))
