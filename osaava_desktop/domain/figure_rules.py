"""What each figure counts and is measured against, in words; and whose members may leave the office."""

from osaava_desktop.domain.figures import CLASSES
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.pathways import PathwayType
from osaava_desktop.domain.small_cells import is_sensitive
from osaava_desktop.i18n import N_, _

_RULES = {
    "registered.started": N_(
        "Persons whose first participation started in the span. Who comes back is not counted anew."
    ),
    "registered.active": N_("Persons whose participation went on at some time of the span."),
    "named": N_(
        "Persons met by name in the span, registered or not: a participation that started, a present mark, "
        "an encounter, guidance, a mapping, a card or a step on a pathway."
    ),
    "unnamed.heads": N_("Visitors without a name at group sessions and on outreach visits, added up."),
    "unnamed.new": N_(
        "Visitors without a name whom the worker had not met before in the calendar year, added up."
    ),
    "reached": N_(
        "An estimate: persons met by name, and the new faces without a name, or the most visitors without "
        "a name at one occasion where these are more. Only for a calendar year."
    ),
    "reached.at_least": N_("Persons met by name, and the most visitors without a name at one occasion."),
    "reached.at_most": N_("Persons met by name, and all visitors without a name."),
    "visits": N_("Present marks at sessions held, encounters by name and visitors without a name, added up."),
    "phase.encounter": N_("Persons who were met by name for the first time ever in the span."),
    "phase.mapping": N_("Persons whose first mapping ever was made in the span."),
    "phase.engagement": N_(
        "Persons whose first step on a pathway ever, or their worker's mark of engagement, lies in the span."
    ),
    "first_contact.unknown": N_("Registered persons of whom it is not known what first reached them."),
    "mapping.persons": N_("Persons with a mapping in the span."),
    "kykyviisari.persons": N_("Persons with a scored Kykyviisari in the span."),
    "guidance.entries": N_("Guidance talks, one for each client: a joint talk of three counts as three."),
    "guidance.minutes": N_("Minutes of the guidance talks, each with its full minutes."),
    "groups": N_("Groups with a session held in the span."),
    "groups.sessions": N_("Sessions held; those cancelled or not taken place are not counted."),
    "groups.attendances": N_("Present marks at sessions held. Who is not marked is not counted."),
    "groups.persons": N_("Persons with a present mark at a session held, each once."),
    "groups.unnamed": N_("Visitors without a name at sessions held, added up."),
    "cards": N_("Card trainings passed in the span."),
    "pathways.persons": N_(
        "Persons with a step on a pathway that started in the span: going on, completed or interrupted. "
        "Planned steps are not counted. Each person once."
    ),
    "pathways.steps": N_(
        "Steps on pathways that started in the span: going on, completed or interrupted. "
        "Planned steps are not counted."
    ),
    "pathways.work_activities.persons": N_(
        "Persons who started a work trial, rehabilitative work or a work activity in the span, each once."
    ),
    "criminal_background": N_(
        "The sum of the office's counter without names, kept by quarter and area. Only for a calendar year."
    ),
    "minority": N_(
        "Registered persons who told that they belong to a minority; where the office has given an estimate "
        "for the year, that estimate."
    ),
    "opportunities.hidden": N_("Jobs open in the span that were not advertised anywhere."),
    "offers": N_("Offers of a job, a study place or an activity made to clients in the span."),
    "offers.accepted": N_("Offers made in the span that the client took up."),
    "observations.without_qualification": N_(
        "Registered persons without a vocational or higher qualification at the start."
    ),
    "observations.unemployed.male": N_("Registered men who were unemployed at the start."),
    "observations.unemployed.female": N_("Registered women who were unemployed at the start."),
}

_FAMILIES = {
    "encounters": N_("Encounters by name in the span: {word}."),
    "first_contact": N_("Registered persons whom this first reached: {word}."),
    "guidance": N_(
        "Guidance talks that name the topic {word}. One may name several, so topics may add up to more."
    ),
    "groups": N_("Sessions held in groups of this kind: {word}."),
    "cards": N_("Card trainings passed in the span: {word}."),
    "partners": N_("Partners with a contact in the span, each once: {word}."),
    "meetings": N_("Meetings held in the span: {word}."),
    "opportunities": N_("Opportunities open at some time of the span: {word}."),
}
_PATHWAYS = {
    "persons": N_("Persons with a step on this pathway that started in the span, each once: {word}."),
    "steps": N_("Steps on this pathway that started in the span: {word}."),
}
_SURVEY = N_("Answers to the question on survey papers of the span; who did not answer is not counted.")

