"""Draws the pages of groups in the frame, for people to look at.

    QT_QPA_PLATFORM=offscreen python -m tests.tour.groups FOLDER [PAGE…]

Pages are those of ``PAGES``. Not shipped.
"""

import datetime as dt
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Group, GroupType, Mark, Session, SessionState
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.group import GroupPage
from osaava_desktop.screens.groups import GroupsPage
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.place import PlaceDialog
from osaava_desktop.screens.session import SessionDialog
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.translator import Translators
from osaava_desktop.services import groups, sheets
from osaava_desktop.store.office import Office
from tests.services import invented
from tests.services.invented import KUOPIO, Builder

SIZES = {"small": QSize(1093, 614), "low": QSize(1093, 534), "large": QSize(1920, 1080)}
PAGES = ("groups", "group", "new", "register", "walk_in", "closed", "empty", "session", "place")
NAMES = (
    "Eskelinen, Raimo",
    "Hietala, Sari",
    "Huttunen, Päivi",
    "Ikonen, Veera",
    "Kärkkäinen, Olli",
    "Lehtonen, Aino",
    "Leskinen, Tuula",
    "Moilanen, Jere",
    "Oravainen, Mika",
    "Pitkänen, Marja-Leena",
    "Rautio, Eero",
)


class Scene:
    """An office with a few groups, one of them half marked."""

    def __init__(self, office: Office) -> None:
        self.office = office
        make = Builder(office)
        kaisa = make.worker("Kaisa Rönkkö", KUOPIO.id)
        place = make.place("Kohtaamisasema", "Kuopio", KUOPIO, Channel.MEETING_PLACE)
        self.talk = groups.save(
            office,
            Group(
                name="Keskusteluryhmä",
                type=GroupType.DISCUSSION,
                place=place.id,
                leader=kaisa.id,
                capacity=12,
            ),
        )
        self.people = [self.member(make, name) for name in NAMES]
        for weeks in range(9, 0, -1):
            self.hold(office.today - dt.timedelta(weeks=weeks), held=weeks > 1)
        self.today = self.hold(office.today, held=False)
        self.ahead = self.hold(office.today + dt.timedelta(weeks=1), held=False)
        for name, type in (
            ("Luontoryhmä", GroupType.NATURE),
            ("Päihderyhmä", GroupType.SUBSTANCE_USE),
            ("Kädentaidot ja käsityö", GroupType.CRAFTS),
            ("Työturvallisuuskortti", GroupType.CARD_TRAINING),
            ("Kuvataideterapeuttinen ryhmä", GroupType.ART_THERAPY),
        ):
            other = groups.save(office, Group(name=name, type=type, place=place.id, leader=kaisa.id))
            groups.save_session(office, Session(group=other.id, on=office.today - dt.timedelta(days=2)))
        self.mark()

    def member(self, make: Builder, name: str) -> Client:
        """Somebody on the roster."""
        family, given = name.split(", ")
        client = make.client(family, given_names=given)
        client = make.add(replace(client, number=f"A-{1000 + len(name) * 3 + hash_of(name) % 60}"))
        groups.join(self.office, self.talk.id, client.id)
        return client

    def hold(self, day: dt.date, held: bool) -> Session:
        """A session, with most people present if it was held."""
        session = groups.save_session(
            self.office, Session(group=self.talk.id, on=day, starts=dt.time(10), ends=dt.time(12))
        )
        if held:
            there = [one for one in self.people if not one.family_name.startswith("Ikonen")]
            groups.mark_many(self.office, session, {one.id: Mark.PRESENT for one in there})
            groups.save_unnamed(self.office, groups.session(self.office, session.id), 3, 1)
        return session

    def mark(self) -> None:
        """The marks of design/pictures/register.png."""
        signs = "LLPLLLE.LL."
        marks = {"L": Mark.PRESENT, "P": Mark.ABSENT, "E": Mark.EXCUSED}
        done = {one.id: marks[sign] for one, sign in zip(self.people, signs, strict=True) if sign in marks}
        groups.mark_many(self.office, self.today, done)
        self.today = groups.session(self.office, self.today.id)
        groups.save_unnamed(self.office, self.today, 5, 2)
        sheets.prepare(self.office, groups.register(self.office, self.today.id))

    # Pages

    def register(self) -> Page:
        """As in the picture."""
        page = AttendancePage(self.office, self.today.id)
        page.register_view.go_to(7)
        return page

    def closed(self) -> Page:
        """A session that did not take place."""
        session = replace(self.ahead, state=SessionState.DID_NOT_TAKE_PLACE, reason="ohjaaja sairaana")
        groups.save_session(self.office, session)
        return AttendancePage(self.office, self.ahead.id)

    def empty(self) -> Page:
        """A register without rows."""
        group = groups.save(self.office, Group(name="Uusi ryhmä", type=GroupType.OTHER))
        session = groups.save_session(self.office, Session(group=group.id, on=self.office.today))
        return AttendancePage(self.office, session.id)

    def groups(self) -> Page:
        """The list."""
        return GroupsPage(self.office)

    def group(self) -> Page:
        """A group with its roster."""
        return GroupPage(self.office, groups.groups(self.office)[0])

    def new(self) -> Page:
        """A group to be."""
        return GroupPage(self.office, None)

    def place(self) -> QWidget:
        """The dialog."""
        return PlaceDialog(self.office)

    def walk_in(self) -> Page:
        """Somebody is being found."""
        page = AttendancePage(self.office, self.today.id)
        QTimer.singleShot(0, lambda: QTest.keyClick(page, Qt.Key.Key_Insert))
        QTimer.singleShot(0, lambda: QTest.keyClicks(page.walk_in_edit, "le"))
        return page

    def session(self) -> QWidget:
        """The dialog."""
        dialog = SessionDialog(self.office, self.today)
        dialog.choose_state(SessionState.DID_NOT_TAKE_PLACE)
        dialog.save()
        return dialog


