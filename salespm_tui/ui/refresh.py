"""The one door through which new data reaches the screen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from salespm_tui.core.errors import UserError

if TYPE_CHECKING:
    from salespm_tui.ui.app import SalesApp
    from salespm_tui.ui.pane import Pane

PROJECT_TABLES = frozenset(
    {"project", "client", "task", "dependency", "work_calendar", "calendar_exception", "meta"}
)


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
        self._app.run_worker(self._run(), exit_on_error=False)

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
        from salespm_tui.contract.records import NewestSetQuery

        query = pane.question()
        if query is None:
            pane.show_nothing()
            self._app.release_keys(pane)
        else:
            try:
                # Asked first: what it tells is never newer than what the screen shows.
                newest = await asyncio.wrap_future(self._app.engine.ask(NewestSetQuery()))
                snapshot = await asyncio.wrap_future(self._app.engine.ask(query))
            except UserError as error:
                self._app.tell(error)
                self._app.release_keys(pane)
                return
            if pane.question() != query:
                self._stale.add(pane)
                self._again = True
                return
            self._app.seen_set = newest
            pane.show(snapshot)
            self._app.ways.after_show()
            self._app.release_keys(pane)
        self._app.renew_frame()

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
