"""Risks and issues in a report, and what is done about them."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.issues import IssueRow, MeasureRow
from salespm_tui.contract.reports import ProjectReport
from salespm_tui.contract.risks import RiskRow, RiskSums
from salespm_tui.core.i18n import N_
from salespm_tui.core.speech import Speech
from salespm_tui.exchange.report.blocks import Block, Heading, Picture, Table, Words, columns
from salespm_tui.exchange.report.matrix import matrix_svg
from salespm_tui.exchange.report.words import (
    ACTION_STATUSES,
    CAUSES,
    EFFECTS,
    ISSUE_KINDS,
    ISSUE_STATUSES,
    LEVELS,
    STRATEGIES,
    UNKNOWN,
    day,
    joined,
    money,
    more,
    step_word,
)

_TOP = 10
_MOST_ISSUES = 12
_MOST_DEEDS = 15
_STEPS = 5


def risk_blocks(report: ProjectReport, say: Speech) -> Iterator[Block]:
    """The matrix, what is at stake against the reserve, and the ten worst."""
    risks = report.risks
    if not risks.risks:
        if risks.ended:
            yield Heading(say(N_("Risks")))
            yield Words(say(N_("No risk is open; ended ones: %(number)d."), number=risks.ended))
        return
    yield Heading(say(N_("Risks")))
    for sums in risks.sums:
        if sums.open:
            yield Words(_stake(sums, say))
    caption = say(N_("Open risks by probability and impact, before the responses."))
    yield Picture(matrix_svg(risks, say), caption, (_matrix(report, say),))
    yield Heading(say(N_("The gravest risks")), 3)
    yield Table(
        (
            say(N_("Risk")),
            say(N_("Score")),
            say(N_("After response")),
            say(N_("Expected loss")),
            say(N_("Response")),
            say(N_("Owner")),
            say(N_("Next review")),
        ),
        tuple(_risk(row, say) for row in risks.risks[:_TOP]),
        columns(3),
        more(len(risks.risks), _TOP, say),
    )


def _stake(sums: RiskSums, say: Speech) -> str:
    kept = N_(
        "Exposure: %(exposure)s, after responses %(residual)s; the reserve keeps %(reserve)s."
    )
    none = N_("Exposure: %(exposure)s, after responses %(residual)s; the budget keeps no reserve.")
    return say(
        none if sums.reserve_minor is None else kept,
        exposure=money(sums.exposure_minor, sums.currency),
        residual=money(sums.residual_exposure_minor, sums.currency),
        reserve=money(sums.reserve_minor, sums.currency),
    )


def _matrix(report: ProjectReport, say: Speech) -> Table:
    scales, found = report.risks.scales, report.risks.inherent
    rows = []
    for step in reversed(range(_STEPS)):
        counts = zip(found.counts[step], found.opportunities[step], strict=True)
        told = (" ".join(filter(None, (str(n or ""), f"+{c}" if c else ""))) for n, c in counts)
        rows.append((f"{step + 1} {step_word(scales.probability[step], say)}", *told))
    heads = (f"{step + 1} {step_word(scales.impact[step], say)}" for step in range(_STEPS))
    corner = say(N_("probability ↓ impact →"))
    return Table((corner, *heads), tuple(rows), columns(1, 2, 3, 4, 5))


def _risk(row: RiskRow, say: Speech) -> tuple[str, ...]:
    def scored(score: int | None, level: str | None) -> str:
        return (
            UNKNOWN if score is None or level is None else joined((str(score), say(LEVELS[level])))
        )

    strategy = say(STRATEGIES[row.strategy]) if row.strategy is not None else ""
    return (
        row.title,
        scored(row.score, row.level),
        scored(row.residual_score, row.residual_level),
        money(row.emv_minor, row.currency),
        joined((strategy, row.response)),
        row.owner,
        day(row.next_review_on),
    )


def issue_blocks(report: ProjectReport, say: Speech) -> Iterator[Block]:
    """Issues and deviations, then the measures taken and whether they worked."""
    issues = report.issues.issues
    if report.kind == "status":
        issues = tuple(row for row in issues if row.status in ("open", "doing"))
    proposed = report.deviations.proposed if report.kind == "status" else ()
    if not issues and not proposed:
        return
    yield Heading(say(N_("Issues and corrective actions")))
    if proposed:
        yield Table(
            (say(N_("What the data show and nobody took up yet")), say(N_("What shows it"))),
            tuple((say.tell(one.title), say.tell(one.text)) for one in proposed),
        )
    if issues:
        yield Table(
            (
                say(N_("Issue")),
                say(N_("Kind")),
                say(N_("Cause")),
                say(N_("Severity")),
                say(N_("Owner")),
                say(N_("Due")),
                say(N_("Status")),
            ),
            tuple(_issue(row, say) for row in issues[:_MOST_ISSUES]),
            columns(3),
            more(len(issues), _MOST_ISSUES, say),
        )
    yield from _deeds(report, issues, say)


def _issue(row: IssueRow, say: Speech) -> tuple[str, ...]:
    deviation = say.tell(row.deviation) if row.deviation is not None else ""
    cause = say(CAUSES[row.cause]) if row.cause is not None else ""
    return (
        joined((row.title, deviation)),
        say(ISSUE_KINDS[row.kind]),
        joined((cause, row.cause_detail)),
        str(row.severity),
        row.owner,
        day(row.due_on),
        say(ISSUE_STATUSES[row.status]),
    )


def _deeds(report: ProjectReport, issues: tuple[IssueRow, ...], say: Speech) -> Iterator[Block]:
    titles = {row.id: row.title for row in issues}
    told = [
        (titles[issue_id], deed)
        for issue_id, deeds in report.deeds
        if issue_id in titles
        for deed in deeds
    ]
    if not told:
        return
    yield Heading(say(N_("What is done about them")), 3)
    yield Table(
        (say(N_("Measure")), say(N_("For")), say(N_("Owner")), say(N_("Due")), say(N_("Standing"))),
        tuple(
            (deed.title, title, deed.owner, day(deed.due_on), _standing(deed, say))
            for title, deed in told[:_MOST_DEEDS]
        ),
        left_out=more(len(told), _MOST_DEEDS, say),
    )


def _standing(deed: MeasureRow, say: Speech) -> str:
    status = say(ACTION_STATUSES[deed.status])
    if deed.overdue_days:
        status = joined((status, say(N_("days overdue: %(days)d"), days=deed.overdue_days)))
    return joined((status, say(EFFECTS[deed.effect]) if deed.effect is not None else ""))
