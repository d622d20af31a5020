"""The words by which the right-of-access paper names records, their fields, and what was done to them."""

from osaava_desktop.domain import (
    cards,
    clients,
    groups,
    guidance,
    mapping,
    outreach,
    participations,
    partners,
    pathways,
    surveys,
)
from osaava_desktop.domain.policy import Action, FieldGroup
from osaava_desktop.domain.records import Record
from osaava_desktop.i18n import N_, _

TITLES: dict[type[Record], str] = {
    clients.Client: N_("Person"),
    clients.IdentityNumber: N_("Identity number"),
    clients.Background: N_("Criminal background"),
    participations.Participation: N_("Participation"),
    participations.ExitStatus: N_("Status after leaving"),
    outreach.Encounter: N_("Encounters"),
    mapping.Mapping: N_("Mapping talks"),
    mapping.MappingAnswer: N_("Choices in mapping talks"),
    mapping.HistoryLine: N_("Education and work history"),
    mapping.Kykyviisari: N_("Kykyviisari"),
    mapping.Need: N_("Needs and goals"),
    pathways.FollowUp: N_("Tasks"),
    guidance.Guidance: N_("Guidance"),
    guidance.GuidanceTopic: N_("Topics of guidance"),
    groups.GroupMember: N_("Groups"),
    groups.Attendance: N_("Attendance"),
    groups.SheetLine: N_("Rows of attendance sheets"),
    cards.Card: N_("Cards"),
    partners.Offer: N_("Offers"),
    partners.Referral: N_("Referrals"),
    pathways.PathwayStep: N_("Pathways"),
    pathways.SmallStep: N_("Small steps"),
    surveys.AnswerSheet: N_("Survey papers"),
    surveys.SurveyAnswer: N_("Answers of survey papers"),
    clients.NotSamePerson: N_("Found to be another person than"),
    clients.Merge: N_("Merges of two entries"),
}
"""Every kind of record that may be about a client, in the order of the paper."""

UNTOLD = frozenset(
    {"id", "device", "created", "changed", "deleted", "import_id", "joint", "changes", "client"}
)
"""Fields that say nothing about a person, or what the paper says elsewhere."""

_OWN: dict[tuple[type[Record], str], str] = {
    (participations.Participation, "started"): N_("Started"),
    (participations.Participation, "status"): N_("Status at the start"),
    (participations.ExitStatus, "status"): N_("Status"),
    (mapping.Mapping, "work_ability"): N_("Work ability and functioning"),
    (mapping.Mapping, "needs"): N_("Needs"),
    (mapping.HistoryLine, "qualification"): N_("Qualification, or work done"),
    (clients.Client, "number"): N_("Client number"),
    (clients.IdentityNumber, "number"): N_("Identity number"),
    (clients.Background, "answer"): N_("Answer"),
    (guidance.Guidance, "channel"): N_("How it was held"),
}
"""Fields whose word depends on the record."""

