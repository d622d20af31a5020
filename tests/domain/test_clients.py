"""What a client needs to be saved, and what finds a client again."""

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from osaava_desktop.domain import clients
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.dates import DateError

TODAY = dt.date(2026, 2, 1)
AINO = Client(family_name="Lehtonen", given_names="Aino", number="A-1001")


def test_a_name_is_enough() -> None:
    assert clients.problems(Client(family_name="Lehtonen"), TODAY) == {}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"family_name": ""}, "family_name"),
        ({"family_name": "x" * 201}, "family_name"),
        ({"given_names": "x" * 500}, "given_names"),
        ({"birth_date": dt.date(2026, 2, 2)}, "birth_date"),
        ({"birth_date": dt.date(1905, 12, 31)}, "birth_date"),
        ({"birth_year": 2027}, "birth_date"),
        ({"birth_year": 1905}, "birth_date"),
        ({"phone": "call me"}, "phone"),
        ({"phone": "=1+1"}, "phone"),
        ({"email": "aino"}, "email"),
        ({"email": "aino@x@y.fi"}, "email"),
        ({"address": "x" * 201}, "address"),
        ({"note": "x" * 20_001}, "note"),
        ({"engaged": dt.date(2026, 2, 2)}, "engaged"),
        ({"informed": dt.date(2027, 1, 1)}, "informed"),
    ],
)
def test_problem_stands_beside_its_field(fields: dict[str, Any], wrong: str) -> None:
    assert list(clients.problems(replace(AINO, **fields), TODAY)) == [wrong]


@pytest.mark.parametrize(
    "fields",
    [
        {"birth_date": TODAY},
        {"birth_date": dt.date(1906, 1, 1)},
        {"birth_year": 1906},
        {"phone": "+358 (0)44 555-0142"},
        {"email": "aino.l@example.fi"},
        {"family_name": "x" * 200},
        {"family_name": "<b>x"},
        {"family_name": "=1+1"},
        {"given_names": "👩‍🚀"},
    ],
)
def test_odd_but_right(fields: dict[str, Any]) -> None:
    assert clients.problems(replace(AINO, **fields), TODAY) == {}


def test_names_as_lists_and_sheets_show_them() -> None:
    assert (AINO.name, AINO.sheet_name) == ("Lehtonen, Aino", "Lehtonen Aino")
    alone = Client(family_name="Lehtonen")
    assert (alone.name, alone.sheet_name) == ("Lehtonen", "Lehtonen")


@pytest.mark.parametrize("phone", ["044 555 0142", "+358 44 555 0142", "0035844-5550142", "(044) 5550142"])
@pytest.mark.parametrize(
    "text", ["+358 44 555", "044 555 0142", "0445550142", "+358445550142", "(044)", "555-01"]
)
def test_phone_is_found_however_it_is_written(phone: str, text: str) -> None:
    lies_in = clients.search_text(replace(AINO, phone=phone))
    assert all(word in lies_in for word in clients.search_words(text))


@pytest.mark.parametrize("text", ["lehtonen aino", "Aino Lehtonen", "a-1001", "1001", "LEH AI", ""])
def test_found(text: str) -> None:
    assert all(word in clients.search_text(AINO) for word in clients.search_words(text))


@pytest.mark.parametrize("text", ["ainoo", "b-1001", "+", "lehtonen 044"])
def test_not_found(text: str) -> None:
    assert not all(word in clients.search_text(AINO) for word in clients.search_words(text))


def test_two_people_are_one_finding_whoever_says_it() -> None:
    one, other = uuid4(), uuid4()
    assert clients.apart(one, other) == clients.apart(other, one)
    assert clients.apart(one, other).first < clients.apart(one, other).second


@pytest.mark.parametrize(
    ("text", "born", "year"),
    [
        ("05.03.1990", dt.date(1990, 3, 5), None),
        ("5.3.1990", dt.date(1990, 3, 5), None),
        ("05031990", dt.date(1990, 3, 5), None),
        ("1990-03-05", dt.date(1990, 3, 5), None),
        ("5.3.90", dt.date(1990, 3, 5), None),
        ("5.3.30", dt.date(1930, 3, 5), None),
        ("5.3.26", dt.date(1926, 3, 5), None),
        ("1.2.26", TODAY, None),
        (" 1990 ", None, 1990),
        ("", None, None),
    ],
)
def test_a_birth_is_a_date_or_a_year(text: str, born: dt.date | None, year: int | None) -> None:
    assert clients.parse_birth(text, TODAY) == (born, year)


@pytest.mark.parametrize("text", ["90", "199", "+14", "31.2.1990", "5.13.1990", "0503199", "soon", "1990-3"])
def test_what_is_no_birth_gets_a_sentence(text: str) -> None:
    with pytest.raises(DateError, match=r"Write the date as 5\.3\.1990"):
        clients.parse_birth(text, TODAY)
