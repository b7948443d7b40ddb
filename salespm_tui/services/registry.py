"""Which service answers which command and which query."""

from __future__ import annotations

from importlib import import_module

from salespm_tui.services.work import Commands, Queries

AREAS = ("projects", "timeline", "clients", "standup", "history", "importing")


def registered() -> tuple[Commands, Queries]:
    """Every area's COMMANDS and QUERIES in two tables; a type that two areas claim is a mistake."""
    commands: Commands = {}
    queries: Queries = {}
    for area in AREAS:
        module = import_module(f"salespm_tui.services.{area}")
        for table, part in ((commands, module.COMMANDS), (queries, module.QUERIES)):
            twice = table.keys() & part.keys()
            assert not twice, f"two services claim {twice}"
            table.update(part)
    return commands, queries
