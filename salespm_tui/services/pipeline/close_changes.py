"""How the expected close dates of deals moved: read from the journal, as far as it is in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from salespm_tui.domain.deal_history import CloseChange
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_ROW = METADATA.tables["change_row"].c
_SET = METADATA.tables["change_set"].c
_CLOSE, _STAGE = "$.expected_close_on", "$.stage_id"


def close_changes(
    reading: Reading,
    stands_at: Mapping[int, int],
    closed_stages: Iterable[int],
    deal_id: int | None = None,
) -> dict[int, list[CloseChange]]:
    """The changes of the close date of every deal (or of one), the oldest first.

    What was undone never happened. An image of a change holds the fields that differ alone, so the
    stage of the moment is found by going back from where each deal `stands_at`. Imported deals bring
    no history: it begins with the import.
    """
    closed = frozenset(closed_stages)
    stage_of = dict(stands_at)
    found: dict[int, list[CloseChange]] = {}
    for row_id, at, before, after, stage_before in _journalled(reading, deal_id):
        if row_id not in stage_of:
            continue
        if stage_before is not None:
            stage_of[row_id] = stage_before
        if before == after:
            continue
        was_open = stage_of[row_id] not in closed
        found.setdefault(row_id, []).append(CloseChange(at, _day(before), _day(after), was_open))
    for changes in found.values():
        changes.reverse()
    return found


def _journalled(reading: Reading, deal_id: int | None) -> Sequence[Any]:
    statement = (
        select(
            _ROW.row_id,
            _SET.at,
            func.json_extract(_ROW.before_json, _CLOSE),
            func.json_extract(_ROW.after_json, _CLOSE),
            func.json_extract(_ROW.before_json, _STAGE),
        )
        .join(METADATA.tables["change_set"], _SET.id == _ROW.set_id)
        .where(
            _ROW.table_name == "opportunity",
            _ROW.before_json.is_not(None),
            _ROW.after_json.is_not(None),
            _SET.kind == "do",
            _SET.undone_by_id.is_(None),
        )
        .order_by(_ROW.id.desc())
    )
    if deal_id is not None:
        statement = statement.where(_ROW.row_id == deal_id)
    return reading.session.connection().execute(statement).all()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
