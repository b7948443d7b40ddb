"""The loop of a project: its six links, which of them are thin, and what mends them."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.portfolio import LoopStep, ProjectCard, ThinLink
from salespm_tui.core.cells import wrap
from salespm_tui.core.i18n import N_, _
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces
from salespm_tui.ui.present.loop import LINK_WORDS
from salespm_tui.ui.present.project_parts import SpotLine, label_cells

SCREENS = {
    "standup": N_("Stand-up"),
    "goals": N_("Goals"),
    "timeline": N_("Timeline"),
    "risks": N_("Risks"),
    "clients": N_("Clients"),
    "pipeline": N_("Pipeline"),
    "team": N_("Team"),
    "review": N_("Review"),
    "projects": N_("Projects"),
}
"""The screens on which something is mended, by the name of their action."""
_STATES = {"past": N_("done with"), "here": N_("here now"), "ahead": N_("not reached yet")}


def loop_lines(card: ProjectCard, width: int, glyph: Glyph) -> list[SpotLine]:
    """The strip, then each link with what it lacks."""
    cells = label_cells([_(name) for name in LINK_WORDS.values()]) + 2
    lines = [SpotLine(None, strip_pieces(card.loop, glyph)), SpotLine(None, ())]
    for step in card.loop:
        lines += _step(step, cells, width, glyph)
    if not card.row.thin:
        lines += [
            SpotLine(None, ()),
            SpotLine(None, (Piece(_("No link of the loop is thin."), "good"),)),
        ]
    return lines


def strip_pieces(loop: tuple[LoopStep, ...], glyph: Glyph) -> Pieces:
    """The six links in a row, the present one in brackets, thin ones with an exclamation mark."""
    found: list[Piece] = []
    for step in loop:
        name = _(LINK_WORDS[step.link]) + ("!" if step.lacks else "")
        if found:
            found.append(Piece(f" {glyph('arrow')} ", "dim"))
        if step.state == "here":
            found.append(Piece(f"[{name}]", "strong"))
        else:
            found.append(Piece(name, "warning" if step.lacks else "dim"))
    return tuple(found)


def _step(step: LoopStep, cells: int, width: int, glyph: Glyph) -> Iterator[SpotLine]:
    """A link on a line; where it is thin, a line for each lack, with the screen that mends it."""
    sign, ink = _sign(step, glyph)
    head = (Piece(f"{sign} ", ink, 2), Piece(_(LINK_WORDS[step.link]), ink, cells - 2))
    if not step.lacks:
        yield SpotLine(None, (*head, Piece(_(_STATES[step.state]), "dim")))
        return
    blank = (Piece("", "plain", cells),)
    for number, lack in enumerate(step.lacks):
        yield from _lack(lack, blank if number else head, width - cells, glyph)


def _lack(lack: ThinLink, head: Pieces, width: int, glyph: Glyph) -> Iterator[SpotLine]:
    where = f"{glyph('arrow')} {_(SCREENS[lack.screen])}"
    indent = sum(piece.cells or 0 for piece in head)
    room = max(width - len(where) - 2, 10)
    for number, line in enumerate(wrap(str(lack.why), room)):
        if number == 0:
            told = (*head, Piece(line, "warning"), Piece(f"{where} ", "accent", right=True))
            yield SpotLine(("lack", lack.code), told)
        else:
            yield SpotLine(None, (Piece("", "plain", indent), Piece(line, "warning")))


def _sign(step: LoopStep, glyph: Glyph) -> tuple[str, str]:
    if step.lacks:
        return glyph("bad"), "warning"
    if step.state == "past":
        return glyph("done"), "good"
    return (glyph("cursor"), "strong") if step.state == "here" else (glyph("dot"), "dim")
