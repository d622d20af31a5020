"""One section of the mapping form: its quick choices, the history where it belongs, and a free text."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.dates import DateError
from osaava_desktop.domain.mapping import HistoryKind, HistoryLine, WholeMapping, parse_year
from osaava_desktop.domain.mapping_form import QUESTIONS, MappingSection, Option, Question, offered, toggled
from osaava_desktop.domain.records import new_id
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.choice_chips import ChoiceChips
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.history_rows import YEARS, HistoryRow, HistoryRows

Entries = dict[str, Any]


class MappingSectionCard(Form):
    """Edits a section; ``edited`` at each change, ``left`` when a field is left."""

    ui_file = "mapping_section.ui"
    card: QWidget
    heading_label: QLabel
    hidden_widget: QWidget
    show_button: QPushButton
    body_widget: QWidget
    questions_layout: QVBoxLayout
    text_field: Field
    text_edit: QPlainTextEdit

    edited = Signal()
    left = Signal()
    show_wanted = Signal()

    def __init__(self, section: MappingSection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self._chips: dict[Question, ChoiceChips] = {}
        self._history: dict[HistoryKind, HistoryRows] = {}
        self.heading_label.setText(section.label)
        for question in QUESTIONS[section]:
            self._ask(question)
        if section is MappingSection.EDUCATION_AND_WORK:
            self._add_history(HistoryKind.EDUCATION, _("Schools and courses"), _school_words())
            self._add_history(HistoryKind.WORK, _("Work"), _work_words())
        self._order()
        self.text_edit.setAccessibleName(f"{section.label}: {self.text_field.title()}")
        self.text_field.edited.connect(self.edited)
        self.text_field.left.connect(self.left)
        self.show_button.clicked.connect(self.show_wanted)
        self.hide_body(False)

    # What is in it

    def hide_body(self, hidden: bool) -> None:
        """Show what the section says, or the button that asks for it."""
        self.hidden_widget.setVisible(hidden)
        self.body_widget.setVisible(not hidden)

    def is_hidden(self) -> bool:
        """Whether what it says is not shown."""
        return self.body_widget.isHidden()

    def show_whole(self, whole: WholeMapping) -> None:
        """Show what a mapping says of this section."""
        self.text_edit.setPlainText(whole.mapping.text(self.section))
        for question, chips in self._chips.items():
            chips.choose(whole.answers.get(question, ()))
        for kind, rows in self._history.items():
            rows.show_rows([_cells(line) for line in whole.history if line.kind is kind])

    def entries(self) -> Entries:
        """All that is entered, as plain values: for a draft, and to see whether anything has changed."""
        return {
            "text": self.text_edit.toPlainText(),
            "answers": {question.value: list(chips.chosen()) for question, chips in self._chips.items()},
            "history": {kind.value: rows.cells() for kind, rows in self._history.items()},
        }

    def show_entries(self, entries: Entries) -> None:
        """Show what ``entries`` gave."""
        self.text_edit.setPlainText(entries["text"])
        for question, chips in self._chips.items():
            chips.choose([Option(name) for name in entries["answers"].get(question.value, [])])
        for kind, rows in self._history.items():
            rows.show_rows(entries["history"].get(kind.value, []))

    def text(self) -> str:
        """The free text."""
        return self.text_edit.toPlainText()

    def answers(self) -> dict[Question, tuple[Option, ...]]:
        """The quick choices made."""
        return {question: chips.chosen() for question, chips in self._chips.items() if chips.chosen()}

    def is_filled(self) -> bool:
        """Whether anything is entered."""
        return bool(self.text().strip() or self.answers() or self._history_rows())

    def history(self, mapping: UUID, today: dt.date) -> tuple[list[HistoryLine], Problems]:
        """The history lines of ``mapping``, and what could not be read, as its rules name the fields."""
        lines: list[HistoryLine] = []
        problems: Problems = {}
        for kind, row in self._history_rows():
            values: dict[str, Any] = {name: edit.text() for name, edit in row.edits.items()}
            for name in YEARS:
                try:
                    values[name] = parse_year(values[name], today)
                except DateError as error:
                    problems[f"history.{len(lines)}.{name}"] = str(error)
                    values[name] = None
            row.ident = row.ident or str(new_id())
            lines.append(HistoryLine(id=UUID(row.ident), mapping=mapping, kind=kind, **values))
        return lines, problems

    # Complaints

    def show_problems(self, problems: Mapping[str, str]) -> list[tuple[str, QWidget]]:
        """Show the problems of this section's fields; gives title and edit of those that are wrong."""
        wrong: list[tuple[str, QWidget]] = []
        for place, (_kind, row) in enumerate(self._history_rows()):
            own = {name: problems.get(f"history.{place}.{name}", "") for name in row.edits}
            own = {name: sentence for name, sentence in own.items() if sentence}
            row.show_problems(own)
            wrong += [(row.edits[name].accessibleName(), row.edits[name]) for name in own]
        sentence = problems.get(self.section.value)
        if sentence is None:
            self.text_field.clear()
        else:
            self.text_field.show_problem(sentence)
            wrong.append((self.section.label, self.text_edit))
        return wrong

    def focus_first(self) -> None:
        """To its first question, or to the button that shows it."""
        first = next(iter(self._chips.values()))
        (self.show_button if self.is_hidden() else first).setFocus()

    # Inside

    def _ask(self, question: Question) -> None:
        label = QLabel(question.label, self.body_widget)
        theme.set_role(label, "label")
        chips = ChoiceChips(self.body_widget)
        choices = [(option.label, option) for option in offered(question)]
        chips.set_choices(question.label, choices, partial(toggled, question))
        chips.picked.connect(self.edited)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(chips)
        self.questions_layout.addLayout(column)
        self._chips[question] = chips

    def _add_history(self, kind: HistoryKind, heading: str, titles: Mapping[str, str]) -> None:
        rows = HistoryRows(heading, titles, self.body_widget)
        rows.edited.connect(self.edited)
        rows.left.connect(self.left)
        self.questions_layout.addWidget(rows)
        self._history[kind] = rows

    def _order(self) -> None:
        """Tab comes to the text after all that was made here, not in the form."""
        rows = list(self._history.values())
        last = rows[-1].last_stop() if rows else list(self._chips.values())[-1].chips()[-1]
        QWidget.setTabOrder(last, self.text_edit)

    def _history_rows(self) -> Sequence[tuple[HistoryKind, HistoryRow]]:
        return [(kind, row) for kind, rows in self._history.items() for row in rows.rows()]


def _cells(line: HistoryLine) -> list[str]:
    years = ["" if year is None else str(year) for year in (line.from_year, line.to_year)]
    return [str(line.id), line.organisation, line.field, *years, line.qualification]


def _school_words() -> dict[str, str]:
    return {**_words(), "organisation": _("School"), "qualification": _("Qualification")}


def _work_words() -> dict[str, str]:
    return {**_words(), "organisation": _("Employer"), "qualification": _("Work done")}


def _words() -> dict[str, str]:
    return {"field": _("Field"), "from_year": _("From"), "to_year": _("To")}
