"""EURA 2021's counts typed beside ours: the difference is said at once, with what it may come from."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.esf_gaps import Comparison
from osaava_desktop.domain.esf_indicators import COLUMNS, TOTAL, Column, IndicatorGroup, column_title
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.targets import CountError, read_count
from osaava_desktop.domain.texts import format_date, format_number
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import choices, theme
from osaava_desktop.screens.esf_count_card import CountCard, CountRow
from osaava_desktop.screens.esf_tab import EsfTab
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import esf
from osaava_desktop.store.office import Office

_WIDEST = 1240


class CountsTab(EsfTab):
    """Edits the counts of one year, of the whole office; who may not type them reads them."""

    ui_file = "esf_counts.ui"
    notice: Notice
    column_combo: QComboBox
    day_label: QLabel
    day_edit: QLineEdit
    seen_label: QLabel
    problem_label: QLabel
    scroll_area: QScrollArea
    form_panel: QWidget
    cards_layout: QVBoxLayout

    def __init__(self, office: Office, scope: Scope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._year = office, scope.start.year
        self._may_save = esf.may_save(office)
        self._numbers: dict[str, Comparison] = {}
        self._texts: dict[str, str] = {}
        self._clean: tuple[str, ...] = ()
        self._problems: Problems = {}
        self._dirty = self._filling = False
        self._rows: dict[str, CountRow] = {}
        self.form_panel.setMaximumWidth(theme.scaled(_WIDEST))
        self.day_edit.setFixedWidth(theme.scaled(112))
        self.day_label.setVisible(self._may_save)
        self.day_edit.setVisible(self._may_save)
        choices.fill(self.column_combo, [(column_title(one), one) for one in COLUMNS], blank=False)
        for group in IndicatorGroup:
            card = CountCard(group, self.form_panel, may_type=self._may_save)
            card.typed.connect(self._typed)
            card.moved.connect(self._move)
            self.cards_layout.addWidget(card)
            self._rows |= card.rows
        self.cards_layout.addStretch(1)
        self.column_combo.currentIndexChanged.connect(lambda: self._show_column())
        self.day_edit.textChanged.connect(lambda: self._changed())
        self.day_edit.editingFinished.connect(lambda: choices.tidy_date(self.day_edit, self._office.today))

    # What the shell asks

    def title(self) -> str:
        """The word on the tab."""
        return _("EURA 2021")

    def facts(self) -> str:
        """How many numbers differ, of those seen in EURA."""
        compared = [one for one in self._numbers.values() if one.difference is not None]
        if not compared:
            return _("no counts of EURA yet")
        differing = sum(bool(one.difference) for one in compared)
        return ngettext(
            "{differing} of {count} numbers differs", "{differing} of {count} numbers differ", differing
        ).format(differing=format_number(differing), count=format_number(len(compared)))

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Enter", _("on")), ("Ctrl+S", _("saves"))] if self._may_save else []

    def activated(self) -> None:
        """To the first number; who may only read chooses whose numbers to see."""
        self.refresh()
        if self._may_save:
            self._go_to(TOTAL)
        else:
            self.column_combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Count and read anew, unless something is being entered."""
        if not self._dirty:
            self._read()

    def show_scope(self, scope: Scope) -> None:
        """Another year; EURA shows the whole project, so an area changes nothing."""
        self._year = scope.start.year

    def is_dirty(self) -> bool:
        """Whether a number entered is not saved."""
        return self._dirty

    def save(self) -> bool:
        """Save what has changed, seen on the day given; say what is no number."""
        self.notice.hide()
        try:
            values, day = self._entered()
            esf.save_counts(self._office, self._year, values, day)
        except InvalidInput as error:
            self._show_problems(error.problems)
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self._read()
        self.said.emit(_("The counts of EURA are saved"), "good")
        return True

    def discard(self) -> None:
        """Show what is stored."""
        self._read()

    # Reading and showing

    def _read(self) -> None:
        found = esf.reconciliation(self._office, self._year)
        self._numbers = {one.indicator.key(one.column): one for one in found}
        self._texts = {
            key: "" if one.theirs is None else str(one.theirs) for key, one in self._numbers.items()
        }
        self._filling = True
        choices.show_date(self.day_edit, self._office.today)
        self._filling = False
        self._clean = self._state()
        self._show_problems({})
        self._show_column()
        self._changed()
        self.seen_label.setText(self._seen_words())
        self.heading_changed.emit()

    def _show_column(self) -> None:
        """The numbers of everybody, or of one gender."""
        self._filling = True
        for code, row in self._rows.items():
            key = self._key(code)
            row.show_number(self._numbers[key], self._texts[key])
            row.mark(wrong=key in self._problems)
        self._filling = False

    def _seen_words(self) -> str:
        if not self._may_save:
            rights = _("The coordinator types the counts. You can read them here.")
            return " ".join(filter(None, (rights, self._last_seen())))
        return self._last_seen() or _("Type what EURA 2021 shows; an empty field is not compared.")

    def _last_seen(self) -> str:
        days = [one.on for one in self._numbers.values() if one.on is not None]
        return _("Last seen {day}").format(day=format_date(max(days))) if days else ""

    # Entering

    def _typed(self, code: str) -> None:
        if self._filling:
            return
        self._texts[self._key(code)] = self._rows[code].edit.text()
        self._rows[code].tell(replace(self._numbers[self._key(code)], theirs=self._rows[code].number()))
        self._changed()

    def _changed(self) -> None:
        if self._filling:
            return
        dirty = self._state() != self._clean
        if dirty != self._dirty:
            self._dirty = dirty
            self.dirty_changed.emit(dirty)

    def _state(self) -> tuple[str, ...]:
        return (self.day_edit.text(), *self._texts.values())

    def _entered(self) -> tuple[Mapping[str, int | None], dt.date]:
        """What has changed; all of it where another day is given. Raises InvalidInput."""
        problems: Problems = {}
        day = choices.needed_date(self.day_edit, self._office.today, "on", problems)
        whole = self.day_edit.text() != self._clean[0]
        values: dict[str, int | None] = {}
        for (key, text), clean in zip(self._texts.items(), self._clean[1:], strict=True):
            if text == clean and not (whole and text):
                continue
            try:
                values[key] = read_count(text)
            except CountError as error:
                problems[key] = str(error)
        if problems or day is None:
            raise InvalidInput(problems)
        return values, day

    def _show_problems(self, problems: Problems) -> None:
        """Mark the fields; the first one is said above them and gets the cursor."""
        self._problems = problems
        first = next((key for key in (*self._texts, "on") if key in problems), None)
        self.problem_label.setVisible(first is not None)
        theme.set_property(self.day_edit, "state", "error" if "on" in problems else "")
        for code, row in self._rows.items():
            row.mark(wrong=self._key(code) in problems)
        if first is None:
            self.problems_found.emit([])
            return
        column = next((one for one in COLUMNS if one and first.endswith(f".{one}")), None)
        if first != "on":
            choices.choose(self.column_combo, column)
        edit = self.day_edit if first == "on" else self._rows[first.split(".")[1]].edit
        self.problem_label.setText(f"{edit.accessibleName()}: {problems[first]}")
        self.problems_found.emit([edit.accessibleName()])
        QTimer.singleShot(0, self, partial(self._enter, edit))

    def _move(self, code: str, by: int) -> None:
        codes = list(self._rows)
        place = codes.index(code) + (1 if by > 0 else -1)
        if 0 <= place < len(codes):
            self._go_to(codes[place])

    def _go_to(self, code: str) -> None:
        self._enter(self._rows[code].edit)

    def _enter(self, edit: QLineEdit) -> None:
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.selectAll()
        if edit is not self.day_edit:
            self.scroll_area.ensureWidgetVisible(edit)

    def _key(self, code: str) -> str:
        """The key of the number in sight."""
        column: Column = self.column_combo.currentData()
        return self._rows[code].indicator.key(column)
