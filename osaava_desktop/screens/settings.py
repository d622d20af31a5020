"""Choices of this person on this computer: language, colours, size of letters. They hold at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.settings_card import SettingsCard
from osaava_desktop.settings import Settings

# A language is named in itself, so that whoever reads only that one finds it.
_LANGUAGE_NAMES = (("Suomi", "fi"), ("Svenska", "sv"), ("English", "en"))
_FONT_SIZES = (100, 110, 125, 150)


class SettingsPage(Page):
    """Gives ``apply`` the settings as changed; it saves them and makes the window anew.

    ``office_card`` holds the choices of the whole office, for who may change them.
    """

    ui_file = "settings.ui"
    page_layout: QVBoxLayout
    card: QFrame
    language_combo: QComboBox
    scheme_combo: QComboBox
    font_size_combo: QComboBox

    def __init__(
        self,
        settings: Settings,
        apply: Callable[[Settings], None],
        office_card: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._apply = apply
        self._cards: list[SettingsCard] = []
        self.card.setMaximumWidth(theme.scaled(720))
        languages = [(_("As the computer"), ""), *_LANGUAGE_NAMES]
        schemes = [(_("As the computer"), "system"), (_("Light"), "light"), (_("Dark"), "dark")]
        sizes = sorted({*_FONT_SIZES, settings.font_size})
        _fill(self.language_combo, languages, settings.language)
        _fill(self.scheme_combo, schemes, settings.scheme)
        _fill(self.font_size_combo, [(f"{size}\u00a0%", size) for size in sizes], settings.font_size)
        for combo in (self.language_combo, self.scheme_combo, self.font_size_combo):
            combo.activated.connect(self._change)
        if office_card is not None:
            office_card.setMaximumWidth(theme.scaled(720))
            self.page_layout.insertWidget(1, office_card)

    def add_card(self, card: SettingsCard) -> None:
        """One more card, before what fills the page."""
        self._cards.append(card)
        card.setMaximumWidth(theme.scaled(720))
        card.said.connect(self.said)
        self.page_layout.insertWidget(1, card)

    def add_way(self, card: QWidget) -> None:
        """The way to a page of its own, after the other cards."""
        card.setMaximumWidth(theme.scaled(720))
        self.page_layout.insertWidget(self.page_layout.count() - 1, card)

    def title(self) -> str:
        """The heading of the page."""
        return _("Settings")

    def facts(self) -> str:
        """Whose settings they are."""
        return _("yours on this computer")

    def activated(self) -> None:
        """The language comes first."""
        for card in self._cards:
            card.refresh()
        self.language_combo.setFocus()

    def _change(self) -> None:
        changed = replace(
            self._settings,
            language=self.language_combo.currentData(),
            scheme=self.scheme_combo.currentData(),
            font_size=self.font_size_combo.currentData(),
        )
        if changed != self._settings:
            self._settings = changed
            self._apply(changed)


def _fill(combo: QComboBox, choices: Sequence[tuple[str, object]], chosen: object) -> None:
    for label, value in choices:
        combo.addItem(label, value)
    combo.setCurrentIndex(combo.findData(chosen))
