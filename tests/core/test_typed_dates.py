"""Dates as people type and read them. Today is Monday 23 November 2026 unless a test says else."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import set_language
from salespm_tui.core.typed_dates import (
    EARLIEST,
    LATEST,
    TypedInstant,
    date_or_none,
    format_date,
    read_date,
    read_instant,
)

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
SATURDAY = date(2026, 11, 28)
all_days = st.dates(min_value=date(1901, 1, 1), max_value=date(2190, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", "2026-11-23"),
        ("TOMORROW", "2026-11-24"),
        (" yesterday ", "2026-11-22"),
        ("今天", "2026-11-23"),
        ("明天", "2026-11-24"),
        ("后天", "2026-11-25"),
        ("大后天", "2026-11-26"),
        ("昨天", "2026-11-22"),
        ("前天", "2026-11-21"),
        ("fri", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("thurs", "2026-11-26"),
        ("mon", "2026-11-30"),
        ("next fri", "2026-12-04"),
        ("next friday", "2026-12-04"),
        ("this fri", "2026-11-27"),
        ("last fri", "2026-11-20"),
        ("next week", "2026-11-30"),
        ("next month", "2026-12-01"),
        ("周五", "2026-11-27"),
        ("星期五", "2026-11-27"),
        ("礼拜五", "2026-11-27"),
        ("周日", "2026-11-29"),
        ("周天", "2026-11-29"),
        ("本周五", "2026-11-27"),
        ("这周五", "2026-11-27"),
        ("下周五", "2026-12-04"),
        ("下个星期五", "2026-12-04"),
        ("下下周一", "2026-12-07"),
        ("上周五", "2026-11-20"),
        ("下周", "2026-11-30"),
        ("+3d", "2026-11-26"),
        ("3d", "2026-11-26"),
        ("-1w", "2026-11-16"),
        ("−1w", "2026-11-16"),
        ("+2w", "2026-12-07"),
        ("+1m", "2026-12-23"),
        ("+1y", "2027-11-23"),
        ("in 3 days", "2026-11-26"),
        ("2 weeks ago", "2026-11-09"),
        ("3天后", "2026-11-26"),
        ("三天后", "2026-11-26"),
        ("3天前", "2026-11-20"),
        ("两周后", "2026-12-07"),
        ("2个月后", "2027-01-23"),
        ("两个星期后", "2026-12-07"),
        ("一年后", "2027-11-23"),
        ("十二天后", "2026-12-05"),
        ("＋３天", "2026-11-26"),
        ("eow", "2026-11-27"),
        ("eom", "2026-11-30"),
        ("eoq", "2026-12-31"),
        ("eoy", "2026-12-31"),
        ("end of month", "2026-11-30"),
        ("月底", "2026-11-30"),
        ("月末", "2026-11-30"),
        ("下月底", "2026-12-31"),
        ("下个月底", "2026-12-31"),
        ("年底", "2026-12-31"),
        ("明年底", "2027-12-31"),
        ("季末", "2026-12-31"),
        ("下季度末", "2027-03-31"),
        ("12/24", "2026-12-24"),
        ("11/23", "2026-11-23"),
        ("11/22", "2027-11-22"),
        ("12-24", "2026-12-24"),
        ("24/12", "2026-12-24"),
        ("24.12", "2026-12-24"),
        ("24.12.", "2026-12-24"),
        ("24.12.2026", "2026-12-24"),
        ("24.12.27", "2027-12-24"),
        ("12/24/2027", "2027-12-24"),
        ("1.2", "2027-02-01"),
        ("1/2", "2027-01-02"),
        ("24 dec", "2026-12-24"),
        ("24th of December", "2026-12-24"),
        ("dec 24", "2026-12-24"),
        ("Dec 24, 2027", "2027-12-24"),
        ("24-Dec-2027", "2027-12-24"),
        ("2 Sept", "2027-09-02"),
        ("2026-12-24", "2026-12-24"),
        ("2026/12/24", "2026-12-24"),
        ("2026.12.24", "2026-12-24"),
        ("20261224", "2026-12-24"),
        ("２０２６－１２－２４", "2026-12-24"),
        ("12月24日", "2026-12-24"),
        ("12月24号", "2026-12-24"),
        ("十二月二十四日", "2026-12-24"),
        ("2027年12月24日", "2027-12-24"),
        ("明年1月5日", "2027-01-05"),
        ("下月5号", "2026-12-05"),
        ("下个月5号", "2026-12-05"),
        ("本月25号", "2026-11-25"),
        ("25号", "2026-11-25"),
        ("5号", "2026-12-05"),
        ("25th", "2026-11-25"),
        ("the 5th", "2026-12-05"),
        ("29 feb", "2028-02-29"),
        ("Fri 27 Nov", "2026-11-27"),
        ("Thu 19 Nov", "2026-11-19"),
        ("11月27日 周五", "2026-11-27"),
        ("周五 11月27日", "2026-11-27"),
        ("2026-11-27（周五）", "2026-11-27"),
    ],
)
def test_a_date_is_understood_as_people_say_it(typed: str, meant: str) -> None:
    assert read_date(typed, MONDAY).isoformat() == meant
    set_language("zh")
    assert read_date(typed, MONDAY).isoformat() == meant


@pytest.mark.parametrize(
    ("typed", "today", "meant"),
    [
        ("fri", FRIDAY, "2026-12-04"),
        ("周五", FRIDAY, "2026-12-04"),
        ("下周五", FRIDAY, "2026-12-04"),
        ("本周五", SATURDAY, "2026-11-27"),
        ("下周一", SATURDAY, "2026-11-30"),
        ("eow", FRIDAY, "2026-11-27"),
        ("eow", SATURDAY, "2026-12-04"),
        ("eom", date(2028, 2, 10), "2028-02-29"),
        ("eoq", date(2026, 1, 1), "2026-03-31"),
        ("eoq", date(2026, 6, 30), "2026-06-30"),
        ("+1m", date(2026, 1, 31), "2026-02-28"),
        ("31号", date(2026, 2, 1), "2026-03-31"),
        ("29 feb", date(2096, 3, 1), "2104-02-29"),
        ("下月底", date(2026, 1, 31), "2026-02-28"),
    ],
)
def test_the_edges_of_weeks_and_months(typed: str, today: date, meant: str) -> None:
    assert read_date(typed, today).isoformat() == meant


NO_DATES = """
soon|fr|next|2026-12|3|3日后天|+3d ago|月|周八|3年|ten days|dec|2026年|🐉|[/]|九十九九天后|bye|to day|
"""
NO_SUCH_DAYS = """
30 feb|2026-02-30|13月1日|0/12|13/13|32号|Sat 27 Nov 2026|周六 11月27日|+9999y|00000101|本月31日
"""


@pytest.mark.parametrize("typed", NO_DATES.strip().split("|"))
def test_what_is_no_date_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        read_date(typed, MONDAY)
    assert "fri" in refused.value.what_to_do
    assert "明天" in refused.value.what_to_do
    assert date_or_none(typed, MONDAY) is None


@pytest.mark.parametrize("typed", NO_SUCH_DAYS.strip().split("|"))
def test_a_day_that_the_calendar_lacks_is_named(typed: str) -> None:
    with pytest.raises(UserError, match="There is no such day") as refused:
        read_date(typed, MONDAY)
    assert typed in refused.value.title
    assert date_or_none(typed, MONDAY) is None


def test_a_year_that_must_be_a_slip_is_refused() -> None:
    with pytest.raises(UserError, match="outside the years"):
        read_date("2926-12-24", MONDAY)
    assert date_or_none("1826-12-24", MONDAY) is None
    assert date_or_none("+999999d", MONDAY) is None


def test_an_error_shows_no_control_byte_and_not_the_whole_novel() -> None:
    with pytest.raises(UserError) as refused:
        read_date("\x1b]0;" + "long " * 50, MONDAY)
    assert "\x1b" not in refused.value.title
    assert len(refused.value.title) < 100


@pytest.mark.parametrize(
    ("typed", "on", "at"),
    [
        ("fri", "2026-11-27", None),
        ("fri 14:00", "2026-11-27", time(14)),
        ("sat 14:00", "2026-11-28", time(14)),
        ("fri at 9:05", "2026-11-27", time(9, 5)),
        ("at 9:05", "2026-11-23", time(9, 5)),
        ("14:00", "2026-11-23", time(14)),
        ("3pm", "2026-11-23", time(15)),
        ("fri, 9:30 am", "2026-11-27", time(9, 30)),
        ("12am", "2026-11-23", time(0)),
        ("12pm", "2026-11-23", time(12)),
        ("明天 9:30", "2026-11-24", time(9, 30)),
        ("明天9：30", "2026-11-24", time(9, 30)),
        ("周五下午3点半", "2026-11-27", time(15, 30)),
        ("下午三点", "2026-11-23", time(15)),
        ("明天上午10点15分", "2026-11-24", time(10, 15)),
        ("中午12点", "2026-11-23", time(12)),
        ("晚上8点一刻", "2026-11-23", time(20, 15)),
        ("2026-12-24T08:00", "2026-12-24", time(8)),
        ("20261224 08:00", "2026-12-24", time(8)),
        ("12月24日 17:00", "2026-12-24", time(17)),
    ],
)
def test_a_time_of_day_may_follow(typed: str, on: str, at: time | None) -> None:
    assert read_instant(typed, MONDAY) == TypedInstant(date.fromisoformat(on), at)


@pytest.mark.parametrize("typed", ["25:00", "fri 12:60", "13pm", "晚上12点", "someday 14:00", "at"])
def test_a_time_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        read_instant(typed, MONDAY)


def test_dates_read_naturally_in_both_languages() -> None:
    assert format_date(FRIDAY, MONDAY) == "Fri 27 Nov"
    assert format_date(FRIDAY, MONDAY, short=True) == "27 Nov"
    assert format_date(date(2027, 1, 4), MONDAY) == "Mon 4 Jan 2027"
    set_language("zh")
    assert format_date(FRIDAY, MONDAY) == "11月27日 周五"
    assert format_date(FRIDAY, MONDAY, short=True) == "11月27日"
    assert format_date(date(2027, 1, 3), MONDAY) == "2027年1月3日 周日"


@given(all_days, all_days, st.sampled_from(["en", "zh"]))
def test_what_is_shown_can_be_typed_back(day: date, today: date, spoken: str) -> None:
    set_language(spoken)
    assert read_date(format_date(day, today), today) == day
    set_language("en")


@given(all_days, st.integers(min_value=-20, max_value=20), st.integers(0, 6))
def test_weekdays_are_strictly_ahead_and_within_a_week(
    today: date, days: int, weekday: int
) -> None:
    name = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[weekday]
    found = read_date(name, today)
    assert found.weekday() == weekday
    assert timedelta(days=1) <= found - today <= timedelta(days=7)
    assert found == read_date(f"周{'一二三四五六日'[weekday]}", today)
    assert read_date(f"{days:+d}d", today) - today == timedelta(days=days)


@given(st.text(max_size=12), all_days)
def test_any_text_is_a_date_or_a_clear_error(text: str, today: date) -> None:
    try:
        found = read_date(text, today)
    except UserError:
        assert date_or_none(text, today) is None
    else:
        assert EARLIEST <= found <= LATEST
        assert date_or_none(text, today) == found


def test_a_pasted_page_is_refused_at_once() -> None:
    for page in ("," * 100_000, "1 " * 50_000, "周" * 100_000, "fri " + " " * 100_000 + "x"):
        assert date_or_none(page, MONDAY) is None
        with pytest.raises(UserError):
            read_instant(page, MONDAY)
    assert read_date("fri" + " " * 100_000, MONDAY) == FRIDAY
