"""What a frozen report keeps: packed members, and the words of what has changed since."""

from hypothesis import given
from hypothesis import strategies as st

from osaava_desktop.domain import frozen, late_changes
from osaava_desktop.domain.figures import Figure
from osaava_desktop.domain.frozen import Pseudonym
from osaava_desktop.domain.late_changes import Cause, LateChange, Thing, Why

DIGITS = st.text("0123456789abcdef", min_size=16, max_size=16)
MEMBER = st.builds(Pseudonym, row=DIGITS, client=st.just("") | DIGITS, times=st.integers(1, 500))


@given(st.lists(MEMBER, unique_by=lambda one: one.row))
def test_members_come_back_as_they_were_packed(members: list[Pseudonym]) -> None:
    text = frozen.packed(members)
    assert frozen.unpacked(text) == {one.row: one for one in members}
    assert text == frozen.packed(list(reversed(members)))  # in no order that tells


def test_what_is_one_clients_is_written_together() -> None:
    rows = [Pseudonym(row=f"{number:016x}", client="c" * 16) for number in (2, 1)]
    assert frozen.packed(rows) == f"{'c' * 16}:{1:016x},{2:016x}"


def test_pages_of_a_paper() -> None:
    assert frozen.page_count(b"/Type /Page\n/Type /Pages /Type/Page>>") == 2


def test_causes_that_read_alike_are_one() -> None:
    one = Cause(why=Why.ENTERED, by=1, thing=Thing.ATTENDANCE, number="A-1")
    other = Cause(why=Why.ENTERED, by=1, thing=Thing.ATTENDANCE, number="A-2")
    assert [(cause.by, cause.number) for cause in late_changes.merged([one, other, one])] == [
        (2, "A-1"),
        (1, "A-2"),
    ]


def test_the_words_of_a_difference() -> None:
    change = LateChange(
        then=Figure(key="visits", n=5, of=100), now=Figure(key="visits", n=4, of=None), causes=()
    )
    assert late_changes.sentence(change, Cause(why=Why.REMOVED, by=-1)) == "−1 Visits: removed for good"
    base = late_changes.cause_words(change, Cause(why=Why.BASE, by=0))
    assert base == "the base has changed: 100 → –"
