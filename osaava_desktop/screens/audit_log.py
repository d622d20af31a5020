"""The log of what was done: who, when, what, and to which client number; read only."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QPushButton, QWidget

from osaava_desktop.domain.audit_words import act_words
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.texts import format_date, format_time
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, office_choices
from osaava_desktop.screens.list_export import ListExport
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.tables import Column, RowTable
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import audit, clients
from osaava_desktop.services.audit import Line, Narrowed
from osaava_desktop.store.office import Office


class AuditPage(Page):
    """The newest rows first, some hundreds at a time; opening the page leaves a row itself."""

    ui_file = "audit_log.ui"
    notice: Notice
    person_combo: QComboBox
    action_combo: QComboBox
    day_field: Field
    day_edit: QLineEdit
    number_field: Field
    number_edit: QLineEdit
    verify_button: QPushButton
    list_frame: QFrame
    line_view: RowView
    earlier_button: QPushButton

    def __init__(
        self, office: Office, open_client: Callable[[UUID], object], parent: QWidget | None = None
    ) -> None:
        """``open_client`` shows the client of an id."""
        super().__init__(parent)
        self._office, self._open_client = office, open_client
        self._lines: list[Line] = []
        choices.fill(self.person_combo, [(_("Everybody"), None), *office_choices.staff(office)], blank=False)
        acts = sorted(((act_words(one), str(one)) for one in Action), key=lambda pair: name_key(pair[0]))
        choices.fill(self.action_combo, [(_("Everything"), ""), *acts], blank=False)
        table: RowTable[Line] = RowTable(_columns(), ident=lambda line: line.seq)
        self.line_view.set_table(table, sort_by=-1)
        self._connect()
        audit.note_read(office)

    def _connect(self) -> None:
        for combo in (self.person_combo, self.action_combo):
            combo.activated.connect(lambda: self.refresh())
        for edit in (self.day_edit, self.number_edit):
            edit.editingFinished.connect(self.refresh)
        self.line_view.opened.connect(self.open_line)
        self.verify_button.clicked.connect(lambda: self.verify())
        self.earlier_button.clicked.connect(lambda: self.show_earlier())
        self._export = ListExport(self, self._office, self.line_view, "audit")

    # What the shell asks

    def title(self) -> str:
        """The heading of the page."""
        return _("Log")

    def search_hint(self) -> str:
        """What is shown is searched."""
        return _("Search the list")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Opening."""
        return (("Enter", _("opens the client")), ("Esc", _("back")))

    def search(self, text: str) -> None:
        """Show the rows that hold every word."""
        self.line_view.search(text)

    def activated(self) -> None:
        """The log as it is now."""
        self.refresh()
        self.line_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the first page anew."""
        self._show([])

    # Slots

    def show_earlier(self) -> None:
        """One more page."""
        self._show(self._lines)

    def open_line(self, line: Line) -> None:
        """The client it is about."""
        if line.client is not None:
            try:
                self._open_client(line.client)
            except PlainError as error:
                self.said.emit(str(error), "attention")

    def verify(self) -> None:
        """Whether nobody has altered the log."""
        whole, words = audit.verdict(self._office)
        self.notice.hide()
        if whole:
            self.said.emit(words, "good")
        else:
            self.notice.show_words("error", words)

    # Inside

    def _show(self, before: list[Line]) -> None:
        narrowed = self._narrowed()
        if narrowed is None:
            return
        below = before[-1].seq if before else None
        more = audit.lines(self._office, narrowed, below)
        self._lines = [*before, *more]
        self.line_view.reload(self._lines)
        self.earlier_button.setVisible(len(more) == audit.PAGE)

    def _narrowed(self) -> Narrowed | None:
        """What is asked for; None where day or client number can't be read."""
        self.day_field.clear()
        self.number_field.clear()
        problems: dict[str, str] = {}
        day = choices.try_date(self.day_edit, self._office.today, "day", problems)
        if problems:
            self.day_field.show_problem(problems["day"])
            return None
        number = self.number_edit.text().strip()
        found = [one for one in clients.find(self._office, number) if one.number == number.upper()]
        if number and not found:
            self.number_field.show_problem(_("There is no client of that number."))
            return None
        return Narrowed(
            person=self.person_combo.currentData(),
            action=self.action_combo.currentData(),
            day=day,
            client=found[0].id if number else None,
        )


def _columns() -> list[Column[Line]]:
    return [
        Column(
            title=_("When"),
            value=lambda line: f"{format_date(line.at.date())} {format_time(line.at.time())}",
            sort=lambda line: line.seq,
            width=150,
        ),
        Column(title=_("Who"), value=lambda line: line.who, width=190),
        Column(title=_("What was done"), value=lambda line: line.what, width=320, strong=True),
        Column(title=_("Client number"), value=lambda line: line.number, width=140, quiet=True),
    ]
