"""The names of the figures, as the list of names in the specification has them."""

CHANNELS = ("food_aid", "meeting_place", "shop", "partner", "group", "own_initiative", "other")
TOPICS = ("job_search", "studies", "social_services", "benefits", "digital_services", "other")
GROUP_TYPES = (
    "discussion", "substance_use", "crafts", "nature", "art_therapy", "card_training", "event", "other",
)  # fmt: skip
CARDS = ("occupational_safety", "hygiene", "hot_work", "first_aid", "other")
PATHWAYS = (
    "employment", "studies", "job_search", "work_trial", "rehabilitative_work", "work_activity",
    "volunteering", "other",
)  # fmt: skip
PARTNERS = (
    "wellbeing_county", "municipality", "employment_area", "school", "association", "parish", "project",
    "local", "employer",
)  # fmt: skip
MEETINGS = ("team", "steering", "network", "other")
OPPORTUNITIES = ("job", "studies", "activity")
CHOICES = ("significantly", "somewhat", "not_at_all", "cannot_say")
OUTPUTS = (
    "EECO01", "EECO02", "EECO03", "EECO04", "EECO05", "EECO06", "EECO07", "EECO08", "EECO09", "EECO10",
    "EECO11", "EECO12", "EECO13", "EECO14", "EECO15", "EECO16", "EECO17",
)  # fmt: skip
RESULTS = ("EECR01", "EECR02", "EECR03", "EECR04")

PERSONS = {
    "registered.started", "registered.active", "named", "phase.encounter", "phase.mapping",
    "phase.engagement", "first_contact.unknown", *(f"first_contact.{one}" for one in CHANNELS),
    "mapping.persons", "kykyviisari.persons", "groups.persons", "pathways.persons",
    "pathways.work_activities.persons", *(f"pathways.{one}.persons" for one in PATHWAYS), "minority",
    *(f"esf.{one}{end}" for one in OUTPUTS for end in ("", ".female", ".male", ".other")),
    "observations.without_qualification", "observations.unemployed.male",
    "observations.unemployed.female",
}  # fmt: skip
"""Figures that count people, each once."""

THINGS = {
    "unnamed.heads", "unnamed.new", "reached", "reached.at_least", "reached.at_most", "visits",
    *(f"encounters.{one}" for one in CHANNELS), "guidance.entries", "guidance.minutes",
    *(f"guidance.{one}.entries" for one in TOPICS), "groups", "groups.sessions", "groups.attendances",
    "groups.unnamed", *(f"groups.{one}.sessions" for one in GROUP_TYPES), "cards",
    *(f"cards.{one}" for one in CARDS), "pathways.steps", *(f"pathways.{one}.steps" for one in PATHWAYS),
    *(f"partners.{one}" for one in PARTNERS), *(f"meetings.{one}" for one in MEETINGS),
    *(f"opportunities.{one}" for one in OPPORTUNITIES), "opportunities.hidden", "offers",
    "offers.accepted", *(f"esf.{one}" for one in RESULTS),
}  # fmt: skip
"""Figures that count other things, or people with heads."""

ROWS = {
    "unnamed.heads", "unnamed.new", "visits", *(f"encounters.{one}" for one in CHANNELS),
    "guidance.entries", "guidance.minutes", *(f"guidance.{one}.entries" for one in TOPICS),
    "groups.sessions", "groups.attendances", "groups.unnamed",
    *(f"groups.{one}.sessions" for one in GROUP_TYPES), "cards", *(f"cards.{one}" for one in CARDS),
    "pathways.steps", *(f"pathways.{one}.steps" for one in PATHWAYS), "offers", "offers.accepted",
    *(f"meetings.{one}" for one in MEETINGS),
}  # fmt: skip
"""Figures that add up, over areas and over the parts of a year."""

WITHOUT_MEMBERS = {"criminal_background"}

ALL = PERSONS | THINGS | WITHOUT_MEMBERS
"""Every key, but those of survey questions."""


def answers(*questions: str) -> set[str]:
    """The keys of the answers to questions."""
    return {f"survey.{question}.{choice}" for question in questions for choice in CHOICES}
