"""How the probabilities and impacts of other registers become our five steps."""

from __future__ import annotations

import pytest

from salespm_tui.exchange.risk_scales import (
    LADDER,
    PERCENT,
    POWERS,
    SHARES,
    WORDS,
    Column,
    Scale,
    scales_of,
)


def scale(
    cells: str, heading: str = "Impact", *, likelihood: bool = False, wanted: str | None = None
) -> Scale:
    column = Column(tuple(cells.split("|")), heading, likelihood, wanted)
    return scales_of({"impact": column})["impact"]


def steps(cells: str, heading: str = "Impact", **how: object) -> list[int | None]:
    found = scale(cells, heading, **how)  # type: ignore[arg-type]
    return [found.read(cell).step for cell in cells.split("|")]


@pytest.mark.parametrize(
    ("cells", "expected", "how"),
    [
        ("0.20|0.45|0.15|0|1", [2, 3, 1, 1, 5], SHARES),
        ("10%|20 %|30|99.5%|101%", [1, 2, 2, 5, None], PERCENT),
        ("0.05|0.1|0.2|0.4|0.8", [1, 2, 3, 4, 5], POWERS),
        ("0.05|0.2|0.4|0.6|0.8", [1, 2, 3, 4, 5], SHARES),
        ("1|2|3|4|5|0|6", [1, 1, 2, 2, 3, 1, 3], LADDER),
        ("1|2|3|4|5|0", [1, 2, 3, 4, 5, None], LADDER),
        ("1|5|6|7|10", [1, 3, 3, 4, 5], LADDER),
        ("15|50|100", [1, 3, 5], PERCENT),
        ("1/3|2/3|3/3", [1, 3, 5], LADDER),
        ("4 - Major|5 (Critical)|3: Moderate", [4, 5, 3], LADDER),
        ("", [None], WORDS),
    ],
)
def test_numbers_are_read_by_their_column(cells: str, expected: list[int | None], how: str) -> None:
    assert steps(cells) == expected
    assert scale(cells).how == how


def test_doubling_impacts_are_no_probabilities() -> None:
    assert steps("0.1|0.2|0.4|0.8", likelihood=True) == [1, 2, 3, 5]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Impact", [1, 2, 3]),
        ("Impact (1-3)", [1, 3, 5]),
        ("I_1to5", [1, 2, 3]),
        ("Impact 1–10", [1, 1, 2]),
        ("Impact (%)", [1, 1, 1]),
    ],
)
def test_a_heading_names_the_ladder(heading: str, expected: list[int]) -> None:
    assert steps("1|2|3", heading) == expected


def test_what_was_asked_for_goes_first() -> None:
    assert steps("1|2|3", "I_1to5", wanted="3") == [1, 3, 5]
    assert steps("1|2|3", "I_1to5", wanted="percent") == [1, 1, 1]


def test_a_register_that_never_counts_above_three_counts_to_three() -> None:
    low = Column(("1", "2", "3") * 3, "P", likelihood=True)
    both = scales_of({"likelihood": low, "impact": Column(low.cells, "I", likelihood=False)})
    assert [(one.top, one.certain) for one in both.values()] == [(3, False), (3, False)]
    higher = Column(("4",), "I", likelihood=False)
    assert scales_of({"likelihood": low, "impact": higher})["likelihood"].top == 5


def test_a_residual_column_is_read_as_its_other_half() -> None:
    found = scales_of(
        {
            "impact": Column(("2", "9"), "I", likelihood=False),
            "residual_impact": Column(("1", "4"), "RI", likelihood=False),
        }
    )
    assert found["residual_impact"].read("4").step == 2


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("INFO|LOW|MEDIUM|HIGH|VERY HIGH|CRITICAL", [1, 2, 3, 4, 5, 5]),
        ("Minor|Low|Moderate|Major|Critical", [1, 2, 3, 4, 5]),
        ("Insignificant|Minor|Moderate|Major|Catastrophic", [1, 2, 3, 4, 5]),
        ("Minor|Moderate|Major|Severe", [2, 3, 4, 5]),
        ("Minor|Severe|Catastrophic", [2, 4, 5]),
        ("很低|低|中|高|很高|灾难性", [1, 2, 3, 4, 5, 5]),
        ("faible|modéré|élevé|critique", [2, 3, 4, 5]),
        ("HIGH (claims-boundary failure)|purple", [4, None]),
    ],
)
def test_words_for_impacts(cells: str, expected: list[int | None]) -> None:
    assert steps(cells) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("Rare|Unlikely|Possible|Likely|Almost certain", [1, 2, 3, 4, 5]),
        ("LOW|MEDIUM|HIGH|CERTAIN|CERTAIN (current state)", [2, 3, 4, 5, 5]),
        ("罕见|不太可能|可能|很可能|几乎肯定", [1, 2, 3, 4, 5]),
        ("rare|peu probable|possible|probable|quasi certain", [1, 2, 3, 4, 5]),
    ],
)
def test_words_for_probabilities(cells: str, expected: list[int]) -> None:
    assert steps(cells, likelihood=True) == expected


@pytest.mark.parametrize(
    ("cell", "whole"),
    [("UNKNOWN", True), ("UNKNOWN_QUALITATIVE", False), ("未知", True), ("tbd", True)],
)
def test_what_says_that_it_is_unknown_stays_so(cell: str, whole: bool) -> None:
    read = scale(f"{cell}|HIGH").read(cell)
    assert (read.step, read.unknown, read.whole) == (None, True, whole)
