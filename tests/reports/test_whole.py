"""The whole report, read back from its PDF: title page, contents, charts, quotes, and texts of any kind."""

from dataclasses import replace
from io import BytesIO

import pytest
from pdfminer.pdftypes import resolve1
from PIL import Image
from reportlab.lib.units import mm

from osaava_desktop.domain.papers import (
    Amount,
    BarChart,
    Block,
    Column,
    Cover,
    FigureTable,
    Funnel,
    Heading,
    LineChart,
    NewPage,
    Note,
    Prose,
    Quotes,
    Series,
    ShareBar,
    TargetBar,
    TargetBars,
)
from osaava_desktop.reports import charts, fonts, logo, sheets, yearly
from tests.reports import examples, readback

COVER = Cover(
    subtitle="1.1.–31.12.2025",
    funders=("Pohjois-Savon elinvoimakeskus", "Kuopion kaupunki"),
    lines=("Laadittu 30.1.2026", "Versio 1"),
)
PAGES = tuple(
    block
    for number in range(1, 8)
    for block in (
        NewPage(),
        Heading(text=f"Osa {number}"),
        Prose(text="Leipäteksti."),
        Heading(text=f"Kohta {number}.1", level=2),
        Prose(text=f"Teksti {number}."),
    )
)
MONTHS = tuple("tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu".split())
LONG = "Pitkä nimi " * 46
WORD = "x" * 3000


def rendered(*blocks: Block, language: str = "en", **changes: object) -> bytes:
    return yearly.render(examples.yearly(blocks=blocks, **changes), language)


def contents(texts: list[str]) -> dict[str, int]:
    """What the contents say: heading and page."""
    lines = texts[1].splitlines()
    assert lines[0] == "Contents"
    entries = [line.rpartition(" ") for line in lines[1:] if " / " not in line]
    return {name: int(page) for name, _space, page in entries}


# Title page and contents


def test_the_title_page_says_whose_report_of_what_for_whom_and_when() -> None:
    page = readback.texts(rendered(*PAGES, cover=COVER))[0]
    told = [
        "Co-funded by the", "European Union", "ViaDia Pohjois-Savo ry", "Osaava työikä",
        "1.1.–31.12.2025", "Funders Pohjois-Savon elinvoimakeskus", "Kuopion kaupunki",
        "Project manager Marja Kettunen", "Project code S30000", "Laadittu 30.1.2026", "Versio 1",
    ]  # fmt: skip
    places = [page.index(text) for text in told]
    assert places == sorted(places)
    assert "Avustetun toiminnan tiivistetty kooste 2025" in " ".join(page.split())
    assert "/ " not in page


def test_contents_tell_on_which_page_each_heading_stands_and_lead_there() -> None:
    data = rendered(*PAGES, cover=COVER)
    texts = readback.texts(data)
    listed = contents(texts)
    assert list(listed)[:3] == ["Osa 1", "Kohta 1.1", "Osa 2"]
    for name, number in listed.items():
        assert f"\n{name}\n" in f"\n{texts[number - 1]}\n"
    with readback.opened(data) as pdf:
        links = [resolve1(note) for note in resolve1(pdf.pages[1].page_obj.annots)]
        assert len(links) == len(listed)
        assert all("A" not in link and "Dest" in link for link in links)


def test_pages_are_counted_from_the_title_page_on() -> None:
    texts = readback.texts(rendered(*PAGES, cover=COVER))
    assert len(texts) == 10
    feet = [text.splitlines()[-1].rpartition(" 2025 ")[2] for text in texts[1:]]
    assert feet == [f"{number} / 10" for number in range(2, 11)]


def test_a_short_report_has_no_contents_and_one_of_six_pages_has() -> None:
    assert all("Contents" not in text for text in readback.texts(rendered(*PAGES[:15], cover=COVER)))
    assert "Contents" in readback.texts(rendered(*PAGES[:20], cover=COVER))[1]


def test_without_a_title_page_contents_stand_below_the_main_figures() -> None:
    first = readback.texts(rendered(*PAGES))[0]
    assert first.index("Kirjautuneet") < first.index("Contents") < first.index("Osa 1 2")


def test_bookmarks_have_two_levels_below_the_title() -> None:
    marks = readback.bookmarks(rendered(*PAGES[:10], cover=COVER))
    assert marks[1:3] == [(2, "Osa 1"), (3, "Kohta 1.1")]
    assert readback.bookmarks(rendered(Heading(text="a", level=2), Prose(text="b")))[1:] == [(2, "a")]


def test_the_same_report_is_the_same_file() -> None:
    assert rendered(*PAGES, cover=COVER) == rendered(*PAGES, cover=COVER)


# Logo


def drawn_logo(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), (200, 60, 30)).save(file, "PNG")
    return logo.scaled(file.getvalue())


