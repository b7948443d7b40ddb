"""What the file said at the last import, record by record: the base of the three-way merge."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlmodel import col

from salespm_tui.services.work import Work
from salespm_tui.store.tables import ImportBase

_MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Base:
    """What was said of one record, and the row that it became."""

    id: int
    row_id: int
    values: Any


@dataclass(slots=True)
class Bases:
    """All bases of one project by kind and the file's id; what changes is written at the end."""

    owner_id: int | None
    known: dict[tuple[str, str], Base] = field(default_factory=dict)
    _new: list[dict[str, Any]] = field(default_factory=list)
    _changed: list[dict[str, Any]] = field(default_factory=list)
    _gone: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, work: Work, project_id: int | None) -> Bases:
        """The bases of that project, for None those of what belongs to no project."""
        rows = work.session.execute(
            select(
                col(ImportBase.kind),
                col(ImportBase.source_uid),
                col(ImportBase.id),
                col(ImportBase.row_id),
                col(ImportBase.values_json),
            )
            .where(col(ImportBase.project_id) == project_id)
            .order_by(col(ImportBase.id))
        )
        known = {
            (kind, uid): Base(base_id, row_id, json.loads(values))
            for kind, uid, base_id, row_id, values in rows
        }
        return cls(project_id, known)

    @property
    def project_id(self) -> int:
        """The project that they belong to."""
        assert self.owner_id is not None
        return self.owner_id

    def get(self, kind: str, uid: object) -> Base | None:
        return self.known.get((kind, str(uid)))

    def of_kind(self, kind: str) -> dict[str, Base]:
        """The bases of one kind by the file's id, in the order in which they came."""
        return {uid: base for (of_kind, uid), base in self.known.items() if of_kind == kind}

    def keep(self, kind: str, uid: object, row_id: int, values: Any) -> None:
        """Take down what the file says now."""
        base = self.get(kind, uid)
        text = json.dumps(values, ensure_ascii=False)
        if base is None:
            self.add(kind, str(uid), row_id, text)
        elif (base.row_id, base.values) != (row_id, values):
            self._changed.append({"id": base.id, "row_id": row_id, "values_json": text})

    def add(self, kind: str, uid: str, row_id: int, said: str) -> None:
        """Take down what the file says of a record that no import told of, as JSON already."""
        self._new.append(
            {
                "project_id": self.owner_id,
                "kind": kind,
                "source_uid": uid,
                "row_id": row_id,
                "values_json": said,
            }
        )

    def forget(self, kind: str, uid: object) -> None:
        """The file knows the record no more."""
        base = self.get(kind, uid)
        if base is not None:
            self._gone.append(base.id)

    def take_new(self) -> list[dict[str, Any]]:
        """What nothing was known of before; who takes it writes it."""
        new, self._new = self._new, []
        return new

    def write(self, work: Work) -> None:
        """Write what was kept and forgotten."""
        for begin in range(0, len(self._gone), _MOST_AT_ONCE):
            some = self._gone[begin : begin + _MOST_AT_ONCE]
            work.session.execute(delete(ImportBase).where(col(ImportBase.id).in_(some)))
        if self._changed:
            work.session.execute(update(ImportBase), self._changed)
        if self._new:
            work.session.execute(insert(ImportBase), self._new)
