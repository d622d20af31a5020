"""The recovery key as it is typed: whatever one slip does to it is found, and in its group."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaava_desktop.domain import recovery_code as code
from osaava_desktop.errors import InvalidInput
from tests.reports.examples import ISSUER

KEYS = st.binary(min_size=32, max_size=32)
PLACES = st.integers(0, code.GROUPS * code.SIZE - 1)


def refusal(typed: str) -> str:
    """The sentence that says what is wrong."""
    with pytest.raises(InvalidInput) as raised:
        code.read(typed)
    return raised.value.problems["code"]


def joined(signs: list[str]) -> str:
    """The signs in their groups."""
    return " ".join("".join(signs[start : start + code.SIZE]) for start in range(0, len(signs), code.SIZE))


@given(KEYS)
def test_what_is_printed_is_read(secret: bytes) -> None:
    groups = code.groups(secret)
    assert [len(group) for group in groups] == [5] * 13
    assert code.read(code.written(secret)) == secret
    assert code.read("".join(groups)) == secret
    assert code.read(" \n" + "  ".join(groups).lower() + " ") == secret


@given(KEYS)
def test_letters_that_look_like_digits(secret: bytes) -> None:
    typed = code.written(secret)
    assert not set(typed) & set("ILOU")
    assert code.read(typed.replace("1", "l").replace("0", "o")) == secret
    assert code.read(typed.replace("1", "I").replace("0", "O")) == secret


@given(KEYS, PLACES, st.sampled_from(code.SIGNS + "U*Å"))
def test_any_wrong_sign_is_found_in_its_group(secret: bytes, place: int, sign: str) -> None:
    signs = list("".join(code.groups(secret)))
    if signs[place] == sign:
        return
    signs[place] = sign
    group = place // code.SIZE + 1
    for typed in ("".join(signs), joined(signs)):
        assert refusal(typed) == f"Group {group} is mistyped. Compare it with the paper."


@given(KEYS, PLACES, PLACES)
def test_any_two_signs_that_changed_places(secret: bytes, one: int, other: int) -> None:
    signs = list("".join(code.groups(secret)))
    if signs[one] == signs[other]:
        return
    signs[one], signs[other] = signs[other], signs[one]
    group = min(one, other) // code.SIZE + 1
    assert refusal(joined(signs)).startswith(f"Group {group} ")


@given(KEYS, st.integers(0, 12), st.integers(0, 12))
def test_groups_that_changed_places(secret: bytes, one: int, other: int) -> None:
    if one == other:
        return
    groups = code.groups(secret)
    groups[one], groups[other] = groups[other], groups[one]
    assert refusal(" ".join(groups)).startswith(f"Group {min(one, other) + 1} ")


@given(KEYS, PLACES)
def test_a_sign_left_out_or_typed_twice(secret: bytes, place: int) -> None:
    group, within = divmod(place, code.SIZE)
    whole = code.groups(secret)[group]
    for part in (whole[:within] + whole[within + 1 :], whole[: within + 1] + whole[within:]):
        groups = code.groups(secret)
        groups[group] = part
        assert refusal(" ".join(groups)).startswith(f"Group {group + 1} ")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "13 groups of five characters; 0 were typed"),
        ("   ", "0 were typed"),
        ("salasana", "Group 1 is mistyped"),
        ("x" * 1_000_000, "Group 1 is mistyped"),
        ("\x00\ud800", "Group 1 is mistyped"),
    ],
)
def test_what_is_no_key_at_all(typed: str, words: str) -> None:
    assert words in refusal(typed)


def test_groups_missing_or_too_many() -> None:
    groups = code.groups(bytes(range(32)))
    assert "12 were typed" in refusal(" ".join(groups[:-1]))
    assert "14 were typed" in refusal(" ".join([*groups, groups[-1]]))
    assert "Group 12 is mistyped" in refusal(" ".join([*groups[:11], groups[12]]))


def test_the_paper_does_not_print_the_key_in_a_traceback() -> None:
    paper = code.RecoveryPaper(issuer=ISSUER, file="x.osaava", on=dt.date(2026, 1, 1), groups=("AAAAA",))
    assert "AAAAA" not in repr(paper)
