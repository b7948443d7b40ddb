"""Cells that a spreadsheet must not run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.exchange.cells import armed, defused


@pytest.mark.parametrize(
    "text", ["=1+1", "+x", "-x", "@sum", "\tx", "\rx", "＝1", "＋x", "－x", "＠x", "-2+3"]
)
def test_formulas_are_defused(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "-5", "+3.5", "-12,5", "-50%", "a=b", "12FS-2d", "'tis", "1-2"]
)
def test_numbers_and_plain_text_stay(text: str) -> None:
    assert defused(text) == text


@given(st.text(st.sampled_from("'=+-@＝x1 \t"), max_size=6))
def test_our_own_import_takes_it_back(text: str) -> None:
    assert armed(defused(text)) == text
