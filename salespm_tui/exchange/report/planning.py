"""The plan in a report: the chart, its milestones, what slipped and why, what is critical."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.reports import ProjectReport
from salespm_tui.contract.timeline import TaskRow
from salespm_tui.core.i18n import N_
from salespm_tui.core.speech import Speech
from salespm_tui.exchange.report.blocks import Block, Heading, Picture, Table, Words, columns
from salespm_tui.exchange.report.gantt import gantt_svg, shown_rows
from salespm_tui.exchange.report.words import SLIP_REASONS, day, more, working_days

_MOST = 15
_MOST_SLIPS = 10
_OWN_PAGE = 20
"""A chart of more rows begins a page."""


def plan_blocks(report: ProjectReport, say: Speech) -> Iterator[Block]:
    """Everything about the plan; nothing where it has no task."""
    plan = report.plan
    if not plan.tasks:
        return
    rows = shown_rows(plan)
    yield Heading(say(N_("Timeline")), page=len(rows) > _OWN_PAGE)
    leaves = [row for row in plan.tasks if not row.children and row.status != "cancelled"]
    done = sum(row.percent == 100 for row in leaves)
    yield Words(
        say(
            N_(
                "Tasks: %(all)d, done: %(done)d, overdue: %(late)d, blocked: %(blocked)d, critical: %(critical)d."
            ),
            all=len(leaves),
            done=done,
            late=plan.counts.overdue,
            blocked=plan.counts.blocked,
            critical=sum(row.critical and row.percent < 100 for row in leaves),
        )
    )
    hidden = sum(row.status != "cancelled" for row in plan.tasks) - len(rows)
    caption = say(N_("The plan; the dashed line is today."))
    if hidden:
        left_out = say(N_("Deeper rows are left out: %(number)d."), number=hidden)
        caption = f"{caption} {left_out}"
    drawn = gantt_svg(plan, say)
    if drawn:
        yield Picture(drawn, caption)
    yield from _milestones(report, say)
    yield from _critical(report, say)
    yield from _slips(report, say)


def _later(report: ProjectReport, row: TaskRow) -> str:
    against = report.plan.against
    minutes = None if against is None else against.later_min(row.id, row.finish)
    return working_days(minutes, report.plan.minutes_per_day)


def _milestones(report: ProjectReport, say: Speech) -> Iterator[Block]:
    against = report.plan.against
    rows = [
        row for row in report.plan.tasks if row.kind == "milestone" and row.status != "cancelled"
    ]
    if not rows:
        return
    yield Heading(say(N_("Milestones")), 3)

    def agreed(row: TaskRow) -> str:
        then = (None, None) if against is None else against.dates.get(row.id, (None, None))
        return day(None if then[1] is None else then[1].date())

    def state(row: TaskRow) -> str:
        if row.percent == 100:
            return say(N_("milestone reached"))
        return (
            say(N_("milestone late"))
            if row.finish.date() < report.today
            else say(N_("still to come"))
        )

    yield Table(
        (
            say(N_("Milestone")),
            say(N_("Agreed")),
            say(N_("Now")),
            say(N_("Working days later")),
            say(N_("State")),
        ),
        tuple(
            (row.name, agreed(row), day(row.finish.date()), _later(report, row), state(row))
            for row in rows[:_MOST]
        ),
        columns(3),
        more(len(rows), _MOST, say),
    )


def _critical(report: ProjectReport, say: Speech) -> Iterator[Block]:
    rows = [
        row
        for row in report.plan.tasks
        if row.critical and row.percent < 100 and not row.children and row.status != "cancelled"
    ]
    if not rows or report.kind == "closing":
        return
    yield Heading(say(N_("Critical path: what the finish hangs on")), 3)
    yield Table(
        (
            say(N_("Task")),
            say(N_("Owner")),
            say(N_("Start")),
            say(N_("Finish")),
            say(N_("Done")),
            say(N_("Working days later")),
        ),
        tuple(
            (
                f"{row.wbs} {row.name}",
                row.owner,
                day(row.start.date()),
                day(row.finish.date()),
                f"{row.percent}%",
                _later(report, row),
            )
            for row in rows[:_MOST]
        ),
        columns(4, 5),
        more(len(rows), _MOST, say),
    )


def _slips(report: ProjectReport, say: Speech) -> Iterator[Block]:
    slips = report.slips
    if not slips.slips:
        return
    yield Heading(say(N_("What slipped")), 3)
    sums = [
        say(
            N_("%(reason)s: %(days)s"),
            reason=say(SLIP_REASONS[one.reason]),
            days=f"{one.tenths / 10:g}",
        )
        for one in slips.by_reason
        if one.reason is not None
    ]
    yield Words(
        say(
            N_("Working days lost: %(days)s. By reason: %(sums)s."),
            days=f"{slips.tenths / 10:g}",
            sums="; ".join(sums),
        )
    )
    yield Table(
        (
            say(N_("On")),
            say(N_("Task")),
            say(N_("Was")),
            say(N_("Now")),
            say(N_("Working days later")),
            say(N_("Reason")),
        ),
        tuple(
            (
                day(one.on),
                one.task,
                day(one.was),
                day(one.now),
                f"+{one.tenths / 10:g}",
                "\n".join(filter(None, (say(SLIP_REASONS[one.reason]), one.detail))),
            )
            for one in slips.slips[:_MOST_SLIPS]
        ),
        columns(4),
        more(len(slips.slips), _MOST_SLIPS, say),
    )
