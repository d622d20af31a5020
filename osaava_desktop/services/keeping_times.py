"""For how long each kind of records is kept, as the keeper has settled it; else as the funder's rules say."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from osaava_desktop.domain import data_protection as rules
from osaava_desktop.domain.data_protection import Kept, retention_of
from osaava_desktop.domain.policy import Action, may
from osaava_desktop.errors import refuse
from osaava_desktop.store.models import RetentionRow
from osaava_desktop.store.office import Office


def may_settle(office: Office) -> bool:
    """Whether who is signed in may settle how long records are kept."""
    return not office.read_only and may(office.person, Action.SAVE_RETENTION, office.today)


def years(office: Office) -> Mapping[Kept, int]:
    """The years of every kind."""
    return {**rules.FIRST_YEARS, **{one.kind: one.years for one in office.visible(RetentionRow)}}


def save(office: Office, wanted: Mapping[Kept, int], last_payment_year: int | None) -> None:
    """Settles the years, and the year of the funder's last payment. Raises InvalidInput, a field each."""
    refuse(rules.problems(wanted, last_payment_year))
    known = years(office)
    with office.change(Action.SAVE_RETENTION) as change:
        for kind, number in wanted.items():
            if number != known[kind]:
                change.save(retention_of(kind, number))
        if last_payment_year != office.profile.last_payment_year:
            change.save(replace(office.profile, last_payment_year=last_payment_year))


def evidence_until(office: Office) -> dt.date | None:
    """The last day on which the funder may ask for evidence; None while the last payment has not come."""
    paid = office.profile.last_payment_year
    return None if paid is None else dt.date(paid + years(office)[Kept.EVIDENCE], 12, 31)
