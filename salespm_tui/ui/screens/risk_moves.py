"""Walking over the matrix, and moving the risk at hand in it: each step is kept as a review."""

from __future__ import annotations

from dataclasses import replace

from salespm_tui.contract.risks import MoveRisk, RiskRow, Risks
from salespm_tui.contract.values import Outcome
from salespm_tui.core.i18n import _, sentences
from salespm_tui.ui.present.risk_matrix import STEPS
from salespm_tui.ui.present.risk_text import moved_words
from salespm_tui.ui.present.risk_words import level_of
from salespm_tui.ui.screens.risk_deeds import RiskDeeds


class RiskMoves(RiskDeeds):
    """`h` `l` over the cells, `H J K L` with the risk."""

    def cannot_left(self) -> str | None:
        if not self.matrix.has_focus:
            return _("Cells are walked in the matrix; tab goes there.")
        return self.unread()

    cannot_right = cannot_left

    def do_left(self) -> None:
        self.matrix.go_beside(-1)

    def do_right(self) -> None:
        self.matrix.go_beside(1)

    def _cannot_move(self) -> str | None:
        risk = self.risk_here()
        why = self.no_open_risk()
        if why is None and risk is not None and risk.score is None:
            return _("It is not rated yet; v says how likely and how grave it is.")
        return why

    cannot_likelier = cannot_less_likely = cannot_graver = cannot_less_grave = _cannot_move

    async def do_likelier(self) -> None:
        await self._move(1, 0)

    async def do_less_likely(self) -> None:
        await self._move(-1, 0)

    async def do_graver(self) -> None:
        await self._move(0, 1)

    async def do_less_grave(self) -> None:
        await self._move(0, -1)

    async def _move(self, likelier: int, graver: int) -> None:
        """One step. It is shown at once: the next key may come before the register is read anew."""
        risk = self.risk_here()
        assert risk is not None
        assert risk.probability is not None
        assert risk.impact is not None
        probability, impact = risk.probability + likelier, risk.impact + graver
        if not (1 <= probability <= STEPS and 1 <= impact <= STEPS):
            self.toast(_("This is the edge of the matrix."), severity="warning")
            return
        outcome = await self.done(MoveRisk(risk.id, probability, impact))
        self._show_moved(risk, probability, impact)
        self._tell_move(risk, probability * impact, outcome)

    def _show_moved(self, risk: RiskRow, probability: int, impact: int) -> None:
        if self.risks is None:
            return
        score = probability * impact
        moved = replace(
            risk,
            probability=probability,
            impact=impact,
            score=score,
            level=level_of(score, self.risks.scales),
        )
        rows = tuple(moved if row.id == risk.id else row for row in self.risks.risks)
        self.take(replace(self.risks, risks=rows))
        self.go_to(risk.id)

    def take(self, risks: Risks) -> None:
        """Show these risks."""
        raise NotImplementedError

    def _tell_move(self, risk: RiskRow, score: int, outcome: Outcome) -> None:
        said = _("%(done)s.") % {"done": moved_words(risk, score)}
        notes = (str(note) for note in outcome.notes)
        self.toast(sentences(said, *notes, _("That is today's review; u takes it back.")))
