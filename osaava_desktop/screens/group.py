"""One group: what it is, when it meets, and who is on its roster."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QScrollArea, QWidget

from osaava_desktop.domain.groups import Group, GroupType
from osaava_desktop.domain.texts import capital
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import messages, shortcuts, theme
from osaava_desktop.screens.attendance_report import AttendanceReportDialog
from osaava_desktop.screens.group_form import GroupFields
from osaava_desktop.screens.group_roster import GroupRoster
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.plan_sessions import PlanSessionsPage
from osaava_desktop.screens.print_sheets import PrintSheetsPage
from osaava_desktop.screens.recurrence import RecurrenceDialog, group_words
from osaava_desktop.services import groups, leading, planning
from osaava_desktop.store.office import Office

_FORM_LEAST, _FORM_WIDTH, _SIDE_WIDTH, _ROOM = 215, 560, 720, 790


class GroupPage(Page):
    """Edits a group, with Save: ``saved`` brings it as stored. People join and leave its roster at once."""

    saved = Signal(object)
    ui_file = "group.ui"
    form_scroll: QScrollArea
    form: GroupFields
    side_box: QWidget
    rule_label: QLabel
    rule_button: QPushButton
    plan_button: QPushButton
    papers_button: QPushButton
    roster: GroupRoster

    def __init__(self, office: Office, group: Group | None, parent: QWidget | None = None) -> None:
        """A new group where ``group`` is None."""
        super().__init__(parent)
        self._office = office
        self._group = group or Group(name="", type=GroupType.DISCUSSION, leader=office.person.id)
        self._draft = self._group
        self.form_scroll.setMaximumWidth(theme.scaled(_FORM_WIDTH))
        self.form_scroll.setMinimumWidth(theme.scaled(_FORM_LEAST))
        self.side_box.setMaximumWidth(theme.scaled(_SIDE_WIDTH))
        self.form.begin(office)
        self.roster.begin(office)
        self.show_record(self._group)
        self._connect()

    def _connect(self) -> None:
        self.form.changed.connect(self._tell_dirty)
        self.rule_button.clicked.connect(lambda: self.change_rule())
        self.plan_button.clicked.connect(lambda: self.plan_sessions())
        self.papers_button.clicked.connect(lambda: self.print_paper())
        self.roster.said.connect(self.said)
        self.roster.client_opened.connect(self.client_opened)
        self.roster.dismissed.connect(self.closed)
        shortcuts.bind(self, "Ins", self.roster.add_edit.setFocus)
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.roster.undo)
        shortcuts.tell(self.papers_button, "Ctrl+P")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large, the roster does without the days."""
        super().resizeEvent(event)
        self.roster.make_tight(event.size().width() < theme.scaled(_ROOM))

    # What the shell asks

    def title(self) -> str:
        """The group's name."""
        return self._group.name or _("New group")

    def facts(self) -> str:
        """What kind of group it is."""
        if self._group.created is None:
            return ""
        ended = _("ended") if self._group.is_over(self._office.today) else ""
        return " · ".join(filter(None, (self._group.kind, self._group.form.label, ended)))

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Saving, the roster, and the papers."""
        return (
            ("Ctrl+S", _("save")),
            (_("Ins"), _("add to the roster")),
            (_("Enter"), _("opens the client")),
            ("F2", _("dates")),
            ("Ctrl+P", _("papers")),
        )

    def activated(self) -> None:
        """The name of a new group; the roster of one that is there."""
        if self._group.created is None:
            self.form.name_edit.setFocus()
        else:
            self.roster.refresh()
            self.roster.add_edit.setFocus()

    def refresh(self) -> None:
        """The roster anew; what is being typed stays."""
        self.roster.refresh()

    def is_dirty(self) -> bool:
        """Whether the page says anything else than what is saved."""
        return self._typed() != self._shown

    def renewed(self) -> Mapping[str, object]:
        """The group, which may have been a new one."""
        return {"group": self._group if self._group.created else None}

    def save(self) -> bool:
        """Save group and rule; problems are said beside the fields."""
        self.form.clear()
        before = self._group
        try:
            self._group = groups.save(self._office, self._entered(), self.form.further())
        except InvalidInput as error:
            self.problems_found.emit(self.form.show_problems(error.problems))
            return False
        except PlainError as error:
            messages.show_error(self, error)
            return False
        self.show_record(self._group)
        self.problems_found.emit([])
        self.dirty_changed.emit(False)
        self.heading_changed.emit()
        self.saved.emit(self._group)
        self.said.emit(_("Saved: {name}").format(name=self._group.name), "good")
        self.roster.add_edit.setFocus()
        self._offer_to_move(before)
        return True

    def discard(self) -> None:
        """The page as it was saved."""
        self.show_record(self._group)
        self.problems_found.emit([])
        self.dirty_changed.emit(False)

    def print_paper(self) -> None:
        """The papers of the group, to choose from."""
        menu = self.menu_of_papers()
        menu.exec(self.papers_button.mapToGlobal(self.papers_button.rect().bottomLeft()))
        menu.deleteLater()

    # Its parts

    def show_record(self, group: Group) -> None:
        """Show a group in the fields, with its rule and its roster."""
        self._draft = group
        self.form.show_record(group, leading.further(self._office, group.id))
        self.roster.show_group(group)
        self._show_rule()
        self._shown = self._typed()

    def change_rule(self) -> None:
        """When the group meets; saved with the rest of the page."""
        likely = groups.proposed_session(self._office, self._group)
        dialog = RecurrenceDialog(self._draft, self._office.today, likely, self)
        if dialog.exec():
            self._draft = dialog.group
            self._show_rule()
            self._tell_dirty()
        dialog.deleteLater()
        self.rule_button.setFocus()

    def plan_sessions(self) -> None:
        """The sessions that the rule asks for; what is typed is saved first."""
        if not self.is_dirty() or self.save():
            self.opened.emit(PlanSessionsPage(self._office, self._group))

    def menu_of_papers(self) -> QMenu:
        """What can be printed of a group."""
        menu = QMenu(self)
        report = menu.addAction(_("&Attendance report…"))
        report.triggered.connect(lambda: self.report_attendance())
        sheets = menu.addAction(_("&Print sheets…"))
        sheets.triggered.connect(lambda: self.opened.emit(PrintSheetsPage(self._office, self._group.id)))
        for action in (report, sheets):
            action.setEnabled(self._group.created is not None)
        menu.aboutToShow.connect(lambda: menu.setActiveAction(report))
        return menu

    def report_attendance(self) -> None:
        """How many came, by month and by session."""
        dialog = AttendanceReportDialog(self._office, self._group, self)
        dialog.exec()
        dialog.deleteLater()

    # Inside

    def _offer_to_move(self, before: Group) -> None:
        """The rule has changed: sessions planned by the one before may follow it."""
        if planning.movable(self._office, before, self._group):
            self.opened.emit(PlanSessionsPage(self._office, self._group, before))

    def _entered(self) -> Group:
        rule = self._draft
        return replace(self.form.entered(), recurrence=rule.recurrence, starts=rule.starts, ends=rule.ends)

    def _typed(self) -> tuple[object, ...]:
        rule = self._draft
        return (*self.form.typed(), rule.recurrence, rule.starts, rule.ends)

    def _show_rule(self) -> None:
        words = group_words(self._draft)
        self.rule_label.setText(capital(words) if words else _("no rule: sessions are added one by one"))
        self.plan_button.setEnabled(bool(words))
        self.papers_button.setEnabled(self._group.created is not None)

    def _tell_dirty(self) -> None:
        self.dirty_changed.emit(self.is_dirty())
