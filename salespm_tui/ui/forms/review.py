"""The forms of the Review screen: a deviation that the data show, acceptances, evaluations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from salespm_tui.contract.acceptance import (
    AcceptanceItemRow,
    AcceptanceRow,
    HoldAcceptance,
    SaveAcceptance,
    SaveAcceptanceItem,
    SignAcceptance,
)
from salespm_tui.contract.evaluation import EvaluationRow, KpiRow, SaveEvaluation, SaveKpi
from salespm_tui.contract.issues import SaveIssue
from salespm_tui.contract.review import ProposedDeviation
from salespm_tui.contract.values import Command
from salespm_tui.core.i18n import _
from salespm_tui.core.money import read_parts
from salespm_tui.domain.figures import write_number
from salespm_tui.ui.forms.around import day_field, or_none, text_of
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.forms.issue import IssueAround, issue_form, typed_deviation
from salespm_tui.ui.present import review_words as words
from salespm_tui.ui.present.client_words import choices, word
from salespm_tui.ui.present.plan_words import PROJECT_PHASE
from salespm_tui.ui.present.review_evaluation import HUNDREDTHS, called

People = Sequence[tuple[int, str]]
"""Who can be evaluated: ids of resources with their names."""


def proposed_form(around: IssueAround, proposed: ProposedDeviation) -> Form:
    """A deviation that the data show, filled in as far as they do."""
    form = issue_form(around)
    value = typed_deviation(proposed.metric, proposed.deviation_value, around.currency)
    filled = {
        "title": str(proposed.title),
        "kind": "deviation",
        "metric": proposed.metric,
        "deviation_value": value,
        "severity": str(proposed.severity),
        "notes": str(proposed.text),
    }
    fields = tuple(
        replace(field, value=filled[field.name]) if field.name in filled else field
        for field in form.fields
    )

    def make(values: dict[str, Any]) -> Command:
        command = form.make(values)
        assert isinstance(command, SaveIssue)
        if proposed.goal_id is None:
            return command
        return replace(command, goal_id=proposed.goal_id)

    key = f"deviation:{around.project_id}:{proposed.metric}:{proposed.goal_id}"
    return replace(form, key=key, title=_("Write a deviation down"), fields=fields, make=make)


# Acceptances


def acceptance_form(project_id: int, today: date, row: AcceptanceRow | None = None) -> Form:
    """A new acceptance, or the one given."""
    fields = (
        Field(
            "kind",
            _("Kind"),
            text_of(row, "kind") or "client",
            choices=choices(words.ACCEPTANCE_KINDS),
        ),
        day_field("planned_on", _("Planned for"), today if row is None else row.planned_on, today),
        Field("participants", _("Participants"), text_of(row, "participants")),
        Field("deliverables", _("Handed over"), text_of(row, "deliverables"), lines=3),
        *(() if row is None else (_leftovers(row.leftovers),)),
        Field("follow_up_plan", _("After it"), text_of(row, "follow_up_plan"), lines=2),
    )
    acceptance_id = None if row is None else row.id

    def make(values: dict[str, Any]) -> SaveAcceptance:
        of = project_id if acceptance_id is None else None
        return SaveAcceptance(acceptance_id, of, **values)

    title = _("New acceptance") if row is None else word(words.ACCEPTANCE_KINDS, row.kind)
    key = f"acceptance:{project_id}:{acceptance_id}"
    return Form(key, title, fields, make, creating=row is None)


def _leftovers(text: str) -> Field:
    return Field("leftovers", _("Left over"), text, lines=3, hint=_("one a line"))


def item_form(acceptance: AcceptanceRow, row: AcceptanceItemRow | None = None) -> Form:
    """A point of an acceptance: new, or the one given."""
    fields = (
        Field("name", _("What is wanted"), text_of(row, "name"), required=True),
        Field("criterion", _("Criterion"), text_of(row, "criterion")),
        Field("target", _("Target"), text_of(row, "target")),
        Field("actual", _("Found"), text_of(row, "actual")),
        Field("note", _("Note"), text_of(row, "note")),
    )
    item_id = None if row is None else row.id

    def make(values: dict[str, Any]) -> SaveAcceptanceItem:
        of = acceptance.id if item_id is None else None
        return SaveAcceptanceItem(item_id, of, **values)

    title = _("New point") if row is None else row.name
    key = f"acceptance-item:{acceptance.id}:{item_id}"
    return Form(key, title, fields, make, creating=row is None)


def hold_form(row: AcceptanceRow, today: date) -> Form:
    """It took place: when, what it came to, what is left over, who sees to that."""
    proposed = word(words.RESULTS, row.proposed) if row.proposed else _("no points")
    results = {code: text for code, text in words.RESULTS.items() if code != "pending"}
    fields = (
        day_field("held_on", _("Held on"), today, today),
        Field(
            "result",
            _("Result"),
            "",
            choices=(("", proposed), *choices(results)),
            read=lambda text: text or None,
            hint=_("what the points come to"),
        ),
        _leftovers(row.leftovers),
        *_seeing_to(today),
    )
    return Form(
        f"hold:{row.id}",
        _("Held: %(kind)s") % {"kind": word(words.ACCEPTANCE_KINDS, row.kind)},
        fields,
        lambda values: HoldAcceptance(row.id, **values),
        creating=True,
    )


def sign_form(row: AcceptanceRow, today: date) -> Form:
    """Who signs, when, and who sees to what is left."""
    fields = (
        Field("by", _("Signed by"), "", required=True),
        day_field("on", _("Signed on"), today, today),
        *_seeing_to(today),
    )
    return Form(
        f"sign-acceptance:{row.id}",
        _("Sign: %(kind)s") % {"kind": word(words.ACCEPTANCE_KINDS, row.kind)},
        fields,
        lambda values: SignAcceptance(row.id, **values),
        creating=True,
    )


def _seeing_to(today: date) -> tuple[Field, ...]:
    return (
        Field("owner", _("Seen to by"), ""),
        day_field("due_on", _("… until"), None, today),
    )


# Evaluations


def evaluation_form(
    project_id: int, phase: str, today: date, row: EvaluationRow | None = None
) -> Form:
    """A new evaluation, or the one given; a stage assessment of the project's phase at first."""
    phases = (("", _("the whole project")), *choices(PROJECT_PHASE))
    fields = (
        Field(
            "kind",
            _("Kind"),
            text_of(row, "kind") or "stage",
            choices=choices(words.EVALUATION_KINDS),
        ),
        Field(
            "phase",
            _("Phase"),
            phase if row is None else text_of(row, "phase"),
            choices=phases,
            read=lambda text: text or None,
        ),
        *(() if row is None else _days(row, today)),
        Field("summary", _("In short"), text_of(row, "summary"), lines=2),
        Field("success_factors", _("Went well"), text_of(row, "success_factors"), lines=2),
        Field("problems", _("Problems"), text_of(row, "problems"), lines=2),
        Field("improvements", _("To improve"), text_of(row, "improvements"), lines=2),
    )
    evaluation_id = None if row is None else row.id

    def make(values: dict[str, Any]) -> SaveEvaluation:
        if values.get("kind") == "final":
            values = {**values, "phase": None}
        of = project_id if evaluation_id is None else None
        return SaveEvaluation(evaluation_id, of, **values)

    title = _("New evaluation") if row is None else called(row)
    key = f"evaluation:{project_id}:{evaluation_id}"
    return Form(key, title, fields, make, creating=row is None)


