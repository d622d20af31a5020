"""The answers that nobody has to give; hidden until they are asked for."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from osaava_desktop.domain.countries import code_of
from osaava_desktop.domain.participations import Participation, suggested
from osaava_desktop.domain.words import Answer
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices
from osaava_desktop.screens.form_part import FormPart
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services.participations import VOLUNTARY
from osaava_desktop.store.office import Office


class VoluntaryData(FormPart):
    """Edits the voluntary answers of a participation; ``show_wanted`` with the button."""

    ui_file = "voluntary_data.ui"
    why_label: QLabel
    show_button: QPushButton
    answers_widget: QWidget
    grid_layout: QGridLayout
    disability_field: Field
    disability_combo: QComboBox
    third_country_field: Field
    third_country_combo: QComboBox
    foreign_background_field: Field
    foreign_background_combo: QComboBox
    minority_field: Field
    minority_combo: QComboBox
    homeless_field: Field
    homeless_combo: QComboBox
    rural_field: Field
    rural_combo: QComboBox

    show_wanted = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for combo in self._combos().values():
            choices.fill(combo, [(answer.label, answer) for answer in Answer])
        self.listen(office.today)
        self.show_button.clicked.connect(lambda: self.show_wanted.emit())
        self.hide_answers()

    def hide_answers(self) -> None:
        """Show nothing until asked."""
        for combo in self._combos().values():
            combo.setCurrentIndex(0)
        self.answers_widget.hide()
        self.why_label.show()
        self.show_button.show()

    def show_answers(self, participation: Participation, citizenship: str) -> None:
        """Show the answers, and what the citizenship suggests where there is none."""
        hints = suggested(code_of(citizenship))
        for name, combo in self._combos().items():
            answer: Answer | None = getattr(participation, name)
            choices.choose(combo, answer)
            field = self.fields()[name]
            hint = hints.get(name)
            words = _("the citizenship suggests: {answer}").format(answer=hint.label) if hint else ""
            field.setProperty("hint", words if answer is None else "")
            field.clear()
        self.answers_widget.show()
        self.why_label.hide()
        self.show_button.hide()
        self.disability_combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_columns(self, wide: bool) -> None:
        """Stand in three columns, or in two."""
        columns = 3 if wide else 2
        for line, field in enumerate(self.fields().values()):
            row, column = divmod(line, columns)
            self.grid_layout.addWidget(field, row, column)
        for column in range(3):
            self.grid_layout.setColumnStretch(column, int(column < columns))

    def fields(self) -> Mapping[str, Field]:
        """The fields by the names that problems use."""
        return {name: getattr(self, f"{name}_field") for name in VOLUNTARY}

    def entries(self) -> tuple[object, ...]:
        """All that is entered, to see whether anything has changed; nothing while it is hidden."""
        return tuple(combo.currentIndex() for combo in self._combos().values() if self._is_shown())

    def entered(self, base: Participation) -> Participation:
        """``base`` with the answers; as it is where they were never shown."""
        if not self._is_shown():
            return base
        answers: dict[str, Any] = {}
        for name, combo in self._combos().items():
            chosen = combo.currentData()
            answers[name] = Answer(chosen) if chosen else None
        return replace(base, **answers)

    def _is_shown(self) -> bool:
        return not self.answers_widget.isHidden()

    def _combos(self) -> dict[str, QComboBox]:
        return {name: getattr(self, f"{name}_combo") for name in VOLUNTARY}
