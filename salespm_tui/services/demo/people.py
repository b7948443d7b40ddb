"""The clients of the demo workspace, who is who there, and what was said with them.

All companies and people are invented. Days are calendar days before the day of the demo.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the log, as captured `ago` days ago (the Friday before, at a weekend).

    It announces a `step` for the day `due` (0 is today), and does what was due by then. `outcome` and
    `sentiment` say what came of it.
    """

    ago: int
    text: str
    step: str = ""
    due: int = 0
    outcome: str = ""
    sentiment: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """A client with its contacts (name and fields) and its log, oldest first."""

    key: str
    name: str
    fields: dict[str, Any]
    contacts: tuple[tuple[str, dict[str, Any]], ...]
    log: tuple[Said, ...]


ACCOUNTS = (
    Account(
        "xinghe",
        "星河通信技术有限公司",
        {
            "short_name": "星河",
            "aliases": ("星河通信", "Xinghe"),
            "industry": "通信",
            "region": "华南",
            "tier": "A",
            "status": "active",
            "cadence_days": 7,
        },
        (
            (
                "李明",
                {
                    "title": "销售副总裁",
                    "role": "decision_maker",
                    "influence": 5,
                    "attitude": "supportive",
                },
            ),
            (
                "王芳",
                {"title": "渠道总监", "role": "champion", "influence": 4, "attitude": "supportive"},
            ),
            (
                "郑凯",
                {
                    "title": "信息部经理",
                    "role": "gatekeeper",
                    "influence": 3,
                    "attitude": "resistant",
                },
            ),
            (
                "何静",
                {
                    "title": "财务总监",
                    "role": "economic_buyer",
                    "influence": 5,
                    "attitude": "neutral",
                },
            ),
        ),
        (
            Said(
                43,
                "会议 星河 项目启动，确认目标与范围 @李明 ~2h",
                step="整理需求访谈提纲",
                due=-41,
                outcome="范围覆盖 12 家分公司，年内签约。",
                sentiment="positive",
            ),
            Said(
                30,
                "拜访 星河 需求规格说明书逐条确认 @王芳 ~90m",
                outcome="客户书面确认。",
                sentiment="positive",
            ),
            Said(16, "视频 星河 方案讲解，重点是返利核算 @李明 ~1h", step="补充返利案例", due=-11),
            Said(
                9,
                "微信 星河 报价审批进度，客户希望本月签约 @王芳",
                step="发送成本拆分",
                due=0,
                outcome="财务要求补充成本拆分。",
                sentiment="neutral",
            ),
            Said(
                2,
                "电话 星河 催要旧系统数据字典 @郑凯 ~15m",
                outcome="信息部仍在整理，未给日期。",
                sentiment="negative",
            ),
        ),
    ),
    Account(
        "nordwind",
        "Nordwind Logistik GmbH",
        {
            "short_name": "Nordwind",
            "industry": "Logistics",
            "region": "Hamburg",
            "tier": "A",
            "status": "active",
            "cadence_days": 7,
        },
        (
            (
                "Karin Vogt",
                {
                    "title": "COO",
                    "role": "decision_maker",
                    "influence": 5,
                    "attitude": "neutral",
                },
            ),
            (
                "Jens Albers",
                {
                    "title": "Fleet manager",
                    "role": "champion",
                    "influence": 3,
                    "attitude": "supportive",
                },
            ),
            (
                "Mirjam Roth",
                {
                    "title": "Legal counsel",
                    "role": "gatekeeper",
                    "influence": 4,
                    "attitude": "neutral",
                },
            ),
            (
                "Uwe Brandt",
                {
                    "title": "Works council",
                    "role": "blocker",
                    "influence": 4,
                    "attitude": "resistant",
                },
            ),
        ),
        (
            Said(
                33,
                "visit Nordwind kick-off in Hamburg, 640 trucks in three waves @Karin ~3h",
                step="send the interview plan",
                due=-30,
                outcome="Pilot with 20 trucks first.",
                sentiment="positive",
            ),
            Said(20, "call Nordwind scope agreed, wants the offer in two weeks @Jens ~25m"),
            Said(
                10,
                "email Nordwind price book sent, they compare us with two others @Karin",
                step="answer their questions on prices",
                due=-4,
            ),
            Said(
                3,
                "call Nordwind prices: discount only for all three waves @Karin ~30m",
                step="send the revised price book",
                due=2,
                outcome="Open to 36 months.",
                sentiment="neutral",
            ),
        ),
    ),
    Account(
        "beichen",
        "北辰医疗器械股份有限公司",
        {
            "short_name": "北辰医疗",
            "industry": "医疗器械",
            "region": "华北",
            "tier": "B",
            "status": "active",
            "cadence_days": 14,
        },
        (
            (
                "吴雪",
                {
                    "title": "采购经理",
                    "role": "procurement",
                    "influence": 3,
                    "attitude": "supportive",
                },
            ),
        ),
        (
            Said(24, "拜访 北辰医疗 了解年度采购计划 @吴雪 ~1h"),
            Said(
                6,
                "电话 北辰医疗 续约意向明确，等预算批复 @吴雪",
                step="确认预算批复",
                due=-2,
                outcome="预算会在月内下达。",
                sentiment="positive",
            ),
        ),
    ),
    Account(
        "dongling",
        "东岭汽车零部件有限公司",
        {
            "short_name": "东岭",
            "industry": "汽车零部件",
            "region": "华东",
            "tier": "B",
            "status": "active",
            "cadence_days": 14,
        },
        (
            (
                "徐强",
                {
                    "title": "总经理",
                    "role": "decision_maker",
                    "influence": 5,
                    "attitude": "resistant",
                },
            ),
        ),
        (
            Said(
                23,
                "会议 东岭 年度复盘，提出交付周期要缩短 @徐强 ~2h",
                outcome="希望缩短到四周。",
                sentiment="neutral",
            ),
        ),
    ),
    Account(
        "hailan",
        "海蓝新能源科技有限公司",
        {
            "short_name": "海蓝",
            "aliases": ("Hailan",),
            "industry": "新能源",
            "region": "华东",
            "tier": "A",
            "status": "prospect",
            "cadence_days": 10,
        },
        (("高翔", {"title": "营销总监", "role": "economic_buyer", "influence": 4}),),
        (
            Said(
                12,
                "拜访 海蓝 首次拜访，介绍渠道方案 @高翔 ~1h",
                outcome="有兴趣，要案例。",
                sentiment="positive",
            ),
        ),
    ),
    Account(
        "jincheng",
        "锦程物流集团有限公司",
        {
            "short_name": "锦程",
            "industry": "物流",
            "region": "西南",
            "tier": "C",
            "status": "active",
            "cadence_days": 30,
        },
        (("罗敏", {"title": "运营经理", "role": "user"}),),
        (Said(8, "微信 锦程 系统升级通知已确认 @罗敏", step="季度回访", due=12),),
    ),
    Account(
        "halden",
        "Halden Marine AS",
        {
            "short_name": "Halden",
            "industry": "Marine equipment",
            "region": "Bergen",
            "tier": "B",
            "status": "active",
            "cadence_days": 21,
        },
        (("Ingrid Moen", {"title": "Procurement lead", "role": "procurement", "influence": 4}),),
        (
            Said(26, "video Halden renewal, asks for a two-year price @Ingrid ~40m"),
            Said(
                7, "email Halden two-year price sent @Ingrid", step="call about the renewal", due=0
            ),
        ),
    ),
    Account(
        "castellan",
        "Castellan Foods Ltd",
        {
            "short_name": "Castellan",
            "industry": "Food",
            "region": "Leeds",
            "tier": "C",
            "status": "active",
            "cadence_days": 30,
        },
        (("Owen Price", {"title": "Sales director", "role": "decision_maker"}),),
        (
            Said(
                5,
                "call Castellan happy with the portal, wants training for new staff @Owen ~20m",
                step="offer a training day",
                due=7,
                sentiment="positive",
            ),
        ),
    ),
    Account(
        "orchard",
        "Orchard Health Partners",
        {
            "short_name": "Orchard",
            "industry": "Health care",
            "region": "Dublin",
            "tier": "C",
            "status": "prospect",
            "cadence_days": 21,
        },
        (("Niamh Byrne", {"title": "Operations manager", "role": "influencer"}),),
        (
            Said(
                15,
                "event Orchard met at the trade fair, asked for a demo @Niamh",
                step="send the deck",
                due=1,
            ),
        ),
    ),
)

NEW_ACCOUNT = Said(
    0,
    "call Meridian new lead from Castellan, 40 shops, wants prices ~10m",
    step="send a first offer",
    due=6,
)
"""A client that the capture itself creates."""
