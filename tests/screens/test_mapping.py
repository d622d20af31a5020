"""Mapping by keyboard: written down, found again after a crash, hidden and shown, compared, binned."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.mapping import HistoryKind, HistoryLine, Mapping, WholeMapping
from osaava_desktop.domain.mapping_form import MappingSection, Option, Question
from osaava_desktop.screens.mapping import MappingPage
from osaava_desktop.screens.mapping_compare import MappingComparePage
from osaava_desktop.screens.mapping_section import MappingSectionCard
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.widgets.change_row import ChangeRow
from osaava_desktop.screens.widgets.choice_chips import ChoiceChips
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import clients, drafts, mapping, plan
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import day

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
Make = Callable[[Office], User]
O, Q = Option, Question  # noqa: E741 - as in the form itself


@pytest.fixture
def aino(office: Office) -> Client:
    return clients.save(office, Client(family_name="Lehtonen", given_names="Aino"))


@pytest.fixture
def user(office: Office, aino: Client, looks: Theme, make_user: Make) -> User:
    """On the list of clients, where Aino stands."""
    return make_user(office)


def page(user: User) -> MappingPage:
    """The form in sight."""
    found = user.shell.page()
    assert isinstance(found, MappingPage)
    return found


def opened(user: User, office: Office, aino: Client, whole: WholeMapping | None = None) -> MappingPage:
    """The form of a new mapping, or of one that is stored."""
    user.shell.open(MappingPage(office, aino, whole.mapping.id if whole else None))
    return page(user)


def fix(user: User) -> str:
    """What the save bar asks to fix."""
    return user.shell._save_bar._problems.text()


def stored(office: Office, aino: Client, on: str = "2026-01-15") -> WholeMapping:
    """A mapping that says something of work ability."""
    record = Mapping(client=aino.id, on=day(on), life_situation="Asuu yksin", work_ability="Selkä")
    lines = (HistoryLine(mapping=record.id, kind=HistoryKind.WORK, organisation="Saha", from_year=1998),)
    answers = {Q.HOUSEHOLD: (O.ALONE,), Q.LIMITS: (O.SLEEP,)}
    return mapping.save_whole(office, WholeMapping(mapping=record, answers=answers, history=lines))


def looks_at_health(office: Office) -> int:
    """How many looks the audit knows."""
    return int(AuditRow.select().where(AuditRow.thing == "mapping.health").count())


def test_a_whole_mapping_is_written_down_by_keyboard(user: User, office: Office, aino: Client) -> None:
    opened(user, office, aino)
    user.type("c")  # "with children": no option of the question begins so, nothing happens
    user.press(Key.Key_Space)
    user.press(Key.Key_Tab)
    user.type("o")
    user.press(Key.Key_3, ALT)
    user.type("m")
    user.type("l")  # "learning" or "language": to the first of them
    user.press(Key.Key_Space)
    user.press(Key.Key_Tab, times=3)
    user.type("Selkä")
    user.press(Key.Key_2, ALT)
    user.press(Key.Key_Tab, times=3)
    user.fill("Opisto", "ravintola", "98", "2001", "kokki")
    user.press(Key.Key_Return)
    user.fill("Lukio")
    user.press(Key.Key_6, ALT)
    user.type("Tukea työnhakuun")
    user.press(Key.Key_Tab)
    user.type("Ansioluettelo")
    user.press(Key.Key_Return)
    user.press(Key.Key_Tab)
    user.type("Muistiinpano")
    user.press(Key.Key_S, CONTROL)
    assert fix(user) == ""
    assert user.focus() is page(user).form.remarks_edit  # in the middle of a talk: one goes on writing
    (found,) = mapping.wholes_of(office, aino.id)
    whole = mapping.reveal(office, found.mapping.id)
    assert whole.answers == {
        Q.HOUSEHOLD: (O.ALONE,),
        Q.HOUSING: (O.OWNED,),
        Q.LIMITS: (O.MENTAL, O.LEARNING),
    }
    lines = [(line.organisation, line.from_year, line.to_year, line.qualification) for line in whole.history]
    assert lines == [("Opisto", 1998, 2001, "kokki"), ("Lukio", None, None, "")]
    assert (whole.mapping.on, whole.mapping.worker) == (office.today, office.person.id)
    texts = (whole.mapping.work_ability, whole.mapping.needs, whole.mapping.remarks)
    assert texts == ("Selkä", "Tukea työnhakuun", "Muistiinpano")
    assert [need.what for need in plan.needs_of(office, aino.id)] == ["Ansioluettelo"]
    assert not user.shell.page().is_dirty()


def test_the_date_alone_is_enough(user: User, office: Office, aino: Client) -> None:
    form = opened(user, office, aino).form
    form.on_edit.setFocus()
    form.on_edit.selectAll()
    user.type("15.1.")
    user.press(Key.Key_S, CONTROL)
    (found,) = mapping.wholes_of(office, aino.id)
    assert found.mapping.on == dt.date(2026, 1, 15)


def test_what_is_not_saved_is_not_printed(user: User, office: Office, aino: Client) -> None:
    shown: list[str] = []
    opened(user, office, aino).said.connect(lambda text, _kind: shown.append(text))
    user.press(Key.Key_P, CONTROL)
    assert shown == ["Save the mapping first, then print it."]


def test_not_wanting_to_answer_stands_alone(user: User, office: Office, aino: Client) -> None:
    form = opened(user, office, aino).form
    user.press(Key.Key_3, ALT)
    user.type("m")
    user.type("d")
    chips = user.focus().parent()
    assert isinstance(chips, ChoiceChips)
    assert chips.chosen() == (O.DECLINED,)
    user.type("m")
    assert chips.chosen() == (O.MENTAL,)
    assert form.findChildren(MappingSectionCard)[0].is_filled() is False


def test_wrong_years_and_dates_are_told_where_they_stand(user: User, office: Office, aino: Client) -> None:
    form = opened(user, office, aino).form
    user.press(Key.Key_2, ALT)
    user.press(Key.Key_Tab, times=3)
    user.fill("Opisto", "", "2010", "200")
    form.on_edit.setText("32.1.2026")
    user.press(Key.Key_S, CONTROL)
    assert fix(user) == "2 fields to fix: Date of the talk, To"
    assert "Write the year as 2019." in texts(form)
    assert form.on_field.has_problem()
    assert mapping.wholes_of(office, aino.id) == []
    form.on_edit.setText("1.1.2026")
    edit = next(one for one in form.findChildren(QLineEdit) if one.text() == "200")
    edit.setText("2008")
    user.press(Key.Key_S, CONTROL)
    assert "The end is before the start." in texts(form)
    edit.setText("12")
    user.press(Key.Key_S, CONTROL)
    (found,) = mapping.wholes_of(office, aino.id)
    assert (found.history[0].from_year, found.history[0].to_year) == (2010, 2012)


def texts(widget: QWidget) -> list[str]:
    """The messages shown."""
    return [label.text() for label in widget.findChildren(QWidget) if hasattr(label, "text") and label.text()]


def test_a_line_is_taken_away_and_back(user: User, office: Office, aino: Client) -> None:
    stored(office, aino)
    form = opened(user, office, aino).form  # a new one begins with the lines of the earlier
    user.press(Key.Key_2, ALT)
    user.press(Key.Key_Tab, times=9)
    assert isinstance(focus := user.focus(), QLineEdit)
    assert focus.text() == "Saha"
    user.press(Key.Key_Tab, times=5)
    user.press(Key.Key_Delete)
    assert not any(edit.text() == "Saha" for edit in form.findChildren(QLineEdit) if edit.isVisible())
    user.press(Key.Key_Z, CONTROL)
    user.press(Key.Key_S, CONTROL)
    assert not user.shell.page().is_dirty()
    assert [line.organisation for line in mapping.wholes_of(office, aino.id)[0].history] == ["Saha"]


def test_the_hidden_section_is_shown_by_a_logged_look_and_never_wiped(
    user: User, office: Office, aino: Client
) -> None:
    whole = stored(office, aino)
    before = looks_at_health(office)
    form = opened(user, office, aino, whole).form
    assert form.is_hidden()
    assert not any("Selkä" in edit.toPlainText() for edit in form.findChildren(QPlainTextEdit))
    user.press(Key.Key_1, ALT)
    user.type("w")
    user.press(Key.Key_S, CONTROL)
    assert looks_at_health(office) == before
    assert mapping.reveal(office, whole.mapping.id).mapping.work_ability == "Selkä"
    user.press(Key.Key_3, ALT)
    user.press(Key.Key_Return)
    assert looks_at_health(office) == before + 2
    assert not form.is_hidden()
    assert not page(user).is_dirty()
    user.type("m")
    user.press(Key.Key_S, CONTROL)
    assert mapping.reveal(office, whole.mapping.id).answers[Q.LIMITS] == (O.MENTAL, O.SLEEP)


def test_a_draft_is_kept_and_gone_on_with(user: User, office: Office, aino: Client) -> None:
    opened(user, office, aino)
    user.press(Key.Key_3, ALT)
    user.type("m")
    user.press(Key.Key_6, ALT)
    user.type("Kesken")
    user.press(Key.Key_Tab)  # leaving the field keeps what was typed
    form_name = f"mapping new {aino.id}"
    assert drafts.find(office, form_name) is not None
    crashed = user.shell.page()
    again = opened(user, office, aino)
    assert "12.00" in again.notice.buttons()[0].text()
    assert not again.form.isEnabled()
    user.press(Key.Key_Return)
    assert again.form.needs_edit.toPlainText() == "Kesken"
    assert again.is_dirty()
    user.press(Key.Key_S, CONTROL)
    (found,) = mapping.wholes_of(office, aino.id)
    assert mapping.reveal(office, found.mapping.id).answers == {Q.LIMITS: (O.MENTAL,)}
    assert drafts.find(office, form_name) is None
    assert crashed.is_dirty()
    crashed.discard()


def test_a_draft_older_than_what_was_saved_since_says_so(user: User, office: Office, aino: Client) -> None:
    whole = stored(office, aino)
    first = opened(user, office, aino, whole)
    first.form.remarks_edit.setPlainText("Vanha")
    first._drafts.flush()
    assert "saved since then" not in opened(user, office, aino, whole).notice.text()
    clock = office.clock
    office.clock = lambda: clock() + dt.timedelta(minutes=1)
    mapping.save_whole(office, replace(whole, answers={**whole.answers, Q.HOUSEHOLD: (O.WITH_PARTNER,)}))
    assert "saved since then" in opened(user, office, aino, whole).notice.text()
    first.discard()


def test_the_rail_follows_scrolling(user: User, office: Office, aino: Client) -> None:
    form = opened(user, office, aino).form

    def marked() -> int:
        return [button.isChecked() for button in form.rail._buttons].index(True)

    user.press(Key.Key_2, ALT)
    assert marked() == 1
    bar = form.scroll_area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert marked() > 2
    bar.setValue(0)
    assert marked() in (0, 1)


def test_a_draft_of_what_is_hidden_is_shown_by_a_look(user: User, office: Office, aino: Client) -> None:
    whole = stored(office, aino)
    first = opened(user, office, aino, whole)
    first.show_hidden()
    user.type("m")
    first._drafts.flush()
    before = looks_at_health(office)
    again = opened(user, office, aino, whole)
    user.press(Key.Key_Return)
    assert looks_at_health(office) == before + 1
    assert again.form.entered()[0].answers[Q.LIMITS] == (O.MENTAL, O.SLEEP)
    first.discard()


@pytest.mark.parametrize("content", [{}, {"on": 3}, {"sections": []}])
def test_a_draft_of_another_version_leaves_the_form_as_it_is(
    user: User, office: Office, aino: Client, content: dict[str, Any]
) -> None:
    drafts.keep(office, f"mapping new {aino.id}", content)
    form_page = opened(user, office, aino)
    user.press(Key.Key_Return)
    assert "can't be read" in form_page.notice.text()
    assert form_page.form.isEnabled()
    assert not form_page.is_dirty()


def test_a_draft_is_thrown_away(user: User, office: Office, aino: Client) -> None:
    first = opened(user, office, aino)
    user.press(Key.Key_Space)
    first._drafts.flush()
    again = opened(user, office, aino)
    user.press(Key.Key_Tab)
    user.press(Key.Key_Return)
    assert not again.is_dirty()
    assert again.form.isEnabled()
    assert drafts.find(office, f"mapping new {aino.id}") is None


def test_taking_changes_back_drops_the_draft(user: User, office: Office, aino: Client) -> None:
    form_page = opened(user, office, aino)
    user.press(Key.Key_Space)
    form_page._drafts.flush()
    assert form_page.is_dirty()
    user.press(Key.Key_Space)
    assert not form_page.is_dirty()
    assert drafts.find(office, f"mapping new {aino.id}") is None
    user.press(Key.Key_Space)
    form_page.discard()
    assert not form_page.is_dirty()


def test_two_mappings_stand_side_by_side(user: User, office: Office, aino: Client) -> None:
    first = stored(office, aino)
    record = Mapping(client=aino.id, on=day("2026-01-31"), life_situation="Muutti", work_ability="Hyvä")
    answers = {Q.HOUSEHOLD: (O.WITH_PARTNER,), Q.MONEY: (O.TIGHT,), Q.LIMITS: (O.SLEEP,)}
    mapping.save_whole(office, WholeMapping(mapping=record, answers=answers))
    before = looks_at_health(office)
    compare = MappingComparePage(office, aino)
    user.shell.open(compare)
    rows = {row.accessibleName(): row.text() for row in shown_rows(compare)}
    assert rows["Lives"] == "New: with a partner. Gone: alone."
    assert rows["Money matters"] == "New: tight."
    assert rows["Schools and work"] == "Gone: Saha, 1998–."
    assert rows["In words"] == "Changed"
    assert "What makes work harder" not in rows
    show = next(one for one in compare.findChildren(QPushButton) if one.text() == "&Show")
    show.setFocus()
    user.press(Key.Key_Return)
    assert looks_at_health(office) == before + 2
    rows = {row.accessibleName(): row.text() for row in shown_rows(compare)}
    assert rows["What makes work harder"] == ""
    compare.later_combo.setFocus()
    user.press(Key.Key_Home)
    assert compare.later_combo.currentData() == first.mapping.id
    assert {row.text() for row in shown_rows(compare)} == {""}


def shown_rows(compare: MappingComparePage) -> list[ChangeRow]:
    """The rows in sight."""
    QApplication.processEvents()
    return [row for row in compare.findChildren(ChangeRow) if row.isVisible()]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_nothing_runs_past_the_edge_in_any_language(
    user: User, office: Office, aino: Client, language: str
) -> None:
    i18n.use(language)
    form = opened(user, office, aino).form
    QApplication.processEvents()
    wide = form.column_widget.width()
    for chips in form.findChildren(ChoiceChips):
        for chip in chips.chips():
            assert chip.width() >= min(chip.sizeHint().width(), chips.width())
            right = chip.mapTo(form.column_widget, chip.rect().topRight()).x()
            assert right <= wide
    sections = [card.heading_label.text() for card in form.findChildren(MappingSectionCard)]
    assert sections == [section.label for section in MappingSection]
    assert all(field.edit.accessibleName() for field in form.findChildren(Field))
