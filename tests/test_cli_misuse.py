"""The command line in clumsy or hostile hands: one plain sentence, and no file the worse for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from osaava_desktop import cli
from osaava_desktop.domain.office import Profile
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.services import areas, people
from osaava_desktop.store import slots
from osaava_desktop.store.slots import Kdf

PASSPHRASE = "a long enough one for me"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office file with one keeper, closed; its passphrase is in the environment."""
    monkeypatch.setenv("OSAAVA_PASSPHRASE", PASSPHRASE)
    path = tmp_path / "toimisto"
    keeper = people.keeper_named("Kaisa Rönkkö")
    people.new_office(path, Profile(organisation="ViaDia"), keeper, PASSPHRASE, kdf=Kdf()).close()
    return path


def run(*arguments: object) -> int:
    return cli.main([str(argument) for argument in arguments])


def refused(capsys: pytest.CaptureFixture[str], words: str, *arguments: object) -> None:
    """The job ends with one sentence on stderr that holds `words`."""
    capsys.readouterr()
    assert run(*arguments) == 1
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


@pytest.mark.parametrize("ending", ["", "-keys", "-keys2"])
@pytest.mark.parametrize(
    ("job", "words"), [("figures", "belongs to an office"), ("report", "End the file's name")]
)
def test_a_result_never_takes_the_place_of_the_office(
    path: Path, capsys: pytest.CaptureFixture[str], job: str, words: str, ending: str
) -> None:
    target = path.with_name(path.name + ending)
    refused(capsys, words, job, "--database", path, "--output", target)
    assert run("check", "--database", path) == 0


