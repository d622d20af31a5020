"""The small office that is counted by hand, made once for a whole module."""

from collections.abc import Iterator

import pytest

from tests.services import invented
from tests.services.figures.counted import CountedOffice


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountedOffice]:
    office = invented.new_office(tmp_path_factory.mktemp("counted") / "practice.osaava")
    yield CountedOffice(office)
    office.close()
