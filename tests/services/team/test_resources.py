"""Resources, what they can do, when they are off, and what is bought."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from salespm_tui.contract.finding import FindQuery
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive, NewestSetQuery, Undo, Unless
from salespm_tui.contract.team import (
    AddDayOff,
    ChangeAssignment,
    Price,
    RemoveDayOff,
    ResourceQuery,
    SaveResource,
    SaveSkill,
)
from salespm_tui.contract.values import Ref
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import ChangedElsewhereError, UserError
from salespm_tui.services.workspace import Workspace

from .conftest import ACM, DAY, HWA, MONDAY, Desk, day


def test_a_resource_is_saved_and_changed(desk: Desk) -> None:
    row_id = desk.person(
        job_title="Sales engineer",
        responsibilities="Demos\nBids",
        authority="Discounts to 5 %",
        email="li@example.com",
        capacity_min_per_day=360,
        cost_rate_minor_per_hour=20000,
        currency="cny",
        notes="Part time",
    )
    desk.do(SaveResource(row_id, name=" Li Na ", active=False, capacity_min_per_day=None))
    row = desk.row(row_id)
    assert (row.name, row.kind, row.currency, row.active) == ("Li Na", "person", "CNY", False)
    assert (row.responsibilities, row.capacity_min_per_day, row.day_min) == (
        "Demos\nBids",
        None,
        DAY,
    )
    assert desk.team().rows == ()
    desk.back_and_forth()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "li na"}, "name"),
        ({"kind": "robot"}, "kind"),
        ({"capacity_min_per_day": -1}, "capacity_min_per_day"),
        ({"currency": "yuan"}, "currency"),
        ({"ordered_on": day(3), "delivered_on": day(2)}, "delivered_on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    desk: Desk, fields: dict[str, Any], field: str
) -> None:
    desk.person()
    with pytest.raises(UserError) as refused:
        desk.do(SaveResource(**{"name": "Somebody", **fields}))
    assert refused.value.field == field


def test_the_same_thing_is_bought_for_two_projects(desk: Desk) -> None:
    for project in (HWA, ACM):
        desk.person("Server", kind="material", project_id=project)
    assert [row.project for row in desk.team().rows] == ["HWA", "ACM"]


def test_skills_stand_the_best_first_and_tell_of_late_training(desk: Desk) -> None:
    who = desk.person()
    english = desk.made(SaveSkill(resource_id=who, skill="English", level=2, trained_by_on=day(-3)))
    desk.do(SaveSkill(resource_id=who, skill="Bidding", level=5, years=8))
    desk.do(SaveSkill(english, training_plan="Evening course"))
    found = [
        (one.skill, one.level, one.years, one.training_plan, one.training_late_days)
        for one in desk.row(who).skills
    ]
    assert found == [("Bidding", 5, 8, "", 0), ("English", 2, None, "Evening course", 3)]
    with pytest.raises(UserError) as refused:
        desk.do(SaveSkill(resource_id=who, skill="ENGLISH"))
    assert refused.value.field == "skill"
    with pytest.raises(UserError):
        desk.do(SaveSkill(english, level=6))
    desk.do(Archive(Ref("resource_skill", english)))
    assert [one.skill for one in desk.row(who).skills] == ["Bidding"]
    desk.back_and_forth()


def test_a_day_off_gives_a_calendar_of_its_own_and_moves_the_work(desk: Desk) -> None:
    who, other = desk.person(), desk.person("Wang")
    task = desk.task("Bid", 2)
    desk.assign(task, who)
    outcome = desk.do(AddDayOff(who, day(1), name="Training"))
    assert [str(note) for note in outcome.notes] == ["HWA now ends on 25 Nov instead of 24 Nov."]
    assert desk.assigned(who)[:3] == (DAY, 0, DAY)
    row = desk.row(who)
    assert row.load is not None
    assert (row.calendar, row.load.capacity_min[:3], row.away) == ("Li Na", (DAY, 0, DAY), False)
    assert desk.row(other).calendar == ""

    desk.do(AddDayOff(who, day(0), name="Ill"))
    detail = desk.ask(ResourceQuery(who))
    assert [(one.first_on, one.last_on, one.name) for one in detail.days_off] == [
        (day(0), day(0), "Ill"),
        (day(1), day(1), "Training"),
    ]
    assert detail.resource.away
    assert len(desk.everything()["work_calendar"]) == 2
    desk.do(RemoveDayOff(detail.days_off[1].id))
    assert desk.planned(task).finish.date() == day(2)
    desk.back_and_forth()
    desk.do(Undo())
    desk.do(Undo())
    desk.do(Undo())
    assert desk.planned(task).finish.date() == day(1)
    assert desk.row(who).calendar == ""


def test_a_shared_task_goes_on_by_the_hours_of_who_is_there(desk: Desk) -> None:
    """Who has no calendar goes by the project's, also beside one who has."""
    who, other = desk.person(), desk.person("Wang")
    task = desk.task("Bid", 2)
    desk.assign(task, who)
    desk.assign(task, other)
    assert desk.do(AddDayOff(who, day(1))).notes == ()
    assert desk.planned(task).finish.date() == day(1)
    desk.do(AddDayOff(other, day(1)))
    assert desk.planned(task).finish.date() == day(2)


