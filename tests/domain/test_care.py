"""When somebody has stayed away three times in a row: the rule alone."""

import datetime as dt
from collections.abc import Sequence
from uuid import uuid4

import pytest

from osaava_desktop.domain import care
from osaava_desktop.domain.groups import Attendance, Group, GroupType, Mark, MovedOn

SESSION, CLIENT = uuid4(), uuid4()


def marks(text: str) -> Sequence[Attendance]:
    """One a letter: p present, a absent, e excused, w moved to work, . unmarked."""
    words = {"p": Mark.PRESENT, "a": Mark.ABSENT, "e": Mark.EXCUSED, "w": Mark.ABSENT, ".": None}
    return [
        Attendance(
            session=SESSION,
            client=CLIENT,
            mark=words[letter],
            moved_on=MovedOn.WORK if letter == "w" else None,
        )
        for letter in text
    ]


@pytest.mark.parametrize(
    ("text", "third"),
    [
        ("", None),
        ("aa", None),
        ("aaa", 2),
        ("aaaaa", 2),  # once for the whole row
        ("paaa", 3),
        ("aapaa", None),
        ("aaeaa", None),
        ("aaw", None),
        ("waaa", 3),
        ("a.a..a", 5),
        ("aaap", None),  # came back
        ("aaapaaa", 6),
        ("...", None),
    ],
)
def test_the_third_absence_in_a_row(text: str, third: int | None) -> None:
    told = marks(text)
    assert care.asking(told) is (None if third is None else told[third])


@pytest.mark.parametrize(
    ("name", "sensitive", "what"),
    [
        ("Kässät", False, "Has been away three times in a row from Kässät: get in touch"),
        ("Kässät", True, "Has been away three times in a row: get in touch"),
        ("x" * 200, False, "Has been away three times in a row: get in touch"),
    ],
)
def test_what_is_to_be_done(name: str, sensitive: bool, what: str) -> None:
    group = Group(name=name, type=GroupType.CRAFTS, sensitive=sensitive)
    third = marks("a")[0]
    task = care.task(third, group, None, dt.date(2026, 2, 1))
    assert (task.what, task.due, task.attendance) == (what, dt.date(2026, 2, 8), third.id)
    assert task.client == CLIENT
