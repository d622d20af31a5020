"""What is done with a paper: to the printer, or into a PDF file of the user's choice."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, QStandardPaths
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.services import exports

_SHARPNESS = (200, 300)
"""Dots per inch of a printed page, at least and at most: more is not seen, and fills the memory."""

_LONG_SIDE = 850
"""Points; an A4's are 842."""

_folder = ""
_printer = ""


def save_pdf(parent: QWidget, pdf: bytes, suggested_name: str) -> Path | None:
    """Ask where to, and write the paper; None if the user wants no file. Raises a StoreError."""
    kinds = _("PDF files (*.pdf)")
    return save_file(parent, _("Save as PDF"), suggested_name, kinds, lambda path: exports.write(path, pdf))


def save_file(
    parent: QWidget, caption: str, suggested_name: str, kinds: str, write: Callable[[Path], object]
) -> Path | None:
    """Ask where to in the folder used last, and ``write`` there; None if the user wants no file.

    The file ends as ``suggested_name`` does. Raises what ``write`` raises.
    """
    global _folder
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggested = str(Path(_folder or documents) / suggested_name)
    chosen, _kind = QFileDialog.getSaveFileName(parent, caption, suggested, kinds)
    if not chosen:
        return None
    ending = Path(suggested_name).suffix
    path = Path(chosen if chosen.lower().endswith(ending) else f"{chosen}{ending}")
    write(path)
    _folder = str(path.parent)
    return path


def save_told(
    parent: QWidget,
    caption: str,
    suggested_name: str,
    kinds: str,
    write: Callable[[Path], object],
    say: Callable[[str, str], object],
    *,
    personal: bool = False,
) -> bool:
    """Save such a file, and ``say`` what came of it; False where none was made.

    ``personal`` says that it tells of clients, and so should not lie about for long.
    """
    try:
        path = save_file(parent, caption, suggested_name, kinds, write)
    except PlainError as error:
        say(str(error), "attention")
        return False
    if path is None:
        return False
    if personal:
        say(_("Saved. The file is not encrypted: delete it when done."), "attention")
    else:
        say(_("Saved as {name}").format(name=path.name), "good")
    return True


def print_pdf(parent: QWidget, document: QPdfDocument, title: str) -> bool:
    """Ask for a printer, and print; False if the user does not. Raises a PlainError."""
    global _printer
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if _printer:
        printer.setPrinterName(_printer)
    printer.setDocName(title)
    set_page(printer, document.pagePointSize(0))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, document.pageCount())
    wanted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if wanted:
        _printer = printer.printerName()
        print_pages(document, printer)
    return wanted


def set_page(printer: QPrinter, size: QSizeF | None = None) -> None:
    """An A4, or the A3 that a page of ``size`` is, upright or on its side as the page is.

    It is the whole sheet: the paper has its own margins, and is never shrunk to the printer's.
    """
    lying = size is not None and size.width() > size.height()
    large = size is not None and max(size.width(), size.height()) > _LONG_SIDE
    paper = QPageSize.PageSizeId.A3 if large else QPageSize.PageSizeId.A4
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(QPageSize(paper), way, QMarginsF()))


def print_pages(document: QPdfDocument, printer: QPrinter) -> None:
    """Paint the pages that the printer is asked for in their actual size. Raises a PlainError."""
    first = printer.fromPage() or 1
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    painter = QPainter()
    set_page(printer, document.pagePointSize(first - 1))
    if not painter.begin(printer):
        raise PlainError(_("The printer does not answer. Check that it is on, or choose another one."))
    for page in range(first - 1, last):
        if page >= first:
            set_page(printer, document.pagePointSize(page))
            printer.newPage()
        _paint_page(painter, document, page, printer.resolution())
    painter.end()


def _paint_page(painter: QPainter, document: QPdfDocument, page: int, resolution: int) -> None:
    size: QSizeF = document.pagePointSize(page)
    low, high = _SHARPNESS
    dots = min(max(resolution, low), high)
    picture = document.render(page, (size * (dots / 72)).toSize())
    painter.drawImage(QRectF(0, 0, size.width() * resolution / 72, size.height() * resolution / 72), picture)
