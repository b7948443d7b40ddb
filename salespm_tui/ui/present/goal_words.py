"""Goals in words: their codes, their values in their unit, and figures that may be `—`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from salespm_tui.contract.goals import GoalRow
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.money import format_money, minor_digits, short_number
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import Figure, Number, half_up, write_number
from salespm_tui.ui.present.clients import Glyph

UNKNOWN = "—"

METRIC = {
    "revenue": N_("revenue"),
    "orders_signed": N_("orders signed"),
    "cash_collected": N_("cash collected"),
    "customers": N_("customers"),
    "new_customers": N_("new customers"),
    "market_share": N_("market share"),
    "gross_margin": N_("gross margin"),
    "win_rate": N_("win rate"),
    "csat": N_("client satisfaction"),
    "custom": N_("metric of its own"),
}
AGGREGATION = {
    "cumulative": N_("cumulative"),
    "level": N_("level on the day"),
    "average": N_("average"),
}
DIRECTION = {"higher": N_("higher is better"), "lower": N_("lower is better")}
CURVE = {
    "linear": N_("evenly"),
    "front_loaded": N_("more of it early"),
    "back_loaded": N_("more of it late"),
    "custom": N_("a curve of its own"),
}
STATUS = {
    "draft": N_("draft"),
    "active": N_("under way"),
    "achieved": N_("achieved"),
    "missed": N_("missed"),
    "abandoned": N_("abandoned"),
}
SOURCE = {
    "manual": N_("by hand"),
    "won_deals": N_("won deals"),
    "cash": N_("payments received"),
    "clients": N_("clients won"),
}
FACTOR = {
    "market_demand": N_("market demand"),
    "competition": N_("competition"),
    "own_strength": N_("own strength"),
    "policy": N_("policy"),
    "channel": N_("sales channel"),
    "other": N_("other influence"),
}
EFFECT = {"positive": N_("helps"), "negative": N_("hinders")}
BAND = {
    "behind": N_("behind"),
    "at_risk": N_("at risk"),
    "on_track": N_("on track"),
    "ahead": N_("ahead"),
    "done": N_("done"),
    "missed": N_("missed"),
}
BAND_INK = {
    "behind": "bad",
    "at_risk": "warning",
    "on_track": "good",
    "ahead": "good",
    "done": "dim",
    "missed": "bad",
}
FIGURES = {
    "actual": N_("actual"),
    "attainment": N_("attainment"),
    "stretch_attainment": N_("of the stretch value"),
    "expected": N_("expected today"),
    "pace": N_("pace"),
    "gap": N_("gap to what is expected"),
    "projection": N_("projection"),
    "required_per_day": N_("needed per working day"),
}
"""The figures of a goal that can be explained, in the order in which they are offered."""
ROLLED = N_("sum of the goals below it")
DEAL_FIGURES = {
    "gap_to_target": N_("gap to the target, deals weighted"),
    "weighted": N_("weighted open deals of its period"),
    "forecast": N_("forecast of its period"),
    "coverage": N_("coverage"),
}
"""What the deals of its period say about it."""


def band_word(goal: GoalRow) -> str:
    """Where it stands in one word; a goal without a band, by what is the matter with it."""
    if goal.band is not None:
        return _(BAND[goal.band])
    if goal.status in ("draft", "abandoned"):
        return _(STATUS[goal.status])
    return _("no pace")


def band_mark(band: str | None, glyph: Glyph) -> str:
    """One sign that tells the band without colour."""
    names = {
        "behind": "bad",
        "missed": "bad",
        "at_risk": "warning",
        "on_track": "goal_on",
        "ahead": "goal_ahead",
        "done": "done",
    }
    return glyph(names[band]) if band in names else glyph("dot")


def value_words(goal: GoalRow, value: Number | None, *, short: bool = False) -> str:
    """A value of the goal in its unit, `—` where it is not known; `short` drops digits, not the unit
    of shares."""
    if value is None:
        return UNKNOWN
    if short:
        return short_value(goal, value)
    if goal.currency:
        return format_money(half_up(value), goal.currency)
    number = write_number(Fraction(value) / 100)
    return f"{number}%" if goal.unit == "%" else f"{number} {goal.unit}".rstrip()


def reached_words(goal: GoalRow) -> str:
    """What is reached of what, in all digits, the unit once: `6 of 12 customers`."""
    unit = "" if goal.unit == "%" else unit_words(goal)
    actual, target = (
        value_words(goal, value).removesuffix(unit).rstrip() if unit else value_words(goal, value)
        for value in (goal.actual.value, goal.target)
    )
    words = _("%(actual)s of %(target)s") % {"actual": actual, "target": target}
    return f"{words} {unit}".rstrip()


def short_value(goal: GoalRow, value: Number | None) -> str:
    """A value as short as a card takes it: `6.2m`, `34%`, without currency and unit."""
    if value is None:
        return UNKNOWN
    parts = minor_digits(goal.currency) if goal.currency else 2
    text = short_number(Decimal(half_up(Fraction(value) * 100)).scaleb(-parts - 2))
    return f"{text}%" if goal.unit == "%" else text


def unit_words(goal: GoalRow) -> str:
    """What its values are counted in: the currency, or the unit."""
    return goal.currency or goal.unit


def figure_words(goal: GoalRow, figure: Figure, *, short: bool = False) -> str:
    """A figure in the goal's unit; `—` where there is none."""
    return value_words(goal, figure.value, short=short)


