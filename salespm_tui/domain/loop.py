"""Where a project stands in its loop, which links of it are thin, and how it does.

The loop is needs → goals → plan → run → accept → learn. A link is thin when the project has reached
it, or gone past it, and what the link stands for is not there. Only what is on record counts: a link
about which nothing can be known is not called thin.
"""

from __future__ import annotations

from dataclasses import dataclass

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.codes import CLOSED_PROJECT_STATUS, PROJECT_PHASE
from salespm_tui.domain.project_facts import Facts

__all__ = [
    "LINKS",
    "LINK_OF",
    "SCREEN_OF",
    "Facts",
    "Health",
    "Lack",
    "health",
    "place",
    "state",
    "thin_links",
]

LINKS = ("needs", "goals", "plan", "run", "accept", "learn")
LINK_OF = {
    "no_client": "needs",
    "client_not_heard": "needs",
    "no_needs": "needs",
    "no_acceptance_criteria": "needs",
    "no_objective": "goals",
    "no_goals": "goals",
    "goals_not_checked": "goals",
    "no_tasks": "plan",
    "no_links": "plan",
    "no_baseline": "plan",
    "no_risks": "plan",
    "no_progress": "run",
    "risks_not_reviewed": "run",
    "no_milestone": "accept",
    "no_acceptance": "accept",
    "no_evaluation": "learn",
    "no_lessons": "learn",
}
"""Which link of the loop each lack makes thin."""

SCREEN_OF = {
    "no_client": "projects",
    "client_not_heard": "clients",
    "no_needs": "clients",
    "no_acceptance_criteria": "clients",
    "no_objective": "projects",
    "no_goals": "goals",
    "goals_not_checked": "goals",
    "no_tasks": "timeline",
    "no_links": "timeline",
    "no_baseline": "timeline",
    "no_risks": "risks",
    "no_progress": "timeline",
    "risks_not_reviewed": "risks",
    "no_milestone": "timeline",
    "no_acceptance": "review",
    "no_evaluation": "review",
    "no_lessons": "review",
}
"""The screen on which each lack is mended."""

_PLACE = {
    "needs": "needs",
    "initiation": "goals",
    "planning": "plan",
    "execution": "run",
    "acceptance": "accept",
    "closing": "learn",
}
_LEAST_SERIOUS_DELAY = 5


@dataclass(frozen=True, slots=True)
class Health:
    """green, amber or red, and what makes it so."""

    code: str
    why: tuple[Label, ...] = ()


def place(phase: str) -> str:
    """The link of the loop that a project's phase stands at."""
    return _PLACE[phase]


@dataclass(frozen=True, slots=True)
class Lack:
    """What a link of the loop lacks: one of LINK_OF's codes, with its sentence."""

    code: str
    why: Label

    @property
    def link(self) -> str:
        return LINK_OF[self.code]


def thin_links(facts: Facts) -> tuple[Lack, ...]:
    """What makes links thin, in the loop's order: every lack of every link that is reached."""
    reached = LINKS[: LINKS.index(place(facts.phase)) + 1]
    return tuple(lack for link in reached for lack in _CHECKS[link](facts))


def state(link: str, phase: str) -> str:
    """Whether a link of the loop is past, here or ahead of a project in that phase."""
    distance = LINKS.index(link) - LINKS.index(place(phase))
    return "here" if distance == 0 else "past" if distance < 0 else "ahead"


def health(facts: Facts) -> Health:
    """How the project does. What was set by hand wins; what is over is green.

    Red: the end is pushed by an overdue task, or the finish lies more than a tenth of the plan (and
    more than five days) behind the promise. Amber: anything overdue, blocked, broken or late.
    """
    if facts.health_override is not None:
        return Health(facts.health_override, (label(N_("The health was set by hand.")),))
    if facts.status in CLOSED_PROJECT_STATUS:
        return Health("green")
    reds = [*_critical_overdue(facts), *_late(facts, serious=True)]
    ambers = [*_overdue(facts), *_late(facts, serious=False), *_blocked(facts), *_broken(facts)]
    code = "red" if reds else "amber" if ambers else "green"
    return Health(code, tuple(reds + ambers))


def _is_past(facts: Facts, phase: str) -> bool:
    return PROJECT_PHASE.index(facts.phase) > PROJECT_PHASE.index(phase)


