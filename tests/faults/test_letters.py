"""Letters of all kinds and very long names: what is typed is kept, shown and printed, or refused in words."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from osaava_desktop.domain.checks import LINE_LIMIT, clean_line, folded
from osaava_desktop.domain.clients import Client
from osaava_desktop.errors import InvalidInput
from osaava_desktop.reports import sheets
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.clients import ClientsPage
from osaava_desktop.services import clients
from osaava_desktop.store.office import Office
from tests.faults.table import Record, rounds
from tests.reports import examples, readback
from tests.services import invented

ODD = st.sampled_from(
    [
        "Ä",
        "a\u0308",
        "👩\u200d👩\u200d👧",
        "\u202eabc\u202c",
        "عمر",
        "שלום",
        "\x00",
        "\ud800",
        "ﬁ",
        "ß",
        "İ",
        "\ufeff",
        "e\u0301\u0323",
    ]
)
TEXTS = st.lists(st.one_of(ODD, st.text(max_size=8)), max_size=6).map("".join)
tried = settings(
    max_examples=rounds(25, 300),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return invented.new_office(tmp_path_factory.mktemp("letters") / "office.osaava")


def test_any_text_comes_back_composed(office: Office, record: Record) -> None:
    count = 0

    @tried
    @given(TEXTS, TEXTS)
    def comes_back(name: str, note: str) -> None:
        nonlocal count
        count += 1
        try:
            saved = clients.save(office, Client(family_name=name, given_names=f"No. {count}", note=note))
        except InvalidInput:
            assert not folded(clean_line(name)) or len(clean_line(name)) > LINE_LIMIT
            return
        found = clients.get(office, saved.id)
        assert found.family_name == clean_line(name)
        assert unicodedata.is_normalized("NFC", found.family_name + found.note)
        assert found in clients.find(office, found.number)

    comes_back()
    record("I6", count, 0)


def test_a_name_is_found_however_it_was_typed(office: Office, record: Record) -> None:
    forms = ("Äijälä", "a\u0308ija\u0308la\u0308", "ÄIJÄLÄ", "aijala")
    saved = clients.save(office, Client(family_name=forms[1]))
    lost = [form for form in forms if saved.id not in {one.id for one in clients.find(office, form)}]
    record("I6", len(forms), len(lost))
    assert lost == []


def test_marks_of_direction_are_seen_on_paper(record: Record) -> None:
    data = sheets.render(
        [examples.sheet(rows=examples.rows(("abc\u202egnp.exe", "\U0001f468 \u0b95")))], "en"
    )
    letters = readback.squeezed(data)
    record("I6", 2, int("‹RLO›" not in letters))
    assert "abc‹RLO›gnp.exe" in letters


LONG_NAME = "Piþkänimi" * 22
"""As long as a name may be, nearly."""


def test_very_long_names_are_whole(
    office: Office, qapp: QApplication, tmp_path: Path, record: Record
) -> None:
    name = LONG_NAME
    client = clients.save(office, Client(family_name=name, given_names=name))
    with pytest.raises(InvalidInput) as refused:
        clients.save(office, Client(family_name="x" * 500))
    assert "family_name" in refused.value.problems
    page, listed = ClientPage(office, client), ClientsPage(office)
    for widget in (page, listed):
        widget.resize(1093, 614)
        widget.show()
        QApplication.processEvents()
        assert widget.minimumSizeHint().width() <= 1093
    assert page.details.family_name_edit.text() == name
    data = sheets.render([examples.sheet(rows=examples.rows((f"{name} {name}", "Aalto")))], "en")
    assert readback.squeezed(data).count("þ") == 2 * name.count("þ")  # wherever it is broken
    for widget in (page, listed):
        widget.close()
    record("I7", 6, 0)
