"""What a move over the stages comes to, before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salespm_tui.contract.pipeline import StageRow
from salespm_tui.core.cells import cell_width, wrap
from salespm_tui.core.i18n import _
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces


@dataclass(frozen=True, slots=True)
class Move:
    """What is moved, the stages that it leaves behind on its way up, and where it comes to; on its
    way down, the stage from which it comes back."""

    name: str
    left: Sequence[StageRow]
    target: StageRow
    back_from: StageRow | None = None


def move_lines(move: Move, width: int, lines: int, glyph: Glyph) -> tuple[Pieces, ...]:
    """Where it goes and how the move is kept; then what the stages left behind ask for."""
    keys = Piece(_("enter keeps it, esc drops it"), "strong", right=True)
    target = f"{glyph('arrow')} {move.target.name}"
    room = max(width - cell_width(keys.text) - cell_width(target) - 4, 6)
    head = (
        Piece(target, "accent"),
        Piece("  "),
        Piece(move.name, "plain", min(cell_width(move.name), room)),
        keys,
    )
    told = wrap(criteria_words(move), max(width, 10))[: max(lines - 1, 0)]
    return (head, *((Piece(line, "plain"),) for line in told))


def criteria_words(move: Move) -> str:
    """The exit criteria of the stages left behind; that a closed deal opens again."""
    came = move.back_from
    if came is not None:
        if came.kind != "open" and move.target.kind == "open":
            return _("It is opened again: reason and close day are taken off.")
        return _("Back from %(stage)s.") % {"stage": came.name}
    asked = [
        _("%(stage)s asks: %(criteria)s") % {"stage": one.name, "criteria": one.exit_criteria}
        for one in move.left
        if one.exit_criteria and one.kind == "open"
    ]
    if move.target.kind == "lost":
        return _("Lost: enter asks for the reason.")
    if asked:
        return "; ".join(asked)
    return _("No exit criteria are written for the stages it leaves; S writes them.")
