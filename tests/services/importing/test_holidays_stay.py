"""Public holidays that were written into an imported calendar, and the next import."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.calendars import SaveHolidays
from salespm_tui.contract.timeline import TimelineQuery

from .conftest import Desk
from .plan_files import PlanFile, Said

DAY = (
    "<WeekDay><DayType>{day}</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime>"
    "<FromTime>08:00:00</FromTime><ToTime>16:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>"
)


def calendars(party: str) -> str:
    """A week of five days, with one day off of the firm's own."""
    exception = (
        "<Exceptions><Exception><TimePeriod>"
        f"<FromDate>{party}T00:00:00</FromDate><ToDate>{party}T23:59:00</ToDate>"
        "</TimePeriod><Name>Party</Name><DayWorking>0</DayWorking></Exception></Exceptions>"
    )
    week = "".join(DAY.format(day=day) for day in range(2, 7))
    return (
        "<CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><Name>Firm</Name>"
        f"<IsBaseCalendar>1</IsBaseCalendar><WeekDays>{week}</WeekDays>{exception}"
        "</Calendar></Calendars>"
    )


def test_they_stay_and_the_files_own_days_still_follow_the_file(desk: Desk) -> None:
    tasks = (Said(1, "Five days", minutes=2400),)
    desk.bring(PlanFile(tasks, calendars=calendars("2026-11-12")))
    desk.do(SaveHolidays("US", (2026,), 1))
    report = desk.bring(PlanFile(tasks, calendars=calendars("2026-11-13")))
    assert report.kept == ()
    off = desk.ask(TimelineQuery(1)).days_off
    assert date(2026, 11, 26) in off, "Thanksgiving"
    assert (date(2026, 11, 12) in off, date(2026, 11, 13) in off) == (False, True)
