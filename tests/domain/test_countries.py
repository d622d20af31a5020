"""Countries in three languages."""

import pytest

from osaava_desktop import i18n
from osaava_desktop.domain.countries import code_of, countries


@pytest.mark.parametrize(("language", "home"), [("fi", "Suomi"), ("sv", "Finland"), ("en", "Finland")])
def test_finland_comes_first_in_the_language_spoken(language: str, home: str) -> None:
    with i18n.speaking(language):
        first, second, *_others = countries()
    assert first == ("FI", home)
    assert second[1].startswith(("A", "Å"))


def test_no_unions_and_no_codes_without_a_country() -> None:
    codes = [code for code, _name in countries()]
    assert {"UA", "SY", "SE"} <= set(codes)
    assert not {"EU", "UN", "ZZ"} & set(codes)
    assert len(codes) == len(set(codes)) > 200


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Suomi", "FI"),
        ("finland", "FI"),
        ("UA", "UA"),
        ("ukraina", "UA"),
        ("Iraq", "IQ"),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_code_of_a_name_in_any_of_our_languages(text: str, code: str) -> None:
    assert code_of(text) == code
