"""The deals and leads of the demo workspace, and the money that came in.

Days are calendar days before the day of the demo (the Friday before, at a weekend); what a deal
expects is days after it. Amounts are in whole units of the currency.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Move:
    """A step of a deal's way: `ago` days ago it came to the stage of that number, or was won or lost
    (for a `reason`)."""

    ago: int
    to: int | str
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Sold:
    """A deal, noted `noted` days ago: its way (`moves`), the day on which it is to close and the
    days to which that was pushed (`pushed`: ago, new day), its next step and when it was set.

    One that was over before anything was noted here has no moves but an `over`.
    """

    name: str
    project: str
    client: str
    amount: int
    noted: int
    close: int
    opened: int | None = None
    moves: tuple[Move, ...] = ()
    pushed: tuple[tuple[int, int], ...] = ()
    step: str = ""
    step_on: int | None = None
    fields: dict[str, Any] = field(default_factory=dict)


def _bant(budget: int, authority: int, need: int, timing: int) -> dict[str, int]:
    return {
        "bant_budget": budget,
        "bant_authority": authority,
        "bant_need": need,
        "bant_timing": timing,
    }


WON, LOST = "won", "lost"
_XIAO, _LI, _ZHAO = "肖岚", "李伟", "赵敏"
_LIN, _MARK = "Lin Yue", "Mark Olsen"

XINGHE_DEALS = (
    Sold("总部渠道平台一期", "XH", "xinghe", 680_000, 59, -170, 260,
         (Move(57, WON, "win_value", "一期已上线，客户追加二期。"),), fields={"owner": _LI}),
    Sold("年度维保", "XH", "beichen", 240_000, 59, -80, 150,
         (Move(56, WON, "win_relationship"),), fields={"owner": _ZHAO}),
    Sold("仓储看板", "XH", "jincheng", 180_000, 58, -30, 110,
         (Move(52, 3), Move(34, 4), Move(27, WON, "win_price", "价格优于两家同行。")),
         fields={"owner": _ZHAO}),
    Sold("返利核算模块", "XH", "xinghe", 220_000, 40, -2, 40,
         (Move(33, 2), Move(20, 3), Move(9, 4), Move(0, WON, "win_value")),
         fields={"owner": _LI, "forecast_category": "commit", **_bant(3, 3, 3, 2)}),
    Sold("供应商门户", "XH", "dongling", 320_000, 58, -20, 130,
         (Move(50, 2), Move(22, LOST, "lost_competitor", "客户选择本地厂商，报价低三成。")),
         fields={"owner": _ZHAO, "competitor": "本地厂商"}),
    Sold("设备租赁管理", "XH", "beichen", 150_000, 54, -10, 54,
         (Move(45, 1), Move(14, LOST, "lost_budget", "预算推迟到明年。")), fields={"owner": _XIAO}),
    Sold("渠道平台二期", "XH", "xinghe", 1_200_000, 45, 3, 60,
         (Move(38, 2), Move(19, 3), Move(6, 4)), step="合同条款终稿确认", step_on=1,
         fields={"owner": _LI, "forecast_category": "commit", "waiting_on": "client",
                 "products": "渠道平台 返利核算", **_bant(3, 3, 3, 3)}),
    Sold("华东分公司扩容", "XH", "xinghe", 460_000, 36, 18, 36,
         (Move(28, 1), Move(15, 2), Move(5, 3)), step="最终报价谈判", step_on=4,
         fields={"owner": _LI, "forecast_category": "best_case", **_bant(2, 3, 3, 2)}),
    Sold("华南分公司首批席位", "XH", "xinghe", 380_000, 50, 32, 50, (Move(41, 1), Move(30, 2)),
         pushed=((35, 12), (21, 24), (8, 32)), step="重新排期会议", step_on=6,
         fields={"owner": _LI, "waiting_on": "client", **_bant(1, 2, 3, 1)}),
    Sold("三年续约", "XH", "beichen", 520_000, 44, 25, 44, (Move(33, 1), Move(12, 2)),
         step="等待预算批复", step_on=8,
         fields={"owner": _ZHAO, "probability": 65, "forecast_category": "best_case",
                 "waiting_on": "client", **_bant(1, 3, 3, 2)}),
    Sold("交付周期改造", "XH", "dongling", 410_000, 48, 47, 48, (Move(39, 1), Move(30, 2)),
         step="回复交付周期承诺", step_on=-2,
         fields={"owner": _ZHAO, "waiting_on": "us", **_bant(2, 3, 2, 1)}),
    Sold("充电网络渠道方案", "XH", "hailan", 900_000, 16, 75, 16, (Move(11, 1),),
         fields={"owner": _XIAO, "competitor": "云帆软件", **_bant(1, 1, 3, 1)}),
    Sold("运营驾驶舱", "XH", "jincheng", 130_000, 42, 40, 42, (Move(37, 1),), step="发送试用账号",
         step_on=-20, fields={"owner": _XIAO, **_bant(1, 0, 2, 1)}),
    Sold("海外仓试点", "XH", "jincheng", 0, 10, 90, 10, step="约需求访谈", step_on=9,
         fields={"owner": _XIAO}),
)  # fmt: skip

NORDWIND_DEALS = (
    Sold("Fuel cards", "NWF", "castellan", 150_000, 59, -150, 210,
         (Move(57, WON, "win_price"),), fields={"owner": _LIN}),
    Sold("Refrigerated fleet", "NWF", "castellan", 160_000, 59, -95, 170,
         (Move(56, WON, "win_value", "Two winters of temperature records decided it."),),
         fields={"owner": _MARK}),
    Sold("Tachograph service", "NWF", "halden", 90_000, 58, -35, 100,
         (Move(51, 3), Move(38, 4), Move(32, WON, "win_relationship")), fields={"owner": _LIN}),
    Sold("Quay scheduling", "NWF", "halden", 95_000, 57, -15, 90,
         (Move(44, 2), Move(18, LOST, "lost_no_decision", "Nobody signed before the summer.")),
         fields={"owner": _MARK}),
    Sold("Yard cameras", "NWF", "nordwind", 70_000, 40, -1, 40,
         (Move(31, 1), Move(0, LOST, "lost_fit", "Works council refuses cameras.")),
         fields={"owner": _LIN}),
    Sold("Fleet telematics, wave 1", "NWF", "nordwind", 420_000, 33, 12, 33,
         (Move(27, 1), Move(20, 2), Move(0, 3)), step="send the revised price book", step_on=2,
         fields={"owner": _LIN, "forecast_category": "commit", "competitor": "Two others",
                 **_bant(3, 3, 3, 2)}),
    Sold("Fleet telematics, waves 2 and 3", "NWF", "nordwind", 680_000, 33, 96, 33,
         (Move(26, 1), Move(12, 2)), step="agree the pilot's success metrics", step_on=9,
         fields={"owner": _LIN, "probability": 40, "forecast_category": "best_case",
                 **_bant(2, 3, 3, 1)}),
    Sold("Two-year renewal", "NWF", "halden", 130_000, 39, 2, 39,
         (Move(30, 2), Move(7, 3)), fields={"owner": _MARK, "forecast_category": "best_case",
                                            **_bant(3, 1, 3, 3)}),
    Sold("Driver training portal", "NWF", "castellan", 85_000, 29, 28, 29, (Move(18, 1), Move(9, 2)),
         step="offer a training day", step_on=7, fields={"owner": _MARK, **_bant(2, 3, 2, 2)}),
    Sold("Cold-chain alerts", "NWF", "castellan", 60_000, 55, 21, 55, (Move(47, 1), Move(40, 2)),
         pushed=((30, 5), (16, 14), (5, 21)), step="price for 120 sensors", step_on=3,
         fields={"owner": _MARK, "waiting_on": "third_party", **_bant(1, 2, 2, 1)}),
    Sold("Port shuttle tracking", "NWF", "halden", 110_000, 52, 44, 52, (Move(43, 1), Move(36, 2)),
         fields={"owner": _MARK, **_bant(1, 1, 2, 1)}),
)  # fmt: skip

LAST_WIN = Sold("Pilot depots", "NWF", "nordwind", 0, 46, -20, 80,
                (Move(42, 3), Move(33, 4), Move(25, WON, "win_value")), fields={"owner": _LIN})  # fmt: skip
"""Its amount is what keeps the year on its pace, whatever the day."""


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A lead, noted `ago` days ago; `converted` is when it became a deal, with its amount and close."""

    title: str
    project: str
    ago: int
    fields: dict[str, Any]
    client: str = ""
    step: str = ""
    step_on: int = 0
    converted: int | None = None
    amount: int = 0
    close: int = 0


