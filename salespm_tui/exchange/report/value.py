"""Money in a report: earned value with its curve, the budget, and what the deals bring."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.budget import CurrencySpending
from salespm_tui.contract.pipeline import CurrencyFigures, MonthForecast
from salespm_tui.contract.reports import ProjectReport
from salespm_tui.contract.review import EarnedValue, Evm, Figure, RevenueEvm
from salespm_tui.core.i18n import N_
from salespm_tui.core.speech import Speech
from salespm_tui.domain.budget_words import CATEGORIES
from salespm_tui.domain.figures import known
from salespm_tui.exchange.report.blocks import (
    Block,
    Bullets,
    Heading,
    Picture,
    Table,
    Words,
    columns,
)
from salespm_tui.exchange.report.forecast import MOST_MONTHS, forecast_svg
from salespm_tui.exchange.report.s_curve import s_curve_svg
from salespm_tui.exchange.report.words import bare, day, figure, money, ratio, whole

_MONEY = (
    "bac",
    "pv",
    "ev",
    "ac",
    "sv",
    "cv",
    "eac_typical",
    "eac_atypical",
    "eac_both",
    "etc",
    "vac",
)
_SHARES = ("sv_percent", "cv_percent")
_FIGURES = (
    ("bac", N_("Budget at completion (BAC)")),
    ("pv", N_("Planned value (PV)")),
    ("ev", N_("Earned value (EV)")),
    ("ac", N_("Actual cost (AC)")),
    ("sv", N_("Schedule variance SV = EV − PV")),
    ("sv_percent", N_("SV in percent = SV ÷ PV")),
    ("cv", N_("Cost variance CV = EV − AC")),
    ("cv_percent", N_("CV in percent = CV ÷ EV")),
    ("spi", N_("Schedule index SPI = EV ÷ PV")),
    ("cpi", N_("Cost index CPI = EV ÷ AC")),
    ("eac_typical", N_("Estimate at completion EAC = BAC ÷ CPI")),
    ("eac_atypical", N_("EAC where the rest goes as planned = AC + (BAC − EV)")),
    ("eac_both", N_("EAC by both indices = AC + (BAC − EV) ÷ (CPI · SPI)")),
    ("etc", N_("Estimate to complete ETC = EAC − AC")),
    ("vac", N_("Variance at completion VAC = BAC − EAC")),
    ("tcpi_bac", N_("TCPI to stay within BAC = (BAC − EV) ÷ (BAC − AC)")),
    ("tcpi_eac", N_("TCPI to reach EAC = (BAC − EV) ÷ (EAC − AC)")),
)


def evm_blocks(report: ProjectReport, say: Speech) -> Iterator[Block]:
    """Earned value: figures with their formulas, or why there are none."""
    evm = report.evm
    if evm.total is None and not evm.revenue:
        if evm.missing is not None and report.plan.tasks:
            yield Heading(say(N_("Earned value")))
            yield Words(say.tell(evm.missing), remark=True)
        return
    yield Heading(say(N_("Earned value")))
    if evm.total is not None:
        yield from _earned(evm, evm.total, say)
    elif evm.missing is not None:
        yield Words(say.tell(evm.missing), remark=True)
    yield from _revenue(evm.revenue, say)


def _earned(evm: Evm, total: EarnedValue, say: Speech) -> Iterator[Block]:
    yield Words(
        say(
            N_("Status date: %(day)s. Baseline: “%(name)s” of %(taken)s."),
            day=day(evm.status_date),
            name=evm.baseline or "",
            taken=day(evm.baseline_on),
        )
    )
    if evm.curve is not None:
        caption = say(N_("Planned value, earned value and actual cost up to the status date."))
        yield Picture(s_curve_svg(evm.curve, evm.currency, say), caption)
    rows = ((say(name), _figure(total, code, evm.currency, say)) for code, name in _FIGURES)
    yield Table((say(N_("Figure")), say(N_("Value"))), tuple(rows), columns(1))
    if evm.outside_minor:
        outside = money(evm.outside_minor, evm.currency)
        yield Words(say(N_("Spent for no task of the plan: %(money)s"), money=outside), remark=True)
    if evm.notes:
        yield Bullets(tuple(say.tell(note) for note in evm.notes))


def _figure(total: EarnedValue, code: str, currency: str, say: Speech) -> str:
    value = getattr(total.values, code, None)
    found: Figure = known(value) if value is not None else getattr(total, code)
    if code in _MONEY:
        return figure(found, lambda minor: money(minor, currency), say)
    return figure(found, whole if code in _SHARES else ratio, say)


def _revenue(rows: tuple[RevenueEvm, ...], say: Speech) -> Iterator[Block]:
    if not rows:
        return
    yield Heading(say(N_("The number as earned value")), 3)
    yield Table(
        (
            say(N_("Goal")),
            say(N_("Expected")),
            say(N_("Booked")),
            say(N_("Selling cost")),
            say(N_("Booked ÷ expected")),
            say(N_("Return on cost")),
        ),
        tuple(
            (
                one.name,
                bare(one.expected, lambda v, c=one.currency: money(v, c)),  # type: ignore[misc]
                bare(one.booked, lambda v, c=one.currency: money(v, c)),  # type: ignore[misc]
                money(one.spent, one.currency),
                bare(one.spi, ratio),
                bare(one.return_on, whole),
            )
            for one in rows
        ),
        columns(1, 2, 3, 4, 5),
    )


def budget_blocks(report: ProjectReport, say: Speech) -> Iterator[Block]:
    """Planned, revised, spent, bound and left by category, for each currency."""
    sums = [one for one in report.budget.sums if one.categories]
    if not sums:
        return
    yield Heading(say(N_("Budget")))
    for one in sums:
        yield from _spending(one, say)


def _spending(sums: CurrencySpending, say: Speech) -> Iterator[Block]:
    def amounts(
        name: str, of: object
    ) -> tuple[str, ...]:  # a category, or all of them: both have the same sums
        fields = ("planned_minor", "revised_minor", "spent_minor", "committed_minor", "left_minor")
        told = tuple(money(getattr(of, field), sums.currency) for field in fields)
        return (name, *told, bare(getattr(of, "return_on"), whole))  # noqa: B009

    rows = [amounts(say(CATEGORIES[one.category]), one) for one in sums.categories]
    yield Table(
        (
            say(N_("Category")),
            say(N_("Planned amount")),
            say(N_("Revised amount")),
            say(N_("Spent")),
            say(N_("Committed")),
            say(N_("What is left")),
            say(N_("Return")),
        ),
        (*rows, amounts(say(N_("All together")), sums)),
        columns(1, 2, 3, 4, 5, 6),
    )
    if sums.overspent_lines:
        yield Words(say(N_("Lines overspent: %(number)d"), number=sums.overspent_lines))


def deal_blocks(report: ProjectReport, say: Speech) -> Iterator[Block]:
    """What is won, what is open, and the forecast by month, for each currency."""
    figures = [
        one for one in report.pipeline.figures if one.total.open_count or one.total.won_count
    ]
    if not figures:
        return
    yield Heading(say(N_("Deals and forecast")))
    for one in figures:
        yield from _deals(one, report, say)


def _deals(one: CurrencyFigures, report: ProjectReport, say: Speech) -> Iterator[Block]:
    total = one.total
    yield Words(
        say(
            N_(
                "Won: %(won)s (deals: %(won_count)d). Open: %(open)s (deals: %(open_count)d), weighted %(weighted)s. Lost: %(lost)s (deals: %(lost_count)d)."
            ),
            won=money(total.won_minor, one.currency),
            won_count=total.won_count,
            open=money(total.open_minor, one.currency),
            open_count=total.open_count,
            weighted=money(total.weighted, one.currency),
            lost=money(total.lost_minor, one.currency),
            lost_count=total.lost_count,
        )
    )
    months = _months(one.months, report)
    if any(month.forecast.total or month.target_minor for month in months):
        caption = say(N_("The forecast of each month: won, commit, and the rest weighted."))
        yield Picture(
            forecast_svg(months, one.currency, say), caption, (_month_table(one, months, say),)
        )


def _months(months: tuple[MonthForecast, ...], report: ProjectReport) -> tuple[MonthForecast, ...]:
    """The months that are drawn: those to come first, then the ones gone by, as many as fit."""
    if len(months) <= MOST_MONTHS:
        return months
    coming = [month for month in months if month.period.last >= report.today][:MOST_MONTHS]
    gone = [month for month in months if month.period.last < report.today]
    room = MOST_MONTHS - len(coming)
    return (*gone[len(gone) - room :], *coming)


def _month_table(one: CurrencyFigures, months: tuple[MonthForecast, ...], say: Speech) -> Table:
    return Table(
        (
            say(N_("Month")),
            say(N_("Won")),
            say(N_("Commit")),
            say(N_("Weighted")),
            say(N_("Target")),
        ),
        tuple(
            (
                f"{month.period.first:%Y-%m}",
                money(month.forecast.won_minor, one.currency),
                money(month.forecast.commit_minor, one.currency),
                money(month.forecast.weighted, one.currency),
                money(month.target_minor, one.currency),
            )
            for month in months
        ),
        columns(1, 2, 3, 4),
    )
