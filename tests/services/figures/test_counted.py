"""Every figure of a small office equals what was counted by hand, and what it opens."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from osaava_desktop.domain.dates import year_span
from osaava_desktop.domain.figures import Figure, Scope, label, year_scope
from osaava_desktop.domain.office import Basis
from osaava_desktop.services.figures import compute, members
from osaava_desktop.store.models import AuditRow
from tests.services.figures import expected, keys
from tests.services.figures.counted import CountedOffice
from tests.services.figures.counted_people import V
from tests.services.figures.sums import check_year_against, parts
from tests.services.invented import day


def scope_of(name: str, counted: CountedOffice) -> Scope:
    """The scope of a column of the tables."""
    year = year_scope(2025)
    narrowed: dict[str, dict[str, Any]] = {
        "year": {},
        "span": {"start": day("2025-03-01"), "end": day("2025-08-31")},
        "area": {"area": V},
        "worker": {"worker": counted.anna},
        "place": {"place": counted.kohta},
        "active": {"basis": Basis.ACTIVE},
    }
    return replace(year, **narrowed[name])


@pytest.fixture(params=expected.SCOPES)
def scope_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def amounts(found: dict[str, Figure]) -> dict[str, expected.Amount]:
    """The numbers of figures."""
    return {key: expected.Amount(one.n, one.in_base, one.of) for key, one in found.items()}


def test_every_figure_is_what_was_counted_by_hand(counted: CountedOffice, scope_name: str) -> None:
    found = compute(counted.office, scope_of(scope_name, counted))
    wanted = {key: row[scope_name] for key, row in expected.FIGURES.items()}
    assert amounts(found) == wanted
    assert {key for key, one in found.items() if one.estimate} == {"reached"}
    assert all(one.key == key for key, one in found.items())


def test_targets_stand_where_they_belong(counted: CountedOffice, scope_name: str) -> None:
    found = compute(counted.office, scope_of(scope_name, counted))
    wanted = {key: row[scope_name] for key, row in expected.TARGETS.items()}
    assert {key: one.target for key, one in found.items()} == dict.fromkeys(found) | wanted


def test_a_number_equals_what_it_opens(counted: CountedOffice, scope_name: str) -> None:
    scope = scope_of(scope_name, counted)
    for key, figure in compute(counted.office, scope).items():
        opened = members(counted.office, scope, key)
        if figure.n is None or key in keys.WITHOUT_MEMBERS:
            assert opened == [], key
            continue
        assert sum(one.count for one in opened) == figure.n, key
        assert all(one.count > 0 for one in opened), key
        assert len({one.id for one in opened}) == len(opened), key
        if key in keys.PERSONS:
            assert len(opened) == figure.n, key
            assert all(one.client == one.id for one in opened), key
        assert all(one.label for one in opened) or key.startswith("survey"), key


def test_what_opens_are_the_people_meant(counted: CountedOffice) -> None:
    def names(key: str, scope: str = "year") -> list[str]:
        return [one.label for one in members(counted.office, scope_of(scope, counted), key)]

    assert names("registered.started") == ["Aino", "Bengt", "Clara", "David", "Elsa", "Gerda", "Hugo"]
    assert names("registered.active", "area") == ["Clara", "David", "Frans", "Hugo"]
    assert names("named", "place") == ["Aino", "David", "Elsa", "Gerda", "Iida", "Kaisa", "Nils"]
    assert names("phase.encounter", "worker") == ["Aino", "Bengt", "Iida"]
    assert names("phase.engagement", "area") == ["Clara", "David", "Mona"]
    assert names("esf.EECR04") == ["Aino"]
    assert names("partners.municipality") == ["municipality", "toinen kunta"]
    assert names("reached.at_least", "place")[-1] == "Keskustelu"


@pytest.mark.parametrize("key", ["minority", "esf.EECO12", "esf.EECO17.female"])
def test_opening_a_sensitive_figure_leaves_a_trace(counted: CountedOffice, key: str) -> None:
    before = AuditRow.select().count()
    members(counted.office, year_scope(2025), "registered.started")
    assert AuditRow.select().count() == before
    members(counted.office, year_scope(2025), key)
    last = AuditRow.select().order_by(AuditRow.seq.desc()).get()
    assert (AuditRow.select().count(), last.action, last.thing) == (before + 1, "open figure", key)


def test_the_keys_are_those_of_the_specification(counted: CountedOffice, scope_name: str) -> None:
    assert set(compute(counted.office, scope_of(scope_name, counted))) == keys.ALL | keys.answers(
        "wellbeing", "trust"
    )


def test_every_figure_has_words(counted: CountedOffice) -> None:
    found = compute(counted.office, year_scope(2025))
    words = {key: label(key) for key in found}
    assert all(text and "{" not in text for text in words.values())
    assert len(set(words.values())) == len(words)


def test_an_estimate_stands_for_the_answers_of_its_year(counted: CountedOffice) -> None:
    def minority(scope: Scope) -> Figure:
        return compute(counted.office, scope)["minority"]

    year = year_scope(2024)  # base: frans, who started then
    assert minority(year) == Figure(key="minority", n=12, in_base=1, of=1, estimate=True)
    assert minority(replace(year, area=V)) == Figure(key="minority", n=None, estimate=True)
    assert minority(replace(year, end=day("2024-12-30"))) == Figure(key="minority", n=0, in_base=0, of=1)
    assert members(counted.office, year, "minority") == []


def test_other_years_have_their_own(counted: CountedOffice) -> None:
    """What lies just outside 2025 is counted where it belongs."""
    last, next_ = (compute(counted.office, year_scope(year)) for year in (2024, 2026))
    assert last["registered.started"] == Figure(key="registered.started", n=1, target=90)
    assert amounts(last)["survey.food.significantly"] == (1, 1, 1)
    assert amounts(last)["survey.wellbeing.somewhat"] == (1, 1, 1)
    assert "survey.food.significantly" not in next_
    assert amounts(next_)["survey.wellbeing.not_at_all"] == (1, 1, 1)
    assert last["esf.EECO01.other"].n == 0  # an unknown gender is in the total only
    assert (last["esf.EECO01"].n, last["esf.EECR04"].n) == (1, 0)  # came back: the end has moved
    assert (last["phase.mapping"].n, last["opportunities.activity"].n) == (1, 1)
    assert next_["opportunities.job"].n == 2
    assert next_["registered.active"].n == 3  # bengt hugo lauri
    assert last["criminal_background"].n == 8


def test_a_span_over_years_sees_the_questions_of_each(counted: CountedOffice) -> None:
    start, end = year_span(2024)[0], year_span(2026)[1]
    found = compute(counted.office, Scope(start=start, end=end))
    asked = {key for key in found if key.startswith("survey")}
    assert asked == keys.answers("wellbeing", "trust", "food")
    assert [amounts(found)[f"survey.wellbeing.{one}"] for one in keys.CHOICES] == [
        (2, 2, 5), (1, 1, 5), (1, 1, 5), (1, 1, 5),
    ]  # fmt: skip
    assert found["criminal_background"].n is None


def test_persons_of_the_year_are_not_the_sum_of_its_months(counted: CountedOffice) -> None:
    check_year_against(counted.office, parts(*(dt.date(2025, month, 1) for month in range(1, 13))))
