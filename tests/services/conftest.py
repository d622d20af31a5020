"""A fresh office for every test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from osaava_desktop.store.office import Office
from tests.services import invented


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A real encrypted practice office without clients, on 1.2.2026; its keeper is signed in."""
    opened = invented.new_office(tmp_path / "practice.osaava")
    yield opened
    opened.close()
