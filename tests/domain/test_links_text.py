"""Predecessors typed and shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.core.errors import UserError
from salespm_tui.domain.links_text import DayLengths, read_predecessors, show_predecessors
from salespm_tui.domain.network import PlanLink

PLACES = {"12": 120, "7": 70, "3": 30, "1.2": 33, "1.2.3": 34, "A-1": 41, "A-1FS": 42, "1": 10}
NAMES = {120: "12", 70: "7", 30: "3", 33: "1.2", 34: "1.2.3", 41: "A-1"}


def read(text: str) -> list[tuple[int, str, int, str]]:
    return [
        (link.predecessor_id, link.type, link.lag, link.lag_unit)
        for link in read_predecessors(text, 99, PLACES)
    ]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("", []),
        ("  ; ", []),
        ("12", [(120, "fs", 0, "working")]),
        ("12FS+2d;7SS-1d", [(120, "fs", 960, "working"), (70, "ss", -480, "working")]),
        ("3FS+50%", [(30, "fs", 50, "percent")]),
        ("3 fs - 75 %", [(30, "fs", -75, "percent")]),
        ("12FF+3ed", [(120, "ff", 4320, "elapsed")]),
        ("12sf+1w", [(120, "sf", 2400, "working")]),
        ("12+2", [(120, "fs", 960, "working")]),
        ("12FS+1d4h", [(120, "fs", 720, "working")]),
        (
            "１２ＦＳ＋２ｄ；７ＳＳ－１ｄ",
            [(120, "fs", 960, "working"), (70, "ss", -480, "working")],
        ),
        (
            "12，7、3",
            [(120, "fs", 0, "working"), (70, "fs", 0, "working"), (30, "fs", 0, "working")],
        ),
        ("12FS+两天", [(120, "fs", 960, "working")]),
        ("12FS−1d", [(120, "fs", -480, "working")]),
        ("1.2SS", [(33, "ss", 0, "working")]),
        ("1.2.3FS+1h", [(34, "fs", 60, "working")]),
        ("a-1", [(41, "fs", 0, "working")]),
        ("A-1-1d", [(41, "fs", -480, "working")]),
        ("A-1FS", [(42, "fs", 0, "working")]),
        ("A-1SS", [(41, "ss", 0, "working")]),
        ("12FS+0ed", [(120, "fs", 0, "working")]),
    ],
)
def test_what_people_type(text: str, links: list[tuple[int, str, int, str]]) -> None:
    assert read(text) == links


def test_days_and_weeks_are_as_long_as_the_calendar_says() -> None:
    (link,) = read_predecessors("12FS+1w", 99, PLACES, DayLengths(420, 6))
    assert link.lag == 2520
    assert show_predecessors([link], NAMES, DayLengths(420, 6)) == "12FS+6d"


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("12;99", "“99”"),
        ("12FX", "“12FX”"),
        ("12FS+2x", "“FS+2x”"),
        ("12FS+", "“FS+”"),
        ("12FS2d", "“12FS2d”"),
        ("12;7;12SS", "“12SS”"),
        ("price model", "“price model”"),
    ],
)
def test_what_is_wrong_is_named(text: str, piece: str) -> None:
    with pytest.raises(UserError) as told:
        read(text)
    assert piece in told.value.title
    assert told.value.what_to_do
    assert told.value.field == "predecessors"


def test_a_task_cannot_follow_itself() -> None:
    with pytest.raises(UserError, match="itself"):
        read_predecessors("12", 120, PLACES)


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        (PlanLink(120, 9), "12"),
        (PlanLink(120, 9, "ss"), "12SS"),
        (PlanLink(120, 9, "fs", 960), "12FS+2d"),
        (PlanLink(34, 9, "ff", -90), "1.2.3FF-1h30min"),
        (PlanLink(120, 9, "fs", 50, "percent"), "12FS+50%"),
        (PlanLink(120, 9, "sf", 4321, "elapsed"), "12SF+3ed1emin"),
    ],
)
def test_how_links_are_shown(link: PlanLink, shown: str) -> None:
    assert show_predecessors([link], NAMES) == shown


links = st.lists(
    st.one_of(
        st.builds(
            PlanLink,
            st.sampled_from(sorted(NAMES)),
            st.just(99),
            st.sampled_from(["fs", "ss", "ff", "sf"]),
            st.integers(-100_000, 100_000).filter(bool),
            st.sampled_from(["working", "elapsed"]),
        ),
        st.builds(
            PlanLink,
            st.sampled_from(sorted(NAMES)),
            st.just(99),
            st.sampled_from(["fs", "ss", "ff", "sf"]),
            st.integers(-500, 500).filter(bool),
            st.just("percent"),
        ),
    ),
    unique_by=lambda link: link.predecessor_id,
)


@given(links, st.integers(60, 1440))
def test_what_is_shown_is_read_back_as_it_was(some: list[PlanLink], day: int) -> None:
    lengths = DayLengths(day, 5)
    shown = show_predecessors(some, NAMES, lengths)
    places = {name: task for task, name in NAMES.items()}
    assert read_predecessors(shown, 99, places, lengths) == tuple(some)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        read_predecessors(text, 99, PLACES)
    except UserError as told:
        assert told.title