def share_words(figure: Figure) -> str:
    """A share in whole percent: `64%`; `—` where there is none."""
    return UNKNOWN if figure.value is None else f"{half_up(figure.value * 100)}%"


def pace_words(figure: Figure) -> str:
    """The pace in percent, without its sign: `68`."""
    return UNKNOWN if figure.value is None else str(half_up(figure.value * 100))


def explainable(goal: GoalRow, *, closable: bool) -> list[tuple[str, str]]:
    """The figures of the goal at hand by their codes, each in a line with its value; with those of
    the deals of its period where deals can close its gap."""
    named = dict(FIGURES)
    if goal.stretch is None:
        del named["stretch_attainment"]
    if goal.rolled is not None:
        named["roll_up"] = ROLLED
    if closable:
        named |= DEAL_FIGURES
    lines = [(code, _(name), figure_of(goal, code)) for code, name in named.items()]
    return [(code, f"{name}  {value}".rstrip()) for code, name, value in lines]


def figure_of(goal: GoalRow, code: str) -> str:
    """A figure with its unit; empty for one that the goal does not bring along."""
    if code == "roll_up" and goal.rolled is not None:
        return figure_words(goal, goal.rolled.actual)
    if code not in FIGURES:
        return ""
    figure: Figure = getattr(goal, code)
    if code in ("attainment", "stretch_attainment", "pace"):
        return share_words(figure)
    return figure_words(goal, figure)


def of_target(goal: GoalRow) -> str:
    """What is reached of what: `6.2m / 10m`."""
    target = short_value(goal, goal.target)
    return f"{short_value(goal, goal.actual.value)} / {target}"


def needed_words(goal: GoalRow) -> str:
    """What is needed a day, as short as a card takes it; else what takes its place."""
    if goal.band in ("done", "missed") or goal.reached:
        return _("target reached") if goal.reached else _("target missed")
    if goal.required_per_day.value is not None and goal.aggregation == "cumulative":
        value = short_value(goal, goal.required_per_day.value)
        return _("need %(value)s / day") % {"value": value}
    if goal.gap.value is not None:
        value = short_value(goal, abs(goal.gap.value))
        good = goal.gap.value >= 0 if goal.direction == "higher" else goal.gap.value <= 0
        words = _("%(value)s ahead of plan") if good else _("%(value)s behind plan")
        return words % {"value": value}
    return ""


def period_words(goal: GoalRow, today: date) -> str:
    """From when to when; the year where it is not this one."""
    due = format_date(goal.due, today, short=True)
    return f"{format_date(goal.start, today, short=True)} → {due}"


def sure_words(goal: GoalRow) -> str:
    """How sure one is to reach it: `3/5`; empty where nobody said."""
    return "" if goal.confidence is None else f"{goal.confidence}/5"


def choices(words: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Codes with their words in the language of the moment, for a form."""
    return tuple((code, _(word)) for code, word in words.items())
