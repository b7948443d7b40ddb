"""Public holidays in the calendar of a real workspace, and what they do to its plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from salespm_tui.contract.calendars import HolidaysSaved, SaveHolidays
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Undo
from salespm_tui.contract.timeline import SaveTask, Timeline, TimelineQuery
from salespm_tui.contract.values import Command
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError
from salespm_tui.services.workspace import Workspace

DAY = 480


class Room:
    """A workspace with one project that starts on 12 February 2026, a Thursday."""

    def __init__(self, folder: Path) -> None:
        self.space = Workspace.open(
            folder / "w.db",
            FixedClock(datetime(2026, 2, 2, 9, tzinfo=UTC)),
            backups=folder / "backups",
            settings={"time_zone": "UTC", "language": "en"},
        )
        self.do(SaveProject(name="Huawei", code="HWA", start_on=date(2026, 2, 12)))

    def do(self, command: Command) -> HolidaysSaved:
        outcome, _tables = self.space.do(command)
        return outcome  # type: ignore[return-value]

    def task(self, days: int, project_id: int = 1) -> None:
        self.do(SaveTask(project_id=project_id, name="Work", duration_min=days * DAY))

    def plan(self, project_id: int = 1) -> Timeline:
        return self.space.ask(TimelineQuery(project_id))

    def exceptions(self) -> list[tuple[object, ...]]:
        with self.space._store.read() as session:
            text = "SELECT id, calendar_id, first_on, name, source, provisional FROM calendar_exception"
            return [tuple(row) for row in session.connection().exec_driver_sql(text)]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.space.close()


def test_a_plan_rests_over_the_spring_festival_and_works_on_make_up_days(room: Room) -> None:
    """Thursday, Friday, Saturday 14 (made up), then nothing until Tuesday 24 February."""
    room.task(5)
    assert room.plan().finish == datetime(2026, 2, 18, 17)
    saved = room.do(SaveHolidays("CN", (2026,)))
    assert room.plan().finish == datetime(2026, 2, 25, 17)
    assert "HWA now ends on 25 Feb instead of 18 Feb." in map(str, saved.notes)
    assert (saved.calendar, saved.country) == ("Standard", "CN")
    (year,) = saved.years
    assert (len(year.days_off), len(year.days_on), year.provisional) == (19, 6, False)


def test_the_timeline_shows_the_days_their_names_and_what_is_provisional(room: Room) -> None:
    room.task(5)
    room.do(SaveHolidays("CN", (2026, 2027)))
    plan = room.plan()
    assert {date(2026, 2, 16), date(2026, 2, 23), date(2027, 1, 1)} <= plan.days_off
    assert {date(2026, 2, 14), date(2026, 2, 28)} <= plan.days_on
    assert date(2026, 2, 16) not in plan.provisional_days
    assert date(2027, 1, 1) in plan.provisional_days
    assert plan.day_names[date(2026, 2, 14)] == "make-up workday"
    assert plan.day_names[date(2026, 2, 20)] == "Chinese New Year (Spring Festival)"


def test_once_more_is_no_change_and_undo_takes_all_back(room: Room) -> None:
    room.task(5)
    first = room.do(SaveHolidays("CN", (2026, 2027)))
    rows = room.exceptions()
    assert {row[4] for row in rows} == {"CN 2026", "CN 2027"}
    again = room.do(SaveHolidays("CN", (2027, 2026, 2027)))
    assert (again.set_id, room.exceptions()) == (None, rows)
    assert again.years == first.years
    assert first.set_id is not None
    room.do(Undo(first.set_id))
    assert room.exceptions() == []
    assert room.plan().finish == datetime(2026, 2, 18, 17)


def test_what_the_list_no_longer_holds_goes_and_what_changed_is_changed(room: Room) -> None:
    room.do(SaveHolidays("CN", (2026,)))
    with room.space._store.write(room.plan and _label(), "Test") as unit:
        connection = unit.session.connection()
        connection.exec_driver_sql("UPDATE calendar_exception SET name = 'old', provisional = 1 WHERE first_on = '2026-05-01'")  # fmt: skip
        connection.exec_driver_sql("UPDATE calendar_exception SET first_on = '2026-08-03', last_on = '2026-08-03' WHERE first_on = '2026-10-01'")  # fmt: skip
    room.do(SaveHolidays("CN", (2026,)))
    by_day = {row[2]: row[3:] for row in room.exceptions()}
    assert by_day["2026-05-01"] == ("Labor Day", "CN 2026", 0)
    assert "2026-08-03" not in by_day
    assert by_day["2026-10-01"][0] == "National Day"


def _label():  # type: ignore[no-untyped-def]
    from salespm_tui.core.labels import label

    return label("A change")


def test_a_project_gets_a_calendar_of_its_own_and_leaves_the_others_alone(room: Room) -> None:
    room.do(SaveProject(name="Nordwind", code="NOR", start_on=date(2026, 2, 12)))
    room.task(5, 1)
    room.task(5, 2)
    saved = room.do(SaveHolidays("CN", (2026,), 1))
    assert saved.calendar == "HWA"
    assert room.plan(1).finish == datetime(2026, 2, 25, 17)
    assert room.plan(2).finish == datetime(2026, 2, 18, 17)
    assert room.do(SaveHolidays("CN", (2026,), 1)).set_id is None
    shared = room.do(SaveHolidays("US", (2026,)))
    assert date(2026, 2, 16) in room.plan(2).days_off  # Washington's Birthday
    assert date(2026, 7, 3) in room.plan(1).days_off, "what all share counts here as well"
    assert not any("calendars of their own" in str(note) for note in shared.notes)


def test_two_countries_stand_beside_each_other(room: Room) -> None:
    room.task(1)
    room.do(SaveHolidays("DE-BY", (2026,)))
    room.do(SaveHolidays("US", (2026,)))
    assert {row[4] for row in room.exceptions()} == {"DE-BY 2026", "US 2026"}
    plan = room.plan()
    assert {date(2026, 1, 6), date(2026, 11, 26)} <= plan.days_off
    assert date(2026, 10, 3) not in plan.days_off, "German Unity Day is a Saturday in 2026"


def test_a_day_that_somebody_has_set_stays(room: Room) -> None:
    with room.space._store.write(_label(), "Test") as unit:
        unit.session.connection().exec_driver_sql(
            "INSERT INTO calendar_exception (calendar_id, first_on, last_on, intervals, name, created_at, updated_at)"
            " VALUES (1, '2026-05-01', '2026-05-01', '[[480, 720]]', 'half a day', '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z')"
        )
    room.task(1)
    saved = room.do(SaveHolidays("CN", (2026,)))
    assert "1 day stays as the calendar already had it." in map(str, saved.notes)
    assert date(2026, 5, 1) not in room.plan().days_off
    assert date(2026, 5, 4) in room.plan().days_off


def test_a_year_that_is_not_published_is_said_to_be_provisional(room: Room) -> None:
    saved = room.do(SaveHolidays("CN", (2090,)))
    assert saved.years[0].provisional
    assert any("2090 is provisional" in str(note) for note in saved.notes)
    assert all(row[5] for row in room.exceptions())


@pytest.mark.parametrize(("country", "years"), [("CHNA", (2026,)), ("CN", ()), ("CN", (1,))])
def test_what_cannot_be_known_changes_nothing(
    room: Room, country: str, years: tuple[int, ...]
) -> None:
    with pytest.raises(UserError):
        room.do(SaveHolidays(country, years))
    assert room.exceptions() == []


def test_projects_that_it_does_not_reach_are_named(room: Room) -> None:
    with room.space._store.write(_label(), "Test") as unit:
        connection = unit.session.connection()
        connection.exec_driver_sql(
            "INSERT INTO work_calendar (id, name, week, project_id, created_at, updated_at) VALUES (9, 'Own',"
            " '[[], [], [], [], [], [[480, 720]], []]', 1, '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z')"
        )
        connection.exec_driver_sql("UPDATE project SET calendar_id = 9")
    saved = room.do(SaveHolidays("CN", (2026,)))
    assert any("calendars of their own and keep their days: HWA." in str(n) for n in saved.notes)
    own = room.do(SaveHolidays("CN", (2026,), 1))
    assert own.calendar == "Own"
    assert date(2026, 2, 14) not in own.years[0].days_on, "a Saturday is worked here anyway"
    assert date(2026, 10, 3) in own.years[0].days_off
