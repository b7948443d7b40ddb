"""Resources and skills as people type them become rows, or are refused with a way out."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.contract.team_edits import SaveResource, SaveSkill
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.domain import codes
from salespm_tui.domain.skills import HIGHEST, LOWEST
from salespm_tui.services.fields import (
    currency,
    living,
    one_of,
    paragraphs,
    put,
    required,
    within,
    words,
)
from salespm_tui.services.names import folded
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Project, Resource, ResourceSkill

MOST_MIN_A_DAY = 1440 * 100
"""A capacity may be that of many hands, or of a channel."""

MOST_MINOR = 10**14
MOST_YEARS = 80
_LIMITS = {
    "capacity_min_per_day": MOST_MIN_A_DAY,
    "cost_rate_minor_per_hour": MOST_MINOR,
    "price_minor": MOST_MINOR,
}


def save_resource(work: Work, command: SaveResource) -> Outcome:
    """Create or change a resource."""
    new = command.resource_id is None
    if command.resource_id is None:
        resource = Resource(name=required(command.name, "name"))
    else:
        resource = living(work, Resource, command.resource_id)
        if not isinstance(command.name, Unset):
            put(resource, "name", required(command.name, "name"))
    put(resource, "kind", one_of(command.kind, codes.RESOURCE_KIND, "kind"))
    for field in ("job_title", "email", "supplier"):
        put(resource, field, words(getattr(command, field)))
    for field in ("responsibilities", "authority", "notes"):
        put(resource, field, paragraphs(getattr(command, field)))
    for field, most in _LIMITS.items():
        put(resource, field, within(getattr(command, field), 0, most, field))
    put(resource, "currency", None if command.currency is None else currency(command.currency))
    put(resource, "active", command.active)
    if isinstance(command.project_id, int):
        living(work, Project, command.project_id)
    for field in ("project_id", "needed_by", "ordered_on", "delivered_on"):
        put(resource, field, getattr(command, field))
    _refuse_twin(work, resource)
    _refuse_odd_days(resource)
    work.session.add(resource)
    work.session.flush()
    said = N_("Added resource %(name)s") if new else N_("Changed resource %(name)s")
    return Outcome(label(said, name=resource.name), ref=Ref("resource", resource.id))


def save_skill(work: Work, command: SaveSkill) -> Outcome:
    """Create or change a skill of a resource."""
    new = command.skill_id is None
    if command.skill_id is None:
        owner = living(work, Resource, command.resource_id or 0)
        skill = ResourceSkill(resource_id=owner.id, skill=required(command.skill, "skill"))
    else:
        skill = living(work, ResourceSkill, command.skill_id)
        owner = living(work, Resource, skill.resource_id)
        if not isinstance(command.skill, Unset):
            put(skill, "skill", required(command.skill, "skill"))
    _refuse_same_skill(work, skill, owner)
    put(skill, "level", within(command.level, LOWEST, HIGHEST, "level"))
    put(skill, "years", within(command.years, 0, MOST_YEARS, "years"))
    put(skill, "training_plan", paragraphs(command.training_plan))
    put(skill, "trained_by_on", command.trained_by_on)
    work.session.add(skill)
    work.session.flush()
    said = (
        N_("Added skill %(skill)s of %(name)s")
        if new
        else N_("Changed skill %(skill)s of %(name)s")
    )
    return Outcome(
        label(said, skill=skill.skill, name=owner.name), ref=Ref("resource_skill", skill.id)
    )


def _refuse_twin(work: Work, resource: Resource) -> None:
    """Two of one kind and one name nobody could tell apart, unless they are bought for different
    projects."""
    others = select(Resource).where(
        col(Resource.archived_at).is_(None), Resource.kind == resource.kind
    )
    name = folded(resource.name)
    with work.session.no_autoflush:
        found = work.session.exec(others).all()
    for other in found:
        same = folded(other.name) == name and other.project_id == resource.project_id
        if same and other.id != resource.id:
            raise UserError(
                _("There is a resource “%(name)s” already.") % {"name": other.name},
                _("Give it another name, or change the one that is there."),
                field="name",
            )


def _refuse_odd_days(resource: Resource) -> None:
    ordered, delivered = resource.ordered_on, resource.delivered_on
    if ordered is not None and delivered is not None and delivered < ordered:
        raise UserError(
            _("It cannot be delivered before it is ordered."),
            _("Give a later day of delivery, or an earlier one of the order."),
            field="delivered_on",
        )


def _refuse_same_skill(work: Work, skill: ResourceSkill, owner: Resource) -> None:
    mine = select(ResourceSkill).where(
        ResourceSkill.resource_id == owner.id, col(ResourceSkill.archived_at).is_(None)
    )
    with work.session.no_autoflush:
        found = work.session.exec(mine).all()
    for other in found:
        if other.id != skill.id and folded(other.skill) == folded(skill.skill):
            raise UserError(
                _("%(name)s has the skill “%(skill)s” already.")
                % {"name": owner.name, "skill": other.skill},
                _("Change the one that is there."),
                field="skill",
            )
