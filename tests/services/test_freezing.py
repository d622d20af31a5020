"""Reports that were sent: frozen whole, never altered, superseded with a reason; what has changed since."""

import dataclasses
import hashlib
from datetime import timedelta
from uuid import UUID

import pytest

from osaava_desktop.domain import late_changes as rules
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import Scope, year_scope
from osaava_desktop.domain.frozen import FrozenReport
from osaava_desktop.domain.groups import Group, GroupType, Mark, Session, SessionState
from osaava_desktop.domain.late_changes import Why
from osaava_desktop.domain.openings import Opening, Place
from osaava_desktop.domain.outreach import Channel, Visit
from osaava_desktop.domain.participations import StartStatus
from osaava_desktop.domain.pathways import PathwayStep, PathwayType, StepState
from osaava_desktop.domain.people import Role
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.targets import CounterKind, Indicator, counter_of, target_of
from osaava_desktop.domain.words import Answer, Language
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.errors import InvalidInput, NotAllowed
from osaava_desktop.services import (
    areas,
    attachments,
    checking,
    clients,
    figures,
    freezing,
    guidance,
    late_changes,
    papers,
    participations,
    targets,
    yearly,
)
from osaava_desktop.store import attachments as files
from osaava_desktop.store.models import TABLES, AttachmentRow, ClientRow, FrozenFigureRow, FrozenReportRow
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, day

YEAR = year_scope(2025)


@dataclasses.dataclass
class World:
    """An office with some work of 2025, all of it before the report is sent."""

    build: Builder
    one: Client
    two: Client
    outsider: Client
    session: Session

    @property
    def office(self) -> Office:
        return self.build.office


@pytest.fixture
def world(office: Office) -> World:
    build = Builder(office)
    born = day("1980-05-05")
    one, two, outsider = (build.client(name, birth_date=born) for name in ("Lehtonen", "Öhman", "Virta"))
    build.participation(one, "2025-02-01", area=KUOPIO.id, minority=Answer.YES)
    build.participation(two, "2025-03-01", area=KUOPIO.id, status=StartStatus.UNEMPLOYED)
    build.add(
        PathwayStep(client=one.id, type=PathwayType.EMPLOYMENT, state=StepState.STARTED, on=day("2025-06-01"))
    )
    build.guidance(one, "2025-04-01", 45)
    group = build.add(Group(name="Group", type=GroupType.CRAFTS))
    session = build.add(Session(group=group.id, on=day("2025-05-05"), state=SessionState.HELD))
    build.marks(session.id, Mark.PRESENT, one, two)
    visit = build.add(
        Visit(on=day("2025-05-06"), channel=Channel.FOOD_AID, locality=areas.localities(office)[0].id)
    )
    build.heads(12, 3, visit=visit.id)
    targets.save(office, target_of(Indicator.REGISTERED, 2025, 150))
    targets.save_counter(office, counter_of(CounterKind.CRIMINAL_BACKGROUND, 2025, 1, KUOPIO.id, 1))
    return World(build=build, one=one, two=two, outsider=outsider, session=session)


def send(
    office: Office, scope: Scope = YEAR, reason: str = "", extent: Extent = Extent.CONDENSED
) -> FrozenReport:
    """Freezes the Finnish report; from then on it is the day after."""
    pdf = papers.summary_pdf(yearly.paper(office, scope, "fi", extent), "fi")
    report = freezing.freeze(office, scope, extent, Language.FI, pdf, reason)
    later = office.clock() + timedelta(days=1)
    office.clock = lambda: later
    return report


def told(office: Office, report: FrozenReport) -> list[str]:
    """The late changes in words."""
    changes = late_changes.late(office, report)
    return [rules.sentence(line.change, line.cause) for line in rules.lines(changes)]


