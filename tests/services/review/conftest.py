"""A project in yuan with a plan that is set by hand, on a Monday by which half of it is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from salespm_tui.contract.baselines import TakeBaseline
from salespm_tui.contract.budget import SaveCostEntry
from salespm_tui.contract.goals import ExplainFigure
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.review import Evm, EvmQuery, ReportProgress
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Command, Outcome, Query
from salespm_tui.core.clock import FixedClock
from salespm_tui.services.workspace import Workspace

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
HWA = 1


class Desk:
    """An open workspace whose clock may be set on."""

    def __init__(self, path: Path) -> None:
        self.path, self.days = path, 0
        self.workspace = self._open()

    def _open(self) -> Workspace:
        return Workspace.open(
            self.path,
            FixedClock(MONDAY + timedelta(days=self.days)),
            backups=self.path.parent / "backups",
            settings={"currency": "USD", "time_zone": "Asia/Shanghai"},
        )

    def days_later(self, days: int) -> None:
        self.workspace.close()
        self.days += days
        self.workspace = self._open()

    def do(self, command: Command) -> Outcome:
        return self.workspace.do(command)[0]

    def made(self, command: Command) -> int:
        """The id of what the command made."""
        ref = self.do(command).ref
        assert ref is not None
        return ref.id

    def ask(self, query: Query[Any]) -> Any:
        return self.workspace.ask(query)

    def task(self, name: str, first: date, last: date, cost: int | None, **more: Any) -> int:
        """A task of whole days that costs so much, in minor units."""
        dated = {
            "schedule_mode": "manual",
            "start_at": datetime.combine(first, time(8)),
            "finish_at": datetime.combine(last, time(17)),
        }
        if more.get("kind") == "summary":
            dated = {}
        fields = {"project_id": HWA, "name": name, **dated, **more}
        return self.made(SaveTask(**fields, fixed_cost_minor=cost))

    def agree(self) -> None:
        self.do(TakeBaseline(HWA))

    def report(self, task_id: int, percent: int | None = None, **more: Any) -> int:
        return self.made(ReportProgress(task_id, percent, **more))

    def spend(self, amount: int, **more: Any) -> int:
        fields = {"project_id": HWA, "category": "travel", **more}
        return self.made(SaveCostEntry(amount_minor=amount, **fields))

    def evm(self, day: date | None = None) -> Evm:
        found: Evm = self.ask(EvmQuery(HWA, day))
        return found

    def why(self, kind: str, row_id: int | None, figure: str, **more: Any) -> str:
        found = self.ask(ExplainFigure(kind, row_id, figure, **more))
        return "\n".join([str(found.title), *(str(line.text) for line in found.lines)])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    at = Desk(tmp_path / "work.db")
    at.do(SaveProject(name="Huawei rollout", code="HWA", currency="CNY"))
    yield at
    at.workspace.close()
