"""Qt's texts in our languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from osaava_desktop import i18n
from osaava_desktop.screens.translator import GettextTranslator, Translators


@pytest.fixture
def translators(qapp: QApplication) -> Iterator[Translators]:
    """Installed for one test."""
    made = Translators(qapp)
    yield made
    made.remove()


@pytest.mark.parametrize(("language", "save"), [("fi", "Tallenna"), ("sv", "Spara"), ("en", "Save")])
def test_standard_buttons_speak_the_language(
    qtbot: QtBot, translators: Translators, language: str, save: str
) -> None:
    translators.use(language)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Save).text().replace("&", "") == save
    assert i18n.current() == language


def test_what_gettext_does_not_know_is_left_to_others(qapp: QApplication) -> None:
    translator = GettextTranslator()
    assert not translator.isEmpty()
    assert translator.translate("Form", "no such message") is None
    assert translator.translate("Form", "") is None


def test_an_unknown_message_comes_back_as_it_is(translators: Translators) -> None:
    translators.use("fi")
    assert QCoreApplication.translate("Form", "no such message") == "no such message"
