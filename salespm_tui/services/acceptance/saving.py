"""Acceptances and their points as people type them become rows, or are refused with a way out."""

from __future__ import annotations

from salespm_tui.contract.acceptance import JudgeItem, SaveAcceptance, SaveAcceptanceItem
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.domain import codes
from salespm_tui.services.acceptance.rows import add_item, unsigned
from salespm_tui.services.clients.ties import put_link
from salespm_tui.services.fields import living, one_line, one_of, paragraphs, put, required
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Acceptance, AcceptanceItem, Goal, Project, Requirement

_SAID = {
    "pass": N_("%(name)s: met"),
    "partial": N_("%(name)s: met in part"),
    "fail": N_("%(name)s: not met"),
    "waived": N_("%(name)s: waived"),
    "pending": N_("%(name)s: to be judged again"),
}


def save_acceptance(work: Work, command: SaveAcceptance) -> Outcome:
    """Plan an acceptance, or change one; of a signed one its follow-up plan alone."""
    new = command.acceptance_id is None
    acceptance = _acceptance(work, command)
    put(acceptance, "kind", one_of(command.kind, codes.ACCEPTANCE_KIND, "kind"))
    put(acceptance, "planned_on", command.planned_on)
    for field in ("participants", "deliverables", "leftovers", "follow_up_plan"):
        put(acceptance, field, paragraphs(getattr(command, field)))
    work.session.add(acceptance)
    work.session.flush()
    code = living(work, Project, acceptance.project_id).code
    said = N_("Planned an acceptance of %(project)s")
    if not new:
        said = N_("Changed an acceptance of %(project)s")
    return Outcome(label(said, project=code), ref=Ref("acceptance", acceptance.id))


def _acceptance(work: Work, command: SaveAcceptance) -> Acceptance:
    if command.acceptance_id is None:
        if command.project_id is None:
            raise UserError(
                _("An acceptance belongs to a project."), _("Choose the project first.")
            )
        living(work, Project, command.project_id)
        return Acceptance(project_id=command.project_id, planned_on=work.today)
    given = (command.kind, command.planned_on, command.participants)
    signed = (*given, command.deliverables, command.leftovers)
    if all(isinstance(one, Unset) for one in signed):
        return living(work, Acceptance, command.acceptance_id)
    return unsigned(work, command.acceptance_id)


def save_acceptance_item(work: Work, command: SaveAcceptanceItem) -> Outcome:
    """Create or change a point of an acceptance that is not signed."""
    new = command.acceptance_item_id is None
    item = _item(work, command)
    if not new and not isinstance(command.name, Unset):
        put(item, "name", required(command.name, "name"))
    put_link(work, item, "requirement_id", Requirement, command.requirement_id)
    put_link(work, item, "goal_id", Goal, command.goal_id)
    put(item, "criterion", paragraphs(command.criterion))
    put(item, "target", one_line(command.target))
    put(item, "actual", one_line(command.actual))
    put(item, "note", paragraphs(command.note))
    work.session.add(item)
    work.session.flush()
    said = N_("Added acceptance point %(name)s") if new else N_("Changed acceptance point %(name)s")
    return Outcome(label(said, name=item.name), ref=Ref("acceptance_item", item.id))


def _item(work: Work, command: SaveAcceptanceItem) -> AcceptanceItem:
    if command.acceptance_item_id is not None:
        item = living(work, AcceptanceItem, command.acceptance_item_id)
        unsigned(work, item.acceptance_id)
        return item
    if command.acceptance_id is None:
        raise UserError(
            _("A point belongs to an acceptance."), _("Choose or plan the acceptance first.")
        )
    unsigned(work, command.acceptance_id)
    item = AcceptanceItem(acceptance_id=command.acceptance_id, name=required(command.name, "name"))
    add_item(work, item)
    return item


def judge_item(work: Work, command: JudgeItem) -> Outcome:
    """Say what a point came to; one of a signed acceptance is judged no more."""
    item = living(work, AcceptanceItem, command.acceptance_item_id)
    unsigned(work, item.acceptance_id)
    put(item, "result", one_of(command.result, codes.ACCEPTANCE_ITEM_RESULT, "result"))
    put(item, "actual", one_line(command.actual))
    put(item, "note", paragraphs(command.note))
    work.session.add(item)
    work.session.flush()
    return Outcome(label(_SAID[item.result], name=item.name), ref=Ref("acceptance_item", item.id))
