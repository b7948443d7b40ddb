"""The figures of the pipeline taken apart: what was computed from what, deal by deal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.close_gap import GapClosing
from salespm_tui.domain.deal_health import DealHealth, bant
from salespm_tui.domain.explain_figures import (
    UNKNOWN,
    Asked,
    FigureExplanation,
    FigureRow,
    explanation,
    unknown_records,
)
from salespm_tui.domain.figures import (
    Figure,
    Number,
    Writer,
    known,
    undefined,
    write_number,
    write_percent,
)
from salespm_tui.domain.forecast import Forecast, counts_on, coverage
from salespm_tui.domain.pipeline import Deal, Ladder, Unknown, weighted_sum
from salespm_tui.domain.win_history import Conversion, Velocity, WinRate

_CATEGORIES = {
    "won": N_("won"),
    "commit": N_("committed, whole"),
    "best_case": N_("best case, weighted"),
    "pipeline": N_("pipeline, weighted"),
}


def explain_weighted(deals: Sequence[Deal], ladder: Ladder, write: Writer) -> FigureExplanation:
    """The weighted amount of the open ones among the deals, the weightiest first."""
    total, unknown = weighted_sum(deals, ladder)
    asked = Asked(
        N_("Weighted amount"),
        N_("the sum of amount · probability over the open deals"),
        None,
        known(total),
        write,
    )
    weighted = [(deal, ladder.weighted(deal)) for deal in deals if ladder.is_open(deal)]
    weighted.sort(key=lambda one: (one[1] is None, -(one[1] or 0), one[0].id))
    rows = [
        FigureRow("opportunity", deal.id, deal.name, value, _product(deal, ladder, write))
        for deal, value in weighted
    ]
    return explanation(asked, {}, rows, list(unknown_notes(unknown)), write)


def explain_forecast(
    found: Forecast, deals: Sequence[Deal], ladder: Ladder, write: Writer
) -> FigureExplanation:
    """The forecast of a period with the deals that make it up, part by part."""
    asked = Asked(
        N_("Forecast"),
        N_("won + committed amounts + weighted amounts of best case and pipeline"),
        "%(won)s + %(commit)s + %(weighted)s",
        known(found.total),
        write,
    )
    values = {
        "won": write(Fraction(found.won_minor)),
        "commit": write(Fraction(found.commit_minor)),
        "weighted": write(found.weighted),
    }
    rows = []
    order = list(_CATEGORIES)
    for deal in deals:
        part = "won" if ladder.kind(deal) == "won" else deal.forecast_category
        if part in _CATEGORIES and counts_on(deal, ladder) in found.period:
            whole = part in ("won", "commit")
            value: Number | None = deal.amount_minor if whole else ladder.weighted(deal)
            rows.append((order.index(part), deal, value))
    rows.sort(key=lambda one: (one[0], one[2] is None, -(one[2] or 0), one[1].id))
    named = [
        FigureRow("opportunity", deal.id, deal.name, value, label(_CATEGORIES[order[part]]))
        for part, deal, value in rows
    ]
    notes = [*unknown_notes(found.unknown), *unknown_records(found.won_unknown, 0)]
    return explanation(asked, values, named, notes, write)


def explain_coverage(found: Forecast, target: Number | None, write: Writer) -> FigureExplanation:
    """How often the open amounts of a period would make up what is missing to the target."""
    asked = Asked(
        N_("Coverage"),
        N_("open amounts of the period ÷ (target − won)"),
        "%(open)s ÷ (%(target)s − %(won)s)",
        coverage(found, target),
        write_number,
    )
    values = {
        "open": write(Fraction(found.open_minor)),
        "target": UNKNOWN if target is None else write(Fraction(target)),
        "won": write(Fraction(found.won_minor)),
    }
    return explanation(asked, values, (), list(unknown_notes(found.unknown)))


def explain_win_rate(rate: WinRate, by: str, write: Writer) -> FigureExplanation:
    """The win rate by `count` or by `amount`."""
    by_count = by == "count"
    formula = N_("won ÷ (won + lost), by number") if by_count else _BY_AMOUNT
    figure = rate.by_count if by_count else rate.by_amount
    asked = Asked(N_("Win rate"), formula, "%(won)s ÷ (%(won)s + %(lost)s)", figure, write_percent)
    if by_count:
        values = {"won": str(rate.won), "lost": str(rate.lost)}
    else:
        amounts = {"won": rate.won_minor, "lost": rate.lost_minor}
        values = {name: write(Fraction(amount)) for name, amount in amounts.items()}
    n = rate.n if by_count else rate.n_by_amount
    notes = [counted("Over %(number)d closed deal.", "Over %(number)d closed deals.", n)]
    notes += unknown_records(rate.n - n, 0)
    return explanation(asked, values, (), notes)


def explain_velocity(found: Velocity, write: Writer) -> FigureExplanation:
    """What the pipeline brings in a day."""
    asked = Asked(
        N_("Velocity a day"),
        N_("open deals · average amount · win rate ÷ average days from opening to winning"),
        "%(open)s · %(rate)s ÷ %(days)s",
        found.per_day,
        write,
    )
    values = {
        "open": write(Fraction(found.open_minor)),
        "rate": _written(found.win_rate.by_count, write_percent),
        "days": _written(found.cycle.days, write_number),
    }
    notes = [
        counted("%(number)d open deal", "%(number)d open deals", found.open_count),
        counted("Over %(number)d won deal.", "Over %(number)d won deals.", found.cycle.n),
        *unknown_records(found.no_amount, 0),
    ]
    return explanation(asked, values, (), notes)


def explain_conversion(found: Conversion, without_history: int = 0) -> FigureExplanation:
    """How many of those that reached a stage reached the later one; `without_history` lost deals
    are in neither number (`Reached.without_history`)."""
    asked = Asked(
        N_("Conversion"),
        N_("deals that ever reached the later stage ÷ deals that ever reached the earlier one"),
        "%(later)s ÷ %(earlier)s",
        found.rate,
        write_percent,
    )
    values = {"later": str(found.reached_to), "earlier": str(found.reached_from)}
    notes = []
    if without_history:
        notes.append(
            counted(
                "%(number)d lost deal without a stage history is not counted.",
                "%(number)d lost deals without a stage history are not counted.",
                without_history,
            )
        )
    return explanation(asked, values, (), notes)


def explain_gap(found: GapClosing, names: Mapping[int, str], write: Writer) -> FigureExplanation:
    """The gap of a period, and the deals that would close it with what each adds."""
    asked = Asked(
        N_("Gap to the target"),
        N_("target − (won + weighted open amounts of the period)"),
        "%(target)s − (%(won)s + %(weighted)s)",
        known(found.gap),
        write,
    )
    values = {
        "target": write(found.target),
        "won": write(Fraction(found.won_minor)),
        "weighted": write(found.weighted_open),
    }
    rows = [
        FigureRow("opportunity", one.deal_id, names[one.deal_id], one.contribution)
        for one in found.chosen
    ]
    return explanation(asked, values, rows, list(_gap_notes(found, write)), write)


def explain_health(found: DealHealth | None) -> FigureExplanation:
    """The health of a deal, with each reason and the points it takes; None is a closed deal's."""
    figure = undefined("closed") if found is None else known(found.score)
    title, formula = (
        N_("Health of the deal"),
        N_("100 − the points of what is the matter, not below 0"),
    )
    notes = () if found is None else tuple(
        label(N_("−%(points)d: %(reason)s"), points=one.points, reason=str(one.text))
        for one in found.reasons
    )  # fmt: skip
    return explanation(Asked(title, formula, None, figure, write_number), {}, (), notes)


