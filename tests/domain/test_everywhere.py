"""Looking everywhere: every word is held, what begins with the words comes first, few of each kind."""

from osaava_desktop.domain import everywhere as rules
from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.everywhere import Entry, Kind
from osaava_desktop.domain.records import new_id


def entry(kind: Kind, name: str, beside: str = "") -> Entry:
    """Something of that name."""
    return Entry(kind=kind, id=new_id(), name=name, beside=beside, text=folded(f"{name} {beside}"))


def names(entries: rules.Entries, text: str) -> dict[Kind, list[str]]:
    """What is found, by kind."""
    return {found.kind: [one.name for one in found.entries] for found in rules.find(entries, text)}


def test_every_word_is_held_whatever_the_marks_and_letters() -> None:
    entries = {
        Kind.GROUP: [entry(Kind.GROUP, "Äitiryhmä", "Kuopio"), entry(Kind.GROUP, "Isäryhmä", "Kuopio")]
    }
    assert names(entries, "KUO aiti") == {Kind.GROUP: ["Äitiryhmä"]}
    assert names(entries, "ryhma") == {Kind.GROUP: ["Äitiryhmä", "Isäryhmä"]}
    assert names(entries, "kuopio varkaus") == {}
    assert rules.find(entries, "  ") == []


def test_kinds_stand_in_their_order_and_what_begins_with_the_word_comes_first() -> None:
    entries = {
        Kind.PLACE: [entry(Kind.PLACE, "Tori")],
        Kind.CLIENT: [entry(Kind.CLIENT, "Aalto, Tor"), entry(Kind.CLIENT, "Torvinen, Aino")],
    }
    assert list(names(entries, "tor")) == [Kind.CLIENT, Kind.PLACE]
    assert names(entries, "tor")[Kind.CLIENT] == ["Torvinen, Aino", "Aalto, Tor"]


def test_only_the_first_ones_are_shown_but_all_are_counted() -> None:
    entries = {Kind.SHEET: [entry(Kind.SHEET, f"A-2026-{number:04}") for number in range(20)]}
    (found,) = rules.find(entries, "2026")
    assert (len(found.entries), found.count) == (rules.MOST, 20)


def test_a_phone_number_is_found_however_it_is_grouped() -> None:
    client = Entry(kind=Kind.CLIENT, id=new_id(), name="Aalto", beside="", text="aalto a-1001 0445550142")
    assert rules.find({Kind.CLIENT: [client]}, "044-555")[0].entries == (client,)
