"""What is written on the rail of a register: saved as a field is left; what is refused stays."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from osaava_desktop.domain.groups import Register
from osaava_desktop.domain.guidance import MinutesError, parse_minutes
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import messages
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.register_rail import RegisterRail
from osaava_desktop.services import marking
from osaava_desktop.services.marking import Act
from osaava_desktop.store.office import Office


class RegisterWriting(QObject):
    """Saves unnamed heads, topic, length and note. ``done`` brings an act with its name and kind."""

    done = Signal(str, object, str)

    def __init__(
        self, page: Page, office: Office, rail: RegisterRail, register: Callable[[], Register]
    ) -> None:
        """``register`` gives the register as it is now."""
        super().__init__(page)
        self._page, self._office, self._rail, self._register = page, office, rail, register
        rail.unnamed_changed.connect(self.save_unnamed)
        rail.written.connect(self.save_text)

    def save_unnamed(self, heads: int, new: int) -> None:
        """Save both numbers, if they go together; else say so beside them."""
        self._rail.show_problem("")
        if (heads, new) != self._register().unnamed:
            words = _("{heads} without a name, {new} of them new").format(heads=heads, new=new)
            self._save(
                lambda: marking.set_unnamed(self._office, self._register(), heads, new),
                words,
                "unnamed",
                self._rail.show_problem,
            )
        self._tell()

    def save_text(self, name: str, text: str) -> None:
        """Save topic, minutes or note; or say beside the field why not."""
        labels = {"topic": _("topic"), "minutes": _("length"), "note": _("note")}

        def write() -> Act:
            value = text if name != "minutes" else parse_minutes(text) if text.strip() else None
            return marking.write(self._office, self._register(), **{name: value})

        self._save(write, labels[name], name, lambda sentence: self._rail.refuse_text(name, sentence))
        self._tell()

    def is_dirty(self) -> bool:
        """Whether something could not be saved; what can be is saved on the way."""
        self._rail.leave_fields()
        return self._rail.is_dirty()

    def save(self) -> bool:
        """Try once more to save what was refused."""
        self.save_unnamed(*self._rail.unnamed())
        return not self.is_dirty()

    def discard(self) -> None:
        """Let go what was refused."""
        self._rail.forget_texts()
        self._tell()

    def _save(self, write: Callable[[], Act], name: str, kind: str, refuse: Callable[[str], None]) -> None:
        try:
            act = write()
        except (MinutesError, InvalidInput) as error:
            refuse(str(error))
        except PlainError as error:
            messages.show_error(self._page, error)
        else:
            self.done.emit(name, act, kind)

    def _tell(self) -> None:
        self._page.dirty_changed.emit(self._rail.is_dirty())
