"""The preview: pages, sizes, printing in the actual size, saving; nothing of the paper on the disk."""

from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from osaava_desktop.domain.programme import PaperSize
from osaava_desktop.errors import PlainError
from osaava_desktop.reports import programme, sheets
from osaava_desktop.screens import paper_jobs
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.theme import Theme
from tests.reports import examples
from tests.reports.test_other_sheets import series
from tests.reports.test_programme import paper as wall_paper

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def paper(pages: int = 3) -> bytes:
    """A paper with a black square of 100 points in the lower left corner of each page."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    for _page in range(pages):
        canvas.rect(0, 0, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def dialog(qtbot: QtBot, looks: Theme) -> PreviewDialog:
    """Three pages, on the screen."""
    made = PreviewDialog("Summary", paper(), "summary.pdf")
    qtbot.addWidget(made)
    made.resize(800, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def press(qtbot: QtBot, dialog: PreviewDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """A key where the focus is."""
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifiers)


def loaded(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    """The document, and what it must not outlive."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document, buffer


def test_pages_turn_to_their_ends_by_keys_and_buttons(qtbot: QtBot, dialog: PreviewDialog) -> None:
    press(qtbot, dialog, Key.Key_0, CONTROL)
    assert dialog.page_label.text() == "1 / 3"
    assert not dialog.back_button.isEnabled()
    press(qtbot, dialog, Key.Key_PageDown)
    assert dialog.page_label.text() == "2 / 3"
    dialog.on_button.click()
    press(qtbot, dialog, Key.Key_PageDown)
    assert dialog.page_label.text() == "3 / 3"
    assert not dialog.on_button.isEnabled()
    press(qtbot, dialog, Key.Key_PageUp)
    assert dialog.page_label.text() == "2 / 3"
    assert dialog.paper_view.accessibleName() == "Paper, page 2 of 3"


def test_a_page_that_is_larger_than_the_window_is_scrolled_before_it_turns(
    qtbot: QtBot, dialog: PreviewDialog
) -> None:
    assert dialog.paper_view.verticalScrollBar().maximum() > 0
    press(qtbot, dialog, Key.Key_PageDown)
    assert dialog.page_label.text() == "1 / 3"
    for _turn in range(3):
        press(qtbot, dialog, Key.Key_PageDown)
    assert dialog.page_label.text() == "2 / 3"


def test_larger_smaller_and_the_whole_page(qtbot: QtBot, dialog: PreviewDialog) -> None:
    press(qtbot, dialog, Key.Key_0, CONTROL)
    whole = dialog.paper_view.scale()
    assert dialog.paper_view.verticalScrollBar().maximum() == 0
    press(qtbot, dialog, Key.Key_Plus, CONTROL)
    larger = dialog.paper_view.scale()
    assert larger > whole
    assert dialog.zoom_label.text() == f"{round(larger * 100)}\u00a0%"
    press(qtbot, dialog, Key.Key_Minus, CONTROL)
    assert dialog.paper_view.scale() < larger
    dialog.fit_button.click()
    assert dialog.paper_view.scale() == whole


def test_escape_closes(qtbot: QtBot, dialog: PreviewDialog) -> None:
    press(qtbot, dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def save_as(name: str) -> None:
    """Answer the question for a file that is about to come."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QFileDialog)
        edit = box.findChild(QLineEdit)
        assert edit is not None
        edit.setText(name)
        box.accept()

    QTimer.singleShot(0, answer)


@pytest.fixture
def own_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test asks for a folder and a printer as if for the first time."""
    monkeypatch.setattr(paper_jobs, "_folder", "")
    monkeypatch.setattr(paper_jobs, "_printer", "")


@pytest.mark.usefixtures("own_dialogs")
def test_saved_where_the_user_wants_it_and_the_folder_is_remembered(
    qtbot: QtBot, dialog: PreviewDialog, tmp_path: Path
) -> None:
    save_as(str(tmp_path / "kooste"))
    with qtbot.waitSignal(dialog.taken):
        press(qtbot, dialog, Key.Key_S, CONTROL)
    assert (tmp_path / "kooste.pdf").read_bytes() == paper()
    assert dialog.message_label.text() == "Saved as kooste.pdf"
    save_as("again.pdf")
    dialog.save_button.click()
    assert (tmp_path / "again.pdf").exists()


@pytest.mark.usefixtures("own_dialogs")
def test_what_cannot_be_saved_is_said_in_the_dialog(
    qtbot: QtBot, dialog: PreviewDialog, tmp_path: Path
) -> None:
    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QFileDialog)
        edit = box.findChild(QLineEdit)
        assert edit is not None
        edit.setText(str(tmp_path / "missing" / "summary.pdf"))
        box.done(QFileDialog.DialogCode.Accepted)

    QTimer.singleShot(0, answer)
    with qtbot.assertNotEmitted(dialog.taken):
        press(qtbot, dialog, Key.Key_S, CONTROL)
    assert dialog.message_label.property("role") == "error"
    assert dialog.message_label.text().endswith(".")
    assert not (tmp_path / "missing").exists()


def test_printed_pages_are_as_large_as_the_paper(qtbot: QtBot, tmp_path: Path) -> None:
    document, buffer = loaded(paper())
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    paper_jobs.set_page(printer)
    paper_jobs.print_pages(document, printer)
    document.close()
    printed, held = loaded((tmp_path / "printed.pdf").read_bytes())
    assert printed.pageCount() == 3
    size = printed.pagePointSize(2)
    assert (round(size.width()), round(size.height())) == (595, 842)
    picture = printed.render(2, QSize(595, 842))
    inside, beside = picture.pixelColor(96, 842 - 96), picture.pixelColor(104, 842 - 104)
    assert inside.alpha() == 255
    assert inside.lightness() < 20
    assert beside.alpha() == 0 or beside.lightness() > 235
    printed.close()
    del buffer, held


def test_a_sheet_on_its_side_is_printed_so_between_others(qtbot: QtBot, tmp_path: Path) -> None:
    document, buffer = loaded(sheets.render([examples.sheet(), series(), examples.sheet()], "fi"))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    paper_jobs.print_pages(document, printer)
    document.close()
    printed, held = loaded((tmp_path / "printed.pdf").read_bytes())
    sizes = [printed.pagePointSize(page) for page in range(printed.pageCount())]
    assert [(round(size.width()), round(size.height())) for size in sizes] == [
        (595, 842),
        (842, 595),
        (595, 842),
    ]
    printed.close()
    del buffer, held


def test_a_large_paper_is_printed_on_a_large_one(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = programme.render(wall_paper(size=PaperSize.A3), ["fi"])
    document, buffer = loaded(pdf)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    paper_jobs.print_pages(document, printer)
    document.close()
    printed, held = loaded((tmp_path / "printed.pdf").read_bytes())
    size = printed.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (842, 1191)
    printed.close()
    del buffer, held


def test_only_the_pages_asked_for_are_printed(qtbot: QtBot, tmp_path: Path) -> None:
    document, buffer = loaded(paper())
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    paper_jobs.set_page(printer)
    printer.setFromTo(2, 2)
    paper_jobs.print_pages(document, printer)
    document.close()
    printed, held = loaded((tmp_path / "printed.pdf").read_bytes())
    assert printed.pageCount() == 1
    printed.close()
    del buffer, held


@pytest.mark.qt_log_ignore("QPainter|QPdf", extend=True)
def test_a_printer_that_cannot_be_reached_is_a_plain_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    document, buffer = loaded(paper(1))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    with pytest.raises(PlainError, match="printer does not answer"):
        paper_jobs.print_pages(document, printer)
    document.close()
    del buffer


@pytest.mark.usefixtures("own_dialogs")
def test_control_p_asks_for_a_printer_and_may_be_left(qtbot: QtBot, dialog: PreviewDialog) -> None:
    asked = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        asked.append(type(box))
        assert isinstance(box, QPrintDialog)
        box.reject()

    QTimer.singleShot(0, answer)
    press(qtbot, dialog, Key.Key_P, CONTROL)
    assert asked == [QPrintDialog]
    assert not dialog.message_frame.isVisible()


def test_everything_has_a_name_and_room_in_the_smallest_window(dialog: PreviewDialog, looks: Theme) -> None:
    for size in (100, 125, 150):
        looks.apply("light", size)
        QApplication.processEvents()
        assert dialog.minimumSizeHint().width() <= 1061
        assert dialog.minimumSizeHint().height() <= 534
    for widget in dialog.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert spoken, f"{type(widget).__name__} {widget.objectName()}"


def test_the_paper_lies_nowhere_on_the_disk(dialog: PreviewDialog, tmp_path: Path) -> None:
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
