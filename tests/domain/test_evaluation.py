"""Achievement of indicators, their weighted score, what acceptance points come to, and lessons."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.acceptance import leftover_lines, proposed_result
from salespm_tui.domain.codes import ACCEPTANCE_ITEM_RESULT, LESSON_AREA, PROJECT_PHASE
from salespm_tui.domain.evaluation import MOST, achievement, efficiency, weighted_score
from salespm_tui.domain.figures import known, undefined
from salespm_tui.domain.lessons import AREAS_OF_PHASE, fits, holds, tags_of

VALUES = st.integers(-(10**6), 10**6)
ANY = st.none() | VALUES


@pytest.mark.parametrize(
    ("target", "actual", "direction", "expected"),
    [
        (200, 150, "higher", Fraction(3, 4)),
        (200, 200, "higher", Fraction(1)),
        (200, 300, "higher", Fraction(6, 5)),
        (200, -50, "higher", Fraction(0)),
        (80, 100, "lower", Fraction(4, 5)),
        (80, 40, "lower", Fraction(6, 5)),
        (80, 0, "lower", Fraction(6, 5)),
        (0, 0, "lower", Fraction(1)),
        (0, 3, "lower", Fraction(0)),
    ],
)
def test_achievement_by_worked_examples(
    target: int, actual: int, direction: str, expected: Fraction
) -> None:
    assert achievement(target, actual, direction).value == expected


@pytest.mark.parametrize(
    ("target", "actual", "direction", "why"),
    [
        (None, 5, "higher", "no_target"),
        (5, None, "lower", "no_actual"),
        (0, 5, "higher", "target_not_positive"),
        (-1, 5, "lower", "target_not_positive"),
    ],
)
def test_an_undefined_achievement_says_why(
    target: int | None, actual: int | None, direction: str, why: str
) -> None:
    found = achievement(target, actual, direction)
    assert found.value is None and found.why is not None and found.why.code == why


@given(ANY, ANY, st.sampled_from(["higher", "lower"]))
def test_achievement_stays_between_nothing_and_the_cap(
    target: int | None, actual: int | None, direction: str
) -> None:
    found = achievement(target, actual, direction)
    assert (found.value is None) != (found.why is None)
    assert found.value is None or 0 <= found.value <= MOST


@given(st.integers(1, 10**6), VALUES, st.integers(0, 10**4), st.sampled_from(["higher", "lower"]))
def test_doing_better_is_never_worth_less(
    target: int, actual: int, more: int, direction: str
) -> None:
    better = actual + more if direction == "higher" else actual - more
    before, after = (achievement(target, value, direction).value for value in (actual, better))
    assert before is not None and after is not None and after >= before


def test_the_score_by_a_worked_example() -> None:
    """(3·1 + 2·0.8 + 1·1.2) ÷ 6; the one without a value leaves the sum and is told."""
    parts = [
        (3, known(1)),
        (5, undefined("no_actual")),
        (2, known(Fraction(4, 5))),
        (1, known(Fraction(6, 5))),
        (0, known(0)),
    ]
    found = weighted_score(parts)
    assert found.score.value == Fraction(29, 30)
    assert (found.counted, found.left_out) == (3, (1,))
    nothing = weighted_score(parts[1:2]).score
    assert nothing.why is not None and nothing.why.code == "no_indicator"


@given(
    st.lists(st.tuples(st.integers(0, 9), st.fractions(0, MOST, max_denominator=50) | st.none()))
)
def test_a_score_lies_between_its_parts(parts: list[tuple[int, Fraction | None]]) -> None:
    figures = [(w, undefined("no_actual") if v is None else known(v)) for w, v in parts]
    found = weighted_score(figures)
    counted = [value for weight, value in parts if weight and value is not None]
    assert found.counted == len(counted)
    assert len(found.left_out) == sum(value is None for _weight, value in parts)
    if counted:
        assert found.score.value is not None and min(counted) <= found.score.value <= max(counted)
    else:
        assert found.score.value is None


def test_efficiency_is_planned_against_actual_effort() -> None:
    assert efficiency(480, 600).value == Fraction(4, 5)
    assert efficiency(480, 0).value is None


@given(st.lists(st.sampled_from(ACCEPTANCE_ITEM_RESULT)))
def test_one_point_that_fails_fails_all_and_passing_takes_every_point(results: list[str]) -> None:
    found = proposed_result(results)
    assert (found is None) == (not results)
    assert (found == "failed") == ("fail" in results)
    assert (found == "passed") == (bool(results) and set(results) <= {"pass", "waived"})


def test_left_overs_are_lines_each_once() -> None:
    assert leftover_lines(" - Manual\n\n• Training\n* Manual\n手册") == (
        "Manual",
        "Training",
        "手册",
    )


def test_every_phase_has_lessons_that_fit() -> None:
    assert tuple(AREAS_OF_PHASE) == PROJECT_PHASE
    assert {area for areas in AREAS_OF_PHASE.values() for area in areas} | {"other"} == set(
        LESSON_AREA
    )
    assert fits("risk", "planning") and not fits("risk", "closing") and fits("other", "needs")


def test_words_and_tags_of_lessons() -> None:
    assert holds(("Spring Festival", "客户 日历"), "spring 日历")
    assert not holds(("Spring",), "autumn") and holds((), " ")
    assert tags_of(("#Price", "ＰＲＩＣＥ", " #", "春节 ")) == ("Price", "春节")
