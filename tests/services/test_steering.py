"""The month's page for the steering group: the same figures, what waits, and what was agreed on."""

import datetime as dt
import io
from dataclasses import replace

import pdfplumber
import pytest

from osaava_desktop.domain.figures import Scope, year_scope
from osaava_desktop.domain.groups import Group, GroupType, Mark, Session, SessionState
from osaava_desktop.domain.papers import FigureTable, Prose, TargetBars, YearlyPaper
from osaava_desktop.domain.partners import AgreedAction, Meeting, MeetingType
from osaava_desktop.domain.targets import Indicator, target_of
from osaava_desktop.services import figures, meetings, papers, steering, targets
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, day


@pytest.fixture
def met(office: Office) -> Office:
    """One person at a session of January and one of March 2025, and a session not marked in December."""
    build = Builder(office)
    person = build.client("Aalto")
    build.participation(person, "2025-01-10", area=KUOPIO.id)
    group = build.add(Group(name="Puutyöt", type=GroupType.CRAFTS))
    for on in ("2025-01-20", "2025-03-20"):
        session = build.add(Session(group=group.id, on=day(on), state=SessionState.HELD))
        build.marks(session.id, Mark.PRESENT, person)
    build.add(Session(group=group.id, on=day("2025-12-10")))
    targets.save(office, target_of(Indicator.REGISTERED, 2025, 4))
    return office


def rows(paper: YearlyPaper) -> dict[str, tuple[str, ...]]:
    """The rows of the table by their words."""
    [made] = [block for block in paper.blocks if isinstance(block, FigureTable)]
    return {cells[0]: cells[1:] for cells in made.rows}


def texts(paper: YearlyPaper) -> list[str]:
    """What waits, and the next steps."""
    return [block.text for block in paper.blocks if isinstance(block, Prose)]


def test_a_month_the_year_so_far_and_the_year_before(met: Office) -> None:
    march = rows(steering.paper(met, 2025, 3, "en"))
    assert march["Sessions held"] == ("1", "2", "0", "+2")
    assert march["Persons in groups"] == ("1", "1", "0", "+1")  # counted anew, not added up
    assert march["Registered, started"] == ("0", "1", "0", "+1")
    a_year_later = rows(steering.paper(met, 2026, 1, "en"))
    assert a_year_later["Sessions held"] == ("0", "0", "1", "−1")


def test_the_numbers_are_those_of_the_figures(met: Office) -> None:
    made = rows(steering.paper(met, 2025, 3, "en"))
    month = figures.compute(met, Scope(start=day("2025-03-01"), end=day("2025-03-31")))
    so_far = figures.compute(met, Scope(start=day("2025-01-01"), end=day("2025-03-31")))
    assert made["Visits"][:2] == (str(month["visits"].n), str(so_far["visits"].n))
    assert made["Reached, estimate"][1] == f"{so_far['reached.at_least'].n}–{so_far['reached.at_most'].n}"
    december = rows(steering.paper(met, 2025, 12, "en"))
    assert december["Reached, estimate"][1] == str(figures.compute(met, year_scope(2025))["reached"].n)


def test_targets_have_the_pace_of_that_month(met: Office) -> None:
    [bars] = [block for block in steering.paper(met, 2025, 6, "en").blocks if isinstance(block, TargetBars)]
    [bar] = bars.bars
    assert bar.value == "1 of 4"
    assert bar.pace == pytest.approx(0.5)
    assert bar.verdict == "at this pace 2 by 31.12."
    [over] = [block for block in steering.paper(met, 2025, 12, "en").blocks if isinstance(block, TargetBars)]
    assert over.bars[0].pace is None


def test_what_waits_and_what_was_agreed_on(met: Office) -> None:
    build = Builder(met)
    for kind, what in ((MeetingType.STEERING, "Haetaan jatkoa"), (MeetingType.TEAM, "Siivous")):
        meeting = build.add(Meeting(type=kind, on=dt.date(2025, 11, 1)))
        build.add(AgreedAction(meeting=meeting.id, what=what, worker=met.person.id, due=day("2026-02-10")))
    waits, steps = texts(steering.paper(met, 2025, 12, "en"))
    assert "Sessions not marked yet: 1" in waits
    assert "EURA start notice missing: 1" in waits
    assert steps == f"– Haetaan jatkoa ({met.person.name}, 10.2.2026)"
    [open_] = [line.action for line in meetings.actions(met) if line.action.what == "Haetaan jatkoa"]
    meetings.tick(met, open_)
    assert texts(steering.paper(met, 2025, 12, "en"))[1].startswith("Nothing agreed on")


def test_a_month_waits_for_nothing_of_later_months(met: Office) -> None:
    assert "not marked" not in texts(steering.paper(met, 2025, 11, "en"))[0]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_it_is_one_page(met: Office, language: str) -> None:
    build = Builder(met)
    meeting = build.add(Meeting(type=MeetingType.STEERING, on=dt.date(2025, 11, 1)))
    for number in range(9):
        build.add(AgreedAction(meeting=meeting.id, what=f"Asia {number}", due=day("2026-02-10")))
    for indicator, value in ((Indicator.PATHWAYS, 20), (Indicator.CRIMINAL_BACKGROUND, 10)):
        targets.save(met, target_of(indicator, 2025, value))
    paper = steering.paper(met, 2025, 12, language)
    with pdfplumber.open(io.BytesIO(papers.summary_pdf(paper, language))) as opened:
        assert len(opened.pages) == 1


def test_an_empty_office_has_a_page(office: Office) -> None:
    paper = steering.paper(office, 2026, 2, "fi")
    assert replace(paper, blocks=()).year == 2026
    assert len(texts(paper)) == 2
