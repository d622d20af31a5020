"""The office itself: what it is called, what it prints on paper, and the laptop the file lives on."""

from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import NAME_LIMIT, Problems, need, short, within
from osaava_desktop.domain.follow_up_rules import setting_problems
from osaava_desktop.domain.records import Record
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, _

NOTICE_LIMIT = 500
FUNDERS_LIMIT = 2000
IDLE_FEWEST, IDLE_MOST = 2, 30
SCORE_LIMIT = 1000
"""No domain of a Kykyviisari is scored above this, whatever the scale."""


class Basis(Word):
    """Who counts as registered in a span."""

    STARTED = "started", N_("first participation started")
    ACTIVE = "active", N_("participation went on")


@dataclass(frozen=True, kw_only=True)
class Profile(Record):
    """The office's names and settings. `id` is the file's own instance id; there is one row.

    `practice` marks a file of invented people. `identity_numbers` says that the office has a ground to ask
    for them. `kykyviisari_low` and `_high` are the scale of the five domains as the office's form prints it.

    A follow-up falls due `leaving_weeks` after leaving the project, and each of `step_months` after a step
    began. `survey_names` says that survey papers bear the client. `funders` are all who fund the project,
    one a line; `funder` is the one whose name the sheets bear. The window locks after `idle_minutes`.

    `last_payment_year` is the year of the funder's last payment, from which evidence is kept. The grounds are
    the legal bases that a keeper has recorded for identity numbers and for a person's criminal background.
    """

    organisation: str
    project: str = ""
    project_code: str = ""
    funder: str = ""
    manager: str = ""
    privacy_notice: str = ""
    basis: Basis = Basis.STARTED
    practice: bool = False
    identity_numbers: bool = False
    kykyviisari_low: int | None = None
    kykyviisari_high: int | None = None
    leaving_weeks: int = 4
    step_months: str = "3, 6"
    survey_names: bool = False
    funders: str = ""
    idle_minutes: int = 10
    last_payment_year: int | None = None
    identity_ground: str = ""
    background_ground: str = ""

    def all_funders(self) -> tuple[str, ...]:
        """All who fund the project; the sheets' funder alone where no others are told."""
        return tuple(self.funders.splitlines()) or tuple(filter(None, (self.funder,)))


@dataclass(frozen=True, kw_only=True)
class Device(Record):
    """A laptop. Its `letter` begins client numbers (A-1042) and sheet numbers (A-2026-0418)."""

    letter: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Logo(Record):
    """The organisation's logo for papers: a PNG of at most some hundred kB, in base64."""

    picture: str


@dataclass(frozen=True, kw_only=True)
class Term(Record):
    """The office's own word for a fixed class: `kind` "pathway", `of_class` "other", `name` "Palkkatuki"."""

    kind: str
    of_class: str
    name: str
    replaced: UUID | None = None


def profile_problems(profile: Profile) -> Problems:
    """What keeps `profile` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "organisation", profile.organisation)
    for field in ("organisation", "project", "project_code", "funder", "manager"):
        short(found, field, getattr(profile, field), NAME_LIMIT)
    short(found, "privacy_notice", profile.privacy_notice, NOTICE_LIMIT)
    short(found, "funders", profile.funders, FUNDERS_LIMIT)
    within(found, "idle_minutes", profile.idle_minutes, IDLE_FEWEST, IDLE_MOST)
    found |= setting_problems(profile.leaving_weeks, profile.step_months)
    return found | scale_problems(profile.kykyviisari_low, profile.kykyviisari_high)


def scale_problems(low: int | None, high: int | None) -> Problems:
    """What is wrong with the scale of the Kykyviisari's domains; no scale at all is right."""
    found: Problems = {}
    for field, number, other in (("kykyviisari_low", low, high), ("kykyviisari_high", high, low)):
        within(found, field, number, 0, SCORE_LIMIT)
        if number is None and other is not None:
            found[field] = _("Give both ends of the scale, or neither.")
    if not found and low is not None and high is not None and high <= low:
        found["kykyviisari_high"] = _("The highest score must be above the lowest.")
    return found


def letter_problems(letter: str) -> Problems:
    """A laptop's letter is one of A to Z."""
    if len(letter) == 1 and "A" <= letter <= "Z":
        return {}
    return {"letter": _("Choose one letter from A to Z for this laptop.")}
