"""What is done with keys from the list of people: given, changed, taken away; the recovery key printed."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain import recovery_code
from osaava_desktop.domain.people import Person
from osaava_desktop.domain.texts import format_number
from osaava_desktop.errors import InvalidInput
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens.new_passphrase import PassphraseDialog
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.proof import ProofDialog
from osaava_desktop.services import keys, papers, recovery, strength
from osaava_desktop.services.recovery import Drill
from osaava_desktop.store.office import Office

PROVED_GROUP = 7
"""The group that is typed from the printed page before it becomes the key."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What is left to do when a key is taken away: the backups that it opens."""

    own: str = field(repr=False)
    backups: list[Path]


def change_mine(parent: QWidget, office: Office) -> bool:
    """Another passphrase for who is signed in; whether it was changed."""
    names = keys.known_names(office, office.person)
    dialog = PassphraseDialog(
        _("My passphrase"),
        _("Backups made before still open with the old passphrase."),
        lambda text: strength.judge(text, names),
        lambda new, own: keys.change_passphrase(office, new, own),
        parent,
        own=_("&Your passphrase until now"),
    )
    return _ran(dialog)


def give(parent: QWidget, office: Office, person: Person) -> bool:
    """A key, or a new passphrase to who has one; whether it was given."""
    names = keys.known_names(office, person)
    words = (
        _("{name} has a key. A new passphrase takes the place of the forgotten one.")
        if keys.has_key(office, person.id)
        else _("{name} signs in with this passphrase, and may change it then.")
    )
    dialog = PassphraseDialog(
        _("A key for {name}").format(name=person.name),
        words.format(name=person.name),
        lambda text: strength.judge(text, names),
        lambda new, own: keys.give(office, person, new, own),
        parent,
        own=_("&Your own passphrase"),
    )
    return _ran(dialog)


def take(parent: QWidget, office: Office, person: Person) -> bool:
    """Takes a key away, and offers to replace the backups that it still opens; whether it was taken."""
    words = _(
        "{name} can't sign in any more. The office file is backed up and encrypted anew, for everybody "
        "else with the same passphrases as before. Don't switch the computer off meanwhile."
    )
    dialog = ProofDialog(
        _("Take the key away"),
        words.format(name=person.name),
        (_("&Take the key away"), "prohibited"),
        lambda _code, own: Taken(own=own, backups=keys.take(office, person.id, own)),
        parent,
        under_way=_("Backing up and encrypting the office file anew…"),
    )
    if not _ran(dialog):
        return False
    taken = dialog.result_of_act
    assert isinstance(taken, Taken)
    _offer_backups(parent, office, taken.own, taken.backups)
    return True


def print_recovery_key(parent: QWidget, office: Office) -> bool:
    """Shows and prints a new key, and keeps it once it is typed from the paper; whether it was kept."""
    secret = recovery.new()
    pdf = papers.recovery_pdf(recovery.paper(office, secret), i18n.current())
    preview = PreviewDialog(_("Recovery key"), pdf, "", parent)
    printed: list[bool] = []
    preview.taken.connect(lambda: printed.append(True))
    preview.exec()
    preview.deleteLater()
    return bool(printed) and _keep(parent, office, secret)


def try_recovery_key(parent: QWidget, office: Office) -> str:
    """The drill: does the paper open a backup made now? The sentence that says so, or nothing."""
    dialog = ProofDialog(
        _("Try the recovery key"),
        _("A backup is made now and opened with the paper alone, as on a new computer."),
        (_("&Try"), "checkmark_circle"),
        lambda code, _own: recovery.drill(office, code),
        parent,
        under_way=_("Making a backup…"),
        code=_("The &thirteen groups on the paper"),
        own=False,
    )
    if not _ran(dialog):
        return ""
    done = dialog.result_of_act
    assert isinstance(done, Drill)
    words = ngettext(
        "The paper opens the backup: {count} client, all in order.",
        "The paper opens the backup: {count} clients, all in order.",
        done.clients,
    )
    return words.format(count=format_number(done.clients))


def _keep(parent: QWidget, office: Office, secret: bytes) -> bool:
    group = recovery_code.groups(secret)[PROVED_GROUP - 1]

    def act(code: str, own: str) -> None:
        if code.strip().upper() != group:
            raise InvalidInput({"code": _("The page says something else there.")})
        recovery.keep(office, secret, own)

    dialog = ProofDialog(
        _("Is the page printed?"),
        _("From now on it opens the office file, and an older page does no more. Put it into a safe."),
        (_("&The page is good"), "checkmark"),
        act,
        parent,
        under_way=_("Writing the key…"),
        code=_("&Group {number} on the page").format(number=PROVED_GROUP),
    )
    return _ran(dialog)


def _offer_backups(parent: QWidget, office: Office, own: str, old: list[Path]) -> None:
    """Older backups open with what opened them then."""
    words = ngettext(
        "{count} older backup still opens with the key that was taken away. Make a new one and delete it?",
        "{count} older backups still open with the key that was taken away. Make a new one and delete them?",
        len(old),
    ).format(count=len(old))
    if not old:
        return
    dialog = ProofDialog(
        _("Older backups"),
        words,
        (_("&Replace"), "save"),
        lambda _code, _own: keys.replace_backups(office, own, old),
        parent,
        under_way=_("Making a backup…"),
        own=False,
    )
    _ran(dialog)


def _ran(dialog: PassphraseDialog | ProofDialog) -> bool:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted
