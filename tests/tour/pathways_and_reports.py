"""Draws pathways, reports and the preview from a practice office, for people to look at.

    QT_QPA_PLATFORM=offscreen python -m tests.tour.pathways_and_reports OFFICE.osaava FOLDER

writes PNG files: both schemes, the smallest and a large window. Not shipped.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from osaava_desktop.i18n import N_
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.pathway_step import PathwayStepPage
from osaava_desktop.screens.pathways import PathwaysPage
from osaava_desktop.screens.report import ReportPage
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.translator import Translators
from osaava_desktop.services import areas, pathways, people, practice
from osaava_desktop.store.office import Office

SIZES = {"small": QSize(1093, 614), "large": QSize(1920, 1080)}


def shell(office: Office) -> Shell:
    """The frame with the two places."""
    places = [
        Place(
            name="pathways", number=5, title=N_("Pathways"), icon="steps", make=lambda: PathwaysPage(office)
        ),
        Place(
            name="reports",
            number=8,
            title=N_("Reports"),
            icon="data_bar_vertical",
            make=lambda: ReportPage(office, lambda client: None),
        ),
    ]
    return Shell(places, office.person.name, "", [(area.name, area.id) for area in areas.areas(office)])


def pathways_list(frame: Shell, office: Office) -> None:
    """The list."""
    frame.go("pathways")


def new_step(frame: Shell, office: Office) -> None:
    """An empty form with problems."""
    frame.go("pathways")
    page = PathwayStepPage(office, None, None)
    frame.open(page)
    page.on_edit.setText("31.2.")
    page.what_edit.setText("Soita")
    page.save()


def known_step(frame: Shell, office: Office) -> None:
    """A step that is over."""
    frame.go("pathways")
    step = next(one for one in pathways.steps(office) if one.ended)
    frame.open(PathwayStepPage(office, step, None))


def report(frame: Shell, office: Office) -> None:
    """The summary of a year."""
    frame.go("reports")


def figure(frame: Shell, office: Office) -> None:
    """The people behind a figure."""
    frame.go("reports")
    page = frame.page()
    assert isinstance(page, ReportPage)
    page.open_figure("pathways.persons")


def preview(frame: Shell, office: Office) -> None:
    """The paper in its own window."""
    frame.go("reports")
    page = frame.page()
    assert isinstance(page, ReportPage)
    settle(1.5)
    page._export.preview_dialog().show()


VIEWS: dict[str, Callable[[Shell, Office], None]] = {
    one.__name__: one for one in (pathways_list, new_step, known_step, report, figure, preview)
}


def settle(seconds: float = 0.1) -> None:
    """Let everything be drawn."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.01)


def main(file: Path, folder: Path, wanted: list[str]) -> None:
    """All pictures, or those asked for."""
    app = QApplication([])
    app.setFont(QFont("Noto Sans"))
    translators = Translators(app)
    looks = Theme(app)
    folder.mkdir(parents=True, exist_ok=True)
    office = people.sign_in(file, people.door(file).people[0].person, practice.PASSPHRASE)
    translators.use("fi")
    for name, view in VIEWS.items():
        for scheme, font_size in (("light", 100), ("dark", 100), ("light", 150)):
            looks.apply(scheme, font_size)
            for size_name, size in SIZES.items():
                title = f"{name}-{scheme}-{font_size}-{size_name}"
                if not wanted or any(title.startswith(one) for one in wanted):
                    shoot(view, office, size, folder / f"{title}.png")
    office.close()


def shoot(view: Callable[[Shell, Office], None], office: Office, size: QSize, path: Path) -> None:
    """One picture."""
    window = MainWindow()
    frame = shell(office)
    window.show_page(frame)
    window.resize(size)
    window.show()
    settle()
    view(frame, office)
    settle(1.5 if view in (report, preview) else 0.2)
    dialog = next((one for one in window.findChildren(QWidget) if one.isWindow() and one.isVisible()), window)
    dialog.grab().save(str(path))
    page = frame.page()
    page.discard()
    window.close()
    window.deleteLater()
    settle(0.05)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
