"""The one window of the program: holds the page that is on now, and remembers its place."""

import base64
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QByteArray, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QMainWindow, QWidget

from osaava_desktop import paths, settings
from osaava_desktop.i18n import _
from osaava_desktop.screens.shell import Shell

SMALLEST = QSize(940, 500)


def clamped(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """The place nearest to ``wanted`` that lies wholly on one of the screens (the free part of each)."""
    screen = max(screens, key=lambda area: _overlap(area, wanted))
    size = wanted.size().boundedTo(screen.size())
    left = min(max(wanted.left(), screen.left()), screen.right() + 1 - size.width())
    top = min(max(wanted.top(), screen.top()), screen.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _overlap(area: QRect, wanted: QRect) -> int:
    shared = area.intersected(wanted)
    return shared.width() * shared.height() if shared.isValid() else 0


class MainWindow(QMainWindow):
    """Shows sign-in or the shell; emits ``closing`` when it goes for good."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._person = ""
        self.setWindowTitle(_("Osaava"))
        self.setWindowIcon(QIcon(str(paths.resource("icons", "osaava.svg"))))
        self.setMinimumSize(SMALLEST)
        self._place_anew()

    def show_page(self, page: QWidget) -> None:
        """Put sign-in, first start or the shell into the window; the old one goes."""
        old = self.takeCentralWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setWindowTitle(_("Osaava"))
        self.setWindowModified(False)
        self.setCentralWidget(page)
        if isinstance(page, Shell):
            page.named.connect(self.setWindowTitle)
            page.modified.connect(self.setWindowModified)
            page.start()
        else:
            page.setFocus()

    def come_forward(self) -> None:
        """In front of everything, whatever it was before."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def remember_for(self, person: str) -> None:
        """From now on the window's place is this person's; take the one they left."""
        self._person = person
        kept = settings.load().windows.get(person, "")
        try:
            state = QByteArray(base64.b64decode(kept, validate=True))
        except ValueError:
            return
        if self.restoreGeometry(state) and not (self.isMaximized() or self.isFullScreen()):
            self.setGeometry(clamped(self.geometry(), _screens()))

    def keep_place(self) -> None:
        """Write down where the window is, for the person it was opened for."""
        if self._person:
            kept = settings.load()
            place = base64.b64encode(self.saveGeometry().data()).decode()
            settings.save(replace(kept, windows={**kept.windows, self._person: place}))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Unsaved work is asked about first."""
        page = self.centralWidget()
        if isinstance(page, Shell) and not page.may_leave():
            event.ignore()
            return
        self.keep_place()
        self.closing.emit()
        super().closeEvent(event)

    def _place_anew(self) -> None:
        """A first place: comfortable on a large screen, all of a small one."""
        screen = QGuiApplication.primaryScreen().availableGeometry()
        size = QSize(1280, 800).boundedTo(screen.size())
        self.setGeometry(QRect(screen.center() - QRect(0, 0, size.width(), size.height()).center(), size))


def _screens() -> list[QRect]:
    return [screen.availableGeometry() for screen in QGuiApplication.screens()]
