"""Who works on what, how full the days are, and who is free."""

from __future__ import annotations

import pytest

from salespm_tui.contract.deals import SaveDeal
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive
from salespm_tui.contract.team import (
    AddDayOff,
    Assign,
    ChangeAssignment,
    PlanLoadQuery,
    RequireSkill,
    ResourceQuery,
    SaveResource,
    SaveSkill,
    TeamQuery,
    Unassign,
    WhoIsFreeQuery,
)
from salespm_tui.contract.templates import FinishToTemplate, NewFromTemplate, TemplateRef
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError

from .conftest import ACM, DAY, HWA, MON, Desk, day


def test_the_load_by_day_and_by_week(desk: Desk) -> None:
    who = desk.person()
    desk.assign(desk.task("Bid", 4), who)
    desk.assign(desk.task("Demo", 2, project_id=ACM), who, planned_min=300)
    half = desk.task("Call", 1)
    desk.assign(half, who, units_percent=50)
    row = desk.row(who, days=9)
    assert row.load is not None
    assert row.load.assigned_min[:5] == (DAY + 150 + 240, DAY + 150, DAY, DAY, 0)
    assert row.load.over[:4] == (True, True, False, False)
    assert row.load.percents[:6] == (181, 131, 100, 100, 0, 0)
    assert row.load.week_assigned_min == (4 * DAY + 540, 0)
    assert row.load.week_capacity_min == (5 * DAY, 3 * DAY)
    assert (row.load.week_over_days, row.load.week_percents) == ((2, 0), (103, 0))
    assert (row.tasks, row.over_days) == (3, 2)
    found = desk.team()
    assert (found.days[0], len(found.days), found.weeks) == (MON, 7, (MON,))
    assert found.total == desk.row(who).load
    totals = found.totals
    assert (totals.people, totals.over_resources, totals.over_days) == (1, 1, 2)
    assert (totals.assigned_min, totals.capacity_min, totals.free_min) == (2460, 2400, DAY)


def test_a_day_a_little_over_never_reads_as_full(desk: Desk) -> None:
    who = desk.person()
    desk.assign(desk.task("Bid", 1), who, planned_min=DAY + 1)
    load = desk.row(who).load
    assert load is not None
    assert (load.percents[0], load.over[0]) == (101, True)


def test_twelve_weeks_from_monday_unless_told_otherwise(desk: Desk) -> None:
    found = desk.ask(TeamQuery())
    assert (found.days[0], found.days[-1], len(found.weeks)) == (MON, day(83), 12)
    for first, last in ((day(1), day(0)), (day(0), day(4000))):
        with pytest.raises(UserError):
            desk.ask(TeamQuery(None, first, last))


def test_closed_projects_and_cancelled_tasks_load_nobody(desk: Desk) -> None:
    who = desk.person()
    task = desk.task("Bid")
    desk.assign(task, who)
    desk.do(SaveProject(HWA, status="on_hold"))
    assert not any(desk.assigned(who))
    desk.do(SaveProject(HWA, status="active"))
    assert desk.assigned(who)[0] == DAY
    desk.do(SaveTask(task, status="cancelled"))
    assert not any(desk.assigned(who))


def test_of_a_project_those_who_work_there_are_shown_with_all_they_do(desk: Desk) -> None:
    here, there = desk.person(), desk.person("Wang")
    desk.assign(desk.task("Bid"), here)
    for who in (here, there):
        desk.assign(desk.task(f"Demo {who}", project_id=ACM), who)
    assert [row.name for row in desk.team(HWA).rows] == ["Li Na"]
    assert desk.team(HWA).total.assigned_min[0] == 2 * DAY
    load = desk.ask(PlanLoadQuery(HWA, MON, day(1)))
    assert (load.total.assigned_min, load.names) == ((2 * DAY, 0), (("Li Na",), ()))
    of_one = desk.ask(PlanLoadQuery(ACM, MON, MON, task_ids=(3,)))
    assert of_one.total.assigned_min == (DAY,)


def test_materials_and_money_have_no_load(desk: Desk) -> None:
    server = desk.person("Server", kind="material")
    desk.assign(desk.task("Set up"), server)
    row = desk.row(server)
    assert (row.load, row.tasks) == (None, 1)


def test_assigning_changing_and_taking_off(desk: Desk) -> None:
    li, wang = desk.person(), desk.person("Wang")
    task = desk.task("Bid", 2)
    one = desk.assign(task, li, units_percent=50)
    with pytest.raises(UserError) as refused:
        desk.assign(task, li)
    assert refused.value.field == "resource_id"
    desk.do(ChangeAssignment(one, resource_id=wang, units_percent=100, actual_min=60))
    assert (desk.assigned(li)[0], desk.assigned(wang)[0]) == (0, DAY)
    detail = desk.ask(ResourceQuery(wang))
    row = detail.assignments[0]
    assert (row.task, row.project, row.work_min, row.actual_min) == ("Bid", "HWA", 2 * DAY, 60)
    assert (row.fit_percent, row.fits) == (None, ())
    desk.back_and_forth()
    desk.do(Unassign(one))
    assert desk.ask(ResourceQuery(wang)).assignments == ()
    assert desk.team().totals.unassigned == 1
    desk.back_and_forth()
    two = desk.assign(task, li)
    desk.do(Archive(Ref("assignment", two)))
    assert not any(desk.assigned(li))


