"""Draws the client pages in the window, for people to look at.

    QT_QPA_PLATFORM=offscreen python -m tests.tour.clients FOLDER

writes PNG files: both schemes, the smallest and a large window. Not shipped.
"""

import datetime as dt
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.outreach import Channel, Encounter
from osaava_desktop.domain.participations import Education, Participation, StartStatus
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.domain.words import Gender
from osaava_desktop.i18n import N_
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.clients import ClientsPage
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.translator import Translators
from osaava_desktop.services import areas, clients, outreach, pathways, registration
from osaava_desktop.store.office import Office
from tests.services import invented

SIZES = {"small": QSize(1093, 614), "large": QSize(1920, 1080)}
NAMES = (
    "Kärkkäinen Olli, Lehtonen Aino Maria, Oravainen Mika, Hietala Sari, Ikonen Veera, Moilanen Jere, "
    "Al-Hamad Yusra, Leskinen Tuula, Björklund Tor, Rautio Eero, Eskelinen Raimo, Pitkänen Marja-Leena, "
    "Huttunen Päivi"
)


def people_the(office: Office) -> None:
    """Thirteen invented clients, some met, some with a step to come."""
    towns = areas.localities(office)
    for place, name in enumerate(NAMES.split(", ")):
        family, given = name.split(" ", 1)
        client = Client(
            family_name=family,
            given_names=given,
            birth_date=dt.date(1970 + place, 3, 1 + place),
            locality=towns[place % len(towns)].id,
            phone=f"044 555 01{place:02}",
            first_contact=Channel.FOOD_AID,
            gender=Gender.FEMALE if place % 2 else Gender.MALE,
            engaged=office.today if place % 3 == 1 else None,
        )
        start = Participation(
            client=client.id,
            started=dt.date(2026, 1, 12),
            status=StartStatus.LONG_TERM_UNEMPLOYED,
            education=Education.BASIC,
        )
        registration.save(office, client, start if place % 2 else None)
        if place % 4:
            met = office.today - dt.timedelta(days=place * 3)
            outreach.save_encounter(office, Encounter(client=client.id, on=met, channel=Channel.FOOD_AID))
        if place % 3:
            due = office.today + dt.timedelta(days=2 * place - 9)
            step = FollowUp(client=client.id, due=due, what="Soita työkokeilun paikasta")
            pathways.save_follow_up(office, step)


def window_of(office: Office) -> tuple[MainWindow, Shell]:
    """The window on the list of clients."""
    places = [
        Place(name="clients", number=2, title=N_("Clients"), icon="people", make=lambda: ClientsPage(office))
    ]
    shell = Shell(places, "Kaisa Rönkkö", "Hanketyöntekijä", [(a.name, a.id) for a in areas.areas(office)])
    window = MainWindow()
    window.show_page(shell)
    return window, shell


def shoot(window: MainWindow, size: QSize, path: Path) -> None:
    """One picture."""
    window.resize(size)
    window.show()
    for _turn in range(4):
        QApplication.processEvents()
    window.grab().save(str(path))


def round_trip(office: Office, empty: Office | None, folder: Path, name: str, size: QSize) -> None:
    """The list, a client, a new client, problems."""
    window, shell = window_of(office)
    shoot(window, size, folder / f"clients-{name}.png")
    page = ClientPage(office, clients.find(office, "Lehtonen")[0])
    shell.open(page)
    shoot(window, size, folder / f"client-{name}.png")
    page.details.birth_date_edit.setText("5.13.1990")
    page.details.postal_code_edit.setText("7" * 201)
    page.save()
    shoot(window, size, folder / f"client-problems-{name}.png")
    page.discard()
    shell.back()
    page = ClientPage(office, None)
    shell.open(page)
    page.details.family_name_edit.setText("Leskinen")
    page.details.given_names_edit.setText("Tuula")
    page.details.birth_date_edit.setText("8.3.1977")
    page.details.participation_card.starts_check.setChecked(True)
    shoot(window, size, folder / f"client-new-{name}.png")
    page.save()
    shoot(window, size, folder / f"client-same-{name}.png")
    page.discard()
    shell.back()
    window.close()


def main(folder: Path) -> None:
    """All pictures."""
    app = QApplication([])
    app.setFont(QFont("Noto Sans"))
    translators = Translators(app)
    looks = Theme(app)
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        office = invented.new_office(Path(place) / "a.osaava")
        people_the(office)
        for language, scheme, font_size in (("fi", "light", 100), ("fi", "dark", 100), ("sv", "light", 125)):
            translators.use(language)
            looks.apply(scheme, font_size)
            for size_name, size in SIZES.items():
                round_trip(office, None, folder, f"{language}-{scheme}-{font_size}-{size_name}", size)
        office.close()
        office = invented.new_office(Path(place) / "b.osaava")
        translators.use("fi")
        looks.apply("light", 100)
        window, _shell = window_of(office)
        shoot(window, SIZES["small"], folder / "clients-empty.png")
        window.close()
        office.close()
    translators.remove()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
