"""The papers of a client: gathered here, drawn off the main thread, and shown before they are printed."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.texts import capital
from osaava_desktop.domain.words import Language
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import paper_jobs, tasks
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.services import (
    access,
    access_papers,
    clients,
    eura_papers,
    exports,
    mapping_papers,
    papers,
)
from osaava_desktop.store.office import Office

Draw = Callable[[], bytes]


class ClientPapers(QObject):
    """Prints, on behalf of ``widget``; ``said(text, kind)`` is for its status line.

    Without a language a paper for the client is in the client's own, where it is one of ours; any other
    in that of the window.
    """

    said = Signal(str, str)

    def __init__(self, office: Office, widget: QWidget) -> None:
        super().__init__(widget)
        self._office, self._widget = office, widget
        self._offered: list[QAction] = []

    def menu(self, client: Client) -> list[QAction]:
        """The papers to choose from on the page of a client, each with its languages."""
        for action in self._offered:
            (action.menu() or action).deleteLater()
        as_file = QAction(_("All data as a &file…"), self._widget)
        as_file.triggered.connect(lambda: self.save_json(client))
        self._offered = [
            self._choice(_("&Mapping form for the pen"), client, self.print_blank),
            self._choice(
                _("&EURA instruction"), client, lambda language: self.print_instruction(client, language)
            ),
            self._choice(
                _("&All data on paper"), client, lambda language: self.print_access(client, language)
            ),
            as_file,
        ]
        return self._offered

    def languages(self, text: str, act: Callable[[str], None], client: Client | None = None) -> QMenu:
        """A menu of the languages, the client's own or the window's first."""
        menu = QMenu(text, self._widget)
        first = Language(_language_of(client))
        for language in (first, *(one for one in Language if one is not first)):
            action = menu.addAction(capital(language.label))
            action.triggered.connect(lambda _on=False, chosen=language: act(chosen.value))
        menu.aboutToShow.connect(lambda: menu.setActiveAction(menu.actions()[0]))
        return menu

    def print_blank(self, language: str | None = None) -> None:
        """The mapping form for the pen."""
        language = language or i18n.current()
        paper = mapping_papers.blank(self._office)
        title = _("Initial mapping")
        self._show(title, f"{title}.pdf", lambda: papers.mapping_pdf(paper, language))

    def print_mapping(self, mapping_id: UUID, own_copy: bool, language: str | None = None) -> None:
        """A mapping as it was written down; the client's own copy is without the worker's remarks."""
        try:
            paper = mapping_papers.filled(self._office, mapping_id, own_copy=own_copy)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        assert paper.whole is not None
        client = clients.get(self._office, paper.whole.mapping.client)
        spoken = language or (_language_of(client) if own_copy else i18n.current())
        title = f"{_('Initial mapping')} {client.number}"
        name = access_papers.file_name(client, paper.whole.mapping.on, "pdf")
        self._show(
            title,
            name,
            lambda: papers.mapping_pdf(paper, spoken),
            lambda: mapping_papers.note_printed(self._office, client.id),
        )

    def print_access(self, client: Client, language: str | None = None) -> None:
        """Everything held on a client, for the client."""
        spoken = language or _language_of(client)
        try:
            paper = access_papers.paper(self._office, access.gather(self._office, client), spoken)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        title = f"{_('All data of a client')} {client.number}"
        name = access_papers.file_name(client, self._office.today, "pdf")
        self._show(title, name, lambda: papers.access_pdf(paper, spoken))

    def print_instruction(self, client: Client | None, language: str | None = None) -> None:
        """What a participant is told about EURA 2021."""
        spoken = language or _language_of(client)
        paper = eura_papers.instruction(self._office, client)
        self._show(_("EURA instruction"), "EURA 2021.pdf", lambda: papers.eura_pdf(paper, spoken))

    def save_json(self, client: Client) -> None:
        """Everything held on a client as a file that programs read."""
        name = access_papers.file_name(client, self._office.today, "json")
        caption, kinds = _("Save all data of a client"), _("JSON files (*.json)")
        try:
            path = paper_jobs.save_file(
                self._widget,
                caption,
                name,
                kinds,
                lambda path: exports.write(
                    path,
                    access_papers.as_json(self._office, access.gather(self._office, client)).encode(),
                ),
            )
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        if path is not None:
            saved = _("Saved as {name}. The file is not encrypted: delete it when it is not needed.")
            self.said.emit(saved.format(name=path.name), "good")

    # Inside

    def _choice(self, text: str, client: Client, act: Callable[[str], None]) -> QAction:
        return self.languages(text, act, client).menuAction()

    def _show(
        self, title: str, suggested_name: str, draw: Draw, taken: Callable[[], None] | None = None
    ) -> None:
        """Draw the paper and show it; ``taken`` is done when it was printed or saved."""

        def show(pdf: bytes) -> None:
            dialog = PreviewDialog(title, pdf, suggested_name, self._widget)
            if taken is not None:
                dialog.taken.connect(taken)
            dialog.exec()
            dialog.deleteLater()

        tasks.run(self._widget, _("Drawing the paper…"), lambda _progress: draw(), show)


def _language_of(client: Client | None) -> str:
    """The client's first language, if we have it; else the window's."""
    own = client.language if client else None
    return own if own in i18n.LANGUAGES and own else i18n.current()
