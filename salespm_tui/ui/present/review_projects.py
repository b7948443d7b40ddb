"""All projects, to choose the one to review."""

from __future__ import annotations

from salespm_tui.contract.projects import Projects
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import _
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, dot
from salespm_tui.ui.present.goal_detail import DetailLine
from salespm_tui.ui.present.plan_words import HEALTH, PROJECT_PHASE
from salespm_tui.ui.present.review_deviations import has_words

_SIGNS = {"green": ("done", "good"), "amber": ("warning", "warning"), "red": ("bad", "bad")}


def project_lines(projects: Projects, text: str, width: int, glyph: Glyph) -> list[DetailLine]:
    """What to do, then one line a project: code, name, phase, how it stands."""
    words = _("Which project? enter reviews the one at the cursor.")
    lines = [DetailLine(None, (Piece(words, "head"),))]
    for row in projects.projects:
        if not has_words(text, row.code, row.name, row.client or ""):
            continue
        name, ink = _SIGNS.get(row.health, ("dot", "dim"))
        facts = (word(PROJECT_PHASE, row.phase), word(HEALTH, row.health))
        tail = Piece(f"{dot(glyph).join(facts)} ", "dim", right=True)
        pieces = (Piece(f"{glyph(name)} ", ink, 2), Piece(row.code, "strong", 10), Piece(row.name))
        lines.append(DetailLine(Ref("project", row.id), (*pieces, tail)))
    return lines
