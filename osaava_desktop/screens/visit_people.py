"""The people met by name on the form of a visit: found or made as one types, listed, taken off again."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QPushButton

from osaava_desktop.domain import visits
from osaava_desktop.domain.clients import Client
from osaava_desktop.i18n import _
from osaava_desktop.screens import office_choices, outreach_columns, shortcuts
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.tables import RowTable
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.person_box import PersonBox
from osaava_desktop.store.office import Office


class VisitPeople(QObject):
    """Leads the field and the list below it.

    ``shown`` says that others are listed now, ``changed`` that the user has brought it about.
    """

    shown = Signal()
    changed = Signal()

    def __init__(
        self, office: Office, field: Field, view: RowView, none: QLabel, remove: QPushButton
    ) -> None:
        """``field`` holds the box that finds people; ``none`` stands where nobody is listed."""
        super().__init__(field)
        box = field.edit
        assert isinstance(box, PersonBox)
        self._field, self._box, self._view, self._none, self._remove = field, box, view, none, remove
        self._table: RowTable[Client] = RowTable(outreach_columns.of_people(), lambda one: one.id)
        view.set_table(self._table)
        view.horizontalHeader().hide()
        box.set_source(lambda text: office_choices.visitors_found(office, text))
        box.picked.connect(self.add)
        remove.clicked.connect(self.remove)
        view.chosen.connect(lambda one: remove.setEnabled(one is not None))
        shortcuts.bind(view, "Del", self.remove)

    def people(self) -> tuple[Client, ...]:
        """Who is listed, in order; new visitors too."""
        return tuple(self._table.rows())

    def show(self, people: Sequence[Client]) -> None:
        """List these people; the field is empty."""
        self._box.reset()
        self._list(people)

    def add(self, person: Client) -> None:
        """Put a person on the list; the field waits for the next one."""
        if visits.is_listed(person, self.people()):
            self._field.show_problem(_("{name} is on the list already.").format(name=person.name))
            return
        self.show([*self.people(), person])
        self._view.choose(person.id)
        self.changed.emit()

    def remove(self) -> None:
        """Take the chosen person off the list."""
        person: Client | None = self._view.current_row()
        if person is None:
            return
        line = self._view.currentIndex().row()
        self._list([one for one in self.people() if one.id != person.id])
        left = self.people()
        if left:
            self._view.choose(left[min(line, len(left) - 1)].id)
        (self._view if left else self._box).setFocus()
        self.changed.emit()

    def _list(self, people: Sequence[Client]) -> None:
        self._view.reload(people)
        self._view.setVisible(bool(people))
        self._none.setVisible(not people)
        self._remove.setEnabled(self._view.current_row() is not None)
        self.shown.emit()
