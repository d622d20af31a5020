"""What waits to be done, on the first page: one's own or the whole office's, kind by kind."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from osaava_desktop.domain import texts
from osaava_desktop.domain import today as rules
from osaava_desktop.domain.today import Waiting, WaitingLine
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import home_lists, home_opening, messages, shortcuts
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.still_there import StillThereDialog
from osaava_desktop.screens.tables import RowTable
from osaava_desktop.screens.widgets.chip import Chip
from osaava_desktop.screens.widgets.choice_chips import ChoiceChips
from osaava_desktop.services import pathways
from osaava_desktop.store.office import Office


class WaitingCard(Form):
    """Enter opens a line: ``opened`` brings its page; ``gone`` says that what waited is there no more.

    Space answers where it is asked whether a step still holds.

    ``arranged`` tells that there are other chips among the ``stops`` of the Tab key.
    """

    ui_file = "home_waiting.ui"
    waiting_count_label: QLabel
    kind_chips: ChoiceChips
    own_chip: Chip
    waiting_view: RowView
    nothing_label: QLabel

    opened = Signal(object)
    gone = Signal()
    answered = Signal()
    arranged = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._lines: Sequence[WaitingLine] = ()
        table: RowTable[WaitingLine] = RowTable(
            home_lists.of_waiting(lambda: office.today), lambda line: (line.kind, line.record, line.due)
        )
        self.waiting_view.set_table(table)
        self.waiting_view.horizontalHeader().hide()
        self.waiting_view.setItemDelegate(home_lists.WithIcon(self.waiting_view))
        self.waiting_view.opened.connect(self.open_line)
        shortcuts.bind(self.waiting_view, "Space", self.answer)
        self.kind_chips.picked.connect(lambda: self._filter())
        self.own_chip.toggled.connect(lambda: self._show())

    def show_lines(self, lines: Sequence[WaitingLine]) -> None:
        """All that waits in the office, or in the area chosen."""
        self._lines = lines
        self._show()

    def stops(self) -> Sequence[QWidget]:
        """Where the Tab key comes to, as one reads."""
        return (*self.kind_chips.chips(), self.own_chip, self.waiting_view)

    def open_line(self, line: WaitingLine) -> None:
        """What waits, where it is done."""
        try:
            page = home_opening.page_of(self._office, line)
        except PlainError as error:
            messages.show_error(self, error)
            self.gone.emit()
            return
        if page is not None:
            self.opened.emit(page)

    def asks(self) -> bool:
        """Whether the line under the cursor asks if a step still holds."""
        line: WaitingLine | None = self.waiting_view.current_row()
        return self.waiting_view.hasFocus() and line is not None and line.step is not None

    def answer(self) -> None:
        """Whether the step of the line still holds."""
        line: WaitingLine | None = self.waiting_view.current_row()
        if line is None or line.step is None:
            return
        asked = [one for one in pathways.still_of(self._office, line.step) if one.id == line.record]
        if not asked:
            self.gone.emit()
        elif StillThereDialog(self._office, asked[0], self).exec():
            self.answered.emit()

    def _show(self) -> None:
        """The lines, and a chip for each kind of them with how many."""
        wanted = self._wanted()
        counts = Counter(line.kind for line in wanted)
        chosen = [kind for kind in self.kind_chips.chosen() if counts[kind]]
        kinds = [(f"{kind.label} {counts[kind]}", kind) for kind in Waiting if counts[kind]]
        self.kind_chips.set_choices(_("What is waiting"), kinds if len(kinds) > 1 else ())
        self.kind_chips.choose(chosen if len(kinds) > 1 else ())
        self.arranged.emit()
        self.waiting_count_label.setText(texts.format_number(len(wanted)) if wanted else "")
        self.waiting_view.reload(wanted)
        self._filter()

    def _filter(self) -> None:
        kinds = self.kind_chips.chosen()
        self.waiting_view.filter((lambda line: line.kind in kinds) if kinds else None)
        rows = self.waiting_view.table().rowCount()
        if rows and self.waiting_view.current_row() is None:
            self.waiting_view.selectRow(0)
        self.waiting_view.setVisible(bool(rows))
        self.nothing_label.setVisible(not rows)
        self.nothing_label.setText(self._calm_words())

    def _calm_words(self) -> str:
        others = len(self._lines)
        if self.own_chip.isChecked() and others:
            words = ngettext(
                "Nothing waits for you. {count} thing waits for others.",
                "Nothing waits for you. {count} things wait for others.",
                others,
            )
            return words.format(count=texts.format_number(others))
        return _("Nothing is waiting: all is done.")

    def _wanted(self) -> list[WaitingLine]:
        me: UUID = self._office.person.id
        own = self.own_chip.isChecked()
        return [line for line in self._lines if rules.is_mine(line, me) or not own]
