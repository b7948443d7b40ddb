"""The Goals screen: real keys on a real file, looked up in its rows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from salespm_tui.contract.goals import CheckIn, SplitGoal
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.i18n import set_language
from salespm_tui.ui.screens.goals import GoalsPane
from tests.ui.conftest import Bench, bench_on, own_copy, press, screen_text, settled, type_text
from tests.ui.goal_bench import M, add, with_goals


@pytest.fixture(scope="session")
def goals_file(blank_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten goals of every band and kind. Copy it; never open it."""
    path = own_copy(blank_file, tmp_path_factory.mktemp("goals") / "workspace")
    made = bench_on(path, FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)))
    with_goals(made)
    made.engine.close()
    return path


@pytest.fixture
def goals(goals_file: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Bench]:
    """The app over a copy of them."""
    made = bench_on(own_copy(goals_file, tmp_path / "goals"), clock)
    yield made
    made.engine.close()


@pytest.fixture
def two(bench: Bench) -> Bench:
    """Orders in crowns, by hand, and customers."""
    add(bench, "Orders", 9 * M, metric="orders_signed", currency="CZK", fed_by="manual")
    add(bench, "Customers", 1200, metric="new_customers", fed_by="manual", unit="customers")
    return bench


def pane(bench: Bench) -> GoalsPane:
    assert isinstance(bench.app.pane, GoalsPane)
    return bench.app.pane


def at(bench: Bench) -> str:
    """The name of the goal at the cursor."""
    goal = pane(bench).goal
    return "" if goal is None else goal.name


def words(bench: Bench) -> str:
    """What stands on the screen, without borders and line ends."""
    return " ".join(screen_text(bench.app).replace("│", " ").split())


def toasts(bench: Bench) -> str:
    return " ".join(notice.message for notice in bench.app._notifications)


async def fill_in(pilot: Pilot[None], **texts: str) -> None:
    """Put texts into the fields of the open form."""
    for name, text in texts.items():
        form = pilot.app.screen
        row = next(row for row in form.query("FieldRow") if row.field.name == name)
        row.entry.focus()
        await settled(pilot)
        if row.field.choices:
            row.entry.value = text
        else:
            await press(pilot, "end", "ctrl+u")
            pilot.app.post_message(events.Paste(text))
            await settled(pilot)


async def test_cards_stand_by_band_with_actual_expected_and_target(goals: Bench) -> None:
    """app.goals goals.left goals.right"""
    async with goals.running(screen="2") as pilot:
        text = screen_text(goals.app)
        assert "forecast 9.4m of 30m CNY · gap 20.6m" in text
        assert "! Behind 1" in text
        assert "~ At risk 1" in text
        assert "6 / 12    pace 87" in text
        assert "need 96.4k / day" in text
        assert at(goals) == "Orders signed this year"
        await press(pilot, "l")
        assert at(goals) == "New customers"
        await press(pilot, "right", "j")
        assert at(goals) == "Partner training days"
        await press(pilot, "G")
        assert at(goals) == "Win rate"
        await press(pilot, "g", "l", "l")
        assert at(goals) == "Revenue 2027"
        assert "No pace yet 1" in screen_text(goals.app)
        await press(pilot, "h", "h", "h", "h", "left")
        assert at(goals) == "Orders signed this year"


async def test_the_goal_at_the_cursor_is_told_with_its_aim_factors_check_ins_and_sources(
    goals: Bench,
) -> None:
    async with goals.running((120, 40), screen="2") as pilot:
        await press(pilot, "v")  # without the chart beside it
        pane(goals).reveal(Ref("goal", 1))
        await settled(pilot)
        text = words(goals)
        assert "6,200,000.00 of 10,000,000.00 CNY (from 2 records)" in text
        assert "Aim Lead in the east of China" in text
        assert "---- competition hinders two vendors entered the tender" in text
        assert "+++ market demand helps" in text
        assert "14 Oct Tender east 4,000,000.00 CNY" in text
        assert "Check-ins" not in text
        pane(goals).reveal(Ref("goal", 9))
        await settled(pilot)
        text = words(goals)
        assert "pace — nothing is expected yet" in text
        assert "projection — too early" in text


