"""The stand-up's own rows: the one that is open today, marks, snoozes, decisions."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlmodel import col, select

from salespm_tui.contract.values import Ref
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import METADATA, StandUp, StandUpItem

STANDUP = METADATA.tables["stand_up"].c
ITEM = METADATA.tables["stand_up_item"].c

Key = tuple[str, int]


def has_rows(reading: Reading, table: str) -> bool:
    """Whether there is anything in that table. What counts it is not even loaded where there is not:
    the stand-up is what people wait for in the morning."""
    key = ("has rows", table)
    found: bool | None = reading.cache.get(key)
    if found is None:
        row_id = METADATA.tables[table].c.id
        row = reading.session.connection().execute(sa.select(row_id).limit(1)).first()
        found = reading.cache[key] = row is not None
    return found


def open_standup(work: Work) -> StandUp:
    """Today's stand-up that is not finished yet, begun with this command if there is none."""
    found = work.session.exec(
        select(StandUp)
        .where(StandUp.on == work.today, col(StandUp.finalized_at).is_(None))
        .order_by(col(StandUp.id).desc())
    ).first()
    if found is None:
        found = StandUp(on=work.today)
        work.session.add(found)
        work.session.flush()
    return found


def last_finished(reading: Reading, project_id: int | None) -> StandUp | None:
    """The last finished stand-up that looked at everything, or at that project."""
    of_all = col(StandUp.project_id).is_(None)
    of_this = of_all if project_id is None else col(StandUp.project_id) == project_id
    return reading.session.exec(
        select(StandUp)
        .where(col(StandUp.finalized_at).is_not(None), of_all | of_this)
        .order_by(col(StandUp.id).desc())
        .limit(1)
    ).first()


def reviewed_today(reading: Reading) -> frozenset[Key]:
    """What was looked at today, in whichever stand-up."""
    todays = sa.select(STANDUP.id).where(STANDUP.on == reading.today)
    found = reading.session.execute(
        sa.select(ITEM.ref_kind, ITEM.ref_id).where(
            ITEM.section == "reviewed", ITEM.stand_up_id.in_(todays)
        )
    )
    return frozenset((kind, row_id) for kind, row_id in found)


def snoozed(reading: Reading) -> dict[Key, date]:
    """What stays away until a day that is still to come; the latest word counts."""
    newest = (
        sa.select(sa.func.max(ITEM.id))
        .where(ITEM.section == "snoozed")
        .group_by(ITEM.ref_kind, ITEM.ref_id)
    )
    found = reading.session.execute(
        sa.select(ITEM.ref_kind, ITEM.ref_id, ITEM.until_on).where(
            ITEM.id.in_(newest), ITEM.until_on > reading.today
        )
    )
    return {(kind, row_id): until for kind, row_id, until in found}


def open_decisions(reading: Reading) -> tuple[StandUpItem, ...]:
    """Decisions that no finished stand-up holds yet, in the order in which they were noted."""
    return tuple(
        reading.session.exec(
            select(StandUpItem)
            .join(StandUp, col(StandUp.id) == StandUpItem.stand_up_id)
            .where(StandUpItem.section == "decision", col(StandUp.finalized_at).is_(None))
            .order_by(col(StandUpItem.id))
        ).all()
    )


def mark_reviewed(work: Work, *refs: Ref) -> None:
    """Note that these were looked at today; a second mark of the same thing is not kept."""
    known = reviewed_today(work)
    fresh = [ref for ref in refs if (ref.kind, ref.id) not in known]
    if not fresh:
        return
    standup = open_standup(work)
    for ref in fresh:
        work.session.add(
            StandUpItem(
                stand_up_id=standup.id, section="reviewed", ref_kind=ref.kind, ref_id=ref.id
            )
        )
    work.session.flush()


def unmark_reviewed(work: Work, *refs: Ref) -> None:
    """Take today's marks of these back."""
    wanted = {(ref.kind, ref.id) for ref in refs}
    found = work.session.exec(
        select(StandUpItem)
        .join(StandUp, col(StandUp.id) == StandUpItem.stand_up_id)
        .where(StandUp.on == work.today, StandUpItem.section == "reviewed")
    ).all()
    for item in found:
        if (item.ref_kind, item.ref_id) in wanted:
            work.session.delete(item)
    work.session.flush()