def explain_bant(deal: Deal) -> FigureExplanation:
    """How well a deal is qualified, from 0 to 3."""
    score = bant(deal.bant)
    asked = Asked(
        N_("Qualification (BANT)"),
        N_("0.25 · budget + 0.25 · authority + 0.3 · need + 0.2 · timing, each from 0 to 3"),
        "0.25 · %(budget)s + 0.25 · %(authority)s + 0.3 · %(need)s + 0.2 · %(timing)s",
        undefined("bant_unknown") if score is None else known(score),
        write_number,
    )
    names = ("budget", "authority", "need", "timing")
    values = {
        name: UNKNOWN if one is None else str(one)
        for name, one in zip(names, deal.bant, strict=True)
    }
    return explanation(asked, values)


def unknown_notes(unknown: Unknown) -> Iterator[Label]:
    """What is not known of the deals behind a sum."""
    if unknown.no_amount:
        yield counted(
            "%(number)d deal has no amount and adds nothing.",
            "%(number)d deals have no amount and add nothing.",
            unknown.no_amount,
        )
    if unknown.no_probability:
        yield counted(
            "%(number)d deal has no probability and is not weighted.",
            "%(number)d deals have no probability and are not weighted.",
            unknown.no_probability,
        )
    if unknown.no_close:
        yield counted(
            "%(number)d deal has no close date and is in no period.",
            "%(number)d deals have no close date and are in no period.",
            unknown.no_close,
        )


_BY_AMOUNT = N_("won ÷ (won + lost), by amount")


def _product(deal: Deal, ladder: Ladder, write: Writer) -> Label:
    """amount · probability, as it stands behind one weighted amount."""
    p = ladder.probability(deal)
    amount = UNKNOWN if deal.amount_minor is None else write(Fraction(deal.amount_minor))
    percent = UNKNOWN if p is None else f"{p}%"
    if deal.probability_override is None:
        return label("%(amount)s · %(percent)s", amount=amount, percent=percent)
    return label(N_("%(amount)s · %(percent)s by hand"), amount=amount, percent=percent)


def _gap_notes(found: GapClosing, write: Writer) -> Iterator[Label]:
    if found.gap <= 0:
        yield label(N_("Nothing is left to be closed."))
    elif found.closes:
        yield counted(
            "Winning %(number)d deal closes it; no fewer would.",
            "Winning %(number)d deals closes it; no fewer would.",
            len(found.chosen),
        )
    else:
        yield label(
            N_("Even if all of them are won, %(missing)s remains."), missing=write(found.remains)
        )
    if found.gap > 0:
        yield label(N_("A deal that is won adds its amount less what is weighted already."))
    yield from unknown_notes(found.unknown)


def _written(figure: Figure, write: Writer) -> str:
    return UNKNOWN if figure.value is None else write(figure.value)
