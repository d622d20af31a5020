"""A client's papers from a page: the languages offered, the preview, what is written where, the traces."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.mapping import Mapping
from osaava_desktop.screens import paper_jobs
from osaava_desktop.screens.client_papers import ClientPapers
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.theme import Theme
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.reports import readback
from tests.screens.dialogs import answering
from tests.screens.keyboard import User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import Builder, day


@pytest.fixture
def papers(office: Office, qtbot: QtBot, looks: Theme) -> Iterator[ClientPapers]:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1093, 614)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield ClientPapers(office, page)
    page.close()


@pytest.fixture
def aino(office: Office) -> Client:
    return Builder(office).client("Lehtonen", given_names="Aino", language="sv")


@pytest.fixture
def talk(office: Office, aino: Client) -> Mapping:
    return Builder(office).add(Mapping(client=aino.id, on=day("2025-11-24"), remarks="Vain meille."))


def shown(qtbot: QtBot, act: Callable[[], None], *, saved_in: Path | None = None) -> tuple[str, str, str]:
    """Title, suggested name and text of the paper that `act` shows; perhaps saved."""
    found: list[tuple[str, str, str]] = []

    def read(dialog: PreviewDialog) -> None:
        text = "\n".join(readback.texts(dialog._pdf))
        found.append((dialog.windowTitle(), dialog._suggested_name, text))
        if saved_in is not None:
            save_as(saved_in)
            dialog.save_paper()

    with answering(PreviewDialog, read):
        act()
        qtbot.waitUntil(lambda: bool(found))
    return found[0]


def save_as(path: Path) -> None:
    """Answer the question for a file that is about to come."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QFileDialog)
        edit = box.findChild(QLineEdit)
        assert edit is not None
        edit.setText(str(path))
        box.accept()

    QTimer.singleShot(0, answer)


def actions() -> list[str]:
    """What was done, the latest first."""
    return [row.action for row in AuditRow.select().order_by(AuditRow.seq.desc())]


def languages(action: QAction) -> list[str]:
    menu = action.menu()
    assert menu is not None
    return [one.text() for one in menu.actions()]  # type: ignore[attr-defined]


def test_each_paper_offers_its_languages_the_clients_own_first(papers: ClientPapers, aino: Client) -> None:
    blank, instruction, access, as_file = papers.menu(aino)
    for action in (blank, instruction, access):
        assert languages(action) == ["Swedish", "Finnish", "English"]
    assert as_file.menu() is None


def test_mnemonics_differ(papers: ClientPapers, aino: Client) -> None:
    letters = [action.text().partition("&")[2][0].lower() for action in papers.menu(aino)]
    assert len(set(letters)) == 4


def test_a_language_of_the_menu_prints_in_it(qtbot: QtBot, papers: ClientPapers, aino: Client) -> None:
    menu = papers.menu(aino)[1].menu()
    assert menu is not None
    finnish = menu.actions()[1]  # type: ignore[attr-defined]
    assert "Euroopan unionin" in shown(qtbot, finnish.trigger)[2]


def test_the_blank_form(qtbot: QtBot, papers: ClientPapers) -> None:
    title, name, text = shown(qtbot, papers.print_blank)
    assert (title, name) == ("Initial mapping", "Initial mapping.pdf")
    assert "Answering is voluntary" in text


def test_own_copy_is_in_the_clients_language_and_without_remarks(
    qtbot: QtBot, papers: ClientPapers, talk: Mapping
) -> None:
    title, name, text = shown(qtbot, lambda: papers.print_mapping(talk.id, own_copy=True))
    assert (title, name) == ("Initial mapping A-1", "A-1 2025-11-24.pdf")
    assert "Europeiska unionen" in text
    assert "Vain meille." not in text
    assert "Vain meille." in shown(qtbot, lambda: papers.print_mapping(talk.id, own_copy=False))[2]


def test_a_mapping_that_is_taken_leaves_a_trace(
    qtbot: QtBot, papers: ClientPapers, talk: Mapping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_jobs, "_folder", "")
    shown(qtbot, lambda: papers.print_mapping(talk.id, own_copy=False))
    assert actions()[0] == "look at sensitive fields"
    shown(qtbot, lambda: papers.print_mapping(talk.id, own_copy=False), saved_in=tmp_path / "a.pdf")
    assert actions()[0] == "print client"
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_all_data_on_paper_names_nobody_in_its_name(
    qtbot: QtBot, papers: ClientPapers, aino: Client, talk: Mapping
) -> None:
    title, name, text = shown(qtbot, lambda: papers.print_access(aino, "en"))
    assert (title, name) == ("All data of a client A-1", "A-1 2026-02-01.pdf")
    assert "Family name Lehtonen" in text
    assert "Vain meille." in text  # what is held is told, remarks too
    assert actions()[0] == "export client"


def test_all_data_as_a_file(
    papers: ClientPapers, aino: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_jobs, "_folder", "")
    said: list[tuple[str, str]] = []
    papers.said.connect(lambda text, kind: said.append((text, kind)))
    save_as(tmp_path / "all.json")
    papers.save_json(aino)
    data = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert data["records"]["client"][0]["family_name"] == "Lehtonen"
    assert said == [
        ("Saved as all.json. The file is not encrypted: delete it when it is not needed.", "good")
    ]


def test_a_name_of_an_office_is_refused_in_words(
    papers: ClientPapers, aino: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_jobs, "_folder", "")
    said: list[tuple[str, str]] = []
    papers.said.connect(lambda text, kind: said.append((text, kind)))
    save_as(tmp_path / "x.osaava-keys.json")
    papers.save_json(aino)
    assert said == [("This name belongs to an office file. Choose another name.", "attention")]
    assert not list(tmp_path.glob("x.*"))


def test_the_instruction(qtbot: QtBot, papers: ClientPapers, aino: Client) -> None:
    title, name, text = shown(qtbot, lambda: papers.print_instruction(aino, "en"))
    assert (title, name) == ("EURA instruction", "EURA 2021.pdf")
    assert "The project code is not set." in text


def test_the_blank_form_is_on_the_list_of_clients(
    qtbot: QtBot, office: Office, looks: Theme, make_user: Callable[[Office], User]
) -> None:
    page = make_user(office).list_page()
    (menu,) = [one for one in page.findChildren(QMenu) if one.title() == "Mapping form for the pen"]
    assert [one.text() for one in menu.actions()] == ["English", "Finnish", "Swedish"]
    assert "Alkukartoitus" in shown(qtbot, menu.actions()[1].trigger)[2]


def test_menus_offered_before_are_gone(papers: ClientPapers, aino: Client) -> None:
    for _time in range(3):
        papers.menu(aino)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    page = papers.parent()
    assert isinstance(page, QWidget)
    assert len(page.findChildren(QMenu)) == 3
    assert (
        len([one for one in page.findChildren(QAction) if one.menu() is None and "file" in one.text()]) == 1
    )
