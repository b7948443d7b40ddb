"""The forms of a risk: the risk itself, a look at it, and what is done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from salespm_tui.contract.clients import SaveActionItem
from salespm_tui.contract.issues import MeasureRow
from salespm_tui.contract.projects import ProjectRow
from salespm_tui.contract.risks import ReviewRisk, RiskRow, RiskScales, SaveRisk, ScaleStep
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.money import format_money, minor_digits, read_parts
from salespm_tui.domain.figures import half_up, write_number
from salespm_tui.ui.forms.around import day_field, or_none, picked_field, text_of
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.present import risk_words as words
from salespm_tui.ui.present.client_words import choices

TYPED_DIGITS = 6
"""Money is read in millionths: in which parts it is kept depends on the project beside it."""

_STANDING = ("identified", "analysed", "responding", "monitoring")


@dataclass(frozen=True, slots=True)
class RiskAround:
    """What the forms choose from: today, the scales, the projects; the project of a new risk, and
    the currency of what belongs to none."""

    today: date
    scales: RiskScales
    projects: Sequence[ProjectRow]
    project_id: int | None
    currency: str

    def currency_of(self, project_id: int | None) -> str:
        """In which money that project counts."""
        known = (one.currency for one in self.projects if one.id == project_id)
        return next(known, self.currency)


def risk_form(around: RiskAround, risk: RiskRow | None = None) -> Form:
    """A new risk, or the one given."""
    fields = (
        Field("title", _("Risk"), text_of(risk, "title"), required=True),
        _code("polarity", _("It is a"), words.POLARITIES, risk, "threat"),
        _code("category", _("Category"), words.CATEGORIES, risk, "other"),
        *_rating(around.scales, risk),
        Field("cause", _("Because"), text_of(risk, "cause"), hint=_("what is so today")),
        Field("event", _("It may happen"), text_of(risk, "event")),
        Field("effect", _("Then"), text_of(risk, "effect"), hint=_("what it would do to us")),
        picked_field("strategy", _("Strategy"), words.STRATEGIES, risk, nobody=_("not chosen")),
        Field("response", _("Response"), text_of(risk, "response")),
        Field("owner", _("Owner"), text_of(risk, "owner")),
        *_stake(risk),
        *_residual(around.scales, risk),
        Field("trigger", _("Trigger"), text_of(risk, "trigger"), hint=_("what shows it coming")),
        Field("contingency", _("If it comes"), text_of(risk, "contingency")),
        picked_field("proximity", _("How near"), words.PROXIMITIES, risk),
        *_looking(around, risk),
        *_belonging(around, risk),
        Field("notes", _("Notes"), text_of(risk, "notes"), lines=3),
    )
    risk_id = None if risk is None else risk.id

    def make(values: dict[str, Any]) -> SaveRisk:
        project_id = around.project_id if risk is None else risk.project_id
        currency = around.currency_of(values.get("project_id", project_id))
        if risk is not None and "project_id" not in values:
            currency = risk.currency
        return SaveRisk(risk_id, **_in_minor(values, "impact_cost_minor", currency))

    title = _("New risk") if risk is None else f"{words.number_of(risk.id)} {risk.title}"
    return Form(f"risk:{risk_id}", title, fields, make, creating=risk is None)


def review_form(around: RiskAround, risk: RiskRow) -> Form:
    """A look at the risk: how likely and how grave it is today, and a word."""
    fields = (
        *_rating(around.scales, risk),
        Field("note", _("Note"), "", lines=3),
        *_residual(around.scales, risk),
        day_field("next_review_on", _("Next review"), None, around.today),
    )
    title = _("Review of %(number)s %(title)s") % {
        "number": words.number_of(risk.id),
        "title": risk.title,
    }
    return Form(
        f"risk-review:{risk.id}",
        title,
        fields,
        lambda values: ReviewRisk(risk.id, **values),
        creating=True,
    )


def measure_form(of: Ref, name: str, today: date, row: MeasureRow | None = None) -> Form:
    """What is to be done about the risk, or the issue: new, or the one given."""
    fields = (
        Field("title", _("What is done"), "" if row is None else row.title, required=True),
        Field("owner", _("Owner"), "" if row is None else row.owner),
        day_field("due_on", _("Due"), None if row is None else row.due_on, today),
    )
    is_risk = of.kind == "risk"

    def make(values: dict[str, Any]) -> SaveActionItem:
        if row is not None:
            return SaveActionItem(row.id, **values)
        if is_risk:
            return SaveActionItem(kind="response", risk_id=of.id, **values)
        return SaveActionItem(kind="corrective", issue_id=of.id, **values)

    title = _("Response to %(name)s") if is_risk else _("Corrective action for %(name)s")
    key = f"measure:{of.kind}:{of.id}:{None if row is None else row.id}"
    return Form(key, title % {"name": name}, fields, make, creating=row is None)


# Fields


def _code(name: str, label: str, known: dict[str, str], record: object | None, usual: str) -> Field:
    return Field(name, label, text_of(record, name) or usual, choices=choices(known))


def rating_field(name: str, label: str, steps: Sequence[ScaleStep], value: int | None) -> Field:
    """A step of a scale with its word; what it means stands beside it."""
    anchors = {step.step: words.step_anchor(step) for step in steps}
    offered = (
        ("", _("not known")),
        *((str(step.step), words.step_choice(step)) for step in steps),
    )
    return Field(
        name,
        label,
        "" if value is None else str(value),
        read=or_none(int),
        say=lambda step: anchors.get(step, ""),
        choices=offered,
    )


def _rating(scales: RiskScales, risk: RiskRow | None) -> tuple[Field, ...]:
    probability = None if risk is None else risk.probability
    impact = None if risk is None else risk.impact
    return (
        rating_field("probability", _("How likely"), scales.probability, probability),
        rating_field("impact", _("How grave"), scales.impact, impact),
    )


def _residual(scales: RiskScales, risk: RiskRow | None) -> tuple[Field, ...]:
    """The rating that the response leaves."""
    probability = None if risk is None else risk.residual_probability
    impact = None if risk is None else risk.residual_impact
    return (
        rating_field("residual_probability", _("Likely after"), scales.probability, probability),
        rating_field("residual_impact", _("Grave after"), scales.impact, impact),
    )


def _stake(risk: RiskRow | None) -> tuple[Field, ...]:
    """Money and days, each alone or both."""
    typed = ""
    if risk is not None and risk.cost_minor is not None:
        typed = format_money(risk.cost_minor, risk.currency).removesuffix(risk.currency).strip()
    days = None if risk is None else risk.schedule_days
    return (
        money_in_millionths("impact_cost_minor", _("Money at stake"), typed),
        Field(
            "impact_schedule_days",
            _("Days at stake"),
            "" if days is None else str(days),
            read=or_none(read_days),
            hint=_("working days"),
        ),
    )


def money_in_millionths(name: str, label: str, typed: str) -> Field:
    """An amount whose currency the rest of the form decides."""
    return Field(
        name,
        label,
        typed,
        read=or_none(lambda text: read_parts(text, TYPED_DIGITS)),
        say=lambda found: "" if found is None else write_number(Fraction(found, 10**TYPED_DIGITS)),
        hint=_("1.2m, 120万"),
    )


def in_parts(millionths: int, digits: int) -> int:
    """What was read in millionths, in parts of 10^-`digits`."""
    return half_up(Fraction(millionths, 10 ** (TYPED_DIGITS - digits)))


def _in_minor(values: dict[str, Any], name: str, currency: str) -> dict[str, Any]:
    value = values.get(name)
    if value is None:
        return values
    return {**values, name: in_parts(value, minor_digits(currency))}


def read_days(text: str) -> int:
    """Whole working days; UserError where it is no such number."""
    bare = text.strip().casefold().removesuffix("d").removesuffix("天").strip()
    if not bare.lstrip("-").isdecimal() or len(bare) > _LONGEST_DAYS:
        raise UserError(
            _("“%(text)s” is no number of days.") % {"text": text.strip()[:20]},
            _("Type whole working days, for example 5."),
        )
    return int(bare)


_LONGEST_DAYS = 5


def _looking(around: RiskAround, risk: RiskRow | None) -> tuple[Field, ...]:
    """When it is looked at again, how far it is, when it was found."""
    every = None if risk is None else risk.review_every_days
    fields = [
        day_field(
            "next_review_on",
            _("Next review"),
            None if risk is None else risk.next_review_on,
            around.today,
        ),
        Field(
            "review_every_days",
            _("Review every"),
            "" if every is None else str(every),
            read=or_none(read_days),
            hint=_("days; empty: only when asked"),
        ),
    ]
    if risk is None or not risk.ended:
        standing = {code: words.STATUSES[code] for code in _STANDING}
        fields.append(_code("status", _("Status"), standing, risk, "identified"))
    found = around.today if risk is None else risk.identified_on
    fields.append(day_field("identified_on", _("Found on"), found, around.today))
    return tuple(fields)


def _belonging(around: RiskAround, risk: RiskRow | None) -> tuple[Field]:
    at = around.project_id if risk is None else risk.project_id
    offered = (
        ("", _("all projects")),
        *((str(one.id), f"{one.code} {one.name}") for one in around.projects),
    )
    value = "" if at is None or str(at) not in dict(offered) else str(at)
    return (Field("project_id", _("Project"), value, choices=offered, read=or_none(int)),)
