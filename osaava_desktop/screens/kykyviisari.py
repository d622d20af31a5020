"""The form of one filled-in Kykyviisari: its scores only, as the questions are Työterveyslaitos's own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from osaava_desktop.domain import mapping as rules
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.dates import DateError
from osaava_desktop.domain.mapping import Kykyviisari, Round
from osaava_desktop.domain.mapping_form import ScoreDomain
from osaava_desktop.domain.texts import format_date
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, theme
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import mapping as mappings
from osaava_desktop.store.office import Office


class KykyviisariPage(Page):
    """Writes down scores or changes them; opening what is stored is a look that the log tells of."""

    ui_file = "kykyviisari.ui"
    notice: Notice
    scroll_area: QScrollArea
    card: QFrame
    on_field: Field
    on_edit: QLineEdit
    round_field: Field
    round_combo: QComboBox
    online_field: Field
    online_combo: QComboBox
    work_ability_field: Field
    work_ability_edit: QLineEdit
    domains_label: QLabel
    domains_grid: QGridLayout
    scale_label: QLabel
    note_field: Field
    note_edit: QPlainTextEdit

    saved = Signal(object)

    def __init__(
        self, office: Office, client: Client, kykyviisari: UUID | None, parent: QWidget | None = None
    ) -> None:
        """Without a ``kykyviisari`` the page is the form of a new one."""
        super().__init__(parent)
        self._office, self._client = office, client
        self._is_new = kykyviisari is None
        self._record = mappings.reveal_kykyviisari(office, kykyviisari) if kykyviisari else self._fresh()
        self._dirty = False
        self._baseline: tuple[object, ...] = ()
        self._scores = {"work_ability": self.work_ability_field}
        self.card.setMaximumWidth(theme.scaled(720))
        self._fill()
        self._show()
        self._connect()

    # What the shell asks

    def title(self) -> str:
        """Whose scores they are."""
        return self._client.name

    def facts(self) -> str:
        """The client's number, and the day."""
        day = format_date(self._record.on)
        words = _("new Kykyviisari") if self._is_new else _("Kykyviisari of {day}").format(day=day)
        return f"{self._client.number} · {words}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Ctrl+S", _("saves")), ("Esc", _("back"))]

    def activated(self) -> None:
        """To the first score; date and round are guessed already."""
        self.work_ability_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_dirty(self) -> bool:
        """Whether something entered is not saved."""
        return self._dirty

    def save(self) -> bool:
        """Save the scores; False when something must be fixed first."""
        self.notice.hide()
        record, problems = self._entered()
        try:
            if problems:
                found = rules.kykyviisari_problems(record, self._office.today, self._office.profile)
                raise InvalidInput({**found, **problems})
            self._record = mappings.save_kykyviisari(self._office, record)
        except InvalidInput as error:
            self._show_problems(error.problems)
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self._is_new = False
        self._show()
        self.heading_changed.emit()
        self.said.emit(_("The Kykyviisari is saved"), "good")
        self.saved.emit(self._record)
        return True

    def discard(self) -> None:
        """Show the scores as stored."""
        self._show()

    # Slots

    def _changed(self) -> None:
        self._set_dirty(self._entries() != self._baseline)

    def _check_date(self) -> None:
        sentence = choices.tidy_date(self.on_edit, self._office.today)
        if sentence:
            self.on_field.show_problem(sentence)

    # Inside

    def _fresh(self) -> Kykyviisari:
        """Today's, of the round that comes next."""
        earlier = mappings.rounds_of(self._office, self._client.id)
        return Kykyviisari(client=self._client.id, on=self._office.today, round=rules.next_round(earlier))

    def _fill(self) -> None:
        choices.fill(self.round_combo, [(one.label, one) for one in Round], blank=False)
        filled = [(_("on paper"), False), (_("online"), True)]
        choices.fill(self.online_combo, filled, blank=False)
        for place, domain in enumerate(ScoreDomain):
            field = Field(self.card, domain.label, QLineEdit())
            self.domains_grid.addWidget(field, 0, place, Qt.AlignmentFlag.AlignTop)
            self.domains_grid.setColumnStretch(place, 1)
            self._scores[domain.value] = field
        limits = rules.scale(self._office.profile)
        self.scale_label.setVisible(limits is None)
        words = _("Scores, {low}–{high}").format(low=limits[0], high=limits[1]) if limits else _("Scores")
        self.domains_label.setText(words)
        QWidget.setTabOrder(self._edit("body"), self.note_edit)

    def _connect(self) -> None:
        for field in self._fields().values():
            field.edited.connect(field.clear)
            field.edited.connect(self._changed)
        self.on_field.left.connect(self._check_date)

    def _fields(self) -> dict[str, Field]:
        first = {"on": self.on_field, "round": self.round_field, "online": self.online_field}
        return {**first, **self._scores, "note": self.note_field}

    def _edit(self, name: str) -> QLineEdit:
        edit = self._scores[name].edit
        assert isinstance(edit, QLineEdit)
        return edit

    def _show(self) -> None:
        record = self._record
        choices.show_date(self.on_edit, record.on)
        choices.choose(self.round_combo, record.round)
        choices.choose(self.online_combo, record.online)
        for name in self._scores:
            score = getattr(record, name)
            self._edit(name).setText("" if score is None else str(score))
        self.note_edit.setPlainText(record.note)
        for field in self._fields().values():
            field.clear()
        self._baseline = self._entries()
        self.problems_found.emit([])
        self._set_dirty(False)

    def _entries(self) -> tuple[object, ...]:
        scores = (self._edit(name).text() for name in self._scores)
        chosen = (self.round_combo.currentIndex(), self.online_combo.currentIndex())
        return self.on_edit.text(), *chosen, *scores, self.note_edit.toPlainText()

    def _entered(self) -> tuple[Kykyviisari, Problems]:
        """The record as entered, and what could not be read."""
        problems: Problems = {}
        on = self._record.on
        try:
            typed = choices.read_date(self.on_edit, self._office.today)
            if typed is None:
                problems["on"] = _("This is needed.")
            on = typed or on
        except DateError as error:
            problems["on"] = str(error)
        scores: dict[str, Any] = {name: self._score(name, problems) for name in self._scores}
        record = replace(
            self._record,
            on=on,
            round=Round(self.round_combo.currentData()),
            online=bool(self.online_combo.currentData()),
            note=self.note_edit.toPlainText(),
            **scores,
        )
        return record, problems

    def _score(self, name: str, problems: Problems) -> int | None:
        text = self._edit(name).text().strip()
        if text and not (text.isascii() and text.isdigit() and len(text) <= 4):
            problems[name] = _("Give a whole number.")
            return None
        return int(text) if text else None

    def _show_problems(self, problems: Problems) -> None:
        wrong = [field for name, field in self._fields().items() if name in problems]
        for name, field in self._fields().items():
            if name in problems:
                field.show_problem(problems[name])
        self.problems_found.emit([field.title() for field in wrong])
        first = wrong[0].edit
        # After the event that asked for saving: a button that was clicked would take the focus back.
        QTimer.singleShot(0, first, lambda: first.setFocus(Qt.FocusReason.OtherFocusReason))

    def _set_dirty(self, dirty: bool) -> None:
        if dirty != self._dirty:
            self._dirty = dirty
            self.dirty_changed.emit(dirty)
