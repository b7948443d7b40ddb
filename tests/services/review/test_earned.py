"""Earned value of a project, from its plan, baseline, progress and spending."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from salespm_tui.contract.budget import SaveBudgetLine
from salespm_tui.contract.records import Archive, Redo, Undo
from salespm_tui.contract.review import EvmQuery, EvmRow, ProgressQuery
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError

from .conftest import HWA, TODAY, Desk

FIRST, LAST = date(2026, 11, 17), date(2026, 11, 30)
"""Ten working days, half of them over by Monday evening."""
OVER = date(2026, 11, 20)
FRIDAY_NEXT = date(2026, 12, 4)


def row(desk: Desk, task_id: int) -> EvmRow:
    return next(one for one in desk.evm().tasks if one.task_id == task_id)


def test_the_vector_of_the_domain_through_the_store(desk: Desk) -> None:
    task = desk.task("All of it", FIRST, LAST, 100_000)
    desk.agree()
    desk.report(task, 40)
    desk.spend(45_000)
    total = desk.evm().total
    assert total is not None
    values = total.values
    assert (values.bac, values.pv, values.ev, values.ac) == (100_000, 50_000, 40_000, 45_000)
    assert (total.sv.value, total.cv.value) == (-10_000, -5_000)
    assert (total.spi.value, total.cpi.value) == (Fraction(4, 5), Fraction(8, 9))
    estimates = (total.eac_typical, total.eac_atypical, total.eac_both)
    assert [one.value for one in estimates] == [112_500, 105_000, 129_375]
    assert (total.etc.value, total.vac.value) == (67_500, -12_500)
    assert total.tcpi_bac.value == Fraction(12, 11)
    assert total.tcpi_eac.value == total.cpi.value


def test_without_a_baseline_or_a_budget_the_panel_says_so(desk: Desk) -> None:
    assert "no baseline" in str(desk.evm().missing)
    desk.task("Free", FIRST, LAST, None)
    desk.agree()
    found = desk.evm()
    assert "Baseline 1 has no budget" in str(found.missing)
    assert (found.total, found.curve, found.tasks) == (None, None, ())


def test_summaries_are_the_sums_of_their_leaves(desk: Desk) -> None:
    phase = desk.made(SaveTask(project_id=HWA, name="Phase"))
    one = desk.task("One", FIRST, OVER, 100, parent_id=phase)
    two = desk.task("Two", FRIDAY_NEXT, FRIDAY_NEXT, 300, parent_id=phase)
    bare = desk.task("Bare", FIRST, OVER, None)
    desk.do(SaveTask(phase, fixed_cost_minor=50))
    desk.agree()
    desk.report(one, 50)
    desk.spend(70, task_id=one)
    desk.spend(20, task_id=bare)
    desk.spend(5)
    found = desk.evm()
    assert row(desk, phase).is_summary
    summary, total = row(desk, phase).earned.values, found.total
    assert total is not None
    assert (summary.bac, summary.ac) == (450, 70)
    assert summary.ev == 50 + 50 * Fraction(40, 100)
    assert (row(desk, one).earned.values.pv, row(desk, two).earned.values.pv) == (100, 0)
    assert row(desk, bare).budget_minor is None
    assert (total.values.bac, total.values.ac, found.outside_minor) == (450, 95, 5)
    assert len(found.notes) == 2


def test_a_task_that_was_called_off_or_put_away_stays_in_what_was_agreed(desk: Desk) -> None:
    one = desk.task("One", FIRST, OVER, 100)
    two = desk.task("Two", FIRST, OVER, 300)
    desk.agree()
    desk.report(two, 50)
    desk.do(SaveTask(one, status="cancelled"))
    desk.do(Archive(Ref("task", two)))
    found = desk.evm()
    assert found.total is not None
    assert (found.total.values.bac, found.total.values.pv, found.total.values.ev) == (400, 400, 150)
    assert [(item.task_id, item.gone) for item in found.tasks] == [(one, True), (two, True)]


def test_budget_lines_of_a_task_are_part_of_what_is_agreed(desk: Desk) -> None:
    task = desk.task("Fair", FIRST, LAST, 100)
    desk.made(SaveBudgetLine(project_id=HWA, category="marketing", planned_minor=400, task_id=task))
    desk.agree()
    line = desk.made(SaveBudgetLine(project_id=HWA, planned_minor=999, task_id=task))
    desk.spend(7, budget_line_id=line)
    found = row(desk, task)
    assert (found.budget_minor, found.earned.values.ac) == (500, 7)


@pytest.mark.parametrize(
    ("method", "percent", "planned", "earned"),
    [
        ("percent", 20, 50, 20),
        ("fifty_fifty", 20, 50, 50),
        ("zero_hundred", 99, 0, 0),
        ("milestone", 100, 0, 100),
    ],
)
def test_each_method_earns_in_its_own_way(
    desk: Desk, method: str, percent: int, planned: int, earned: int
) -> None:
    task = desk.task("All of it", FIRST, LAST, 100, ev_method=method)
    desk.agree()
    desk.report(task, percent)
    values = row(desk, task).earned.values
    assert (values.pv, values.ev) == (planned, earned)


def test_an_earlier_status_date_sees_what_was_known_of_that_day(desk: Desk) -> None:
    task = desk.task("All of it", FIRST, LAST, 100)
    desk.agree()
    desk.days_later(1)
    desk.report(task, 30)
    desk.spend(10)
    desk.days_later(2)
    desk.do(SaveTask(task, percent=60))
    desk.spend(25)
    total = {day: desk.evm(date(2026, 11, day)).total for day in (23, 24, 25, 26)}
    figures = {day: (one.values.ev, one.values.ac) for day, one in total.items() if one}
    assert figures == {23: (0, 0), 24: (30, 10), 25: (30, 10), 26: (60, 35)}
    desk.report(task, 45, as_of=date(2026, 11, 25))
    assert desk.ask(EvmQuery(HWA, date(2026, 11, 25))).total.values.ev == 45
    assert desk.evm().total.values.ev == 60  # type: ignore[union-attr]
    with pytest.raises(UserError):
        desk.evm(date(2026, 11, 27))


def test_reports_are_kept_by_day_and_undone_with_their_change(desk: Desk) -> None:
    task = desk.task("All of it", FIRST, LAST, 100)
    desk.do(SaveTask(task, percent=10))
    desk.do(SaveTask(task, percent=20))
    desk.report(task, actual_min=300, remaining_min=600, note="Slower than thought")
    reports = desk.ask(ProgressQuery(task))
    assert [(one.as_of, one.percent, one.actual_min) for one in reports] == [(TODAY, 20, 300)]
    desk.report(task, 100)
    assert desk.ask(ProgressQuery(task))[0].note == "Slower than thought"
    desk.do(Undo())
    assert desk.ask(ProgressQuery(task)) == reports
    desk.do(Redo())
    assert desk.ask(ProgressQuery(task))[0].percent == 100
    desk.do(Archive(Ref("progress_entry", reports[0].id)))
    assert desk.ask(ProgressQuery(task)) == ()


def test_a_report_of_an_earlier_day_leaves_the_task_as_it_is(desk: Desk) -> None:
    task = desk.task("All of it", FIRST, LAST, 100)
    desk.agree()
    desk.report(task, 60)
    desk.report(task, 20, as_of=OVER)
    assert row(desk, task).percent == 60
    assert desk.evm(OVER).tasks[0].percent == 20
    for wrong in ({"percent": 101}, {"as_of": FRIDAY_NEXT}, {"actual_min": -1}):
        with pytest.raises(UserError) as told:
            desk.report(task, **wrong)  # type: ignore[arg-type]
        assert told.value.field == next(iter(wrong))


def test_the_curve_ends_in_the_figures_of_the_status_date(desk: Desk) -> None:
    task = desk.task("All of it", FIRST, LAST, 100_000)
    desk.agree()
    desk.report(task, 40)
    desk.spend(45_000, on=OVER)
    curve = desk.evm().curve
    assert curve is not None
    assert curve.earned[-1] == (TODAY, 40_000)
    assert curve.spent[0][1] == 0
    assert curve.spent[-1] == (TODAY, 45_000)
    assert curve.planned[-1] == (LAST, 100_000)
    assert curve.estimate == ((TODAY, 45_000), (LAST, 112_500))
    assert (curve.start, curve.high) == (FIRST, 112_500)
    values = [value for _day, value in curve.planned]
    assert values == sorted(values)


def _examples(real_data: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((real_data / "evm/evm_examples.json").read_text())
    return found


def _parts(example: dict[str, Any]) -> list[tuple[int, int, int, int]]:
    """What a published example says of each of its parts: BAC, PV, EV and AC in minor units."""
    said = example["inputs"]
    if "planned_cum" in said:
        bac, period = said["BAC"], said["period"]
        planned = round(bac * said["planned_cum"][period - 1])
        found = [(bac, planned, round(bac * said["actual_pct"]), sum(said["period_costs"]))]
    elif "tasks" not in said:
        found = [(said["BAC"], said["PV"], said["EV"], said["AC"])]
    elif "budget" in said["tasks"][0]:
        found = [
            (
                one["budget"],
                one["budget"] * one["planned_pct"] // 100,
                one["budget"] * one["actual_pct"] // 100,
                one["AC"],
            )
            for one in said["tasks"]
        ]
    else:
        found = [(one["PV"], one["PV"], one["EV"], one["AC"]) for one in said["tasks"]]
        left = said["BAC"] - sum(one["PV"] for one in said["tasks"])
        found.append((left, 0, 0, 0))
    return [(bac * 100, pv * 100, ev * 100, ac * 100) for bac, pv, ev, ac in found]


def _live_through(desk: Desk, parts: list[tuple[int, int, int, int]]) -> None:
    """A plan whose tasks are what each part had planned by today and what it had not; progress is
    reported where value is earned, and every cost is written down."""
    earned: list[tuple[int, int]] = []
    spent: list[tuple[int, int]] = []
    for number, (bac, pv, ev, ac) in enumerate(parts):
        shares = {
            (min(pv, ev), OVER, 100),
            (max(0, pv - ev), TODAY, 0),
            (max(0, ev - pv), FRIDAY_NEXT, 100),
        }
        left = bac - max(pv, ev)
        tasks = [
            (desk.task(f"{number} {last}", last, last, cost), percent)
            for cost, last, percent in sorted(shares, key=lambda one: one[1])
            if cost
        ]
        if left:
            tasks.append((desk.task(f"{number} rest", FRIDAY_NEXT, FRIDAY_NEXT, left), 0))
        earned += tasks
        if ac:
            spent.append((tasks[0][0], ac))
    desk.agree()
    for task, percent in earned:
        if percent:
            desk.report(task, percent)
    for task, amount in spent:
        desk.spend(amount, task_id=task)


@pytest.mark.realdata
@pytest.mark.parametrize("name", ["qammunity-6717666", "fence", "ie5411-period12", "pra-book-ch5"])
def test_published_examples_come_out_of_the_store(desk: Desk, real_data: Path, name: str) -> None:
    example = next(one for one in _examples(real_data) if one["id"] == name)
    _live_through(desk, _parts(example))
    total = desk.evm().total
    assert total is not None
    money = {
        "BAC": total.values.bac,
        "PV": total.values.pv,
        "EV": total.values.ev,
        "AC": total.values.ac,
        "SV": total.sv.value,
        "CV": total.cv.value,
        "EAC_cpi": total.eac_typical.value,
        "EAC_budget_rate": total.eac_atypical.value,
        "EAC_cpi_spi": total.eac_both.value,
        "ETC": total.etc.value,
        "VAC": total.vac.value,
    }
    ratios = {
        "SPI": total.spi.value,
        "CPI": total.cpi.value,
        "TCPI_bac": total.tcpi_bac.value,
        "TCPI_eac": total.tcpi_eac.value,
        "pct_complete_index": total.values.ev / total.values.bac,
    }
    found = {**{key: value / 100 for key, value in money.items() if value is not None}, **ratios}
    said = example["outputs"]
    assert said.keys() <= found.keys()
    for key, value in said.items():
        assert float(found[key] or 0) == pytest.approx(value, rel=example["tolerance"]), key
    for key, value in example["own"].items():
        assert float(found[key] or 0) == pytest.approx(value, abs=5e-5), key
