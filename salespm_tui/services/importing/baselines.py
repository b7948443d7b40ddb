"""The baselines of an imported plan: one for each number that the file gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlmodel import col

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.merge import Absent, merge
from salespm_tui.services.importing.bases import Base, Bases
from salespm_tui.services.importing.incoming import BaselineTasks, Incoming, minute_from, plain
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Baseline, BaselineTask, Task

KIND = "baseline"
_COLUMNS = ("start_on", "due_on", "duration_min", "effort_min", "budget_minor")
_DATES = 2
_MOST_AT_ONCE = 500


class BaselineMerge:
    """The baselines of one file on their way into a project; `run` once. `tasks` are the rows by the
    file's ids, archived ones too: a baseline may remember what is no more."""

    def __init__(
        self, work: Work, bases: Bases, incoming: Incoming, tasks: Mapping[int, Task]
    ) -> None:
        self.work = work
        self.bases = bases
        self.incoming = incoming
        self.notes: list[Label] = []
        self.kept: list[Label] = []
        self._before = {int(number): base for number, base in bases.of_kind(KIND).items()}
        self._ids = {str(uid): row.id for uid, row in tasks.items()}
        self._uids = {row.id: str(uid) for uid, row in tasks.items()}

    def run(self) -> None:
        """Change what only the file changed, add what is new, take away what the file dropped."""
        if not (self._before or self.incoming.baselines):
            return
        rows = self._rows()
        new = []
        for number, tasks in self.incoming.baselines.items():
            base = self._before.get(number)
            row = rows.get(base.row_id) if base is not None else None
            if row is None:
                row = self._same_here(rows, tasks)
            if row is None:
                new.append(number)
                continue
            self._merge(number, tasks, base, row)
        self._drop_what_is_gone(rows)
        self._add(new, any(row.is_current for row in rows.values() if row.archived_at is None))

    def _rows(self) -> dict[int, Baseline]:
        found = self.work.session.scalars(
            select(Baseline)
            .where(col(Baseline.project_id) == self.bases.project_id)
            .order_by(col(Baseline.id))
        )
        return {row.id: row for row in found}

    def _same_here(self, rows: Mapping[int, Baseline], tasks: BaselineTasks) -> Baseline | None:
        """A baseline that was taken here and says just the same: an export of ours told of it."""
        known = {base.row_id for base in self._before.values()}
        for row in rows.values():
            if row.id not in known and row.archived_at is None and self._said(row) == tasks:
                return row
        return None

    def _said(self, row: Baseline) -> BaselineTasks:
        return {uid: said for uid, (_id, said) in self._lines(row).items()}

    def _add(self, new: list[int], has_current: bool) -> None:
        """The first of those that are new becomes the current one where there is none."""
        if not new:
            return
        values = [
            {
                "project_id": self.bases.project_id,
                "name": name_of(number),
                "taken_at": self.work.now,
                "is_current": number == min(new) and not has_current,
                "source_number": number,
            }
            for number in new
        ]
        ids = self.work.session.scalars(
            insert(Baseline).returning(col(Baseline.id), sort_by_parameter_order=True), values
        ).all()
        lines: list[dict[str, Any]] = []
        for number, row_id in zip(new, ids, strict=True):
            tasks = self.incoming.baselines[number]
            lines += (
                self._line(row_id, uid, said) for uid, said in tasks.items() if uid in self._ids
            )
            self.bases.keep(KIND, number, row_id, tasks)
        if lines:
            self.work.session.execute(insert(BaselineTask), lines)
        self.notes.append(
            counted("%(number)d baseline was added.", "%(number)d baselines were added.", len(new))
        )

    def _line(self, baseline_id: int, uid: str, said: list[Any]) -> dict[str, Any]:
        return {"baseline_id": baseline_id, "task_id": self._ids[uid], **_columns(said)}

    def _merge(self, number: int, tasks: BaselineTasks, base: Base | None, row: Baseline) -> None:
        self.bases.keep(KIND, number, row.id, tasks)
        if base is not None and base.values == tasks:
            return
        if row.archived_at is not None:
            self.kept.append(
                label(N_("%(baseline)s was archived here and stays archived"), baseline=row.name)
            )
            return
        lines = self._lines(row)
        ours = {uid: said for uid, (_id, said) in lines.items()}
        merged = merge(base.values if base is not None else ours, tasks, ours)
        if merged.kept:
            said = N_("%(baseline)s stays as it is here")
            self.kept.append(label(said, baseline=row.name))
        self._take(row, merged.taken, {uid: line_id for uid, (line_id, _said) in lines.items()})

    def _lines(self, row: Baseline) -> dict[str, tuple[int, list[Any]]]:
        """What is here by the file's ids: the id of the row, and what it says."""
        columns = [getattr(BaselineTask, name) for name in ("id", "task_id", *_COLUMNS)]
        found = self.work.session.execute(
            select(*columns).where(
                col(BaselineTask.baseline_id) == row.id, col(BaselineTask.archived_at).is_(None)
            )
        )
        return {
            self._uids[task_id]: (line_id, [plain(value) for value in said])
            for line_id, task_id, *said in found
            if task_id in self._uids
        }

    def _take(
        self, row: Baseline, taken: Mapping[str, list[Any] | Absent], ids: Mapping[str, int]
    ) -> None:
        new, changed, gone = [], [], []
        for uid, said in taken.items():
            if isinstance(said, Absent):
                gone.append(ids[uid])
            elif uid in ids:
                changed.append({"id": ids[uid], **_columns(said)})
            elif uid in self._ids:
                new.append(self._line(row.id, uid, said))
        session = self.work.session
        for begin in range(0, len(gone), _MOST_AT_ONCE):
            some = gone[begin : begin + _MOST_AT_ONCE]
            session.execute(delete(BaselineTask).where(col(BaselineTask.id).in_(some)))
        if changed:
            session.execute(update(BaselineTask), changed)
        if new:
            session.execute(insert(BaselineTask), new)

    def _drop_what_is_gone(self, rows: Mapping[int, Baseline]) -> None:
        for number, base in self._before.items():
            if number in self.incoming.baselines:
                continue
            self.bases.forget(KIND, number)
            row = rows.get(base.row_id)
            if row is None or row.archived_at is not None:
                continue
            ours = self._said(row)
            known = {uid: said for uid, said in base.values.items() if uid in self._ids}
            if row.name != name_of(number) or ours != known:
                said = N_("%(baseline)s is gone from the file and stays: it was changed here")
                self.kept.append(label(said, baseline=row.name))
                continue
            row.archived_at = self.work.now
            row.is_current = False
            self.work.session.add(row)


def name_of(number: int) -> str:
    """What a baseline of a file is called: MS Project's names are not translated."""
    return f"Baseline {number}" if number else "Baseline"


def _columns(said: list[Any]) -> dict[str, Any]:
    values = [minute_from(text) for text in said[:_DATES]] + said[_DATES:]
    return dict(zip(_COLUMNS, values, strict=True))
