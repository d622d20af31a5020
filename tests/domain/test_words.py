"""Fixed classes: a stored name that never changes, a word in the user's language."""

from enum import StrEnum

import pytest

from osaava_desktop.domain import (
    cards,
    groups,
    guidance,
    mapping,
    office,
    outreach,
    participations,
    partners,
    pathways,
    people,
    surveys,
    targets,
    yearly,
)
from osaava_desktop.domain.words import Word

MODULES = (
    cards, groups, guidance, mapping, office, outreach, participations, partners, pathways, people, surveys,
    targets, yearly,
)  # fmt: skip
WORDS = sorted(
    {
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Word) and value is not Word
    },
    key=lambda word: word.__name__,
)


def test_words_are_found() -> None:
    assert len(WORDS) >= 25


@pytest.mark.parametrize("word", WORDS)
def test_stored_name_finds_the_member(word: type[Word]) -> None:
    for member in word:
        assert word(member.value) is member
        assert str(member) == member.value == f"{member}"
        assert isinstance(member, StrEnum)


@pytest.mark.parametrize("word", WORDS)
def test_every_member_has_a_word_of_its_own(word: type[Word]) -> None:
    labels = [member.label for member in word]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown"):
        participations.EndStatus("unknown")


def test_names_that_figures_and_files_rely_on() -> None:
    assert [member.value for member in outreach.AgeGroup] == ["under_30", "30_54", "55_over"]
    assert [member.value for member in participations.Education] == ["0", "2", "3", "4", "5"]
    assert [member.value for member in pathways.PathwayType][:2] == ["employment", "studies"]
    assert [member.value for member in groups.Mark] == ["present", "absent", "excused"]
    assert [member.value for member in surveys.Choice][:2] == ["significantly", "somewhat"]
