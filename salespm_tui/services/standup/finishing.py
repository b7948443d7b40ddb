"""Finishing a stand-up: its minutes are stored, and the next one counts from here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select

from salespm_tui.contract.standup import FinishStandup, StandupRow, StandupsQuery
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import label
from salespm_tui.domain.codes import CLOSED_TASK_STATUS
from salespm_tui.domain.minutes import MOST_LINES, MinutesLine
from salespm_tui.domain.network import CycleError, OutOfYearsError
from salespm_tui.services.fields import living
from salespm_tui.services.schedule import scheduled
from salespm_tui.services.standup.agenda import decisions_of, minutes_lines, text_of
from salespm_tui.services.standup.gathering import lines
from salespm_tui.services.standup.rows import open_standup
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.history import newest_set_id
from salespm_tui.store.tables import METADATA, FinishMark, Project, StandUp, StandUpItem


def finish_standup(work: Work, command: FinishStandup) -> Outcome:
    """Store the minutes and the finish of every open task; "since" is this change set from now on."""
    if command.project_id is not None:
        living(work, Project, command.project_id)
    written, facts = minutes_lines(work, command.project_id)
    decided = decisions_of(work, command.project_id)
    standup = open_standup(work)
    standup.project_id = command.project_id
    standup.minutes_text = text_of(work, facts, written, command.project_id)
    standup.finalized_at = work.now
    standup.seconds_used = max(0, command.seconds_used)
    standup.set_id = newest_set_id(work.session)
    work.session.add(standup)
    _leave_other_decisions(work, standup, decided)
    _store_lines(work, standup, written, decided)
    work.session.flush()
    _mark_finishes(work, command.project_id)
    return Outcome(
        label(N_("Finished the stand-up of %(day)s"), day=work.today),
        ref=Ref("stand_up", standup.id),
    )


def _leave_other_decisions(work: Work, standup: StandUp, decided: tuple[StandUpItem, ...]) -> None:
    """What was decided about other projects waits for their minutes, in a stand-up still open."""
    mine = {decision.id for decision in decided}
    others = select(StandUpItem).where(
        StandUpItem.stand_up_id == standup.id, StandUpItem.section == "decision"
    )
    left = [item for item in work.session.exec(others) if item.id not in mine]
    if not left:
        return
    work.session.flush()
    waiting = open_standup(work)
    for decision in left:
        decision.stand_up_id = waiting.id
        work.session.add(decision)


def _store_lines(
    work: Work,
    standup: StandUp,
    written: tuple[MinutesLine, ...],
    decided: tuple[StandUpItem, ...],
) -> None:
    """Keep the lines that the text shows; decisions noted on earlier days come along."""
    for decision in decided:
        decision.stand_up_id = standup.id
        work.session.add(decision)
    kept: Counter[str] = Counter()
    for line in written:
        kept[line.part] += 1
        if line.part == "decision" or kept[line.part] > MOST_LINES:
            continue
        work.session.add(
            StandUpItem(
                stand_up_id=standup.id,
                position=kept[line.part],
                section=line.part,
                text=line.text,
                ref_kind=line.kind,
                ref_id=line.id,
            )
        )


def _mark_finishes(work: Work, project_id: int | None) -> None:
    """Note when each open task is to finish; only what differs is written."""
    known = {
        task_id: (row_id, finish)
        for row_id, task_id, finish in work.session.execute(
            select(FinishMark.id, FinishMark.task_id, FinishMark.finish_at)
        )
    }
    fresh: list[dict[str, Any]] = []
    moved: list[dict[str, Any]] = []
    for task_id, finish in _open_finishes(work, project_id):
        row_id, before = known.get(task_id, (None, None))
        if row_id is None:
            fresh.append({"task_id": task_id, "finish_at": finish})
        elif before != finish:
            moved.append({"row": row_id, "finish": finish})
    marks = METADATA.tables["finish_mark"]
    connection = work.session.connection()
    if fresh:
        connection.execute(sa.insert(marks), fresh)
    if moved:
        change = sa.update(marks).where(marks.c.id == sa.bindparam("row"))
        connection.execute(change.values(finish_at=sa.bindparam("finish")), moved)


def _open_finishes(work: Work, project_id: int | None) -> Iterator[tuple[int, Any]]:
    for line in lines(work, project_id):
        try:
            plan = scheduled(work, line.id)
        except (CycleError, OutOfYearsError):
            continue
        for task in plan.leaves:
            if task.status not in CLOSED_TASK_STATUS and task.kind != "summary":
                yield task.id, plan.finish_of(task.id)


def standups(reading: Reading, query: StandupsQuery) -> tuple[StandupRow, ...]:
    """Finished stand-ups, newest first; of one project with those of all."""
    statement = select(StandUp).where(col(StandUp.finalized_at).is_not(None))
    if query.project_id is not None:
        of_all = col(StandUp.project_id).is_(None)
        statement = statement.where(of_all | (col(StandUp.project_id) == query.project_id))
    found = reading.session.exec(statement.order_by(col(StandUp.id).desc()).limit(query.limit))
    return tuple(_row(standup) for standup in found)


def _row(standup: StandUp) -> StandupRow:
    assert standup.finalized_at is not None
    return StandupRow(
        id=standup.id,
        on=standup.on,
        finalized_at=standup.finalized_at,
        project_id=standup.project_id,
        seconds_used=standup.seconds_used or 0,
        text=standup.minutes_text,
    )