_OUTPUT = N_("Persons whose first participation started in the span: {which}.")
_RESULT = N_("Persons whose participation ended in the span, by the last status within 28 days: {which}.")
_COMPLETE = N_("Only complete records: birth date, status and education at the start are known.")
_ESF = {
    "EECO01": N_("all"),
    "EECO02": N_("unemployed at the start, the long-term unemployed too"),
    "EECO03": N_("long-term unemployed at the start"),
    "EECO04": N_("outside working life at the start"),
    "EECO05": N_("employed at the start"),
    "EECO06": N_("under 18 years old at the start"),
    "EECO07": N_("18 to 29 years old at the start"),
    "EECO08": N_("55 years old or more at the start"),
    "EECO09": N_("lower secondary education at the most"),
    "EECO10": N_("upper secondary or post-secondary education"),
    "EECO11": N_("tertiary education"),
    "EECO12": N_("told of a disability"),
    "EECO13": N_("told of coming from a country outside the EU"),
    "EECO14": N_("told of a foreign background"),
    "EECO15": N_("told of belonging to a minority"),
    "EECO16": N_("told of being homeless or at risk of it"),
    "EECO17": N_("told of living in the countryside"),
    "EECR01": N_("outside working life at the start, an unemployed jobseeker after it"),
    "EECR02": N_("not studying at the start, studying or in training after it"),
    "EECR03": N_("gained a qualification"),
    "EECR04": N_("not employed at the start, at work or an entrepreneur after it"),
}
_GENDERS = {"female": N_("Women only."), "male": N_("Men only."), "other": N_("Other genders only.")}

_REGISTERED = {
    Basis.STARTED: N_("the registered: persons whose first participation started in the span"),
    Basis.ACTIVE: N_("the registered: persons whose participation went on at some time of the span"),
}
_OWN_BASES = {
    "survey": N_("the answers to the same question"),
    "observations.without_qualification": N_("the registered whose qualification is known"),
    "observations.unemployed.male": N_("the men among the registered"),
    "observations.unemployed.female": N_("the women among the registered"),
}
_BASED = ("mapping", "kykyviisari", "phase", "first_contact", "criminal_background", "minority")


def rule(key: str) -> str:
    """What a figure counts, in a sentence or two of the language spoken now."""
    if key in _RULES:
        return _(_RULES[key])
    family, part, *rest = key.split(".")
    if family == "pathways":
        return _(_PATHWAYS[rest[0]]).format(word=PathwayType(part).label)
    if family == "survey":
        return _(_SURVEY)
    if family == "esf":
        return _esf_rule(part, rest)
    return _(_FAMILIES[family]).format(word=CLASSES[family](part).label)


def _esf_rule(code: str, genders: list[str]) -> str:
    text = _OUTPUT if code.startswith("EECO") else _RESULT
    complete = [] if code == "EECO01" else [_(_COMPLETE)]
    return " ".join(
        (_(text).format(which=_(_ESF[code])), *complete, *(_(_GENDERS[gender]) for gender in genders))
    )


def base(key: str, basis: Basis) -> str:
    """What the base N of a figure's share is, as words within a sentence; empty where it has none."""
    family = key.split(".")[0]
    own = _OWN_BASES.get(key) or _OWN_BASES.get(family)
    if own is not None:
        return _(own)
    return _(_REGISTERED[basis]) if is_of_registered(key) else ""


def is_of_registered(key: str) -> bool:
    """Whether the base of a figure is the registered, and not one of its own."""
    family = key.split(".")[0]
    return family in _BASED or (family == "pathways" and key.endswith(".persons"))


def may_export_members(key: str) -> bool:
    """Whether the client numbers behind a figure may ever leave the office."""
    return not is_sensitive(key) and not key.startswith("survey.")
