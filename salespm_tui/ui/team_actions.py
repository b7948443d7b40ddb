"""The actions of the Team screen, a part of the table in ui/actions.py."""

from __future__ import annotations

from salespm_tui.core.i18n import N_
from salespm_tui.ui.action import Action


def team_actions() -> tuple[Action, ...]:
    """What the keys of the Team screen do."""
    return (*_records(), *_work(), *_calendar())


def _records() -> tuple[Action, ...]:
    return (
        Action("team.new", ("n",), N_("New"), N_("A new resource; among money, a line."), 10),
        Action("team.edit", ("e",), N_("Edit"), N_("Change the record at hand."), 20),
        Action("team.archive", ("x",), N_("Archive"), N_("Take the record at hand off the lists.")),
        Action("team.next_view", ("]",), N_("Next view"), N_("People & load, or money."), 15),
        Action("team.last_view", ("[",), N_("View before"), N_("The view before this one.")),
        Action("team.skill", ("s",), N_("Skill"), N_("Add what somebody can do."), 25),
        Action("team.day_off", ("o",), N_("Day off"), N_("Say when somebody is away."), 30),
        Action(
            "team.everybody", ("P",), N_("Everybody"), N_("Those of other projects too, or not.")
        ),
        Action("team.gone", ("C",), N_("Old ones"), N_("Show those who left too.")),
        Action("team.spend", ("$",), N_("Spend"), N_("Write spending down in one line."), 12),
        Action("team.revise", ("v",), N_("Revise"), N_("Another amount, and why."), 22),
        Action("team.done", ("d",), N_("Bought"), N_("It is ordered; again: delivered."), 50),
        Action("team.reschedule", ("r",), N_("Move"), N_("Another day for the purchase.")),
    )


def _work() -> tuple[Action, ...]:
    return (
        Action("team.assign", ("A",), N_("Assign"), N_("Put somebody to work on a task."), 35),
        Action("team.free", ("w",), N_("Who is free"), N_("Who could do a task."), 40),
        Action("team.level", ("O",), N_("Overloads"), N_("Which shifts would level them."), 45),
        Action("team.explain", ("=",), N_("Explain"), N_("Why a figure is what it is."), 55),
    )


def _calendar() -> tuple[Action, ...]:
    """Looking at the loads."""
    return (
        Action("team.earlier", ("h", "left"), N_("Earlier"), N_("A week back.")),
        Action("team.later", ("l", "right"), N_("Later"), N_("A week on.")),
        Action("team.page_left", ("comma",), N_("Much earlier"), N_("All weeks shown back.")),
        Action("team.page_right", (".",), N_("Much later"), N_("All weeks shown on.")),
        Action("team.zoom_in", ("+",), N_("Zoom in"), N_("The loads by day."), 62),
        Action("team.zoom_out", ("-",), N_("Zoom out"), N_("The loads by week.")),
    )
