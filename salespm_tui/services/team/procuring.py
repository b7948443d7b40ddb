"""What is to be bought: ordered, delivered, late, and in time for the tasks that need it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlmodel import col, select

from salespm_tui.contract.team import Price, ProcurementRow
from salespm_tui.services.pipeline.around import project_codes
from salespm_tui.services.pipeline.currency import currency_of
from salespm_tui.services.team.book import RESTING, TeamBook
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Project, Resource


def procurement(
    reading: Reading, book: TeamBook, resources: Iterable[Resource]
) -> tuple[ProcurementRow, ...]:
    """Those of the resources that are to be bought, in the order in which they are needed; what has
    come is last. What a project at rest asked for, nobody waits for."""
    codes, at_rest = project_codes(reading), _at_rest(reading)
    rows = [
        _row(reading, book, one, codes)
        for one in resources
        if is_bought(one) and one.project_id not in at_rest
    ]
    return tuple(
        sorted(rows, key=lambda row: (row.state == "delivered", *_when(row), row.name, row.id))
    )


def _at_rest(reading: Reading) -> set[int]:
    """Projects that are archived, closed, cancelled or on hold."""
    statement = select(Project.id).where(
        col(Project.archived_at).is_not(None) | col(Project.status).in_(RESTING)
    )
    return set(reading.session.exec(statement))


def prices(rows: Iterable[ProcurementRow]) -> tuple[Price, ...]:
    """What was ordered and what is still to be, by currency."""
    found: dict[str, list[int]] = {}
    for row in rows:
        sums = found.setdefault(row.currency, [0, 0, 0])
        if row.price_minor is None:
            sums[2] += 1
        else:
            sums[row.state == "to_order"] += row.price_minor
    return tuple(Price(currency, *found[currency]) for currency in sorted(found))


def is_bought(resource: Resource) -> bool:
    """Whether anything says that it is bought."""
    return resource.project_id is not None or any(
        value is not None
        for value in (
            resource.supplier,
            resource.needed_by,
            resource.ordered_on,
            resource.delivered_on,
            resource.price_minor,
        )
    )


def currency_for(reading: Reading, resource: Resource) -> str:
    """The currency of its rate and its price."""
    return resource.currency or currency_of(reading, resource.project_id)


def _row(reading: Reading, book: TeamBook, one: Resource, codes: dict[int, str]) -> ProcurementRow:
    state = "to_order"
    if one.delivered_on is not None:
        state = "delivered"
    elif one.ordered_on is not None:
        state = "ordered"
    wanted = _wanted_on(book, one.id)
    comes = one.delivered_on
    if comes is None and one.needed_by is not None:
        comes = max(one.needed_by, reading.today)
    return ProcurementRow(
        id=one.id,
        name=one.name,
        kind=one.kind,
        project_id=one.project_id,
        project=None if one.project_id is None else codes.get(one.project_id),
        supplier=one.supplier or "",
        needed_by=one.needed_by,
        ordered_on=one.ordered_on,
        delivered_on=one.delivered_on,
        price_minor=one.price_minor,
        currency=currency_for(reading, one),
        state=state,
        late_days=_days_after(one.delivered_on or reading.today, one.needed_by),
        wanted_on=wanted,
        too_late_days=0 if comes is None else _days_after(comes, wanted),
    )


def _wanted_on(book: TeamBook, resource_id: int) -> date | None:
    starts = [
        one.booking.start.date() for one in book.by_resource.get(resource_id, ()) if one.is_open
    ]
    return min(starts, default=None)


def _days_after(day: date, due: date | None) -> int:
    return 0 if due is None else max((day - due).days, 0)


def _when(row: ProcurementRow) -> tuple[bool, date]:
    when = row.needed_by or row.wanted_on
    return when is None, when or date.max
