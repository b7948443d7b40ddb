"""The money goals of a project read as earned value; effort and assignments as actual cost."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from salespm_tui.contract.goals import CheckIn, SaveGoal
from salespm_tui.contract.team import Assign, SaveResource

from .conftest import HWA, Desk

FIRST, LAST = date(2026, 11, 17), date(2026, 11, 30)


def goal(desk: Desk, **fields: object) -> int:
    usual = {
        "name": "Orders",
        "metric": "orders_signed",
        "project_id": HWA,
        "target_value": 1000_00,
        "start_on": FIRST,
        "due_on": LAST,
    }
    return desk.made(SaveGoal(**{**usual, **fields}))  # type: ignore[arg-type]


def test_a_goal_is_planned_value_bookings_are_earned_and_selling_costs(desk: Desk) -> None:
    one = goal(desk)
    goal(desk, name="Satisfaction", metric="csat", target_value=90)
    goal(desk, name="Abroad", currency="EUR")
    desk.do(CheckIn(one, value=400_00))
    desk.spend(100_00)
    (found,) = desk.evm().revenue
    assert (found.goal_id, found.target, found.spent) == (one, 1000_00, 100_00)
    assert (found.expected.value, found.booked.value) == (500_00, 400_00)
    assert (found.sv.value, found.spi.value) == (-100_00, Fraction(4, 5))
    assert (found.cpi.value, found.return_on.value) == (4, 3)
    (earlier,) = desk.evm(date(2026, 11, 18)).revenue
    assert (earlier.expected.value, earlier.booked.value) == (200_00, 0)
    assert earlier.cpi.why is not None
    assert earlier.cpi.why.code == "no_actual_cost"


def test_reported_effort_costs_what_those_cost_who_work_on_it(desk: Desk) -> None:
    task = desk.task("Roll out", FIRST, LAST, 1000_00)
    paid = desk.made(SaveResource(name="Li", cost_rate_minor_per_hour=60_00, currency="CNY"))
    abroad = desk.made(SaveResource(name="Ann", cost_rate_minor_per_hour=99_00, currency="EUR"))
    desk.do(Assign(task, paid))
    desk.agree()
    desk.report(task, 10, actual_min=90, as_of=date(2026, 11, 20))
    desk.report(task, 20, actual_min=150)
    total = desk.evm().total
    assert total is not None
    assert total.values.ac == 150_00
    assert desk.evm(date(2026, 11, 20)).tasks[0].earned.values.ac == 90_00
    other = desk.task("Abroad", FIRST, LAST, 1000_00)
    desk.do(Assign(other, abroad))
    desk.report(other, 20, actual_min=150)
    found = desk.evm()
    assert found.total is not None
    assert found.total.values.ac == 150_00
    assert any("what an hour costs on 1 task" in str(note) for note in found.notes)
