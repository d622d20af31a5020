"""A disk that forgets: whatever page is touched, a reader gets one plain sentence and never a traceback."""

from pathlib import Path

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import StoreError
from osaava_desktop.services import clients
from osaava_desktop.store.models import TABLES
from osaava_desktop.store.office import Office
from tests.faults import harness
from tests.faults.harness import Specimen, damage
from tests.faults.worker import open_office

PAGE = 4096


@pytest.fixture
def specimen(tmp_path: Path) -> Specimen:
    """An office whose list of clients goes over many pages."""
    made = harness.make(tmp_path / "specimen")
    office = open_office(made.path, made.key, made.person)
    with office.change(Action.WRITE_PRACTICE_DAY):
        for number in range(400):
            clients.save(office, Client(family_name=f"Client {number}", note="n" * 300))
    office.close()
    return made


def read_all(office: Office) -> None:
    """What the window and the figures read."""
    for table in TABLES.values():
        list(office.visible(table))
    clients.find(office, "client")
    office.audit_problems()


def test_rotten_pages(specimen: Specimen) -> None:
    content = specimen.path.read_bytes()
    found = 0
    for place in range(100, len(content), 9 * PAGE):
        specimen.path.write_bytes(content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :])
        assert damage(specimen, []) != [], place
        found += refused(specimen)
    assert found > 5
    specimen.path.write_bytes(content)
    assert not refused(specimen)


def refused(specimen: Specimen) -> bool:
    """Whether reading everything ends with a plain sentence; anything else that is raised fails the test."""
    try:
        office = open_office(specimen.path, specimen.key, specimen.person)
    except StoreError:
        return True
    try:
        read_all(office)
    except StoreError as error:
        return "damaged" in str(error)
    finally:
        office.close()
    return False
