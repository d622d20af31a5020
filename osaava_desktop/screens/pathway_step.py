"""The form of one step on a pathway, with what is to be come back to."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.opportunities import type_of
from osaava_desktop.domain.partners import Opportunity
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, PathwayType, StepState, has_end
from osaava_desktop.domain.texts import format_date
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, theme
from osaava_desktop.screens.choices import choose, fill, needed_date, show_date, tidy_date
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.partner_box import PartnerBox
from osaava_desktop.screens.pathway_list import STATE_ICONS, TYPE_ICONS
from osaava_desktop.screens.step_source import StepSource
from osaava_desktop.screens.still_there import StillThereLines
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.screens.widgets.person_box import Offer, PersonBox
from osaava_desktop.services import clients, pathways
from osaava_desktop.services.pathways import FOLLOW_UP, Doubtful
from osaava_desktop.store.office import Office

_OFFERS = 7
_HIGH = 560
_WIDE = 800
_NOTE = (72, 160)  # pixels, in a low window and in a high one


class PathwayStepPage(Page):
    """Writes down a step or changes one; emits it as ``saved``, or ``binned`` when it went to the bin."""

    ui_file = "pathway_step.ui"
    renews = ("step",)
    notice: Notice
    form_panel: QWidget
    cards_layout: QBoxLayout
    client_field: Field
    client_edit: PersonBox
    type_field: Field
    type_combo: QComboBox
    state_field: Field
    state_combo: QComboBox
    on_field: Field
    on_edit: QLineEdit
    ended_field: Field
    ended_edit: QLineEdit
    opportunity_combo: QComboBox
    partner_field: Field
    partner_edit: PartnerBox
    confirmed_field: Field
    confirmed_edit: QLineEdit
    note_field: Field
    note_edit: QPlainTextEdit
    what_field: Field
    what_edit: QLineEdit
    due_field: Field
    due_edit: QLineEdit
    done_check: QCheckBox
    still_card: QFrame
    still_lines: StillThereLines
    bin_button: QPushButton

    saved = Signal(object)
    binned = Signal(object)

    def __init__(
        self,
        office: Office,
        step: PathwayStep | None,
        client: Client | None,
        parent: QWidget | None = None,
        *,
        opportunity: Opportunity | None = None,
    ) -> None:
        """``step`` is None for a new one; then ``client`` says whose it is, or is asked for.

        ``opportunity`` is what a new step came from: its type and partner are the first guesses.
        """
        super().__init__(parent)
        self._opportunity = opportunity
        self._source = StepSource(office, self.opportunity_combo, self.partner_edit, self._tell_dirty)
        self._office = office
        self._step = step
        self._client = clients.get(office, step.client) if step else client
        self._follow_up: FollowUp | None = pathways.follow_up_of(office, step.id) if step else None
        self._fields = {
            "client": self.client_field,
            "type": self.type_field,
            "state": self.state_field,
            "on": self.on_field,
            "ended": self.ended_field,
            "partner": self.partner_field,
            "confirmed": self.confirmed_field,
            "note": self.note_field,
            FOLLOW_UP + "what": self.what_field,
            FOLLOW_UP + "due": self.due_field,
        }
        self.form_panel.setMaximumWidth(theme.scaled(1016))
        self._fill_choices()
        self._show_record()
        self._connect()

    # What the shell asks

    def title(self) -> str:
        """Whose step it is."""
        return self._client.name if self._client and self._step else _("New step")

    def facts(self) -> str:
        """The client's number, and the pathway."""
        if self._client is None:
            return ""
        words = self._step.type.label if self._step else self._client.name
        return f"{self._client.number} · {words}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Ctrl+S", _("saves")), ("Esc", _("back"))]

    def activated(self) -> None:
        """The client comes first; of a step that is known, its state."""
        if self._client is None:
            self.client_edit.setFocus()
        else:
            (self.state_combo if self._step else self.type_combo).setFocus()

    def is_dirty(self) -> bool:
        """Whether anything differs from what was shown at first."""
        return self._entered() != self._clean

    def is_new(self) -> bool:
        """Whether there is no step yet."""
        return self._step is None

    def save(self) -> bool:
        """Save the step and its follow-up in one change; say beside the fields what keeps them from it."""
        return self._save(sure=False)

    def _save(self, *, sure: bool) -> bool:
        """``sure``: what is odd about the step has been asked already."""
        self.notice.hide()
        try:
            step, follow_up = self._records()
            stored = pathways.save(
                self._office,
                step,
                follow_up,
                dropped=self._dropped(),
                new_partner=self._source.new_partner(),
                asking=not sure,
            )
        except InvalidInput as error:
            self._show_problems(error.problems)
            return False
        except Doubtful as doubt:
            self._ask(str(doubt))
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self._step, self._follow_up = stored, pathways.follow_up_of(self._office, stored.id)
        self._show_record()
        self._tell_dirty()
        self.heading_changed.emit()
        self.said.emit(_("The step is saved"), "good")
        self.saved.emit(stored)
        return True

    def _ask(self, sentence: str) -> None:
        """Say what is odd; it may be true all the same."""
        self._clear_problems()
        self.notice.show_words("attention", sentence, [(_("Save anyway"), self._save_anyway)])
        self.notice.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_anyway(self) -> None:
        if self._save(sure=True):
            self.activated()  # the button that had the focus is gone

    def discard(self) -> None:
        """Show what is stored."""
        if self._step is None and not self.client_field.isHidden():
            self._client = None
        self._show_record()
        self._tell_dirty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The note takes what room there is to spare; in a narrow window the cards stand in a column."""
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self.cards_layout.setDirection(way)
        self.note_edit.setFixedHeight(theme.scaled(_NOTE[self.height() >= theme.scaled(_HIGH)]))

    # Slots

    def put_in_bin(self) -> None:
        """Take the step out of lists and figures; the list knows the way back."""
        if self._step is None:
            return
        try:
            binned = pathways.put_in_bin(self._office, self._step)
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self._clean = self._entered()
        self.closed.emit()
        self.binned.emit(binned)

    def pick_client(self, client: Client) -> None:
        """The client whose step it is; on to the next field."""
        self._client = client
        self.client_edit.setText(_client_words(client))
        self.client_field.clear()
        self.type_combo.setFocus()
        self._tell_dirty()
        self.heading_changed.emit()

    def _forget_client(self) -> None:
        self._client = None
        self.client_field.clear()
        self._tell_dirty()

    def _follow_state(self) -> None:
        """A step that has begun has a day, one that is over has a last one: today, unless told."""
        state = self._state()
        self._show_days_of(state)
        today = format_date(self._office.today)
        if state is not StepState.PLANNED and not self.on_edit.text():
            self.on_edit.setText(today)
        if has_end(state) and not self.ended_edit.text():
            self.ended_edit.setText(today)

    def _check_date(self, field: Field, edit: QLineEdit) -> None:
        sentence = tidy_date(edit, self._office.today)
        if sentence:
            field.show_problem(sentence)

    def _tell_dirty(self) -> None:
        self.dirty_changed.emit(self.is_dirty())

    # Inside

    def _fill_choices(self) -> None:
        fill(self.type_combo, [(one.label, one) for one in PathwayType], blank=False)
        fill(self.state_combo, [(one.label, one) for one in StepState], blank=False)
        for combo, pictures in ((self.type_combo, TYPE_ICONS), (self.state_combo, STATE_ICONS)):
            for line, picture in enumerate(pictures.values()):
                combo.setItemIcon(line, icons.icon(picture))

    def _connect(self) -> None:
        self.client_edit.set_source(self._offers)
        self.client_edit.picked.connect(self.pick_client)
        self.client_edit.textEdited.connect(lambda: self._forget_client())
        self.client_edit.dismissed.connect(self.closed)
        self.partner_edit.dismissed.connect(self.closed)
        self.still_lines.answered.connect(lambda: self.said.emit(_("The answer is saved"), "good"))
        self.state_combo.currentIndexChanged.connect(lambda: self._follow_state())
        for field, edit in self._dates():
            field.left.connect(lambda field=field, edit=edit: self._check_date(field, edit))
        for field in self.findChildren(Field):
            field.edited.connect(field.clear)
            field.edited.connect(self._tell_dirty)
        self.done_check.toggled.connect(self._tell_dirty)
        self.bin_button.clicked.connect(lambda: self.put_in_bin())

    def _dates(self) -> Sequence[tuple[Field, QLineEdit]]:
        return (
            (self.on_field, self.on_edit),
            (self.ended_field, self.ended_edit),
            (self.due_field, self.due_edit),
        )

    def _offers(self, text: str) -> Sequence[Offer]:
        found = clients.find(self._office, text, _OFFERS)
        return [Offer(text=_client_words(client), value=client) for client in found]

    def _show_record(self) -> None:
        """The step as stored, or the first guesses of a new one."""
        step, follow_up = self._step, self._follow_up
        self.client_field.setVisible(step is None and (self._client is None or bool(self.client_edit.text())))
        if self._client is None:
            self.client_edit.clear()
        choose(self.type_combo, step.type if step else self._likely_type())
        choose(self.state_combo, step.state if step else StepState.PLANNED)
        show_date(self.on_edit, step.on if step else None)
        show_date(self.ended_edit, step.ended if step else None)
        self._source.show_step(step, self._opportunity)
        self.still_card.setVisible(self.still_lines.show_step(self._office, step))
        self.confirmed_edit.setText(step.confirmed if step else "")
        self.note_edit.setPlainText(step.note if step else "")
        self.what_edit.setText(follow_up.what if follow_up else "")
        show_date(self.due_edit, follow_up.due if follow_up else None)
        self.done_check.setChecked(False)
        self.done_check.setVisible(follow_up is not None)
        self.bin_button.setVisible(step is not None)
        self._show_days_of(self._state())
        self._clear_problems()
        self._clean = self._entered()

    def _show_days_of(self, state: StepState) -> None:
        planned = state is StepState.PLANNED
        self.on_field.setProperty("label", _("To start &on") if planned else _("Started &on"))
        self.ended_field.setVisible(has_end(state))

    def _state(self) -> StepState:
        return StepState(self.state_combo.currentData())

    def _entered(self) -> tuple[Any, ...]:
        days = (self.on_edit, self.ended_edit, self.due_edit)
        texts = (*days, self.partner_edit, self.confirmed_edit, self.what_edit)
        combos = (self.type_combo, self.state_combo, self.opportunity_combo)
        chosen = self._client.id if self._client else self.client_edit.text()
        words = tuple(edit.text() for edit in texts)
        picked = (*(combo.currentData() for combo in combos), self.done_check.isChecked())
        return (chosen, *words, *picked, self.note_edit.toPlainText())

    def _records(self) -> tuple[PathwayStep, FollowUp | None]:
        """What is entered, as records; raises InvalidInput where a date or the client is missing."""
        problems: dict[str, str] = {}
        if self._client is None:
            problems["client"] = _("Choose the client from the list that opens as you type.")
        state = self._state()
        days: dict[str, Any] = {"on": self._day("on", self.on_edit, problems), "ended": None}
        if has_end(state):
            days["ended"] = self._day("ended", self.ended_edit, problems)
        source = self._source.values(problems)
        due = None
        if self._wants_follow_up():
            due = self._day(FOLLOW_UP + "due", self.due_edit, problems)
        if problems or self._client is None:
            raise InvalidInput(problems)
        base = self._step or PathwayStep(client=self._client.id, type=PathwayType.OTHER, on=days["on"])
        step = replace(
            base,
            **days,
            **source,
            type=PathwayType(self.type_combo.currentData()),
            state=state,
            confirmed=self.confirmed_edit.text(),
            note=self.note_edit.toPlainText(),
        )
        if due is None:
            return step, None
        new = FollowUp(client=self._client.id, worker=self._office.person.id, due=due, what="")
        done = self._office.today if self.done_check.isChecked() else None
        return step, replace(self._follow_up or new, due=due, what=self.what_edit.text(), done=done)

    def _likely_type(self) -> PathwayType:
        """Where the opportunity leads; without one, as the step before."""
        leads_to = type_of(self._opportunity) if self._opportunity else None
        return leads_to or pathways.last_type(self._office)

    def _day(self, name: str, edit: QLineEdit, problems: dict[str, str]) -> dt.date | None:
        return needed_date(edit, self._office.today, name, problems)

    def _wants_follow_up(self) -> bool:
        return bool(self.what_edit.text().strip() or self.due_edit.text().strip())

    def _dropped(self) -> FollowUp | None:
        """The follow-up whose fields were emptied."""
        return None if self._wants_follow_up() else self._follow_up

    def _show_problems(self, problems: Mapping[str, str]) -> None:
        self._clear_problems()
        for name, sentence in problems.items():
            self._fields[name].show_problem(sentence)
        wrong = [field for field in self._fields.values() if field.has_problem()]
        self.problems_found.emit([field.title() for field in wrong])
        if wrong:
            # After the event that asked for saving: a button that was clicked would take the focus back.
            QTimer.singleShot(0, self, lambda: wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason))

    def _clear_problems(self) -> None:
        for field in self._fields.values():
            field.clear()
        self.problems_found.emit([])


def _client_words(client: Client) -> str:
    born = format_date(client.birth_date) if client.birth_date else ""
    return " · ".join(filter(None, (client.name, client.number, born)))
