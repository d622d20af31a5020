"""One document about the office's data: read, made one's own, printed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from osaava_desktop.domain.data_protection import DocumentKind
from osaava_desktop.domain.texts import capital
from osaava_desktop.domain.words import Language
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import tasks
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import documents, papers
from osaava_desktop.store.office import Office


class DocumentPage(Page):
    """Shows the template until the office has written its own."""

    ui_file = "document.ui"
    notice: Notice
    state_label: QLabel
    reset_button: QPushButton
    print_button: QPushButton
    text_field: Field
    text_edit: QPlainTextEdit

    def __init__(
        self, office: Office, kind: DocumentKind, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._kind, self._language = office, kind, language
        self._clean = ""
        self.text_edit.setReadOnly(not documents.may_save(office))
        self.text_edit.setTabChangesFocus(True)
        self.text_field.edited.connect(lambda: self.dirty_changed.emit(self.is_dirty()))
        self.reset_button.clicked.connect(lambda: self.reset())
        self.print_button.clicked.connect(lambda: self.print_paper())
        self._show()

    # What the shell asks

    def title(self) -> str:
        """What it is."""
        return capital(self._kind.label)

    def facts(self) -> str:
        """In which language."""
        return self._language.label

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        saves = [("Ctrl+S", _("saves"))] if documents.may_save(self._office) else []
        return [*saves, ("Ctrl+P", _("prints")), ("Esc", _("back"))]

    def activated(self) -> None:
        """The text."""
        self.text_edit.setFocus()

    def is_dirty(self) -> bool:
        """Whether the text differs from what is stored."""
        return self.text_edit.toPlainText() != self._clean

    def save(self) -> bool:
        """Keep the office's own text."""
        self.notice.hide()
        try:
            documents.save(self._office, self._kind, self._language, self.text_edit.toPlainText())
        except InvalidInput as error:
            self.text_field.show_problem(error.problems["text"])
            self.problems_found.emit([self.text_field.title()])
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self.discard()
        self.said.emit(_("The document is saved"), "good")
        return True

    def discard(self) -> None:
        """Show what is stored."""
        self._show()
        self.problems_found.emit([])
        self.dirty_changed.emit(False)

    def print_paper(self) -> None:
        """The document on paper, as it is stored."""
        if self.is_dirty() and not self.save():
            return
        try:
            paper = documents.paper(self._office, self._kind, self._language)
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        title = self.title()

        def show(pdf: bytes) -> None:
            dialog = PreviewDialog(title, pdf, f"{title}.pdf", self)
            dialog.exec()
            dialog.deleteLater()

        language = self._language
        tasks.run(self, _("Drawing the paper…"), lambda _progress: papers.document_pdf(paper, language), show)

    # Slots

    def reset(self) -> None:
        """The template again, with the office's names."""
        try:
            documents.reset(self._office, self._kind, self._language)
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self.discard()
        self.said.emit(_("The template is back"), "good")

    # Inside

    def _show(self) -> None:
        own = documents.is_own(self._office, self._kind, self._language)
        self.text_edit.setPlainText(documents.text(self._office, self._kind, self._language))
        self._clean = self.text_edit.toPlainText()
        self.text_field.clear()
        self.state_label.setText(_("The office's own text") if own else _("The program's template"))
        self.reset_button.setVisible(own and documents.may_save(self._office))