def digest(office: Office, report: FrozenReport) -> str:
    """Everything of a report: the rows with their stamps, and the paper as bytes."""
    ours = FrozenFigureRow.select().where(FrozenFigureRow.report == report.id)
    rows = [*FrozenReportRow.select().where(FrozenReportRow.id == report.id).dicts()]
    rows = [*rows, *ours.order_by(FrozenFigureRow.id).dicts()]
    assert len(rows) > 100
    return hashlib.sha256(repr(rows).encode() + freezing.pdf_of(office, report)).hexdigest()


def test_the_whole_report_is_kept_under_its_own_name(world: World) -> None:
    report = send(world.office, extent=Extent.WHOLE)
    assert report.title == "Avustetun toiminnan raportti 2025"


def test_all_that_was_sent_is_kept(world: World) -> None:
    office = world.office
    found, head = figures.compute(office, YEAR), office.audit_head()
    report = send(office)
    assert freezing.figures_of(office, report) == found
    assert freezing.pdf_of(office, report).startswith(b"%PDF")
    assert (report.version, report.person, report.on) == (1, office.person.id, day("2026-02-01"))
    assert report.audit_head == head
    assert report.title == "Avustetun toiminnan tiivistetty kooste 2025"
    assert freezing.state(office, YEAR) == report
    (paper,) = office.visible(AttachmentRow)
    assert (paper.thing, paper.subject, paper.pages > 0) == ("frozen_report", report.id, True)
    assert checking.problems(office) == []
    assert late_changes.late(office, report) == []


def test_members_are_pseudonyms_that_only_this_office_can_make(world: World) -> None:
    office = world.office
    report = send(office)
    kept = freezing.members_of(office, report, ["registered.started", "groups.attendances", "unnamed.heads"])
    assert len(kept["registered.started"]) == 2
    assert {len(row) for row in kept["registered.started"]} == {16}
    clients_of_marks = {one.client for one in kept["groups.attendances"].values()}
    assert clients_of_marks == set(kept["registered.started"])
    assert [one.times for one in kept["unnamed.heads"].values()] == [12]
    texts = [one.members for one in office.visible(FrozenFigureRow)]
    for client in (world.one, world.two):
        assert not any(client.id.hex[:16] in text or client.id.hex[16:] in text for text in texts)


def test_a_paper_that_was_sent_holds_what_was_frozen(world: World) -> None:
    office = world.office
    report = send(office)
    assert freezing.pdf_of(office, report) == freezing.pdf_of(office, report)
    folder = files.folder(office.path)
    (file,) = folder.iterdir()
    assert b"%PDF" not in file.read_bytes()


def test_a_later_version_supersedes_the_earlier_one_and_says_why(world: World) -> None:
    office = world.office
    first = send(office)
    with pytest.raises(InvalidInput) as refused:
        freezing.freeze(office, YEAR, Extent.CONDENSED, Language.FI, b"%PDF", "  ")
    assert set(refused.value.problems) == {"reason"}
    assert freezing.versions(office, YEAR) == [first]
    second = send(office, reason="Kaksi\nkäyntiä puuttui.")
    assert (second.version, second.supersedes, second.reason) == (2, first.id, "Kaksi käyntiä puuttui.")
    assert freezing.versions(office, YEAR) == [second, first]
    assert freezing.state(office, YEAR) == second
    assert freezing.sent(office) == [second, first]


def test_another_scope_has_versions_of_its_own(world: World) -> None:
    office = world.office
    send(office)
    area = year_scope(2025, area=KUOPIO.id)
    assert freezing.state(office, area) is None
    assert send(office, area).version == 1
    assert freezing.state(office, year_scope(2024)) is None


def test_nothing_alters_what_was_sent(world: World) -> None:
    office = world.office
    report = send(office)
    before = digest(office, report)
    figure = office.visible(FrozenFigureRow).where(FrozenFigureRow.key == "visits").get()
    (paper,) = office.visible(AttachmentRow)
    for changed in (dataclasses.replace(report, title="Other"), dataclasses.replace(figure, n=999)):
        with pytest.raises(NotAllowed), office.change(Action.FREEZE_REPORT) as change:
            change.save(changed)
        with pytest.raises(NotAllowed), office.change(Action.BIN) as change:
            change.put_in_bin(changed)
    change_everything(world)
    send(office, reason="again")
    assert late_changes.late(office, report)
    assert digest(office, report) == before
    assert attachments.problems(office) == []
    assert paper in list(office.visible(AttachmentRow))


