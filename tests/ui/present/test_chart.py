from __future__ import annotations

from datetime import date, datetime

import pytest

from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from salespm_tui.ui.present.chart import (
    ZOOMS,
    Arrow,
    Bar,
    Scale,
    View,
    done_cells,
    draw,
    runs,
    span,
    view_of,
)
from salespm_tui.ui.present.periods import header_lines

MONDAY = date(2026, 11, 23)
TODAY = date(2026, 11, 25)
GLYPHS = {
    "day_off": ":",
    "today": "|",
    "slack": ".",
    "ghost": "^",
    "ghost_milestone": "%",
    "bar_done": "#",
    "bar_rest": "_",
    "day_provisional": "?",
    "bar_left": "-",
    "bar_critical": "=",
    "summary_start": "[",
    "summary_end": "]",
    "summary_done": "_",
    "summary_left": "~",
    "milestone": "*",
    "milestone_done": "o",
    "deadline": "v",
    "more_left": "<",
    "more_right": ">",
    "link_along": "-",
    "link_up_left": "`",
    "link_up_right": "'",
    "link_down_left": ",",
    "link_down_right": ".",
    "link_to_start": ")",
    "link_to_finish": "(",
}


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}")


def view(zoom: str = "week", width: int = 14, left: int = 0) -> View:
    return view_of(Scale(zoom, MONDAY), left, width, TODAY, lambda day: day.weekday() > 4)


def row(bar: Bar | None, arrow: Arrow | None = None, **of_view: int | str) -> str:
    seen = view(**of_view)  # type: ignore[arg-type]
    cells = draw(bar, seen, GLYPHS.__getitem__, arrow)
    assert len(cells) == seen.width
    return "".join(text for text, _ink in cells)


def task(start: str, finish: str, **more: object) -> Bar:
    return Bar("task", at(start), at(finish), **more)  # type: ignore[arg-type]


def test_an_empty_row_shows_today_and_the_days_off() -> None:
    assert row(None) == "  |  ::     ::"


def test_a_day_is_one_cell_in_the_week_zoom() -> None:
    assert row(task("11-23T08:00", "11-24T17:00")) == "--|  ::     ::"


def test_bars_that_follow_each_other_touch_and_never_overlap() -> None:
    scale = Scale("day", MONDAY)
    for hour in range(8, 17):
        noon = datetime(2026, 11, 24, hour)
        _first, last = span(Bar("task", at("11-23T08:00"), noon), scale)
        first, _last = span(Bar("task", noon, at("11-27T17:00")), scale)
        assert first - last in (0, 1)
    assert span(task("11-23T08:00", "11-24T17:00"), scale) == (0, 7)
    assert span(task("11-25T08:00", "11-25T17:00"), scale) == (8, 11)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_shortest_task_still_has_a_cell(zoom: str) -> None:
    first, last = span(task("11-24T08:00", "11-24T08:15"), Scale(zoom, MONDAY))
    assert first == last


def test_a_milestone_at_the_end_of_friday_stands_on_friday() -> None:
    scale = Scale("week", MONDAY)
    friday = at("11-27T17:00")
    assert span(Bar("milestone", friday, friday), scale) == (4, 4)
    assert span(Bar("milestone", at("11-30T08:00"), at("11-30T08:00")), scale) == (7, 7)


def test_a_milestone_names_its_day_where_there_is_room() -> None:
    friday = at("11-27T17:00")
    bar = Bar("milestone", friday, friday, label="27 Nov")
    assert row(bar) == "  | * 27 Nov::"
    assert row(bar, width=11) == "  | *::    "


def test_a_chinese_label_takes_two_cells_a_sign() -> None:
    friday = at("11-27T17:00")
    cells = draw(Bar("milestone", friday, friday, label="27日"), view(), GLYPHS.__getitem__)
    assert cell_width("".join(text for text, _ink in cells)) == 14


@pytest.mark.parametrize(
    ("percent", "length", "done"),
    [(0, 5, 0), (1, 5, 1), (50, 4, 2), (99, 4, 3), (99, 1, 0), (100, 1, 1), (50, 1, 0)],
)
def test_work_begun_shows_and_work_left_shows(percent: int, length: int, done: int) -> None:
    assert done_cells(percent, length) == done


def test_progress_slack_and_deadline_of_a_task() -> None:
    bar = task(
        "11-23T08:00",
        "11-26T17:00",
        percent=50,
        slack_until=at("12-02T17:00"),
        deadline=at("12-04T17:00"),
    )
    assert row(bar) == "##--...... v::"


def test_where_work_pauses_a_line_joins_the_parts() -> None:
    rests = ((at("11-24T17:00"), at("11-27T08:00")),)
    parts = task("11-23T08:00", "12-01T17:00", rests=rests)
    assert row(parts)[:9] == "--__-----"
    assert row(task("11-23T08:00", "12-01T17:00", rests=rests, percent=50))[:9] == "##__#----"


