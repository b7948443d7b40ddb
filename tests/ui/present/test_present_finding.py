"""Hits as rows: the words stay in sight however narrow the window is."""

from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.contract.finding import Found, Hit
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width
from salespm_tui.store.searchable import SEARCHABLE
from salespm_tui.ui.present.finding import (
    excerpt_line,
    kind_cells,
    kind_word,
    title_line,
    told,
    way_to,
)

TODAY = date(2026, 11, 23)
TEXT = "上个月他们的采购说要先看合同再谈，" * 3 + "去年的价格太贵，今年希望便宜一些。"
AT = TEXT.index("价格")
HIT = Hit(
    Ref("interaction", 7),
    "华为技术有限公司",
    TEXT,
    date(2025, 11, 3),
    project_id=1,
    project="XH-2026",
    title_marks=((0, 2),),
    excerpt_marks=((AT, AT + 2),),
    owners=(Ref("client", 3),),
)


@pytest.mark.parametrize("width", [20, 40, 72, 200])
def test_lines_fit_and_the_words_are_seen(width: int) -> None:
    cells = kind_cells((HIT,))
    title = title_line(HIT, width, cells, TODAY, sign="…")
    below = excerpt_line(HIT, width, cells, sign="…")
    for line in (title, below):
        assert sum(piece.cells or cell_width(piece.text) for piece in line) <= width
    assert [piece.text for piece in title if piece.ink == "found_title"] == ["华为"]
    assert [piece.text for piece in below if piece.ink == "found"] == ["价格"]
    assert (title[-1].right, "XH-2026" in title[-1].text) == (width > 30, width > 30)


def test_every_kind_that_is_searched_has_its_word() -> None:
    assert all("_" not in kind_word(one.table) for one in SEARCHABLE)


@pytest.mark.parametrize(
    ("ref", "owners", "way"),
    [
        (Ref("interaction", 7), (Ref("client", 3),), Ref("interaction", 7)),
        (Ref("stage_change", 2), (Ref("opportunity", 5),), Ref("opportunity", 5)),
        (Ref("action_item", 1), (Ref("client", 3),), Ref("action_item", 1)),
        (Ref("action_item", 1), (Ref("task", 9),), Ref("task", 9)),
        (Ref("stage_change", 2), (), None),
        (Ref("acceptance_item", 4), (Ref("acceptance", 1),), Ref("acceptance_item", 4)),
        (Ref("lesson", 4), (), Ref("lesson", 4)),
    ],
)
def test_the_way_leads_to_a_screen_that_shows_it(
    ref: Ref, owners: tuple[Ref, ...], way: Ref | None
) -> None:
    assert way_to(Hit(ref, "x", "", None, owners=owners)) == way


def test_the_line_below_says_how_many() -> None:
    assert told(None).startswith("Type words")
    assert told(Found(" ")).startswith("Type words")
    assert told(Found("x y ")) == "Nothing holds “x y”."
    assert told(Found("x", (HIT,))) == "1 hit"
    assert told(Found("x", (HIT,), more=True)) == "The first 1 hit; more words narrow it."
