"""What was done on a register, act by act, so that each can be undone by its name and done again."""

from osaava_desktop.services import marking
from osaava_desktop.services.marking import Act
from osaava_desktop.store.office import Office


class RegisterActs:
    """The acts of one page. Both ways raise a PlainError when the file refuses; nothing is lost then."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._done: list[tuple[str, Act, str]] = []
        self._undone: list[tuple[str, Act, str]] = []

    def add(self, name: str, act: Act, kind: str = "") -> None:
        """An act done just now. Several of one ``kind`` in a row, as when typing a number, are one."""
        if kind and self._done and self._done[-1][2] == kind:
            before = self._done.pop()[1]
            act = Act(session=act.session, client=act.client, entries=(*before.entries, *act.entries))
        self._done.append((name, act, kind))
        self._undone.clear()

    def next_undo(self) -> str:
        """The name of what would be undone; empty where there is nothing."""
        return self._done[-1][0] if self._done else ""

    def undo(self) -> tuple[str, Act] | None:
        """Take the last act back; None where there is none."""
        if not self._done:
            return None
        name, act, _kind = self._done[-1]
        marking.take_back(self._office, act)
        self._undone.append(self._done.pop())
        return name, act

    def redo(self) -> tuple[str, Act] | None:
        """Do again what was taken back last; None where there is nothing."""
        if not self._undone:
            return None
        name, act, _kind = self._undone[-1]
        marking.do_again(self._office, act)
        self._done.append(self._undone.pop())
        return name, act

    def forget(self) -> None:
        """Nothing is undone from here any more: another register is in sight."""
        self._done.clear()
        self.forget_undone()

    def forget_undone(self) -> None:
        """What was taken back is not done again: the register may have changed since."""
        self._undone.clear()
