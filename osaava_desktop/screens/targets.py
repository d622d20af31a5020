"""The targets of a year: typed by who may set them, and beside each how it stands today."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from osaava_desktop.domain import pace as words
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.pace import Pace
from osaava_desktop.domain.targets import SHARES, CountError, Indicator, read_count, target_cell
from osaava_desktop.domain.texts import capital
from osaava_desktop.errors import InvalidInput
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.widgets.bar import Bar
from osaava_desktop.screens.year_numbers import CountEdit, YearNumbersPage
from osaava_desktop.services import areas, targets
from osaava_desktop.services.targets import Aim
from osaava_desktop.store.office import Office

AREA, TARGET, SO_FAR, BAR, OUTLOOK = range(5)
_WIDTHS = {AREA: 150, TARGET: 88, SO_FAR: 112, BAR: 96}


class TargetsPage(YearNumbersPage):
    """Edits the targets of one year; ``saved`` when they are. Who may not set them reads them."""

    ui_file = "targets.ui"
    rights_label: QLabel
    cards_layout: QVBoxLayout

    def __init__(self, office: Office, year: int, parent: QWidget | None = None) -> None:
        super().__init__(office, 1200, parent)
        self._may_set = targets.may_set(office)
        self._areas: list[UUID | None] = [None, *(area.id for area in areas.areas(office))]
        self._edits: dict[Aim, CountEdit] = {}
        self._told: dict[Aim, tuple[QLabel, Bar, QLabel]] = {}
        self._problems: dict[Indicator, QLabel] = {}
        self.rights_label.setVisible(not self._may_set)
        for indicator in Indicator:
            self.cards_layout.addWidget(self._card(indicator))
        self.begin(targets.years(office), year)

    # What the shell asks

    def title(self) -> str:
        """What they are."""
        return _("Targets")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        on = [("Enter", _("on")), ("Ctrl+S", _("saves"))] if self._may_set else []
        return [*on, ("Esc", _("back"))]

    def activated(self) -> None:
        """To the first target; who may only read chooses a year."""
        self.refresh()
        if self._may_set:
            self.go_to(next(iter(self._edits.values())))
        else:
            self.year_combo.setFocus(Qt.FocusReason.OtherFocusReason)

    # Slots

    def _move(self, aim: Aim, by: int) -> None:
        """To the next target or the one before."""
        aims = list(self._edits)
        place = aims.index(aim) + (1 if by > 0 else -1)
        if 0 <= place < len(aims):
            self.go_to(self._edits[aims[place]])

    # What the page says

    def store(self) -> None:
        """Save the targets."""
        targets.set_year(self._office, self.year(), self._entered())

    def saved_words(self) -> str:
        """The year, by its number."""
        return _("The targets of {year} are saved").format(year=self.year())

    def texts(self) -> tuple[str, ...]:
        """The cells."""
        return tuple(edit.text() for edit in self._edits.values())

    # Inside

    def _card(self, indicator: Indicator) -> QFrame:
        """An indicator: the whole office, then each area."""
        card = QFrame(self.form_panel)
        theme.set_role(card, "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(OUTLOOK, 1)
        for column, width in _WIDTHS.items():
            grid.setColumnMinimumWidth(column, theme.scaled(width))
        grid.addWidget(self._label(capital(indicator.label), "section"), 0, AREA)
        unit = _("target, %") if indicator in SHARES else _("target")
        for column, title in ((TARGET, unit), (SO_FAR, _("so far")), (OUTLOOK, _("pace"))):
            grid.addWidget(self._label(title, "label"), 0, column)
        for row, area in enumerate(self._areas, start=1):
            self._put_row(grid, row, (indicator, area))
        self._problems[indicator] = self._label("", "error")
        grid.addWidget(self._problems[indicator], len(self._areas) + 1, 0, 1, OUTLOOK + 1)
        return card

    def _put_row(self, grid: QGridLayout, row: int, aim: Aim) -> None:
        names = {area.id: area.name for area in areas.areas(self._office)}
        name = names[aim[1]] if aim[1] else _("Whole office")
        edit = CountEdit(self.form_panel)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.setFixedWidth(theme.scaled(88))
        edit.setReadOnly(not self._may_set)
        edit.setAccessibleName(f"{capital(aim[0].label)}, {name}")
        edit.textChanged.connect(self.entries_changed)
        edit.moved.connect(partial(self._move, aim))
        so_far, bar, outlook = self._label("", "strong"), Bar(self.form_panel), self._label("", "secondary")
        bar.setFixedWidth(theme.scaled(_WIDTHS[BAR]))
        for column, widget in enumerate((self._label(name, ""), edit, so_far, bar, outlook)):
            grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter | _side(column))
        self._edits[aim], self._told[aim] = edit, (so_far, bar, outlook)

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(self.form_panel)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(text)
        label.setWordWrap(True)
        theme.set_role(label, role)
        return label

    def show_stored(self) -> None:
        """The year as it is stored, and how it stands."""
        for area in self._areas:
            for pace in targets.standings(self._office, self.year(), area):
                self._show_pace((pace.indicator, area), pace)

    def _show_pace(self, aim: Aim, pace: Pace) -> None:
        so_far, bar, outlook = self._told[aim]
        self._edits[aim].setText("" if pace.target is None else str(pace.target))
        self._edits[aim].setAccessibleDescription(words.sentence(pace))
        so_far.setText(words.amount(pace))
        bar.setVisible(pace.target is not None)
        tick = None if pace.is_share else pace.gone
        bar.show_share(pace.share, tick, words.standing(pace))
        outlook.setText(words.outlook(pace))

    def _entered(self) -> dict[Aim, int | None]:
        """The targets; raises InvalidInput where a text is no number."""
        problems: Problems = {}
        found: dict[Aim, int | None] = {}
        for aim, edit in self._edits.items():
            try:
                found[aim] = read_count(edit.text())
            except CountError as error:
                problems[target_cell(*aim)] = str(error)
        if problems:
            raise InvalidInput(problems)
        return found

    def mark_problems(self, problems: Problems) -> Sequence[QLineEdit]:
        """Mark the fields, and say below the table what is wrong with the first of them."""
        sentences: dict[Indicator, str] = {}
        wrong: list[QLineEdit] = []
        for aim, edit in self._edits.items():
            sentence = problems.get(target_cell(*aim), "")
            theme.set_property(edit, "state", "error" if sentence else "")
            if sentence:
                edit.setAccessibleDescription(sentence)
                sentences.setdefault(aim[0], f"{edit.accessibleName()}: {sentence}")
                wrong.append(edit)
        for indicator, label in self._problems.items():
            label.setText(sentences.get(indicator, ""))
            label.setVisible(indicator in sentences)
        return wrong


def _side(column: int) -> Qt.AlignmentFlag:
    """A field keeps its width; the others take all of their cell."""
    return Qt.AlignmentFlag.AlignLeft if column == TARGET else Qt.AlignmentFlag(0)
