"""The rules of the house, looked up in the code itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from importlinter import cli as importlinter

from salespm_tui.engine import EVERYTHING
from salespm_tui.store.tables import JOURNALLED

PACKAGE = Path(__file__).resolve().parents[2] / "salespm_tui"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Everything that is in that module."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def test_imports_go_down_the_house() -> None:
    assert importlinter.lint_imports(no_cache=True) == 0


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        (
            "salespm_tui.ui.app",
            ("sqlmodel", "sqlalchemy", "sqlite3", "pydantic", "alembic", "babel", "defusedxml"),
        ),
        ("salespm_tui.ui.screens.goals", ("textual_plotext", "plotext", "sqlalchemy")),
        ("salespm_tui.cli", ("sqlmodel", "sqlalchemy", "textual", "pydantic", "alembic", "babel")),
        ("salespm_tui.services.workspace", ("textual", "alembic", "babel", "defusedxml")),
    ],
)
def test_what_is_heavy_comes_late(module: str, absent: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not set(absent) & set(loaded)


def test_no_module_and_no_function_is_too_long() -> None:
    too_long = []
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if len(text.splitlines()) > LONGEST_MODULE:
            too_long.append(str(path))
        for node in nodes_of(path):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    too_long.append(f"{path}:{node.name}")
    assert not too_long


def test_the_clock_is_the_only_source_of_dates() -> None:
    asks = re.compile(r"\b(datetime\.now|datetime\.utcnow|date\.today|time\.time)\(")
    found = [
        f"{path.name}:{number}"
        for path in MODULES
        if path.name != "clock.py" and "devtools" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if asks.search(line)
    ]
    assert not found


def test_broad_excepts_stand_in_the_three_places_only() -> None:
    allowed = {"engine.py", "ui/acting.py"}
    found = set()
    for path in MODULES:
        for node in nodes_of(path):
            if isinstance(node, ast.ExceptHandler) and _is_broad(node.type):
                found.add(str(path.relative_to(PACKAGE)))
    assert {name for name in found if not name.startswith("cli/")} <= allowed
    assert len([name for name in found if name.startswith("cli/")]) <= 1


def _is_broad(caught: ast.expr | None) -> bool:
    return caught is None or (isinstance(caught, ast.Name) and caught.id == "Exception")


def test_text_from_data_is_never_markup() -> None:
    """`notify`, `Static`, `Label` and border titles take Content or markup=False, never bare text."""
    wrong = []
    for path in (PACKAGE / "ui").rglob("*.py"):
        for node in nodes_of(path):
            if (
                isinstance(node, ast.Call)
                and _name(node.func) in {"notify", "Static", "Label"}
                and _takes_bare_text(node)
            ):
                wrong.append(f"{path.name}:{node.lineno}")
    assert not wrong


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _takes_bare_text(call: ast.Call) -> bool:
    if any(word.arg == "markup" for word in call.keywords) or not call.args:
        return False
    first = call.args[0]
    return not (isinstance(first, ast.Call) and _name(first.func) in {"Content", "Text"})


def test_no_message_hides_in_an_f_string() -> None:
    """The tools that collect messages do not look inside f-strings before Python 3.12."""
    hidden = [
        f"{path.name}:{node.lineno}"
        for path in MODULES
        for node in nodes_of(path)
        if isinstance(node, ast.JoinedStr)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call)
        and _name(inner.func) in {"_", "ngettext", "counted"}
        and isinstance(inner.args[0], ast.Constant)
    ]
    assert not hidden


def test_the_engine_knows_every_table_that_can_change() -> None:
    assert {table.name for table in JOURNALLED} == EVERYTHING
