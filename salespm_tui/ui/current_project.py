"""The project that is worked on, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from salespm_tui.core.i18n import _
from salespm_tui.ui.asking import Asking
from salespm_tui.ui.environment import settle_collector

if TYPE_CHECKING:
    from salespm_tui.contract.projects import ProjectRow, Projects
    from salespm_tui.ui.app import SalesApp
    from salespm_tui.ui.refresh import RefreshFunnel

ALL_PROJECTS = "all"
NEW_PROJECT = "new"


class CurrentProject(Asking):
    """The part of the app that knows which project the screens are about."""

    project_id: int | None = None
    projects: Projects | None = None
    refresh_funnel: RefreshFunnel
    _settled = False

    def renew_frame(self) -> None:
        """Let the frame repaint what has changed in it."""
        raise NotImplementedError

    def project(self) -> ProjectRow | None:
        """The current project, if there is one and it is known yet."""
        if self.projects is None:
            return None
        return next((row for row in self.projects.projects if row.id == self.project_id), None)

    def projects_arrived(self) -> None:
        """The list of projects is new; one that is gone is no longer the current one."""
        if not self._settled:
            self._settled = True
            settle_collector()
        if self.project_id is not None and self.project() is None:
            self.set_project(None)
        self.renew_frame()

    def set_project(self, project_id: int | None) -> None:
        """Work on that project; None means all of them."""
        self.project_id = project_id
        self.refresh_funnel.everything()
        self.renew_frame()

    async def do_project(self) -> None:
        rows = self.projects.projects if self.projects is not None else ()
        options: list[tuple[Any, str]] = [(ALL_PROJECTS, _("All projects"))]
        options += [(row.id, f"{row.code}  {row.name}") for row in rows]
        options.append((NEW_PROJECT, _("New project …")))
        picked = await self.choose(_("Project"), options, self.project_id or ALL_PROJECTS)
        if picked is None:
            return
        if picked == NEW_PROJECT:
            await self.new_project()
        else:
            self.set_project(None if picked == ALL_PROJECTS else picked)

    async def new_project(self) -> None:
        """Fill in a new project and make it the current one."""
        from salespm_tui.ui.forms.project import new_project_form

        outcome = await self.fill(await new_project_form(cast("SalesApp", self)))
        if outcome is not None and outcome.ref is not None:
            self.set_project(outcome.ref.id)
