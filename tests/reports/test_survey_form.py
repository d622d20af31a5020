"""The form of a survey: who asks, that nobody has to, boxes of a size that can be ticked."""

from io import BytesIO

import pdfplumber
import pytest

from osaava_desktop.domain.surveys import SurveyPaper
from osaava_desktop.reports import survey_form
from tests.reports.examples import practice_issuer

QUESTIONS = ("Miten toiminta on edistänyt hyvinvointiasi?", "Tunnetko muita <b>ihmisiä</b>?", "Saitko apua?")


def paper(**changed: object) -> SurveyPaper:
    """A form of three questions."""
    known = {"issuer": practice_issuer(), "year": 2026, "questions": QUESTIONS, **changed}
    return SurveyPaper(**known)  # type: ignore[arg-type]


def read(pdf: bytes) -> tuple[str, list[float], int, int]:
    """The words, the sizes of the letters of the questions, the boxes and the pages."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        text = "\n".join(page.extract_text() for page in document.pages)
        sizes = [word["size"] for word in document.pages[0].extract_words(extra_attrs=["size"])]
        boxes = sum(
            1 for page in document.pages for one in page.rects if abs(one["width"] - one["height"]) < 0.1
        )
        return text, sizes, boxes, len(document.pages)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ("Euroopan unionin", "vapaaehtoista", "nimettömänä", "en osaa sanoa", "Kiitos!")),
        ("sv", ("Europeiska unionen", "frivilligt", "anonymt", "kan inte säga", "Tack!")),
        ("en", ("European Union", "voluntary", "not ask your name", "cannot say", "Thank you!")),
    ],
)
@pytest.mark.parametrize("large", [False, True])
def test_it_says_what_it_is(language: str, words: tuple[str, ...], large: bool) -> None:
    text, _sizes, boxes, pages = read(survey_form.render(paper(large=large), language))
    whole = " ".join(text.split())
    for word in (*words, "<b>ihmisiä</b>", "2026"):
        assert word in whole
    assert boxes == 4 * len(QUESTIONS) + 1
    assert pages == 1


def test_large_type_is_16_to_18_points() -> None:
    _text, sizes, _boxes, _pages = read(survey_form.render(paper(large=True), "fi"))
    _text, usual, _boxes, _pages = read(survey_form.render(paper(), "fi"))
    assert {16.5, 17.25} <= {round(size, 2) for size in sizes}
    assert {11, 11.5} <= {round(size, 2) for size in usual}


def test_the_name_is_asked_only_where_the_office_wants_it() -> None:
    assert "Nimi" not in read(survey_form.render(paper(), "fi"))[0]
    named = read(survey_form.render(paper(named=True), "fi"))[0]
    assert "Nimi (jos haluat antaa sen)" in named
    assert "nimettömänä" not in named


def test_many_questions_run_on_with_none_split() -> None:
    text, _sizes, boxes, pages = read(survey_form.render(paper(questions=QUESTIONS * 6, large=True), "sv"))
    assert pages > 1
    assert boxes == 4 * 18 + 1
    assert f"{pages} / {pages}" in text
    assert survey_form.render(paper(), "fi") == survey_form.render(paper(), "fi")
