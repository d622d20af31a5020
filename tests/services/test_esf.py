"""The funder's table of a small office counted by hand, EURA's counts, and whom to chase."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.esf_gaps import Gap
from osaava_desktop.domain.esf_indicators import COLUMNS, Column
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.papers import FigureTable, Heading, Note
from osaava_desktop.domain.participations import Education, EndStatus, Participation, StartStatus
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.domain.words import Answer, Gender
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.services import esf, esf_chase, figures, people
from osaava_desktop.store.office import Office
from tests.services.invented import KAAVI, KUOPIO, Builder, day

YEAR = year_scope(2025)
SEEN = day("2026-01-30")
START: dict[str, Any] = {"status": StartStatus.UNEMPLOYED, "education": Education.BASIC, "area": KAAVI.id}
BARE: dict[str, Any] = {"area": KUOPIO.id, "qualification_gained": True}


class Small:
    """Four who started in 2025, and one of 2024 who came back."""

    def __init__(self, office: Office) -> None:
        self.builder = Builder(office)
        self.people: dict[str, Client] = {}
        self.times: dict[str, Participation] = {}
        self.add("Aino", Gender.FEMALE, "2025-01-10", "2025-06-01", eura_started="2025-01-11", **START)
        self.add("Bengt", Gender.MALE, "2025-02-10", homeless=Answer.YES, **START)
        self.add("Clara", Gender.FEMALE, "2025-03-10", "2025-09-01", eura_started="2025-03-11", **BARE)
        self.add("Dan", None, "2025-04-10", "2025-10-01", **START | {"status": StartStatus.EMPLOYED})
        self.add("Elsa", Gender.OTHER, "2024-05-10", "2024-12-01", eura_started="2024-05-11", **START)
        again = self.builder.participation(
            self.people["Elsa"], "2025-05-10", "2025-11-01", eura_started=day("2025-05-11"), **START
        )
        self.builder.exits(self.times["Aino"], day28=EndStatus.AT_WORK)
        self.builder.exits(self.times["Clara"], day0=EndStatus.AT_WORK)
        self.builder.exits(self.times["Dan"], day29=EndStatus.STUDYING)
        self.builder.exits(again, day0=EndStatus.JOBSEEKER, day20=EndStatus.AT_WORK)

    def add(
        self, name: str, gender: Gender | None, start: str, end: str | None = None, *, eura_started: str = "",
        **fields: Any,
    ) -> None:  # fmt: skip
        """A person of 1980 with a first participation."""
        client = self.builder.client(name, gender=gender, birth_date=day("1980-01-01"))
        told = day(eura_started) if eura_started else None
        self.people[name] = client
        self.times[name] = self.builder.participation(client, start, end, eura_started=told, **fields)


@pytest.fixture
def small(office: Office) -> Small:
    """The people, in the office."""
    return Small(office)


def numbers(office: Office, code: str) -> list[int | None]:
    """In all, women, men and other gender."""
    line = next(one for one in esf.table(office, YEAR).lines if one.indicator.code == code)
    return [line.figures[column].n for column in COLUMNS]


def test_the_table_counts_by_gender(office: Office, small: Small) -> None:
    assert numbers(office, "EECO01") == [4, 2, 1, 0]  # Elsa started in 2024
    assert numbers(office, "EECO02") == [2, 1, 1, 0]
    assert numbers(office, "EECO05") == [1, 0, 0, 0]
    assert numbers(office, "EECO09") == [3, 1, 1, 0]
    assert numbers(office, "EECO16") == [1, 0, 1, 0]
    table = esf.table(office, YEAR)
    assert [table.incomplete[column] for column in COLUMNS] == [1, 1, 0, 0]  # Clara
    assert table.unknown_gender == 1


def test_results_are_by_gender_and_of_the_last_status_within_28_days(office: Office, small: Small) -> None:
    assert numbers(office, "EECR04") == [2, 1, 0, 1]  # Aino and Elsa; Clara is incomplete
    assert numbers(office, "EECR01") == [0, 0, 0, 0]  # Elsa was at work in the end
    assert numbers(office, "EECR02") == [0, 0, 0, 0]  # Dan studied on day 29 only
    assert numbers(office, "EECR03") == [0, 0, 0, 0]  # Clara's record is incomplete
    by_gender = figures.members(office, YEAR, "esf.EECR04.other")
    assert [member.label for member in by_gender] == ["Elsa"]
    assert not any(key.startswith("esf.EECR04.") for key in figures.compute(office, YEAR))


def chased(office: Office, **narrowed: Any) -> list[tuple[Gap, str, str, dt.date]]:
    """Whom to chase, for what."""
    scope = year_scope(2025, **narrowed)
    return [(one.gap, one.name, one.what, one.on) for one in esf_chase.to_chase(office, scope)]


def test_who_is_to_be_chased_is_told_with_what_is_missing(office: Office, small: Small) -> None:
    found = chased(office)
    assert [(gap, name) for gap, name, _what, _on in found] == [
        (Gap.START_NOTICE, "Bengt"),
        (Gap.START_NOTICE, "Dan"),
        (Gap.START_DATA, "Clara"),
        (Gap.STATUS, "Dan"),
        (Gap.END_NOTICE, "Aino"),
        (Gap.END_NOTICE, "Clara"),
        (Gap.END_NOTICE, "Dan"),
        (Gap.END_NOTICE, "Elsa"),
    ]
    assert found[0][2:] == ("started 10.2.2025", day("2025-02-10"))
    assert found[2][2] == "labour-market status and education"
    assert found[3][2:] == ("left 1.10.2025, results until 29.10.2025", day("2025-10-29"))
    assert [name for _gap, name, *_rest in chased(office, area=KUOPIO.id)] == ["Clara", "Clara"]
    table = esf.table(office, YEAR)
    assert len(esf_chase.incomplete(office, YEAR)) == table.incomplete[None]


def test_who_is_binned_or_mended_is_chased_no_more(office: Office, small: Small) -> None:
    Builder(office).add(small.times["Bengt"], binned=True)
    assert "Bengt" not in [name for _gap, name, *_rest in chased(office)]


def compared(office: Office, code: str, column: Column = None) -> tuple[int | None, int | None, int | None]:
    """Ours, EURA's, and the difference."""
    found = esf.reconciliation(office, 2025)
    one = next(one for one in found if one.indicator.code == code and one.column is column)
    return one.ours, one.theirs, one.difference


