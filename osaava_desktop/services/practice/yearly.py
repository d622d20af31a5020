"""What belongs to a year: targets, anonymous counters, the survey, and the summary's texts."""

import datetime as dt
import re
from random import Random
from typing import Any

from osaava_desktop.domain.esf_gaps import Gap
from osaava_desktop.domain.esf_indicators import INDICATORS
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.surveys import WELLBEING, AnswerSheet, Choice
from osaava_desktop.domain.targets import (
    CounterKind,
    Estimate,
    EstimateKind,
    Indicator,
    counter_of,
    target_of,
)
from osaava_desktop.domain.words import Gender, Language
from osaava_desktop.domain.yearly import Section, narrative_of
from osaava_desktop.paths import resource
from osaava_desktop.services import esf, esf_chase, figures, surveys, targets, yearly
from osaava_desktop.services.practice.calendar import FIRST, SUMMARY_YEAR, next_open, open_days, quarter_days
from osaava_desktop.services.practice.stage import Stage, lot
from osaava_desktop.store.office import Office

_SUMMARY_WRITTEN = dt.date(2026, 1, 30)
_ESTIMATED = Estimate(kind=EstimateKind.MINORITY, year=FIRST.year, count=3)
"""In its first months the office did not ask yet who belongs to a minority."""

_HEADING = re.compile(r"^# (\w+)\n", re.MULTILINE)


def plan(stage: Stage) -> None:
    """The yearly matters of all years."""
    draw = lot("survey")
    for entry in stage.plan["targets"]:
        _targets(stage, entry)
    for year in stage.years:
        _counters(stage, year)
    for entry in stage.plan["survey"]:
        _survey(stage, entry, draw)
    stage.diary.on(next_open(dt.date(FIRST.year + 1, 1, 15)), targets.save_estimate, _ESTIMATED)
    stage.diary.on(_SUMMARY_WRITTEN, _look_into_eura)
    for language in Language:
        for section, text in narratives(language).items():
            narrative = narrative_of(SUMMARY_YEAR, section, language, text)
            stage.diary.on(_SUMMARY_WRITTEN, yearly.save_narrative, narrative)


def narratives(language: Language) -> dict[Section, str]:
    """The texts of the 2025 summary in a language, by section."""
    whole = resource("practice", f"summary-{language}.md").read_text(encoding="utf-8")
    _before, *parts = _HEADING.split(whole)
    return {Section(name): text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)}


def _targets(stage: Stage, entry: dict[str, Any]) -> None:
    day = next_open(dt.date(entry["year"], 1, 2))
    for indicator in Indicator:
        stage.diary.on(day, targets.save, target_of(indicator, entry["year"], entry[indicator]))
    for area, persons in zip(stage.areas, entry["by_area"], strict=True):
        target = target_of(Indicator.REGISTERED, entry["year"], persons, area.id)
        stage.diary.on(day, targets.save, target)


def _counters(stage: Stage, year: int) -> None:
    """Counted on the last day of each quarter, in each area."""
    for number, row in enumerate(stage.plan[str(year)]["criminal_background"], start=1):
        if days := quarter_days(year, number):
            for area, count in zip(stage.areas, row, strict=True):
                counter = counter_of(CounterKind.CRIMINAL_BACKGROUND, year, number, area.id, count)
                stage.diary.on(days[-1], targets.save_counter, counter)


def _survey(stage: Stage, entry: dict[str, Any], draw: Random) -> None:
    choices = [Choice.SIGNIFICANTLY] * entry["significantly"] + [Choice.SOMEWHAT] * entry["somewhat"]
    draw.shuffle(choices)
    days = sorted(draw.choices(open_days(entry["from"], entry["to"]), k=len(choices)))
    for day, choice in zip(days, choices, strict=True):
        comment = draw.choice(stage.sentences["surveys"]["comments"]) if draw.random() < 0.3 else ""
        quotable = bool(comment) and draw.random() < 0.7
        stage.diary.on(day, _answer, AnswerSheet(on=day, comment=comment, quotable=quotable), choice)


def _answer(office: Office, sheet: AnswerSheet, choice: Choice) -> None:
    questions = surveys.questions(office, sheet.on.year)
    asked = next(question for question in questions if question.key == WELLBEING)
    surveys.save_answers(office, sheet, {asked.id: choice})


def _look_into_eura(office: Office) -> None:
    """What EURA shows of the year: it knows nothing of whom it was not told of."""
    scope = year_scope(SUMMARY_YEAR)
    chased = esf_chase.to_chase(office, scope)
    counts: dict[str, int | None] = {}
    for indicator in INDICATORS:
        if not indicator.voluntary:
            gap = Gap.END_NOTICE if indicator.is_result else Gap.START_NOTICE
            unknown = {one.client for one in chased if one.gap is gap}
            for column in (None, Gender.FEMALE, Gender.MALE):
                members = figures.members(office, scope, indicator.key(column))
                counts[indicator.key(column)] = sum(one.client not in unknown for one in members)
    esf.save_counts(office, SUMMARY_YEAR, counts, office.today)
