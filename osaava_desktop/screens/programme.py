"""What the programme for the wall is to be like: its span, size of paper, languages, line at the foot."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain.calendar import CalendarEntry, Span
from osaava_desktop.domain.programme import PaperSize, ProgrammeOrder, ProgrammePaper
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.domain.words import Language
from osaava_desktop.errors import InvalidInput
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import choices, tasks, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import calendar, papers
from osaava_desktop.store.office import Office


class ProgrammeDialog(FormDialog):
    """Stays until it is closed, so that the same programme can be had in another way."""

    ui_file = "programme.ui"
    span_combo: QComboBox
    size_combo: QComboBox
    languages_field: Field
    languages_row: QHBoxLayout
    contact_field: Field
    contact_edit: QLineEdit
    sensitive_check: QCheckBox
    count_label: QLabel
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self,
        office: Office,
        span: Span,
        day: dt.date,
        wanted: Callable[[CalendarEntry], bool],
        where: str,
        parent: QWidget | None = None,
    ) -> None:
        """For the week or month that ``day`` lies in; ``wanted`` is what the calendar shows."""
        super().__init__(parent)
        self._office, self._day, self._wanted, self._where = office, day, wanted, where
        self._ticks = {language: self._tick(language) for language in Language}
        self.setMinimumWidth(theme.scaled(480))
        choices.fill(self.span_combo, [(capital(one.label), one) for one in Span], blank=False)
        choices.choose(self.span_combo, span)
        choices.fill(self.size_combo, [(one.label, one) for one in PaperSize], blank=False)
        self.contact_edit.setText(_("Ask more: {name}").format(name=office.person.name))
        self.span_combo.currentIndexChanged.connect(lambda: self._count())
        self.save_button.clicked.connect(lambda: self.preview())
        self.cancel_button.clicked.connect(self.reject)
        self._count()

    def _tick(self, language: Language) -> QCheckBox:
        check = QCheckBox(capital(language.label), self)
        check.setChecked(language.value == i18n.current())
        self.languages_row.addWidget(check)
        if language is Language.FI:
            self.languages_field.edit.setFocusProxy(check)
        return check

    def order(self) -> ProgrammeOrder:
        """What is chosen."""
        return ProgrammeOrder(
            span=Span(self.span_combo.currentData()),
            day=self._day,
            size=PaperSize(self.size_combo.currentData()),
            languages=tuple(one.value for one, check in self._ticks.items() if check.isChecked()),
            contact=self.contact_edit.text().strip(),
        )

    def preview(self) -> None:
        """Draw the programme and show it; or say beside the fields what must be fixed first."""
        self.languages_field.clear()
        self.contact_field.clear()
        order = self.order()
        try:
            paper = calendar.programme(self._office, order, self._entries(), self._where)
        except InvalidInput as error:
            fields = {"languages": self.languages_field, "contact": self.contact_field}
            for name, sentence in error.problems.items():
                fields[name].show_problem(sentence)
            return
        self._show(order, paper)

    def _show(self, order: ProgrammeOrder, paper: ProgrammePaper) -> None:
        def show(pdf: bytes) -> None:
            name = f"{_('Programme')} {order.day.isocalendar().year}-{order.day.month:02}"
            if order.span is Span.WEEK:
                name = f"{_('Programme')} {order.day.isocalendar().year}-{order.day.isocalendar().week:02}"
            dialog = PreviewDialog(_("Programme"), pdf, f"{name}.pdf", self)
            dialog.taken.connect(lambda: calendar.note_printed(self._office, order))
            dialog.exec()
            dialog.deleteLater()

        tasks.run(
            self,
            _("Drawing the paper…"),
            lambda _progress: papers.programme_pdf(paper, order.languages),
            show,
        )

    def _entries(self) -> list[CalendarEntry]:
        days = Span(self.span_combo.currentData()).days(self._day)
        return [one for one in calendar.entries(self._office, days[0], days[-1]) if self._wanted(one)]

    def _count(self) -> None:
        """How many sessions stand on it, and how many are left out."""
        entries = self._entries()
        hidden = sum(entry.group.sensitive for entry in entries)
        words = ngettext("{count} session", "{count} sessions", len(entries) - hidden)
        left_out = ngettext("{count} left out", "{count} left out", hidden)
        parts = [words.format(count=format_number(len(entries) - hidden))]
        parts += [left_out.format(count=format_number(hidden))] if hidden else []
        self.count_label.setText(" · ".join(parts))
