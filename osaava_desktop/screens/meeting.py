"""The page of one meeting: who took part, what was noted and agreed on, and its minutes on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from osaava_desktop.domain import meetings as rules
from osaava_desktop.domain.checks import Problems, folded
from osaava_desktop.domain.meetings import WholeMeeting
from osaava_desktop.domain.partners import Meeting, MeetingType
from osaava_desktop.domain.texts import capital, format_weekday_date
from osaava_desktop.errors import refuse
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, office_choices, shortcuts, theme
from osaava_desktop.screens.action_rows import ActionRows
from osaava_desktop.screens.meeting_minutes import show_minutes
from osaava_desktop.screens.record_page import RecordPage
from osaava_desktop.screens.widgets.choice_chips import ChoiceChips, several
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.growing_edit import GrowingEdit
from osaava_desktop.screens.widgets.person_box import Offer, PersonBox
from osaava_desktop.services import meetings, partners, people
from osaava_desktop.store.office import Office

_WIDE = 760
_NOTE = (96, 300)  # pixels, in a low window and in a high one
_HIGH = 700
_MOST = 7


class MeetingPage(RecordPage):
    """Writes down a meeting or changes one."""

    ui_file = "meeting.ui"
    head_layout: QBoxLayout
    cards_layout: QBoxLayout
    type_field: Field
    type_combo: QComboBox
    on_field: Field
    on_edit: QLineEdit
    title_field: Field
    title_edit: QLineEdit
    place_field: Field
    place_combo: QComboBox
    staff_chips: ChoiceChips
    partner_person_field: Field
    partner_person_edit: PersonBox
    others_field: Field
    others_edit: GrowingEdit
    actions_field: Field
    action_rows: ActionRows
    note_field: Field
    note_edit: QPlainTextEdit
    minutes_button: QPushButton

    dates = ("on",)
    widest = 1160

    def __init__(self, office: Office, meeting: Meeting | None, parent: QWidget | None = None) -> None:
        """``meeting`` is None for a new one."""
        super().__init__(office, parent)
        self._whole = meetings.get(office, meeting.id) if meeting else None
        self._new = Meeting(on=office.today, type=MeetingType.TEAM)
        self._staff = [person.name for person in people.staff(office)]
        choices.fill(self.type_combo, [(capital(one.label), one) for one in MeetingType], blank=False)
        choices.fill(self.place_combo, office_choices.places(office))
        self.staff_chips.set_choices(_("Staff present"), [(name, name) for name in self._staff], several)
        self.action_rows.begin(office_choices.staff(office), office.today)
        self._connect()
        self.begin()

    def _connect(self) -> None:
        self.staff_chips.picked.connect(self.tell_dirty)
        self.action_rows.edited.connect(self.actions_field.edited)
        self.partner_person_edit.set_source(self._people_found)
        self.partner_person_edit.picked.connect(self.add_other)
        self.partner_person_edit.dismissed.connect(self.closed)
        self.minutes_button.clicked.connect(lambda: self.print_paper())
        shortcuts.tell(self.minutes_button, "Ctrl+P", _("Meeting minutes"))

    # What the shell asks

    def title(self) -> str:
        """What the meeting is called."""
        return rules.called(self._whole.meeting).capitalize() if self._whole else _("New meeting")

    def facts(self) -> str:
        """Its type and day."""
        if self._whole is None:
            return ""
        meeting = self._whole.meeting
        return f"{capital(meeting.type.label)} · {format_weekday_date(meeting.on)}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [*super().keys(), ("Ctrl+P", _("meeting minutes"))]

    def activated(self) -> None:
        """The type comes first; of a meeting that is known, what was agreed on."""
        (self.action_rows if self._whole else self.type_combo).setFocus()

    def print_paper(self) -> None:
        """The minutes, as they are stored."""
        if self.is_dirty() and not self.save():
            return
        if self._whole is not None:
            show_minutes(self.office, self._whole.meeting, self, self.said.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the cards stand in a column; the notes take what room there is."""
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(_WIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for layout in (self.head_layout, self.cards_layout):
            layout.setDirection(across if wide else down)
        self.note_edit.setFixedHeight(theme.scaled(_NOTE[self.height() >= theme.scaled(_HIGH)]))

    # What the page says

    def record(self) -> Meeting | None:
        """The meeting as stored."""
        return self._whole.meeting if self._whole else None

    def fields(self) -> Mapping[str, Field]:
        """The fields in reading order."""
        return {
            "type": self.type_field,
            "on": self.on_field,
            "title": self.title_field,
            "place": self.place_field,
            "participants": self.others_field,
            "actions": self.actions_field,
            "note": self.note_field,
        }

    def entries(self) -> tuple[Any, ...]:
        """All that is entered."""
        combos = (self.type_combo.currentData(), self.place_combo.currentData())
        texts = (self.on_edit.text(), self.title_edit.text(), self.note_edit.toPlainText())
        chosen = frozenset(self.staff_chips.chosen())
        return (*combos, *texts, chosen, self.others_edit.toPlainText(), self.action_rows.entries())

    def show_record(self) -> None:
        """The meeting; a new one is today's, with who is signed in."""
        whole = self._whole or WholeMeeting(meeting=self._new)
        meeting = whole.meeting
        choices.choose(self.type_combo, meeting.type)
        choices.show_date(self.on_edit, meeting.on)
        self.title_edit.setText(meeting.title)
        choices.choose(self.place_combo, meeting.place)
        own = self.office.person.name if self._whole is None else meeting.participants
        staff, others = rules.parted(own, self._staff)
        self.staff_chips.choose(staff)
        self.others_edit.setPlainText(others)
        self.partner_person_edit.reset()
        self.action_rows.show_actions(meeting.id, whole.actions)
        self.note_edit.setPlainText(meeting.note)

    def store(self, problems: Problems) -> Meeting:
        """Save the meeting with what was agreed on, in one change."""
        on = self.date("on", problems, needed=True)
        actions = self.action_rows.entered(problems)
        refuse(problems)
        chosen = self.staff_chips.chosen()
        meeting = replace(
            self._whole.meeting if self._whole else self._new,
            type=MeetingType(self.type_combo.currentData()),
            on=on,
            title=self.title_edit.text(),
            place=self.place_combo.currentData(),
            participants=rules.joined(
                [name for name in self._staff if name in chosen], self.others_edit.toPlainText()
            ),
            note=self.note_edit.toPlainText(),
        )
        stored = meetings.save(self.office, meeting, actions)
        self._whole = meetings.get(self.office, stored.id)
        return stored

    def put(self) -> Meeting:
        """Put the meeting into the bin."""
        assert self._whole is not None
        return meetings.put_in_bin(self.office, self._whole.meeting)

    def saved_words(self) -> str:
        """What is said after saving."""
        return _("The meeting is saved")

    # Slots

    def add_other(self, words: str) -> None:
        """Somebody from a partner took part; the box is ready for the next one."""
        others = rules.named(self.others_edit.toPlainText())
        self.others_edit.setPlainText(", ".join(dict.fromkeys([*others, words])))
        self.partner_person_edit.reset()

    def _people_found(self, text: str) -> Sequence[Offer]:
        """People at partners of that name, or of partners of that name; last the words as they are."""
        named = {one.id: one for one in partners.partners(self.office)}
        known = [(one.name, named[one.partner].name) for one in partners.persons(self.office)]
        known += [(one.person, one.name) for one in named.values() if one.person]
        known += [("", one.name) for one in named.values()]
        words = [f"{who} ({where})" if who else where for who, where in known]
        asked = folded(text).split()
        found = [one for one in dict.fromkeys(words) if all(word in folded(one) for word in asked)]
        return [
            *(Offer(text=one, value=one) for one in found[: _MOST - 1]),
            Offer(text=_("Somebody else: {name}").format(name=text), value=text, icon="add"),
        ]
