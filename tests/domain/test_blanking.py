"""Other people's names in any of their forms are taken out of a text; everything else stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaava_desktop.domain.blanking import Blanker

OTHERS = ("Virtanen Matti", "Aalto Heikki", "Mäkelä Hannes", "Öhman Bo", "Pitkänen Marja-Leena", "Abdi Ali")
KEPT = ("Lehtonen Aino", "Kaisa Rönkkö", "Kuopio")
BLANKER = Blanker(OTHERS, KEPT)


@pytest.mark.parametrize(
    ("text", "blanked"),
    [
        ("Soitti Matti Virtaselle ja Heikin kanssa.", "Soitti [•••] ja [•••] kanssa."),
        ("matti virtasen kanssa", "[•••] kanssa"),
        ("MATTI VIRTANEN soitti", "[•••] soitti"),
        ("Virtanen, Matti", "[•••]"),
        ("Tapasi Aallon ja Hanneksen.", "Tapasi [•••] ja [•••]."),
        ("Öhmanin Bo", "[•••]"),
        ("Marja-Leenan luona, Pitkäsillä", "[•••] luona, [•••]"),
        ("Makela tuli", "[•••] tuli"),
        ("Ali ja Abdilla", "[•••] ja [•••]"),
    ],
)
def test_names_are_blanked_in_any_form(text: str, blanked: str) -> None:
    assert BLANKER.blanked(text) == blanked


@pytest.mark.parametrize(
    "text",
    [
        "Ainon äiti; Lehtosen talo",
        "Kaisan kanssa Kuopiossa",
        "matto oli märkä, aalto löi, ali-isäntä",
        "Matilda ja Alisa",
        "1.2.2026 klo 10.00 – 45 min\n\nSeuraava kerta",
        "",
    ],
)
def test_all_else_stays(text: str) -> None:
    assert BLANKER.blanked(text) == text


def test_a_name_that_the_client_or_the_staff_bears_too_stays() -> None:
    blanker = Blanker(("Aalto Kaisa", "Lehtonen Eero"), KEPT)
    assert blanker.blanked("Kaisa ja Eero Lehtonen, Aalto") == "Kaisa ja [•••] Lehtonen, [•••]"


@pytest.mark.parametrize(
    "text",
    [
        "Lahdesta",
        "Mäen",
        "Kuuselle",
        "Lumen",
        "Sadun",
        "Virtasten",
        "Vir\u00adtanen",
        "Vir\u200btaselle",
        "محمد",
    ],
)
def test_stems_that_change_other_scripts_and_words_with_hidden_marks(text: str) -> None:
    names = ("Lahti Satu", "Mäki Lumi", "Kuusi Ilmari", "Virtanen Matti", "علي محمد")
    assert Blanker(names, KEPT).blanked(f"Tapasi: {text}.") == "Tapasi: [•••]."


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_comes_through(text: str) -> None:
    assert Blanker([], KEPT).blanked(text) == text
    assert isinstance(BLANKER.blanked(text), str)
