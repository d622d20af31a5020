"""Services write only through `office.change` and read only through `office.visible`: read with `ast`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SERVICES = Path(__file__).parent.parent / "osaava_desktop" / "services"
FILES = sorted(SERVICES.rglob("*.py"))

CHANGE_ONLY = {"save", "put_in_bin", "take_back", "next_number"}
"""Only what `with office.change(…) as change` gives may do these; other services may be asked to."""

NEVER_OF_A_TABLE = {
    "insert", "insert_many", "insert_from", "replace", "replace_many", "update", "delete", "create", "save",
    "get_or_create", "bulk_create", "bulk_update", "set_by_id", "delete_by_id", "delete_instance",
    "select", "get", "get_or_none", "get_by_id", "filter", "raw", "noop", "truncate_table",
}  # fmt: skip
"""What would go past the doors when asked of a table itself."""

NEVER = {"execute", "execute_sql", "connection", "atomic", "begin", "commit", "rollback"}
"""What would go past the doors whoever is asked."""


def findings(source: str) -> list[str]:
    """Line and call of everything in `source` that goes past the two doors."""
    tree = ast.parse(source)
    imported = {name for node in ast.walk(tree) for name in _imported(node)}
    tables = {name for node in ast.walk(tree) for name in _tables(node)}
    found: set[tuple[int, str]] = set()
    for function in _scopes(tree):
        changes = _changes(function)
        own_tables = tables | _table_parameters(function)
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Attribute) and _past(call.func, changes, imported, own_tables):
                found.add((call.lineno, ast.unparse(call.func)))
    return [f"{line}: {call}" for line, call in sorted(found)]


def _past(call: ast.Attribute, changes: set[str], imported: set[str], tables: set[str]) -> bool:
    receiver = call.value.id if isinstance(call.value, ast.Name) else None
    if call.attr in NEVER:
        return True
    if _table_of(call.value) in tables:
        return call.attr in NEVER_OF_A_TABLE
    return call.attr in CHANGE_ONLY and receiver not in changes | imported


def _table_of(value: ast.expr) -> str | None:
    """The name a call is made on; an alias of a table, or the table of a record, is a table."""
    if isinstance(value, ast.Name):
        return value.id
    if isinstance(value, ast.Subscript):
        return _table_of(value.value)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "alias":
        return _table_of(value.func.value)
    return None


def _scopes(tree: ast.Module) -> Iterator[ast.AST]:
    """Every function with what stands in it; and the module's own statements."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
    outside = [node for node in tree.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]
    yield ast.Module(body=outside, type_ignores=[])


def _changes(function: ast.AST) -> set[str]:
    """The names bound by `with office.change(…) as NAME`, and parameters that are a Change."""
    names = set()
    for node in ast.walk(function):
        if isinstance(node, ast.With):
            for item in node.items:
                opened = item.context_expr
                if (
                    isinstance(opened, ast.Call)
                    and isinstance(opened.func, ast.Attribute)
                    and opened.func.attr == "change"
                    and isinstance(item.optional_vars, ast.Name)
                ):
                    names.add(item.optional_vars.id)
        elif isinstance(node, ast.arg) and node.annotation and ast.unparse(node.annotation) == "Change":
            names.add(node.arg)
    return names


def _table_parameters(function: ast.AST) -> set[str]:
    arguments = (node for node in ast.walk(function) if isinstance(node, ast.arg))
    return {one.arg for one in arguments if one.annotation and "type[" in ast.unparse(one.annotation)}


def _imported(node: ast.AST) -> set[str]:
    """Modules of ours by the name they bear here."""
    if isinstance(node, ast.ImportFrom) and node.module in ("osaava_desktop.services", "osaava_desktop"):
        return {alias.asname or alias.name for alias in node.names}
    return set()


def _tables(node: ast.AST) -> set[str]:
    """Tables by the name they bear here."""
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("osaava_desktop.store.models"):
        return {alias.asname or alias.name for alias in node.names}
    return set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SERVICES)))
def test_nothing_goes_past_the_doors(path: Path) -> None:
    assert findings(path.read_text(encoding="utf-8")) == []


def test_services_are_there() -> None:
    assert len(FILES) > 15


HEAD = """
from osaava_desktop.services import clients
from osaava_desktop.store.change import Change
from osaava_desktop.store.models import TABLES, ClientRow
from osaava_desktop.store.models import SheetRow as SheetTable
"""


@pytest.mark.parametrize(
    "line",
    [
        "ClientRow.insert(number='x').execute()",
        "ClientRow.update(note='x').where(ClientRow.id == key)",
        "ClientRow.delete()",
        "ClientRow.create(number='x')",
        "ClientRow.select().where(True)",
        "ClientRow.get(ClientRow.id == key)",
        "ClientRow.get_or_none()",
        "SheetTable.select()",
        "ClientRow.alias().select()",
        "TABLES[type(record)].select()",
        "table.select()",
        "row.save()",
        "record.save(force_insert=True)",
        "change.save(record)",  # no change is open here
        "office.database.execute_sql('DELETE FROM client')",
        "office.visible(ClientRow).execute()",
        "with office.database.atomic():\n        pass",
        "with office.change(1):\n        change.save(record)",
        "with office.exclusive() as change:\n        change.save(record)",
    ],
)
def test_planted_breach_is_found(line: str) -> None:
    source = f"{HEAD}\ndef job(office, record, key, table: type[Table]):\n    {line}\n"
    assert len(findings(source)) >= 1


@pytest.mark.parametrize(
    "line",
    [
        "with office.change(1) as change:\n        change.save(record)\n        change.next_number('x')",
        "office.visible(ClientRow).where(ClientRow.id == key).get()",
        "office.visible(ClientRow, ClientRow.id).select(ClientRow.name)",
        "clients.save(office, record)",
        "change_of.put_in_bin(record)",
        "{}.get(1)",
    ],
)
def test_use_of_the_doors_is_no_breach(line: str) -> None:
    assert findings(f"{HEAD}\ndef job(office, record, change_of: Change):\n    {line}\n") == []


def test_breach_outside_functions_is_found() -> None:
    assert findings(f"{HEAD}\nALL = list(ClientRow.select())\n") == ["7: ClientRow.select"]
