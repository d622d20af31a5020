"""The dialog of one session: when, where, who leads it, and what became of it."""

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from osaava_desktop.domain import texts
from osaava_desktop.domain.dates import DateError, parse_time
from osaava_desktop.domain.groups import Session, SessionState
from osaava_desktop.errors import InvalidInput, PlainError, refuse
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, messages, office_choices, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.register_view import capital
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import groups
from osaava_desktop.store.office import Office


class SessionDialog(FormDialog):
    """Adds or changes a session; accepted once it is saved, and ``stored`` is what was saved."""

    ui_file = "session.ui"
    on_field: Field
    on_edit: QLineEdit
    starts_field: Field
    starts_edit: QLineEdit
    ends_field: Field
    ends_edit: QLineEdit
    place_combo: QComboBox
    leader_combo: QComboBox
    topic_field: Field
    topic_edit: QLineEdit
    state_combo: QComboBox
    reason_field: Field
    reason_edit: QLineEdit
    note_field: Field
    note_edit: QPlainTextEdit
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(self, office: Office, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.stored = session
        self._fields = {
            "on": self.on_field,
            "starts": self.starts_field,
            "ends": self.ends_field,
            "topic": self.topic_field,
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
        self.show_record(session)
        self._show_reason()
        self.state_combo.currentIndexChanged.connect(self._show_reason)
        self.on_field.left.connect(self._check_date)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)

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
        self.note_edit.setPlainText(session.note)

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
            note=self.note_edit.toPlainText(),
        )

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

    def _check_date(self) -> None:
        sentence = choices.tidy_date(self.on_edit, self._office.today)
        self.on_field.show_problem(sentence) if sentence else self.on_field.clear()
