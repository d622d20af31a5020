"""The small widgets: what they say, and what keys do to them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from osaava_desktop.screens.tables import Mark
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.widgets.band import Band
from osaava_desktop.screens.widgets.chip import Chip, MenuChip
from osaava_desktop.screens.widgets.choice_chips import ChoiceChips
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.screens.widgets.initials import initials_of
from osaava_desktop.screens.widgets.number_stepper import NumberStepper
from osaava_desktop.screens.widgets.password_field import PasswordField
from osaava_desktop.screens.widgets.pill import Pill
from osaava_desktop.screens.widgets.save_bar import SaveBar
from osaava_desktop.screens.widgets.search_box import SearchBox


def test_a_pill_hides_when_it_has_nothing_to_say(qtbot: QtBot, looks: Theme) -> None:
    pill = Pill()
    qtbot.addWidget(pill)
    pill.show_mark(Mark(icon="warning", text="late 1 d", kind="attention"))
    assert pill.accessibleName() == "late 1 d"
    assert pill.sizeHint().width() > 40
    pill.show_mark(None)
    assert pill.isHidden()


def test_initials() -> None:
    assert initials_of("Kaisa Rönkkö") == "KR"
    assert initials_of("åsa") == "Å"
    assert initials_of("Anna Maria af Ursin") == "AU"
    assert initials_of("") == ""


def test_a_stepper_counts_by_keys_and_keeps_its_ends(qtbot: QtBot, looks: Theme) -> None:
    stepper = NumberStepper(largest=12)
    qtbot.addWidget(stepper)
    edit = stepper.findChild(QLineEdit)
    assert edit is not None
    with qtbot.waitSignal(stepper.value_changed):
        QTest.keyClick(edit, Qt.Key.Key_Up)
    assert stepper.value() == 1
    edit.selectAll()
    QTest.keyClicks(edit, "12")
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert stepper.value() == 12
    for _turn in range(13):
        QTest.keyClick(edit, Qt.Key.Key_Down)
    assert stepper.value() == 0
    assert edit.text() == "0"


def test_the_passphrase_is_shown_by_its_key(qtbot: QtBot, looks: Theme) -> None:
    field = PasswordField()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.setFocus()
    QTest.keyClicks(field, "salaisuus")
    assert field.displayText() != "salaisuus"
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: field.displayText() == "salaisuus")


def test_escape_clears_the_search(qtbot: QtBot, looks: Theme) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    QTest.keyClicks(box, "aino")
    with qtbot.waitSignal(box.searched) as searched:
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert searched.args == [""]


def test_down_and_enter_go_on_to_what_was_found(qtbot: QtBot, looks: Theme) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        with qtbot.waitSignal(box.entered):
            QTest.keyClick(box, key)


def test_a_chip_says_its_state_with_an_icon_too(qtbot: QtBot, looks: Theme) -> None:
    chip = Chip(text="Mine")
    qtbot.addWidget(chip)
    assert chip.icon().isNull()
    narrow = chip.sizeHint().width()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert not chip.icon().isNull()
    assert chip.sizeHint().width() > narrow


def ink(chip: Chip, width: int) -> int:
    """How wide the check mark and the words are drawn in a chip of that width."""
    chip.resize(width, chip.sizeHint().height())
    picture = chip.grab().toImage()
    ground = picture.pixelColor(width // 2, 5).red()
    rows = range(8, picture.height() - 8)
    columns = [
        column
        for column in range(9, width - 9)
        if any(abs(picture.pixelColor(column, row).red() - ground) > 60 for row in rows)
    ]
    return columns[-1] - columns[0]


@pytest.mark.parametrize("size", [100, 125, 150])
def test_a_choice_has_room_for_all_its_words(qtbot: QtBot, looks: Theme, size: int) -> None:
    looks.apply("light", size)
    chips = ChoiceChips()
    qtbot.addWidget(chips)
    chips.set_choices("Income", [("sickness allowance or rehabilitation support", 1), ("wages", 2)])
    wide = [chip.sizeHint().width() for chip in chips.chips()]
    chips.choose((1,))
    assert [chip.sizeHint().width() for chip in chips.chips()] == wide
    assert ink(chips.chips()[0], wide[0]) >= ink(chips.chips()[0], wide[0] + 80) - 1  # half a pixel on


def test_a_menu_chip_shows_and_tells_its_value(qtbot: QtBot, looks: Theme) -> None:
    chip = MenuChip()
    qtbot.addWidget(chip)
    chip.set_options("Phase", [("all", None), ("R&D", 2)])
    assert chip.text() == "Phase: all"
    assert not chip.isChecked()
    menu = chip.menu_of_values()
    with qtbot.waitSignal(chip.picked) as picked:
        menu.actions()[1].trigger()
    assert picked.args == [2]
    assert chip.value() == 2
    assert chip.text() == "Phase: R&&D"
    assert chip.isChecked()


def test_a_long_text_gives_way_and_tells_all_in_its_tip(qtbot: QtBot, looks: Theme) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.setText("Ä" * 500)
    assert label.toolTip() == "Ä" * 500
    assert label.minimumSizeHint().width() < 100
    label.setText("short")
    assert label.toolTip() == ""


def test_a_band_and_an_empty_state_have_at_most_one_button(qtbot: QtBot, looks: Theme) -> None:
    band, empty = Band(), EmptyState()
    for widget in (band, empty):
        qtbot.addWidget(widget)
    band.show_words("read_only", "READ ONLY", "In use elsewhere.")
    assert band._button.isHidden()
    band.show_words("practice", "PRACTICE", "Invented data.", "To the real data")
    with qtbot.waitSignal(band.acted):
        band._button.click()
    band.hide()
    empty.show_words("people", "No clients yet", "Take in the first one.", "New client")
    with qtbot.waitSignal(empty.acted):
        empty._button.click()


def test_the_save_bar_names_the_fields_to_fix(qtbot: QtBot, looks: Theme) -> None:
    bar = SaveBar()
    qtbot.addWidget(bar)
    bar.show_problems(["Birth date", "Phone"])
    assert bar._problems.text() == "2 fields to fix: Birth date, Phone"
    bar.show_problems(["Birth date"])
    assert bar._problems.text() == "1 field to fix: Birth date"
    bar.show_problems([])
    assert bar._problems.text() == ""
