"""Choices that hold for the whole office, for who may change them. They hold at once."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from osaava_desktop.domain.follow_up_rules import setting_problems
from osaava_desktop.domain.office import Profile, scale_problems
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import people
from osaava_desktop.store.office import Office

_TOO_LONG = 6
"""No number of so many digits is right, and of thousands of digits none can be read."""


class OfficeCard(Form):
    """Changes the office's own record; ``names_wanted`` asks for the page of its names.

    Who may not change the office reads the names only.
    """

    ui_file = "office_card.ui"
    names_label: QLabel
    names_button: QPushButton
    rules_panel: QWidget
    identity_numbers_check: QCheckBox
    survey_names_check: QCheckBox
    low_field: Field
    low_edit: QLineEdit
    high_field: Field
    high_edit: QLineEdit
    weeks_field: Field
    weeks_edit: QLineEdit
    months_field: Field
    months_edit: QLineEdit
    problem_label: QLabel

    names_wanted = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.problem_label.setTextFormat(Qt.TextFormat.PlainText)
        self.problem_label.hide()
        profile = office.profile
        self.names_label.setTextFormat(Qt.TextFormat.PlainText)
        self.names_label.setText(" · ".join(filter(None, (profile.organisation, profile.project))))
        self.names_button.clicked.connect(self.names_wanted)
        self.rules_panel.setVisible(people.may_change_office(office))
        self.identity_numbers_check.setChecked(office.profile.identity_numbers)
        self.identity_numbers_check.clicked.connect(self._change_identity_numbers)
        self.survey_names_check.setChecked(office.profile.survey_names)
        self.survey_names_check.clicked.connect(self._change_survey_names)
        self._ends = {"kykyviisari_low": self.low_field, "kykyviisari_high": self.high_field}
        self.low_edit.setText(_score_words(office.profile.kykyviisari_low))
        self.high_edit.setText(_score_words(office.profile.kykyviisari_high))
        for edit in (self.low_edit, self.high_edit):
            edit.editingFinished.connect(self._change_scale)

        self._rules = {"leaving_weeks": self.weeks_field, "step_months": self.months_field}
        self.weeks_edit.setText(str(office.profile.leaving_weeks))
        self.months_edit.setText(office.profile.step_months)
        for edit in (self.weeks_edit, self.months_edit):
            edit.editingFinished.connect(self._change_rules)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its words need: the page reckons with a card as wide as itself, which it is not."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(event.size().width()))

    def _change_rules(self) -> None:
        """Save when follow-ups fall due by themselves; say beside them what is wrong."""
        weeks, months = _whole(self.weeks_edit.text()), self.months_edit.text()
        problems = setting_problems(weeks, months)
        for name, field in self._rules.items():
            field.show_problem(problems[name]) if name in problems else field.clear()
        if not problems:
            self._save(lambda profile: replace(profile, leaving_weeks=weeks, step_months=months))
            self.months_edit.setText(self._office.profile.step_months)

    def _change_identity_numbers(self, on: bool) -> None:
        self._save(lambda profile: replace(profile, identity_numbers=on))
        self.identity_numbers_check.setChecked(self._office.profile.identity_numbers)

    def _change_survey_names(self, on: bool) -> None:
        self._save(lambda profile: replace(profile, survey_names=on))
        self.survey_names_check.setChecked(self._office.profile.survey_names)

    def _change_scale(self) -> None:
        """Save the scale when both ends are there, or neither; say beside them what is wrong."""
        try:
            low, high = (_score(edit.text()) for edit in (self.low_edit, self.high_edit))
            problems = scale_problems(low, high)
        except ValueError:
            problems = {"kykyviisari_high": _("Give whole numbers.")}
        for name, field in self._ends.items():
            field.show_problem(problems[name]) if name in problems else field.clear()
        if not problems:
            self._save(lambda profile: replace(profile, kykyviisari_low=low, kykyviisari_high=high))

    def _save(self, change: Callable[[Profile], Profile]) -> None:
        """Save the record as changed, or say why it can't be."""
        sentence = ""
        try:
            people.save_profile(self._office, change(self._office.profile))
        except PlainError as error:
            sentence = str(error)
        self.problem_label.setText(sentence)
        self.problem_label.setVisible(bool(sentence))


def _whole(text: str) -> int:
    """The number typed, 0 where it is none."""
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < _TOO_LONG else 0


def _score(text: str) -> int | None:
    """The number typed, None where nothing is. Raises ValueError."""
    return int(text) if text.strip() else None


def _score_words(score: int | None) -> str:
    return "" if score is None else str(score)
