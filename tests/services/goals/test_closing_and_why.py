"""Which deals close a gap, and why every figure is what it is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from time import perf_counter

import pytest

from salespm_tui.contract.explain import Explanation
from salespm_tui.contract.goals import CheckIn, ExplainFigure, GapQuery, GoalQuery
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.domain.explain_figures import GOAL_FIGURES
from salespm_tui.store.tables import ActionItem

from .conftest import FIRST, LOST, PROPOSAL, WON, Desk, deal

TODAY = date(2026, 6, 26)
OF_DEALS = ("gap_to_target", "coverage", "forecast", "weighted")
OF_PIPELINE = ("weighted", "forecast", "coverage", "win_rate", "win_rate_by_amount", "velocity")
OF_ONE_DEAL = ("weighted", "health", "stale", "bant")


def text_of(found: Explanation) -> str:
    return "\n".join(str(line.text) for line in found.lines)


def test_the_fewest_deals_that_suffice_are_named_with_what_hangs_on_them(desk: Desk) -> None:
    number = desk.goal(target=1000_00)
    client = desk.client("Acme")
    desk.deal("Won", 200_00, stage_id=WON, closed_on=TODAY)
    desk.deal("Small", 100_00)
    desk.deal("Lost", 990_00, stage_id=LOST, closed_on=TODAY)
    big = desk.deal("Big", 600_00, stage_id=FIRST, client_id=client, owner="Li")
    middle = desk.deal("Middle", 400_00)
    desk.deal("Later", 900_00, expected_close_on=date(2026, 8, 1))
    desk.put(ActionItem(title="Call", kind="follow_up", opportunity_id=middle, due_on=TODAY))
    plan = desk.ask(GapQuery(number))
    assert (plan.target, plan.won, plan.weighted.value) == (1000_00, 200_00, 310_00)
    assert (plan.gap.value, plan.closes, plan.remains.value) == (490_00, True, 0)
    assert [one.id for one in plan.chosen] == [big]
    (chosen,) = plan.chosen
    assert (chosen.client, chosen.owner, chosen.probability) == ("Acme", "Li", 10)
    assert (chosen.contribution.value, chosen.close) == (540_00, date(2026, 7, 6))
    assert [str(risk) for risk in chosen.risks]
    assert (chosen.health or 100) < 100
    assert plan.candidates == 3


def test_what_no_deals_can_close_remains(desk: Desk) -> None:
    number = desk.goal(target=1000_00)
    desk.deal(amount=100_00)
    desk.deal(amount=None)
    step = desk.deal(amount=60_00)
    desk.put(ActionItem(title="Call", kind="follow_up", opportunity_id=step, due_on=TODAY))
    plan = desk.ask(GapQuery(number))
    assert (plan.closes, plan.remains.value) == (False, 840_00)
    assert [(one.next_step, one.next_step_on) for one in plan.chosen] == [
        (None, None), ("Call", TODAY),
    ]  # fmt: skip
    assert [str(note) for note in plan.notes] == ["1 deal has no amount and adds nothing."]


def test_a_gap_that_is_closed_names_no_deal(desk: Desk) -> None:
    number = desk.goal(target=100_00)
    desk.deal(amount=150_00, stage_id=WON, closed_on=TODAY)
    desk.deal(amount=70_00)
    plan = desk.ask(GapQuery(number))
    assert (plan.gap.value, plan.chosen, plan.closes) == (-85_00, (), True)


def test_goals_that_deals_do_not_close_are_refused(desk: Desk) -> None:
    for number in (desk.goal(metric="csat"), desk.goal(metric="cash_collected"), 99):
        with pytest.raises(UserError):
            desk.ask(GapQuery(number))
    assert desk.detail(1).closable is False


def test_two_hundred_deals_are_answered_well_within_a_second(desk: Desk) -> None:
    number = desk.goal(target=10**9)
    desk.put(*(deal(f"Deal {at}", 7919 * (at % 97 + 1)) for at in range(200)))
    begun = perf_counter()
    plan = desk.ask(GapQuery(number))
    assert perf_counter() - begun < 0.5
    assert plan.candidates == 200


@pytest.mark.parametrize("figure", [*GOAL_FIGURES, *OF_DEALS])
def test_every_figure_of_a_goal_says_how_it_comes_about(desk: Desk, figure: str) -> None:
    number = desk.goal(target=500_000_00, stretch_value=600_000_00)
    won = desk.deal("First won", 320_000_00, stage_id=WON, closed_on=TODAY)
    desk.deal("Open one", 10_000_00)
    found = desk.ask(ExplainFigure("goal", number, figure))
    assert "Revenue" in str(found.title)
    assert "How it is computed:" in text_of(found)
    assert "There is no figure" not in text_of(found)
    if figure not in ("expected", "gap_to_target", "coverage", "weighted"):
        assert Ref("opportunity", won) in [line.ref for line in found.lines]


def test_the_projection_is_told_with_formula_values_and_rows(desk: Desk) -> None:
    number = desk.goal(target=500_000_00)
    desk.deal("First won", 320_000_00, stage_id=WON, closed_on=TODAY)
    told = text_of(desk.ask(ExplainFigure("goal", number, "projection")))
    assert "It is 480,000.00 CNY." in told
    assert "baseline + (actual − baseline) ÷ share of the working days gone" in told
    assert "0.00 CNY + (320,000.00 CNY − 0.00 CNY) ÷ (20 ÷ 30)" in told
    assert "First won: 320,000.00 CNY" in told


@pytest.mark.parametrize(
    ("figure", "why"),
    [
        ("projection", "only a cumulative value is projected"),
        ("pace", "no actual value is known yet"),
        ("stretch_attainment", "there is no stretch value"),
    ],
)
def test_a_figure_that_is_missing_says_why(desk: Desk, figure: str, why: str) -> None:
    number = desk.goal("Margin", 30_00, metric="gross_margin")
    told = text_of(desk.ask(ExplainFigure("goal", number, figure)))
    assert "There is no figure (—), because:" in told
    assert why in told


def test_what_was_stated_and_what_adds_up_are_named(desk: Desk) -> None:
    whole = desk.goal(fed_by="manual")
    part = desk.goal("Part", 100_00, parent_id=whole, fed_by="manual")
    desk.do(CheckIn(part, value=5_00, note="from the books"))
    found = desk.ask(ExplainFigure("goal", part, "actual"))
    assert Ref("goal_actual", 1) in [line.ref for line in found.lines]
    assert "from the books: 5.00 CNY" in text_of(found)
    for figure in ("actual", "roll_up"):
        found = desk.ask(ExplainFigure("goal", whole, figure))
        assert Ref("goal", part) in [line.ref for line in found.lines]


@pytest.mark.parametrize("figure", OF_PIPELINE)
def test_every_figure_of_the_pipeline_is_explained(desk: Desk, figure: str) -> None:
    desk.deal("Open one", 100_00, expected_close_on=date(2026, 6, 29))
    told = text_of(desk.ask(ExplainFigure("pipeline", None, figure, month=TODAY)))
    assert "How it is computed:" in told
    if figure in ("weighted", "forecast"):
        assert "It is 50.00 CNY." in told
        assert "Open one: 50.00 CNY" in told
    else:
        assert "There is no figure (—), because:" in told


def test_a_month_and_a_currency_narrow_the_pipeline(desk: Desk) -> None:
    desk.deal("Later", 100_00, expected_close_on=date(2026, 9, 1))
    desk.deal("Euro", 300_00, currency="EUR")
    desk.deal("Euro too", 300_00, currency="EUR")
    told = text_of(
        desk.ask(ExplainFigure("pipeline", None, "weighted", month=TODAY, currency="CNY"))
    )
    assert "It is 0.00 CNY." in told
    usual = text_of(desk.ask(ExplainFigure("pipeline", None, "weighted")))
    assert "It is 300.00 EUR." in usual


def test_coverage_is_measured_by_what_the_goals_ask_of_the_month(desk: Desk) -> None:
    desk.goal(target=300_00)
    desk.deal("Open one", 110_00, expected_close_on=date(2026, 6, 29))
    told = text_of(desk.ask(ExplainFigure("pipeline", None, "coverage", month=TODAY)))
    assert "It is 0.5." in told
    assert "110.00 CNY ÷ (220.00 CNY − 0.00 CNY)" in told


@pytest.mark.parametrize("figure", OF_ONE_DEAL)
def test_every_figure_of_a_deal_is_explained(desk: Desk, figure: str) -> None:
    number = desk.deal("Big one", 100_00, probability_override=30)
    found = desk.ask(ExplainFigure("opportunity", number, figure))
    assert "Big one" in str(found.title)
    assert "How it is computed:" in text_of(found)
    if figure == "weighted":
        assert "100.00 CNY · 30%" in text_of(found)
        assert "The probability is set by hand." in text_of(found)
    if figure == "stale":
        assert "It is not stale: its stage allows 21 days." in text_of(found)


def test_a_stage_explains_its_sum_and_how_many_go_on(desk: Desk) -> None:
    for at in range(20):
        closed = {"stage_id": WON, "closed_on": TODAY} if at < 5 else {}
        desk.deal(f"Deal {at}", 10_00, **closed)
    told = text_of(desk.ask(ExplainFigure("pipeline_stage", PROPOSAL, "conversion")))
    assert "5 ÷ 20" in told
    assert "It is 25%." in told
    told = text_of(desk.ask(ExplainFigure("pipeline_stage", PROPOSAL, "weighted")))
    assert "It is 75.00 CNY." in told


@pytest.mark.parametrize(
    ("kind", "figure"),
    [
        ("goal", "luck"), ("opportunity", "luck"), ("pipeline", "luck"),
        ("pipeline_stage", "luck"), ("client", "health"),
    ],
)  # fmt: skip
def test_a_figure_that_is_not_known_is_refused(desk: Desk, kind: str, figure: str) -> None:
    desk.goal()
    desk.deal()
    with pytest.raises(UserError):
        desk.ask(ExplainFigure(kind, 1, figure))


@pytest.mark.parametrize("kind", ["goal", "opportunity", "pipeline_stage"])
def test_a_record_that_is_gone_is_refused(desk: Desk, kind: str) -> None:
    with pytest.raises(UserError):
        desk.ask(ExplainFigure(kind, 99, "weighted"))
    assert desk.ask(GoalQuery(99)) is None


def test_gaps_are_those_of_the_way_from_the_baseline(desk: Desk) -> None:
    number = desk.goal(target=1000_00, baseline_value=400_00)
    desk.deal(amount=300_00, stage_id=WON, closed_on=TODAY)
    plan = desk.ask(GapQuery(number))
    assert (plan.target, plan.gap.value) == (600_00, 300_00)
    assert desk.row(number).actual.value == 700_00
    assert desk.row(number).attainment.value == Fraction(1, 2)
