"""The detail of an item: so what, last words, links, and the strip of neighbours where there is room."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from salespm_tui.contract.standup import Agenda, AgendaItem, AgendaSection, ItemDetail, NeighbourBar
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width
from salespm_tui.core.labels import label
from salespm_tui.ui.present.standup import queue_rows
from salespm_tui.ui.present.standup_detail import group_lines, item_lines

TODAY = date(2026, 11, 23)
SIGNS = {
    "dot": "·",
    "bad": "!",
    "divider": "|",
    "milestone": "*",
    "strip_done": "#",
    "strip_left": "-",
    "strip_critical": "=",
}
ITEM = AgendaItem(Ref("task", 1), 1, "HWA", "2.3", "Price approval", label("2 days late"), "bad")


def bar(number: int, first: int, last: int, **fields) -> NeighbourBar:
    given = {"percent": 0, "critical": False, "is_self": False, "milestone": False} | fields
    start, finish = datetime(2026, 11, first, 8), datetime(2026, 11, last, 17)
    return NeighbourBar(number, f"2.{number}", f"Task {number}", start, finish, **given)


def detail(**fields) -> ItemDetail:
    given = {
        "ref": ITEM.ref,
        "heading": "HWA 2.3  Price approval",
        "place": "Rollout › 2 Commercial",
        "so_what": (label("critical: each day late moves the end"), label("waits on nothing")),
        "facts": (label("due 19 Nov"), label("60 %%")),
        "history": (
            (date(2026, 11, 20), label("blocked: 法务")),
            (date(2026, 9, 1), label("added")),
        ),
        "links": ((Ref("task", 2), label("before 2.4 Contract")),),
    } | fields
    return ItemDetail(**given)


def texts(width: int = 34, **fields) -> list[str]:
    return [
        line.text for line in item_lines(detail(**fields), ITEM, TODAY, width, SIGNS.__getitem__)
    ]


def test_the_order_is_what_it_moves_then_what_happened_then_what_hangs_on_it():
    assert texts() == [
        "HWA 2.3  Price approval",
        "Rollout › 2 Commercial",
        "",
        "due 19 Nov · 60 %",
        "critical: each day late moves the",
        "end",
        "waits on nothing",
        "",
        "Last words",
        "Fri 20  blocked: 法务",
        "1 Sep   added",
        "",
        "Linked",
        "before 2.4 Contract",
    ]


def test_what_is_wrong_has_its_sign():
    assert "! due 1 Dec, after its deadline" in texts(
        wrong=(label("due 1 Dec, after its deadline"),)
    )


def test_only_links_lead_on():
    lines = item_lines(detail(), ITEM, TODAY, 34, SIGNS.__getitem__)
    assert [line.key for line in lines if line.key] == [Ref("task", 2)]


@pytest.mark.parametrize("width", [16, 24, 34, 60])
def test_no_line_is_wider_than_the_room(width):
    long = detail(heading="价格审批" * 20, history=((TODAY, label("客户" * 40)),))
    lines = item_lines(long, ITEM, TODAY, width, SIGNS.__getitem__)
    assert max(cell_width(line.text) for line in lines) <= width


def test_the_neighbours_are_drawn_where_there_is_room():
    bars = (
        bar(1, 16, 20, percent=100),
        bar(2, 20, 23, percent=50, critical=True, is_self=True),
        bar(3, 25, 25, milestone=True),
        bar(4, 23, 27),
    )
    assert texts(39, neighbours=bars) == texts(39)
    strip = texts(60, neighbours=bars)[-5:]
    assert strip == [
        " " * 23 + "Mon 16            Fri 27" + " " * 0,
        f"{'2.1 Task 1':22} ##########    |" + " " * 22,
        f"{'2.2 Task 2':22}         ####====" + " " * 21,
        f"{'2.3 Task 3':22}               |    *" + " " * 17,
        f"{'2.4 Task 4':22}               ----------" + " " * 13,
    ]


def test_a_long_plan_takes_several_days_a_cell():
    bars = (bar(1, 1, 2), NeighbourBar(2, "2.2", "Far", datetime(2027, 6, 1), datetime(2027, 12, 1), 0, False, True, False))  # fmt: skip
    for line in texts(60, neighbours=bars)[-3:]:
        assert cell_width(line) <= 60


def test_a_line_that_tells_very_many_lists_as_many_as_anybody_reads():
    items = tuple(
        AgendaItem(Ref("task", n), 1, "HWA", f"2.{n}", "Task", label("finished"), group="finished")
        for n in range(1, 1001)
    )
    agenda = Agenda(TODAY, TODAY, None, (AgendaSection("changed", label("Changed"), items),))
    lines = group_lines(queue_rows(agenda)[1], 30)
    assert len(lines) == 2 + 2 * 200 + 1
    assert lines[-1].text == "… 800 more"


def test_a_line_that_tells_several_lists_them():
    items = tuple(
        AgendaItem(
            Ref("task", n), 1, "HWA", f"2.{n}", f"Task {n}", label("finished"), group="finished"
        )
        for n in (1, 2)
    )
    agenda = Agenda(TODAY, TODAY, None, (AgendaSection("changed", label("Changed"), items),))
    lines = group_lines(queue_rows(agenda)[1], 30)
    assert [line.text for line in lines] == [
        "2 finished",
        "",
        "HWA 2.1  Task 1",
        "  finished",
        "HWA 2.2  Task 2",
        "  finished",
    ]
    assert [line.key for line in lines if line.key] == [Ref("task", 1), Ref("task", 2)]
