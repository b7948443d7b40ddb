"""Assigning, on any screen: who is free for a task, put to work on it, changed, taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salespm_tui.contract.assigning import (
    Assign,
    ChangeAssignment,
    RequireSkill,
    Unassign,
    WhoIsFree,
    WhoIsFreeQuery,
)
from salespm_tui.contract.timeline import TimelineQuery
from salespm_tui.contract.values import Command
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, sentences
from salespm_tui.domain.codes import CLOSED_TASK_STATUS
from salespm_tui.ui.present.candidates import (
    Share,
    assigned_as,
    read_share,
    share_text,
    share_words,
)

if TYPE_CHECKING:
    from salespm_tui.contract.assigning import Candidate
    from salespm_tui.contract.values import Outcome
    from salespm_tui.ui.pane import Pane


async def staff_task(pane: Pane, task_id: int) -> None:
    """Show who could do the task, and do what is wished until it is left."""
    from salespm_tui.ui.dialogs.candidates import CandidatesDialog

    at, said = None, ""
    while True:
        free = await pane.ask(WhoIsFreeQuery(task_id))
        if free is None:
            raise UserError(_("This task is gone."))
        wish = await pane.app.push_screen_wait(CandidatesDialog(free, at, said))
        if wish is None:
            return
        at = None if wish.candidate is None else wish.candidate.resource_id
        command = await _command(pane, wish.deed, free, wish.candidate)
        said = "" if command is None else await _quietly(pane, command)


async def _command(pane: Pane, deed: str, free: WhoIsFree, one: Candidate | None) -> Command | None:
    if deed == "skills" or one is None:
        title = _("Which skills does it need? negotiation 4, English. %(task)s")
        skills = await pane.prompt(title % {"task": free.task}, value=free.required_text)
        return None if skills is None else RequireSkill(free.task_id, str(skills))
    row = assigned_as(one, free)
    if row is None:
        share = await ask_share(pane, one.name, free.task)
        if share is None:
            return None
        return Assign(free.task_id, one.resource_id, share.units_percent, share.planned_min)
    if deed == "off":
        return Unassign(row.id)
    share = await ask_share(
        pane, one.name, free.task, share_text(row.units_percent, row.planned_min)
    )
    if share is None:
        return None
    return ChangeAssignment(
        row.id, units_percent=share.units_percent, planned_min=share.planned_min
    )


async def ask_share(pane: Pane, name: str, task: str, value: str = "100%") -> Share | None:
    """How much of the time, or how much work; None where it was left."""
    title = _("How much of %(name)s for %(task)s? 50%%, 3d, 4h") % {"name": name, "task": task}
    share: Share | None = await pane.prompt(
        title, value=value, say=lambda text: share_words(read_share(text)), read=read_share
    )
    return share


async def _quietly(pane: Pane, command: Command) -> str:
    """Do it, and say what came of it; what is refused is said too, and the window comes back."""
    try:
        outcome = await pane.done(command)
    except UserError as error:
        return str(error)
    return undo_words(outcome)


def undo_words(outcome: Outcome) -> str:
    """What was done, and how it is taken back."""
    said = _("%(done)s.") % {"done": str(outcome.label)}
    return sentences(said, *map(str, outcome.notes), _("u takes it back."))


async def pick_task(pane: Pane, title: str, project_id: int | None = None) -> int | None:
    """An open task of that project; of one that is chosen where none is given."""
    if project_id is None:
        known = pane.salespm.projects
        rows = () if known is None else known.projects
        options = [(one.id, f"{one.code} {one.name}") for one in rows]
        project_id = await pane.choose(_("A task of which project?"), options)
        if project_id is None:
            return None
    plan = await pane.ask(TimelineQuery(project_id))
    tasks = [
        (task.id, f"{task.wbs} {task.name}")
        for task in plan.tasks
        if not task.children and task.status not in CLOSED_TASK_STATUS
    ]
    if not tasks:
        raise UserError(_("This plan has no open task."), _("n on the timeline adds one."))
    picked: int | None = await pane.choose(title, tasks)
    return picked
