"""What the deals bring in by month, against what the goals ask of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from salespm_tui.contract.pipeline import MonthForecast
from salespm_tui.core.i18n import N_
from salespm_tui.core.money import minor_digits, short_number
from salespm_tui.core.speech import Speech
from salespm_tui.exchange.report.svg import (
    DARK,
    INK,
    MIDDLE,
    PALE,
    SOFT,
    Drawing,
    draw_scale,
    room_for,
    steps_to,
)

MOST_MONTHS = 12
_WIDTH, _LEFT, _TOP, _BOTTOM = 960, 74, 44, 260
_PARTS = (
    (N_("won"), DARK, DARK),
    (N_("commit"), MIDDLE, DARK),
    (N_("best case and pipeline, weighted"), PALE, MIDDLE),
)


_TARGET = {"stroke": INK, "stroke_width": 2.5}


def parts_of(month: MonthForecast) -> tuple[float, float, float]:
    """Won, commit, and what is weighted, in minor units; together the forecast of the month."""
    one = month.forecast
    return float(one.won_minor), float(one.commit_minor), float(one.weighted)


def forecast_svg(months: Sequence[MonthForecast], currency: str, say: Speech) -> str:
    """A pile a month, with a mark where its target is."""
    drawing = Drawing(_WIDTH)
    high = max(max(sum(parts_of(month)), month.target_minor or 0) for month in months)
    values = steps_to(high)

    def y_of(value: float) -> float:
        return _BOTTOM - (value / values[-1]) * (_BOTTOM - _TOP)

    def words(value: float) -> str:
        amount = Decimal(round(value)).scaleb(-minor_digits(currency))
        return short_number(amount, say.language)

    draw_scale(drawing, values, y_of, words, (_LEFT, _WIDTH - 12))
    room = (_WIDTH - 12 - _LEFT) / len(months)
    for place, month in enumerate(months):
        x, base = _LEFT + place * room, 0.0
        for amount, (_name, fill, stroke) in zip(parts_of(month), _PARTS, strict=True):
            if amount > 0:
                top, height = y_of(base + amount), y_of(base) - y_of(base + amount)
                drawing.rect(
                    x + room * 0.2,
                    top,
                    room * 0.6,
                    height,
                    fill=fill,
                    stroke=stroke,
                    stroke_width=1,
                )
            base += max(amount, 0)
        if month.target_minor is not None:
            y = y_of(month.target_minor)
            for look in ({"stroke": "#ffffff", "stroke_width": 5}, _TARGET):
                drawing.line(x + room * 0.08, y, x + room * 0.92, y, **look)
        drawing.text(
            x + room / 2, _BOTTOM + 16, f"{month.period.first:%Y-%m}", text_anchor="middle"
        )
    drawing.text(_LEFT - 6, _TOP - 10, currency, fill=SOFT, font_size=11, text_anchor="end")
    _legend(drawing, say, any(month.target_minor is not None for month in months))
    return drawing.end(_BOTTOM + 26, say(N_("Forecast by month")))


def _legend(drawing: Drawing, say: Speech, targets: bool) -> None:
    x: float = _LEFT
    for name, fill, stroke in _PARTS:
        drawing.rect(x, 6, 16, 12, fill=fill, stroke=stroke, stroke_width=1)
        drawing.text(x + 22, 16, say(name))
        x += 46 + room_for(say(name))
    if targets:
        drawing.line(x, 12, x + 22, 12, **_TARGET)
        drawing.text(x + 28, 16, say(N_("target")))
