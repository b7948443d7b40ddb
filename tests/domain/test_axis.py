"""Instants as codes: exact there and back, in the same order, and added to as working time is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.axis import PROJECT_HOURS, Axis, OwnHours
from salespm_tui.domain.calendar import (
    ALL_HOURS,
    STANDARD,
    WORKING_DAY,
    CalendarException,
    WorkCalendar,
)
from salespm_tui.domain.network import OutOfYearsError
from tests.domain.test_calendar import amounts, calendars, instants


@given(calendars, instants)
def test_a_code_gives_its_instant_back(calendar: WorkCalendar, at: datetime) -> None:
    axis = Axis(calendar)
    assert axis.instant(axis.code(at)) == at


@given(calendars, instants, instants)
def test_codes_sort_as_their_instants_do(
    calendar: WorkCalendar, one: datetime, other: datetime
) -> None:
    axis = Axis(calendar)
    assert (axis.code(one) < axis.code(other)) is (one < other)


@given(calendars, instants, amounts, st.sampled_from([1, -1]))
def test_the_projects_time_is_added_by_shifting(
    calendar: WorkCalendar, at: datetime, work: int, sign: int
) -> None:
    axis = Axis(calendar)
    moved = PROJECT_HOURS.add(axis.code(at), sign * work)
    assert axis.instant(moved) == calendar.add(at, sign * work)
    assert PROJECT_HOURS.between(axis.code(at), moved) == sign * work
    assert axis.instant(PROJECT_HOURS.as_start(axis.code(at))) == calendar.next_instant(at)
    assert axis.instant(PROJECT_HOURS.as_finish(axis.code(at))) == calendar.previous_instant(at)


@given(calendars, calendars, instants, st.integers(-5000, 5000))
def test_another_calendars_time_is_its_own(
    project: WorkCalendar, own: WorkCalendar, at: datetime, work: int
) -> None:
    axis = Axis(project)
    hours = OwnHours(axis, own)
    code = axis.code(at)
    assert axis.instant(hours.add(code, work)) == own.add(at, work)
    assert axis.instant(hours.as_start(code)) == own.next_instant(at)
    assert axis.instant(hours.as_finish(code)) == own.previous_instant(at)
    assert hours.between(code, hours.add(code, work)) == work


@given(calendars, st.data(), instants, instants, st.integers(-9000, 9000))
def test_a_calendar_that_differs_on_some_days_alone_keeps_its_own_time(
    project: WorkCalendar, data: st.DataObject, at: datetime, other: datetime, work: int
) -> None:
    """Somebody's holidays: between them time is counted on the project's axis."""
    first = data.draw(st.dates(at.date(), at.date() + timedelta(days=12)))
    hours = data.draw(st.sampled_from(((), WORKING_DAY, ((0, 1440),), ((0, 60),), ((1380, 1440),))))
    days = CalendarException(first, first + timedelta(days=data.draw(st.integers(0, 3))), hours)
    own = replace(project, exceptions=(*project.exceptions, days))
    axis = Axis(project)
    spent = OwnHours(axis, own)
    code, later = axis.code(at), axis.code(other)
    assert axis.instant(spent.add(code, work)) == own.add(at, work)
    assert axis.instant(spent.as_start(code)) == own.next_instant(at)
    assert axis.instant(spent.as_finish(code)) == own.previous_instant(at)
    assert spent.between(code, later) == own.between(at, other)
    assert spent.between(code, spent.add(code, work)) == work


def test_elapsed_time_is_every_hour() -> None:
    axis = Axis(STANDARD)
    friday = datetime(2026, 11, 20, 17)
    later = OwnHours(axis, ALL_HOURS).add(axis.code(friday), 1440)
    assert axis.instant(later) == friday + timedelta(days=1)


def test_an_instant_that_no_date_can_show_is_refused() -> None:
    axis = Axis(STANDARD)
    with pytest.raises(OutOfYearsError):
        axis.instant(PROJECT_HOURS.add(axis.code(datetime(2026, 1, 5, 8)), 10**10))
