"""A card of the settings: a part of them that looks after itself."""

from PySide6.QtCore import Signal

from osaava_desktop.screens.forms import Form


class SettingsCard(Form):
    """``said`` tells what was done."""

    said = Signal(str, str)

    def refresh(self) -> None:
        """Reads everything anew: the page is in sight again."""
        raise NotImplementedError
