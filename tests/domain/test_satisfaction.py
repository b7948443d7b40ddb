"""CSAT, NPS and the ratio of kept promises: worked examples and laws."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.promises import days_left, kept_ratio, standing
from salespm_tui.domain.satisfaction import csat, nps

TODAY = date(2026, 11, 23)
SCALE_OF_TEN = st.integers(0, 10)


@pytest.mark.parametrize(
    ("scores", "share"),
    [
        ((5, 4, 3, 2, 1), Fraction(2, 5)),
        ((4, 4, 5), Fraction(1)),
        ((1, 3), Fraction(0)),
    ],
)
def test_csat_is_the_share_of_four_and_five(scores: tuple[int, ...], share: Fraction) -> None:
    figure, number = csat(scores)
    assert (figure.value, number) == (share, len(scores))


@pytest.mark.parametrize(
    ("scores", "share"),
    [
        ((10, 9, 8, 7, 6), Fraction(1, 5)),  # 40 % - 20 %
        ((9, 10), Fraction(1)),
        ((0, 6), Fraction(-1)),
        ((7, 8), Fraction(0)),
    ],
)
def test_nps_is_promoters_less_detractors(scores: tuple[int, ...], share: Fraction) -> None:
    figure, number = nps(scores)
    assert (figure.value, number) == (share, len(scores))


def test_without_an_answer_there_is_no_figure_and_it_says_so() -> None:
    for figure, number in (csat(()), nps(())):
        assert (figure.value, number) == (None, 0)
        assert figure.why is not None
        assert str(figure.why.text) == "nobody has answered yet"


@given(st.lists(SCALE_OF_TEN, min_size=1, max_size=40))
def test_nps_turns_round_with_promoters_and_detractors(scores: list[int]) -> None:
    mirrored = [0 if score >= 9 else 10 if score <= 6 else score for score in scores]
    one, other = nps(scores)[0].value, nps(mirrored)[0].value
    assert one is not None
    assert other is not None
    assert one == -other
    assert -1 <= one <= 1


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40), st.integers(1, 5))
def test_one_more_satisfied_answer_never_lowers_csat(scores: list[int], more: int) -> None:
    before, after = csat(scores)[0].value, csat([*scores, more])[0].value
    assert before is not None
    assert after is not None
    assert 0 <= after <= 1
    assert (after >= before) if more >= 4 else (after <= before)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_the_kept_ratio_is_a_share_and_grows_with_what_is_kept(kept: int, broken: int) -> None:
    ratio = kept_ratio(kept, broken).value
    if kept + broken == 0:
        assert ratio is None
        return
    more = kept_ratio(kept + 1, broken).value
    assert ratio is not None
    assert more is not None
    assert 0 <= ratio <= more <= 1


@pytest.mark.parametrize(
    ("status", "due", "left", "told"),
    [
        ("open", date(2026, 11, 22), -1, "overdue"),
        ("agreed", TODAY, 0, "due_soon"),
        ("agreed", date(2026, 11, 30), 7, "due_soon"),
        ("open", date(2026, 12, 1), 8, "open"),
        ("open", None, None, "open"),
        ("kept", date(2026, 11, 1), None, "settled"),
        ("renegotiated", None, None, "settled"),
    ],
)
def test_how_near_the_day_of_a_promise_is(
    status: str, due: date | None, left: int | None, told: str
) -> None:
    assert days_left(status, due, TODAY) == left
    assert standing(status, due, TODAY) == told
