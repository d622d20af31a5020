"""The year's targets on the first page: how far each has come, and where the pace leads."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from osaava_desktop.domain import pace as rules
from osaava_desktop.domain import texts
from osaava_desktop.domain.pace import Pace
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.targets import TargetsPage
from osaava_desktop.screens.widgets.bar import Bar
from osaava_desktop.screens.widgets.glyph import Glyph
from osaava_desktop.services import targets
from osaava_desktop.store.office import Office


class TargetsCard(Form):
    """Counted after the page is drawn, and only when something was written since; hidden without targets."""

    ui_file = "home_targets.ui"
    targets_card: QFrame
    targets_label: QLabel
    targets_button: QPushButton
    bars_layout: QVBoxLayout

    counted = Signal()
    opened = Signal(object)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._seen: tuple[str, date, UUID | None] | None = None
        self._bars: list[QWidget] = []
        self.targets_button.clicked.connect(lambda: self.open_targets())
        self.hide()

    def open_targets(self) -> None:
        """All targets, area by area."""
        self.opened.emit(TargetsPage(self._office, self._office.today.year))

    def show_area(self, area: UUID | None) -> None:
        """The targets of an area, or of the whole office."""
        state = (self._office.audit_head(), self._office.today, area)
        if state != self._seen:
            self._seen = state
            QTimer.singleShot(0, self, lambda: self._count(area))

    def _count(self, area: UUID | None) -> None:
        year = self._office.today.year
        self.targets_label.setText(_("Targets {year}").format(year=year))
        paces = targets.paces(self._office, year, area)
        for old in self._bars:
            self.bars_layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._bars = [_bar(pace, self.targets_card) for pace in paces]
        for bar in self._bars:
            self.bars_layout.addWidget(bar)
        self.setVisible(bool(paces))
        self.counted.emit()


def _bar(pace: Pace, parent: QWidget) -> QWidget:
    """Name and amount, the bar, and where it leads."""
    panel = QWidget(parent)
    panel.setToolTip(rules.sentence(pace))
    bar = Bar(panel)
    # A share has its tick at the target, in the middle; a count where the year stands today.
    share, tick = (pace.share / 2, 0.5) if pace.is_share else (pace.share, pace.gone)
    bar.show_share(share, tick, f"{rules.name(pace)}: {rules.sentence(pace)}")
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addLayout(_row(_label(texts.capital(pace.indicator.label), "strong"), _amount(pace)))
    column.addWidget(bar)
    sign = (
        Glyph(panel, "warning", "attention") if pace.is_behind else Glyph(panel, "checkmark_circle", "accent")
    )
    words = _label(rules.end(pace) or rules.outlook(pace), "attention" if pace.is_behind else "secondary")
    goal = _label(_("target {target}").format(target=rules.goal(pace)), "secondary")
    foot = _row(words, goal)
    words.setWordWrap(True)
    foot.setStretch(0, 1)
    foot.setStretch(1, 0)
    foot.insertWidget(0, sign)
    column.addLayout(foot)
    return panel


def _amount(pace: Pace) -> QLabel:
    return _label(rules.amount(pace), "strong")


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    theme.set_role(label, role)
    return label


def _row(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
    return row
