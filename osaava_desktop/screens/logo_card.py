"""The organisation's logo: chosen from a file, shown as large as the emblem, taken off and back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from osaava_desktop.domain.office import Logo
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import shortcuts, tasks, theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.field import Message
from osaava_desktop.services import logo as logos
from osaava_desktop.store.office import Office

_BOX = QSize(120, 80)
"""The emblem's shape."""
_EDGE = 4


class LogoCard(Form):
    """What is done here is saved at once and can be undone; ``said`` brings a message for the status line."""

    ui_file = "logo_card.ui"
    picture_layout: QHBoxLayout
    picture_label: QLabel
    choose_button: QPushButton
    remove_button: QPushButton
    undo_button: QPushButton
    rule_label: QLabel

    said = Signal(str, str)

    def __init__(self, office: Office, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._may_change = office, may_change
        self._before: Logo | None = None
        self._is_changed = False
        self._message = Message(self)
        self.picture_layout.addWidget(self._message, 1)
        self.picture_label.setFixedSize(
            theme.scaled(_BOX.width()) + 2 * _EDGE, theme.scaled(_BOX.height()) + 2 * _EDGE
        )
        self.choose_button.clicked.connect(lambda: self.choose_file())
        self.remove_button.clicked.connect(lambda: self.remove())
        self.undo_button.clicked.connect(lambda: self.undo())
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)
        self._show()

    def choose_file(self) -> None:
        """Ask for a picture, and take it."""
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = _("Pictures (*.png *.jpg *.jpeg)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose a logo"), pictures, kinds)
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Read the picture on a thread, and keep it as the logo; say beside the button why it can't be."""
        self._say("")

        def keep(picture: bytes) -> None:
            self._change(lambda: logos.choose(self._office, picture), _("The logo is saved."))

        def work(_progress: tasks.Progress) -> bytes:
            return logos.picture(path)

        tasks.run(self, _("Reading the picture…"), work, keep, self._failed)

    def remove(self) -> None:
        """Papers bear no logo from now on."""
        logo = logos.current(self._office)
        if logo is not None and self._may_change:
            self._change(lambda: logos.remove(self._office, logo), _("The logo is taken off."))

    def undo(self) -> None:
        """Take the last change back."""
        if not self._is_changed:
            return
        now, before = logos.current(self._office), self._before
        self._change(lambda: logos.change_back(self._office, now, before), _("Taken back."))
        self._is_changed = False
        self._show()

    def _change(self, act: Callable[[], object], words: str) -> None:
        """Do something to the logo that can be undone."""
        before = logos.current(self._office)
        self._say("")
        try:
            act()
        except PlainError as error:
            self._failed(error)
            return
        self._before, self._is_changed = before, True
        self._show()
        self.said.emit(words, "good")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, PlainError):
            raise error
        self._say(str(error))

    def _say(self, problem: str) -> None:
        """What is wrong with the file, beside the button; nothing takes it away."""
        self._message.show_text("error", problem)
        self.choose_button.setAccessibleDescription(problem)

    def _show(self) -> None:
        picture = logos.png(self._office)
        self.picture_label.setText("" if picture else _("No logo"))
        if picture:
            self.picture_label.setPixmap(self._as_printed(picture))
        theme.set_role(self.picture_label, "hint")
        self.picture_label.setAccessibleName(_("The logo that papers bear") if picture else _("No logo"))
        for button, is_there in (
            (self.choose_button, True),
            (self.remove_button, bool(picture)),
            (self.undo_button, self._is_changed),
        ):
            button.setVisible(self._may_change and is_there)
        self.rule_label.setVisible(self._may_change)

    def _as_printed(self, picture: bytes) -> QPixmap:
        """The logo on white paper, in a box of the emblem's shape."""
        sharpness = self.devicePixelRatioF()
        size = self.picture_label.size()
        paper = QPixmap(size * sharpness)
        paper.setDevicePixelRatio(sharpness)
        paper.fill(Qt.GlobalColor.white)
        inner = QRect(QPoint(), size).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        logo = QPixmap()
        logo.loadFromData(picture)
        place = QRect(QPoint(), logo.size().scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(inner.center())
        painter = QPainter(paper)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, logo)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(QRect(QPoint(), size).adjusted(0, 0, -1, -1))
        painter.end()
        return paper
