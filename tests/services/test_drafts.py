"""Drafts that can't be read: nothing is offered, and the next one takes their place."""

import pytest

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
