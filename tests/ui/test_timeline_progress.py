"""Bringing a plan up to the day with real keys: each deed tells first what it does."""

from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.core.errors import UserError
from salespm_tui.ui.acting import act
from salespm_tui.ui.present.work_words import read_country_and_years
from tests.ui.conftest import Bench, press, settled, type_text
from tests.ui.test_timeline_screen import made, pane, row, task, words


@pytest.fixture
def late(bench: Bench) -> Bench:
    """A plan that began on Monday the 9th; today is Monday the 23rd of November 2026."""
    made(bench, SaveProject(name="Huawei CRM", code="HWA", start_on=date(2026, 11, 9)))
    price = task(bench, "Price model", 5)
    task(bench, "Review", 10, links=(LinkDraft(price),))
    task(bench, "Training", 2)
    bench.app.project_id = 1
    return bench


async def run(bench: Bench, action: str) -> None:
    """An action of the palette."""
    act(pane(bench), action)
    await settled_now(bench)


async def settled_now(bench: Bench) -> None:
    from textual.pilot import Pilot

    await settled(Pilot(bench.app))


async def test_timeline_catch_up_tells_then_does(late: Bench) -> None:
    async with late.running((120, 40), screen="3") as pilot:
        await run(late, "timeline.catch_up")
        assert "3 tasks, project finish 27 Nov as before." in words(late)
        await press(pilot, "n")
        assert row(late, "Price model", "percent") == (0,)
        await run(late, "timeline.catch_up")
        await press(pilot, "y")
        assert row(late, "Price model", "percent", "status") == (100, "done")
        assert row(late, "Review", "percent", "status") == (60, "doing")
        await press(pilot, "u")
        assert row(late, "Review", "percent", "status") == (0, "todo")


async def test_timeline_catch_up_of_the_selected_alone(late: Bench) -> None:
    async with late.running((120, 40), screen="3") as pilot:
        await press(pilot, "space")
        await run(late, "timeline.catch_up")
        assert "1 task, project finish" in words(late)
        await press(pilot, "y")
        assert (row(late, "Price model", "percent"), row(late, "Training", "percent")) == (
            (100,),
            (0,),
        )
        assert not pane(late).marked


async def test_timeline_reschedule_offers_today_and_the_next_working_day(late: Bench) -> None:
    async with late.running((120, 40), screen="3") as pilot:
        await run(late, "timeline.reschedule")
        shown = words(late)
        assert "to today: 2 tasks, project finish 27 Nov → 11 Dec (+10 d)" in shown
        assert "to Tue 24 Nov: 2 tasks, project finish 27 Nov → 14 Dec (+11 d)" in shown
        await press(pilot, "down", "enter")
        assert row(late, "Price model", '"constraint"', "constraint_on") == (
            "snet",
            "2026-11-24T08:00",
        )
        assert row(late, "Review", '"constraint"') == ("asap",)
        assert "The end of the project moves out by 11 days." in words(late)
        await press(pilot, "u")
        assert row(late, "Price model", '"constraint"') == ("asap",)


async def test_timeline_holidays_are_asked_for_and_written(late: Bench) -> None:
    async with late.running((120, 40), screen="3") as pilot:
        await run(late, "timeline.holidays")
        await type_text(pilot, "US 2026")
        await press(pilot, "enter", "enter")
        rows = late.rows("SELECT first_on FROM calendar_exception WHERE source = 'US 2026'")
        assert ("2026-11-26",) in rows
        index = pane(late).index
        assert index is not None
        assert date(2026, 11, 26) in index.timeline.days_off


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("CN 2026 2027", ("CN", (2026, 2027))),
        ("de-by 2026-2028", ("de-by", (2026, 2027, 2028))),
        ("US", ("US", (2026,))),
    ],
)
def test_country_and_years_are_read(text: str, meant: tuple[str, tuple[int, ...]]) -> None:
    assert read_country_and_years(text, date(2026, 11, 23)) == meant


@pytest.mark.parametrize("text", ["", "2026", "CN 26", "CN 2026-27", "CN next"])
def test_what_is_no_country_with_years_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        read_country_and_years(text, date(2026, 11, 23))


async def test_timeline_checks_lead_to_the_task_and_mend_it(late: Bench) -> None:
    late.do(SaveTask(3, kind="milestone", duration_min=960))
    async with late.running((120, 40), screen="3") as pilot:
        await press(pilot, "!")
        shown = words(late)
        assert "its calendar knows no public holidays of 2026" in shown
        assert "unfinished work in the past: planned until 13 Nov" in shown
        assert "a milestone that has a duration" in shown
        await press(pilot, "down", "enter")
        assert pane(late).at_cursor is not None
        assert pane(late).at_cursor.name == "Price model"
        await press(pilot, "!", "down", "f")
        assert "Move unfinished work, and keep what is done" in words(late)
        await press(pilot, "enter")
        assert row(late, "Price model", '"constraint"') == ("snet",)


async def test_timeline_checks_take_the_key_of_the_action(late: Bench) -> None:
    late.do(SaveTask(1, status="done"))
    late.do(SaveTask(2, percent=100))
    with late.engine._workspace._store.write(_label(), "Test") as unit:  # type: ignore[attr-defined]
        unit.session.connection().exec_driver_sql("UPDATE task SET status = 'doing' WHERE id = 2")
    async with late.running((120, 40), screen="3") as pilot:
        await run(late, "timeline.checks")
        assert "100 %, but not marked done" in words(late)
        assert "[d]" in words(late)
        while "Review" not in words(late).split("[d] Done")[0][-60:]:
            await press(pilot, "j")
        await press(pilot, "d")
        assert row(late, "Review", "status") == ("done",)


def _label():  # type: ignore[no-untyped-def]
    from salespm_tui.core.labels import label

    return label("A change")
