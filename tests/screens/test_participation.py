"""A client's participations by keyboard: end, coming back, EURA, voluntary answers, bad input, undo."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from osaava_desktop import i18n
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.participations import Education, EndStatus, Participation, StartStatus
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.words import Answer, Gender
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.participation import ParticipationPage
from osaava_desktop.screens.participation_form import ParticipationForm
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.translator import Translators
from osaava_desktop.screens.widgets.pill import Pill
from osaava_desktop.services import clients, figures, participations
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import Builder, day

Key = Qt.Key


@pytest.fixture
def user(office: Office, looks: Theme, make_user: Callable[[Office], User]) -> User:
    """On the empty list."""
    return make_user(office)


def begin(office: Office, *times: tuple[str, str | None], **fields: Any) -> Client:
    """A client with these times in the project."""
    build = Builder(office)
    aino = build.client("Lehtonen", birth_date=day("1990-03-05"), citizenship="UA", gender=Gender.FEMALE)
    for started, ended in times:
        build.participation(aino, started, ended, **fields)
    return aino


def open_page(user: User, office: Office, client: Client) -> ParticipationPage:
    """The page on top of the list."""
    page = ParticipationPage(office, client)
    user.shell.open(page)
    return page


def form(page: ParticipationPage, place: int = 0) -> ParticipationForm:
    """A participation of the page, the newest first."""
    return page._forms[place]


def stored(office: Office, client: Client) -> list[Participation]:
    """The participations, the first one first."""
    return participations.of_client(office, client.id)


def statuses(office: Office, client: Client) -> list[tuple[dt.date, EndStatus]]:
    """What is known since the last end."""
    last = stored(office, client)[-1]
    return [(one.on, one.status) for one in participations.exit_statuses(office, last.id)]


def test_the_card_leads_to_the_page_and_back(user: User, office: Office) -> None:
    aino = begin(office, ("2026-01-12", None), status=StartStatus.UNEMPLOYED)
    user.shell.open(ClientPage(office, aino))
    card = user.client_page().details.participation_card
    assert not card.starts_check.isVisible()
    mark = card.eura_pill.mark()
    assert mark is not None
    assert mark.text == "EURA start notice missing"
    card.open_button.setFocus()
    user.press(Key.Key_Return)
    page = user.shell.page()
    assert isinstance(page, ParticipationPage)
    assert page.facts() == "client A-1 · participation"
    user.press(Key.Key_Escape)
    assert user.client_page().details.participation_card is card


def test_the_page_of_who_was_put_into_the_bin_keeps_what_was_typed_and_can_be_left(
    user: User, office: Office
) -> None:
    aino = begin(office, ("2026-01-12", None))
    page = open_page(user, office, aino)
    form(page).start.started_edit.selectAll()
    user.type("11.1.2026")
    clients.put_in_bin(office, aino)
    assert not page.save()
    assert "in the bin" in page.notice.text()
    assert form(page).start.started_edit.text() == "11.1.2026"
    page.discard()
    assert not page.is_dirty()


def test_start_data_are_corrected_in_place(user: User, office: Office) -> None:
    aino = begin(office, ("2026-01-12", None), status=StartStatus.UNEMPLOYED)
    page = open_page(user, office, aino)
    start = form(page).start
    assert user.focus() is start.started_edit
    start.started_edit.selectAll()
    user.type("11.1.")
    assert page.is_dirty()
    user.press(Key.Key_Tab)
    assert start.started_edit.text() == "11.1.2026"
    user.press(Key.Key_Tab)
    user.type("1.12.2024")
    user.press(Key.Key_Tab)
    assert start.unemployed_since_field.message() == "at least 12 months"
    assert user.focus() is start.long_button
    user.press(Key.Key_Space)
    assert not start.long_button.isVisible()
    user.press(Key.Key_S, CONTROL)
    (one,) = stored(office, aino)
    assert (one.started, one.unemployed_since) == (day("2026-01-11"), day("2024-12-01"))
    assert one.status is StartStatus.LONG_TERM_UNEMPLOYED
    assert not page.is_dirty()
    assert user.shell._status.message() == "The participation is saved"


def test_ending_takes_a_few_keys_and_is_in_the_figures(user: User, office: Office) -> None:
    whole = {"status": StartStatus.INACTIVE, "education": Education.BASIC}
    aino = begin(office, ("2025-12-01", None), **whole)
    page = open_page(user, office, aino)
    user.begin()
    before = user.keys
    user.press(Key.Key_E, CONTROL)
    user.type("u")
    user.press(Key.Key_Tab)
    user.type("y")
    user.press(Key.Key_S, CONTROL)
    assert user.keys - before <= 5
    (one,) = stored(office, aino)
    assert (one.ended, one.qualification_gained) == (office.today, True)
    assert statuses(office, aino) == [(office.today, EndStatus.JOBSEEKER)]
    assert (
        form(page).end.until_label.text() == "A status counts as a result until 1.3.2026; the last one holds."
    )
    found = figures.compute(office, year_scope(2026))
    assert (found["esf.EECR01"].n, found["esf.EECR03"].n) == (1, 1)
    assert form(page).heading_label.text() == "1.12.2025–1.2.2026"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("11.1.2026", "The end is before the start."),
        ("2.2.2026", "This date is in the future."),
        ("31.2.2026", "There is no such day. Write the date as 5.3.1990."),
        ("", "This is needed."),
    ],
)
def test_a_wrong_end_is_said_beside_it_and_stays(
    user: User, office: Office, typed: str, sentence: str
) -> None:
    aino = begin(office, ("2026-01-12", None))
    page = open_page(user, office, aino)
    user.press(Key.Key_E, CONTROL)
    user.type("a")
    form(page).end.ended_edit.setText(typed)
    user.press(Key.Key_S, CONTROL)
    end = form(page).end
    assert end.ended_field.message() == sentence
    assert end.ended_edit.text() == typed
    assert end.left_as_combo.currentData() == EndStatus.AT_WORK
    assert user.shell._save_bar._problems.text() == "1 field to fix: End date"
    assert stored(office, aino)[0].ended is None
    QApplication.processEvents()
    assert user.focus() is end.ended_edit


def test_an_end_wants_a_status(user: User, office: Office) -> None:
    aino = begin(office, ("2026-01-12", None))
    page = open_page(user, office, aino)
    user.press(Key.Key_E, CONTROL)
    user.press(Key.Key_S, CONTROL)
    assert form(page).end.left_as_field.message() == "This is needed."
    form(page).end.still_button.setFocus()
    user.press(Key.Key_Space)
    assert not page.is_dirty()
    assert form(page).end.end_button.hasFocus()


def test_a_later_status_typed_is_saved_with_the_rest(user: User, office: Office) -> None:
    aino = begin(office, ("2026-01-12", "2026-01-20"))
    page = open_page(user, office, aino)
    assert "Ctrl+E" not in dict(page.keys())
    end = form(page).end
    end.later_on_edit.setFocus()
    user.type("25.1.2026")
    assert page.is_dirty()
    user.press(Key.Key_S, CONTROL)
    assert end.later_as_field.has_problem()
    assert statuses(office, aino) == []
    end.later_as_combo.setCurrentIndex(1)
    user.press(Key.Key_S, CONTROL)
    assert [on for on, _status in statuses(office, aino)] == [dt.date(2026, 1, 25)]
    assert not page.is_dirty()


def test_later_statuses_are_added_at_once_and_taken_back(user: User, office: Office) -> None:
    aino = begin(office, ("2025-09-01", "2025-12-20"))
    page = open_page(user, office, aino)
    end = form(page).end
    end.later_as_combo.setCurrentIndex(3)
    end.later_on_edit.setFocus()
    user.type("19.12.2025")
    user.press(Key.Key_Return)
    assert end.later_on_field.message() == "The end is before the start."
    end.later_on_edit.selectAll()
    user.type("30.1.")
    user.press(Key.Key_Return)
    assert statuses(office, aino) == [(day("2026-01-30"), EndStatus.AT_WORK)]
    assert (end.later_on_edit.text(), page.is_dirty()) == ("", False)
    assert shown(end) == ["30.1.2026  at work (too late to count)"]
    drop = end._rows[0].findChild(QPushButton)
    assert isinstance(drop, QPushButton)
    assert drop.accessibleName() == "Remove 30.1.2026  at work"
    drop.setFocus()
    user.press(Key.Key_Return)
    assert statuses(office, aino) == []
    user.press(Key.Key_Z, CONTROL)
    assert statuses(office, aino) == [(day("2026-01-30"), EndStatus.AT_WORK)]


def shown(end: Any) -> list[str]:
    """The later statuses in words."""
    return [row.findChild(QLabel).text() for row in end._rows]


def test_still_in_the_project_after_all(user: User, office: Office) -> None:
    aino = begin(office, ("2025-09-01", "2025-12-20"))
    page = open_page(user, office, aino)
    form(page).end.still_button.setFocus()
    user.press(Key.Key_Return)
    assert stored(office, aino)[0].ended is None
    assert page.notice.buttons()[0].hasFocus()
    user.press(Key.Key_Return)
    assert stored(office, aino)[0].ended == day("2025-12-20")
    assert page.notice.text() == ""


def test_who_comes_back_keeps_the_start_data(user: User, office: Office) -> None:
    fields = {"status": StartStatus.INACTIVE, "education": Education.BASIC}
    aino = begin(office, ("2025-03-01", "2025-12-20"), **fields)
    page = open_page(user, office, aino)
    user.press(Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    user.type("20.12.2025")
    assert not form(page).start.status_field.isVisible()
    sentence = "The start data of 1.3.2025 stay: outside the labour market, comprehensive school."
    assert form(page).kept_label.text() == sentence
    user.press(Key.Key_S, CONTROL)
    assert form(page).start.started_field.message() == "The client is already in the project then."
    assert form(page).start.started_edit.text() == "20.12.2025"
    form(page).start.started_edit.setText("2.1.2026")
    user.press(Key.Key_S, CONTROL)
    _first, again = stored(office, aino)
    assert (again.started, again.status, again.education) == (
        day("2026-01-02"),
        StartStatus.INACTIVE,
        Education.BASIC,
    )
    assert len(page._forms) == 2
    assert not page.again_button.isVisible()
    registered = figures.compute(office, year_scope(2026))["registered.started"].n
    assert registered == 0  # the first start alone registers


def test_an_end_after_coming_back_is_refused_at_its_field(user: User, office: Office) -> None:
    aino = begin(office, ("2025-03-01", "2025-06-30"), ("2025-09-01", None))
    page = open_page(user, office, aino)
    first = form(page, 1)
    first.end.ended_edit.setText("1.9.2025")
    first.end.left_as_combo.setCurrentIndex(1)
    user.press(Key.Key_S, CONTROL)
    sentence = "The client is in the project again from 1.9.2025: the end must be before it."
    assert first.end.ended_field.message() == sentence
    assert form(page).end.ended_field.message() == ""
    page.discard()
    form(page, 1).end.still_button.setFocus()
    user.press(Key.Key_Return)
    assert page.notice.text() == "The client is already in the project then."
    assert stored(office, aino)[0].ended == day("2025-06-30")


def test_a_start_by_mistake_goes_to_the_bin(user: User, office: Office) -> None:
    aino = begin(office, ("2026-01-12", None))
    page = open_page(user, office, aino)
    form(page).bin_button.setFocus()
    user.press(Key.Key_Space)
    assert stored(office, aino) == []
    assert page.again_button.text() == "Starts in the project"
    assert figures.compute(office, year_scope(2026))["registered.started"].n == 0
    user.press(Key.Key_Z, CONTROL)
    assert len(stored(office, aino)) == 1
    assert figures.compute(office, year_scope(2026))["registered.started"].n == 1


def test_a_start_needs_a_birth_date_here_too(user: User, office: Office) -> None:
    page = open_page(user, office, Builder(office).client("Nobody"))
    user.press(Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    user.press(Key.Key_S, CONTROL)
    assert page.notice.text() == "Who starts in the project needs a birth date."
    assert page.is_dirty()


def test_eura_stands_as_a_checklist(user: User, office: Office) -> None:
    aino = begin(office, ("2026-01-12", None))
    page = open_page(user, office, aino)
    eura = form(page).eura
    assert checklist(page) == ["start notice: missing", "customer number: missing"]
    eura.eura_started_edit.setFocus()
    user.type("20.1.")
    user.press(Key.Key_Tab)
    user.type("k")
    assert eura.eura_started_by_combo.currentText() == "Kerttu Keeper helped"
    assert checklist(page) == ["start notice", "identity seen: missing", "customer number: missing"]
    user.press(Key.Key_Tab)
    user.type("H-77")
    user.press(Key.Key_Tab, times=2)
    user.press(Key.Key_Space)
    user.press(Key.Key_S, CONTROL)
    assert checklist(page) == ["start notice", "identity seen", "customer number"]
    (one,) = stored(office, aino)
    assert (one.eura_started, one.eura_started_by, one.eura_number) == (
        day("2026-01-20"),
        "Kerttu Keeper",
        "H-77",
    )
    assert clients.get(office, aino.id).identity_seen
    assert form(page).state_pill.mark() is None


def checklist(page: ParticipationPage) -> list[str]:
    """What the newest participation's checklist says."""
    pills = form(page).eura.checks_flow.findChildren(Pill)
    return [pill.accessibleName() for pill in pills if not pill.isHidden()]


