"""How old the newest verified backup is: a card of the first page."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from osaava_desktop.domain import texts
from osaava_desktop.domain import today as rules
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.glyph import Glyph
from osaava_desktop.services import backups
from osaava_desktop.store.office import Office

_OLD = dt.timedelta(days=7)


class BackupCard(Form):
    """Calm while there is a fresh one; an old one, or none, wants to be noticed.

    ``wanted`` asks for a backup now.
    """

    ui_file = "home_backup.ui"
    backup_card: QFrame
    backup_icon: Glyph
    backup_label: ElidedLabel
    backup_facts_label: ElidedLabel
    backup_button: QToolButton

    wanted = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.backup_button.setVisible(not office.read_only)
        self.backup_button.clicked.connect(self.wanted)

    def show_backup(self, made: dt.datetime | None) -> None:
        """``made`` is when the newest one was made, an aware time; None where there is none."""
        now = self._office.clock()
        fresh = made is not None and now - made < _OLD
        self.backup_icon.show_icon(
            "shield_checkmark" if fresh else "warning", "accent" if fresh else "attention"
        )
        theme.set_role(self.backup_label, "small-strong" if fresh else "attention")
        if made is None:
            self.backup_label.setText(_("No verified backup yet"))
            self.backup_facts_label.setText(_("The whole office is in one file"))
            return
        here = made.astimezone(now.tzinfo)
        when = f"{texts.format_near_date(here.date(), now.date())} {texts.format_time(here.time())}"
        self.backup_label.setText(_("Backup {ago}").format(ago=rules.ago(made, now)))
        self.backup_facts_label.setText(f"{when} · {self._elsewhere(now)}")

    def _elsewhere(self, now: dt.datetime) -> str:
        """How it stands with the second place; a stick that is away is no error."""
        second = backups.second_place(self._office)
        if second is None:
            return _("only on this computer")
        if second.made is None:
            return _("not in the second place yet")
        return _("second place {ago}").format(ago=rules.ago(second.made, now))
