"""The form of the mapping talk: its five sections, the quick choices of each, and what is sensitive."""

from collections.abc import Collection, Mapping

from osaava_desktop.domain.policy import FieldGroup
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_


class MappingSection(Word):
    """The five sections; the stored name is that of the text field of `Mapping`."""

    LIFE_SITUATION = "life_situation", N_("Life situation")
    EDUCATION_AND_WORK = "education_and_work", N_("Education and work history")
    WORK_ABILITY = "work_ability", N_("Work ability and functioning")
    EVERYDAY_LIFE = "everyday_life", N_("Everyday life")
    MOTIVATION = "motivation", N_("Motivation for pathways")


HIDDEN: Mapping[MappingSection, FieldGroup] = {MappingSection.WORK_ABILITY: FieldGroup.HEALTH}
"""Sections that are shown only when asked for, each look logged."""


class Question(Word):
    """What a quick choice answers."""

    HOUSEHOLD = "household", N_("Lives")
    HOUSING = "housing", N_("Housing")
    INCOME = "income", N_("Income")
    SUPPORT = "support", N_("People close by")
    LICENCES = "licences", N_("Getting about")
    DIGITAL_SKILLS = "digital_skills", N_("Computer and phone")
    WORK_PAUSE = "work_pause", N_("Last at work")
    LIMITS = "limits", N_("What makes work harder")
    TREATMENT = "treatment", N_("Treatment or rehabilitation")
    SUBSTANCES = "substances", N_("Alcohol and other substances")
    RHYTHM = "rhythm", N_("Rhythm of the day")
    MONEY = "money", N_("Money matters")
    ERRANDS = "errands", N_("Dealing with offices")
    WISHES = "wishes", N_("Would like to")
    HOURS = "hours", N_("How much")
    READINESS = "readiness", N_("When")


