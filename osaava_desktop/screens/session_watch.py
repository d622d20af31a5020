"""Tells when Windows locks the session, changes the user or goes to sleep."""

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

WM_ENDSESSION = 0x0016
WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1

_LEAVING = {
    WM_POWERBROADCAST: {0x4},  # about to sleep
    WM_WTSSESSION_CHANGE: {0x2, 0x4, 0x6, 0x7},  # another user, the far end gone, signed out, locked
    WM_ENDSESSION: {0x1},
}
"""By message: with which ``wParam`` nobody sits there any more."""

_THIS_SESSION = 0


class _Told(QObject):
    """``left``: nobody sits there any more."""

    left = Signal()


class SessionWatch(QAbstractNativeEventFilter):
    """``told.left`` comes while the message is still being handled: there is little time before sleep."""

    def __init__(self) -> None:
        super().__init__()
        self.told = _Told()

    def begin(self, window: QWidget) -> None:
        """Listen to what Windows tells this window; other systems tell nothing."""
        if sys.platform == "win32":
            QCoreApplication.instance().installNativeEventFilter(self)
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), _THIS_SESSION)

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Look at a message, and let it pass."""
        if QByteArray(kind) == b"windows_generic_MSG":
            told = wintypes.MSG.from_address(int(message))
            if told.wParam in _LEAVING.get(told.message, ()):
                self.told.left.emit()
        return False, 0
