"""The attendance report of a group: for which days, in which language, on paper or as a workbook."""

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain.attendance_papers import AttendancePaper
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.groups import Group
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.domain.words import Language
from osaava_desktop.errors import InvalidInput, PlainError, refuse
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import choices, messages, paper_jobs, tasks, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import attendance_report, papers
from osaava_desktop.store.office import Office


class AttendanceReportDialog(FormDialog):
    """At first for the year, or since the group's first session; says what the days come to."""

    ui_file = "attendance_report.ui"
    group_label: QLabel
    from_field: Field
    from_edit: QLineEdit
    to_field: Field
    to_edit: QLineEdit
    language_combo: QComboBox
    sums_label: QLabel
    note_label: QLabel
    save_button: QPushButton
    workbook_button: QPushButton
    cancel_button: QPushButton

    def __init__(self, office: Office, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._group = office, group
        self._fields = {"start": self.from_field, "end": self.to_field}
        self.setMinimumWidth(theme.scaled(560))
        self.group_label.setText(group.name)
        note = _("The paper bears numbers and no names of clients.")
        if group.sensitive:
            note = _("The paper bears numbers only: neither names of clients nor the group's.")
        self.note_label.setText(note)
        choices.fill(self.language_combo, [(capital(one.label), one.value) for one in Language], blank=False)
        choices.choose(self.language_combo, i18n.current())
        first = attendance_report.first_day(office, group.id) or office.today
        choices.show_date(self.from_edit, max(first, dt.date(office.today.year, 1, 1)))
        choices.show_date(self.to_edit, office.today)
        self._connect()
        self._show_sums()

    def _connect(self) -> None:
        for edit in (self.from_edit, self.to_edit):
            edit.textChanged.connect(lambda: self._show_sums())
        self.save_button.clicked.connect(lambda: self.preview())
        self.workbook_button.clicked.connect(lambda: self.save_workbook())
        self.cancel_button.clicked.connect(self.reject)

    def paper(self) -> AttendancePaper:
        """The report of the days typed. Raises InvalidInput where they can't be read."""
        problems: Problems = {}
        start = choices.try_date(self.from_edit, self._office.today, "start", problems)
        end = choices.try_date(self.to_edit, self._office.today, "end", problems)
        for name, day in (("start", start), ("end", end)):
            if day is None:
                problems.setdefault(name, _("This is needed."))
        refuse(problems)
        assert start is not None
        assert end is not None
        return attendance_report.paper(self._office, self._group, start, end)

    def preview(self) -> None:
        """Draw the report and show it."""
        paper = self._try_paper()
        if paper is None:
            return
        language = str(self.language_combo.currentData())

        def show(pdf: bytes) -> None:
            dialog = PreviewDialog(_("Attendance report"), pdf, f"{self._file_name(paper)}.pdf", self)
            dialog.taken.connect(lambda: attendance_report.note_printed(self._office, self._group))
            dialog.exec()
            dialog.deleteLater()

        tasks.run(
            self, _("Drawing the paper…"), lambda _progress: papers.attendance_pdf(paper, language), show
        )

    def save_workbook(self) -> None:
        """Write the report as a workbook where the user wants it."""
        paper = self._try_paper()
        if paper is None:
            return
        language = str(self.language_combo.currentData())
        name = f"{self._file_name(paper)}.xlsx"

        def write(path: Path) -> None:
            with i18n.speaking(language):
                attendance_report.write_workbook(self._office, path, paper)

        try:
            paper_jobs.save_file(self, _("Save as a workbook"), name, _("Workbooks (*.xlsx)"), write)
        except PlainError as error:
            messages.show_error(self, error)

    # Inside

    def _file_name(self, paper: AttendancePaper) -> str:
        return f"{_('Attendance report')} {paper.start.isoformat()}…{paper.end.isoformat()}"

    def _try_paper(self) -> AttendancePaper | None:
        for field in self._fields.values():
            field.clear()
        try:
            return self.paper()
        except InvalidInput as error:
            for name, sentence in error.problems.items():
                self._fields[name].show_problem(sentence)
            self._fields[next(iter(error.problems))].edit.setFocus()
            return None

    def _show_sums(self) -> None:
        """What the days come to; nothing while they are being typed."""
        try:
            total = self.paper().total
        except InvalidInput:
            self.sums_label.setText("")
            return
        counts = (
            ngettext("{count} session", "{count} sessions", total.sessions).format(
                count=format_number(total.sessions)
            ),
            ngettext("{count} person", "{count} persons", total.persons).format(
                count=format_number(total.persons)
            ),
            ngettext("{count} visit", "{count} visits", total.visits).format(
                count=format_number(total.visits)
            ),
            _("{count} unnamed").format(count=format_number(total.unnamed)),
        )
        self.sums_label.setText(" · ".join(counts))
