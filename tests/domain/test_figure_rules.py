"""Whose members may leave, and the bases in words."""

import pytest

from osaava_desktop.domain.figure_rules import base, may_export_members, rule
from osaava_desktop.domain.office import Basis
from osaava_desktop.i18n import speaking


@pytest.mark.parametrize(
    "key",
    [
        "criminal_background",
        "minority",
        "kykyviisari.persons",
        "survey.wellbeing.significantly",
        *(f"esf.EECO{number}" for number in range(12, 18)),
        *(f"esf.EECO{number}.female" for number in range(12, 18)),
    ],
)
def test_members_of_sensitive_figures_never_leave(key: str) -> None:
    assert not may_export_members(key)


@pytest.mark.parametrize("key", ["registered.started", "esf.EECO01", "esf.EECO11.male", "pathways.persons"])
def test_members_of_others_may_leave(key: str) -> None:
    assert may_export_members(key)


def test_bases_follow_the_basis_or_are_the_figures_own() -> None:
    with speaking("en"):
        assert "first participation started" in base("pathways.persons", Basis.STARTED)
        assert "went on at some time" in base("first_contact.food_aid", Basis.ACTIVE)
        assert base("observations.unemployed.male", Basis.STARTED) == "the men among the registered"
        assert base("survey.wellbeing.somewhat", Basis.STARTED) == "the answers to the same question"
        assert base("pathways.steps", Basis.STARTED) == ""
        assert base("visits", Basis.STARTED) == ""


def test_an_indicator_says_whom_and_that_only_complete_records_count() -> None:
    with speaking("en"):
        assert rule("esf.EECO01.female") == (
            "Persons whose first participation started in the span: all. Women only."
        )
        assert "Only complete records" in rule("esf.EECO02")
        assert "within 28 days" in rule("esf.EECR04")
