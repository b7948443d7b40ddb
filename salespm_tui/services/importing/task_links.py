"""The predecessors column of a task CSV as links; what leads nowhere is named and left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from salespm_tui.contract.imports import Refused
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.core.similar import fold
from salespm_tui.domain.links_text import DayLengths, read_predecessors
from salespm_tui.domain.network import CycleError, Plan, PlanLink, PlanTask
from salespm_tui.domain.schedule import schedule
from salespm_tui.services.importing.incoming import LinkKey
from salespm_tui.services.importing.task_records import TaskRecord

_SEPARATORS = re.compile(r"[;,、\n]")
_MOST_RINGS = 200
_ANY_DAY = datetime(2001, 1, 1, 8)  # noqa: DTZ001 - working instants have no zone
_BY = {
    "id": N_("Predecessors were taken as ids."),
    "wbs": N_("Predecessors were taken as WBS codes."),
    "row": N_("Predecessors were taken as numbers of rows."),
}

Links = dict[LinkKey, list[Any]]


class LinkReader:
    """The links of one file. `records` stand by the numbers of their tasks, in the file's order."""

    def __init__(self, records: Mapping[int, TaskRecord], lengths: DayLengths) -> None:
        self._records = records
        self._lengths = lengths
        self.links: Links = {}
        self.notes: list[Label] = []
        self.refused: dict[int, Refused] = {}

    def run(self) -> None:
        """Read all; `links`, `notes` and `refused` (by task) say what was found."""
        texts = {uid: _plain(one.predecessors) for uid, one in self._records.items()}
        pieces = {uid: _pieces(text) for uid, text in texts.items() if text}
        if not pieces:
            return
        self._places = self._naming([piece for some in pieces.values() for piece in some])
        for uid, some in pieces.items():
            found: Links = {}
            for piece in some:
                if not self._read(uid, piece, found):
                    break
            else:
                self.links.update(found)

    def _naming(self, pieces: list[str]) -> dict[str, int]:
        """What the file calls its tasks: the one of ids, WBS codes and row numbers that fits most."""
        names = {
            "id": {one.row_id: uid for uid, one in self._records.items() if one.row_id},
            "wbs": {one.wbs: uid for uid, one in self._records.items() if one.wbs},
            "row": {str(one.row): uid for uid, one in self._records.items()},
        }
        folded = {by: {fold(name): uid for name, uid in of.items()} for by, of in names.items()}
        if folded["id"]:
            by = "id"
        else:
            fits = {
                by: sum(bool(_named(piece, folded[by])) for piece in pieces)
                for by in ("row", "wbs")
            }
            by = "wbs" if fits["wbs"] > fits["row"] else "row"
        self.notes.append(label(_BY[by]))
        return folded[by]

    def _read(self, uid: int, piece: str, found: Links) -> bool:
        """Read one link; False where the row is refused for it."""
        line = self._records[uid].line
        named = _named(piece, self._places)
        if not named:
            said = N_("Line %(line)d: “%(piece)s” names no task of the file; the link is left out.")
            self.notes.append(label(said, line=line, piece=piece))
            return True
        if uid in named.values():
            named = {name: other for name, other in named.items() if other != uid}
            if not named:
                said = N_("Line %(line)d: the task cannot follow itself; the link is left out.")
                self.notes.append(label(said, line=line))
                return True
        try:
            (link,) = read_predecessors(piece, uid, named, self._lengths)
        except UserError:
            why = label(N_("The predecessor “%(piece)s” cannot be read."), piece=piece)
            self.refused[uid] = Refused(line, why)
            return False
        found[(link.predecessor_id, uid)] = [link.type, link.lag, link.lag_unit]
        return True


def without_rings(
    links: Links, records: Mapping[int, TaskRecord], parents: Mapping[int, int | None]
) -> list[Label]:
    """Take out of `links` those that make tasks wait for each other, the last of the file first."""
    notes: list[Label] = []
    while len(notes) < _MOST_RINGS:
        try:
            schedule(_bare_plan(links, records, parents))
        except CycleError as ring:
            key = _last_in(ring.path_ids, links, records, parents)
            if key is None:
                raise
            del links[key]
            said = N_("Line %(line)d: a link closes a ring and is left out: %(path)s.")
            path = " → ".join(ring.path_names)
            notes.append(label(said, line=records[key[1]].line, path=path))
        else:
            break
    return notes


def _last_in(
    path: tuple[int, ...],
    links: Links,
    records: Mapping[int, TaskRecord],
    parents: Mapping[int, int | None],
) -> LinkKey | None:
    """The link of a ring that stands last in the file; links of the summaries above count too."""
    around = {uid for one in path for uid in _lineage(one, parents)}
    within = [key for key in links if key[0] in around and key[1] in around]
    direct = [key for key in within if key[0] in path and key[1] in path]
    return max(direct or within, key=lambda key: records[key[1]].line, default=None)


def _lineage(uid: int, parents: Mapping[int, int | None]) -> set[int]:
    above: set[int] = set()
    climbing: int | None = uid
    while climbing is not None and climbing not in above:
        above.add(climbing)
        climbing = parents.get(climbing)
    return above


def _bare_plan(
    links: Links, records: Mapping[int, TaskRecord], parents: Mapping[int, int | None]
) -> Plan:
    """Tasks and links alone: whether they wait for each other does not depend on dates."""
    return Plan(
        start_at=_ANY_DAY,
        tasks=tuple(
            PlanTask(id=uid, name=one.name, parent_id=parents.get(uid), duration_min=0)
            for uid, one in records.items()
        ),
        links=tuple(PlanLink(*key, link[0], 0, "working") for key, link in links.items()),
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in _SEPARATORS.split(text) if piece.strip()]


def _named(piece: str, places: Mapping[str, int]) -> dict[str, int]:
    """The tasks whose names the piece may begin with."""
    found: dict[str, int] = {}
    for end in range(1, min(len(piece), 60) + 1):
        name = fold(piece[:end])
        # Neither `12` nor `1.2` begins with the number 1.
        whole = not re.match(r"[0-9][0-9.]", piece[end - 1 : end + 1])
        if whole and name in places:
            found[name] = places[name]
    return found
