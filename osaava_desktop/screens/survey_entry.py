"""The page on which papers of a survey are typed in one after the other, or one of them is corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.pace import counted_on
from osaava_desktop.domain.surveys import AnswerSheet, SheetLine, answers_problems
from osaava_desktop.errors import PlainError, refuse
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import choices, office_choices, shortcuts
from osaava_desktop.screens.record_page import RecordPage
from osaava_desktop.screens.survey_answers import AnswerRow, CommentEdit
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.person_box import PersonBox
from osaava_desktop.services import clients, surveys
from osaava_desktop.store.office import Office


class SurveyEntryPage(RecordPage):
    """Enter saves the sheet, and the next one is ready; of one that is stored, it goes back to the list."""

    ui_file = "survey_entry.ui"
    scroll_area: QScrollArea
    number_label: QLabel
    entered_label: QLabel
    on_field: Field
    on_edit: QLineEdit
    client_field: Field
    client_edit: PersonBox
    rows_layout: QVBoxLayout
    comment_field: Field
    comment_edit: CommentEdit
    quotable_check: QCheckBox
    undo_button: QPushButton

    dates = ("on",)
    widest = 920

    def __init__(
        self, office: Office, year: int, line: SheetLine | None, parent: QWidget | None = None
    ) -> None:
        """``line`` is the sheet to correct; None begins a new one of that year."""
        super().__init__(office, parent)
        self._year = year
        self._line = line
        self._on = counted_on(year, office.today)
        self._last: SheetLine | None = None
        self._entered = 0
        self._client: Client | None = None
        self._rows = [
            AnswerRow(place, question, self.form_panel)
            for place, question in enumerate(surveys.questions(office, year), start=1)
        ]
        for row in self._rows:
            self.rows_layout.addWidget(row)
        self.client_field.setVisible(office.profile.survey_names)
        self._connect()
        self._order_tabs()
        self.begin()

    def _connect(self) -> None:
        for place, row in enumerate(self._rows):
            row.answered.connect(lambda place=place: self._go_to(place + 1))
            row.moved.connect(lambda by, place=place: self._go_to(place + by))
            row.changed.connect(self.tell_dirty)
        self.client_edit.set_source(lambda text: office_choices.clients_found(self.office, text))
        self.client_edit.picked.connect(self.pick_client)
        self.client_edit.textEdited.connect(lambda: self._forget_client())
        self.client_edit.dismissed.connect(self.closed)
        self.quotable_check.toggled.connect(lambda _on: self.tell_dirty())
        self.undo_button.clicked.connect(lambda: self.take_back_last())
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.take_back_last)

    def _order_tabs(self) -> None:
        order = [self.on_edit, self.client_edit, *self._rows, self.comment_edit, self.quotable_check]
        for before, after in zip(order, [*order[1:], self.bin_button], strict=True):
            self.setTabOrder(before, after)

    # What the shell asks

    def title(self) -> str:
        """What is done here."""
        return _("Survey {year}").format(year=self._year)

    def facts(self) -> str:
        """The sheet."""
        return _("sheet {number}").format(number=self._number())

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        undo = [("Ctrl+Z", _("last sheet back"))] if self._last else []
        return [("Enter", _("saves")), ("X", _("not clear")), *undo, ("Esc", _("back"))]

    def activated(self) -> None:
        """To the first question."""
        self._go_to(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves wherever the cursor is, but on a button."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not isinstance(self.focusWidget(), QPushButton):
            self.save()
        else:
            super().keyPressEvent(event)

    def save(self) -> bool:
        """Save the sheet; a new one is followed by the next, a corrected one goes back to the list."""
        is_new = self._line is None
        done = super().save()
        if done and is_new:
            self._go_to(0)
            self.keys_changed.emit()
        elif done:
            self.closed.emit()
        return done

    def renewed(self) -> Mapping[str, object]:
        """The sheet to correct, if it is one that is stored."""
        return {"line": self._line if self.record() else None}

    # What the page says

    def record(self) -> AnswerSheet | None:
        """The sheet as stored; None of a new one."""
        return self._line.sheet if self._line and self._line.sheet.created else None

    def fields(self) -> Mapping[str, Field]:
        """The fields in reading order."""
        return {"on": self.on_field, "client": self.client_field, "comment": self.comment_field}

    def entries(self) -> tuple[Any, ...]:
        """All that is entered."""
        texts = (self.on_edit.text(), self.client_edit.text(), self.comment_edit.toPlainText())
        return (*texts, self.quotable_check.isChecked(), *(row.entry() for row in self._rows))

    def show_record(self) -> None:
        """The sheet, or an empty one of the same day as the last."""
        line = self._line
        sheet = line.sheet if line else AnswerSheet(on=self._on)
        choices.show_date(self.on_edit, sheet.on)
        self.comment_edit.setPlainText(sheet.comment)
        self.quotable_check.setChecked(sheet.quotable)
        self._client = clients.get(self.office, sheet.client) if sheet.client else None
        self.client_edit.reset()
        self.client_edit.setText(_words(self._client))
        for row in self._rows:
            row.show_choice(line.answers.get(row.question.id) if line else None)
        self._tell_number()

    def store(self, problems: Problems) -> AnswerSheet:
        """Save the sheet; then the next one is ready."""
        on = self.date("on", problems, needed=True)
        if self.client_edit.text() and self._client is None:
            problems["client"] = _("Choose the client from the list that opens as you type.")
        refuse(problems)
        number = self._number()
        sheet = replace(
            self._line.sheet if self._line else AnswerSheet(on=on),
            on=on,
            comment=self.comment_edit.toPlainText(),
            client=self._client.id if self._client else None,
            quotable=self.quotable_check.isChecked(),
        )
        answers = {row.question.id: choice for row in self._rows if (choice := row.choice())}
        found = answers_problems(sheet, answers, self._year, self.office.today)
        nothing = found.pop("answers", "")
        refuse(found)
        if nothing:
            raise PlainError(nothing)
        stored = surveys.save_answers(self.office, sheet, answers)
        self._last = SheetLine(sheet=stored, number=number, answers=answers)
        self._line, self._on = None, on
        self._entered += 1
        return stored

    def refused(self, error: PlainError) -> None:
        """Said above the form; the cursor goes to the first question."""
        super().refused(error)
        self._go_to(0)

    def put(self) -> AnswerSheet:
        """Put the sheet into the bin."""
        assert self._line is not None
        return surveys.put_sheet_in_bin(self.office, self._line.sheet)

    def saved_words(self) -> str:
        """What is said after saving."""
        assert self._last is not None
        return _("Sheet {number} is saved").format(number=self._last.number)

    # Slots

    def take_back_last(self) -> None:
        """The last sheet comes back into the form, as if it had not been saved."""
        last = self._last
        if last is None:
            return
        if self.is_dirty():
            self.said.emit(_("Save this sheet first: then the last one can be taken back."), "attention")
            return
        try:
            binned = surveys.put_sheet_in_bin(self.office, last.sheet)
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self._line, self._last = replace(last, sheet=replace(binned, created=None)), None
        self._entered -= 1
        self.notice.hide()
        self.show_stored()
        self._clean = ()
        self.tell_dirty()
        self._go_to(0)
        self.heading_changed.emit()
        self.keys_changed.emit()
        self.said.emit(_("Sheet {number} is not saved any more").format(number=last.number), "attention")

    def discard(self) -> None:
        """Forget what is entered; a sheet that was taken back stays in the bin."""
        if self.record() is None:
            self._line = None
        super().discard()

    def pick_client(self, client: Client) -> None:
        """Whose sheet it is; on to the questions."""
        self._client = client
        self.client_edit.reset()
        self.client_edit.setText(_words(client))
        self._go_to(0)
        self.tell_dirty()

    # Inside

    def _forget_client(self) -> None:
        self._client = None

    def _number(self) -> int:
        return self._line.number if self._line else surveys.next_number(self.office, self._year)

    def _tell_number(self) -> None:
        """The sheet's running number, and how many were typed in now."""
        self.number_label.setText(_("Sheet {number}").format(number=self._number()))
        count = self._entered
        words = ngettext("{count} sheet typed in now", "{count} sheets typed in now", count)
        self.entered_label.setText(words.format(count=count) if count else "")
        self.undo_button.setVisible(self._last is not None)
        if self._last is not None:
            self.undo_button.setText(_("Take sheet {number} &back").format(number=self._last.number))

    def _go_to(self, place: int) -> None:
        """To a question; beyond the last one to the comment."""
        if place >= len(self._rows):
            self.comment_edit.setFocus(Qt.FocusReason.TabFocusReason)
            self.scroll_area.ensureWidgetVisible(self.quotable_check)
        elif place >= 0:
            self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.scroll_area.ensureWidgetVisible(self._rows[place])


def _words(client: Client | None) -> str:
    return f"{client.name} · {client.number}" if client else ""
