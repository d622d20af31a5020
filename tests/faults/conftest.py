"""What the tests of faults share: the count of tries, and a fault of our own where a run is to turn red."""

from collections.abc import Iterator

import pytest

from tests.faults import plants
from tests.faults.table import record

__all__ = ["record"]


@pytest.fixture(autouse=True, scope="session")
def planted() -> Iterator[None]:
    """The fault that `OSAAVA_PLANT` names, if any."""
    with plants.planted():
        yield
