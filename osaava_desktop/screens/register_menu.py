"""What more can be done with a session and with one row of its register: the menus, and their keys."""

from collections.abc import Callable, Collection, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain.cards import Card
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import GroupType, Mark, MovedOn, Register, RegisterRow
from osaava_desktop.domain.outreach import Unnamed
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import shortcuts, tasks
from osaava_desktop.screens.cards import CardsDialog
from osaava_desktop.screens.door import DoorPage
from osaava_desktop.screens.heads import HeadsDialog
from osaava_desktop.screens.name_head import NameHeadDialog
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.register_view import RegisterView
from osaava_desktop.services import cards, certificates, marking, papers
from osaava_desktop.services.marking import Act
from osaava_desktop.store.office import Office

Entry = tuple[str, str, Callable[[], object]]
"""Words, keys, and what is done."""


class RegisterMenu(QObject):
    """Serves the button of the page and the list of the register.

    ``done`` brings an act with its name; ``moved`` a row and why its person stays away; ``cleared`` a row
    whose mark goes; ``closed``: a dialog is.
    """

    done = Signal(str, object)
    moved = Signal(object, object)
    cleared = Signal(object)
    closed = Signal()

    def __init__(
        self,
        page: Page,
        office: Office,
        button: QToolButton,
        view: RegisterView,
        register: Callable[[], Register],
    ) -> None:
        """``register`` gives the register as it is now."""
        super().__init__(page)
        self._page, self._office, self._button, self._view = page, office, button, view
        self._register = register
        button.clicked.connect(lambda: self._open(self.page_entries(), button.rect().bottomLeft(), button))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda _spot: self.open_row_menu())
        for keys, act in (
            ("Ctrl+M", self.open_row_menu),
            ("Ctrl+Return", self.open_client),
            ("Ctrl+D", self.open_door),
            ("Ctrl+K", self.open_cards),
            ("Ctrl+G", self.open_kinds),
            ("Ctrl+H", self.name_head),
        ):
            shortcuts.bind(page, keys, act)

    # The menus

    def page_entries(self) -> Sequence[Entry]:
        """What can be done with the session."""
        found: list[Entry] = [(_("&Door register"), "Ctrl+D", self.open_door)]
        if self._register().group.type is GroupType.CARD_TRAINING:
            found.append((_("&Cards: who passed…"), "Ctrl+K", self.open_cards))
        if not self._register().group.sensitive:
            found.append((_("Certi&ficates of who was present"), "", self.print_certificates))
            words = _("Certificates of a&ll sessions so far")
            found.append((words, "", lambda: self.print_certificates(whole=True)))
        found.append((_("Without a name, by &gender and age…"), "Ctrl+G", self.open_kinds))
        if self._register().unnamed[0]:
            found.append((_("&Name one of them…"), "Ctrl+H", self.name_head))
        return found

    def row_entries(self, row: RegisterRow) -> Sequence[Entry]:
        """What can be done with one row."""
        found: list[Entry] = [
            (_("&Open the client"), "Ctrl+Return", self.open_client),
            (_("Moved to &work"), "", lambda: self.moved.emit(row, MovedOn.WORK)),
            (_("Moved to &studies"), "", lambda: self.moved.emit(row, MovedOn.STUDIES)),
            (_("&Clear the mark"), "Del", lambda: self.cleared.emit(row)),
        ]
        if row.mark is Mark.PRESENT and not self._register().group.sensitive:
            key = row.client.id
            found.append((_("Certi&ficate"), "", lambda: self.print_certificates([key])))
            words = _("Certificate of a&ll sessions so far")
            found.append((words, "", lambda: self.print_certificates([key], whole=True)))
        return found

    def open_row_menu(self) -> None:
        """The menu of the row that the cursor is on."""
        row = self._view.current_row()
        if row is not None:
            spot = self._view.visualRect(self._view.currentIndex()).bottomLeft()
            self._open(self.row_entries(row), spot, self._view.viewport())

    def _open(self, entries: Sequence[Entry], spot: QPoint, over: QWidget) -> None:
        menu = QMenu(self._button)
        for words, keys, act in entries:
            menu.addAction(words, keys).triggered.connect(lambda _on=False, act=act: act())
        menu.exec(over.mapToGlobal(spot))
        menu.deleteLater()

    # What is done

    def open_client(self) -> None:
        """The page of the client that the cursor is on."""
        row = self._view.current_row()
        if row is not None:
            self._page.client_opened.emit(row.client.id)

    def open_door(self) -> None:
        """The register at the door: who comes in is found by a few letters."""
        self._page.opened.emit(DoorPage(self._office, self._register().session.id))

    def open_cards(self) -> None:
        """Who passed, of those present; only of a card training."""
        register = self._register()
        if register.group.type is not GroupType.CARD_TRAINING:
            return
        if not register.count(Mark.PRESENT):
            self._page.said.emit(_("Mark first who was present."), "attention")
            return

        def save(card: Card, passed: Collection[UUID]) -> None:
            words = ngettext("{count} card given", "{count} cards given", len(passed))
            act = cards.give(self._office, register, card, passed)
            self.done.emit(words.format(count=len(passed)), act)

        card = cards.proposed(self._office, register)
        self._run(CardsDialog(register.rows, card, self._office.today, save, self._page))

    def open_kinds(self) -> None:
        """Visitors without a name by gender and age group."""
        register = self._register()

        def save(lines: Sequence[Unnamed]) -> None:
            act: Act = marking.set_kinds(self._office, register, lines)
            self.done.emit(_("visitors without a name"), act)

        self._run(HeadsDialog(marking.unnamed(self._office, register), save, self._page))

    def name_head(self) -> None:
        """One of those without a name gets one."""
        register = self._register()
        if register.unnamed[0]:
            dialog = _NameHere(self._office, register, self._page)
            dialog.tied.connect(self.done)
            self._run(dialog)

    def print_certificates(self, of: Collection[UUID] = (), *, whole: bool = False) -> None:
        """Draw certificates on a thread, and show them."""
        try:
            made = certificates.prepare(self._office, self._register(), of, whole=whole)
        except PlainError as error:
            self._page.said.emit(str(error), "attention")
            return
        language, name = i18n.current(), _("Certificate of attendance")

        def preview(pdf: bytes) -> None:
            self._run(PreviewDialog(name, pdf, f"{name}.pdf", self._page))

        tasks.run(
            self._page,
            _("Drawing the certificates…"),
            lambda _progress: papers.certificates_pdf(made, language),
            preview,
        )

    def _run(self, dialog: CardsDialog | HeadsDialog | NameHeadDialog | PreviewDialog) -> None:
        dialog.exec()
        dialog.deleteLater()
        self._page.refresh()
        self.closed.emit()


class _NameHere(NameHeadDialog):
    """Names a head of a register: an act of it, which ``tied`` brings with its name."""

    tied = Signal(str, object)

    def __init__(self, office: Office, register: Register, parent: Page) -> None:
        super().__init__(office, Unnamed(session=register.session.id), parent)
        self._register = register

    def tie(self, person: Client, was_new: bool) -> None:
        """As an act that is undone with the others."""
        act = marking.name_head(self._office, self._register, person, was_new=was_new)
        self.tied.emit(_("{name} present").format(name=person.family_name), act)
