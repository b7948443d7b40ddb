"""Everything that may be asked for has somebody who does it."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module

import pytest

from salespm_tui import contract
from salespm_tui.contract.values import Command, Query
from salespm_tui.services.registry import handler_of, reader_of

OF_THE_WORKSPACE_ITSELF = {
    "Undo",
    "Redo",
    "Unless",
    "WriteBackup",
    "RestoreBackup",
    "RebuildSearch",
    "LastChangeQuery",
    "NewestSetQuery",
    "CheckQuery",
}
KINDS = [
    kind
    for module in pkgutil.iter_modules(contract.__path__)
    for _name, kind in inspect.getmembers(
        import_module(f"salespm_tui.contract.{module.name}"), inspect.isclass
    )
    if issubclass(kind, Command | Query)
    and kind not in (Command, Query)
    and kind.__module__.endswith(f".{module.name}")
    and kind.__name__ not in OF_THE_WORKSPACE_ITSELF
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_command_and_query_is_served(kind: type) -> None:
    assert callable(handler_of(kind) if issubclass(kind, Command) else reader_of(kind))
