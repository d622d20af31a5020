"""The fields of a visit, the people met, and beside them the other stops of the day."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from osaava_desktop.domain import texts
from osaava_desktop.domain.areas import Locality, Place
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.outreach import Channel, Unnamed, Visit
from osaava_desktop.domain.visits import OutreachLine, WholeVisit
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, outreach_choices, outreach_columns, theme, visit_entry
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.list_view import ROW_HEIGHT, RowView
from osaava_desktop.screens.outreach_choices import NewPlace, Whereabouts
from osaava_desktop.screens.tables import RowTable
from osaava_desktop.screens.visit_entry import VisitEntry
from osaava_desktop.screens.visit_heads import HeadsEditor
from osaava_desktop.screens.visit_people import VisitPeople
from osaava_desktop.screens.widgets.choice_chips import ChoiceChips, several
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.person_box import PersonBox
from osaava_desktop.screens.widgets.place_box import PlaceBox
from osaava_desktop.store.office import Office

_WIDE, _WIDEST, _RIGHT = 760, 1180, 0.36
_ABOVE_PEOPLE, _ABOVE_STOPS, _FEWEST = 330, 390, 3
_NOTE = 64


class VisitForm(Form):
    """Shows entries and gives them back; holds nothing of what is stored.

    ``counted`` tells at each change how many there are by name and without one.
    """

    ui_file = "visit_form.ui"
    cards_row: QBoxLayout
    on_field: Field
    on_edit: QLineEdit
    starts_field: Field
    starts_edit: QLineEdit
    ends_field: Field
    ends_edit: QLineEdit
    place_field: Field
    place_edit: PlaceBox
    channel_combo: QComboBox
    heads_editor: HeadsEditor
    people_field: Field
    people_edit: PersonBox
    people_view: RowView
    no_people_label: QLabel
    remove_button: QPushButton
    topics_chips: ChoiceChips
    note_field: Field
    note_edit: QPlainTextEdit
    guidance_card: QFrame
    stops_card: QFrame
    stops_label: QLabel
    stops_view: RowView

    edited = Signal()
    dismissed = Signal()
    place_wanted = Signal(str)
    stop_opened = Signal(object)
    counted = Signal(int, int)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._rows: dict[RowView, int] = {}
        self._fields = {
            "on": self.on_field,
            "starts": self.starts_field,
            "ends": self.ends_field,
            "place": self.place_field,
            "people": self.people_field,
            "note": self.note_field,
        }
        self._people = VisitPeople(
            office, self.people_field, self.people_view, self.no_people_label, self.remove_button
        )
        self.stops_view.set_table(RowTable(outreach_columns.of_stops(), lambda line: line.happening.id))
        self.stops_view.horizontalHeader().hide()
        choices.fill(self.channel_combo, outreach_choices.channels(), blank=False)
        self.topics_chips.set_choices(_("Guidance given"), outreach_choices.topics(), several)
        self.note_edit.setFixedHeight(theme.scaled(_NOTE))
        self.renew_places()
        self._connect()
        self._order_tabs()

    def renew_places(self) -> None:
        """Read the places anew."""
        self._where = Whereabouts(self._office)

    def _connect(self) -> None:
        self.place_edit.set_source(lambda text: self._where.found(text))
        self.place_edit.set_likely(lambda: self._where.likely())
        self.place_edit.picked.connect(self.choose_place)
        self.place_field.left.connect(self._settle_place)
        self._people.shown.connect(self._people_shown)
        self._people.changed.connect(self.edited)
        for box in (self.place_edit, self.people_edit):
            box.dismissed.connect(self.dismissed)
        self.on_field.left.connect(self._check_date)
        for field in self.findChildren(Field):
            field.edited.connect(field.clear)
            field.edited.connect(self.edited)
        self.topics_chips.picked.connect(self.edited)
        self.heads_editor.changed.connect(self._heads_changed)
        self.heads_editor.arranged.connect(self._order_tabs)
        self.stops_view.opened.connect(lambda line: self.stop_opened.emit(line.happening))

    def _order_tabs(self) -> None:
        """As it is read; the lines of visitors without a name come and go."""
        before = (self.on_edit, self.starts_edit, self.ends_edit, self.place_edit, self.channel_combo)
        people = (self.people_edit, self.remove_button, self.people_view)
        beside = (*self.topics_chips.chips(), self.note_edit, self.stops_view)
        for one, other in pairwise((*before, *self.heads_editor.tab_chain(), *people, *beside)):
            self.setTabOrder(one, other)

    # Entries

    def show_whole(self, whole: WholeVisit) -> None:
        """Show a visit as it is stored, or as it is guessed."""
        where = self._where.get(whole.visit.place, whole.visit.locality)
        self.show_entry(visit_entry.of(whole, self._where.words(where)))

    def show_entry(self, entry: VisitEntry) -> None:
        """Show these entries."""
        for edit, text in (
            (self.on_edit, entry.on),
            (self.starts_edit, entry.starts),
            (self.ends_edit, entry.ends),
        ):
            edit.setText(text)
        self.place_edit.choose(entry.where, self._where.get(entry.place, entry.locality))
        choices.choose(self.channel_combo, entry.channel)
        lines = [Unnamed(gender=g, age_group=a, heads=heads, new=new) for g, a, heads, new in entry.heads]
        self.heads_editor.show_lines(lines)
        self._people.show(entry.people)
        self.topics_chips.choose([topic for topic in Topic if topic in entry.topics])
        self.note_edit.setPlainText(entry.note)
        self.clear_problems()

    def entry(self) -> VisitEntry:
        """What stands in the form."""
        where = self.place_edit.value()
        return VisitEntry(
            on=self.on_edit.text().strip(),
            starts=self.starts_edit.text().strip(),
            ends=self.ends_edit.text().strip(),
            where=self.place_edit.text().strip(),
            place=where.id if isinstance(where, Place) else None,
            locality=where.id if isinstance(where, Locality) else None,
            channel=Channel(self.channel_combo.currentData()),
            people=self._people.people(),
            heads=tuple((o.gender, o.age_group, o.heads, o.new) for o in self.heads_editor.lines()),
            topics=frozenset(str(topic) for topic in self.topics_chips.chosen()),
            note=self.note_edit.toPlainText(),
        )

    def read(self, visit: Visit) -> WholeVisit:
        """``visit`` as it is entered now. Raises InvalidInput with every problem that there is."""
        return visit_entry.read(self.entry(), visit, self._office.today)

    def show_problems(self, problems: Mapping[str, str]) -> list[str]:
        """Say beside the fields what must be fixed, and go to the first one; gives their names."""
        self.clear_problems()
        heads = problems.get("heads") or problems.get("new") or ""
        self.heads_editor.show_problem(heads)
        for name, sentence in problems.items():
            if name in self._fields:
                self._fields[name].show_problem(sentence)
        wrong = [field for field in self._fields.values() if field.has_problem()]
        focus = (lambda: wrong[0].edit.setFocus(_OTHER)) if wrong else self.heads_editor.focus_first
        # After the event that asked for saving: a button that was clicked would take the focus back.
        QTimer.singleShot(0, self, focus)
        return [*(field.title() for field in wrong), *([_("Without a name")] if heads else [])]

    def clear_problems(self) -> None:
        """Nothing to complain of."""
        for field in self._fields.values():
            field.clear()
        self.heads_editor.show_problem("")

    # The place

    def choose_place(self, where: Place | Locality | NewPlace) -> None:
        """The place, whose channel follows; on to the visitors. Or a place that is not there yet."""
        if isinstance(where, NewPlace):
            self.place_wanted.emit(where.name)
            return
        self._take_place(where)
        self.heads_editor.focus_first()

    def _take_place(self, where: Place | Locality) -> None:
        self.place_edit.choose(self._where.words(where), where)
        if isinstance(where, Place):
            choices.choose(self.channel_combo, where.channel)

    def _settle_place(self) -> None:
        """Letters that were left alone mean the first place with them, which is shown then."""
        text = self.place_edit.text().strip()
        if text and self.place_edit.value() is None:
            first = self._where.found(text)[0].value
            if isinstance(first, Place | Locality):
                self._take_place(first)

    # Who was met

    def _people_shown(self) -> None:
        self._fit_rows(self.people_view)
        self._show_total()

    def _heads_changed(self) -> None:
        self.heads_editor.show_problem("")
        self._show_total()
        self.edited.emit()

    def _show_total(self) -> None:
        self.counted.emit(len(self._people.people()), sum(line.heads for line in self.heads_editor.lines()))

    # The day

    def show_stops(self, lines: Sequence[OutreachLine], current: UUID) -> None:
        """List the stops of the day, the one in the form among them."""
        others = [line for line in lines if line.happening.id != current]
        self.stops_card.setVisible(bool(others))
        self.stops_view.reload(lines)
        self._fit_rows(self.stops_view)
        self.stops_view.clearSelection()
        self.stops_view.choose(current)
        if len(others) == len(lines):
            self.stops_view.scrollToBottom()
        met = texts.format_number(sum(line.total for line in lines))
        self.stops_label.setText(_("{count} met").format(count=met))

    def focus_place(self) -> None:
        """To where a new visit begins."""
        self.place_edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _check_date(self) -> None:
        sentence = choices.tidy_date(self.on_edit, self._office.today)
        if sentence:
            self.on_field.show_problem(sentence)

    def fit(self, width: int, height: int) -> None:
        """Stand in a window of that room: side by side where there is enough of it, else in a column."""
        for view, above in ((self.people_view, _ABOVE_PEOPLE), (self.stops_view, _ABOVE_STOPS)):
            room = (height - theme.scaled(above)) // theme.scaled(ROW_HEIGHT)
            self._rows[view] = max(room, _FEWEST)
            self._fit_rows(view)
        width = min(width, theme.scaled(_WIDEST))
        self.setFixedWidth(width)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wide = width >= theme.scaled(_WIDE)
        self.cards_row.setDirection(beside if wide else below)
        for card in (self.guidance_card, self.stops_card):
            card.setFixedWidth(round(width * _RIGHT) if wide else width)

    def _fit_rows(self, view: RowView) -> None:
        """As high as its rows, as long as the window is."""
        rows = min(view.table().rowCount(), self._rows.get(view, _FEWEST))
        view.setFixedHeight(rows * theme.scaled(ROW_HEIGHT) + 2)


_OTHER = Qt.FocusReason.OtherFocusReason
