"""Who is likely the same person, and who is not; how fast it is seen."""

import datetime as dt
import time
from random import Random

import pytest

from osaava_desktop.domain.duplicates import MOST, Finder, Known, told_by_name
from osaava_desktop.domain.records import new_id

BORN = dt.date(1990, 3, 5)


def known(name: str, born: dt.date | None = None, year: int | None = None) -> Known:
    """Somebody in the register."""
    return Known(id=new_id(), number="A-1", name=name, born=born, birth_year=year, worker=None, locality=None)


AINO = known("Lehtonen, Aino", BORN)


@pytest.mark.parametrize(
    "name",
    ["Lehtonen Aino", "Aino Lehtonen", "lehtonen aino", "Lehtönen Áino", "Lehtonen Ainu", "Lehtonen Ai"],
)
def test_alike(name: str) -> None:
    assert Finder([AINO]).find(name) == [AINO]


@pytest.mark.parametrize("name", ["", " ", "L", "Lehto", "Virtanen Aino", "Lehtonen Kaarina"])
def test_not_alike(name: str) -> None:
    assert Finder([AINO]).find(name) == []


def test_the_same_birth_date_makes_up_for_a_name_that_is_less_alike() -> None:
    assert Finder([AINO]).find("Lehtinen Aina Maria") == []
    assert Finder([AINO]).find("Lehtinen Aino M", BORN) == [AINO]
    assert Finder([AINO]).find("Virtanen Matti", BORN) == []


def test_the_same_year_counts_a_little() -> None:
    old = known("Lehtonen, Aino", year=1950)
    right = known("Lehtonen, Aino", year=1990)
    dated = known("Lehtonen, Aino", BORN)
    finder = Finder([old, right, dated])
    assert finder.find("Lehtonen Aino", year=1990) == [right, dated, old]
    assert finder.find("Lehtonen Aino", BORN) == [dated, right, old]
    assert finder.find("Lehtonen Aino") == [old, right, dated]


def test_the_best_first_and_at_most_five_without_those_left_out() -> None:
    many = [known("Lehtonen, Ainu") for _turn in range(9)]
    finder = Finder([*many, AINO])
    found = finder.find("Lehtonen Aino", leave_out=[many[0].id])
    assert found == [AINO, *many[1:MOST]]


def test_the_name_is_told_to_whose_client_it_is() -> None:
    own, other = new_id(), new_id()
    mine = Known(**{**vars(AINO), "worker": own})
    assert told_by_name(mine, own)
    assert not told_by_name(mine, other)
    assert told_by_name(AINO, other)


def test_five_thousand_are_asked_at_each_letter() -> None:
    draw = Random(7)
    letters = "aeiouklmnprstvyäö"
    people = [
        known("".join(draw.choices(letters, k=9)) + ", " + "".join(draw.choices(letters, k=6)), BORN)
        for _turn in range(5000)
    ]
    finder = Finder(people)
    spent = []
    for end in range(1, 17):
        begun = time.perf_counter()
        finder.find("Lehtonen Aino Ma"[:end], BORN)
        spent.append(time.perf_counter() - begun)
    assert sorted(spent)[len(spent) // 2] <= 0.010
