"""The network by keyboard: what is typed in the window is stored, counted, and can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.partners import (
    AgreedAction,
    Contact,
    Meeting,
    MeetingType,
    Partner,
    PartnerType,
    Referral,
    ReferralState,
)
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.day import DayDialog
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.meeting import MeetingPage
from osaava_desktop.screens.meeting_minutes import preview
from osaava_desktop.screens.network import NetworkPage
from osaava_desktop.screens.network_actions import ActionsTab
from osaava_desktop.screens.network_contacts import ContactsTab
from osaava_desktop.screens.network_list import NetworkList
from osaava_desktop.screens.network_meetings import MeetingsTab
from osaava_desktop.screens.network_partners import PartnersTab
from osaava_desktop.screens.network_referrals import ReferralsTab
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.partner import PartnerPage
from osaava_desktop.screens.partner_contact import ContactPage
from osaava_desktop.screens.partner_merge import MergePartnersDialog
from osaava_desktop.screens.partner_person import PersonDialog
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.referral import ReferralPage
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import areas, clients, figures, meetings, partners, referrals, timeline
from osaava_desktop.store.office import Office
from tests.screens.dialogs import answering
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import KUOPIO, VARKAUS, Builder, day

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Open = Callable[[Office], User]
P = TypeVar("P", bound=Page)


@pytest.fixture
def open_window(qtbot: QtBot, looks: Theme) -> Open:
    """Opens the window on the network of an office."""
    windows = []

    def opened(office: Office) -> User:
        place = Place(
            name="network", number=6, title="Network", icon="handshake", make=lambda: NetworkPage(office)
        )
        shell = Shell([place], "Kerttu Keeper", "", [(area.name, area.id) for area in areas.areas(office)])
        window = MainWindow()
        windows.append(window)
        qtbot.addWidget(window, before_close_func=lambda _window: shell.page().discard())
        window.resize(1093, 614)
        window.show_page(shell)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return User(shell)

    return opened


@pytest.fixture
def user(office: Office, open_window: Open) -> User:
    """A town met last month, a firm never met, and a client."""
    Builder(office).client("Lehtonen", given_names="Aino")
    town = partners.save(
        office, Partner(name="Kuopion kaupunki", type=PartnerType.MUNICIPALITY, area=KUOPIO.id)
    )
    partners.save(office, Partner(name="Äijä Oy", type=PartnerType.EMPLOYER, area=VARKAUS.id, person="Äijä"))
    partners.save_contact(office, Contact(partner=town.id, on=day("2026-01-02"), topic="Puhelu"))
    return open_window(office)


def tab(user: User) -> NetworkList:
    """The list in sight."""
    page = user.shell.page()
    assert isinstance(page, NetworkPage)
    found = page.tab()
    assert isinstance(found, NetworkList)
    return found


def turn(user: User, kind: type[NetworkList]) -> NetworkList:
    """Ctrl+Tab until that list is in sight."""
    for _turn in range(6):
        if isinstance(tab(user), kind):
            break
        user.press(Key.Key_Tab, CONTROL)
    assert isinstance(tab(user), kind)
    return tab(user)


def page_of(user: User, kind: type[P]) -> P:
    """The page on top."""
    page = user.shell.page()
    assert isinstance(page, kind)
    return page


def cells(user: User) -> list[list[str]]:
    """The lines of the list as they are read out."""
    table = tab(user).row_view.table()
    return [[column.read_out(row) for column in table.columns] for row in table.rows()]


def new(user: User) -> None:
    """The new thing of the list or tab."""
    user.press(Key.Key_N, CONTROL | SHIFT)


def save(user: User) -> None:
    """Ctrl+S."""
    user.press(Key.Key_S, CONTROL)


def figure(office: Office, key: str) -> int:
    """A figure of this year."""
    return figures.compute(office, year_scope(office.today.year, basis=office.profile.basis))[key].n or 0


def come_back(user: User, qtbot: QtBot) -> None:
    """After a dialog the window is in front again: without a desktop nobody else sees to it."""
    with qtbot.waitActive(user.shell.window()):
        user.shell.window().activateWindow()


def status(user: User) -> str:
    """What the foot of the window says."""
    return user.shell._status.message()


def within(parent: QWidget, widget: QWidget) -> bool:
    """Whether the widget is seen whole."""
    return parent.rect().contains(widget.rect().translated(widget.mapTo(parent, widget.rect().topLeft())))


def test_partners_are_searched_and_narrowed(user: User) -> None:
    assert [line[0] for line in cells(user)] == ["Kuopion kaupunki", "Äijä Oy"]
    assert cells(user)[0][1:6] == ["Municipality", KUOPIO.name, "", "", "2.1.2026"]
    partners_tab = tab(user)
    assert isinstance(partners_tab, PartnersTab)
    partners_tab.quiet_chip._pick(60)
    assert [line[0] for line in cells(user)] == ["Äijä Oy"]
    partners_tab.clear_filters()
    user.shell.choose_area(VARKAUS.id)
    assert [line[0] for line in cells(user)] == ["Äijä Oy"]
    user.shell.choose_area(None)
    user.press(Key.Key_F, CONTROL)
    user.type("kuopion")
    assert [line[0] for line in cells(user)] == ["Kuopion kaupunki"]
    assert "1 / 2 rows shown" in status(user)


def test_a_new_partner_is_counted_once_it_is_met(user: User, office: Office) -> None:
    new(user)
    page = page_of(user, PartnerPage)
    user.type("Savon ammattiopisto")
    assert page.likely.isHidden()
    user.press(Key.Key_Tab)
    user.type("Educ")
    save(user)
    assert figure(office, "partners.school") == 0
    assert page.around.isVisible()
    user.shell.page().activated()
    user.begin()
    user.type("Opiskelupaikat")
    user.press(Key.Key_Return)
    assert user.keys == len("Opiskelupaikat") + 1
    assert status(user) == "The contact is saved"
    assert figure(office, "partners.school") == 1
    assert page.around.tab_bar.tabText(0) == "Contacts 1"
    user.press(Key.Key_Escape)
    assert [line[0] for line in cells(user)] == ["Kuopion kaupunki", "Savon ammattiopisto", "Äijä Oy"]
    chosen = tab(user).row_view.current_row()
    assert chosen is not None
    assert chosen.partner.name == "Savon ammattiopisto"


def test_a_contact_is_logged_in_few_keys_from_the_list(user: User, office: Office) -> None:
    user.begin()
    user.press(Key.Key_Return)
    user.type("Työpaikat")
    user.press(Key.Key_Return)
    assert user.keys - len("Työpaikat") <= 15
    contact = partners.contacts(office)[0].contact
    assert (contact.topic, contact.on, contact.worker) == ("Työpaikat", office.today, office.person.id)


def test_a_name_alike_is_shown_while_it_is_typed(user: User) -> None:
    new(user)
    page = page_of(user, PartnerPage)
    user.type("Kuopion kaup")
    assert page.likely.isVisible()
    assert "Kuopion kaupunki" in page.likely.accessibleName()
    user.type("anmuseo keskus")
    assert page.likely.isHidden()
    page.discard()


def test_bad_input_stands_beside_its_field_and_nothing_is_lost(user: User) -> None:
    user.press(Key.Key_Return)
    page = page_of(user, PartnerPage)
    page.name_edit.clear()
    page.closed_edit.setText("31.2.")
    save(user)
    assert page.name_field.has_problem()
    assert page.closed_field.has_problem()
    assert page.closed_edit.text() == "31.2."
    page.discard()
    page.around.log_on_edit.setText("huomenna")
    page.around.log_topic_edit.setText("Puhelu")
    assert not page.around.log()
    assert page.around.problem_label.isVisible()
    assert page.around.entries() == ("Puhelu", "")
    page.around.log_on_edit.setText("1.1.2030")
    assert not page.save()
    assert "future" in page.around.problem_label.text()
    page.discard()


def test_closing_with_something_open_is_asked(user: User, office: Office) -> None:
    town, client = partners.partners(office)[0], _client(office)
    referrals.save(office, Referral(client=client, partner=town.id, on=office.today, what="Uraohjaus"))
    user.press(Key.Key_Return)
    page = page_of(user, PartnerPage)
    page.closed_edit.setText("1.2.")
    save(user)
    assert "A-1 Uraohjaus" in page.notice.text()
    assert partners.get(office, town.id).closed is None
    user.press(Key.Key_Return)
    assert partners.get(office, town.id).closed == office.today
    assert page.notice.text() == ""
    user.press(Key.Key_Escape)
    assert [line[0] for line in cells(user)] == ["Äijä Oy"]
    page_tab = tab(user)
    assert isinstance(page_tab, PartnersTab)
    page_tab.closed_chip.click()
    assert cells(user)[0][0] == "Kuopion kaupunki, closed"


def test_people_of_a_partner_come_and_go(user: User, office: Office, qtbot: QtBot) -> None:
    user.press(Key.Key_Return)
    page = page_of(user, PartnerPage)
    user.press(Key.Key_Tab, CONTROL)

    def fill(dialog: PersonDialog) -> None:
        dialog.save()
        assert dialog.name_field.has_problem()
        dialog.name_edit.setText("Maija Virtanen")
        dialog.role_edit.setText("uraohjaaja")
        dialog.save()

    with answering(PersonDialog, fill):
        new(user)
    come_back(user, qtbot)
    assert [one.name for one in partners.persons(office)] == ["Maija Virtanen"]
    user.press(Key.Key_Delete)
    assert partners.persons(office) == []
    assert page.around.undo_button.isVisible()
    page.around.undo()
    assert [one.name for one in partners.persons(office)] == ["Maija Virtanen"]


def test_two_partners_are_merged_and_parted(user: User, office: Office) -> None:
    user.press(Key.Key_Return)
    page = page_of(user, PartnerPage)

    def choose(dialog: MergePartnersDialog) -> None:
        dialog.save()
        assert dialog.partner_field.has_problem()
        user.type("Äijä")
        user.press(Key.Key_Return)
        dialog.save()

    with answering(MergePartnersDialog, choose):
        page.merge()
    assert [one.name for one in partners.partners(office)] == ["Kuopion kaupunki"]
    assert page.person_edit.text() == "Äijä"
    page.notice.buttons()[0].click()
    assert len(partners.partners(office)) == 2
    assert page.person_edit.text() == ""


def test_contacts_of_all_partners(user: User, office: Office) -> None:
    turn(user, ContactsTab)
    new(user)
    page = page_of(user, ContactPage)
    save(user)
    user.type("Uusi Yhdistys")
    user.press(Key.Key_Down)
    user.press(Key.Key_Return)
    user.type("Tutustuminen")
    save(user)
    assert not page.is_dirty()
    user.press(Key.Key_Escape)
    assert [line[1] for line in cells(user)] == ["Uusi Yhdistys", "Kuopion kaupunki"]
    assert figure(office, "partners.local") == 1
    user.press(Key.Key_Delete)
    assert figure(office, "partners.local") == 0
    user.press(Key.Key_Z, CONTROL)
    assert figure(office, "partners.local") == 1
    user.press(Key.Key_Return)
    assert page_of(user, ContactPage).title() == "Uusi Yhdistys"


def test_saving_an_empty_form_says_what_is_missing(user: User, office: Office) -> None:
    new(user)
    save(user)
    assert page_of(user, PartnerPage).name_field.has_problem()


def test_a_meeting_is_written_down_with_what_was_agreed_on(user: User, office: Office) -> None:
    turn(user, MeetingsTab)
    new(user)
    page = page_of(user, MeetingPage)
    user.type("Net")
    user.press(Key.Key_Tab, times=2)
    user.type("Kevään foorumi")
    page.partner_person_edit.setFocus()
    user.type("äijä")
    user.press(Key.Key_Return)
    assert page.others_edit.toPlainText() == "Äijä (Äijä Oy)"
    page.action_rows.setFocus()
    user.fill("Esite painoon", "", "+14", "")
    user.press(Key.Key_Tab)
    user.type("Kutsut")
    save(user)
    (whole,) = [meetings.get(office, line.meeting.id) for line in meetings.listing(office)]
    assert (whole.meeting.type, whole.meeting.title) == (MeetingType.NETWORK, "Kevään foorumi")
    assert whole.meeting.participants == f"{office.person.name}, Äijä (Äijä Oy)"
    assert [(one.what, one.due) for one in whole.actions] == [
        ("Esite painoon", day("2026-02-15")),
        ("Kutsut", None),
    ]
    assert figure(office, "meetings.network") == 1
    page.on_edit.setText("1.1.2030")
    wrong = page.action_rows.stops()[6]
    wrong.setText("31.2.")  # type: ignore[attr-defined]
    save(user)
    assert page.actions_field.has_problem()
    page.action_rows.setFocus()
    assert user.focus() is wrong, "not the first row, which is well"
    page.discard()
    assert not page.is_dirty()
    user.press(Key.Key_Escape)
    assert cells(user)[0][5] == "2 / 2"


def test_what_was_agreed_on_is_ticked_with_space(user: User, office: Office) -> None:
    meeting = Meeting(type=MeetingType.TEAM, on=office.today)
    meetings.save(
        office,
        meeting,
        [
            AgreedAction(meeting=meeting.id, what="Esite", due=day("2026-01-28")),
            AgreedAction(meeting=meeting.id, what="Kutsut"),
        ],
    )
    turn(user, ActionsTab)
    assert cells(user)[0][:3] == ["Esite", "", "28.1., 4 d"]
    user.press(Key.Key_Space)
    assert meetings.actions(office)[-1].action.done == office.today
    assert [line[0] for line in cells(user)] == ["Kutsut"]
    user.press(Key.Key_Return)
    assert page_of(user, MeetingPage).title() == "Weekly team meeting"
    user.press(Key.Key_Escape)
    user.press(Key.Key_Delete)
    assert len(meetings.actions(office)) == 1
    user.press(Key.Key_Z, CONTROL)
    assert len(meetings.actions(office)) == 2


def test_a_client_is_sent_on_and_the_partner_answers(user: User, office: Office, qtbot: QtBot) -> None:
    turn(user, ReferralsTab)
    new(user)
    page = page_of(user, ReferralPage)
    page.save()
    assert page.client_field.has_problem()
    assert page.partner_field.has_problem()
    page.client_edit.setFocus()
    user.type("leht")
    user.press(Key.Key_Return)
    user.type("kuop")
    user.press(Key.Key_Return)
    user.type("Uraohjaus")
    save(user)
    user.press(Key.Key_Escape)
    assert cells(user)[0][:5] == ["Lehtonen, Aino", "A-1", "Kuopion kaupunki", "Uraohjaus", "sent"]
    with answering(DayDialog, lambda dialog: dialog.save()):
        user.press(Key.Key_D, CONTROL)
    come_back(user, qtbot)
    assert referrals.listing(office)[0].referral.state is ReferralState.ACCEPTED
    user.press(Key.Key_Return)
    page = page_of(user, ReferralPage)
    user.type("r")
    assert page.reason_field.isVisible()
    save(user)
    assert page.reason_field.has_problem()
    page.reason_edit.setText("Ei paikkoja")
    save(user)
    (line,) = referrals.listing(office)
    assert (line.referral.state, line.referral.reason) == (ReferralState.REFUSED, "Ei paikkoja")
    assert line.referral.state_on == office.today


def test_late_referrals_bear_their_days(user: User, office: Office) -> None:
    town = partners.partners(office)[0]
    referrals.save(office, Referral(client=_client(office), partner=town.id, on=day("2026-01-02")))
    found = turn(user, ReferralsTab)
    assert isinstance(found, ReferralsTab)
    assert "30 d" in cells(user)[0][5]
    assert "1 without an answer" in found.facts()
    found.late_chip.click()
    assert len(cells(user)) == 1


def test_a_partner_page_sends_a_client_on(user: User, office: Office) -> None:
    user.press(Key.Key_Return)
    user.press(Key.Key_Tab, CONTROL, times=2)
    new(user)
    page = page_of(user, ReferralPage)
    user.type("leht")
    user.press(Key.Key_Return)
    assert user.focus() is page.what_edit
    save(user)
    user.press(Key.Key_Escape)
    partner_page = page_of(user, PartnerPage)
    assert partner_page.around.tab_bar.tabText(2) == "Referrals 1"


def test_a_client_is_sent_on_from_the_client(user: User, office: Office) -> None:
    client = clients.find(office, "lehtonen")[0]
    user.shell.open(ClientPage(office, client))
    page_of(user, ClientPage).refer_action.trigger()
    page = page_of(user, ReferralPage)
    assert user.focus() is page.partner_edit
    user.type("kuop")
    user.press(Key.Key_Return)
    save(user)
    assert [line.name for line in referrals.listing(office, client=client.id)] == ["Lehtonen, Aino"]
    user.press(Key.Key_Escape)
    assert [event.text for event in timeline.of_client(office, client.id) if event.source == "referral"]


def test_half_a_row_of_what_was_agreed_on_is_asked_about(user: User, office: Office) -> None:
    turn(user, MeetingsTab)
    new(user)
    page = page_of(user, MeetingPage)
    page.action_rows.setFocus()
    user.press(Key.Key_Tab, times=2)
    user.type("+14")
    save(user)
    assert page.actions_field.has_problem()
    assert meetings.listing(office) == []


def test_unsaved_words_are_known_to_the_window(user: User) -> None:
    user.press(Key.Key_Return)
    page = page_of(user, PartnerPage)
    assert not page.is_dirty()
    user.type("Puh")
    assert page.is_dirty()
    page.discard()
    assert not page.is_dirty()


def test_the_same_search_goes_along_to_the_next_list(user: User, office: Office) -> None:
    firm = partners.partners(office)[1]
    partners.save_contact(office, Contact(partner=firm.id, on=office.today, topic="Käynti"))
    user.press(Key.Key_F, CONTROL)
    user.type("kuopion")
    user.press(Key.Key_Return)
    turn(user, ContactsTab)
    assert [line[1] for line in cells(user)] == ["Kuopion kaupunki"]
    user.shell.choose_area(VARKAUS.id)
    assert cells(user) == []
    user.press(Key.Key_Tab, CONTROL | SHIFT)
    assert cells(user) == []
    assert not tab(user).nothing_state.isHidden()


def test_minutes_are_shown_as_a_paper(user: User, office: Office, qtbot: QtBot) -> None:
    meeting = meetings.save(office, Meeting(type=MeetingType.TEAM, on=office.today, title="Palaveri"))
    paper = meetings.minutes(office, meeting.id)
    seen: list[str] = []
    with answering(PreviewDialog, lambda dialog: seen.append(dialog.windowTitle())):
        preview(office, meeting, paper, "fi", user.shell.page())
        qtbot.waitUntil(lambda: bool(seen), timeout=5000)


@pytest.mark.parametrize("kind", [PartnersTab, ContactsTab, MeetingsTab, ActionsTab, ReferralsTab])
def test_an_empty_list_says_what_goes_there(
    office: Office, open_window: Open, kind: type[NetworkList]
) -> None:
    user = open_window(office)
    found = turn(user, kind)
    assert not found.empty_state.isHidden()
    assert user.focus() is found.new_button


@pytest.mark.parametrize("size", [(1093, 614), (1920, 1080)])
def test_the_forms_are_whole_in_every_window(user: User, office: Office, size: tuple[int, int]) -> None:
    window = user.shell.window()
    window.resize(*size)
    partner = replace(partners.partners(office)[0])
    pages: list[Any] = [PartnerPage(office, partner), MeetingPage(office, None)]
    for page in pages:
        user.shell.open(page)
        page.form_panel.layout().activate()
        bar = page.findChild(QWidget, "scroll_area").verticalScrollBar()
        assert bar.maximum() == 0, type(page).__name__
        user.shell.back()


def _client(office: Office) -> UUID:
    return clients.find(office, "lehtonen")[0].id
