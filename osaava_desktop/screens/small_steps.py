"""The ladder of a client's small steps: a new rung by a letter and Enter, each with its day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPushButton, QStyleOptionViewItem, QWidget

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.pathways import SmallStep, SmallStepKind
from osaava_desktop.domain.texts import format_date, format_near_date, format_number
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, palette, shortcuts, theme
from osaava_desktop.screens.day import DayDialog
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.list_view import GAP, RowDelegate, RowView
from osaava_desktop.screens.tables import AnyIndex, Column, RowTable
from osaava_desktop.services import small_steps
from osaava_desktop.store.office import Office

_WHAT = 0
_DOT = 10


class LadderDelegate(RowDelegate):
    """A rung is a dot on the line that goes from the first one to the newest, at the top."""

    def paint_cell(self, painter: QPainter, box: QRect, index: AnyIndex) -> None:
        """The dot and its part of the line before the words."""
        if index.column() == _WHAT:
            size = theme.scaled(_DOT)
            middle, centre = box.left() + size / 2, box.center().y() + 0.5
            top = centre if index.row() == 0 else box.top() - 8
            last = index.row() == self.list_view().table().rowCount() - 1
            painter.fillRect(
                QRectF(middle - 1, top, 2, (centre if last else box.bottom() + 8) - top),
                palette.colour("accent"),
            )
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.colour("accent"))
            painter.drawEllipse(QRectF(box.left(), centre - size / 2, size, size))
            box = box.adjusted(size + GAP, 0, 0, 0)
        super().paint_cell(painter, box, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """With room for the dot."""
        inset = theme.scaled(_DOT) + GAP if index.column() == _WHAT else 0
        return super().sizeHint(option, index) + QSize(inset, 0)


class SmallStepsCard(Form):
    """Shows the ladder of a client and lets it grow; ``said`` and ``keys_changed`` as of a tab."""

    ui_file = "small_steps.ui"
    count_label: QLabel
    undo_button: QPushButton
    kind_combo: QComboBox
    add_button: QPushButton
    ladder_view: RowView
    hint_label: QLabel

    said = Signal(str, str)
    keys_changed = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._client = Client(family_name="")
        self._way_back: Callable[[], object] | None = None
        choices.fill(self.kind_combo, [(one.label, one) for one in SmallStepKind], blank=False)
        self.ladder_view.set_table(_table(office.today))
        self.ladder_view.setItemDelegate(LadderDelegate(self.ladder_view))
        self.ladder_view.setSortingEnabled(False)
        self.ladder_view.horizontalHeader().hide()
        self._connect()

    def show_client(self, client: Client) -> None:
        """Read the ladder anew."""
        if client.id != self._client.id:
            self._remember(None)
        self._client = client
        rungs = small_steps.of_client(self._office, client.id)
        self.ladder_view.reload(rungs)
        if not rungs and self.ladder_view.hasFocus():
            self.kind_combo.setFocus()
        self.ladder_view.setVisible(bool(rungs))
        self.hint_label.setVisible(not rungs)
        self.count_label.setText(format_number(len(rungs)) if rungs else "")

    # Slots

    def add(self) -> None:
        """A new rung with the day of today."""
        kind = SmallStepKind(self.kind_combo.currentData())
        rung = SmallStep(client=self._client.id, kind=kind, on=self._office.today)
        stored = self._did(lambda: small_steps.save(self._office, rung))
        if isinstance(stored, SmallStep):
            words = _("Noted: {step}").format(step=kind.label)
            self._tell(words, lambda: small_steps.put_in_bin(self._office, stored))
            self.kind_combo.setFocus()

    def change_day(self, rung: SmallStep) -> None:
        """It was on another day."""
        office = self._office
        dialog = DayDialog(
            _("Small step"),
            rung.kind.label,
            office.today,
            lambda day: small_steps.save(office, replace(rung, on=day)),
            self,
        )
        if dialog.propose(rung.on).exec() == QDialog.DialogCode.Accepted:
            self._tell(_("The day is changed"), lambda: small_steps.save(office, rung))
        dialog.deleteLater()

    def put_in_bin(self) -> None:
        """Take the rung chosen off the ladder."""
        rung: SmallStep | None = self.ladder_view.current_row()
        if rung is not None and self._did(lambda: small_steps.put_in_bin(self._office, rung)):
            self._tell(_("The small step is in the bin"), lambda: small_steps.take_back(self._office, rung))

    def undo(self) -> None:
        """Take back what was done last."""
        back = self._way_back
        if back is not None and self._did(back):
            self._remember(None)
            self.show_client(self._client)
            self.said.emit(_("It is as before"), "good")

    # Inside

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda: self.add())
        self.undo_button.clicked.connect(lambda: self.undo())
        self.ladder_view.opened.connect(self.change_day)
        for key in ("Return", "Enter"):
            shortcuts.bind(self.kind_combo, key, self.add)
        shortcuts.bind(self, shortcuts.DELETE, self.put_in_bin)
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)
        shortcuts.tell(self.undo_button, "Ctrl+Z")
        self.undo_button.hide()

    def _did(self, act: Callable[[], object]) -> object:
        """What the act gives; None where it could not be done, which is said."""
        try:
            return act()
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return None

    def _tell(self, sentence: str, back: Callable[[], object]) -> None:
        self._remember(back)
        self.show_client(self._client)
        self.said.emit(sentence, "good")

    def _remember(self, back: Callable[[], object] | None) -> None:
        self._way_back = back
        self.undo_button.setVisible(back is not None)
        self.keys_changed.emit()


def _table(today: date) -> RowTable[SmallStep]:
    return RowTable(
        [
            Column[SmallStep](title=_("Small step"), value=_words, width=150, stretch=True),
            Column[SmallStep](
                title=_("Date"),
                value=lambda rung: format_near_date(rung.on, today),
                spoken=lambda rung: format_date(rung.on),
                width=92,
                right=True,
                quiet=True,
            ),
        ],
        ident=lambda rung: rung.id,
    )


def _words(rung: SmallStep) -> str:
    return " · ".join(filter(None, (rung.kind.label, " ".join(rung.note.split()))))
