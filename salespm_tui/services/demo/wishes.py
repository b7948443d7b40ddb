"""What the demo's clients need, expect, ask to change and think of us.

Days are calendar days before the day of the demo (the Friday before, at a weekend), or after it where
they name a day to come. Amounts are in whole units of the currency.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Needed:
    """A need of a project, with the tasks that meet it; `signed` is by whom and how long ago."""

    project: str
    title: str
    ago: int
    fields: dict[str, Any]
    tasks: tuple[str, ...] = ()
    signed: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """What a client expects by the day `due`; `settled` is how it ended, how long ago, and why."""

    client: str
    statement: str
    ago: int
    due: int
    fields: dict[str, Any]
    settled: tuple[str, int, str] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A change that was asked for; `decided` is how, how long ago, by whom and with which word."""

    project: str
    client: str
    title: str
    ago: int
    fields: dict[str, Any]
    task: str = ""
    cost: int | None = None
    decide_by: int | None = None
    decided: tuple[str, int, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A feedback; `handled` is by whom, the day that it is due, and what is promised with it, `resolved`
    how long ago and how."""

    client: str
    kind: str
    content: str
    ago: int
    fields: dict[str, Any] = field(default_factory=dict)
    handled: tuple[str, int, str] | None = None
    resolved: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A contact that is planned, in `day` days at that hour."""

    client: str
    person: str
    day: int
    hour: int
    about: str
    project: str
    fields: dict[str, Any]


NEEDS = (
    Needed("XH", "分公司自助申报渠道订单", 31,
           {"source": "interview", "kind": "product", "priority": "must", "status": "planned",
            "pain": "每单要打三次电话", "owner": "陈静",
            "acceptance_criteria": "试点分公司 90% 的订单由渠道自助提交，连续两周"},
           ("XH 4.1", "XH 5.2"), ("李明", 29)),
    Needed("XH", "返利按三档自动核算", 31,
           {"source": "document", "kind": "product", "priority": "must", "status": "planned",
            "pain": "财务月末手工核对两天",
            "acceptance_criteria": "与财务手工结果逐笔一致，误差为零"}, ("XH 3.4",), ("李明", 29)),
    Needed("XH", "旧系统三年订单可查", 30,
           {"source": "interview", "kind": "service", "priority": "should", "status": "confirmed",
            "acceptance_criteria": "抽查 100 单，金额与旧系统一致"}, ("XH 3.3",), ("王芳", 28)),
    Needed("XH", "关键用户一周内上手", 24,
           {"source": "feedback", "kind": "service", "priority": "should", "status": "planned",
            "acceptance_criteria": "培训后一周内独立完成五类操作"}, ("XH 3.5", "XH 4.2")),
    Needed("XH", "手机端审批", 9,
           {"source": "feedback", "kind": "product", "priority": "could", "status": "captured",
            "pain": "出差时审批会停下来"}),
    Needed("NWF", "See every truck within a minute", 22,
           {"source": "interview", "kind": "product", "priority": "must", "status": "planned",
            "pain": "dispatch calls drivers to ask where they are", "owner": "Priya Nair",
            "acceptance_criteria": "95 % of positions are younger than 60 s over a week"},
           ("NWF 3.6", "NWF 4.2"), ("Jens Albers", 19)),
    Needed("NWF", "No driver names in reports", 18,
           {"source": "document", "kind": "other", "priority": "must", "status": "confirmed",
            "acceptance_criteria": "the works council signs the list of fields"}, ("NWF 2.3",)),
    Needed("NWF", "Install without a day off the road", 17,
           {"source": "interview", "kind": "service", "priority": "should", "status": "planned",
            "acceptance_criteria": "under 90 minutes a truck, 20 trucks in a row"}, ("NWF 3.4",)),
    Needed("NWF", "Support in Polish", 8,
           {"source": "market_research", "kind": "service", "priority": "could", "status": "captured"}),
)  # fmt: skip

EXPECTATIONS = (
    Expected("xinghe", "培训教材先给分公司试读", 9, 3,
             {"status": "agreed", "promised_by": "张楠", "importance": 3, "gap": "aligned",
              "our_position": "初稿周末前发两家分公司"}),
    Expected("xinghe", "一周内补齐接口清单", 20, -13,
             {"status": "agreed", "promised_by": "刘洋", "importance": 4, "gap": "aligned"},
             ("kept", 13, "")),
    Expected("xinghe", "关键用户演示会使用客户自己的数据", 12, 0,
             {"status": "agreed", "promised_by": "李伟", "importance": 4, "gap": "aligned",
              "our_position": "脱敏后使用上月订单"}),
    Expected("dongling", "交付周期缩短到四周", 22, -3,
             {"importance": 5, "gap": "gap", "our_position": "标准模块四周，定制部分六周"}),
    Expected("dongling", "两周内给出分批交付方案", 23, -9,
             {"status": "agreed", "promised_by": "赵敏", "importance": 4, "gap": "unclear"},
             ("broken", 0, "排产数据到得太晚。")),
    Expected("beichen", "续约报价含上门培训", 6, 9,
             {"status": "agreed", "promised_by": "赵敏", "importance": 3, "gap": "aligned"}),
    Expected("nordwind", "Price book within two weeks", 20, -8,
             {"status": "agreed", "promised_by": "Lin Yue", "importance": 5, "gap": "aligned"},
             ("kept", 10, "")),
    Expected("nordwind", "Answers on data protection", 10, 10,
             {"status": "agreed", "promised_by": "Anna Keller", "importance": 4, "gap": "unclear",
              "our_position": "a written answer to each of the nine questions"}),
    Expected("halden", "Two-year price in writing", 26, -7,
             {"status": "agreed", "promised_by": "Mark Olsen", "importance": 3, "gap": "aligned"},
             ("kept", 7, "")),
    Expected("castellan", "A named person for support", 30, -2,
             {"status": "agreed", "promised_by": "Mark Olsen", "importance": 3, "gap": "aligned"},
             ("kept", 0, "")),
)  # fmt: skip

CHANGES = (
    Asked("XH", "xinghe", "增加手机端审批", 6,
          {"reason": "出差时审批会停下来", "impact_scope": "审批流增加手机页面，不含报表",
           "impact_days": 5, "priority": 2}, "XH 3.4", 60_000, 2),
    Asked("XH", "xinghe", "改为私有化部署", 25,
          {"reason": "信息部的偏好", "impact_scope": "全部环境重建", "impact_days": 20, "priority": 3},
          "XH 4.1", 350_000, None, ("rejected", 18, "林悦", "公有云已通过客户安全评审。")),
    Asked("NWF", "nordwind", "Driver app in Polish", 9,
          {"reason": "a third of the drivers read Polish", "impact_scope": "texts and voice prompts",
           "impact_days": 3, "priority": 3}, "NWF 3.5", 9_000, -1),
    Asked("NWF", "nordwind", "Temperature sensors in the pilot", 16,
          {"reason": "the refrigerated trucks join the pilot", "impact_scope": "four trucks, one report",
           "impact_days": 1, "priority": 2}, "NWF 3.7", 12_000, None,
          ("approved", 0, "Karin Vogt", "Within the pilot's budget.")),
)  # fmt: skip

FEEDBACK = (
    Heard("dongling", "complaint", "交付周期说了三次，一次都没有书面答复。", 4, {},
          ("赵敏", 1, "书面答复交付周期")),
    Heard("castellan", "complaint", "The portal was down on the last day of the month.", 21, {},
          ("Mark Olsen", -12, ""), (14, "Moved the month-end job; Owen was called.")),
    Heard("xinghe", "praise", "需求访谈准备充分，问题问到了点子上。", 29),
    Heard("beichen", "suggestion", "希望每季度有一次使用情况回顾。", 6),
)  # fmt: skip

SURVEYS = (
    ("xinghe", "XH", 15, ((5, 9, "李明"), (5, 10, "王芳"), (3, 6, "郑凯"))),
    ("castellan", "", 12, ((4, 8, "Owen Price"),)),
    ("halden", "", 11, ((4, 9, "Ingrid Moen"),)),
)
"""Client, project, days ago, and of each contact its CSAT and NPS."""

MEETINGS = (
    Meeting("xinghe", "王芳", 0, 15, "当面核对成本拆分", "XH", {"channel": "meeting", "duration_min": 60}),
    Meeting("nordwind", "Karin Vogt", 2, 10, "Price book, second round", "NWF",
            {"channel": "video", "duration_min": 45}),
    Meeting("hailan", "高翔", 3, 14, "带两个渠道案例复访", "", {"channel": "visit", "duration_min": 90}),
)  # fmt: skip

REPORT = ("nordwind", "NWF", 32, 5, "Karin Vogt")
"""Client, project, the days ago on which its period began and on which it was sent, to whom."""
