"""One window for each person at this computer: a second start raises the first window and ends."""

import getpass
import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from osaava_desktop import paths

_PATIENCE = 1000
"""Milliseconds that the first window may take to answer."""


class OneWindow(QObject):
    """``is_first`` tells whether to go on; ``raised`` says that somebody has started the program again.

    What keeps the office file itself from being opened twice is its lock, not this.
    """

    raised = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def is_first(self) -> bool:
        """Whether no other window answers; then this one does from now on."""
        if self._is_answered():
            return False
        if not self._server.listen(self._name):
            if self._is_answered():  # it began at the same instant
                return False
            QLocalServer.removeServer(self._name)  # what a kill has left
            self._server.listen(self._name)
        return True

    def end(self) -> None:
        """Answers no more."""
        self._server.close()

    def _is_answered(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        answered = socket.waitForConnected(_PATIENCE)
        socket.abort()
        return answered

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnectFromServer()
            socket.deleteLater()
        self.raised.emit()


def _name() -> str:
    """One for each person and place of settings."""
    whose = f"{getpass.getuser()} {paths.settings_file()}"
    return f"{paths.APPLICATION}-{hashlib.sha256(whose.encode()).hexdigest()[:16]}"
