"""Follow-ups that fall due by themselves: some weeks after leaving the project, some months after a step."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.participations import Participation
from osaava_desktop.domain.pathways import ADVANCED, FollowUp, PathwayStep, StepState, StillThere
from osaava_desktop.i18n import _, ngettext

LEAVING = "leaving"
"""The rule of the follow-up after leaving the project."""

MOST_WEEKS = 52
MOST_MONTHS = 60
MOST_TIMES = 6
_STEP = "step "


def step_rule(months: int) -> str:
    """The rule of the follow-up so many months after a step began."""
    return f"{_STEP}{months}"


def months_of(follow_up: FollowUp) -> int | None:
    """How many months after the beginning of a step it asks; None for what no rule of a step made."""
    rule = follow_up.rule
    return int(rule.removeprefix(_STEP)) if rule.startswith(_STEP) else None


def months_in(text: str) -> tuple[int, ...]:
    """The months of a setting such as "3, 6", in order and each once. Raises ValueError."""
    return tuple(sorted({int(word) for word in text.replace(",", " ").split()}))


def written(months: Sequence[int]) -> str:
    """The months as the setting keeps them."""
    return ", ".join(str(number) for number in months)


def setting_problems(weeks: int, months: str) -> Problems:
    """What is wrong with the setting of the rules, a sentence by field."""
    found: Problems = {}
    if not 1 <= weeks <= MOST_WEEKS:
        found["leaving_weeks"] = _("Give a number from {low} to {high}.").format(low=1, high=MOST_WEEKS)
    try:
        numbers = months_in(months)
    except ValueError:
        numbers = (0,)
    if len(numbers) > MOST_TIMES or any(not 1 <= number <= MOST_MONTHS for number in numbers):
        words = _("Write months from 1 to {high} with commas between them, such as 3, 6; at most {count}.")
        found["step_months"] = words.format(high=MOST_MONTHS, count=MOST_TIMES)
    return found


def after_leaving(participation: Participation, weeks: int) -> list[FollowUp]:
    """What falls due when a participation has ended; nothing while it goes on."""
    if participation.ended is None:
        return []
    words = ngettext(
        "How are things? {count} week after leaving",
        "How are things? {count} weeks after leaving",
        weeks,
    )
    return [
        FollowUp(
            client=participation.client,
            participation=participation.id,
            worker=participation.worker,
            due=participation.ended + dt.timedelta(weeks=weeks),
            what=words.format(count=weeks),
            rule=LEAVING,
        )
    ]


def after_step(step: PathwayStep, months: Sequence[int]) -> list[FollowUp]:
    """What falls due when a step has begun; of an interrupted one, only what was due before its end."""
    if step.state not in ADVANCED:
        return []
    words = _("Still there after {months} months? {pathway}")
    found = [
        FollowUp(
            client=step.client,
            step=step.id,
            worker=step.worker,
            due=step.on + relativedelta(months=number),
            what=words.format(months=number, pathway=step.label or step.type.label),
            rule=step_rule(number),
        )
        for number in months
    ]
    if step.state is StepState.INTERRUPTED and step.ended is not None:
        return [one for one in found if one.due <= step.ended]
    return found


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many steps still held so many `months` after they began; `waiting` are due and not answered."""

    months: int
    yes: int
    no: int
    unknown: int
    waiting: int


def tallies(follow_ups: Sequence[FollowUp], today: dt.date) -> list[Tally]:
    """The answers, by months; only times at which something was answered or should be."""
    found = []
    for months in sorted({number for number in map(months_of, follow_ups) if number is not None}):
        own = [one for one in follow_ups if months_of(one) == months]
        counts = {outcome: sum(one.outcome is outcome for one in own) for outcome in StillThere}
        waiting = sum(one.is_open and one.due <= today for one in own)
        if waiting or any(counts.values()):
            found.append(
                Tally(
                    months=months,
                    yes=counts[StillThere.YES],
                    no=counts[StillThere.NO],
                    unknown=counts[StillThere.UNKNOWN],
                    waiting=waiting,
                )
            )
    return found