def _needs(facts: Facts) -> list[Lack]:
    found = []
    if not facts.has_client:
        found.append(Lack("no_client", label(N_("No client is named."))))
    elif not facts.contacts_logged:
        why = label(N_("Nothing that the client said is on record."))
        found.append(Lack("client_not_heard", why))
    if not facts.needs:
        found.append(Lack("no_needs", label(N_("No need is written down."))))
    elif facts.needs_vague and _is_past(facts, "needs"):
        why = counted(
            "%(number)d need has no acceptance criteria.",
            "%(number)d needs have no acceptance criteria.",
            facts.needs_vague,
        )
        found.append(Lack("no_acceptance_criteria", why))
    return found


def _goals(facts: Facts) -> list[Lack]:
    found = []
    if not facts.has_objective:
        found.append(Lack("no_objective", label(N_("The objective is not written down."))))
    if not facts.goals:
        found.append(Lack("no_goals", label(N_("No goal says in numbers what is to be reached."))))
    elif facts.goals_silent:
        why = counted(
            "%(number)d goal has had no check-in for more than 14 days.",
            "%(number)d goals have had no check-in for more than 14 days.",
            facts.goals_silent,
        )
        found.append(Lack("goals_not_checked", why))
    return found


def _plan(facts: Facts) -> list[Lack]:
    found = []
    if not facts.tasks:
        found.append(Lack("no_tasks", label(N_("There is no plan."))))
    elif facts.tasks > 1 and not facts.linked:
        found.append(Lack("no_links", label(N_("No task of the plan is linked to another."))))
    if facts.tasks and not facts.baselines and _is_past(facts, "planning"):
        found.append(Lack("no_baseline", label(N_("The work runs without a baseline."))))
    if not facts.risks:
        found.append(Lack("no_risks", label(N_("No risk has ever been written down."))))
    return found


def _run(facts: Facts) -> list[Lack]:
    found = []
    begun = facts.start is not None and facts.start < facts.today
    if begun and facts.tasks and not facts.reported:
        why = label(N_("The work should have begun, and no progress is reported."))
        found.append(Lack("no_progress", why))
    if facts.risks_silent:
        why = counted(
            "%(number)d risk has not been reviewed for more than 14 days.",
            "%(number)d risks have not been reviewed for more than 14 days.",
            facts.risks_silent,
        )
        found.append(Lack("risks_not_reviewed", why))
    return found


def _accept(facts: Facts) -> list[Lack]:
    found = []
    if not facts.milestones:
        why = label(N_("No milestone says what is to be accepted."))
        found.append(Lack("no_milestone", why))
    if not facts.acceptances:
        found.append(Lack("no_acceptance", label(N_("No acceptance is planned."))))
    return found


def _learn(facts: Facts) -> list[Lack]:
    found = []
    if not facts.evaluations:
        why = label(N_("There is no final evaluation of the project."))
        found.append(Lack("no_evaluation", why))
    if not facts.lessons:
        found.append(Lack("no_lessons", label(N_("No lesson is written down."))))
    return found


_CHECKS = {
    "needs": _needs,
    "goals": _goals,
    "plan": _plan,
    "run": _run,
    "accept": _accept,
    "learn": _learn,
}


def _critical_overdue(facts: Facts) -> list[Label]:
    if not facts.overdue_critical:
        return []
    return [
        counted(
            "%(number)d overdue task moves the end.",
            "%(number)d overdue tasks move the end.",
            facts.overdue_critical,
        )
    ]


def _overdue(facts: Facts) -> list[Label]:
    others = facts.overdue - facts.overdue_critical
    if others <= 0:
        return []
    return [counted("%(number)d task is overdue.", "%(number)d tasks are overdue.", others)]


def _late(facts: Facts, *, serious: bool) -> list[Label]:
    if facts.finish is None or facts.promised is None or facts.finish <= facts.promised:
        return []
    days = (facts.finish - facts.promised).days
    length = (facts.promised - facts.start).days if facts.start is not None else 0
    if serious != (days > max(_LEAST_SERIOUS_DELAY, length // 10)):
        return []
    return [
        counted(
            "The plan ends %(number)d day after the agreed finish.",
            "The plan ends %(number)d days after the agreed finish.",
            days,
        )
    ]


def _blocked(facts: Facts) -> list[Label]:
    if not facts.blocked:
        return []
    return [counted("%(number)d task is blocked.", "%(number)d tasks are blocked.", facts.blocked)]


def _broken(facts: Facts) -> list[Label]:
    if not facts.broken:
        return []
    return [
        counted(
            "%(number)d task misses a date it was given.",
            "%(number)d tasks miss a date they were given.",
            facts.broken,
        )
    ]
