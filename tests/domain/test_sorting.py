"""Lists are in the order of a Finnish telephone book."""

from hypothesis import given
from hypothesis import strategies as st

from osaava_desktop.domain.sorting import name_key


def test_letters_after_z() -> None:
    right = ["Aalto, Zoe", "Aaltonen, Aino", "Élan", "Zeng", "Åberg, Ö", "Åbergh", "Äijälä", "Ärt", "Öhman"]
    assert sorted(reversed(right), key=name_key) == right


def test_small_and_large_letters_are_alike() -> None:
    assert name_key("ÄIJÄLÄ") == name_key("äijälä")
    assert name_key("Lehto, Z") < name_key("Lehtonen, A")


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_name_has_a_key(one: str, other: str) -> None:
    assert sorted([one, other], key=name_key) in ([one, other], [other, one])
    assert name_key(one + other) == name_key(one) + name_key(other) or "Σ" in one + other
