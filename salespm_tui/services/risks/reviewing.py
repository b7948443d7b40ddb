"""Looking at a risk again: its rating moves, the day's review is noted, the next one is set."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from salespm_tui.contract.risks import MoveRisk, ReviewRisk, TriggerRisk
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain import codes
from salespm_tui.domain.risk import STEPS, next_review, score
from salespm_tui.services.fields import living, put, within
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Risk, RiskReview


def move_risk(work: Work, command: MoveRisk) -> Outcome:
    """Put a risk into another cell; nothing is written where it lies there already."""
    risk = open_risk(work, command.risk_id)
    prefix = "residual_" if command.residual else ""
    before = _rating(risk, prefix)
    _rate(risk, f"{prefix}probability", command.probability)
    _rate(risk, f"{prefix}impact", command.impact)
    moved = _rating(risk, prefix) != before
    if not command.residual and (moved or command.note.strip()):
        note_review(work, risk, command.note)
        _push_review(work, risk)
    work.session.add(risk)
    work.session.flush()
    return Outcome(_said_of_move(risk, prefix), ref=Ref("risk", risk.id))


def review_risk(work: Work, command: ReviewRisk) -> Outcome:
    """Look at a risk, whether or not its rating changes."""
    risk = open_risk(work, command.risk_id)
    for field in ("probability", "impact", "residual_probability", "residual_impact"):
        _rate(risk, field, getattr(command, field))
    note_review(work, risk, command.note)
    if isinstance(command.next_review_on, Unset):
        _push_review(work, risk)
    else:
        put(risk, "next_review_on", command.next_review_on)
    work.session.add(risk)
    work.session.flush()
    return Outcome(label(N_("Reviewed risk %(title)s"), title=risk.title), ref=Ref("risk", risk.id))


def trigger_risk(work: Work, command: TriggerRisk) -> Outcome:
    """The trigger was seen, or was not after all."""
    risk = open_risk(work, command.risk_id)
    seen: date | None = (
        work.today if isinstance(command.triggered_on, Unset) else command.triggered_on
    )
    put(risk, "triggered_on", seen)
    work.session.add(risk)
    work.session.flush()
    if seen is None:
        said = label(N_("The trigger of risk %(title)s was not seen"), title=risk.title)
    else:
        words = N_("The trigger of risk %(title)s was seen on %(day)s")
        said = label(words, title=risk.title, day=seen)
    return Outcome(said, ref=Ref("risk", risk.id))


def open_risk(work: Work, risk_id: int) -> Risk:
    """The risk of that id; UserError where it is gone or has ended."""
    risk = living(work, Risk, risk_id)
    if risk.status in codes.ENDED_RISK_STATUS:
        raise UserError(
            _("This risk has ended."), _("Reopen it first if it is to be watched again.")
        )
    return risk


def note_review(work: Work, risk: Risk, note: str = "") -> None:
    """The rating of the risk as the review of the day: one a day, whose last rating counts."""
    today = select(RiskReview).where(
        RiskReview.risk_id == risk.id,
        RiskReview.on == work.today,
        col(RiskReview.archived_at).is_(None),
    )
    review = work.session.exec(today.order_by(col(RiskReview.id).desc())).first()
    if review is None:
        review = RiskReview(risk_id=risk.id, on=work.today)
    put(review, "probability", risk.probability)
    put(review, "impact", risk.impact)
    said = clean_text(note, multiline=True)
    if said:
        put(review, "note", f"{review.note}\n{said}".strip())
    work.session.add(review)


def _push_review(work: Work, risk: Risk) -> None:
    put(
        risk, "next_review_on", next_review(risk.next_review_on, risk.review_every_days, work.today)
    )


def _rate(risk: Risk, field: str, step: int | Unset | None) -> None:
    put(risk, field, within(step, 1, STEPS, field))


def _rating(risk: Risk, prefix: str) -> tuple[int | None, int | None]:
    return getattr(risk, f"{prefix}probability"), getattr(risk, f"{prefix}impact")


def _said_of_move(risk: Risk, prefix: str) -> Label:
    points = score(*_rating(risk, prefix))
    if prefix:
        words = N_("Rated what remains of risk %(title)s")
        scored = N_("Rated what remains of risk %(title)s: score %(score)d")
    else:
        words, scored = N_("Moved risk %(title)s"), N_("Moved risk %(title)s to score %(score)d")
    if points is None:
        return label(words, title=risk.title)
    return label(scored, title=risk.title, score=points)
