"""`D`: cut a goal into parts that add up to it exactly, seen before it is done."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from salespm_tui.contract.goals import GoalRow, SplitGoal, SplitPart, SplitQuery, SplitShare
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _, ngettext
from salespm_tui.core.similar import fold
from salespm_tui.ui.present.goal_words import value_words

if TYPE_CHECKING:
    from salespm_tui.contract.projects import ProjectRow
    from salespm_tui.ui.pane import Pane

_WAYS = {
    "quarter": N_("by quarter"),
    "month": N_("by month"),
    "owner": N_("by owner"),
    "project": N_("by project"),
}
_WEIGHTS = {
    "curve": N_("as its phasing has it due"),
    "working_days": N_("by working days"),
    "equal": N_("in equal parts"),
}
_MOST_SHOWN = 14
_BETWEEN = re.compile(r"[,，、;；]")
_WEIGHED = re.compile(r"(?P<name>.*?)(?:[ :：]+(?P<weight>[0-9]{1,6}))?")


async def split(pane: Pane, goal: GoalRow, projects: Sequence[ProjectRow]) -> None:
    """Ask how, show the parts with their sum, and make them after a yes."""
    command = await _asked(pane, goal, projects)
    if command is None:
        return
    shares = await pane.ask(SplitQuery(command))
    if await pane.salespm.confirm(_title(goal, shares), shares_text(goal, shares)):
        outcome = await pane.done(command)
        words = _("%(done)s. u takes it back.") % {"done": str(outcome.label)}
        pane.toast(words)


def shares_text(goal: GoalRow, shares: Sequence[SplitShare]) -> str:
    """The parts with their targets, and what they add up to."""
    lines = [
        _("%(name)s: %(value)s")
        % {
            "name": share.name.removeprefix(f"{goal.name} · "),
            "value": value_words(goal, share.target),
        }
        for share in shares[:_MOST_SHOWN]
    ]
    more = len(shares) - _MOST_SHOWN
    if more > 0:
        lines.append(ngettext("… %(number)d more", "… %(number)d more", more) % {"number": more})
    total = sum(share.target for share in shares)
    said = _("Together %(sum)s, exactly what is to be reached.")
    return "\n".join([*lines, said % {"sum": value_words(goal, total)}])


def read_owners(text: str) -> tuple[SplitPart, ...]:
    """`李伟 2, 王芳 1`: owners with their weights, 1 where none is said."""
    return _read(text, lambda name, weight: SplitPart(owner=name, weight=weight))


def project_reader(projects: Sequence[ProjectRow]) -> Callable[[str], tuple[SplitPart, ...]]:
    """Reads `HWA 2, ACM 1`: codes or names of projects with their weights."""
    known = {fold(key): one.id for one in projects for key in (one.name, one.code)}

    def part(name: str, weight: int) -> SplitPart:
        if fold(name) not in known:
            raise UserError(
                _("There is no project “%(name)s”.") % {"name": name[:20]},
                _("Type codes, such as: %(codes)s.")
                % {"codes": ", ".join(one.code for one in projects[:3])},
            )
        return SplitPart(project_id=known[fold(name)], weight=weight)

    return lambda text: _read(text, part)


async def _asked(pane: Pane, goal: GoalRow, projects: Sequence[ProjectRow]) -> SplitGoal | None:
    """The way to cut it, and with which shares; None when it was left by esc."""
    title = _("Cut %(name)s into parts …") % {"name": goal.name}
    by = await pane.choose(title, [(code, _(word)) for code, word in _WAYS.items()])
    if by is None:
        return None
    if by in ("quarter", "month"):
        weights = [(code, _(word)) for code, word in _WEIGHTS.items()]
        weigh = await pane.choose(_("How large is each part?"), weights)
        return None if weigh is None else SplitGoal(goal.id, by, weigh)
    if by == "owner":
        title, read = _("Owners with their weights, such as: 李伟 2, Ann 1"), read_owners
    else:
        title, read = _("Projects with their weights: codes, such as HWA 2"), None
    parts = await pane.prompt(title, read=read or project_reader(projects))
    return None if parts is None else SplitGoal(goal.id, by, parts=parts)


def _title(goal: GoalRow, shares: Sequence[SplitShare]) -> str:
    number = len(shares)
    words = ngettext(
        "Cut %(name)s into %(number)d part?", "Cut %(name)s into %(number)d parts?", number
    )
    return words % {"name": goal.name, "number": number}


def _read(text: str, part: Callable[[str, int], SplitPart]) -> tuple[SplitPart, ...]:
    parts = []
    for piece in filter(str.strip, _BETWEEN.split(text)):
        match = _WEIGHED.fullmatch(piece.strip())
        assert match is not None
        if not match["name"].strip():
            raise UserError(
                _("“%(text)s” names nobody.") % {"text": piece.strip()[:20]},
                _("Type a name, and its weight behind it."),
            )
        parts.append(part(match["name"].strip(), int(match["weight"] or 1)))
    if len(parts) < 2:
        raise UserError(_("That is one part alone."), _("Name at least two, with commas between."))
    return tuple(parts)
