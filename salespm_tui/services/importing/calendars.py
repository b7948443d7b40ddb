"""The calendars of an imported plan."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlmodel import col, select

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.calendar import CalendarException as Days
from salespm_tui.domain.merge import merge
from salespm_tui.exchange.mspdi.written_calendars import in_order
from salespm_tui.services.importing.bases import Bases
from salespm_tui.services.importing.incoming import (
    Groups,
    Incoming,
    IncomingCalendar,
    day_from,
    plain,
)
from salespm_tui.services.work import Work
from salespm_tui.store.tables import CalendarException, WorkCalendar

_KIND = "calendar"


def merge_calendars(
    work: Work, bases: Bases, incoming: Incoming, *, new: bool
) -> tuple[dict[int, int], list[Label]]:
    """Bring the project's calendars up to date: their ids by the file's, and what stays ours.

    The calendars come in an order in which each base stands before those that follow it. A project
    that is not `new` goes on using calendars of the workspace that an export of it told of.
    """
    ids: dict[int, int] = {}
    kept: list[Label] = []
    for calendar in incoming.calendars:
        base = bases.get(_KIND, calendar.uid)
        row = work.session.get(WorkCalendar, base.row_id) if base is not None else None
        if row is None and not new:
            same = _same_here(work, bases.project_id, calendar, ids)
            if same is not None:
                ids[calendar.uid] = same
                continue
        if base is None or row is None:
            row = _make(work, bases.project_id, calendar, ids)
        else:
            theirs = _without(calendar.groups, _holidays(work, row))
            merged = merge(_settled(base.values), theirs, _settled(_ours(work, row, ids)))
            _take(work, row, merged.taken, ids)
            if merged.kept:
                kept.append(label(N_("the calendar %(name)s stays as it is here"), name=row.name))
        ids[calendar.uid] = row.id
        bases.keep(_KIND, calendar.uid, row.id, calendar.groups)
    return ids, kept


def _same_here(
    work: Work, project_id: int, calendar: IncomingCalendar, ids: dict[int, int]
) -> int | None:
    """A calendar of the workspace or the project, from no file, that says just the same."""
    rows = work.session.exec(
        select(WorkCalendar).where(
            WorkCalendar.name == calendar.groups["name"],
            col(WorkCalendar.source_uid).is_(None),
            col(WorkCalendar.archived_at).is_(None),
            col(WorkCalendar.project_id).is_(None) | (col(WorkCalendar.project_id) == project_id),
        )
    )
    for row in rows:
        theirs = _without(calendar.groups, _holidays(work, row))
        if _settled(_ours(work, row, ids)) == theirs:
            return row.id
    return None


def _settled(groups: Groups) -> Groups:
    """The same hours with exceptions by date, none over another: as files are written."""
    days = tuple(
        Days(
            date.fromisoformat(first),
            date.fromisoformat(last),
            tuple((begin, end) for begin, end in hours),
            name,
        )
        for first, last, hours, name in groups["exceptions"]
    )
    exceptions = [
        [plain(one.first), plain(one.last), [list(span) for span in one.hours], one.name]
        for one in in_order(days)
    ]
    return {**groups, "exceptions": exceptions}


def _without(groups: Groups, holidays: list[list[Any]]) -> Groups:
    """What a file says beside public holidays that were written here, and that an export told of."""
    settled = _settled(groups)
    exceptions = [one for one in settled["exceptions"] if one not in holidays]
    return {**settled, "exceptions": exceptions}


def _holidays(work: Work, row: WorkCalendar) -> list[list[Any]]:
    rows = work.session.exec(
        select(CalendarException).where(
            CalendarException.calendar_id == row.id,
            col(CalendarException.archived_at).is_(None),
            col(CalendarException.source).is_not(None),
        )
    )
    return [_said(one) for one in rows]


def _said(one: CalendarException) -> list[Any]:
    return [one.first_on.isoformat(), one.last_on.isoformat(), json.loads(one.intervals), one.name]


def _make(
    work: Work, project_id: int, calendar: IncomingCalendar, ids: dict[int, int]
) -> WorkCalendar:
    row = WorkCalendar(name="", week="[]", project_id=project_id, source_uid=calendar.uid)
    _take(work, row, calendar.groups, ids)
    return row


def _take(work: Work, row: WorkCalendar, groups: Groups, ids: dict[int, int]) -> None:
    if "name" in groups:
        row.name = groups["name"]
    if "base" in groups:
        row.base_id = ids.get(groups["base"])
    if "week" in groups:
        row.week = json.dumps(groups["week"])
    work.session.add(row)
    work.session.flush()
    if "exceptions" in groups:
        for exception in _exceptions(work, row):
            work.session.delete(exception)
        work.session.add_all(_exception(row.id, values) for values in groups["exceptions"])
        work.session.flush()


def _exception(calendar_id: int, values: list[Any]) -> CalendarException:
    first, last, intervals, name = values
    begin, end = day_from(first), day_from(last)
    assert begin is not None
    assert end is not None
    return CalendarException(
        calendar_id=calendar_id,
        first_on=begin,
        last_on=end,
        intervals=json.dumps(intervals),
        name=name,
    )


def _ours(work: Work, row: WorkCalendar, ids: dict[int, int]) -> Groups:
    by_id = {row_id: uid for uid, row_id in ids.items()}
    return {
        "name": row.name,
        "base": None if row.base_id is None else by_id.get(row.base_id),
        "week": json.loads(row.week),
        "exceptions": [_said(one) for one in _exceptions(work, row)],
    }


def _exceptions(work: Work, row: WorkCalendar) -> list[CalendarException]:
    """The days that the file has a say in: public holidays written here are not its own."""
    return list(
        work.session.exec(
            select(CalendarException)
            .where(
                CalendarException.calendar_id == row.id,
                col(CalendarException.archived_at).is_(None),
                col(CalendarException.source).is_(None),
            )
            .order_by(col(CalendarException.id))
        )
    )