@pytest.mark.parametrize("size", [(900, 300), (300, 900), (400, 400)])
def test_a_logo_is_neither_higher_nor_wider_than_the_emblem(size: tuple[int, int]) -> None:
    issuer = replace(examples.ISSUER, logo=drawn_logo(*size))
    for data, emblem in (
        (rendered(Prose(text="a"), issuer=issuer), 10 * mm),
        (rendered(Prose(text="a"), issuer=issuer, cover=COVER), 18 * mm),
        (sheets.render([examples.sheet(issuer=issuer)], "fi"), 10 * mm),
    ):
        with readback.opened(data) as pdf:
            (picture,) = pdf.pages[0].images
        assert picture["width"] <= 1.5 * emblem + 0.01
        assert picture["height"] <= emblem + 0.01
        assert max(picture["width"] / (1.5 * emblem), picture["height"] / emblem) == pytest.approx(1)


def test_no_name_is_printed_over_the_logo() -> None:
    issuer = replace(examples.ISSUER, logo=drawn_logo(300, 200), organisation="Yhdistys " * 20)
    with readback.opened(rendered(Prose(text="a"), issuer=issuer)) as pdf:
        page = pdf.pages[0]
        (picture,) = page.images
        under = page.crop((picture["x0"], picture["top"], picture["x1"], picture["bottom"]))
        assert under.extract_text() == ""


# Charts


def line(*series: Series) -> LineChart:
    return LineChart(title="Kuukausittain", points=MONTHS, series=series, note="Erikseen laskettu.")


def test_lines_are_told_apart_without_colour_and_named_at_their_ends() -> None:
    names = ("Yksi", "Kaksi", "Kolme", "Neljä")
    series = [Series(label=name, values=tuple(range(at, at + 12))) for at, name in enumerate(names)]
    with readback.opened(rendered(line(*series), highlights=())) as pdf:
        page = pdf.pages[0]
        ends = {word["text"]: word["x0"] for word in page.extract_words()}
        dashes = {str(one["dash"]) for one in page.lines if one["linewidth"] > 1}
        marks = [*page.curves, *page.rects]
    assert min(ends[name] for name in names) > ends["joulu"]
    assert len(dashes) == 4
    assert len(marks) >= 4 * 12


def test_a_lone_line_has_its_numbers_and_an_axis_from_zero() -> None:
    text = readback.texts(
        rendered(line(Series(label="Käynnit", values=tuple(range(101, 113)))), highlights=())
    )[0]
    words = text.split()
    assert all(str(number) in words for number in range(101, 113))
    assert {"0", "50", "100", "150"} <= set(words)
    assert all(month in words for month in MONTHS)


def test_a_target_has_its_value_and_verdict_in_words() -> None:
    bars = (
        TargetBar(
            label="Kirjautuneet", value="100 / 150", share=0.67, tick=1.0, pace=0.9, verdict="jäljessä"
        ),
        TargetBar(label="Jatkopolut", value="44 %", share=0.44, tick=0.2, verdict="toteutui"),
    )
    text = readback.texts(rendered(TargetBars(title="Tavoitteet", bars=bars), highlights=()))[0]
    for told in (
        "Kirjautuneet 100 / 150",
        "jäljessä",
        "Jatkopolut 44 %",
        "toteutui",
        "target pace to this day",
    ):
        assert told in text
    text = readback.texts(rendered(TargetBars(title="Tavoitteet", bars=bars[1:]), highlights=()))[0]
    assert "pace" not in text


def test_every_chart_is_one_drawing_of_the_width_asked_for() -> None:
    with fonts.at_work():
        for chart in (
            examples.PATHWAYS,
            examples.SURVEY,
            examples.PHASES,
            line(Series(label="a", values=(1, 2))),
        ):
            made = charts.drawing(chart, 300)
            assert made.width == 300
            assert 0 < made.height < 300


# Words


def test_quotes_have_the_marks_of_the_language_and_their_source() -> None:
    block = Quotes(
        texts=("Sain apua.", '"Ryhmä oli hyvä."', '"Yksi" ja "kaksi"'), source="Kysely 2025, n = 48"
    )
    finnish = readback.texts(rendered(block, language="fi"))[0]
    for quote in ("”Sain apua.”", "”Ryhmä oli hyvä.”", '”"Yksi" ja "kaksi"”', "Kysely 2025, n = 48"):
        assert quote in finnish
    assert "“Sain apua.”" in readback.texts(rendered(block))[0]


