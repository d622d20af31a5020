"""The minutes of a meeting, from drawing them to their preview, in the language that is asked for."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain.meetings import MinutesPaper
from osaava_desktop.domain.partners import Meeting
from osaava_desktop.domain.words import Language
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import tasks
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.services import meetings, papers
from osaava_desktop.store.office import Office


def show_minutes(
    office: Office, meeting: Meeting, widget: QWidget, say: Callable[[str, str], object]
) -> None:
    """Ask for the language, the window's first, and show the paper; ``say`` says why it can't be."""
    menu = QMenu(widget)
    first = Language(i18n.current())
    for language in (first, *(one for one in Language if one is not first)):
        action = menu.addAction(language.label.capitalize())
        action.setData(language.value)
    menu.setActiveAction(menu.actions()[0])
    chosen = menu.exec(widget.mapToGlobal(widget.rect().center()))
    language_code = chosen.data() if chosen is not None else ""
    menu.deleteLater()
    if not language_code:
        return
    try:
        paper = meetings.minutes(office, meeting.id)
    except PlainError as error:
        say(str(error), "attention")
        return
    preview(office, meeting, paper, language_code, widget)


def preview(office: Office, meeting: Meeting, paper: MinutesPaper, language: str, widget: QWidget) -> None:
    """Draw the minutes in a language and show them."""

    def show(pdf: bytes) -> None:
        title = _("Meeting minutes")
        dialog = PreviewDialog(title, pdf, f"{title} {meeting.on.isoformat()}.pdf", widget)
        dialog.taken.connect(lambda: meetings.note_printed(office, meeting.id))
        dialog.exec()
        dialog.deleteLater()

    tasks.run(widget, _("Drawing the paper…"), lambda _progress: papers.minutes_pdf(paper, language), show)
