"""The goals of the demo workspace.

The year of the demo begins two quarters before that of its day, so that the day always lies in the
third quarter of the year. Values are in whole units.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from salespm_tui.domain.figures import Period

_QUARTERS_GONE = 2


@dataclass(frozen=True, slots=True)
class Promised:
    """A goal for the year; check-ins are days ago, value, confidence, note; factors are kind,
    effect, weight, note."""

    key: str
    project: str
    name: str
    target: int
    fields: dict[str, Any] = field(default_factory=dict)
    by_quarter: bool = False
    check_ins: tuple[tuple[int, int | None, int | None, str], ...] = ()
    factors: tuple[tuple[str, str, int, str], ...] = ()


def year_of(today: date) -> Period:
    """The twelve months that the goals of the demo are for."""
    quarter = today.year * 4 + (today.month - 1) // 3 - _QUARTERS_GONE
    return Period(_first_of(quarter), _first_of(quarter + 4) - timedelta(days=1))


def _first_of(quarter: int) -> date:
    return date(quarter // 4, quarter % 4 * 3 + 1, 1)


GOALS = (
    Promised(
        "XH orders",
        "XH",
        "渠道平台年度签约额",
        3_600_000,
        {
            "metric": "orders_signed",
            "stretch_value": 4_000_000_00,
            "owner": "林悦",
            "strategy_note": "把渠道平台做成通信行业的样板，带动另外三个行业。",
        },
        by_quarter=True,
        check_ins=(
            (48, None, 4, "一期口碑好，二期预算已立项。"),
            (20, None, 3, "二期审批慢于预期。"),
            (4, None, 3, "二期若月内签约，全年仍可追上。"),
        ),
        factors=(
            ("market_demand", "positive", 4, "通信行业渠道数字化预算增加。"),
            ("competition", "negative", 3, "本地厂商低价竞争。"),
            ("own_strength", "positive", 3, "返利核算是独有能力。"),
        ),
    ),
    Promised(
        "XH cash",
        "XH",
        "年度回款额",
        1_300_000,
        {"metric": "cash_collected", "owner": "何芳"},
        check_ins=((18, None, 3, "二期首付款若按期到账可以追平。"),),
    ),
    Promised(
        "XH csat",
        "XH",
        "客户满意度",
        90,
        {
            "metric": "csat",
            "unit": "分",
            "baseline_value": 80_00,
            "owner": "周婷",
        },
        check_ins=((55, 83, 4, "年中调查。"), (30, 86, 4, ""), (6, 88, 4, "培训之后明显改善。")),
        factors=(("own_strength", "positive", 2, "专职客户成功经理到岗。"),),
    ),
    Promised(
        "NWF orders",
        "NWF",
        "Fleet contracts signed",
        1_100_000,
        {
            "metric": "orders_signed",
            "owner": "Lin Yue",
            "strategy_note": "Three reference fleets in three countries before the tender season.",
        },
        by_quarter=True,
        check_ins=(
            (41, None, 4, "Pilot first, then the waves."),
            (12, None, 4, "Wave 1 is the year."),
        ),
        factors=(
            ("market_demand", "positive", 4, "Tolls by weight make routing pay."),
            ("policy", "positive", 2, "New tachographs are compulsory from next year."),
            ("competition", "negative", 3, "Two others in the tender."),
        ),
    ),
    Promised(
        "NWF customers",
        "NWF",
        "New customers",
        4,
        {"metric": "new_customers", "owner": "Mark Olsen"},
    ),
)
