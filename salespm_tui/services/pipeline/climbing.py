"""A deal comes to a stage: what changes with it, and what the history takes down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, language
from salespm_tui.domain import codes
from salespm_tui.services.fields import living, one_of
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Opportunity, PipelineStage, StageChange

_PREFIX = {"won": "win_", "lost": "lost_"}


@dataclass(frozen=True, slots=True)
class Ending:
    """Why and when a deal was won or lost; the day is today's where none is given."""

    reason: str | None = None
    detail: str = ""
    closed_on: date | None = None


def enter(
    work: Work, deal: Opportunity, stage: PipelineStage, ending: Ending, note: str = ""
) -> None:
    """Put the deal at the stage, and write the change down with what the deal was worth then.

    UserError where it is won or lost without a reason that fits. A closed deal that comes to an open
    stage is open again: its reason and its day go.
    """
    from_stage_id = deal.stage_id if deal.id is not None else None
    deal.stage_id = stage.id
    deal.stage_entered_at = work.now
    if stage.kind == "open":
        _open(deal)
    else:
        _close(work, deal, stage.kind, ending)
    work.session.add(deal)
    work.session.flush()
    work.session.add(
        StageChange(
            opportunity_id=deal.id,
            from_stage_id=from_stage_id,
            to_stage_id=stage.id,
            at=work.now,
            note=clean_text(note, multiline=True),
            amount_minor_at=deal.amount_minor,
            probability_at=_probability(deal, stage),
        )
    )
    work.session.flush()


def stage_called(stage: PipelineStage) -> str:
    """The name of the stage in the language of the moment."""
    return stage.name_zh if language() == "zh" else stage.name_en


def first_open_stage(work: Work) -> PipelineStage:
    """Where new deals stand; UserError where the ladder has no open stage."""
    found = work.session.exec(
        select(PipelineStage)
        .where(PipelineStage.kind == "open", col(PipelineStage.archived_at).is_(None))
        .order_by(col(PipelineStage.position), col(PipelineStage.id))
    ).first()
    if found is None:
        raise UserError(_("The pipeline has no open stage."), _("Add one first."), field="stage_id")
    return found


def stage_for(work: Work, stage_id: int | None) -> PipelineStage:
    """The stage of that id, the first open one for None."""
    return first_open_stage(work) if stage_id is None else living(work, PipelineStage, stage_id)


def checked_reason(reason: str | None, kind: str) -> str:
    """A reason that fits won or lost; UserError for another one, and for none."""
    if not reason:
        raise UserError(
            _("Why was it won?") if kind == "won" else _("Why was it lost?"),
            _("Choose the reason: what comes after is learned from it."),
            field="outcome_reason",
        )
    fitting = tuple(
        code for code in codes.OUTCOME_REASON if code == "other" or code.startswith(_PREFIX[kind])
    )
    chosen: str = one_of(reason, fitting, "outcome_reason")
    return chosen


def checked_close(closed_on: date | None, opened_on: date | None, today: date) -> date | None:
    """The day on which a deal closed; UserError for one to come, or before it was opened."""
    if closed_on is None:
        return None
    if closed_on > today:
        raise UserError(
            _("A deal cannot have closed on a day that is still to come."),
            _("Give today or an earlier day."),
            field="closed_on",
        )
    if opened_on is not None and closed_on < opened_on:
        raise UserError(
            _("It would have closed before it was opened."),
            _("Give a later day, or correct the day on which it was opened."),
            field="closed_on",
        )
    return closed_on


def _open(deal: Opportunity) -> None:
    if deal.forecast_category == "closed":
        deal.forecast_category = "pipeline"
    deal.closed_on = None
    deal.outcome_reason = None
    deal.outcome_detail = ""


def _close(work: Work, deal: Opportunity, kind: str, ending: Ending) -> None:
    deal.outcome_reason = checked_reason(ending.reason, kind)
    deal.outcome_detail = clean_text(ending.detail, multiline=True)
    deal.closed_on = checked_close(ending.closed_on or work.today, deal.opened_on, work.today)
    deal.forecast_category = "closed"


def _probability(deal: Opportunity, stage: PipelineStage) -> int | None:
    if stage.kind != "open":
        return 100 if stage.kind == "won" else 0
    return stage.probability if deal.probability_override is None else deal.probability_override
