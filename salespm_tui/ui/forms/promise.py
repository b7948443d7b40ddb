"""The forms of a need and of a promise."""

from __future__ import annotations

from typing import Any

from salespm_tui.contract.clients import ClientDetail
from salespm_tui.contract.expectations import ExpectationRow, SaveExpectation
from salespm_tui.contract.needs import RequirementRow, SaveRequirement
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms.around import day_field, or_none, picked_field, text_of
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.present import client_words
from salespm_tui.ui.present import promise_words as words


def need_form(
    detail: ClientDetail, need: RequirementRow | None = None, project_id: int | None = None
) -> Form:
    """A new need of the client, or the one given."""
    client, need_id = detail.client, None if need is None else need.id
    fields = (
        Field("title", _("Need"), text_of(need, "title"), required=True),
        picked_field("priority", _("Priority"), words.PRIORITIES, need),
        Field("acceptance_criteria", _("Accepted when"), text_of(need, "acceptance_criteria")),
        Field("pain", _("Pain"), text_of(need, "pain")),
        picked_field("source", _("Heard in"), words.SOURCES, need),
        _chosen("kind", _("Kind"), words.NEED_KINDS, text_of(need, "kind") or "product"),
        _chosen("status", _("Status"), words.NEED_STATUSES, text_of(need, "status")),
        project_choice(detail, project_id if need is None else need.project_id),
        Field("owner", _("Owner"), text_of(need, "owner")),
        Field("notes", _("Notes"), text_of(need, "notes"), lines=4),
    )

    def make(values: dict[str, Any]) -> SaveRequirement:
        if need_id is None:
            return SaveRequirement(client_id=client.id, **values)
        return SaveRequirement(requirement_id=need_id, **values)

    return Form(
        key=f"need-{client.id}-{need_id}",
        title=_("New need of %(name)s") % {"name": client.name} if need is None else need.title,
        fields=fields,
        make=make,
        creating=need is None,
    )


def promise_form(
    detail: ClientDetail, promise: ExpectationRow | None = None, project_id: int | None = None
) -> Form:
    """A new promise to the client, or the one given; what became of it is said by keys."""
    client, promise_id, today = detail.client, None if promise is None else promise.id, detail.today
    importance = tuple((str(number), f"{number}/5") for number in range(1, 6))
    status = text_of(promise, "status")
    settled = status in ("kept", "renegotiated", "broken")
    open_words = {code: words.PROMISE_STATUSES[code] for code in ("open", "agreed")}
    fields = (
        Field("statement", _("They expect"), text_of(promise, "statement"), required=True),
        Field("our_position", _("Our answer"), text_of(promise, "our_position")),
        day_field("due_on", _("Due"), None if promise is None else promise.due_on, today),
        *(() if settled else (_chosen("status", _("Status"), open_words, status),)),
        _chosen("gap", _("Understanding"), words.GAPS, text_of(promise, "gap") or "unclear"),
        Field(
            "importance",
            _("Importance"),
            text_of(promise, "importance") or "3",
            choices=importance,
            read=int,
        ),
        Field("promised_by", _("Promised by"), text_of(promise, "promised_by")),
        day_field(
            "promised_on", _("Promised on"), None if promise is None else promise.promised_on, today
        ),
        project_choice(detail, project_id if promise is None else promise.project_id),
        Field("notes", _("Notes"), text_of(promise, "notes"), lines=4),
    )
    return Form(
        key=f"promise-{client.id}-{promise_id}",
        title=_("New promise to %(name)s") % {"name": client.name}
        if promise is None
        else promise.statement,
        fields=fields,
        make=lambda values: SaveExpectation(
            expectation_id=promise_id,
            client_id=client.id if promise_id is None else None,
            **values,
        ),
        creating=promise is None,
    )


def project_choice(detail: ClientDetail, project_id: int | None, *, needed: bool = False) -> Field:
    """One of the client's projects; none too, unless one is needed."""
    known = tuple((str(key), name) for key, name in detail.projects)
    choices = known if needed and known else (("", _("none")), *known)
    wanted = "" if project_id is None else str(project_id)
    if wanted and wanted not in dict(choices):
        wanted = choices[0][0]
    value = wanted or (choices[0][0] if needed else "")
    return Field("project_id", _("Project"), value, choices=choices, read=or_none(int))


def contact_choice(detail: ClientDetail, contact_id: int | None, name: str | None = None) -> Field:
    """One of the people at the client, or nobody."""
    people = (("", "–"), *((str(one.id), one.name) for one in detail.contacts))
    value = "" if contact_id is None else str(contact_id)
    if value not in dict(people):
        people += ((value, name or "–"),)
    return Field("contact_id", _("With"), value, choices=people, read=or_none(int))


def _chosen(name: str, label: str, codes: dict[str, str], code: str) -> Field:
    choices = client_words.choices(codes)
    return Field(name, label, code or choices[0][0], choices=choices)
