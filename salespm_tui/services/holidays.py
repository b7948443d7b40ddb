"""Public holidays become exceptions of a calendar, which the plans that go by it follow at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from salespm_tui.contract.calendars import HolidaysSaved, HolidayYear, SaveHolidays
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _, spoken_in
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.exchange.public_holidays import PublicYear, public_year
from salespm_tui.services.calendars import calendar_of
from salespm_tui.services.ends import ends_of, moved_ends
from salespm_tui.services.fields import living, put
from salespm_tui.services.odd_days import with_bases
from salespm_tui.services.settings import settings
from salespm_tui.services.work import Commands, Queries, Work
from salespm_tui.store.tables import CalendarException, Project
from salespm_tui.store.tables import WorkCalendar as CalendarRow

MAKE_UP = N_("make-up workday")
_OWN_WEEK = json.dumps([None] * 7)
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class _Day:
    """What a calendar shall say of one day; no hours are a day off."""

    day: date
    name: str
    hours: str
    provisional: bool


def save_holidays(work: Work, command: SaveHolidays) -> HolidaysSaved:
    """Write the holidays of those years; UserError for a country or a year that is not known."""
    if not command.years:
        raise UserError(_("It is not said for which years."), _("Give a year, such as 2027."))
    known = settings(work)
    language = known.get("language", "en")
    found = [public_year(command.country, year, language) for year in sorted(set(command.years))]
    before = ends_of(work)
    row = _calendar_row(work, command.project_id, int(known.get("calendar_id", 0)))
    calendar = calendar_of(work, row.id)
    years: list[HolidayYear] = []
    notes: list[Label] = []
    for public in found:
        days, kept = _wanted(work, row, calendar, public, language)
        _write(work, row, f"{public.country} {public.year}", days)
        years.append(_told(public, days))
        notes += _notes(public, years[-1], kept)
    work.session.flush()
    work.cache.clear()
    notes += moved_ends(before, ends_of(work))
    if command.project_id is None:
        notes += _left_out(work, row.id)
    country = found[0].country
    said = label(
        N_("Wrote the public holidays of %(country)s %(years)s into the calendar %(calendar)s"),
        country=country,
        years=", ".join(str(public.year) for public in found),
        calendar=row.name,
    )
    return HolidaysSaved(
        said,
        ref=Ref("work_calendar", row.id),
        notes=tuple(notes),
        calendar=row.name,
        country=country,
        years=tuple(years),
    )


def _calendar_row(work: Work, project_id: int | None, shared_id: int) -> CalendarRow:
    """The calendar to write into. A project without one of its own gets one that follows the one
    that it goes by so far, so that nobody else's days change.
    """
    if project_id is None:
        return living(work, CalendarRow, shared_id)
    project = living(work, Project, project_id)
    if project.calendar_id is not None:
        own = living(work, CalendarRow, project.calendar_id)
        if own.project_id == project_id:
            return own
    row = CalendarRow(
        name=project.code,
        week=_OWN_WEEK,
        base_id=project.calendar_id or shared_id,
        project_id=project_id,
    )
    work.session.add(row)
    work.session.flush()
    put(project, "calendar_id", row.id)
    work.session.add(project)
    work.session.flush()
    work.cache.clear()
    return row


def _wanted(
    work: Work, row: CalendarRow, calendar: WorkCalendar, public: PublicYear, language: str
) -> tuple[list[_Day], int]:
    """The days that differ from the calendar's week, and how many stay as somebody has set them."""
    off = {one.day: one for one in public.days_off}
    usual = json.dumps(next(hours for hours in calendar.week if hours))
    taken = _set_by_people(work, row, public.year)
    wanted, kept = [], 0
    for day in sorted({*off, *public.days_on}):
        works = day in public.days_on
        if works == bool(calendar.week[day.weekday()]):
            continue
        if day in taken:
            kept += 1
        elif works:
            name = spoken_in(language, MAKE_UP)
            wanted.append(_Day(day, name, usual, public.known_to is not None))
        else:
            wanted.append(_Day(day, off[day].name, "[]", off[day].provisional))
    return wanted, kept


def _set_by_people(work: Work, row: CalendarRow, year: int) -> set[date]:
    """The days of the year that the calendar has exceptions for which no list of holidays wrote."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = work.session.exec(
        select(CalendarException).where(
            CalendarException.calendar_id == row.id,
            col(CalendarException.archived_at).is_(None),
            col(CalendarException.source).is_(None),
            CalendarException.first_on <= last,
            CalendarException.last_on >= first,
        )
    )
    return {
        date.fromordinal(day)
        for one in rows
        for day in range(
            max(one.first_on, first).toordinal(), min(one.last_on, last).toordinal() + 1
        )
    }


def _write(work: Work, row: CalendarRow, source: str, days: Sequence[_Day]) -> None:
    """Make these the days of that source: known ones are brought up to date, others go or come."""
    known = {
        one.first_on: one
        for one in work.session.exec(
            select(CalendarException).where(
                CalendarException.calendar_id == row.id,
                CalendarException.source == source,
                col(CalendarException.archived_at).is_(None),
            )
        )
    }
    for wanted in days:
        kept = known.pop(wanted.day, None)
        exception = kept or CalendarException(
            calendar_id=row.id, first_on=wanted.day, last_on=wanted.day, source=source
        )
        put(exception, "name", wanted.name)
        put(exception, "intervals", wanted.hours)
        put(exception, "provisional", wanted.provisional)
        work.session.add(exception)
    for left in known.values():
        work.session.delete(left)


def _told(public: PublicYear, days: Sequence[_Day]) -> HolidayYear:
    return HolidayYear(
        public.year,
        tuple(one.day for one in days if one.hours == "[]"),
        tuple(one.day for one in days if one.hours != "[]"),
        public.provisional,
    )


def _notes(public: PublicYear, year: HolidayYear, kept: int) -> Iterator[Label]:
    yield label(
        N_("%(year)s: days off on weekdays: %(off)d, make-up workdays: %(on)d."),
        year=str(public.year),
        off=len(year.days_off),
        on=len(year.days_on),
    )
    if public.known_to is not None:
        yield label(
            N_(
                "%(year)s is provisional: the published arrangements are known here up to "
                "%(last)s. Its holidays follow from the law alone, make-up workdays are missing; "
                "ask again once a newer version knows them."
            ),
            year=str(public.year),
            last=str(public.known_to),
        )
    elif public.provisional:
        yield label(
            N_("%(year)s is provisional: the dates of some holidays are estimates."),
            year=str(public.year),
        )
    if kept:
        yield counted(
            "%(number)d day stays as the calendar already had it.",
            "%(number)d days stay as the calendar already had them.",
            kept,
        )


def _left_out(work: Work, shared_id: int) -> Iterator[Label]:
    """The projects that the workspace's calendar does not reach."""
    rows = work.session.exec(
        select(Project.code, Project.calendar_id)
        .where(col(Project.archived_at).is_(None), col(Project.calendar_id).is_not(None))
        .order_by(Project.code)
    ).all()
    codes = [code for code, own_id in rows if shared_id not in with_bases(work, own_id)]
    if codes:
        yield label(
            N_(
                "These projects go by calendars of their own and keep their days: %(projects)s. "
                "Name one to write into its calendar."
            ),
            projects=", ".join(codes[:_MOST_NAMED]) + ("…" if len(codes) > _MOST_NAMED else ""),
        )


COMMANDS: Commands = {SaveHolidays: save_holidays}
QUERIES: Queries = {}
