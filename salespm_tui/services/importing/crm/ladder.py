"""The words for stages in a file, as stages of the ladder; a word that is none becomes a new one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import update

from salespm_tui.contract.pipeline import StageRow
from salespm_tui.core.labels import Label, counted
from salespm_tui.core.similar import fold
from salespm_tui.exchange.crm_words import WORDS
from salespm_tui.services.importing.crm.rows import add_rows
from salespm_tui.services.pipeline.climbing import first_open_stage
from salespm_tui.services.pipeline.stages import stage_rows
from salespm_tui.services.work import Work
from salespm_tui.store.tables import PipelineStage

_IN_BRACKETS = re.compile(r" ?\([^()]*\)$")


class StageBook:
    """The stages of the workspace by the words of a file."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.notes: list[Label] = []
        self._read()

    def prepare(self, words: Iterable[str]) -> None:
        """Make a new open stage, of unknown probability, of each word that is none here."""
        new = {fold(word): word for word in words if word and self.named(word) is None}
        if not new:
            return
        place = 1 + max(
            (one.position for one in self.rows.values() if one.kind == "open"), default=-1
        )
        behind = [one for one in self.rows.values() if one.position >= place]
        if behind:
            moves = [{"id": one.id, "position": one.position + len(new)} for one in behind]
            self._work.session.execute(update(PipelineStage), moves)
        rows = [
            {"position": place + number, "name_en": word, "name_zh": word, "kind": "open"}
            for number, word in enumerate(new.values())
        ]
        add_rows(self._work, "pipeline_stage", rows)
        self._work.cache.pop("stages", None)
        self.notes.append(
            counted(
                "%(number)d stage was created, open and without a probability: %(names)s.",
                "%(number)d stages were created, open and without a probability: %(names)s.",
                len(new),
                names=", ".join(new.values()),
            )
        )
        self._read()

    def named(self, word: str) -> StageRow | None:
        """The stage of that name in either language, or the one for won or lost deals."""
        folded = fold(word)
        found = self._by_name.get(folded) or self._by_name.get(_IN_BRACKETS.sub("", folded))
        if found is not None:
            return found
        kind = WORDS["stage_kind"].get(folded) or WORDS["stage_kind"].get(
            _IN_BRACKETS.sub("", folded)
        )
        return self.first(kind) if kind in ("won", "lost") else None

    def first(self, kind: str) -> StageRow | None:
        """The first stage of that kind."""
        return next((one for one in self.rows.values() if one.kind == kind), None)

    def first_open(self) -> StageRow:
        """Where new deals stand; UserError where the ladder has no open stage."""
        return self.rows[first_open_stage(self._work).id]

    def _read(self) -> None:
        self.rows = {one.id: one for one in stage_rows(self._work)}
        self._by_name: dict[str, StageRow] = {}
        for one in self.rows.values():
            for name in (one.name_en, one.name_zh):
                self._by_name.setdefault(fold(name), one)
