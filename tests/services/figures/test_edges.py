"""The edges of single rules, case by case: ages, days after leaving, qualifications, occasions."""

from typing import Any

import pytest

from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.outreach import Channel, Visit
from osaava_desktop.domain.participations import Education, EndStatus, StartStatus
from osaava_desktop.domain.words import Gender
from osaava_desktop.services.figures import compute, members
from osaava_desktop.store.office import Office
from tests.services.invented import JUANKOSKI, KUOPIO, VARKAUS, Builder, day

ALWAYS = Scope(start=day("2020-01-01"), end=day("2025-12-31"))
STATUS, END = StartStatus, EndStatus


@pytest.fixture
def build(office: Office) -> Builder:
    return Builder(office)


def opened(office: Office, key: str) -> set[str]:
    """The names that a figure opens."""
    return {member.label for member in members(office, ALWAYS, key)}


AGES = (
    ("2004-02-29", "2022-02-28", "EECO06"),  # 17: the birthday is on 1.3.
    ("2004-02-29", "2022-03-01", "EECO07"),
    ("1992-02-29", "2022-02-28", "EECO07"),  # 29
    ("1992-02-29", "2022-03-01", ""),
    ("1968-02-29", "2023-02-28", ""),  # 54
    ("1968-02-29", "2023-03-01", "EECO08"),
    ("2006-03-01", "2024-02-29", "EECO06"),
    ("2006-02-28", "2024-02-29", "EECO07"),
    ("2007-01-01", "2025-01-01", "EECO07"),  # 18 that day
    ("2007-01-02", "2025-01-01", "EECO06"),
    ("1995-12-31", "2025-12-30", "EECO07"),  # 29
    ("1995-12-31", "2025-12-31", ""),
    ("1970-10-09", "2025-10-09", "EECO08"),  # 55 that day
    ("1970-10-10", "2025-10-09", ""),
)


def test_age_is_that_of_the_day_of_the_start(office: Office, build: Builder) -> None:
    for birth, start, _key in AGES:
        client = build.client(f"{birth} {start}", birth_date=day(birth))
        build.participation(client, start, status=STATUS.INACTIVE, education=Education.BASIC)
    for key in ("EECO06", "EECO07", "EECO08"):
        assert opened(office, f"esf.{key}") == {
            f"{birth} {start}" for birth, start, in_ in AGES if in_ == key
        }


LEFT: tuple[tuple[str, StartStatus, bool, dict[str, EndStatus], str], ...] = (
    ("on the day", STATUS.INACTIVE, False, {"day0": END.JOBSEEKER}, "EECR01"),
    ("on day 28", STATUS.INACTIVE, False, {"day28": END.JOBSEEKER}, "EECR01"),
    ("on day 29", STATUS.INACTIVE, False, {"day29": END.JOBSEEKER}, ""),
    ("the day before", STATUS.INACTIVE, False, {"day-1": END.JOBSEEKER}, ""),
    ("sought before", STATUS.UNEMPLOYED, False, {"day0": END.JOBSEEKER}, ""),
    ("then at work", STATUS.INACTIVE, False, {"day0": END.JOBSEEKER, "day9": END.AT_WORK}, "EECR04"),
    ("no more", STATUS.INACTIVE, False, {"day0": END.AT_WORK, "day9": END.NONE}, ""),
    ("too late", STATUS.INACTIVE, False, {"day0": END.STUDYING, "day29": END.AT_WORK}, "EECR02"),
    ("studied before", STATUS.INACTIVE, True, {"day0": END.STUDYING}, ""),
    ("worked before", STATUS.EMPLOYED, False, {"day0": END.AT_WORK}, ""),
    ("employed studies", STATUS.EMPLOYED, False, {"day0": END.STUDYING}, "EECR02"),
    ("own firm", STATUS.LONG_TERM_UNEMPLOYED, False, {"day3": END.ENTREPRENEUR}, "EECR04"),
    ("nothing known", STATUS.INACTIVE, False, {}, ""),
)


def test_the_last_status_within_28_days_counts(office: Office, build: Builder) -> None:
    for name, status, studying, exits, _key in LEFT:
        client = build.client(name, birth_date=day("1990-01-01"))
        started: dict[str, Any] = {"status": status, "studying": studying, "education": Education.BASIC}
        build.exits(build.participation(client, "2024-01-01", "2024-06-30", **started), **exits)
    for key in ("EECR01", "EECR02", "EECR03", "EECR04"):
        assert opened(office, f"esf.{key}") == {name for name, *_rest, in_ in LEFT if in_ == key}


def test_of_two_statuses_on_one_day_the_later_entered_counts(office: Office, build: Builder) -> None:
    client = build.client("Twice", birth_date=day("1990-01-01"))
    one = build.participation(
        client, "2024-01-01", "2024-06-30", status=STATUS.INACTIVE, education=Education.BASIC
    )
    build.exits(one, day5=END.AT_WORK)
    build.exits(one, day5=END.JOBSEEKER)
    assert opened(office, "esf.EECR01") == {"Twice"}
    assert opened(office, "esf.EECR04") == set()


