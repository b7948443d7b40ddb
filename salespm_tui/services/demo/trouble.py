"""What may go wrong in the demo's projects, what has, and the money kept for it.

Days are calendar days before the day of the demo (the Friday before, at a weekend), or after it where
they name a day to come. Amounts are in whole units of the currency.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Look:
    """A review so many days ago: the rating from then on, and a word."""

    ago: int
    probability: int | None
    impact: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that somebody does, due on that day, or done so many days ago; `effect` is whether it
    worked, as it turned out a week later."""

    title: str
    owner: str
    due: int
    done: int | None = None
    effect: str = ""


@dataclass(frozen=True, slots=True)
class Feared:
    """A risk, found `ago` days ago: its first rating, the looks at it, what is done about it.

    `links` name a task, a deal, a goal or a client by its key in the story. `ended` is how it ended,
    how many days ago and why, or with what issue.
    """

    key: str
    project: str
    title: str
    ago: int
    rating: tuple[int | None, int | None]
    fields: dict[str, Any] = field(default_factory=dict)
    cost: int | None = None
    links: dict[str, str] = field(default_factory=dict)
    looks: tuple[Look, ...] = ()
    to_do: tuple[ToDo, ...] = ()
    triggered: int | None = None
    ended: tuple[str, int, dict[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """An issue that nobody had foreseen, raised `ago` days ago."""

    project: str
    title: str
    ago: int
    due: int
    fields: dict[str, Any]
    links: dict[str, str]
    to_do: tuple[ToDo, ...] = ()
    resolved: int | None = None


_LI, _ZHAO, _LIU, _ZHOU, _ZHANG = "李伟", "赵敏", "刘洋", "周婷", "张楠"
_LIN, _TOM, _PRIYA, _ANNA = "Lin Yue", "Tom Becker", "Priya Nair", "Anna Keller"

RISKS = (
    Feared("price war", "XH", "同行低价抢单", 40, (3, 4),
           {"category": "market", "cause": "两家同行加入二期竞标", "event": "客户要求对标最低价",
            "effect": "毛利率下降约 8 个百分点", "strategy": "mitigate", "owner": _LI,
            "response": "服务与返利核算捆绑报价，守住标价", "trigger": "同行报价低于 110 万",
            "contingency": "缩减首年范围，保留返利核算模块", "proximity": "imminent",
            "review_every_days": 7, "residual_probability": 3, "residual_impact": 3},
           cost=480_000, links={"opportunity_id": "deal 渠道平台二期", "goal_id": "goal XH orders"},
           looks=(Look(27, 4, 4, "同行演示获好评。"), Look(5, 5, 4, "采购已收到两份低价方案。")),
           to_do=(ToDo("制作服务捆绑报价", _LI, 1), ToDo("访谈王芳了解评标权重", _LI, -12, 13, "worked"))),
    Feared("legacy data", "XH", "历史数据质量差", 38, (3, 3),
           {"category": "technical", "cause": "旧系统缺少数据字典", "event": "迁移后订单对不上账",
            "effect": "试点推迟", "strategy": "mitigate", "owner": _LIU,
            "response": "先抽样清洗，再批量迁移", "trigger": "数据字典晚于方案评审",
            "contingency": "首批只迁移近两年数据", "impact_schedule_days": 8,
            "review_every_days": 14, "residual_probability": 2, "residual_impact": 3},
           cost=120_000, links={"task_id": "XH 3.3"}, looks=(Look(9, 4, 3, "信息部未给日期。"),),
           to_do=(ToDo("抽样清洗 5% 的历史订单", _LIU, -2),), triggered=2),
    Feared("key user", "XH", "渠道总监可能调岗", 36, (2, 4),
           {"category": "client", "cause": "客户年底组织调整", "event": "王芳调离渠道部",
            "effect": "失去内部支持者", "strategy": "mitigate", "owner": _LI, "review_every_days": 14,
            "response": "让信息部与财务同时参与试点"},
           looks=(Look(20, 2, 4, "本月底前不会公布。"),)),
    Feared("crew", "XH", "交付骨干被其他项目抽调", 33, (4, 3),
           {"category": "resource", "strategy": "escalate", "owner": _ZHOU, "review_every_days": 14,
            "response": "季度资源会上锁定两名顾问", "residual_probability": 1, "residual_impact": 3},
           cost=90_000, looks=(Look(24, 3, 3, "已口头承诺。"), Look(8, 2, 3, "书面确认到二月。")),
           to_do=(ToDo("季度资源会锁定名单", _ZHOU, -9, 10),)),
    Feared("privacy", "XH", "个人信息跨部门共享的合规要求", 12, (2, None),
           {"category": "legal", "owner": "孙丽", "notes": "等法务给出处罚口径后再评估影响。"}),
    Feared("more branches", "XH", "二期带动分公司增购", 30, (3, 4),
           {"category": "market", "polarity": "opportunity", "strategy": "enhance", "owner": _LI,
            "response": "二期验收会邀请三家分公司旁听", "review_every_days": 21},
           cost=300_000, links={"opportunity_id": "deal 华东分公司扩容", "goal_id": "goal XH orders"},
           looks=(Look(13, 3, 4, "华东已主动询价。"),)),
    Feared("budget late", "XH", "二期预算审批延迟", 42, (3, 3),
           {"category": "financial", "owner": _LI, "strategy": "accept", "impact_schedule_days": 5},
           links={"task_id": "XH 2.4"}, looks=(Look(21, 4, 3, "财务要求补充成本拆分。"),),
           ended=("occurred", 11, {
               "title": "二期报价审批晚了五天", "metric": "schedule", "deviation_value": 5,
               "cause": "client", "cause_detail": "客户财务中途要求成本拆分", "severity": 3,
               "owner": _ZHAO, "due": 2, "to_do": (ToDo("与客户财务逐项核对成本拆分", _ZHAO, 1),)})),
    Feared("demo room", "XH", "演示环境不稳定", 39, (3, 2),
           {"category": "technical", "owner": _LIU, "strategy": "avoid"},
           ended=("closed", 15, {"reason": "环境已迁到新机房，两周没有故障。"})),
    Feared("undercut", "NWF", "Undercut in the tender", 31, (3, 4),
           {"category": "market", "cause": "two others are in the tender",
            "event": "one of them offers below cost", "effect": "wave 1 is lost or loses its margin",
            "strategy": "mitigate", "owner": _LIN, "response": "sell the 36-month service, not the unit",
            "trigger": "a competitor's price below 600 EUR a truck", "review_every_days": 14,
            "residual_probability": 2, "residual_impact": 4},
           cost=90_000, links={"opportunity_id": "deal Fleet telematics, wave 1",
                               "goal_id": "goal NWF orders"},
           looks=(Look(10, 3, 4, "Karin says price is one of four criteria."),),
           to_do=(ToDo("Cost sheet for 36 months", _LIN, 2),)),
    Feared("hardware", "NWF", "Telematics units arrive late", 28, (3, 3),
           {"category": "resource", "cause": "one supplier, eight weeks of lead time",
            "event": "the pilot starts without units", "effect": "drivers are briefed twice",
            "strategy": "transfer", "owner": _TOM, "impact_schedule_days": 10,
            "response": "penalty clause, and 20 units from a second source",
            "residual_probability": 2, "residual_impact": 2, "review_every_days": 7},
           cost=25_000, links={"task_id": "NWF 3.3"}, looks=(Look(6, 2, 3, "Shipped from the plant."),),
           to_do=(ToDo("Order 20 units from the second source", _TOM, 3),)),
    Feared("works council", "NWF", "Works council objects to driver data", 26, (4, 3),
           {"category": "legal", "cause": "telematics shows who drove how",
            "event": "the council asks for a ruling", "effect": "install stops for weeks",
            "strategy": "mitigate", "owner": _PRIYA, "response": "agree a driver-free data set first",
            "impact_schedule_days": 15, "residual_probability": 2, "residual_impact": 3},
           cost=40_000, looks=(Look(7, 4, 4, "Cameras were refused; the mood is cool."),),
           links={"task_id": "NWF 3.4"}, to_do=(ToDo("Draft the data agreement", _ANNA, 1),)),
    Feared("coverage", "NWF", "SIM coverage in the far north", 0, (None, 3),
           {"category": "technical", "owner": _TOM, "notes": "No measurements yet."}),
    Feared("benelux", "NWF", "Benelux wave pulled forward", 19, (2, 3),
           {"category": "client", "polarity": "opportunity", "strategy": "exploit", "owner": _LIN,
            "response": "offer installers from January"}, cost=60_000),
)  # fmt: skip

ISSUES = (
    Failed("XH", "返利样例多算了一档", 6, 1,
           {"kind": "defect", "metric": "quality", "cause": "estimate", "severity": 4, "owner": _LIU,
            "cause_detail": "样例用了去年的返利表"}, {"task_id": "XH 2.1"},
           (ToDo("用本年返利表重算全部样例", _LIU, 1),)),
    Failed("NWF", "Security annex waits for the data map", 8, -1,
           {"kind": "blocker", "metric": "schedule", "deviation_value": 3, "cause": "dependency",
            "severity": 3, "owner": _TOM, "cause_detail": "nobody owned the data map"},
           {"task_id": "NWF 2.3"}, (ToDo("Write the data map", _TOM, 1),)),
    Failed("NWF", "Depot interviews booked twice", 20, -15,
           {"kind": "other", "cause": "resource", "severity": 2, "owner": _PRIYA}, {"task_id": "NWF 1.1"},
           (ToDo("One calendar for all depots", _PRIYA, -14, 15, "worked"),), resolved=14),
)  # fmt: skip

FROM_CHECKLISTS = (
    ("XH", 25, ("financial.late_payment", "quality.poor_training")),
    ("NWF", 23, ("management.scope_creep", "resource.holidays")),
)
"""Project, days ago, the risks taken over from the checklists."""

RESERVES = (
    ("XH", "应急储备", 260_000),
    ("NWF", "Contingency", 45_000),
)
"""Project, name of the line, amount."""
