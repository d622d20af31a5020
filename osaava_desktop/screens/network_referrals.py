"""The list of referrals: which clients were sent to which partners, and what came of it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from osaava_desktop.domain import referrals as rules
from osaava_desktop.domain.partners import Referral, ReferralState
from osaava_desktop.domain.referrals import ReferralLine
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import network_columns, shortcuts
from osaava_desktop.screens.day import DayDialog
from osaava_desktop.screens.network_list import Columns, ListWords, NetworkList
from osaava_desktop.screens.record_page import RecordPage
from osaava_desktop.screens.referral import ReferralPage
from osaava_desktop.services import referrals
from osaava_desktop.store.office import Office

CLIENT, NUMBER, PARTNER, WHAT, STATE, SINCE, WORKER = range(7)


class ReferralsTab(NetworkList):
    """The open ones first; Ctrl+D takes the one chosen a state further."""

    name = "referrals"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self.own_chip = self.add_chip(_("Own"), _("Only what you have done yourself"))
        states = [(capital(one.label), one) for one in ReferralState]
        self.state_chip = self.add_menu_chip(_("State"), states)
        self.open_chip = self.add_chip(_("Under way"))
        self.late_chip = self.add_chip(_("No answer"), _("Sent over two weeks ago, and no answer yet"))
        shortcuts.bind(self.row_view, "Ctrl+D", self.move_on)

    def make_words(self) -> ListWords:
        """What it says of itself."""
        return ListWords(
            title=_("Referrals"),
            search=_("Search referrals"),
            icon="send",
            empty=(
                _("No referrals yet"),
                _("Clients sent on to a partner stand here, until it is done or refused."),
            ),
            new=_("&New referral"),
            new_key=_("new referral"),
            binned=_("The referral is in the bin"),
            back=_("The referral is back in the list"),
        )

    def make_columns(self) -> Columns:
        """Its columns."""
        columns = network_columns.of_referrals(self.office.today)
        giving_way, whole = (WORKER, NUMBER, WHAT), (STATE, SINCE)
        return Columns(columns=columns, giving_way=giving_way, growing=(WHAT, PARTNER), whole=whole)

    def acts(self) -> Sequence[tuple[str, str]]:
        """A state further."""
        return [("Ctrl+D", _("next state"))]

    def facts(self) -> str:
        """How many are open, and how many of them without an answer for long."""
        held = [line.referral for line in self.lines()]
        open_ones = sum(map(rules.is_open, held))
        late = sum(bool(rules.days_late(one, self.office.today)) for one in held)
        words = ngettext("{count} open referral", "{count} open referrals", open_ones)
        words = words.format(count=format_number(open_ones))
        of_them = _("{count} without an answer").format(count=format_number(late))
        return f"{words} · {of_them}" if late else words

    def read(self) -> Sequence[ReferralLine]:
        """All referrals."""
        return referrals.listing(self.office)

    def record(self, line: Any) -> Referral:  # noqa: ANN401 - a line of this list
        """The referral of a line."""
        referral: Referral = line.referral
        return referral

    def is_wanted(self, line: Any, area: UUID | None) -> bool:  # noqa: ANN401
        """Whether the chips and the area let a line through."""
        referral = line.referral
        return (
            (not self.own_chip.isChecked() or referral.worker == self.office.person.id)
            and self.state_chip.value() in (None, referral.state)
            and (not self.open_chip.isChecked() or rules.is_open(referral))
            and (not self.late_chip.isChecked() or rules.days_late(referral, self.office.today) > 0)
            and (area is None or referral.area == area)
        )

    def make_page(self, record: Any) -> RecordPage:  # noqa: ANN401
        """The page of a referral."""
        return ReferralPage(self.office, record)

    def move_on(self) -> None:
        """Ask for the day on which the referral chosen came to its next state; refusing has its own page."""
        line = self.row_view.current_row()
        state = rules.next_state(line.referral.state) if line is not None else None
        if line is None or state is None:
            return

        def move(day: dt.date) -> None:
            referrals.move(self.office, line.referral, state, day)

        sentence = f"{line.name} → {line.partner}"
        dialog = DayDialog(capital(state.label), sentence, self.office.today, move, self)
        if dialog.propose(self.office.today).exec():
            self.row_view.keeping_place(self.reload)
            self.focus_list()
            self.said.emit(_("The referral is now: {state}").format(state=state.label), "good")
        dialog.deleteLater()

    def put(self, record: Any) -> Any:  # noqa: ANN401
        """Put a referral into the bin."""
        return referrals.put_in_bin(self.office, record)

    def take_back(self, record: Any) -> Any:  # noqa: ANN401
        """Take a referral out of it."""
        return referrals.take_back(self.office, record)
