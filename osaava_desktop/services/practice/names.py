"""Invented people: names mixed from lists, and what the register knows of them."""

import datetime as dt
from random import Random
from typing import Any

from osaava_desktop.domain.countries import HOME
from osaava_desktop.domain.words import Gender

_STREETS = ("Koivutie", "Kangastie", "Rantakatu", "Asematie", "Kirkkotie", "Mäntypolku", "Torikatu")
_ORIGINS = {
    "east": (("UA", "uk"), ("RU", "ru"), (HOME, "ru")),
    "south": (("IQ", "ar"), ("IQ", "ckb"), ("AF", "fa"), ("SY", "ar"), ("SO", "so"), (HOME, "so")),
    "sv": ((HOME, "sv"),),
}
"""Citizenship and first language of who bears a name from a list; of the others they are Finnish."""


class Names:
    """Gives everybody a name that nobody else of the office has."""

    def __init__(self, lists: dict[str, Any]) -> None:
        self._lists = lists
        self._given: set[tuple[str, str]] = set()

    def draw(self, community: str, gender: Gender | None, draw: Random) -> tuple[str, str]:
        """A family name and a given name."""
        lists = self._lists[community]
        given = lists["male" if gender is Gender.MALE else "female"]
        while True:
            name = (draw.choice(lists["families"]), draw.choice(given))
            if name not in self._given:
                self._given.add(name)
                return name


def gender(draw: Random) -> Gender | None:
    """Men are more than women among the unemployed who are met."""
    return draw.choices((Gender.MALE, Gender.FEMALE, Gender.OTHER, None), (66, 31, 2, 1))[0]


def community(draw: Random) -> str:
    """Which list the name is from."""
    return draw.choices(("fi", "sv", "east", "south"), (86, 3, 5, 6))[0]


def birth_date(day: dt.date, draw: Random) -> dt.date:
    """A birth date of somebody of working age on `day`."""
    low, high = draw.choices(((18, 29), (30, 44), (45, 54), (55, 64)), (22, 34, 23, 21))[0]
    years = draw.randint(low, high)
    return dt.date(day.year - years - 1, 1, 1) + dt.timedelta(days=draw.randint(0, 364))


def participant(kind: str, postal_code: str, draw: Random) -> dict[str, Any]:
    """What is asked of who starts in the project."""
    citizenship, language = draw.choice(_ORIGINS.get(kind, ((HOME, "fi"),)))
    street = f"{draw.choice(_STREETS)} {draw.randint(1, 60)}"
    return {
        "phone": f"044 555 {draw.randint(1, 9999):04}",
        "address": street if draw.random() < 0.8 else "",
        "postal_code": postal_code,
        "language": language,
        "citizenship": citizenship,
        "identity_seen": draw.random() < 0.7,
    }
