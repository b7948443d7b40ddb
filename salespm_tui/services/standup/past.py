"""What happened to a record, out of the journal and the stand-ups: its last words."""

from __future__ import annotations

import json
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import col, select

from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.last_words import words_for, words_for_moved_finish
from salespm_tui.domain.risk import score
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.standup.rows import ITEM
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import (
    ChangeRow,
    ChangeSet,
    FinishMark,
    GoalActual,
    Interaction,
    RiskReview,
    StageChange,
)

MOST = 8
"""How many lines of history an item shows."""

_LOOKED_AT = 60

Past = list[tuple[datetime, Label]]


def history_of(reading: Reading, ref: Ref) -> tuple[tuple[date, Label], ...]:
    """The last words on a record, newest first, by the workspace's days."""
    zone = zone_of(reading)
    found = [*_changes(reading, ref), *_said_in_standups(reading, ref)]
    if ref.kind == "task":
        found += _moved_finishes(reading, ref.id)
    if ref.kind == "client":
        found += _log(reading, col(Interaction.client_id) == ref.id)
    if ref.kind == "opportunity":
        found += _log(reading, col(Interaction.opportunity_id) == ref.id)
        found += _stages(reading, ref.id)
    if ref.kind == "goal":
        found += _check_ins(reading, ref.id)
    if ref.kind == "risk":
        found += _reviews(reading, ref.id)
    found.sort(key=lambda one: one[0], reverse=True)
    return tuple((local_day(at, zone), said) for at, said in found[:MOST])


def _changes(reading: Reading, ref: Ref) -> Past:
    return [
        (at, said)
        for at, before, after in _rows_of(reading, ref.kind, ref.id)
        if (said := words_for(ref.kind, before, after)) is not None
    ]


def _rows_of(
    reading: Reading, table: str, row_id: int
) -> list[tuple[datetime, dict[str, object] | None, dict[str, object] | None]]:
    """The changes in force of one row, newest first."""
    found = reading.session.execute(
        select(ChangeSet.at, ChangeRow.before_json, ChangeRow.after_json)
        .join(ChangeSet, col(ChangeSet.id) == ChangeRow.set_id)
        .where(
            ChangeRow.table_name == table,
            ChangeRow.row_id == row_id,
            ChangeSet.kind == "do",
            col(ChangeSet.undone_by_id).is_(None),
        )
        .order_by(col(ChangeRow.id).desc())
        .limit(_LOOKED_AT)
    )
    return [
        (at, before and json.loads(before), after and json.loads(after))
        for at, before, after in found
    ]


def _moved_finishes(reading: Reading, task_id: int) -> Past:
    mark = reading.session.exec(select(FinishMark.id).where(FinishMark.task_id == task_id)).first()
    if mark is None:
        return []
    return [
        (at, words_for_moved_finish(str(before["finish_at"]), str(after["finish_at"])))
        for at, before, after in _rows_of(reading, "finish_mark", mark)
        if before
        and after
        and "finish_at" in after
        and str(before["finish_at"])[:10] != str(after["finish_at"])[:10]
    ]


def _said_in_standups(reading: Reading, ref: Ref) -> Past:
    rows = reading.session.execute(
        sa.select(ITEM.created_at, ITEM.section, ITEM.text, ITEM.until_on)
        .where(
            ITEM.ref_kind == ref.kind,
            ITEM.ref_id == ref.id,
            ITEM.section.in_(("decision", "snoozed")),
        )
        .order_by(ITEM.id.desc())
        .limit(MOST)
    )
    found: Past = []
    for at, section, text, until in rows:
        if section == "decision":
            found.append((at, label(N_("decided: %(text)s"), text=text)))
        elif until is not None:
            found.append((at, label(N_("put off until %(day)s"), day=until)))
    return found


def _stages(reading: Reading, deal_id: int) -> Past:
    """The stages that a deal came to, but for the one at which it began."""
    from salespm_tui.services.pipeline.stages import stage_rows

    names = {stage.id: stage.name for stage in stage_rows(reading)}
    rows = reading.session.execute(
        select(StageChange.at, StageChange.to_stage_id)
        .where(
            StageChange.opportunity_id == deal_id,
            col(StageChange.archived_at).is_(None),
            col(StageChange.from_stage_id).is_not(None),
        )
        .order_by(col(StageChange.at).desc())
        .limit(MOST)
    )
    return [
        (at, label(N_("now at %(stage)s"), stage=names.get(stage_id, "–"))) for at, stage_id in rows
    ]


def _check_ins(reading: Reading, goal_id: int) -> Past:
    rows = reading.session.execute(
        select(GoalActual.created_at, GoalActual.confidence, GoalActual.note)
        .where(GoalActual.goal_id == goal_id, col(GoalActual.archived_at).is_(None))
        .order_by(col(GoalActual.id).desc())
        .limit(MOST)
    )
    return [(at, _check_in_in_words(sure, note)) for at, sure, note in rows]


def _check_in_in_words(confidence: int | None, note: str) -> Label:
    if confidence is None:
        return label(N_("check-in: %(note)s"), note=note or "–")
    if not note:
        return label(N_("check-in, confidence %(number)d of 5"), number=confidence)
    return label(N_("check-in, confidence %(number)d of 5: %(note)s"), number=confidence, note=note)


def _reviews(reading: Reading, risk_id: int) -> Past:
    """What a risk scored on the days on which somebody looked at it."""
    rows = reading.session.execute(
        select(RiskReview.created_at, RiskReview.probability, RiskReview.impact, RiskReview.note)
        .where(RiskReview.risk_id == risk_id, col(RiskReview.archived_at).is_(None))
        .order_by(col(RiskReview.id).desc())
        .limit(MOST)
    )
    return [
        (at, _review_in_words(score(probability, impact), note))
        for at, probability, impact, note in rows
    ]


def _review_in_words(points: int | None, note: str) -> Label:
    if points is None:
        return label(N_("reviewed: %(note)s"), note=note) if note else label(N_("reviewed"))
    if not note:
        return label(N_("reviewed, score %(score)d"), score=points)
    return label(N_("reviewed, score %(score)d: %(note)s"), score=points, note=note)


def _log(reading: Reading, which: sa.ColumnElement[bool]) -> Past:
    rows = reading.session.execute(
        select(Interaction.occurred_at, Interaction.channel, Interaction.summary)
        .where(
            which,
            col(Interaction.archived_at).is_(None),
            col(Interaction.planned).is_(False),
        )
        .order_by(col(Interaction.occurred_at).desc())
        .limit(MOST)
    )
    return [(at, contact_in_words(channel, summary)) for at, channel, summary in rows]


_CHANNELS = {
    "call": N_("call: %(summary)s"),
    "meeting": N_("meeting: %(summary)s"),
    "visit": N_("visit: %(summary)s"),
    "wechat": N_("WeChat: %(summary)s"),
    "email": N_("e-mail: %(summary)s"),
    "video": N_("video: %(summary)s"),
    "event": N_("event: %(summary)s"),
    "other": N_("contact: %(summary)s"),
}


def contact_in_words(channel: str, summary: str) -> Label:
    """What a contact was, by its channel."""
    return label(_CHANNELS.get(channel, _CHANNELS["other"]), summary=summary or "–")
