"""Draws every page, dialog and paper of the work with one client, for people to look at.

    QT_QPA_PLATFORM=offscreen python -m tests.tour.client_work FOLDER [LANGUAGE …]

writes PNG files and PDF papers of a practice office: the smallest window and a large
one, letters of 100 and 150 per cent. Not shipped.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from osaava_desktop import i18n, settings
from osaava_desktop.app import Desktop
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.mapping import Need
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.i18n import _
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.client_details import ClientDetails
from osaava_desktop.screens.clients import ClientsPage
from osaava_desktop.screens.counters import CountersPage
from osaava_desktop.screens.day import DayDialog
from osaava_desktop.screens.filter_name import FilterNameDialog
from osaava_desktop.screens.guidance import GuidancePage
from osaava_desktop.screens.kykyviisari import KykyviisariPage
from osaava_desktop.screens.mapping import MappingPage
from osaava_desktop.screens.mapping_compare import MappingComparePage
from osaava_desktop.screens.merge import MergePage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.participation import ParticipationPage
from osaava_desktop.screens.pathway_step import PathwayStepPage
from osaava_desktop.screens.plan import NeedDialog, TaskDialog
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.services import (
    access,
    access_papers,
    clients,
    eura_papers,
    guidance,
    mapping,
    mapping_papers,
    papers,
    participations,
    people,
    plan,
    practice,
    progress,
)
from osaava_desktop.store.office import Office

SMALL, LARGE = QSize(1093, 614), QSize(1920, 1080)
ROUNDS = (("light", 100, SMALL), ("dark", 100, LARGE), ("light", 150, SMALL), ("dark", 150, LARGE))


class Tour:
    """One round through the window of ``desktop``; its pictures in ``folder`` begin with ``name``."""

    def __init__(self, desktop: Desktop, folder: Path, name: str, size: QSize) -> None:
        assert desktop.office is not None
        self._desktop, self._office = desktop, desktop.office
        self._folder, self._name, self._size = folder, name, size
        self._client = busiest(self._office)

    def walk(self) -> None:
        """Everything in the order in which a worker meets it."""
        self._list()
        self._tabs()
        self._new_client()
        for name, page in self._pages():
            self._open(name, page)
        self._ending()
        self._sections()
        self._dialogs()
        self._other_places()

    # Stops

    def _list(self) -> None:
        self._desktop.shell.go("clients")
        self._shoot("clients")
        page = self._desktop.shell.page()
        assert isinstance(page, ClientsPage)
        page.search("xyzzy")
        self._shoot("clients-none")
        page.search("")

    def _tabs(self) -> None:
        self._desktop.open_client(self._client.id)
        page = self._desktop.shell.page()
        assert isinstance(page, ClientPage)
        bar = page.header.tab_bar
        for place in range(bar.count()):
            bar.setCurrentIndex(place)
            self._shoot(f"client-tab{place}")
        bar.setCurrentIndex(0)
        page.header.more_button.click()
        self._shoot_popup("client-menu")
        self._desktop.shell.back()

    def _new_client(self) -> None:
        page = ClientPage(self._office, None)
        self._desktop.shell.open(page)
        self._fill(page.details)
        self._shoot("new-client")
        page.details.participation_card.starts_check.setChecked(True)
        page.details.birth_date_edit.setText("5.13.1990")
        page.save()
        self._shoot("new-client-problems")
        page.discard()
        self._desktop.shell.back()

    def _pages(self) -> Iterator[tuple[str, Page]]:
        office, client = self._office, self._client
        talks = guidance.of_client(office, client.id)
        wholes = mapping.wholes_of(office, client.id)
        rounds = mapping.rounds_of(office, client.id)
        yield "mapping-new", MappingPage(office, client, None)
        yield "mapping", MappingPage(office, client, wholes[0].mapping.id)
        yield "mapping-compare", MappingComparePage(office, client)
        yield "kykyviisari", KykyviisariPage(office, client, rounds[0].id if rounds else None)
        yield "guidance-new", GuidancePage(office, client, None)
        yield "guidance", GuidancePage(office, client, talks[0])
        yield "participation", ParticipationPage(office, client)
        yield "pathway-step", PathwayStepPage(office, None, client)
        yield "merge", self._merge()
        yield "counters", CountersPage(office, office.today.year)

    def _merge(self) -> MergePage:
        page = MergePage(self._office, self._client)
        other = next(one for one in clients.find(self._office, "le") if one.id != self._client.id)
        page.pick(other)
        return page

    def _ending(self) -> None:
        page = ParticipationPage(self._office, self._client)
        self._desktop.shell.open(page)
        page.end()
        self._shoot("participation-ends")
        page.discard()
        self._desktop.shell.back()

    def _sections(self) -> None:
        whole = mapping.wholes_of(self._office, self._client.id)[0]
        page = MappingPage(self._office, self._client, whole.mapping.id)
        self._desktop.shell.open(page)
        page.show_hidden()
        bar = page.form.scroll_area.verticalScrollBar()
        for turn in range(1, 7):
            bar.setValue(bar.maximum() * turn // 6)
            self._shoot(f"mapping-part{turn}")
        self._desktop.shell.back()

    def _dialogs(self) -> None:
        office, window = self._office, self._desktop.window
        need = Need(client=self._client.id, noted=office.today, what="")
        task = FollowUp(client=self._client.id, due=office.today, what="")
        needs = plan.needs_of(office, self._client.id)
        sentence = _("The day since which the client is engaged.")
        blank = papers.mapping_pdf(mapping_papers.blank(office), i18n.current())
        for name, dialog in (
            ("need", NeedDialog(office, need, window)),
            ("task", TaskDialog(office, task, needs, window)),
            ("day", DayDialog(_("Mark as engaged"), sentence, office.today, print, window)),
            ("filter-name", FilterNameDialog(office, "clients", "{}", _("EURA missing"), window)),
            ("preview", PreviewDialog(_("Initial mapping"), blank, "x.pdf", window)),
        ):
            dialog.show()
            self._shoot_widget(f"dialog-{name}", dialog)
            dialog.close()

    def _other_places(self) -> None:
        for place in ("reports", "settings"):
            self._desktop.shell.go(place)
            self._shoot(place)

    # The camera

    def _open(self, name: str, page: Page) -> None:
        self._desktop.shell.open(page)
        self._shoot(name)
        page.discard()
        self._desktop.shell.back()

    def _fill(self, details: ClientDetails) -> None:
        details.family_name_edit.setText("Lehtone")
        details.given_names_edit.setText("Aino")
        QTest.qWait(300)

    def _shoot(self, name: str) -> None:
        self._desktop.window.resize(self._size)
        self._shoot_widget(name, self._desktop.window)

    def _shoot_popup(self, name: str) -> None:
        QTest.qWait(50)
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            self._shoot_widget(name, menu)
            menu.close()

    def _shoot_widget(self, name: str, widget: QWidget) -> None:
        QTest.qWait(80)
        widget.grab().save(str(self._folder / f"{self._name}-{name}.png"))


def busiest(office: Office) -> Client:
    """The client with the most to show: mapped more than once, with talks, steps and a plan."""

    def weight(client: Client) -> tuple[int, ...]:
        key = client.id
        return (
            min(mapping.count(office, key), 2),
            len(mapping.rounds_of(office, key)),
            len(plan.needs_of(office, key)) > 0,
            len(participations.of_client(office, key)) > 0,
            guidance.count(office, key),
        )

    return max((line.client for line in progress.listing(office)), key=weight)


def draw_papers(office: Office, folder: Path, language: str) -> None:
    """Each paper of a client, as a PDF file."""
    client = busiest(office)
    newest = mapping.wholes_of(office, client.id)[0].mapping.id
    filled = mapping_papers.filled(office, newest, own_copy=False)
    own = mapping_papers.filled(office, newest, own_copy=True)
    held = access_papers.paper(office, access.gather(office, client), language)
    instruction = eura_papers.instruction(office, client)
    for name, pdf in (
        ("mapping-blank", papers.mapping_pdf(mapping_papers.blank(office), language)),
        ("mapping-filled", papers.mapping_pdf(filled, language)),
        ("mapping-own", papers.mapping_pdf(own, language)),
        ("access", papers.access_pdf(held, language)),
        ("eura", papers.eura_pdf(instruction, language)),
    ):
        (folder / f"{language}-{name}.pdf").write_bytes(pdf)


def main(folder: Path, languages: Sequence[str]) -> None:
    """All pictures and papers."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as home:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(home) / name.lower())
        path = practice.write_whole(Path(home) / "office")
        app = QApplication([])
        for language in languages:
            for scheme, font_size, size in ROUNDS:
                settings.save(settings.Settings(language=language, scheme=scheme, font_size=font_size))
                desktop = Desktop(app)
                desktop.window.show()
                desktop.enter(people.sign_in(path, people.door(path).people[0].person, practice.PASSPHRASE))
                assert desktop.office is not None
                if font_size == 100 and scheme == "light":
                    draw_papers(desktop.office, folder, language)
                name = f"{language}-{font_size}-{scheme}"
                Tour(desktop, folder, name, size).walk()
                desktop.close_office()
                desktop.window.close()
                desktop.translators.remove()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or i18n.LANGUAGES)
