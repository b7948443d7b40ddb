"""Where a project stands in its loop, which links of it are thin, and how it does.

The loop is needs → goals → plan → run → accept → learn. A link is thin when the project has reached
it, or gone past it, and what the link stands for is not there. Only what is on record counts: a link
about which nothing can be known is not called thin.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.codes import CLOSED_PROJECT_STATUS

LINKS = ("needs", "goals", "plan", "run", "accept", "learn")
LINK_OF = {
    "no_client": "needs",
    "client_not_heard": "needs",
    "no_objective": "goals",
    "no_tasks": "plan",
    "no_links": "plan",
    "no_progress": "run",
    "no_milestone": "accept",
}
"""Which link of the loop each lack makes thin."""

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
class Facts:
    """What is known of one project. Tasks are leaves: summaries and cancelled ones are not counted.

    `overdue_critical` of the `overdue` tasks move the end; `broken` tasks miss a deadline or an
    imposed date. `start` and `finish` are the plan's, `promised` is the finish that was agreed.
    """

    phase: str
    status: str
    today: date
    has_client: bool = False
    contacts_logged: int = 0
    has_objective: bool = False
    tasks: int = 0
    linked: int = 0
    reported: int = 0
    milestones: int = 0
    overdue: int = 0
    overdue_critical: int = 0
    blocked: int = 0
    broken: int = 0
    start: date | None = None
    finish: date | None = None
    promised: date | None = None
    health_override: str | None = None


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
    """What makes links thin, in the loop's order; at most one lack for each link."""
    reached = LINKS[: LINKS.index(place(facts.phase)) + 1]
    found = (_CHECKS[link](facts) for link in reached if link in _CHECKS)
    return tuple(lack for lack in found if lack is not None)


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


def _needs(facts: Facts) -> Lack | None:
    if not facts.has_client:
        return Lack("no_client", label(N_("No client is named.")))
    if not facts.contacts_logged:
        return Lack("client_not_heard", label(N_("Nothing that the client said is on record.")))
    return None


def _goals(facts: Facts) -> Lack | None:
    if facts.has_objective:
        return None
    return Lack("no_objective", label(N_("The objective is not written down.")))


def _plan(facts: Facts) -> Lack | None:
    if not facts.tasks:
        return Lack("no_tasks", label(N_("There is no plan.")))
    if facts.tasks > 1 and not facts.linked:
        return Lack("no_links", label(N_("No task of the plan is linked to another.")))
    return None


def _run(facts: Facts) -> Lack | None:
    begun = facts.start is not None and facts.start < facts.today
    if begun and facts.tasks and not facts.reported:
        why = label(N_("The work should have begun, and no progress is reported."))
        return Lack("no_progress", why)
    return None


def _accept(facts: Facts) -> Lack | None:
    if facts.milestones:
        return None
    return Lack("no_milestone", label(N_("No milestone says what is to be accepted.")))


_CHECKS = {"needs": _needs, "goals": _goals, "plan": _plan, "run": _run, "accept": _accept}


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
