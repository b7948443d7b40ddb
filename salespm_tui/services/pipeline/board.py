"""The board: the columns of the stages, what the deals come to in each currency, the built-in views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import func, select

from salespm_tui.contract.pipeline import (
    CurrencyFigures,
    MonthForecast,
    Pipeline,
    PipelineQuery,
    StageAmount,
    StageColumn,
    ViewCount,
)
from salespm_tui.domain.deal_health import VIEWS
from salespm_tui.domain.figures import Period, month_of
from salespm_tui.domain.forecast import ForecastByMonth, counts_on, forecast_by_month
from salespm_tui.domain.pipeline import (
    Deal,
    Ladder,
    by_currency,
    is_assumed,
    pipeline_sum,
    stage_sums,
)
from salespm_tui.domain.win_history import Reached, velocity
from salespm_tui.services.fields import one_of
from salespm_tui.services.pipeline.currency import currency_of
from salespm_tui.services.pipeline.deal_row import KeptDeal
from salespm_tui.services.pipeline.deals import Deals, all_deals
from salespm_tui.services.pipeline.targets import monthly_targets
from salespm_tui.services.pipeline.views import counts_of, views_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

MONTHS_AHEAD = 6
_OPEN_LEADS = ("new", "contacted", "qualified")
_LEAD = METADATA.tables["lead"].c


def pipeline(reading: Reading, query: PipelineQuery) -> Pipeline:
    """The board, of one project where given; UserError for a view that there is not."""
    one_of(query.view, ("", *VIEWS), "view")
    key = ("pipeline", query, reading.today)
    board: Pipeline | None = reading.cache.get(key)
    if board is None:
        board = reading.cache[key] = _board(reading, query)
    return board


def _board(reading: Reading, query: PipelineQuery) -> Pipeline:
    found, today = all_deals(reading), reading.today
    mine = found.of_project(query.project_id)
    views = views_of(reading, found)
    counts = counts_of(views[deal.id] for deal in mine)
    shown = [deal for deal in mine if not query.view or query.view in views[deal.id]]
    return Pipeline(
        today=today,
        project_id=query.project_id,
        view=query.view,
        currency=currency_of(reading, query.project_id),
        columns=_columns(found, mine, shown, today),
        figures=_figures(reading, found, mine, query.project_id),
        views=tuple(ViewCount(code, count) for code, count in counts.items()),
        total=len(mine),
        leads=_open_leads(reading, query.project_id),
        loose_ends=counts["no_next_step"],
    )


def _columns(
    found: Deals, deals: Sequence[Deal], shown: Iterable[Deal], today: date
) -> tuple[StageColumn, ...]:
    counts = Counter(deal.stage_id for deal in deals)
    amounts = _amounts(deals, found.ladder)
    rows: dict[int, list[Deal]] = {stage.id: [] for stage in found.around.stages}
    for deal in shown:
        rows[deal.stage_id].append(deal)
    for stage in found.around.stages:
        rows[stage.id].sort(key=_by_open_close if stage.kind == "open" else _by_last_close)
    return tuple(
        StageColumn(
            stage=stage,
            count=counts[stage.id],
            amounts=amounts.get(stage.id, ()),
            deals=tuple(KeptDeal(deal.id, found, today) for deal in rows[stage.id]),
        )
        for stage in found.around.stages
    )


def _by_open_close(deal: Deal) -> tuple[int, int]:
    """What closes first comes first; what nobody dated comes last."""
    return (deal.expected_close_on or date.max).toordinal(), deal.id


def _by_last_close(deal: Deal) -> tuple[int, int]:
    """What closed last comes first."""
    return -(deal.closed_on or date.min).toordinal(), -deal.id


def _amounts(deals: Sequence[Deal], ladder: Ladder) -> dict[int, tuple[StageAmount, ...]]:
    found: dict[int, list[StageAmount]] = {}
    for currency, same in by_currency(deals).items():
        for one in stage_sums(same, ladder):
            if one.count:
                found.setdefault(one.stage_id, []).append(
                    StageAmount(currency, one.count, one.amount_minor, one.weighted, one.unknown)
                )
    return {stage_id: tuple(amounts) for stage_id, amounts in found.items()}


def _figures(
    reading: Reading, found: Deals, deals: Sequence[Deal], project_id: int | None
) -> tuple[CurrencyFigures, ...]:
    if not deals:
        return ()
    key = ("pipeline figures", project_id, reading.today)
    made: tuple[CurrencyFigures, ...] | None = reading.cache.get(key)
    if made is not None:
        return made
    parted = sorted(by_currency(deals).items(), key=lambda one: (-len(one[1]), one[0]))
    made = reading.cache[key] = tuple(
        _of_currency(
            same, found.ladder, found.visited, _strip(reading, same, found.ladder, project_id)
        )
        for _currency, same in parted
    )
    return made


class _Strip(NamedTuple):
    """The forecast by month, whole and as it is shown."""

    whole: ForecastByMonth
    months: tuple[MonthForecast, ...]


def _strip(
    reading: Reading, deals: Sequence[Deal], ladder: Ladder, project_id: int | None
) -> _Strip:
    """This month, those after it, and every other month in which a deal counts."""
    near = _months_from(reading.today)
    days = [day for deal in deals if (day := counts_on(deal, ladder)) is not None]
    first, last = min((near.first, *days)), max((near.last, *days))
    whole = forecast_by_month(deals, ladder, Period(first, last))
    target = monthly_targets(reading, project_id, deals[0].currency)
    return _Strip(
        whole,
        tuple(
            MonthForecast(one, target(one.period))
            for one in whole.months
            if one.won_count or one.open_count or one.period.first in near
        ),
    )


def _months_from(today: date) -> Period:
    last = month_of(today)
    for _later in range(MONTHS_AHEAD - 1):
        last = month_of(last.last + timedelta(days=1))
    return Period(today.replace(day=1), last.last)


def _of_currency(
    deals: Sequence[Deal], ladder: Ladder, visited: Mapping[int, frozenset[int]], strip: _Strip
) -> CurrencyFigures:
    total = pipeline_sum(deals, ladder)
    speed = velocity(deals, ladder)
    return CurrencyFigures(
        currency=deals[0].currency,
        total=total,
        months=strip.months,
        open_undated=strip.whole.open_undated,
        won_undated=strip.whole.won_undated,
        win_rate=speed.win_rate,
        velocity=speed,
        cycle=speed.cycle,
        conversions=Reached(deals, ladder, visited).conversions(),
        assumed=is_assumed(total.won_count + total.lost_count),
    )


def _open_leads(reading: Reading, project_id: int | None) -> int:
    statement = select(func.count()).where(
        _LEAD.archived_at.is_(None), _LEAD.status.in_(_OPEN_LEADS)
    )
    if project_id is not None:
        statement = statement.where(_LEAD.project_id == project_id)
    return reading.session.connection().execute(statement).scalar_one()
