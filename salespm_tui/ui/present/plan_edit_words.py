"""What is told of edits that are tried: what they do, to whom, and how they are kept."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.plan_edits import PlanEffect, PlanPreview
from salespm_tui.core.cells import cell_width, truncate
from salespm_tui.core.durations import format_duration
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.ui.present.chart import Cell

_GAP = "  "
_BETWEEN = " · "
_LEAST_NAME = 8


def preview_cells(preview: PlanPreview | None, names: dict[int, str], width: int) -> list[Cell]:
    """The line of a run of edits, `width` cells; before the first answer, that it is worked out."""
    if preview is None or preview.effect is None:
        return [(" ", ""), (_("Working it out …"), "dim")]
    hint = _("↵ keep  esc drop")
    facts = list(_facts(preview, preview.effect))
    taken = sum(cell_width(text) + cell_width(_BETWEEN) for text, _ink in facts)
    room = width - 1 - taken - cell_width(_GAP) - cell_width(hint)
    name = truncate(names.get(preview.effect.task_id, ""), max(_LEAST_NAME, room))
    cells: list[Cell] = [(" ", ""), (f"{name} ", "strong")]
    for number, (text, ink) in enumerate(facts):
        cells += [(_BETWEEN if number else "", "dim"), (text, ink)]
    return [*cells, (_GAP, ""), (hint, "accent")]


def _facts(preview: PlanPreview, effect: PlanEffect) -> Iterator[Cell]:
    per_day = preview.timeline.minutes_per_day
    yield slip_words(effect.task_slip_min, per_day), "strong"
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
