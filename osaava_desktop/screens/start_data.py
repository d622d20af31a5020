"""What the funder asks at the start of a participation, as a form in one column or two."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPushButton, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.dates import DateError
from osaava_desktop.domain.participations import Education, Participation, StartStatus, is_long
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, theme
from osaava_desktop.screens.form_part import FormPart
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.store.office import Office

# Row and column of each part where there are two columns: the second is for long words.
_WIDE = ((0, 0), (0, 1), (1, 0), (3, 0), (2, 1), (1, 1), (2, 0))


class StartData(FormPart):
    """Edits the start data of a participation; ``edited`` at each change."""

    ui_file = "start_data.ui"
    grid_layout: QGridLayout
    started_field: Field
    started_edit: QLineEdit
    status_field: Field
    status_combo: QComboBox
    unemployed_since_field: Field
    unemployed_since_edit: QLineEdit
    long_button: QPushButton
    studying_check: QCheckBox
    education_field: Field
    education_combo: QComboBox
    vocational_field: Field
    vocational_combo: QComboBox

    dates = ("started", "unemployed_since")

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._fill()
        self.listen(office.today)
        self._connect()

    def show_data(self, participation: Participation) -> None:
        """Show what is stored; no complaints, but notes where the funder asks for more."""
        choices.show_date(self.started_edit, participation.started)
        choices.choose(self.status_combo, participation.status)
        choices.show_date(self.unemployed_since_edit, participation.unemployed_since)
        self.studying_check.setChecked(participation.studying)
        choices.choose(self.education_combo, participation.education)
        choices.choose(self.vocational_combo, participation.vocational)
        self.clear()
        self._show_notes()

    def show_columns(self, wide: bool) -> None:
        """Stand in two columns, or in one."""
        for line, widget in enumerate(self._parts()):
            row, column = _WIDE[line] if wide else (line, 0)
            columns = 2 if wide and widget is self.long_button else 1
            self.grid_layout.addWidget(widget, row, column, 1, columns)
        self.grid_layout.setAlignment(self.long_button, Qt.AlignmentFlag.AlignLeft)
        self.grid_layout.setColumnStretch(0, 2)
        self.grid_layout.setColumnStretch(1, 3 if wide else 0)

    def show_start_only(self) -> None:
        """Ask for the start date alone: the rest is known from the first time."""
        for widget in self._parts():
            widget.setVisible(widget is self.started_field)
        self.started_edit.setMaximumWidth(theme.scaled(144))

    def fields(self) -> Mapping[str, Field]:
        """The fields by the names that problems use."""
        return {
            "started": self.started_field,
            "status": self.status_field,
            "unemployed_since": self.unemployed_since_field,
            "education": self.education_field,
            "vocational": self.vocational_field,
        }

    def entries(self) -> tuple[object, ...]:
        """All that is entered, to see whether anything has changed."""
        combos = (self.status_combo, self.education_combo, self.vocational_combo)
        return (
            self.started_edit.text(),
            self.unemployed_since_edit.text(),
            self.studying_check.isChecked(),
            *(combo.currentIndex() for combo in combos),
        )

    def entered(self, base: Participation) -> tuple[Participation, Problems]:
        """``base`` with what is entered, and what could not be read."""
        problems: Problems = {}
        started = choices.try_date(self.started_edit, self._office.today, "started", problems)
        if started is None:
            problems.setdefault("started", _("This is needed."))
        since = choices.try_date(self.unemployed_since_edit, self._office.today, "unemployed_since", problems)
        status, education = self.status_combo.currentData(), self.education_combo.currentData()
        entered = replace(
            base,
            started=started or base.started,
            unemployed_since=since,
            status=StartStatus(status) if status else None,
            studying=self.studying_check.isChecked(),
            education=Education(education) if education else None,
            vocational=self.vocational_combo.currentData(),
        )
        return entered, problems

    # Slots

    def choose_long(self) -> None:
        """Take the hint: long-term unemployed."""
        choices.choose(self.status_combo, StartStatus.LONG_TERM_UNEMPLOYED)
        self.status_combo.setFocus()

    def _show_notes(self) -> None:
        """The funder asks for these: say so where they are empty, but let them be saved so."""
        for field, combo in (
            (self.status_field, self.status_combo),
            (self.education_field, self.education_combo),
            (self.vocational_field, self.vocational_combo),
        ):
            if combo.currentIndex() > 0:
                field.clear()
            else:
                field.show_note(_("Add it when you know"))
        self._show_long()

    def _show_long(self) -> None:
        """Twelve months out of work or more are said, and offered as the status; never forced."""
        try:
            since = choices.read_date(self.unemployed_since_edit, self._office.today)
            started = choices.read_date(self.started_edit, self._office.today)
        except DateError:
            since = started = None
        long = started is not None and is_long(since, started)
        unemployed = self.status_combo.currentData() == StartStatus.UNEMPLOYED
        self.long_button.setVisible(long and unemployed and not self.started_field.isHidden())
        if not self.unemployed_since_field.has_problem():
            self.unemployed_since_field.setProperty("hint", _("at least 12 months") if long else "")
            self.unemployed_since_field.clear()

    # Inside

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            self.started_field,
            self.status_field,
            self.unemployed_since_field,
            self.long_button,
            self.studying_check,
            self.education_field,
            self.vocational_field,
        )

    def _fill(self) -> None:
        choices.fill(self.status_combo, [(status.label, status) for status in StartStatus])
        choices.fill(self.education_combo, [(level.label, level) for level in Education])
        choices.fill(self.vocational_combo, choices.yes_or_no())

    def _connect(self) -> None:
        self.studying_check.toggled.connect(self.edited)
        self.long_button.clicked.connect(lambda: self.choose_long())
        for combo in (self.status_combo, self.education_combo, self.vocational_combo):
            combo.currentIndexChanged.connect(self._show_notes)
        for name in self.dates:
            self.fields()[name].edited.connect(self._show_long)
