"""The session of a register: its dialog, from the buttons and keys of the page."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from osaava_desktop.domain.groups import Register, SessionState
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.session import SessionDialog
from osaava_desktop.store.office import Office


class RegisterSession(QObject):
    """Changes the session; ``changed`` when it was saved, ``closed`` whenever the dialog is."""

    changed = Signal()
    closed = Signal()

    def __init__(self, page: Page, office: Office, register: Callable[[], Register]) -> None:
        """``register`` gives the register as it is now."""
        super().__init__(page)
        self._page, self._office, self._register = page, office, register

    def change(self) -> None:
        """Change day, times, place, leader, topic, state or note."""
        self._open(self._dialog())

    def not_held(self) -> None:
        """The session did not take place: ask why."""
        dialog = self._dialog()
        dialog.choose_state(SessionState.DID_NOT_TAKE_PLACE)
        dialog.begin_at("reason")
        self._open(dialog)

    def _dialog(self) -> SessionDialog:
        return SessionDialog(self._office, self._register().session, self._page)

    def _open(self, dialog: SessionDialog) -> None:
        if dialog.exec():
            self.changed.emit()
        dialog.deleteLater()
        self.closed.emit()
