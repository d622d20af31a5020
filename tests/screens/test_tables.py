"""The list model: order, search, filter; and the view's keys."""

import time
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.tables import Column, Mark, RowTable

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True)
class Person:
    """A row."""

    id: int
    name: str
    age: int | None = None


def table(*people: Person) -> RowTable[Person]:
    """Name (with a mark for minors) and age."""
    made = RowTable(
        [
            Column[Person](title="Name", value=lambda p: p.name, marks=minor, stretch=True),
            Column[Person](
                title="Age", value=lambda p: str(p.age or ""), sort=lambda p: p.age, right=True, width=60
            ),
        ],
        ident=lambda p: p.id,
    )
    made.set_rows(people)
    return made


def minor(person: Person) -> list[Mark]:
    """A mark that the search finds too."""
    return [Mark(icon="info", text="minor")] if person.age is not None and person.age < 18 else []


def names(shown: RowTable[Person]) -> list[str]:
    """What is on the lines."""
    return [person.name for person in shown.rows()]


PEOPLE = (
    Person(1, "Öhman, Ulf", 44),
    Person(2, "Åberg, Tor", 9),
    Person(3, "Zeeck, Eva"),
    Person(4, "Mäkinen, Matti", 100),
    Person(5, "aalto, Aino", 30),
)


def test_names_sort_as_in_finnish(qtbot: QtBot) -> None:
    shown = table(*PEOPLE)
    shown.sort(0, ASCENDING)
    assert names(shown) == ["aalto, Aino", "Mäkinen, Matti", "Zeeck, Eva", "Åberg, Tor", "Öhman, Ulf"]


def test_numbers_sort_as_numbers_and_the_empty_come_last(qtbot: QtBot) -> None:
    shown = table(*PEOPLE)
    shown.sort(1, ASCENDING)
    assert [p.age for p in shown.rows()] == [9, 30, 44, 100, None]
    shown.sort(1, DESCENDING)
    assert [p.age for p in shown.rows()] == [100, 44, 30, 9, None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("makinen", [4]),
        ("MATTI mä", [4]),
        ("minor", [2]),
        ("mi 9", [2]),
        ("", [1, 2, 3, 4, 5]),
        ("  ", [1, 2, 3, 4, 5]),
    ],
)
def test_search_folds_and_wants_every_word(qtbot: QtBot, text: str, found: list[int]) -> None:
    shown = table(*PEOPLE)
    shown.search(text)
    assert [p.id for p in shown.rows()] == found


def test_filter_search_and_order_survive_new_rows(qtbot: QtBot) -> None:
    shown = table()
    shown.sort(0, DESCENDING)
    shown.filter(lambda p: p.age is not None)
    shown.search("a")
    shown.set_rows(PEOPLE)
    assert names(shown) == ["Öhman, Ulf", "Åberg, Tor", "Mäkinen, Matti", "aalto, Aino"]
    assert shown.total() == 5


@given(st.lists(st.text(max_size=12), max_size=40))
def test_sorting_neither_loses_nor_invents_rows(qapp: object, words: list[str]) -> None:
    shown = table(*(Person(i, word) for i, word in enumerate(words)))
    shown.sort(0, ASCENDING)
    upward = names(shown)
    assert sorted(upward) == sorted(words)
    shown.sort(0, DESCENDING)
    assert sorted(names(shown)) == sorted(words)


def test_a_persistent_index_follows_its_row(qtbot: QtBot) -> None:
    shown = table(*PEOPLE)
    kept = QPersistentModelIndex(shown.index(shown.line_of(4), 0))
    shown.sort(0, DESCENDING)
    assert kept.data() == "Mäkinen, Matti"


def test_twenty_thousand_rows_sort_in_a_fifth_of_a_second(qtbot: QtBot) -> None:
    people = [Person(i, f"{(i * 7919) % 20_000:05d} Mäkinen, Matti") for i in range(20_000)]
    shown = table(*people)
    fastest = min(_seconds(shown, people) for _turn in range(3))
    assert shown.rows()[0].name.startswith("00000")
    assert fastest < 0.2


def _seconds(shown: RowTable[Person], people: list[Person]) -> float:
    shown.set_rows(people)
    start = time.perf_counter()
    shown.sort(0, ASCENDING)
    return time.perf_counter() - start


def test_the_model_says_sides_titles_and_spoken_words(qtbot: QtBot) -> None:
    shown = table(*PEOPLE)
    line = shown.line_of(2)
    assert shown.index(line, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Åberg, Tor, minor"
    assert shown.headerData(1, Qt.Orientation.Horizontal) == "Age"
    assert shown.index(line, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert shown.line_of(99) == -1


@pytest.fixture
def view(qtbot: QtBot, looks: object) -> RowView:
    """A list on the screen."""
    made = RowView()
    made.setAccessibleName("People")
    made.set_table(table(*PEOPLE), sort_by=0)
    qtbot.addWidget(made)
    made.resize(500, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def test_the_choice_is_kept_over_a_reload(view: RowView) -> None:
    view.choose(4)
    view.reload([*PEOPLE[2:], Person(6, "Aaltonen, Eino")])
    assert view.current_row() == PEOPLE[3]
    assert view.chosen_rows() == [PEOPLE[3]]


def test_a_choice_that_is_gone_leaves_none(view: RowView) -> None:
    view.choose(4)
    view.reload(PEOPLE[:3])
    assert view.current_row() is None
    assert view.chosen_rows() == []


def test_several_stay_chosen_while_searching(view: RowView) -> None:
    view.selectAll()
    view.search("a")
    assert {person.id for person in view.chosen_rows()} == {1, 2, 3, 4, 5}
    view.search("eva")
    assert view.chosen_rows() == [PEOPLE[2]]


def test_enter_opens_the_row(qtbot: QtBot, view: RowView) -> None:
    view.choose(3)
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [PEOPLE[2]]


def test_control_c_copies_rows_as_a_table(qtbot: QtBot, view: RowView) -> None:
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "aalto, Aino\t30"
    assert lines[3] == "Åberg, Tor, minor\t9"


def test_tab_leaves_the_list(view: RowView) -> None:
    assert not view.tabKeyNavigation()


def test_a_long_name_paints_without_room(view: RowView) -> None:
    view.reload([Person(1, "Ä" * 500, 5)])
    view.resize(120, 80)
    assert not view.grab().isNull()
    assert view.itemDelegate().sizeHint(QStyleOptionViewItem(), view.model().index(0, 0)).width() > 1000


def test_the_widest_column_takes_the_room_but_never_shrinks_away(view: RowView) -> None:
    assert view.columnWidth(0) + view.columnWidth(1) == view.viewport().width()
    view.resize(100, 200)
    assert view.columnWidth(0) == 96


def test_the_mark_of_the_order_can_be_turned_round(view: RowView) -> None:
    header = view.horizontalHeader()
    assert view.table().rows()[0].name == "aalto, Aino"
    header.setSortIndicator(0, DESCENDING)
    assert view.table().rows()[0].name == "Öhman, Ulf"
