"""Templates leave the list; undo brings them back."""

from __future__ import annotations

from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import label
from salespm_tui.services.fields import living
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Template

KINDS = ("template",)


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a template. Projects that were made from it stay as they are."""
    row = living(work, Template, ref.id)
    row.archived_at = work.now
    work.session.add(row)
    work.session.flush()
    return Outcome(label(N_("Archived template %(name)s"), name=row.name), ref=ref)
