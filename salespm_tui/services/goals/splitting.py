"""A goal is cut into goals below it whose targets make up its own exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from salespm_tui.contract.goals import SplitGoal, SplitPart, SplitQuery, SplitShare
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.labels import counted
from salespm_tui.core.money import minor_digits
from salespm_tui.domain.figures import Period
from salespm_tui.domain.goal_tree import Part, adds_up, decompose, roll_up, split_exactly
from salespm_tui.services.fields import living, one_of
from salespm_tui.services.goals.book import Book, Standing, book, part_of
from salespm_tui.services.goals.rows import PER_UNIT, GoalFacts
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import Goal, Project

_FEWEST = 2
_WAYS = ("quarter", "month", "owner", "project")
_WEIGHTS = ("curve", "equal", "working_days")
_INHERITED = (
    "metric", "unit", "currency", "aggregation", "direction", "fed_by", "status",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cut:
    """One part to be: what its name adds to the goal's, and what differs from the goal."""

    title: str
    period: Period
    target: int
    owner: str | None
    project_id: int | None


def split_goal(work: Work, command: SplitGoal) -> Outcome:
    """Make the parts; UserError where the goal cannot be cut that way."""
    goal, cuts = _cut(work, command)
    for cut in cuts:
        work.session.add(_child(goal, cut))
    work.session.flush()
    said = counted(
        "Cut %(goal)s into %(number)d goal",
        "Cut %(goal)s into %(number)d goals",
        len(cuts),
        goal=goal.name,
    )
    return Outcome(said, ref=Ref("goal", goal.id))


def split_shares(reading: Reading, query: SplitQuery) -> tuple[SplitShare, ...]:
    """The parts before they are made."""
    goal, cuts = _cut(reading, query.split)
    return tuple(
        SplitShare(
            _named(goal, cut),
            cut.period.first,
            cut.period.last,
            cut.target,
            cut.owner or "",
            cut.project_id,
        )
        for cut in cuts
    )


def _cut(reading: Reading, command: SplitGoal) -> tuple[Goal, list[_Cut]]:
    """The goal and its parts to be; UserError where it cannot be cut that way."""
    goal = living(reading, Goal, command.goal_id)
    one_of(command.by, _WAYS, "by")
    one_of(command.weigh, _WEIGHTS, "weigh")
    known = book(reading)
    standing = known.standings[goal.id]
    if not adds_up(goal.metric, goal.aggregation):
        raise UserError(
            _("%(goal)s does not add up, so it cannot be cut into parts.") % {"goal": goal.name},
            _("Only cumulative goals can be; shares and rates never add up."),
        )
    cuts = [one for one in _CUTS[command.by](reading, known, standing, command) if one.target]
    if len(cuts) < _FEWEST:
        raise UserError(
            _("There is nothing to cut %(goal)s into.") % {"goal": goal.name},
            _("Choose another way, or name at least two parts."),
            field="by",
        )
    _refuse_twice(known, standing, cuts)
    return goal, cuts


def _by_period(reading: Reading, known: Book, standing: Standing, command: SplitGoal) -> list[_Cut]:
    facts = standing.facts
    days = known.days_of(facts)
    try:
        parts = decompose(standing.goal, f"{command.by}s", command.weigh, days, _step(facts))
    except ValueError:
        raise UserError(
            _("The period has no working day."),
            _("Give the goal another period, or equal parts."),
            field="weigh",
        ) from None
    named = _quarter if command.by == "quarter" else _month
    return [
        _Cut(named(period.first), period, target, facts.owner, facts.project_id)
        for period, target in parts
    ]


def _by_owner(reading: Reading, known: Book, standing: Standing, command: SplitGoal) -> list[_Cut]:
    parts = [replace(part, owner=clean_text(part.owner)) for part in command.parts]
    if any(not part.owner for part in parts):
        raise UserError(_("Each part needs an owner."), _("Type their names."), field="parts")
    return [
        _Cut(part.owner, standing.facts.period, target, part.owner, standing.facts.project_id)
        for part, target in _shared(standing.facts, parts)
    ]


def _by_project(
    reading: Reading, known: Book, standing: Standing, command: SplitGoal
) -> list[_Cut]:
    if any(part.project_id is None for part in command.parts):
        raise UserError(_("Each part needs a project."), _("Choose them."), field="parts")
    shared = _shared(standing.facts, list(command.parts))
    cuts = []
    for part, target in shared:
        project = living(reading, Project, part.project_id or 0)
        owner = part.owner or standing.facts.owner
        cuts.append(_Cut(project.code, standing.facts.period, target, owner, project.id))
    return cuts


_Cutting = Callable[[Reading, Book, Standing, SplitGoal], list[_Cut]]
_CUTS: dict[str, _Cutting] = {
    "quarter": _by_period,
    "month": _by_period,
    "owner": _by_owner,
    "project": _by_project,
}


def _shared(facts: GoalFacts, parts: list[SplitPart]) -> list[tuple[SplitPart, int]]:
    """The way to the target shared out as the parts weigh, in whole units where it is whole."""
    if not parts:
        return []
    total = facts.target_value - facts.baseline_value
    step = _step(facts) if total % _step(facts) == 0 else 1
    try:
        shares = split_exactly(total // step, [part.weight for part in parts])
    except ValueError:
        raise UserError(
            _("The weights are no shares."),
            _("Give 0 or more for each, and more for one at least."),
            field="parts",
        ) from None
    return [(part, share * step) for part, share in zip(parts, shares, strict=True)]


def _step(facts: GoalFacts) -> int:
    """How many parts make one: nobody cuts a target into cents or hundredths of a customer."""
    return PER_UNIT if facts.currency is None else 10 ** minor_digits(facts.currency)


def _quarter(day: date) -> str:
    return _("%(year)d Q%(quarter)d") % {"year": day.year, "quarter": (day.month + 2) // 3}


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _refuse_twice(known: Book, standing: Standing, cuts: list[_Cut]) -> None:
    """UserError where the parts and the goals that are there would count the same twice."""
    there = [known.standings[child].as_part() for child in standing.children]
    fresh = [_part(standing.facts, cut, number) for number, cut in enumerate(cuts, 1)]
    found = roll_up(part_of(standing.facts), [*there, *fresh])
    why = found.target.why
    if why is not None and why.code == "counted_twice":
        raise UserError(
            _("It cannot be cut so: %(why)s.") % {"why": why.text},
            _("Archive the goals below it first, or choose other parts."),
            field="by",
        )


def _part(facts: GoalFacts, cut: _Cut, number: int) -> Part:
    return replace(
        part_of(facts),
        id=-number,
        name=cut.title,
        period=cut.period,
        target_value=cut.target,
        owner=cut.owner or "",
        project_id=cut.project_id,
    )


def _named(goal: Goal, cut: _Cut) -> str:
    return f"{goal.name} · {cut.title}"


def _child(goal: Goal, cut: _Cut) -> Goal:
    child = Goal(
        name=_named(goal, cut),
        target_value=cut.target,
        start_on=cut.period.first,
        due_on=cut.period.last,
    )
    for field in _INHERITED:
        setattr(child, field, getattr(goal, field))
    child.parent_id, child.owner, child.project_id = goal.id, cut.owner, cut.project_id
    return child
