"""What a goal's actual value is made of: rows that feed it by themselves, and values by hand.

What a goal may be fed with: `amount`, won deals by amount, on their actual close date; `orders`, won
deals, each one; `new_customers`, clients on the day of their first won deal; `customers`, the same,
counted from the beginning of time; `win_rate`, closed deals, each 100 or 0 percent, averaged;
`cash`, the payments. Everything else is stated by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.figures import Figure, Number, Period, known, undefined
from salespm_tui.domain.pipeline import Deal, Ladder, one_currency

DEAL_FEEDS = frozenset({"amount", "orders", "new_customers", "customers", "win_rate"})
"""What `fed_by_deals` takes; `cash` is fed by payments."""

_BY_METRIC = {
    ("won_deals", "revenue"): "amount",
    ("won_deals", "orders_signed"): "amount",
    ("won_deals", "win_rate"): "win_rate",
    ("won_deals", "new_customers"): "new_customers",
    ("won_deals", "customers"): "customers",
    ("clients", "new_customers"): "new_customers",
    ("clients", "customers"): "customers",
    ("cash", "cash_collected"): "cash",
    ("cash", "revenue"): "cash",
}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One record that feeds a goal: `kind` as in the JSON, what it adds, and when."""

    kind: str
    id: int
    name: str
    on: date
    value: Number


