"""The house's floors (a room may import only what lies below it) and the measures of its style."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "osaava_desktop"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.parent.name != "migrations"  # numbered files that peewee's runner loads by path
}
LEAVES = {"i18n", "paths", "errors", "settings", "log"}

# What each floor may import of the house, itself always included. Office, the one door to the
# file, is handed to screens and jobs by its name; that is all they see of the store.
OFFICE = "osaava_desktop.store.office"
BELOW = {
    "leaves": set[str](),
    "domain": {"leaves"},
    "store": {"domain", "leaves"},
    "reports": {"domain", "leaves"},
    "services": {"store", "reports", "domain", "leaves"},
    "screens": {"services", "domain", "leaves"},
    "top": {"screens", "services", "domain", "leaves"},
}
SEES_OFFICE = {"screens", "top"}

# Third parties that not everybody may know.
KNOWN_TO = {
    "PySide6": {"screens", "app"},
    "shiboken6": {"screens", "app"},
    "peewee": {"store", "services"},
    "playhouse": {"store", "services"},
    "sqlcipher3": {"store"},
    "argon2": {"store"},
    "cryptography": {"store"},
    "reportlab": {"reports"},
    "PIL": {"reports"},
    "xlsxwriter": {"reports"},
    "docx": {"reports"},
    "pypdfium2": {"reports"},
    "platformdirs": {"leaves"},
    "zxcvbn": {"services"},
}
RULE_LIBRARIES = {"stdnum", "holidays", "dateutil", "rapidfuzz", "babel"}
BACKPORTS = {"uuid6"}  # in the standard library from Python 3.14


def floor(module: str) -> str:
    """The floor a module stands on; the package itself and Babel's extractor count as leaves."""
    parts = module.split(".")
    if len(parts) == 1 or parts[1] in LEAVES | {"uitext"}:
        return "leaves"
    return parts[1] if parts[1] in BELOW else "top"


@cache
def imports(module: str) -> frozenset[str]:
    """The full names of what a module imports anywhere in it; a module of ours where one is meant."""
    path = MODULES[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            up = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            source = ".".join([*up, *([node.module] if node.module else [])])
            names = {f"{source}.{alias.name}" for alias in node.names}
            found |= {name if name in MODULES else source for name in names}
    return frozenset(found - {module})


@cache
def tree(path: Path) -> ast.Module:
    """A parsed source file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def of_ours(module: str) -> set[str]:
    """The modules of ours that a module imports."""
    return {name for name in imports(module) if name.split(".")[0] == "osaava_desktop"}


def of_others(module: str) -> set[str]:
    """The third-party packages that a module imports."""
    roots = {name.split(".")[0] for name in imports(module)}
    return roots - {"osaava_desktop"} - sys.stdlib_module_names


@pytest.mark.parametrize("module", MODULES)
def test_a_room_imports_only_what_lies_below(module: str) -> None:
    own = floor(module)
    allowed = BELOW[own] | {own}
    wrong = {name for name in of_ours(module) if floor(name) not in allowed}
    if own in SEES_OFFICE:
        wrong.discard(OFFICE)
    assert not wrong


@pytest.mark.parametrize("module", MODULES)
def test_third_parties_stay_where_they_are_known(module: str) -> None:
    own = "app" if module == "osaava_desktop.app" else floor(module)
    others = of_others(module)
    assert not {name for name in others if own not in KNOWN_TO.get(name, {own})}
    if own == "domain":
        assert others <= RULE_LIBRARIES | BACKPORTS


def test_nobody_imports_in_a_circle() -> None:
    assert circle({module: of_ours(module) & MODULES.keys() for module in MODULES}) == []


def test_a_circle_is_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == ["b", "c", "b"]


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """The first way found from a module back to itself, or nothing."""
    done: set[str] = set()

    def walk(module: str, way: list[str]) -> list[str]:
        if module in way:
            return [*way[way.index(module) :], module]
        if module in done:
            return []
        for name in sorted(graph[module]):
            if found := walk(name, [*way, module]):
                return found
        done.add(module)
        return []

    return next((found for module in graph if (found := walk(module, []))), [])


def test_no_job_loads_qt() -> None:
    jobs = [name for name in MODULES if floor(name) != "screens" and name != "osaava_desktop.app"]
    script = f"import sys, {', '.join(jobs)}\nsys.exit('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in MODULES.values()}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_functions_are_short() -> None:
    sizes = dict(functions())
    assert {name: size for name, size in sizes.items() if size > 60} == {}
    assert median(sizes.values()) <= 8
    assert quantiles(sizes.values(), n=10)[8] <= 25


def test_files_are_short() -> None:
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in source_files()}
    assert {path: size for path, size in sizes.items() if size > 400} == {}
    assert median(sizes.values()) <= 120


def test_every_module_and_class_says_what_it_is() -> None:
    silent = [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"
        for path in source_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Module | ast.ClassDef) and node.body and not ast.get_docstring(node)
        if getattr(node, "name", "") != "Meta"  # peewee's own inner class
    ]
    assert silent == []


def test_every_icon_is_shown_somewhere() -> None:
    places = [
        *sorted(PACKAGE.rglob("*.py")),
        *sorted((ROOT / "ui").glob("*.ui")),
        ROOT / "resources" / "style.qss",
    ]
    named = set(re.findall(r"\w+", "\n".join(path.read_text(encoding="utf-8") for path in places)))
    icons = {
        re.sub(r"_(16|20)_(regular|filled)$", "", path.stem) for path in ROOT.glob("resources/icons/*.svg")
    }
    assert icons - named == set()


def test_every_requirement_is_imported_by_the_program() -> None:
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = setup["options"]["install_requires"].split("\n")
    required = {re.split(r"[<>=; ]", line)[0].lower() for line in listed if line}
    imported = {name.lower() for module in MODULES for name in of_others(module)}
    named = {
        "pyside6-essentials": "pyside6",
        "pyside6-pdf": "pyside6",
        "argon2-cffi": "argon2",
        "pillow": "pil",
        "python-dateutil": "dateutil",
        "python-docx": "docx",
        "python-stdnum": "stdnum",
    }
    by_others = {"tzdata"}  # zoneinfo reads it on Windows
    assert {one for one in required if named.get(one, one) not in imported} == by_others


def source_files() -> list[Path]:
    """All code that is read as code: the program with its migrations, and what stands around it."""
    return [*sorted(PACKAGE.rglob("*.py")), *sorted((ROOT / "installer").rglob("*.py")), ROOT / "dev.py"]


def functions() -> Iterator[tuple[str, int]]:
    """Each function's place and its length in lines, as it stands in the file."""
    for path in source_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1
