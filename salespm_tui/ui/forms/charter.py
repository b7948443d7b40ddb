"""The forms of a project's card: the groups of its charter, how it stands, and a copy of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from salespm_tui.contract.portfolio import Charter, CopyProject, PortfolioRow, ProjectCard
from salespm_tui.contract.projects import SaveProject
from salespm_tui.core.i18n import N_, _
from salespm_tui.domain.capture import KnownClient
from salespm_tui.ui.forms.around import day_field, picked_field
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.forms.project import client_field
from salespm_tui.ui.present import plan_words
from salespm_tui.ui.present import project_words as words
from salespm_tui.ui.present.client_words import choices
from salespm_tui.ui.present.project_card import FIELDS, GROUPS, LONG_FIELDS

_COPIED = {
    "plan": N_("Plan"),
    "people": N_("People"),
    "budget": N_("Budget"),
    "risks": N_("Open risks"),
    "gate_points": N_("Gate points"),
}
_YES = "yes"


def charter_form(card: ProjectCard, group: str) -> Form:
    """One group of the charter's fields (`project_card.GROUPS`)."""
    fields: list[Field] = []
    for name, (of, label) in FIELDS.items():
        if of == group:
            fields += _charter_fields(card.charter, name, _(label), card.today)

    def make(values: dict[str, Any]) -> SaveProject:
        return SaveProject(card.row.id, **values)

    title = f"{card.row.code} {_(GROUPS[group])}"
    return Form(f"charter:{card.row.id}:{group}", title, tuple(fields), make)


def _charter_fields(charter: Charter, name: str, label: str, today: date) -> tuple[Field, ...]:
    if name in LONG_FIELDS:
        return (Field(name, label, getattr(charter, name), lines=4),)
    if name == "feasibility":
        return (Field(name, label, charter.feasibility, choices=choices(words.FEASIBILITY)),)
    return (
        Field(name, label, charter.approved_by),
        day_field("approved_on", _("Approved on"), charter.approved_on, today),
    )


def standing_form(card: ProjectCard) -> Form:
    """Status, phase, health by hand, and the days that progress is held against."""
    row, charter = card.row, card.charter
    fields = (
        Field("status", _("Status"), row.status, choices=choices(plan_words.PROJECT_STATUS)),
        Field("phase", _("Phase"), row.phase, choices=choices(plan_words.PROJECT_PHASE)),
        picked_field(
            "health_override",
            _("Health"),
            plan_words.HEALTH,
            charter,
            nobody=_("as the data says"),
        ),
        day_field("end_on", _("Agreed finish"), charter.end_on, card.today),
        day_field("status_date", _("Status date"), charter.status_date, card.today),
    )
    title = _("Standing of %(project)s") % {"project": f"{row.code} {row.name}"}
    return Form(f"standing:{row.id}", title, fields, lambda values: SaveProject(row.id, **values))


def copy_form(row: PortfolioRow, today: date, known: Sequence[KnownClient]) -> Form:
    """A new project like this one: its name, start and client, and what comes along."""
    yes_no = ((_YES, _("yes")), ("no", _("no")))
    fields = (
        Field("name", _("Name"), "", required=True),
        Field("code", _("Code"), "", read=str, hint=_("made from the name")),
        day_field("start_on", _("Start"), today, today),
        client_field(row.client or "", known),
        *(
            Field(name, _(label), _YES, choices=yes_no, read=lambda text: text == _YES)
            for name, label in _COPIED.items()
        ),
    )

    def make(values: dict[str, Any]) -> CopyProject:
        return CopyProject(row.id, **{"start_on": today, **_given(values)})

    title = _("A project like %(project)s") % {"project": f"{row.code} {row.name}"}
    return Form(f"copy-project:{row.id}", title, fields, make, creating=True)


def _given(values: dict[str, Any]) -> dict[str, Any]:
    """Without a start that was emptied: today counts then."""
    return {name: value for name, value in values.items() if name != "start_on" or value}
