"""The next-step inbox: every open deal and client for which nothing is promised with a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from salespm_tui.contract.clients import ClientRow, ClientsQuery
from salespm_tui.contract.pipeline import LooseEnd, LooseEnds, LooseEndsQuery
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.deal_health import lacks_next_step
from salespm_tui.services.clients.listing import clients
from salespm_tui.services.pipeline.deal_row import KeptDeal
from salespm_tui.services.pipeline.deals import Deals, all_deals
from salespm_tui.services.work import Reading


def loose_ends(reading: Reading, query: LooseEndsQuery) -> LooseEnds:
    """Open deals without a dated next step, the weightiest first; then such clients, by name."""
    known = clients(reading, ClientsQuery(query.project_id)).clients
    found = all_deals(reading)
    items = (
        *_deals(found, query.project_id, reading.today),
        *_clients(sorted(known, key=lambda one: one.name)),
    )
    return LooseEnds(reading.today, items)


def _deals(found: Deals, project_id: int | None, today: date) -> Iterator[LooseEnd]:
    ladder = found.ladder
    loose = [one for one in found.of_project(project_id) if lacks_next_step(one, ladder)]
    loose.sort(key=lambda one: (-(ladder.weighted(one) or 0), -(one.amount_minor or 0), one.id))
    stages = {stage.id: stage for stage in found.around.stages}
    for deal in loose:
        row = KeptDeal(deal.id, found, today)
        yield LooseEnd(
            ref=Ref("opportunity", row.id),
            name=row.name,
            client_id=row.client_id,
            client=row.client,
            stage=stages[row.stage_id].name,
            amount_minor=row.amount_minor,
            currency=row.currency,
            last_contact_on=row.last_contact_on,
            step_id=row.next_step_id,
            step=row.next_step,
            why=_why(row.next_step),
        )


def _clients(rows: Iterable[ClientRow]) -> Iterator[LooseEnd]:
    for row in rows:
        if row.status == "lost" or row.next_step_on is not None:
            continue
        yield LooseEnd(
            ref=Ref("client", row.id),
            name=row.short_name or row.name,
            client_id=row.id,
            client=row.short_name or row.name,
            stage=None,
            amount_minor=None,
            currency=None,
            last_contact_on=row.last_contact,
            step_id=row.next_step_id,
            step=row.next_step,
            why=_why(row.next_step),
        )


def _why(step: str | None) -> Label:
    return label(N_("its next step has no date") if step else N_("it has no next step"))
