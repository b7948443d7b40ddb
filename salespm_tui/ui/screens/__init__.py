"""The screens, by the name of their action. Each is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from salespm_tui.ui.pane import Pane

PANES = {
    "standup": "StandupPane",
    "goals": "GoalsPane",
    "timeline": "TimelinePane",
    "risks": "RisksPane",
    "clients": "ClientsPane",
    "pipeline": "PipelinePane",
    "team": "TeamPane",
    "review": "ReviewPane",
    "projects": "ProjectsPane",
}


def make_pane(name: str) -> Pane:
    """A new screen of that name."""
    module = import_module(f"salespm_tui.ui.screens.{name}")
    return cast("Pane", getattr(module, PANES[name])())
