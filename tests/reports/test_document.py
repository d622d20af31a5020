"""The yearly summary as a text document, read back as a word processor would."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.text.paragraph import Paragraph
from PIL import Image

from osaava_desktop.domain.papers import (
    Amount,
    BarChart,
    Block,
    Column,
    Cover,
    FigureTable,
    Heading,
    LineChart,
    NewPage,
    Note,
    Prose,
    Quotes,
    Series,
    TargetBar,
    TargetBars,
)
from osaava_desktop.reports import document, looks
from tests.reports import examples

HOSTILE = tuple(Prose(text=payload) for payload in examples.PAYLOADS)
LONG = tuple(
    block
    for number in range(1, 9)
    for block in (
        Heading(text=f"Osa {number}"),
        Heading(text=f"Kohta {number}", level=2),
        Prose(text="\n\n".join(["Pitkä kertomus asiakastyöstä. " * 30] * 3)),
    )
)
COVER = Cover(
    subtitle="1.1.2025–31.12.2025", funders=("Elinvoimakeskus", "Kuopion kaupunki"), lines=("Laadittu",)
)


def rendered(language: str = "fi", **changes: object) -> bytes:
    return document.render(examples.yearly(**changes), language)


def opened(language: str = "fi", **changes: object) -> Document:
    return docx.Document(BytesIO(rendered(language, **changes)))


def of_style(made: Document, name: str) -> list[Paragraph]:
    return [one for one in made.paragraphs if one.style is not None and one.style.name == name]


def alt_texts(made: Document) -> list[str]:
    """What is told of each picture in the text."""
    return [one.get("descr") or "" for one in made.element.iter(qn("wp:docPr"))]


def instructions(element: object) -> list[str]:
    """The fields of a part."""
    return [one.text.strip() for one in element.iter(qn("w:instrText"))]  # type: ignore[attr-defined]


def everything(made: Document) -> str:
    """All words of the text, tables included."""
    return "\n".join(
        "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
        for paragraph in made.element.iter(qn("w:p"))
    )


def test_every_row_of_every_table_is_in_a_real_table() -> None:
    tables = opened().tables
    told = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    for table in (examples.AREAS, examples.TARGETS):
        for row in filter(None, (*table.rows, table.total)):
            assert list(row) in told


def test_a_table_repeats_its_head_and_sets_figures_to_the_right() -> None:
    [table] = opened(blocks=(examples.AREAS,), highlights=()).tables
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, *[False] * 5]
    name, number = table.rows[1].cells[0].paragraphs[0], table.rows[1].cells[1].paragraphs[0]
    assert number.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert name.alignment != WD_ALIGN_PARAGRAPH.RIGHT
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == examples.AREAS.caption


def test_columns_and_their_cells_are_as_wide_as_each_other() -> None:
    for table in opened().tables:
        columns = [column.width for column in table.columns]
        assert sum(columns) <= Emu(looks.WIDTH * 12_700 + 10_000)
        for row in table.rows:
            assert [cell.width for cell in row.cells] == columns


def test_tables_are_numbered_by_a_field() -> None:
    made = opened()
    assert [one.text for one in of_style(made, "Caption")] == [
        "Taulukko 1. Toiminta alueittain",
        f"Taulukko 2. {examples.TARGETS.caption}",
    ]
    assert instructions(made.element).count("SEQ Table \\* ARABIC") == 2


def test_headings_lists_quotes_and_notes_have_real_styles() -> None:
    made = opened(
        blocks=(
            Heading(text="Ensimmäinen"),
            Heading(text="Toinen", level=2),
            Prose(text="Näin:\n– yksi **lihava**\n– kaksi\n\nLoppu"),
            Quotes(texts=("Hyvä ryhmä",), source="Kysely 2025"),
            Note(text="Pieni präntti"),
        )
    )
    assert [one.text for one in of_style(made, "Title")] == [examples.yearly().title]
    assert [one.text for one in of_style(made, "Heading 1")] == ["Ensimmäinen"]
    assert [one.text for one in of_style(made, "Heading 2")] == ["Toinen"]
    assert [one.text for one in of_style(made, "List Bullet")] == ["yksi lihava", "kaksi"]
    assert [one.text for one in of_style(made, "Quote")] == ["”Hyvä ryhmä”"]
    assert [run.text for run in of_style(made, "List Bullet")[0].runs if run.bold] == ["lihava"]


def test_pictures_are_told_with_all_their_numbers() -> None:
    lines = LineChart(
        title="Kuukaudet", points=("tammi", "helmi"), series=(Series(label="Käynnit", values=(297, 1328)),)
    )
    targets = TargetBars(
        title="Tavoitteet",
        bars=(TargetBar(label="Kirjautuneet", value="100 / 150", share=0.6, tick=1.0, verdict="jäi alle"),),
    )
    blocks = (examples.PATHWAYS, examples.SURVEY, examples.PHASES, lines, targets)
    told = "\n".join(alt_texts(opened(highlights=(), blocks=blocks)))
    for bar in examples.PATHWAYS.bars:
        assert f"{bar.label} {bar.value}" in told
    assert "merkittävästi 67\xa0%, 32\xa0/\xa048" in told
    assert "Kartoittaminen 78" in told
    assert "Käynnit: tammi 297, helmi 1\xa0328" in told
    assert "Kirjautuneet: 100 / 150, jäi alle" in told


def test_a_question_above_a_chart_keeps_its_own_mark() -> None:
    chart = replace(examples.SURVEY, title="Miten toiminta on auttanut?")
    (told,) = alt_texts(opened(highlights=(), blocks=(chart,)))
    assert "Miten toiminta on auttanut? merkittävästi" in told


def test_no_picture_is_without_words() -> None:
    made = opened(issuer=replace(examples.ISSUER, logo=logo(40, 20)))
    head = made.sections[0].first_page_header._element
    found = [*alt_texts(made), *(one.get("descr") for one in head.iter(qn("wp:docPr")))]
    assert len(found) == 8
    assert all(found)
    assert "Euroopan unionin lippu" in found


def test_the_foot_counts_pages_and_the_head_shows_the_statement() -> None:
    section = opened(issuer=examples.practice_issuer()).sections[0]
    for footer in (section.first_page_footer, section.footer):
        assert instructions(footer._element) == ["PAGE", "NUMPAGES"]
    assert "Euroopan unionin\nosarahoittama" in section.first_page_header.tables[0].rows[0].cells[1].text
    for header in (section.first_page_header, section.header):
        assert "HARJOITUS" in header.paragraphs[0].text
    assert "HARJOITUS" not in opened().sections[0].header.paragraphs[0].text


def logo(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "green").save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(("width", "height"), [(400, 20), (20, 400), (30, 20)])
def test_the_logo_is_neither_higher_nor_wider_than_the_emblem(width: int, height: int) -> None:
    made = opened(issuer=replace(examples.ISSUER, logo=logo(width, height)))
    emblem, own = made.sections[0].first_page_header._element.iter(qn("wp:extent"))
    assert int(own.get("cx")) <= int(emblem.get("cx")) + Emu(2)
    assert int(own.get("cy")) <= int(emblem.get("cy")) + Emu(2)


@pytest.mark.parametrize(("language", "locale"), [("fi", "fi-FI"), ("sv", "sv-FI"), ("en", "en-GB")])
def test_it_says_what_it_is_whose_and_in_which_language(language: str, locale: str) -> None:
    made = opened(language)
    said = made.core_properties
    assert (said.title, said.author) == (examples.yearly().title, examples.ISSUER.organisation)
    assert said.language == locale
    defaults = made.styles.element.find(qn("w:docDefaults"))
    assert [one.get(qn("w:val")) for one in defaults.iter(qn("w:lang"))] == [locale]


def test_a_long_paper_has_contents_and_a_short_one_has_none() -> None:
    assert not any(one.startswith("TOC") for one in instructions(opened().element))
    made = opened(blocks=LONG)
    assert 'TOC \\o "1-2" \\h \\z \\u' in instructions(made.element)
    marks = [one.get(qn("w:name")) for one in made.element.iter(qn("w:bookmarkStart"))]
    links = [one.get(qn("w:anchor")) for one in made.element.iter(qn("w:hyperlink"))]
    assert links == marks
    assert len(marks) == 16


def entries(made: Document) -> Iterator[tuple[str, int]]:
    """The lines of the contents: the heading and its page."""
    for paragraph in made.paragraphs:
        if paragraph.style is not None and (paragraph.style.name or "").startswith("toc "):
            words, _tab, page = paragraph.text.partition("\t")
            yield words, int(page)


def test_contents_give_the_pages_of_sections_that_begin_pages() -> None:
    blocks: list[Block] = []
    for number in range(2, 9):
        blocks += [
            NewPage(),
            Heading(text=f"Osa {number}"),
            Prose(text="Lyhyt."),
            Heading(text="Alla", level=2),
        ]
    made = opened(blocks=tuple(blocks), highlights=(), cover=COVER)
    assert [page for words, page in entries(made) if words != "Alla"] == list(range(4, 11))
    assert [page for words, page in entries(made) if words == "Alla"] == list(range(4, 11))


def test_a_title_page_names_the_funders_and_has_no_foot() -> None:
    made = opened(cover=COVER)
    text = everything(made)
    for words in ("Elinvoimakeskus", "Kuopion kaupunki", "Laadittu", COVER.subtitle, "Marja Kettunen"):
        assert words in text
    assert instructions(made.sections[0].first_page_footer._element) == []
    assert instructions(made.sections[0].footer._element) == ["PAGE", "NUMPAGES"]


def test_texts_stand_as_they_are_written() -> None:
    text = everything(opened(blocks=HOSTILE))
    for payload in examples.PAYLOADS:
        assert payload.replace("**", "") in text
    odd = "a\x00b\x07c\ufffed\ud800e \u202ekäännetty\u202c"
    table = FigureTable(caption=odd, columns=(Column(title=odd),), rows=((odd,),))
    chart = BarChart(title=odd, bars=(Amount(label=odd, value=1),), note=odd)
    strange = opened(
        title=odd,
        blocks=(Heading(text=odd), Prose(text=odd), table, chart, Quotes(texts=(odd,)), Note(text=odd)),
    )
    assert "käännetty" in everything(strange)


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert rendered(cover=COVER, blocks=LONG) == rendered(cover=COVER, blocks=LONG)


def test_there_are_no_macros_nor_links_to_elsewhere() -> None:
    with ZipFile(BytesIO(rendered(blocks=HOSTILE))) as file:
        assert not [name for name in file.namelist() if "vba" in name.lower()]
        assert not [name for name in file.namelist() if b'TargetMode="External"' in file.read(name)]
