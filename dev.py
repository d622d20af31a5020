#!/usr/bin/env python3
"""Everything a developer does, in one command: python3 dev.py --help.

Only the standard library is needed: each verb first makes .venv and puts into it what is missing,
then goes on inside it.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "set-up.txt"
PROGRAM = [str(PYTHON), "-m", "osaava_desktop"]

# Debian's package of each shared library that Qt's wheels need but don't bring along.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_XCB = "cursor.0 icccm.4 image.0 keysyms.1 render-util.0 shape.0 xinerama.0 xkb.1 randr.0".split()
WINDOW_LIBRARIES = {"libxkbcommon-x11.so.0": "libxkbcommon-x11-0"} | {
    f"libxcb-{name.replace('.', '.so.')}": f"libxcb-{name.replace('.', '')}" for name in _XCB
}

LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "osaava.pot"
TRANSLATED = ("fi", "sv")

PRACTICE_FILE = "harjoitus.osaava"
PRACTICE_PASSPHRASE = "harjoitus"  # public; `osaava-desktop demo` gives the keeper this one
PRACTICE_KEEPER = "Kaisa Rönkkö"
SHEET = "attendance-sheet.pdf"
YEARLY = "yearly-2025.pdf"
FIGURES = "figures-2025.json"


class Trouble(Exception):
    """What went wrong and what to do, in plain words."""


# Steps ---------------------------------------------------------------------------------------


def step(what: str, command: list[str], env: Mapping[str, str] | None = None) -> bool:
    """Runs a command on one line of output; only a failed one shows what it said."""
    print(f"{what} ... ", end="", flush=True)
    start = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
    )  # fmt: skip
    seconds = time.monotonic() - start
    print(f"{'FAILED' if done.returncode else 'done'} ({seconds:.1f} s)", flush=True)
    if done.returncode:
        print(done.stdout.rstrip(), flush=True)
    return done.returncode == 0


def must(what: str, command: list[str], env: Mapping[str, str] | None = None) -> None:
    """Like step, but the work ends where it fails."""
    if not step(what, command, env):
        raise Trouble(f"{what}: this failed, as shown above. Mend it and run the same command again.")


# Set-up --------------------------------------------------------------------------------------


def set_up(window: bool, tests: bool) -> None:
    """Makes .venv, installs the program with its test tools and compiles the catalogues, where needed."""
    packages = needed_packages(window) + (test_tools() if tests else [])
    if packages:
        apt_install(packages)
    wanted = fingerprint()
    if not PYTHON.exists() or not STAMP.exists() or STAMP.read_text(encoding="utf-8") != wanted:
        if not has_pip():
            must("Making .venv", [sys.executable, "-m", "venv", "--clear", str(VENV)])
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        what = "Installing the program and its tools into .venv, from the network"
        must(what, [*pip, "--editable", ".[test]"])
        STAMP.write_text(wanted, encoding="utf-8")
    compile_catalogues()


def has_pip() -> bool:
    """Whether .venv can be installed into: not when making it was stopped, nor after Python was upgraded."""
    if not PYTHON.exists():
        return False
    return subprocess.run([str(PYTHON), "-m", "pip", "--version"], capture_output=True).returncode == 0


def fingerprint() -> str:
    """Changes when .venv must be installed into again: other requirements, another place or Python."""
    digest = hashlib.sha256(f"{ROOT} {sys.version}".encode())
    for name in ("setup.cfg", "setup.py", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def needed_packages(window: bool) -> list[str]:
    """The Debian packages that this computer lacks, all at once: for venv, and for Qt's shared libraries."""
    venv = [] if PYTHON.exists() or importlib.util.find_spec("ensurepip") else ["python3-venv"]
    ldconfig = shutil.which("ldconfig") or shutil.which("ldconfig", path="/sbin:/usr/sbin")
    if sys.platform != "linux" or ldconfig is None:
        return venv
    known = subprocess.run([ldconfig, "-p"], capture_output=True, encoding="utf-8", errors="replace").stdout
    return venv + missing_packages(known, QT_LIBRARIES | (WINDOW_LIBRARIES if window else {}))


def test_tools() -> list[str]:
    """What the tests cut the power with, for root on Debian; elsewhere those tests are skipped."""
    mine = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get")
    return ["strace"] if mine and shutil.which("strace") is None else []


def missing_packages(known: str, libraries: Mapping[str, str]) -> list[str]:
    """The packages of those libraries that `ldconfig -p`, given as `known`, doesn't list."""
    present = {line.split()[0] for line in known.splitlines() if "=>" in line}
    return [package for library, package in libraries.items() if library not in present]


