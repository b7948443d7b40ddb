"""The one table of actions: bindings, footer, palette, help, README and configuration come from it.

An action's id is `scope.name`. The scope is the screen (or list) that it belongs to; pressing its key
calls `do_name` there. Where a method `cannot_name` answers with a sentence, the key cannot act now and
the sentence says why.
"""

from __future__ import annotations

from functools import cache

from salespm_tui.core.i18n import N_, _
from salespm_tui.ui.action import Action
from salespm_tui.ui.client_actions import client_actions
from salespm_tui.ui.project_actions import project_actions
from salespm_tui.ui.review_actions import review_actions
from salespm_tui.ui.team_actions import team_actions
from salespm_tui.ui.timeline_actions import timeline_actions


def _app() -> tuple[Action, ...]:
    return (
        Action("app.standup", ("1",), N_("Stand-up"), N_("What needs me today?")),
        Action("app.goals", ("2",), N_("Goals"), N_("Are we going to make the number?")),
        Action("app.timeline", ("3",), N_("Timeline"), N_("Will it be on time, what drives it?")),
        Action("app.risks", ("4",), N_("Risks"), N_("What can hurt us, and is it handled?")),
        Action("app.clients", ("5",), N_("Clients"), N_("What did we hear and promise?")),
        Action("app.pipeline", ("6",), N_("Pipeline"), N_("Which deals, which stage, what next?")),
        Action("app.team", ("7",), N_("Team"), N_("Who has too much to do, where does money go?")),
        Action("app.review", ("8",), N_("Review"), N_("How do we do, what did we learn?")),
        Action("app.projects", ("0",), N_("Projects"), N_("Which project, which stage?")),
        Action("app.project", ("p",), N_("Project"), N_("Work on one project, or on all."), 70),
        Action("app.capture", ("a",), N_("Log"), N_("Log a contact in one line."), 60),
        Action("app.undo", ("u",), N_("Undo"), N_("Take the last change back."), 65),
        Action("app.redo", ("U", "ctrl+r"), N_("Redo"), N_("Do again what was undone.")),
        Action("app.filter", ("/",), N_("Filter"), N_("Show only the rows that match."), 75),
        Action("app.find", ("f",), N_("Find"), N_("Find words anywhere, in all projects."), 77),
        Action("app.copy", ("y",), N_("Copy"), N_("Send this screen as text to the clipboard.")),
        Action("app.import", (), N_("Import"), N_("Bring in a file of another program.")),
        Action("app.export", ("E",), N_("Export"), N_("Write this screen as a file.")),
        Action("app.today", ("t",), N_("Today"), N_("Go to today.")),
        Action("app.palette", (":", "ctrl+p"), N_("Palette"), N_("Find an action by its name.")),
        Action("app.help", ("?",), N_("Keys"), N_("The keys of this screen."), 90),
        Action("app.language", ("f2",), N_("Language"), N_("English or Chinese.")),
        Action("app.redraw", ("ctrl+l",), N_("Redraw"), N_("Draw the screen anew.")),
        Action("app.theme", (), N_("Theme"), N_("Choose the colours.")),
        Action("app.next_pane", ("tab",), N_("Next part"), N_("Move to the next part.")),
        Action("app.last_pane", ("shift+tab",), N_("Part before"), N_("Move to the part before.")),
        Action("app.back", ("q",), N_("Back"), N_("Go back; from the top, leave."), 95),
        Action("app.close", ("escape",), N_("Close"), N_("Close what is open.")),
        Action("app.quit", ("ctrl+q",), N_("Quit"), N_("Leave at once.")),
    )


def _list() -> tuple[Action, ...]:
    return (
        Action("list.down", ("j", "down"), N_("Down"), N_("Next row.")),
        Action("list.up", ("k", "up"), N_("Up"), N_("Row before.")),
        Action("list.top", ("g", "home"), N_("Top"), N_("First row.")),
        Action("list.bottom", ("G", "end"), N_("Bottom"), N_("Last row.")),
        Action("list.page_down", ("pagedown", "ctrl+f"), N_("Page down"), N_("A page on.")),
        Action("list.page_up", ("pageup", "ctrl+b"), N_("Page up"), N_("A page back.")),
        Action("list.choose", ("enter",), N_("Open"), N_("Open the row under the cursor.")),
    )