def test_counts_of_eura_are_kept_beside_ours(office: Office, small: Small) -> None:
    esf.save_counts(office, 2025, {"esf.EECO01": 2, "esf.EECO01.female": 2}, SEEN)
    assert compared(office, "EECO01") == (4, 2, 2)
    assert compared(office, "EECO01", Gender.FEMALE) == (2, 2, 0)
    assert compared(office, "EECO02") == (2, None, None)
    line = esf.reconciliation(office, 2025)[0]
    assert (line.on, line.gaps[Gap.START_NOTICE]) == (SEEN, 2)
    esf.save_counts(office, 2025, {"esf.EECO01": 4, "esf.EECO01.female": None}, day("2026-02-01"))
    assert {key: (one.count, one.on) for key, one in esf.counts(office, 2025).items()} == {
        "esf.EECO01": (4, day("2026-02-01"))
    }
    esf.save_counts(office, 2025, {"esf.EECO01.female": 1}, SEEN)
    assert compared(office, "EECO01", Gender.FEMALE) == (2, 1, 1)
    assert esf.counts(office, 2024) == {}


def test_what_is_no_count_changes_nothing(office: Office, small: Small) -> None:
    esf.save_counts(office, 2025, {"esf.EECO01": 4}, SEEN)
    with pytest.raises(InvalidInput) as caught:
        esf.save_counts(office, 2025, {"esf.EECO01": 3, "esf.EECO02": 100_001}, SEEN)
    assert set(caught.value.problems) == {"esf.EECO02"}
    with pytest.raises(InvalidInput) as caught:
        esf.save_counts(office, 2025, {"esf.EECO01": 3}, day("2026-02-02"))
    assert set(caught.value.problems) == {"on"}
    assert [one.count for one in esf.counts(office, 2025).values()] == [4]


def test_a_worker_reads_and_does_not_type(office: Office, small: Small) -> None:
    esf.save_counts(office, 2025, {"esf.EECO01": 4}, SEEN)
    assert esf.may_save(office)
    office.person = people.save(office, Person(name="Wilma Worker", role=Role.WORKER))
    assert not esf.may_save(office)
    assert compared(office, "EECO01") == (4, 4, 0)
    with pytest.raises(PlainError):
        esf.save_counts(office, 2025, {"esf.EECO01": 3}, SEEN)
    assert compared(office, "EECO01") == (4, 4, 0)


def test_the_paper_has_every_number_and_says_what_it_leaves_out(office: Office, small: Small) -> None:
    blocks = esf.blocks(office, YEAR)
    tables = [block for block in blocks if isinstance(block, FigureTable)]
    rows = {row[0]: row for table in tables for row in table.rows}
    assert isinstance(blocks[0], Heading)
    assert len(rows) == 21
    assert rows["EECO01"][2:] == ("4", "2", "1", "0")
    assert rows["EECO12"][1].endswith(" **")
    texts = " ".join(block.text for block in blocks if isinstance(block, Note))
    assert "1 record is incomplete" in texts
    assert "28 days" in texts
    assert "<5" not in texts


def test_an_area_is_printed_without_small_sensitive_numbers(office: Office, small: Small) -> None:
    scope = year_scope(2025, area=KAAVI.id)
    tables = [block for block in esf.blocks(office, scope) if isinstance(block, FigureTable)]
    rows = {row[0]: row[2:] for table in tables for row in table.rows}
    assert rows["EECO16"][0] == "<5"
    assert "1" not in rows["EECO16"]
    assert rows["EECO02"] == ("2", "1", "1", "0")
    (book,) = esf.sheets(office, scope)
    assert next(row for row in book.rows if row[0] == "EECO16")[3] == "<5"


def test_the_workbook_has_the_table_and_the_numbers_beside_eura(
    office: Office, small: Small, tmp_path: Path
) -> None:
    esf.save_counts(office, 2025, {"esf.EECO01": 2}, SEEN)
    path = tmp_path / "esf.xlsx"
    esf.write(office, YEAR, path)
    book = CalamineWorkbook.from_path(str(path))
    table, beside = (book.get_sheet_by_index(place).to_python() for place in (0, 1))
    cells = [cell for row in (*table, *beside) for cell in row]
    assert next(row for row in table if row[0] == "EECO01")[3:] == [4, 2, 1, 0]
    assert next(row for row in beside if row[0] == "EECO01")[3:7] == [4, 2, 2, SEEN]
    assert "Bengt" not in str(cells)
    assert any("more here: 2 start notices are missing in EURA." in str(cell) for cell in cells)
