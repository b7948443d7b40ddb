"""The actions of the Clients screen, a part of the table in ui/actions.py."""

from __future__ import annotations

from salespm_tui.core.i18n import N_
from salespm_tui.ui.action import Action


def client_actions() -> tuple[Action, ...]:
    """What the keys of the Clients screen do."""
    return (*_records(), *_promises())


def _records() -> tuple[Action, ...]:
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
