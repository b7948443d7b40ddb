"""The words for the codes of budgets, wherever they are shown."""

from __future__ import annotations

from salespm_tui.core.i18n import N_, _

CATEGORIES = {
    "marketing": N_("marketing"),
    "payroll": N_("staff pay"),
    "channel": N_("channel building"),
    "tools": N_("tools and systems"),
    "travel": N_("travel"),
    "client": N_("client hospitality"),
    "training": N_("training"),
    "contingency": N_("contingency reserve"),
    "management_reserve": N_("management reserve"),
    "other": N_("other spending"),
}
COST_STATUSES = {"spent": N_("spent"), "committed": N_("committed")}


def name_of_line(name: str, category: str) -> str:
    """What a budget line is called: its name, else its category."""
    return name or _(CATEGORIES[category])
