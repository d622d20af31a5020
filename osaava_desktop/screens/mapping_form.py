"""The fields of a mapping: its day, the five sections beside their rail, the needs, the worker's remarks."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.dates import DateError
from osaava_desktop.domain.mapping import HistoryLine, Need, WholeMapping, need_problems
from osaava_desktop.domain.mapping_form import HIDDEN, MappingSection, Option, Question
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, shortcuts, theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.mapping_section import Entries, MappingSectionCard
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.step_rail import StepRail

_NARROW = 700  # pixels at the normal letter size; below it the rail gives way
_WIDE = 840


class MappingForm(Form):
    """Shows and reads a mapping; ``edited`` at each change, ``left`` when a field is left."""

    ui_file = "mapping_form.ui"
    rail: StepRail
    scroll_area: QScrollArea
    scrolled_widget: QWidget
    column_widget: QWidget
    sections_layout: QVBoxLayout
    on_field: Field
    on_edit: QLineEdit
    needs_card: QFrame
    needs_field: Field
    needs_edit: QPlainTextEdit
    need_field: Field
    need_edit: QLineEdit
    found_layout: QVBoxLayout
    remarks_field: Field
    remarks_edit: QPlainTextEdit

    edited = Signal()
    left = Signal()
    show_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole: WholeMapping
        self._today: dt.date
        self._stored_needs: Sequence[Need] = ()
        self._found: list[str] = []
        self._cards = [MappingSectionCard(section) for section in MappingSection]
        self._fields = {
            "on": self.on_field,
            "needs": self.needs_field,
            "what": self.need_field,
            "remarks": self.remarks_field,
        }
        self.column_widget.setMaximumWidth(theme.scaled(_WIDE))
        for card in self._cards:
            self.sections_layout.addWidget(card)
        stops = (self._cards[-1].text_edit, self.needs_edit, self.need_edit, self.remarks_edit)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.rail.show_titles([*(card.section.label for card in self._cards), _("Needs assessment")])
        self._connect()

    # What is in it

    def show_whole(self, whole: WholeMapping, needs: Sequence[Need], today: dt.date) -> None:
        """Show a mapping as stored, with the needs found in it."""
        self._whole, self._today, self._stored_needs = whole, today, needs
        choices.show_date(self.on_edit, whole.mapping.on)
        self.needs_edit.setPlainText(whole.mapping.needs)
        self.remarks_edit.setPlainText(whole.mapping.remarks)
        self.need_edit.clear()
        self._found = []
        for card in self._cards:
            card.hide_body(whole.hidden and card.section in HIDDEN)
            card.show_whole(whole)
        self.show_problems({})
        self._show_found()
        self._show_filled()

    def show_hidden(self, whole: WholeMapping) -> None:
        """Show of a mapping what was hidden so far; all else stays as it is entered."""
        for card in self._hidden_cards():
            card.show_whole(whole)
            card.hide_body(False)
            card.focus_first()
        self._show_filled()

    def is_hidden(self) -> bool:
        """Whether a part of the mapping is not shown."""
        return bool(self._hidden_cards())

    def entries(self) -> Entries:
        """All that is entered, as plain values; nothing of what is hidden."""
        return {
            "on": self.on_edit.text(),
            "needs": self.needs_edit.toPlainText(),
            "remarks": self.remarks_edit.toPlainText(),
            "need": self.need_edit.text(),
            "found": list(self._found),
            "sections": {card.section.value: card.entries() for card in self._cards if not card.is_hidden()},
        }

    def show_entries(self, entries: Entries) -> None:
        """Show what ``entries`` gave."""
        self.on_edit.setText(entries["on"])
        self.needs_edit.setPlainText(entries["needs"])
        self.remarks_edit.setPlainText(entries["remarks"])
        self.need_edit.setText(entries["need"])
        self._found = list(entries["found"])
        for card in self._cards:
            if card.section.value in entries["sections"] and not card.is_hidden():
                card.show_entries(entries["sections"][card.section.value])
        self._show_found()
        self._change()

    def entered(self) -> tuple[WholeMapping, Problems]:
        """The mapping as entered, and what could not be read."""
        problems: Problems = {}
        stored = self._whole.mapping
        on = stored.on
        try:
            typed = choices.read_date(self.on_edit, self._today)
            if typed is None:
                problems["on"] = _("This is needed.")
            on = typed or on
        except DateError as error:
            problems["on"] = str(error)
        texts: dict[str, Any] = {card.section.value: card.text() for card in self._cards}
        texts |= {"needs": self.needs_edit.toPlainText(), "remarks": self.remarks_edit.toPlainText()}
        record = replace(stored, on=on, **texts)
        answers: dict[Question, tuple[Option, ...]] = {}
        history: list[HistoryLine] = []
        for card in self._cards:
            answers |= card.answers()
            lines, unread = card.history(record.id, self._today)
            history += lines
            problems |= unread
        whole = WholeMapping(mapping=record, answers=answers, history=tuple(history), hidden=self.is_hidden())
        return whole, problems

    def needs(self, whole: WholeMapping) -> list[Need]:
        """The needs found that are not stored yet."""
        return [_need(what, whole) for what in self._found]

    # Complaints

    def show_problems(self, problems: Problems) -> list[str]:
        """Show each problem beside its field, go to the first; gives the fields' titles in order."""
        wrong: list[tuple[str, QWidget]] = []
        for name, field in self._fields.items():
            if name in problems:
                field.show_problem(problems[name])
                wrong.append((field.title(), field.edit))
            else:
                field.clear()
        for card in self._cards:
            wrong += card.show_problems(problems)
        if wrong:
            first = wrong[0][1]
            # After the event that asked for saving: a button that was clicked would take the focus back.
            QTimer.singleShot(0, first, lambda: first.setFocus(Qt.FocusReason.OtherFocusReason))
        return [title for title, _edit in wrong]

    # Going about

    def focus_first(self) -> None:
        """To the first question."""
        self._cards[0].focus_first()

    def go_to(self, place: int) -> None:
        """To a section, the needs being the last one."""
        part = [*self._cards, self.needs_card][place]
        if isinstance(part, MappingSectionCard):
            part.focus_first()
        else:
            self.needs_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        top = part.mapTo(self.scrolled_widget, QPoint(0, 0)).y()
        self.scroll_area.verticalScrollBar().setValue(top - 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large letters, the sections take the place of their rail."""
        super().resizeEvent(event)
        self.rail.setVisible(self.width() >= theme.scaled(_NARROW))

    # Slots

    def add_need(self) -> bool:
        """Put the line typed on the list of needs; False when it can't be one."""
        what = self.need_edit.text().strip()
        problems = need_problems(_need(what, self._whole), self._today)
        if problems:
            self.need_field.show_problem(next(iter(problems.values())))
            return False
        self._found.append(what)
        self.need_edit.clear()
        self._show_found()
        self._change()
        return True

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Keep the field in focus in sight, and its section marked on the rail."""
        if now is None or not self.scrolled_widget.isAncestorOf(now):
            return
        self.scroll_area.ensureWidgetVisible(now, 0, theme.scaled(40))
        for place, part in enumerate([*self._cards, self.needs_card]):
            if part.isAncestorOf(now):
                self.rail.show_place(place)

    def _follow_scrolling(self) -> None:
        """On the rail stands the section of the field in focus, or the first one in sight without it."""
        now = self.focusWidget()
        if now is not None and self.scrolled_widget.isAncestorOf(now) and self._is_seen(now):
            return
        parts = [*self._cards, self.needs_card]
        seen = (place for place, part in enumerate(parts) if self._bottom(part) > theme.scaled(40))
        self.rail.show_place(next(seen, len(parts) - 1))

    def _is_seen(self, part: QWidget) -> bool:
        bottom = self._bottom(part)
        return bottom > 0 and bottom - part.height() < self.scroll_area.viewport().height()

    def _bottom(self, part: QWidget) -> int:
        """How far below the upper edge of what is in sight a part ends."""
        return part.mapTo(self.scroll_area.viewport(), QPoint(0, part.height())).y()

    def _change(self) -> None:
        self._show_filled()
        self.edited.emit()

    def _check_date(self) -> None:
        sentence = choices.tidy_date(self.on_edit, self._today)
        if sentence:
            self.on_field.show_problem(sentence)
        else:
            self.on_field.clear()

    # Inside

    def _connect(self) -> None:
        for field in self._fields.values():
            field.edited.connect(self._change)
            field.left.connect(self.left)
        for card in self._cards:
            card.edited.connect(self._change)
            card.left.connect(self.left)
            card.show_wanted.connect(self.show_wanted)
        self.on_field.left.connect(self._check_date)
        self.need_field.edited.connect(self.need_field.clear)
        self.need_edit.returnPressed.connect(self.add_need)
        self.rail.wanted.connect(self.go_to)
        self.scroll_area.verticalScrollBar().valueChanged.connect(lambda: self._follow_scrolling())
        for place in range(len(self._cards) + 1):
            shortcuts.bind(self, f"Alt+{place + 1}", partial(self.go_to, place))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _hidden_cards(self) -> list[MappingSectionCard]:
        return [card for card in self._cards if card.is_hidden()]

    def _show_filled(self) -> None:
        needs = bool(self.needs_edit.toPlainText().strip() or self._found or self._stored_needs)
        cards = (None if card.is_hidden() else card.is_filled() for card in self._cards)
        self.rail.show_filled([*cards, needs])

    def _show_found(self) -> None:
        """The needs of this mapping: those stored, and those that will be."""
        while (item := self.found_layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for what in (*(need.what for need in self._stored_needs), *self._found):
            label = QLabel(self.needs_card)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setText(f"•\u00a0\u00a0{what}")
            self.found_layout.addWidget(label)


def _need(what: str, whole: WholeMapping) -> Need:
    record = whole.mapping
    return Need(client=record.client, mapping=record.id, noted=record.on, what=what)