async def test_a_new_goal_and_one_below_it(bench: Bench) -> None:
    """goals.new goals.child"""
    async with bench.running(screen="2") as pilot:
        assert "No goals yet. Press n" in words(bench)
        await press(pilot, "n")
        await fill_in(pilot, name="Revenue", currency="JPY", target_value="120万", due_on="12/31")
        assert "1,200,000" in words(bench)
        await press(pilot, "enter")
        assert at(bench) == "Revenue"
        await press(pilot, "N")
        assert "New goal below Revenue" in words(bench)
        await fill_in(pilot, name="Revenue East", target_value="500k", start_on="12/1")
        await press(pilot, "enter")
    rows = bench.rows("select name, parent_id, currency, target_value, due_on from goal")
    assert rows == [
        ("Revenue", None, "JPY", 1_200_000, "2026-12-31"),
        ("Revenue East", 1, "JPY", 500_000, "2026-12-31"),
    ]


async def test_what_cannot_be_read_is_said_beside_its_field(bench: Bench) -> None:
    async with bench.running(screen="2") as pilot:
        await press(pilot, "n")
        await fill_in(pilot, name="Revenue", target_value="plenty", curve_points="50:20, 40:60")
        await press(pilot, "ctrl+s")
        text = words(bench)
        assert "“plenty” is not an amount." in text
        await press(pilot, "escape")
    assert bench.rows("select count(*) from goal") == [(0,)]


async def test_a_goal_is_edited_checked_in_and_given_a_factor(two: Bench) -> None:
    """goals.edit goals.check_in goals.factor"""
    async with two.running(screen="2") as pilot:
        await press(pilot, "e")
        await fill_in(pilot, stretch_value="10m", strategy_note="Grow")
        await press(pilot, "ctrl+s")
        assert two.rows("select stretch_value, strategy_note from goal where id = 1") == [
            (10 * M, "Grow")
        ]
        await press(pilot, "i")
        await fill_in(pilot, value="2.5m", confidence="4", note="签了两单")
        await press(pilot, "ctrl+s")
        assert two.rows("select value, confidence, note, as_of from goal_actual") == [
            (250_000_000, 4, "签了两单", "2026-11-23")
        ]
        assert "2.5m / 9m" in words(two)
        await press(pilot, "w")
        await fill_in(pilot, kind="competition", effect="negative", weight="5", note="price war")
        await press(pilot, "ctrl+s")
        assert two.rows("select kind, effect, weight, note from goal_factor") == [
            ("competition", "negative", 5, "price war")
        ]


async def test_check_ins_and_factors_are_changed_where_they_stand(two: Bench) -> None:
    two.do(CheckIn(1, date(2026, 11, 20), 2 * M, 3, "first"))
    async with two.running(screen="2") as pilot:
        await press(pilot, "tab", "j", "enter")
        assert "Check in: Orders" in words(two)
        await fill_in(pilot, value="3m")
        await press(pilot, "ctrl+s")
        assert two.rows("select value from goal_actual") == [(3 * M,)]
        await press(pilot, "x")
        assert two.rows("select archived_at is null from goal_actual") == [(0,)]
        await press(pilot, "u")
        assert two.rows("select archived_at is null from goal_actual") == [(1,)]
        await press(pilot, "escape")
        assert pane(two).upper.has_focus


async def test_a_goal_is_archived_and_brought_back(two: Bench) -> None:
    """goals.archive"""
    async with two.running(screen="2") as pilot:
        before = at(two)
        await press(pilot, "x")
        assert at(two) != before
        assert "u brings it back." in toasts(two)
        assert two.rows("select count(*) from goal where archived_at is null") == [(1,)]
        await press(pilot, "u")
        assert two.rows("select count(*) from goal where archived_at is null") == [(2,)]


