"""Draws the lists and forms of the network from a practice office, for people to look at.

    QT_QPA_PLATFORM=offscreen python -m tests.tour.network OFFICE.osaava FOLDER [LANGUAGE …]

writes PNG files: the smallest and a large window, letters of 100 and 150 per cent. Not shipped.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.meeting import MeetingPage
from osaava_desktop.screens.network import NetworkPage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.partner import PartnerPage
from osaava_desktop.screens.partner_contact import ContactPage
from osaava_desktop.screens.referral import ReferralPage
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.translator import Translators
from osaava_desktop.services import areas, meetings, partners, people, practice, referrals
from osaava_desktop.store.office import Office

LOOKS = (("light", 100, QSize(1093, 614)), ("dark", 100, QSize(1920, 1080)), ("light", 150, QSize(1093, 614)))


def forms(office: Office) -> Iterator[tuple[str, Page]]:
    """A form of each kind, known and new."""
    yield "partner", PartnerPage(office, partners.partners(office)[0])
    yield "partner-new", PartnerPage(office, None)
    yield "contact", ContactPage(office, partners.contacts(office)[0].contact)
    yield "meeting", MeetingPage(office, meetings.actions(office)[0].meeting)
    yield "meeting-new", MeetingPage(office, None)
    yield "referral", ReferralPage(office, referrals.listing(office)[0].referral)
    yield "referral-new", ReferralPage(office, None)


def settle(seconds: float = 0.15) -> None:
    """Let everything be drawn."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.01)


def shoot(office: Office, size: QSize, folder: Path, ending: str) -> None:
    """All lists, then all forms, in one window."""
    place = Place(
        name="network", number=6, title="Network", icon="handshake", make=lambda: NetworkPage(office)
    )
    frame = Shell([place], office.person.name, "", [(area.name, area.id) for area in areas.areas(office)])
    window = MainWindow()
    window.show_page(frame)
    window.resize(size)
    window.show()
    page = frame.page()
    assert isinstance(page, NetworkPage)
    for number in range(page.tab_bar.count()):
        page.tab_bar.setCurrentIndex(number)
        settle()
        window.grab().save(str(folder / f"{number + 1}-list-{ending}.png"))
    for name, form in forms(office):
        frame.open(form)
        settle()
        window.grab().save(str(folder / f"{name}-{ending}.png"))
        frame.back()
    window.close()
    window.deleteLater()
    settle()


def main(file: Path, folder: Path, languages: list[str]) -> None:
    """All pictures."""
    app = QApplication([])
    translators, looks = Translators(app), Theme(app)
    folder.mkdir(parents=True, exist_ok=True)
    office = people.sign_in(file, people.door(file).people[0].person, practice.PASSPHRASE)
    for language in languages or ["fi", "sv", "en"]:
        translators.use(language)
        for scheme, font_size, size in LOOKS:
            looks.apply(scheme, font_size)
            shoot(office, size, folder, f"{language}-{scheme}-{font_size}")
    office.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