def apt_install(packages: Iterable[str]) -> None:
    """Installs Debian packages as root; says the exact command where that can't be done."""
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise Trouble(f"Install what your system calls {', '.join(packages)}, then run this again.")
    if sys.platform == "win32" or os.geteuid() != 0:
        raise Trouble(f"Run this first:\n    sudo {' '.join(install)}")
    print(f"Installing Debian packages: {' '.join(packages)}", flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run(install, env={**os.environ, **quiet}, capture_output=True).returncode:
        must("Fetching the list of Debian packages", ["apt-get", "update"], quiet)
        must(f"Installing {' '.join(packages)}", install, quiet)


# Translations --------------------------------------------------------------------------------


def babel(*arguments: str) -> list[str]:
    """The command of Babel's tool."""
    return [str(PYTHON), "-m", "babel.messages.frontend", "--quiet", *arguments]


def extract_command(template: Path) -> list[str]:
    """Writes the messages of code and forms into a template."""
    return babel(
        "extract", "-F", "resources/locale/babel.cfg", "-k", "_ N_", "-o", str(template), "--no-wrap",
        "--add-location=file", "--sort-by-file", "--project=osaava-desktop",
        "--copyright-holder=Osaava Desktop", ".",
    )  # fmt: skip


def extract_messages() -> None:
    """Makes the template anew; without its date, or each run would change it."""
    must("Extracting messages", extract_command(TEMPLATE))
    lines = TEMPLATE.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith('"POT-Creation-Date')]
    TEMPLATE.write_text("".join(kept), encoding="utf-8", newline="\n")


def update_catalogues() -> None:
    """Brings new messages into the catalogues, empty, and takes out those that are gone."""
    for language in TRANSLATED:
        where = ["-D", "osaava", "-i", str(TEMPLATE), "-d", str(LOCALE), "-l", language, "--no-wrap"]
        if catalogue(language).exists():
            fixed = ["--no-fuzzy-matching", "--ignore-obsolete", "--ignore-pot-creation-date"]
            must(f"Updating the catalogue {language}", babel("update", *where, *fixed))
        else:
            must(f"Making the catalogue {language}", babel("init", *where))


def compile_catalogues() -> None:
    """Compiles each catalogue that is newer than its compiled file."""
    for language in TRANSLATED:
        po = catalogue(language)
        mo = po.with_suffix(".mo")
        if po.exists() and (not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime):
            compiled = ["-i", str(po), "-o", str(mo), "-l", language]
            must(f"Compiling the catalogue {language}", babel("compile", *compiled))


def catalogue(language: str) -> Path:
    """A language's catalogue."""
    return LOCALE / language / "LC_MESSAGES" / "osaava.po"


# The practice office -------------------------------------------------------------------------


def practice_papers(folder: Path) -> list[tuple[str, list[str]]]:
    """What is made of the practice office: a description and the program's arguments for each."""
    office = ["--database", str(folder / PRACTICE_FILE), "--language", "fi"]
    year = ["--year", "2025"]
    figures = ["--format", "json", "--output", str(folder / FIGURES)]
    return [
        ("Printing an attendance sheet", ["sheet", *office, "--output", str(folder / SHEET)]),
        ("Printing the yearly summary", ["report", *office, *year, "--output", str(folder / YEARLY)]),
        ("Counting the figures", ["figures", *office, *year, *figures]),
    ]


def clear_practice(folder: Path) -> None:
    """Removes what an earlier demo left in the folder and nothing else; a file in use stays."""
    office = folder / PRACTICE_FILE
    if office.exists() and in_use(office):
        raise Trouble(f"{office} is open in another window. Close it, then run this again.")
    for path in [*folder.glob(f"{PRACTICE_FILE}*"), folder / SHEET, folder / YEARLY, folder / FIGURES]:
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            why = error.strerror
            raise Trouble(f"{path} cannot be replaced ({why}). Close it, then run this again.") from error


def in_use(office: Path) -> bool:
    """Whether a program holds the lock that SQLite takes on its file (bytes 510 from 2**30 + 2)."""
    if sys.platform == "win32":
        return False  # Windows itself refuses to remove an open file
    import fcntl

    with office.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 2**30 + 2)
        except OSError:
            return True
    return False


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a window would be seen."""
    if environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal"):
        return False
    return platform == "win32" or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


# Verbs ---------------------------------------------------------------------------------------


def demo(arguments: argparse.Namespace) -> int:
    """Makes the practice office and its papers, then opens it."""
    folder = arguments.folder.resolve()
    clear_practice(folder)
    passphrase = {"OSAAVA_PASSPHRASE": PRACTICE_PASSPHRASE}
    must("Making the practice office", [*PROGRAM, "demo", str(folder)])
    for what, command in practice_papers(folder):
        must(what, [*PROGRAM, *command], passphrase)
    for name in (PRACTICE_FILE, SHEET, YEARLY, FIGURES):
        print(f"    {folder / name}")
    print(f"{PRACTICE_KEEPER}, keeper of the practice office, signs in with: {PRACTICE_PASSPHRASE}")
    if not has_screen(os.environ, sys.platform):
        print("There is no screen here, so no window is opened.")
        return 0
    return subprocess.call([*PROGRAM, "--database", str(folder / PRACTICE_FILE)])


def run(arguments: argparse.Namespace) -> int:
    """Starts the program."""
    return subprocess.call([*PROGRAM, *arguments.rest])


def check(_arguments: argparse.Namespace) -> int:
    """Style and types."""
    style = step("ruff", [str(PYTHON), "-m", "ruff", "check", "--quiet", "."])
    types = step("mypy", [str(PYTHON), "-m", "mypy"])
    return 0 if style and types else 1


def test(arguments: argparse.Namespace) -> int:
    """All that CI runs, or some tests; the last line is always pytest's own."""
    failed = 0 if arguments.paths else check(arguments)
    return pytest(arguments.paths) or failed


