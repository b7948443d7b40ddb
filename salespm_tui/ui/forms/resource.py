"""The forms of the team: a resource, a skill of it, days off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from salespm_tui.contract.projects import ProjectRow
from salespm_tui.contract.team import (
    AddDayOff,
    ResourceRow,
    SaveResource,
    SaveSkill,
    SkillRow,
)
from salespm_tui.core.durations import format_duration, read_duration
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms.around import day_field, money_field, or_none, text_of
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.present.client_words import choices
from salespm_tui.ui.present.team_words import KINDS

_MONEY = frozenset({"cost_rate_minor_per_hour", "price_minor"})
_MOST_LEVEL = 5
_MOST_YEARS = 80
_WHOLE_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class TeamAround:
    """What the forms choose from: today, the projects, the project of what is new, and the currency
    of what belongs to none."""

    today: date
    projects: Sequence[ProjectRow]
    project_id: int | None
    currency: str

    def currency_of(self, project_id: int | None) -> str:
        """In which money that project counts."""
        known = (one.currency for one in self.projects if one.id == project_id)
        return next(known, self.currency)


def resource_form(around: TeamAround, row: ResourceRow | None = None, kind: str = "person") -> Form:
    """A new resource of that kind, or the one given."""
    currency = around.currency_of(around.project_id) if row is None else row.currency
    resource_id = None if row is None else row.id
    fields = (
        Field("name", _("Name"), text_of(row, "name"), required=True),
        Field("kind", _("Kind"), text_of(row, "kind") or kind, choices=choices(KINDS)),
        Field("job_title", _("Role"), text_of(row, "job_title")),
        Field("responsibilities", _("Answers for"), text_of(row, "responsibilities")),
        Field("authority", _("May decide"), text_of(row, "authority")),
        _capacity(row),
        money_field(
            "cost_rate_minor_per_hour",
            _("Rate an hour"),
            None if row is None else row.cost_rate_minor_per_hour,
            currency,
        ),
        Field("email", _("E-mail"), text_of(row, "email")),
        *_purchase(around, row, currency),
        *_belonging(around, row, kind),
        Field("notes", _("Notes"), text_of(row, "notes"), lines=3),
    )

    def make(values: dict[str, Any]) -> SaveResource:
        if row is None and not _MONEY.isdisjoint(values):
            values = {**values, "currency": currency}  # that in which it was typed
        return SaveResource(resource_id, **values)

    title = _("New resource") if row is None else row.name
    return Form(f"resource:{resource_id}", title, fields, make, creating=row is None)


def _capacity(row: ResourceRow | None) -> Field:
    minutes = None if row is None else row.capacity_min_per_day
    return Field(
        "capacity_min_per_day",
        _("Hours a day"),
        "" if minutes is None else format_duration(minutes, minutes_per_day=_WHOLE_DAY),
        read=or_none(read_hours),
        say=lambda found: (
            "" if found is None else format_duration(found, minutes_per_day=_WHOLE_DAY)
        ),
        hint=_("empty: those of the calendar"),
    )


def read_hours(text: str) -> int:
    """The minutes of a day's work: `6`, `6h`, `7h30`; UserError for none, and for more than a day."""
    found = read_duration(text, minutes_per_day=_WHOLE_DAY, bare_unit="h")
    if not 0 < found.minutes <= _WHOLE_DAY:
        raise UserError(_("A day has from 0 to 24 hours."), _("Type for example 6h or 7h30."))
    return found.minutes


def _purchase(around: TeamAround, row: ResourceRow | None, currency: str) -> tuple[Field, ...]:
    """For what is bought: from whom, by when, whether it came, for how much."""
    today = around.today
    return (
        Field("supplier", _("Supplier"), text_of(row, "supplier"), hint=_("for what is bought")),
        day_field("needed_by", _("Needed by"), None if row is None else row.needed_by, today),
        day_field("ordered_on", _("Ordered on"), None if row is None else row.ordered_on, today),
        day_field(
            "delivered_on", _("Delivered on"), None if row is None else row.delivered_on, today
        ),
        money_field("price_minor", _("Price"), None if row is None else row.price_minor, currency),
    )


def _belonging(around: TeamAround, row: ResourceRow | None, kind: str) -> tuple[Field, ...]:
    """For which project it is bought; whether somebody is still here. A new thing is bought for the
    current project, people belong to none."""
    at = None if row is None else row.project_id
    if row is None and kind != "person":
        at = around.project_id
    offered = (
        ("", _("none")),
        *((str(one.id), f"{one.code} {one.name}") for one in around.projects),
    )
    value = "" if at is None or str(at) not in dict(offered) else str(at)
    fields = [
        Field("project_id", _("Bought for"), value, choices=offered, read=or_none(int)),
    ]
    if row is not None:
        here = (("yes", _("yes")), ("no", _("no longer")))
        fields.append(
            Field(
                "active",
                _("Still here"),
                "yes" if row.active else "no",
                choices=here,
                read=lambda text: text == "yes",
            )
        )
    return tuple(fields)


def skill_form(resource: ResourceRow, today: date, row: SkillRow | None = None) -> Form:
    """A new skill of that resource, or the one given."""
    skill_id = None if row is None else row.id
    levels = tuple((str(level), str(level)) for level in range(1, _MOST_LEVEL + 1))
    fields = (
        Field("skill", _("Skill"), text_of(row, "skill"), required=True),
        Field("level", _("Level"), text_of(row, "level") or "3", choices=levels, read=int),
        Field(
            "years",
            _("Years"),
            text_of(row, "years"),
            read=or_none(read_years),
            hint=_("of experience"),
        ),
        Field("training_plan", _("Training"), text_of(row, "training_plan")),
        day_field("trained_by_on", _("… until"), None if row is None else row.trained_by_on, today),
    )

    def make(values: dict[str, Any]) -> SaveSkill:
        return SaveSkill(skill_id, None if row is not None else resource.id, **values)

    title = _("New skill of %(name)s") if row is None else _("Skill of %(name)s")
    key = f"skill:{resource.id}:{skill_id}"
    return Form(key, title % {"name": resource.name}, fields, make, creating=row is None)


def read_years(text: str) -> int:
    """Whole years; UserError where it is no such number."""
    bare = text.strip()
    if not bare.isdecimal() or int(bare) > _MOST_YEARS:
        raise UserError(
            _("“%(text)s” is no number of years.") % {"text": bare[:20]},
            _("Type whole years, for example 5."),
        )
    return int(bare)


def day_off_form(resource: ResourceRow, today: date) -> Form:
    """When the resource is away."""
    fields = (
        day_field("first_on", _("Away from"), today, today),
        day_field("last_on", _("… until"), None, today),
        Field("name", _("Why"), "", hint=_("holiday, training, ill")),
    )

    def make(values: dict[str, Any]) -> AddDayOff:
        first = values.pop("first_on", None) or today
        return AddDayOff(resource.id, first, **values)

    title = _("Days off of %(name)s") % {"name": resource.name}
    return Form(f"day-off:{resource.id}", title, fields, make, creating=True)
