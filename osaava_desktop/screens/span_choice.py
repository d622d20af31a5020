"""The choice of a span of days, and of the span that it is compared with."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from osaava_desktop.domain import spans
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.spans import Against, Span, SpanKind
from osaava_desktop.domain.texts import capital, format_date
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices
from osaava_desktop.screens.widgets.field import Field

Days = tuple[tuple[Field, QLineEdit], tuple[Field, QLineEdit]]
"""The two edits of a span that is typed, with their fields."""


class SpanChoice(QObject):
    """Holds the combos and edits of a page; ``changed`` when another span may be meant."""

    changed = Signal()

    def __init__(
        self,
        box: QWidget,
        kind: QComboBox,
        year: QComboBox,
        part: QComboBox,
        against: QComboBox,
        days: Days,
        other_days: Days,
    ) -> None:
        """``box`` holds the edits of days."""
        super().__init__(box)
        self._box = box
        self._kind, self._year, self._part, self._against = kind, year, part, against
        self._days, self._other_days = days, other_days
        self._today = dt.date.today()
        self._may_compare = True

    def begin(self, years: Sequence[int], year: int, today: dt.date) -> None:
        """Offer the years; first the whole of one, beside the year before."""
        self._today = today
        choices.fill(self._kind, [(capital(one.label), one) for one in SpanKind], blank=False)
        choices.fill(self._year, [(str(one), one) for one in years], blank=False)
        choices.choose(self._year, year)
        choices.fill(self._against, [(one.label, one) for one in Against], blank=False)
        choices.choose(self._against, Against.YEAR_BEFORE)
        self._arrange()
        self._kind.currentIndexChanged.connect(lambda: self._turn_to_kind())
        self._against.currentIndexChanged.connect(lambda: self._turn_to_other())
        for combo in (self._year, self._part):
            combo.currentIndexChanged.connect(lambda: self.changed.emit())
        for field, _edit in (*self._days, *self._other_days):
            field.edited.connect(self.changed)

    def kind(self) -> SpanKind:
        """How the span is told."""
        return SpanKind(self._kind.currentData())

    def choose_kind(self, kind: SpanKind) -> None:
        """Tell the span in that way."""
        choices.choose(self._kind, kind)

    def against(self) -> Against:
        """What it is compared with."""
        return Against(self._against.currentData()) if self._may_compare else Against.NOTHING

    def allow_comparing(self, may: bool) -> None:
        """Whether another span may stand beside this one."""
        self._may_compare = may
        self._against.setEnabled(may)
        self._arrange()

    def spans(self) -> tuple[Span | None, Span | None]:
        """The span and the one it is compared with; None for what is not asked for or can't be read.

        What is wrong is said beside the field.
        """
        for field, _edit in (*self._days, *self._other_days):
            field.clear()
        span = self._span()
        if span is None:
            return None, None
        against = self.against()
        if against is Against.YEAR_BEFORE:
            return span, spans.year_before(span)
        if against is Against.SPAN_BEFORE:
            return span, spans.span_before(span)
        if against is Against.OTHER:
            other = self._typed(self._other_days)
            return (span, other) if other else (None, None)
        return span, None

    # Inside

    def _span(self) -> Span | None:
        kind = self.kind()
        if kind is SpanKind.LAST_MONTH:
            return spans.month_before(self._today)
        if kind is SpanKind.BETWEEN:
            return self._typed(self._days)
        return spans.span_of(kind, self._year.currentData(), self._part.currentData() or 1)

    def _typed(self, days: Days) -> Span | None:
        problems: Problems = {}
        read = [
            choices.needed_date(edit, self._today, name, problems)
            for name, (_field, edit) in zip(("start", "end"), days, strict=True)
        ]
        start, end = read
        if start is not None and end is not None and end < start:
            problems["end"] = _("The end is before the start.")
        for name, (field, _edit) in zip(("start", "end"), days, strict=True):
            if name in problems:
                field.show_problem(problems[name])
        return (start, end) if start is not None and end is not None and not problems else None

    def _turn_to_kind(self) -> None:
        kind = self.kind()
        if spans.parts(kind) and kind is not SpanKind.YEAR:
            self._fill_parts()
            self._choose_last_part(kind)
        elif kind is SpanKind.BETWEEN:
            self._suggest(self._days, spans.span_of(SpanKind.YEAR, self._year.currentData()))
        self._arrange()
        self.changed.emit()

    def _turn_to_other(self) -> None:
        if self.against() is Against.OTHER:
            span = self._span()
            if span is not None:
                self._suggest(self._other_days, spans.year_before(span))
        self._arrange()
        self.changed.emit()

    def _suggest(self, days: Days, span: Span) -> None:
        """Days to begin with, where none are typed."""
        for (_field, edit), day in zip(days, span, strict=True):
            if not edit.text().strip():
                edit.blockSignals(True)
                edit.setText(format_date(day))
                edit.blockSignals(False)

    def _fill_parts(self) -> None:
        kind = self.kind()
        self._part.blockSignals(True)
        parts = [(capital(spans.part_words(kind, part)), part) for part in spans.parts(kind)]
        choices.fill(self._part, parts, blank=False)
        self._part.blockSignals(False)

    def _choose_last_part(self, kind: SpanKind) -> None:
        """The part of the year that ended last; of an earlier year the last of all."""
        year, part = spans.last_part(kind, self._today)
        chosen = min(self._year.currentData(), year)
        self._quietly(self._year, chosen)
        self._quietly(self._part, part if self._year.currentData() == year else spans.parts(kind)[-1])

    def _quietly(self, combo: QComboBox, value: object) -> None:
        combo.blockSignals(True)
        choices.choose(combo, value)
        combo.blockSignals(False)

    def _arrange(self) -> None:
        """Show what belongs to the kind of span."""
        kind, parts = self.kind(), spans.parts(self.kind())
        self._year.setVisible(bool(parts))
        self._part.setVisible(len(parts) > 1)
        for field, _edit in self._days:
            field.setVisible(kind is SpanKind.BETWEEN)
        for field, _edit in self._other_days:
            field.setVisible(self.against() is Against.OTHER)
        self._box.setVisible(kind is SpanKind.BETWEEN or self.against() is Against.OTHER)
