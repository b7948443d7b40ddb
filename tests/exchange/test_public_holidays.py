"""What the package of public holidays says, as the calendars need it."""

from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.core.errors import UserError
from salespm_tui.exchange.public_holidays import PublicYear, public_year


def days(year: PublicYear, month: int) -> list[int]:
    return [one.day.day for one in year.days_off if one.day.month == month]


def named(year: PublicYear, *when: int) -> str:
    return next(one.name for one in year.days_off if one.day == date(*when))


def test_china_2026_is_as_the_state_council_arranged_it() -> None:
    """国务院办公厅关于2026年部分节假日安排的通知; Saturdays and Sundays that are free anyway left out."""
    year = public_year("CN", 2026)
    week = {
        month: [d for d in days(year, month) if date(2026, month, d).weekday() < 5]
        for month in range(1, 13)
    }
    assert {month: found for month, found in week.items() if found} == {
        1: [1, 2],  # 1 to 3 January, 4 January is worked
        2: [16, 17, 18, 19, 20, 23],  # 15 to 23 February, 14 and 28 February are worked
        4: [6],  # 4 to 6 April
        5: [1, 4, 5],  # 1 to 5 May, 9 May is worked
        6: [19],  # 19 to 21 June
        9: [25],  # 25 to 27 September
        10: [1, 2, 5, 6, 7],  # 1 to 7 October, 20 September and 10 October are worked
    }  # fmt: skip
    assert [(day.month, day.day) for day in year.days_on] == [
        (1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10),
    ]  # fmt: skip
    assert not year.provisional


def test_a_swapped_day_has_the_name_of_the_holiday_that_it_lengthens() -> None:
    chinese = public_year("cn", 2026, "zh")
    assert named(chinese, 2026, 2, 20) == named(chinese, 2026, 2, 23) == "春节"
    assert named(chinese, 2026, 5, 5) == "劳动节"
    assert named(chinese, 2026, 10, 7) == "国庆节"
    assert named(public_year("CN", 2026), 2026, 10, 7) == "National Day"


def test_what_is_not_published_yet_is_provisional() -> None:
    """The bound is the package's own: the last year of its list of swaps."""
    known = public_year("CN", 2026).known_to
    later = public_year("CN", 2090)
    assert known is None
    assert later.known_to is not None
    assert 2026 <= later.known_to < 2090
    assert public_year("CN", later.known_to).known_to is None
    assert public_year("CN", later.known_to + 1).provisional
    assert all(one.provisional for one in later.days_off)


def test_estimated_dates_are_provisional_and_lose_the_word() -> None:
    year = public_year("SA", 2027)
    by_name = {one.name: one.provisional for one in year.days_off}
    assert by_name["Eid al-Fitr Holiday"]
    assert not by_name["National Day Holiday"]
    assert year.provisional


def test_where_the_law_settles_the_days_nothing_is_provisional() -> None:
    assert not public_year("US", 2031).provisional
    bavaria, berlin = public_year("DE-BY", 2026), public_year("DE-BE", 2026)
    assert named(bavaria, 2026, 1, 6) == "Epiphany"
    assert date(2026, 1, 6) not in {one.day for one in berlin.days_off}
    assert bavaria.country == "DE-BY"
    assert public_year("Germany", 2026).country == public_year("DEU", 2026).country == "DE"


@pytest.mark.parametrize(
    ("place", "year", "way_out"),
    [
        ("CHNA", 2026, "Did you mean CN (China)?"),
        ("??", 2026, "Give a country by its two letters, such as CN, US or DE-BY."),
        ("DE-Bayrn", 2026, "Did you mean DE-BY?"),
        ("CN-BJ", 2026, "It has: none; leave it out"),
        ("CN", 1776, "Give years from 1950 to 2100."),
    ],
)
def test_what_is_not_known_is_refused_with_a_way_out(place: str, year: int, way_out: str) -> None:
    with pytest.raises(UserError) as refused:
        public_year(place, year)
    assert refused.value.what_to_do == way_out
