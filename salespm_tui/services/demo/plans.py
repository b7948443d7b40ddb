"""The two plans of the demo workspace, as a person would have typed them.

Days are working days counted from the day of the demo: 0 is that day (the Friday before, at a
weekend), −5 a week earlier. What a plan says of the past is what was noted then.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from typing import Any, NamedTuple


class Held(NamedTuple):
    """A meeting or a fair that lies where it lies: from today (0) or a working day to another."""

    first: int
    opens: time
    last: int
    closes: time


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of a plan. Its number tells its parent; a part has no `days`, a milestone 0.

    `after` lists links such as `2.1 2.2SS+2` (lag in days). `done` and `begun` are the days on which
    it was finished and first reported with `percent`; `not_before` constrains its start (0 is the
    next working day, at a weekend).
    """

    number: str
    name: str
    days: int | None = None
    after: str = ""
    owner: str = ""
    done: int | None = None
    begun: int | None = None
    percent: int = 0
    not_before: int | None = None
    deadline: int | None = None
    held: Held | None = None
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """A project: its fields, the day it starts on and the one agreed for its end, its tasks."""

    code: str
    client: str
    start: int
    end: int
    fields: dict[str, Any]
    tasks: tuple[Planned, ...]


_CHEN, _WANG, _LI = "陈静", "王磊", "李伟"
_ZHAO, _SUN, _LIU = "赵敏", "孙丽", "刘洋"
_ZHOU, _ZHANG, _HE = "周婷", "张楠", "何芳"
_PRIYA, _TOM, _ANNA, _LIN = "Priya Nair", "Tom Becker", "Anna Keller", "Lin Yue"

XINGHE = Plan(
    "XH",
    "xinghe",
    start=-32,
    end=60,
    fields={
        "name": "星河通信 渠道销售平台",
        "manager": "林悦",
        "currency": "CNY",
        "status": "active",
        "phase": "execution",
        "objective": "为星河通信全国 12 家分公司上线渠道销售平台，年内签约 360 万元。",
    },
    tasks=(
        Planned("1", "需求分析"),
        Planned("1.1", "客户访谈与痛点梳理", 5, owner=_CHEN, done=-28),
        Planned("1.2", "竞品与市场调研", 4, "1.1", _WANG, done=-24),
        Planned("1.3", "需求规格说明书", 3, "1.2", _CHEN, done=-21),
        Planned("1.4", "需求签字确认", 0, "1.3", _CHEN, done=-21),
        Planned("2", "商务与签约"),
        Planned("2.1", "总体解决方案", 8, "1.4", _LI, begun=-20, done=-13, percent=20),
        Planned("2.2", "价格模型测算", 6, "2.1SS+2", _ZHAO, begun=-18, done=-12, percent=30),
        Planned("2.3", "内部方案评审", 2, "2.1 2.2", _LI, done=-9),
        Planned(
            "2.4",
            "报价审批",
            4,
            "2.3",
            _ZHAO,
            begun=-8,
            percent=60,
            fields={"priority": 1, "notes": "财务要求补充成本拆分，总监审批后方可报出。"},
        ),
        Planned("2.5", "合同条款审核", 5, "2.4", _SUN, begun=-4, percent=40),
        Planned("2.6", "合同签署", 0, "2.5FS+3", _LI, fields={"priority": 1}),
        Planned("3", "交付准备"),
        Planned("3.1", "组建交付团队", 3, "1.4", _ZHOU, done=-18),
        Planned("3.2", "演示环境搭建", 6, "3.1", _LIU, begun=-17, done=-11, percent=25),
        Planned("3.3", "历史数据迁移方案", 14, "3.2", _LIU, begun=-10, percent=55),
        Planned("3.4", "接口联调", 6, "3.3", _LIU),
        Planned("3.5", "用户培训教材", 5, "2.1", _ZHANG, not_before=0),
        Planned("3.6", "关键用户演示会", owner=_LI, held=Held(0, time(14), 0, time(16))),
        Planned("3.7", "信息安全自查", 3, "2.3", _LIU, begun=-3, percent=30, not_before=-3),
        Planned("4", "试点上线"),
        Planned("4.1", "试点部门部署", 6, "2.6 3.4", _LIU),
        Planned("4.2", "试点用户培训", 3, "4.1 3.5", _ZHANG),
        Planned("4.3", "试运行支持", 10, "4.2", _ZHOU),
        Planned("4.4", "试点验收", 0, "4.3", _CHEN),
        Planned("5", "全面推广"),
        Planned("5.1", "推广计划与排期", 4, "4.2", _ZHOU),
        Planned("5.2", "首批分公司上线", 8, "4.4 5.1", _LIU),
        Planned("5.3", "第二批分公司上线", 8, "5.2", _LIU),
        Planned("5.4", "运营移交", 5, "5.3SS+5", _ZHOU),
        Planned("5.5", "最终验收", 0, "5.3 5.4", _LI, deadline=44),
        Planned("6", "客户关系与回款"),
        Planned("6.1", "首付款开票", 1, "2.6", _HE),
        Planned("6.2", "首付款到账", 0, "6.1FS+10", _HE),
        Planned("6.3", "高层拜访", owner=_LI, held=Held(5, time(10), 5, time(12))),
        Planned("6.4", "满意度回访", 2, "4.4", _HE),
    ),
)

