"""The end of a participation: its day, the status on leaving, and what is known of the weeks after."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.participations import EndStatus, ExitStatus, Participation, results_until
from osaava_desktop.domain.texts import format_date
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, icons, theme
from osaava_desktop.screens.form_part import FormPart
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.store.office import Office


class EndData(FormPart):
    """Edits the end. What was known later is saved at once: ``added`` and ``dropped`` bring a status.

    ``still_wanted``: the person has not left after all.
    """

    ui_file = "end_data.ui"
    still_label: QLabel
    end_button: QPushButton
    end_widget: QWidget
    ended_field: Field
    ended_edit: QLineEdit
    left_as_field: Field
    left_as_combo: QComboBox
    gained_field: Field
    gained_combo: QComboBox
    still_button: QPushButton
    later_widget: QWidget
    until_label: QLabel
    later_layout: QVBoxLayout
    later_on_field: Field
    later_on_edit: QLineEdit
    later_as_field: Field
    later_as_combo: QComboBox
    add_button: QPushButton

    dates = ("ended", "later_on")

    added = Signal(object)
    dropped = Signal(object)
    still_wanted = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._rows: list[QWidget] = []
        statuses = [(status.label, status) for status in EndStatus]
        choices.fill(self.left_as_combo, statuses)
        choices.fill(self.later_as_combo, statuses)
        choices.fill(self.gained_combo, choices.yes_or_no())
        self.listen(office.today)
        self.end_button.clicked.connect(lambda: self.begin())
        self.still_button.clicked.connect(lambda: self._still())
        self.add_button.clicked.connect(lambda: self.add())
        self.later_on_edit.returnPressed.connect(self.add)

    def show_data(self, participation: Participation, statuses: Sequence[ExitStatus]) -> None:
        """Show what is stored; ``statuses`` are those known since leaving, the earliest first."""
        self._participation = participation
        self._left_as = next((one for one in statuses if one.on == participation.ended), None)
        choices.show_date(self.ended_edit, participation.ended)
        choices.choose(self.left_as_combo, self._left_as.status if self._left_as else None)
        choices.choose(self.gained_combo, participation.qualification_gained)
        self.clear()
        self._show_parts(participation.ended is not None)
        self.show_later(statuses)

    def show_later(self, statuses: Sequence[ExitStatus]) -> None:
        """Show the statuses of days after leaving, and how long one counts; entries stay."""
        ended = self._participation.ended
        self.later_widget.setVisible(ended is not None)
        for row in self._rows:
            self.later_layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        if ended is None:
            return
        until = results_until(ended)
        sentence = _("A status counts as a result until {day}; the last one holds.")
        self.until_label.setText(sentence.format(day=format_date(until)))
        for status in statuses:
            if status.on != ended:
                self._rows.append(self._row(status, status.on <= until))
                self.later_layout.addWidget(self._rows[-1])

    def fields(self) -> Mapping[str, Field]:
        """The fields by the names that problems use."""
        return {
            "ended": self.ended_field,
            "left_as": self.left_as_field,
            "gained": self.gained_field,
            "later_on": self.later_on_field,
            "later_as": self.later_as_field,
        }

    def entries(self) -> tuple[object, ...]:
        """All that is entered, to see whether anything has changed; what is saved at once left out."""
        combos = (self.left_as_combo, self.gained_combo)
        texts = self.ended_edit.text(), *(combo.currentIndex() for combo in combos)
        return (self._is_ending(), *texts) if self._is_ending() else (False,)

    def is_adding(self) -> bool:
        """Whether a later status is typed that is not added yet."""
        shown = not self.later_widget.isHidden()
        return shown and bool(self.later_on_edit.text().strip() or self.later_as_combo.currentData())

    def entered(self, base: Participation) -> tuple[Participation, ExitStatus | None, Problems]:
        """``base`` with its end, the status on leaving where there is something new in it, and problems."""
        problems: Problems = {}
        if not self._is_ending():
            return base, None, problems
        ended = choices.try_date(self.ended_edit, self._office.today, "ended", problems)
        if ended is None:
            problems.setdefault("ended", _("This is needed."))
        status = self.left_as_combo.currentData()
        moved = ended != self._participation.ended
        if status is None and (moved or self._left_as is not None):
            problems["left_as"] = _("This is needed.")
        gained = self.gained_combo.currentData()
        entered = replace(base, ended=ended or base.ended, qualification_gained=gained)
        if status is None or ended is None or (not moved and self._is_as_left(status)):
            return entered, None, problems
        return entered, self._leaving(ended, EndStatus(status)), problems

    # Slots

    def begin(self) -> None:
        """End the participation: today, unless told."""
        if self._is_ending():
            self.ended_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        choices.show_date(self.ended_edit, self._office.today)
        self._show_parts(True)
        self.left_as_combo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def add(self) -> None:
        """Write down what the person did on a later day."""
        problems: Problems = {}
        on = choices.try_date(self.later_on_edit, self._office.today, "later_on", problems)
        status = self.later_as_combo.currentData()
        if on is None:
            problems.setdefault("later_on", _("This is needed."))
        elif status is None:
            problems["later_as"] = _("This is needed.")
        wrong = self.show_problems(problems)
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif on is not None:
            self.added.emit(ExitStatus(participation=self._participation.id, on=on, status=EndStatus(status)))

    def empty_later(self) -> None:
        """The later status is saved: room for the next one."""
        self.later_on_edit.clear()
        self.later_as_combo.setCurrentIndex(0)
        self.later_on_field.clear()
        self.later_as_field.clear()

    def _still(self) -> None:
        """Nothing stored yet is simply taken away; an end that is stored is the page's to undo."""
        if self._participation.ended is not None:
            self.still_wanted.emit()
            return
        self._show_parts(False)
        self.end_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    # Inside

    def _is_ending(self) -> bool:
        return not self.end_widget.isHidden()

    def _show_parts(self, ending: bool) -> None:
        self.still_label.setVisible(not ending)
        self.end_button.setVisible(not ending)
        self.end_widget.setVisible(ending)

    def _is_as_left(self, status: EndStatus) -> bool:
        return self._left_as is not None and self._left_as.status == status

    def _leaving(self, on: dt.date, status: EndStatus) -> ExitStatus:
        known = self._left_as
        if known is not None and known.on == on:
            return replace(known, status=status)
        return ExitStatus(participation=self._participation.id, on=on, status=status)

    def _row(self, status: ExitStatus, counts: bool) -> QWidget:
        """A later status in words, with the button that takes it away."""
        row = QWidget(self)
        words = f"{format_date(status.on)}  {status.status.label}"
        label = QLabel(row)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(words if counts else _("{status} (too late to count)").format(status=words))
        drop = QPushButton(row)
        theme.set_role(drop, "icon")
        icons.set_icon(drop, "delete")
        name = _("Remove {what}").format(what=words)
        drop.setAccessibleName(name)
        drop.setToolTip(name)
        drop.clicked.connect(partial(self.dropped.emit, status))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        layout.addWidget(drop)
        layout.addStretch(1)
        return row
