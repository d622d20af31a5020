"""The page for who has lost the computer, read back."""

import datetime as dt
from dataclasses import replace

import pytest

from osaava_desktop.domain.drill import DrillPaper
from osaava_desktop.reports import drill
from tests.reports import readback
from tests.reports.examples import ISSUER, PAYLOADS

PAPER = DrillPaper(
    issuer=ISSUER,
    file="toimisto.osaava",
    folder="C:\\Users\\maija\\AppData\\Local\\osaava\\toimisto.osaava-backups",
    second="E:\\toimisto-A-1f3c.osaava-backups",
    recovery_key=True,
    on=dt.date(2026, 11, 24),
)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_one_page_with_the_steps_and_the_places(language: str) -> None:
    (text,) = readback.texts(drill.render(PAPER, language))
    for fact in ("toimisto.osaava", "E:\\toimisto-A-1f3c.osaava-backups", "24.11.2026", "1 / 1"):
        assert fact in text, fact
    words = text.split()
    assert all(str(number) in words for number in range(1, 9))


def test_what_is_missing_is_said() -> None:
    bare = replace(PAPER, second="", recovery_key=False)
    (text,) = readback.texts(drill.render(bare, "en"))
    assert "none chosen yet" in text
    assert "not printed yet" in text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_names_are_literal_and_the_page_stays_one(payload: str) -> None:
    odd = replace(PAPER, file=f"{payload}.osaava", folder=payload * 5, second=payload * 5)
    data = drill.render(odd, "fi")
    assert len(readback.texts(data)) == 1
    assert drill.render(odd, "fi") == data
