"""What the list of clients is narrowed to, as chips: the usual ones at hand, the rest behind "More"."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QWidget

from osaava_desktop.domain.client_filters import NO_CONTACT_DAYS, ClientFilter, no_contact_label
from osaava_desktop.domain.clients import Phase, SavedFilter, Standing
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, theme
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.widgets.chip import ActionChip, Chip, MenuChip
from osaava_desktop.screens.widgets.flow import Flow

_LONGEST = 3650

Choice = tuple[str, object]


@promotable
class FilterBar(Flow):
    """Emits ``narrowed`` with the filter at each choice; the page keeps saved filters when asked."""

    narrowed = Signal(object)
    save_wanted = Signal()
    saved_chosen = Signal(object)
    saved_unwanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = ClientFilter()
        self._me: UUID | None = None
        self._workers: Sequence[tuple[str, UUID]] = ()
        self._saved: Sequence[SavedFilter] = ()
        self._counts = (0, 0)
        self._is_short = False
        self.own_chip = Chip(self, _("Own"))
        self.own_chip.setToolTip(_("Only the clients whose worker you are"))
        self.phase_chip, self.locality_chip = MenuChip(self), MenuChip(self)
        self.late_chip, self.eura_chip = Chip(self), Chip(self)
        # Of the rest, only what is on is seen; a click takes it off.
        self.worker_chip, self.standing_chip, self.contact_chip = Chip(self), Chip(self), Chip(self)
        self.unmapped_chip = Chip(self, _("No mapping yet"))
        self.more_chip = ActionChip(self, _("Others"), self._fill_menu)
        self.more_chip.setAccessibleName(_("Other filters, and those saved"))
        self.more_chip.setToolTip(self.more_chip.accessibleName())
        self.clear_button = QPushButton(_("Clear"), self)
        self.clear_button.setAccessibleName(_("Clear filters"))
        theme.set_role(self.clear_button, "link")
        self._connect()
        self.set_widgets([*self._usual(), *self._rest(), self.more_chip, self.clear_button])

    # What the page asks

    def set_choices(
        self, me: UUID, workers: Sequence[tuple[str, UUID]], localities: Sequence[tuple[str, UUID]]
    ) -> None:
        """Who asks, and what there is to choose from, as pairs of a label and an id."""
        self._me, self._workers = me, workers
        phases = [(capital(phase.label), phase) for phase in Phase]
        self.phase_chip.set_options(_("Phase"), [(_("all"), None), *phases])
        self.locality_chip.set_options(_("Locality"), [(_("all"), None), *localities])
        self.show_filter(self._filter)

    def value(self) -> ClientFilter:
        """What is narrowed to; the area is the window's."""
        return self._filter

    def show_filter(self, wanted: ClientFilter) -> None:
        """Show that filter without telling anyone."""
        self._filter = replace(wanted, area=None)
        for chip, on, words in self._states():
            was = chip.blockSignals(True)
            chip.setChecked(on)
            chip.blockSignals(was)
            chip.show_state(on)
            if words:
                chip.setText(_plain(words))
        self.phase_chip.set_value(wanted.phase)
        self.locality_chip.set_value(wanted.locality)
        self._show_chips()

    def show_counts(self, late: int, eura: int) -> None:
        """How many clients are late, and of how many a notice is missing."""
        self._counts = late, eura
        self.late_chip.setText(_("Late {count}").format(count=format_number(late)))
        self._show_eura()
        self._show_chips()

    def show_saved(self, saved: Sequence[SavedFilter]) -> None:
        """The filters to choose from by name."""
        self._saved = saved

    def set_short(self, short: bool) -> None:
        """In a narrow window the chips say less."""
        before = self._seen()
        for chip in (self.phase_chip, self.locality_chip):
            chip.set_short(short)
        self._is_short = short
        self._show_eura()
        self.clear_button.setText("" if short else _("Clear"))
        self.clear_button.setToolTip(self.clear_button.accessibleName() if short else "")
        if short:
            icons.set_icon(self.clear_button, "dismiss")
        else:
            self.clear_button.setProperty("icon_name", "")
            self.clear_button.setIcon(QIcon())
        if self._seen() != before:
            self.arrange()

    def clear(self) -> None:
        """Show everybody again."""
        self._narrow(worker=None, phase=None, locality=None, standing=None, no_contact=None,
                     late=False, eura_missing=False, unmapped=False)  # fmt: skip

    # Inside

    def _usual(self) -> list[QPushButton]:
        return [self.own_chip, self.phase_chip, self.locality_chip, self.late_chip, self.eura_chip]

    def _rest(self) -> list[Chip]:
        return [self.worker_chip, self.standing_chip, self.contact_chip, self.unmapped_chip]

    def _connect(self) -> None:
        self.own_chip.toggled.connect(lambda on: self._narrow(worker=self._me if on else None))
        self.late_chip.toggled.connect(lambda on: self._narrow(late=on))
        self.eura_chip.toggled.connect(lambda on: self._narrow(eura_missing=on))
        self.phase_chip.picked.connect(lambda phase: self._narrow(phase=phase))
        self.locality_chip.picked.connect(lambda locality: self._narrow(locality=locality))
        self.worker_chip.toggled.connect(lambda: self._narrow(worker=None))
        self.standing_chip.toggled.connect(lambda: self._narrow(standing=None))
        self.contact_chip.toggled.connect(lambda: self._narrow(no_contact=None))
        self.unmapped_chip.toggled.connect(lambda: self._narrow(unmapped=False))
        self.clear_button.clicked.connect(lambda: self.clear())

    def _states(self) -> list[tuple[Chip, bool, str]]:
        """Each plain chip, whether it is on, and the words that only the filter gives it."""
        wanted = self._filter
        other = next((name for name, one in self._workers if one == wanted.worker != self._me), "")
        standing, days = wanted.standing, wanted.no_contact
        return [
            (self.own_chip, wanted.worker is not None and wanted.worker == self._me, ""),
            (self.late_chip, wanted.late, ""),
            (self.eura_chip, wanted.eura_missing, ""),
            (self.worker_chip, bool(other), other),
            (self.standing_chip, standing is not None, capital(standing.label) if standing else ""),
            (self.contact_chip, days is not None, capital(no_contact_label(days)) if days else ""),
            (self.unmapped_chip, wanted.unmapped, ""),
        ]

    def _narrow(self, **changes: Any) -> None:  # noqa: ANN401 - fields of the filter
        left = self.sender_in_focus()
        self.show_filter(replace(self._filter, **changes))
        if left is not None and left.isHidden():
            self.more_chip.setFocus()
        self.narrowed.emit(self._filter)

    def sender_in_focus(self) -> QWidget | None:
        """The chip that has the focus, if one has."""
        return next((one for one in (*self._rest(), self.clear_button) if one.hasFocus()), None)

    def _show_chips(self) -> None:
        """Only what says something is seen."""
        late, eura = self._counts
        before = self._seen()
        self.late_chip.setVisible(bool(late) or self._filter.late)
        self.eura_chip.setVisible(bool(eura) or self._filter.eura_missing)
        for chip in self._rest():
            chip.setVisible(chip.isChecked())
        self.clear_button.setHidden(self._filter.is_empty)
        if self._seen() != before:
            self.arrange()

    def _seen(self) -> list[object]:
        """What the rows depend on."""
        chips = [*self._usual(), *self._rest(), self.clear_button]
        return [(chip.isHidden(), chip.text(), chip.sizeHint().width()) for chip in chips]

    def _show_eura(self) -> None:
        words = _("EURA missing {count}").format(count=format_number(self._counts[1]))
        self.eura_chip.setAccessibleName(words)
        self.eura_chip.setToolTip(words if self._is_short else "")
        self.eura_chip.setText(f"EURA {format_number(self._counts[1])}" if self._is_short else words)

    # The menus

    def _fill_menu(self, menu: QMenu) -> None:
        for saved in self._saved:
            menu.addAction(_plain(saved.name), partial(self.saved_chosen.emit, saved))
        menu.addSeparator()
        self._fill_others(menu)
        menu.addSeparator()
        save = menu.addAction(_("Save this filter…"), self.save_wanted.emit)
        save.setEnabled(not self._filter.is_empty)
        if self._saved:
            unwanted = menu.addMenu(_("Delete a saved filter"))
            for saved in self._saved:
                unwanted.addAction(_plain(saved.name), partial(self.saved_unwanted.emit, saved))

    def _fill_others(self, menu: QMenu) -> None:
        wanted = self._filter
        workers = [(_("all"), None), *self._workers]
        self._offer(menu, _("Worker"), workers, wanted.worker, lambda one: self._narrow(worker=one))
        standings = [(_("all"), None), *((one.label, one) for one in Standing)]
        self._offer(menu, _("Project"), standings, wanted.standing, lambda one: self._narrow(standing=one))
        days = sorted({*NO_CONTACT_DAYS, *([wanted.no_contact] if wanted.no_contact else [])})
        lengths = [(_("all"), None), *((_("{days} days").format(days=one), one) for one in days)]
        contact = self._offer(
            menu, _("No contact for"), lengths, wanted.no_contact, lambda one: self._narrow(no_contact=one)
        )
        contact.addAction(_("Another number of days…"), self._ask_days)
        unmapped = QAction(self.unmapped_chip.text(), menu, checkable=True, checked=wanted.unmapped)
        unmapped.triggered.connect(lambda on: self._narrow(unmapped=on))
        menu.addAction(unmapped)

    def _offer(
        self,
        menu: QMenu,
        title: str,
        choices: Sequence[Choice],
        chosen: object,
        pick: Callable[[Any], None],
    ) -> QMenu:
        """A menu within the menu, one of whose lines is on."""
        sub = menu.addMenu(title)
        group = QActionGroup(sub)
        for label, value in choices:
            action = QAction(_plain(label), sub, checkable=True, checked=value == chosen)
            action.triggered.connect(lambda _on=True, value=value: pick(value))
            group.addAction(action)
            sub.addAction(action)
        return sub

    def _ask_days(self) -> None:
        title, days = _("No contact for"), self._filter.no_contact or NO_CONTACT_DAYS[0]
        number, given = QInputDialog.getInt(self, title, _("Number of days"), days, 1, _LONGEST)
        if given:
            self._narrow(no_contact=number)


def _plain(words: str) -> str:
    """Words of a menu or chip in which & is no mnemonic."""
    return words.replace("&", "&&")
