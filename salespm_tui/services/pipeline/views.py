"""Which built-in views each deal belongs to, looked at again only where a deal is another one now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.pipeline import StageRow
from salespm_tui.domain.deal_health import VIEWS
from salespm_tui.domain.pipeline import Deal
from salespm_tui.services.pipeline.deals import Deals
from salespm_tui.services.work import Reading

_KEPT = "deal views"


@dataclass(frozen=True, slots=True)
class _Kept:
    today: date
    stages: tuple[StageRow, ...]
    seen: Mapping[int, tuple[Deal, frozenset[str]]]


def views_of(reading: Reading, found: Deals) -> Mapping[int, frozenset[str]]:
    """The codes of the views (`domain.deal_health.VIEWS`) to which each deal belongs today."""
    today, stages = reading.today, found.around.stages
    kept: _Kept | None = reading.kept.get(_KEPT)
    seen = kept.seen if kept is not None and (kept.today, kept.stages) == (today, stages) else {}
    now = {
        deal.id: before
        if (before := seen.get(deal.id)) is not None and before[0] is deal
        else (deal, _codes(deal, found, today))
        for deal in found.deals.values()
    }
    if reading.is_settled:
        reading.kept[_KEPT] = _Kept(today, stages, now)
    return {deal_id: codes for deal_id, (_deal, codes) in now.items()}


def counts_of(views: Iterable[frozenset[str]]) -> dict[str, int]:
    """How many of these deals each view holds."""
    counts = dict.fromkeys(VIEWS, 0)
    for codes in views:
        for code in codes:
            counts[code] += 1
    return counts


def _codes(deal: Deal, found: Deals, today: date) -> frozenset[str]:
    return frozenset(code for code, belongs in VIEWS.items() if belongs(deal, found.ladder, today))
