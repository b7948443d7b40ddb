"""The forms of an issue: what a risk became, and what has gone wrong without having been foreseen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from salespm_tui.contract.issues import IssueRow, Measure, SaveIssue
from salespm_tui.contract.risks import OccurRisk, RiskRow
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.money import format_money, minor_digits, read_parts
from salespm_tui.domain.figures import write_number
from salespm_tui.ui.forms.around import day_field, or_none, picked_field, text_of
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.forms.risk import TYPED_DIGITS, in_parts
from salespm_tui.ui.present import risk_words as words
from salespm_tui.ui.present.client_words import choices

_SEVERITIES = (
    N_("hardly felt"),
    N_("small harm"),
    N_("felt by the client"),
    N_("grave"),
    N_("the project is in danger"),
)
_GOAL_DIGITS = 2
_LINKS = {
    "risk": "risk_id",
    "task": "task_id",
    "goal": "goal_id",
    "opportunity": "opportunity_id",
    "client": "client_id",
    "project": "project_id",
}


@dataclass(frozen=True, slots=True)
class IssueAround:
    """What an issue is about: today, the money that its deviation is told in, the project of a new
    one, and the record that it lies on."""

    today: date
    currency: str
    project_id: int | None = None
    on: Ref | None = None


def occur_form(around: IssueAround, risk: RiskRow) -> Form:
    """The risk has happened: what of, and what is done about it."""
    fields = (
        Field("title", _("What happened"), risk.event or risk.title, required=True),
        *_harm(None, around.today, severity=risk.impact or 3),
        Field("owner", _("Owner"), risk.owner),
        day_field("due_on", _("Solved by"), None, around.today),
        *_measure(around.today, risk.owner),
    )

    def make(values: dict[str, Any]) -> OccurRisk:
        return OccurRisk(risk.id, **_as_command(values, around.currency))

    title = _("%(number)s %(title)s has occurred") % {
        "number": words.number_of(risk.id),
        "title": risk.title,
    }
    return Form(f"occur:{risk.id}", title, fields, make, creating=True)


def issue_form(around: IssueAround, issue: IssueRow | None = None) -> Form:
    """A new issue (on the record that `around` names), or the one given."""
    fields = (
        Field("title", _("What happened"), text_of(issue, "title"), required=True),
        *_harm(issue, around.today, severity=3),
        Field("owner", _("Owner"), text_of(issue, "owner")),
        day_field("due_on", _("Solved by"), None if issue is None else issue.due_on, around.today),
        *(_measure(around.today, "") if issue is None else _standing(issue, around.today)),
        Field("notes", _("Notes"), text_of(issue, "notes"), lines=3),
    )
    currency = around.currency if issue is None else issue.currency

    def make(values: dict[str, Any]) -> SaveIssue:
        if issue is not None:
            if "deviation_value" in values or "metric" in values:
                values = {**_measured(issue), **values}
            return SaveIssue(issue.id, **_as_command(values, currency))
        place: dict[str, Any] = {}
        if around.project_id is not None:
            place["project_id"] = around.project_id
        if around.on is not None and around.on.kind in _LINKS:
            place[_LINKS[around.on.kind]] = around.on.id
        return SaveIssue(**place, **_as_command(values, currency))

    key = f"issue:{None if issue is None else issue.id}"
    if issue is None and around.on is not None:
        key = f"issue:on:{around.on.kind}:{around.on.id}"
    title = _("New issue") if issue is None else issue.title
    return Form(key, title, fields, make, creating=issue is None)


def _harm(issue: IssueRow | None, today: date, *, severity: int) -> tuple[Field, ...]:
    """How far off it is, in what, and why."""
    severities = tuple((str(n), f"{n} {_(text)}") for n, text in enumerate(_SEVERITIES, 1))
    typed = ""
    if issue is not None:
        typed = typed_deviation(issue.metric, issue.deviation_value, issue.currency)
    return (
        Field(
            "kind",
            _("Kind"),
            text_of(issue, "kind") or "deviation",
            choices=choices(words.ISSUE_KINDS),
        ),
        picked_field("metric", _("Deviation in"), words.METRICS, issue, nobody=_("not measured")),
        Field(
            "deviation_value",
            _("By how much"),
            typed,
            read=or_none(lambda text: read_parts(text, TYPED_DIGITS)),
            hint=_("5, 1.2m, 120万"),
        ),
        picked_field("cause", _("Cause"), words.CAUSES, issue),
        Field("cause_detail", _("Why"), text_of(issue, "cause_detail")),
        Field(
            "severity",
            _("Severity"),
            text_of(issue, "severity") or str(severity),
            read=int,
            choices=severities,
        ),
    )


def typed_deviation(metric: str | None, value: int | None, currency: str) -> str:
    """How a deviation in the parts of its metric is typed; empty where it is not known."""
    if value is None:
        return ""
    if metric == "cost":
        return format_money(value, currency).removesuffix(currency).strip()
    if metric == "goal":
        return write_number(Fraction(value, 10**_GOAL_DIGITS))
    return str(value)


def _measured(issue: IssueRow) -> dict[str, Any]:
    """How far off it was so far, as the form reads it: what it is measured in may change alone."""
    typed = typed_deviation(issue.metric, issue.deviation_value, issue.currency)
    value = read_parts(typed, TYPED_DIGITS) if typed else None
    return {"metric": issue.metric, "deviation_value": value}


def _measure(today: date, owner: str) -> tuple[Field, ...]:
    """The first corrective action of something new."""
    return (
        Field("measure", _("What is done"), "", hint=_("corrective action")),
        Field("measure_owner", _("… by whom"), owner),
        day_field("measure_due", _("… until"), None, today),
    )


def _standing(issue: IssueRow, today: date) -> tuple[Field, ...]:
    return (
        Field("status", _("Status"), issue.status, choices=choices(words.ISSUE_STATUSES)),
        day_field("raised_on", _("Raised on"), issue.raised_on, today),
    )


def _as_command(values: dict[str, Any], currency: str) -> dict[str, Any]:
    """What was typed, with the deviation in the parts of its metric and the action as a measure."""
    found = {name: value for name, value in values.items() if not name.startswith("measure")}
    typed = values.get("deviation_value")
    if typed is not None:
        found["deviation_value"] = _deviation(typed, values.get("metric"), currency)
    if values.get("measure"):
        owner, due = values.get("measure_owner") or "", values.get("measure_due")
        found["actions"] = (Measure(values["measure"], owner, due),)
    return found


def _deviation(millionths: int, metric: str | None, currency: str) -> int:
    if metric == "cost":
        return in_parts(millionths, minor_digits(currency))
    if metric == "goal":
        return in_parts(millionths, _GOAL_DIGITS)
    if metric == "schedule":
        return in_parts(millionths, 0)
    raise UserError(
        _("A deviation needs what it is measured in."),
        _("Pick schedule, cost or goal above it; quality is told in words."),
        field="deviation_value",
    )
