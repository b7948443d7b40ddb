"""How a project ends, in a report: acceptance, evaluation, lessons."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from salespm_tui.contract.acceptance import AcceptanceRow
from salespm_tui.contract.evaluation import EvaluationRow, KpiRow
from salespm_tui.contract.lessons import LessonRow
from salespm_tui.contract.reports import ProjectReport
from salespm_tui.core.i18n import N_
from salespm_tui.core.speech import Speech
from salespm_tui.domain.figures import unit_writer
from salespm_tui.exchange.report.blocks import Block, Heading, Table, Words, columns, filled
from salespm_tui.exchange.report.words import (
    ACCEPTANCE_KINDS,
    ACTION_STATUSES,
    EVALUATION_KINDS,
    ITEM_RESULTS,
    LESSON_KINDS,
    RESULTS,
    SUBJECTS,
    UNKNOWN,
    bare,
    day,
    figure,
    joined,
    more,
    ratio,
    whole,
)

_MOST = 30
_MOST_LESSONS = 20


def acceptance_blocks(report: ProjectReport, say: Speech) -> Iterator[Block]:
    """Each acceptance with its points, what is left over, and who signed."""
    rows = report.acceptances.acceptances
    if not rows:
        return
    yield Heading(say(N_("Acceptance")))
    for row in rows:
        yield from _acceptance(row, say)


def _acceptance(row: AcceptanceRow, say: Speech) -> Iterator[Block]:
    yield Heading(joined((say(ACCEPTANCE_KINDS[row.kind]), say(RESULTS[row.result]))), 3)
    actions = "\n".join(
        joined((one.title, one.owner, day(one.due_on), say(ACTION_STATUSES[one.status])))
        for one in row.actions
    )
    yield filled(
        (
            (say(N_("Planned for")), day(row.planned_on)),
            (say(N_("Held on")), day(row.held_on) if row.held_on is not None else ""),
            (say(N_("Participants")), row.participants),
            (say(N_("Deliverables")), row.deliverables),
            (
                say(N_("Signed by")),
                joined((row.signed_by, day(row.signed_on))) if row.signed_by else "",
            ),
            (say(N_("Left-over issues")), row.leftovers),
            (say(N_("Follow-up")), joined((row.follow_up_plan, actions), "\n")),
        )
    )
    if row.items:
        yield Table(
            (
                say(N_("Point")),
                say(N_("Criterion")),
                say(N_("Target")),
                say(N_("Actual")),
                say(N_("Result")),
            ),
            tuple(
                (one.name, one.criterion, one.target, one.actual, say(ITEM_RESULTS[one.result]))
                for one in row.items[:_MOST]
            ),
            left_out=more(len(row.items), _MOST, say),
        )


def evaluation_blocks(report: ProjectReport, say: Speech) -> Iterator[Block]:
    """The evaluations with their indicators, effort by resource, and satisfaction."""
    found = report.evaluations
    satisfaction = found.satisfaction
    asked = satisfaction.csat_n or satisfaction.nps_n
    shown = found.evaluations if report.kind == "closing" else found.evaluations[:1]
    if not (shown or asked or found.efficiency):
        return
    yield Heading(say(N_("Evaluation")))
    for one in shown:
        yield from _evaluation(one, say)
    if asked:
        yield Words(
            say(
                N_(
                    "Client satisfaction: CSAT %(csat)s (answers: %(csat_n)d), NPS %(nps)s (answers: %(nps_n)d)."
                ),
                csat=figure(satisfaction.csat, whole, say),
                csat_n=satisfaction.csat_n,
                nps=figure(satisfaction.nps, lambda v: f"{float(v * 100):+.0f}", say),
                nps_n=satisfaction.nps_n,
            )
        )
    if found.efficiency:
        yield Heading(say(N_("Effort planned and needed")), 3)
        yield Table(
            (
                say(N_("Resource")),
                say(N_("Planned hours")),
                say(N_("Hours needed")),
                say(N_("Planned ÷ needed")),
            ),
            tuple(
                (
                    one.resource,
                    _hours(one.planned_min),
                    _hours(one.actual_min),
                    bare(one.ratio, ratio),
                )
                for one in found.efficiency
            ),
            columns(1, 2, 3),
        )


def _hours(minutes: int) -> str:
    return f"{minutes / 60:,.1f}"


def _evaluation(one: EvaluationRow, say: Speech) -> Iterator[Block]:
    period = f"{day(one.start_on)} – {day(one.end_on)}"
    yield Heading(joined((say(EVALUATION_KINDS[one.kind]), period)), 3)
    yield filled(
        (
            (say(N_("Score")), figure(one.score, whole, say)),
            (say(N_("In short")), one.summary),
            (say(N_("Success factors")), one.success_factors),
            (say(N_("Problems")), one.problems),
            (say(N_("Improvements")), one.improvements),
        )
    )
    if one.kpis:
        yield Table(
            (
                say(N_("Indicator")),
                say(N_("Subject")),
                say(N_("Target")),
                say(N_("Actual")),
                say(N_("Weight")),
                say(N_("Achieved")),
                say(N_("Comment")),
            ),
            tuple(_kpi(kpi, say) for kpi in one.kpis[:_MOST]),
            columns(2, 3, 4, 5),
            more(len(one.kpis), _MOST, say),
        )


def _kpi(kpi: KpiRow, say: Speech) -> tuple[str, ...]:
    def value(hundredths: int | None) -> str:
        return UNKNOWN if hundredths is None else unit_writer(kpi.unit, 100)(Fraction(hundredths))

    return (
        say.tell(kpi.label),
        kpi.resource or say(SUBJECTS[kpi.subject]),
        value(kpi.target),
        value(kpi.actual),
        str(kpi.weight),
        bare(kpi.achievement, whole),
        kpi.comment,
    )


def lesson_blocks(report: ProjectReport, say: Speech) -> Iterator[Block]:
    """What was learnt; only a report that closes tells it."""
    lessons = report.lessons.lessons
    if not lessons or report.kind != "closing":
        return
    yield Heading(say(N_("Lessons")))
    for one in lessons[:_MOST_LESSONS]:
        yield from _lesson(one, say)
    left = more(len(lessons), _MOST_LESSONS, say)
    if left:
        yield Words(left, remark=True)


def _lesson(one: LessonRow, say: Speech) -> Iterator[Block]:
    yield Heading(joined((one.title, say(LESSON_KINDS[one.kind]))), 3)
    yield filled(
        (
            (say(N_("Situation")), one.situation),
            (say(N_("What was done")), one.action),
            (say(N_("Result")), one.result),
            (say(N_("Recommendation")), one.recommendation),
            (say(N_("Taken up in")), ", ".join(use.project for use in one.uses)),
        )
    )
