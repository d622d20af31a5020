"""The dialog of a new place where people are met."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from osaava_desktop.domain.areas import Place
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.texts import capital
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.screens import choices, messages, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import areas
from osaava_desktop.store.office import Office


class PlaceDialog(FormDialog):
    """Adds a place; accepted once it is saved, and ``stored`` is the place then."""

    ui_file = "place.ui"
    name_field: Field
    name_edit: QLineEdit
    locality_combo: QComboBox
    channel_combo: QComboBox
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.stored: Place | None = None
        self.setMinimumWidth(theme.scaled(400))
        towns = [(town.name, town) for town in areas.localities(office)]
        kinds = [(capital(channel.label), channel) for channel in Channel]
        choices.fill(self.locality_combo, towns, blank=False)
        choices.fill(self.channel_combo, kinds, blank=False)
        choices.choose(self.channel_combo, Channel.MEETING_PLACE)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)

    def save(self) -> None:
        """Save and close; or say beside the name what is wrong with it."""
        try:
            self.stored = areas.add_place(
                self._office,
                self.name_edit.text(),
                self.locality_combo.currentData(),
                Channel(self.channel_combo.currentData()),
            )
        except InvalidInput as error:
            self.name_field.show_problem(str(error))
            self.name_edit.setFocus()
        except PlainError as error:
            messages.show_error(self, error)
        else:
            self.accept()
