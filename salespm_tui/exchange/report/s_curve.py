"""Planned, earned and spent over time, and what the end may cost."""

from __future__ import annotations

from decimal import Decimal

from salespm_tui.contract.review import SCurve
from salespm_tui.core.i18n import N_
from salespm_tui.core.money import minor_digits, short_number
from salespm_tui.core.speech import Speech
from salespm_tui.exchange.report.svg import (
    ALARM,
    DARK,
    INK,
    SOFT,
    Days,
    Drawing,
    draw_scale,
    room_for,
    steps_to,
)

_WIDTH, _LEFT, _TOP, _BOTTOM = 960, 74, 52, 350
_LINES = (
    ("planned", N_("planned value"), {"stroke": SOFT, "stroke_width": 2, "stroke_dasharray": "7 4"}),
    ("earned", N_("earned value"), {"stroke": DARK, "stroke_width": 3}),
    ("spent", N_("actual cost"), {"stroke": ALARM, "stroke_width": 2.2, "stroke_dasharray": "2 3"}),
    ("estimate", N_("estimate"), {"stroke": ALARM, "stroke_width": 1.2, "stroke_dasharray": "10 4 2 4"}),
)  # fmt: skip


def s_curve_svg(curve: SCurve, currency: str, say: Speech) -> str:
    """The chart, money in the currency's units."""
    drawing = Drawing(_WIDTH)
    values = steps_to(max(curve.high, curve.bac))
    last = max(curve.finish, curve.planned_finish, curve.status_date)
    days = Days(curve.start, last, _LEFT, _WIDTH - 12)

    def y_of(value: float) -> float:
        return _BOTTOM - (value / values[-1]) * (_BOTTOM - _TOP)

    def words(value: float) -> str:
        amount = Decimal(round(value)).scaleb(-minor_digits(currency))
        return short_number(amount, say.language)

    draw_scale(drawing, values, y_of, words, (_LEFT, _WIDTH - 12))
    days.draw(drawing, _TOP, _BOTTOM)
    x = _LEFT
    for name, told, look in _LINES:
        points = getattr(curve, name)
        if len(points) < 2:
            continue
        drawing.polyline([(days.at(day, 1), y_of(value)) for day, value in points], **look)
        drawing.line(x, 14, x + 30, 14, **look)
        drawing.text(x + 36, 18, say(told))
        x += round(62 + room_for(say(told)))
    at = days.at(curve.status_date, 1)
    drawing.line(at, _TOP, at, _BOTTOM, stroke=INK, stroke_width=1)
    drawing.text(at, _BOTTOM + 16, curve.status_date.isoformat(), text_anchor="middle")
    drawing.text(_LEFT - 6, _TOP - 8, currency, fill=SOFT, font_size=11, text_anchor="end")
    return drawing.end(_BOTTOM + 26, say(N_("S-curve of planned value, earned value and cost")))
