"""The standard points of the stage gates, and what the data says of each."""

from __future__ import annotations

from dataclasses import dataclass

from salespm_tui.core.i18n import N_
from salespm_tui.domain.gate_judging import Basis, Judge, filled, none_left


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a phase's standard list. `judge` is None where data can tell nothing; `screen` is
    where it is seen to."""

    key: str
    text: str
    screen: str
    judge: Judge | None


_NO_NEEDS = N_("No need is written down.")
_NO_TASKS = N_("There is no plan.")
_NO_RISKS = N_("No risk has ever been written down.")
_NO_ACCEPTANCE = N_("No acceptance is planned.")
_NO_GOALS = N_("No goal says in numbers what is to be reached.")

_OF_NEEDS: Basis = ("needs", _NO_NEEDS)
_OF_TASKS: Basis = ("tasks", _NO_TASKS)
_OF_RISKS: Basis = ("risks", _NO_RISKS)
_OF_GOALS: Basis = ("goals", _NO_GOALS)
_OF_ACCEPTANCES: Basis = ("acceptances", _NO_ACCEPTANCE)

POINTS: dict[str, tuple[Point, ...]] = {
    "needs": (
        Point(
            "client_named",
            N_("The client is named"),
            "projects",
            filled("has_client", N_("No client is named.")),
        ),
        Point(
            "client_heard",
            N_("The client was heard"),
            "clients",
            filled("contacts_logged", N_("Nothing that the client said is on record.")),
        ),
        Point(
            "market_studied",
            N_("The market was studied"),
            "projects",
            filled("has_market_notes", N_("The project's card has no market research.")),
        ),
        Point(
            "competitors_studied",
            N_("The competitors were studied"),
            "projects",
            filled("has_competitor_notes", N_("The project's card has no competitor analysis.")),
        ),
        Point(
            "needs_written",
            N_("The needs are written down"),
            "clients",
            filled("needs", _NO_NEEDS),
        ),
        Point(
            "needs_ranked",
            N_("Every need has its priority"),
            "clients",
            none_left(
                "needs_unranked",
                "%(number)d need has no priority.",
                "%(number)d needs have no priority.",
                _OF_NEEDS,
            ),
        ),
        Point(
            "criteria_agreed",
            N_("Every need has its acceptance criteria"),
            "clients",
            none_left(
                "needs_vague",
                "%(number)d need has no acceptance criteria.",
                "%(number)d needs have no acceptance criteria.",
                _OF_NEEDS,
            ),
        ),
        Point(
            "needs_confirmed",
            N_("The client has confirmed the needs"),
            "clients",
            none_left(
                "needs_unconfirmed",
                "%(number)d need is only captured.",
                "%(number)d needs are only captured.",
                _OF_NEEDS,
            ),
        ),
    ),
    "initiation": (
        Point(
            "objective_written",
            N_("The objective is written down"),
            "projects",
            filled("has_objective", N_("The objective is not written down.")),
        ),
        Point(
            "goals_set",
            N_("Goals are set in numbers"),
            "goals",
            filled("goals", _NO_GOALS),
        ),
        Point(
            "scope_agreed",
            N_("It is said what is in scope, and what is not"),
            "projects",
            filled("has_scope", N_("In scope and out of scope are not both written down.")),
        ),
        Point(
            "deliverables_named",
            N_("The deliverables are named"),
            "projects",
            filled("has_deliverables", N_("The project's card names no deliverables.")),
        ),
        Point(
            "feasibility_judged",
            N_("It was found feasible"),
            "projects",
            filled("is_feasible", N_("Nobody has found it feasible, or feasible on conditions.")),
        ),
        Point(
            "budget_set",
            N_("There is a budget"),
            "team",
            filled("budget_lines", N_("The budget has no line.")),
        ),
        Point(
            "manager_named",
            N_("The project manager is named"),
            "projects",
            filled("has_manager", N_("Nobody is named as project manager.")),
        ),
        Point(
            "approved",
            N_("The project is approved"),
            "projects",
            filled("is_approved", N_("Nobody is on record as having approved it.")),
        ),
    ),
    "planning": (
        Point("kick_off_held", N_("The kick-off meeting was held"), "clients", None),
        Point(
            "plan_made",
            N_("The work is broken down into tasks"),
            "timeline",
            filled("tasks", _NO_TASKS),
        ),
        Point(
            "plan_linked",
            N_("The tasks are linked"),
            "timeline",
            filled("linked", N_("No task of the plan is linked to another.")),
        ),
        Point(
            "milestones_set",
            N_("Milestones are set"),
            "timeline",
            filled("milestones", N_("The plan has no milestone.")),
        ),
        Point(
            "dates_hold",
            N_("The plan keeps the dates that it was given"),
            "timeline",
            none_left(
                "broken",
                "%(number)d task misses a date it was given.",
                "%(number)d tasks miss a date they were given.",
                _OF_TASKS,
            ),
        ),
        Point(
            "people_assigned",
            N_("Every task has somebody who does it"),
            "team",
            none_left(
                "unassigned",
                "%(number)d task has nobody.",
                "%(number)d tasks have nobody.",
                _OF_TASKS,
            ),
        ),
        Point(
            "risks_found",
            N_("The risks are written down"),
            "risks",
            filled("risks", _NO_RISKS),
        ),
        Point(
            "risks_rated",
            N_("Every open risk is rated"),
            "risks",
            none_left(
                "risks_unrated",
                "%(number)d risk is not rated.",
                "%(number)d risks are not rated.",
                _OF_RISKS,
            ),
        ),
        Point(
            "risks_answered",
            N_("High and critical risks have a response"),
            "risks",
            none_left(
                "risks_unanswered",
                "%(number)d high or critical risk has no response.",
                "%(number)d high or critical risks have no response.",
                _OF_RISKS,
            ),
        ),
        Point(
            "reserve_kept",
            N_("The budget keeps a reserve for risks"),
            "team",
            filled("reserves", N_("The budget has no line of contingency.")),
        ),
        Point(
            "baseline_taken",
            N_("A baseline is taken"),
            "timeline",
            filled("baselines", N_("There is no baseline.")),
        ),
    ),
    "execution": (
        Point(
            "nothing_overdue",
            N_("No task is overdue"),
            "timeline",
            none_left(
                "overdue", "%(number)d task is overdue.", "%(number)d tasks are overdue.", _OF_TASKS
            ),
        ),
        Point(
            "needs_delivered",
            N_("The needs are delivered"),
            "clients",
            none_left(
                "needs_undelivered",
                "%(number)d need is not delivered.",
                "%(number)d needs are not delivered.",
                _OF_NEEDS,
            ),
        ),
        Point(
            "changes_decided",
            N_("Every change request is decided"),
            "clients",
            none_left(
                "changes",
                "%(number)d change request waits for a decision.",
                "%(number)d change requests wait for a decision.",
            ),
        ),
        Point(
            "issues_settled",
            N_("No serious issue is open"),
            "risks",
            none_left(
                "issues",
                "%(number)d serious issue is open.",
                "%(number)d serious issues are open.",
            ),
        ),
        Point(
            "risks_watched",
            N_("The open risks were reviewed in the last 14 days"),
            "risks",
            none_left(
                "risks_silent",
                "%(number)d risk has not been reviewed for more than 14 days.",
                "%(number)d risks have not been reviewed for more than 14 days.",
                _OF_RISKS,
            ),
        ),
        Point(
            "goals_watched",
            N_("The goals had a check-in in the last 14 days"),
            "goals",
            none_left(
                "goals_silent",
                "%(number)d goal has had no check-in for more than 14 days.",
                "%(number)d goals have had no check-in for more than 14 days.",
                _OF_GOALS,
            ),
        ),
        Point(
            "acceptance_planned",
            N_("The acceptance is planned"),
            "review",
            filled("acceptances", _NO_ACCEPTANCE),
        ),
    ),
    "acceptance": (
        Point(
            "acceptance_held",
            N_("The acceptance was held"),
            "review",
            filled("acceptances_held", N_("No acceptance was held.")),
        ),
        Point(
            "acceptance_passed",
            N_("It was accepted, with conditions or without"),
            "review",
            filled("accepted", N_("No acceptance was passed.")),
        ),
        Point(
            "acceptance_signed",
            N_("The client has signed"),
            "review",
            filled("signed", N_("No acceptance is signed.")),
        ),
        Point(
            "leftovers_settled",
            N_("What was left over is settled"),
            "review",
            none_left(
                "leftovers",
                "%(number)d left-over is open.",
                "%(number)d left-overs are open.",
                _OF_ACCEPTANCES,
            ),
        ),
        Point(
            "client_asked",
            N_("The client was asked how satisfied they are"),
            "clients",
            filled("scores", N_("No score of satisfaction is on record.")),
        ),
    ),
    "closing": (
        Point(
            "tasks_closed",
            N_("Every task is done or cancelled"),
            "timeline",
            none_left(
                "open_tasks", "%(number)d task is open.", "%(number)d tasks are open.", _OF_TASKS
            ),
        ),
        Point(
            "deals_closed",
            N_("Every deal is won or lost"),
            "pipeline",
            none_left("deals", "%(number)d deal is open.", "%(number)d deals are open."),
        ),
        Point(
            "promises_settled",
            N_("No promise is open"),
            "clients",
            none_left("promises", "%(number)d promise is open.", "%(number)d promises are open."),
        ),
        Point(
            "risks_closed",
            N_("Every risk is closed"),
            "risks",
            none_left("risks_open", "%(number)d risk is open.", "%(number)d risks are open."),
        ),
        Point(
            "evaluation_made",
            N_("The project is evaluated"),
            "review",
            filled("evaluations", N_("There is no final evaluation of the project.")),
        ),
        Point(
            "lessons_written",
            N_("The lessons are written down"),
            "review",
            filled("lessons", N_("No lesson is written down.")),
        ),
        Point("papers_filed", N_("Contracts and papers are filed"), "projects", None),
        Point(
            "template_made",
            N_("A template is made for the next project"),
            "projects",
            filled("templates", N_("No template was made of it.")),
        ),
    ),
}
"""The standard points of each phase's gate, in the order in which they are shown. Keys never change."""
