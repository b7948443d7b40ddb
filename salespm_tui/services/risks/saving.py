"""Risks as people type them become rows, or are refused with a way out."""

from __future__ import annotations

from salespm_tui.contract.risks import SaveRisk
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.domain import codes
from salespm_tui.domain.risk import STEPS, next_review, strategies_for
from salespm_tui.services.clients.ties import or_none
from salespm_tui.services.fields import living, one_of, paragraphs, put, required, within, words
from salespm_tui.services.issues.deriving import put_links
from salespm_tui.services.issues.measures import add_measures
from salespm_tui.services.risks.reviewing import note_review
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Risk

MOST_CADENCE_DAYS = 3650
MOST_DAYS = 100_000
MOST_MINOR = 10**16
_TEXTS = ("cause", "event", "effect", "response", "contingency", "trigger", "notes")
_LIMITS = {
    "probability": (1, STEPS),
    "impact": (1, STEPS),
    "residual_probability": (1, STEPS),
    "residual_impact": (1, STEPS),
    "impact_schedule_days": (0, MOST_DAYS),
    "impact_cost_minor": (0, MOST_MINOR),
    "review_every_days": (1, MOST_CADENCE_DAYS),
}
_OPEN_STATUS = tuple(code for code in codes.RISK_STATUS if code not in codes.ENDED_RISK_STATUS)


def save_risk(work: Work, command: SaveRisk) -> Outcome:
    """Create or change a risk; a changed rating is noted as the review of the day."""
    new = command.risk_id is None
    if command.risk_id is None:
        risk = Risk(title=required(command.title, "title"), identified_on=work.today)
    else:
        risk = living(work, Risk, command.risk_id)
        if not isinstance(command.title, Unset):
            put(risk, "title", required(command.title, "title"))
    before = (risk.probability, risk.impact)
    put_links(work, risk, command, new=new)
    _put_words(risk, command)
    for field, (low, high) in _LIMITS.items():
        put(risk, field, within(getattr(command, field), low, high, field))
    _put_kind(risk, command)
    _put_status(risk, command)
    for field in ("triggered_on", "identified_on", "next_review_on"):
        put(risk, field, getattr(command, field))
    if new and isinstance(command.next_review_on, Unset):
        put(risk, "next_review_on", next_review(None, risk.review_every_days, work.today))
    work.session.add(risk)
    work.session.flush()
    if (risk.probability, risk.impact) != before:
        note_review(work, risk)
    add_measures(work, risk, command.actions, "response")
    said = N_("Added risk %(title)s") if new else N_("Changed risk %(title)s")
    return Outcome(label(said, title=risk.title), ref=Ref("risk", risk.id))


def _put_words(risk: Risk, command: SaveRisk) -> None:
    for field in _TEXTS:
        put(risk, field, paragraphs(getattr(command, field)))
    put(risk, "owner", words(command.owner))


def _put_kind(risk: Risk, command: SaveRisk) -> None:
    """Category, polarity, and a strategy that answers it."""
    put(risk, "category", one_of(command.category, codes.RISK_CATEGORY, "category"))
    put(risk, "polarity", one_of(command.polarity, codes.RISK_POLARITY, "polarity"))
    put(risk, "proximity", or_none(command.proximity, codes.RISK_PROXIMITY, "proximity"))
    fitting = strategies_for(risk.polarity)
    put(risk, "strategy", or_none(command.strategy, fitting, "strategy"))
    if risk.strategy not in fitting:
        put(risk, "strategy", None)


def _put_status(risk: Risk, command: SaveRisk) -> None:
    status = one_of(command.status, codes.RISK_STATUS, "status")
    if isinstance(status, Unset) or status == risk.status:
        return
    if status not in _OPEN_STATUS:
        raise UserError(
            _("A risk does not end by itself."),
            _("Close it with a reason, or say that it has occurred."),
            field="status",
        )
    put(risk, "status", status)
    put(risk, "closed_on", None)
    put(risk, "close_reason", "")
