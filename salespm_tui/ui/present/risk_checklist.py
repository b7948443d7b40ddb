"""The checklists of risks as lines to choose from."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from salespm_tui.contract.risks import Checklist, ChecklistEntry
from salespm_tui.core.i18n import _
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces
from salespm_tui.ui.present.risk_words import CATEGORIES


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """A head (no `entry`) or an entry of a list."""

    entry: ChecklistEntry | None
    head: str = ""


def checklist_lines(lists: Sequence[Checklist]) -> list[ChecklistLine]:
    """Heads and entries, list after list; empty lists are left out."""
    lines = []
    for one in lists:
        if one.entries:
            name = word(CATEGORIES, one.category) or _("from earlier projects")
            lines.append(ChecklistLine(None, f"{name} {len(one.entries)}"))
            lines += [ChecklistLine(entry) for entry in one.entries]
    return lines


def checklist_pieces(line: ChecklistLine, chosen: Set[str], glyph: Glyph) -> Pieces:
    """A line: whether it is chosen (or there already), and what the risk is."""
    entry = line.entry
    if entry is None:
        return (Piece(line.head, "head"),)
    if entry.there:
        mark, ink = glyph("done"), "dim"
    else:
        mark = glyph("selected") if entry.key in chosen else glyph("step")
        ink = "accent" if entry.key in chosen else "plain"
    pieces = [Piece(f" {mark} ", ink), Piece(str(entry.title), "dim" if entry.there else "plain")]
    if entry.polarity == "opportunity":
        pieces.append(Piece(" " + _("(chance)"), "good"))
    if entry.there:
        pieces.append(Piece(" " + _("is in the register"), "dim"))
    elif entry.source is not None:
        pieces.append(Piece(f"  {entry.source}", "dim"))
    return tuple(pieces)


def entry_story(entry: ChecklistEntry, glyph: Glyph) -> str:
    """Cause, event and effect of an entry."""
    parts = (str(entry.cause), str(entry.event), str(entry.effect))
    return f" {glyph('arrow')} ".join(part for part in parts if part)
