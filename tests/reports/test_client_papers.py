"""The papers of one client, read back from their PDF: the mapping, all that is held, EURA's instruction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from osaava_desktop.domain.client_papers import (
    AccessPaper,
    AccessSection,
    EuraPaper,
    Fact,
    MappingPaper,
    RecordFacts,
    Scores,
    Trace,
)
from osaava_desktop.domain.mapping import (
    HistoryKind,
    HistoryLine,
    Kykyviisari,
    Mapping,
    Round,
    WholeMapping,
)
from osaava_desktop.domain.mapping_form import (
    OPTIONS,
    QUESTIONS,
    SENSITIVE,
    MappingSection,
    Option,
    Question,
    ScoreDomain,
)
from osaava_desktop.domain.papers import Issuer
from osaava_desktop.domain.records import named_id
from osaava_desktop.i18n import LANGUAGES, speaking
from osaava_desktop.reports import client_record, eura_instruction, looks, mapping_form
from tests.reports import examples, readback
from tests.reports.test_frame import noticing

CLIENT = named_id("client", "of these tests")
LONG = "Ääkkösiä ja pitkiä sanoja. " * 740
ODD = (*examples.PAYLOADS, "مرحبا", "😀👩\u200d👧", "Čáhppes Ŋuolla đŧ", "x" * 500, "\u202ekääntö")


def whole(**texts: Any) -> WholeMapping:
    """A mapping with some answers, a school and an employer."""
    talk = Mapping(id=named_id("mapping", "1"), client=CLIENT, on=date(2026, 11, 24), **texts)
    lines = (
        HistoryLine(mapping=talk.id, kind=HistoryKind.EDUCATION, organisation="Savon koulu", from_year=1998),
        HistoryLine(mapping=talk.id, kind=HistoryKind.WORK, organisation="Kummeli", to_year=2012),
    )
    answers = {
        Question.HOUSEHOLD: (Option.WITH_CHILDREN,),
        Question.INCOME: (Option.WAGES, Option.PENSION),
        Question.LIMITS: (Option.DECLINED,),
    }
    return WholeMapping(mapping=talk, answers=answers, history=lines)


def mapping(**changes: object) -> MappingPaper:
    """A mapping that was written down."""
    usual = {
        "issuer": examples.ISSUER,
        "name": "Lehtonen, Aino",
        "number": "A-1042",
        "worker": "Kaisa Rönkkö",
    }
    return MappingPaper(**{**usual, "whole": whole(), **changes})  # type: ignore[arg-type]


def blank(language: str) -> bytes:
    return mapping_form.render(MappingPaper(issuer=examples.ISSUER), language)


def scores(scale: tuple[int, int] | None = (0, 25)) -> Scores:
    """A start and a later round, one score of which is not known."""
    start = Kykyviisari(client=CLIENT, on=date(2026, 1, 12), round=Round.START, work_ability=5, inclusion=10)
    latest = replace(
        start, on=date(2026, 6, 3), round=Round.MIDDLE, work_ability=10, inclusion=25, note="Huomio."
    )
    return Scores(start=start, latest=latest, scale=scale)


def access(**changes: object) -> AccessPaper:
    """What is held on a client: a person, two talks of many words, an audit."""
    person = RecordFacts(facts=(Fact(label="Family name", text="Lehtonen"),))
    talks = tuple(
        RecordFacts(
            facts=(Fact(label="Date", text="3.2.2025"), Fact(label="Minutes", text=str(minutes))), in_bin=True
        )
        for minutes in (45, 60)
    )
    usual = {
        "issuer": examples.ISSUER,
        "name": "Lehtonen, Aino",
        "number": "A-1042",
        "made": date(2026, 11, 24),
        "sections": (
            AccessSection(title="Person", records=(person,)),
            AccessSection(title="Guidance", records=talks),
        ),
        "traces": (
            Trace(
                at=datetime(2026, 1, 2, 9, 5, tzinfo=UTC), person="Wilma", action="Looked at", thing="Mapping"
            ),
        ),
    }
    return AccessPaper(**{**usual, **changes})  # type: ignore[arg-type]


def eura(code: str = "S30355", **changes: object) -> EuraPaper:
    issuer = replace(examples.ISSUER, project_code=code, **changes)  # type: ignore[arg-type]
    return EuraPaper(issuer=issuer, code=code, worker="Kaisa Rönkkö")


def boxes(data: bytes) -> int:
    """The boxes to tick on all pages."""
    size = pytest.approx(3.4 * 72 / 25.4, abs=0.05)
    with readback.opened(data) as pdf:
        return sum(one["width"] == size and one["height"] == size for page in pdf.pages for one in page.rects)


def crosses(data: bytes) -> int:
    """The boxes that are crossed: two strokes each, none of them level."""
    with readback.opened(data) as pdf:
        strokes = [one for page in pdf.pages for one in page.lines if one["width"] and one["height"]]
    return len(strokes) // 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_form_asks_everything_on_three_pages(language: str) -> None:
    data = blank(language)
    texts = readback.texts(data)
    assert len(texts) == 3
    squeezed = readback.squeezed(data)
    with speaking(language):
        for section in MappingSection:
            assert "".join(section.label.split()) in squeezed
            for one in QUESTIONS[section]:
                assert all("".join(option.label.split()) in squeezed for option in OPTIONS[one])
    assert boxes(data) == sum(len(options) for options in OPTIONS.values()) + len(SENSITIVE)
    assert crosses(data) == 0


def test_each_section_of_the_blank_form_stands_on_one_page() -> None:
    pages = readback.texts(blank("en"))
    for section in MappingSection:
        (page,) = [text for text in pages if f"\n{section.label}\n" in f"\n{text}\n"]
        assert all(word in page for one in QUESTIONS[section] for word in one.label.split())


def test_the_blank_form_has_no_room_for_the_workers_remarks() -> None:
    assert "remarks" not in "".join(readback.texts(blank("en")))


def test_the_pen_has_room_on_every_page() -> None:
    with readback.opened(blank("fi")) as pdf:
        for page in pdf.pages:
            level = {round(line["top"]) for line in page.lines if not line["height"] and line["width"] > 400}
            assert len(level) >= 5


def test_chosen_boxes_are_crossed() -> None:
    data = mapping_form.render(mapping(), "en")
    text = "\n".join(readback.texts(data))
    assert crosses(data) == 4
    assert "I do not want to answer" in text
    assert "Savon koulu 1998–" in text
    assert "Kummeli –2012" in text
    assert "Would like to" not in text  # nothing was asked
    assert text.count("Nothing was written down.") == 2


def test_own_copy_says_so() -> None:
    assert "Your own copy" in readback.texts(mapping_form.render(mapping(own_copy=True), "en"))[0]


def test_remarks_and_needs_are_printed_where_there_are_any() -> None:
    paper = mapping(whole=whole(needs="Hygieniapassi.", remarks="Väsynyt."))
    text = "".join(readback.texts(mapping_form.render(paper, "en")))
    assert "Hygieniapassi." in text
    assert "Väsynyt." in text
    assert "Worker's remarks" not in "".join(readback.texts(mapping_form.render(mapping(), "en")))


def test_scores_are_printed_and_drawn_from_the_lowest() -> None:
    data = mapping_form.render(mapping(scores=scores()), "en")
    text = "\n".join(readback.texts(data))
    assert "start 12.1.2026 middle 3.6.2026" in text
    assert "Work ability now, 0 to 10 5 10" in text
    assert "Inclusion 10 25" in text
    assert "Mind – –" in text
    assert "Kykyviisari® / Työterveyslaitos" in text
    assert "Huomio." in text
    lengths = bars(data)
    assert lengths[:4] == pytest.approx([lengths[1] / 2, lengths[1], lengths[1] * 0.4, lengths[1]])


def bars(data: bytes) -> list[float]:
    """The widths of the bars, row by row."""
    with readback.opened(data) as pdf:
        accent = pytest.approx(looks.ACCENT.rgb(), abs=0.001)
        rects = [one for page in pdf.pages for one in page.rects if one["non_stroking_color"] == accent]
    return [one["width"] for one in sorted(rects, key=lambda one: (round(one["top"]), one["x0"]))]


def test_without_a_scale_the_domains_are_numbers_only() -> None:
    data = mapping_form.render(mapping(scores=scores(scale=None)), "en")
    assert len(bars(data)) == 2  # work ability has a scale of its own
    assert "Inclusion 10 25" in "\n".join(readback.texts(data))


def test_no_colour_says_good_or_bad() -> None:
    with readback.opened(mapping_form.render(mapping(scores=scores()), "en")) as pdf:
        fills = {one["non_stroking_color"] for page in pdf.pages for one in page.rects if one["fill"]}
    assert len(fills) <= 4  # emblem, tint, track, bar


def test_everything_held_is_told() -> None:
    text = "\n".join(readback.texts(client_record.render(access(), "en")))
    for line in ("Family name Lehtonen", "3.2.2025 45 in the bin", "2.1.2026 9.05 Wilma Looked at Mapping"):
        assert line in text


def test_long_texts_run_over_pages() -> None:
    facts = (Fact(label="Note", text=LONG),)
    sections = (AccessSection(title="Guidance", records=(RecordFacts(facts=facts),)),)
    papers = (
        client_record.render(access(sections=sections), "en"),
        mapping_form.render(
            mapping(whole=whole(**{name: LONG for name in ("life_situation", "remarks")})), "en"
        ),
    )
    for data, times in zip(papers, (740, 1480), strict=True):
        assert len(readback.texts(data)) > 3
        assert readback.squeezed(data).count("Ääkkösiäjapitkiäsanoja.") == times


def odd_mapping() -> bytes:
    talk = whole(life_situation="\n".join(ODD), needs=ODD[0], remarks=ODD[3])
    lines = tuple(
        replace(line, organisation=ODD[-2], field=ODD[2], qualification=ODD[5]) for line in talk.history
    )
    paper = mapping(
        whole=replace(talk, history=lines), name=ODD[-2], worker=ODD[1], number=ODD[4], issuer=odd_issuer(),
        scores=replace(scores(), start=replace(scores().start, note=ODD[6])),
    )  # fmt: skip
    return mapping_form.render(paper, "en")


def odd_access() -> bytes:
    records = tuple(
        RecordFacts(facts=tuple(Fact(label=f"Label {place}", text=text) for place, text in enumerate(ODD)))
        for _time in range(2)
    )
    short = tuple(RecordFacts(facts=(Fact(label="<b>", text=text[:50]),)) for text in ODD)
    sections = (
        AccessSection(title="<i>", records=records),
        AccessSection(title="Short", records=short),
    )
    traces = (Trace(at=datetime(2026, 1, 2, tzinfo=UTC), person=ODD[-2], action=ODD[0], thing=ODD[2]),)
    return client_record.render(
        access(sections=sections, traces=traces, name=ODD[-2], issuer=odd_issuer()), "en"
    )


def odd_eura() -> bytes:
    return eura_instruction.render(
        replace(eura(code="<b>" * 20), worker=ODD[0] * 20, issuer=odd_issuer()), "en"
    )


def odd_issuer() -> Issuer:
    return replace(
        examples.ISSUER, organisation="<b>x" * 50, project_name=ODD[4], privacy_notice="<i>y " * 100
    )


@pytest.mark.parametrize("render", [odd_mapping, odd_access, odd_eura])
def test_letters_of_all_kinds_make_a_paper(render: Callable[[], bytes]) -> None:
    render()
    with noticing() as touched:
        data = render()
    assert touched == []
    squeezed = readback.squeezed(data)
    assert "<b>x" in squeezed
    if render is not odd_eura:
        assert "□□" in squeezed
        assert "ČáhppesŊuollađŧ" in squeezed
    with readback.opened(data) as pdf:
        assert not any(page.images or page.annots for page in pdf.pages)
        assert all(char["x1"] <= looks.PAGE_WIDTH - 40 for page in pdf.pages for char in page.chars)
    assert all(readback.font_files(data).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_instruction_is_one_page_with_two_codes(language: str) -> None:
    data = eura_instruction.render(eura(), language)
    (text,) = readback.texts(data)
    assert text.count("S30355") == 2  # in the head, and large
    assert "eura2021.fi/osallistuja" in text
    assert "Kaisa Rönkkö" in text
    assert sorted(readback.codes(data)) == [("S30355", "M"), ("https://eura2021.fi/osallistuja", "M")]


def test_the_instruction_stays_one_page_with_the_longest_names() -> None:
    paper = replace(eura(organisation="Pitkä nimi " * 18, project_name="Hanke " * 33), worker="Nimi " * 40)
    assert len(readback.texts(eura_instruction.render(paper, "sv"))) == 1


def test_without_a_code_the_instruction_says_where_to_set_it() -> None:
    data = eura_instruction.render(eura(code=""), "en")
    assert "The project code is not set." in readback.texts(data)[0]
    assert [text for text, _level in readback.codes(data)] == ["https://eura2021.fi/osallistuja"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_paper_is_the_same_bytes(language: str) -> None:
    paper = mapping(scores=scores())
    assert mapping_form.render(paper, language) == mapping_form.render(paper, language)
    assert client_record.render(access(), language) == client_record.render(access(), language)
    assert eura_instruction.render(eura(), language) == eura_instruction.render(eura(), language)


@pytest.mark.parametrize("domain", ScoreDomain)
def test_each_domain_is_a_field_of_the_record(domain: ScoreDomain) -> None:
    assert getattr(scores().start, domain.value) in (None, 10)
