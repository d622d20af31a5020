"""The office's names, its funders and its logo, as papers print them; who may not change them reads them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.logo_card import LogoCard
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.growing_edit import GrowingEdit
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import people
from osaava_desktop.store.office import Office


class OfficePage(Page):
    """Changes the office's own record; the logo in its card is saved at once."""

    ui_file = "office.ui"
    notice: Notice
    form_panel: QWidget
    right_layout: QVBoxLayout
    organisation_field: Field
    organisation_edit: QLineEdit
    project_field: Field
    project_edit: QLineEdit
    project_code_field: Field
    project_code_edit: QLineEdit
    manager_field: Field
    manager_edit: QLineEdit
    privacy_notice_field: Field
    privacy_notice_edit: GrowingEdit
    funder_field: Field
    funder_edit: QLineEdit
    funders_field: Field
    funders_edit: GrowingEdit

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._may_change = people.may_change_office(office)
        self._clean: dict[str, Any] = {}
        self.form_panel.setMaximumWidth(theme.scaled(1016))
        self._fields = {
            "organisation": self.organisation_field,
            "project": self.project_field,
            "project_code": self.project_code_field,
            "manager": self.manager_field,
            "privacy_notice": self.privacy_notice_field,
            "funder": self.funder_field,
            "funders": self.funders_field,
        }
        self.logo_card = LogoCard(office, self._may_change, self)
        self.logo_card.said.connect(self.said)
        self.right_layout.addWidget(self.logo_card, 1)
        for field in self._fields.values():
            self._edit(field).setReadOnly(not self._may_change)
            field.edited.connect(field.clear)
            field.edited.connect(lambda: self.dirty_changed.emit(self.is_dirty()))
        self._show()
        if not self._may_change:
            for field in self._fields.values():
                field.setProperty("optional", False)
            self.notice.show_words("attention", _("A coordinator or the keeper of the file changes these."))

    # What the shell asks

    def title(self) -> str:
        """The heading of the page."""
        return _("Names, funders and logo")

    def facts(self) -> str:
        """Where they are seen."""
        return _("printed on sheets, certificates and reports")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        saves = [("Ctrl+S", _("saves"))] if self._may_change else []
        return [*saves, ("Esc", _("back"))]

    def activated(self) -> None:
        """The first name."""
        self.organisation_edit.setFocus()

    def is_dirty(self) -> bool:
        """Whether anything differs from what is stored."""
        return self._may_change and self._entries() != self._clean

    def save(self) -> bool:
        """Save; say beside the fields what keeps it from being saved."""
        self.notice.hide()
        try:
            people.save_profile(self._office, replace(self._office.profile, **self._entries()))
        except InvalidInput as error:
            self._show_problems(error)
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self.discard()
        self.said.emit(_("The office is saved."), "good")
        return True

    def discard(self) -> None:
        """Show what is stored."""
        self._show()
        self.problems_found.emit([])
        self.dirty_changed.emit(False)

    # Fields

    def _show(self) -> None:
        for name, field in self._fields.items():
            stored = getattr(self._office.profile, name)
            edit = self._edit(field)
            edit.setText(stored) if isinstance(edit, QLineEdit) else edit.setPlainText(stored)
            field.clear()
        self._clean = self._entries()

    def _entries(self) -> dict[str, Any]:
        """What stands in the fields, by the record's names."""
        edits = {name: self._edit(field) for name, field in self._fields.items()}
        return {
            name: edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
            for name, edit in edits.items()
        }

    @staticmethod
    def _edit(field: Field) -> QLineEdit | GrowingEdit:
        assert isinstance(field.edit, QLineEdit | GrowingEdit)
        return field.edit

    def _show_problems(self, error: InvalidInput) -> None:
        """Each problem beside its field, and the focus in the first one."""
        for name, sentence in error.problems.items():
            self._fields[name].show_problem(sentence)
        wrong = [field for field in self._fields.values() if field.has_problem()]
        self.problems_found.emit([field.title() for field in wrong])
        # After the event that asked for saving: a button that was clicked would take the focus back.
        QTimer.singleShot(0, self, lambda: wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason))
