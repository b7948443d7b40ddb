"""The one door through which new data reaches the screen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from salespm_tui.contract.values import Query
from salespm_tui.core.errors import UserError
from salespm_tui.ui.acting import run_behind

if TYPE_CHECKING:
    from salespm_tui.ui.app import SalesApp
    from salespm_tui.ui.pane import Pane

PROJECT_TABLES = frozenset(
    {
        "acceptance",
        "baseline",
        "calendar_exception",
        "client",
        "dependency",
        "evaluation",
        "goal",
        "goal_actual",
        "interaction",
        "lesson",
        "meta",
        "project",
        "requirement",
        "risk",
        "risk_review",
        "task",
        "work_calendar",
    }
)
"""What the header shows of a project is made of: its dates, and the thin links of its loop."""


class RefreshFunnel:
    """Changes coalesce, the newest wins, late replies are dropped. Hidden screens wait until shown."""

    def __init__(self, app: SalesApp) -> None:
        self._app = app
        self._stale: set[Pane] = set()
        self._projects_stale = True
        self._asked: dict[Pane, int] = {}
        self._running = False
        self._again = False

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still on its way."""
        return self._running

    def changed(self, tables: frozenset[str]) -> None:
        """Rows of these tables are new."""
        if tables & PROJECT_TABLES:
            self._projects_stale = True
        for pane in self._app.panes():
            if tables & pane.TABLES:
                self._stale.add(pane)
        self.pump()

    def stale_pane(self, pane: Pane) -> None:
        """This screen asks again."""
        self._stale.add(pane)
        self.pump()

    def everything(self) -> None:
        """All of it is stale (another project, another file underneath)."""
        self._projects_stale = True
        self._stale.update(self._app.panes())
        self.pump()

    def pump(self) -> None:
        """Ask for what is stale and visible, once at a time."""
        if not self._app.engine_ready:
            return
        if self._running:
            self._again = True
            return
        self._running = True
        run_behind(self._app, self._run())

    async def _run(self) -> None:
        try:
            while True:
                self._again = False
                await self._answer_visible()
                await self._answer_projects()
                if not self._again:
                    break
        finally:
            self._running = False

    async def _answer_visible(self) -> None:
        pane = self._app.pane
        if pane is None or pane not in self._stale:
            return
        self._stale.discard(pane)
        query = pane.question()
        if query is None:
            pane.show_nothing()
            self._app.release_keys(pane)
        else:
            asked_anew = False
            try:
                asked_anew = await self._answer(pane, query)
            finally:
                # Whatever came of it, a fault too: the keys that waited for it wait no longer.
                if not asked_anew:
                    self._app.release_keys(pane)
        self._app.renew_frame()

    async def _answer(self, pane: Pane, query: Query[Any]) -> bool:
        """Show what the screen asked for; True if it asks for something else by now."""
        from salespm_tui.contract.records import NewestSetQuery

        try:
            # Asked first: what it tells is never newer than what the screen shows.
            newest = await asyncio.wrap_future(self._app.engine.ask(NewestSetQuery()))
            snapshot = await asyncio.wrap_future(self._app.engine.ask(query))
        except UserError as error:
            self._app.tell(error)
            return False
        if pane.question() != query:
            self._stale.add(pane)
            self._again = True
            return True
        self._app.seen_set = newest
        pane.show(snapshot)
        self._app.ways.after_show()
        return False

    async def _answer_projects(self) -> None:
        if not self._projects_stale:
            return
        from salespm_tui.contract.projects import ProjectsQuery

        self._projects_stale = False
        try:
            self._app.projects = await asyncio.wrap_future(self._app.engine.ask(ProjectsQuery()))
        except UserError as error:
            self._app.tell(error)
            return
        self._app.projects_arrived()
