"""The ways between the screens: to a record where it lives, and back to where one came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salespm_tui.contract.values import Ref
from salespm_tui.ui.acting import run_behind

if TYPE_CHECKING:
    from salespm_tui.ui.app import SalesApp

_HOME = {
    "task": "timeline",
    "project": "projects",
    "client": "clients",
    "contact": "clients",
    "interaction": "clients",
    "action_item": "clients",
    "opportunity": "pipeline",
    "lead": "pipeline",
    "goal": "goals",
    "goal_actual": "goals",
    "goal_factor": "goals",
    "risk": "risks",
    "issue": "risks",
    "risk_review": "risks",
    "requirement": "clients",
    "expectation": "clients",
    "change_request": "clients",
    "feedback": "clients",
    "client_report": "clients",
    "resource": "team",
    "resource_skill": "team",
    "assignment": "team",
    "acceptance": "review",
    "acceptance_item": "review",
    "evaluation": "review",
    "kpi_result": "review",
    "lesson": "review",
    "lesson_use": "review",
    "budget_line": "team",
    "budget_revision": "team",
    "cost_entry": "team",
    "gate_check": "projects",
    "gate_review": "projects",
    "template": "projects",
}
"""The screen on which a record of that kind is shown."""


def has_home(ref: Ref) -> bool:
    """Whether there is a screen that shows such a record."""
    return ref.kind in _HOME


class Ways:
    """Where the person came from, and which record to put the cursor on when its screen is there."""

    def __init__(self, app: SalesApp) -> None:
        self._app = app
        self._back: list[tuple[str, int | None, Ref | None]] = []
        self._reveal: tuple[str, Ref] | None = None

    def open_record(self, ref: Ref, project_id: int | None = None) -> None:
        """Go to a record on its own screen, in its project; `back` returns."""
        wanted = self._app.project_id if project_id is None else project_id
        self.open_screen(_HOME.get(ref.kind, "clients"), wanted, ref)

    def open_found(self, ref: Ref, project_id: int | None) -> None:
        """As `open_record`, in exactly that project; None means all of them."""
        self.open_screen(_HOME[ref.kind], project_id, ref)

    def open_screen(self, name: str, project_id: int | None, ref: Ref | None) -> None:
        """Go to a screen in that project, and to a record on it where one is given; `back` returns."""
        app = self._app
        at = app.pane.place_at() if app.pane is not None else None
        self._back.append((app.pane_name, app.project_id, at))
        self._travel(name, project_id, ref)

    def back(self) -> bool:
        """Return to where the last way began; False if there was none."""
        if not self._back:
            return False
        self._travel(*self._back.pop())
        return True

    def forget(self) -> None:
        """The person chose a screen: there is no way back."""
        self._back.clear()

    def after_show(self) -> None:
        """A snapshot is on the screen: put the cursor where the way led to."""
        if self._reveal is None or self._app.pane is None:
            return
        name, ref = self._reveal
        if name == self._app.pane_name and self._app.pane.reveal(ref):
            self._reveal = None

    def _travel(self, name: str, project_id: int | None, ref: Ref | None) -> None:
        async def deed() -> None:
            if project_id != self._app.project_id:
                self._app.set_project(project_id)
            await self._app.show_pane(name)
            if ref is not None:
                self._reveal = (name, ref)
                self.after_show()

        run_behind(self._app, deed())
