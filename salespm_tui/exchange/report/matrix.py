"""Open risks by probability and impact."""

from __future__ import annotations

from typing import Any

from salespm_tui.contract.risks import Risks
from salespm_tui.core.i18n import N_
from salespm_tui.core.speech import Speech
from salespm_tui.exchange.report.svg import INK, SOFT, Drawing
from salespm_tui.exchange.report.words import LEVELS, step_word

_WIDTH, _LEFT, _TOP, _CELL_W, _CELL_H = 960, 170, 16, 118, 46
_TINTS = {"low": "#f1f5ee", "medium": "#efe2b4", "high": "#e0a878", "critical": "#b9584c"}
_LIGHT = "#ffffff"
_STEPS = 5


def level_of(score: int, levels: tuple[int, int, int]) -> str:
    """The level of a score by the lowest scores of medium, high and critical."""
    return ("low", "medium", "high", "critical")[sum(score >= least for least in levels)]


def matrix_svg(risks: Risks, say: Speech) -> str:
    """The matrix: probability rises upwards, impact to the right. Threats stand in figures, chances
    beside them with a plus."""
    drawing = Drawing(_WIDTH)
    for step in range(_STEPS):
        y = _TOP + (_STEPS - 1 - step) * _CELL_H
        word = f"{step + 1} {step_word(risks.scales.probability[step], say)}"
        drawing.text(_LEFT - 10, y + 28, word, cells=22, text_anchor="end")
        word = f"{step + 1} {step_word(risks.scales.impact[step], say)}"
        x = _LEFT + step * _CELL_W
        drawing.text(
            x + _CELL_W / 2, _TOP + _STEPS * _CELL_H + 18, word, cells=16, text_anchor="middle"
        )
        for impact in range(_STEPS):
            _cell(drawing, risks, step, impact)
    bottom = _TOP + _STEPS * _CELL_H
    drawing.text(_LEFT - 10, bottom + 18, say(N_("probability ↑")), fill=SOFT, text_anchor="end")
    drawing.text(_LEFT + _STEPS * _CELL_W + 8, bottom + 18, say(N_("impact →")), fill=SOFT)
    _legend(drawing, risks, say)
    return drawing.end(bottom + 30, say(N_("Risk matrix of probability and impact")))


def _cell(drawing: Drawing, risks: Risks, probability: int, impact: int) -> None:
    x, y = _LEFT + impact * _CELL_W, _TOP + (_STEPS - 1 - probability) * _CELL_H
    level = level_of((probability + 1) * (impact + 1), risks.scales.levels)
    drawing.rect(x, y, _CELL_W, _CELL_H, fill=_TINTS[level], stroke=_LIGHT, stroke_width=2)
    threats = risks.inherent.counts[probability][impact]
    chances = risks.inherent.opportunities[probability][impact]
    told = " ".join(filter(None, (str(threats or ""), f"+{chances}" if chances else "")))
    if told:
        look: dict[str, Any] = {"font_size": 20, "font_weight": 700, "text_anchor": "middle"}
        look["fill"] = _LIGHT if level == "critical" else INK
        drawing.text(x + _CELL_W / 2, y + 30, told, **look)


def _legend(drawing: Drawing, risks: Risks, say: Speech) -> None:
    x, y = _LEFT + _STEPS * _CELL_W + 20, _TOP + 4
    starts = (1, *risks.scales.levels)
    ends = (*(least - 1 for least in risks.scales.levels), _STEPS * _STEPS)
    for level, first, last in zip(LEVELS, starts, ends, strict=True):
        drawing.rect(x, y, 16, 16, fill=_TINTS[level], stroke=SOFT, stroke_width=0.5)
        drawing.text(x + 24, y + 13, f"{say(LEVELS[level])} {first}–{last}")
        y += 26
    if risks.inherent.unknown:
        said = say(N_("not rated: %(number)d"), number=risks.inherent.unknown)
        drawing.text(x, y + 13, said, fill=SOFT)
    if any(map(any, risks.inherent.opportunities)):
        drawing.text(x, y + 37, say(N_("+n chances")), fill=SOFT)
