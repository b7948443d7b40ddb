"""Public holidays and make-up workdays, written into a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.values import Command, Outcome


@dataclass(frozen=True, slots=True)
class SaveHolidays(Command):
    """Write the public holidays of a country for some years into a calendar, or bring them up to date.

    `country` is its code, with a part of it behind a dash: `CN`, `US-CA`, `DE-BY`. The calendar is the
    workspace's own; with `project_id`, that project's, which gets one of its own where it has none.
    """

    country: str
    years: tuple[int, ...]
    project_id: int | None = None


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """What one year brought: the days that differ from the calendar's week.

    `provisional`: the authorities may still decide otherwise, or the source does not know it yet.
    """

    year: int
    days_off: tuple[date, ...] = ()
    days_on: tuple[date, ...] = ()
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class HolidaysSaved(Outcome):
    """Which calendar has the holidays of which country now, a year each."""

    calendar: str = ""
    country: str = ""
    years: tuple[HolidayYear, ...] = ()
