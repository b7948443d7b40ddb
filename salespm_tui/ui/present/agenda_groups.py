"""Several items of the agenda in one line: 5 finished; 2 slipped, by up to 3 d; 12 stale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from salespm_tui.contract.standup import AgendaItem
from salespm_tui.core.i18n import ngettext
from salespm_tui.domain.checks import told_together

TOLD_TOGETHER: Mapping[str, int] = {
    "changed": 2,
    "checks": 2,
    "goals": 4,
    "risks": 4,
    "clients": 4,
    "deals": 3,
    "load": 4,
}
"""From how many items on a group of that section is told in one line."""

NUMBERS = ("goals", "risks", "clients", "deals", "load")
"""The sections whose items may be very many; the text of an agenda folds them too."""

_NEVER_TOLD = ("clients", "")
"""The section and the group whose items each stand alone: next steps and silent clients."""


def grouped(items: Iterable[AgendaItem]) -> dict[str, list[AgendaItem]]:
    """The items by their groups, in the order in which they stand."""
    groups: dict[str, list[AgendaItem]] = {}
    for item in items:
        groups.setdefault(item.group, []).append(item)
    return groups


def told_in_one(section: str, items: list[AgendaItem]) -> bool:
    """Whether that group is told in one line."""
    least = TOLD_TOGETHER.get(section)
    if least is None or (section, items[0].group) == _NEVER_TOLD:
        return False
    return len(items) >= least


def group_words(section: str, items: tuple[AgendaItem, ...]) -> str:
    """What the line says that stands for these items of one group."""
    number, group = len(items), items[0].group
    if section == "checks":
        return str(told_together(group, number))
    values = {"number": number, "days": max(item.days or 0 for item in items)}
    return _WORDS[section](group, number) % values


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
    return _of_settled(group, number)


def _of_settled(group: str, number: int) -> str:
    if group == "occurred":
        return ngettext("%(number)d risk occurred", "%(number)d risks occurred", number)
    if group == "scored":
        return ngettext("%(number)d risk scored anew", "%(number)d risks scored anew", number)
    if group == "closed":
        return ngettext("%(number)d risk closed", "%(number)d risks closed", number)
    return _of_promises(group, number)


def _of_promises(group: str, number: int) -> str:
    if group == "kept":
        return ngettext("%(number)d promise kept", "%(number)d promises kept", number)
    if group == "broken":
        return ngettext("%(number)d promise broken", "%(number)d promises broken", number)
    if group == "renegotiated":
        return ngettext(
            "%(number)d promise renegotiated", "%(number)d promises renegotiated", number
        )
    if group in ("approved", "implemented", "rejected", "withdrawn"):
        return ngettext("%(number)d change decided", "%(number)d changes decided", number)
    if group == "resolved":
        return ngettext("%(number)d resolved", "%(number)d resolved", number)
    return ngettext("%(number)d new", "%(number)d new", number)


def _of_risks(group: str, number: int) -> str:
    if group == "triggered":
        return ngettext("%(number)d risk triggered", "%(number)d risks triggered", number)
    if group == "critical":
        return ngettext("%(number)d critical risk", "%(number)d critical risks", number)
    if group == "measure":
        return ngettext(
            "%(number)d measure due, by %(days)d d late",
            "%(number)d measures due, by up to %(days)d d late",
            number,
        )
    if group == "issue":
        return ngettext("%(number)d issue due", "%(number)d issues due", number)
    if group == "effect":
        return ngettext(
            "%(number)d measure done: did it work?",
            "%(number)d measures done: did they work?",
            number,
        )
    return ngettext(
        "%(number)d risk to review, %(days)d d late",
        "%(number)d risks to review, up to %(days)d d late",
        number,
    )


def _of_clients(group: str, number: int) -> str:
    if group == "contact":
        return ngettext("%(number)d contact planned", "%(number)d contacts planned", number)
    if group == "expectation":
        return ngettext("%(number)d promise due", "%(number)d promises due", number)
    if group == "change":
        return ngettext("%(number)d change to decide", "%(number)d changes to decide", number)
    return ngettext("%(number)d open complaint", "%(number)d open complaints", number)


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


def _of_load(group: str, number: int) -> str:
    if group == "overload":
        return ngettext("%(number)d person overloaded", "%(number)d people overloaded", number)
    return ngettext("%(number)d budget line overspent", "%(number)d budget lines overspent", number)


_WORDS: Mapping[str, Callable[[str, int], str]] = {
    "changed": _of_changed,
    "goals": _of_numbers,
    "risks": _of_risks,
    "clients": _of_clients,
    "deals": _of_numbers,
    "load": _of_load,
}
"""What a line says that stands for several items of a group, by the section."""