def _standup() -> tuple[Action, ...]:
    return (
        Action(
            "standup.reviewed", ("space",), N_("Reviewed"), N_("Looked at; on to the next."), 10
        ),
        Action("standup.done", ("d",), N_("Done"), N_("It is finished."), 15),
        Action("standup.snooze", ("s",), N_("Snooze"), N_("Put it off until a day."), 20),
        Action("standup.reschedule", ("r",), N_("Move"), N_("Move it to another day."), 25),
        Action("standup.blocked", ("b",), N_("Blocked"), N_("Say what blocks it."), 30),
        Action("standup.waiting", ("w",), N_("Waiting"), N_("Say on whom it waits."), 58),
        Action("standup.decision", ("c",), N_("Decision"), N_("Note a decision about it."), 61),
        Action("standup.edit", ("e",), N_("Edit"), N_("Change it in its form."), 64),
        Action("standup.risk", ("R",), N_("Risk"), N_("Raise a risk on it."), 60),
        Action("standup.issue", ("i",), N_("Issue"), N_("Record what has gone wrong with it."), 60),
        Action("standup.fold", ("z",), N_("Fold"), N_("Show or hide the items of a line."), 12),
        Action("standup.finish", ("F",), N_("Finish"), N_("Store and copy the minutes."), 35),
        Action(
            "standup.minutes", ("m",), N_("Minutes"), N_("Read the minutes, also earlier ones."), 62
        ),
    )


def _goals() -> tuple[Action, ...]:
    return (
        Action("goals.new", ("n",), N_("New"), N_("A new goal."), 10),
        Action("goals.child", ("N",), N_("Child"), N_("A new goal that is part of this one.")),
        Action("goals.edit", ("e",), N_("Edit"), N_("Change the record at hand."), 40),
        Action("goals.check_in", ("i",), N_("Check in"), N_("Value, how sure, a word."), 15),
        Action("goals.close_gap", ("c",), N_("Close gap"), N_("Which deals close the gap."), 20),
        Action(
            "goals.decompose",
            ("D",),
            N_("Decompose"),
            N_("Cut it into quarters, months, owners or projects."),
            45,
        ),
        Action("goals.factor", ("w",), N_("Factor"), N_("Something that helps or hinders it."), 50),
        Action("goals.explain", ("=",), N_("Explain"), N_("Why a figure is what it is."), 25),
        Action("goals.chart", ("v",), N_("Chart"), N_("Show the burn-up, or hide it."), 30),
        Action("goals.view", ("b",), N_("Board, tree"), N_("Cards by band, or the tree."), 35),
        Action("goals.fold", ("z",), N_("Fold"), N_("Fold or unfold what is below it.")),
        Action("goals.left", ("h", "left"), N_("Left"), N_("The column before.")),
        Action("goals.right", ("l", "right"), N_("Right"), N_("The next column.")),
        Action(
            "goals.archive", ("x",), N_("Archive"), N_("Take the record at hand off the lists.")
        ),
    )


def _risks() -> tuple[Action, ...]:
    """The risks: the one at hand."""
    return (
        Action("risks.new", ("n",), N_("New"), N_("A new risk."), 10),
        Action("risks.review", ("v",), N_("Review"), N_("How likely, how grave, a word."), 15),
        Action("risks.edit", ("e",), N_("Edit"), N_("Change the record at hand."), 20),
        Action("risks.respond", ("m",), N_("Response"), N_("Add what is done about it."), 25),
        Action("risks.done", ("d",), N_("Done"), N_("A response is done."), 45),
        Action("risks.schedule", (">",), N_("As a task"), N_("Put a response on the timeline.")),
        Action("risks.trigger", ("T",), N_("Trigger"), N_("Its trigger was seen."), 50),
        Action("risks.occurred", ("o",), N_("Occurred"), N_("It happened: an issue now."), 30),
        Action("risks.end", ("c",), N_("Close"), N_("Close it and say why, or open it again."), 35),
        Action("risks.reschedule", ("r",), N_("Move"), N_("Another day for the next review.")),
        Action(
            "risks.link",
            ("D",),
            N_("Linked to"),
            N_("Which task, goal, deal or client it touches."),
        ),
        Action(
            "risks.archive", ("x",), N_("Archive"), N_("Take the record at hand off the lists.")
        ),
        Action(
            "risks.likelier",
            ("K", "shift+up"),
            N_("Likelier"),
            N_("Move the risk a row up; that is a review."),
        ),
        Action(
            "risks.less_likely",
            ("J", "shift+down"),
            N_("Less likely"),
            N_("Move the risk a row down; that is a review."),
        ),
        Action(
            "risks.less_grave",
            ("H", "shift+left"),
            N_("Less grave"),
            N_("Move the risk to the left; that is a review."),
        ),
        Action(
            "risks.graver",
            ("L", "shift+right"),
            N_("Graver"),
            N_("Move the risk to the right; that is a review."),
        ),
    )


