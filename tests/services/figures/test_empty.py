"""An office without any data has every figure, and it is 0."""

from osaava_desktop.domain.figures import year_scope
from osaava_desktop.services.figures import compute
from osaava_desktop.store.office import Office
from tests.services.figures import expected, keys


def test_an_empty_office_has_every_key_at_0(office: Office) -> None:
    found = compute(office, year_scope(2025))
    assert set(found) == keys.ALL | keys.answers("wellbeing")
    assert {key: one.n for key, one in found.items()} == dict.fromkeys(found, 0)
    based = {key for key, one in found.items() if one.of is not None}
    assert {(found[key].in_base, found[key].of) for key in based} == {(0, 0)}
    assert based == {key for key, row in expected.FIGURES.items() if row["year"].of} - keys.answers("trust")
    assert {one.target for one in found.values()} == {None}
