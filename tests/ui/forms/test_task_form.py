"""What is typed into the task's form becomes the command, and only what was changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from told_rows import ToldTask

from salespm_tui.contract.timeline import LinkDraft, LinkRow, SaveTask, TaskRow, Timeline
from salespm_tui.core.errors import UserError
from salespm_tui.ui.forms.form import Form
from salespm_tui.ui.forms.task import Position, new_task_form, read_percent, task_form
from salespm_tui.ui.present.plan_rows import PlanIndex


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}")


PRICE = ToldTask(
    id=2,
    uid=None,
    wbs="1.1",
    name="Price model",
    kind="task",
    parent_id=1,
    level=1,
    children=0,
    status="doing",
    priority=3,
    owner="Li Wei",
    percent=40,
    duration_min=1440,
    duration_elapsed=False,
    start=at("11-23T08:00"),
    finish=at("11-25T17:00"),
    early_start=at("11-23T08:00"),
    early_finish=at("11-25T17:00"),
    late_start=at("11-23T08:00"),
    late_finish=at("11-25T17:00"),
    total_slack_min=0,
    free_slack_min=0,
    critical=True,
    constraint="snet",
    constraint_at=at("11-20T08:00"),
    deadline_at=at("11-27T12:00"),
    schedule_mode="auto",
    blocked_reason="",
    waiting_on=None,
    notes="",
    calendar=None,
    driver_id=None,
    version=datetime(2026, 11, 1, tzinfo=UTC),
)
PHASE = replace(
    PRICE, id=1, wbs="1", name="Commercial", kind="summary", parent_id=None, level=0, children=2
)
REVIEW = replace(PRICE, id=3, wbs="1.2", name="法务审查", constraint="asap", constraint_at=None)
INDEX = PlanIndex(
    Timeline(
        project_id=7,
        code="HWA",
        name="Huawei",
        start=at("11-23T08:00"),
        finish=at("12-24T17:00"),
        status_date=None,
        calendar="Standard",
        minutes_per_day=480,
        today=date(2026, 11, 23),
        tasks=(PHASE, PRICE, REVIEW),
        links=(LinkRow(2, 3, "fs", 480, "working", 480),),
        checks=(),
        days_off=frozenset(),
        weekdays_off=frozenset({5, 6}),
    )
)


def texts(form: Form, **changes: str) -> dict[str, str]:
    return {field.name: field.value for field in form.fields} | changes


def said(form: Form, **changes: str) -> dict[str, Any]:
    """The fields that the command gives."""
    command = form.make(form.values(texts(form, **changes)))
    assert isinstance(command, SaveTask)
    blank = SaveTask()
    return {
        name: getattr(command, name)
        for name in SaveTask.__slots__
        if getattr(command, name) is not getattr(blank, name)
    }


def reading(form: Form, name: str, text: str) -> str:
    return next(field for field in form.fields if field.name == name).reading_of(text)


@pytest.mark.parametrize("task", [PRICE, REVIEW, PHASE, replace(PRICE, schedule_mode="manual")])
def test_a_form_that_is_saved_untouched_changes_nothing(task: TaskRow) -> None:
    assert said(task_form(INDEX, task)) == {"task_id": task.id}


@pytest.mark.parametrize(
    ("changes", "command"),
    [
        ({"name": "Prices"}, {"name": "Prices"}),
        ({"duration": "2w"}, {"duration_min": 4800, "duration_elapsed": False}),
        ({"duration": "3ed"}, {"duration_min": 4320, "duration_elapsed": True}),
        ({"duration": "2"}, {"duration_min": 960, "duration_elapsed": False}),
        ({"percent": "60 %"}, {"percent": 60}),
        ({"status": "done"}, {"status": "done"}),
        ({"priority": "1"}, {"priority": 1}),
        ({"waiting_on": "client"}, {"waiting_on": "client"}),
        ({"deadline_at": "4 dec"}, {"deadline_at": at("12-04T17:00")}),
        ({"deadline_at": "4 dec 10:30"}, {"deadline_at": at("12-04T10:30")}),
        ({"deadline_at": ""}, {"deadline_at": None}),
        ({"constraint_at": "明天"}, {"constraint_at": at("11-24T08:00")}),
        (
            {"constraint": "fnlt"},
            {"constraint": "fnlt", "constraint_at": at("11-20T17:00")},
        ),
        (
            {"constraint": "mfo", "constraint_at": "1 dec"},
            {"constraint": "mfo", "constraint_at": at("12-01T17:00")},
        ),
        ({"constraint": "asap"}, {"constraint": "asap"}),
        (
            {"schedule_mode": "manual", "start_at": "30 nov"},
            {"schedule_mode": "manual", "start_at": at("11-30T08:00")},
        ),
        ({"notes": "a\nb"}, {"notes": "a\nb"}),
    ],
)
def test_what_is_typed_is_read(changes: dict[str, str], command: dict[str, Any]) -> None:
    assert said(task_form(INDEX, PRICE), **changes) == {"task_id": 2, **command}


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("", ()),
        ("1.1", (LinkDraft(2),)),
        ("1.1SS-1d", (LinkDraft(2, "ss", -480),)),
        ("1.1FF+50%", (LinkDraft(2, "ff", 50, "percent"),)),
        ("price MODEL fs+1ed", (LinkDraft(2, "fs", 1440, "elapsed"),)),
    ],
)
def test_links_are_read_by_number_or_name(text: str, links: tuple[LinkDraft, ...]) -> None:
    assert said(task_form(INDEX, REVIEW), links=text) == {"task_id": 3, "links": links}


def test_links_are_put_into_words_while_they_are_typed() -> None:
    form = task_form(INDEX, REVIEW)
    assert reading(form, "links", "1.1") == "after 1.1 Price model"
    assert reading(form, "links", "1.1FS+2d") == "after 1.1 Price model +2 d"
    assert reading(form, "links", "1.1SF-50%") == "finishes as 1.1 Price model starts −50 %"
    assert reading(form, "links", "9") == ""
    assert reading(form, "links", "") == "1.2FS+2d;1.3SS"


def test_other_fields_are_put_into_words_too() -> None:
    form = task_form(INDEX, PRICE)
    assert reading(form, "duration", "12h") == "1 d 4 h"
    assert reading(form, "duration", "0") == "a milestone"
    assert reading(form, "deadline_at", "fri") == "Fri 27 Nov"
    assert reading(form, "deadline_at", "fri 9:30") == "Fri 27 Nov 09:30"
    assert reading(form, "start_at", "") == "Mon 23 Nov"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", " "),
        ("duration", "soon"),
        ("percent", "101"),
        ("links", "1.9"),
        ("links", "1.2"),
        ("deadline_at", "someday"),
    ],
)
def test_what_is_not_understood_is_told_beside_its_field(field: str, text: str) -> None:
    with pytest.raises(UserError) as refused:
        said(task_form(INDEX, REVIEW), **{field: text})
    assert refused.value.field == field


def test_a_summary_has_only_what_is_its_own() -> None:
    names = [field.name for field in task_form(INDEX, PHASE).fields]
    assert names == ["name", "links", "deadline_at", "owner", "priority", "notes"]


def test_a_new_task_is_placed_and_gives_no_defaults() -> None:
    below = new_task_form(INDEX, Position(after_id=3))
    assert said(below, name="New") == {"project_id": 7, "after_id": 3, "name": "New"}
    child = new_task_form(INDEX, Position(parent_id=1))
    assert child.title == "New task below Commercial"
    assert said(child, name="New", percent="50", duration="0") == {
        "project_id": 7,
        "parent_id": 1,
        "name": "New",
        "percent": 50,
        "duration_min": 0,
        "duration_elapsed": False,
    }
    assert said(new_task_form(INDEX, Position()), name="New") == {"project_id": 7, "name": "New"}


@pytest.mark.parametrize("text", ["", "-1", "101", "half", "1.5"])
def test_a_percentage_is_a_whole_number_up_to_100(text: str) -> None:
    with pytest.raises(UserError):
        read_percent(text)
    assert read_percent("100％") == 100
