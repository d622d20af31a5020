"""What an office gets: the wheel holds every file the program needs, and starts where nothing else is."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"
LOCALES = [f"osaava_desktop/resources/locale/{language}/LC_MESSAGES/osaava.mo" for language in ("fi", "sv")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy of the sources alone, so that nothing built earlier gets in."""
    source = tmp_path_factory.mktemp("source") / "osaava"
    left_out = shutil.ignore_patterns(".*", "build", "dist", "demo", "*.egg-info", "__pycache__", "*.mo")
    shutil.copytree(ROOT, source, ignore=left_out)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", str(source / "dist"), str(source)], check=True)
    (made,) = (source / "dist").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    """The files in the wheel."""
    with ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not name.endswith("/")}


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an environment that holds the wheel; it borrows the dependencies from this one."""
    environment = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    scripts = environment / SCRIPTS
    pip = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install", "--quiet"]
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], check=True)
    (ours,) = environment.glob("**/site-packages")
    # In ASCII: Python reads such a file in the computer's encoding, whatever letters the folder has.
    borrowed = f"import sys; sys.path.append({sysconfig.get_path('purelib')!a})\n"
    (ours / "borrowed.pth").write_text(borrowed, encoding="ascii")
    return scripts


def shipped(folder: str, pattern: str) -> set[str]:
    """The names that the files of a folder of the checkout bear in the wheel."""
    inside = "" if folder == "osaava_desktop" else "osaava_desktop/"
    found = (path.relative_to(ROOT) for path in (ROOT / folder).glob(pattern) if path.is_file())
    return {inside + path.as_posix() for path in found if "__pycache__" not in path.parts}


def test_all_code_and_data_is_in_the_wheel(names: set[str]) -> None:
    wanted = shipped("osaava_desktop", "**/*") | shipped("ui", "*.ui")
    wanted |= {name for name in shipped("resources", "**/*") if "/locale/" not in name}
    assert wanted - names == set()


def test_the_catalogues_are_compiled_into_the_wheel(names: set[str]) -> None:
    assert {name for name in names if "/locale/" in name} == set(LOCALES)


def test_nothing_else_is_in_the_wheel(names: set[str]) -> None:
    others = {name for name in names if not name.startswith("osaava_desktop/")}
    assert {name.split("/")[0].endswith(".dist-info") for name in others} == {True}
    assert any(name.endswith("licenses/LICENSE") for name in others)


def run(
    installed: Path, *command: str, folder: Path, language: str = "fi_FI.UTF-8"
) -> subprocess.CompletedProcess[str]:
    """Runs something of the environment, far from the checkout, on a computer of that language."""
    quiet = {"PYTHONPATH": "", "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"}
    environ = {**os.environ, **quiet, "LANGUAGE": "", "LC_ALL": language}
    return subprocess.run(
        [str(installed / command[0]), *command[1:]],
        cwd=folder,
        env=environ,
        capture_output=True,
        encoding="utf-8",
    )


def test_the_installed_program_speaks_finnish(installed: Path, tmp_path: Path) -> None:
    finnish = run(installed, "osaava-desktop", "--help", folder=tmp_path)
    english = run(installed, "osaava-desktop", "--help", language="en_GB.UTF-8", folder=tmp_path)
    assert (finnish.returncode, english.returncode) == (0, 0), finnish.stderr + english.stderr
    assert finnish.stdout != english.stdout
    assert "osaava-desktop" in finnish.stdout


FIND = """
import sys
from pathlib import Path
import osaava_desktop
from osaava_desktop import paths
home = Path(osaava_desktop.__file__).parent
for form in sys.argv[1:]:
    assert paths.ui_file(form).is_relative_to(home)
for language in ("fi", "sv"):
    assert paths.resource("locale", language, "LC_MESSAGES", "osaava.mo").is_relative_to(home)
assert sorted(paths.resource("fonts").glob("Ubuntu-*.ttf"))
assert sorted(paths.resource("icons").glob("*.svg"))
print(home)
"""


def test_the_installed_program_finds_its_files(installed: Path, tmp_path: Path) -> None:
    forms = [path.name for path in (ROOT / "ui").glob("*.ui")]
    assert forms
    done = run(installed, "python", "-c", FIND, *forms, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).is_relative_to(installed.parent)
