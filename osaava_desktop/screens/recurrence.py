"""When a group meets, asked for in plain words; the rule is read out as it is made."""

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from osaava_desktop.domain import groups as group_rules
from osaava_desktop.domain import recurrence, texts
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.dates import DateError, parse_time
from osaava_desktop.domain.groups import Group, Session
from osaava_desktop.domain.recurrence import Pace, Rule
from osaava_desktop.domain.texts import capital
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.weekday_chips import WeekdayChips

_UNTIL, _COUNT = "until", "count"


class RecurrenceDialog(FormDialog):
    """Proposes the rule that the group has; when accepted, ``group`` has the new one. Nothing is saved."""

    ui_file = "recurrence.ui"
    pace_combo: QComboBox
    every_field: Field
    every_edit: QLineEdit
    weekdays_field: Field
    weekday_chips: WeekdayChips
    place_field: Field
    place_combo: QComboBox
    weekday_field: Field
    weekday_combo: QComboBox
    starts_field: Field
    starts_edit: QLineEdit
    ends_field: Field
    ends_edit: QLineEdit
    first_field: Field
    first_edit: QLineEdit
    until_field: Field
    until_combo: QComboBox
    last_field: Field
    last_edit: QLineEdit
    count_field: Field
    count_edit: QLineEdit
    words_label: QLabel
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(self, group: Group, today: dt.date, likely: Session, parent: QWidget | None = None) -> None:
        """``likely`` is the session that would come next if there were no rule."""
        super().__init__(parent)
        self.group = group
        self._today, self._likely = today, likely
        self._fields = {
            "every": self.every_field,
            "weekdays": self.weekdays_field,
            "starts": self.starts_field,
            "ends": self.ends_field,
            "first": self.first_field,
            "until": self.last_field,
            "count": self.count_field,
        }
        self.setMinimumWidth(theme.scaled(560))
        self._fill()
        self.show_record(group)
        self._connect()
        self._show_words()

    def _fill(self) -> None:
        paces = [(capital(pace.label), pace) for pace in Pace]
        choices.fill(self.pace_combo, [(_("No rule"), None), *paces], blank=False)
        days = [(capital(texts.weekday_name(day)), day) for day in range(7)]
        choices.fill(self.weekday_combo, days, blank=False)
        ways = [(_("Until further notice"), ""), (_("Until a day"), _UNTIL), (_("So many times"), _COUNT)]
        choices.fill(self.until_combo, ways, blank=False)
        self._fill_places(0)

    def _fill_places(self, weekday: int) -> None:
        chosen = self.place_combo.currentData()
        places = [(capital(recurrence.place_words(one, weekday)), one) for one in recurrence.PLACES]
        choices.fill(self.place_combo, places, blank=False)
        choices.choose(self.place_combo, chosen)

    def _connect(self) -> None:
        for combo in (self.pace_combo, self.place_combo, self.until_combo):
            combo.currentIndexChanged.connect(lambda: self._show_words())
        self.weekday_combo.currentIndexChanged.connect(lambda: self._turn_weekday())
        edits = (self.every_edit, self.starts_edit, self.ends_edit, self.first_edit)
        for edit in (*edits, self.last_edit, self.count_edit):
            edit.textChanged.connect(lambda: self._show_words())
        self.weekday_chips.changed.connect(lambda: self._show_words())
        self.save_button.clicked.connect(lambda: self.save())
        self.cancel_button.clicked.connect(self.reject)

    def show_record(self, group: Group) -> None:
        """Show the group's rule, or a likely one."""
        rule, likely = recurrence.read(group.recurrence), self._likely
        shown = rule or Rule(first=likely.on, weekdays=(likely.on.weekday(),))
        starts, ends = (group.starts, group.ends) if rule else (likely.starts, likely.ends)
        choices.choose(self.pace_combo, shown.pace)
        self.every_edit.setText(str(shown.every))
        self.weekday_chips.show_days(shown.weekdays)
        choices.choose(self.weekday_combo, shown.weekdays[0])
        self._fill_places(shown.weekdays[0])
        choices.choose(self.place_combo, shown.place)
        for edit, time in ((self.starts_edit, starts), (self.ends_edit, ends)):
            edit.setText(texts.format_time(time) if time else "")
        choices.show_date(self.first_edit, shown.first)
        choices.choose(self.until_combo, _UNTIL if shown.until else _COUNT if shown.count else "")
        choices.show_date(self.last_edit, shown.until)
        self.count_edit.setText(str(shown.count or ""))

    def save(self) -> None:
        """Take the rule over and close; or say beside the fields what must be fixed first."""
        for field in self._fields.values():
            field.clear()
        group, problems = self._entered()
        if not problems:
            self.group = group
            self.accept()
            return
        for name, sentence in problems.items():
            self._fields[name].show_problem(sentence)
        self._fields[next(iter(problems))].edit.setFocus()

    # Inside

    def _entered(self) -> tuple[Group, Problems]:
        """The group with the rule typed, and what is wrong with that."""
        problems: Problems = {}
        rule = self._rule(problems)
        group = replace(
            self.group,
            recurrence=recurrence.written(rule) if rule and rule.weekdays else "",
            starts=_time(self.starts_edit, "starts", problems),
            ends=_time(self.ends_edit, "ends", problems),
        )
        if rule is not None:
            for name, sentence in recurrence.problems(rule).items():
                problems.setdefault(name, sentence)
        order = group_rules.group_problems(group).get("ends")
        if order:
            problems.setdefault("ends", order)
        return group, problems

    def _rule(self, problems: Problems) -> Rule | None:
        pace = self.pace_combo.currentData()
        if pace is None:
            return None
        ends = self.until_combo.currentData()
        first = choices.try_date(self.first_edit, self._today, "first", problems)
        until = choices.try_date(self.last_edit, self._today, "until", problems) if ends == _UNTIL else None
        if first is None:
            problems.setdefault("first", _("This is needed."))
        if ends == _UNTIL and until is None:
            problems.setdefault("until", _("This is needed."))
        monthly = pace == Pace.MONTHLY
        return Rule(
            first=first or self._today,
            pace=Pace(pace),
            every=_number(self.every_edit, 1),
            weekdays=(self.weekday_combo.currentData(),) if monthly else self.weekday_chips.days(),
            place=self.place_combo.currentData() if monthly else 1,
            until=until,
            count=_number(self.count_edit, 0) if ends == _COUNT else None,
        )

    def _turn_weekday(self) -> None:
        """The places of a month name the weekday."""
        self._fill_places(self.weekday_combo.currentData())
        self._show_words()

    def _show_words(self) -> None:
        """The fields that matter for what is chosen, and the rule as it is now."""
        pace, ends = self.pace_combo.currentData(), self.until_combo.currentData()
        weekly, monthly = pace == Pace.WEEKLY, pace == Pace.MONTHLY
        self.weekdays_field.setVisible(weekly)
        for field in (self.place_field, self.weekday_field):
            field.setVisible(monthly)
        for field in (
            self.every_field,
            self.starts_field,
            self.ends_field,
            self.first_field,
            self.until_field,
        ):
            field.setVisible(pace is not None)
        self.last_field.setVisible(pace is not None and ends == _UNTIL)
        self.count_field.setVisible(pace is not None and ends == _COUNT)
        group, problems = self._entered()
        self.words_label.setText(
            "" if problems else capital(group_words(group)) or _("Sessions are added one by one.")
        )


def group_words(group: Group) -> str:
    """When a group meets: ``every Tuesday 10.00–12.00``; nothing where it has no rule."""
    rule = recurrence.read(group.recurrence)
    if rule is None:
        return ""
    times = "–".join(texts.format_time(time) for time in (group.starts, group.ends) if time)
    return " ".join(filter(None, (recurrence.words(rule), times)))


def _time(edit: QLineEdit, name: str, problems: Problems) -> dt.time | None:
    try:
        return parse_time(edit.text()) if edit.text().strip() else None
    except DateError as error:
        problems[name] = str(error)
        return None


def _number(edit: QLineEdit, empty: int) -> int:
    """The number typed; what is none is out of every range."""
    text = edit.text().strip()
    if not text:
        return empty
    return int(text) if text.isdecimal() and len(text) < 6 else -1
