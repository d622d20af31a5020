"""One client's whole way through the program's window: from the first meeting to "still at work"."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.follow_up_rules import LEAVING
from osaava_desktop.domain.participations import EndStatus
from osaava_desktop.domain.pathways import PathwayType, StepState, StillThere
from osaava_desktop.screens.client_pathways_tab import ClientPathwaysTab
from osaava_desktop.screens.mapping import MappingPage
from osaava_desktop.screens.mapping_tab import MappingTab
from osaava_desktop.screens.participation import ParticipationPage
from osaava_desktop.screens.pathway_step import PathwayStepPage
from osaava_desktop.screens.pathways import PathwaysPage
from osaava_desktop.screens.still_there import StillThereDialog
from osaava_desktop.services import clients, figures, mapping, participations, pathways
from osaava_desktop.store.office import Office
from tests.screens.dialogs import answering, waited
from tests.screens.keyboard import CONTROL, User

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clock(office: Office) -> Callable[[str], None]:
    """Sets the office's clock to the noon of a day; it begins on 2.2.2026."""

    def set_to(day: str) -> None:
        noon = dt.datetime.combine(dt.date.fromisoformat(day), dt.time(12), tzinfo=dt.UTC)
        office.clock = lambda: noon

    set_to("2026-02-02")
    return set_to


@contextmanager
def answered(user: User, answer: Callable[[StillThereDialog], None]) -> Iterator[None]:
    """The question is answered, and the window has the keys again."""
    with answering(StillThereDialog, answer):
        yield
    user.shell.window().activateWindow()
    assert waited(user.shell.window().isActiveWindow)


def go_to(user: User, widget: QWidget, key: Qt.Key = Key.Key_Space) -> None:
    """Press a button of the page by its key."""
    widget.setFocus()
    user.press(key)


def tab(user: User, kind: type[QWidget]) -> QWidget:
    """The tab of that kind, reached by Ctrl+Tab."""
    for _turn in range(7):
        shown = user.client_page().tabs.tab()
        if isinstance(shown, kind):
            return shown
        user.press(Key.Key_Tab, CONTROL)
    raise AssertionError(kind)


def open_client(user: User) -> None:
    """The only client, from the list, with the data of the day."""
    user.press(Key.Key_2, CONTROL)
    user.press(Key.Key_Return)


def met(user: User, office: Office) -> Client:
    """2.2.: Aino is met at a food-aid queue and registered; there is a mapping talk."""
    user.press(Key.Key_N, CONTROL)
    user.fill("Lehtonen", "Aino", "05031990", "0445550142", "ku", "f")
    user.press(Key.Key_S, CONTROL)
    open_client(user)
    tab(user, MappingTab)
    user.press(Key.Key_N, CONTROL | SHIFT)
    page = user.shell.page()
    assert isinstance(page, MappingPage)
    user.press(Key.Key_6, ALT)
    user.type("Tukea työnhakuun")
    user.press(Key.Key_S, CONTROL)
    (aino,) = clients.find(office, "lehtonen")
    assert len(mapping.wholes_of(office, aino.id)) == 1
    return aino


def joined(user: User, office: Office, aino: Client) -> None:
    """9.2.: she starts in the project, and is at work the same day."""
    open_client(user)
    card = user.client_page().details.participation_card
    go_to(user, card.starts_check)
    user.press(Key.Key_S, CONTROL)
    assert [one.started for one in participations.of_client(office, aino.id)] == [office.today]
    steps = tab(user, ClientPathwaysTab)
    assert isinstance(steps, ClientPathwaysTab)
    go_to(user, steps.step_button)
    page = user.shell.page()
    assert isinstance(page, PathwayStepPage)
    user.press(Key.Key_Tab)  # work is the first guess
    user.type("st")
    user.press(Key.Key_S, CONTROL)
    (step,) = pathways.steps(office)
    assert (step.type, step.state, step.on) == (PathwayType.EMPLOYMENT, StepState.STARTED, office.today)


def left(user: User, office: Office, aino: Client) -> None:
    """4.5.: she leaves the project at work."""
    open_client(user)
    go_to(user, user.client_page().details.participation_card.open_button)
    page = user.shell.page()
    assert isinstance(page, ParticipationPage)
    user.press(Key.Key_E, CONTROL)
    user.type("a")
    user.press(Key.Key_S, CONTROL)
    (one,) = participations.of_client(office, aino.id)
    assert one.ended == office.today
    (status,) = participations.exit_statuses(office, one.id)
    assert status.status is EndStatus.AT_WORK


def asked(user: User, office: Office, months: int) -> None:
    """The question that has fallen due is answered from the plan: she is still there."""
    open_client(user)
    card = tab(user, ClientPathwaysTab)
    assert isinstance(card, ClientPathwaysTab)
    (step,) = pathways.steps(office)
    due = next(one for one in pathways.still_of(office, step.id) if one.rule == f"step {months}")
    assert due.due <= office.today
    view = card.plan_card.plan_view
    view.choose(due.id)
    view.setFocus()
    with answered(user, lambda dialog: dialog.save()):
        user.press(Key.Key_Space)


def test_from_the_first_meeting_to_still_at_work_after_six_months(
    office: Office, clock: Callable[[str], None], user: User
) -> None:
    aino = met(user, office)
    clock("2026-02-09")
    joined(user, office, aino)
    clock("2026-05-04")
    left(user, office, aino)
    rules = [(one.rule, one.due.isoformat()) for one in pathways.follow_ups(office)]
    assert rules == [("step 3", "2026-05-09"), (LEAVING, "2026-06-01"), ("step 6", "2026-08-09")]
    clock("2026-05-11")
    asked(user, office, 3)
    clock("2026-08-10")
    asked(user, office, 6)
    (step,) = pathways.steps(office)
    answers = [(one.outcome, one.done) for one in pathways.still_of(office, step.id)]
    assert answers == [
        (StillThere.YES, dt.date(2026, 5, 11)),
        (StillThere.YES, dt.date(2026, 8, 10)),
    ]
    user.press(Key.Key_5, CONTROL)
    page = user.shell.page()
    assert isinstance(page, PathwaysPage)
    assert "After 6 months: still there 1" in page.tally_label.text()
    found = figures.compute(office, year_scope(2026))
    for key in ("registered.started", "mapping.persons", "pathways.employment.persons", "pathways.persons"):
        assert found[key].n == 1, key
