"""The actions of the Timeline, a part of the table in ui/actions.py."""

from __future__ import annotations

from salespm_tui.core.i18n import N_
from salespm_tui.ui.action import Action


def timeline_actions() -> tuple[Action, ...]:
    """What the keys of the Timeline do."""
    return (*_tasks(), *_people(), *_chart(), *_plan(), *_baselines(), *_bringing_up())


def _tasks() -> tuple[Action, ...]:
    """The timeline: the rows of the plan."""
    return (
        Action("timeline.new", ("n",), N_("New"), N_("A new task below, at the same level."), 10),
        Action("timeline.child", ("N",), N_("Child"), N_("A new task that is part of this one.")),
        Action("timeline.edit", ("e",), N_("Edit"), N_("Change the task in its form."), 20),
        Action("timeline.percent", ("%",), N_("Progress"), N_("Say how far it is."), 30),
        Action("timeline.done", ("d",), N_("Done"), N_("It is finished.")),
        Action("timeline.blocked", ("b",), N_("Blocked"), N_("Say what blocks it.")),
        Action("timeline.waiting", ("w",), N_("Waiting"), N_("Say on whom it waits.")),
        Action("timeline.archive", ("x",), N_("Archive"), N_("Take it out of the plan.")),
        Action(
            "timeline.project_data", ("P",), N_("Project data"), N_("Change the project itself.")
        ),
    )


def _people() -> tuple[Action, ...]:
    """The timeline: who works on it."""
    return (
        Action("timeline.assign", ("A",), N_("Assign"), N_("Who fits, has time and does it."), 70),
        Action("timeline.skills", ("S",), N_("Skills"), N_("Which skills the task needs.")),
        Action(
            "timeline.load", ("v",), N_("Load"), N_("Of all, of the task's people, or no load."), 72
        ),
    )


def _chart() -> tuple[Action, ...]:
    """The timeline: looking at the plan."""
    return (
        Action(
            "timeline.select", ("space",), N_("Select"), N_("Select it; keys act on all selected.")
        ),
        Action("timeline.fold", ("z",), N_("Fold"), N_("Fold or unfold the summary."), 40),
        Action(
            "timeline.fold_all", ("Z",), N_("Fold all"), N_("Fold all summaries, or unfold them.")
        ),
        Action("timeline.left", ("h", "left"), N_("Earlier"), N_("Move back in the calendar.")),
        Action("timeline.right", ("l", "right"), N_("Later"), N_("Move on in the calendar.")),
        Action("timeline.page_left", ("comma",), N_("Much earlier"), N_("Most of a screen back.")),
        Action("timeline.page_right", (".",), N_("Much later"), N_("Most of a screen on.")),
        Action("timeline.zoom_in", ("+",), N_("Zoom in"), N_("From quarters towards days."), 62),
        Action("timeline.zoom_out", ("-",), N_("Zoom out"), N_("From days towards quarters.")),
        Action("timeline.fit", ("F",), N_("Fit"), N_("Show the whole plan at once.")),
        Action("timeline.fold_less", ("{",), N_("Fewer levels"), N_("Show one level less.")),
        Action("timeline.fold_more", ("}",), N_("More levels"), N_("Show one level more.")),
        Action("timeline.critical", ("C",), N_("Critical"), N_("Show only the critical path."), 63),
        Action("timeline.bar", ("c",), N_("Its bar"), N_("Bring the bar of this row into view.")),
        Action(
            "timeline.explain", ("=",), N_("Explain"), N_("Why its dates are what they are."), 32
        ),
    )


def _plan() -> tuple[Action, ...]:
    """The timeline: changing the plan in place."""
    return (
        Action(
            "timeline.earlier",
            ("H", "shift+left"),
            N_("Move earlier"),
            N_("Move the bar earlier; enter keeps it, esc drops it."),
        ),
        Action(
            "timeline.later",
            ("L", "shift+right"),
            N_("Move later"),
            N_("Move the bar later; enter keeps it, esc drops it."),
            25,
        ),
        Action("timeline.shorter", ("<", "ctrl+left"), N_("Shorter"), N_("Make the bar shorter.")),
        Action("timeline.longer", (">", "ctrl+right"), N_("Longer"), N_("Make the bar longer.")),
        Action("timeline.indent", ("]",), N_("Indent"), N_("Make it part of the task above.")),
        Action("timeline.outdent", ("[",), N_("Outdent"), N_("Take it out of its summary.")),
        Action("timeline.row_down", ("J", "shift+down"), N_("Row down"), N_("Below the next.")),
        Action("timeline.row_up", ("K", "shift+up"), N_("Row up"), N_("Above the one before.")),
        Action(
            "timeline.shift",
            ("r",),
            N_("Move by"),
            N_("Move by an amount, or to a day: 3d, -1w, fri."),
        ),
        Action("timeline.insert", ("I",), N_("Above"), N_("A new task above this one.")),
        Action("timeline.milestone", ("m",), N_("Milestone"), N_("A milestone, or a task again.")),
        Action("timeline.constraint", ("o",), N_("Constraint"), N_("Say when it may be at all.")),
        Action(
            "timeline.links", ("D",), N_("Links"), N_("What it follows; all selected: chain."), 39
        ),
    )


def _baselines() -> tuple[Action, ...]:
    return (
        Action("timeline.baseline", ("B",), N_("Baseline"), N_("Keep the plan as agreed.")),
        Action(
            "timeline.compare",
            ("V",),
            N_("Compare"),
            N_("Compare with a baseline, with an earlier day, or with nothing."),
        ),
        Action("timeline.variance", (), N_("Variance"), N_("Read what differs, and what pushes.")),
        Action("timeline.rename_baseline", (), N_("Rename baseline"), N_("Give it another name.")),
        Action(
            "timeline.use_baseline", (), N_("Current baseline"), N_("Measure against another one.")
        ),
        Action(
            "timeline.archive_baseline", (), N_("Archive baseline"), N_("Take it off the lists.")
        ),
    )


def _bringing_up() -> tuple[Action, ...]:
    """What brings a plan up to the day."""
    return (
        Action("timeline.checks", ("!",), N_("Checks"), N_("What is wrong, and what mends it.")),
        Action("timeline.catch_up", (), N_("Catch up"), N_("Percent to where it should be today.")),
        Action(
            "timeline.reschedule",
            (),
            N_("Reschedule"),
            N_("Unfinished work to the next working day."),
        ),
        Action(
            "timeline.holidays",
            (),
            N_("Public holidays …"),
            N_("Write them, and make-up workdays, into the calendar."),
        ),
    )
