"""The team as text for people: the load by week, what is late, and where the money goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salespm_tui.cli.table import Column, table
from salespm_tui.contract.budget import Budget, CurrencySpending
from salespm_tui.contract.team import Load, ProcurementRow, ResourceRow, Team, percent_of
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.money import format_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.team_words import CATEGORIES, KINDS, hours_words

_WIDE = 110
_NARROW_WEEKS = 6
_OVER = "!"
_UNKNOWN = ("—", "-")
_NONE = ("·", ".")


def team_lines(snapshot: Team, budget: Budget, width: int | None, *, plain: bool) -> list[str]:
    """Resources with their load by week in percent; below it what it comes to, purchases, money."""
    if not snapshot.rows:
        lines = [_("Nobody is in the team yet.")]
    else:
        wide = width is None or width >= _WIDE
        weeks = len(snapshot.weeks) if wide else min(_NARROW_WEEKS, len(snapshot.weeks))
        rows = [_cells(row, snapshot, weeks, wide=wide, plain=plain) for row in snapshot.rows]
        rows += _ghost(snapshot, weeks, wide=wide, plain=plain)
        lines = table(_columns(snapshot, weeks, wide=wide), rows, width, ascii=plain)
        lines += ["", *_told(snapshot)]
    late = [_late(row, snapshot.today) for row in snapshot.procurement if _is_late(row)]
    for some in (late, *(_money(sums, width, plain=plain) for sums in budget.sums)):
        lines += ["", *some] if some else []
    return lines


def _columns(snapshot: Team, weeks: int, *, wide: bool) -> tuple[Column, ...]:
    mondays = snapshot.weeks[:weeks]
    return (
        Column(_("Id"), right=True),
        Column(_("Name"), give=True),
        *((Column(_("Kind")), Column(_("Skills"), give=True)) if wide else ()),
        *(Column(f"{monday.month}/{monday.day}", right=True) for monday in mondays),
    )


def _cells(
    row: ResourceRow, snapshot: Team, weeks: int, *, wide: bool, plain: bool
) -> tuple[str, ...]:
    skills = ", ".join(f"{one.skill} {one.level}" for one in row.skills)
    return (
        str(row.id),
        row.name,
        *((word(KINDS, row.kind), skills) if wide else ()),
        *(_week(row.load, at, plain=plain) for at in range(weeks)),
    )


def _week(load: Load | None, at: int, *, plain: bool) -> str:
    """The percent of a week; an exclamation mark where one of its days is too full."""
    if load is None:
        return ""
    return _percent(
        load.week_percents[at],
        over=bool(load.week_over_days[at]),
        plain=plain,
    )


def _percent(percent: int | None, *, over: bool, plain: bool) -> str:
    if percent is None:
        return _UNKNOWN[plain] + (_OVER if over else " ")
    mark = _OVER if over else " "
    return f"{percent if percent or over else _NONE[plain]}{mark}"


def _ghost(snapshot: Team, weeks: int, *, wide: bool, plain: bool) -> Iterator[tuple[str, ...]]:
    """What open deals may bring, as a share of what everybody has."""
    ghost, held = snapshot.ghost, snapshot.total.week_capacity_min
    if not any(ghost.week_min):
        return
    yield (
        "",
        _("Open deals, weighted"),
        *(("", "") if wide else ()),
        *(
            _percent(percent_of(ghost.week_min[at], held[at], False), over=False, plain=plain)
            for at in range(weeks)
        ),
    )


def _told(snapshot: Team) -> Iterator[str]:
    totals = snapshot.totals
    yield _("Percent of capacity by week; an exclamation mark: a day of it holds too much.")
    yield _("Assigned %(assigned)s of %(capacity)s; %(free)s are free.") % {
        "assigned": hours_words(totals.assigned_min),
        "capacity": hours_words(totals.capacity_min),
        "free": hours_words(totals.free_min),
    }
    if totals.over_resources:
        yield ngettext(
            "%(number)d resource is overloaded (days in all: %(days)d).",
            "%(number)d resources are overloaded (days in all: %(days)d).",
            totals.over_resources,
        ) % {"number": totals.over_resources, "days": totals.over_days}
    if totals.unassigned:
        yield ngettext(
            "%(number)d open task has nobody.",
            "%(number)d open tasks have nobody.",
            totals.unassigned,
        ) % {"number": totals.unassigned}
    if snapshot.ghost.unknown:
        yield ngettext(
            "%(number)d open deal is left out: nobody knows its probability, its close date, or what"
            " work it brings.",
            "%(number)d open deals are left out: nobody knows their probability, their close date, or"
            " what work they bring.",
            snapshot.ghost.unknown,
        ) % {"number": snapshot.ghost.unknown}
    for code in snapshot.unscheduled:
        yield _("The plan of %(project)s goes in a circle and is not counted.") % {"project": code}


def _is_late(row: ProcurementRow) -> bool:
    return bool(row.state != "delivered" and (row.late_days or row.too_late_days))


def _late(row: ProcurementRow, today: date) -> str:
    values = {
        "name": row.name,
        "day": "" if row.needed_by is None else format_date(row.needed_by, today, short=True),
    }
    if row.late_days:
        return _("%(name)s was needed by %(day)s and has not come.") % values
    return _("%(name)s comes after the work that needs it begins.") % values


def _money(sums: CurrencySpending, width: int | None, *, plain: bool) -> list[str]:
    """The budget of one currency by category."""
    if not sums.categories:
        return []
    columns = (
        Column(_("Budget"), give=True),
        *(
            Column(heading, right=True)
            for heading in (_("Planned budget"), _("Revised"), _("Spent"), _("Left over"))
        ),
    )
    rows = [
        (
            word(CATEGORIES, one.category),
            *(
                format_money(minor, sums.currency)
                for minor in (
                    one.planned_minor,
                    one.revised_minor,
                    one.spent_minor,
                    one.left_minor,
                )
            ),
        )
        for one in sums.categories
    ]
    return table(columns, rows, width, ascii=plain)
