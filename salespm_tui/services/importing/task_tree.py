"""Which task of a CSV hangs below which, and by what numbers the tasks are known."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.core.similar import fold
from salespm_tui.services.importing.task_records import TaskRecord

Parents = list[int | None]
"""The place of each record's parent among the records."""


def parents_of(records: list[TaskRecord]) -> tuple[Parents, list[Label]]:
    """Where each record belongs: by its parent column, else its outline level, else its WBS code.

    A parent that is not there, or would close a ring, is named and left out.
    """
    if any(record.parent for record in records):
        return _by_name(records)
    if any((record.level or 0) > 1 for record in records):
        return _by_level(records), []
    return _by_wbs(records), []


def uids_of(records: Iterable[TaskRecord], parents: Parents) -> list[int]:
    """The number of each record, the same at the next import: its id where that is a number, else
    one made of its id, its WBS code, or its name and those above it."""
    rows = list(records)
    keys: dict[str, int] = {}
    uids: list[int] = []
    for place, record in enumerate(rows):
        key = key_of(record) or "name " + "\n".join(_path(rows, parents, place))
        again = keys.get(key, 0)
        keys[key] = again + 1
        uids.append(number_of(f"{key}\n{again}" if again else key))
    return uids


def key_of(record: TaskRecord) -> str:
    """What a record is known by without those around it; nothing where only its name is left."""
    if record.id:
        return f"id {record.id}"
    return f"wbs {record.wbs}" if record.wbs else ""


def number_of(key: str) -> int:
    """A number for that key: the id itself where it is one, else far above all ids that are."""
    text = key.removeprefix("id ")
    if key != text and text.isascii() and text.isdigit() and len(text) < 10 and "\n" not in text:
        return int(text)
    digest = blake2b(key.encode(), digest_size=6).digest()
    return 10**10 + int.from_bytes(digest)


def in_tree_order(parents: Parents) -> list[int]:
    """The places, each behind its parent, siblings in the order of the file."""
    below: dict[int | None, list[int]] = {}
    for place, parent in enumerate(parents):
        below.setdefault(parent, []).append(place)
    order: list[int] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        place = waiting.pop()
        order.append(place)
        waiting += below.get(place, [])[::-1]
    return order


def _by_name(records: list[TaskRecord]) -> tuple[Parents, list[Label]]:
    places: dict[str, int] = {}
    for keys in (
        [record.name for record in records],
        [record.wbs for record in records],
        [record.id for record in records],
        [record.row_id for record in records],
    ):
        places.update({fold(key): place for place, key in enumerate(keys) if key})
    parents: Parents = []
    notes: list[Label] = []
    for place, record in enumerate(records):
        parent = places.get(fold(record.parent)) if record.parent else None
        if record.parent and parent is None:
            said = N_("Line %(line)d: there is no task “%(parent)s” to hang it below.")
            notes.append(label(said, line=record.line, parent=record.parent))
        elif parent is not None and _closes_a_ring(parents, place, parent):
            said = N_("Line %(line)d: “%(name)s” cannot hang below itself.")
            notes.append(label(said, line=record.line, name=record.name))
            parent = None
        parents.append(parent)
    return parents, notes


def _closes_a_ring(parents: Parents, place: int, parent: int) -> bool:
    """Whether climbing from `parent` over what is settled leads to `place`."""
    climbing: int | None = parent
    while climbing is not None and climbing != place:
        climbing = parents[climbing] if climbing < len(parents) else None
    return climbing == place


def _by_level(records: list[TaskRecord]) -> Parents:
    parents: Parents = []
    above: list[tuple[int, int]] = []
    for place, record in enumerate(records):
        level = record.level or 1
        while above and above[-1][0] >= level:
            above.pop()
        parents.append(above[-1][1] if above else None)
        above.append((level, place))
    return parents


def _by_wbs(records: list[TaskRecord]) -> Parents:
    places = {record.wbs: place for place, record in enumerate(records) if record.wbs}
    parents: Parents = []
    for place, record in enumerate(records):
        code, parent = record.wbs, None
        while "." in code and parent is None:
            code = code.rpartition(".")[0]
            found = places.get(code)
            parent = found if found != place else None
        parents.append(parent)
    return parents


def _path(records: list[TaskRecord], parents: Parents, place: int) -> list[str]:
    path: list[str] = []
    climbing: int | None = place
    while climbing is not None:
        path.append(fold(records[climbing].name))
        climbing = parents[climbing]
    return path
