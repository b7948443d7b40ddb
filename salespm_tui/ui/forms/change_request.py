"""The forms of a change: what is asked for, what it would take, and what was decided."""

from __future__ import annotations

import re
from datetime import date

from salespm_tui.contract.change_requests import (
    AssessChangeRequest,
    ChangeRequestRow,
    DecideChangeRequest,
    SaveChangeRequest,
)
from salespm_tui.contract.clients import ClientDetail
from salespm_tui.contract.values import UNSET
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.ui.forms.around import day_field, money_field, or_none, text_of
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.forms.promise import project_choice

_DAYS = re.compile(r"([+−-]?)\s*(\d{1,4})\s*(?:d|days?|天|个工作日|日)?", re.IGNORECASE)


def change_form(
    detail: ClientDetail,
    change: ChangeRequestRow | None = None,
    *,
    project_id: int | None = None,
    currency: str = "",
) -> Form:
    """A new change that the client asks for, or the one given."""
    today, change_id = detail.today, None if change is None else change.id
    fixed = change is not None and change.status in ("approved", "implemented")
    priority = tuple((str(number), f"{number}/5") for number in range(1, 6))
    fields = (
        Field("title", _("Change"), text_of(change, "title"), required=True),
        *(project_choice(detail, project_id, needed=True),)[: change is None],
        Field("reason", _("Because"), text_of(change, "reason")),
        *(() if fixed else _impact_fields(change, currency)),
        Field(
            "priority",
            _("Priority"),
            text_of(change, "priority") or "3",
            choices=priority,
            read=int,
        ),
        day_field(
            "requested_on", _("Asked for"), today if change is None else change.requested_on, today
        ),
        day_field("decide_by", _("Decide by"), None if change is None else change.decide_by, today),
        Field("description", _("Description"), text_of(change, "description"), lines=4),
    )
    return Form(
        key=f"change-{detail.client.id}-{change_id}",
        title=_("New change for %(name)s") % {"name": detail.client.name}
        if change is None
        else change.title,
        fields=fields,
        make=lambda values: SaveChangeRequest(
            change_request_id=change_id,
            client_id=detail.client.id if change_id is None else UNSET,
            **values,
        ),
        creating=change is None,
    )


def assess_form(change: ChangeRequestRow) -> Form:
    """What the change would take: scope, days, money."""
    return Form(
        key=f"assess-{change.id}",
        title=_("What it would take: %(title)s") % {"title": change.title},
        fields=_impact_fields(change, change.currency),
        make=lambda values: AssessChangeRequest(change.id, **values),
        creating=True,
    )


def _impact_fields(change: ChangeRequestRow | None, currency: str) -> tuple[Field, ...]:
    days = None if change is None else change.impact_days
    return (
        Field("impact_scope", _("Scope"), text_of(change, "impact_scope")),
        Field(
            "impact_days",
            _("Days"),
            "" if days is None else f"{days:+d}" if days else "0",
            read=or_none(read_days),
            say=_say_days,
            hint=_("working days: 5, -2"),
        ),
        money_field(
            "impact_cost_minor",
            _("Money"),
            None if change is None else change.impact_cost_minor,
            currency if change is None else change.currency,
        ),
    )


def read_days(text: str) -> int:
    """Working days, fewer where negative; UserError where it is no number of days."""
    match = _DAYS.fullmatch(text.strip())
    if match is None:
        raise UserError(_("These are no working days."), _("Type for example: 5 or -2."))
    return int(match[2]) * (-1 if match[1] in ("-", "−") and match[1] else 1)


def _say_days(days: int | None) -> str:
    if days is None:
        return ""
    return ngettext("%(number)d working day", "%(number)d working days", abs(days)) % {
        "number": days
    }


def decision_form(change: ChangeRequestRow, decision: str, today: date) -> Form:
    """Who decided, when, and why; a rejection needs a word."""
    title = {
        "approved": _("Approve: %(title)s"),
        "rejected": _("Reject: %(title)s"),
        "withdrawn": _("Withdrawn: %(title)s"),
    }[decision]
    fields = (
        Field("note", _("A word on it"), "", required=decision == "rejected"),
        Field("by", _("Decided by"), ""),
        day_field("on", _("Decided on"), today, today),
    )
    return Form(
        key=f"decide-{change.id}-{decision}",
        title=title % {"title": change.title},
        fields=fields,
        make=lambda values: DecideChangeRequest(change.id, decision, **values),
        creating=True,
    )
