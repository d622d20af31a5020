"""Drafts that can't be read: nothing is offered, and the next one takes their place."""

import datetime as dt
from dataclasses import replace

import pytest

from osaava_desktop.errors import NotAllowed
from osaava_desktop.services import drafts
from osaava_desktop.store.office import Office

FORM = "mapping new"


@pytest.mark.parametrize("content", ["", "{", "[]", "3", "null"])
def test_a_draft_that_cannot_be_read_is_none(office: Office, content: str) -> None:
    with office.draft() as kept:
        kept.keep(FORM, content)
    assert drafts.find(office, FORM) is None
    drafts.keep(office, FORM, {"note": "Åäö 🙂"})
    found = drafts.find(office, FORM)
    assert found is not None
    assert found[0] == {"note": "Åäö 🙂"}


def test_who_has_left_reads_and_keeps_no_drafts(office: Office) -> None:
    drafts.keep(office, FORM, {"note": "x"})
    office.person = replace(office.person, ended=office.today - dt.timedelta(days=1))
    with pytest.raises(NotAllowed):
        drafts.find(office, FORM)
    with pytest.raises(NotAllowed):
        drafts.keep(office, FORM, {"note": "y"})
