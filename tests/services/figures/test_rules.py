"""Every figure says in words what it counts, and has a base in words just where it has a base."""

import pytest

from osaava_desktop.domain.figure_rules import base, rule
from osaava_desktop.domain.office import Basis
from osaava_desktop.i18n import LANGUAGES, speaking
from tests.services.figures import expected, keys

EVERY = sorted(keys.ALL | keys.answers("wellbeing"))


def test_every_key_has_its_rule_in_three_languages() -> None:
    wrong = []
    for key in EVERY:
        rules = []
        for language in LANGUAGES:
            with speaking(language):
                rules.append(rule(key))
        if len(set(rules)) < len(LANGUAGES) or not all(text.endswith(".") for text in rules):
            wrong.append(key)
    assert wrong == []


@pytest.mark.parametrize("basis", Basis)
def test_a_base_in_words_stands_where_there_is_one(basis: Basis) -> None:
    based = {key for key, row in expected.FIGURES.items() if row["year"].of is not None}
    assert {key for key in expected.FIGURES if base(key, basis)} == based
