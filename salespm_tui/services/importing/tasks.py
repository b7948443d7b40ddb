"""The tasks of an imported plan, merged group by group with those that are here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert
from sqlmodel import col, select

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.merge import Merged, merge
from salespm_tui.domain.outline import STEP
from salespm_tui.services.importing.bases import Base, Bases
from salespm_tui.services.importing.groups import KEPT, LATER, Translation, first_fields
from salespm_tui.services.importing.incoming import Incoming, IncomingTask, LinkKey
from salespm_tui.services.importing.links import merge_links
from salespm_tui.services.importing.order import Orders, Siblings, merge_orders
from salespm_tui.services.own_ids import own_uid
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Dependency, Task

KIND = "task"
_MOST_AT_ONCE = 500


@dataclass(slots=True)
class Count:
    """What happened to the tasks, by the file's ids, and what stays although the file says otherwise."""

    created: set[int] = field(default_factory=set)
    updated: set[int] = field(default_factory=set)
    kept: list[Label] = field(default_factory=list)


class TaskMerge:
    """The tasks of one file on their way into a project; `run` once."""

    def __init__(
        self, work: Work, bases: Bases, incoming: Incoming, calendars: Mapping[int, int]
    ) -> None:
        self.work = work
        self.bases = bases
        self.incoming = incoming
        self.count = Count()
        self.before = {int(uid): base for uid, base in bases.of_kind(KIND).items()}
        self.rows = self._rows_by_uid()
        self.words = Translation(
            {row.id: uid for uid, row in self.rows.items()},
            {row_id: uid for uid, row_id in calendars.items()},
            calendars,
        )
        self.parents = {task.uid: task.parent for task in incoming.tasks}
        self._places = _places(incoming.tasks)
        self._moves: list[tuple[IncomingTask, Task]] = []
        self._moved: set[int] = set()

    def run(self) -> Count:
        """Change what is here, add what is new, take away what the file dropped."""
        new = [task for task in self.incoming.tasks if not self._merge(task)]
        self._add(new)
        self._move()
        self._drop_what_is_gone()
        self.work.session.flush()
        living = self.living
        changed, kept = merge_links(self.work, self._links_before(), self.incoming.links, living)
        self.count.updated |= changed - self.count.created
        self.count.kept += kept
        if not self._all_new:
            self._order(living)
            self._settle_kinds()
        self._take_down()
        return self.count

    @property
    def living(self) -> dict[int, Task]:
        """The rows of the file's tasks by its ids, without archived ones."""
        return {uid: row for uid, row in self.rows.items() if row.archived_at is None}

    # What is known

    def _rows_by_uid(self) -> dict[int, Task]:
        """The rows of the file's tasks by its ids, archived ones too."""
        rows = self.work.session.exec(
            select(Task).where(Task.project_id == self.bases.project_id)
        ).all()
        self._all_new = not rows
        by_id = {row.id: row for row in rows}
        found = {row.source_uid: row for row in rows if row.source_uid is not None}
        for uid, base in self.before.items():
            if base.row_id in by_id:
                found[uid] = by_id[base.row_id]
        self._own = self._own_rows(rows, found)
        return {**self._own, **found}

    def _own_rows(self, rows: Iterable[Task], found: Mapping[int, Task]) -> dict[int, Task]:
        """Tasks that were made here, by the numbers that an export of ours gave them."""
        told = {task.uid for task in self.incoming.tasks} - found.keys()
        known = {row.id for row in found.values()}
        own = {own_uid(self.work, row.id): row for row in rows if row.id not in known}
        return {uid: row for uid, row in own.items() if uid in told}

    def _siblings(self) -> dict[int | None, list[Task]]:
        """All living tasks of the project below their parents, in their order."""
        self.work.session.flush()
        rows = self.work.session.exec(
            select(Task)
            .where(Task.project_id == self.bases.project_id, col(Task.archived_at).is_(None))
            .order_by(col(Task.position), col(Task.id))
        )
        found: dict[int | None, list[Task]] = {}
        for row in rows:
            found.setdefault(row.parent_id, []).append(row)
        return found

    def _links_before(self) -> dict[LinkKey, list[Any]]:
        return {
            (predecessor, uid): link
            for uid, base in self.before.items()
            for predecessor, *link in base.values["after"]
        }

    # What is here already

    def _merge(self, task: IncomingTask) -> bool:
        """Merge one task into its row; False where it has none yet."""
        row, base = self.rows.get(task.uid), self.before.get(task.uid)
        if row is None:
            return False
        theirs = self._told(task)
        if row.archived_at is not None and (base is not None or task.uid in self._own):
            if base is not None and theirs != self._told_before(base):
                said = N_("%(task)s was archived here and stays archived")
                self.count.kept.append(label(said, task=row.name))
            return True
        if base is None:
            # It was taken out of the file and has come back.
            row.archived_at = None
        ours = self.words.groups_of(row)
        self._take(task, row, merge(self._told_before(base) if base else ours, theirs, ours))
        return True

    def _take(self, task: IncomingTask, row: Task, merged: Merged[str, Any]) -> None:
        self.count.kept += (label(KEPT[group], task=row.name) for group in merged.kept)
        if not merged.taken:
            return
        self.count.updated.add(task.uid)
        if "place" in merged.taken:
            self._moves.append((task, row))
        self.words.put(row, merged.taken)
        self.work.session.add(row)

    def _told(self, task: IncomingTask) -> dict[str, Any]:
        return {"place": task.parent, **task.groups}

    def _told_before(self, base: Base) -> dict[str, Any]:
        return {"place": base.values["parent"], **LATER, **base.values["groups"]}

    # What is new

    def _add(self, new: Iterable[IncomingTask]) -> None:
        """Insert parents before their children, a level at a time."""
        levels: dict[int, list[IncomingTask]] = {}
        depth: dict[int, int] = {}
        for task in new:
            depth[task.uid] = depth.get(task.parent, 0) + 1 if task.parent is not None else 1
            levels.setdefault(depth[task.uid], []).append(task)
        summaries = {task.parent for task in self.incoming.tasks}
        for _level, tasks in sorted(levels.items()):
            self._insert(tasks, summaries)
        self.count.created |= depth.keys()

    def _insert(self, tasks: list[IncomingTask], summaries: set[int | None]) -> None:
        values = [
            {
                "project_id": self.bases.project_id,
                "source_uid": task.uid,
                "parent_id": self._parent_id(task.uid),
                "position": self._places[task.uid] * STEP,
                **first_fields(task, self.words, is_summary=task.uid in summaries),
            }
            for task in tasks
        ]
        session = self.work.session
        ids = session.scalars(
            insert(Task).returning(col(Task.id), sort_by_parameter_order=True), values
        ).all()
        # Reading the rows once they are all there costs half of having them returned one by one.
        between = col(Task.id).between(min(ids), max(ids))
        rows = {row.id: row for row in session.exec(select(Task).where(between))}
        for task, row_id in zip(tasks, ids, strict=True):
            self.rows[task.uid] = rows[row_id]
            self.words.uid_of[row_id] = task.uid

    def _parent_id(self, uid: int) -> int | None:
        """The nearest living one above; an archived parent is passed over."""
        above = self.parents[uid]
        while above is not None:
            row = self.rows.get(above)
            if row is not None and row.archived_at is None:
                return row.id
            above = self.parents.get(above)
        return None

    # What goes elsewhere, and what goes

    def _move(self) -> None:
        """Put tasks below the parents that the file gives them now, unless that would make a ring."""
        above = {row.id: row.parent_id for row in self.rows.values()}
        for task, row in self._moves:
            parent_id = self._parent_id(task.uid)
            climbing = parent_id
            while climbing is not None and climbing != row.id:
                climbing = above.get(climbing)
            if climbing is not None:
                said = KEPT["place"]
                self.count.kept.append(label(said, task=row.name))
                continue
            row.parent_id = above[row.id] = parent_id
            self.work.session.add(row)
            self._moved.add(row.id)

    def _drop_what_is_gone(self) -> None:
        """Archive what the file has no more, children first; what was changed here stays, as ours."""
        told = self.parents.keys()
        gone = [uid for uid in self.before if uid not in told]
        if not gone:
            return
        gone_ids = {self.rows[uid].id for uid in gone if uid in self.rows}
        has_children = {
            row.parent_id
            for siblings in self._siblings().values()
            for row in siblings
            if row.id not in gone_ids
        }
        dropped: list[Task] = []
        for uid in reversed(gone):
            self.bases.forget(KIND, uid)
            row = self.rows.get(uid)
            if row is None or row.archived_at is not None:
                continue
            if row.id in has_children or self._was_changed_here(row, self.before[uid]):
                has_children.add(row.parent_id)
                said = N_("%(task)s is gone from the file and stays: it was changed here")
                self.count.kept.append(label(said, task=row.name))
                continue
            row.archived_at = self.work.now
            self.work.session.add(row)
            self.count.updated.add(uid)
            dropped.append(row)
        self._archive_links([row.id for row in dropped])

    def _was_changed_here(self, row: Task, base: Base) -> bool:
        blocked = row.status == "blocked" or row.waiting_on is not None
        return blocked or self.words.groups_of(row) != self._told_before(base)

    def _archive_links(self, ids: list[int]) -> None:
        for begin in range(0, len(ids), _MOST_AT_ONCE):
            some = ids[begin : begin + _MOST_AT_ONCE]
            ends = col(Dependency.predecessor_id).in_(some) | col(Dependency.successor_id).in_(some)
            for link in self.work.session.exec(
                select(Dependency).where(ends, col(Dependency.archived_at).is_(None))
            ):
                link.archived_at = self.work.now
                self.work.session.add(link)

    # The end

    def _order(self, living: Mapping[int, Task]) -> None:
        """Only the parents are looked at whose children came, went or changed places."""
        arrived = frozenset(self._moved | {self.rows[uid].id for uid in self.count.created})
        base = self._orders(living, self._order_before())
        theirs = self._orders(living, self.parents)
        if theirs == base and not arrived:
            return
        siblings = Siblings(base, theirs, self._siblings(), arrived)
        changed, rearranged = merge_orders(siblings, self.words.uid_of)
        self.work.session.add_all(changed)
        self.count.updated |= rearranged - self.count.created

    def _order_before(self) -> dict[int, int | None]:
        """The parents of the last import, in its order."""
        in_order = sorted(self.before.items(), key=lambda item: item[1].values["at"])
        return {uid: base.values["parent"] for uid, base in in_order}

    def _orders(self, living: Mapping[int, Task], parents: Mapping[int, int | None]) -> Orders:
        """The file's ids below each parent, of those that stand below it here too."""
        orders: Orders = {}
        for uid, parent in parents.items():
            row = living.get(uid)
            if row is None:
                continue
            above = None if parent is None else self.rows.get(parent)
            if row.parent_id == (above.id if above else None):
                orders.setdefault(row.parent_id, []).append(uid)
        return orders

    def _settle_kinds(self) -> None:
        """What has tasks below it is a summary, whichever side put them there."""
        if not (self.count.created or self.count.updated):
            return
        siblings = self._siblings()
        for rows in siblings.values():
            for row in rows:
                if row.id in siblings:
                    row.kind = "summary"
                elif row.kind == "summary":
                    row.kind = "task"
        self.work.session.flush()

    def _take_down(self) -> None:
        """Keep what the file said of each task, for the next time."""
        after: dict[int, list[list[Any]]] = {}
        for (predecessor, successor), link in self.incoming.links.items():
            after.setdefault(successor, []).append([predecessor, *link])
        for task in self.incoming.tasks:
            said = {
                "parent": task.parent,
                "at": self._places[task.uid],
                "groups": task.groups,
                "after": after.get(task.uid, []),
            }
            self.bases.keep(KIND, task.uid, self.rows[task.uid].id, said)


def _places(tasks: Iterable[IncomingTask]) -> dict[int, int]:
    """The place of each task among its siblings in the file, from 0."""
    count: dict[int | None, int] = {}
    places: dict[int, int] = {}
    for task in tasks:
        places[task.uid] = count.get(task.parent, 0)
        count[task.parent] = places[task.uid] + 1
    return places
