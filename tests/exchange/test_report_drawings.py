"""Scales and axes of a report's drawings, and what is written on them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import counted, label
from salespm_tui.core.speech import Speech
from salespm_tui.exchange.report.svg import Days, Drawing, escaped, steps_to


@given(st.floats(1e-3, 1e17))
def test_a_scale_is_round_begins_at_nothing_and_holds_the_highest(high: float) -> None:
    steps = steps_to(high)
    assert steps[0] == 0 and 3 <= len(steps) <= 6
    assert steps[-1] >= high * (1 - 1e-9) and steps[-2] < high
    assert f"{steps[1]:.0e}"[0] in "125"


def test_a_scale_of_nothing_is_still_a_scale() -> None:
    assert steps_to(0) == [0.0, 1.0]


@given(st.dates(date(1900, 1, 1), date(2199, 1, 1)), st.integers(0, 40_000))
def test_days_stay_within_their_stretch_and_few_months_are_named(first: date, length: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date(2199, 12, 31).toordinal()))
    days = Days(first, last, 100, 900)
    months = days.months()
    assert len(months) <= 14 and months == sorted(set(months))
    for day in (first, last, *months, date(1900, 1, 1), date(2199, 12, 31)):
        assert 100 <= days.at(day) <= days.at(day, 1) <= 900.001


@pytest.mark.parametrize("text", ["<b>&\"'", "\x1b[31m\x00", "\ud800\u202e"])
def test_nothing_in_a_text_is_markup_or_steers(text: str) -> None:
    drawing = Drawing(100)
    drawing.text(1, 2, text, cells=2)
    told = drawing.end(10, text)
    assert told.count("<text") == 1 and "<b>" not in told
    assert all(sign not in escaped(text) for sign in "<>\"'\x1b\x00\ud800\u202e")


def test_labels_are_told_in_the_language_asked_for_with_plain_days() -> None:
    due = label(N_("promised: %(day)s"), day=date(2026, 11, 23))
    assert Speech("en").tell(due) == "promised: 2026-11-23"
    two = counted("%(number)d deal", "%(number)d deals", 2)
    assert Speech("en").tell(two) == "2 deals"
    assert Speech("zh").tell(label(N_("milestone"))) == "里程碑"
