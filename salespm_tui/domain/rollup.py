"""What summaries show of the tasks below them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from salespm_tui.domain.network import Outline


def spanned(outline: Outline, dates: list[int], edge: Callable[[Iterable[int]], int]) -> list[int]:
    """Those dates of every task, with each summary's taken from below it: `edge` is min of starts,
    max of finishes. Tasks that are left out (cancelled) do not count, unless all below are.
    """
    left_out = not all(outline.active)
    for summary in outline.summaries:
        below = outline.children[summary]
        if left_out:
            below = [child for child in below if outline.active[child]] or below
        dates[summary] = edge([dates[child] for child in below])
    return dates


def summaries_above(outline: Outline, places: Iterable[int]) -> frozenset[int]:
    """All summaries that stand above any of those tasks."""
    above: set[int] = set()
    for place in places:
        parent = outline.parents[place]
        while parent >= 0 and parent not in above:
            above.add(parent)
            parent = outline.parents[parent]
    return frozenset(above)


def percents(outline: Outline) -> list[int]:
    """Percent complete of every task; a summary's is weighted by the durations below it.

    A summary over milestones alone counts each as one. 100 means that everything is done, and so
    a summary that rounding would bring there stays at 99; what has an actual finish is done.
    """
    tasks = outline.tasks
    shown = [100 if task.actual_finish_at is not None else task.percent for task in tasks]
    weights = [float(task.duration_min) if task.active else 0.0 for task in tasks]
    earned = [weight * percent for weight, percent in zip(weights, shown, strict=True)]
    for summary in outline.summaries:
        below = [child for child in outline.children[summary] if outline.active[child]]
        weight = weights[summary] = sum(weights[child] for child in below)
        earned[summary] = sum(earned[child] for child in below)
        if weight:
            percent = int(earned[summary] / weight + 0.5)
        else:
            percent = sum(shown[child] for child in below) // max(len(below), 1)
        all_done = all(shown[child] == 100 for child in below)
        shown[summary] = percent if all_done else min(percent, 99)
    return shown
