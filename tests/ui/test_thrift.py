"""What is sent is less; what stands on the screen is the same."""

from __future__ import annotations

import re

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import Strip

from salespm_tui.ui.thrift import Painter

WIDTH, HEIGHT = 12, 3
SIZE = Size(WIDTH, HEIGHT)
SYSTEM = ColorSystem.TRUECOLOR
STYLES = [
    None,
    Style(),
    Style(bold=True),
    Style(color="#102030"),
    Style(color="#102030", bgcolor="#405060"),
    Style(bgcolor="#405060", reverse=True),
    Style(italic=True, bold=True, color="#708090"),
    Style(underline=True, strike=True, bgcolor="#405060"),
    Style(bold=True, reverse=True, color="#102030", bgcolor="#405060"),
    Style(color="red", bgcolor="default"),
]
letters = st.sampled_from(["a", "b", " ", "─", "中", "文", "é", "e\u0301", "★", "😀"])


@st.composite
def strips(draw: st.DrawFn) -> Strip:
    """A row of the width, of pieces in several looks; wide characters never hang over its end."""
    pieces: list[Segment] = []
    left = WIDTH
    while left:
        text = "".join(draw(st.lists(letters, min_size=1, max_size=6)))
        while cell_len(text) > left:
            text = text[:-1]
        if not text:
            text = "x" * left
        pieces.append(Segment(text, draw(st.sampled_from(STYLES))))
        left -= cell_len(text)
    return Strip(pieces, WIDTH)


pictures = st.lists(strips(), min_size=HEIGHT, max_size=HEIGHT)


def layout(rows: list[Strip]) -> LayoutUpdate:
    return LayoutUpdate([[row] for row in rows], Region(0, 0, WIDTH, HEIGHT))


def cells(output: list[str]) -> list[list[pyte.screens.Char]]:
    """What a terminal without line wrap shows after that output."""
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for part in ["\x1b[?7l", *output]:
        stream.feed(part)
    return [[screen.buffer[y][x] for x in range(WIDTH)] for y in range(HEIGHT)]


def as_upstream_sends_it(rows: list[Strip]) -> str:
    console = Console(color_system="truecolor", force_terminal=True)
    return layout(rows).render_segments(console).replace("\n", "")


@settings(max_examples=40, deadline=None)
@given(st.lists(pictures, min_size=1, max_size=4))
def test_any_row_of_pictures_ends_as_the_last_one(shown: list[list[Strip]]) -> None:
    painter = Painter()
    sent = [painter.paint(layout(rows), SIZE, SYSTEM) for rows in shown]
    assert cells(sent) == cells([as_upstream_sends_it(shown[-1])])


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_part_is_changed_and_nothing_beside_it(data: st.DataObject) -> None:
    """The framework hands rows over whole; only the columns that it names are to be believed."""
    narrow = [Strip([Segment(f"{y}bcdefghijkl")], WIDTH) for y in range(HEIGHT)]
    y = data.draw(st.integers(0, HEIGHT - 1))
    low = data.draw(st.integers(0, WIDTH - 1))
    high = data.draw(st.integers(low + 1, WIDTH))
    fresh = [Strip([Segment("ABCDEFGHIJKL", Style(bold=True))], WIDTH)] * HEIGHT
    painter = Painter()
    sent = [painter.paint(layout(narrow), SIZE, SYSTEM)]
    part = ChopsUpdate([{0: row} for row in fresh], [(y, low, high)], [[WIDTH]] * HEIGHT)
    sent.append(painter.paint(part, SIZE, SYSTEM))
    found, was = cells(sent), cells([as_upstream_sends_it(narrow)])
    will_be = cells([as_upstream_sends_it(fresh)])
    for row in range(HEIGHT):
        for column in range(WIDTH):
            wanted = will_be if row == y and low <= column < high else was
            assert found[row][column] == wanted[row][column]


def test_the_same_picture_costs_nothing() -> None:
    rows = [Strip([Segment("中文 abcdef  ", Style(bold=True))], WIDTH)] * HEIGHT
    painter = Painter()
    assert painter.paint(layout(rows), SIZE, SYSTEM)
    assert painter.paint(layout(rows), SIZE, SYSTEM) == ""


def test_a_counter_costs_its_digit() -> None:
    painter = Painter()
    row = [Strip([Segment("left 12     ")], WIDTH)]
    painter.paint(LayoutUpdate([row] * HEIGHT, Region(0, 0, WIDTH, HEIGHT)), SIZE, SYSTEM)
    changed = [Strip([Segment("left 13     ")], WIDTH)]
    part = LayoutUpdate([changed], Region(0, 1, WIDTH, 1))
    assert painter.paint(part, SIZE, SYSTEM) == "\x1b[2;7H3"


@pytest.mark.parametrize("size", [SIZE, Size(WIDTH, HEIGHT + 1)], ids=["forgotten", "other size"])
def test_an_unknown_screen_is_painted_whole(size: Size) -> None:
    rows = [Strip([Segment("abcdefghijkl")], WIDTH)] * HEIGHT
    painter = Painter()
    whole = painter.paint(layout(rows), SIZE, SYSTEM)
    painter.forget()
    assert painter.paint(layout(rows), size, SYSTEM) == whole


@pytest.mark.parametrize(
    "hostile",
    ["\x1b]0;own\x07", "\x9b31m", "\x00", "\u202e", "中\x1b[2J", "a\u0301\x1bc", "😀\x1b"],
)
def test_nothing_that_steers_the_terminal_gets_past(hostile: str) -> None:
    strip = Strip([Segment(hostile)])
    update = LayoutUpdate([[strip]], Region(0, 0, 40, 1))
    sent = re.sub(r"\x1b\[1;\d+H", "", Painter().paint(update, Size(40, 1), SYSTEM))
    assert not set(sent) & set("\x1b\x9b\x07\x00\u202e")
