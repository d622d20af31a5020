"""A client's groups: rosters, marks by kind, and where the client walked in."""

from osaava_desktop.domain.groups import (
    Attendance,
    Group,
    GroupMember,
    GroupType,
    Mark,
    Session,
    SessionState,
)
from osaava_desktop.services import client_groups, groups
from osaava_desktop.store.office import Office
from tests.services.invented import Builder, day


def test_groups_of_a_client(office: Office) -> None:
    build = Builder(office)
    aino = build.client("Lehtonen")
    names = ("Walk", "Left", "Once", "Never", "Over")
    ended = {"Over": day("2026-01-31")}
    walk, left, once, never, _over = (
        build.add(Group(name=name, type=GroupType.NATURE, ended=ended.get(name))) for name in names
    )
    member = build.add(GroupMember(group=walk.id, client=aino.id, joined=day("2026-01-01")))
    build.add(GroupMember(group=left.id, client=aino.id, joined=day("2025-01-01"), left=day("2025-02-01")))
    marks = (Mark.PRESENT, Mark.PRESENT, Mark.ABSENT, Mark.EXCUSED)
    for number, mark in enumerate(marks, start=10):
        held = build.add(Session(group=walk.id, on=day(f"2026-01-{number}"), state=SessionState.HELD))
        build.marks(held.id, mark, aino)
    for state in (SessionState.HELD, SessionState.CANCELLED):
        walked = build.add(Session(group=once.id, on=day("2026-01-20"), state=state, reason="ill"))
        build.marks(walked.id, Mark.PRESENT, aino)
    unmarked = build.add(Session(group=never.id, on=day("2026-01-21"), state=SessionState.HELD))
    build.add(Attendance(session=unmarked.id, client=aino.id))
    lines = client_groups.of_client(office, aino.id)
    assert [
        (line.group.name, line.is_on_roster, line.present, line.absent, line.excused) for line in lines
    ] == [
        ("Walk", True, 2, 1, 1),
        ("Left", False, 0, 0, 0),
        ("Once", False, 1, 0, 0),
    ]
    assert [line.last for line in lines] == [day("2026-01-11"), None, day("2026-01-20")]
    assert lines[2].member is None
    assert client_groups.count(office, aino.id) == 3
    assert [group.name for group in client_groups.to_join(office, aino.id)] == ["Left", "Never", "Once"]
    groups.leave(office, member, day("2026-01-15"))
    assert not client_groups.of_client(office, aino.id)[0].is_on_roster
