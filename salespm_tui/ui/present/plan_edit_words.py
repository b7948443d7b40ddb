"""What is told of edits that are tried: what they do, to whom, and how they are kept."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.plan_edits import PlanEffect, PlanPreview
from salespm_tui.core.durations import format_duration
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.ui.present.chart import Cell

_GAP = "  "


def preview_cells(preview: PlanPreview | None, names: dict[int, str]) -> list[Cell]:
    """The line of a run of edits; before the first answer, that it is worked out."""
    if preview is None or preview.effect is None:
        return [(" ", ""), (_("Working it out …"), "dim")]
    cells: list[Cell] = [(" ", "")]
    for number, (text, ink) in enumerate(_facts(preview, preview.effect, names)):
        cells += [((" · " if number else ""), "dim"), (text, ink)]
    return [*cells, (_GAP, ""), (_("↵ keep  esc drop  u one back"), "accent")]


def _facts(preview: PlanPreview, effect: PlanEffect, names: dict[int, str]) -> Iterator[Cell]:
    per_day = preview.timeline.minutes_per_day
    name = names.get(effect.task_id, "")
    yield f"{name} {slip_words(effect.task_slip_min, per_day)}", "strong"
    slip = effect.project_slip_min
    project = _("project %(slip)s") % {"slip": slip_words(slip, per_day)}
    yield project, "warning" if slip > 0 else "good" if slip < 0 else ""
    others = effect.others
    if others:
        words = ngettext("%(number)d other moves", "%(number)d others move", others)
        yield words % {"number": others}, ""
    else:
        yield _("no other moves"), ""


def slip_words(minutes: int, minutes_per_day: int) -> str:
    """A slip as people read it: +2 d, −1 d 4 h, ±0."""
    if not minutes:
        return "±0"
    sign = "+" if minutes > 0 else "−"
    return sign + format_duration(abs(minutes), minutes_per_day=minutes_per_day)
