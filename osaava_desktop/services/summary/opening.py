"""The head of the report: its four main figures."""

from osaava_desktop.domain.figures import Figure, Found, Scope
from osaava_desktop.domain.papers import Highlight
from osaava_desktop.domain.surveys import WELLBEING, Choice
from osaava_desktop.domain.texts import format_percent
from osaava_desktop.i18n import _
from osaava_desktop.services.summary.words import fraction, goal, joined, number, reached, share


def highlights(found: Found, scope: Scope) -> tuple[Highlight, ...]:
    """The four figures at the head of the summary."""
    registered, pathways = found[f"registered.{scope.basis}"], found["pathways.persons"]
    wellbeing = found[f"survey.{WELLBEING}.{Choice.SIGNIFICANTLY}"]
    return (
        Highlight(
            label=_("Registered"),
            value=number(registered.n),
            note=joined(goal(registered), _of_target(registered)),
            share=_part(registered.n, registered.target),
            tick=1.0 if registered.target else None,
        ),
        Highlight(label=_("Took part"), value=reached(found), note=_bounds(found)),
        Highlight(
            label=_("Pathways"),
            value=share(pathways) or number(pathways.n),
            note=joined(fraction(pathways), goal(pathways)),
            share=_part(pathways.in_base, pathways.of),
            tick=None if pathways.target is None else pathways.target / 100,
        ),
        Highlight(
            label=_("Wellbeing improved"),
            value=share(wellbeing) or "–",
            note=joined(Choice.SIGNIFICANTLY.label, fraction(wellbeing)),
            share=_part(wellbeing.in_base, wellbeing.of),
        ),
    )


def _of_target(figure: Figure) -> str:
    return format_percent(figure.n, figure.target) if figure.n is not None and figure.target else ""


def _bounds(found: Found) -> str:
    low, high = number(found["reached.at_least"].n), number(found["reached.at_most"].n)
    return _("estimate, between {low} and {high}").format(low=low, high=high)


def _part(n: int | None, whole: int | None) -> float | None:
    return min(1.0, n / whole) if n is not None and whole else None