class Option(Word):
    """A quick choice; every question has options of its own, and `declined` may answer any."""

    ALONE = "alone", N_("alone")
    WITH_PARTNER = "with_partner", N_("with a partner")
    WITH_CHILDREN = "with_children", N_("with children")
    WITH_OTHERS = "with_others", N_("with others")
    RENTED = "rented", N_("rented home")
    OWNED = "owned", N_("own home")
    SUPPORTED = "supported", N_("supported housing")
    TEMPORARY = "temporary", N_("with friends or otherwise temporary")
    HOMELESS = "homeless", N_("no home")
    WAGES = "wages", N_("wages")
    UNEMPLOYMENT_BENEFIT = "unemployment_benefit", N_("unemployment benefit")
    SOCIAL_ASSISTANCE = "social_assistance", N_("social assistance")
    SICKNESS_ALLOWANCE = "sickness_allowance", N_("sickness allowance or rehabilitation support")
    PENSION = "pension", N_("pension")
    STUDY_GRANT = "study_grant", N_("study grant")
    NO_INCOME = "no_income", N_("no income")
    GOOD_SUPPORT = "good_support", N_("gets help when needed")
    LITTLE_SUPPORT = "little_support", N_("few people to turn to")
    NO_SUPPORT = "no_support", N_("nobody to turn to")
    DRIVING_LICENCE = "driving_licence", N_("driving licence")
    CAR = "car", N_("car at hand")
    PUBLIC_TRANSPORT = "public_transport", N_("by public transport")
    ON_FOOT = "on_foot", N_("on foot or by bicycle only")
    SMARTPHONE = "smartphone", N_("smartphone")
    COMPUTER = "computer", N_("computer")
    BANK_CODES = "bank_codes", N_("online banking codes")
    DIGITAL_HELP = "digital_help", N_("needs help with digital services")
    PAUSE_SHORT = "pause_short", N_("within a year")
    PAUSE_FEW_YEARS = "pause_few_years", N_("1 to 5 years ago")
    PAUSE_LONG = "pause_long", N_("over 5 years ago")
    NEVER_WORKED = "never_worked", N_("has not worked yet")
    NO_LIMITS = "no_limits", N_("nothing in particular")
    PHYSICAL = "physical", N_("pain or physical health")
    MENTAL = "mental", N_("mood or coping")
    LEARNING = "learning", N_("learning or memory")
    SENSES = "senses", N_("hearing or sight")
    LANGUAGE = "language", N_("language skills")
    SLEEP = "sleep", N_("sleep")
    PARTIAL_ABILITY = "partial_ability", N_("partial work ability has been assessed")
    IN_TREATMENT = "in_treatment", N_("goes on")
    NEEDS_TREATMENT = "needs_treatment", N_("would need")
    NO_TREATMENT = "no_treatment", N_("no need now")
    NO_CONCERN = "no_concern", N_("no concern")
    SOME_CONCERN = "some_concern", N_("causes some concern")
    WANTS_HELP = "wants_help", N_("wants help")
    REGULAR = "regular", N_("regular")
    SOMETIMES_LOST = "sometimes_lost", N_("turns round at times")
    LOST = "lost", N_("day and night are mixed up")
    COPES = "copes", N_("copes")
    TIGHT = "tight", N_("tight")
    DEBTS = "debts", N_("debts")
    ALONE_OK = "alone_ok", N_("manages alone")
    SOME_HELP = "some_help", N_("manages with some help")
    MUCH_HELP = "much_help", N_("needs somebody along")
    WISH_WORK = "wish_work", N_("work")
    WISH_STUDIES = "wish_studies", N_("study")
    WISH_TRIAL = "wish_trial", N_("try work out")
    WISH_ACTIVITY = "wish_activity", N_("rehabilitative work activity")
    WISH_VOLUNTEER = "wish_volunteer", N_("volunteer")
    WISH_GROUPS = "wish_groups", N_("come to groups")
    FULL_TIME = "full_time", N_("full time")
    PART_TIME = "part_time", N_("part time")
    SOME_HOURS = "some_hours", N_("a few hours a week")
    NOW = "now", N_("at once")
    SOON = "soon", N_("within half a year")
    LATER = "later", N_("later, step by step")
    DECLINED = "declined", N_("does not want to answer")


_O, _Q = Option, Question
OPTIONS: Mapping[Question, tuple[Option, ...]] = {
    _Q.HOUSEHOLD: (_O.ALONE, _O.WITH_PARTNER, _O.WITH_CHILDREN, _O.WITH_OTHERS),
    _Q.HOUSING: (_O.RENTED, _O.OWNED, _O.SUPPORTED, _O.TEMPORARY, _O.HOMELESS),
    _Q.INCOME: (
        _O.WAGES, _O.UNEMPLOYMENT_BENEFIT, _O.SOCIAL_ASSISTANCE, _O.SICKNESS_ALLOWANCE, _O.PENSION,
        _O.STUDY_GRANT, _O.NO_INCOME,
    ),
    _Q.SUPPORT: (_O.GOOD_SUPPORT, _O.LITTLE_SUPPORT, _O.NO_SUPPORT),
    _Q.LICENCES: (_O.DRIVING_LICENCE, _O.CAR, _O.PUBLIC_TRANSPORT, _O.ON_FOOT),
    _Q.DIGITAL_SKILLS: (_O.SMARTPHONE, _O.COMPUTER, _O.BANK_CODES, _O.DIGITAL_HELP),
    _Q.WORK_PAUSE: (_O.PAUSE_SHORT, _O.PAUSE_FEW_YEARS, _O.PAUSE_LONG, _O.NEVER_WORKED),
    _Q.LIMITS: (
        _O.NO_LIMITS, _O.PHYSICAL, _O.MENTAL, _O.LEARNING, _O.SENSES, _O.LANGUAGE, _O.SLEEP,
        _O.PARTIAL_ABILITY,
    ),
    _Q.TREATMENT: (_O.IN_TREATMENT, _O.NEEDS_TREATMENT, _O.NO_TREATMENT),
    _Q.SUBSTANCES: (_O.NO_CONCERN, _O.SOME_CONCERN, _O.WANTS_HELP),
    _Q.RHYTHM: (_O.REGULAR, _O.SOMETIMES_LOST, _O.LOST),
    _Q.MONEY: (_O.COPES, _O.TIGHT, _O.DEBTS),
    _Q.ERRANDS: (_O.ALONE_OK, _O.SOME_HELP, _O.MUCH_HELP),
    _Q.WISHES: (
        _O.WISH_WORK, _O.WISH_STUDIES, _O.WISH_TRIAL, _O.WISH_ACTIVITY, _O.WISH_VOLUNTEER, _O.WISH_GROUPS,
    ),
    _Q.HOURS: (_O.FULL_TIME, _O.PART_TIME, _O.SOME_HOURS),
    _Q.READINESS: (_O.NOW, _O.SOON, _O.LATER),
}  # fmt: skip
"""What each question offers, besides not wanting to answer."""

