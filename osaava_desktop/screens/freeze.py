"""The dialog that freezes a report: what happens, what is still open, why an earlier one is superseded."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QWidget

from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.frozen import FrozenReport
from osaava_desktop.domain.report_checks import Severity
from osaava_desktop.domain.texts import capital, format_date, format_number
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.errors import InvalidInput, PlainError, refuse
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import messages, tasks, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.glyph import Glyph
from osaava_desktop.services import freezing, papers, report_checks, yearly
from osaava_desktop.store.office import Office


class FreezeDialog(FormDialog):
    """Accepted once the report is frozen, which is then ``frozen``; ``checks_wanted`` asks for the checks."""

    ui_file = "freeze.ui"
    title_label: QLabel
    facts_label: QLabel
    checks_frame: QFrame
    checks_glyph: Glyph
    checks_label: QLabel
    checks_button: QPushButton
    earlier_label: QLabel
    reason_field: Field
    reason_edit: QLineEdit
    state_label: QLabel
    freeze_button: QPushButton
    cancel_button: QPushButton

    checks_wanted = Signal()

    def __init__(
        self,
        office: Office,
        scope: Scope,
        extent: Extent,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        """The paper is drawn anew when the report is frozen, so that it is of the same moment."""
        super().__init__(parent)
        self._office, self._scope, self._extent, self._language = office, scope, extent, language
        self.frozen: FrozenReport | None = None
        self._earlier = freezing.state(office, scope)
        self._drawing: tasks.Task | None = None
        self.setMinimumWidth(theme.scaled(520))
        self._show_report()
        self._show_checks()
        self.freeze_button.clicked.connect(lambda: self.freeze())
        self.cancel_button.clicked.connect(self.reject)
        self.checks_button.clicked.connect(lambda: self._go_to_checks())
        (self.reason_edit if self._earlier else self.freeze_button).setFocus()

    def freeze(self) -> None:
        """Draw the paper, and keep all of it; or say beside the field what is missing."""
        self.reason_field.clear()
        reason = self.reason_edit.text()
        try:
            refuse(freezing.problems(self._office, self._scope, reason))
            paper = yearly.paper(self._office, self._scope, self._language, self._extent)
        except PlainError as error:
            self._show_error(error)
            return
        self._busy(True)
        head, language = self._office.audit_head(), self._language
        self._drawing = tasks.run(
            self,
            _("Drawing the paper…"),
            lambda progress: papers.summary_pdf(paper, language),
            lambda pdf: self._keep(pdf, head, reason),
            self._failed,
            quiet=True,
        )

    def reject(self) -> None:
        """Nothing is frozen."""
        if self._drawing is not None:
            self._drawing.cancel()
        super().reject()

    # Inside

    def _keep(self, pdf: bytes, head: str, reason: str) -> None:
        """Freeze what was drawn, unless something has been written meanwhile: then it is drawn anew."""
        self._drawing = None
        if head != self._office.audit_head():
            self.freeze()
            return
        try:
            self.frozen = freezing.freeze(
                self._office, self._scope, self._extent, self._language, pdf, reason
            )
        except PlainError as error:
            self._busy(False)
            self._show_error(error)
        else:
            self.accept()

    def _failed(self, error: Exception) -> None:
        self._drawing = None
        self._busy(False)
        if not isinstance(error, PlainError):
            raise error
        self._show_error(error)

    def _show_error(self, error: PlainError) -> None:
        if isinstance(error, InvalidInput):
            self.reason_field.show_problem(str(error))
            self.reason_edit.setFocus()
        else:
            messages.show_error(self, error)

    def _busy(self, busy: bool) -> None:
        self.freeze_button.setEnabled(not busy)
        self.reason_edit.setEnabled(not busy)
        self.state_label.setText(_("Drawing the paper…") if busy else "")

    def _show_report(self) -> None:
        version = self._earlier.version + 1 if self._earlier else 1
        self.title_label.setText(yearly.title(self._office, self._scope, self._extent))
        facts = (
            _("version {number}").format(number=version),
            self._extent.label,
            self._language.label,
            format_date(self._office.today),
            self._office.person.name,
        )
        self.facts_label.setText(" · ".join(facts))
        self.earlier_label.setVisible(self._earlier is not None)
        self.reason_field.setVisible(self._earlier is not None)
        if self._earlier:
            text = _("It supersedes version {number}, sent {date}, which stays as it is.")
            words = text.format(number=self._earlier.version, date=format_date(self._earlier.on))
            self.earlier_label.setText(words)

    def _show_checks(self) -> None:
        """What the checks find, in a line, and the way to them."""
        found = report_checks.checks(self._office, self._scope, self._language)
        counts = Counter(line.severity for line in found)
        told = [
            f"{capital(one.label)}: {format_number(counts[one])}"
            for one in (Severity.WRONG, Severity.OPEN)
            if counts[one]
        ]
        icon, tint = ("warning", "attention") if told else ("checkmark_circle", "accent_text")
        self.checks_glyph.show_icon(icon, tint)
        self.checks_label.setText(" · ".join(told) or _("The checks find nothing to be mended."))
        self.checks_button.setVisible(bool(told))

    def _go_to_checks(self) -> None:
        self.reject()
        self.checks_wanted.emit()


def late_words(count: int) -> str:
    """How many figures have changed since a report was sent."""
    if not count:
        return _("nothing has changed since")
    words = ngettext("{count} figure has changed since", "{count} figures have changed since", count)
    return words.format(count=format_number(count))
