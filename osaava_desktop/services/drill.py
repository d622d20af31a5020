"""The page that says what to do when the computer is lost or broken."""

from osaava_desktop.domain.drill import DrillPaper
from osaava_desktop.domain.policy import Action
from osaava_desktop.services import backups, recovery, sheets
from osaava_desktop.store import backup
from osaava_desktop.store.office import Office


def paper(office: Office) -> DrillPaper:
    """The page to print, with the places as they are now; leaves an audit row."""
    with office.change(Action.PRINT_PAPER, thing="drill"):
        pass
    second = backups.second_place(office)
    return DrillPaper(
        issuer=sheets.issuer(office),
        file=office.path.name,
        folder=str(backup.folder(office.path)),
        second=str(backups.second_folder(office, second.folder)) if second else "",
        recovery_key=recovery.exists(office),
        on=office.today,
    )
