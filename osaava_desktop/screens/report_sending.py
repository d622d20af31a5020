"""What a report goes through before and when it is sent: its checks, and the freezing."""

from collections.abc import Mapping

from osaava_desktop.domain.figures import Figure, Scope
from osaava_desktop.domain.texts import format_date
from osaava_desktop.domain.words import Language
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens.freeze import FreezeDialog
from osaava_desktop.screens.frozen import FrozenPage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.report_asked import Asked
from osaava_desktop.screens.report_checks import ChecksPage
from osaava_desktop.screens.tables import Mark
from osaava_desktop.services import freezing, late_changes
from osaava_desktop.store.office import Office


def checks(asked: Asked) -> ChecksPage:
    """The checks of what is chosen; a section that is asked for is shown on the report."""
    page = ChecksPage(asked.office, asked.scope, Language(asked.language), asked.open_client)
    page.section_wanted.connect(asked.show_section)
    return page


def freeze(asked: Asked) -> Page | None:
    """Freeze what is chosen; the page is the report as it was sent, or the checks where they are wanted.

    Raises a PlainError where it is not this person's to do.
    """
    if not freezing.may_freeze(asked.office):
        raise PlainError(_("A coordinator or the keeper of the file freezes reports."))
    dialog = FreezeDialog(asked.office, asked.scope, asked.extent, Language(asked.language), asked.window)
    wanted: list[bool] = []
    dialog.checks_wanted.connect(lambda: wanted.append(True))
    dialog.exec()
    report = dialog.frozen
    dialog.deleteLater()
    if wanted:
        return checks(asked)
    return None if report is None else FrozenPage(asked.office, report, asked.open_client)


def state_mark(office: Office, scope: Scope, found: Mapping[str, Figure]) -> Mark:
    """Whether a report of `scope` was sent, and when; and whether the figures ``found`` are others now."""
    sent = freezing.state(office, scope)
    if sent is None:
        return Mark(icon="edit", text=_("Draft"))
    day = format_date(sent.on)
    if late_changes.has_changed(office, sent, found):
        return Mark(icon="warning", text=_("Frozen {day}, changed").format(day=day), kind="attention")
    words = _("Frozen {day}").format(day=day)
    return Mark(icon="weather_snowflake", text=words, kind="accent")
