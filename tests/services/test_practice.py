"""The practice office: the paper's own numbers, a real year behind them, and the same office every time."""

import datetime as dt
import io
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from holidays import country_holidays

from osaava_desktop.domain.areas import FIRST_AREAS
from osaava_desktop.domain.dates import quarter
from osaava_desktop.domain.figures import Figure, year_scope
from osaava_desktop.domain.groups import GroupForm, GroupType, Mark, Session, SessionState
from osaava_desktop.domain.guidance import Guidance, Topic
from osaava_desktop.domain.late_changes import Thing, Why
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.papers import FigureTable
from osaava_desktop.domain.partners import MeetingType, PartnerType
from osaava_desktop.domain.pathways import PathwayStep, PathwayType, StepState
from osaava_desktop.domain.yearly import Extent, Section, filled
from osaava_desktop.errors import DiskFull, StoreError
from osaava_desktop.i18n import _, speaking
from osaava_desktop.services import (
    areas,
    figures,
    freezing,
    groups,
    guidance,
    late_changes,
    outreach,
    papers,
    pathways,
    people,
    practice,
    report_fields,
    yearly,
)
from osaava_desktop.services.practice import writing
from osaava_desktop.store.models import (
    TABLES,
    AttendanceRow,
    BackgroundRow,
    CardRow,
    ClientRow,
    ContactRow,
    CounterRow,
    DocumentRow,
    EncounterRow,
    ExitStatusRow,
    FollowUpRow,
    GroupLeaderRow,
    GroupMemberRow,
    GroupRow,
    GuidanceRow,
    IdentityNumberRow,
    KykyviisariRow,
    LogoRow,
    MappingRow,
    MeetingRow,
    MergeRow,
    NotSamePersonRow,
    OfferRow,
    OpportunityRow,
    ParticipationRow,
    PathwayStepRow,
    RetentionRow,
    SavedFilterRow,
    SessionRow,
    SheetColumnRow,
    SheetRow,
    StatisticRow,
    TermRow,
    UnnamedRow,
    VisitRow,
)
from osaava_desktop.store.office import Office

QUARTERS = {1, 2, 3, 4}


