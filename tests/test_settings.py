"""Settings of one person on one computer."""

import logging

import pytest

from osaava_desktop import paths, settings
from osaava_desktop.settings import Settings

CHOSEN = Settings(
    language="sv",
    scheme="dark",
    font_size=125,
    last_file="C:\\Users\\Åsa\\100 % harjoitus.osaava",
    windows={"0f3c9A": "AdnQywAD=="},
    lists={"0f3c9A clients": "1- 0=90 3=120"},
)


def write(text: bytes) -> None:
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_bytes(text)


def test_a_new_computer_has_the_defaults() -> None:
    assert settings.load() == Settings()


def test_what_was_saved_is_loaded() -> None:
    settings.save(CHOSEN)
    assert settings.load() == CHOSEN
    assert [path.name for path in paths.settings_file().parent.iterdir()] == ["settings.ini"]


@pytest.mark.parametrize(
    "text",
    [b"", b"\x00\xff\xfe", b"no ini", b"[window]\nlanguage=fi\n[window]\n", b"[window\n", b"[windows]\na"],
)
def test_a_broken_file_means_the_defaults(text: bytes) -> None:
    write(text)
    assert settings.load() == Settings()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"language = tlh", Settings()),
        (b"scheme = pink", Settings()),
        (b"font_size = big", Settings()),
        (b"font_size = 9000", Settings(font_size=150)),
        (b"font_size = 10", Settings(font_size=100)),
        (b"language = fi\nscheme = pink", Settings(language="fi")),
    ],
)
def test_an_impossible_choice_is_the_default(line: bytes, expected: Settings) -> None:
    write(b"[window]\n" + line)
    assert settings.load() == expected


def test_a_computer_that_refuses_keeps_the_old_ones(caplog: pytest.LogCaptureFixture) -> None:
    folder = paths.settings_file().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.touch()  # a file where the folder should be
    with caplog.at_level(logging.WARNING):
        settings.save(CHOSEN)
    assert "settings not saved: FileExistsError" in caplog.text
    assert "Åsa" not in caplog.text
    assert settings.load() == Settings()
