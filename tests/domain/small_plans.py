"""Plans written down as a textbook does: names, durations in days, links as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from salespm_tui.domain.network import Plan, PlanLink, PlanTask
from salespm_tui.domain.schedule import Schedule, schedule

MONDAY = datetime(2026, 3, 2, 8)
DAY = 480
_LINK = re.compile(r"(\w+)>(\w+)(?: (fs|ss|ff|sf))?([+-]\d+)?([e%])?")


@dataclass
class SmallPlan:
    """Tasks by name, from durations in days, with links such as `A>B ss+1` (lags in days; `e` is
    elapsed, `%` percent). `more` gives a task any further fields, `plan` the plan itself."""

    days: Mapping[str, float]
    links: str = ""
    more: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    plan: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ids = {name: at + 1 for at, name in enumerate(self.days)}
        fields: dict[str, Any] = {"start_at": MONDAY, **self.plan}
        tasks = tuple(self._task(name, days) for name, days in self.days.items())
        links = tuple(self._link(text) for text in self.links.split(",") if text.strip())
        self.built = Plan(tasks=tasks, links=links, **fields)
        self._scheduled: Schedule | None = None

    def _task(self, name: str, days: float) -> PlanTask:
        fields: dict[str, Any] = {"duration_min": round(days * DAY), **self.more.get(name, {})}
        if "parent" in fields:
            fields["parent_id"] = self.ids[fields.pop("parent")]
        return PlanTask(self.ids[name], name, **fields)

    def _link(self, text: str) -> PlanLink:
        found = _LINK.fullmatch(text.strip())
        assert found, text
        before, after, kind, lag, unit = found.groups()
        amount = int(lag or 0)
        units = {"e": ("elapsed", 1440), "%": ("percent", 1), None: ("working", DAY)}
        lag_unit, size = units[unit]
        return PlanLink(self.ids[before], self.ids[after], kind or "fs", amount * size, lag_unit)

    @property
    def schedule(self) -> Schedule:
        if self._scheduled is None:
            self._scheduled = schedule(self.built)
        return self._scheduled

    def offsets(self, name: str) -> tuple[float, float, float, float]:
        """ES, EF, LS, LF in working days since the plan's start."""
        early, late = self.schedule.early(self.ids[name]), self.schedule.late(self.ids[name])
        es, ef, ls, lf = (
            self.built.calendar.between(self.built.start_at, at) / DAY for at in early + late
        )
        return es, ef, ls, lf

    def slack(self, name: str) -> tuple[float, float]:
        """Total and free slack in working days."""
        task = self.ids[name]
        return self.schedule.total_slack(task) / DAY, self.schedule.free_slack(task) / DAY

    def start(self, name: str) -> datetime:
        return self.schedule.start(self.ids[name])

    def finish(self, name: str) -> datetime:
        return self.schedule.finish(self.ids[name])

    def driver(self, name: str) -> str | None:
        """The name of the driving predecessor."""
        link = self.schedule.driver(self.ids[name])
        names = {number: task for task, number in self.ids.items()}
        return None if link is None else names[link.predecessor_id]
