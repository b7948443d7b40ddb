"""The live file is opened by SQLite alone: closing any other handle would drop SQLite's locks."""

from __future__ import annotations

import ast
from pathlib import Path

import salespm_tui.store

ROOM = Path(salespm_tui.store.__file__).parent

OPENERS = {
    "open",
    "open_private",
    "fdopen",
    "read_bytes",
    "read_text",
    "write_bytes",
    "write_text",
    "copy",
    "copyfile",
    "connect",
}

ALLOWED = {
    ("header.py", "open"): "the header, before the first connection",
    ("header.py", "connect"): "the header, after it",
    ("connection.py", "connect"): "the connection",
    ("schema.py", "connect"): "a draft that nobody has seen",
    ("backup.py", "open"): "a backup, for its checksum",
    ("backup.py", "read_text"): "a checksum",
    ("backup.py", "fdopen"): "a checksum",
    ("backup.py", "open_private"): "a checksum",
    ("backup.py", "connect"): "a backup",
    ("restore.py", "copyfile"): "a backup; a damaged file that no connection has open",
    ("restore.py", "connect"): "the workspace to restore into",
    ("migrations/__init__.py", "connect"): "the workspace to upgrade",
    ("check.py", "connect"): "a model in memory",
    ("search.py", "connect"): "a copy of the index in memory",
    ("past.py", "connect"): "an earlier day, in memory",
    ("lease.py", "open"): "the lease",
    ("lease.py", "fdopen"): "the lease",
    ("lease.py", "read_text"): "the lease, the list of mounts",
    ("lease.py", "write_text"): "the lease",
    ("login.py", "read_text"): "the ids of machine and boot",
    ("workspace.py", "connect"): "the engine's handle on the connection",
}


def test_nothing_else_opens_a_file() -> None:
    found = set()
    for module in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr
                    if isinstance(node.func, ast.Attribute)
                    else getattr(node.func, "id", "")
                )
                if name in OPENERS:
                    found.add((module.relative_to(ROOM).as_posix(), name))
    assert found - ALLOWED.keys() == set()
    assert ALLOWED.keys() - found == set()
