"""Who works on the demo's projects, what is bought for them, where the money goes, what was learnt.

Days are calendar days before the day of the demo (the Friday before, at a weekend), or after it where
they name a day to come. Amounts are in whole units of the project's currency.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the team: what they do, cost an hour, and can (skill, level, years). `off` are the
    first and the last day that they are away."""

    name: str
    job: str
    rate: int
    currency: str
    skills: tuple[tuple[str, int, int], ...] = ()
    off: tuple[int, int, str] | None = None
    training: tuple[str, str, int] | None = None


@dataclass(frozen=True, slots=True)
class Bought:
    """Something bought for a project: when it is needed, was ordered, came; days from today."""

    project: str
    name: str
    kind: str
    supplier: str
    price: int
    needed: int
    ordered: int
    delivered: int | None = None


@dataclass(frozen=True, slots=True)
class Spending:
    """A budget line: planned, revised so many days ago with a reason, and what went off it: days ago,
    amount, what for, and whether it is only bound by an order."""

    project: str
    category: str
    name: str
    planned: int
    entries: tuple[tuple[int, int, str, bool], ...]
    revised: tuple[int, int, str] | None = None


@dataclass(frozen=True, slots=True)
class Learnt:
    """A lesson, noted so many days ago; `reused` is the project that took it up, and how."""

    project: str
    ago: int
    fields: dict[str, Any] = field(default_factory=dict)
    reused: tuple[str, int, str] | None = None


PEOPLE = (
    Person("陈静", "需求顾问", 420, "CNY", (("需求分析", 5, 9),)),
    Person("李伟", "解决方案经理", 520, "CNY", (("方案设计", 5, 10), ("商务谈判", 4, 7))),
    Person("赵敏", "商务经理", 460, "CNY", (("报价", 4, 6),)),
    Person("刘洋", "技术顾问", 450, "CNY", (("数据迁移", 3, 3), ("接口开发", 4, 5)),
           training=("信息安全", "内部认证课程", 20)),
    Person("张楠", "培训师", 300, "CNY", (("用户培训", 4, 6),), off=(16, 18, "年假")),
    Person("Priya Nair", "Solution consultant", 78, "EUR", (("telematics", 3, 2),)),
    Person("Tom Becker", "Technical lead", 92, "EUR", (("telematics", 5, 7), ("security", 4, 4))),
    Person("Lin Yue", "Account manager", 95, "EUR", (("negotiation", 5, 11),)),
)  # fmt: skip

WORK = {
    "XH": "1.1 2.1 2.2 2.3 2.4 3.3 3.4 3.5",
    "NWF": "1.1 2.1 2.3 2.5 3.4 4.2 5.2",
}
"""The tasks whose owners are assigned to them when the plan is agreed."""

CALLED_IN = ("XH 3.5", "刘洋", 60)
"""Task, who helps with it since a few days, and how much of the time (percent)."""

PURCHASES = (
    Bought("XH", "演示服务器", "material", "华北云设备", 38_000, -3, -24),
    Bought("NWF", "Telematics units", "material", "Sensor Nord", 21_000, 6, -14),
    Bought("NWF", "Depot surveys", "channel", "Fleetcheck", 6_500, -10, -25, -11),
)

_HOURS = 8
_USUAL_RATES = {True: 85, False: 380}
"""An hour of somebody outside the team, with a name in Latin letters (in EUR) or not (in CNY)."""


def cost_of(owner: str, days: int) -> int:
    """What so many days of somebody cost, in minor units."""
    rates = {person.name: person.rate for person in PEOPLE}
    return days * _HOURS * rates.get(owner, _USUAL_RATES[owner.isascii()]) * 100


SPENDING = (
    Spending("XH", "payroll", "项目人力", 460_000,
             ((29, 88_000, "上月工时", False), (4, 97_000, "本月工时", False))),
    Spending("NWF", "payroll", "Project staff", 80_000,
             ((19, 9_400, "first half of the month", False), (4, 9_900, "second half", False))),
    Spending("XH", "travel", "客户现场差旅", 36_000,
             ((38, 12_400, "三城访谈", False), (24, 15_800, "方案宣讲", False),
              (6, 11_200, "高层拜访机票与住宿", True))),
    Spending("XH", "tools", "演示环境", 45_000, ((23, 38_000, "演示服务器", True),
             (15, 9_600, "测试账号", False)), revised=(26, 60_000, "客户要求独立演示环境")),
    Spending("XH", "marketing", "渠道推广资料", 30_000, ((18, 8_700, "样册", False),)),
    Spending("NWF", "travel", "Travel", 14_000, ((27, 3_900, "depot interviews", False),)),
    Spending("NWF", "tools", "Pilot hardware", 26_000, ((13, 21_000, "20 units", True),),
             revised=(16, 29_000, "spare units for the second depot")),
)  # fmt: skip

GATE = ("XH", "planning", "go", 30, "林悦", "计划与预算已确认；二期范围留待需求评审。")
"""Project, phase, decision, days ago, by whom, why."""

HANDED_OVER = (
    "XH", "internal", 8, "李伟、陈静、刘洋", "总体解决方案 2.0",
    (("方案覆盖全部必须需求", "评审清单", "pass", "12 条全部覆盖"),
     ("价格模型可复算", "抽查三档", "pass", "三档一致"),
     ("演示脚本可用", "试讲一次", "waived", "随关键用户演示会验证")),
)  # fmt: skip
"""An acceptance that was held: project, kind, days ago, who, what, and its points with results."""

TO_BE_HANDED_OVER = ("NWF", "client", 4, "Karin Vogt, Tom Becker", "Pilot set-up for two depots")
"""One that is planned in so many working days, its points filled from the needs."""

ASSESSED = (
    "XH",
    "planning",
    28,
    "规划按期完成，报价审批仍是关键路径。",
    "客户早期介入",
    "成本拆分提出得太晚",
)
"""A stage assessment: project, phase, days ago, what it says, what helped, what hindered."""

LESSONS = (
    Learnt("XH", 21, {"kind": "improvement", "area": "planning", "title": "报价前先与客户财务对齐成本拆分",
                      "situation": "审批中途被要求补充拆分", "recommendation": "报价评审前两周拿到财务模板",
                      "tags": ("报价", "财务")}, ("NWF", 17, "cost sheet asked for up front")),
    Learnt("XH", 10, {"kind": "best_practice", "area": "needs", "title": "访谈带上渠道一线人员",
                      "recommendation": "每场访谈至少一名一线人员", "tags": ("访谈",)}),
    Learnt("NWF", 14, {"kind": "failure", "area": "communication",
                       "title": "Involve the works council before the pilot is planned",
                       "recommendation": "agree the data set first", "tags": ("legal", "pilot")}),
)  # fmt: skip
