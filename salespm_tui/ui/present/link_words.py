"""Links of the task at hand: how they are typed, and how they are read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salespm_tui.contract.linking import LinkEffect
from salespm_tui.contract.timeline import LinkDraft
from salespm_tui.core.durations import format_duration
from salespm_tui.core.i18n import N_, _, ngettext
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.links_text import read_predecessors, show_predecessors
from salespm_tui.domain.network import PlanLink
from salespm_tui.ui.present.plan_edit_words import slip_words
from salespm_tui.ui.present.plan_rows import PlanIndex
from salespm_tui.ui.present.task_detail import lengths_of

_LINK_WORDS = {
    "fs": N_("after %(task)s"),
    "ss": N_("starts with %(task)s"),
    "ff": N_("finishes with %(task)s"),
    "sf": N_("finishes as %(task)s starts"),
}


def drafts_of(task_id: int, index: PlanIndex) -> tuple[LinkDraft, ...]:
    """The links that a task has to its predecessors."""
    return tuple(
        LinkDraft(link.predecessor_id, link.type, link.lag, link.lag_unit)
        for link in index.before.get(task_id, ())
    )


def read_drafts(text: str, task_id: int, index: PlanIndex) -> tuple[LinkDraft, ...]:
    """The links that a text names; UserError where it is not understood."""
    links = read_predecessors(text, task_id, places_of(index), lengths_of(index))
    return tuple(
        LinkDraft(link.predecessor_id, link.type, link.lag, link.lag_unit) for link in links
    )


def draft_text(drafts: Sequence[LinkDraft], index: PlanIndex) -> str:
    """Links as they are typed: `1.4FS+1d;2.1SS`."""
    names = {draft.predecessor_id: index.tasks[draft.predecessor_id].wbs for draft in drafts}
    links = [PlanLink(one.predecessor_id, 0, one.type, one.lag, one.lag_unit) for one in drafts]
    return show_predecessors(links, names, lengths_of(index))


def places_of(index: PlanIndex) -> Mapping[str, int]:
    """What a predecessor may be called: its WBS number, or its name where only one has it."""
    names: dict[str, int] = {}
    twice: set[str] = set()
    for task in index.timeline.tasks:
        if task.name in names:
            twice.add(task.name)
        names[task.name] = task.id
    named = {name: task_id for name, task_id in names.items() if name not in twice}
    return named | {task.wbs: task.id for task in index.timeline.tasks}


def link_words(link: LinkDraft, index: PlanIndex) -> str:
    """A link in words: after 2.1 Price model +2 d."""
    task = index.tasks[link.predecessor_id]
    said = _(_LINK_WORDS[link.type]) % {"task": f"{task.wbs} {task.name}"}
    if not link.lag:
        return said
    sign = "+" if link.lag > 0 else "−"
    if link.lag_unit == "percent":
        return f"{said} {sign}{abs(link.lag)} %"
    lag = format_duration(
        abs(link.lag),
        elapsed=link.lag_unit == "elapsed",
        minutes_per_day=index.timeline.minutes_per_day,
    )
    return f"{said} {sign}{lag}"


def effect_words(effect: LinkEffect, index: PlanIndex) -> str:
    """What links would do: to this task's finish, to the project's, and to how many others."""
    per_day = index.timeline.minutes_per_day
    day = format_date(effect.finish.date(), index.timeline.today, short=True)
    said = _("finish %(day)s (%(slip)s) · project %(project)s") % {
        "day": day,
        "slip": slip_words(effect.task_slip_min, per_day),
        "project": slip_words(effect.project_slip_min, per_day),
    }
    if effect.others:
        words = ngettext("%(number)d other moves", "%(number)d others move", effect.others)
        said += " · " + words % {"number": effect.others}
    return said