LEADS = (
    Enquiry("诊所预约渠道", "XH", 21, {"company": "明岳口腔连锁", "contact_name": "邓可", "source": "web",
            "status": "contacted", "score": 45, "owner": _XIAO}, step="电话了解规模", step_on=2),
    Enquiry("门店巡检", "XH", 13, {"company": "禾木家居", "contact_name": "潘蕾", "source": "referral",
            "status": "qualified", "score": 80, "owner": _XIAO}, step="约首次拜访", step_on=3),
    Enquiry("工厂能耗", "XH", 30, {"company": "旭阳铸造", "source": "ad", "status": "disqualified",
            "lost_reason": "规模太小，不在服务范围。", "owner": _ZHAO}),
    Enquiry("Patient transport", "NWF", 14, {"contact_name": "Niamh Byrne", "source": "event",
            "status": "qualified", "score": 70, "owner": _MARK}, client="orchard",
            step="send the route study", step_on=8, converted=6, amount=75_000, close=60),
    Enquiry("Shop deliveries", "NWF", 1, {"company": "Meridian", "source": "referral", "status": "new",
            "score": 60, "owner": _LIN}, step="send a first offer", step_on=6),
    Enquiry("Ferry tracking", "NWF", 9, {"company": "Skagen Lines", "contact_name": "Mette Friis",
            "source": "outbound", "status": "contacted", "score": 35, "owner": _MARK},
            step="call again after the fair", step_on=5),
)  # fmt: skip

CLIENT_TALKS = (
    (26, "电话 东岭 方案反馈，交付周期仍是重点 #交付周期改造 @徐强 ~20m"),
    (11, "拜访 海蓝 需求访谈，关注充电桩渠道 #充电网络渠道方案 @高翔 ~1h"),
    (5, "会议 星河 二期条款，仅剩付款节点 #渠道平台二期 @李明 ~1h"),
    (4, "call Nordwind wave 1: legal has no more questions #Fleet telematics, wave 1 @Karin ~30m"),
)
"""Said about one deal, so many days ago."""

PAYMENTS = (
    ("总部渠道平台一期", 110, 400_000),
    ("总部渠道平台一期", 45, 200_000),
    ("年度维保", 50, 120_000),
    ("仓储看板", 12, 90_000),
    ("Fuel cards", 120, 150_000),
    ("Refrigerated fleet", 60, 120_000),
    ("Tachograph service", 20, 60_000),
)
"""Deal, days ago, amount."""
