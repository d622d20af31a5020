"""Opportunities by keyboard: written down, offered to those they suit, taken up, and on to the step."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from osaava_desktop import i18n
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.partners import OfferOutcome, Opportunity, OpportunityType, Partner, PartnerType
from osaava_desktop.domain.pathways import PathwayType
from osaava_desktop.domain.timeline import Source
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.network import NetworkPage
from osaava_desktop.screens.network_opportunities import OpportunitiesTab
from osaava_desktop.screens.opportunity import OpportunityPage
from osaava_desktop.screens.partner import PartnerPage
from osaava_desktop.screens.pathway_step import PathwayStepPage
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.timeline_tab import TimelineTab
from osaava_desktop.services import clients, figures, opportunities, partners, pathways, timeline
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import KUOPIO, VARKAUS, Builder, day

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def aino(office: Office) -> Client:
    """Three in the project, of whom two wish for the kitchen; the first of them is Aino."""
    build = Builder(office)
    found = [
        build.client(name, wished_field=field, birth_date=day("1990-03-05"))
        for name, field in (("Aalto", "keittiö"), ("Berg", "keittiötyö"), ("Cederberg", "metalli"))
    ]
    for one in found:
        build.participation(one, "2025-05-01")
    partners.save(
        office, Partner(name="Koulu", type=PartnerType.EMPLOYER, area=KUOPIO.id, industry="keittiö")
    )
    return found[0]


@pytest.fixture
def window(looks: Theme) -> MainWindow:
    """Empty yet."""
    return MainWindow()


@pytest.fixture
def user(office: Office, aino: Client, qtbot: QtBot, window: MainWindow) -> User:
    """At the list of opportunities, which is empty."""
    place = Place(
        name="network", number=6, title="Network", icon="handshake", make=lambda: NetworkPage(office)
    )
    shell = Shell([place], "Kerttu Keeper", "", [(area.name, area.id) for area in (KUOPIO, VARKAUS)])
    shell.client_opened.connect(lambda key: shell.open(ClientPage(office, clients.get(office, key))))
    qtbot.addWidget(window, before_close_func=lambda _window: shell.page().discard())
    window.resize(1093, 614)
    window.show_page(shell)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    network = shell.page()
    assert isinstance(network, NetworkPage)
    network.show_tab(OpportunitiesTab)
    return User(shell)


def the_list(user: User) -> OpportunitiesTab:
    network = user.shell.page()
    assert isinstance(network, NetworkPage)
    found = network.tab()
    assert isinstance(found, OpportunitiesTab)
    return found


def the_page(user: User) -> OpportunityPage:
    page = user.shell.page()
    assert isinstance(page, OpportunityPage)
    return page


def figure(office: Office, key: str) -> int:
    scope = year_scope(office.today.year, basis=office.profile.basis)
    return figures.compute(office, scope)[key].n or 0


def write_down(user: User, qtbot: QtBot) -> OpportunityPage:
    """A hidden job at the school, open for thirty days, by the keys alone."""
    user.press(Key.Key_N, CONTROL | SHIFT)
    page = the_page(user)
    user.press(Key.Key_Tab)
    user.press(Key.Key_Space)
    user.press(Key.Key_Tab)
    user.fill("Keittiöapulainen", "Koulu")
    user.press(Key.Key_Return)
    user.press(Key.Key_Tab, times=3)
    user.type("+30")
    user.press(Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: page.around.match_view.hasFocus(), timeout=2000)
    return page


def test_a_hidden_job_is_written_down_by_keys_and_counted(user: User, office: Office, qtbot: QtBot) -> None:
    page = write_down(user, qtbot)
    (stored,) = opportunities.opportunities(office)
    assert (stored.title, stored.type, stored.hidden) == ("Keittiöapulainen", OpportunityType.JOB, True)
    assert (stored.industry, stored.worker) == ("keittiö", office.person.id)
    assert stored.open_until == office.today + dt.timedelta(days=30)
    assert stored.partner == partners.partners(office)[0].id
    assert not page.is_dirty()
    for key in ("opportunities.job", "opportunities.hidden"):
        assert figure(office, key) == 1
    assert figure(office, "offers") == 0


def test_offered_to_several_taken_up_and_on_to_the_step(
    user: User, office: Office, aino: Client, qtbot: QtBot
) -> None:
    page = write_down(user, qtbot)
    view = page.around.match_view
    assert [match.client.name for match in view.table().rows()] == ["Aalto", "Berg"]
    assert view.table().row(0).reasons == ("wishes for: keittiö",)
    user.press(Key.Key_Down, SHIFT)
    user.press(Key.Key_Space)
    assert page.around.tab_bar.tabText(1) == "Offered 2"
    assert all(match.client.outcome is OfferOutcome.OPEN for match in view.table().rows())
    assert figure(office, "offers") == 2
    user.press(Key.Key_Z, CONTROL)
    assert figure(office, "offers") == 0
    user.press(Key.Key_Return)
    assert figure(office, "offers") == 2
    user.press(Key.Key_Tab, CONTROL)
    assert page.around.offer_view.hasFocus()
    user.type("+")
    assert figure(office, "offers.accepted") == 1
    assert page.notice.text() == "Aalto has taken it up."
    user.press(Key.Key_N, CONTROL | SHIFT)
    step_page = user.shell.page()
    assert isinstance(step_page, PathwayStepPage)
    step_page.on_edit.setText("+7")
    user.press(Key.Key_S, CONTROL)
    (step,) = pathways.steps(office)
    (job,) = opportunities.opportunities(office)
    assert (step.client, step.opportunity, step.partner) == (aino.id, job.id, job.partner)
    assert step.type is PathwayType.EMPLOYMENT
    user.press(Key.Key_Escape)
    assert the_page(user) is page
    page.around.want_step()
    step_page = user.shell.page()
    assert isinstance(step_page, PathwayStepPage)
    assert step_page.title() == "Aalto"


def test_an_outcome_is_noted_and_undone(user: User, office: Office, qtbot: QtBot) -> None:
    page = write_down(user, qtbot)
    user.press(Key.Key_Space)
    user.press(Key.Key_Tab, CONTROL)

    def outcome() -> OfferOutcome:
        return opportunities.offers(office, opportunities.opportunities(office)[0].id)[0].offer.outcome

    user.type("-")
    assert outcome() is OfferOutcome.DECLINED
    user.press(Key.Key_Z, CONTROL)
    assert outcome() is OfferOutcome.OPEN
    user.type("+")
    user.type("0")
    assert outcome() is OfferOutcome.OPEN
    user.press(Key.Key_Delete)
    assert page.around.tab_bar.tabText(1) == "Offered"
    assert user.focus() is page.around.client_edit
    user.press(Key.Key_Z, CONTROL)
    assert page.around.tab_bar.tabText(1) == "Offered 1"


def test_somebody_is_offered_it_by_name_once(user: User, office: Office, qtbot: QtBot) -> None:
    page = write_down(user, qtbot)
    for words in ("Offered to 1 client", "It was offered there already"):
        user.press(Key.Key_N, CONTROL | SHIFT)
        assert user.focus() is page.around.client_edit
        user.type("ceder")
        user.press(Key.Key_Return)
        assert user.shell._status.message() == words
    assert figure(office, "offers") == 1
    user.press(Key.Key_Tab, CONTROL)
    user.press(Key.Key_Return)
    assert isinstance(user.shell.page(), ClientPage)
    user.press(Key.Key_Escape)
    assert the_page(user) is page


def test_bad_input_stands_beside_its_field_and_nothing_is_lost(user: User, office: Office) -> None:
    user.press(Key.Key_N, CONTROL | SHIFT)
    page = the_page(user)
    page.partner_edit.setText("Nobody's name")
    page.open_until_edit.setText("someday")
    page.note_edit.setPlainText("A note")
    user.press(Key.Key_S, CONTROL)
    wrong = [name for name, field in page.fields().items() if field.has_problem()]
    assert wrong == ["title", "partner", "open_until"]
    page.title_edit.setText("Job")
    page.partner_edit.show_partner(None)
    page.open_until_edit.setText("1.1.2026")
    user.press(Key.Key_S, CONTROL)
    assert [name for name, field in page.fields().items() if field.has_problem()] == ["open_until"]
    assert page.note_edit.toPlainText() == "A note"
    assert opportunities.opportunities(office) == []


def test_a_partner_is_made_on_the_spot(user: User, office: Office) -> None:
    user.press(Key.Key_N, CONTROL | SHIFT)
    user.press(Key.Key_Tab, times=2)
    user.fill("Varastotyö", "Uusi Oy")
    user.press(Key.Key_Return)
    user.press(Key.Key_S, CONTROL)
    (stored,) = opportunities.opportunities(office)
    made = next(one for one in partners.partners(office) if one.name == "Uusi Oy")
    assert (stored.partner, made.type) == (made.id, PartnerType.EMPLOYER)


def test_the_list_is_narrowed_and_the_bin_gives_back(user: User, office: Office) -> None:
    for title, kind, hidden, until, area in (
        ("Kokki", OpportunityType.JOB, True, None, KUOPIO),
        ("Myyjä", OpportunityType.JOB, False, "2026-02-04", VARKAUS),
        ("Kurssi", OpportunityType.STUDIES, False, "2026-01-20", KUOPIO),
    ):
        opportunities.save(
            office,
            Opportunity(
                type=kind,
                title=title,
                hidden=hidden,
                opened=day("2026-01-05"),
                area=area.id,
                open_until=day(until) if until else None,
            ),
        )
    user.shell.page().refresh()
    found = the_list(user)
    view = found.row_view

    def titles() -> list[str]:
        return [line.opportunity.title for line in view.table().rows()]

    assert set(titles()) == {"Kokki", "Myyjä", "Kurssi"}
    assert titles()[-1] == "Kurssi"
    assert found.facts() == "2 open opportunities · 1 hidden job"
    found.open_chip.click()
    assert set(titles()) == {"Kokki", "Myyjä"}
    found.hidden_chip.click()
    assert titles() == ["Kokki"]
    found.clear_filters()
    found.show_area(VARKAUS.id)
    assert titles() == ["Myyjä"]
    assert "3 d left" in view.table().columns[5].read_out(view.table().row(0))
    found.focus_list()
    user.press(Key.Key_Delete)
    assert titles() == []
    found.new_button.setFocus()
    user.press(Key.Key_Z, CONTROL)
    assert titles() == ["Myyjä"]
    user.press(Key.Key_Return)
    assert the_page(user).title() == "Myyjä"


def test_the_timeline_and_the_partner_open_it(user: User, office: Office, aino: Client) -> None:
    school = partners.partners(office)[0]
    job = opportunities.save(
        office,
        Opportunity(type=OpportunityType.JOB, title="Kokki", opened=office.today, partner=school.id),
    )
    opportunities.offer_to(office, job.id, [aino.id])
    assert any(event.source is Source.OFFER for event in timeline.of_client(office, aino.id))
    tab = TimelineTab(office)
    tab.show_client(aino)
    opened: list[object] = []
    tab.opened.connect(opened.append)
    rows = tab.event_view.table().rows()
    tab.open_row(next(row for row in rows if row.event.source is Source.OFFER))
    (page,) = opened
    assert isinstance(page, OpportunityPage)
    assert page.title() == "Kokki"
    user.shell.open(PartnerPage(office, school))
    user.press(Key.Key_Tab, CONTROL | SHIFT)
    user.press(Key.Key_Return)
    assert the_page(user).title() == "Kokki"


def test_the_field_wished_for_is_typed_on_the_clients_page(user: User, office: Office, aino: Client) -> None:
    page = ClientPage(office, aino)
    user.shell.open(page)
    page.details.wished_field_edit.setText("siivous")
    assert page.is_dirty()
    user.press(Key.Key_S, CONTROL)
    assert clients.get(office, aino.id).wished_field == "siivous"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_it_is_whole_in_every_language(user: User, office: Office, qtbot: QtBot, language: str) -> None:
    job = opportunities.save(
        office, Opportunity(type=OpportunityType.JOB, title="Kokki", opened=office.today)
    )
    i18n.use(language)
    user.shell.open(OpportunityPage(office, job))
    page = the_page(user)
    buttons = (page.around.offer_button, page.around.taken_button, page.bin_button)
    assert all(button.text() for button in buttons)
    marked = [field.property("label") for field in page.fields().values()]
    letters = [label[label.index("&") + 1].casefold() for label in marked]
    letters += [
        button.text()[button.text().index("&") + 1].casefold()
        for button in (page.around.offer_button, page.bin_button, page.hidden_check)
    ]
    assert len(set(letters)) == len(letters)
