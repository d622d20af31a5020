"""Which font sets which letter, and what a text turns into before it is set."""

import pytest

from osaava_desktop.reports import fonts, looks, sheets
from osaava_desktop.reports.text import fitted, paragraph, ptext, visible
from tests.reports import examples, readback


def test_letters_of_finland_are_ubuntu() -> None:
    assert list(fonts.runs("Åäkkönen Šž – 1 204 €")) == [(fonts.REGULAR, "Åäkkönen Šž – 1 204 €")]


def test_letters_that_ubuntu_lacks_are_noto() -> None:
    assert list(fonts.runs("Thị Иван", fonts.BOLD)) == [
        (fonts.BOLD, "Th"),
        ("NotoSans-Bold", "ị"),
        (fonts.BOLD, " "),
        ("NotoSans-Bold", "Иван"),
    ]


def test_a_mark_and_its_letter_come_from_one_font() -> None:
    assert list(fonts.runs("x\u0323y")) == [("NotoSans-Regular", "x\u0323"), (fonts.REGULAR, "y")]


@pytest.mark.parametrize("text", ["مح", "李明", "😀😀", "\ue000\ue001"])
def test_a_letter_of_no_font_is_a_box(text: str) -> None:
    assert list(fonts.runs(text)) == [("NotoSans-Regular", "□□")]


def test_a_box_can_be_seen_on_paper() -> None:
    data = sheets.render([examples.sheet(rows=examples.rows(("李明",)))], "en")
    with readback.opened(data) as pdf:
        (boxes,) = pdf.pages[0].search("□□")
        picture = pdf.pages[0].crop((boxes["x0"], boxes["top"], boxes["x1"], boxes["bottom"])).to_image(200)
    assert min(picture.original.convert("L").tobytes()) < 100


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u0000b\tc\u0085d", "a b c d"),
        ("a\u202eb\u2066", "a‹RLO›b‹LRI›"),
        ("a\u0308", "ä"),
        ("👩\u200d👧\ufe0f", "👩👧"),
        ("\ud800", "□"),
        ("so\u00adft\ufeff", "soft"),
    ],
)
def test_what_cannot_be_seen_is_shown_or_left_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_markup_is_escaped_in_every_font() -> None:
    assert ptext("<b>&И<") == '&lt;b&gt;&amp;<font name="NotoSans-Regular">И</font>&lt;'
    assert ptext("x", fonts.BOLD, base=fonts.REGULAR) == '<font name="Ubuntu-Bold">x</font>'


def test_lines_of_a_text_stay_lines() -> None:
    assert paragraph("a\nb", looks.BODY).wrap(400, 400)[1] == 2 * looks.BODY.leading


def test_a_text_shrinks_only_as_far_as_it_must() -> None:
    name = "Ääkkönen Vilhelmiina-Annikki Marja-Terttu Kaarina"
    assert fitted("Rautio Eero", looks.ROW_NAME, 170, 22).style.fontSize == looks.ROW_NAME.fontSize
    tight = fitted(name, looks.ROW_NAME, 170, 22)
    assert looks.ROW_NAME.fontSize > tight.style.fontSize > 7
    assert tight.wrap(170, 22)[1] <= 22
    assert fitted(name * 10, looks.ROW_NAME, 170, 22).style.fontSize == 7