def test_who_cannot_be_assigned(desk: Desk) -> None:
    who = desk.person()
    summary = desk.task("Phase")
    desk.task("Bid", parent_id=summary)
    done = desk.task("Call", status="done")
    left = desk.person("Wang", active=False)
    open_task = desk.task("Demo")
    for task, resource in ((summary, who), (done, who), (open_task, left)):
        with pytest.raises(UserError):
            desk.do(Assign(task, resource))
    for fields in ({"units_percent": 0}, {"planned_min": -1}):
        with pytest.raises(UserError):
            desk.assign(open_task, who, **fields)


def test_who_is_free_for_a_task(desk: Desk) -> None:
    task = desk.task("Negotiate", 2)
    desk.do(RequireSkill(task, "negotiation 4, English 2"))
    expert, busy, learner, away = map(desk.person, ("Expert", "Busy", "Learner", "Away"))
    levels = {expert: (4, 3), busy: (5, 5), learner: (2, 2), away: (5, 5)}
    for who, (first, second) in levels.items():
        desk.do(SaveSkill(resource_id=who, skill="Negotiation", level=first))
        desk.do(SaveSkill(resource_id=who, skill="english", level=second))
    desk.assign(desk.task("Bid", 1.5, project_id=ACM), busy)
    desk.do(AddDayOff(away, day(1)))
    mine = desk.assign(task, expert)
    desk.person("Server", kind="material")
    found = desk.ask(WhoIsFreeQuery(task))
    assert (found.needed_min, found.required) == (2 * DAY, (("negotiation", 4), ("English", 2)))
    assert [
        (one.name, one.fit_percent, one.free_min, one.enough, one.days_off)
        for one in found.candidates
    ] == [
        ("Expert", 100, 2 * DAY, True, 0),
        ("Away", 100, DAY, False, 1),
        ("Busy", 100, DAY // 2, False, 0),
        ("Learner", 50, 2 * DAY, True, 0),
    ]
    assert [one.assignment_id for one in found.candidates] == [mine, None, None, None]
    assert [(one.resource, one.fit_percent) for one in found.assigned] == [("Expert", 100)]
    fits = found.candidates[3].fits
    assert [(one.skill, one.required, one.level, one.percent) for one in fits] == [
        ("negotiation", 4, 2, 50),
        ("English", 2, 2, 100),
    ]
    assert desk.ask(WhoIsFreeQuery(99)) is None


def test_a_part_of_a_day_is_free_as_long_as_it_lasts(desk: Desk) -> None:
    task = desk.task("Call", 0.25)
    desk.person(capacity_min_per_day=240)
    found = desk.ask(WhoIsFreeQuery(task)).candidates[0]
    assert (found.free_min, found.capacity_min, found.enough) == (60, 60, False)


def test_the_work_that_deals_may_bring(desk: Desk) -> None:
    desk.task("Bid", 4)
    stages = {"expected_close_on": day(14), "project_id": HWA}
    desk.do(SaveDeal(name="Big", probability=50, **stages))
    desk.do(SaveDeal(name="Someday", probability=90))
    ghost = desk.team(days=27).ghost
    big, someday = ghost.deals
    assert (big.basis, big.effort_min, big.weighted_min) == ("mean", 4 * DAY, 2 * DAY)
    # Two working days before the Monday of the close, and two from it on.
    assert (big.first, big.last) == (day(10), day(15))
    assert ghost.week_min == (0, DAY, DAY, 0)
    assert (someday.weighted_min, ghost.unknown) == (None, 1)
    assert desk.team(ACM).ghost.deals == ()


def test_a_deal_of_a_project_made_of_a_template_asks_for_what_the_template_does(
    desk: Desk,
) -> None:
    desk.task("Demo", 2, desk.task("Bid", 3))
    tender = TemplateRef(desk.made(FinishToTemplate(HWA, "Tender")))
    project = desk.made(NewFromTemplate(tender, "Next", day(0)))
    close = {"expected_close_on": day(14), "project_id": project}
    desk.do(SaveDeal(name="Big", probability=50, **close))
    (deal,) = desk.team(days=27).ghost.deals
    assert (deal.basis, deal.basis_name, deal.effort_min) == ("template", "Tender", 5 * DAY)
    # Two days and a half before the Monday of the close, and as many from it on.
    assert (deal.first, deal.last) == (day(9), day(16))
    assert desk.team(days=27).ghost.week_min == (0, 600, 600, 0)


def test_what_a_deal_would_have_asked_for_before_today_is_past(desk: Desk) -> None:
    desk.task("Bid", 4)
    desk.do(SaveDeal(name="Late", probability=50, expected_close_on=day(-30)))
    ghost = desk.team(days=27).ghost
    assert (ghost.deals[0].weighted_min, ghost.week_min) == (2 * DAY, (DAY, 0, 0, 0))


def test_without_any_plan_nobody_knows_what_a_deal_asks_for(desk: Desk) -> None:
    desk.do(SaveDeal(name="Big", probability=50, expected_close_on=day(14)))
    ghost = desk.team().ghost
    assert (ghost.deals[0].basis, ghost.deals[0].effort_min, ghost.unknown) == (None, None, 1)
    assert not any(ghost.week_min)


def test_inactive_people_are_shown_where_asked_for_and_in_no_sum(desk: Desk) -> None:
    who = desk.person()
    desk.assign(desk.task("Bid"), who)
    desk.do(SaveResource(who, active=False))
    found = desk.team(include_inactive=True)
    assert [row.name for row in found.rows] == ["Li Na"]
    assert (found.total.assigned_min[0], found.totals.capacity_min) == (0, 0)
