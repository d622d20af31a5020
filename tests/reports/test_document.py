"""The yearly summary as a text document, read back as a word processor would."""

from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document

from osaava_desktop.domain.papers import Prose
from osaava_desktop.reports import document
from tests.reports import examples

HOSTILE = tuple(Prose(text=payload) for payload in examples.PAYLOADS)


def rendered(language: str = "fi", **changes: object) -> bytes:
    return document.render(examples.yearly(**changes), language)


def opened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def test_every_row_of_every_table_is_in_a_real_table() -> None:
    tables = opened(rendered()).tables
    told = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    for table in (examples.AREAS, examples.TARGETS):
        for row in filter(None, (*table.rows, table.total)):
            assert list(row) in told


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert rendered() == rendered()


def test_there_are_no_macros_nor_links_to_elsewhere() -> None:
    with ZipFile(BytesIO(rendered(blocks=HOSTILE))) as file:
        assert not [name for name in file.namelist() if "vba" in name.lower()]
        assert not [name for name in file.namelist() if b'TargetMode="External"' in file.read(name)]
