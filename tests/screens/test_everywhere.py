"""Looking everywhere by keyboard: as one types, from kind to kind, opened on top, and back again."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Group, GroupType, Session
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.partners import Opportunity, OpportunityType, Partner, PartnerType
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.clients import ClientsPage
from osaava_desktop.screens.everywhere import EverywherePanel
from osaava_desktop.screens.everywhere_opening import open_found
from osaava_desktop.screens.group import GroupPage
from osaava_desktop.screens.home import HomePage
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.opportunity import OpportunityPage
from osaava_desktop.screens.outreach import OutreachPage
from osaava_desktop.screens.partner import PartnerPage
from osaava_desktop.screens.sheet_opening import open_sheet
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import clients, groups, sheets
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User, tidy
from tests.services.invented import KUOPIO, Builder

Key = Qt.Key


class Seeker(User):
    """A user who looks for things."""

    panel: EverywherePanel
    window: MainWindow

    def rows(self) -> list[str]:
        """The lines of the list."""
        items = self.panel.results_list
        return [items.item(row).text() for row in range(items.count())]

    def current(self) -> str:
        """The name under the cursor."""
        entry = self.panel.current()
        return entry.name if entry else ""

    def look(self, text: str) -> None:
        """Ctrl+F and letters."""
        self.press(Key.Key_F, CONTROL)
        self.type(text)


@pytest.fixture
def seeker(office: Office, qtbot: QtBot, looks: Theme) -> Seeker:
    """In the window on the first page of an office where much is called alike."""
    build = Builder(office)
    place = build.place("Aaltotori", "Kuopio", KUOPIO, Channel.SHOP)
    for letter in "abcdefg":
        build.client("Aalto", given_names=f"Aino {letter}{letter}")
    group = build.add(Group(name="Aaltoryhmä", type=GroupType.NATURE, place=place.id))
    build.add(Partner(name="Aallon Kauppa", type=PartnerType.EMPLOYER))
    build.add(Opportunity(type=OpportunityType.JOB, title="Aallokossa", opened=office.today))
    sheets.prepare(office, groups.register(office, build.add(Session(group=group.id, on=office.today)).id))
    places = [
        Place(name="home", number=1, title="Today", icon="home", make=lambda: HomePage(office)),
        Place(name="clients", number=2, title="Clients", icon="people", make=lambda: ClientsPage(office)),
    ]
    shell = Shell(places, "Kerttu Keeper", "")
    shell.sheet_wanted.connect(lambda number: open_sheet(shell, office, number))
    panel = EverywherePanel(office, shell)
    panel.opened.connect(lambda entry: open_found(shell, office, entry))
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=tidy)
    window.resize(1093, 614)
    window.show_page(shell)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    user = Seeker(shell)
    user.panel, user.window = panel, window
    return user


def test_what_is_found_stands_by_kind_with_its_count_as_one_types(seeker: Seeker) -> None:
    seeker.look("aal")
    assert seeker.panel.isVisible()
    assert seeker.rows() == [
        "Clients 7",
        *(f"Aalto, Aino {letter}{letter}" for letter in "abcde"),
        "Groups 1",
        "Aaltoryhmä",
        "Partners 1",
        "Aallon Kauppa",
        "Opportunities 1",
        "Aallokossa",
        "Places 1",
        "Aaltotori",
    ]
    seeker.type("totor")
    assert seeker.rows() == ["Groups 1", "Aaltoryhmä", "Places 1", "Aaltotori"]  # the group meets there
    seeker.type("x")
    assert seeker.rows() == ["Nothing found"]
    seeker.press(Key.Key_Return)
    assert seeker.panel.isVisible()


def test_the_keys_go_from_line_to_line_and_from_kind_to_kind_round_the_ends(seeker: Seeker) -> None:
    seeker.look("aal")
    assert seeker.current() == "Aalto, Aino aa"
    seeker.press(Key.Key_Down, times=5)
    assert seeker.current() == "Aaltoryhmä"
    seeker.press(Key.Key_Up)
    assert seeker.current() == "Aalto, Aino ee"
    seeker.press(Key.Key_PageDown, times=2)
    assert seeker.current() == "Aallon Kauppa"
    seeker.press(Key.Key_PageUp, times=2)
    assert seeker.current() == "Aalto, Aino aa"
    seeker.press(Key.Key_Up)
    assert seeker.current() == "Aaltotori"


@pytest.mark.parametrize(
    ("text", "downs", "page", "title"),
    [
        ("aino dd", 0, ClientPage, "Aalto, Aino dd"),
        ("aaltor", 0, GroupPage, "Aaltoryhmä"),
        ("aallon", 0, PartnerPage, "Aallon Kauppa"),
        ("aallok", 0, OpportunityPage, "Aallokossa"),
        ("a-2026-00", 0, AttendancePage, "Aaltoryhmä"),
        ("aaltot", 1, OutreachPage, "Encounters"),
    ],
)
def test_enter_opens_on_top_and_escape_comes_back(
    seeker: Seeker, text: str, downs: int, page: type[Any], title: str
) -> None:
    seeker.look(text)
    seeker.press(Key.Key_Down, times=downs)
    seeker.press(Key.Key_Return)
    assert isinstance(seeker.shell.page(), page)
    assert seeker.shell.title_label.text() == title
    assert not seeker.panel.isVisible()
    while seeker.shell.search_box.text():  # of a place, what happened there
        assert seeker.shell.search_box.text() == "Aaltotori"
        seeker.shell.search_box.clear()
    seeker.press(Key.Key_Escape)
    assert isinstance(seeker.shell.page(), HomePage)
    assert seeker.shell.search_box.text() == ""


def test_a_whole_sheet_number_opens_its_register_at_once(seeker: Seeker) -> None:
    seeker.look("a20260001")
    seeker.press(Key.Key_Return)
    assert isinstance(seeker.shell.page(), AttendancePage)


def test_on_a_list_control_enter_looks_further_and_escape_leaves_the_list_as_it_was(seeker: Seeker) -> None:
    seeker.press(Key.Key_2, CONTROL)
    seeker.look("aalto")
    assert not seeker.panel.isVisible()
    seeker.press(Key.Key_Return, CONTROL)
    assert "Aaltoryhmä" in seeker.rows()
    seeker.press(Key.Key_Escape)
    assert not seeker.panel.isVisible()
    assert seeker.shell.search_box.text() == "aalto"
    seeker.press(Key.Key_Escape)
    assert seeker.shell.search_box.text() == ""


def test_what_was_written_since_is_found_too(seeker: Seeker, office: Office) -> None:
    seeker.look("ber")
    assert seeker.rows() == ["Nothing found"]
    clients.save(office, Client(family_name="Berg"))
    seeker.type("g")
    assert seeker.rows() == ["Clients 1", "Berg"]
    clients.put_in_bin(office, clients.find(office, "berg")[0])
    seeker.press(Key.Key_Backspace)
    assert seeker.rows() == ["Nothing found"]


def test_unsaved_work_is_asked_about_before_something_else_opens(
    seeker: Seeker, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = clients.find(office, "aino bb")[0]
    seeker.shell.open(ClientPage(office, client))
    page = seeker.client_page()
    page.details.family_name_edit.setText("Other")
    with monkeypatch.context() as staying:
        staying.setattr(Shell, "may_leave", lambda _shell: False)
        seeker.look("aino cc")
        seeker.press(Key.Key_Return)
        assert seeker.shell.page() is page


def test_the_list_closes_when_the_focus_leaves_and_when_nothing_is_typed(seeker: Seeker) -> None:
    seeker.look("a")
    seeker.press(Key.Key_Backspace)
    assert not seeker.panel.isVisible()
    seeker.type("a")
    assert seeker.panel.isVisible()
    seeker.press(Key.Key_Tab)
    assert not seeker.panel.isVisible()
