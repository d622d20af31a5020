"""What is typed of a person is found nowhere in the clear in any file that the program leaves."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.table import Record

ROOT = Path(__file__).parent.parent.parent
CANARIES = ("Kanarialintunen", "skitsoaffektiivinen", "0409998877", "Laulukuja", "lusikka kolmelle vieraalle")

SESSION = """
import logging, sys, time
from datetime import timedelta
from pathlib import Path
from osaava_desktop import log
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.groups import Group, GroupType, Session
from osaava_desktop.domain.mapping import Mapping, WholeMapping
from osaava_desktop.domain.office import Profile
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import PlainError
from osaava_desktop.services import clients, groups, mapping, papers, people, sheets
from osaava_desktop.services.figures import compute
from osaava_desktop.store import backup, slots
from osaava_desktop.store.slots import Kdf

log.start()
logging.getLogger("peewee").warning("the log is written")
path, WORDS = Path(sys.argv[1]), "lusikka kolmelle vieraalle"
profile = Profile(organisation="Toimisto")
office = people.new_office(path, profile, people.keeper_named("Kaisa"), WORDS, kdf=Kdf())
client = clients.save(office, Client(
    family_name="Kanarialintunen", phone="0409998877", address="Laulukuja 3", note="skitsoaffektiivinen"))
talk = Mapping(client=client.id, on=office.today, work_ability="skitsoaffektiivinen " * 300)
mapping.save_whole(office, WholeMapping(mapping=talk))
try:
    clients.save(office, Client(family_name="Kanarialintunen"))
except PlainError as error:
    logging.getLogger("osaava").warning("refused", exc_info=True)
group = groups.save(office, Group(name="Ryhmä", type=GroupType.EVENT))
session = groups.save_session(office, Session(group=group.id, on=office.today))
groups.add_walk_in(office, session, client)
paper = sheets.prepare(office, groups.register(office, session.id))
assert b"%PDF" in papers.sheets_pdf([paper], "fi")[:8]
compute(office, Scope(start=office.today - timedelta(days=30), end=office.today))
assert clients.find(office, "kanaria")
if sys.argv[2] == "close":
    office.close()
else:
    office.database.execute_sql("PRAGMA cache_size=1")
    with office.change(Action.SAVE_CLIENT):
        for number in range(50):
            note = "skitsoaffektiivinen" * 99
            clients.save(office, Client(family_name="Kanarialintunen", given_names=str(number), note=note))
        print("ready", flush=True)
        time.sleep(60)
"""

WINDOW = """
import os, sys, time, faulthandler
if sys.platform != "win32":
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from osaava_desktop import log
from osaava_desktop.app import Desktop
from osaava_desktop.domain.office import Profile
from osaava_desktop.services import clients, people
from osaava_desktop.store.slots import Kdf
from tests.screens.keyboard import CONTROL, User

log.start()
path, WORDS = Path(sys.argv[1]), "lusikka kolmelle vieraalle"
profile = Profile(organisation="Toimisto")
people.new_office(path, profile, people.keeper_named("Kaisa"), WORDS, kdf=Kdf()).close()
app = QApplication([])
desktop = Desktop(app)
desktop.show(path)
desktop.window.activateWindow()
QTest.qWaitForWindowActive(desktop.window)
page = desktop.window.centralWidget()
page.passphrase_edit.setText(WORDS)
page.sign_in()
while desktop.office is None:
    QTest.qWait(20)
QTest.qWait(100)
user = User(desktop.shell)
user.press(Qt.Key.Key_N, CONTROL)
user.type("Kanarialintunen")
form = user.client_page().details
form.phone_edit.setText("0409998877")
form.address_edit.setText("Laulukuja 3")
form.note_edit.setPlainText("skitsoaffektiivinen")
user.press(Qt.Key.Key_S, CONTROL)
assert clients.find(desktop.office, "kanaria")
user.press(Qt.Key.Key_F, CONTROL)
user.type("kanarialintunen")
user.press(Qt.Key.Key_Escape, times=2)
user.press(Qt.Key.Key_N, CONTROL)
user.type("Kanarialintunen")
user.client_page().details.note_edit.setPlainText("skitsoaffektiivinen, kesken")
QTest.qWait(200)
print("ready", flush=True)
if sys.argv[2] == "hang":
    time.sleep(60)
