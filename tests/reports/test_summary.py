"""The yearly summary, read back from its PDF."""

import pytest

from osaava_desktop.domain.papers import (
    Amount,
    BarChart,
    Column,
    FigureTable,
    Heading,
    Prose,
    ShareBar,
)
from osaava_desktop.reports import looks, yearly
from tests.reports import examples, readback

ACCENT = pytest.approx(looks.ACCENT.rgb(), abs=0.001)


def rendered(language: str = "en", **changes: object) -> bytes:
    return yearly.render(examples.yearly(**changes), language)


def test_every_row_of_every_table_is_on_paper() -> None:
    text = "\n".join(readback.texts(rendered()))
    for table in (examples.AREAS, examples.TARGETS):
        for row in (*table.rows, table.total or ()):
            assert " ".join(filter(None, row)).replace("\u00a0", " ") in text
    assert "Table 1. Toiminta alueittain" in text
    assert "Table 2. Tunnusluvut ja tavoitteet." in text


def test_charts_give_every_number_in_figures_too() -> None:
    text = "\n".join(readback.texts(rendered()))
    assert "merkittävästi 67%, 32 / 48" in text
    assert "jonkin verran 33%, 16 / 48" in text
    assert "ei lainkaan 0, en osaa sanoa 0" in text
    assert "100 78 52\npersons persons persons" in text
    for bar in examples.PATHWAYS.bars:
        assert f"{bar.label} {bar.value}" in text


def test_highlights_stand_at_the_head() -> None:
    head = readback.texts(rendered(figures_caption="N = alkaneet osallistumiset"))[0].split("Toteutus")[0]
    for told in ("Kirjautuneet", "100", "512", "44 %", "67 %", "väli 230–1 372", "44 / 100 · tavoite 20 %",
                 "N = alkaneet osallistumiset"):  # fmt: skip
        assert told in head


def test_bars_are_measured_from_zero() -> None:
    chart = BarChart(title="", bars=(Amount(label="a", value=10), Amount(label="b", value=5)))
    assert lengths(chart)[1] == pytest.approx(lengths(chart)[0] / 2)
    none = BarChart(title="", bars=(Amount(label="a", value=0), Amount(label="b", value=0)))
    assert lengths(none) == []


def lengths(chart: BarChart) -> list[float]:
    """The widths of the chart's bars, downwards."""
    with readback.opened(rendered(highlights=(), blocks=(chart,))) as pdf:
        rects = pdf.pages[0].rects
    bars = [rect for rect in rects if rect["non_stroking_color"] == ACCENT and rect["width"] > 0]
    return [bar["width"] for bar in sorted(bars, key=lambda bar: bar["top"])]


def test_a_survey_nobody_answered_divides_nothing() -> None:
    empty = ShareBar(title="Kysely", parts=(Amount(label="kyllä", value=0), Amount(label="ei", value=0)))
    assert "No answers." in readback.texts(rendered(blocks=(empty,)))[0]


def test_shares_part_in_grey_too() -> None:
    greys = [0.3 * shade.red + 0.59 * shade.green + 0.11 * shade.blue for shade in looks.SHADES]
    assert min(abs(one - other) for one, other in zip(greys, greys[1:] + greys[:1], strict=True)) > 0.15


def test_a_chart_and_the_share_bar_after_it_stand_side_by_side() -> None:
    with readback.opened(rendered(blocks=(examples.PATHWAYS, examples.SURVEY))) as pdf:
        (left,) = pdf.pages[0].search("Jatkopolut, henkilöä")
        (right,) = pdf.pages[0].search("Asiakaskysely: hyvinvointi ja terveys")
    assert left["top"] == pytest.approx(right["top"])
    assert left["x1"] < right["x0"]


def test_figures_stand_under_each_other_to_the_right() -> None:
    with readback.opened(rendered(highlights=(), blocks=(examples.AREAS,))) as pdf:
        ends = {word["text"]: word["x1"] for word in pdf.pages[0].extract_words()}
    for column in (("Kirjautuneet", "41", "23", "17", "100"), ("Jatkopolulla", "11", "8", "6", "44")):
        assert [ends[text] for text in column] == pytest.approx([ends[column[0]]] * 5, abs=0.3)


def test_no_upright_line_stands_in_a_table() -> None:
    with readback.opened(rendered(highlights=(), blocks=(examples.AREAS,))) as pdf:
        assert [line for line in pdf.pages[0].lines if line["height"] > 1] == []


@pytest.mark.parametrize("filler", range(1, 12))
def test_a_heading_stays_with_its_text(filler: int) -> None:
    blocks = (
        Prose(text="\n\n".join(["täyte"] * (filler + 15))),
        Heading(text="Otsikko"),
        Prose(text="Alku " + "sana " * 60),
    )
    (page,) = [text for text in readback.texts(rendered(blocks=blocks)) if "Otsikko" in text]
    assert "Alku" in page


def test_a_long_table_runs_on_under_a_repeated_header() -> None:
    rows = tuple((f"rivi {number}", str(number)) for number in range(120))
    table = FigureTable(
        caption="Pitkä",
        columns=(Column(title="Nimike"), Column(title="Määrä")),
        rows=rows,
        total=("Yhteensä", "7140"),
    )
    texts = readback.texts(rendered(blocks=(Heading(text="Otsikko"), table)))
    assert len(texts) > 2
    assert all("Nimike Määrä" in text for text in texts)
    assert [row for row in rows if f"{row[0]} {row[1]}\n" not in "\n".join(texts)] == []
    assert "rivi 119" in texts[-1]
    assert "Yhteensä 7140" in texts[-1]
    assert "Pitkä" in texts[0]


def test_pages_are_counted_at_the_foot() -> None:
    texts = readback.texts(rendered())
    assert len(texts) == 2
    for number, text in enumerate(texts, start=1):
        assert text.endswith(f"Osaava työikä · Avustetun toiminnan tiivistetty kooste 2025 {number} / 2")


def test_practice_is_marked_on_each_page_and_over_no_text() -> None:
    with readback.opened(rendered(issuer=examples.practice_issuer())) as pdf:
        for page in pdf.pages:
            (mark,) = page.search("PRACTICE")
            box = (mark["x0"] - 20, mark["top"] - 3, mark["x1"] + 20, mark["bottom"] + 3)
            assert page.crop(box).extract_text() == "PRACTICE"


def test_headings_are_the_bookmarks() -> None:
    titles = [block.text for block in examples.BLOCKS if isinstance(block, Heading)]
    assert readback.bookmarks(rendered()) == [
        (1, "Avustetun toiminnan tiivistetty kooste 2025"),
        *((2, title) for title in titles),
    ]


def test_bold_marks_are_bold_and_other_stars_are_stars() -> None:
    block = Prose(text="Tavallista **lihavaa <b>x** loppu * tähti ** pari")
    with readback.opened(rendered(blocks=(block,))) as pdf:
        (bold,) = pdf.pages[0].search("lihavaa <b>x")
        (plain,) = pdf.pages[0].search(r"loppu \* tähti \*\* pari")
    assert {char["fontname"].rpartition("-")[2] for char in bold["chars"]} == {"Bold"}
    assert {char["fontname"].rpartition("-")[2] for char in plain["chars"]} == {"Regular"}


def test_the_file_says_its_language_and_title() -> None:
    data = rendered("fi")
    assert readback.catalogue(data)["Lang"] == b"fi"
    assert readback.details(data)["Title"] == "Avustetun toiminnan tiivistetty kooste 2025"
