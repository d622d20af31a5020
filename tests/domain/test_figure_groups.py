"""The headings of figures."""

from osaava_desktop.domain.figure_groups import FigureGroup, group_of, grouped
from osaava_desktop.domain.office import Basis


def test_the_registered_are_a_target_by_the_offices_basis() -> None:
    assert group_of("registered.started", Basis.STARTED) is FigureGroup.TARGETS
    assert group_of("registered.started", Basis.ACTIVE) is FigureGroup.ACTIVITY
    assert group_of("registered.active", Basis.ACTIVE) is FigureGroup.TARGETS


def test_headings_come_in_the_order_of_the_summary_and_only_with_figures() -> None:
    found = grouped(["esf.EECO01", "cards.hygiene", "pathways.persons", "pathways.steps"], Basis.STARTED)
    assert list(found) == [FigureGroup.TARGETS, FigureGroup.PATHWAYS, FigureGroup.GROUPS, FigureGroup.ESF]
    assert found[FigureGroup.PATHWAYS] == ["pathways.steps"]
