"""The recovery key on paper, read back by text and by camera."""

import datetime as dt
from dataclasses import replace

import pytest

from osaava_desktop.domain import recovery_code
from osaava_desktop.domain.recovery_code import RecoveryPaper
from osaava_desktop.reports import recovery_key
from tests.reports import readback
from tests.reports.examples import ISSUER, PAYLOADS

SECRET = bytes(range(7, 39))
PAPER = RecoveryPaper(
    issuer=ISSUER,
    file="toimisto.osaava",
    on=dt.date(2026, 11, 24),
    groups=tuple(recovery_code.groups(SECRET)),
)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_one_page_from_which_the_key_is_read(language: str) -> None:
    (text,) = readback.texts(recovery_key.render(PAPER, language))
    words = text.split()
    typed = " ".join(words[words.index(str(number)) + 1] for number in range(1, 14))
    assert recovery_code.read(typed) == SECRET
    for fact in ("ViaDia Pohjois-Savo ry", "toimisto.osaava", "24.11.2026", "1 / 1"):
        assert fact in text, fact


def test_a_camera_reads_the_key() -> None:
    ((code, level),) = readback.codes(recovery_key.render(PAPER, "fi"))
    assert recovery_code.read(code) == SECRET
    assert level == "M"


def test_it_says_what_to_do_in_the_languages_own_words() -> None:
    pages = [readback.texts(recovery_key.render(PAPER, language))[0] for language in ("fi", "sv", "en")]
    said = [" ".join(page.split()) for page in pages]
    assert "Säilytä sivu kassakaapissa" in said[0]
    assert "kassaskåp" in said[1]
    assert "Keep it in a safe, not beside the laptop" in said[2]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_names_are_literal_and_the_page_stays_one(payload: str) -> None:
    odd = replace(PAPER, issuer=replace(ISSUER, organisation=payload * 9), file=f"{payload}.osaava")
    data = recovery_key.render(odd, "fi")
    assert len(readback.texts(data)) == 1
    assert recovery_key.render(odd, "fi") == data