async def test_a_goal_is_cut_into_parts_whose_sum_is_shown_before(two: Bench) -> None:
    """goals.decompose"""
    async with two.running(screen="2") as pilot:
        pane(two).reveal(Ref("goal", 1))
        await press(pilot, "D", "down", "enter", "down", "down", "enter")
        text = words(two)
        assert "Cut Orders into 3 parts?" in text
        assert "2026-11: 3,000,000.00 CZK" in text
        assert "Together 9,000,000.00 CZK, exactly what is to be reached." in text
        await press(pilot, "escape")
        assert two.rows("select count(*) from goal") == [(2,)]
        await press(pilot, "D", "down", "enter", "down", "down", "enter", "enter")
        parts = two.rows("select name, target_value from goal where parent_id = 1 order by id")
        assert parts == [(f"Orders · 2026-{month}", 3 * M) for month in (10, 11, 12)]
        assert "Cut Orders into 3 goals." in toasts(two)
        await press(pilot, "u")
        assert two.rows("select count(*) from goal where archived_at is null") == [(2,)]


async def test_a_goal_is_cut_by_owners_with_weights(two: Bench) -> None:
    async with two.running(screen="2") as pilot:
        pane(two).reveal(Ref("goal", 1))
        await press(pilot, "D", "down", "down", "enter")
        await type_text(pilot, "李伟 2, Ann")
        await press(pilot, "enter")
        assert "李伟: 6,000,000.00 CZK" in words(two)
        await press(pilot, "enter")
        parts = two.rows("select owner, target_value from goal where parent_id = 1 order by id")
        assert parts == [("李伟", 6 * M), ("Ann", 3 * M)]


async def test_the_tree_folds_and_says_where_parts_add_up(two: Bench) -> None:
    """goals.view goals.fold"""
    two.do(SplitGoal(1, "month", "equal"))
    two.do(CheckIn(3, date(2026, 10, 31), 2 * M, None, ""))
    async with two.running(screen="2") as pilot:
        await press(pilot, "z")
        assert "b shows it" in toasts(two)
        await press(pilot, "b", "g")
        text = screen_text(two.app)
        assert "▾ Orders" in text
        assert "Σ 2m" in text
        assert "    2026-10" in text
        await press(pilot, "j", "z")
        assert at(two) == "Orders"
        assert "▸ Orders" in screen_text(two.app)
        assert pane(two).outline.keys == (1, 2)
        await press(pilot, "h")
        assert "The tree has no columns" in toasts(two)
        pane(two).reveal(Ref("goal", 5))
        await settled(pilot)
        assert at(two) == "Orders · 2026-12"


async def test_the_gap_is_closed_by_the_fewest_deals(goals: Bench) -> None:
    """goals.close_gap"""
    async with goals.running((100, 40), screen="2") as pilot:
        pane(goals).reveal(Ref("goal", 1))
        await settled(pilot)
        await press(pilot, "c")
        text = words(goals)
        assert "Close the gap: Revenue" in text
        assert "The gap of 600,000.00 CNY is closed by winning 1 deal of 5:" in text
        assert "+1.8m CNY 18 Dec" in text
        assert "3,000,000.00 CNY 40%" in text
        assert "it has no next step" in text
        await press(pilot, "y")
        assert "华为 CRM 二期" in goals.app.clipboard
        await press(pilot, "enter")
        assert len(goals.app.screen_stack) == 1
        assert goals.app.pane_name == "pipeline"
        await press(pilot, "escape")
        assert goals.app.pane_name == "goals"
        assert at(goals) == "Revenue"


async def test_what_remains_is_said_where_no_set_of_deals_suffices(goals: Bench) -> None:
    async with goals.running((100, 40), screen="2") as pilot:
        await press(pilot, "c")
        assert "Winning all 5 open deals leaves 16,600,000.00 CNY of the gap" in words(goals)
        await press(pilot, "escape", "l", "c")
        assert "Only a goal for money that adds up" in toasts(goals)


async def test_any_figure_is_explained_and_leads_to_what_it_rests_on(goals: Bench) -> None:
    """goals.explain"""
    async with goals.running((100, 40), screen="2") as pilot:
        pane(goals).reveal(Ref("goal", 2))
        await settled(pilot)
        await press(pilot, "=")
        assert "projection 10.42 customers" in words(goals)
        await type_text(pilot, "projection")
        await press(pilot, "enter")
        text = words(goals)
        assert "baseline + (actual − baseline) ÷ share of the working days gone" in text
        await press(pilot, "G", "enter")
        assert len(goals.app.screen_stack) == 1
        assert pane(goals).told.has_focus
        assert pane(goals).told.cursor_key == Ref("goal_actual", 1)


