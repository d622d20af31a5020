"""The command line: every job, its exit codes, and its sentences for what goes wrong."""

import datetime as dt
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pdfplumber
import pytest

from osaava_desktop import cli
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Group, GroupType, Session, SessionState
from osaava_desktop.domain.office import Profile
from osaava_desktop.services import areas, clients, groups, people
from osaava_desktop.store import keys, slots
from osaava_desktop.store.slots import Kdf

PASSPHRASE = "a long enough one for me"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office file with one keeper, closed; its passphrase is in the environment."""
    monkeypatch.setenv("OSAAVA_PASSPHRASE", PASSPHRASE)
    path = tmp_path / "toimisto.osaava"
    profile = Profile(organisation="ViaDia Pohjois-Savo ry", project="Osaava työikä")
    people.new_office(path, profile, people.keeper_named("Kaisa Rönkkö"), PASSPHRASE, kdf=Kdf()).close()
    return path


def run(*arguments: object) -> int:
    return cli.main([str(argument) for argument in arguments])


def test_new_makes_an_office_of_four_areas_and_eight_localities(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OSAAVA_PASSPHRASE", PASSPHRASE)
    path = tmp_path / "new.osaava"
    assert run("new", "--database", path, "--person", "Aino Oja", "--device", "B") == 0
    assert str(path) in capsys.readouterr().out
    [keeper] = people.door(path).people
    office = people.sign_in(path, keeper.person, PASSPHRASE)
    try:
        assert [area.name for area in areas.areas(office)] == [
            "Kaavi ja Siilinjärvi",
            "Kuopio ja Juankoski",
            "Suonenjoki ja Leppävirta",
            "Varkaus ja Joroinen",
        ]
        assert len(areas.localities(office)) == 8
        assert office.device.letter == "B"
        assert office.person.role.value == "keeper"
    finally:
        office.close()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--device", "bb"], "one letter"),
        (["--device", "ä"], "one letter"),
    ],
)
def test_new_refuses_a_wrong_letter(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    words: str,
) -> None:
    monkeypatch.setenv("OSAAVA_PASSPHRASE", PASSPHRASE)
    assert run("new", "--database", tmp_path / "x.osaava", "--person", "A", *options) == 1
    assert words in capsys.readouterr().err
    assert list(tmp_path.glob("x.osaava*")) == []


def test_new_refuses_a_short_passphrase_and_an_existing_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = path.read_bytes()
    assert run("new", "--database", path, "--person", "A") == 1
    assert "already" in capsys.readouterr().err
    assert path.read_bytes() == before
    monkeypatch.setenv("OSAAVA_PASSPHRASE", "short")
    assert run("new", "--database", path.with_name("other.osaava"), "--person", "A") == 1
    assert "12" in capsys.readouterr().err


def test_figures_are_json_with_every_key_and_the_names_asked_for(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    area = "kuopio ja juankoski"
    assert run("figures", "--database", path, "--year", 2025, "--format", "json", "--area", area) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["year"], printed["from"], printed["to"]) == (2025, "2025-01-01", "2025-12-31")
    assert (printed["area"], printed["worker"], printed["place"], printed["group"]) == (
        area,
        None,
        None,
        None,
    )
    assert printed["basis"] == "started"
    assert set(printed["figures"]["reached"]) == {"n", "in_base", "of", "target", "estimate"}
    assert printed["figures"]["reached"] == {
        "n": 0,
        "in_base": None,
        "of": None,
        "target": None,
        "estimate": True,
    }


def test_figures_of_one_group_are_asked_for_by_its_name(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = people.sign_in(path, people.door(path).people[0].person, PASSPHRASE)
    group = groups.save(office, Group(name="Puutyöt", type=GroupType.CRAFTS))
    day = office.today.replace(year=2025)
    for of in (group, groups.save(office, Group(name="Luonto", type=GroupType.NATURE))):
        groups.save_session(office, Session(group=of.id, on=day, state=SessionState.HELD))
    office.close()
    assert run("figures", "--database", path, "--year", 2025, "--format", "json", "--group", "puutyot") == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["group"] == "puutyot"
    assert [printed["figures"][key]["n"] for key in ("groups.sessions", "registered.started")] == [1, None]


def test_figures_of_a_span_have_no_year(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    span = ["--from", "1.2.2025", "--to", "2025-03-31"]
    assert run("figures", "--database", path, *span, "--format", "json", "--basis", "active") == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["year"], printed["from"], printed["to"]) == (None, "2025-02-01", "2025-03-31")
    assert printed["basis"] == "active"
    assert printed["figures"]["reached"]["n"] is None


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--area", "Helsinki"], "Kuopio ja Juankoski"),
        (["--from", "31.2.2025", "--to", "1.3.2025"], "no such day"),
        (["--from", "1.3.2025", "--to", "1.2.2025"], "before the start"),
        (["--from", "1.3.2025"], "--to"),
        (["--person", "Nobody"], "Kaisa Rönkkö"),
    ],
)
def test_a_wrong_value_gets_one_sentence(
    path: Path, capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    assert run("figures", "--database", path, *options) == 1
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


@pytest.mark.parametrize("arguments", [["figures"], ["figures", "--year", "25"], ["dance"], ["sheet"]])
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as exit:
        cli.main(arguments)
    assert exit.value.code == 2


def test_the_passphrase_comes_from_a_file_before_the_environment(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OSAAVA_PASSPHRASE", "not this one")
    assert run("check", "--database", path) == 1
    assert "passphrase is wrong" in capsys.readouterr().err
    secret = tmp_path / "secret"
    secret.write_bytes(PASSPHRASE.encode() + b"\r\nsecond line\n")
    assert run("check", "--database", path, "--passphrase-file", secret) == 0
    assert run("check", "--database", path, "--passphrase-file", tmp_path / "none") == 1


def _missing(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _plain(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()


def _damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)


def _without_keys(path: Path) -> None:
    for copy in slots.copies(path):
        copy.unlink()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_missing, "no office file"),
        (_empty, "empty"),
        (_plain, "not an osaava office"),
        (_damaged, "damaged"),
        (_without_keys, "key file"),
    ],
)
@pytest.mark.parametrize("job", ["figures", "check"])
def test_a_harmed_file_gets_one_sentence_and_is_left_alone(
    path: Path, capsys: pytest.CaptureFixture[str], harm: Callable[[Path], None], words: str, job: str
) -> None:
    harm(path)
    before = path.read_bytes() if path.exists() else None
    assert run(job, "--database", path) == 1
    captured = capsys.readouterr()
    assert words in captured.err.lower()
    assert captured.err.count("\n") == 1
    assert (path.read_bytes() if path.exists() else None) == before


def test_keys_of_another_office_are_named_as_such(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.osaava"
    keeper = people.keeper_named("Kaisa Rönkkö")
    people.new_office(other, Profile(organisation="Other"), keeper, PASSPHRASE, kdf=Kdf()).close()
    for mine, theirs in zip(slots.copies(path), slots.copies(other), strict=True):
        mine.write_bytes(theirs.read_bytes())
    assert run("check", "--database", path) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_open_in_the_window_says_so(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = people.sign_in(path, people.door(path).people[0].person, PASSPHRASE)
    try:
        command = [sys.executable, "-m", "osaava_desktop", "figures", "--database", str(path)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", env=_environment())
    finally:
        office.close()
    assert done.returncode == 1
    assert "open in another window" in done.stderr
    assert "Traceback" not in done.stderr


def test_who_signs_in_must_be_told_where_several_can(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keyfile = slots.read(path)
    [holder] = people.door(path).people
    slot = keyfile.slot(holder.person)
    assert slot is not None
    data_keys = keys.open_data_keys(keyfile, slot, keys.unlock(keyfile, slot, PASSPHRASE))
    slots.write(path, keys.add_person(keyfile, data_keys, uuid4(), "Petri Halonen", "x", Kdf()))
    assert run("figures", "--database", path) == 1
    error = capsys.readouterr().err
    assert "Kaisa Rönkkö" in error
    assert "Petri Halonen" in error
    assert run("check", "--database", path, "--person", "kaisa ronkko") == 0


def test_report_and_sheet_write_papers_in_the_language_asked_for(path: Path, tmp_path: Path) -> None:
    office = people.sign_in(path, people.door(path).people[0].person, PASSPHRASE)
    group = groups.save(office, Group(name="Puutyöt", type=GroupType.CRAFTS))
    groups.save_session(office, Session(group=group.id, on=office.today))
    visitor = clients.save(office, replace(_visitor(), given_names="Tove"))
    groups.join(office, group.id, visitor.id)
    office.close()
    report, sheet = tmp_path / "report.pdf", tmp_path / "sheet.pdf"
    assert run("report", "--database", path, "--language", "en", "--output", report) == 0
    assert run("sheet", "--database", path, "--language", "en", "--output", sheet, "--group", "puutyot") == 0
    assert "Condensed summary" in _text(report)
    assert "A-" in _text(sheet)
    assert "Sandström Tove" in _text(sheet)


@pytest.mark.parametrize(
    ("name", "begins"), [("r.pdf", b"%PDF"), ("r.DOCX", b"PK"), ("r.xlsx", b"PK"), ("r.csv", b"\xef\xbb\xbf")]
)
def test_a_report_is_what_the_name_of_its_file_ends_in(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, begins: bytes
) -> None:
    output = tmp_path / name
    assert run("report", "--database", path, "--extent", "whole", "--year", 2025, "--output", output) == 0
    assert output.read_bytes().startswith(begins)
    assert str(output) in capsys.readouterr().out


def test_figures_are_printed_as_separated_values(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("figures", "--database", path, "--year", 2025, "--format", "csv", "--language", "en") == 0
    heads, *rows = capsys.readouterr().out.splitlines()
    assert heads.startswith('"Group";"Figure";"n"')
    assert any('"registered.started"' in row for row in rows)


def test_a_group_and_its_span_are_reported_beside_another_span(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = people.sign_in(path, people.door(path).people[0].person, PASSPHRASE)
    group = groups.save(office, Group(name="Puutyöt", type=GroupType.CRAFTS))
    for day in (dt.date(2025, 3, 4), dt.date(2025, 3, 11), dt.date(2024, 3, 5)):
        groups.save_session(office, Session(group=group.id, on=day, state=SessionState.HELD))
    office.close()
    options = ("report", "--database", path, "--language", "en", "--group", "puutyot", "--year", 2025)
    beside = ("--compare-from", "1.1.2024", "--compare-to", "31.12.2024")
    output = tmp_path / "group.pdf"
    assert run(*options, *beside, "--output", output) == 0
    text = _text(output).replace("\u00a0", " ")
    assert "Puutyöt: 2025, compared with 2024" in text
    assert "Sessions held 2 1 +1 (+100%)" in text
    for bad, words in (
        (beside[:2], "both --compare-from"),
        (("--compare-from", "2.1.2024", "--compare-to", "1.1.2024"), "before the start"),
        ((*beside, "--members"), "members"),
    ):
        assert run(*options, *bad, "--output", tmp_path / "bad.pdf") == 1
        assert words in capsys.readouterr().err
    assert run(*options, *beside, "--output", tmp_path / "bad.csv") == 1
    assert not list(tmp_path.glob("bad*"))


def test_a_paper_that_cannot_be_written_leaves_nothing(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("report", "--database", path, "--output", tmp_path / "no folder" / "r.pdf") == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert run("sheet", "--database", path, "--output", tmp_path / "s.pdf", "--group", "none") == 1
    assert not list(tmp_path.glob("*.pdf*"))


def test_check_finds_a_flipped_page(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--database", path) == 0
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)
    assert run("check", "--database", path) == 1
    assert "damaged" in capsys.readouterr().err


def test_jobs_never_import_qt(path: Path) -> None:
    code = (
        "import sys; from osaava_desktop.__main__ import main; "
        f"main(['figures', '--database', {str(path)!r}]); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=_environment())
    assert done.returncode == 0, done.stderr


def _environment() -> dict[str, str]:
    return {**os.environ, "LANGUAGE": "en", "PYTHONPATH": str(Path(cli.__file__).parents[1])}


def _visitor() -> Client:
    return Client(family_name="Sandström")


def _text(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)
