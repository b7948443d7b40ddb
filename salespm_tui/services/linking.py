"""Links are tried on the schedule before they are written, and several are made at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from salespm_tui.contract.linking import (
    ChainEffect,
    LinkEffect,
    LinkTasks,
    TryChain,
    TryLinks,
    UnlinkTasks,
)
from salespm_tui.contract.timeline import LinkDraft
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.labels import Label, counted
from salespm_tui.domain.network import CycleError, OutOfYearsError, PlanLink
from salespm_tui.domain.schedule import schedule
from salespm_tui.services.fields import living
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.standup.effect import effect_on_the_end
from salespm_tui.services.tasks.links import refuse_cycle, refuse_impossible, replace_links
from salespm_tui.services.work import Commands, Queries, Reading, Work
from salespm_tui.store.tables import Task

Drafts = dict[int, tuple[LinkDraft, ...]]
"""The links to predecessors that tasks would have, by the successor's id."""


def try_links(reading: Reading, query: TryLinks) -> LinkEffect:
    """What other links of one task would do."""
    task = living(reading, Task, query.task_id)
    plan = scheduled(reading, task.project_id)
    return _tried(reading, plan, task.id, {task.id: query.links})


def try_chain(reading: Reading, query: TryChain) -> ChainEffect:
    """What linking several tasks would do, or unlinking them where they are linked."""
    plan = _plan_of(reading, query.task_ids)
    before = _drafts(plan)
    after = _chained(before, query.task_ids)
    linked = not after
    if linked:
        after = _unchained(before, query.task_ids)
    number = sum(abs(len(links) - len(before.get(one, ()))) for one, links in after.items())
    effect = _tried(reading, plan, query.task_ids[-1], after)
    return ChainEffect(linked, number, effect)


def link_tasks(work: Work, command: LinkTasks) -> Outcome:
    """Let each task follow the one before it."""
    before = _plan_of(work, command.task_ids)
    after = _chained(_drafts(before), command.task_ids)
    number = len(after)
    _write(work, before, after)
    said = counted("Linked %(number)d task", "Linked %(number)d tasks", number and number + 1)
    return _outcome(work, before, command.task_ids, said)


def unlink_tasks(work: Work, command: UnlinkTasks) -> Outcome:
    """Take the links between the tasks away."""
    before = _plan_of(work, command.task_ids)
    known = _drafts(before)
    after = _unchained(known, command.task_ids)
    gone = sum(len(known[one]) - len(links) for one, links in after.items())
    _write(work, before, after)
    said = counted("Removed %(number)d link", "Removed %(number)d links", gone)
    return _outcome(work, before, command.task_ids, said)


def _plan_of(reading: Reading, task_ids: tuple[int, ...]) -> ScheduledProject:
    tasks = [living(reading, Task, one) for one in task_ids]
    if len({task.project_id for task in tasks}) != 1 or len(set(task_ids)) < 2:
        raise UserError(_("Two tasks of one plan are needed for a link."), _("Select them first."))
    return scheduled(reading, tasks[0].project_id)


def _drafts(plan: ScheduledProject) -> Drafts:
    found: Drafts = {}
    for link in plan.links:
        draft = LinkDraft(link.predecessor_id, link.type, link.lag, link.lag_unit)
        found[link.successor_id] = (*found.get(link.successor_id, ()), draft)
    return found


def _chained(before: Mapping[int, tuple[LinkDraft, ...]], task_ids: tuple[int, ...]) -> Drafts:
    """The tasks that would get a link, with all their links then."""
    return {
        other: (*before.get(other, ()), LinkDraft(one))
        for one, other in pairwise(task_ids)
        if not any(draft.predecessor_id == one for draft in before.get(other, ()))
    }


def _unchained(before: Mapping[int, tuple[LinkDraft, ...]], task_ids: tuple[int, ...]) -> Drafts:
    """The tasks that would lose links, with those that stay."""
    among = set(task_ids)
    found: Drafts = {}
    for one in task_ids:
        links = before.get(one, ())
        kept = tuple(draft for draft in links if draft.predecessor_id not in among)
        if kept != links:
            found[one] = kept
    return found


def _write(work: Work, before: ScheduledProject, after: Drafts) -> None:
    for task_id, drafts in after.items():
        replace_links(work, living(work, Task, task_id), drafts)
    if after:
        refuse_cycle(work, before.project.id)


def _outcome(
    work: Work, before: ScheduledProject, task_ids: tuple[int, ...], said: Label
) -> Outcome:
    moves = effect_on_the_end(before, scheduled(work, before.project.id, fresh=True))
    notes = () if moves is None else (moves,)
    return Outcome(said, ref=Ref("task", task_ids[-1]), notes=notes)


def _tried(reading: Reading, plan: ScheduledProject, task_id: int, after: Drafts) -> LinkEffect:
    """The plan scheduled with other links, against the plan as it is."""
    now = LinkEffect(plan.finish_of(task_id), 0, plan.finish, 0)
    try:
        for successor_id, drafts in after.items():
            refuse_impossible(reading, living(reading, Task, successor_id), drafts)
        found = schedule(replace(plan.plan, links=_links(plan, after)))
    except (CycleError, OutOfYearsError, UserError) as error:
        return replace(now, refused=error.title)
    slip = plan.calendar.between
    return LinkEffect(
        finish=found.finish(task_id),
        task_slip_min=slip(now.finish, found.finish(task_id)),
        project_finish=found.finish_at,
        project_slip_min=slip(plan.finish, found.finish_at),
        others=sum(
            found.finish(one.id) != plan.finish_of(one.id)
            for one in plan.leaves
            if one.id != task_id
        ),
    )


def _links(plan: ScheduledProject, after: Drafts) -> tuple[PlanLink, ...]:
    kept = [link for link in plan.links if link.successor_id not in after]
    kept += [
        PlanLink(draft.predecessor_id, successor_id, draft.type, draft.lag, draft.lag_unit)
        for successor_id, drafts in after.items()
        for draft in drafts
    ]
    return tuple(kept)


COMMANDS: Commands = {LinkTasks: link_tasks, UnlinkTasks: unlink_tasks}
QUERIES: Queries = {TryLinks: try_links, TryChain: try_chain}
