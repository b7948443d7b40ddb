"""Points of gates are ticked, added and put away; and it is decided whether a project goes on."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.contract.gates import (
    AddGatePoint,
    DecideGate,
    SaveGatePoint,
    TickGate,
    UntickGate,
)
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain import codes
from salespm_tui.domain.gate_points import POINTS
from salespm_tui.domain.gates import needs_reason, next_phase
from salespm_tui.services.fields import living, one_of, put, required
from salespm_tui.services.gates.listing import points_of
from salespm_tui.services.portfolio.standing import standing_of
from salespm_tui.services.work import Work
from salespm_tui.store.tables import GateCheck, GateReview, Project

KINDS = ("gate_check", "gate_review")

_SAID = {
    "go": N_("Decided at a gate of %(project)s: go"),
    "conditional": N_("Decided at a gate of %(project)s: go on conditions"),
    "no_go": N_("Decided at a gate of %(project)s: no go"),
}


def tick(work: Work, command: TickGate) -> Outcome:
    """Tick a point today, or change the note of its tick."""
    row = _point(work, command, make=True)
    assert row is not None
    put(row, "done_on", row.done_on or work.today)
    put(row, "note", clean_text(command.note, multiline=True))
    return _saved(work, row, label(N_("Ticked a point of a gate: %(point)s"), point=_called(row)))


def untick(work: Work, command: UntickGate) -> Outcome:
    """Take a tick away. A standard point leaves no row behind."""
    row = _point(work, command, make=False)
    if row is None:
        return Outcome(label(N_("The point was not ticked.")))
    said = label(N_("Opened a point of a gate again: %(point)s"), point=_called(row))
    if row.key is not None:
        row.archived_at = work.now
    put(row, "done_on", None)
    put(row, "note", "")
    return _saved(work, row, said)


def add_point(work: Work, command: AddGatePoint) -> Outcome:
    """Add an own point to a gate."""
    project = living(work, Project, command.project_id)
    phase = one_of(command.phase, codes.PROJECT_PHASE, "phase")
    row = GateCheck(project_id=project.id, phase=phase, text=required(command.text, "text"))
    said = label(
        N_("Added a point to a gate of %(project)s: %(point)s"),
        project=project.code,
        point=row.text,
    )
    return _saved(work, row, said)


def save_point(work: Work, command: SaveGatePoint) -> Outcome:
    """Change the words of an own point, or a note."""
    row = living(work, GateCheck, command.gate_check_id)
    if not isinstance(command.text, Unset):
        if row.key is not None:
            raise UserError(
                _("The words of a standard point stay as they are."),
                _("Add a point of your own instead."),
                field="text",
            )
        put(row, "text", required(command.text, "text"))
    if not isinstance(command.note, Unset):
        put(row, "note", clean_text(command.note, multiline=True))
    return _saved(work, row, label(N_("Changed a point of a gate: %(point)s"), point=_called(row)))


def decide(work: Work, command: DecideGate) -> Outcome:
    """Decide at a gate, and move the project on where it may go."""
    project = living(work, Project, command.project_id)
    phase = project.phase if command.phase is None else command.phase
    one_of(phase, codes.PROJECT_PHASE, "phase")
    decision = one_of(command.decision, codes.GATE_DECISION, "decision")
    reason = clean_text(command.reason, multiline=True)
    points = points_of(work, standing_of(work, project), phase)
    if not reason and needs_reason(decision, sum(point.state == "open" for point in points)):
        raise _no_reason(decision)
    review = GateReview(
        project_id=project.id,
        phase=phase,
        decision=decision,
        decided_on=command.decided_on or work.today,
        decided_by=clean_text(command.decided_by) or None,
        reason=reason,
    )
    work.session.add(review)
    if decision != "no_go" and phase == project.phase:
        put(project, "phase", next_phase(phase))
        work.session.add(project)
    work.session.flush()
    return Outcome(label(_SAID[decision], project=project.code), ref=Ref("gate_review", review.id))


def _no_reason(decision: str) -> UserError:
    if decision == "no_go":
        return UserError(
            _("A no go needs its reason."), _("Say what keeps the project here."), field="reason"
        )
    return UserError(
        _("Points of this gate are open."),
        _("Say why the project goes on all the same, or see to the points first."),
        field="reason",
    )


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a point or a decision."""
    if ref.kind == "gate_check":
        check = living(work, GateCheck, ref.id)
        check.archived_at = work.now
        said = label(N_("Archived a point of a gate: %(point)s"), point=_called(check))
        return _saved(work, check, said)
    review = living(work, GateReview, ref.id)
    review.archived_at = work.now
    work.session.add(review)
    work.session.flush()
    project = living(work, Project, review.project_id)
    return Outcome(
        label(N_("Archived a gate decision of %(project)s"), project=project.code), ref=ref
    )


def archive_of_project(work: Work, project_id: int) -> None:
    """Archive the points and decisions of a project's gates."""
    for table in (GateCheck, GateReview):
        mine = select(table).where(table.project_id == project_id, col(table.archived_at).is_(None))
        for row in work.session.exec(mine).all():
            row.archived_at = work.now
            work.session.add(row)


def _point(work: Work, command: TickGate | UntickGate, *, make: bool) -> GateCheck | None:
    """The row of the point that is named; a new one of a standard point where it has none."""
    project = living(work, Project, command.project_id)
    one_of(command.phase, codes.PROJECT_PHASE, "phase")
    if command.gate_check_id is not None:
        return living(work, GateCheck, command.gate_check_id)
    known = tuple(point.key for point in POINTS[command.phase])
    key = one_of(command.key, known, "key")
    found = work.session.exec(
        select(GateCheck).where(
            GateCheck.project_id == project.id,
            GateCheck.phase == command.phase,
            GateCheck.key == key,
            col(GateCheck.archived_at).is_(None),
        )
    ).first()
    if found is None and make:
        found = GateCheck(project_id=project.id, phase=command.phase, key=key)
    return found


def _called(row: GateCheck) -> str:
    """What a point is called, in the language of the moment."""
    known = {point.key: point.text for point in POINTS[row.phase]}
    return row.text if row.key is None else _(known.get(row.key, row.key))


def _saved(work: Work, row: GateCheck, said: Label) -> Outcome:
    work.session.add(row)
    work.session.flush()
    return Outcome(said, ref=Ref("gate_check", row.id))
