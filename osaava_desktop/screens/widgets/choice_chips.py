"""Quick choices: chips in rows that wrap, of which one or several may be on."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.widgets.chip import Chip
from osaava_desktop.screens.widgets.flow import Flow

Choices = tuple[Any, ...]

_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up}
_ON = {Qt.Key.Key_Right, Qt.Key.Key_Down}


class _Choice(Chip):
    """A chip that is as wide off as on, so that no row moves while one chooses."""

    def sizeHint(self) -> QSize:
        """With room for the check mark and the stronger letters."""
        return self.room(on=True, icon=theme.scaled(16) + 4)


@promotable
class ChoiceChips(Flow):
    """One stop of the Tab key: arrows go from chip to chip, Space picks, so does a first letter.

    What a pick leaves chosen is for ``pick(chosen, value)`` to say; without one, the value picked
    alone, or nothing where it was chosen before. ``picked`` tells of every pick.
    """

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[Any, _Choice] = {}
        self._chosen: Choices = ()
        self._pick: Callable[[Choices, Any], Choices] = _one_or_none

    def set_choices(
        self,
        title: str,
        choices: Sequence[tuple[str, Any]],
        pick: Callable[[Choices, Any], Choices] | None = None,
    ) -> None:
        """Offer ``(label, value)`` pairs as answers to ``title``."""
        self._pick = pick or _one_or_none
        self._chips = {value: self._chip(label, value) for label, value in choices}
        self.setAccessibleName(title)
        for chip in self._chips.values():
            chip.setAccessibleName(f"{title}: {chip.text().replace('&&', '&')}")
        self.set_widgets(list(self._chips.values()))
        self.choose(())
        if self._chips:
            self._stop_at(next(iter(self._chips.values())))

    def chosen(self) -> Choices:
        """The values chosen, in the order that ``pick`` gives them."""
        return self._chosen

    def choose(self, values: Sequence[Any]) -> None:
        """Choose these values without telling anyone."""
        self._chosen = tuple(values)
        for value, chip in self._chips.items():
            chip.setChecked(value in self._chosen)

    def chips(self) -> Sequence[Chip]:
        """The chips in order."""
        return tuple(self._chips.values())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the chip in focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, _Choice):
            self._stop_at(watched)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        chips = list(self._chips.values())
        place = next((place for place, chip in enumerate(chips) if chip.hasFocus()), 0)
        if event.key() in _BACK | _ON:
            self._go_to(chips[(place + (1 if event.key() in _ON else -1)) % len(chips)])
            return True
        letter = event.text().casefold()
        if not letter.strip() or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        turn = [*chips[place + 1 :], *chips[: place + 1]]
        named = [chip for chip in turn if chip.text().casefold().startswith(letter)]
        if named:
            self._go_to(named[0])
        if len(named) == 1:
            named[0].click()
        return bool(named)

    def _go_to(self, chip: _Choice) -> None:
        chip.setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, chip: _Choice) -> None:
        """Tab comes to this chip from now on; a click goes to any."""
        for one in self._chips.values():
            one.setFocusPolicy(Qt.FocusPolicy.ClickFocus if one is not chip else Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(chip)

    def _chip(self, label: str, value: object) -> _Choice:
        chip = _Choice(self, label.replace("&", "&&"))
        chip.clicked.connect(lambda: self._clicked(value))
        chip.installEventFilter(self)
        return chip

    def _clicked(self, value: object) -> None:
        self.choose(self._pick(self._chosen, value))
        self.picked.emit()


def several(chosen: Choices, value: object) -> Choices:
    """A pick for any number of values: each stands or falls by itself."""
    return tuple(one for one in chosen if one != value) if value in chosen else (*chosen, value)


def _one_or_none(chosen: Choices, value: object) -> Choices:
    return () if value in chosen else (value,)
