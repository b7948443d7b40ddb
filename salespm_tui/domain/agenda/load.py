"""Who has too much to do, where the money is gone, and which acceptances are near."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.agenda.entry import MEANS_KEYS, Entry
from salespm_tui.domain.agenda.facts import Facts
from salespm_tui.domain.agenda.means import HandoverFact, OverloadFact, OverspentFact

LOAD_GROUPS = ("overload", "overspent")

HANDOVER_DAYS = 7
"""Acceptances are announced this many days ahead."""

_SATURDAY, _SUNDAY = 5, 6


def rest_of_week(today: date) -> tuple[date, date]:
    """The days whose load can still be mended: from today to Sunday; at a weekend, the next week."""
    weekday = today.weekday()
    first = today + timedelta(days=7 - weekday) if weekday >= _SATURDAY else today
    return first, first + timedelta(days=_SUNDAY - first.weekday())


def load_in_need(facts: Facts) -> Iterator[Entry]:
    """The people with too much to do this week, and the budget lines that are overspent."""
    for one in facts.overloads:
        yield Entry(one, _why_over(one), "warning", one.first_on, None, "overload", MEANS_KEYS)
    for line in facts.overspent:
        yield Entry(line, _why_overspent(line), "bad", None, None, "overspent", MEANS_KEYS)


def _why_over(one: OverloadFact) -> Label:
    hours = _hours(one.over_min)
    if one.days == 1:
        return label(N_("%(hours)s h too much on %(day)s"), hours=hours, day=one.first_on)
    return counted(
        "%(hours)s h too much on %(number)d day, %(first)s to %(last)s",
        "%(hours)s h too much on %(number)d days, %(first)s to %(last)s",
        one.days,
        hours=hours,
        first=one.first_on,
        last=one.last_on,
    )


def _hours(minutes: int) -> str:
    """Minutes as hours, to a tenth; what is over is never told as nothing."""
    tenths = max(1, (minutes + 3) // 6)
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"


def _why_overspent(line: OverspentFact) -> Label:
    if line.percent is None:
        return label(N_("%(over)s spent, nothing was planned"), over=line.over)
    return label(
        N_("overspent by %(over)s, %(percent)d %% used"), over=line.over, percent=line.percent
    )


def handovers_due(facts: Facts) -> Iterator[Entry]:
    """The acceptances of the next days, and those whose day is over and that nobody held."""
    last = facts.today + timedelta(days=HANDOVER_DAYS)
    for one in facts.handovers:
        if one.planned_on <= last:
            days = (facts.today - one.planned_on).days
            mark = "bad" if days > 0 else "milestone"
            yield Entry(one, _why_handover(one, days), mark, one.planned_on, days, keys=MEANS_KEYS)


def _why_handover(one: HandoverFact, late: int) -> Label:
    if late > 0:
        return label(N_("acceptance was planned for %(due)s, not held"), due=one.planned_on)
    if one.pending:
        return counted(
            "acceptance on %(due)s, %(number)d point to judge",
            "acceptance on %(due)s, %(number)d points to judge",
            one.pending,
            due=one.planned_on,
        )
    return label(N_("acceptance on %(due)s"), due=one.planned_on)
