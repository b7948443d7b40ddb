"""What a new deal or lead may be a second copy of. It is said, never refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, select, true

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.duplicates import Known, likely_duplicates
from salespm_tui.services.work import Work
from salespm_tui.store.tables import METADATA

_DEAL = METADATA.tables["opportunity"].c
_STAGE = METADATA.tables["pipeline_stage"]
_LEAD = METADATA.tables["lead"].c
_OPEN_LEADS = ("new", "contacted", "qualified")

_WORDS = {
    ("opportunity", True): N_("There is already a deal %(name)s."),
    ("opportunity", False): N_("There is a deal much like it: %(name)s."),
    ("lead", True): N_("There is already a lead %(name)s."),
    ("lead", False): N_("There is a lead much like it: %(name)s."),
}


def duplicate_notes(
    work: Work, kind: str, own_id: int, name: str, client_id: int | None
) -> tuple[Label, ...]:
    """A sentence for each open deal and lead that the record may be a copy of."""
    known = (one for one in _open_ones(work, client_id) if (one.kind, one.id) != (kind, own_id))
    return tuple(
        label(_WORDS[one.known.kind, one.same], name=one.known.name)
        for one in likely_duplicates(name, client_id, known)
    )


def _open_ones(work: Work, client_id: int | None) -> Iterator[Known]:
    """The open deals and leads of that client and of nobody; all of them for None."""
    connection = work.session.connection()

    def near(column: ColumnElement[Any]) -> ColumnElement[bool]:
        return true() if client_id is None else (column == client_id) | column.is_(None)

    deals = (
        select(_DEAL.id, _DEAL.name, _DEAL.client_id)
        .join(_STAGE, _STAGE.c.id == _DEAL.stage_id)
        .where(_DEAL.archived_at.is_(None), _STAGE.c.kind == "open", near(_DEAL.client_id))
    )
    for row in connection.execute(deals):
        yield Known("opportunity", row.id, row.name, row.client_id)
    leads = select(_LEAD.id, _LEAD.title, _LEAD.client_id).where(
        _LEAD.archived_at.is_(None), _LEAD.status.in_(_OPEN_LEADS), near(_LEAD.client_id)
    )
    for row in connection.execute(leads):
        yield Known("lead", row.id, row.title, row.client_id)