def test_a_report_never_takes_the_place_of_an_office_called_as_a_paper(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = path.with_name("toimisto.pdf")
    for ending in ("", "-keys", "-keys2"):
        path.with_name(f"{path.name}{ending}").rename(f"{office}{ending}")
    refused(capsys, "belongs to an office", "report", "--database", office, "--output", office)
    assert run("check", "--database", office) == 0


@pytest.mark.parametrize("name", ["report", "report.txt", "report.pdf.exe"])
def test_a_report_without_a_known_ending_is_refused_before_anything_is_counted(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    refused(capsys, ".docx", "report", "--database", path, "--output", tmp_path / name)
    assert not (tmp_path / name).exists()


def test_only_a_workbook_holds_members(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "report.pdf"
    refused(capsys, ".xlsx", "report", "--database", path, "--output", output, "--members")
    assert not output.exists()


@pytest.mark.parametrize("name", ["other.osaava", "other.OSAAVA-keys2", "other.osaava-journal"])
def test_a_result_never_takes_the_place_of_another_office(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / name).write_bytes(b"precious")
    refused(capsys, "belongs to an office", "figures", "--database", path, "--output", tmp_path / name)
    assert (tmp_path / name).read_bytes() == b"precious"


@pytest.mark.parametrize("output", ["", ".", "folder", "pipe"])
def test_a_result_is_not_written_over_a_folder_or_a_device(
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    output: str,
) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes with names here")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    refused(capsys, "folder or a device", "figures", "--database", path, "--output", output)
    assert (tmp_path / "pipe").is_fifo()


def test_a_result_in_no_folder_or_of_a_long_name_says_so(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused(capsys, "no such folder", "figures", "--database", path, "--output", tmp_path / "none" / "f")
    refused(capsys, "too long", "figures", "--database", path, "--output", tmp_path / ("x" * 300))


def test_a_temporary_name_that_is_a_link_is_not_written_through(path: Path, tmp_path: Path) -> None:
    (tmp_path / "f.txt.tmp").symlink_to(path)
    assert run("figures", "--database", path, "--output", tmp_path / "f.txt") == 0
    assert run("check", "--database", path) == 0


@pytest.mark.parametrize("option", ["--area", "--worker", "--place", "--group", "--person"])
def test_an_empty_name_is_not_everything(path: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    assert run("figures", "--database", path, option, "") == 1
    assert capsys.readouterr().out == ""


def test_a_year_and_a_span_together_are_refused(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    span = ("--from", "1.1.2024", "--to", "2.1.2024")
    refused(capsys, "either --year", "figures", "--database", path, "--year", 2025, *span)


def test_a_name_that_is_too_long_for_the_disk_is_refused(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused(capsys, "no office file", "check", "--database", tmp_path / ("x" * 300))
    nearly = tmp_path / ("x" * 250)  # its journal's name is too long
    refused(capsys, "too long", "new", "--database", nearly, "--person", "A")
    assert not nearly.exists()


@pytest.mark.parametrize("name", ["", " ", "\u200b", "x" * 500])
def test_a_wrong_name_is_told_by_its_option(
    path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    other = path.with_name("other")
    refused(capsys, "--person: This is", "new", "--database", other, "--person", name, "--manager", "A")
    assert not other.exists()


def test_new_never_writes_over_keys_that_lie_alone(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.rename(tmp_path / "moved")
    refused(capsys, "keys of an office", "new", "--database", path, "--person", "A")
    (tmp_path / "moved").rename(path)
    assert run("check", "--database", path) == 0


@pytest.mark.parametrize("copy", [0, 1])
@pytest.mark.parametrize("harm", ["gone", "empty", "pipe"])
def test_check_finds_a_lost_copy_of_the_keys(
    path: Path, capsys: pytest.CaptureFixture[str], copy: int, harm: str
) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes with names here")
    lost = slots.copies(path)[copy]
    lost.unlink()
    if harm == "empty":
        lost.touch()
    if harm == "pipe":
        os.mkfifo(lost)
    refused(capsys, f"{lost.name} is missing or damaged", "check", "--database", path)
    assert run("figures", "--database", path) == 0


def test_check_finds_an_old_page_put_back(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each page is genuine, so only what they say of each other shows that one is of yesterday."""
    old = path.read_bytes()
    assert run("figures", "--database", path) == 0
    new = path.read_bytes()
    pages = [at for at in range(4096, len(new), 4096) if old[at : at + 4096] != new[at : at + 4096]]
    assert pages
    for at in pages:
        path.write_bytes(new[:at] + old[at : at + 4096] + new[at + 4096 :])
        assert run("check", "--database", path) == 1
        assert "damaged" in capsys.readouterr().err
    path.write_bytes(new)
    assert run("check", "--database", path) == 0


def test_a_place_whose_name_several_bear_is_asked_for_with_its_locality(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = people.sign_in(path, people.door(path).people[0].person, PASSPHRASE)
    first, second = areas.localities(office)[:2]
    for locality in (first, second):
        areas.add_place(office, "Tori", locality, Channel.FOOD_AID)
    areas.add_place(office, "Kirjasto", first, Channel.FOOD_AID)
    office.close()
    names = f"Kirjasto, Tori, {first.name}, Tori, {second.name}"
    refused(capsys, names, "figures", "--database", path, "--place", "Tori")
    for name in (f"tori, {first.name}", f"TORI, {second.name}", "kirjasto"):
        assert run("figures", "--database", path, "--place", name) == 0


def test_a_passphrase_file_of_an_editor_with_a_mark_opens(path: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\n")
    assert run("check", "--database", path, "--passphrase-file", secret) == 0


def test_a_passphrase_in_another_encoding_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OSAAVA_PASSPHRASE", "p\udce4ss" * 5)
    refused(capsys, "UTF-8", "check", "--database", path)
    refused(capsys, "UTF-8", "new", "--database", path.with_name("new"), "--person", "A")
    assert not path.with_name("new").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to print to")
@pytest.mark.parametrize("job", ["figures", "check"])
def test_a_print_that_goes_nowhere_is_an_error(path: Path, job: str) -> None:
    with open("/dev/full", "w") as full:
        done = process(job, "--database", path, stdout=full)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "could not be printed" in done.stderr


def test_a_reader_who_has_gone_is_no_traceback(path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = process("figures", "--database", path, stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_without_stderr_no_error_is_among_the_results(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert run("figures", "--database", path.with_name("none")) == 1
    assert capsys.readouterr().out == ""


def test_the_last_language_counts_and_none_is_shortened(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "--database", path, "--language", "fi", "--language", "en") == 0
    assert capsys.readouterr().out == "The office file is in order.\n"
    with pytest.raises(SystemExit) as exit:
        run("check", "--database", path, "--lang", "en")
    assert exit.value.code == 2


def process(*arguments: object, stdout: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "osaava_desktop", *map(str, arguments)]
    environment = {**os.environ, "LANGUAGE": "en", "PYTHONPATH": str(Path(cli.__file__).parents[1])}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        command, stdout=stdout, stderr=subprocess.PIPE, encoding="utf-8", env=environment
    )
