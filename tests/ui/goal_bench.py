"""A dozen goals on a real file, as a sales project manager has them in November."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.goals import CheckIn, SaveFactor, SaveGoal
from salespm_tui.contract.pipeline import MoveDeal, PipelineQuery, SaveDeal
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.values import Ref
from tests.ui.conftest import Bench

Q4 = (date(2026, 10, 1), date(2026, 12, 31))
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
M = 100_000_000
"""A million in minor units."""


def add(bench: Bench, name: str, target: int, **fields: object) -> int:
    """A goal of the fourth quarter; its id."""
    start, due = Q4
    given = {"start_on": start, "due_on": due, **fields}
    outcome = bench.do(SaveGoal(name=name, target_value=target, **given))  # type: ignore[arg-type]
    assert outcome.ref is not None
    return outcome.ref.id


def with_goals(bench: Bench) -> dict[str, int]:
    """Revenue fed by deals, and goals of every band and kind; their ids by name."""
    bench.do(SaveProject(code="HWA", name="Huawei CRM", currency="CNY"))
    deals(bench)
    ids = {}
    money = {"metric": "revenue", "currency": "CNY", "fed_by": "won_deals"}
    ids["Revenue"] = add(
        bench, "Revenue", 10 * M, **money, owner="李伟", strategy_note="Lead in the east of China"
    )
    ids["New customers"] = add(
        bench, "New customers", 1200, metric="new_customers", fed_by="manual", unit="customers"
    )
    rate = {"metric": "win_rate", "unit": "%", "aggregation": "level", "fed_by": "manual"}
    ids["Win rate"] = add(bench, "Win rate", 3000, **rate)
    ids["Cash"] = add(
        bench, "回款额", 6 * M, metric="cash_collected", currency="CNY", fed_by="manual"
    )
    ids["Complaints"] = add(
        bench,
        "Complaints",
        200,
        metric="custom",
        unit="a month",
        direction="lower",
        aggregation="level",
        baseline_value=1000,
        fed_by="manual",
    )
    ids["Satisfaction"] = add(
        bench,
        "客户满意度 CSAT",
        9000,
        metric="csat",
        unit="%",
        aggregation="average",
        fed_by="manual",
    )
    ids["Visits"] = add(bench, "Visits", 4000, metric="custom", unit="visits", fed_by="manual")
    ids["Training"] = add(
        bench, "Partner training days", 1000, metric="custom", unit="days", fed_by="manual"
    )
    ids["Next year"] = add(
        bench,
        "Revenue 2027",
        50 * M,
        **money,
        start_on=date(2027, 1, 1),
        due_on=date(2027, 12, 31),
    )
    ids["Orders"] = add(
        bench, "Orders signed this year", 30 * M, **{**money, "metric": "orders_signed"},
        start_on=YEAR[0], due_on=YEAR[1], stretch_value=36 * M,
    )  # fmt: skip
    for name, value, sure in (
        ("New customers", 600, 2),
        ("Win rate", 3400, 4),
        ("Cash", 33 * M // 10, 3),
        ("Complaints", 500, 4),
        ("Satisfaction", 8600, None),
        ("Visits", 4100, 5),
        ("Training", 590, 4),
    ):
        bench.do(CheckIn(ids[name], date(2026, 11, 20), value, sure, "as counted on Friday"))
    bench.do(CheckIn(ids["New customers"], date(2026, 10, 30), 400, 3, "trade fair brought two"))
    bench.do(
        SaveFactor(goal_id=ids["Revenue"], kind="competition", effect="negative", weight=4,
                   note="two vendors entered the tender")
    )  # fmt: skip
    bench.do(SaveFactor(goal_id=ids["Revenue"], kind="market_demand", weight=3))
    return ids


def deals(bench: Bench) -> None:
    """Two won in the quarter, and five open ones that close in it."""
    stages = {one.stage.kind: one.stage.id for one in bench.ask(PipelineQuery()).columns}
    for name, amount, day in (
        ("Tender east", 4 * M, date(2026, 10, 14)),
        ("Retrofit", 22 * M // 10, date(2026, 11, 12)),
    ):
        ref = saved(bench, name, amount, day, opened_on=date(2026, 9, 1))
        bench.do(MoveDeal((ref.id,), stages["won"], "win_price", closed_on=day))
    for name, amount, day, probability in (
        ("华为 CRM 二期", 3 * M, date(2026, 12, 18), 40),
        ("Acme rollout", 2 * M, date(2026, 12, 4), 60),
        ("Port authority", 15 * M // 10, date(2026, 12, 22), 20),
        ("School district", 5 * M // 10, date(2026, 11, 30), 80),
        ("Spare parts", 2 * M // 10, date(2026, 12, 11), 50),
    ):
        saved(bench, name, amount, day, probability=probability)


def saved(bench: Bench, name: str, amount: int, day: date, **fields: object) -> Ref:
    """A deal that is to close on that day."""
    outcome = bench.do(
        SaveDeal(
            name=name,
            amount_minor=amount,
            currency="CNY",
            expected_close_on=day,
            **fields,  # type: ignore[arg-type]
        )
    )
    assert outcome.ref is not None
    return outcome.ref