def _register() -> tuple[Action, ...]:
    """The risks: looking at all of them."""
    return (
        Action("risks.left", ("h", "left"), N_("Left"), N_("The cell before.")),
        Action("risks.right", ("l", "right"), N_("Right"), N_("The next cell.")),
        Action("risks.sort", ("s",), N_("Sort"), N_("By score, review, money and more."), 40),
        Action("risks.ended", ("C",), N_("Ended"), N_("Show occurred and closed ones too.")),
        Action("risks.explain", ("=",), N_("Explain"), N_("Why a figure is what it is."), 55),
        Action(
            "risks.issues", ("I",), N_("Issues"), N_("What has gone wrong, and what is done."), 38
        ),
        Action("risks.checklist", ("i",), N_("Checklists"), N_("Start from known risks."), 52),
        Action("risks.reserve", ("$",), N_("Reserve"), N_("What the budget keeps for risks.")),
        Action("risks.scales", ("S",), N_("Scales"), N_("Levels, percents and words.")),
    )


def _deals() -> tuple[Action, ...]:
    """The pipeline: deals and leads."""
    return (
        Action("pipeline.new", ("n",), N_("New"), N_("A new deal; among leads, a lead."), 10),
        Action("pipeline.edit", ("e",), N_("Edit"), N_("Change the deal or the lead."), 20),
        Action("pipeline.step", ("N",), N_("Next step"), N_("Add a next step with its date."), 30),
        Action("pipeline.done", ("d",), N_("Done"), N_("The next step is done."), 35),
        Action("pipeline.reschedule", ("r",), N_("Move"), N_("Another day for the next step.")),
        Action("pipeline.waiting", ("w",), N_("Waiting"), N_("Say on whom it waits.")),
        Action(
            "pipeline.probability",
            ("%",),
            N_("Probability"),
            N_("Set it by hand; empty gives it back to the stage."),
            45,
        ),
        Action("pipeline.payment", ("$",), N_("Payment"), N_("Note cash that came in.")),
        Action("pipeline.archive", ("x",), N_("Archive"), N_("Take it off the board.")),
        Action("pipeline.convert", ("c",), N_("To deal"), N_("Make a deal of the lead."), 15),
        Action(
            "pipeline.closed_leads", ("C",), N_("Old leads"), N_("Show leads that are over too.")
        ),
        Action(
            "pipeline.inbox",
            ("I",),
            N_("Inbox"),
            N_("Give every open deal and client its next step, one after another."),
            40,
        ),
    )


def _board() -> tuple[Action, ...]:
    """The pipeline: the board and its stages."""
    return (
        Action("pipeline.left", ("h", "left"), N_("Left"), N_("To the stage before.")),
        Action("pipeline.right", ("l", "right"), N_("Right"), N_("To the next stage.")),
        Action(
            "pipeline.backward",
            ("H", "shift+left"),
            N_("Move back"),
            N_("Move the deal a stage back; enter keeps it, esc drops it."),
        ),
        Action(
            "pipeline.forward",
            ("L", "shift+right"),
            N_("Move on"),
            N_("Move the deal a stage on; enter keeps it, esc drops it."),
            25,
        ),
        Action("pipeline.to_stage", ("m",), N_("To stage"), N_("Move the deal to any stage.")),
        Action(
            "pipeline.select", ("space",), N_("Select"), N_("Select it; H, L and m move them all.")
        ),
        Action(
            "pipeline.view", ("v",), N_("View"), N_("Stuck, no next step, pushed and more."), 50
        ),
        Action("pipeline.order", ("o",), N_("Order"), N_("Sort the deals another way.")),
        Action("pipeline.table", ("T",), N_("Table"), N_("A table, or the board again."), 55),
        Action("pipeline.currency", ("Y",), N_("Currency"), N_("Show the sums of another one.")),
        Action("pipeline.explain", ("=",), N_("Explain"), N_("Why a figure is what it is."), 57),
        Action("pipeline.stages", ("S",), N_("Stages"), N_("Change the ladder of stages.")),
    )


ACTIONS: tuple[Action, ...] = (
    *_app(),
    *_list(),
    *_standup(),
    *_goals(),
    *timeline_actions(),
    *_risks(),
    *_register(),
    *client_actions(),
    *_deals(),
    *_board(),
    *review_actions(),
    *project_actions(),
    *team_actions(),
)
BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}
SCOPES = tuple(dict.fromkeys(action.scope for action in ACTIONS))


@cache
def of_scope(scope: str) -> tuple[Action, ...]:
    """The actions of one screen, in the table's order."""
    return tuple(action for action in ACTIONS if action.scope == scope)


_KEY_NAMES = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "enter": "↵",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "shift+tab": "⇧tab",
    "f2": "F2",
    "comma": ",",
}
_KEY_NAMES_ASCII = {
    "down": "down",
    "up": "up",
    "left": "left",
    "right": "right",
    "enter": "enter",
    "shift+tab": "shift+tab",
}


def key_name(key: str, *, plain: bool = False) -> str:
    """A key as people read it; `plain` keeps to ASCII."""
    name = _KEY_NAMES_ASCII.get(key) if plain else None
    return name or _KEY_NAMES.get(key, key)


def label_of(action: Action) -> str:
    """The action's short name in the language of the moment."""
    return _(action.label)
