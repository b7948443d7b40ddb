"""The ladder as people change it: stages made, renamed, moved, and taken away."""

from __future__ import annotations

from sqlalchemy import func
from sqlmodel import col, select

from salespm_tui.contract.pipeline import MoveStage, SaveStage
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.core.similar import fold
from salespm_tui.domain import codes
from salespm_tui.services.fields import living, one_of, paragraphs, put, required, within
from salespm_tui.services.pipeline.climbing import stage_called
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Opportunity, PipelineStage

MOST_ROT_DAYS = 3650
_CLOSED_PROBABILITY = {"won": 100, "lost": 0}


def save_stage(work: Work, command: SaveStage) -> Outcome:
    """Create or change a stage of the ladder."""
    new = command.stage_id is None
    if command.stage_id is None:
        stage = PipelineStage(name_en="", name_zh="")
    else:
        stage = living(work, PipelineStage, command.stage_id)
    _name(work, stage, command)
    _set_kind(work, stage, command)
    put(stage, "rot_days", within(command.rot_days, 1, MOST_ROT_DAYS, "rot_days"))
    put(stage, "exit_criteria", paragraphs(command.exit_criteria))
    if new:
        _place(work, stage, command.before_id)
    work.session.add(stage)
    work.session.flush()
    said = N_("Added stage %(name)s") if new else N_("Changed stage %(name)s")
    return Outcome(label(said, name=stage_called(stage)), ref=Ref("pipeline_stage", stage.id))


def move_stage(work: Work, command: MoveStage) -> Outcome:
    """Put a stage further up or down the ladder, not beyond its ends."""
    stage = living(work, PipelineStage, command.stage_id)
    others = [one for one in _living(work) if one.id != stage.id]
    before = sum(one.position <= stage.position for one in others if _precedes(one, stage))
    at = min(max(0, before + command.by), len(others))
    _renumber(work, [*others[:at], stage, *others[at:]])
    said = label(N_("Moved stage %(name)s"), name=stage_called(stage))
    return Outcome(said, ref=Ref("pipeline_stage", stage.id))


def archive_stage(work: Work, stage_id: int) -> Label:
    """Take a stage off the ladder; UserError while deals stand there, and for the last of its kind."""
    stage = living(work, PipelineStage, stage_id)
    if number := _standing(work, stage):
        raise UserError(
            _("Deals stand at this stage: %(number)d.") % {"number": number},
            _("Move them to another stage first."),
        )
    _refuse_last(work, stage)
    stage.archived_at = work.now
    work.session.add(stage)
    return label(N_("Archived stage %(name)s"), name=stage_called(stage))


def _living(work: Work) -> list[PipelineStage]:
    statement = select(PipelineStage).where(col(PipelineStage.archived_at).is_(None))
    order = (col(PipelineStage.position), col(PipelineStage.id))
    return list(work.session.exec(statement.order_by(*order)))


def _precedes(one: PipelineStage, other: PipelineStage) -> bool:
    return (one.position, one.id) < (other.position, other.id)


def _name(work: Work, stage: PipelineStage, command: SaveStage) -> None:
    for field in ("name_en", "name_zh"):
        given = getattr(command, field)
        if not isinstance(given, Unset) and clean_text(given):
            setattr(stage, field, clean_text(given))
    one = stage.name_en or stage.name_zh
    stage.name_en = stage.name_en or one
    stage.name_zh = stage.name_zh or one
    required(stage.name_en, "name_en")
    names = {fold(stage.name_en), fold(stage.name_zh)}
    for other in _living(work):
        if other.id != stage.id and names & {fold(other.name_en), fold(other.name_zh)}:
            raise UserError(
                _("There is a stage %(name)s already.") % {"name": stage_called(other)},
                _("Give another name."),
                field="name_en",
            )


def _set_kind(work: Work, stage: PipelineStage, command: SaveStage) -> None:
    """The kind, and the probability that goes with it: 100 of won, 0 of lost, whatever is given."""
    kind = command.kind
    one_of(kind, codes.STAGE_KIND, "kind")
    if not isinstance(kind, Unset) and kind != stage.kind:
        if stage.id is not None:
            if _standing(work, stage):
                raise UserError(
                    _("Deals stand at this stage: what they are would change with it."),
                    _("Move them first, or add another stage."),
                    field="kind",
                )
            _refuse_last(work, stage)
        stage.kind = kind
    put(stage, "probability", within(command.probability, 0, 100, "probability"))
    if stage.kind != "open":
        put(stage, "probability", _CLOSED_PROBABILITY[stage.kind])


def _place(work: Work, stage: PipelineStage, before_id: int | None) -> None:
    others = _living(work)
    if before_id is not None:
        living(work, PipelineStage, before_id)
        at = next(at for at, one in enumerate(others) if one.id == before_id)
    elif stage.kind == "open":
        closed = (at for at, one in enumerate(others) if one.kind != "open")
        at = next(closed, len(others))
    else:
        at = len(others)
    _renumber(work, [*others[:at], stage, *others[at:]])


def _renumber(work: Work, stages: list[PipelineStage]) -> None:
    for position, stage in enumerate(stages):
        put(stage, "position", position)
        work.session.add(stage)
    work.session.flush()


def _standing(work: Work, stage: PipelineStage) -> int:
    statement = select(func.count()).where(
        Opportunity.stage_id == stage.id, col(Opportunity.archived_at).is_(None)
    )
    return work.session.exec(statement).one()


def _refuse_last(work: Work, stage: PipelineStage) -> None:
    if not any(one.kind == stage.kind for one in _living(work) if one.id != stage.id):
        raise UserError(
            _("The ladder needs a stage of each kind: open, won and lost."),
            _("Add another one first."),
            field="kind",
        )
