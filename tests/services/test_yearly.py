"""The yearly summary as its service puts it together: what changes in the office changes on the paper."""

import io
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from osaava_desktop import paths
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import Scope, year_scope
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.papers import FigureTable, YearlyPaper
from osaava_desktop.domain.participations import Participation
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.targets import CounterKind, Indicator, counter_of, target_of
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Section, narrative_of
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import clients, papers, participations, targets, yearly
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, day

YEAR = year_scope(2025)
TEXT = "Started: **{registered.started}**, target {registered.started.target}, {pathways.persons.share}."


@pytest.fixture
def written(office: Office) -> Office:
    """One person started in 2025; a text and a target for the year."""
    build = Builder(office)
    build.participation(build.client("Lehtonen"), "2025-03-01", area=KUOPIO.id)
    targets.save(office, target_of(Indicator.REGISTERED, 2025, 150))
    write(office, Section.RESULTS, TEXT)
    return office


def write(office: Office, section: Section, text: str) -> None:
    """Writes an English text for 2025."""
    yearly.save_narrative(office, narrative_of(2025, section, Language.EN, text))


def text_of(office: Office, scope: Scope = YEAR, language: str = "en") -> str:
    """All words of the PDF, on one line."""
    pdf = papers.summary_pdf(yearly.paper(office, scope, language), language)
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return " ".join(" ".join(page.extract_text() for page in opened.pages).split())


def test_figures_stand_in_the_sentences(written: Office) -> None:
    assert "Started: 1, target 150, 0\u00a0%." in text_of(written).replace("0%", "0\u00a0%").replace(
        "0 %", "0\u00a0%"
    )


def test_one_registration_changes_the_paper(written: Office) -> None:
    client = clients.save(written, Client(family_name="Miettinen", birth_date=day("1980-01-01")))
    participations.save(written, Participation(client=client.id, started=day("2025-12-31")))
    assert "Started: 2, target 150" in text_of(written)


def test_one_target_changes_the_paper(written: Office) -> None:
    targets.save(written, target_of(Indicator.REGISTERED, 2025, 2))
    text = text_of(written)
    assert "Started: 1, target 2," in text
    assert "50% of the target" in text.replace("\u00a0", "").replace("50 %", "50%")


def test_one_narrative_changes_the_paper(written: Office) -> None:
    write(written, Section.PLAN, "We go on in *small* steps.\n\nSecond **part**.")
    text = text_of(written)
    assert "We go on in *small* steps. Second part." in text
    assert "Started: 1" in text


@pytest.mark.parametrize("wrong", ["{nothing}", "{pathways}", "{registered.started.share}"])
def test_an_unknown_field_is_spelled_out(written: Office, wrong: str) -> None:
    write(written, Section.RESULTS, f"So many: {wrong}.")
    text = text_of(written)
    assert f"(no figure {wrong.strip('{}')})" in text
    assert "{" not in text


def test_a_binned_client_leaves_the_paper(written: Office) -> None:
    [client] = clients.find(written, "lehtonen")
    clients.put_in_bin(written, client)
    assert "Started: 0" in text_of(written)


def test_a_text_of_another_language_or_year_stays_away(written: Office) -> None:
    assert "Started" not in text_of(written, year_scope(2024))
    assert "Started:" not in text_of(written, language="fi")


def test_a_span_and_an_area_stand_in_the_title(written: Office) -> None:
    scope = Scope(start=day("2025-01-01"), end=day("2025-06-30"), area=KUOPIO.id)
    paper = yearly.paper(written, scope, "en")
    assert "1.1.2025–30.6.2025" in paper.title
    assert paper.title.endswith(KUOPIO.name)
    assert [highlight.value for highlight in paper.highlights[:2]] == ["1", "1–1"]


def test_few_of_what_is_sensitive_are_masked_on_the_paper_of_an_area(written: Office) -> None:
    targets.save_counter(written, counter_of(CounterKind.CRIMINAL_BACKGROUND, 2025, 1, KUOPIO.id, 4))
    write(
        written, Section.PLAN, "So: {criminal_background}, {criminal_background.fraction}, {minority.share}."
    )
    area = text_of(written, replace(YEAR, area=KUOPIO.id)).replace("\u00a0", " ")
    assert "So: <5, <5 / 1," in area
    assert "With a criminal background <5 / 1" in area
    assert "So: 4, 1 / 1," in text_of(written).replace("\u00a0", " ")


def test_what_a_narrower_scope_has_not_is_spelled_out(written: Office) -> None:
    write(written, Section.PLAN, "Target {criminal_background.target}, share {minority.share}.")
    build = Builder(written)
    place = build.place("Kohtaamisasema", "Kuopio", KUOPIO, Channel.MEETING_PLACE)
    text = text_of(written, replace(YEAR, place=place.id))
    assert "Target (With a criminal background, target: missing)," in text
    assert "share (Belonging to a minority, share: missing)." in text


def test_the_head_counts_by_the_basis_that_is_asked_for(written: Office) -> None:
    paper = yearly.paper(written, replace(YEAR, start=day("2025-04-01"), basis=Basis.ACTIVE), "en")
    assert paper.highlights[0].value == "1"
    assert [row[2] for row in _tables(paper)[0].rows if row[0] == KUOPIO.name] == ["1"]


def _tables(paper: YearlyPaper) -> list[FigureTable]:
    return [block for block in paper.blocks if isinstance(block, FigureTable)]


def test_areas_and_workers_are_in_the_table(written: Office) -> None:
    build = Builder(written)
    build.worker("Wilma Worker", KUOPIO.id)
    assert "Kuopio ja Juankoski Wilma Worker 1 0 0 0" in text_of(written)


def test_the_trace_is_the_head_of_the_audit(written: Office) -> None:
    before = yearly.paper(written, YEAR, "en").trace
    assert written.audit_head()[:32] in before
    yearly.note_printed(written, YEAR)
    assert yearly.paper(written, YEAR, "en").trace != before
    assert AuditRow.select(AuditRow.action).order_by(AuditRow.seq.desc()).scalar() == Action.PRINT_REPORT


def test_too_long_a_text_is_refused(office: Office) -> None:
    with pytest.raises(InvalidInput, match="too long"):
        write(office, Section.PLAN, "a" * 200_001)


def test_no_sentence_of_the_paper_stands_in_the_program() -> None:
    texts = paths.resource("practice", "summary-fi.md").read_text(encoding="utf-8")
    sentences = [one.strip(" *#\n") for one in texts.replace("\n", " ").split(".") if len(one) > 60]
    assert len(sentences) > 20
    code = [*Path(paths.PACKAGE).rglob("*.py"), paths.resource("locale", "fi", "LC_MESSAGES", "osaava.po")]
    program = "\n".join(path.read_text(encoding="utf-8") for path in code)
    assert [one for one in sentences if one[:40] in program] == []
