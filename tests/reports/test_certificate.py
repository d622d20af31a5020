"""Certificates of attendance: a page each, read back; nothing is cut, nothing is taken for markup."""

import datetime as dt
from dataclasses import replace

import pytest

from osaava_desktop.domain.cards import Card, CardType
from osaava_desktop.domain.certificates import CertificatePaper, length, whole_length
from osaava_desktop.domain.groups import Session
from osaava_desktop.domain.records import new_id
from osaava_desktop.reports import certificate
from tests.reports import readback
from tests.reports.examples import ISSUER, PAYLOADS, practice_issuer

ON = dt.date(2026, 11, 24)
PAPER = CertificatePaper(
    issuer=ISSUER,
    name="Aino Lehtonen",
    training="Työturvallisuuskorttikoulutus",
    days=(ON,),
    minutes=450,
    topics=("työpaikan vaarat", "suojaimet"),
    place="Kohtaamisasema, Kuopio",
    organiser="Savon ammattiopisto",
    leader="Kaisa Rönkkö",
    card=Card(client=new_id(), type=CardType.OCCUPATIONAL_SAFETY, on=ON, expires=dt.date(2031, 11, 24)),
)


def test_all_that_is_certified_stands_on_the_page() -> None:
    (text,) = readback.texts(certificate.render([PAPER], "en"))
    for words in (
        "Certificate of attendance",
        "Aino Lehtonen",
        "has taken part in",
        PAPER.training,
        "24.11.2026",
        "7 h 30 min",
        "työpaikan vaarat, suojaimet",
        "Kohtaamisasema, Kuopio",
        "Savon ammattiopisto",
        "occupational safety card, passed 24.11.2026, valid until 24.11.2031",
        "Kaisa Rönkkö",
        "European Union",
    ):
        assert words in text, words


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_one_page_each_in_three_languages(language: str) -> None:
    pages = readback.texts(certificate.render([PAPER, replace(PAPER, name="Olli Kärkkäinen")], language))
    assert len(pages) == 2
    assert "Olli Kärkkäinen" in pages[1]
    assert "Aino" not in pages[1]


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(
        PAPER, minutes=None, topics=(), place="", organiser="", leader="", card=None, issuer=practice_issuer()
    )
    (text,) = readback.texts(certificate.render([bare], "en"))
    for words in ("Length", "Content", "Place\n", "Card"):
        assert words not in text
    assert ISSUER.organisation in text
    assert "PRACTICE" in text


def test_many_days_are_a_span() -> None:
    days = tuple(ON - dt.timedelta(weeks=week) for week in range(9, -1, -1))
    (text,) = readback.texts(certificate.render([replace(PAPER, days=days)], "en"))
    assert "22.9.2026–24.11.2026, 10 times" in text


@pytest.mark.parametrize("payload", [*PAYLOADS, "x" * 200, "Ж" * 120])
def test_no_text_breaks_it_or_leaves_the_page(payload: str) -> None:
    odd = replace(
        PAPER, name=payload, training=payload, topics=(payload,) * 12, place=payload, leader=payload
    )
    data = certificate.render([odd], "fi")
    assert len(readback.texts(data)) == 1
    assert payload.replace(" ", "") in readback.squeezed(data).replace(" ", "")
    with readback.opened(data) as pdf:
        words = pdf.pages[0].extract_words()
        assert all(word["x0"] > 0 and word["x1"] <= pdf.pages[0].width for word in words)
        assert not pdf.pages[0].images
        assert not pdf.annots


def test_no_name_in_title_and_bookmarks_and_the_same_bytes_again() -> None:
    data = certificate.render([PAPER], "en")
    assert data == certificate.render([PAPER], "en")
    assert "Lehtonen" not in str(readback.details(data))
    assert readback.bookmarks(data) == [(1, "Certificate of attendance 1")]


@pytest.mark.parametrize(
    ("minutes", "starts", "ends", "expected"),
    [(90, 9, 12, 90), (None, 9, 12, 180), (None, 9, None, None), (None, None, None, None)],
)
def test_how_long_a_session_lasted(
    minutes: int | None, starts: int | None, ends: int | None, expected: int | None
) -> None:
    hours = [None if hour is None else dt.time(hour) for hour in (starts, ends)]
    session = Session(group=new_id(), on=ON, minutes=minutes, starts=hours[0], ends=hours[1])
    assert length(session) == expected
    assert whole_length([session, replace(session, minutes=60)]) == (expected and expected + 60)