QUESTIONS: Mapping[MappingSection, tuple[Question, ...]] = {
    MappingSection.LIFE_SITUATION: (_Q.HOUSEHOLD, _Q.HOUSING, _Q.INCOME, _Q.SUPPORT),
    MappingSection.EDUCATION_AND_WORK: (_Q.WORK_PAUSE, _Q.LICENCES, _Q.DIGITAL_SKILLS),
    MappingSection.WORK_ABILITY: (_Q.LIMITS, _Q.TREATMENT, _Q.SUBSTANCES),
    MappingSection.EVERYDAY_LIFE: (_Q.RHYTHM, _Q.MONEY, _Q.ERRANDS),
    MappingSection.MOTIVATION: (_Q.WISHES, _Q.HOURS, _Q.READINESS),
}
SENSITIVE = frozenset(
    {
        *(question for section in HIDDEN for question in QUESTIONS[section]),
        _Q.HOUSING, _Q.INCOME, _Q.SUPPORT, _Q.MONEY,
    }
)  # fmt: skip
"""Questions whose form offers not to answer."""

MANY = frozenset({_Q.HOUSEHOLD, _Q.INCOME, _Q.LICENCES, _Q.DIGITAL_SKILLS, _Q.LIMITS, _Q.MONEY, _Q.WISHES})
"""Questions that several options may answer."""
EXCLUSIVE = frozenset({_O.DECLINED, _O.ALONE, _O.NO_INCOME, _O.NO_LIMITS, _O.COPES})
"""Options beside which no other can be true."""


def offered(question: Question) -> tuple[Option, ...]:
    """What the form offers as answers; with not wanting to answer where the question is sensitive."""
    return (*OPTIONS[question], Option.DECLINED) if question in SENSITIVE else OPTIONS[question]


def toggled(question: Question, chosen: Collection[Option], option: Option) -> tuple[Option, ...]:
    """What is chosen once `option` is picked or, where it was chosen, given up: the latest word holds."""
    if option in chosen:
        return settled(question, set(chosen) - {option})
    if question not in MANY or option in EXCLUSIVE:
        return (option,)
    return settled(question, {*chosen, option} - EXCLUSIVE)


def settled(question: Question, chosen: Collection[Option]) -> tuple[Option, ...]:
    """The options that may stand together, in the order of the form: a refusal stands alone."""
    if Option.DECLINED in chosen:
        return (Option.DECLINED,)
    return tuple(option for option in OPTIONS[question] if option in chosen)


class ScoreDomain(Word):
    """The five domains of the Kykyviisari; the stored name is that of the field."""

    INCLUSION = "inclusion", N_("Inclusion")
    MIND = "mind", N_("Mind")
    EVERYDAY = "everyday", N_("Everyday life")
    SKILLS = "skills", N_("Skills")
    BODY = "body", N_("Body")
