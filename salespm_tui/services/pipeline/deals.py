"""Every deal as it is kept and as figures see it: read whole once, then where the journal says so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from salespm_tui.contract.pipeline import StageRow
from salespm_tui.domain.deal_history import CloseChange, days_pushed, visited_stages
from salespm_tui.domain.pipeline import Deal, Ladder
from salespm_tui.services.clients.rows import ACTION_ITEM
from salespm_tui.services.pipeline.around import (
    LastContacts,
    Step,
    client_names,
    deciders,
    last_contacts,
    next_steps,
    project_codes,
)
from salespm_tui.services.pipeline.close_changes import close_changes
from salespm_tui.services.pipeline.stages import ladder_of, stage_rows
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Reading
from salespm_tui.store.history import newest_set_id
from salespm_tui.store.tables import ChangeRow, Opportunity, StageChange

_MOST_CHANGES = 400
"""From so many changed rows on, all are read anew."""

_KEPT = "deals"
_NOWHERE: frozenset[int] = frozenset()


class DealData(NamedTuple):
    """A deal as its row says; the fields are columns of `Opportunity`."""

    id: int
    name: str
    project_id: int | None
    client_id: int | None
    goal_id: int | None
    amount_minor: int | None
    currency: str
    stage_id: int
    probability_override: int | None
    forecast_category: str
    opened_on: date | None
    expected_close_on: date | None
    closed_on: date | None
    stage_entered_at: datetime
    waiting_on: str | None
    competitor: str | None
    products: str | None
    bant_budget: int | None
    bant_authority: int | None
    bant_need: int | None
    bant_timing: int | None
    owner: str | None
    outcome_reason: str | None
    outcome_detail: str
    notes: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Around:
    """What hangs on the deals, each part read anew where one of its tables changed."""

    steps: Mapping[int, Step]
    contacts: LastContacts
    deciders: frozenset[int]
    clients: Mapping[int, str]
    projects: Mapping[int, str]
    stages: tuple[StageRow, ...]
    pushes: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Deals:
    """All deals as they were after change set `set_id`, by id: `data` as kept, `deals` as figures
    see them. `visited` holds the stages of each one's history."""

    set_id: int
    zone: ZoneInfo
    data: Mapping[int, DealData]
    around: Around
    deals: Mapping[int, Deal]
    ladder: Ladder
    visited: Mapping[int, frozenset[int]]

    def of_project(self, project_id: int | None) -> tuple[Deal, ...]:
        """The deals of that project, all of them for None."""
        if project_id is None:
            return tuple(self.deals.values())
        return tuple(deal for deal in self.deals.values() if deal.project_id == project_id)


def all_deals(reading: Reading) -> Deals:
    """Every deal that is not archived, as it is now."""
    kept: Deals | None = reading.kept.get(_KEPT)
    zone = zone_of(reading)
    newest = newest_set_id(reading.session)
    if kept is not None and kept.zone == zone and kept.set_id == newest:
        return kept
    found = None
    if kept is not None and kept.zone == zone:
        found = _brought_up(reading, kept, newest)
    if found is None:
        found = _all_anew(reading, zone, newest)
    if reading.is_settled:
        reading.kept[_KEPT] = found
    return found


def _all_anew(reading: Reading, zone: ZoneInfo, newest: int) -> Deals:
    data = _rows(reading)
    around = _Parts(reading, zone, data).around()
    deals = {deal_id: figured(row, around, zone) for deal_id, row in data.items()}
    ladder = ladder_of(around.stages)
    return Deals(newest, zone, data, around, deals, ladder, _visited(reading))


def _brought_up(reading: Reading, kept: Deals, newest: int) -> Deals | None:
    """What was kept with what changed since; None where too much did."""
    changed: dict[str, set[int]] = {}
    statement = (
        select(ChangeRow.table_name, ChangeRow.row_id)
        .where(col(ChangeRow.set_id) > kept.set_id)
        .limit(_MOST_CHANGES)
    )
    rows = reading.session.execute(statement).all()
    if len(rows) == _MOST_CHANGES:
        return None
    for table, row_id in rows:
        changed.setdefault(table, set()).add(row_id)
    own = changed.get("opportunity", set())
    data = dict(kept.data)
    if own:
        anew = _rows(reading, own)
        data.update(anew)
        for gone in own - anew.keys():
            data.pop(gone, None)
    around = _Parts(reading, kept.zone, data, kept.around, changed.keys()).around()
    touched = {*own, *_touched(data, kept.around, around)}
    deals = dict(kept.deals)
    for deal_id in touched:
        if deal_id in data:
            deals[deal_id] = figured(data[deal_id], around, kept.zone)
        else:
            deals.pop(deal_id, None)
    moved = own | _moved(reading, changed.get("stage_change", set()))
    visited = {**kept.visited, **dict.fromkeys(moved, _NOWHERE), **_visited(reading, moved)}
    ladder = ladder_of(around.stages)
    return Deals(newest, kept.zone, data, around, deals, ladder, visited)


