"""The forms of a lead, and of making a deal of it."""

from __future__ import annotations

from salespm_tui.contract.pipeline import ConvertLead, LeadRow, SaveLead
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms.around import (
    Around,
    day_field,
    money_field,
    next_step_fields,
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


def lead_form(around: Around, lead: LeadRow | None = None) -> Form:
    """A new lead, or the one given."""
    lead_id = None if lead is None else lead.id
    statuses = {code: text for code, text in words.LEAD_STATUSES.items() if code != "converted"}
    status = "new" if lead is None else lead.status
    if status == "converted":
        statuses = {"converted": words.LEAD_STATUSES["converted"]}
    fields = (
        Field("title", _("Lead"), text_of(lead, "title"), required=True),
        Field("company", _("Company"), text_of(lead, "company")),
        client_field(text_of(lead, "client"), around.clients),
        Field("contact_name", _("Contact"), text_of(lead, "contact_name")),
        Field("phone", _("Phone"), text_of(lead, "phone")),
        Field("email", _("E-mail"), text_of(lead, "email")),
        picked_field("source", _("Source"), words.SOURCES, lead),
        Field("status", _("Status"), status, choices=client_words.choices(statuses)),
        Field("lost_reason", _("Why not"), text_of(lead, "lost_reason"), hint=_("if disqualified")),
        Field(
            "score", _("Score"), text_of(lead, "score"), read=read_percentage, hint=_("0 to 100")
        ),
        *(next_step_fields(around.today) if lead is None else ()),
        Field("owner", _("Owner"), text_of(lead, "owner")),
        project_field(around, around.project_id if lead is None else lead.project_id),
        Field("notes", _("Notes"), text_of(lead, "notes"), lines=4),
    )
    return Form(
        key=f"lead-{lead_id}",
        title=_("New lead") if lead is None else lead.title,
        fields=fields,
        make=lambda values: SaveLead(lead_id=lead_id, **values),
        creating=lead is None,
    )


def convert_form(around: Around, lead: LeadRow) -> Form:
    """Make a deal of a lead: as what, with whom, for how much."""
    fields = (
        Field("name", _("Deal"), lead.title, required=True),
        client_field(lead.client or "", around.clients),
        *stage_fields(around, None),
        money_field("amount_minor", _("Amount"), None, around.currency),
        day_field("expected_close_on", _("Closes"), None, around.today),
    )
    return Form(
        key=f"convert-{lead.id}",
        title=_("Make a deal of %(lead)s") % {"lead": lead.title},
        fields=fields,
        make=lambda values: ConvertLead(lead.id, **values),
        creating=True,
    )
