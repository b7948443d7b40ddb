"""The forms of a deal and of a next step."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.clients import SaveActionItem
from salespm_tui.contract.pipeline import DealRow, LeadRow, SaveDeal
from salespm_tui.contract.values import UNSET, Unset
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms.around import (
    Around,
    day_field,
    money_field,
    next_step_fields,
    or_none,
    picked_field,
    project_field,
    stage_fields,
    text_of,
)
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.forms.percentage import read_percentage
from salespm_tui.ui.forms.project import client_field
from salespm_tui.ui.present import client_words
from salespm_tui.ui.present import pipeline_words as words


def deal_form(around: Around, deal: DealRow | None = None, stage_id: int | None = None) -> Form:
    """A new deal, at that stage; or the one given."""
    deal_id = None if deal is None else deal.id
    fields = (
        Field("name", _("Name"), text_of(deal, "name"), required=True),
        client_field(text_of(deal, "client"), around.clients),
        money_field(
            "amount_minor",
            _("Amount"),
            None if deal is None else deal.amount_minor,
            around.currency if deal is None else deal.currency,
        ),
        Field(
            "currency",
            _("Currency"),
            text_of(deal, "currency"),
            read=_currency,
            hint=around.currency,
        ),
        *(stage_fields(around, stage_id) if deal is None else ()),
        *_open_fields(deal, around),
        *_closed_fields(deal, around),
        picked_field("waiting_on", _("Waits on"), words.WAITING_ON, deal, nobody=_("nobody")),
        *(next_step_fields(around.today) if deal is None else ()),
        *_bant_fields(deal),
        Field("owner", _("Owner"), text_of(deal, "owner")),
        Field("products", _("Products"), text_of(deal, "products")),
        Field("competitor", _("Competitor"), text_of(deal, "competitor")),
        project_field(around, around.project_id if deal is None else deal.project_id),
        Field("notes", _("Notes"), text_of(deal, "notes"), lines=4),
    )
    return Form(
        key=f"deal-{deal_id}",
        title=_("New deal") if deal is None else deal.name,
        fields=fields,
        make=lambda values: SaveDeal(deal_id=deal_id, **values),
        creating=deal is None,
    )


def _open_fields(deal: DealRow | None, around: Around) -> tuple[Field, ...]:
    """What is asked only of a deal that is neither won nor lost."""
    if deal is not None and deal.kind != "open":
        return ()
    manual = ""
    if deal is not None and deal.probability_is_manual and deal.probability is not None:
        manual = str(deal.probability)
    category = "pipeline" if deal is None else deal.forecast_category
    known = {code: text for code, text in words.CATEGORIES.items() if code != "closed"}
    return (
        day_field(
            "expected_close_on",
            _("Closes"),
            None if deal is None else deal.expected_close_on,
            around.today,
        ),
        Field(
            "probability",
            _("Probability"),
            manual,
            read=read_percentage,
            say=lambda found: "" if found is None else f"{found}%",
            hint=_("empty: that of the stage"),
        ),
        Field("forecast_category", _("Forecast"), category, choices=client_words.choices(known)),
    )


def _closed_fields(deal: DealRow | None, around: Around) -> tuple[Field, ...]:
    """What is asked of a deal that is won or lost."""
    if deal is None or deal.kind == "open":
        return ()
    return (
        day_field("closed_on", _("Closed"), deal.closed_on, around.today),
        picked_field("outcome_reason", _("Reason"), words.reasons(deal.kind), deal),
        Field("outcome_detail", _("A word on it"), deal.outcome_detail, lines=3),
    )


def _bant_fields(deal: DealRow | None) -> tuple[Field, ...]:
    """Budget, authority, need and timing, each 0 to 3."""
    scores = (
        ("", _("not known")),
        *((str(n), f"{n} {_(text)}") for n, text in enumerate(words.BANT_SCORES)),
    )
    names = ("bant_budget", "bant_authority", "bant_need", "bant_timing")
    known = (None,) * 4 if deal is None else deal.bant
    return tuple(
        Field(
            name, _(label), "" if score is None else str(score), choices=scores, read=or_none(int)
        )
        for name, label, score in zip(names, words.BANT, known, strict=True)
    )


def step_form(record: DealRow | LeadRow, today: date) -> Form:
    """A next step of a deal or a lead."""
    is_lead = isinstance(record, LeadRow)
    name = record.title if isinstance(record, LeadRow) else record.name
    fields = (
        Field("title", _("Next step"), "", required=True),
        day_field("due_on", _("Due"), None, today),
        Field("owner", _("Owner"), record.owner),
    )
    return Form(
        key=f"step-of-{'lead' if is_lead else 'deal'}-{record.id}",
        title=_("New next step: %(name)s") % {"name": name},
        fields=fields,
        make=lambda values: SaveActionItem(
            kind="follow_up",
            client_id=record.client_id,
            project_id=record.project_id,
            lead_id=record.id if is_lead else UNSET,
            opportunity_id=UNSET if is_lead else record.id,
            **values,
        ),
        creating=True,
    )


def _currency(text: str) -> str | Unset:
    return text.strip().upper() or UNSET
