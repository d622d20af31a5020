"""The dialog of one session: when, where, who leads it, and what became of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from osaava_desktop.domain import texts
from osaava_desktop.domain.dates import DateError, parse_time
from osaava_desktop.domain.groups import MINUTES_LIMIT, Group, Session, SessionState
from osaava_desktop.domain.texts import capital
from osaava_desktop.errors import InvalidInput, PlainError, refuse
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, messages, office_choices, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import groups, planning
from osaava_desktop.store.office import Office


class SessionDialog(FormDialog):
    """Adds or changes a session; accepted once it is saved, and ``stored`` is what was saved.

    Esc asks before what was typed is lost; Cancel does not.
    """

    ui_file = "session.ui"
    group_label: QLabel
    group_field: Field
    group_combo: QComboBox
    on_field: Field
    on_edit: QLineEdit
    starts_field: Field
    starts_edit: QLineEdit
    ends_field: Field
    ends_edit: QLineEdit
    place_combo: QComboBox
    leader_field: Field
    leader_combo: QComboBox
    topic_field: Field
    topic_edit: QLineEdit
    minutes_field: Field
    minutes_edit: QLineEdit
    state_field: Field
    state_combo: QComboBox
    reason_field: Field
    reason_edit: QLineEdit
    note_field: Field
    note_edit: QPlainTextEdit
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self,
        office: Office,
        session: Session,
        parent: QWidget | None = None,
        groups_to_choose: Sequence[Group] = (),
    ) -> None:
        """A new session may be of any of ``groups_to_choose``, at first of the one that it names."""
        super().__init__(parent)
        self._office = office
        self.stored = session
        self._fields = {
            "on": self.on_field,
            "starts": self.starts_field,
            "ends": self.ends_field,
            "topic": self.topic_field,
            "minutes": self.minutes_field,
            "state": self.state_field,
            "reason": self.reason_field,
            "note": self.note_field,
        }
        if session.created is None:
            self.setWindowTitle(_("New session"))
        self.note_edit.setMaximumHeight(theme.scaled(80))
        self.setMinimumWidth(theme.scaled(600))
        choices.fill(self.place_combo, office_choices.places(office))
        choices.fill(self.leader_combo, office_choices.staff(office))
        states = [(capital(state.label), state) for state in SessionState]
        choices.fill(self.state_combo, states, blank=False)
        self._groups = {group.id: group for group in groups_to_choose}
        choices.fill(self.group_combo, [(group.name, group.id) for group in groups_to_choose], blank=False)
        choices.choose(self.group_combo, session.group)
        self.group_field.setVisible(bool(groups_to_choose))
        self.group_label.setText(groups.group(office, session.group).name)
        self.group_label.setVisible(not groups_to_choose)
        self.show_record(session)
        self._shown = self._typed()
        self._show_reason()
        self._note_elsewhere()
        self._connect()

    def _connect(self) -> None:
        self.group_combo.currentIndexChanged.connect(lambda: self._turn_to_group())
        for edit in (self.on_edit, self.starts_edit, self.ends_edit):
            edit.textChanged.connect(lambda: self._note_elsewhere())
        self.leader_combo.currentIndexChanged.connect(lambda: self._note_elsewhere())
        self.state_combo.currentIndexChanged.connect(self._show_reason)
        self.on_field.left.connect(self._check_date)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(lambda: self.done(FormDialog.DialogCode.Rejected))

    def show_record(self, session: Session) -> None:
        """Show a session in the fields."""
        choices.show_date(self.on_edit, session.on)
        for edit, time in ((self.starts_edit, session.starts), (self.ends_edit, session.ends)):
            edit.setText(texts.format_time(time) if time else "")
        choices.choose(self.place_combo, session.place)
        choices.choose(self.leader_combo, session.worker)
        choices.choose(self.state_combo, session.state)
        self.topic_edit.setText(session.topic)
        self.reason_edit.setText(session.reason)
        self.minutes_edit.setText(str(session.minutes or ""))
        self.note_edit.setPlainText(session.note)

    def group_name(self) -> str:
        """The name of the group that the session is of."""
        return groups.group(self._office, self.stored.group).name

    def choose_state(self, state: SessionState) -> None:
        """Propose a state; it is saved with the rest."""
        choices.choose(self.state_combo, state)

    def begin_at(self, field: str) -> None:
        """Put the cursor into that field at first."""
        self._fields[field].edit.setFocus()

    def entered(self) -> Session:
        """The session as typed. Raises InvalidInput where a date or time can't be read."""
        problems: dict[str, str] = {}
        times: dict[str, dt.time | None] = {}
        for name, edit in (("starts", self.starts_edit), ("ends", self.ends_edit)):
            try:
                times[name] = parse_time(edit.text()) if edit.text().strip() else None
            except DateError as error:
                problems[name] = str(error)
        try:
            day = choices.read_date(self.on_edit, self._office.today)
        except DateError as error:
            day, problems["on"] = None, str(error)
        if day is None:
            problems.setdefault("on", _("This is needed."))
        minutes = self.minutes_edit.text().strip()
        if minutes and not (minutes.isdecimal() and len(minutes) < 6):
            problems["minutes"] = _("Give a number from {low} to {high}.").format(low=1, high=MINUTES_LIMIT)
        refuse(problems)
        return replace(
            self.stored,
            starts=times["starts"],
            ends=times["ends"],
            on=day or self.stored.on,
            place=self.place_combo.currentData(),
            worker=self.leader_combo.currentData(),
            topic=self.topic_edit.text(),
            state=SessionState(self.state_combo.currentData()),
            reason="" if self.reason_field.isHidden() else self.reason_edit.text(),
            minutes=int(minutes) if minutes else None,
            note=self.note_edit.toPlainText(),
        )

    def is_dirty(self) -> bool:
        """Whether the form says anything else than what it showed at first."""
        return self._typed() != self._shown

    def reject(self) -> None:
        """Esc: what was typed is not lost without a question."""
        answer = messages.ask_unsaved(self) if self.is_dirty() else messages.Leaving.DISCARD
        if answer is messages.Leaving.SAVE:
            self.save()
        elif answer is messages.Leaving.DISCARD:
            super().reject()

    def save(self) -> None:
        """Save and close; or say beside the fields what must be fixed first."""
        for field in self._fields.values():
            field.clear()
        try:
            self.stored = groups.save_session(self._office, self.entered())
        except InvalidInput as error:
            self._show_problems(error.problems)
        except PlainError as error:
            messages.show_error(self, error)
        else:
            self.accept()

    def _show_problems(self, problems: dict[str, str]) -> None:
        for name, sentence in problems.items():
            self._fields[name].show_problem(sentence)
        first = next(field for name, field in self._fields.items() if name in problems)
        first.edit.setFocus()

    def _show_reason(self) -> None:
        """A reason is asked for only where the session was not held."""
        state = SessionState(self.state_combo.currentData())
        self.reason_field.setVisible(state in (SessionState.CANCELLED, SessionState.DID_NOT_TAKE_PLACE))

    def _typed(self) -> tuple[object, ...]:
        edits = (self.on_edit, self.starts_edit, self.ends_edit, self.topic_edit)
        combos = (self.group_combo, self.place_combo, self.leader_combo, self.state_combo)
        return (
            *(edit.text() for edit in (*edits, self.minutes_edit, self.reason_edit)),
            *(combo.currentData() for combo in combos),
            self.note_edit.toPlainText(),
        )

    def _turn_to_group(self) -> None:
        """Another group: the times, place and leader that are likely for it, on the day typed."""
        day = self.on_edit.text()
        group = self._groups[self.group_combo.currentData()]
        likely = groups.proposed_session(self._office, group)
        self.stored = replace(self.stored, group=group.id)
        topic, note = self.topic_edit.text(), self.note_edit.toPlainText()
        self.show_record(replace(likely, topic=topic, note=note))
        self.on_edit.setText(day)

    def _note_elsewhere(self) -> None:
        """Its leader may lead something else at that time: a note, and no obstacle."""
        try:
            other = planning.elsewhere(self._office, self.entered())
        except InvalidInput:
            return
        if other:
            self.leader_field.show_note(_("Leads {group} at that time").format(group=other))
        else:
            self.leader_field.clear()

    def _check_date(self) -> None:
        sentence = choices.tidy_date(self.on_edit, self._office.today)
        self.on_field.show_problem(sentence) if sentence else self.on_field.clear()
