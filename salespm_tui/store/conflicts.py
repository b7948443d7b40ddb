"""Whether rows may be put back: what stands in the way, named so that a person can act on it."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from salespm_tui.core.errors import ChangedElsewhereError, UserError
from salespm_tui.core.i18n import _
from salespm_tui.store.history import NetChange
from salespm_tui.store.images import Image, first_difference, foreign_keys, images_of
from salespm_tui.store.naming import field_name, record_name, value_in_words
from salespm_tui.store.triggers import quoted


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one row, as the journal has it."""

    table: sa.Table
    row_id: int
    before: Image | None
    after: Image | None


def refuse_stale(change: NetChange, fields: Collection[str], image: Image) -> None:
    """ChangedElsewhereError where some of these fields are among what others changed; `image` is the
    row now.

    It names the record, those fields and their values: nobody writes over another's edit unseen.
    """
    if change.before is None or change.after is None:
        return
    both = [field for field in change.after if field in fields]
    if not both:
        return
    changes = [
        _("%(field)s was %(then)s and is %(now)s")
        % {
            "field": field_name(field),
            "then": value_in_words(change.before[field]),
            "now": value_in_words(change.after[field]),
        }
        for field in both
    ]
    raise ChangedElsewhereError(
        _("%(record)s was changed elsewhere: %(changes)s.")
        % {
            "record": record_name(change.table, change.row_id, image),
            "changes": "; ".join(changes),
        },
        _("Saving again puts yours in its place."),
        field=both[0],
        newest=change.newest,
    )


def refuse_changed(raw: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """UserError naming the first record that is not as the steps left it."""
    left: dict[sa.Table, dict[int, Image | None]] = defaultdict(dict)
    for step in steps:
        rows = left[step.table]
        if step.after is None:
            rows[step.row_id] = None
        else:
            whole = step.before is None
            rows[step.row_id] = (
                step.after if whole else {**(rows.get(step.row_id) or {}), **step.after}
            )
    for table, rows in left.items():
        found = images_of(raw, table, rows)
        for row_id, expected in rows.items():
            _refuse_difference(table, row_id, expected, found.get(row_id))


def _refuse_difference(
    table: sa.Table, row_id: int, expected: Image | None, found: Image | None
) -> None:
    if expected is None and found is None:
        return
    name = record_name(table.name, row_id, found or expected)
    if found is None:
        raise _changed_since(_("%(record)s has been removed since.") % {"record": name})
    if expected is None:
        raise _changed_since(_("%(record)s is there again.") % {"record": name})
    field = first_difference(expected, found)
    if field is not None:
        raise _changed_since(
            _("%(record)s has changed since: %(field)s was %(then)s and is %(now)s.")
            % {
                "record": name,
                "field": field_name(field),
                "then": value_in_words(expected[field]),
                "now": value_in_words(found[field]),
            }
        )


def _changed_since(what: str) -> UserError:
    return UserError(
        what, _("Nothing was changed. Change the record by hand, if you still want to.")
    )


def in_the_way(step: Step) -> UserError:
    """What to say where the database itself refuses a row (a name that must be unique)."""
    name = record_name(step.table.name, step.row_id, step.before or step.after)
    return _changed_since(_("Another record stands in the place of %(record)s.") % {"record": name})


def refuse_dangling(raw: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """UserError where a reference would lead nowhere: plainer, and sooner, than at the commit."""
    touched: dict[str, set[int]] = defaultdict(set)
    for step in steps:
        touched[step.table.name].add(step.row_id)
    for column, key in foreign_keys():
        child, parent = column.table.name, key.table.name
        for side, table in (("child.id", child), (f"child.{quoted(column.name)}", parent)):
            if table not in touched:
                continue
            found = raw.execute(
                f"SELECT child.id, child.{quoted(column.name)} FROM {quoted(child)} AS child"  # noqa: S608
                f" LEFT JOIN {quoted(parent)} AS parent ON parent.id = child.{quoted(column.name)}"
                f" WHERE {side} IN (SELECT value FROM json_each(?))"
                f" AND child.{quoted(column.name)} IS NOT NULL AND parent.id IS NULL LIMIT 1",
                (json.dumps(sorted(touched[table])),),
            ).fetchone()
            if found is not None:
                raise _refers(raw, (column.table, found[0]), (key.table, found[1]), steps)


def _refers(
    raw: sqlite3.Connection,
    child: tuple[sa.Table, int],
    parent: tuple[sa.Table, int],
    steps: Sequence[Step],
) -> UserError:
    table, row_id = child
    image = images_of(raw, table, [row_id])[row_id]
    gone: Any = next((s.after or s.before for s in steps if (s.table, s.row_id) == parent), None)
    return _changed_since(
        _("%(other)s refers to %(record)s.")
        % {
            "other": record_name(table.name, row_id, image),
            "record": record_name(parent[0].name, parent[1], gone),
        }
    )