def change_everything(world: World) -> None:
    """Something of every kind happens after the report was sent."""
    office, build = world.office, world.build
    build.participation(world.outsider, "2025-11-01", area=KUOPIO.id)
    build.guidance(world.two, "2025-12-01", 30)
    clients.put_in_bin(office, world.one)
    targets.save(office, target_of(Indicator.REGISTERED, 2025, 100))


def test_a_number_changed_after_the_freeze_shows_as_a_late_change_and_nowhere_else(world: World) -> None:
    """The done-when: today's figures move, the late change tells why, what was sent stays as it was."""
    office = world.office
    report = send(office)
    before, sent = digest(office, report), freezing.figures_of(office, report)
    world.build.participation(world.outsider, "2025-11-01", area=KUOPIO.id)
    number = world.outsider.number
    assert figures.compute(office, YEAR)["registered.started"].n == 3
    found = {change.key: change for change in late_changes.late(office, report)}
    registered = found["registered.started"]
    assert (registered.then.n, registered.now.n) == (2, 3)
    (cause,) = registered.causes
    assert rules.sentence(registered, cause) == (
        f"+1 Registered, started: the participation of client {number} was entered on 2.2.2026"
    )
    assert cause.opens == Opening(place=Place.CLIENT, record=world.outsider.id)
    untouched = {"visits", "guidance.minutes", "pathways.steps", "groups.sessions", "unnamed.heads"}
    assert not untouched & found.keys()
    assert freezing.figures_of(office, report) == sent
    assert sent["registered.started"].n == 2
    assert digest(office, report) == before


def test_what_was_entered_changed_and_binned(world: World) -> None:
    office = world.office
    report = send(office)
    (talk,) = guidance.of_client(office, world.one.id)
    guidance.put_in_bin(office, talk)
    world.build.guidance(world.two, "2025-12-01", 30)
    world.build.guidance(world.two, "2025-12-08", 20)
    one, two = world.one.number, world.two.number
    assert set(told(office, report)) == {
        f"−1 Guidance talks: the guidance talk of client {one} was put into the bin on 2.2.2026",
        f"+2 Guidance talks: the guidance talk of client {two} was entered on 2.2.2026",
        f"−45 Guidance, minutes: the guidance talk of client {one} was put into the bin on 2.2.2026",
        f"+50 Guidance, minutes: the guidance talk of client {two} was entered on 2.2.2026",
    }


def test_a_session_that_was_not_held_after_all(world: World) -> None:
    office = world.office
    report = send(office)
    stored = dataclasses.replace(world.session, state=SessionState.CANCELLED)
    world.build.add(stored)
    lines = told(office, report)
    assert "−1 Sessions held: the session was changed on 2.2.2026" in lines
    assert "−2 Attendances by name: the session was changed on 2.2.2026" in lines


def test_who_came_for_another_is_told_though_the_number_is_the_same(world: World) -> None:
    office = world.office
    report = send(office)
    world.build.participation(world.outsider, "2025-11-01", area=KUOPIO.id)
    clients.put_in_bin(office, world.two)
    found = {change.key: change for change in late_changes.late(office, report)}
    registered = found["registered.started"]
    assert registered.then.n == registered.now.n == 2
    assert {(cause.by, cause.why, cause.number) for cause in registered.causes} == {
        (1, Why.ENTERED, world.outsider.number),
        (-1, Why.BINNED, world.two.number),
    }


def test_a_sensitive_figure_tells_its_difference_only(world: World) -> None:
    office = world.office
    report = send(office)
    world.build.participation(world.outsider, "2025-11-01", area=KUOPIO.id, minority=Answer.YES)
    targets.save_counter(office, counter_of(CounterKind.CRIMINAL_BACKGROUND, 2025, 2, KUOPIO.id, 4))
    found = {change.key: change.causes for change in late_changes.late(office, report)}
    for key, by in (("minority", 1), ("criminal_background", 4)):
        (cause,) = found[key]
        assert (cause.why, cause.by, cause.number, cause.opens) == (Why.SENSITIVE, by, "", None)


