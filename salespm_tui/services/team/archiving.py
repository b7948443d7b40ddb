"""Resources leave every list with their skills and their work; undo brings them back."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from salespm_tui.contract.assigning import Unassign
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.services.fields import living
from salespm_tui.services.team.assigning import unassign
from salespm_tui.services.team.days_off import own_calendars
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Assignment, Resource, ResourceSkill

KINDS = ("resource", "resource_skill", "assignment")


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a record of one of KINDS. A resource goes with its skills, its assignments, and the
    calendar that is its alone."""
    if ref.kind == "assignment":
        return unassign(work, Unassign(ref.id))
    if ref.kind == "resource_skill":
        return _skill(work, ref)
    return _resource(work, ref)


def _resource(work: Work, ref: Ref) -> Outcome:
    resource = living(work, Resource, ref.id)
    going = list(own_calendars(work, resource))
    tables: tuple[Any, ...] = (ResourceSkill, Assignment)
    taken = 0
    for table in tables:
        hanging = select(table).where(
            table.resource_id == resource.id, col(table.archived_at).is_(None)
        )
        found = work.session.exec(hanging).all()
        taken = len(found)
        going += found
    for row in (resource, *going):
        row.archived_at = work.now
        work.session.add(row)
    work.session.flush()
    notes: tuple[Label, ...] = ()
    if taken:
        one, many = "%(number)d assignment went with it.", "%(number)d assignments went with it."
        notes = (counted(one, many, taken),)
    return Outcome(
        label(N_("Archived resource %(name)s"), name=resource.name), ref=ref, notes=notes
    )


def _skill(work: Work, ref: Ref) -> Outcome:
    skill = living(work, ResourceSkill, ref.id)
    owner = living(work, Resource, skill.resource_id)
    skill.archived_at = work.now
    work.session.add(skill)
    work.session.flush()
    said = label(N_("Archived skill %(skill)s of %(name)s"), skill=skill.skill, name=owner.name)
    return Outcome(said, ref=ref)
