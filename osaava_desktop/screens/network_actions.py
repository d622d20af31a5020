"""What was agreed on at meetings and is still to be done."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from osaava_desktop.domain.meetings import ActionLine, days_late
from osaava_desktop.domain.partners import AgreedAction
from osaava_desktop.domain.texts import format_number
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import network_columns, shortcuts
from osaava_desktop.screens.meeting import MeetingPage
from osaava_desktop.screens.network_list import Columns, ListWords, NetworkList
from osaava_desktop.screens.record_page import RecordPage
from osaava_desktop.services import meetings
from osaava_desktop.store.office import Office

WHAT, WHO, DUE, MEETING = range(4)


class ActionsTab(NetworkList):
    """The first to be due first; Space says that it is done, and once more that it is not."""

    name = "agreed"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self.own_chip = self.add_chip(_("Own"), _("Only what you do yourself"))
        self.late_chip = self.add_chip(_("Late"))
        self.done_chip = self.add_chip(_("Done too"))
        shortcuts.bind(self.row_view, "Space", self.tick)

    def make_words(self) -> ListWords:
        """What it says of itself."""
        return ListWords(
            title=_("Agreed"),
            search=_("Search what was agreed on"),
            icon="tasks_app",
            empty=(
                _("Nothing to do"),
                _("What is agreed on at meetings stands here until it is done."),
            ),
            new=_("&New meeting"),
            new_key=_("new meeting"),
            binned=_("It is agreed on no more"),
            back=_("It is back in the list"),
        )

    def make_columns(self) -> Columns:
        """Its columns."""
        columns = network_columns.of_actions(self.office.today)
        return Columns(columns=columns, giving_way=(MEETING,), growing=(WHAT,), whole=(DUE,))

    def acts(self) -> Sequence[tuple[str, str]]:
        """Done, by Space."""
        return [(_("Space"), _("done"))]

    def facts(self) -> str:
        """How much is to be done, and how much of it is late."""
        to_do = [line.action for line in self.lines() if line.action.done is None]
        late = sum(bool(days_late(action, self.office.today)) for action in to_do)
        words = ngettext("{count} thing to do", "{count} things to do", len(to_do))
        words = words.format(count=format_number(len(to_do)))
        of_them = _("{count} late").format(count=format_number(late))
        return f"{words} · {of_them}" if late else words

    def read(self) -> Sequence[ActionLine]:
        """All that was agreed on."""
        return meetings.actions(self.office)

    def record(self, line: Any) -> AgreedAction:  # noqa: ANN401 - a line of this list
        """The action of a line."""
        action: AgreedAction = line.action
        return action

    def is_wanted(self, line: Any, area: UUID | None) -> bool:  # noqa: ANN401
        """Whether the chips and the area let a line through."""
        action = line.action
        return (
            (action.done is None or self.done_chip.isChecked())
            and (not self.own_chip.isChecked() or action.worker == self.office.person.id)
            and (not self.late_chip.isChecked() or days_late(action, self.office.today) > 0)
            and (area is None or line.meeting.area == area)
        )

    def make_page(self, record: Any) -> RecordPage:  # noqa: ANN401
        """The page of the meeting where it was agreed on; a new meeting for None."""
        meeting = meetings.get(self.office, record.meeting).meeting if record else None
        return MeetingPage(self.office, meeting)

    def tick(self) -> None:
        """What is chosen is done, or not after all."""
        line = self.row_view.current_row()
        if line is None:
            return
        try:
            action = meetings.tick(self.office, line.action)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self.row_view.keeping_place(self.reload)
        self.focus_list()
        self.said.emit(_("Done today") if action.done else _("Still to be done"), "good")

    def put(self, record: Any) -> Any:  # noqa: ANN401
        """It was not agreed on."""
        return meetings.drop(self.office, record)

    def take_back(self, record: Any) -> Any:  # noqa: ANN401
        """It was, after all."""
        return meetings.take_back(self.office, record)