def test_what_an_area_hides_on_paper_is_hidden_beside_what_has_changed(world: World) -> None:
    scope = dataclasses.replace(YEAR, area=KUOPIO.id)
    report = send(world.office, scope)
    person = world.build.client("Uusi", birth_date=day("1990-01-01"))
    world.build.participation(person, "2025-12-01", area=KUOPIO.id, minority=Answer.YES)
    then, changes = late_changes.shown(world.office, report)
    assert (freezing.figures_of(world.office, report)["minority"].n, then["minority"].masked) == (1, True)
    [change] = [one for one in changes if one.key == "minority"]
    assert (change.now.masked, [(cause.why, cause.by) for cause in change.causes]) == (
        True,
        [(Why.SENSITIVE, 0)],
    )
    assert not then["registered.started"].masked
    everything, _changes = late_changes.shown(world.office, send(world.office))
    assert not any(figure.masked for figure in everything.values())


def test_a_target_and_a_base_that_have_changed(world: World) -> None:
    office = world.office
    report = send(office)
    targets.save(office, target_of(Indicator.REGISTERED, 2025, 100))
    (change,) = late_changes.late(office, report)
    (cause,) = change.causes
    assert (cause.why, cause.on) == (Why.TARGET, day("2026-02-02"))
    world.build.participation(world.outsider, "2025-11-01", area=KUOPIO.id)
    lines = told(office, report)
    assert "Mapped: the base has changed: 2 → 3" in lines
    assert lines.index("Mapped: the base has changed: 2 → 3") > lines.index(
        f"+1 Registered, started: the participation of client {world.outsider.number} was entered on 2.2.2026"
    )


def test_who_was_removed_for_good_has_no_name_any_more(world: World) -> None:
    office = world.office
    report = send(office)
    remove(world.one.id)
    found = {change.key: change.causes for change in late_changes.late(office, report)}
    assert [cause.why for cause in found["registered.started"]] == [Why.REMOVED]
    assert all(not cause.number for causes in found.values() for cause in causes)


def remove(client: UUID) -> None:
    """As an erasure does: no row bears the client's id any more."""
    for table in TABLES.values():
        if hasattr(table, "client") and table is not ClientRow:
            table.delete().where(table.client == client).execute()
    ClientRow.delete().where(ClientRow.id == client).execute()


def test_work_of_another_year_is_no_late_change(world: World) -> None:
    office = world.office
    report = send(office)
    world.build.guidance(world.one, "2026-02-02", 30)
    assert late_changes.late(office, report) == []


def test_the_cause_lies_in_the_span_of_the_report(world: World) -> None:
    """Met by name through a talk of 2025; a talk of 2026 that was entered later is not why."""
    office = world.office
    report = send(office)
    world.build.guidance(world.outsider, "2025-12-01", 30)
    later = office.clock() + timedelta(days=1)
    office.clock = lambda: later
    world.build.guidance(world.outsider, "2026-02-03", 30)
    found = {change.key: change.causes for change in late_changes.late(office, report)}
    assert [cause.on for cause in found["named"]] == [day("2026-02-02")]


def test_a_worker_reads_but_does_not_freeze(world: World) -> None:
    office = world.office
    report = send(office)
    office.person = dataclasses.replace(office.person, role=Role.WORKER)
    assert not freezing.may_freeze(office)
    with pytest.raises(NotAllowed):
        freezing.freeze(office, YEAR, Extent.CONDENSED, Language.FI, b"%PDF", "again")
    assert list(files.folder(office.path).iterdir()) == [
        files.folder(office.path) / str(one.id) for one in office.visible(AttachmentRow)
    ]
    assert freezing.pdf_of(office, report)
    assert participations.of_client(office, world.one.id)
