"""What every paper has and what no paper lets in: emblem, fonts, and texts that try to be markup."""

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from math import cos, hypot, pi, sin
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osaava_desktop import reports
from osaava_desktop.domain.papers import (
    Amount,
    BarChart,
    Column,
    FigureTable,
    Heading,
    Highlight,
    Issuer,
    Prose,
    ShareBar,
)
from osaava_desktop.reports import looks, sheets, yearly
from tests.reports import examples, readback

HEIGHT = 10 * 72 / 25.4
STATEMENTS = {
    "fi": ["Euroopan unionin", "osarahoittama"],
    "sv": ["Medfinansieras av", "Europeiska unionen"],
    "en": ["Co-funded by the", "European Union"],
}
Render = Callable[[str], bytes]


def sheet(language: str = "en") -> bytes:
    return sheets.render([examples.sheet()], language)


def summary(language: str = "en") -> bytes:
    return yearly.render(examples.yearly(), language)


both = pytest.mark.parametrize("render", [sheet, summary])


@both
def test_the_emblem_is_drawn_as_annex_nine_says(render: Render) -> None:
    with readback.opened(render("en")) as pdf:
        page = pdf.pages[0]
        (field,) = [rect for rect in page.rects if rect["non_stroking_color"] == looks.EU_BLUE.rgb()]
        stars = [curve for curve in page.curves if curve["non_stroking_color"] == looks.EU_YELLOW.rgb()]
    assert (field["width"], field["height"]) == pytest.approx((1.5 * HEIGHT, HEIGHT), abs=0.01)
    assert len(stars) == 12
    x, y = (field["x0"] + field["x1"]) / 2, (field["top"] + field["bottom"]) / 2
    hours = [pi / 6 * hour for hour in range(12)]
    expected = sorted((x + HEIGHT / 3 * sin(hour), y - HEIGHT / 3 * cos(hour)) for hour in hours)
    # An upright star's tip is one radius above the centre of its circle.
    tips = [min(star["pts"], key=lambda point: point[1]) for star in stars]
    centres = sorted((tip[0], tip[1] + HEIGHT / 18) for tip in tips)
    for found, wanted in zip(centres, expected, strict=True):
        assert hypot(found[0] - wanted[0], found[1] - wanted[1]) < 0.05
    for star, tip in zip(stars, tips, strict=True):
        reaches = sorted(hypot(px - tip[0], py - tip[1] - HEIGHT / 18) for px, py in set(star["pts"]))
        assert reaches[5:] == pytest.approx([HEIGHT / 18] * 5, abs=0.02)


@both
@pytest.mark.parametrize("language", STATEMENTS)
def test_the_statement_is_written_in_full_beside_the_emblem(render: Render, language: str) -> None:
    with readback.opened(render(language)) as pdf:
        chars = [char for char in pdf.pages[0].chars if char["non_stroking_color"] == looks.EU_BLUE.rgb()]
    lines: dict[float, str] = {}
    for char in chars:
        lines[round(char["top"])] = lines.get(round(char["top"]), "") + char["text"]
    assert list(lines.values()) == STATEMENTS[language]
    assert {round(char["size"], 1) for char in chars} == {12.0}
    assert all(char["fontname"].endswith("UbuntuderivativeOsaava-Bold") for char in chars)
    assert min(char["x0"] for char in chars) > 57 + 1.5 * HEIGHT


@both
def test_fonts_are_embedded_and_none_but_ours(render: Render) -> None:
    found = readback.font_files(render("en"))
    assert set(found) == {f"UbuntuderivativeOsaava-{style}" for style in ("Regular", "Medium", "Bold")}
    assert all(found.values())


@both
def test_the_same_paper_is_the_same_bytes(render: Render) -> None:
    assert render("en") == render("en")


def test_papers_drawn_at_once_do_not_disturb_each_other() -> None:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            made = set(pool.map(sheet, ["en"] * 40))
    finally:
        sys.setswitchinterval(usual)
    assert made == {sheet()}


def test_another_process_makes_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; from tests.reports.test_frame import sheet, summary; "
        "sys.stdout.buffer.write(sheet() + summary())"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert made.stdout == sheet() + summary()


def payload_sheet() -> bytes:
    texts = examples.PAYLOADS
    paper = examples.sheet(
        issuer=payload_issuer(), title=texts[0], subtitle=texts[4], place=texts[5], leaders=texts[:2],
        rows=examples.rows(texts), blank_rows=0,
    )  # fmt: skip
    return sheets.render([paper], "en")


def payload_issuer() -> Issuer:
    return replace(examples.ISSUER, organisation="<b>x", funder="x<br", privacy_notice="<img src=x>")


def payload_summary() -> bytes:
    texts = examples.PAYLOADS
    amounts = tuple(Amount(label=text, value=2) for text in texts)
    table = FigureTable(
        caption=texts[0], columns=(Column(title="<b>x"), Column(title="x<br")),
        rows=tuple((text, "1") for text in texts), total=("<i>", "1"),
    )  # fmt: skip
    paper = examples.yearly(
        issuer=payload_issuer(), title="<b>x & y", figures_caption="<i>",
        highlights=tuple(Highlight(label=text, value="1", note=text) for text in texts[:4]),
        blocks=(
            *(Heading(text=text) for text in texts[:2]), *(Prose(text=text) for text in texts), table,
            BarChart(title="<b>", bars=amounts, note="<i>"),
            ShareBar(title="<b>", parts=amounts[:4], note="<i>"),
        ),
    )  # fmt: skip
    return yearly.render(paper, "en")


@pytest.mark.parametrize("render", [payload_sheet, payload_summary])
def test_markup_in_a_text_is_printed_as_it_stands(render: Callable[[], bytes]) -> None:
    render()  # so that ReportLab's own modules are loaded
    with noticing() as touched:
        data = render()
    assert touched == []
    letters = readback.squeezed(data)
    for payload in examples.PAYLOADS:
        assert "".join(payload.replace("**", "" if render is payload_summary else "**").split()) in letters
    with readback.opened(data) as pdf:
        assert [page.images for page in pdf.pages if page.images] == []
        assert [page.annots for page in pdf.pages if page.annots] == []


_watchers: list[list[str]] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if _watchers and event in {"open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen"}:
        _watchers[-1].append(f"{event} {arguments[0]}")


@contextmanager
def noticing() -> Iterator[list[str]]:
    """Lists every file and connection that is opened meanwhile; an audit hook can't be taken away again."""
    if _hook not in _installed:
        sys.addaudithook(_hook)
        _installed.add(_hook)
    _watchers.append([])
    try:
        yield _watchers[-1]
    finally:
        _watchers.pop()


_installed: set[object] = set()


def test_the_watch_sees_a_file() -> None:
    with noticing() as touched:
        Path(__file__).read_bytes()
    assert touched == [f"open {__file__}"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=[]), max_size=40), min_size=1, max_size=5))
def test_any_text_at_all_makes_a_paper(texts: list[str]) -> None:
    rows = examples.rows(tuple(texts))
    data = sheets.render([examples.sheet(rows=rows, place=texts[0])], "en")
    assert len(readback.texts(data)) == 1


def test_nothing_but_one_module_sets_a_text() -> None:
    folder = Path(reports.__file__).parent
    makers = {
        path.name
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in ("Paragraph", "drawString")
    }
    assert makers == {"text.py"}
