"""How a report begins: the project's card, what is the matter with it, and the number it is for."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from salespm_tui.contract.goals import GoalRow
from salespm_tui.contract.reports import ProjectReport
from salespm_tui.core.i18n import N_
from salespm_tui.core.speech import Speech
from salespm_tui.domain.figures import Number, unit_writer
from salespm_tui.exchange.report.blocks import (
    Block,
    Bullets,
    Heading,
    Table,
    Words,
    columns,
    filled,
)
from salespm_tui.exchange.report.words import (
    BANDS,
    GOAL_STATUS,
    HEALTH,
    PHASES,
    PROJECT_STATUS,
    UNKNOWN,
    bare,
    brief,
    day,
    figure,
    joined,
    money,
    more,
    whole,
    working_days,
)

_MOST = 12
_INDENT = "\u2003"


def card_blocks(report: ProjectReport, say: Speech) -> Iterator[Block]:
    """Who, what, from when to when against what was agreed, and how it does with the reasons."""
    row, charter = report.card.row, report.card.charter
    yield Heading(say(N_("The project")))
    yield filled(
        (
            (say(N_("Project")), f"{row.code} · {row.name}"),
            (say(N_("Client")), row.client or ""),
            (say(N_("Manager")), row.manager),
            (say(N_("Status")), joined((say(PROJECT_STATUS[row.status]), say(PHASES[row.phase])))),
            (say(N_("Health")), _health(report, say)),
            (say(N_("Start")), day(row.start or charter.start_on)),
            (say(N_("Finish")), _finish(report, say)),
            (say(N_("Approved")), joined((charter.approved_by, _known_day(charter.approved_on)))),
            (say(N_("What it is for")), charter.objective),
            (say(N_("In scope")), charter.scope_in),
            (say(N_("Out of scope")), charter.scope_out),
            (say(N_("Deliverables")), charter.deliverables),
            (say(N_("Margin")), figure(row.margin.margin, lambda v: money(v, row.currency), say)),
        )
    )
    yield from _thin(report, say)


def _known_day(on: object) -> str:
    return "" if on is None else str(on)


def _health(report: ProjectReport, say: Speech) -> str:
    row = report.card.row
    word = say(HEALTH[row.health])
    by_hand = say(N_("set by hand")) if row.health_by_hand else ""
    return "\n".join((joined((word, by_hand)), *(f"– {say.tell(why)}" for why in row.why)))


def _finish(report: ProjectReport, say: Speech) -> str:
    """The computed finish, the one that was promised, and how far the plan is from its baseline."""
    row, against = report.card.row, report.variance.against
    told = [day(row.finish)]
    if row.promised is not None:
        told.append(say(N_("promised: %(day)s"), day=day(row.promised)))
    if against is None or against.finish_variance_min is None:
        return joined(told)
    days = working_days(against.finish_variance_min, report.plan.minutes_per_day)
    agreed = day(against.finish.date() if against.finish is not None else None)
    told.append(
        say(
            N_("baseline “%(name)s”: %(day)s, difference in working days: %(days)s"),
            name=against.name,
            day=agreed,
            days=days,
        )
    )
    return joined(told)


def _thin(report: ProjectReport, say: Speech) -> Iterator[Block]:
    lines = tuple(say.tell(one.why) for one in report.card.row.thin)
    if lines and report.kind == "status":
        yield Heading(say(N_("What the project lacks")), 3)
        yield Bullets(lines)


def goal_blocks(report: ProjectReport, say: Speech) -> Iterator[Block]:
    """The goals: target, actual value, what would be expected, and how that stands."""
    goals = report.goals.goals
    if not goals:
        return
    yield Heading(say(N_("The number")))
    if report.goals.outlook is not None and report.kind == "status":
        yield Words(say.tell(report.goals.outlook.text))
    yield Table(
        (
            say(N_("Goal")),
            say(N_("Due")),
            say(N_("Target")),
            say(N_("Actual")),
            say(N_("Reached")),
            say(N_("Pace")),
            say(N_("Projection")),
            say(N_("Standing")),
        ),
        tuple(_goal(goal, say) for goal in goals[:_MOST]),
        columns(2, 3, 4, 5, 6),
        more(len(goals), _MOST, say),
    )


def _goal(goal: GoalRow, say: Speech) -> tuple[str, ...]:
    standing = BANDS[goal.band] if goal.band is not None else GOAL_STATUS[goal.status]
    return (
        f"{_INDENT * goal.level}{goal.name}",
        day(goal.due),
        _value(goal, goal.target),
        _value(goal, goal.actual.value),
        bare(goal.attainment, whole),
        bare(goal.pace, whole),
        _rough(goal, goal.projection.value, say),
        say(standing),
    )


def _rough(goal: GoalRow, value: Number | None, say: Speech) -> str:
    """What is only estimated: nobody needs its last digits."""
    return brief(value, goal.currency, say) if goal.currency else _value(goal, value)


def _value(goal: GoalRow, value: Number | None) -> str:
    if value is None:
        return UNKNOWN
    if goal.currency:
        return money(value, goal.currency)
    if goal.unit == "%":
        return f"{unit_writer('', 100)(Fraction(value))}%"
    return unit_writer(goal.unit, 100)(Fraction(value))
