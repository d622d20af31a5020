"""A list's columns in the room that there is: some give way in a narrow window, one grows in a wide one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject

from osaava_desktop.screens.list_view import RowView


class ColumnFitter(QObject):
    """Fits the columns of a view whenever its width changes; the table must be set."""

    def __init__(
        self, view: RowView, giving_way: Sequence[int], growing: Sequence[int], whole: Sequence[int]
    ) -> None:
        """``giving_way``: hidden one after the other until the rest fits; the first of ``growing`` that
        is shown takes the room that is left. ``whole`` keep their width; the others give way together."""
        super().__init__(view)
        self._view, self._giving_way, self._growing, self._whole = view, giving_way, growing, whole
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The width has changed."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False

    def fit(self) -> None:
        """Hide what there is no room for; what may be narrower gives way evenly, or one takes the rest."""
        view, columns, room = self._view, self._view.table().columns, self._view.viewport().width()
        shown = list(range(len(columns)))
        for place in self._giving_way:
            if sum(view.width_of(one) for one in shown) > room:
                shown.remove(place)
        need = sum(view.width_of(place) for place in shown)
        kept = sum(view.width_of(place) for place in shown if place in self._whole)
        last = next(place for place in self._growing if place in shown)
        for place in range(len(columns)):
            if view.isColumnHidden(place) != (place not in shown):
                view.setColumnHidden(place, place not in shown)
            width = view.width_of(place)
            if place not in self._whole and need > room:
                width = width * max(room - kept, 0) // (need - kept)
            view.setColumnWidth(place, width + (room - need if place == last and room > need else 0))
