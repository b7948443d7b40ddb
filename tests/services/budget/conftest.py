"""A workspace with two projects of different currencies, and what is spent on them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from salespm_tui.contract.goals import ExplainFigure
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive
from salespm_tui.contract.values import Command, Outcome, Query, Ref
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError
from salespm_tui.services.workspace import Workspace

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HWA, ACM = 1, 2
"""Projects in yuan and in euro."""


class Desk:
    """An open workspace."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.at(MONDAY)

    def at(self, now: datetime) -> None:
        """Open it, or open it again, at that time."""
        self.workspace = Workspace.open(
            self.path,
            FixedClock(now),
            backups=self.path.parent / "backups",
            settings={"currency": "USD", "time_zone": "Asia/Shanghai"},
        )

    def do(self, command: Command) -> Outcome:
        return self.workspace.do(command)[0]

    def made(self, command: Command) -> int:
        """The id of what the command made."""
        ref = self.do(command).ref
        assert ref is not None
        return ref.id

    def ask(self, query: Query[Any]) -> Any:
        return self.workspace.ask(query)

    def archive(self, kind: str, row_id: int) -> Outcome:
        return self.do(Archive(Ref(kind, row_id)))

    def refused(self, command: Command) -> str | None:
        """The field that the command was refused for."""
        with pytest.raises(UserError) as told:
            self.do(command)
        return told.value.field

    def why(self, kind: str, row_id: int | None, figure: str, **more: Any) -> str:
        found = self.ask(ExplainFigure(kind, row_id, figure, **more))
        return "\n".join([str(found.title), *(str(line.text) for line in found.lines)])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    at = Desk(tmp_path / "work.db")
    with closing(at.workspace):
        at.do(SaveProject(name="Huawei rollout", code="HWA", currency="CNY"))
        at.do(SaveProject(name="Acme portal", code="ACM", currency="EUR"))
        yield at