async def test_why_a_figure_is_unknown_is_explained(goals: Bench) -> None:
    async with goals.running((100, 40), screen="2") as pilot:
        pane(goals).reveal(Ref("goal", 9))
        await settled(pilot)
        await press(pilot, "=")
        await type_text(pilot, "pace")
        await press(pilot, "enter")
        assert "There is no figure (—), because: nothing is expected yet" in words(goals)


async def test_a_sum_from_below_is_explained_by_its_parts(two: Bench) -> None:
    two.do(SplitGoal(1, "month", "equal"))
    two.do(CheckIn(3, date(2026, 10, 31), 2 * M, None, ""))
    async with two.running((100, 40), screen="2") as pilot:
        pane(two).reveal(Ref("goal", 1))
        await settled(pilot)
        await press(pilot, "=")
        await type_text(pilot, "sum of the goals")
        await press(pilot, "enter")
        assert "Orders · 2026-10: 2,000,000.00 CZK" in words(two)
        await press(pilot, *"jjjjj", "enter")
        assert at(two) == "Orders · 2026-10"


async def test_the_chart_shows_and_goes(goals: Bench) -> None:
    """goals.chart"""
    async with goals.running(screen="2") as pilot:
        assert not pane(goals).chart_shown
        await press(pilot, "l", "v")
        text = screen_text(goals.app)
        assert "● actual  · expected  ○ projection  ═ target 12" in text
        assert "12┤═════" in text
        assert "1 Oct" in text
        assert text.count("○") > 5
        await press(pilot, "v")
        assert "┤" not in screen_text(goals.app)
        await press(pilot, "v", "enter")  # the chart makes way for what is read
        assert pane(goals).told.has_focus
        assert "Check-ins 2" in screen_text(goals.app)


async def test_the_chart_is_ascii_where_all_is(goals: Bench) -> None:
    goals.app.plain = True
    async with goals.running(screen="2") as pilot:
        await press(pilot, "h", "l", "v")
        text = screen_text(goals.app)
        assert "# actual  . expected  o projection  = target 12" in text
        ours = [line for line in text.splitlines() if "回款" not in line]
        assert "".join(ours).isascii()


async def test_the_plotter_is_loaded_with_the_first_chart(goals: Bench) -> None:
    loaded = [name for name in sys.modules if "plotext" in name or name.endswith(".burn_up")]
    for name in loaded:
        del sys.modules[name]
    async with goals.running(screen="2") as pilot:
        assert not any("plotext" in name for name in sys.modules)
        await press(pilot, "v")
        assert "textual_plotext" in sys.modules


async def test_filter_today_copy_and_the_two_views_keep_their_goal(goals: Bench) -> None:
    async with goals.running(screen="2") as pilot:
        await press(pilot, "/")
        await type_text(pilot, "回款")
        await press(pilot, "enter")
        assert at(goals) == "回款额"
        assert "1 of 10 goals · filter “回款”" in screen_text(goals.app)
        await press(pilot, "b")
        assert at(goals) == "回款额"
        await press(pilot, "escape")
        assert "10 goals" in screen_text(goals.app)
        assert at(goals) == "回款额"
        await press(pilot, "t")
        assert at(goals) != "回款额"
        await press(pilot, "y")
        assert "回款额" in goals.app.clipboard
        assert "weighted forecast 9.4m of 30m CNY" in goals.app.clipboard


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_everything_fits_at_every_size(
    goals: Bench, size: tuple[int, int], language: str
) -> None:
    set_language(language)
    async with goals.running(size, screen="2") as pilot:
        for keys in (("l",), ("v",), ("b",), ("tab",)):
            await press(pilot, *keys)
            lines = screen_text(goals.app).splitlines()
            assert len(lines) == size[1]
            assert all(cell_width(line) <= size[0] for line in lines)


async def test_a_step_on_the_board_repaints_two_cards(goals: Bench) -> None:
    async with goals.running((120, 40), screen="2") as pilot:
        drawn: list[int] = []
        board = pane(goals).board
        original = board._drawn

        def counting(index: int, width: int) -> object:
            drawn.append(index)
            return original(index, width)

        board._drawn = counting  # type: ignore[method-assign, assignment]
        await press(pilot, "l")
        assert 0 < len(drawn) <= 8
