"""Sentences that the report offers from its figures, with the figures as fields, section by section."""

from collections.abc import Callable, Container, Mapping, Sequence

from osaava_desktop.domain.report_fields import parted
from osaava_desktop.domain.yearly import Section, fields
from osaava_desktop.i18n import N_, _

Variants = tuple[str, ...]
"""One sentence, the fullest wording first: the first of which every figure is there is offered."""

NAMED: Mapping[Section, tuple[str, ...]] = {
    Section.OPENING: (),
    Section.IMPLEMENTATION: ("visits", "named", "first_contact.food_aid"),
    Section.NETWORK: (
        *(
            "meetings.team",
            "meetings.steering",
            "meetings.network",
            "opportunities.job",
            "opportunities.studies",
        ),
        *("opportunities.activity", "opportunities.hidden", "offers"),
    ),
    Section.CLIENT_WORK: (
        "mapping.persons",
        "guidance.entries",
        "groups.sessions",
        "groups.attendances",
        "cards",
    ),
    Section.RESULTS: (
        *("registered", "reached", "pathways.persons", "criminal_background", "minority"),
        *("survey.wellbeing.significantly", "survey.wellbeing.somewhat", "pathways.employment.persons"),
        *("pathways.studies.persons", "pathways.job_search.persons", "pathways.work_activities.persons"),
        "pathways.volunteering.persons",
    ),
    Section.PLAN: (
        "observations.without_qualification",
        "observations.unemployed.male",
        "observations.unemployed.female",
    ),
}
"""The figures that a section's text is expected to name."""

SENTENCES: Mapping[Section, Sequence[Variants]] = {
    Section.OPENING: (
        (
            N_("{project} was carried out by {organisation}. It was funded by {funders}."),
            N_("{project} was carried out by {organisation}."),
        ),
        (N_("The project manager was {manager}."),),
        (N_("The activity was carried out in {localities}."),),
    ),
    Section.IMPLEMENTATION: (
        (
            N_("There were {visits} visits during the year, {visits.change}."),
            N_("There were {visits} visits during the year."),
        ),
        (N_("{named} people were met by name, {named.change}."), N_("{named} people were met by name.")),
        (
            N_(
                "Food aid was the first contact for {first_contact.food_aid.share} of those registered"
                " ({first_contact.food_aid.fraction})."
            ),
        ),
    ),
    Section.NETWORK: (
        (
            N_(
                "The team met {meetings.team} times and the steering group {meetings.steering} times;"
                " network forums were attended {meetings.network} times."
            ),
            N_("The team met {meetings.team} times."),
        ),
        (
            N_(
                "The workers found {opportunities.job} jobs, {opportunities.studies} places to study and"
                " {opportunities.activity} other activities; hidden jobs were {opportunities.hidden}."
            ),
            N_("The workers found {opportunities.job} jobs."),
        ),
        (
            N_("Clients were made {offers} offers, of which {offers.accepted} were taken up."),
            N_("Clients were made {offers} offers."),
        ),
    ),
    Section.CLIENT_WORK: (
        (
            N_(
                "A mapping was made with {mapping.persons.share} of those registered"
                " ({mapping.persons.fraction})."
            ),
        ),
        (
            N_("Personal guidance was given {guidance.entries} times, {guidance.entries.change}."),
            N_("Personal guidance was given {guidance.entries} times."),
        ),
        (
            N_(
                "Groups met {groups.sessions} times; {groups.persons} people took part in them,"
                " {groups.attendances} times in all."
            ),
            N_("Groups met {groups.sessions} times."),
        ),
        (N_("Card trainings were passed {cards} times."),),
    ),
    Section.RESULTS: (
        (
            N_(
                "{registered} people registered for the supported activity"
                " (target {registered.target}), {registered.change}."
            ),
            N_("{registered} people registered for the supported activity (target {registered.target})."),
            N_("{registered} people registered for the supported activity, {registered.change}."),
            N_("{registered} people registered for the supported activity."),
        ),
        (
            N_("An estimated {reached} people took part in the supported activity, {reached.change}."),
            N_("An estimated {reached} people took part in the supported activity."),
        ),
        (
            N_(
                "{pathways.persons.share} of those registered advanced on a pathway"
                " ({pathways.persons.fraction}, target {pathways.persons.target})."
            ),
            N_(
                "{pathways.persons.share} of those registered advanced on a pathway"
                " ({pathways.persons.fraction})."
            ),
        ),
        (
            N_(
                "{criminal_background.share} of the clients had a criminal background"
                " ({criminal_background.fraction}, target {criminal_background.target})."
            ),
            N_(
                "{criminal_background.share} of the clients had a criminal background"
                " ({criminal_background.fraction})."
            ),
        ),
        (N_("{minority.share} of the clients belonged to a minority ({minority.fraction})."),),
        (
            N_(
                "In the client survey {survey.wellbeing.significantly.share} said that the activity had"
                " improved their wellbeing significantly ({survey.wellbeing.significantly.fraction}) and"
                " {survey.wellbeing.somewhat.share} somewhat ({survey.wellbeing.somewhat.fraction})."
            ),
            N_(
                "In the client survey {survey.wellbeing.significantly.share} said that the activity had"
                " improved their wellbeing significantly ({survey.wellbeing.significantly.fraction})."
            ),
        ),
        (N_("{pathways.employment.persons} people advanced to work."),),
        (N_("{pathways.studies.persons} people began studies."),),
        (N_("{pathways.job_search.persons} people began to look for work."),),
        (
            N_(
                "{pathways.work_activities.persons} people advanced to a work trial, rehabilitative work"
                " or work activities."
            ),
        ),
        (N_("{pathways.volunteering.persons} people took part in volunteering."),),
    ),
    Section.PLAN: (
        (
            N_(
                "{observations.without_qualification.share} of the clients had no vocational qualification"
                " ({observations.without_qualification.fraction})."
            ),
        ),
        (
            N_(
                "Of the men {observations.unemployed.male.share} were unemployed"
                " ({observations.unemployed.male.fraction}), of the women"
                " {observations.unemployed.female.share} ({observations.unemployed.female.fraction})."
            ),
            N_(
                "Of the men {observations.unemployed.male.share} were unemployed"
                " ({observations.unemployed.male.fraction})."
            ),
        ),
    ),
}


def offered(section: Section, text: str, is_there: Callable[[str], bool]) -> list[str]:
    """The sentences whose figures are all there and of which ``text`` does not say everything yet.

    ``is_there`` tells of a field whether it has a value worth telling. In the language spoken now.
    """
    said = keys_named(text)
    found = []
    for variants in SENTENCES[section]:
        fitting = next((one for one in variants if all(map(is_there, fields(one)))), None)
        if fitting is not None and not keys_named(fitting) <= said:
            found.append(_(fitting))
    return found


def not_named(section: Section, text: str, is_there: Callable[[str], bool]) -> list[str]:
    """The figures that are expected in the section and are there, but are not in its text."""
    said = keys_named(text)
    return [key for key in NAMED[section] if key not in said and is_there(key)]


def keys_named(text: str) -> set[str]:
    """The keys of the figures that a text names in any form; the registered by either of their names."""
    keys = {parted(name)[0] for name in fields(text)}
    return {"registered" if key in _REGISTERED else key for key in keys}


_REGISTERED: Container[str] = ("registered.started", "registered.active")
