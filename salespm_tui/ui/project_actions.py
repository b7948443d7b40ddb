"""The actions of the Projects screen, a part of the table in ui/actions.py."""

from __future__ import annotations

from salespm_tui.core.i18n import N_
from salespm_tui.ui.action import Action


def project_actions() -> tuple[Action, ...]:
    """What the keys of the Projects screen do."""
    return (*_projects(), *_parts())


def _projects() -> tuple[Action, ...]:
    """One project among all."""
    return (
        Action(
            "projects.new",
            ("n",),
            N_("New"),
            N_("A project, empty or from a template; a point."),
            10,
        ),
        Action("projects.open", ("o",), N_("Open"), N_("Into the project: card, loop, gate."), 12),
        Action("projects.edit", ("e",), N_("Edit"), N_("Change what is at hand."), 20),
        Action("projects.standing", ("S",), N_("Standing"), N_("Status, phase, health."), 30),
        Action("projects.needs", ("N",), N_("Needs"), N_("What its client needs."), 45),
        Action("projects.finish", ("F",), N_("To template"), N_("Make a template of it."), 50),
        Action("projects.copy", ("D",), N_("Duplicate"), N_("A new project like this one."), 55),
        Action("projects.archive", ("x",), N_("Archive"), N_("Take it off the lists.")),
        Action("projects.delete", ("X",), N_("Delete"), N_("Remove the project for good.")),
        Action("projects.explain", ("=",), N_("Explain"), N_("Why a figure is what it is."), 57),
        Action("projects.sort", ("s",), N_("Sort"), N_("By health, days, pace, money."), 60),
        Action("projects.ended", ("C",), N_("Ended"), N_("Show projects that are over too.")),
    )


def _parts() -> tuple[Action, ...]:
    """Inside a project."""
    return (
        Action(
            "projects.next_tab", ("]",), N_("Next part"), N_("Card, loop, gate, templates."), 14
        ),
        Action("projects.last_tab", ("[",), N_("Part before"), N_("The part before this one.")),
        Action("projects.tick", ("space",), N_("Tick"), N_("Tick a point, or take it back."), 16),
        Action("projects.decide", ("c",), N_("Go, no-go"), N_("Decide at the gate."), 25),
        Action("projects.left", ("h", "left"), N_("Left"), N_("The gate before.")),
        Action("projects.right", ("l", "right"), N_("Right"), N_("The next gate.")),
        Action("projects.editor", ("ctrl+o",), N_("Editor"), N_("Its text in your own editor.")),
    )
