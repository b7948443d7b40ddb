"""What is composed by rows is what the framework's own compositor would have composed."""

from __future__ import annotations

from random import Random

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

from salespm_tui.contract.clients import Capture, SaveClient
from salespm_tui.ui.row_compositor import RowCompositor
from tests.ui.conftest import Bench, press, screen_text, settled

SIZE = (80, 24)


def shown(update: ChopsUpdate | None) -> list[tuple[int, int, int, list[tuple[str, object]]]]:
    """Each marked span with its cells as text and style."""
    assert update is not None
    spans = []
    for y, first, last in sorted(update.spans):
        whole = Strip.join([piece for piece in update.chops[y].values() if piece is not None])
        cells = [(char, s.style) for s in whole.crop(first, last).simplify() for char in s.text]
        spans.append((y, first, last, cells))
    return spans


def as_upstream_has_it(compositor: RowCompositor) -> ChopsUpdate:
    """What the framework's own compositor makes of the marked regions."""
    marked, screen = compositor._dirty_regions.copy(), compositor.size.region
    crop = Region.from_union(marked).intersection(screen)
    spans = list(compositor._regions_to_spans(marked))
    rows = {y for y, _first, _last in spans}
    chops = Compositor._render_chops(compositor, crop, rows.__contains__)
    return ChopsUpdate(chops, spans, [cuts[1:] for cuts in compositor.cuts])


@pytest.mark.parametrize("keys", [("1",), ("5",), ("5", "question_mark")])
async def test_any_marked_regions_come_out_as_upstream_has_them(
    bench: Bench, keys: tuple[str, ...]
) -> None:
    bench.do(SaveClient(name="华为技术有限公司", short_name="华为"))
    bench.do(Capture("call 华为 谈价格 !today"))
    random = Random(7)
    async with bench.running(SIZE) as pilot:
        await press(pilot, *keys)
        compositor = bench.app.screen_stack[0]._compositor
        assert isinstance(compositor, RowCompositor)
        for _attempt in range(20):
            marked = set()
            for _region in range(random.randint(1, 4)):
                x, y = random.randrange(SIZE[0]), random.randrange(SIZE[1])
                width, height = random.randint(1, SIZE[0] - x), random.randint(1, SIZE[1] - y)
                marked.add(Region(x, y, width, min(height, 3)))
            compositor._dirty_regions = set(marked)
            upstream = shown(as_upstream_has_it(compositor))
            compositor._dirty_regions = set(marked)
            assert shown(compositor.render_partial_update()) == upstream


async def test_nothing_marked_is_nothing_to_send(bench: Bench) -> None:
    async with bench.running(SIZE):
        compositor = bench.app.screen_stack[0]._compositor
        compositor._dirty_regions = set()
        assert compositor.render_partial_update() is None


@pytest.mark.parametrize("before", ["", "x", "xx", "xxx"])
async def test_a_wide_character_over_a_hidden_edge_stays_whole(bench: Bench, before: str) -> None:
    """A word over the line between two panes, whose edge lies in the middle of a character."""
    words = before + "上海浦东发展银行股份有限公司深圳分行营业部客户经理"
    async with bench.running(SIZE, screen="5") as pilot:
        bench.app.toast(f"{words}\n{words}")
        await settled(pilot)
        assert screen_text(bench.app).count(words) == 2
        compositor = bench.app.screen_stack[0]._compositor
        assert isinstance(compositor, RowCompositor)
        compositor._dirty_regions = {Region(0, y, SIZE[0], 1) for y in range(SIZE[1])}
        spans = shown(compositor.render_partial_update())
        text = "".join(char for *_place, cells in spans for char, _style in cells)
        assert text.count(words) == 2
