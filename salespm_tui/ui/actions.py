"""The one table of actions: bindings, footer, palette, help, README and configuration come from it.

An action's id is `scope.name`. The scope is the screen (or list) that it belongs to; pressing its key
calls `do_name` there. Where a method `cannot_name` answers with a sentence, the key cannot act now and
the sentence says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from salespm_tui.core.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key can do. `bar` puts it in the footer, smaller numbers further left."""

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    bar: int = 0

    @property
    def scope(self) -> str:
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        return self.id.partition(".")[2]


def _app() -> tuple[Action, ...]:
    return (
        Action("app.standup", ("1",), N_("Stand-up"), N_("What needs me today?")),
        Action("app.goals", ("2",), N_("Goals"), N_("Are we going to make the number?")),
        Action("app.timeline", ("3",), N_("Timeline"), N_("Will it be on time, what drives it?")),
        Action("app.risks", ("4",), N_("Risks"), N_("What can hurt us, and is it handled?")),
        Action("app.clients", ("5",), N_("Clients"), N_("What did we hear and promise?")),
        Action("app.pipeline", ("6",), N_("Pipeline"), N_("Which deals, which stage, what next?")),
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
        Action("standup.risk", ("R",), N_("Risk"), N_("Raise a risk on it."), 59),
        Action("standup.issue", ("i",), N_("Issue"), N_("Record what has gone wrong with it."), 60),
        Action("standup.fold", ("z",), N_("Fold"), N_("Show or hide the items of a line."), 12),
        Action("standup.finish", ("F",), N_("Finish"), N_("Store and copy the minutes."), 35),
        Action(
            "standup.minutes", ("m",), N_("Minutes"), N_("Read the minutes, also earlier ones."), 62
        ),
    )


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


def _clients() -> tuple[Action, ...]:
    return (
        Action("clients.new", ("n",), N_("New"), N_("A new record of this list."), 10),
        Action("clients.edit", ("e",), N_("Edit"), N_("Change the record at hand."), 20),
        Action("clients.next_tab", ("]",), N_("Next list"), N_("Needs, promises, changes …"), 15),
        Action("clients.last_tab", ("[",), N_("List before"), N_("The list before this one.")),
        Action("clients.step", ("N",), N_("Next step"), N_("Add a next step with its date."), 45),
        Action("clients.done", ("d",), N_("Done"), N_("Done, held, kept, resolved or sent."), 35),
        Action("clients.reschedule", ("r",), N_("Move"), N_("Another day, for a promise too."), 40),
        Action("clients.snooze", ("s",), N_("Snooze"), N_("Keep it off the stand-up for a while.")),
        Action("clients.plan", ("P",), N_("Plan"), N_("Plan a contact with its day and hour."), 62),
        Action(
            "clients.archive", ("x",), N_("Archive"), N_("Take the record at hand off the lists.")
        ),
        Action("clients.merge", ("M",), N_("Merge"), N_("Make one client of two.")),
        Action("clients.select", ("space",), N_("Select"), N_("Select the client, to merge it.")),
        Action("clients.explain", ("=",), N_("Explain"), N_("Why the health is what it is.")),
    )


def _promises() -> tuple[Action, ...]:
    """The clients' lists: needs, promises, changes, feedback, reports, people."""
    return (
        Action("clients.sign", ("S",), N_("Sign off"), N_("Say who signed the need off."), 25),
        Action(
            "clients.broken", ("b",), N_("Broken"), N_("The promise was not kept, and why."), 42
        ),
        Action("clients.decide", ("c",), N_("Decide"), N_("What the change does to the plan."), 25),
        Action("clients.take_up", ("o",), N_("Take up"), N_("Who handles it; what it takes."), 30),
        Action("clients.tasks", ("T",), N_("Tasks"), N_("Choose the tasks that it is about."), 32),
        Action("clients.survey", ("V",), N_("Survey"), N_("Write answers to a survey down."), 66),
        Action(
            "clients.view", ("v",), N_("View"), N_("People as a grid; needs traced to tasks."), 28
        ),
        Action("clients.editor", ("ctrl+o",), N_("Editor"), N_("Its text in your own editor.")),
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
        Action("risks.checklist", ("i",), N_("Checklists"), N_("Start from known risks."), 12),
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
    *_tasks(),
    *_chart(),
    *_plan(),
    *_baselines(),
    *_bringing_up(),
    *_risks(),
    *_register(),
    *_clients(),
    *_promises(),
    *_deals(),
    *_board(),
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