def test_a_day_off_that_is_not_settled_yet_is_marked() -> None:
    free = date(2026, 11, 27)
    seen = view_of(
        Scale("week", MONDAY),
        0,
        7,
        TODAY,
        lambda day: day.weekday() > 4 or day == free,
        provisional=frozenset({free}),
    )
    assert "".join(text for text, _ink in draw(None, seen, GLYPHS.__getitem__)) == "  | ?::"


def test_a_critical_task_has_its_own_sign_and_ink() -> None:
    cells = draw(task("11-23T08:00", "11-24T17:00", critical=True), view(), GLYPHS.__getitem__)
    assert cells[0] == ("=", "bar_critical")


def test_a_missed_deadline_is_another_ink() -> None:
    late = task("11-23T08:00", "11-26T17:00", deadline=at("11-24T17:00"))
    cells = draw(late, view(), GLYPHS.__getitem__)
    assert cells[1] == ("v", "deadline_missed")


def test_what_is_over_has_no_slack() -> None:
    bar = task("11-23T08:00", "11-23T17:00", percent=100, over=True, slack_until=at("12-02T17:00"))
    assert row(bar) == "# |  ::     ::"


def test_a_summary_is_a_bracket_with_progress() -> None:
    bar = Bar("summary", at("11-23T08:00"), at("12-01T17:00"), percent=40)
    assert row(bar) == "[__~~~~~]   ::"


def test_a_summary_of_one_cell_keeps_its_beginning() -> None:
    assert row(Bar("summary", at("11-23T08:00"), at("11-23T17:00"))) == "[ |  ::     ::"


def test_what_is_cut_says_where_it_goes_on() -> None:
    long = task("11-20T08:00", "12-18T17:00")
    assert row(long) == "<------------>"
    assert row(task("11-02T08:00", "11-03T17:00"))[0] == "<"
    assert row(task("12-21T08:00", "12-22T17:00"))[-1] == ">"


def arrow(moment: str, **more: bool) -> Arrow:
    return Arrow(
        at(moment),
        more.get("from_finish", True),
        more.get("to_finish", False),
        more.get("from_above", True),
    )


def test_the_link_runs_from_the_drivers_finish_to_the_bar() -> None:
    bar = task("12-01T08:00", "12-02T17:00")
    assert row(bar, arrow("11-24T17:00")) == " `-----)--  ::"
    assert row(bar, arrow("11-24T17:00", from_above=False)) == " ,-----)--  ::"


def test_a_link_between_neighbours_is_its_bend_alone() -> None:
    bar = task("11-25T08:00", "11-26T17:00")
    assert row(bar, arrow("11-24T17:00")) == " `-- ::     ::"


def test_a_link_to_the_finish_comes_from_the_right() -> None:
    bar = task("11-23T08:00", "11-24T17:00")
    assert row(bar, arrow("11-27T17:00", to_finish=True)) == "--(-'::     ::"


def test_no_link_is_drawn_where_the_driver_reaches_into_the_bar() -> None:
    bar = task("11-24T08:00", "11-26T17:00")
    assert row(bar, arrow("11-25T17:00")) == row(bar)


def test_neighbours_of_one_ink_are_joined() -> None:
    cells = draw(task("11-23T08:00", "11-24T17:00"), view(), GLYPHS.__getitem__)
    assert [text for text, _ink in runs(cells)] == ["--", "|", "  ", "::", "     ", "::"]


def test_a_cell_is_off_only_when_all_its_days_are() -> None:
    assert "off" not in view("month", 10).columns
    holiday = view_of(
        Scale("month", MONDAY),
        0,
        4,
        TODAY,
        lambda day: date(2026, 11, 30) <= day <= date(2026, 12, 6),
    )
    assert holiday.columns == ("today", "", "off", "off")


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1, 7, 42, 160])
def test_both_header_lines_are_as_wide_as_the_chart(zoom: str, language: str, width: int) -> None:
    set_language(language)
    for left in (-40, 0, 33):
        for line in header_lines(view(zoom, width, left)):
            assert cell_width(line) == width


def test_the_header_names_months_and_weeks() -> None:
    above, below = header_lines(view("week", 30, -3))
    assert above == "Nov 2026   Dec 2026           "
    assert below == "   23 Nov 30 Nov 7 Dec  14 Dec"


def test_the_header_of_the_other_zooms() -> None:
    assert header_lines(view("day", 12)) == ("Mon 23 Nov  ", "23  24  25  ")
    assert header_lines(view("month", 20)) == ("Q4 2026    Q1 2027  ", "  Dec      Jan      ")
    assert header_lines(view("quarter", 18)) == ("2026 2027         ", "Q4   Q1           ")