_FIELDS = {
    "address": N_("Street address"),
    "area": N_("Area"),
    "attendance": N_("After the session"),
    "birth_date": N_("Birth date"),
    "birth_year": N_("Birth year"),
    "body": N_("Body"),
    "by_client": N_("Done by the client"),
    "channel": N_("Met through"),
    "choice": N_("Answer"),
    "citizenship": N_("Citizenship"),
    "closed": N_("Reached or given up"),
    "comment": N_("Comment"),
    "confirmed": N_("Confirmed by"),
    "consent_withdrawn": N_("Consent withdrawn"),
    "disability": N_("Disability"),
    "done": N_("Done"),
    "dropped": N_("Dropped"),
    "due": N_("Due date"),
    "education": N_("Education"),
    "education_and_work": N_("Education and work, in words"),
    "email": N_("E-mail"),
    "ended": N_("Ended"),
    "engaged": N_("Engaged since"),
    "eura_ended": N_("EURA end notice"),
    "eura_number": N_("EURA customer number"),
    "eura_started": N_("EURA start notice"),
    "eura_started_by": N_("EURA start notice given by"),
    "everyday": N_("Everyday life"),
    "everyday_life": N_("Everyday life"),
    "expires": N_("Valid until"),
    "family_name": N_("Family name"),
    "field": N_("Field"),
    "first": N_("One person"),
    "first_contact": N_("First met through"),
    "first_due": N_("Due at first"),
    "foreign_background": N_("Foreign background"),
    "from_year": N_("From"),
    "gender": N_("Gender"),
    "given_names": N_("Given names"),
    "goal": N_("Goal"),
    "gone": N_("Entry that was joined to it"),
    "group": N_("Group"),
    "guidance": N_("Guidance"),
    "homeless": N_("Homeless"),
    "identity_seen": N_("Identity seen"),
    "inclusion": N_("Inclusion"),
    "informed": N_("Told how the data are used"),
    "joined": N_("Joined"),
    "kept": N_("Entry that was kept"),
    "kind": N_("Kind"),
    "label": N_("The office's own word"),
    "language": N_("First language"),
    "left": N_("Left"),
    "life_situation": N_("Life situation"),
    "legal_basis": N_("Ground for keeping the data"),
    "locality": N_("Locality"),
    "mapping": N_("Mapping talk"),
    "mark": N_("Mark"),
    "mind": N_("Mind"),
    "minority": N_("Minority"),
    "minutes": N_("Minutes"),
    "motivation": N_("Motivation for pathways"),
    "moved_on": N_("Moved on to"),
    "municipality": N_("Municipality number"),
    "need": N_("Need"),
    "note": N_("Note"),
    "noted": N_("Noted on"),
    "on": N_("Date"),
    "online": N_("Filled in online"),
    "opportunity": N_("Opportunity"),
    "option": N_("Choice"),
    "organisation": N_("School or employer"),
    "organiser": N_("Organiser"),
    "outcome": N_("What came of it"),
    "participation": N_("Participation"),
    "partner": N_("Partner"),
    "phone": N_("Phone"),
    "place": N_("Place"),
    "postal_code": N_("Postal code"),
    "quotable": N_("May be quoted without a name"),
    "qualification_gained": N_("Qualification gained"),
    "question": N_("Question"),
    "remarks": N_("Worker's remarks"),
    "reason": N_("Reason"),
    "round": N_("Round"),
    "restricted": N_("Processing restricted since"),
    "row": N_("Row"),
    "rule": N_("Fell due by itself"),
    "rural": N_("From a rural area"),
    "second": N_("Other person"),
    "session": N_("Session"),
    "sheet": N_("Sheet"),
    "skills": N_("Skills"),
    "state": N_("State"),
    "state_on": N_("State since"),
    "step": N_("Pathway"),
    "studying": N_("Studying"),
    "third_country": N_("Citizen of a third country"),
    "to_year": N_("To"),
    "topic": N_("Topic"),
    "type": N_("Type"),
    "undone": N_("Undone on"),
    "unemployed_since": N_("Unemployed since"),
    "visit": N_("Visit"),
    "vocational": N_("Vocational qualification"),
    "what": N_("What"),
    "wished_field": N_("Field of work wished for"),
    "work_ability": N_("Work ability now, 0 to 10"),
    "worker": N_("Worker"),
}

_GROUPS = {
    FieldGroup.HEALTH: N_("health"),
    FieldGroup.BACKGROUND: N_("background"),
    FieldGroup.IDENTITY: N_("identity number"),
    FieldGroup.HISTORY: N_("history of changes"),
}


def title(record: type[Record]) -> str:
    """What records of a kind are called."""
    return _(TITLES[record])


def label(record: type[Record], field: str) -> str:
    """What a field of a record is called."""
    return _(_OWN.get((record, field)) or _FIELDS[field])


def group_word(group: str) -> str:
    """What a group of hidden fields is called."""
    return _(_GROUPS[FieldGroup(group)]) if group in FieldGroup.__members__.values() else group


def deed(action: str) -> str:
    """What an action of the audit did, in one word or two."""
    return _(_DEEDS.get(action, _SAVED))


_SAVED = N_("Saved")  # on a line of its own: words within another call are not gathered for translation
_DEEDS: dict[str, str] = {
    Action.ERASE: N_("Erased"),
    Action.BIN: N_("Put into the bin"),
    Action.RESTORE: N_("Taken back from the bin"),
    Action.LOOK: N_("Looked at"),
    Action.PRINT_CLIENT: N_("Printed"),
    Action.PRINT_SHEET: N_("Printed"),
    Action.EXPORT_CLIENT: N_("Gathered for the right of access"),
    Action.EXPORT_LIST: N_("Taken out in a list"),
    Action.MERGE_CLIENTS: N_("Merged"),
    Action.MARK_ATTENDANCE: N_("Attendance marked"),
    Action.ATTACH_HEAD: N_("Named"),
}
"""Every other action saves something, which is a change."""