def _visited(
    reading: Reading, deal_ids: Collection[int] | None = None
) -> dict[int, frozenset[int]]:
    """The stages that the histories of those deals (of all) name."""
    statement = select(StageChange.opportunity_id, StageChange.to_stage_id).where(
        col(StageChange.archived_at).is_(None)
    )
    if deal_ids is not None:
        statement = statement.where(col(StageChange.opportunity_id).in_(deal_ids))
    return visited_stages((row[0], row[1]) for row in reading.session.execute(statement))


def _moved(reading: Reading, change_ids: Collection[int]) -> set[int]:
    """The deals to which those stage changes belong."""
    if not change_ids:
        return set()
    statement = select(StageChange.opportunity_id).where(col(StageChange.id).in_(change_ids))
    return set(reading.session.execute(statement).scalars())


def _rows(reading: Reading, ids: Collection[int] | None = None) -> dict[int, DealData]:
    columns = [getattr(Opportunity, name) for name in DealData._fields]
    statement = select(*columns).where(col(Opportunity.archived_at).is_(None))
    if ids is not None:
        statement = statement.where(col(Opportunity.id).in_(ids))
    rows = reading.session.execute(statement.order_by(col(Opportunity.id))).all()
    return {row[0]: DealData._make(row) for row in rows}


def figured(row: DealData, around: Around, zone: ZoneInfo) -> Deal:
    """A deal as figures see it."""
    step = around.steps.get(row.id)
    return Deal(
        id=row.id,
        name=row.name,
        stage_id=row.stage_id,
        currency=row.currency,
        amount_minor=row.amount_minor,
        probability_override=row.probability_override,
        forecast_category=row.forecast_category,
        expected_close_on=row.expected_close_on,
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        stage_entered_on=local_day(row.stage_entered_at, zone),
        last_contact_on=around.contacts.of(row.id, row.client_id),
        has_next_step=step is not None,
        next_step_on=None if step is None else step.due_on,
        pushes=around.pushes.get(row.id, 0),
        client_id=row.client_id,
        has_decider=None if row.client_id is None else row.client_id in around.deciders,
        bant=(row.bant_budget, row.bant_authority, row.bant_need, row.bant_timing),
        project_id=row.project_id,
        goal_id=row.goal_id,
    )


class _Parts:
    """The parts of `Around`: taken over from `kept` where no row of their tables `changed`."""

    def __init__(
        self,
        reading: Reading,
        zone: ZoneInfo,
        data: Mapping[int, DealData],
        kept: Around | None = None,
        changed: Collection[str] = (),
    ) -> None:
        self._reading = reading
        self._zone = zone
        self._data = data
        self._kept = kept
        self._changed = changed

    def around(self) -> Around:
        reading = self._reading
        stages = self._part("stages", ("pipeline_stage", "opportunity"), stage_rows)
        return Around(
            steps=self._part("steps", ("action_item",), _steps_of_deals),
            contacts=self._part(
                "contacts", ("interaction",), lambda _r: last_contacts(reading, self._zone)
            ),
            deciders=self._part("deciders", ("contact",), deciders),
            clients=self._part("clients", ("client",), client_names),
            projects=self._part("projects", ("project",), project_codes),
            stages=stages,
            pushes=self._part(
                "pushes", ("opportunity", "pipeline_stage"), lambda _r: self._pushes(stages)
            ),
        )

    def _part(self, name: str, tables: tuple[str, ...], read: Callable[[Reading], Any]) -> Any:
        if self._kept is not None and not any(table in self._changed for table in tables):
            return getattr(self._kept, name)
        return read(self._reading)

    def _pushes(self, stages: Iterable[StageRow]) -> dict[int, int]:
        closed = [stage.id for stage in stages if stage.kind != "open"]
        stands_at = {row.id: row.stage_id for row in self._data.values()}
        return {
            deal_id: pushes
            for deal_id, changes in close_changes(self._reading, stands_at, closed).items()
            if (pushes := _pushes(changes))
        }


def _steps_of_deals(reading: Reading) -> dict[int, Step]:
    return next_steps(reading, ACTION_ITEM.opportunity_id)


def _pushes(changes: Iterable[CloseChange]) -> int:
    return sum(days_pushed(change) > 0 for change in changes)


def _touched(data: Mapping[int, DealData], before: Around, after: Around) -> set[int]:
    """The deals around which something is other than it was."""
    found = {*_differing(before.steps, after.steps), *_differing(before.pushes, after.pushes)}
    found |= _differing(before.contacts.by_deal, after.contacts.by_deal)
    clients = _differing(before.contacts.by_client, after.contacts.by_client)
    clients |= before.deciders ^ after.deciders
    if clients:
        found.update(row.id for row in data.values() if row.client_id in clients)
    return found


def _differing(before: Mapping[int, Any], after: Mapping[int, Any]) -> set[int]:
    if before is after:
        return set()
    keys = before.keys() | after.keys()
    return {key for key in keys if before.get(key) != after.get(key)}