def test_days_that_are_off_already_are_refused(desk: Desk) -> None:
    who = desk.person()
    for first, last, field in ((5, 6, "first_on"), (2, 1, "last_on"), (0, 4000, "last_on")):
        with pytest.raises(UserError) as refused:
            desk.do(AddDayOff(who, day(first), day(last)))
        assert refused.value.field == field
    desk.do(AddDayOff(who, day(4), day(7)))
    with pytest.raises(UserError):
        desk.do(AddDayOff(who, day(4)))


def test_procurement_tells_what_is_late_and_what_comes_too_late(desk: Desk) -> None:
    ordered = desk.person(
        "Server",
        kind="material",
        project_id=HWA,
        supplier="Inspur",
        needed_by=day(-2),
        ordered_on=day(-9),
        price_minor=500,
    )
    desk.person("Licence", kind="tool", needed_by=day(9), price_minor=700)
    desk.person("Booth", kind="channel", project_id=ACM, delivered_on=day(-1), needed_by=day(-3))
    desk.person()
    task = desk.task("Set up", 1)
    desk.assign(task, ordered)
    rows = desk.team().procurement
    assert [(row.name, row.state, row.late_days, row.too_late_days) for row in rows] == [
        ("Server", "ordered", 2, 0),
        ("Licence", "to_order", 0, 0),
        ("Booth", "delivered", 2, 0),
    ]
    assert (rows[0].wanted_on, rows[0].project, rows[0].currency) == (day(0), "HWA", "CNY")
    desk.do(SaveResource(ordered, needed_by=day(3)))
    assert desk.team(HWA).procurement[0].too_late_days == 3
    totals = desk.team().totals
    assert totals.late == 0
    assert totals.prices == (
        Price("CNY", 500, 0, 0),
        Price("EUR", 0, 0, 1),
        Price("USD", 0, 700, 0),
    )
    desk.do(SaveProject(HWA, status="closed"))
    assert [row.name for row in desk.team().procurement] == ["Licence", "Booth"]


def test_an_archived_resource_takes_its_work_along_and_comes_back(desk: Desk) -> None:
    who = desk.person()
    desk.do(SaveSkill(resource_id=who, skill="English"))
    desk.assign(desk.task("Bid"), who)
    desk.do(AddDayOff(who, day(1)))
    outcome = desk.do(Archive(Ref("resource", who)))
    assert [str(note) for note in outcome.notes] == ["1 assignment went with it."]
    assert desk.ask(ResourceQuery(who)) is None
    assert desk.team().totals.unassigned == 1
    desk.back_and_forth()
    desk.do(Undo())
    assert desk.row(who).tasks == 1
    assert [one.skill for one in desk.row(who).skills] == ["English"]


def test_people_are_found_by_what_they_do_and_can(desk: Desk) -> None:
    who = desk.person(job_title="Presales", responsibilities="Tender documents")
    skill = desk.made(SaveSkill(resource_id=who, skill="谈判", training_plan="With the coach"))
    for text, ref in (
        ("na", Ref("resource", who)),
        ("tender", Ref("resource", who)),
        ("谈判", Ref("resource_skill", skill)),
        ("coach", Ref("resource_skill", skill)),
    ):
        (hit,) = desk.ask(FindQuery(text)).hits
        assert (hit.ref, hit.title) == (ref, "Li Na")
    desk.do(Archive(Ref("resource", who)))
    assert desk.ask(FindQuery("coach")).hits == ()


def test_a_form_is_not_saved_over_what_it_has_not_seen(desk: Desk) -> None:
    who = desk.person()
    skill = desk.made(SaveSkill(resource_id=who, skill="English"))
    work = desk.assign(desk.task("Bid"), who)
    since = desk.ask(NewestSetQuery())
    path = desk.path
    with closing(Workspace.open(path, FixedClock(MONDAY), backups=path.parent)) as other:
        other.do(SaveResource(who, job_title="Boss"))
        other.do(SaveSkill(skill, level=5))
        other.do(ChangeAssignment(work, units_percent=50))
    for command, field in (
        (SaveResource(who, job_title="Clerk"), "job_title"),
        (SaveSkill(skill, level=1), "level"),
        (ChangeAssignment(work, units_percent=10), "units_percent"),
    ):
        with pytest.raises(ChangedElsewhereError) as refused:
            desk.do(Unless(command, since))
        assert refused.value.field == field
    desk.do(Unless(SaveResource(who, notes="Seen"), since))
    assert desk.row(who).job_title == "Boss"
