"""How lines and pages of a text document are broken before a word processor has seen it."""

from osaava_desktop.reports import looks
from osaava_desktop.reports.document_pages import Item, lines_of, pages_of_headings, width_of

HEADING = Item(lines=[10], heading=True, keep=True)
ROOM = 100.0


def pages(*items: Item) -> tuple[list[int], int]:
    return pages_of_headings(items, ROOM, ROOM)


def text(lines: int) -> Item:
    return Item(lines=[10] * lines)


def test_a_heading_goes_with_the_first_two_lines_of_its_text() -> None:
    assert pages(text(7), HEADING, text(9)) == ([1], 2)
    assert pages(text(8), HEADING, text(9)) == ([2], 2)


def test_no_line_stands_alone_on_a_page() -> None:
    assert pages(text(4), text(7), *[text(1)] * 8, HEADING, text(1)) == ([3], 3)
    assert pages(text(4), text(6), *[text(1)] * 8, HEADING, text(1)) == ([2], 2)


def test_a_tables_head_takes_room_on_each_page() -> None:
    rows = [Item(lines=[10], again=10) for _row in range(18)]
    assert pages(*rows, HEADING, text(1))[0] == [3]
    assert pages(*[text(1)] * 18, HEADING, text(1))[0] == [2]


def test_what_begins_a_page_does_so_but_leaves_no_page_empty() -> None:
    assert pages(text(2), Item(lines=[10], heading=True, breaks=True)) == ([2], 2)
    assert pages(Item(lines=[10], heading=True, breaks=True)) == ([1], 1)


def test_bold_words_are_wider_and_a_word_without_end_is_broken() -> None:
    words = "sana " * 40
    room = width_of(words.strip(), looks.BODY) + 1
    assert lines_of(words.strip(), looks.BODY, room) == 1
    assert lines_of(f"**{words.strip()}**", looks.BODY, room, narrative=True) == 2
    assert lines_of("x" * 1000, looks.BODY, width_of("x" * 100, looks.BODY) + 1) == 10
