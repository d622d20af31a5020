"""What holds for the figures of any office; random ones are built in a change that is taken back."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from osaava_desktop.domain.cards import Card, CardType
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.dates import year_span
from osaava_desktop.domain.figures import Scope, year_scope
from osaava_desktop.domain.groups import Attendance, Group, GroupType, Mark, Session, SessionState
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.mapping import Mapping
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.outreach import Channel, Encounter, Visit
from osaava_desktop.domain.partners import Contact, Meeting, MeetingType, Partner, PartnerType
from osaava_desktop.domain.pathways import PathwayStep, PathwayType, StepState
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.records import Record
from osaava_desktop.services import outreach
from osaava_desktop.services.figures import compute, members
from osaava_desktop.store.office import Office
from tests.services import invented
from tests.services.figures import keys
from tests.services.figures.sums import check_year_against, numbers, parts
from tests.services.invented import KUOPIO, VARKAUS, Builder

few = settings(max_examples=20, deadline=None, phases=set(Phase) - {Phase.shrink, Phase.explain})
# Without shrinking: an example is short, and a search for a shorter one would take minutes.


class Deed(NamedTuple):
    """Something that is done to a client, on a day of a year, by a worker, perhaps at a place."""

    what: str
    client: int
    on: dt.date
    worker: int
    place: int
    amount: int


WHAT = (
    "present", "absent", "unmarked", "cancelled", "started", "tick", "met", "talk", "mapped", "card", "step",
    "planned", "heads", "visit", "partner", "meeting",
)  # fmt: skip
days = st.dates(dt.date(2024, 12, 20), dt.date(2026, 1, 10))
small = st.integers(0, 2)
# Few clients, so that the same one is met more than once.
deed = st.builds(Deed, st.sampled_from(WHAT), st.integers(0, 1), days, small, small, st.integers(0, 9))
deeds = st.lists(deed, min_size=1, max_size=20)
some_deeds = st.lists(deed, min_size=1, max_size=6)
scopes = st.tuples(
    st.sampled_from(["", "area", "worker", "place"]), small, st.sampled_from(Basis), st.booleans()
)


@dataclass
class Setting:
    """An office with staff, places, groups and clients, to which deeds are done."""

    build: Builder
    workers: tuple[UUID, ...]
    places: tuple[UUID | None, ...]
    groups: tuple[UUID, ...]
    clients: tuple[Client, ...]
    partners: tuple[UUID, ...]

    def do(self, deed: Deed) -> list[Record]:
        """Records a deed; gives back what may be put into the bin."""
        client = self.clients[deed.client]
        where: dict[str, Any] = {
            "on": deed.on, "worker": self.workers[deed.worker], "place": self.places[deed.place],
        }  # fmt: skip
        if deed.what in ("present", "absent", "unmarked", "cancelled", "heads"):
            return self._session(deed, where, client)
        return self._alone(deed, where, client)

    def _session(self, deed: Deed, where: dict[str, Any], client: Client) -> list[Record]:
        add = self.build.add
        state = SessionState.CANCELLED if deed.what == "cancelled" else SessionState.HELD
        session = add(Session(group=self.groups[deed.amount % 2], state=state, **where))
        if deed.what == "heads":
            return [self.build.heads(deed.amount, deed.amount // 2, session=session.id)]
        mark = {"absent": Mark.ABSENT, "unmarked": None}.get(deed.what, Mark.PRESENT)
        return [session, add(Attendance(session=session.id, client=client.id, mark=mark))]

    def _alone(self, deed: Deed, where: dict[str, Any], client: Client) -> list[Record]:
        add = self.build.add
        about: dict[str, Any] = {"client": client.id}
        match deed.what:
            case "started":
                end = deed.on + dt.timedelta(days=20 * deed.amount)
                area = (KUOPIO.id, VARKAUS.id, KUOPIO.id)[deed.worker]
                fields: dict[str, Any] = {"area": area, "worker": where["worker"], "minority": "yes"}
                return [self.build.participation(client, str(deed.on), str(end), **fields)]
            case "tick":
                return [add(replace(client, engaged=deed.on, worker=where["worker"]))]
            case "met":
                return [add(Encounter(channel=tuple(Channel)[deed.amount % 7], **where, **about))]
            case "talk":
                topic = tuple(Topic)[deed.amount % 6]
                return [self.build.guidance(client, str(where.pop("on")), 10, topic, **where)]
            case "mapped":
                return [add(Mapping(**where, **about))]
            case "card":
                return [add(Card(type=CardType.HYGIENE, **where, **about))]
            case "step" | "planned":
                state = StepState.STARTED if deed.what == "step" else StepState.PLANNED
                return [add(PathwayStep(type=PathwayType.STUDIES, state=state, **where, **about))]
            case "visit":
                visit = add(Visit(channel=Channel.FOOD_AID, **where))
                return [visit, self.build.heads(deed.amount, deed.amount // 3, visit=visit.id)]
            case "partner":
                return [add(Contact(partner=self.partners[deed.amount % 2], **where))]
            case _:
                return [add(Meeting(type=MeetingType.TEAM, **where))]

    def scope(self, narrowed: str, number: int, basis: Basis, year: bool) -> Scope:
        """A scope of 2025, or of a part of it, of one area, worker or place."""
        things: dict[str, tuple[Any, ...]] = {
            "area": (KUOPIO.id, VARKAUS.id, KUOPIO.id),
            "worker": self.workers,
            "place": (*self.places[1:], self.places[1]),
        }
        scope = replace(year_scope(2025, basis=basis), end=dt.date(2025, 12, 31 if year else 30))
        return replace(scope, **{narrowed: things[narrowed][number]}) if narrowed else scope


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setting]:
    office = invented.new_office(tmp_path_factory.mktemp("random") / "practice.osaava")
    build = Builder(office)
    workers = (("Anna", KUOPIO), ("Bo", VARKAUS), ("Cia", KUOPIO))
    kohta = build.place("Kohta", "Kuopio", KUOPIO, Channel.MEETING_PLACE).id
    ruoka = build.place("Ruoka", "Varkaus", VARKAUS, Channel.FOOD_AID).id
    yield Setting(
        build,
        tuple(build.worker(name, area.id).id for name, area in workers),
        (None, kohta, ruoka),
        tuple(build.add(Group(name=str(kind), type=kind)).id for kind in (GroupType.NATURE, GroupType.EVENT)),
        tuple(build.client(name) for name in ("Aino", "Bengt", "Clara", "David", "Elsa")),
        tuple(build.add(Partner(name=name, type=PartnerType.SCHOOL)).id for name in ("one", "two")),
    )
    office.close()


class _TakenBackError(Exception):
    """Ends a change that nothing is kept of."""


@contextmanager
def done(setting: Setting, all_deeds: list[Deed]) -> Iterator[Office]:
    """The office after some deeds, which are undone at the end."""
    office = setting.build.office
    with suppress(_TakenBackError), office.change(Action.WRITE_PRACTICE_DAY):
        for deed in all_deeds:
            setting.do(deed)
        yield office
        raise _TakenBackError


@few
@given(deeds=deeds, cuts=st.lists(st.dates(*year_span(2025)), min_size=1, max_size=2))
def test_a_year_of_persons_is_not_the_sum_of_its_parts(
    setting: Setting, deeds: list[Deed], cuts: list[dt.date]
) -> None:
    with done(setting, deeds) as office:
        check_year_against(office, parts(*cuts))


@few
@given(deeds=deeds, scope=scopes)
def test_estimates_and_shares_keep_their_bounds(
    setting: Setting, deeds: list[Deed], scope: tuple[str, int, Basis, bool]
) -> None:
    with done(setting, deeds) as office:
        asked = setting.scope(*scope)
        found = compute(office, asked)
        reached, least, most = (found[f"reached{end}"].n for end in ("", ".at_least", ".at_most"))
        assert (reached is None) == (asked.year is None)
        assert least is not None
        assert most is not None
        assert least <= (least if reached is None else reached) <= most
        for key, one in found.items():
            if one.of is not None:
                assert one.n is not None
                assert one.in_base is not None
                assert 0 <= one.in_base <= min(one.n, one.of), key
            for opened in members(office, asked, key) if one.n else ():
                assert opened.count > 0, key


@few
@given(deeds=deeds)
def test_rows_add_up_over_areas_and_persons_do_not_exceed(setting: Setting, deeds: list[Deed]) -> None:
    with done(setting, deeds) as office:
        whole = numbers(compute(office, year_scope(2025)))
        found = [numbers(compute(office, year_scope(2025, area=area.id))) for area in (KUOPIO, VARKAUS)]
        for key in keys.ROWS:
            assert whole[key] == sum(part[key] or 0 for part in found), key
        for key in keys.PERSONS:
            counts = [part[key] or 0 for part in found]
            assert max(counts) <= (whole[key] or 0) <= sum(counts), key


session_deeds = st.builds(Deed, st.just("present"), st.integers(0, 4), days, small, small, st.integers(0, 9))


@few
@given(deeds=some_deeds, one=session_deeds, state=st.sampled_from(SessionState), heads=st.integers(1, 9))
def test_only_a_session_that_was_held_counts(
    setting: Setting, deeds: list[Deed], one: Deed, state: SessionState, heads: int
) -> None:
    with done(setting, deeds) as office:
        before = compute(office, setting.scope("", 0, Basis.STARTED, True))
        session, _mark = setting.do(one)
        assert isinstance(session, Session)
        setting.build.heads(heads, heads, session=session.id)
        setting.build.add(replace(session, state=state))
        after = compute(office, setting.scope("", 0, Basis.STARTED, True))
        counts = state is SessionState.HELD and one.on.year == 2025
        changed = {key for key in before if before[key] != after[key]}
        if state is SessionState.HELD:  # one of the year before may be where somebody was met first
            changed -= {"phase.encounter"}
        assert bool(changed) == counts
        if counts:
            assert (after["visits"].n or 0) == (before["visits"].n or 0) + 1 + heads


@few
@given(deeds=some_deeds, one=session_deeds, mark=st.sampled_from([None, Mark.ABSENT, Mark.EXCUSED]))
def test_only_a_present_mark_is_a_visit(
    setting: Setting, deeds: list[Deed], one: Deed, mark: Mark | None
) -> None:
    with done(setting, deeds) as office:
        session, present = setting.do(one)
        assert isinstance(present, Attendance)
        before = compute(office, year_scope(2025))
        for client in setting.clients:
            if client.id != present.client:
                setting.build.add(Attendance(session=session.id, client=client.id, mark=mark))
        assert compute(office, year_scope(2025)) == before
        setting.build.add(replace(present, mark=mark))
        gone = (before["visits"].n or 0) - (compute(office, year_scope(2025))["visits"].n or 0)
        assert gone == (one.on.year == 2025)


@few
@given(
    deeds=some_deeds, on=days, at_session=st.booleans(), heads=st.integers(1, 9), new=st.integers(0, 9),
    client=st.integers(0, 4), data=st.data(),
)  # fmt: skip
def test_tying_a_head_to_a_person_keeps_visits(
    setting: Setting, deeds: list[Deed], on: dt.date, at_session: bool, heads: int, new: int, client: int,
    data: st.DataObject,
) -> None:  # fmt: skip
    new = min(new, heads)
    was_new = data.draw(st.booleans()) if new else False
    with done(setting, deeds) as office:
        where: dict[str, Any] = {"on": on, "worker": setting.workers[0], "place": setting.places[1]}
        group, kind = setting.groups[0], Channel.FOOD_AID
        occasion: dict[str, Any] = (
            {"session": setting.build.add(Session(group=group, state=SessionState.HELD, **where)).id}
            if at_session
            else {"visit": setting.build.add(Visit(channel=kind, **where)).id}
        )
        unnamed = setting.build.heads(heads, new, **occasion)
        before = compute(office, year_scope(2025))
        outreach.name_head(office, unnamed, setting.clients[client].id, was_new=was_new)
        after = compute(office, year_scope(2025))
        assert after["visits"].n == before["visits"].n
        assert (before["unnamed.heads"].n or 0) - (after["unnamed.heads"].n or 0) == (on.year == 2025)
        assert after["reached.at_most"].n in range(
            (before["reached.at_most"].n or 0) - 1, (before["reached.at_most"].n or 0) + 1
        )


@few
@given(deeds=some_deeds, data=st.data())
def test_out_of_the_bin_every_figure_is_what_it_was(
    setting: Setting, deeds: list[Deed], data: st.DataObject
) -> None:
    office = setting.build.office
    with done(setting, []):
        records = [record for deed in deeds for record in setting.do(deed)]
        before = compute(office, year_scope(2025))
        record = data.draw(st.sampled_from([*records, *setting.clients]))
        with office.change(Action.BIN) as change:
            binned = change.put_in_bin(record)
        for key in ("named", "visits", "registered.active", "phase.encounter", "pathways.persons"):
            assert all(member.client != record.id for member in members(office, year_scope(2025), key)), key
        with office.change(Action.RESTORE) as change:
            change.take_back(binned)
        assert compute(office, year_scope(2025)) == before