def pytest(paths: list[str]) -> int:
    """Runs tests without a screen unless the caller names one."""
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    where = None if paths else ROOT
    options = paths or ["-n", "auto", "--dist", "loadfile"]  # all of them: on every core
    return subprocess.call([str(PYTHON), "-m", "pytest", *options], cwd=where, env=environ)


def faults(_arguments: argparse.Namespace) -> int:
    """Tries every fault of the design as often as before a release, and prints the table."""
    return subprocess.call([str(PYTHON), "-m", "tests.faults.table"], cwd=ROOT)


def bench(_arguments: argparse.Namespace) -> int:
    """Measures how fast the program is, and prints it; only how fast, so nothing fails here."""
    names = sorted(path.stem for path in (ROOT / "tests" / "bench").glob("*.py"))
    return max(subprocess.call([str(PYTHON), "-m", f"tests.bench.{name}"], cwd=ROOT) for name in names)


def translations(arguments: argparse.Namespace) -> int:
    """Keeps template, catalogues and compiled files together, or says what is stale or missing."""
    if arguments.check:
        return pytest(["-q", str(ROOT / "tests" / "test_i18n.py")])
    work = {"extract": extract_messages, "update": update_catalogues, "compile": compile_catalogues}
    for part in [arguments.part] if arguments.part else work:
        work[part]()
    return 0


VERBS = {
    "demo": (demo, "make the practice office and its papers, then open it"),
    "test": (test, "run all that CI runs, or only the tests named"),
    "run": (run, "start the program; what follows is passed on to it"),
    "check": (check, "style and types: ruff, mypy --strict"),
    "faults": (faults, "try every fault many times, and print what was lost: half an hour"),
    "bench": (bench, "measure how fast the program is"),
    "translations": (translations, "bring template, catalogues and compiled files up to date"),
}


def parser() -> argparse.ArgumentParser:
    """The verbs and what they take."""
    top = argparse.ArgumentParser(prog="dev.py", description="Everything a developer does, in one command.")
    verbs = top.add_subparsers(required=True, metavar="VERB")

    for name, (work, words) in VERBS.items():
        verb = verbs.add_parser(name, help=words, add_help=work is not run)
        window = work in (demo, run) and has_screen(os.environ, sys.platform)
        verb.set_defaults(verb=work, window=window)
        if work is demo:
            verb.add_argument("folder", nargs="?", type=Path, default=ROOT / "demo", metavar="DIR")
        elif work is test:
            verb.add_argument("paths", nargs="*", metavar="PATH", help="a file, a folder or FILE::TEST")
        elif work is translations:
            parts = ("extract", "update", "compile")
            verb.add_argument("part", nargs="?", choices=parts, help="only this part")
            verb.add_argument("--check", action="store_true", help="only say what is stale or missing")
    return top


def read(argv: list[str]) -> argparse.Namespace:
    """The verb with what it takes; `rest` is what `run` passes on, whatever it looks like."""
    top = parser()
    arguments, rest = top.parse_known_args(argv)
    if rest and arguments.verb is not run:
        top.error(f"unrecognized arguments: {' '.join(rest)}")
    arguments.rest = rest
    return arguments


def inside(argv: list[str]) -> int:
    """Goes on with the Python of .venv."""
    command = [str(PYTHON), str(ROOT / "dev.py"), *argv]
    if sys.platform == "win32":
        return subprocess.call(command)
    sys.stdout.flush()
    os.execv(PYTHON, command)


def main(argv: list[str]) -> int:
    """Sets up, then does what the verb says; the exit code is 0 where all went well."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file starts before pip can refuse
        print("Python 3.11 or newer is needed.", file=sys.stderr)
        return 1
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a redirected Windows console lacks most letters
    arguments = read(argv)
    try:
        set_up(arguments.window, arguments.verb in (test, faults))
        if Path(sys.prefix).resolve() != VENV.resolve():
            return inside(argv)
        code: int = arguments.verb(arguments)
        return code
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'A file'}: {error.strerror}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