@dataclass(frozen=True, slots=True)
class Fed:
    """The rows in the order of their days. `unknown` counts records that belong here but lack what
    they would add (an amount, a client), `undated` those without an actual close date. `is_kept` is
    whether such records are kept at all: then none in the period is a real 0, not an unknown."""

    rows: tuple[SourceRow, ...] = ()
    unknown: int = 0
    undated: int = 0
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A value given by hand for a day: the state on its evening, or an addition (`ActualRule`)."""

    id: int
    as_of: date
    value: Number
    note: str = ""


@dataclass(frozen=True, slots=True)
class ActualRule:
    """How a goal's rows and stated values become one value.

    `manual` is `override` (a stated value is the state of its evening, whatever the rows say; rows
    of later days add to it) or `add` (it is one more addition). `start` is the value before the
    first row: the baseline of a cumulative goal.
    """

    aggregation: str = "cumulative"
    manual: str = "override"
    start: Number = 0


@dataclass(frozen=True, slots=True)
class ActualValue:
    """The value on a day, where it comes from (`manual`, `rows`, `both` or `none`), in words, with
    what counted: `rows` and `stated`; `points` are the values after each day that changed it."""

    value: Figure
    source: str
    text: Label
    rows: tuple[SourceRow, ...]
    stated: tuple[StatedValue, ...]
    points: tuple[tuple[date, Fraction], ...]
    unknown: int = 0
    undated: int = 0


def feeds(
    deal: Deal, project_id: int | None, currency: str | None, goal_ids: frozenset[int]
) -> bool:
    """Whether a deal belongs to a goal: of its project and currency (None: of any), and tied to no
    goal, or to one of `goal_ids` (the goal itself and all below it)."""
    if project_id is not None and deal.project_id != project_id:
        return False
    if currency is not None and deal.currency != currency:
        return False
    return deal.goal_id is None or deal.goal_id in goal_ids


def feed_of(source: str, metric: str, *, is_money: bool) -> str | None:
    """What a goal is fed with that names `source` (won_deals, cash, clients, manual) as its feed;
    None where that says nothing about its metric. A custom metric takes amounts where it is money,
    else the number of won deals or of clients won."""
    if metric == "custom":
        custom = {"won_deals": "amount" if is_money else "orders"}
        custom |= {"cash": "cash"} if is_money else {"clients": "new_customers"}
        return custom.get(source)
    return _BY_METRIC.get((source, metric))


def fed_by_deals(
    feed: str, deals: Sequence[Deal], ladder: Ladder, period: Period, per_unit: int = 1
) -> Fed:
    """The rows that deals give to one of `DEAL_FEEDS` in the period; ValueError for another.

    For customers and new customers `deals` holds the deals of all times: only a client's first won
    one makes a customer. Amounts are of one currency (ValueError), in minor units; all that is
    counted is given in parts of which `per_unit` make one (100 where goals keep hundredths).
    """
    if feed == "amount":
        one_currency(deals)
        return _won(deals, ladder, period, None)
    if feed == "orders":
        return _won(deals, ladder, period, per_unit)
    if feed == "win_rate":
        return _closed(deals, ladder, period, per_unit)
    if feed == "new_customers":
        return _customers(deals, ladder, period, per_unit)
    if feed == "customers":
        return _customers(deals, ladder, Period(date.min, period.last), per_unit)
    raise ValueError(feed)


def fed_by_payments(payments: Iterable[SourceRow], period: Period) -> Fed:
    """The payments of the period, in the order of their days."""
    kept = list(payments)
    return Fed(_ordered(one for one in kept if one.on in period), is_kept=bool(kept))


def actual_value(
    fed: Fed, stated: Iterable[StatedValue], rule: ActualRule, period: Period, today: date
) -> ActualValue:
    """The goal's value at the end of `today` (of its last day, once that is over).

    Cumulative and level: the rows add up from `start`, stated values as `rule.manual` says; a level
    stated before the period still holds in it. Average: the mean of the values stated in the
    period; where there is none, of the rows.
    """
    until = min(today, period.last)
    since = date.min if rule.aggregation == "level" else period.first
    said = sorted(
        (one for one in stated if since <= one.as_of <= until),
        key=lambda one: (one.as_of, one.id),
    )
    rows = [one for one in fed.rows if one.on <= until]
    if rule.aggregation == "average":
        return _averaged(said, rows, fed)
    return _added(said, rows, rule, fed)


@dataclass(slots=True)
class _Running:
    """A value on its way through the days."""

    value: Number
    points: dict[date, Number] = field(default_factory=dict)

    def becomes(self, value: Number, day: date) -> None:
        self.value = value
        self.points[day] = value


def _added(
    said: list[StatedValue], rows: list[SourceRow], rule: ActualRule, fed: Fed
) -> ActualValue:
    """Rows of a day before what is stated for its evening."""
    running = _Running(rule.start)
    counted_rows: list[SourceRow] = []
    counted_said: list[StatedValue] = []
    events: list[SourceRow | StatedValue] = [*rows, *said]
    events.sort(key=_when)
    for one in events:
        if isinstance(one, SourceRow):
            counted_rows.append(one)
            running.becomes(running.value + one.value, one.on)
        elif rule.manual == "add":
            counted_said.append(one)
            running.becomes(running.value + one.value, one.as_of)
        else:
            counted_rows, counted_said = [], [one]
            running.becomes(one.value, one.as_of)
    return _result(running, counted_rows, counted_said, fed, is_nought=fed.is_kept)


def _averaged(said: list[StatedValue], rows: list[SourceRow], fed: Fed) -> ActualValue:
    events: list[tuple[date, Number]] = [(one.as_of, one.value) for one in said]
    if said:
        rows = []
    else:
        events = [(one.on, one.value) for one in rows]
    total, running = Fraction(0), _Running(Fraction(0))
    for number, (day, value) in enumerate(events, 1):
        total += value
        running.becomes(total / number, day)
    return _result(running, rows, said, fed, is_nought=False)


def _result(
    running: _Running,
    rows: list[SourceRow],
    said: list[StatedValue],
    fed: Fed,
    *,
    is_nought: bool,
) -> ActualValue:
    source, text = _source(rows, said, is_nought=is_nought)
    return ActualValue(
        value=undefined("no_actual") if source == "none" else known(running.value),
        source=source,
        text=text,
        rows=tuple(rows),
        stated=tuple(said),
        points=tuple((day, Fraction(value)) for day, value in running.points.items()),
        unknown=fed.unknown,
        undated=fed.undated,
    )


def _source(
    rows: Sequence[SourceRow], said: Sequence[StatedValue], *, is_nought: bool
) -> tuple[str, Label]:
    if rows and said:
        text = counted(
            "stated by hand on %(day)s, with %(number)d record beside it",
            "stated by hand on %(day)s, with %(number)d records beside it",
            len(rows),
            day=said[-1].as_of,
        )
        return "both", text
    if said:
        return "manual", label(N_("stated by hand on %(day)s"), day=said[-1].as_of)
    if rows or is_nought:
        return "rows", counted("from %(number)d record", "from %(number)d records", len(rows))
    return "none", label(N_("nothing is recorded yet"))


def _when(one: SourceRow | StatedValue) -> tuple[date, bool, int]:
    if isinstance(one, SourceRow):
        return one.on, False, one.id
    return one.as_of, True, one.id


def _ordered(rows: Iterable[SourceRow]) -> tuple[SourceRow, ...]:
    return tuple(sorted(rows, key=lambda one: (one.on, one.id)))


def _won(deals: Sequence[Deal], ladder: Ladder, period: Period, each: int | None) -> Fed:
    """Won deals of the period; each counts `each`, or where that is None its amount."""
    rows, unknown, undated = [], 0, 0
    for deal in deals:
        if ladder.kind(deal) != "won":
            continue
        if deal.closed_on is None:
            undated += 1
        elif deal.closed_on in period:
            value = deal.amount_minor if each is None else each
            if value is None:
                unknown += 1
            else:
                rows.append(SourceRow("opportunity", deal.id, deal.name, deal.closed_on, value))
    return Fed(_ordered(rows), unknown, undated, bool(deals))


def _closed(deals: Sequence[Deal], ladder: Ladder, period: Period, per_unit: int) -> Fed:
    rows, undated = [], 0
    for deal in deals:
        kind = ladder.kind(deal)
        if kind == "open":
            continue
        if deal.closed_on is None:
            undated += 1
        elif deal.closed_on in period:
            value = 100 * per_unit if kind == "won" else 0
            rows.append(SourceRow("opportunity", deal.id, deal.name, deal.closed_on, value))
    return Fed(_ordered(rows), 0, undated, bool(deals))


def _customers(deals: Sequence[Deal], ladder: Ladder, period: Period, per_unit: int) -> Fed:
    """Each client on the day of its first won deal, by the name of that deal; won deals of the
    period that name no client are unknown."""
    won = [deal for deal in deals if ladder.kind(deal) == "won"]
    dated = [(deal.closed_on, deal.id, deal) for deal in won if deal.closed_on is not None]
    firsts: dict[int, SourceRow] = {}
    unknown = 0
    for day, _id, deal in sorted(dated, key=lambda one: one[:2]):
        if deal.client_id is None:
            unknown += day in period
        elif deal.client_id not in firsts:
            row = SourceRow("client", deal.client_id, deal.name, day, per_unit)
            firsts[deal.client_id] = row
    rows = _ordered(one for one in firsts.values() if one.on in period)
    return Fed(rows, unknown, len(won) - len(dated), bool(deals))
