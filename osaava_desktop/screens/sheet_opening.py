"""A sheet's number, typed or scanned into the search box of any page, opens its register."""

from osaava_desktop.i18n import _
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.shell import Shell
from osaava_desktop.services import sheets
from osaava_desktop.store.office import Office


def open_sheet(shell: Shell, office: Office, number: str) -> None:
    """The register of the sheet of that number, in the sheet's own order; else say that it is not ours."""
    sheet = sheets.find(office, number)
    if sheet is None:
        words = _("This sheet number is not in this office: {number}").format(number=number)
        shell.say(words, "attention")
    elif shell.may_leave():
        shell.open(AttendancePage(office, sheets.session_to_mark(office, sheet), sheet))