def hash_of(name: str) -> int:
    """A number that is the same each time."""
    return sum(map(ord, name))


def in_shell(page: Page, size: QSize) -> MainWindow:
    """The page in its frame, in a window."""
    window = MainWindow()
    place = Place(name="groups", number=3, title="Groups", icon="people_community", make=lambda: page)
    others = [
        Place(name=title.lower(), number=number, title=title, icon=icon, make=lambda: page)
        for number, title, icon in ((2, "Clients", "people"), (5, "Pathways", "steps"))
    ]
    shell = Shell([place, *others], "Kaisa Rönkkö", "Hanketyöntekijä")
    window.resize(size)
    window.show_page(shell)
    window.show()
    window.activateWindow()
    return window


def shoot(widget: QWidget, path: Path, then: Callable[[], None] = lambda: None) -> None:
    """One picture."""
    for _turn in range(4):
        QApplication.processEvents()
    then()
    QApplication.processEvents()
    widget.grab().save(str(path))
    widget.hide()
    widget.deleteLater()


def main(folder: Path, wanted: list[str]) -> None:
    """The pictures asked for; all, when none is named."""
    app = QApplication([])
    app.setFont(QFont("Noto Sans"))
    translators = Translators(app)
    looks = Theme(app)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        scene = Scene(invented.new_office(Path(place) / "practice.osaava"))
        translators.use("fi")
        for scheme in ("light", "dark"):
            looks.apply(scheme, 100)
            for name in wanted or list(PAGES):
                made = getattr(scene, name)
                for size_name, size in SIZES.items():
                    page = made()
                    path = folder / f"{name}-{scheme}-{size_name}.png"
                    if isinstance(page, Page):
                        shoot(in_shell(page, size), path)
                    elif size_name == "small":
                        page.show()
                        shoot(page, path)
        scene.office.close()
    translators.remove()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
