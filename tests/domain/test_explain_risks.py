"""Why a figure of the risks is what it is."""

from __future__ import annotations

from dataclasses import replace

from salespm_tui.domain.explain_risks import (
    RISK_FIGURES,
    SUM_FIGURES,
    explain_goal_at_risk,
    explain_risk,
    explain_sum,
)
from salespm_tui.domain.figures import money_writer
from salespm_tui.domain.risk import USUAL, Risk, at_stake, goals_at_stake

WAR = Risk(3, "Price war", "CNY", "threat", 4, 5, 800_000_00, 2, 3, "monitoring", 7)
CNY = money_writer("CNY")


def told(figure: str, risk: Risk) -> str:
    return "\n".join(str(line.text) for line in explain_risk(figure, risk, USUAL, CNY).lines())


def told_sum(figure: str, risks: list[Risk], reserve: int | None) -> str:
    found = explain_sum(figure, risks, USUAL, CNY, reserve)
    return "\n".join(str(line.text) for line in found.lines())


def test_a_score_names_its_steps_and_its_level() -> None:
    text = told("score", WAR)
    assert "It is 20." in text
    assert "4 × 5" in text
    assert "critical risk: from 15 on" in text
    assert "It is 6." in told("residual_score", WAR)


def test_what_is_not_known_is_said() -> None:
    assert "no impact is known" in told("score", replace(WAR, impact=None))
    assert "no probability is known" in told("emv", replace(WAR, probability=None))
    assert "what it would cost or bring is not known" in told("emv", replace(WAR, cost_minor=None))
    assert "is not rated" in told("residual_score", replace(WAR, residual_impact=None))


def test_expected_money_shows_the_percent_of_the_step() -> None:
    text = told("emv", WAR)
    assert "It is 560,000.00 CNY." in text
    assert "70% · 800,000.00 CNY" in text
    assert "Step 4 of the probability stands for 70%." in text
    assert "It is -560,000.00 CNY." in told("emv", replace(WAR, polarity="opportunity"))
    assert "30% · 800,000.00 CNY" in told("residual_emv", WAR)
    assert "before the response" in told("residual_emv", replace(WAR, residual_probability=None))


def test_sums_name_every_risk_the_dearest_first_and_what_they_leave_out() -> None:
    risks = [
        replace(WAR, id=1, name="Small", cost_minor=100),
        WAR,
        replace(WAR, id=4, name="Unknown", cost_minor=None),
        replace(WAR, id=5, name="Gone", status="closed"),
    ]
    text = told_sum("exposure", risks, None)
    assert text.index("Price war: 560,000.00 CNY (70% of 800,000.00 CNY)") < text.index(
        "Small: 0.70 CNY"
    )
    assert "Unknown: —" in text
    assert "1 risk is left out" in text
    assert "Gone" not in text
    assert {line.kind for line in explain_sum("exposure", risks, USUAL, CNY, None).lines()} == {
        None,
        "risk",
    }


def test_the_reserve_is_held_against_what_is_asked_for() -> None:
    asked = at_stake([WAR]).contingency_minor
    assert "keeps no contingency reserve" in told_sum("contingency", [WAR], None)
    assert "which suffices" in told_sum("contingency", [WAR], asked)
    assert "0.01 CNY are missing" in told_sum("contingency", [WAR], asked - 1)
    fallen = replace(WAR, residual_probability=None)
    assert "1 risk counts as before its response" in told_sum("residual_exposure", [fallen], None)


def test_a_goal_names_the_threats_that_endanger_it() -> None:
    found = goals_at_stake([WAR])[7, "CNY"]
    text = [str(one.text) for one in explain_goal_at_risk(found, [WAR], USUAL, CNY).lines()]
    assert "It is 560,000.00 CNY." in text
    assert any("Price war" in line for line in text)


def test_every_figure_is_explained() -> None:
    assert all(told(figure, WAR) for figure in RISK_FIGURES)
    assert all(told_sum(figure, [WAR], None) for figure in SUM_FIGURES)
