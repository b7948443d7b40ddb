"""The words, signs and inks of the Review screen: what its parts and codes are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import N_, _
from salespm_tui.ui.present.clients import Glyph, Piece

PARTS = ("value", "deviations", "acceptance", "evaluation", "lessons", "slips")
"""The parts of the screen, in the order of the keys that walk through them."""
_NAMES = {
    "value": N_("Earned value"),
    "deviations": N_("Deviations"),
    "acceptance": N_("Acceptance"),
    "evaluation": N_("Evaluation"),
    "lessons": N_("Lessons"),
    "slips": N_("Slips"),
}
ACCEPTANCE_KINDS = {
    "internal": N_("internal acceptance"),
    "client": N_("client acceptance"),
    "final": N_("final acceptance"),
}
RESULTS = {
    "pending": N_("acceptance pending"),
    "passed": N_("acceptance passed"),
    "conditional": N_("passed with conditions"),
    "failed": N_("acceptance failed"),
}
RESULT_SIGN = {
    "pending": ("dot", "dim"),
    "passed": ("done", "good"),
    "conditional": ("warning", "warning"),
    "failed": ("bad", "bad"),
}
ITEM_RESULTS = {
    "pending": N_("not judged yet"),
    "pass": N_("met"),
    "partial": N_("met in part"),
    "fail": N_("not met"),
    "waived": N_("waived"),
}
ITEM_SIGN = {
    "pending": ("dot", "dim"),
    "pass": ("done", "good"),
    "partial": ("warning", "warning"),
    "fail": ("bad", "bad"),
    "waived": ("dropped", "dim"),
}
EFFECTS = {
    "worked": N_("it worked"),
    "partly": N_("it worked in part"),
    "failed": N_("it did not work"),
}
EFFECT_SIGN = {
    "worked": ("done", "good"),
    "partly": ("warning", "warning"),
    "failed": ("bad", "bad"),
}
EVALUATION_KINDS = {"stage": N_("stage assessment"), "final": N_("final evaluation")}
SUBJECTS = {
    "project": N_("the project"),
    "team": N_("the team"),
    "person": N_("a person"),
}
DIRECTIONS = {"higher": N_("higher is better"), "lower": N_("lower is better")}
LESSON_KINDS = {
    "success": N_("success"),
    "failure": N_("failure"),
    "improvement": N_("improvement"),
    "best_practice": N_("best practice"),
}
LESSON_SIGN = {
    "success": ("plus", "good"),
    "failure": ("bad", "bad"),
    "improvement": ("arrow", "accent"),
    "best_practice": ("done", "good"),
}
AREAS = {
    "needs": N_("needs analysis"),
    "goals": N_("setting goals"),
    "initiation": N_("initiation"),
    "planning": N_("planning"),
    "pipeline": N_("winning deals"),
    "execution": N_("execution"),
    "risk": N_("handling risks"),
    "communication": N_("communication"),
    "acceptance": N_("acceptance"),
    "evaluation": N_("evaluating"),
    "other": N_("other area"),
}
SLIP_REASONS = {
    "client": N_("the client"),
    "us": N_("us"),
    "third_party": N_("a third party"),
    "scope": N_("scope changed"),
    "estimate": N_("wrong estimate"),
    "resource": N_("too few people or means"),
    "dependency": N_("something before it was late"),
    "market": N_("the market"),
    "other": N_("other cause"),
    "blocked": N_("it was blocked"),
    "said": N_("as was said with the change"),
    "unsaid": N_("nobody said why"),
}


def part_name(part: str) -> str:
    """What a part is called."""
    return _(_NAMES[part])


def part_heads(counts: Mapping[str, int | None], shown: str, width: int) -> list[Piece]:
    """Name and count of every part; the one shown stands out. Counts give way where room is short."""
    named = [(part, part_name(part), counts.get(part)) for part in PARTS]
    texts = [name if count is None else f"{name} {count}" for _part, name, count in named]
    if sum(cell_width(text) + 2 for text in texts) > width:
        texts = [name for _part, name, _count in named]
    return [
        Piece(text, "cursor" if part == shown else "dim")
        for (part, _name, _count), text in zip(named, texts, strict=True)
    ]


def sign(signs: Mapping[str, tuple[str, str]], code: str | None, glyph: Glyph) -> Piece:
    """The sign of a code in its ink, two cells wide; blank for a code without one."""
    name, ink = signs.get(code or "", ("", "plain"))
    return Piece(f"{glyph(name)} " if name else "  ", ink, 2)


def first_line(text: str) -> str:
    """What a row has room for of a text of several lines."""
    return text.strip().split("\n")[0]


def joined(facts: Sequence[str], between: str) -> str:
    """The facts that are known, one behind the other."""
    return between.join(fact for fact in facts if fact)
