"""The forms of a stage of the ladder, and of cash that came in."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.pipeline import DealRow, SavePayment, SaveStage, StageRow
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.ui.forms.around import day_field, money_field, or_none, text_of
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.forms.percentage import read_percentage
from salespm_tui.ui.present import client_words
from salespm_tui.ui.present import pipeline_words as words


def stage_form(stage: StageRow | None = None, before_id: int | None = None) -> Form:
    """A new stage, before another; or the one given."""
    stage_id = None if stage is None else stage.id
    kind = "open" if stage is None else stage.kind
    fields = (
        Field("name_en", _("Name, English"), text_of(stage, "name_en")),
        Field("name_zh", _("Name, Chinese"), text_of(stage, "name_zh")),
        Field("kind", _("Kind"), kind, choices=client_words.choices(words.STAGE_KINDS)),
        Field(
            "probability",
            _("Probability"),
            text_of(stage, "probability"),
            read=read_percentage,
            say=lambda found: "" if found is None else f"{found}%",
            hint=_("empty: not known"),
        ),
        Field(
            "rot_days",
            _("Stale after"),
            text_of(stage, "rot_days"),
            read=or_none(_days),
            say=_say_days,
            hint=_("days without anything; empty: never"),
        ),
        Field("exit_criteria", _("Exit criteria"), text_of(stage, "exit_criteria"), lines=4),
    )
    return Form(
        key=f"stage-{stage_id}",
        title=_("New stage") if stage is None else stage.name,
        fields=fields,
        make=lambda values: SaveStage(stage_id=stage_id, before_id=before_id, **values),
        creating=stage is None,
    )


def payment_form(deal: DealRow, today: date) -> Form:
    """Cash that came in for a deal."""
    fields = (
        money_field("amount_minor", _("Amount"), None, deal.currency),
        day_field("collected_on", _("On"), today, today),
        Field("note", _("Note"), ""),
    )
    return Form(
        key=f"payment-{deal.id}",
        title=_("Payment for %(name)s") % {"name": deal.name},
        fields=fields,
        make=lambda values: SavePayment(
            **{k: v for k, v in values.items() if v is not None}, deal_id=deal.id
        ),
        creating=True,
    )


def _days(text: str) -> int:
    typed = text.strip().rstrip("d天").strip()
    if not typed.isdigit() or not 1 <= int(typed) <= 3660:
        raise UserError(_("“%(text)s” is not a number of days.") % {"text": text.strip()[:20]})
    return int(typed)


def _say_days(days: int | None) -> str:
    if days is None:
        return ""
    return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}
