"""A paper on the screen, one page at a time: the very PDF that is printed, held in memory only."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMargins, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens import palette
from osaava_desktop.screens.forms import promotable

_MARGIN = 8
_ZOOMS = (0.25, 0.35, 0.5, 0.65, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


@promotable
class PaperView(QPdfView):
    """Shows a PDF from its bytes. PgUp and PgDn turn the page."""

    turned = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Neither may be the view's child: the view's own end still asks its document.
        self._document = QPdfDocument()
        self._buffer = QBuffer()
        self.setDocument(self._document)
        self.setPageMode(QPdfView.PageMode.SinglePage)
        self.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.setDocumentMargins(QMargins(_MARGIN, 0, _MARGIN, 0))
        self.setPageSpacing(0)  # or Qt, fitting a page into the view, makes it too high
        self.setFrameShape(QPdfView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Paper"))
        self.pageNavigator().currentPageChanged.connect(self._tell)
        self._show_ground()

    def show_pdf(self, pdf: bytes) -> None:
        """Show this paper; the page that was in sight stays in sight, if there is one."""
        page = self.page()
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self.turn_to(page)
        self._tell()

    def pdf_document(self) -> QPdfDocument:
        """The document, for printing."""
        return self._document

    def page(self) -> int:
        """The page in sight, from 1."""
        return self.pageNavigator().currentPage() + 1

    def pages(self) -> int:
        """How many pages the paper has."""
        return self._document.pageCount()

    def turn_to(self, page: int) -> None:
        """Bring a page into sight; beyond an end, the last one there is."""
        wanted = min(max(page, 1), max(self.pages(), 1)) - 1
        if wanted != self.pageNavigator().currentPage():
            self.pageNavigator().jump(wanted, QPointF())

    def turn(self, by: int) -> None:
        """So many pages on, or back."""
        self.turn_to(self.page() + by)

    def enlarge(self, by: int) -> None:
        """So many steps larger, or smaller, than now."""
        now = self.scale()
        larger = [zoom for zoom in _ZOOMS if zoom > now + 0.01]
        smaller = [zoom for zoom in reversed(_ZOOMS) if zoom < now - 0.01]
        steps = larger if by > 0 else smaller
        if steps:
            self.setZoomMode(QPdfView.ZoomMode.Custom)
            self.setZoomFactor(steps[0])
            self.turned.emit()

    def fit(self, mode: QPdfView.ZoomMode = QPdfView.ZoomMode.FitInView) -> None:
        """The whole page in sight, or all of its width."""
        self.setZoomMode(mode)
        self.turned.emit()

    def scale(self) -> float:
        """The size shown, 1.0 being that of the paper."""
        if self.zoomMode() == QPdfView.ZoomMode.Custom or not self.pages():
            return self.zoomFactor()
        size = self._document.pagePointSize(self.page() - 1) * (self.logicalDpiX() / 72)
        margins = self.documentMargins()
        room = self.viewport().size()
        across = (room.width() - margins.left() - margins.right()) / size.width()
        down = (room.height() - self.pageSpacing()) / size.height()
        whole = self.zoomMode() == QPdfView.ZoomMode.FitInView
        return max(min(across, down) if whole else across, _ZOOMS[0] / 10)

    def move_on(self, step: int) -> None:
        """A screenful on or back; where the page ends, to the next one."""
        bar = self.verticalScrollBar()
        if bar.value() != (bar.maximum() if step > 0 else bar.minimum()):
            bar.setValue(bar.value() + step * bar.pageStep())
        else:
            self.turn(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PgUp and PgDn go through the paper."""
        steps = {int(Qt.Key.Key_PageUp): -1, int(Qt.Key.Key_PageDown): 1}
        if event.key() in steps:
            self.move_on(steps[event.key()])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A paper that is fitted has another size now."""
        super().resizeEvent(event)
        self.turned.emit()

    def changeEvent(self, event: QEvent) -> None:
        """The ground follows the scheme; the paper is white in both."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_ground()

    def _show_ground(self) -> None:
        colours = self.palette()
        if colours.color(QPalette.ColorRole.Dark) != palette.colour("nav"):
            colours.setColor(QPalette.ColorRole.Dark, palette.colour("nav"))
            self.setPalette(colours)

    def _tell(self) -> None:
        words = _("Paper, page {page} of {pages}").format(page=self.page(), pages=self.pages())
        self.setAccessibleName(words)
        self.turned.emit()
