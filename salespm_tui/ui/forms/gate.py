"""The form of a decision at a gate."""

from __future__ import annotations

from typing import Any

from salespm_tui.contract.gates import DecideGate, Gate
from salespm_tui.core.i18n import _
from salespm_tui.domain.gates import needs_reason
from salespm_tui.ui.forms.around import day_field
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.present import plan_words
from salespm_tui.ui.present import project_words as words
from salespm_tui.ui.present.client_words import word


def decision_form(gate: Gate, decision: str) -> Form:
    """Why, by whom and when; a no, and going on while points are open, need a reason."""
    phase = gate.summary.phase
    fields = (
        Field("reason", _("Because"), "", required=needs_reason(decision, gate.summary.open)),
        Field("decided_by", _("Decided by"), ""),
        day_field("decided_on", _("Decided on"), gate.today, gate.today),
    )

    def make(values: dict[str, Any]) -> DecideGate:
        return DecideGate(gate.project_id, decision, phase, **values)

    title = _("Gate of %(phase)s: %(decision)s") % {
        "phase": word(plan_words.PROJECT_PHASE, phase),
        "decision": word(words.DECISIONS, decision),
    }
    return Form(f"gate:{gate.project_id}:{phase}:{decision}", title, fields, make, creating=True)
