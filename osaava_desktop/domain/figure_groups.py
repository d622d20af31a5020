"""The headings that figures stand under where people look for one."""

from collections.abc import Iterable

from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_


class FigureGroup(Word):
    """The headings, in the order of a summary."""

    TARGETS = "targets", N_("Targets")
    ACTIVITY = "activity", N_("Activity")
    PATHWAYS = "pathways", N_("Pathways")
    GUIDANCE = "guidance", N_("Guidance")
    GROUPS = "groups", N_("Groups")
    ENCOUNTERS = "encounters", N_("Encounters")
    ESF = "esf", N_("ESF+")
    OBSERVATIONS = "observations", N_("Observations")
    NETWORK = "network", N_("Network")
    SURVEY = "survey", N_("Survey")


_FAMILIES = {
    "criminal_background": FigureGroup.TARGETS,
    "pathways": FigureGroup.PATHWAYS,
    "mapping": FigureGroup.GUIDANCE,
    "kykyviisari": FigureGroup.GUIDANCE,
    "guidance": FigureGroup.GUIDANCE,
    "groups": FigureGroup.GROUPS,
    "cards": FigureGroup.GROUPS,
    "encounters": FigureGroup.ENCOUNTERS,
    "first_contact": FigureGroup.ENCOUNTERS,
    "esf": FigureGroup.ESF,
    "observations": FigureGroup.OBSERVATIONS,
    "partners": FigureGroup.NETWORK,
    "meetings": FigureGroup.NETWORK,
    "opportunities": FigureGroup.NETWORK,
    "offers": FigureGroup.NETWORK,
    "survey": FigureGroup.SURVEY,
}
"""By the first word of a key; what is not named here is activity."""


def group_of(key: str, basis: Basis) -> FigureGroup:
    """The heading that a figure stands under; the registered are a target by the office's basis."""
    if key in (f"registered.{basis}", "pathways.persons"):
        return FigureGroup.TARGETS
    return _FAMILIES.get(key.split(".")[0], FigureGroup.ACTIVITY)


def grouped(keys: Iterable[str], basis: Basis) -> dict[FigureGroup, list[str]]:
    """The keys under their headings; a heading without keys is left out."""
    found: dict[FigureGroup, list[str]] = {group: [] for group in FigureGroup}
    for key in keys:
        found[group_of(key, basis)].append(key)
    return {group: members for group, members in found.items() if members}
