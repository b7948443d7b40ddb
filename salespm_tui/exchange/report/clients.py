"""The client's side in a report: needs and what covers them, promises, changes."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.reports import ProjectReport
from salespm_tui.core.i18n import N_
from salespm_tui.core.speech import Speech
from salespm_tui.domain.need_words import CHANGE_STATUSES, NEED_STATUSES, PRIORITIES
from salespm_tui.exchange.report.blocks import Block, Heading, Table, Words, columns
from salespm_tui.exchange.report.words import (
    PROMISE_STATUSES,
    UNKNOWN,
    day,
    figure,
    money,
    more,
    whole,
)

_MOST = 15
_MOST_PROMISES = 10


def need_blocks(report: ProjectReport, say: Speech) -> Iterator[Block]:
    """The needs, how far each is, and what is still open of their coverage."""
    needs, traced = report.needs.requirements, report.traced
    if not needs:
        return
    yield Heading(say(N_("Needs")))
    yield Words(
        say(
            N_(
                "Needs: %(all)d; without a task: %(task)d, without an acceptance criterion: %(criterion)d, without sign-off: %(signed)d."
            ),
            all=traced.needs,
            task=len(traced.without_task),
            criterion=len(traced.without_criterion),
            signed=len(traced.without_sign_off),
        )
    )
    yield Table(
        (
            say(N_("Need")),
            say(N_("Priority")),
            say(N_("Status")),
            say(N_("Done")),
            say(N_("Tasks")),
            say(N_("Signed off")),
        ),
        tuple(
            (
                row.title,
                say(PRIORITIES[row.priority]) if row.priority is not None else UNKNOWN,
                say(NEED_STATUSES[row.status]),
                UNKNOWN if row.percent is None else f"{row.percent}%",
                str(len(row.tasks)),
                day(row.signed_on),
            )
            for row in needs[:_MOST]
        ),
        columns(3, 4),
        more(len(needs), _MOST, say),
    )


def promise_blocks(report: ProjectReport, say: Speech) -> Iterator[Block]:
    """How reliable we were, and what is still owed."""
    promises = report.promises
    if not promises.expectations:
        return
    yield Heading(say(N_("Promises")))
    kept = promises.kept
    yield Words(
        say(
            N_(
                "Promises kept: %(ratio)s (kept: %(kept)d, broken: %(broken)d, renegotiated: %(renegotiated)d); overdue now: %(late)d."
            ),
            ratio=figure(kept.ratio, whole, say),
            kept=kept.kept,
            broken=kept.broken,
            renegotiated=kept.renegotiated,
            late=len(promises.overdue),
        )
    )
    yield Table(
        (say(N_("What was promised")), say(N_("By")), say(N_("Due")), say(N_("Status"))),
        tuple(
            (row.statement, row.promised_by, day(row.due_on), say(PROMISE_STATUSES[row.status]))
            for row in promises.expectations[:_MOST_PROMISES]
        ),
        left_out=more(len(promises.expectations), _MOST_PROMISES, say),
    )


def change_blocks(report: ProjectReport, say: Speech) -> Iterator[Block]:
    """The changes that were asked for, with what they mean for plan and money."""
    rows = report.changes.change_requests
    if not rows:
        return
    yield Heading(say(N_("Change requests")))
    yield Table(
        (
            say(N_("Change")),
            say(N_("Asked for on")),
            say(N_("Working days")),
            say(N_("Cost")),
            say(N_("Status")),
            say(N_("Decided")),
        ),
        tuple(
            (
                row.title,
                day(row.requested_on),
                UNKNOWN if row.impact_days is None else f"{row.impact_days:+d}",
                money(row.impact_cost_minor, row.currency),
                say(CHANGE_STATUSES[row.status]),
                day(row.decided_on),
            )
            for row in rows[:_MOST]
        ),
        columns(2, 3),
        more(len(rows), _MOST, say),
    )
