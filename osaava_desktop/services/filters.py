"""Filters of lists that a person keeps: under names, and the one that was on last."""

from dataclasses import replace

from osaava_desktop.domain.checks import Problems, folded, need, short, tidied
from osaava_desktop.domain.clients import SavedFilter
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.errors import refuse
from osaava_desktop.services import drafts
from osaava_desktop.store.models import SavedFilterRow
from osaava_desktop.store.office import Office

NAME_LENGTH = 60


def of_page(office: Office, page: str) -> list[SavedFilter]:
    """The filters that the person signed in keeps for a page, by name."""
    own = (SavedFilterRow.person == office.person.id) & (SavedFilterRow.page == page)
    found: list[SavedFilter] = list(office.visible(SavedFilterRow).where(own))
    return sorted(found, key=lambda one: name_key(one.name))


def save(office: Office, page: str, name: str, content: str) -> SavedFilter:
    """Keeps a filter under a name; one of the same name is replaced. Raises InvalidInput at `name`."""
    kept = tidied(SavedFilter(person=office.person.id, page=page, name=name, content=content))
    problems: Problems = {}
    need(problems, "name", kept.name)
    short(problems, "name", kept.name, NAME_LENGTH)
    refuse(problems)
    same = [one for one in of_page(office, page) if folded(one.name) == folded(kept.name)]
    if same:
        kept = replace(same[0], name=kept.name, content=content)
    with office.change(Action.SAVE_FILTER, kept.id) as change:
        return change.save(kept)


def put_in_bin(office: Office, kept: SavedFilter) -> SavedFilter:
    """Takes a filter out of the menu."""
    with office.change(Action.BIN, kept.id) as change:
        return change.put_in_bin(kept)


def take_back(office: Office, kept: SavedFilter) -> SavedFilter:
    """Takes a filter out of the bin."""
    with office.change(Action.RESTORE, kept.id) as change:
        return change.take_back(kept)


def keep_last(office: Office, page: str, content: str) -> None:
    """Remembers what is on, for the next time that the person opens the page."""
    drafts.keep(office, _last(page), {"filter": content})


def last(office: Office, page: str) -> str:
    """What was on when the person last used the page; empty at first."""
    found = drafts.find(office, _last(page))
    return str(found[0].get("filter", "")) if found else ""


def _last(page: str) -> str:
    return f"filter {page}"