def test_voluntary_answers_are_hidden_until_asked_for_and_found_in_the_figures(
    user: User, office: Office
) -> None:
    whole = {"status": StartStatus.UNEMPLOYED, "education": Education.BASIC}
    aino = begin(office, ("2026-01-12", None), rural=Answer.NO, **whole)
    page = open_page(user, office, aino)
    voluntary = form(page).voluntary
    assert not voluntary.answers_widget.isVisible()
    assert voluntary.rural_combo.currentData() is None
    looks_before = AuditRow.select().where(AuditRow.action == Action.LOOK).count()
    voluntary.show_button.setFocus()
    user.press(Key.Key_Return)
    assert AuditRow.select().where(AuditRow.action == Action.LOOK).count() == looks_before + 1
    assert user.focus() is voluntary.disability_combo
    assert voluntary.third_country_field.message() == "the citizenship suggests: yes"
    assert voluntary.third_country_combo.currentData() is None
    assert not page.is_dirty()
    for letter in ("y", "n", "d", "y", "", "y"):
        user.type(letter)
        user.press(Key.Key_Tab)
    user.press(Key.Key_S, CONTROL)
    (one,) = stored(office, aino)
    answers = [getattr(one, name) for name in participations.VOLUNTARY]
    assert answers == [Answer.YES, Answer.NO, Answer.DECLINED, Answer.YES, None, Answer.YES]
    found = figures.compute(office, year_scope(2026))
    assert [found[f"esf.EECO{number}"].n for number in range(12, 18)] == [1, 0, 0, 1, 0, 1]
    assert found["minority"].n == 1
    assert not form(page).voluntary.answers_widget.isVisible()


