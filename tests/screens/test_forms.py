"""Forms and the classes that count on them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from osaava_desktop.screens.forms import Form, FormError
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.pill import Pill

WriteForm = Callable[[str, str], None]

ONE_FIELD = """
<layout class="QVBoxLayout" name="page_layout">
 <item><widget class="Field" name="name_field">
  <property name="label"><string>&amp;Name</string></property>
  <property name="optional"><bool>true</bool></property>
  <property name="hint"><string>As in the passport</string></property>
  <layout class="QVBoxLayout" name="name_layout">
   <item><widget class="QLineEdit" name="name_edit"/></item>
  </layout>
 </widget></item>
 <item><widget class="Pill" name="state_pill"/></item>
 <item><widget class="QPushButton" name="save_button">
  <property name="icon_name" stdset="0"><string notr="true">save</string></property>
 </widget></item>
</layout>
"""


class Sheet(Form):
    """A form that agrees with its file."""

    ui_file = "one.ui"
    name_field: Field
    name_edit: QLineEdit
    state_pill: Pill
    save_button: QPushButton


class Wrong(Form):
    """Counts on a label where there is an edit."""

    ui_file = "one.ui"
    name_edit: QLabel


class Missing(Form):
    """Counts on something that is not there."""

    ui_file = "one.ui"
    note_edit: QLineEdit


@pytest.fixture
def one_field(write_form: WriteForm) -> None:
    """The file that the three classes name."""
    write_form("one.ui", ONE_FIELD)


@pytest.mark.usefixtures("one_field", "looks")
def test_a_form_binds_its_widgets_and_the_promoted_ones(qtbot: QtBot) -> None:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    assert sheet.name_field.edit is sheet.name_edit
    assert sheet.name_edit.accessibleName() == "Name"
    assert sheet.name_field.message() == "As in the passport"
    assert isinstance(sheet.state_pill, Pill)
    assert not sheet.save_button.icon().isNull()


@pytest.mark.usefixtures("one_field")
@pytest.mark.parametrize(
    ("form", "words"),
    [
        (Wrong, "Wrong.name_edit: QLabel wanted, the form has QLineEdit"),
        (Missing, "Missing.note_edit: QLineEdit wanted, the form has nothing"),
    ],
)
def test_a_form_that_disagrees_with_its_class_raises(qtbot: QtBot, form: type[Form], words: str) -> None:
    with pytest.raises(FormError) as raised:
        form()
    assert str(raised.value) == words


def test_a_broken_form_raises(qtbot: QtBot, write_form: WriteForm) -> None:
    write_form("one.ui", "<nonsense>")
    with pytest.raises(FormError, match="mismatched tag"):
        Sheet()


@pytest.mark.usefixtures("one_field", "looks")
def test_a_field_says_problem_note_and_hint(qtbot: QtBot) -> None:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.name_field.show_problem("Write a name")
    assert sheet.name_field.has_problem()
    assert sheet.name_edit.property("state") == "error"
    assert sheet.name_edit.accessibleDescription() == "Write a name"
    sheet.name_field.show_note("Only one name?")
    assert not sheet.name_field.has_problem()
    sheet.name_field.clear()
    assert sheet.name_field.message() == "As in the passport"
    assert sheet.name_edit.property("state") == ""


@pytest.mark.usefixtures("one_field", "looks")
def test_a_field_tells_of_editing_and_leaving(qtbot: QtBot) -> None:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
        sheet.activateWindow()
    sheet.name_edit.setFocus()
    with qtbot.waitSignal(sheet.name_field.edited):
        QTest.keyClicks(sheet.name_edit, "A")
    with qtbot.waitSignal(sheet.name_field.left):
        sheet.save_button.setFocus()


def test_the_wheel_over_a_combo_changes_nothing(
    qtbot: QtBot, write_form: Callable[[str, str], None], looks: Theme
) -> None:
    write_form("wheel.ui", '<widget class="QComboBox" name="town_combo"/>')

    class Wheeled(Form):
        ui_file = "wheel.ui"
        town_combo: QComboBox

    form = Wheeled()
    qtbot.addWidget(form)
    form.town_combo.addItems(["Kuopio", "Varkaus"])
    form.show()
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(form.town_combo, turned)
    assert form.town_combo.currentText() == "Kuopio"
