"""The dialog that asks under which name a filter is kept."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from osaava_desktop.domain.clients import SavedFilter
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.screens import messages, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import filters
from osaava_desktop.store.office import Office


class FilterNameDialog(FormDialog):
    """Accepted once the filter is kept; ``stored`` is what was kept then."""

    ui_file = "filter_name.ui"
    name_field: Field
    name_edit: QLineEdit
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self, office: Office, page: str, content: str, name: str, parent: QWidget | None = None
    ) -> None:
        """``name`` is the one proposed."""
        super().__init__(parent)
        self._office, self._page, self._content = office, page, content
        self.stored: SavedFilter | None = None
        self.name_edit.setText(name)
        self.name_edit.selectAll()
        self.setMinimumWidth(theme.scaled(400))
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)

    def save(self) -> None:
        """Keep it and close; or say beside the field what is wrong with the name."""
        try:
            self.stored = filters.save(self._office, self._page, self.name_edit.text(), self._content)
        except InvalidInput as error:
            self.name_field.show_problem(str(error))
            self.name_edit.setFocus()
        except PlainError as error:
            messages.show_error(self, error)
        else:
            self.accept()
