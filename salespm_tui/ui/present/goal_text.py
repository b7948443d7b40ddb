"""The words around the goals: header, status line, the empty screen, and the whole as plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from salespm_tui.contract.goals import GoalDetail, GoalOutlook, GoalRow, Goals
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.money import minor_digits, short_number
from salespm_tui.domain.figures import Figure, Number, half_up
from salespm_tui.ui.present.client_log import plain_text
from salespm_tui.ui.present.clients import Glyph
from salespm_tui.ui.present.goal_detail import goal_lines
from salespm_tui.ui.present.goal_tree import TreeLook, row_cells
from salespm_tui.ui.present.goal_words import BAND, UNKNOWN

_COPIED_WIDTH = 100
_WIDE = 100


def goals_note(goals: Goals | None, width: int) -> str:
    """The forecast against the goal that runs today: `forecast 8.4m of 10m CNY · gap 1.6m`."""
    outlook = None if goals is None else goals.outlook
    if outlook is None:
        return ""
    words = _("weighted forecast %(forecast)s of %(target)s %(currency)s")
    if width < _WIDE:
        words = _("forecast %(forecast)s of %(target)s %(currency)s")
    note = words % {
        "forecast": _amount(outlook, outlook.forecast),
        "target": _short(outlook.target, outlook.currency),
        "currency": outlook.currency,
    }
    if outlook.gap.value is not None and outlook.gap.value > 0:
        gap = _("gap %(gap)s") % {"gap": _amount(outlook, outlook.gap)}
        return f"{note} · {gap}"
    return note


def goals_status(goals: Goals | None, shown: int, filter_text: str) -> str:
    """How many goals there are, and how many in which band; or what the filter shows."""
    if goals is None:
        return ""
    if filter_text:
        return _("%(shown)d of %(all)d goals · filter “%(text)s”, esc clears it") % {
            "shown": shown,
            "all": len(goals.goals),
            "text": filter_text,
        }
    number = len(goals.goals)
    if not number:
        return ""
    parts = [ngettext("%(number)d goal", "%(number)d goals", number) % {"number": number}]
    counts = Counter(goal.band for goal in goals.goals)
    parts += [f"{counts[band]} {_(word)}" for band, word in BAND.items() if counts[band]]
    return " · ".join(parts)


def empty_words(filter_text: str) -> str:
    """What to say where no goal is shown."""
    if filter_text:
        return _("No goal matches “%(text)s”; esc shows all.") % {"text": filter_text}
    return _(
        "No goals yet. Press n to add the first one: what is to be reached, by when. "
        "D cuts it into quarters, months, owners or projects."
    )


def goals_text(
    goals: Goals | None,
    shown: Sequence[GoalRow],
    detail: GoalDetail | None,
    glyph: Glyph,
    *,
    plain: bool,
) -> str:
    """The screen as plain text: outlook, one line a goal, and the goal at the cursor whole."""
    if goals is None:
        return ""
    lines = []
    if goals.outlook is not None:
        lines += [goals_note(goals, _WIDE), str(goals.outlook.text), ""]
    look = TreeLook(glyph, plain, goals.today, frozenset())
    for goal in shown:
        lines.append("".join(text for text, _ink in row_cells(goal, _COPIED_WIDTH, look)).rstrip())
    if detail is not None:
        told = goal_lines(detail, _COPIED_WIDTH, glyph)
        lines += ["", *(plain_text(line.pieces, _COPIED_WIDTH) for line in told)]
    return "\n".join(lines)


def _amount(outlook: GoalOutlook, figure: Figure) -> str:
    return UNKNOWN if figure.value is None else _short(figure.value, outlook.currency)


def _short(value: Number, currency: str) -> str:
    return short_number(Decimal(half_up(value)).scaleb(-minor_digits(currency)))
