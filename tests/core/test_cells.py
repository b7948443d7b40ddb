"""Widths in terminal cells: nothing is split, nothing overflows its column."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.core.cells import cell_width, fit, fit_right, pad, truncate, wrap

AWKWARD = ["华", "，", "e\u0301", "\u0301", "👩\u200d💻", "❤\ufe0f", "\u200d", "\ufe0f", "🇨🇳", "🇨"]
awkward_text = st.lists(
    st.one_of(st.sampled_from([*AWKWARD, " ", "a", "1", "\n", "\x1b"]), st.characters()),
    max_size=24,
).map("".join)
widths = st.integers(min_value=0, max_value=30)


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("Acme", 6, "Acme  "),
        ("Acme Industrial", 6, "Acme …"),
        ("华为技术", 8, "华为技术"),
        ("华为技术", 7, "华为技…"),
        ("华为技术", 6, "华为… "),
        ("华为", 1, "…"),
        ("华为", 0, ""),
        ("cafe\u0301 noir", 5, "cafe\u0301…"),
        ("👩\u200d💻👩\u200d💻", 3, "👩\u200d💻…"),
        ("🇨🇳🇩🇪", 3, "🇨🇳…"),
        ("🇨🇳🇩🇪", 2, "… "),
        ("two\nlines", 10, "two␊lines "),
        ("\x1b[31m", 6, "␛[31m "),
    ],
)
def test_a_text_takes_exactly_its_column(text: str, width: int, fitted: str) -> None:
    assert fit(text, width) == fitted


def test_ascii_marks_the_cut_with_a_tilde() -> None:
    assert fit("Acme Industrial", 6, ascii=True) == "Acme ~"
    assert fit("华为技术", 6, ascii=True) == "华为~ "


def test_numbers_stand_at_the_right_edge() -> None:
    assert fit_right("12", 5) == "   12"
    assert fit_right("120万元整", 6) == "120万…"
    assert fit_right("华为技术", 6) == " 华为…"


def test_padding_never_cuts() -> None:
    assert pad("华为", 6) == "华为  "
    assert pad("华为技术", 3) == "华为技术"
    assert truncate("华为技术", 5) == "华为…"
    assert truncate("华为", 5) == "华为"


@given(awkward_text, widths, st.booleans())
def test_fitted_text_is_exactly_as_wide_as_asked(text: str, width: int, ascii_marks: bool) -> None:
    assert cell_width(fit(text, width, ascii=ascii_marks)) == width
    assert cell_width(fit_right(text, width, ascii=ascii_marks)) == width
    assert cell_width(pad(text, width)) >= width


@given(awkward_text, awkward_text, widths)
def test_columns_side_by_side_do_not_reach_into_each_other(
    left: str, right: str, width: int
) -> None:
    assert cell_width(fit(left, width) + fit(right, width) + "|") == 2 * width + 1
    assert cell_width(fit_right(left, width) + fit_right(right, width) + "|") == 2 * width + 1


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("short", 10, ["short"]),
        ("They compare us with two others.", 12, ["They compare", "us with two", "others."]),
        ("交付范围确认；价格待批。", 10, ["交付范围确", "认；价格待", "批。"]),
        ("交付范围确认；价格待批。", 12, ["交付范围确", "认；价格待", "批。"]),
        ("先说（价格）", 6, ["先说", "（价", "格）"]),
        ("一\n\n二", 4, ["一", "", "二"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("与Acme谈price 上调", 8, ["与Acme谈", "price 上", "调"]),
        ("  indented words", 10, ["  indented", "words"]),
        ("华", 1, ["…"]),
    ],
)
def test_lines_break_where_the_script_allows(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(awkward_text, st.integers(min_value=1, max_value=12))
def test_no_line_is_wider_than_its_pane(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert lines
    assert all(cell_width(line) <= width for line in lines)


@given(st.text(alphabet="华为，。（ab1 \n\té", max_size=40), st.integers(min_value=2, max_value=12))
def test_wrapping_loses_no_character(text: str, width: int) -> None:
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


def test_measuring_does_not_load_the_rest_of_rich() -> None:
    listing = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, salespm_tui.core.cells as c; c.cell_width('华'); print(*sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    loaded = {name for name in listing if name.startswith("rich.")}
    assert {name for name in loaded if not name.startswith("rich._")} == {"rich.cells"}
