"""Durations as people type and read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.core.durations import Duration, duration_or_none, format_duration, read_duration
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import set_language


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("3d", 1440),
        ("3 days", 1440),
        ("4h", 240),
        ("2w", 4800),
        ("30m", 30),
        ("90min", 90),
        ("1.5d", 720),
        ("1,5d", 720),
        ("0.33h", 20),
        ("1h30", 90),
        ("1h 5", 65),
        ("1h30m", 90),
        ("1 h 30 min", 90),
        ("1d4h", 720),
        ("1w 2d, 3h", 3540),
        ("3D", 1440),
        ("３ｄ", 1440),
        ("3天", 1440),
        ("3个工作日", 1440),
        ("4小时", 240),
        ("4个钟头", 240),
        ("两周", 4800),
        ("2个星期", 4800),
        ("30分钟", 30),
        ("1小时30分", 90),
        ("1小时30", 90),
        ("半天", 240),
        ("半个小时", 30),
        ("一个半小时", 90),
        ("1个半小时", 90),
        ("两天半", 1200),
        ("十二天", 5760),
        ("0", 0),
        ("0d", 0),
        ("0.0", 0),
    ],
)
def test_working_time_is_understood(typed: str, minutes: int) -> None:
    assert read_duration(typed) == Duration(minutes, elapsed=False)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("3ed", 4320),
        ("2ew", 20160),
        ("4eh", 240),
        ("1ed 12eh", 2160),
        ("3日历天", 4320),
        ("0ed", 0),
    ],
)
def test_elapsed_time_runs_through_nights_and_holidays(typed: str, minutes: int) -> None:
    assert read_duration(typed, minutes_per_day=450) == Duration(minutes, elapsed=True)


def test_a_day_is_as_long_as_the_calendar_works() -> None:
    assert read_duration("2d", minutes_per_day=450).minutes == 900
    assert read_duration("1w", minutes_per_day=450, days_per_week=6).minutes == 2700


def test_a_bare_number_needs_somebody_to_say_of_what() -> None:
    assert read_duration("3", bare_unit="d").minutes == 1440
    assert read_duration("1.5", bare_unit="h").minutes == 90
    assert duration_or_none("3") is None


NO_DURATIONS = """
soon|3|d|3x|1d 3ed|-2d|3 4d|1h60|1d30|半个半小时|半|3mon|1mo|1,200m|9999999d|3d!|999999w|1个半天半| |
"""


@pytest.mark.parametrize("typed", NO_DURATIONS.removesuffix("\n").lstrip("\n").split("|"))
def test_what_is_no_duration_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        read_duration(typed)
    assert "3d" in refused.value.what_to_do
    assert duration_or_none(typed) is None


@pytest.mark.parametrize(
    ("minutes", "elapsed", "in_english", "in_chinese"),
    [
        (1440, False, "3 d", "3天"),
        (240, False, "4 h", "4小时"),
        (90, False, "1 h 30 min", "1小时30分钟"),
        (2045, False, "4 d 2 h 5 min", "4天2小时5分钟"),
        (0, False, "0 d", "0天"),
        (-960, False, "-2 d", "-2天"),
        (4320, True, "3 ed", "3日历天"),
        (1530, True, "1 ed 1 eh 30 emin", "1日历天1日历小时30日历分钟"),
    ],
)
def test_durations_read_naturally(
    minutes: int, elapsed: bool, in_english: str, in_chinese: str
) -> None:
    assert format_duration(minutes, elapsed=elapsed) == in_english
    set_language("zh")
    assert format_duration(minutes, elapsed=elapsed) == in_chinese


@given(
    st.integers(min_value=0, max_value=5_000_000),
    st.booleans(),
    st.integers(min_value=60, max_value=1440),
    st.sampled_from(["en", "zh"]),
)
def test_what_is_shown_can_be_typed_back(
    minutes: int, elapsed: bool, day: int, spoken: str
) -> None:
    set_language(spoken)
    shown = format_duration(minutes, elapsed=elapsed, minutes_per_day=day)
    assert read_duration(shown, minutes_per_day=day) == Duration(minutes, elapsed)
    set_language("en")


@given(st.one_of(st.text(max_size=12), st.text(alphabet="0123.,半两十dhwme天小时周 ", max_size=10)))
def test_any_text_is_a_duration_or_a_clear_error(text: str) -> None:
    found = duration_or_none(text)
    if found is None:
        with pytest.raises(UserError):
            read_duration(text)
    else:
        assert found.minutes >= 0
        assert read_duration(text) == found
