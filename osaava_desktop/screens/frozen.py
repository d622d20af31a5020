"""A report as it was sent: its figures beside today's, what has changed since and why, and its paper."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from osaava_desktop.domain.frozen import FrozenReport, scope_of
from osaava_desktop.domain.texts import format_date
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import frozen_columns, shortcuts
from osaava_desktop.screens.choices import choose, fill
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.freeze import late_words
from osaava_desktop.screens.frozen_columns import FigureRow
from osaava_desktop.screens.list_export import KEYS, ListExport
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.openings import Opener
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.tables import RowTable
from osaava_desktop.screens.widgets.chip import Chip
from osaava_desktop.services import freezing, late_changes, people
from osaava_desktop.store.office import Office


class FrozenPage(Page):
    """Read only. Enter opens the client or the record that changed a figure."""

    ui_file = "frozen.ui"
    version_combo: QComboBox
    changed_chip: Chip
    paper_button: QPushButton
    sent_label: QLabel
    reason_label: QLabel
    figure_view: RowView

    def __init__(
        self,
        office: Office,
        report: FrozenReport,
        open_client: Callable[[UUID], object],
        parent: QWidget | None = None,
    ) -> None:
        """``open_client`` shows the client of an id."""
        super().__init__(parent)
        self._office, self._report, self._open_client = office, report, open_client
        self._names = {person.id: person.name for person in people.staff(office)}
        self._versions = freezing.versions(office, scope_of(report))
        self._rows: Sequence[FigureRow] = ()
        self._changed = 0
        self._seen: object = None
        table: RowTable[FigureRow] = RowTable(frozen_columns.columns(), ident=lambda row: row.ident)
        self.figure_view.set_table(table, sort_by=-1)
        ColumnFitter(self.figure_view, (), (4,), (1, 2, 3))
        self._fill_versions()
        self.export = ListExport(self, office, self.figure_view, "frozen report", narrowed=self._narrowed)
        self._connect()
        self._read()
        self.changed_chip.setChecked(bool(self._changed))

    def _connect(self) -> None:
        self.version_combo.currentIndexChanged.connect(lambda: self._turn())
        self.changed_chip.toggled.connect(lambda: self._filter())
        self.figure_view.opened.connect(self.open_row)
        self.paper_button.clicked.connect(lambda: self.print_paper())
        shortcuts.tell(self.paper_button, "Ctrl+P")

    # What the shell asks

    def title(self) -> str:
        """What was sent."""
        return self._report.title

    def facts(self) -> str:
        """Which version, sent when, and how much has changed since."""
        version = _("version {number}").format(number=self._report.version)
        return " · ".join((version, _("sent {date}").format(date=format_date(self._report.on)), self._late()))

    def search_hint(self) -> str:
        """Figures are searched."""
        return _("Search figures")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Opening, the paper, taking along."""
        return (("Enter", _("opens what changed")), ("Ctrl+P", _("the paper")), (KEYS, _("saves the list")))

    def search(self, text: str) -> None:
        """Show the figures that hold every word."""
        self.figure_view.search(text)

    def search_entered(self) -> None:
        """To the first figure found."""
        self.figure_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def activated(self) -> None:
        """What has changed until now; the cursor where it was."""
        self.refresh()
        if self.figure_view.current_row() is None and self.figure_view.table().rowCount():
            self.figure_view.selectRow(0)
        self.figure_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Compare anew, unless nothing has been written since."""
        if self._seen != (self._report.id, self._office.audit_head()):
            self._read()

    def print_paper(self) -> None:
        """The paper that was sent, to look at, save or print."""
        dialog = self.preview_dialog()
        if dialog is not None:
            dialog.exec()

    def preview_dialog(self) -> PreviewDialog | None:
        """The window with the paper; None where its file is missing or damaged, which is said."""
        report = self._report
        try:
            pdf = freezing.pdf_of(self._office, report)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return None
        name = _("summary-{year}.pdf").format(year=report.end.year)
        dialog = PreviewDialog(report.title, pdf, name, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    # Slots

    def open_row(self, row: FigureRow) -> None:
        """The client or the record that made the figure another one."""
        opens = row.line.cause.opens if row.line else None
        if opens is None:
            return
        scope = scope_of(self._report)
        opener = Opener(office=self._office, scope=scope, open_client=self._open_client)
        try:
            page = opener.page_of(opens)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        if page is not None:
            self.opened.emit(page)

    # Inside

    def _turn(self) -> None:
        """Another version."""
        chosen = self.version_combo.currentData()
        self._report = next(one for one in self._versions if one.id == chosen)
        self._read()

    def _read(self) -> None:
        self._seen = (self._report.id, self._office.audit_head())
        then, changes = late_changes.shown(self._office, self._report)
        self._changed = len(changes)
        self._rows = frozen_columns.rows(then, changes, self._report.basis)
        self.figure_view.reload(self._rows)
        self._filter()
        self._show_facts()
        self.heading_changed.emit()

    def _filter(self) -> None:
        only = self.changed_chip.isChecked()
        self.figure_view.filter((lambda row: row.line is not None) if only else None)

    def _show_facts(self) -> None:
        report = self._report
        self.sent_label.setText(
            " · ".join(
                (
                    self._names.get(report.person, ""),
                    report.extent.label,
                    report.language.label,
                    _("program {version}").format(version=report.program),
                    _("Audit trail {head}").format(head=report.audit_head[:32]),
                )
            )
        )
        later = next((one for one in self._versions if one.supersedes == report.id), None)
        told = []
        if report.reason:
            told.append(_("Why: {reason}").format(reason=report.reason))
        if later is not None:
            text = _("Superseded by version {number} on {date}.")
            told.append(text.format(number=later.version, date=format_date(later.on)))
        self.reason_label.setText(" ".join(told))
        self.reason_label.setVisible(bool(told))

    def _fill_versions(self) -> None:
        newest = self._versions[0].version
        offered: list[tuple[str, object]] = [(_version_words(one, newest), one.id) for one in self._versions]
        fill(self.version_combo, offered, blank=False)
        choose(self.version_combo, self._report.id)

    def _late(self) -> str:
        return late_words(self._changed)

    def _narrowed(self) -> list[str]:
        return [self.facts()]


def _version_words(report: FrozenReport, newest: int) -> str:
    is_newest = report.version == newest
    text = _("Version {number}, {date}") if is_newest else _("Version {number}, {date}: superseded")
    return text.format(number=report.version, date=format_date(report.on))
