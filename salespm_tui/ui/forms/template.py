"""The forms of templates: a project made from one, a template made of a project, another name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from salespm_tui.contract.portfolio import PortfolioRow
from salespm_tui.contract.team import ResourceRow
from salespm_tui.contract.templates import (
    FinishToTemplate,
    NewFromTemplate,
    RenameTemplate,
    TemplateDetail,
    TemplateRole,
    TemplateRow,
)
from salespm_tui.core.i18n import _
from salespm_tui.core.money import minor_digits
from salespm_tui.domain.capture import KnownClient
from salespm_tui.ui.forms.around import day_field
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.forms.project import client_field
from salespm_tui.ui.forms.risk import in_parts, money_in_millionths

_ROLE = "role:"


@dataclass(frozen=True, slots=True)
class TemplateAround:
    """What the form of a new project chooses from: today, the workspace's currency, clients, and
    everybody and everything that may take a role."""

    today: date
    currency: str
    clients: Sequence[KnownClient]
    resources: Sequence[ResourceRow]


def from_template_form(detail: TemplateDetail, around: TemplateAround) -> Form:
    """A new project of this template: name, start, client, who takes which role, the budget."""
    today = around.today
    roles = [(f"{_ROLE}{role.key}", role) for role in detail.roles]
    fields = (
        Field("name", _("Name"), "", required=True),
        Field("code", _("Code"), "", read=str, hint=_("made from the name")),
        day_field("start_on", _("Start"), today, today),
        client_field("", around.clients),
        Field("manager", _("Manager"), ""),
        *(_role_field(name, role, around.resources) for name, role in roles),
        *(_money_fields(around.currency) if detail.budget else ()),
    )

    def make(values: dict[str, Any]) -> NewFromTemplate:
        people = tuple(
            (role.key, values[name]) for name, role in roles if values.get(name) is not None
        )
        given = {name: value for name, value in values.items() if not name.startswith(_ROLE)}
        start = given.pop("start_on", None) or today
        if given.get("budget_minor") is not None:
            digits = minor_digits(given.get("currency") or around.currency)
            given["budget_minor"] = in_parts(given["budget_minor"], digits)
        return NewFromTemplate(detail.row.ref, start_on=start, people=people, **given)

    ref = detail.row.ref
    title = _("A project from “%(template)s”") % {"template": str(detail.row.name)}
    return Form(
        f"from-template:{ref.template_id}:{ref.shipped}", title, fields, make, creating=True
    )


def _money_fields(currency: str) -> tuple[Field, ...]:
    return (
        Field("currency", _("Currency"), currency, read=str),
        money_in_millionths("budget_minor", _("Budget"), ""),
    )


def _role_field(name: str, role: TemplateRole, resources: Sequence[ResourceRow]) -> Field:
    """Who takes a role: those of that job first, then the others of its kind."""
    suggested = dict(role.suggested)
    others = {one.id: one.name for one in resources if one.kind == role.kind and one.active}
    known = {**suggested, **{key: who for key, who in others.items() if key not in suggested}}
    picked = tuple((str(key), who) for key, who in known.items())
    return Field(
        name,
        str(role.name),
        picked[0][0] if len(suggested) == 1 else "",
        choices=(("", _("nobody yet")), *picked),
        read=lambda text: int(text) if text else None,
    )


def finish_form(row: PortfolioRow) -> Form:
    """A template made of this project."""
    fields = (
        Field("name", _("Name"), row.name, required=True),
        Field("notes", _("Notes"), "", lines=3),
    )
    title = _("A template made of %(project)s") % {"project": f"{row.code} {row.name}"}
    return Form(
        f"finish:{row.id}",
        title,
        fields,
        lambda values: FinishToTemplate(row.id, **{"name": row.name, **values}),
        creating=True,
    )


def rename_form(row: TemplateRow) -> Form:
    """Another name or other notes for a stored template."""
    template_id = row.ref.template_id
    assert template_id is not None
    fields = (
        Field("name", _("Name"), str(row.name), required=True),
        Field("notes", _("Notes"), str(row.notes), lines=3),
    )
    return Form(
        f"template:{template_id}",
        str(row.name),
        fields,
        lambda values: RenameTemplate(template_id, **values),
    )
