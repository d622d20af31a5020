"""The card beside a partner's details: its contacts, people, referrals and opportunities behind tabs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop.domain.checks import Problems, need
from osaava_desktop.domain.partners import Contact, Partner
from osaava_desktop.domain.records import Record
from osaava_desktop.domain.texts import format_number
from osaava_desktop.errors import InvalidInput, PlainError, refuse
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, shortcuts, theme
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.partner_parts import CONTACTS, PARTS, Part
from osaava_desktop.screens.tables import RowTable
from osaava_desktop.services import partners
from osaava_desktop.store.office import Office

_DATE = 92


class PartnerAround(Form):
    """Tells by ``said``, ``opened`` and ``keys_changed`` as a page does."""

    ui_file = "partner_around.ui"
    card: QFrame
    tabs_layout: QHBoxLayout
    undo_button: QPushButton
    new_button: QPushButton
    log_panel: QWidget
    log_on_edit: QLineEdit
    log_topic_edit: QLineEdit
    log_note_edit: QLineEdit
    log_button: QPushButton
    problem_label: QLabel
    stack: QStackedWidget

    said = Signal(str, str)
    opened = Signal(object)
    keys_changed = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._partner: Partner | None = None
        self._binned: tuple[Part, Record] | None = None
        self.tab_bar = QTabBar(self)
        self.tab_bar.setAccessibleName(_("Parts of the partner's data"))
        self.tabs_layout.insertWidget(0, self.tab_bar)
        self._empty: list[QLabel] = []
        self._views = [self._made(part) for part in PARTS]
        self.log_on_edit.setFixedWidth(theme.scaled(_DATE))
        self.log_topic_edit.setMaxLength(1000)
        self.log_note_edit.setMaxLength(20_000)
        self.problem_label.hide()
        self._connect()

    def _made(self, part: Part) -> RowView:
        """The list of a part, above the words that stand in its place while it is empty."""
        self.tab_bar.addTab(_(part.title))
        panel, view, words = QWidget(self.stack), RowView(), QLabel(_(part.empty))
        view.set_table(RowTable(part.columns(self._office), lambda line: part.record(line).id))
        ColumnFitter(view, *part.fits)
        view.setAccessibleName(_(part.title))
        view.opened.connect(lambda line: self._open(part, line))
        theme.set_role(words, "secondary")
        words.setWordWrap(True)
        words.setMargin(theme.scaled(12))
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)
        column.addWidget(words)
        self._empty.append(words)
        self.stack.addWidget(panel)
        return view

    def _connect(self) -> None:
        self.tab_bar.currentChanged.connect(lambda _place: self._turn())
        self.new_button.clicked.connect(lambda: self.new_record())
        self.undo_button.clicked.connect(lambda: self.undo())
        self.undo_button.hide()
        self.log_button.clicked.connect(lambda: self.log())
        for edit in (self.log_on_edit, self.log_topic_edit, self.log_note_edit):
            edit.returnPressed.connect(self.log)
            edit.textEdited.connect(lambda _text: self.problem_label.hide())
        shortcuts.bind(self.stack, QKeySequence.StandardKey.Delete, self.put_in_bin)
        shortcuts.bind(self.stack, QKeySequence.StandardKey.Undo, self.undo)
        shortcuts.tell(self.undo_button, "Ctrl+Z")

    # What the page asks

    def show_partner(self, partner: Partner) -> None:
        """Read everything of this partner anew; what is being written down stays."""
        if self._partner is None or self._partner.id != partner.id:
            self._clear_log()
        self._partner = partner
        for place, (part, view) in enumerate(zip(PARTS, self._views, strict=True)):
            lines = part.read(self._office, partner)
            view.reload(lines)
            view.setVisible(bool(lines))
            self._empty[place].setVisible(not lines)
            count = f" {format_number(len(lines))}" if lines else ""
            self.tab_bar.setTabText(place, f"{_(part.title)}{count}")
        self._turn()

    def entries(self) -> tuple[str, str]:
        """What is being written down of a contact."""
        return self.log_topic_edit.text(), self.log_note_edit.text()

    def discard(self) -> None:
        """Nothing is being written down."""
        self._clear_log()

    def focus_first(self) -> None:
        """To the topic of a contact; on another tab to its list."""
        view = self._views[self.tab_bar.currentIndex()]
        if self._part() is CONTACTS:
            self.log_topic_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif view.table().rowCount():
            if view.current_row() is None:
                view.choose(self._part().record(view.table().row(0)).id)
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """To the next part or the one before, round the ends."""
        self.tab_bar.setCurrentIndex((self.tab_bar.currentIndex() + by) % self.tab_bar.count())
        self.focus_first()

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Ctrl+Z", _("undo"))] if self._binned else []

    # Slots

    def log(self) -> bool:
        """Write down a contact; False when something must be fixed first."""
        if self._partner is None:
            return False
        problems: Problems = {}
        on = choices.try_date(self.log_on_edit, self._office.today, "on", problems)
        need(problems, "topic", self.log_topic_edit.text())
        contact = Contact(
            partner=self._partner.id,
            on=on or self._office.today,
            topic=self.log_topic_edit.text(),
            note=self.log_note_edit.text(),
        )
        try:
            refuse(problems)
            partners.save_contact(self._office, contact)
        except InvalidInput as error:
            self._complain(error.problems)
            return False
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return False
        self._clear_log()
        self.show_partner(self._partner)
        self.log_topic_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit(_("The contact is saved"), "good")
        return True

    def new_record(self) -> None:
        """The new thing of the part in sight."""
        part = self._part()
        if self._partner is None:
            return
        if part.make is None:
            self.log_topic_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._show(part.make(self._office, self._partner))

    def put_in_bin(self) -> None:
        """Put what is chosen into the bin."""
        part, view = self._part(), self._views[self.tab_bar.currentIndex()]
        line = view.current_row()
        if line is None or self._partner is None:
            return
        try:
            self._remember((part, part.put(self._office, part.record(line))))
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self.show_partner(self._partner)
        self.focus_first()
        self.said.emit(_("In the bin"), "info")

    def undo(self) -> None:
        """Take back what was last put into the bin."""
        if self._binned is None or self._partner is None:
            return
        part, record = self._binned
        try:
            part.take_back(self._office, record)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self._remember(None)
        self.show_partner(self._partner)
        self._views[PARTS.index(part)].choose(record.id)
        self.said.emit(_("Back in the list"), "good")

    # Inside

    def _part(self) -> Part:
        return PARTS[self.tab_bar.currentIndex()]

    def _open(self, part: Part, line: object) -> None:
        try:
            self._show(part.open(self._office, part.record(line)))
        except PlainError as error:
            self.said.emit(str(error), "attention")

    def _show(self, shown: object) -> None:
        """A page on top of this one, or a dialog over it."""
        if not isinstance(shown, QDialog):
            self.opened.emit(shown)
            return
        shown.setParent(self, shown.windowFlags())
        if shown.exec() and self._partner is not None:
            self.show_partner(self._partner)
            self.focus_first()
        shown.deleteLater()

    def _remember(self, binned: tuple[Part, Record] | None) -> None:
        self._binned = binned
        self.undo_button.setVisible(binned is not None)
        self.keys_changed.emit()

    def _turn(self) -> None:
        part = self._part()
        self.stack.setCurrentIndex(self.tab_bar.currentIndex())
        self.log_panel.setVisible(part is CONTACTS)
        self.new_button.setVisible(part.make is not None)
        self.new_button.setText(_(part.new) if part.new else "")

    def _clear_log(self) -> None:
        choices.show_date(self.log_on_edit, self._office.today)
        self.log_topic_edit.clear()
        self.log_note_edit.clear()
        self.problem_label.hide()

    def _complain(self, problems: Problems) -> None:
        """Say the first problem under the row, with the focus in its field."""
        name, sentence = next(iter(problems.items()))
        edits = {"on": self.log_on_edit, "topic": self.log_topic_edit, "note": self.log_note_edit}
        title = edits[name].accessibleName()
        self.problem_label.setText(f"{title}: {sentence}")
        self.problem_label.show()
        edits[name].setFocus(Qt.FocusReason.OtherFocusReason)
