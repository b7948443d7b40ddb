"""The variance of a plan as a text to read: what moved, by how much, and what pushed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salespm_tui.contract.baselines import Compared, TaskVarianceRow, VarianceReport
from salespm_tui.core.i18n import _
from salespm_tui.core.labels import counted
from salespm_tui.core.money import format_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.plan_text import columns
from salespm_tui.ui.present.variance import name_of, variance_words


def report_text(report: VarianceReport) -> str:
    """The whole report; where there is nothing to compare with, a word on that."""
    if report.against is None:
        return _("There is nothing to compare the plan with: B takes a baseline.")
    return "\n".join(_lines(report, report.against))


def _lines(report: VarianceReport, against: Compared) -> Iterator[str]:
    yield _finish(report, against)
    yield " · ".join(_counts(report))
    if report.pushing:
        yield ""
        yield _("What pushes most, beyond what it follows:")
        rows = [
            (f"  {push.wbs}", push.name, variance_words(push.minutes, report.minutes_per_day))
            for push in report.pushing
        ]
        yield from columns(rows)
    if report.gone:
        yield ""
        yield _("No part of the plan any more: %(names)s") % {"names": ", ".join(report.gone)}
    moved = [row for row in report.tasks if _differs(row)]
    if moved:
        yield ""
        yield from columns(_table(moved, report))


def _finish(report: VarianceReport, against: Compared) -> str:
    name = name_of(against, report.today)
    if against.finish is None or against.finish_variance_min is None:
        return _("%(name)s has no dates.") % {"name": name}
    return _("%(name)s: finish %(then)s; now %(now)s, %(variance)s") % {
        "name": name,
        "then": format_date(against.finish.date(), report.today, short=True),
        "now": format_date(against.finish_now.date(), report.today, short=True),
        "variance": variance_words(against.finish_variance_min, report.minutes_per_day),
    }


def _counts(report: VarianceReport) -> Iterator[str]:
    yield str(counted("%(number)d task later", "%(number)d tasks later", report.later))
    yield str(counted("%(number)d earlier", "%(number)d earlier", report.earlier))
    yield str(counted("%(number)d as agreed", "%(number)d as agreed", report.unchanged))
    if report.added:
        yield str(counted("%(number)d new", "%(number)d new", len(report.added)))
    if report.gone:
        yield str(counted("%(number)d gone", "%(number)d gone", len(report.gone)))


def _differs(row: TaskVarianceRow) -> bool:
    return any((row.start_min, row.finish_min, row.duration_min, row.effort_min, row.cost_minor))


def _table(rows: Sequence[TaskVarianceRow], report: VarianceReport) -> list[tuple[str, ...]]:
    """One line a task that differs; effort and cost only where one of them does."""
    effort = any(row.effort_min for row in rows)
    cost = any(row.cost_minor for row in rows)
    head = [_("WBS"), _("Task"), _("Start"), _("Finish"), _("Duration")]
    told = [head + [_("Effort")] * effort + [_("Cost")] * cost]
    for row in rows:
        minutes = (row.start_min, row.finish_min, row.duration_min)
        line = [row.wbs, row.name]
        line += [variance_words(one, report.minutes_per_day) for one in minutes]
        if effort:
            line.append(variance_words(row.effort_min, report.minutes_per_day))
        if cost:
            line.append(_money(row.cost_minor, report.currency))
        told.append(line)
    return [tuple(line) for line in told]


def _money(minor: int | None, currency: str) -> str:
    return "" if minor is None else format_money(minor, currency, signed=True)
