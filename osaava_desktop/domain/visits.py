"""An outreach visit as a whole: who was met by name, how many without one, what people were guided about."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from osaava_desktop.domain import outreach
from osaava_desktop.domain.checks import Problems, folded
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.outreach import Channel, Encounter, Unnamed, Visit
from osaava_desktop.i18n import _

_GUESS = Channel.FOOD_AID
"""The channel of a visit of which nothing is known yet: most of them are to food-aid queues."""


@dataclass(frozen=True, kw_only=True)
class WholeVisit:
    """A visit with all that hangs on it; `people` may hold visitors who are not in the register yet."""

    visit: Visit
    people: tuple[Client, ...] = ()
    unnamed: tuple[Unnamed, ...] = ()
    topics: frozenset[Topic] = frozenset()

    @property
    def heads(self) -> int:
        """How many came without a name."""
        return sum(one.heads for one in self.unnamed)

    @property
    def new(self) -> int:
        """How many of them were new faces."""
        return sum(one.new for one in self.unnamed)


@dataclass(frozen=True, kw_only=True)
class OutreachLine:
    """A visit, or an encounter outside of any, as lists show it.

    `where` names the place with its locality, `worker` who was there, `person` whom an encounter was with.
    """

    happening: Visit | Encounter
    where: str
    worker: str
    person: str = ""
    named: int = 0
    unnamed: int = 0
    new: int = 0

    @property
    def total(self) -> int:
        """How many were met, by name and without."""
        return self.named + self.unnamed


def problems(whole: WholeVisit, today: dt.date) -> Problems:
    """What keeps a visit with all that hangs on it from being saved, a sentence by field.

    Beside the fields of the visit these are `people`, and `heads` and `new` of the visitors without a name.
    """
    found = outreach.visit_problems(whole.visit, today)
    for field, sentence in outreach.heads_problems(whole.unnamed).items():
        found.setdefault(field, sentence)
    if any(is_listed(one, whole.people[:place]) for place, one in enumerate(whole.people)):
        found["people"] = _("The same person is there twice.")
    return found


def is_listed(person: Client, people: Sequence[Client]) -> bool:
    """Whether `person` is among `people`: the same client, or a new visitor of the same name and birth."""
    return any(one.id == person.id or (_is_new(one, person) and _alike(one, person)) for one in people)


def next_stop(latest: Visit | None, day: dt.date) -> Visit:
    """A new visit as it is likely to be: on that day, when the `latest` one ended, by the same channel."""
    if latest is None:
        return Visit(on=day, channel=_GUESS)
    return Visit(on=day, channel=latest.channel, worker=latest.worker, starts=latest.ends)


def head_to_name(unnamed: Sequence[Unnamed], *, was_new: bool) -> Unnamed | None:
    """The line that a head is taken from when it gets a name: best one that leaves the new faces right.

    None where nobody without a name is left, or no new face when it was one.
    """
    able = [one for one in unnamed if one.heads > 0 and (one.new > 0 or not was_new)]
    fitting = [one for one in able if was_new or one.heads > one.new]
    untold = [one for one in fitting if one.gender is None and one.age_group is None]
    return next(iter([*untold, *fitting, *able]), None)


def _is_new(one: Client, other: Client) -> bool:
    return one.created is None and other.created is None


def _alike(one: Client, other: Client) -> bool:
    return folded(one.name) == folded(other.name) and one.birth_date == other.birth_date
