"""What is raised on an item of the stand-up: a risk in a few words, an issue with what is done about it.

Both name the project, the task, the deal, the goal or the client that the item is about.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from salespm_tui.contract.issues import SaveIssue
from salespm_tui.contract.risks import RiskScales, SaveRisk
from salespm_tui.contract.standup import AgendaItem
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms.around import day_field
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.forms.issue import IssueAround, issue_form
from salespm_tui.ui.forms.risk import rating_field

_FIELDS = {"task": "task_id", "opportunity": "opportunity_id", "goal": "goal_id"}


def links_of(item: AgendaItem | None, project_id: int | None) -> dict[str, Any]:
    """What a risk or an issue raised on that item is linked to; the project alone where there is none."""
    if item is None:
        return {} if project_id is None else {"project_id": project_id}
    found = {
        "project_id": item.project_id or project_id,
        "client_id": item.client_id,
        _FIELDS.get(item.ref.kind, ""): item.ref.id,
    }
    return {name: row_id for name, row_id in found.items() if name and row_id is not None}


def raised_risk_form(around: IssueAround, scales: RiskScales, item: AgendaItem | None) -> Form:
    """A new risk on that item, rated at once; what it lacks is added on the screen of the risks."""
    links = links_of(item, around.project_id)
    fields = (
        Field("title", _("Risk"), "", required=True),
        rating_field("probability", _("How likely"), scales.probability, None),
        rating_field("impact", _("How grave"), scales.impact, None),
        Field("cause", _("Because"), "", hint=_("what is so today")),
        Field("effect", _("Then"), "", hint=_("what it would do to us")),
        Field("trigger", _("Trigger"), "", hint=_("what shows it coming")),
        Field("response", _("Response"), ""),
        Field("owner", _("Owner"), "" if item is None else item.owner),
        day_field("next_review_on", _("Next review"), None, around.today),
    )

    def make(values: dict[str, Any]) -> SaveRisk:
        return SaveRisk(**links, **values)

    title = _("New risk")
    if item is not None:
        title = _("Risk: %(title)s") % {"title": item.title}
    return Form(_key("risk", item), title, fields, make, creating=True)


def raised_issue_form(around: IssueAround, item: AgendaItem | None) -> Form:
    """A new issue on that item, with its cause and its first corrective action."""
    links = links_of(item, around.project_id)
    form = issue_form(around)

    def make(values: dict[str, Any]) -> SaveIssue:
        command = form.make(values)
        assert isinstance(command, SaveIssue)
        return replace(command, **links)

    title = form.title
    if item is not None:
        title = _("Issue: %(title)s") % {"title": item.title}
    return replace(form, key=_key("issue", item), title=title, make=make)


def _key(kind: str, item: AgendaItem | None) -> str:
    return f"{kind}:on:{item.ref.kind}:{item.ref.id}" if item is not None else f"{kind}:raised"
