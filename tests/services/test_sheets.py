"""Attendance sheets: numbers, rows, reprints, what a sensitive group shows."""

from dataclasses import replace

import pytest

from osaava_desktop.domain.groups import Group, GroupType, Register, Session
from osaava_desktop.domain.papers import SheetPaper
from osaava_desktop.services import groups, people, sheets
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.services.invented import day
from tests.services.test_groups import Evening


@pytest.fixture
def evening(office: Office) -> Evening:
    return Evening(office)


def printed(office: Office, evening: Evening) -> SheetPaper:
    """The sheet, printed from the register as it is now."""
    return sheets.prepare(office, evening.register())


def texts(paper: SheetPaper) -> list[tuple[int, str]]:
    """The rows."""
    return [(row.number, row.text) for row in paper.rows]


def test_first_sheet(office: Office, evening: Evening) -> None:
    paper = printed(office, evening)
    assert paper.number == "A-2026-0001"
    assert texts(paper) == [(1, "Aalto"), (2, "Lehtonen"), (3, "Öhman")]
    assert (paper.title, paper.subtitle, paper.place) == (
        "Attendance sheet",
        "Rohkeusryhmä",
        "Kohtaamisasema, Kuopio",
    )
    assert paper.leaders == ("Wilma",)
    assert (paper.blank_rows, paper.sensitive) == (17, False)
    assert paper.issuer.organisation == "ViaDia Pohjois-Savo ry"
    assert AuditRow.select(AuditRow.action).order_by(AuditRow.seq.desc()).scalar() == "print sheet"


def test_same_list_keeps_its_number(office: Office, evening: Evening) -> None:
    register = evening.register()
    first = sheets.prepare(office, register)
    assert sheets.prepare(office, register) == first  # the same window, printed twice
    assert printed(office, evening) == first


def test_changed_list_gets_a_new_number(office: Office, evening: Evening) -> None:
    printed(office, evening)
    groups.join(office, evening.group.id, evening.client("Aaltonen").id)
    paper = printed(office, evening)
    assert paper.number == "A-2026-0002"
    assert texts(paper)[-1] == (4, "Aaltonen")


def test_sheet_that_came_back_is_not_printed_again(office: Office, evening: Evening) -> None:
    number = printed(office, evening).number
    sheet = sheets.find(office, f" {number.lower()} ")
    assert sheet is not None
    assert sheet.session == evening.session.id
    assert sheets.take_in(office, sheet).returned == office.today
    assert printed(office, evening).number == "A-2026-0002"


def test_number_that_was_never_given(office: Office) -> None:
    assert sheets.find(office, "A-2026-0001") is None
    assert sheets.find(office, "") is None


def test_sensitive_group_shows_numbers_only(office: Office, evening: Evening) -> None:
    groups.save(office, replace(evening.group, sensitive=True))
    paper = printed(office, evening)
    assert paper.sensitive
    assert texts(paper) == [(1, "A-1001"), (2, "A-1002"), (3, "A-1003")]


def test_empty_register_is_printed_with_blank_rows(office: Office) -> None:
    group = groups.save(office, Group(name="Uusi", type=GroupType.EVENT))
    session = groups.save_session(office, Session(group=group.id, on=day("2026-02-10")))

    def register() -> Register:
        return groups.register(office, session.id)

    paper = sheets.prepare(office, register())
    assert (paper.rows, paper.blank_rows, paper.number) == ((), 20, "A-2026-0001")
    assert sheets.prepare(office, register()).number == "A-2026-0001"
    assert paper.leaders == ("Kerttu Keeper",)


def test_long_list_keeps_spare_rows(office: Office, evening: Evening) -> None:
    for number in range(20):
        groups.join(office, evening.group.id, evening.client(f"Client {number}").id)
    assert printed(office, evening).blank_rows == 5


def test_topic_follows_the_group(office: Office, evening: Evening) -> None:
    groups.save_session(office, replace(evening.session, topic="Kevät"))
    assert printed(office, evening).subtitle == "Rohkeusryhmä · Kevät"


def test_paper_bears_the_office_as_it_is_called_now(office: Office, evening: Evening) -> None:
    people.save_profile(office, replace(office.profile, project="Osaava työikä", manager="H. M."))
    issuer = printed(office, evening).issuer
    assert (issuer.project_name, issuer.manager, issuer.practice) == ("Osaava työikä", "H. M.", True)


def test_series_of_sheets_is_its_own(office: Office, evening: Evening) -> None:
    other = groups.save_session(office, Session(group=evening.group.id, on=day("2026-02-06")))
    numbers = [sheets.prepare(office, evening.register(each)).number for each in (evening.session, other)]
    assert numbers == ["A-2026-0001", "A-2026-0002"]
    assert evening.client("Next").number == "A-1004"
