"""Minutes of a meeting: read back in three languages; nothing is cut, nothing is taken for markup."""

import datetime as dt
from dataclasses import replace

import pytest

from osaava_desktop.domain.meetings import MinutesAction, MinutesPaper
from osaava_desktop.domain.partners import MeetingType
from osaava_desktop.reports import minutes
from tests.reports import readback
from tests.reports.examples import ISSUER, PAYLOADS

ON = dt.date(2026, 11, 24)
PAPER = MinutesPaper(
    issuer=ISSUER,
    type=MeetingType.NETWORK,
    title="Alueellinen verkostofoorumi",
    on=ON,
    place="Kohtaamisasema, Kuopio",
    worker="Kaisa Rönkkö",
    participants=("Kaisa Rönkkö", "Maija Meikäläinen (Kuopion kaupunki)"),
    note="Alueen palvelut yhdellä kartalla.\nPiilotyöpaikat.",
    actions=(
        MinutesAction(what="Esite painoon", who="Kaisa Rönkkö", due=dt.date(2026, 12, 8), done=None),
        MinutesAction(what="Kutsut", who="", due=None, done=ON),
    ),
)


def test_all_of_the_meeting_stands_on_the_page() -> None:
    (text,) = readback.texts(minutes.render(PAPER, "en"))
    for words in (
        PAPER.title,
        "network forum",
        "Tue 24.11.2026",
        PAPER.place,
        "Maija Meikäläinen (Kuopion kaupunki)",
        "(2 people)",
        "Piilotyöpaikat.",
        "Esite painoon",
        "8.12.2026",
        "European Union",
    ):
        assert words in text, words


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_an_empty_meeting_is_a_page_too(language: str) -> None:
    bare = replace(PAPER, title="", place="", worker="", participants=(), note="", actions=())
    assert len(readback.texts(minutes.render(bare, language))) == 1


def test_what_is_typed_is_never_markup_and_long_notes_run_on() -> None:
    for payload in PAYLOADS:
        odd = replace(PAPER, title=payload, note=payload, participants=(payload,), place=payload)
        assert minutes.render(odd, "en").startswith(b"%PDF")
    many = [MinutesAction(what=f"Asia {n}", who="", due=ON, done=None) for n in range(60)]
    pages = readback.texts(minutes.render(replace(PAPER, note="Rivi.\n" * 80, actions=tuple(many)), "en"))
    assert len(pages) > 2
    assert all(f"Asia {n}" in "".join(pages) for n in range(60))


def test_the_same_minutes_give_the_same_bytes() -> None:
    assert minutes.render(PAPER, "fi") == minutes.render(PAPER, "fi")
