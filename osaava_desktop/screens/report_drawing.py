"""Draws the report's paper: its figures are gathered once, its pages laid out on another thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from osaava_desktop.domain.papers import YearlyPaper
from osaava_desktop.domain.yearly import Section
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import tasks
from osaava_desktop.services import papers, report_paper
from osaava_desktop.services.report_paper import Gathered

_PAUSE, _TYPING_PAUSE = 120, 700  # milliseconds after the last choice, and after the last letter


class ReportDrawing(QObject):
    """``began`` when the paper in sight is not the newest any more, ``drawn`` when it is again."""

    began = Signal()
    drawn = Signal(bytes)
    failed = Signal(str)

    def __init__(
        self, page: QWidget, gather: Callable[[], Gathered], texts: Callable[[], dict[Section, str]]
    ) -> None:
        super().__init__(page)
        self._page, self._gather, self._texts = page, gather, texts
        self.paper: YearlyPaper | None = None
        self.pdf: bytes | None = None
        self._gathered: Gathered | None = None
        self._task: tasks.Task | None = None
        self._waiting: Callable[[], object] | None = None
        self._is_stale, self._is_paused = False, False
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(lambda: self.draw())

    def choose_anew(self) -> None:
        """Something else is chosen, or counted anew: gather and draw soon."""
        self._gathered = None
        self._soon(_PAUSE)

    def write_anew(self) -> None:
        """A text reads otherwise: draw when the typing rests."""
        self._soon(_TYPING_PAUSE)

    def resume(self) -> None:
        """Draw soon what leaving kept from being drawn."""
        self._is_paused = False
        if self._is_stale or (self.pdf is None and self._task is None):
            self._soon(_PAUSE)

    def pause(self) -> None:
        """Nothing is drawn out of sight: the office may be closed by then. What waited is wanted no more."""
        self._is_paused = True
        self._pause.stop()
        self._waiting = None

    def draw(self) -> None:
        """Put the texts in and lay the paper out on another thread."""
        texts = self._texts()
        self._pause.stop()
        try:
            gathered = self._gathered or self._gather()
        except PlainError as error:
            self._waiting = None
            self.failed.emit(str(error))
            return
        self._gathered, self._is_stale = gathered, False
        paper = report_paper.with_texts(gathered, texts)
        if self._task is not None:
            self._task.cancel()
        self.paper = paper

        def work(_progress: tasks.Progress) -> bytes:
            return papers.summary_pdf(paper, gathered.language)

        self._task = tasks.run(self._page, _("Drawing the paper…"), work, self._take, quiet=True)

    def when_drawn(self, act: Callable[[], Any]) -> None:
        """Do something with the newest paper: now, or as soon as it is drawn. The last wish counts."""
        self._texts()  # what was typed last makes the paper stale
        if self.pdf is not None:
            act()
            return
        self._waiting = act
        if self._is_stale:
            self.draw()

    def _soon(self, pause: int) -> None:
        self.pdf, self._is_stale = None, True
        self.began.emit()
        if not self._is_paused:
            self._pause.start(pause)

    def _take(self, pdf: bytes) -> None:
        self._task = None
        if self._is_stale:  # what was typed meanwhile is not on it
            return
        self.pdf = pdf
        self.drawn.emit(pdf)
        act, self._waiting = self._waiting, None
        if act is not None:
            act()
