"""The form of a survey on paper, from asking for its language and letters to its preview."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain.texts import capital
from osaava_desktop.domain.words import Language
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import tasks
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.services import papers, surveys
from osaava_desktop.store.office import Office


def print_form(office: Office, year: int, widget: QWidget, say: Callable[[str, str], object]) -> None:
    """Ask for the language, the window's first, and the size of the letters; then show the form."""
    menu = form_menu(widget)
    chosen = menu.exec(widget.mapToGlobal(QPoint(0, widget.height())))
    wanted = chosen.data() if chosen is not None else None
    menu.deleteLater()
    if wanted is None:
        return
    language, large = wanted
    try:
        preview(office, year, language, large, widget)
    except PlainError as error:
        say(str(error), "attention")


def form_menu(widget: QWidget) -> QMenu:
    """A language in usual letters and in large ones; what is chosen has both as its data."""
    menu = QMenu(widget)
    first = Language(i18n.current())
    for language in (first, *(one for one in Language if one is not first)):
        for text, large in (("{language}", False), (_("{language}, large letters"), True)):
            action = menu.addAction(text.format(language=capital(language.label)))
            action.setData((language.value, large))
    menu.setActiveAction(menu.actions()[0])
    return menu


def preview(office: Office, year: int, language: str, large: bool, widget: QWidget) -> None:
    """Draw the form in a language and show it."""
    paper = surveys.form(office, year, language, large=large)

    def show(pdf: bytes) -> None:
        title = _("Survey form {year}").format(year=year)
        dialog = PreviewDialog(title, pdf, f"{title}.pdf", widget)
        dialog.taken.connect(lambda: surveys.note_printed(office, year))
        dialog.exec()
        dialog.deleteLater()

    tasks.run(widget, _("Drawing the paper…"), lambda _progress: papers.survey_pdf(paper, language), show)
