"""How goals stand: the published example through the store, and what feeds each kind of goal."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from salespm_tui.contract.goals import CheckIn, GoalsQuery, SaveGoalBands

from .conftest import FIRST, JULY, JUNE, LOST, WON, Desk

TODAY = date(2026, 6, 26)


def won(desk: Desk, amount: int | None, on: date | None = TODAY, **fields: Any) -> int:
    given = {"name": "Won", "stage_id": WON, "closed_on": on, **fields}
    return desk.deal(amount=amount, **given)


def test_the_published_example_comes_out_of_the_file(desk: Desk) -> None:
    number = desk.goal(target=500_000_00)
    won(desk, 200_000_00, JUNE)
    won(desk, 120_000_00)
    row = desk.row(number)
    assert (row.days_total, row.days_gone, row.days_left) == (30, 20, 10)
    assert row.attainment.value == Fraction(64, 100)
    assert row.pace.value == Fraction(96, 100)
    assert row.projection.value == 480_000_00
    assert row.required_per_day.value == 18_000_00
    assert (row.band, row.source, str(row.source_text)) == ("on_track", "rows", "from 2 records")
    assert (row.actual.value, row.currency, row.fed_by) == (320_000_00, "CNY", "won_deals")


def test_only_what_belongs_to_the_goal_and_its_period_feeds_it(desk: Desk) -> None:
    mine, other = desk.project("MINE"), desk.project("OTHER")
    number = desk.goal(project_id=mine)
    elsewhere = desk.goal("Elsewhere", project_id=other)
    won(desk, 5_00, project_id=mine)
    won(desk, 7_00, project_id=other)
    won(desk, 11_00, project_id=mine, on=date(2026, 5, 31))
    won(desk, 13_00, project_id=mine, currency="EUR")
    won(desk, 17_00, project_id=mine, goal_id=elsewhere)
    won(desk, None, project_id=mine)
    won(desk, 19_00, project_id=mine, on=None)
    desk.deal(amount=23_00, project_id=mine, stage_id=LOST, closed_on=TODAY)
    detail = desk.detail(number)
    assert detail.goal.actual.value == 5_00
    assert [(one.name, one.value) for one in detail.feeding] == [("Won", 5_00)]
    assert [str(note) for note in detail.left_out] == [
        "1 record lacks its value and adds nothing.",
        "1 record has no date and is in no period.",
    ]


def test_a_deal_tied_to_an_archived_goal_feeds_the_others_again(desk: Desk) -> None:
    number, other = desk.goal(), desk.goal("Other")
    won(desk, 5_00, goal_id=other)
    assert desk.row(number).actual.value == 0
    desk.archive("goal", other)
    assert desk.row(number).actual.value == 5_00


def test_cash_feeds_from_payments_of_the_goals_own_deals(desk: Desk) -> None:
    mine = desk.project("MINE")
    number = desk.goal("Cash", metric="cash_collected", project_id=mine)
    other = desk.goal("Other", metric="cash_collected")
    desk.paid(3_00, TODAY, project_id=mine)
    desk.paid(5_00, TODAY, opportunity_id=desk.deal(project_id=mine, currency="EUR"))
    desk.paid(7_00, TODAY, opportunity_id=desk.deal(project_id=mine, goal_id=other))
    desk.paid(11_00, TODAY)
    desk.paid(13_00, TODAY, project_id=mine, currency="EUR")
    assert desk.row(number).actual.value == 8_00
    assert desk.row(other).actual.value == 26_00


def test_clients_count_on_the_day_of_their_first_won_deal(desk: Desk) -> None:
    old, new = desk.client("Old"), desk.client("New")
    won(desk, 1_00, date(2026, 3, 1), client_id=old)
    won(desk, 1_00, client_id=old)
    won(desk, 1_00, client_id=new)
    fresh = desk.goal("New customers", 10_00, metric="new_customers")
    every = desk.goal("Customers", 10_00, metric="customers", baseline_value=1_00)
    assert desk.row(fresh).actual.value == 1_00
    assert desk.row(every).actual.value == 2_00
    assert desk.row(every).attainment.value == Fraction(1, 9)
    assert desk.row(every).projection.value is None


def test_the_win_rate_is_an_average_that_nothing_is_projected_of(desk: Desk) -> None:
    number = desk.goal("Win rate", 30_00, metric="win_rate")
    won(desk, 1_00)
    for _time in range(3):
        desk.deal(stage_id=LOST, closed_on=TODAY)
    row = desk.row(number)
    assert (row.aggregation, row.unit, row.actual.value) == ("average", "%", 25_00)
    assert row.projection.why is not None
    assert row.required_per_day.value is None


def test_a_stated_value_stands_and_later_records_add_to_it(desk: Desk) -> None:
    number = desk.goal()
    won(desk, 5_00, date(2026, 6, 2))
    won(desk, 7_00)
    desk.do(CheckIn(number, date(2026, 6, 10), value=100_00, confidence=4))
    desk.do(CheckIn(number, note="A good week", confidence=2))
    row = desk.row(number)
    assert (row.actual.value, row.source) == (107_00, "both")
    assert (row.confidence, row.checked_on, row.last_check_in) == (2, TODAY, TODAY)


def test_nothing_known_is_unknown_and_says_so(desk: Desk) -> None:
    row = desk.row(desk.goal("Margin", 35_00, metric="gross_margin"))
    assert (row.actual.value, row.source, row.band) == (None, "none", None)
    assert str(row.band_why) == "no actual value is known yet"


def test_parts_are_added_up_where_nothing_else_is_known(desk: Desk) -> None:
    whole = desk.goal("Seminars", 10_00, metric="custom", unit="seminars")
    one = desk.goal("June", 6_00, parent_id=whole, due_on=date(2026, 6, 30))
    other = desk.goal("July", 4_00, parent_id=whole, start_on=date(2026, 7, 1))
    mixed = desk.goal("Margin", 30_00, parent_id=whole, metric="gross_margin")
    desk.do(CheckIn(one, value=5_00))
    row = desk.row(whole)
    assert (row.actual.value, row.source, row.children) == (5_00, "goals", 3)
    assert row.rolled is not None
    assert (row.rolled.target.value, row.rolled.counted) == (10_00, 2)
    assert [str(note) for note in row.rolled.notes] == [
        "1 goal below it is measured otherwise and left out",
        "1 goal below it has no actual value yet",
    ]
    assert [(one.id, one.level) for one in desk.rows()] == [
        (whole, 0), (mixed, 1), (one, 1), (other, 1),
    ]  # fmt: skip
    desk.do(CheckIn(whole, value=9_00))
    assert (desk.row(whole).actual.value, desk.row(whole).source) == (9_00, "manual")


def test_each_owner_has_the_own_deals_where_a_goal_is_cut_by_owner(desk: Desk) -> None:
    whole = desk.goal(owner="Chen")
    ann = desk.goal("Ann", parent_id=whole, owner="Ann")
    bob = desk.goal("Bob", parent_id=whole, owner="Bob")
    won(desk, 5_00, owner="ann")
    won(desk, 7_00, owner="Bob")
    won(desk, 11_00)
    won(desk, 13_00, goal_id=bob)
    values = [desk.row(one).actual.value for one in (whole, ann, bob)]
    assert values == [36_00, 5_00, 20_00]


@pytest.mark.parametrize(("at_risk", "band"), [(80, "at_risk"), (90, "behind")])
def test_the_limits_of_the_bands_are_the_workspaces(desk: Desk, at_risk: int, band: str) -> None:
    number = desk.goal()
    won(desk, 285_000_00)
    desk.do(SaveGoalBands(105, 95, at_risk))
    assert (desk.row(number).pace.value, desk.row(number).band) == (Fraction(855, 1000), band)
    assert desk.ask(GoalsQuery()).bands == (105, 95, at_risk)


def test_days_are_those_of_the_projects_calendar(desk: Desk) -> None:
    from salespm_tui.store.tables import Project, WorkCalendar

    six = "[[[480,960]],[[480,960]],[[480,960]],[[480,960]],[[480,960]],[[480,960]],[]]"
    (calendar,) = desk.put(WorkCalendar(name="Six days", week=six))
    (project,) = desk.put(Project(code="SIX", name="Six", currency="CNY", calendar_id=calendar))
    assert desk.row(desk.goal(project_id=project)).days_total == 35
    assert desk.row(desk.goal()).days_total == 30


def test_a_projects_goals_stand_without_those_of_others(desk: Desk) -> None:
    mine = desk.project("MINE")
    whole = desk.goal()
    part = desk.goal("Part", 1_00, parent_id=whole, project_id=mine)
    row = desk.rows(project_id=mine)[0]
    assert (row.id, row.parent_id, row.level, row.project) == (part, whole, 0, "MINE")


def test_the_outlook_is_of_the_first_due_of_the_highest_goals(desk: Desk) -> None:
    assert desk.ask(GoalsQuery()).outlook is None
    year = desk.goal("Year", 1000_00, start_on=date(2026, 1, 1), due_on=date(2026, 12, 31))
    desk.goal("Quarter", 900_00, parent_id=year)
    desk.goal("Later", start_on=date(2027, 1, 1), due_on=date(2027, 2, 1))
    won(desk, 300_00)
    desk.deal(amount=400_00)
    desk.deal(amount=100_00, stage_id=FIRST, forecast_category="commit")
    found = desk.ask(GoalsQuery()).outlook
    assert (found.goal_id, found.target, found.won) == (year, 1000_00, 300_00)
    assert (found.weighted.value, found.gap.value) == (210_00, 490_00)
    assert found.forecast.value == 600_00
    assert found.coverage.value == Fraction(5, 7)
    assert str(found.text) == "Year: will not be made, 400.00 CNY is missing."


def test_the_chart_runs_from_the_baseline_and_ends_at_the_projection(desk: Desk) -> None:
    number = desk.goal(target=300_00)
    won(desk, 100_00, date(2026, 6, 3))
    won(desk, 60_00)
    chart = desk.detail(number).burn_up
    assert chart.expected[0] == (date(2026, 5, 31), 0.0)
    assert chart.expected[-1] == (JULY, 300_00.0)
    assert dict(chart.expected)[TODAY] == 200_00.0
    assert chart.actual == (
        (date(2026, 5, 31), 0.0), (date(2026, 6, 3), 100_00.0), (TODAY, 160_00.0),
    )  # fmt: skip
    assert chart.projection == ((TODAY, 160_00.0), (JULY, 240_00.0))
    assert (chart.low, chart.high) == (0.0, 300_00.0)
