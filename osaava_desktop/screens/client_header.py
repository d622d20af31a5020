"""The head of a client's page: the phases with their days, the next step, EURA's marks, and the tabs."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from osaava_desktop.domain.clients import Client, Phase
from osaava_desktop.domain.clients import Progress as Way
from osaava_desktop.domain.participations import EuraGap, eura_gaps
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.domain.texts import capital, format_date, format_number, format_weekday_date
from osaava_desktop.i18n import N_, _
from osaava_desktop.screens import shortcuts, theme
from osaava_desktop.screens.client_list import late_marks
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.tables import Mark
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.pill import Pill
from osaava_desktop.screens.widgets.stepper import Progress, Stage, Stepper
from osaava_desktop.services import areas, participations, pathways, people, progress
from osaava_desktop.store.office import Office

_ROOM = 800
_BESIDE = 80
"""Margins and gaps beside the phases and the buttons."""


class ClientHeader(Form):
    """Shows how far a client has come and what is next; holds the bar of the tabs."""

    ui_file = "client_header.ui"
    progress_layout: QBoxLayout
    stepper: Stepper
    next_widget: QWidget
    next_layout: QBoxLayout
    next_label: ElidedLabel
    due_label: QLabel
    due_pill: Pill
    guidance_button: QPushButton
    more_button: QToolButton
    tabs_layout: QHBoxLayout
    eura_pill: Pill

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._facts = ""
        self.tab_bar = QTabBar()
        self.tab_bar.setAccessibleName(_("Parts of the client's data"))
        self.tab_bar.setUsesScrollButtons(True)
        self.tabs_layout.insertWidget(0, self.tab_bar)
        self._talk_words = self.guidance_button.text()
        self.guidance_button.setAccessibleName(self._talk_words.replace("&", ""))
        shortcuts.tell(self.guidance_button, "Ctrl+G")

    def facts(self) -> str:
        """The client's number, locality and worker."""
        return self._facts

    def show_client(self, client: Client) -> None:
        """Read what is shown anew."""
        towns = {locality.id: locality.name for locality in areas.localities(self._office)}
        workers = {person.id: person.name for person in people.staff(self._office)}
        number = _("client {number}").format(number=client.number)
        town = towns.get(client.locality, "") if client.locality else ""
        worker = workers.get(client.worker, "") if client.worker else ""
        self._facts = " · ".join(filter(None, (number, town, worker)))
        self._show_way(progress.of_client(self._office, client.id))
        self._show_next(pathways.next_step(self._office, client.id))
        gaps = eura_gaps(*participations.of_client(self._office, client.id))
        self.eura_pill.show_mark(_eura_mark(gaps))
        self._fit_button()

    def show_tab(self, place: int, title: str, count: int | None) -> None:
        """The word on a tab, with how many things are there."""
        self.tab_bar.setTabText(place, f"{title} {format_number(count)}" if count else title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large letters, the next step is a line below the phases."""
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        narrow = self.width() < theme.scaled(_ROOM)
        self.progress_layout.setDirection(down if narrow else across)
        self.next_layout.setDirection(across if narrow else down)
        self.next_layout.setSpacing(8 if narrow else 0)
        self._fit_button()

    # Inside

    def _show_way(self, way: Way) -> None:
        stages = [_stage(phase, way) for phase in Phase]
        spoken = ", ".join(f"{stage.title}: {stage.under}" for stage in stages)
        self.stepper.show_stages(stages, spoken)

    def _fit_button(self) -> None:
        """With large letters the phases need the room that the words of the button take."""
        self.guidance_button.setText(self._talk_words)
        buttons = (self.guidance_button, self.more_button)
        wide = self.stepper.minimumSizeHint().width() + sum(one.sizeHint().width() for one in buttons)
        if wide + _BESIDE > self.width():
            self.guidance_button.setText("")

    def _show_next(self, step: FollowUp | None) -> None:
        self.next_widget.setVisible(step is not None)
        if step is not None:
            self.next_label.setText(step.what)
            self.due_label.setText(format_weekday_date(step.due))
            marks = late_marks(step.due, self._office.today, N_("late {days} d"))
            self.due_pill.show_mark(marks[0] if marks else None)


def _eura_mark(gaps: Sequence[EuraGap]) -> Mark | None:
    """What is missing in EURA, in one pill."""
    if not gaps:
        return None
    words = gaps[0].label if len(gaps) == 1 else _("EURA notices missing")
    return Mark(icon="warning", text=words, kind="attention")


def _stage(phase: Phase, way: Way) -> Stage:
    """One disc of the stepper: done, the furthest one reached, or ahead."""
    since: date | None = way.since.get(phase)
    title = capital(phase.label)
    if since is None:
        return Stage(title=title, progress=Progress.AHEAD, under=_("not yet"))
    if phase is way.phase:
        under = _("since {day}").format(day=format_date(since))
        return Stage(title=title, progress=Progress.CURRENT, under=under)
    return Stage(title=title, progress=Progress.DONE, under=format_date(since))
