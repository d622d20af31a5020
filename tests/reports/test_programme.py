"""The programme for the wall and the attendance report, read back."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from osaava_desktop.domain.attendance_papers import AttendancePaper, AttendanceSum, HeldSession
from osaava_desktop.domain.calendar import Span
from osaava_desktop.domain.programme import PaperSize, ProgrammeDay, ProgrammeItem, ProgrammePaper
from osaava_desktop.reports import attendance_report, programme
from tests.reports import examples, readback

CHRISTMAS = date(2026, 12, 24)
PLACE = "Kohtaamisasema, Kuopio"


def item(title: str, hour: int = 10, *, is_off: bool = False) -> ProgrammeItem:
    """Two hours of a group."""
    return ProgrammeItem(starts=time(hour), ends=time(hour + 2), title=title, place=PLACE, is_off=is_off)


def paper(*items: ProgrammeItem, span: Span = Span.WEEK, **changes: object) -> ProgrammePaper:
    """The same groups on every day of work."""
    days = tuple(
        ProgrammeDay(on=day, items=items if day.weekday() < 5 else ()) for day in span.days(CHRISTMAS)
    )
    usual = {"size": PaperSize.A4, "where": "Kuopio ja Juankoski", "contact": "Kysy lisää: Kaisa Rönkkö"}
    return ProgrammePaper(
        issuer=examples.ISSUER,
        span=span,
        day=CHRISTMAS,
        days=days,
        **{**usual, **changes},  # type: ignore[arg-type]
    )


def test_a_week_says_when_where_and_what() -> None:
    (text,) = readback.texts(programme.render(paper(item("Luontoryhmä"), item("Silmukka", 13)), ["fi"]))
    for told in (
        "Viikko 52 · 21.12.–27.12.2026",
        "Kuopio ja Juankoski",
        "Maanantai",
        "10.00–12.00",
        "Luontoryhmä",
        "13.00–15.00",
        PLACE,
        "Jouluaatto",
        "Tapaninpäivä",
        "Kysy lisää: Kaisa Rönkkö",
        "Euroopan unionin",
    ):
        assert told in text


def test_what_is_off_says_so_and_not_where() -> None:
    data = programme.render(paper(item("Silmukka", is_off=True)), ["fi"])
    assert readback.squeezed(data).count("Peruttu") == 5
    assert PLACE not in "".join(readback.texts(data))


def test_one_language_after_the_other() -> None:
    texts = readback.texts(programme.render(paper(item("Silmukka")), ["fi", "sv", "en"]))
    for text, *words in zip(
        texts, ("Tiistai", "Tisdag", "Tuesday"), ("Joulupäivä", "Juldagen", "Christmas Day"), strict=True
    ):
        assert all(word in text for word in words)


@pytest.mark.parametrize(("size", "wide", "high"), [(PaperSize.A4, 595, 842), (PaperSize.A3, 842, 1191)])
def test_sizes_of_paper(size: PaperSize, wide: int, high: int) -> None:
    data = programme.render(paper(item("Silmukka"), size=size), ["fi"])
    with readback.opened(data) as pdf:
        assert [(round(page.width), round(page.height)) for page in pdf.pages] == [(wide, high)]
        largest = max(letter["size"] for letter in pdf.pages[0].chars if letter["text"] == "S")
    assert largest >= (18 if size is PaperSize.A4 else 25)  # to be read from afar


def test_a_full_month_takes_pages_and_loses_nothing() -> None:
    items = tuple(item(f"Ryhmä {hour}", hour) for hour in range(8, 18))
    data = programme.render(paper(*items, span=Span.MONTH), ["fi"])
    assert len(readback.texts(data)) > 1
    squeezed = readback.squeezed(data)
    days = sum(day.weekday() < 5 for day in Span.MONTH.days(CHRISTMAS))
    assert all(squeezed.count(f"Ryhmä{hour}") == days for hour in range(10, 18))


@pytest.mark.parametrize("payload", [*examples.PAYLOADS, "Pitkäsukunimi-" * 35, "🙂 ryhmä"])
def test_odd_names_stand_as_they_are(payload: str) -> None:
    data = programme.render(paper(item(payload), contact=payload, where=payload), ["sv"])
    assert "".join(payload.split())[:40] in readback.squeezed(data).replace("□", "🙂")
    assert set(readback.font_files(data).values()) == {True}


def test_a_week_without_groups() -> None:
    week = replace(
        paper(), days=tuple(ProgrammeDay(on=date(2026, 11, 9) + timedelta(day)) for day in range(7))
    )
    assert "No groups meet." in readback.texts(programme.render(week, ["en"]))[0]


def report(**changes: object) -> AttendancePaper:
    """A year with two sessions."""
    total = AttendanceSum(
        start=date(2025, 1, 1), sessions=2, persons=9, visits=17, unnamed=4, minutes=150, untimed=0
    )
    held = HeldSession(
        on=date(2025, 1, 7), starts=time(9), ends=time(11), leader="Kaisa Rönkkö", topic="Arjen rytmi",
        place=PLACE, visits=8, unnamed=4, minutes=120,
    )  # fmt: skip
    usual = {
        "issuer": examples.ISSUER, "group": "Rohkeasti puheeksi", "kind": "keskusteluryhmä", "place": PLACE,
        "sensitive": False, "start": date(2025, 1, 1), "end": date(2025, 12, 31), "total": total,
        "months": (total,), "sessions": (held, replace(held, leader="Wilma", minutes=30)), "not_held": 1,
    }  # fmt: skip
    return AttendancePaper(**{**usual, **changes})  # type: ignore[arg-type]


def test_the_report_has_months_and_who_led() -> None:
    text = "\n".join(readback.texts(attendance_report.render(report(), "fi")))
    for told in (
        "Rohkeasti puheeksi",
        "Tammikuu 2025",
        "2 h 30 min",
        "Wilma",
        "Arjen rytmi",
        "1 suunniteltu",
    ):
        assert told in text
    assert "Koko aika 2 9 17 4 21" in text


def test_the_report_of_a_sensitive_group_has_numbers_only() -> None:
    text = "\n".join(readback.texts(attendance_report.render(report(sensitive=True), "fi")))
    for hidden in ("Rohkeasti", "keskusteluryhmä", "Arjen rytmi", "Kohtaamisasema"):
        assert hidden not in text
    assert "Koko aika 2 9 17 4 21" in text
