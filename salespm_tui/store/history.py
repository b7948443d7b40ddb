"""What the journal knows: what changed, when, by whom; what is to be undone; what once was."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session, col, select

from salespm_tui.contract.records import Change, LastChange
from salespm_tui.contract.values import Ref
from salespm_tui.core.labels import Label, from_data
from salespm_tui.store.connection import raw_of
from salespm_tui.store.images import NEVER_COMPARED, Image, images_of
from salespm_tui.store.login import Login
from salespm_tui.store.tables import METADATA, ChangeRow, ChangeSet

Step = tuple[Image | None, Image | None]


@dataclass(frozen=True, slots=True)
class NetChange:
    """What became of one row over several change sets, as if it had been one.

    `before` is None for a row that was not there, `after` for one that is gone; of a row that was
    and is there, both hold the fields that differ. `newest` is the last of those change sets, where
    that is asked for.
    """

    table: str
    row_id: int
    before: Image | None
    after: Image | None
    newest: int = 0


def label_of(change_set: ChangeSet) -> Label:
    """The sentence that a change set goes by."""
    return from_data(json.loads(change_set.label))


def newest_set_id(session: Session) -> int:
    """The id of the last change set; 0 before the first."""
    return session.exec(select(sa.func.max(ChangeSet.id))).one() or 0


def newest_done(session: Session) -> ChangeSet | None:
    """What undo takes back: the newest change set in force that is itself no undo or redo."""
    return session.exec(
        select(ChangeSet)
        .where(ChangeSet.kind == "do", col(ChangeSet.undone_by_id).is_(None))
        .order_by(col(ChangeSet.id).desc())
        .limit(1)
    ).first()


def newest_undone(session: Session) -> ChangeSet | None:
    """What redo puts into force again: what was undone last, unless something new was done since."""
    newest_do = select(sa.func.max(ChangeSet.id)).where(ChangeSet.kind == "do").scalar_subquery()
    return session.exec(
        select(ChangeSet)
        .where(ChangeSet.kind == "do", col(ChangeSet.undone_by_id) > newest_do)
        .order_by(col(ChangeSet.undone_by_id).desc())
        .limit(1)
    ).first()


def last_change(session: Session, login: Login) -> LastChange | None:
    """What undo would take back, and whether this login did it."""
    found = newest_done(session)
    if found is None:
        return None
    ours = found.session == login.session
    return LastChange(found.id, found.at, label_of(found), found.actor, found.host, ours)


def tables_of(session: Session, set_id: int) -> frozenset[str]:
    """The tables in which a change set changed rows."""
    query = select(ChangeRow.table_name).where(ChangeRow.set_id == set_id).distinct()
    return frozenset(session.exec(query).all())


def changes(session: Session, of: Ref | None = None, limit: int = 200) -> tuple[Change, ...]:
    """The changes of every record, or of the one given, newest first.

    Of a row that was changed, `before` and `after` hold the fields that differ.
    """
    query = select(ChangeRow, ChangeSet).join(ChangeSet, col(ChangeSet.id) == ChangeRow.set_id)
    if of is not None:
        query = query.where(ChangeRow.table_name == of.kind, ChangeRow.row_id == of.id)
    found = session.exec(query.order_by(col(ChangeRow.id).desc()).limit(limit)).all()
    return tuple(
        Change(
            change_set.id,
            change_set.at,
            label_of(change_set),
            row.table_name,
            row.row_id,
            row.before_json,
            row.after_json,
            change_set.undone_by_id is not None,
            change_set.actor,
        )
        for row, change_set in found
    )


def changed_since(
    session: Session, set_id: int, tables: Collection[str] | None = None
) -> tuple[NetChange, ...]:
    """What became of each row after that change set; rows that are as they were are left out.

    In the order in which the rows were first changed; of these tables alone, if they are given.
    """
    query = select(
        ChangeRow.table_name, ChangeRow.row_id, ChangeRow.before_json, ChangeRow.after_json
    ).where(col(ChangeRow.set_id) > set_id)
    if tables is not None:
        query = query.where(col(ChangeRow.table_name).in_(tables))
    net: dict[tuple[str, int], tuple[Image | None, Image | None]] = {}
    for table, row_id, before, after in session.exec(query.order_by(col(ChangeRow.id))).all():
        step = _parsed(before), _parsed(after)
        seen = net.get((table, row_id))
        net[table, row_id] = step if seen is None else _joined(seen, step)
    reduced = ((key, _reduced(*images)) for key, images in net.items())
    return tuple(NetChange(*key, *images) for key, images in reduced if images is not None)


def changed_by_others(
    session: Session, of: Ref, since: int, ours: Collection[int]
) -> NetChange | None:
    """What became of one row after the change set `since` through sets that are not `ours`."""
    query = (
        select(ChangeRow.before_json, ChangeRow.after_json, ChangeRow.set_id)
        .where(ChangeRow.table_name == of.kind, ChangeRow.row_id == of.id)
        .where(col(ChangeRow.set_id) > since, col(ChangeRow.set_id).not_in(ours))
    )
    net: Step | None = None
    newest = 0
    for before, after, newest in session.exec(query.order_by(col(ChangeRow.id))).all():  # noqa: B007
        step = _parsed(before), _parsed(after)
        net = step if net is None else _joined(net, step)
    reduced = None if net is None else _reduced(*net)
    return None if reduced is None else NetChange(of.kind, of.id, *reduced, newest)


def as_of(session: Session, table: str, set_id: int) -> dict[int, Image]:
    """The rows of a table as they were after that change set, by id (0: before the first)."""
    rows = images_of(raw_of(session.connection()), METADATA.tables[table])
    query = (
        select(ChangeRow.row_id, ChangeRow.before_json, ChangeRow.after_json)
        .where(ChangeRow.table_name == table, col(ChangeRow.set_id) > set_id)
        .order_by(col(ChangeRow.id).desc())
    )
    for row_id, before, after in session.exec(query).all():
        if before is None:
            rows.pop(row_id, None)
        elif after is None:
            rows[row_id] = json.loads(before)
        elif row_id in rows:
            rows[row_id].update(json.loads(before))
    return rows


def _parsed(text: str | None) -> Image | None:
    return None if text is None else json.loads(text)


def _joined(first: Step, second: Step) -> Step:
    """One step for two of one row that follow each other."""
    # A field that the later step alone names was the same all through the earlier one.
    before = None if first[0] is None else {**(second[0] or {}), **first[0]}
    after = None if second[1] is None else {**(first[1] or {}), **second[1]}
    return before, after


def _reduced(before: Image | None, after: Image | None) -> Step | None:
    if before is None and after is None:
        return None
    if before is None or after is None:
        return before, after
    changed = [
        field
        for field in before.keys() | after.keys()
        if field != NEVER_COMPARED and before.get(field) != after.get(field)
    ]
    if not changed:
        return None
    changed.sort()
    return {field: before.get(field) for field in changed}, {
        field: after.get(field) for field in changed
    }
