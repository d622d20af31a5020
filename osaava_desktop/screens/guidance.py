"""The form of one talk: when, how and where, the topics, the time it took; and who else took part."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.guidance import (
    Guidance,
    GuidanceChannel,
    MinutesError,
    Topic,
    format_minutes,
    parse_minutes,
)
from osaava_desktop.domain.texts import capital, format_date
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, office_choices, shortcuts, theme
from osaava_desktop.screens.guidance_others import OthersCard
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.choice_chips import ChoiceChips, several
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.screens.widgets.timer_button import TimerButton
from osaava_desktop.services import clients, guidance
from osaava_desktop.store.office import Office

_QUICK = (15, 30, 45, 60)
_WIDE = 760
_HIGH = 560
_NOTE = (72, 160)  # pixels, in a low window and in a high one


class GuidancePage(Page):
    """Logs a talk or changes one; emits it as ``saved``, or ``binned`` when it went to the bin."""

    ui_file = "guidance.ui"
    renews = ("entry",)
    notice: Notice
    form_panel: QWidget
    cards_layout: QBoxLayout
    on_field: Field
    on_edit: QLineEdit
    channel_field: Field
    channel_combo: QComboBox
    place_field: Field
    place_combo: QComboBox
    topics_chips: ChoiceChips
    minutes_field: Field
    minutes_edit: QLineEdit
    quick_chips: ChoiceChips
    timer_button: TimerButton
    note_field: Field
    note_edit: QPlainTextEdit
    rail_layout: QVBoxLayout
    bin_button: QPushButton

    saved = Signal(object)
    binned = Signal(object)

    def __init__(
        self, office: Office, client: Client, entry: Guidance | None, parent: QWidget | None = None
    ) -> None:
        """``entry`` is None for a new talk with ``client``."""
        super().__init__(parent)
        self._office = office
        self._client = client
        self._entry = entry
        self.others_card = OthersCard(office, client)
        self.rail_layout.insertWidget(0, self.others_card)
        self._fields = {"on": self.on_field, "minutes": self.minutes_field, "note": self.note_field}
        self._fields |= {"other": self.others_card.other_field}
        self.form_panel.setMaximumWidth(theme.scaled(1016))
        self._fill()
        self._order_stops()
        self._show_record()
        self._connect()

    # What the shell asks

    def title(self) -> str:
        """Whose talk it is."""
        return self._client.name

    def facts(self) -> str:
        """The client's number, and the day of the talk."""
        entry = self._entry
        words = _("guidance of {day}").format(day=format_date(entry.on)) if entry else _("new talk")
        return f"{self._client.number} · {words}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        clock = _("stops the clock") if self.timer_button.is_running() else _("starts the clock")
        return [("Ctrl+S", _("saves")), ("Ctrl+T", clock), ("Esc", _("back"))]

    def activated(self) -> None:
        """To the topics: the day and the rest are as last time."""
        self.topics_chips.setFocus(Qt.FocusReason.TabFocusReason)

    def is_dirty(self) -> bool:
        """Whether anything differs from what was shown at first, or the clock runs."""
        return self.timer_button.is_running() or self._entered() != self._clean

    def save(self) -> bool:
        """Save the talk for everybody who took part; say beside the fields what keeps it from that."""
        self.notice.hide()
        self.timer_button.stop()
        try:
            stored = self._store(self._record())
        except InvalidInput as error:
            self._show_problems(error.problems)
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self._entry = stored
        self._show_record()
        self._tell_dirty()
        self.heading_changed.emit()
        self.said.emit(_("The talk is saved"), "good")
        self.saved.emit(stored)
        return True

    def discard(self) -> None:
        """Show what is stored."""
        self.timer_button.forget()
        self._show_record()
        self._tell_dirty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The note takes what room there is to spare; in a narrow window the cards stand in a column."""
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self.cards_layout.setDirection(way)
        self.note_edit.setFixedHeight(theme.scaled(_NOTE[self.height() >= theme.scaled(_HIGH)]))

    def held(self) -> Mapping[str, Any]:
        """Who else took part."""
        return {"others": [str(key) for key in self.others_card.others()]}

    def hold(self, held: Mapping[str, Any]) -> None:
        """Who else took part once more."""
        self.others_card.show_others([clients.get(self._office, UUID(key)) for key in held["others"]])

    # Slots

    def put_in_bin(self) -> None:
        """Take the entry out of lists and figures; the list knows the way back."""
        if self._entry is None:
            return
        try:
            binned = guidance.put_in_bin(self._office, self._entry)
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self._clean = self._entered()
        self.closed.emit()
        self.binned.emit(binned)

    def _take_quick(self) -> None:
        self._show_minutes(*self.quick_chips.chosen() or (None,))

    def _show_minutes(self, minutes: int | None) -> None:
        self.minutes_edit.setText(format_minutes(minutes) if minutes is not None else "")

    def _check_day(self) -> None:
        sentence = choices.tidy_date(self.on_edit, self._office.today)
        if sentence:
            self.on_field.show_problem(sentence)

    def _check_minutes(self) -> None:
        if self.minutes_edit.text().strip():
            try:
                self._show_minutes(parse_minutes(self.minutes_edit.text()))
            except MinutesError as error:
                self.minutes_field.show_problem(str(error))

    def _follow_minutes(self) -> None:
        """The quick choice that stands in the field is the one that is on."""
        try:
            self.quick_chips.choose((parse_minutes(self.minutes_edit.text()),))
        except MinutesError:
            self.quick_chips.choose(())

    def _clock_changed(self) -> None:
        self.keys_changed.emit()
        self._tell_dirty()

    def _tell_dirty(self) -> None:
        self.dirty_changed.emit(self.is_dirty())

    # Inside

    def _fill(self) -> None:
        self._last = guidance.last_choices(self._office)
        choices.fill(self.channel_combo, [(capital(one.label), one) for one in GuidanceChannel])
        choices.fill(self.place_combo, office_choices.places(self._office))
        topics = [(capital(topic.label), topic) for topic in self._last.topics]
        self.topics_chips.set_choices(_("Topics"), topics, several)
        quick = [(format_minutes(minutes), minutes) for minutes in _QUICK]
        self.quick_chips.set_choices(_("Minutes"), quick)

    def _order_stops(self) -> None:
        """The Tab key goes on as one reads: the chips are younger than the form."""
        before = (self.place_combo, *self.topics_chips.chips(), self.minutes_edit, self.timer_button)
        for one, other in pairwise(
            (*before, *self.quick_chips.chips(), self.note_edit, *self.others_card.stops())
        ):
            self.setTabOrder(one, other)

    def _connect(self) -> None:
        self.on_field.left.connect(self._check_day)
        self.minutes_field.left.connect(self._check_minutes)
        self.minutes_field.edited.connect(self._follow_minutes)
        self.quick_chips.picked.connect(self._take_quick)
        self.topics_chips.picked.connect(self._tell_dirty)
        self.timer_button.stopped.connect(self._show_minutes)
        self.timer_button.changed.connect(self._clock_changed)
        shortcuts.bind(self, "Ctrl+T", self.timer_button.click)
        shortcuts.tell(self.timer_button, "Ctrl+T", _("Start and stop the clock"))
        for field in self._fields.values():
            field.edited.connect(field.clear)
        for field in (*self._fields.values(), self.channel_field, self.place_field):
            field.edited.connect(self._tell_dirty)
        self.others_card.changed.connect(self._tell_dirty)
        self.others_card.dismissed.connect(self.closed)
        self.bin_button.clicked.connect(lambda: self.put_in_bin())

    def _show_record(self) -> None:
        """The talk as stored, or the first guesses of a new one."""
        entry = self._entry
        choices.show_date(self.on_edit, entry.on if entry else self._office.today)
        choices.choose(self.channel_combo, entry.channel if entry else self._last.channel)
        choices.choose(self.place_combo, entry.place if entry else self._last.place)
        topics = guidance.topics_of(self._office, entry.id) if entry else []
        self.topics_chips.choose([one.topic for one in topics])
        self._show_minutes(entry.minutes if entry else None)
        self.note_edit.setPlainText(entry.note if entry else "")
        partners = guidance.partners_of(self._office, entry) if entry else []
        self.others_card.show_others(guidance.clients_of(self._office, partners))
        self.bin_button.setVisible(entry is not None)
        self._clear_problems()
        self._clean = self._entered()

    def _entered(self) -> tuple[Any, ...]:
        texts = (self.on_edit.text(), self.minutes_edit.text(), self.note_edit.toPlainText())
        combos = (self.channel_combo.currentData(), self.place_combo.currentData())
        others = frozenset(self.others_card.others())
        left_over = self.others_card.is_left_over()
        return (*texts, *combos, frozenset(self.topics_chips.chosen()), others, left_over)

    def _record(self) -> Guidance:
        """The talk as entered; raises InvalidInput where day or time can't be read."""
        problems: dict[str, str] = {}
        on = choices.needed_date(self.on_edit, self._office.today, "on", problems)
        minutes = self._minutes(problems)
        if self.others_card.is_left_over():
            problems["other"] = _("This name was not added. Choose it from the list, or empty the field.")
        if on is None or minutes is None or problems:
            raise InvalidInput(problems)
        base = self._entry or Guidance(client=self._client.id, on=on, minutes=minutes)
        channel = self.channel_combo.currentData()
        return replace(
            base,
            on=on,
            minutes=minutes,
            channel=GuidanceChannel(channel) if channel else None,
            place=self.place_combo.currentData(),
            note=self.note_edit.toPlainText(),
        )

    def _minutes(self, problems: dict[str, str]) -> int | None:
        try:
            return parse_minutes(self.minutes_edit.text())
        except MinutesError as error:
            problems["minutes"] = str(error) if self.minutes_edit.text().strip() else _("This is needed.")
            return None

    def _store(self, entry: Guidance) -> Guidance:
        topics: Sequence[Topic] = self.topics_chips.chosen()
        if self._entry is not None and not self.others_card.is_together():
            return guidance.save(self._office, entry, topics)
        return guidance.save_joint(self._office, entry, topics, self.others_card.others())

    def _show_problems(self, problems: Mapping[str, str]) -> None:
        self._clear_problems()
        for name, sentence in problems.items():
            self._fields[name].show_problem(sentence)
        wrong = [field for field in self._fields.values() if field.has_problem()]
        self.problems_found.emit([field.title() for field in wrong])
        # After the event that asked for saving: a button that was clicked would take the focus back.
        QTimer.singleShot(0, self, lambda: wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason))

    def _clear_problems(self) -> None:
        for field in self._fields.values():
            field.clear()
        self.problems_found.emit([])
