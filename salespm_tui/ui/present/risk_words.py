"""The words and signs for the codes of risks and issues; choices for forms are made from them."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.risks import RiskRow, RiskScales, ScaleStep
from salespm_tui.core.i18n import N_, _
from salespm_tui.domain.risk import Levels, level
from salespm_tui.ui.present.clients import Glyph, due_words

CATEGORIES = {
    "market": N_("market risk"),
    "technical": N_("technical risk"),
    "management": N_("management risk"),
    "resource": N_("resource risk"),
    "client": N_("client risk"),
    "financial": N_("financial risk"),
    "quality": N_("quality risk"),
    "legal": N_("legal risk"),
    "other": N_("other risk"),
}
POLARITIES = {"threat": N_("threat"), "opportunity": N_("chance")}
STRATEGIES = {
    "avoid": N_("avoid it"),
    "mitigate": N_("mitigate it"),
    "transfer": N_("transfer it"),
    "accept": N_("accept it"),
    "escalate": N_("escalate it"),
    "exploit": N_("exploit it"),
    "enhance": N_("enhance it"),
    "share": N_("share it"),
}
STATUSES = {
    "identified": N_("risk identified"),
    "analysed": N_("risk analysed"),
    "responding": N_("responding to it"),
    "monitoring": N_("watched"),
    "occurred": N_("risk occurred"),
    "closed": N_("risk closed"),
}
PROXIMITIES = {"imminent": N_("soon"), "mid": N_("in the middle term"), "far": N_("far off")}
LEVELS = {
    "low": N_("low level"),
    "medium": N_("medium level"),
    "high": N_("high level"),
    "critical": N_("critical level"),
}
ISSUE_KINDS = {
    "deviation": N_("deviation"),
    "blocker": N_("obstacle"),
    "defect": N_("defect"),
    "other": N_("other issue"),
}
METRICS = {
    "schedule": N_("schedule (working days)"),
    "cost": N_("cost (money)"),
    "quality": N_("quality (in words)"),
    "goal": N_("goal (its unit)"),
}
CAUSES = {
    "scope": N_("scope changed"),
    "estimate": N_("wrong estimate"),
    "resource": N_("too few people or means"),
    "dependency": N_("something before it was late"),
    "client": N_("the client's doing"),
    "market": N_("the market"),
    "other": N_("other cause"),
}
ISSUE_STATUSES = {
    "open": N_("issue open"),
    "doing": N_("being worked on"),
    "resolved": N_("issue resolved"),
    "closed": N_("issue closed"),
}
ORDERS = {
    "score": N_("score"),
    "review": N_("review day"),
    "money": N_("money at stake"),
    "category": N_("category"),
    "owner": N_("owner"),
    "number": N_("number"),
}
LEVEL_INK = {
    "low": "heat_low",
    "medium": "heat_medium",
    "high": "heat_high",
    "critical": "heat_critical",
}
"""A cell of the matrix: words on the colour of its level."""

SCORE_INK = {"low": "good", "medium": "plain", "high": "warning", "critical": "critical"}
"""Words of a level, on the background of everything else."""

_TREND_SIGN = {"up": "rising", "down": "falling", "same": "steady"}


def number_of(risk_id: int) -> str:
    """What people call the risk: `R-3`."""
    return f"R-{risk_id}"


def step_word(step: ScaleStep) -> str:
    """The word of a step of a scale: the workspace's own, else the usual one."""
    return step.own_word or str(step.word)


def step_anchor(step: ScaleStep) -> str:
    """What a step of a scale means."""
    return step.own_anchor or str(step.anchor)


def step_choice(step: ScaleStep) -> str:
    """A step as a form offers it: number, word, percent."""
    share = "" if step.percent is None else f" {step.percent}%"
    return f"{step.step} {step_word(step)}{share}"


def level_of(score: int, scales: RiskScales) -> str:
    """The level of a score on these scales."""
    found = level(score, Levels(*scales.levels))
    assert found is not None
    return found


def level_sign(level: str | None, glyph: Glyph) -> str:
    """The sign of a level, darker the worse; a blank where it is unknown."""
    return " " if level is None else glyph(f"level_{level}")


def score_words(score: int | None, glyph: Glyph) -> str:
    """A score; a dash where it is unknown."""
    return glyph("unknown") if score is None else str(score)


def trend_sign(risk: RiskRow, glyph: Glyph) -> tuple[str, str]:
    """Whether the score rose, fell or stayed since the review before, and how good that is."""
    if risk.trend is None:
        return " ", "dim"
    sign = glyph(_TREND_SIGN[risk.trend])
    if risk.trend == "same":
        return sign, "dim"
    worse = (risk.trend == "up") == (risk.polarity == "threat")
    return sign, "bad" if worse else "good"


def review_words(
    risk: RiskRow, today: date, glyph: Glyph, *, short: bool = False
) -> tuple[str, str]:
    """When the risk is looked at again, in few words, and their ink; `short` counts the days."""
    day = risk.next_review_on
    if risk.ended:
        return _(_ENDED[risk.status]) if risk.status in _ENDED else "", "dim"
    if day is None:
        return glyph("unknown"), "dim"
    ink = "bad" if day < today else "warning" if day == today else "plain"
    if not short or day == today:
        return due_words(day, today, short=True), ink
    if day < today:
        return _("late"), ink
    return _("%(days)d d") % {"days": (day - today).days}, ink


_ENDED = {"occurred": N_("issue"), "closed": N_("over")}