def test_a_person_leaves_once_though_back_twice(office: Office, build: Builder) -> None:
    client = build.client("Back", birth_date=day("1990-01-01"))
    fields: dict[str, Any] = {"status": STATUS.INACTIVE, "education": Education.BASIC}
    for start, end in (("2023-01-01", "2023-02-01"), ("2024-01-01", "2024-02-01")):
        build.exits(build.participation(client, start, end, **fields), day0=END.JOBSEEKER)
    found = members(office, ALWAYS, "esf.EECR01")
    assert [(member.label, member.on) for member in found] == [("Back", day("2024-02-01"))]
    build.participation(client, "2025-01-01", **fields)  # and goes on
    assert members(office, ALWAYS, "esf.EECR01") == []


ON_THE_EDGE = (
    ("until the day before", "2025-01-01", "2025-02-28", ""),
    ("until the first day", "2025-01-01", "2025-03-01", "active"),
    ("from the first day", "2025-03-01", None, "active started"),
    ("from the last day", "2025-03-31", None, "active started"),
    ("from the day after", "2025-04-01", None, ""),
    ("all along", "2024-01-01", None, "active"),
)


def test_both_ends_of_a_span_belong_to_it(office: Office, build: Builder) -> None:
    for name, start, end, _how in ON_THE_EDGE:
        build.participation(build.client(name), start, end)
    march = Scope(start=day("2025-03-01"), end=day("2025-03-31"))
    for how in ("active", "started"):
        found = {member.label for member in members(office, march, f"registered.{how}")}
        assert found == {name for name, *_days, counts in ON_THE_EDGE if how in counts}


@pytest.mark.parametrize("missing", ["birth_date", "status", "education"])
def test_an_incomplete_record_counts_in_the_total_and_its_gender_only(
    office: Office, build: Builder, missing: str
) -> None:
    client_fields: dict[str, Any] = {"birth_date": day("1960-01-01"), "gender": Gender.MALE}
    fields: dict[str, Any] = {
        "status": STATUS.INACTIVE, "education": Education.BASIC, "qualification_gained": True, "rural": "yes",
    }  # fmt: skip
    client_fields.pop(missing, None)
    fields.pop(missing, None)
    left = build.participation(build.client("Part", **client_fields), "2024-01-01", "2024-02-01", **fields)
    build.exits(left, day0=END.STUDYING)
    found = compute(office, ALWAYS)
    counted = {key for key, one in found.items() if key.startswith("esf") and one.n}
    assert counted == {"esf.EECO01", "esf.EECO01.male"}


QUALIFICATIONS = (
    ("none said", Education.UPPER_SECONDARY, False, "without"),
    ("low and blank", Education.BASIC, None, "without"),
    ("none at all", Education.NONE, None, "without"),
    ("low, has one", Education.BASIC, True, "known"),
    ("higher", Education.TERTIARY, None, "known"),
    ("higher, none vocational", Education.TERTIARY, False, "known"),
    ("blank", Education.UPPER_SECONDARY, None, ""),
    ("post-secondary, blank", Education.POST_SECONDARY, None, ""),
    ("unknown", None, None, ""),
    ("unknown, none", None, False, "without"),
)


def test_without_a_qualification_is_told_of_those_who_are_known(office: Office, build: Builder) -> None:
    for name, education, vocational, _how in QUALIFICATIONS:
        build.participation(build.client(name), "2024-01-01", education=education, vocational=vocational)
    key = "observations.without_qualification"
    assert opened(office, key) == {name for name, *_rest, how in QUALIFICATIONS if how == "without"}
    assert compute(office, ALWAYS)[key].of == sum(how != "" for *_rest, how in QUALIFICATIONS)


def test_an_occasion_is_a_day_place_locality_and_worker(office: Office, build: Builder) -> None:
    anna, bo = (build.worker(name, KUOPIO.id).id for name in ("Anna", "Bo"))
    kohta = build.place("Kohta", "Kuopio", KUOPIO, Channel.MEETING_PLACE).id
    ruoka = build.place("Ruoka", "Varkaus", VARKAUS, Channel.FOOD_AID).id
    visits: tuple[tuple[dict[str, Any], int, int], ...] = (
        ({"on": day("2025-03-03"), "worker": anna, "place": kohta}, 3, 3),
        ({"on": day("2025-03-03"), "worker": anna, "place": kohta}, 3, 6),  # the same occasion
        ({"on": day("2025-03-03"), "worker": bo, "place": kohta}, 5, 6),
        ({"on": day("2025-03-03"), "worker": anna, "place": ruoka}, 5, 6),
        ({"on": day("2025-03-04"), "worker": anna, "place": kohta}, 5, 6),
        ({"on": day("2025-03-03"), "worker": anna, "locality": JUANKOSKI.id}, 5, 6),
        ({"on": day("2025-03-03"), "worker": bo, "place": kohta}, 5, 10),  # the third one again
    )
    for fields, heads, largest in visits:
        build.heads(heads, 0, visit=build.add(Visit(channel=Channel.OTHER, **fields)).id)
        assert compute(office, ALWAYS)["reached.at_least"].n == largest
    assert sum(member.count for member in members(office, ALWAYS, "reached.at_least")) == 10
