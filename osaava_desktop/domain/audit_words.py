"""The words by which the log of what was done names its acts."""

from osaava_desktop.domain.policy import Action
from osaava_desktop.i18n import N_, _

ACTS: dict[str, str] = {
    Action.ATTACH_FILE: N_("attached a file"),
    Action.ATTACH_HEAD: N_("gave an unnamed visitor a name"),
    Action.BIN: N_("put into the bin"),
    Action.CHANGE_PASSPHRASE: N_("changed a passphrase"),
    Action.CREATE_OFFICE: N_("made the office"),
    Action.END_PARTICIPATION: N_("ended a participation"),
    Action.ERASE: N_("erased a person"),
    Action.EXPORT_CLIENT: N_("gathered for the right of access"),
    Action.EXPORT_FIGURES: N_("saved figures as a file"),
    Action.EXPORT_LIST: N_("saved a list as a file"),
    Action.EXPORT_MEMBERS: N_("saved client numbers behind a figure"),
    Action.FREEZE_REPORT: N_("froze a report"),
    Action.GIVE_KEY: N_("gave a key"),
    Action.LOOK: N_("looked at hidden fields"),
    Action.MAKE_BACKUP: N_("made a backup"),
    Action.MARK_ATTENDANCE: N_("marked attendance"),
    Action.MERGE_CLIENTS: N_("merged two clients"),
    Action.OPEN_FIGURE: N_("opened who is behind a figure"),
    Action.OPEN_FILE: N_("opened an attached file"),
    Action.PRINT_CLIENT: N_("printed a client's paper"),
    Action.PRINT_PAPER: N_("printed a paper"),
    Action.PRINT_REPORT: N_("printed a report"),
    Action.PRINT_SHEET: N_("printed an attendance sheet"),
    Action.READ_AUDIT: N_("read the log"),
    Action.REKEY: N_("encrypted the file anew"),
    Action.RESTORE: N_("took back from the bin"),
    Action.RESTORE_BACKUP: N_("restored a backup"),
    Action.RETURN_SHEET: N_("marked a sheet as returned"),
    Action.SIGN_IN: N_("signed in"),
    Action.TAKE_KEY: N_("took a key away"),
    Action.USE_RECOVERY_KEY: N_("opened with the recovery key"),
    Action.WRITE_PRACTICE_DAY: N_("wrote a practice day"),
    Action.WRITE_RECOVERY_KEY: N_("made a recovery key"),
}
"""Acts that do something else than save a record."""

SAVED: dict[str, str] = {
    Action.SAVE_BACKGROUND: N_("criminal background"),
    Action.SAVE_CARD: N_("card"),
    Action.SAVE_CLIENT: N_("client"),
    Action.SAVE_COUNTER: N_("counter"),
    Action.SAVE_DOCUMENT: N_("data protection document"),
    Action.SAVE_ENCOUNTER: N_("encounter"),
    Action.SAVE_EURA_COUNT: N_("count of the EURA system"),
    Action.SAVE_FILTER: N_("filter"),
    Action.SAVE_FOLLOW_UP: N_("follow-up"),
    Action.SAVE_GROUP: N_("group"),
    Action.SAVE_GUIDANCE: N_("guidance talk"),
    Action.SAVE_IDENTITY: N_("identity number"),
    Action.SAVE_MAPPING: N_("mapping"),
    Action.SAVE_MEETING: N_("meeting"),
    Action.SAVE_NARRATIVE: N_("text of the report"),
    Action.SAVE_NEED: N_("need"),
    Action.SAVE_OPPORTUNITY: N_("opportunity"),
    Action.SAVE_PARTICIPATION: N_("participation"),
    Action.SAVE_PARTNER: N_("partner"),
    Action.SAVE_PERSON: N_("member of staff"),
    Action.SAVE_PLACE: N_("place"),
    Action.SAVE_PROFILE: N_("office"),
    Action.SAVE_RETENTION: N_("rule of keeping"),
    Action.SAVE_SESSION: N_("session"),
    Action.SAVE_STEP: N_("pathway step"),
    Action.SAVE_SURVEY: N_("survey"),
    Action.SAVE_TARGET: N_("target"),
    Action.SAVE_UNNAMED: N_("visitors without a name"),
    Action.SAVE_VISIT: N_("visit"),
}
"""What was saved, by the act."""


def act_words(action: str) -> str:
    """What was done, in words; an act of another version of the program by its own name."""
    if action in SAVED:
        return _("saved: {what}").format(what=_(SAVED[action]))
    return _(ACTS[action]) if action in ACTS else action