def write(folder: Path) -> Path:
    folder.mkdir()
    return practice.write(folder)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice office as the program writes it."""
    return write(tmp_path_factory.mktemp("practice") / "one")


def opened(path: Path) -> Office:
    """The office, signed in on its last day."""
    (holder,) = people.door(path).people
    noon = dt.datetime.combine(practice.LAST, dt.time(12), dt.UTC)
    return people.sign_in(path, holder.person, practice.PASSPHRASE, lambda: noon)


@pytest.fixture
def office(written: Path) -> Iterator[Office]:
    there = opened(written)
    yield there
    there.close()


@pytest.fixture
def copy(written: Path, tmp_path: Path) -> Iterator[Office]:
    """A copy to be changed."""
    shutil.copytree(written.parent, tmp_path / "copy")
    there = opened(tmp_path / "copy" / written.name)
    yield there
    there.close()


def of_2025(office: Office) -> dict[str, Figure]:
    return figures.compute(office, year_scope(2025))


def test_2025_has_the_papers_numbers(office: Office) -> None:
    found = of_2025(office)
    wanted = {
        "registered.started": (100, None, None, 150),
        "reached": (512, None, None, None),
        "pathways.employment.persons": (8, 8, 100, None),
        "pathways.studies.persons": (2, 2, 100, None),
        "pathways.work_activities.persons": (15, 15, 100, None),
        "pathways.volunteering.persons": (20, 20, 100, None),
        "pathways.job_search.persons": (11, 11, 100, None),
        "pathways.persons": (44, 44, 100, 20),
        "criminal_background": (20, 20, 100, 10),
        "minority": (10, 10, 100, None),
        "survey.wellbeing.significantly": (32, 32, 48, None),
        "survey.wellbeing.somewhat": (16, 16, 48, None),
        "survey.wellbeing.not_at_all": (0, 0, 48, None),
    }
    assert {
        key: (found[key].n, found[key].in_base, found[key].of, found[key].target) for key in wanted
    } == wanted
    assert not found["minority"].estimate


def test_the_office_is_the_papers(office: Office) -> None:
    assert (office.profile.project, office.profile.manager) == ("Osaava työikä", "Harri Miettinen")
    assert office.profile.practice
    assert {area.name for area in areas.areas(office)} == set(FIRST_AREAS)
    assert len(areas.localities(office)) == 8
    workers = people.workers(office)
    assert sorted(worker.area.hex for worker in workers if worker.area) == sorted(
        area.id.hex for area in areas.areas(office)
    )
    assert {worker.title for worker in workers} == {"Hanketyöntekijä"}


def test_one_person_has_a_key(written: Path) -> None:
    door = people.door(written)
    assert (door.practice, [holder.name for holder in door.people]) == (True, ["Kaisa Rönkkö"])
    assert written.name == practice.FILE


EMPTY = {
    BackgroundRow: "the office has no ground to ask for it",
    DocumentRow: "the program's own texts are enough",
    LogoRow: "an invented office has no logo",
    RetentionRow: "the program's own times are enough",
    StatisticRow: "nobody has been erased",
    GroupLeaderRow: "each group has the one leader that its text names",
    IdentityNumberRow: "the office does not ask for them, and invented people have none",
    MergeRow: "nobody is registered twice",
    NotSamePersonRow: "nobody is registered twice",
    SavedFilterRow: "each user's own",
    SheetColumnRow: "each printed sheet is of one session",
    TermRow: "the program's own words are enough",
}


def test_every_table_has_rows(office: Office) -> None:
    assert {table for table in TABLES.values() if not office.visible(table).count()} == set(EMPTY)


@pytest.mark.parametrize(
    "table",
    [
        CardRow,
        ContactRow,
        EncounterRow,
        GuidanceRow,
        KykyviisariRow,
        MappingRow,
        MeetingRow,
        OfferRow,
        PathwayStepRow,
        SessionRow,
        VisitRow,
    ],
)
def test_what_happens_happens_in_all_seasons_and_areas(office: Office, table: Any) -> None:
    query = office.visible(table, table.on, table.area)
    assert_everywhere(office, query.tuples())


def test_what_has_days_of_another_name_has_them_in_all_seasons_and_areas(office: Office) -> None:
    row: Any
    for row, day in ((ParticipationRow, ParticipationRow.started), (OpportunityRow, OpportunityRow.opened)):
        assert_everywhere(office, office.visible(row, day, row.area).tuples())
    marks = office.visible(AttendanceRow, SessionRow.on, SessionRow.area).join(SessionRow)
    assert_everywhere(office, marks.tuples())
    heads = office.visible(UnnamedRow, VisitRow.on, VisitRow.area).join(VisitRow)
    assert_everywhere(office, heads.tuples())
    sheets = office.visible(SheetRow, SheetRow.printed, SessionRow.area).join(SessionRow)
    assert_everywhere(office, sheets.tuples())
    counters = office.visible(CounterRow, CounterRow.quarter, CounterRow.area).where(CounterRow.year == 2025)
    assert len(list(counters.tuples())) == 4 * 4


def assert_everywhere(office: Office, days: Any) -> None:
    """There are some in each quarter of 2025 in each area."""
    found = {(quarter(day), area) for day, area in days if day.year == 2025 and area is not None}
    assert found == {(number, area.id) for number in QUARTERS for area in areas.areas(office)}


def test_what_has_no_area_happens_in_all_seasons(office: Office) -> None:
    for table, day in (
        (ExitStatusRow, ExitStatusRow.on),
        (FollowUpRow, FollowUpRow.due),
        (GroupMemberRow, GroupMemberRow.joined),
    ):
        found = {quarter(on) for (on,) in office.visible(table, day).tuples() if on.year == 2025}
        assert found == QUARTERS


def test_every_kind_is_there(office: Office) -> None:
    found = of_2025(office)
    families = {
        "groups": (GroupType, ".sessions"),
        "partners": (PartnerType, ""),
        "meetings": (MeetingType, ""),
        "encounters": (Channel, ""),
        "guidance": (Topic, ".entries"),
        "pathways": (PathwayType, ".persons"),
    }
    keys = [f"{name}.{one}{end}" for name, (words, end) in families.items() for one in words]
    assert [key for key in keys if not found[key].n] == []
    assert found["opportunities.hidden"].n
    assert {group.form for group in groups.groups(office)} == set(GroupForm)
    assert {group.type for group in groups.groups(office) if group.sensitive} == {GroupType.SUBSTANCE_USE}
    states = {state for (state,) in office.visible(PathwayStepRow, PathwayStepRow.state).tuples()}
    assert states == set(StepState)
    states = {state for (state,) in office.visible(SessionRow, SessionRow.state).tuples()}
    assert states == set(SessionState)


def test_groups_rest_on_holidays_in_summer_and_at_christmas(office: Office) -> None:
    days = {day for (day,) in office.visible(SessionRow, SessionRow.on).tuples()}
    assert not days & set(country_holidays("FI", years=[2024, 2025, 2026]))
    assert {day for day in days if day.weekday() >= 5} == set()
    assert {day.month for day in days} == {1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12}


def test_on_its_last_day_there_is_something_to_do(office: Office) -> None:
    today = practice.LAST
    sessions = office.visible(SessionRow, SessionRow.on, SessionRow.state).where(SessionRow.on >= today)
    ahead = list(sessions.tuples())
    assert {state for _day, state in ahead} == {SessionState.PLANNED}
    assert sum(day == today for day, _state in ahead) >= 2
    assert sum(day > today for day, _state in ahead) >= 10
    due = [one.due for one in pathways.follow_ups(office)]
    assert min(due) < today <= max(due)
    assert office.visible(SheetRow).where(SheetRow.returned.is_null()).count() >= 2
    missing = office.visible(ParticipationRow).where(ParticipationRow.eura_started.is_null())
    assert missing.count() >= 2


def test_the_report_of_2025_was_sent_and_one_talk_was_written_down_after_it(office: Office) -> None:
    report = freezing.state(office, year_scope(2025))
    assert report is not None
    assert (report.on, report.version) == (dt.date(2026, 1, 30), 1)
    assert freezing.pdf_of(office, report).startswith(b"%PDF")
    late = late_changes.late(office, report)
    assert {change.key for change in late} == {
        "guidance.entries",
        "guidance.minutes",
        "guidance.social_services.entries",
    }
    causes = {(cause.why, cause.thing, cause.on) for change in late for cause in change.causes}
    assert causes == {(Why.ENTERED, Thing.GUIDANCE, dt.date(2026, 2, 25))}


def test_names_belong_to_one_person_each(office: Office) -> None:
    columns = (ClientRow.family_name, ClientRow.given_names)
    names = Counter(office.visible(ClientRow, *columns).tuples())
    assert len(names) > 400
    assert max(names.values()) == 1


def test_the_audit_holds(office: Office) -> None:
    assert office.audit_problems() == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_texts_ask_only_for_figures_that_there_are(office: Office, language: Any) -> None:
    texts = yearly.narratives(office, 2025, language)
    values = report_fields.field_values(office, year_scope(2025), of_2025(office))
    assert set(texts) == set(Section)
    for text in texts.values():
        assert "(no figure" not in filled(text, values)
        assert "{" not in filled(text, values)


def test_the_finnish_text_says_what_the_paper_says(office: Office) -> None:
    with speaking("fi"):
        values = report_fields.field_values(office, year_scope(2025), of_2025(office))
    text = " ".join(
        filled(text, values).replace("\u00a0", " ").replace("**", "")
        for text in yearly.narratives(office, 2025, "fi").values()  # type: ignore[arg-type]
    )
    for words in (
        "Harri Miettinen",
        "Hankkeen rahoittajat: Euroopan sosiaalirahasto plus (ESR+) ja Itä-Suomen elinvoimakeskus.",
        "ViaDia Pohjois-Savo ry:n toiminta-alueella",
        "hanketyöntekijää toimi omilla vastuualueillaan",
        "kirjautui 100 henkilöä (tavoite 150)",
        "osallistuneita oli arviolta 512 henkilöä",
        "rikostaustaisia oli 20 % (20 / 100, tavoite 10 %)",
        "Vähemmistöön kuuluvia oli 10 %",
        "(67 % merkittävästi, 33 % jonkin verran",
        "työhön edenneet (8 hlöä)",
        "opiskelun aloittaneet (2 hlöä)",
        "työtoimintoihin edenneet (15 hlöä)",
        "osallistuneet henkilöt (20 hlöä)",
        "tavoite 20 %",
    ):
        assert words in text


def test_the_condensed_paper_is_the_summary_of_2025(office: Office) -> None:
    pdf = papers.summary_pdf(yearly.paper(office, year_scope(2025), "fi"), "fi")
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) <= 3
        text = " ".join(" ".join(page.extract_text() for page in opened.pages).split())
    for words in (
        "Avustetun toiminnan tiivistetty kooste 2025",
        "Osaava työikä -hankkeen avustettu toiminta 2025",
        "Projektipäällikkö Harri Miettinen",
        "Toteutus",
        "Yhteistyö ja verkostoituminen",
        "Asiakastyö",
        "Tulokset",
        "Jatkosuunnitelma",
        "neljä hanketyöntekijää",
        "kirjautui 100 henkilöä (tavoite 150)",
        "osallistuneita oli arviolta 512 henkilöä",
        "Edennyt jatkopolulle 44 / 100 44 % 20 %",
        "Rikostaustaiset 20 / 100 20 % 10 %",
        "Vähemmistöön kuuluvat 10 / 100 10 %",
        "67 % merkittävästi, 33 % jonkin verran",
        "merkittävästi 67 %, 32 / 48",
        "jonkin verran 33 %, 16 / 48",
        "Vapaaehtoistyö 20",
        "Työkokeilu ja työtoiminta 15",
        "Työ 8",
        "Opinnot 2",
        *FIRST_AREAS,
    ):
        assert words in text.replace("\u00a0", " "), words


def test_the_whole_report_is_put_together_from_the_same_figures(office: Office) -> None:
    whole = yearly.paper(office, year_scope(2025), "fi", Extent.WHOLE)
    tables = {block.caption: block for block in whole.blocks if isinstance(block, FigureTable)}
    with speaking("fi"):
        months, by_area = tables[_("Month by month")], tables[_("Pathways by area, persons")]
    assert len(months.rows) == 12
    assert months.total is not None
    assert months.total[1:3] == ("100", "3\u00a0691")
    steps = [int(row[4]) for row in months.rows]
    assert sum(steps) == of_2025(office)["pathways.steps"].n
    assert by_area.total is not None
    assert by_area.total[-1] == "44"
    found = of_2025(office)
    assert [row[-1] for row in by_area.rows] == [
        str(found[f"pathways.{one}.persons"].n) for one in PathwayType
    ]


def test_two_writings_give_the_same_office(written: Path, tmp_path: Path) -> None:
    again = write(tmp_path / "two")
    one, two = told(written), told(again)
    assert one == two


def test_a_writing_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(office: Office, *others: object) -> None:
        raise DiskFull("full")

    monkeypatch.setattr(outreach, "save_visit", full)
    with pytest.raises(DiskFull):
        practice.write(tmp_path)
    assert list(tmp_path.glob("harjoitus*")) == []


def test_a_writing_that_was_ended_in_the_middle_is_begun_anew(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "unfinished").mkdir()
    (tmp_path / "unfinished" / practice.FILE).write_bytes(b"half of it")

    def write(folder: Path) -> Path:
        return Path(shutil.copytree(written.parent, folder)) / practice.FILE

    monkeypatch.setattr(writing, "write", write)
    made = practice.write_whole(tmp_path)
    assert people.door(made).practice
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == [
        practice.FILE,
        f"{practice.FILE}-files",
        f"{practice.FILE}-keys",
        f"{practice.FILE}-keys2",
    ]


def test_a_practice_office_that_is_there_is_not_written_over(written: Path) -> None:
    before = written.read_bytes()
    with pytest.raises(StoreError):
        practice.write(written.parent)
    assert written.read_bytes() == before


def told(path: Path) -> tuple[object, ...]:
    """All figures of all years, who there is, and what became of each session."""
    office = opened(path)
    found = [figures.compute(office, year_scope(year)) for year in (2024, 2025, 2026)]
    columns = (ClientRow.number, ClientRow.family_name, ClientRow.given_names, ClientRow.birth_date)
    names = sorted(office.visible(ClientRow, *columns).tuples(), key=lambda row: row[0])
    held = (GroupRow.name, SessionRow.on, SessionRow.starts, SessionRow.state, SessionRow.topic)
    sessions = Counter(office.visible(SessionRow, *held).join(GroupRow).tuples())
    office.close()
    return found, names, sessions


def test_one_mark_one_talk_and_one_step_move_the_figures_that_must(copy: Office) -> None:
    before = of_2025(copy)
    client, session = someone_to_follow(copy)
    groups.mark(copy, session, client, Mark.PRESENT)
    guidance.save(copy, Guidance(on=dt.date(2025, 12, 17), client=client, minutes=30), [Topic.JOB_SEARCH])
    step = PathwayStep(
        on=dt.date(2025, 12, 18), client=client, type=PathwayType.VOLUNTEERING, state=StepState.STARTED
    )
    pathways.save(copy, step)
    after = of_2025(copy)
    moved = {
        key: (figure.n - (before[key].n or 0), in_base(figure) - in_base(before[key]))
        for key, figure in after.items()
        if figure != before[key] and figure.n is not None
    }
    assert moved == {
        "groups.attendances": (1, 0),
        "visits": (1, 0),
        "guidance.entries": (1, 0),
        "guidance.minutes": (30, 0),
        "guidance.job_search.entries": (1, 0),
        "pathways.persons": (1, 1),
        "pathways.steps": (1, 0),
        "pathways.volunteering.persons": (1, 1),
        "pathways.volunteering.steps": (1, 0),
        "phase.engagement": (1, 1),
    }


def in_base(figure: Figure) -> int:
    return figure.in_base or 0


def someone_to_follow(office: Office) -> tuple[Any, Session]:
    """A client of the base, met in groups, with no step yet; and a session of 2025 without the client."""
    went = office.visible(PathwayStepRow, PathwayStepRow.client)
    ticked = office.visible(ClientRow, ClientRow.id).where(ClientRow.engaged.is_null(False))
    first, last = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
    came = office.visible(AttendanceRow, AttendanceRow.client).join(SessionRow)
    came = came.where(AttendanceRow.mark == Mark.PRESENT, SessionRow.on.between(first, last))
    row = ParticipationRow
    query = office.visible(row, row.client).where(row.started.between(first, last), row.client.in_(came))
    query = query.where(row.client.not_in(went), row.client.not_in(ticked))
    (client,) = query.order_by(row.started).tuples().first()
    there = office.visible(AttendanceRow, AttendanceRow.session).where(AttendanceRow.client == client)
    held = office.visible(SessionRow).where(
        SessionRow.id.not_in(there), SessionRow.state == SessionState.HELD
    )
    session: Session = held.where(SessionRow.on.between(dt.date(2025, 12, 1), last)).first()
    return client, session