NORDWIND = Plan(
    "NWF",
    "nordwind",
    start=-22,
    end=75,
    fields={
        "name": "Nordwind fleet telematics",
        "manager": _LIN,
        "currency": "EUR",
        "status": "active",
        "phase": "planning",
        "objective": "Equip 640 trucks in three countries; sign €1.1 m over three years.",
    },
    tasks=(
        Planned("1", "Needs"),
        Planned("1.1", "Depot interviews", 4, owner=_PRIYA, begun=-22, done=-19, percent=25),
        Planned("1.2", "Telematics benchmark", 3, "1.1SS+1", _TOM, done=-18),
        Planned("1.3", "Requirements workshop", 2, "1.1 1.2", _PRIYA, done=-16),
        Planned("1.4", "Scope agreed", 0, "1.3", _LIN, done=-16),
        Planned("2", "Offer and contract"),
        Planned("2.1", "Technical offer", 6, "1.4", _TOM, begun=-15, done=-10, percent=20),
        Planned("2.2", "Price book", 4, "2.1SS+2", _LIN, done=-10),
        Planned("2.3", "Security annex", 5, "2.1", _TOM, begun=-9, percent=70),
        Planned("2.4", "Reference call", 1, "2.2FS+7", _LIN),
        Planned("2.5", "Commercial negotiation", 10, "2.2", _LIN, begun=-9, percent=50),
        Planned(
            "2.6",
            "Legal review by Nordwind",
            6,
            "2.3",
            _ANNA,
            begun=-4,
            percent=30,
            fields={"waiting_on": "client"},
        ),
        Planned("2.7", "Contract signed", 0, "2.5 2.6", _LIN, fields={"priority": 1}),
        Planned("3", "Pilot"),
        Planned("3.1", "Pilot depots chosen", 2, "2.1", _PRIYA, done=-8),
        Planned("3.2", "Hardware ordered", 3, "2.2 3.1", _TOM, done=-4),
        Planned("3.3", "Hardware delivered", 0, "3.2FS+6", _TOM),
        Planned("3.4", "Install units in 20 trucks", 5, "2.7 3.3", _TOM),
        Planned("3.5", "Driver briefing", 2, "3.4SS+2", _PRIYA),
        Planned("3.6", "Pilot run", 15, "3.4 3.5", _PRIYA),
        Planned("3.7", "Pilot report", 3, "3.6FF+2", _PRIYA),
        Planned("3.8", "Pilot accepted", 0, "3.7", _LIN),
        Planned("4", "Rollout"),
        Planned("4.1", "Rollout plan", 4, "2.7", _ANNA),
        Planned("4.2", "Wave 1: Germany", 12, "3.8 4.1", _TOM),
        Planned("4.3", "Wave 2: Benelux", 10, "4.2FS-3", _TOM),
        Planned("4.4", "Wave 3: Nordics", 10, "4.3FS-3", _TOM),
        Planned("4.5", "Support handover", 5, "4.4SS+6", _ANNA),
        Planned("4.6", "Final acceptance", 0, "4.4 4.5", _LIN, deadline=72),
        Planned("5", "Account"),
        Planned("5.1", "Success metrics agreed", 3, "2.2", _LIN, not_before=-1),
        Planned("5.2", "Kick-off pack", 2, "2.1", _PRIYA, not_before=0),
        Planned("5.3", "Fleet managers' forum", owner=_LIN, held=Held(0, time(9), 2, time(15))),
        Planned("5.4", "Pilot invoiced", 1, "3.8", _ANNA),
        Planned("5.5", "Pilot paid", 0, "5.4FS+15", _ANNA),
    ),
)

PLANS = (XINGHE, NORDWIND)