def _days(row: EvaluationRow, today: date) -> tuple[Field, Field]:
    return (
        day_field("start_on", _("From"), row.start_on, today),
        day_field("end_on", _("To"), row.end_on, today),
    )


def kpi_form(evaluation: EvaluationRow, people: People, row: KpiRow | None = None) -> Form:
    """An indicator: new, or the one given. Another actual value than the data have needs a comment."""
    subjects = words.SUBJECTS
    if not people and (row is None or row.subject != "person"):
        subjects = {code: text for code, text in subjects.items() if code != "person"}
    fields = (
        Field("name", _("Indicator"), "" if row is None else str(row.label), required=True),
        Field(
            "subject",
            _("Of"),
            text_of(row, "subject") or "project",
            choices=choices(subjects),
        ),
        *_person(people, row),
        Field("unit", _("Unit"), text_of(row, "unit"), hint=_("%, days, clients")),
        _value("target", _("Target"), None if row is None else row.target),
        _value("actual", _("Actual"), None if row is None else row.actual),
        Field(
            "weight", _("Weight"), text_of(row, "weight") or "1", read=lambda t: read_parts(t, 0)
        ),
        Field(
            "direction",
            _("Better is"),
            text_of(row, "direction") or "higher",
            choices=choices(words.DIRECTIONS),
        ),
        Field("comment", _("Comment"), text_of(row, "comment"), lines=2),
    )
    kpi_id = None if row is None else row.id

    def make(values: dict[str, Any]) -> SaveKpi:
        return SaveKpi(kpi_id, evaluation.id if kpi_id is None else None, **values)

    title = _("New indicator") if row is None else str(row.label)
    key = f"kpi:{evaluation.id}:{kpi_id}"
    return Form(key, title, fields, make, creating=row is None)


def _person(people: People, row: KpiRow | None) -> tuple[Field, ...]:
    """Who it is of, where there are people to choose from."""
    if not people:
        return ()
    offered = (("", _("nobody")), *((str(key), name) for key, name in people))
    at = text_of(row, "resource_id")
    return (Field("resource_id", _("Person"), at, choices=offered, read=or_none(int)),)


def _value(name: str, label: str, hundredths: int | None) -> Field:
    value = "" if hundredths is None else write_number(Fraction(hundredths, HUNDREDTHS))
    return Field(name, label, value, read=or_none(lambda text: read_parts(text, 2)))


def actual_form(row: KpiRow) -> Form:
    """Another actual value for an indicator, and why; the data have the last word where it is empty."""
    fields = (
        _value("actual", _("Actual"), row.actual),
        Field(
            "comment",
            _("Comment"),
            row.comment,
            hint=_("needed to keep it against the data; empty lets the data fill it again")
            if row.metric
            else "",
        ),
    )
    title = _("Actual value: %(name)s") % {"name": str(row.label)}
    return Form(f"kpi-actual:{row.id}", title, fields, lambda values: SaveKpi(row.id, **values))