def test_lines_that_begin_with_a_dash_are_a_list() -> None:
    block = Prose(text="Näin:\n– ensimmäinen **asia**\n- " + "pitkä " * 40 + "\n\nLoppu.")
    with readback.opened(rendered(block, highlights=())) as pdf:
        words = pdf.pages[0].extract_words()
    starts = {
        word["text"]: word["x0"] for word in words if word["text"] in ("Näin:", "ensimmäinen", "Loppu.")
    }
    assert starts["ensimmäinen"] > starts["Näin:"] == starts["Loppu."]
    assert {word["x0"] for word in words if word["text"] == "pitkä"} >= {starts["ensimmäinen"]}
    assert sum(word["text"] == "–" for word in words) == 2


def test_small_print_stays_with_what_is_above_it() -> None:
    filler = Prose(text="\n\n".join(["täyte"] * 18))
    for number in range(8):
        texts = readback.texts(
            rendered(
                filler, *[Prose(text="rivi")] * number, examples.AREAS, Note(text="Pientä."), highlights=()
            )
        )
        (page,) = [text for text in texts if "Pientä." in text]
        assert "Yhteensä 100" in page


@pytest.mark.parametrize(
    ("last", "words"),
    [((Prose(text="Loppu."),), "Loppu."), ((examples.AREAS, Note(text="Pientä.")), "Pientä."), ((), "rivi")],
)
def test_the_trace_has_no_page_of_its_own(last: tuple[Block, ...], words: str) -> None:
    for number in range(20, 28):  # a page holds some 24 of them
        lines = Prose(text="\n\n".join(["rivi"] * (number + 1)))
        *_before, page = readback.texts(rendered(lines, *last, highlights=(), trace="Lokin tunniste 9e30"))
        assert "Lokin tunniste 9e30" in page
        assert words in page


def test_markup_and_formulas_are_printed_as_they_are() -> None:
    blocks: list[Block] = []
    for text in examples.PAYLOADS:
        blocks += [Prose(text="a" + text), Quotes(texts=(text,), source=text), Note(text=text)]
        blocks += [Heading(text=text), Heading(text=text, level=2), Prose(text="– b" + text)]
    data = rendered(
        *blocks, cover=replace(COVER, subtitle="<b>x", funders=examples.PAYLOADS, lines=examples.PAYLOADS)
    )
    squeezed = readback.squeezed(data)
    for text in examples.PAYLOADS:
        assert squeezed.count("".join(text.split())) >= (3 if "**" in text else 7)
    with readback.opened(data) as pdf:
        assert not any(page.images for page in pdf.pages)


def table(*rows: tuple[str, ...], total: tuple[str, ...] | None = None, title: str = "Sarake") -> FigureTable:
    return FigureTable(caption="c", columns=(Column(title=title),) * 4, rows=rows, total=total)


@pytest.mark.parametrize(
    "block",
    [
        table((LONG * 20, "1", "2", "3"), (WORD * 5, "1", "2", "3"), total=(WORD, "1", WORD, "3")),
        table(*[(LONG * 9, "1", "2", "3")] * 13, total=(LONG * 9, "", "", "")),
        table(*[("a", "1", "2", "3")] * 30, title=LONG * 9),
        table(),
        FigureTable(caption="c", columns=(), rows=()),
        BarChart(title=LONG, bars=(Amount(label=LONG * 4, value=10**12),) * 20, note=LONG),
        BarChart(title="", bars=tuple(Amount(label=str(number), value=number) for number in range(200))),
        BarChart(title="", bars=()),
        ShareBar(title=LONG, parts=(Amount(label=LONG * 2, value=3),) * 20, note=LONG),
        Funnel(steps=()),
        Funnel(steps=(Amount(label=LONG, value=3),) * 12),
        LineChart(title="", points=(), series=()),
        LineChart(title="", points=("a",), series=(Series(label=LONG, values=()),) * 2),
        LineChart(title="", points=("a",), series=(Series(label="", values=(1, 2)),)),
        TargetBars(title=LONG, bars=(TargetBar(label=LONG, value=LONG, share=7, tick=-3, pace=9),) * 9),
        TargetBars(title="", bars=()),
        Heading(text=LONG * 30),
        Quotes(texts=(LONG * 30, WORD * 3, "")),
        Quotes(texts=()),
        Note(text=LONG * 60),
        Prose(text=" \n\n \n"),
    ],
)  # fmt: skip
def test_nothing_is_too_long_or_too_little(block: Block) -> None:
    data = rendered(
        Prose(text="alku"), block, Prose(text="loppu"), cover=Cover(subtitle=LONG, funders=(LONG, WORD))
    )
    assert "loppu" in "\n".join(readback.texts(data))


def test_fifty_pages_of_text_are_printed_to_the_last_word() -> None:
    words = " ".join(f"sana{number}" for number in range(24_000))
    data = rendered(Prose(text=words), cover=COVER)
    assert readback.squeezed(data).count("sana23999") == 1
    with readback.opened(data) as pdf:
        assert len(pdf.pages) > 50
