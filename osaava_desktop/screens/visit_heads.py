"""Visitors without a name on the form of a visit: one line, or by gender and age group one for each kind."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from osaava_desktop.domain.outreach import AgeGroup, Unnamed
from osaava_desktop.domain.texts import capital
from osaava_desktop.domain.words import Gender
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, icons, theme
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.wheel_guard import WheelGuard
from osaava_desktop.screens.widgets.field import Message
from osaava_desktop.screens.widgets.number_stepper import NumberStepper


class HeadsLine(QWidget):
    """One kind of visitors: gender and age group, how many, how many of them new faces."""

    changed = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.gender_combo = self._combo([(capital(one.label), one) for one in Gender], _("Gender"))
        self.age_combo = self._combo([(capital(one.label), one) for one in AgeGroup], _("Age group"))
        self.heads_stepper, self.heads_edit = self._stepper(_("Visitors without a name"))
        self.new_stepper, self.new_edit = self._stepper(_("New faces among them"))
        self.remove_button = QPushButton(self)
        theme.set_role(self.remove_button, "icon")
        icons.set_icon(self.remove_button, "dismiss")
        self.remove_button.setAccessibleName(_("Remove the line"))
        self.remove_button.setToolTip(_("Remove the line"))
        self.remove_button.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        kinds, numbers = (self.gender_combo, self.age_combo), (self.heads_stepper, self.new_stepper)
        for widget in (*kinds, *numbers, self.remove_button):
            row.addWidget(widget)
        row.addStretch(1)
        WheelGuard(self)

    def _combo(self, options: Sequence[choices.Choice], name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.addItem("–", None)
        for label, value in options:
            combo.addItem(label, value)
        combo.currentIndexChanged.connect(lambda: self.changed.emit())
        return combo

    def _stepper(self, name: str) -> tuple[NumberStepper, QWidget]:
        """A stepper and the edit in it, which takes the focus itself.

        Tab finds a widget with a focus proxy where it was made, whatever order it is led in.
        """
        stepper = NumberStepper(self)
        stepper.setAccessibleName(name)
        stepper.value_changed.connect(lambda: self.changed.emit())
        edit = stepper.focusProxy()
        assert edit is not None
        stepper.setFocusProxy(None)  # type: ignore[arg-type] # Qt takes none; its stub does not say so
        return stepper, edit

    def show_line(self, line: Unnamed) -> None:
        """Show one kind of visitors."""
        with QSignalBlocker(self):
            choices.choose(self.gender_combo, line.gender)
            choices.choose(self.age_combo, line.age_group)
            self.heads_stepper.set_value(line.heads)
            self.new_stepper.set_value(line.new)

    def line(self) -> Unnamed:
        """The kind of visitors as entered."""
        return Unnamed(
            gender=self.gender_combo.currentData(),
            age_group=self.age_combo.currentData(),
            heads=self.heads_stepper.value(),
            new=self.new_stepper.value(),
        )

    def show_kinds(self, shown: bool, removable: bool, width: int) -> None:
        """With or without gender and age group; ``width`` of the numbers then, which lose their buttons."""
        self.gender_combo.setVisible(shown)
        self.age_combo.setVisible(shown)
        self.remove_button.setVisible(removable)
        for stepper in (self.heads_stepper, self.new_stepper):
            stepper.make_plain(shown, width)

    def set_width(self, width: int) -> None:
        """Both numbers that wide, as their headings are."""
        for stepper in (self.heads_stepper, self.new_stepper):
            stepper.setFixedWidth(width)


@promotable
class HeadsEditor(QWidget):
    """The lines with their headings. ``changed`` tells of every change; what can't be saved is said below.

    ``arranged`` says that there are other lines now, so that Tab may be led through them.
    """

    changed = Signal()
    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[HeadsLine] = []
        self._by_kind = False
        self.kinds_button = QPushButton(_("By &gender and age"), self)
        theme.set_role(self.kinds_button, "link")
        icons.set_icon(self.kinds_button, "chevron_down")
        self.add_button = QPushButton(_("Add a l&ine"), self)
        theme.set_role(self.add_button, "link")
        icons.set_icon(self.add_button, "add")
        self._message = Message(self)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self._assemble()
        self.kinds_button.clicked.connect(self.open_kinds)
        self.add_button.clicked.connect(self.add_line)
        self.show_lines(())

    def _assemble(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        self._titles = self._headings()
        first = QHBoxLayout()
        first.addLayout(self._column, 1)
        first.addWidget(self.kinds_button, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self._titles)
        whole.addLayout(first)
        whole.addWidget(self._message)
        whole.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _headings(self) -> QWidget:
        """What the two numbers of the first line are; their keys go to that line."""
        titles = QWidget(self)
        row = QHBoxLayout(titles)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._heads_label, self._new_label = (
            QLabel(_("&Without a name"), titles),
            QLabel(_("New &faces"), titles),
        )
        for label in (self._heads_label, self._new_label):
            theme.set_role(label, "label")
            row.addWidget(label)
        row.addStretch(1)
        return titles

    def show_lines(self, lines: Sequence[Unnamed]) -> None:
        """Show what is stored; one empty line, where there is nothing."""
        self._by_kind = any(one.gender or one.age_group for one in lines)
        wanted = lines or (Unnamed(),)
        while len(self._lines) > len(wanted):
            self._let_go(self._lines.pop())
        while len(self._lines) < len(wanted):
            self._make()
        for line, unnamed in zip(self._lines, wanted, strict=True):
            line.show_line(unnamed)
        self._show()

    def lines(self) -> tuple[Unnamed, ...]:
        """The lines as entered, also those without heads."""
        return tuple(line.line() for line in self._lines)

    def focus_first(self) -> None:
        """To the first number."""
        self._lines[0].heads_edit.setFocus(Qt.FocusReason.TabFocusReason)

    def open_kinds(self) -> None:
        """Have gender and age group told."""
        self._by_kind = True
        self._show()
        self._lines[0].gender_combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_line(self) -> None:
        """One more kind of visitors."""
        line = self._make()
        self._show()
        line.gender_combo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the numbers; nothing when they are right."""
        self._message.show_text("error", sentence)
        for line in self._lines:
            line.heads_stepper.setAccessibleDescription(sentence)

    def problem(self) -> str:
        """The sentence said."""
        return self._message.text()

    def _make(self) -> HeadsLine:
        line = HeadsLine(self)
        line.changed.connect(self.changed)
        line.removed.connect(lambda: self._remove(line))
        self._lines.append(line)
        self._column.addWidget(line)
        line.show()  # at once, so that it can take the focus
        return line

    def _remove(self, line: HeadsLine) -> None:
        self._lines.remove(line)
        self._let_go(line)
        self._show()
        self.changed.emit()

    def _let_go(self, line: HeadsLine) -> None:
        focus = self.focusWidget()
        if focus is not None and line.isAncestorOf(focus):
            self._lines[0].heads_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _show(self) -> None:
        labels = (self._heads_label, self._new_label)
        metrics = QFontMetrics(theme.font(12, QFont.Weight.DemiBold))
        wide = max(metrics.horizontalAdvance(label.text()) for label in labels)
        for line in self._lines:
            line.show_kinds(self._by_kind, len(self._lines) > 1, wide)
        self.kinds_button.setVisible(not self._by_kind)
        self.add_button.setVisible(self._by_kind)
        first = self._lines[0]
        room = wide if self._by_kind else max(wide, first.heads_stepper.whole_width())
        for label, edit in zip(labels, (first.heads_edit, first.new_edit), strict=True):
            label.setBuddy(edit)
            label.setFixedWidth(room)
        for line in self._lines:
            line.set_width(room)
        kinds = first.gender_combo.sizeHint().width() + first.age_combo.sizeHint().width() + 16
        self._titles.setContentsMargins(kinds if self._by_kind else 0, 0, 0, 0)
        self.arranged.emit()

    def tab_chain(self) -> Sequence[QWidget]:
        """What Tab goes through: line after line, then the buttons."""
        order: list[QWidget] = []
        for line in self._lines:
            order += [line.gender_combo, line.age_combo, line.heads_edit, line.new_edit, line.remove_button]
        return [*order, self.kinds_button, self.add_button]
