"""Everybody who works here or has: role, area, days in post, and who has a key to the office file."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from osaava_desktop.domain.people import Person
from osaava_desktop.domain.texts import capital, format_date, format_near_date, format_time
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import people_keys
from osaava_desktop.screens.choices import Choice
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.staff import StaffDialog
from osaava_desktop.screens.tables import Column, Mark, RowTable
from osaava_desktop.screens.widgets.glyph import Glyph
from osaava_desktop.services import areas, keys, people, recovery
from osaava_desktop.services.keys import Member
from osaava_desktop.store.office import Office

NAME, ROLE, AREA, POST, KEY, SEEN = range(6)


class PeoplePage(Page):
    """Lists the staff; a keeper adds and changes them and their keys, others read, each changes one's own."""

    ui_file = "people.ui"
    mine_button: QPushButton
    change_button: QPushButton
    give_button: QPushButton
    take_button: QPushButton
    new_button: QPushButton
    row_view: RowView
    recovery_glyph: Glyph
    recovery_label: QLabel
    try_button: QPushButton
    print_button: QPushButton
    recovery_frame: QWidget

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._areas = {area.id: area.name for area in areas.areas(office)}
        self._members: list[Member] = []
        self._may_keep = keys.may_keep(office)
        self.row_view.set_table(RowTable(self._columns(), lambda member: member.person.id), NAME)
        self.row_view.setAccessibleName(_("People and keys"))
        ColumnFitter(self.row_view, (POST, AREA, SEEN), (NAME,), (KEY,))
        for button in (self.change_button, self.give_button, self.take_button, self.new_button):
            button.setVisible(self._may_keep)
        self.recovery_frame.setVisible(self._may_keep)
        self._connect()

    def _connect(self) -> None:
        self.row_view.opened.connect(self.change)
        self.row_view.chosen.connect(lambda _member: self._show_buttons())
        self.change_button.clicked.connect(lambda: self.change(self.row_view.current_row()))
        self.give_button.clicked.connect(self.give)
        self.take_button.clicked.connect(self.take)
        self.new_button.clicked.connect(self.new_record)
        self.mine_button.clicked.connect(self.change_mine)
        self.print_button.clicked.connect(self.print_paper)
        self.try_button.clicked.connect(self.try_paper)

    # What the shell asks

    def title(self) -> str:
        """What it is of."""
        return _("People and keys")

    def facts(self) -> str:
        """How many work here now, and how many have a key."""
        here = sum(member.in_post for member in self._members)
        held = sum(member.has_key for member in self._members)
        words = ngettext("{count} person in post", "{count} people in post", here).format(count=here)
        kept = ngettext("{count} key", "{count} keys", held).format(count=held)
        return f"{words} · {kept}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        kept = [("Enter", _("changes")), ("Ctrl+Shift+N", _("new person")), ("Ctrl+P", _("recovery key"))]
        return [*(kept if self._may_keep else []), ("Esc", _("back"))]

    def activated(self) -> None:
        """The list with what has changed since."""
        self.refresh()
        if self.row_view.current_row() is None and self._members:
            self.row_view.choose(self._members[0].person.id)
        self.row_view.setFocus()

    def refresh(self) -> None:
        """Read everything anew."""
        self._members = keys.members(self._office)
        self.row_view.reload(self._members)
        self._show_buttons()
        self._show_recovery()
        self.heading_changed.emit()

    # Slots

    def new_record(self) -> None:
        """Somebody new."""
        if self._may_keep:
            self._edit(Person(name="", started=self._office.today), _("A key is given afterwards."))

    def change(self, member: Member | None) -> None:
        """What is known of them."""
        if member is None or not self._may_keep:
            return
        words = _("Whoever leaves keeps the key until it is taken away.") if member.has_key else ""
        self._edit(member.person, words)

    def give(self) -> None:
        """A key for the one chosen."""
        member = self.row_view.current_row()
        if isinstance(member, Member) and people_keys.give(self, self._office, member.person):
            self._tell(_("{name} has a key now.").format(name=member.person.name))

    def take(self) -> None:
        """No key any more for the one chosen."""
        member = self.row_view.current_row()
        if isinstance(member, Member) and people_keys.take(self, self._office, member.person):
            self._tell(_("{name} has no key any more.").format(name=member.person.name))

    def change_mine(self) -> None:
        """One's own passphrase."""
        if people_keys.change_mine(self, self._office):
            self._tell(_("Your passphrase is changed."))

    def print_paper(self) -> None:
        """A new recovery key."""
        if self._may_keep and people_keys.print_recovery_key(self, self._office):
            self._tell(_("The recovery key opens the office file now."))

    def try_paper(self) -> None:
        """Does the paper open a backup?"""
        sentence = people_keys.try_recovery_key(self, self._office)
        if sentence:
            self._tell(sentence)

    def _edit(self, person: Person, about_key: str) -> None:
        offered: list[Choice] = [(name, key) for key, name in self._areas.items()]
        dialog = StaffDialog(
            self._office, person, offered, lambda one: people.save(self._office, one), about_key, self
        )
        saved = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if saved:
            self._tell(_("Saved"))
            self.row_view.choose(person.id)

    def _tell(self, sentence: str) -> None:
        self.refresh()
        self.said.emit(sentence, "good")
        self.row_view.setFocus()

    # What it shows

    def _show_buttons(self) -> None:
        member = self.row_view.current_row()
        there = isinstance(member, Member)
        self.change_button.setEnabled(there)
        self.give_button.setEnabled(isinstance(member, Member) and member.in_post)
        self.take_button.setEnabled(isinstance(member, Member) and member.has_key)

    def _show_recovery(self) -> None:
        there = recovery.exists(self._office)
        icon, tint = ("shield_checkmark", "accent") if there else ("warning", "attention")
        self.recovery_glyph.show_icon(icon, tint)
        self.recovery_label.setText(
            _("A recovery key is printed. Try once a year whether the paper opens a backup.")
            if there
            else _("No recovery key yet: if every passphrase is forgotten, nothing opens the file.")
        )
        self.try_button.setVisible(there)

    def _columns(self) -> list[Column[Member]]:
        today = self._office.today
        return [
            Column(title=_("Name"), value=lambda one: one.person.name, width=180, strong=True),
            Column(title=_("Role"), value=lambda one: capital(one.person.role.label), width=150),
            Column(title=_("Area"), value=self._area_of, width=190),
            Column(title=_("In post"), value=_post, width=180, quiet=True),
            Column(title=_("Key"), value=lambda _one: "", marks=_marks, width=190),
            Column(
                title=_("Last signed in"),
                value=lambda one: _moment(one.signed_in, today),
                sort=lambda one: one.signed_in,
                width=160,
                quiet=True,
            ),
        ]

    def _area_of(self, member: Member) -> str:
        return self._areas.get(member.person.area, "") if member.person.area else ""


def _moment(at: dt.datetime | None, today: dt.date) -> str:
    return f"{format_near_date(at.date(), today)} {format_time(at.time())}" if at else "–"


def _post(member: Member) -> str:
    """The days in post."""
    started, ended = member.person.started, member.person.ended
    if started is None and ended is None:
        return _("in post")
    return "–".join(format_date(day) if day else "" for day in (started, ended))


def _marks(member: Member) -> Sequence[Mark]:
    """Whether they have a key, and whether they should."""
    if member.has_key and not member.in_post:
        return [Mark(icon="warning", text=_("has left with a key"), kind="attention")]
    if member.has_key:
        return [Mark(icon="key", text=_("has a key"), kind="accent")]
    return [Mark(icon="subtract", text=_("no key"))]
