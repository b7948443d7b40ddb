"""The slip ledger of a project, or of all: what was moved later, by client and by reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import sqlalchemy as sa

from salespm_tui.contract.review import SlipRow, Slips, SlipsQuery, SlipSum
from salespm_tui.core.errors import UserError
from salespm_tui.domain.figures import half_up
from salespm_tui.domain.slips import reason_of, totals
from salespm_tui.services.review.replay import Happened, replayed
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Reading
from salespm_tui.store.history import newest_set_id
from salespm_tui.store.tables import METADATA

_PROJECT = METADATA.tables["project"].c
_CLIENT = METADATA.tables["client"].c
_SET = METADATA.tables["change_set"].c
_ISSUE = METADATA.tables["issue"].c
Ledger = Mapping[int, Sequence[Happened]]


def slips(reading: Reading, query: SlipsQuery) -> Slips:
    """What slipped, the newest first, with its sums."""
    rows = [row for plan in _plans(reading, query.project_id) for row in _rows(reading, plan)]
    wanted = sorted(
        (row for row in rows if _within(row.on, query.since, query.until)),
        key=lambda row: (-row.set_id, row.task_id),
    )
    return Slips(
        today=reading.today,
        slips=tuple(wanted),
        by_client=_by_client(wanted),
        by_reason=_by_reason(wanted),
        tenths=sum(row.tenths for row in wanted),
    )


def _within(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or day >= since) and (until is None or day <= until)


def _plans(reading: Reading, project_id: int | None) -> Iterator[ScheduledProject]:
    if project_id is not None:
        yield scheduled(reading, project_id)
        return
    query = sa.select(_PROJECT.id).where(_PROJECT.archived_at.is_(None)).order_by(_PROJECT.id)
    for (found,) in reading.session.connection().execute(query).all():
        try:
            yield scheduled(reading, found)
        except UserError:
            continue  # a plan without a schedule has no finishes; checks say so


def _rows(reading: Reading, plan: ScheduledProject) -> Iterator[SlipRow]:
    ledger = _ledger(reading, plan)
    if not ledger:
        return
    client_id, client = _client(reading, plan)
    causes, zone = _causes(reading, plan.project.id), zone_of(reading)
    for made in _sets(reading, ledger):
        on = local_day(made.at, zone)
        for one in ledger[made.id]:
            task = plan.task(one.slip.task_id)
            if task is None:
                continue
            cause, detail = _cause(causes.get(task.id, ()), on)
            reason, said = reason_of(
                waiting_on=one.waiting_on,
                blocked_reason=one.blocked_reason,
                cause=cause,
                cause_detail=detail,
                said=made.reason,
            )
            yield SlipRow(
                set_id=made.id,
                on=on,
                by=made.actor,
                project_id=plan.project.id,
                project=plan.project.code,
                task_id=task.id,
                task=task.name,
                client_id=client_id,
                client=client,
                was=one.slip.was.date(),
                now=one.slip.now.date(),
                tenths=half_up(Fraction(one.slip.minutes * 10, plan.project.minutes_per_day)),
                reason=reason,
                detail=said,
            )


def _ledger(reading: Reading, plan: ScheduledProject) -> Ledger:
    """By change set. What was, stays: only what is newer than what is kept is walked back."""
    key = ("slips", plan.project.id)
    kept: tuple[int, dict[int, Sequence[Happened]]] | None = reading.kept.get(key)
    since, known = kept or (0, {})
    newest = newest_set_id(reading.session)
    if newest < since:
        since, known = 0, {}
    if newest > since:
        known = {**known, **dict(replayed(reading, plan, since))}
        if reading.is_settled:
            reading.kept[key] = newest, known
    return known


def _sets(reading: Reading, ledger: Ledger) -> Sequence[Any]:
    """Those of the change sets that are in force."""
    query = sa.select(_SET.id, _SET.at, _SET.actor, _SET.reason).where(
        _SET.id.in_(ledger), _SET.kind == "do", _SET.undone_by_id.is_(None)
    )
    return reading.session.connection().execute(query).all()


def _client(reading: Reading, plan: ScheduledProject) -> tuple[int | None, str | None]:
    client_id = plan.project.client_id
    query = sa.select(_CLIENT.name).where(_CLIENT.id == (client_id or 0))
    return client_id, reading.session.connection().execute(query).scalar_one_or_none()


def _causes(reading: Reading, project_id: int) -> Mapping[int, Sequence[Any]]:
    """The issues of each task of which the cause is known, the newest first."""
    query = (
        sa.select(
            _ISSUE.task_id, _ISSUE.cause, _ISSUE.cause_detail, _ISSUE.raised_on, _ISSUE.resolved_on
        )
        .where(
            _ISSUE.project_id == project_id,
            _ISSUE.task_id.is_not(None),
            _ISSUE.cause.is_not(None),
            _ISSUE.archived_at.is_(None),
        )
        .order_by(_ISSUE.raised_on.desc(), _ISSUE.id.desc())
    )
    found: dict[int, list[Any]] = {}
    for row in reading.session.connection().execute(query):
        found.setdefault(row.task_id, []).append(row)
    return found


def _cause(issues: Iterable[Any], on: date) -> tuple[str | None, str]:
    """That of the newest issue that was open on the day; one raised on a later day of it counts too
    where none was, because the trouble is often written down after the date was moved."""
    rows = list(issues)
    standing = [row for row in rows if row.resolved_on is None or row.resolved_on >= on]
    before = [row for row in standing if row.raised_on <= on]
    for row in (*before, *standing[::-1]):
        return row.cause, row.cause_detail
    return None, ""


def _by_client(rows: Sequence[SlipRow]) -> tuple[SlipSum, ...]:
    names = {row.client_id: row.client for row in rows}
    found = totals((row.client_id, row.task_id, row.tenths) for row in rows)
    return tuple(
        SlipSum(one.key, names[one.key], None, one.minutes, one.slips, one.tasks) for one in found
    )


def _by_reason(rows: Sequence[SlipRow]) -> tuple[SlipSum, ...]:
    found = totals((row.reason, row.task_id, row.tenths) for row in rows)
    return tuple(SlipSum(None, None, one.key, one.minutes, one.slips, one.tasks) for one in found)
