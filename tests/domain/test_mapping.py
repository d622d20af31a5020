"""The rules of the mapping form: what may stand together, years as typed, which round is next, the scale."""

from dataclasses import replace
from uuid import uuid4

import pytest

from osaava_desktop.domain import mapping
from osaava_desktop.domain.dates import DateError
from osaava_desktop.domain.mapping import HistoryKind, HistoryLine, Kykyviisari, Mapping, Round, WholeMapping
from osaava_desktop.domain.mapping_form import (
    EXCLUSIVE,
    HIDDEN,
    OPTIONS,
    QUESTIONS,
    SENSITIVE,
    MappingSection,
    Option,
    Question,
    offered,
    settled,
    toggled,
)
from osaava_desktop.domain.office import Profile
from tests.services.invented import day

O, Q = Option, Question  # noqa: E741 - as in the form itself
TODAY = day("2026-11-24")
WHO = uuid4()


def test_every_question_has_options_and_a_section_of_its_own() -> None:
    asked = [question for section in MappingSection for question in QUESTIONS[section]]
    assert sorted(asked) == sorted(Question)
    given = [option for question in Question for option in OPTIONS[question]]
    assert sorted([*given, O.DECLINED]) == sorted(Option)
    assert {question for section in HIDDEN for question in QUESTIONS[section]} <= SENSITIVE


def test_several_options_stand_together_where_they_may() -> None:
    chosen = toggled(Q.INCOME, (), O.SOCIAL_ASSISTANCE)
    chosen = toggled(Q.INCOME, chosen, O.UNEMPLOYMENT_BENEFIT)
    assert chosen == (O.UNEMPLOYMENT_BENEFIT, O.SOCIAL_ASSISTANCE)
    assert toggled(Q.INCOME, chosen, O.SOCIAL_ASSISTANCE) == (O.UNEMPLOYMENT_BENEFIT,)
    assert toggled(Q.HOUSING, (O.RENTED,), O.OWNED) == (O.OWNED,)
    assert toggled(Q.HOUSING, (O.OWNED,), O.OWNED) == ()


@pytest.mark.parametrize("question", sorted(SENSITIVE))
def test_not_wanting_to_answer_stands_alone_and_can_be_taken_back(question: Question) -> None:
    other = OPTIONS[question][-1]
    assert offered(question)[-1] is O.DECLINED
    assert toggled(question, (other,), O.DECLINED) == (O.DECLINED,)
    assert toggled(question, (O.DECLINED,), other) == (other,)
    assert toggled(question, (O.DECLINED,), O.DECLINED) == ()
    assert settled(question, {O.DECLINED, other}) == (O.DECLINED,)


def test_nothing_in_particular_and_something_are_never_chosen_together() -> None:
    assert toggled(Q.LIMITS, (O.PHYSICAL, O.SLEEP), O.NO_LIMITS) == (O.NO_LIMITS,)
    assert toggled(Q.LIMITS, (O.NO_LIMITS,), O.SLEEP) == (O.SLEEP,)
    assert O.DECLINED in EXCLUSIVE
    assert O.DECLINED not in offered(Q.WISHES)


@pytest.mark.parametrize(
    ("text", "year"), [("2019", 2019), (" 19 ", 2019), ("98", 1998), ("36", 2036), ("37", 1937), ("", None)]
)
def test_years_as_typed(text: str, year: int | None) -> None:
    assert mapping.parse_year(text, TODAY) == year


@pytest.mark.parametrize("text", ["9", "199", "20199", "abc", "-5", "19.", "²²", "5.3.2019"])
def test_no_year(text: str) -> None:
    with pytest.raises(DateError, match="2019"):
        mapping.parse_year(text, TODAY)


@pytest.mark.parametrize(
    ("years", "wrong"),
    [((2010, 2008), "to_year"), ((1890, None), "from_year"), ((None, 2050), "to_year"), ((2010, 2010), None)],
)
def test_years_of_a_history_line(years: tuple[int | None, int | None], wrong: str | None) -> None:
    line = HistoryLine(mapping=WHO, kind=HistoryKind.WORK, from_year=years[0], to_year=years[1])
    whole = WholeMapping(mapping=Mapping(client=WHO, on=TODAY), history=(line,))
    assert set(mapping.problems(whole, TODAY)) == ({f"history.0.{wrong}"} if wrong else set())


def test_what_is_filled() -> None:
    whole = WholeMapping(mapping=Mapping(client=WHO, on=TODAY, everyday_life="Sujuu"))
    line = HistoryLine(mapping=WHO, kind=HistoryKind.WORK, organisation="Saha")
    whole = replace(whole, answers={Q.WISHES: (O.WISH_WORK,), Q.HOUSING: ()}, history=(line,))
    filled = [section for section in MappingSection if whole.is_filled(section)]
    assert filled == [
        MappingSection.EDUCATION_AND_WORK,
        MappingSection.EVERYDAY_LIFE,
        MappingSection.MOTIVATION,
    ]


def test_rounds_follow_each_other() -> None:
    def filled(*rounds: Round) -> list[Kykyviisari]:
        return [Kykyviisari(client=WHO, on=TODAY, round=one) for one in rounds]

    assert mapping.next_round([]) is Round.START
    assert mapping.next_round(filled(Round.START)) is Round.MIDDLE
    assert mapping.next_round(filled(Round.MIDDLE, Round.START)) is Round.END
    assert mapping.next_round(filled(*Round)) is Round.END


def test_scores_keep_to_the_scale_of_the_office() -> None:
    scores = Kykyviisari(client=WHO, on=TODAY, round=Round.START, work_ability=11, mind=26, body=0)
    profile = Profile(organisation="Toimisto", kykyviisari_low=1, kykyviisari_high=25)
    assert set(mapping.kykyviisari_problems(scores, TODAY, profile)) == {"work_ability", "mind", "body"}
    assert set(mapping.kykyviisari_problems(scores, TODAY, Profile(organisation="Toimisto"))) == {
        "work_ability"
    }
