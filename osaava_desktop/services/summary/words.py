"""How figures are written on paper: numbers, shares, targets and verdicts, in the language spoken now."""

from collections.abc import Sequence

from osaava_desktop.domain.figures import Figure, Found, Scope, label
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.small_cells import HELD_BACK, MASK
from osaava_desktop.domain.texts import (
    NO_BREAK_SPACE,
    format_date,
    format_fraction,
    format_number,
    format_percent,
)
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.i18n import _


def title(scope: Scope, narrowed_to: Sequence[str], extent: Extent = Extent.CONDENSED) -> str:
    """The title of the condensed summary or whole report of a year, or of a span; and of which part."""
    if extent is Extent.WHOLE:
        text = _("Report on the supported activity {when}")
    else:
        text = _("Condensed summary of the supported activity {when}")
    return ", ".join((text.format(when=when(scope)), *narrowed_to))


def when(scope: Scope) -> str:
    """The year, or the span."""
    return str(scope.year) if scope.year else f"{format_date(scope.start)}–{format_date(scope.end)}"


def base_words(scope: Scope) -> str:
    """What the base N of the shares is."""
    if scope.basis is Basis.STARTED:
        text = _("Base N: clients whose first participation started {start}–{end}.")
    else:
        text = _("Base N: clients whose participation went on at some time {start}–{end}.")
    return text.format(start=format_date(scope.start), end=format_date(scope.end))


def number(n: int | None) -> str:
    """A number, or a dash where a figure has not the dimension asked for."""
    return "–" if n is None else format_number(n)


def amount(figure: Figure) -> str:
    """A figure's number, or that it is small, or held back for the sake of a small one."""
    if figure.masked:
        return HELD_BACK if figure.held_back else MASK
    return number(figure.n)


def target(figure: Figure) -> str:
    """A target as it is written: persons, or per cent of the base."""
    if figure.target is None:
        return ""
    if figure.key == "registered.started":
        return format_number(figure.target)
    return format_percent(figure.target, 100)


def share(figure: Figure) -> str:
    """The figure's share of its base, or nothing."""
    return format_percent(figure.in_base or 0, figure.of) if figure.of and not figure.masked else ""


def fraction(figure: Figure) -> str:
    """The figure beside its base, or nothing."""
    if figure.masked:
        return f"{amount(figure)}{NO_BREAK_SPACE}/{NO_BREAK_SPACE}{number(figure.of)}"
    return format_fraction(figure.in_base or 0, figure.of) if figure.of else ""


def goal(figure: Figure) -> str:
    """A target with its word, or nothing."""
    return "" if figure.target is None else _("target {target}").format(target=target(figure))


def verdict(figure: Figure) -> str:
    """How the figure stands to its target, in words."""
    if figure.target is None or figure.n is None or figure.masked:
        return ""
    if figure.key == "registered.started":
        return _("{percent} of the target").format(percent=format_percent(figure.n, figure.target or 1))
    return _("target reached") if target_met(figure) else _("target not reached")


def target_met(figure: Figure) -> bool:
    """Whether the figure has reached its target; not, when it has none."""
    if figure.target is None or figure.n is None:
        return False
    if figure.key == "registered.started":
        return figure.n >= figure.target
    return 100 * (figure.in_base or 0) >= figure.target * (figure.of or 1)


def target_parts(figure: Figure) -> tuple[float, float] | None:
    """The parts of a bar, 0 to 1: how far the figure fills it, and where its target stands."""
    if not figure.target or figure.n is None or figure.masked:
        return None
    if figure.key == "registered.started":
        return min(1.0, figure.n / figure.target), 1.0
    return (figure.in_base or 0) / (figure.of or 1), min(1.0, figure.target / 100)


def words(figure: Figure) -> str:
    """What a figure is called, and whether it is an estimate."""
    if figure.estimate and figure.key != "reached":  # that one's own words say so
        return _("{figure}, estimate").format(figure=label(figure.key))
    return label(figure.key)


def result(figure: Figure) -> tuple[str, str, str, str, str]:
    """A row of results: words, n / N, share, target and verdict."""
    return (
        words(figure),
        fraction(figure) or amount(figure),
        share(figure),
        target(figure),
        verdict(figure),
    )


def joined(*parts: str) -> str:
    """What there is of the parts, in one line."""
    return " · ".join(part for part in parts if part)


def reached(found: Found) -> str:
    """The estimate; for a span that is no calendar year there are only its bounds."""
    if found["reached"].n is not None:
        return number(found["reached"].n)
    return f"{number(found['reached.at_least'].n)}–{number(found['reached.at_most'].n)}"
