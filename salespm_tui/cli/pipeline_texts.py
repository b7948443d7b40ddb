"""The pipeline as text for people: the stages, what each month brings, and the deals that need somebody."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.cli.pipeline_shapes import known_amount, known_weighted
from salespm_tui.cli.table import Column, table
from salespm_tui.contract.pipeline import CurrencyFigures, DealRow, Pipeline, StageColumn
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.money import format_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import Figure, half_up, write_percent

_NONE = "-"
_MOST_DEALS = 15


def pipeline_lines(board: Pipeline, width: int | None) -> list[str]:
    """What stands where in each currency, then the open deals in the worst health."""
    if not board.total:
        return [_("No deals yet.")]
    lines: list[str] = []
    for figures in board.figures:
        lines += [*_stages(board, figures, width), ""]
        lines += [*_forecast(board, figures, width), "", *_history(figures), ""]
    return [*lines, *_needy(board, width)]


def _stages(board: Pipeline, figures: CurrencyFigures, width: int | None) -> list[str]:
    columns = (
        Column(_("Stage"), give=True),
        Column("%", right=True),
        Column(_("Deals"), right=True),
        Column(_("Amount"), right=True),
        Column(_("Weighted"), right=True),
    )
    total = figures.total
    rows = [_stage_cells(column, figures.currency) for column in board.columns]
    rows.append(
        (
            _("All open"),
            "",
            str(total.open_count),
            format_money(total.open_minor, figures.currency),
            format_money(half_up(total.weighted), figures.currency),
        )
    )
    lines = table(columns, rows, width)
    if total.unknown.no_amount:
        lines.append(
            ngettext(
                "%(number)d open deal has no amount and adds nothing.",
                "%(number)d open deals have no amount and add nothing.",
                total.unknown.no_amount,
            )
            % {"number": total.unknown.no_amount}
        )
    if figures.assumed:
        lines.append(_("The probabilities are assumed: fewer than 20 deals have closed."))
    return lines


def _stage_cells(column: StageColumn, currency: str) -> tuple[str, ...]:
    mine = next((one for one in column.amounts if one.currency == currency), None)
    p = column.stage.probability
    if mine is None:
        return column.stage.name, _NONE if p is None else str(p), "0", _NONE, _NONE
    return (
        column.stage.name,
        _NONE if p is None else str(p),
        str(mine.count),
        _money(known_amount(mine), currency),
        _money(known_weighted(column, mine), currency),
    )


def _money(minor: int | None, currency: str) -> str:
    return _NONE if minor is None else format_money(minor, currency)


def _forecast(board: Pipeline, figures: CurrencyFigures, width: int | None) -> list[str]:
    """From this month on; the months before are history, and the JSON has them."""
    columns = (
        Column(_("Month")),
        Column(_("Won"), right=True),
        Column(_("Commit"), right=True),
        Column(_("Weighted"), right=True),
        Column(_("Together"), right=True),
        Column(_("Goal"), right=True),
    )
    rows = [
        (
            f"{month.period.first:%Y-%m}",
            *(
                format_money(value, figures.currency)
                for value in (
                    month.forecast.won_minor,
                    month.forecast.commit_minor,
                    half_up(month.forecast.weighted),
                    half_up(month.forecast.total),
                )
            ),
            _money(month.target_minor, figures.currency),
        )
        for month in figures.months
        if month.period.last >= board.today
    ]
    return table(columns, rows, width)


def _history(figures: CurrencyFigures) -> Iterator[str]:
    rate = figures.win_rate
    if rate.by_count.why is not None:
        yield _("Win rate: — (%(why)s)") % {"why": rate.by_count.why.text}
    else:
        yield _("Win rate: %(count)s by number, %(amount)s by amount (%(n)d closed)") % {
            "count": _share(rate.by_count),
            "amount": _share(rate.by_amount),
            "n": rate.n,
        }
    days, per_day = figures.cycle.days, figures.velocity.per_day
    if days.value is not None and per_day.value is not None:
        yield _("A deal takes %(days)d days; the pipeline brings %(amount)s a day.") % {
            "days": half_up(days.value),
            "amount": format_money(half_up(per_day.value), figures.currency),
        }


def _share(figure: Figure) -> str:
    if figure.value is not None:
        return write_percent(figure.value)
    return "—" if figure.why is None else f"— ({figure.why.text})"


def _needy(board: Pipeline, width: int | None) -> list[str]:
    found = [
        (row, column.stage.name) for column in board.columns for row in column.deals if row.reasons
    ]
    if not found:
        return [_("No open deal needs anything.")]
    found.sort(key=lambda one: (one[0].health or 0, -(one[0].weighted_minor or 0), one[0].id))
    columns = (
        Column("#", right=True),
        Column(_("Deal"), give=True),
        Column(_("Client"), give=True),
        Column(_("Stage"), give=True),
        Column(_("Close"), right=True),
        Column(_("Health"), right=True),
        Column(_("Why"), give=True),
    )
    rows = [_needy_cells(row, stage, board) for row, stage in found[:_MOST_DEALS]]
    lines = table(columns, rows, width)
    more = len(found) - len(rows)
    if more:
        said = ngettext("and %(number)d more", "and %(number)d more", more)
        lines.append(said % {"number": more})
    return lines


def _needy_cells(row: DealRow, stage: str, board: Pipeline) -> tuple[str, ...]:
    close = row.close_on
    return (
        str(row.id),
        row.name,
        row.client or _NONE,
        stage,
        _NONE if close is None else format_date(close, board.today, short=True),
        _NONE if row.health is None else str(row.health),
        "; ".join(str(one.text) for one in row.reasons),
    )