def test_what_was_never_shown_stays(user: User, office: Office) -> None:
    aino = begin(office, ("2026-01-12", None), minority=Answer.YES)
    page = open_page(user, office, aino)
    form(page).eura.eura_number_edit.setText("H1")
    user.press(Key.Key_S, CONTROL)
    assert stored(office, aino)[0].minority is Answer.YES


def test_what_cannot_be_written_is_said_and_stays(user: User, office: Office) -> None:
    aino = begin(office, ("2026-01-12", None))
    page = open_page(user, office, aino)
    form(page).eura.eura_number_edit.setText("H1")
    with office.exclusive():
        user.press(Key.Key_S, CONTROL)
        form(page).bin_button.click()
        form(page).voluntary.show_button.click()
    assert page.notice.text() == "Another job is using the office file. Wait until it is done."
    assert form(page).eura.eura_number_edit.text() == "H1"
    assert page.is_dirty()


def test_tab_goes_through_in_reading_order(user: User, office: Office) -> None:
    aino = begin(office, ("2025-09-01", "2025-12-20"))
    page = open_page(user, office, aino)
    seen: list[Any] = []
    while user.focus() not in seen:
        seen.append(user.focus())
        user.press(Key.Key_Tab)
    inside = [widget for widget in seen if form(page).isAncestorOf(widget)]
    names = [widget.objectName().rsplit("_", 1)[0] for widget in inside]
    start = ["started", "status", "unemployed_since", "studying", "education", "vocational"]
    end = ["ended", "left_as", "gained", "still", "later_on", "later_as", "add"]
    eura = ["eura_started", "eura_started_by", "eura_number", "eura_ended", "identity", "instruction"]
    assert sorted(names) == sorted([*start, *end, *eura, "show", "bin"])
    assert [name for name in names if name not in ("bin", "show")] == start + end + eura
    assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in inside)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_nothing_changes_by_being_shown_in_any_language(
    qapp: QApplication, user: User, office: Office, language: str
) -> None:
    translators = Translators(qapp)
    translators.use(language)
    try:
        aino = begin(
            office,
            ("2025-03-01", "2025-06-30"),
            ("2025-09-01", None),
            eura_started_by="Somebody Gone",
            unemployed_since=day("2024-01-01"),
        )
        before = stored(office, aino)
        page = open_page(user, office, aino)
        page._show_voluntary(form(page, 1))
        assert not page.is_dirty()
        assert [one.entered()[0].participation for one in reversed(page._forms)] == before
    finally:
        translators.remove()
        i18n.use("en")


def test_a_sentence_that_wraps_is_whole(user: User, office: Office) -> None:
    aino = begin(office, ("2026-01-12", None))
    page = open_page(user, office, aino)
    field = form(page).start.started_field
    form(page).start.started_edit.setText("31.2.2026")
    page.save()
    for _turn in range(3):
        QApplication.processEvents()
    words = field._message._label
    assert words.height() >= words.heightForWidth(words.width()) > 2 * words.fontMetrics().height() - 4


def test_a_large_window_stretches_no_card(user: User, office: Office) -> None:
    page = open_page(user, office, begin(office, ("2026-01-12", "2026-05-12")))
    page.window().resize(1920, 1080)
    user.press(Key.Key_Shift)
    end = form(page).end
    assert form(page).height() <= form(page).sizeHint().height()
    foot = end.add_button.mapTo(end, end.add_button.rect().bottomLeft()).y()
    assert abs(foot - end.later_as_combo.mapTo(end, end.later_as_combo.rect().bottomLeft()).y()) <= 2
