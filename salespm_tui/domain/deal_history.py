"""What a deal went through: its stages and the time in each, and how its close date moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class StageStep:
    """A stage change: the stage entered, and the instant (UTC-aware)."""

    to_stage_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class StageStay:
    """A stay at a stage; `until` is None for the one that lasts."""

    stage_id: int
    since: datetime
    until: datetime | None
    lasted: timedelta


@dataclass(frozen=True, slots=True)
class StageHistory:
    """The stays in their order. `time_in` adds up all stays at a stage, by stage id in the order in
    which the stages were first entered; `reached` are all stages ever entered."""

    stays: tuple[StageStay, ...]
    entered_at: datetime | None
    time_in: tuple[tuple[int, timedelta], ...]
    reached: frozenset[int]


@dataclass(frozen=True, slots=True)
class CloseChange:
    """The expected close date was changed; None is no date. `was_open` is of the deal just then."""

    at: datetime
    before: date | None
    after: date | None
    was_open: bool = True


@dataclass(frozen=True, slots=True)
class Slippage:
    """How the expected close date moved.

    `pushes` counts the changes to a later day while the deal was open; `pushed_days` adds them up.
    `slipped_days` is from the first date ever known to the one now, None where either is unknown.
    """

    pushes: int
    pushed_days: int
    first_close_on: date | None
    slipped_days: int | None


def stage_history(steps: Iterable[StageStep], now: datetime) -> StageHistory:
    """The stays of one deal, from its stage changes in any order (same instant: as given).

    Entering the stage at which it stands already does not begin a new stay.
    """
    ordered: list[StageStep] = []
    for step in sorted(steps, key=lambda one: one.at):
        if not ordered or ordered[-1].to_stage_id != step.to_stage_id:
            ordered.append(step)
    stays = [
        StageStay(one.to_stage_id, one.at, after.at, after.at - one.at)
        for one, after in pairwise(ordered)
    ]
    if ordered:
        last = ordered[-1]
        stays.append(StageStay(last.to_stage_id, last.at, None, max(now - last.at, timedelta())))
    time_in: dict[int, timedelta] = {}
    for stay in stays:
        time_in[stay.stage_id] = time_in.get(stay.stage_id, timedelta()) + stay.lasted
    return StageHistory(
        tuple(stays),
        stays[-1].since if stays else None,
        tuple(time_in.items()),
        frozenset(time_in),
    )


def slippage(changes: Sequence[CloseChange], close_on: date | None) -> Slippage:
    """How the close date, now `close_on`, moved through those changes (in any order).

    A push is a change of a known date to a later day while the deal is open: setting the first date,
    emptying it and pulling it in are none.
    """
    ordered = sorted(changes, key=lambda one: one.at)
    pushes = [days for days in map(days_pushed, ordered) if days]
    dates = [day for one in ordered for day in (one.before, one.after) if day is not None]
    first = dates[0] if dates else close_on
    slipped = None if first is None or close_on is None else (close_on - first).days
    return Slippage(len(pushes), sum(pushes), first, slipped)


def days_pushed(change: CloseChange) -> int:
    """By how many days that change is a push (see `slippage`); 0 where it is none."""
    if change.before is None or change.after is None or not change.was_open:
        return 0
    return max(0, (change.after - change.before).days)


def visited_stages(changes: Iterable[tuple[int, int]]) -> dict[int, frozenset[int]]:
    """The stages that each deal ever entered, from (deal id, stage id) of every stage change."""
    found: dict[int, set[int]] = {}
    for deal_id, stage_id in changes:
        found.setdefault(deal_id, set()).add(stage_id)
    return {deal_id: frozenset(stages) for deal_id, stages in found.items()}