elif sys.argv[2] == "crash":
    form = user.client_page().details
    form.note_edit.textChanged.connect(lambda: [][len("skitsoaffektiivinen")])
    form.note_edit.setPlainText("skitsoaffektiivinen")
    faulthandler.enable(open(Path(sys.argv[1]).with_name("crash.log"), "w"))
    os.kill(os.getpid(), 11)  # faulthandler's own crash keeps the system from writing a dump
user.client_page().discard()
desktop.close_office()
"""


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """A user's whole world: home, temporary folder, and the folder of the office."""
    for name in ("home", "temp", "office"):
        (tmp_path / "world" / name).mkdir(parents=True)
    return tmp_path / "world"


def run(world: Path, how: str, script: str = SESSION) -> "subprocess.Popen[str]":
    """A session of the program in that world."""
    home, temp = str(world / "home"), str(world / "temp")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
        **{"HOME": home, "TMPDIR": temp, "TEMP": temp, "TMP": temp, "SQLITE_TMPDIR": temp},
        **{f"WIN_PD_OVERRIDE_{name}": home for name in ("APPDATA", "LOCAL_APPDATA")},
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-X", "faulthandler", "-c", script, str(world / "office" / "o.osaava"), how]
    return subprocess.Popen(command, cwd=world / "office", env=environment, stdout=subprocess.PIPE, text=True)


def in_clear(folder: Path, texts: tuple[str, ...] = CANARIES) -> list[str]:
    """The files that hold one of the texts, whole or as its letters lie in memory."""
    wanted = [text.encode(coding) for text in texts for coding in ("utf-8", "utf-16-le", "utf-32-le")]
    found = []
    for file in folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        if any(each.lower() in content.lower() for each in wanted) or any(
            each in str(file) for each in texts
        ):
            found.append(file.name)
    return found


def test_nothing_after_a_clean_end(folders: Path) -> None:
    with run(folders, "close") as session:
        assert session.wait(60) == 0
    assert in_clear(folders) == []
    names = {each.name for each in folders.rglob("*") if each.is_file()}
    assert {"o.osaava", "o.osaava-keys", "o.osaava-keys2"} < names
    assert any(name.endswith(".log") for name in names)  # the log is looked into as well


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_nothing_after_a_kill(folders: Path) -> None:
    with run(folders, "hang") as session:
        assert session.stdout is not None
        assert session.stdout.readline() == "ready\n"
        os.kill(session.pid, signal.SIGKILL)
    assert (folders / "office" / "o.osaava-journal").stat().st_size > 4096
    assert in_clear(folders) == []


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-32-le"])
def test_a_leak_is_found(tmp_path: Path, coding: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "x.log").write_bytes(b"\0\1" + "Client KANARIALINTUNEN saved".encode(coding))
    (tmp_path / "clean.log").write_bytes(b"Client saved")
    assert in_clear(tmp_path) == ["x.log"]


def test_a_file_named_after_somebody_is_found(tmp_path: Path) -> None:
    (tmp_path / "Kanarialintunen.pdf").touch()
    assert in_clear(tmp_path) == ["Kanarialintunen.pdf"]


@pytest.mark.parametrize("how", ["close", "hang", "crash"])
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_nothing_after_the_window(folders: Path, how: str, record: Record) -> None:
    """What is typed at the keyboard, after a clean end, a kill and a crash of the program."""
    with run(folders, how, WINDOW) as session:
        assert session.stdout is not None
        assert session.stdout.readline() == "ready\n"
        if how == "hang":
            os.kill(session.pid, signal.SIGKILL)
        assert session.wait(60) == {"close": 0, "hang": -signal.SIGKILL, "crash": -signal.SIGSEGV}[how]
    found = in_clear(folders)
    files = sum(1 for each in folders.rglob("*") if each.is_file())
    record("K8" if how == "crash" else "K1", files, len(found))
    assert found == []
