"""The gates of a project: what is shown, ticked or open, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import col, select

from salespm_tui.contract.gates import Gate, GateDecision, GatePoint, GateQuery, GateSummary
from salespm_tui.contract.values import Ref
from salespm_tui.core.labels import label
from salespm_tui.domain.codes import PROJECT_PHASE
from salespm_tui.domain.gate_points import POINTS, Point
from salespm_tui.domain.gates import place_of
from salespm_tui.services.fields import one_of
from salespm_tui.services.portfolio.milestones import gate_due
from salespm_tui.services.portfolio.standing import Standing, standing_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import GateCheck, GateReview, Project


def gate(reading: Reading, query: GateQuery) -> Gate | None:
    """One gate with its points and its decisions."""
    project = reading.session.get(Project, query.project_id)
    if project is None or project.archived_at is not None:
        return None
    phase = project.phase if query.phase is None else query.phase
    one_of(phase, PROJECT_PHASE, "phase")
    standing = standing_of(reading, project)
    points = points_of(reading, standing, phase)
    mark = gate_due(standing, phase)
    return Gate(
        project_id=project.id,
        project=project.code,
        today=reading.today,
        summary=_summary(reading, standing, phase, points),
        milestone="" if mark is None else mark.names[0],
        points=points,
        decisions=_decisions(reading, project.id, phase),
    )


def summaries(reading: Reading, standing: Standing) -> tuple[GateSummary, ...]:
    """All gates of a project in one line each."""
    return tuple(
        _summary(reading, standing, phase, points_of(reading, standing, phase))
        for phase in PROJECT_PHASE
    )


def _summary(
    reading: Reading, standing: Standing, phase: str, points: tuple[GatePoint, ...]
) -> GateSummary:
    mark = gate_due(standing, phase)
    decided = _decisions(reading, standing.project.id, phase)
    return GateSummary(
        phase=phase,
        place=place_of(phase, standing.project.phase),
        points=len(points),
        done=sum(point.state != "open" for point in points),
        due=None if mark is None else mark.on,
        decision=decided[0] if decided else None,
    )


def points_of(reading: Reading, standing: Standing, phase: str) -> tuple[GatePoint, ...]:
    """The points of one gate: the standard ones, then the project's own."""
    checks = checks_of(reading, standing.project.id, phase)
    ticks = {row.key: row for row in checks if row.key is not None}
    standard = (_standard(standing, point, ticks.get(point.key)) for point in POINTS[phase])
    return (*standard, *(_own(row) for row in checks if row.key is None))


def checks_of(reading: Reading, project_id: int, phase: str) -> list[GateCheck]:
    """The rows of one gate, oldest first."""
    statement = select(GateCheck).where(
        GateCheck.project_id == project_id,
        GateCheck.phase == phase,
        col(GateCheck.archived_at).is_(None),
    )
    return list(reading.session.exec(statement.order_by(col(GateCheck.id))).all())


def _standard(standing: Standing, point: Point, tick: GateCheck | None) -> GatePoint:
    found = None if point.judge is None else point.judge(standing.facts)
    ticked = tick is not None and tick.done_on is not None
    shown = found is not None and found.shown
    at_home = point.screen in ("projects", "timeline")
    return GatePoint(
        key=point.key,
        gate_check_id=None if tick is None else tick.id,
        text=label(point.text),
        state="shown" if shown else "ticked" if ticked else "open",
        why=None if found is None else found.why,
        done_on=None if tick is None else tick.done_on,
        note="" if tick is None else tick.note,
        screen=point.screen,
        ref=Ref("project", standing.project.id) if at_home else None,
    )


def _own(row: GateCheck) -> GatePoint:
    return GatePoint(
        key=None,
        gate_check_id=row.id,
        text=label("%(words)s", words=row.text),
        state="open" if row.done_on is None else "ticked",
        why=None,
        done_on=row.done_on,
        note=row.note,
        screen=None,
        ref=None,
    )


def _decisions(reading: Reading, project_id: int, phase: str) -> tuple[GateDecision, ...]:
    statement = select(GateReview).where(
        GateReview.project_id == project_id,
        GateReview.phase == phase,
        col(GateReview.archived_at).is_(None),
    )
    newest = (col(GateReview.decided_on).desc(), col(GateReview.id).desc())
    rows: Iterable[GateReview] = reading.session.exec(statement.order_by(*newest)).all()
    return tuple(
        GateDecision(row.id, row.decision, row.decided_on, row.decided_by or "", row.reason)
        for row in rows
    )
