"""How long each keystroke takes in the search over 5,000 clients, from the key to the painted list.

Beside it, in the same run, the same searches asked of the file by SQL. Run it with `python3 dev.py bench`.
"""

import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.outreach import Channel, Encounter
from osaava_desktop.domain.policy import Action
from osaava_desktop.screens.clients import ClientsPage
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import areas, clients, progress
from osaava_desktop.store.office import Office
from tests.services import invented
from tests.services.invented import Builder, day

CLIENTS = 5_000
AIM = 16.0
WORDS = ("virtanen", "kärkkäinen aino", "a-49", "0445", "kuopio", "öhman", "5.3.1990", "nobody")
FAMILY = ("Virtanen", "Kärkkäinen", "Öhman", "Mäkinen", "Lehtonen", "Åberg", "Nguyễn", "Al-Hamad", "Räsänen")
GIVEN = ("Aino", "Eero", "Marja-Leena", "Yusra", "Jere", "Päivi", "Tor", "Veera", "Olli", "Sari", "Mika")


def fill(office: Office) -> None:
    """Invented people: each in a town, some met and some started."""
    build = Builder(office)
    towns = areas.localities(office)
    with office.change(Action.SAVE_CLIENT):
        for number in range(CLIENTS):
            client = build.client(
                FAMILY[number % len(FAMILY)],
                given_names=f"{GIVEN[number % len(GIVEN)]} {GIVEN[number // 7 % len(GIVEN)]}",
                phone=f"044 5{number:06d}",
                birth_date=day("1960-01-01").replace(year=1950 + number % 50, month=1 + number % 12),
                locality=towns[number % len(towns)].id,
            )
            if number % 2:
                build.add(Encounter(client=client.id, on=day("2026-01-15"), channel=Channel.FOOD_AID))
            if number % 3 == 0:
                build.participation(client, "2026-01-10")


def window(office: Office) -> tuple[MainWindow, Shell]:
    """The real window on the list of clients."""
    shell = Shell(
        [Place(name="clients", number=2, title="Clients", icon="people", make=lambda: ClientsPage(office))],
        "Kerttu Keeper",
        "",
        [(area.name, area.id) for area in areas.areas(office)],
    )
    shown = MainWindow()
    shown.resize(1093, 614)
    shown.show_page(shell)
    shown.show()
    shown.activateWindow()
    QApplication.processEvents()
    return shown, shell


def press(widget: QWidget, key: int, letter: str) -> float:
    """Milliseconds from a key until everything that it changed is painted."""
    began = time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def typed(shell: Shell) -> list[float]:
    """Each word typed letter by letter, and deleted again."""
    shell._find()
    box = shell.search_box
    times = []
    for word in WORDS:
        times += [press(box, 0, letter) for letter in word]
        times += [press(box, int(Qt.Key.Key_Backspace), "") for _letter in word]
    return times


def asked(office: Office) -> list[float]:
    """The same searches by SQL LIKE, without any window."""
    times = []
    for word in WORDS:
        for length in (*range(1, len(word) + 1), *range(len(word) - 1, -1, -1)):
            began = time.perf_counter()
            found: list[Client] = clients.find(office, word[:length], limit=200)
            assert len(found) <= 200
            times.append((time.perf_counter() - began) * 1000)
    return times


def told(what: str, times: Sequence[float]) -> float:
    """Prints the middle, the 95th in a hundred and the worst; gives the 95th."""
    cuts = quantiles(times, n=100)
    print(f"{what:<34}{cuts[49]:8.1f}{cuts[94]:8.1f}{max(times):8.1f}")
    return cuts[94]


def main() -> None:
    """Measures and prints."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    looks = Theme(app)
    looks.apply("light", 100)
    with tempfile.TemporaryDirectory() as folder:
        office = invented.new_office(Path(folder) / "bench.osaava")
        fill(office)
        began = time.perf_counter()
        progress.listing(office)
        listing = (time.perf_counter() - began) * 1000
        shown, shell = window(office)
        print(f"{CLIENTS} clients, milliseconds: {'':<5}{'p50':>8}{'p95':>8}{'max':>8}")
        ours = told("a keystroke, key to painted list", typed(shell))
        theirs = told("the same search by SQL LIKE", asked(office))
        print(f"p95 against SQL: {ours / theirs:.2f}")
        print(f"the aim is {AIM:.0f} ms: {'kept' if ours <= AIM else 'MISSED'}")
        print(f"reading the whole list: {listing:.0f} ms")
        shown.close()
        office.close()


if __name__ == "__main__":
    main()
