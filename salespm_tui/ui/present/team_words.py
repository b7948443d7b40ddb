"""The words and signs of the Team screen: kinds, categories, shares, hours, and how full a load is."""

from __future__ import annotations

from fractions import Fraction

from salespm_tui.core.i18n import N_, _
from salespm_tui.domain.figures import write_number
from salespm_tui.ui.present.clients import Glyph

KINDS = {
    "person": N_("person"),
    "material": N_("material"),
    "tool": N_("tool"),
    "channel": N_("channel"),
    "budget": N_("money"),
}
GROUPS = {
    "person": N_("People"),
    "material": N_("Materials"),
    "tool": N_("Tools"),
    "channel": N_("Channels"),
    "budget": N_("Funds"),
}
CATEGORIES = {
    "marketing": N_("marketing"),
    "payroll": N_("payroll"),
    "channel": N_("channels"),
    "tools": N_("tools and systems"),
    "travel": N_("travel"),
    "client": N_("client hospitality"),
    "training": N_("training"),
    "contingency": N_("contingency reserve"),
    "management_reserve": N_("management reserve"),
    "other": N_("other costs"),
}
COST_STATUSES = {"spent": N_("spent"), "committed": N_("committed")}
PURCHASES = {
    "to_order": N_("to order"),
    "ordered": N_("ordered"),
    "delivered": N_("delivered"),
}
VIEWS = {"load": N_("People & load"), "money": N_("Budget & money")}
ZOOMS = {"day": N_("by day"), "week": N_("by week")}

FULL = 100
_STEPS = ((0, "0"), (33, "1"), (66, "2"), (99, "3"), (FULL, "4"))
_INKS = {
    "0": "dim",
    "1": "heat_low",
    "2": "heat_medium",
    "3": "heat_high",
    "4": "heat_high",
    "over": "heat_critical",
}


def load_step(percent: int | None, *, over: bool = False) -> str:
    """How full: 0 for nothing, 1 to 4 up to the whole of what there is, `over` for more than that."""
    if percent is None or over or percent > FULL:
        return "over"
    return next(step for most, step in _STEPS if percent <= most)


def load_ink(step: str) -> str:
    """The ink of a step; its glyph tells the same without colour."""
    return _INKS[step]


def share_ink(percent: int | None, *, over: bool = False) -> str:
    """The ink of a share that is written as a number."""
    step = load_step(percent, over=over)
    return "bad" if step == "over" else "dim" if step == "0" else "plain"


def share_words(percent: int | None, glyph: Glyph) -> str:
    """A share in percent: `85%`; work where there is no time for it is `!`."""
    return glyph("load_over") if percent is None else f"{percent}%"


def hours_words(minutes: int) -> str:
    """Working minutes in hours: `7.5 h`."""
    return _("%(hours)s h") % {"hours": write_number(Fraction(minutes, 60), 1)}
