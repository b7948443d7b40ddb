"""Several items of the agenda in one line: 5 finished; 2 slipped, by up to 3 d; 12 stale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from salespm_tui.contract.standup import AgendaItem
from salespm_tui.core.i18n import ngettext
from salespm_tui.domain.checks import told_together

TOLD_TOGETHER: Mapping[str, int] = {"changed": 2, "checks": 2, "goals": 4, "deals": 3}
"""From how many items on a group of that section is told in one line."""

NUMBERS = ("goals", "deals")
"""The sections whose items may be very many; the text of an agenda folds them too."""


def grouped(items: Iterable[AgendaItem]) -> dict[str, list[AgendaItem]]:
    """The items by their groups, in the order in which they stand."""
    groups: dict[str, list[AgendaItem]] = {}
    for item in items:
        groups.setdefault(item.group, []).append(item)
    return groups


def told_in_one(section: str, items: list[AgendaItem]) -> bool:
    """Whether that group is told in one line."""
    least = TOLD_TOGETHER.get(section)
    return least is not None and len(items) >= least


def group_words(section: str, items: tuple[AgendaItem, ...]) -> str:
    """What the line says that stands for these items of one group."""
    number, group = len(items), items[0].group
    if section == "checks":
        return str(told_together(group, number))
    values = {"number": number, "days": max(item.days or 0 for item in items)}
    text = _of_numbers(group, number) if section in NUMBERS else _of_changed(group, number)
    return text % values


def _of_changed(group: str, number: int) -> str:
    if group == "finished":
        return ngettext("%(number)d finished", "%(number)d finished", number)
    if group == "slipped":
        return ngettext(
            "%(number)d slipped, by %(days)d d", "%(number)d slipped, by up to %(days)d d", number
        )
    if group == "won":
        return ngettext("%(number)d deal won", "%(number)d deals won", number)
    if group == "lost":
        return ngettext("%(number)d deal lost", "%(number)d deals lost", number)
    if group == "moved":
        return ngettext(
            "%(number)d deal at another stage", "%(number)d deals at another stage", number
        )
    return ngettext("%(number)d new", "%(number)d new", number)


def _of_numbers(group: str, number: int) -> str:
    if group == "behind":
        return ngettext("%(number)d goal far behind", "%(number)d goals far behind", number)
    if group == "at_risk":
        return ngettext("%(number)d goal at risk", "%(number)d goals at risk", number)
    if group == "closing":
        return ngettext("%(number)d closes this week", "%(number)d close this week", number)
    if group == "passed":
        return ngettext(
            "%(number)d past its close date, by %(days)d d",
            "%(number)d past their close dates, by up to %(days)d d",
            number,
        )
    if group == "no_next_step":
        return ngettext(
            "%(number)d without a dated next step", "%(number)d without a dated next step", number
        )
    if group == "stale":
        return ngettext(
            "%(number)d stale, for %(days)d d", "%(number)d stale, for up to %(days)d d", number
        )
    return ngettext(
        "%(number)d pushed three times or more", "%(number)d pushed three times or more", number
    )
