"""The card with a client's Kykyviisari at the start and latest, hidden until it is asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from osaava_desktop.domain.client_papers import Scores
from osaava_desktop.domain.mapping import standings
from osaava_desktop.domain.texts import format_date
from osaava_desktop.i18n import _
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.score_bars import ScoreBars


class ScoreCard(Form):
    """Shows scores as bars; ``show_wanted`` when somebody asks for them."""

    ui_file = "score_card.ui"
    hidden_widget: QWidget
    show_button: QPushButton
    body_widget: QWidget
    days_label: QLabel
    bars: ScoreBars
    scale_label: QLabel

    show_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_button.clicked.connect(self.show_wanted)
        self.show_scores(None)

    def show_scores(self, scores: Scores | None) -> None:
        """Show these, or without any the button that asks for them."""
        self.hidden_widget.setVisible(scores is None)
        self.body_widget.setVisible(scores is not None)
        if scores is None:
            self.bars.show_rows([])
            return
        start, latest = scores.start, scores.latest
        days = _("○ start {day}").format(day=format_date(start.on))
        if latest is not None:
            days += "\u2003" + _("● latest {day}").format(day=format_date(latest.on))
        # A day stays with its word where the line is broken.
        self.days_label.setText(days.replace(" ", "\u00a0"))
        self.bars.show_rows(standings(start, latest, scores.scale))
        self.scale_label.setVisible(scores.scale is None)
