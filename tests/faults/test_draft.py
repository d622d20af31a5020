"""A mapping that is being written when the program is killed: its page offers it again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from osaava_desktop.screens.mapping import MappingPage
from osaava_desktop.services import clients, people
from osaava_desktop.store.office import Office
from tests.faults.test_canary import in_clear

ROOT = Path(__file__).parent.parent.parent
WORDS = "Kanarialintu visertää"

SESSION = """
import sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.office import Profile
from osaava_desktop.screens.mapping import MappingPage
from osaava_desktop.services import clients, drafts, people
from osaava_desktop.store.slots import Kdf

app = QApplication([])
path, WORDS = Path(sys.argv[1]), "lusikka kolmelle vieraalle"
profile = Profile(organisation="Toimisto")
office = people.new_office(path, profile, people.keeper_named("Kaisa"), WORDS, kdf=Kdf())
client = clients.save(office, Client(family_name="Lehtonen"))
page = MappingPage(office, client, None)
page.show()
page.form.needs_edit.insertPlainText("Kanarialintu visertää")
while drafts.find(office, f"mapping new {client.id}") is None:
    QTest.qWait(100)
page.form.on_edit.setText("32.13.")
print("kept", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_what_was_written_is_offered_after_a_kill(tmp_path: Path, qapp: QApplication) -> None:
    path = tmp_path / "o.osaava"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", SESSION, str(path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as session:
        assert session.stdout is not None
        assert session.stdout.readline() == "kept\n"
        os.kill(session.pid, signal.SIGKILL)
    assert in_clear(tmp_path, ("Kanarialintu",)) == []
    office = signed_in(path)
    (client,) = clients.find(office, "")
    page = MappingPage(office, client, None)
    page.notice.buttons()[0].click()
    assert page.form.needs_edit.toPlainText() == WORDS
    assert page.save()
    assert not MappingPage(office, client, None).notice.text()
    office.close()


def signed_in(path: Path) -> Office:
    """The office, opened by its keeper."""
    (holder,) = people.door(path).people
    return people.sign_in(path, holder.person, "lusikka kolmelle vieraalle")
