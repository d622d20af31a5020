"""Every figure of the whole office against SQL written by hand, apart from how the program counts."""

import pytest

from osaava_desktop.domain.figures import Scope, year_scope
from osaava_desktop.domain.office import Basis
from osaava_desktop.services.figures import compute
from tests.services.figures import by_sql
from tests.services.figures.counted import CountedOffice
from tests.services.invented import day

SCOPES = (
    year_scope(2025),
    year_scope(2025, basis=Basis.ACTIVE),
    year_scope(2026),
    Scope(start=day("2025-03-01"), end=day("2025-08-31")),
    Scope(start=day("2024-01-01"), end=day("2026-12-31"), basis=Basis.ACTIVE),
)


@pytest.mark.parametrize("scope", SCOPES)
def test_figures_are_those_of_sql_by_hand(counted: CountedOffice, scope: Scope) -> None:
    found = compute(counted.office, scope)
    assert {key: (one.n, one.in_base, one.of) for key, one in found.items()} == by_sql.counted(
        counted.office, scope
    )
