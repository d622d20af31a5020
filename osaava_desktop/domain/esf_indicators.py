"""The funder's common indicators (EECO, EECR): their codes, words and groups.

A step on a pathway is no result in the funder's sense.
"""

from dataclasses import dataclass

from osaava_desktop.domain.words import Gender, Word
from osaava_desktop.i18n import N_, _

Column = Gender | None
"""Everybody, or those of one gender; an unknown gender is counted in everybody only."""

COLUMNS: tuple[Column, ...] = (None, *Gender)

TOTAL = "EECO01"
STATUSES = ("EECO02", "EECO04", "EECO05")
"""Who is counted as more than a participant has exactly one of these."""

_TITLES: dict[Column, str] = {
    None: N_("In all"),
    Gender.FEMALE: N_("Women"),
    Gender.MALE: N_("Men"),
    Gender.OTHER: N_("Other gender"),
}


def column_title(column: Column) -> str:
    """The head of a column, in the language spoken now."""
    return _(_TITLES[column])


class IndicatorGroup(Word):
    """What the indicators stand under."""

    STATUS = "status", N_("Participants and their status")
    AGE = "age", N_("Age on the day of the start")
    EDUCATION = "education", N_("Highest education at the start")
    BACKGROUND = "background", N_("Background, voluntary")
    RESULTS = "results", N_("Results on leaving")


@dataclass(frozen=True, kw_only=True)
class EsfIndicator:
    """One of the funder's common indicators. A `special` one holds a special category of personal data."""

    code: str
    group: IndicatorGroup
    name: str
    """An English msgid; `label` is the word in the user's language."""
    special: bool = False

    @property
    def label(self) -> str:
        """The name in the language spoken now."""
        return _(self.name)

    @property
    def voluntary(self) -> bool:
        """Whether nobody has to answer."""
        return self.group is IndicatorGroup.BACKGROUND

    @property
    def is_result(self) -> bool:
        """Whether it tells of leaving, not of starting."""
        return self.group is IndicatorGroup.RESULTS

    def key(self, column: Column = None) -> str:
        """The key of its figure, of everybody or of one gender."""
        return f"esf.{self.code}" + (f".{column}" if column else "")


_NAMES: dict[IndicatorGroup, dict[str, str]] = {
    IndicatorGroup.STATUS: {
        "EECO01": N_("Participants in all"),
        "EECO02": N_("Unemployed, long-term unemployed included"),
        "EECO03": N_("Long-term unemployed"),
        "EECO04": N_("Outside the labour market"),
        "EECO05": N_("Employed, self-employed included"),
    },
    IndicatorGroup.AGE: {
        "EECO06": N_("Children under 18"),
        "EECO07": N_("Young people, 18–29"),
        "EECO08": N_("55 years or older"),
    },
    IndicatorGroup.EDUCATION: {
        "EECO09": N_("At most comprehensive school (ISCED 0–2)"),
        "EECO10": N_("Upper secondary or post-secondary (ISCED 3–4)"),
        "EECO11": N_("Tertiary (ISCED 5–8)"),
    },
    IndicatorGroup.BACKGROUND: {
        "EECO12": N_("People with disabilities"),
        "EECO13": N_("Citizens of third countries"),
        "EECO14": N_("People of foreign background"),
        "EECO15": N_("Members of minorities, Roma included"),
        "EECO16": N_("Homeless, or shut out of housing"),
        "EECO17": N_("From rural areas"),
    },
    IndicatorGroup.RESULTS: {
        "EECR01": N_("Looking for a job on leaving"),
        "EECR02": N_("In education or training on leaving"),
        "EECR03": N_("Gained a qualification on leaving"),
        "EECR04": N_("At work on leaving, self-employed included"),
    },
}
_SPECIAL = ("EECO12", "EECO15")

INDICATORS: tuple[EsfIndicator, ...] = tuple(
    EsfIndicator(code=code, group=group, name=name, special=code in _SPECIAL)
    for group, names in _NAMES.items()
    for code, name in names.items()
)


def indicators_of(group: IndicatorGroup) -> tuple[EsfIndicator, ...]:
    """The indicators of a group, in order."""
    return tuple(one for one in INDICATORS if one.group is group)


def name_of(code: str) -> str:
    """The name of the indicator of a code, in the language spoken now."""
    return next(one.label for one in INDICATORS if one.code == code)
