"""Gantt diagrams: what the documentation's own files may say, and what ours do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salespm_tui.exchange.mermaid import Bar, Chart, Section, clean_name, mermaid_text
from tests.exchange.gantt_grammar import read_gantt

MONDAY = date(2026, 11, 23)


def chart_of(*bars: Bar, **more: object) -> Chart:
    return Chart("Plan", (Section("All", bars),), **more)  # type: ignore[arg-type]


@pytest.mark.realdata
def test_the_documentation_is_read_by_the_grammar(real_data: Path) -> None:
    files = sorted((real_data / "mermaid").glob("*.mmd"))
    read = [read_gantt(path.read_text(encoding="utf-8")) for path in files]
    assert len(files) == 11
    assert [len(one.tasks) for one in read] == [4, 17, 4, 2, 4, 4, 0, 3, 4, 5, 7]


@pytest.mark.parametrize(
    "line", ["Task; more :1d", "Task #1 :1d", "Task 1d", ": 1d", "A :b, c, d, 1d"]
)
def test_the_grammar_refuses_what_mermaid_does(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_gantt(f"gantt\n  {line}\n")


def test_bars_have_days_and_tags() -> None:
    bars = (
        Bar(1, "Measure", MONDAY, date(2026, 11, 25), done=True),
        Bar(2, "安装", date(2026, 11, 26), date(2026, 12, 1), critical=True, active=True),
        Bar(3, "Signed", date(2026, 12, 1), date(2026, 12, 1), milestone=True, critical=True),
    )
    read = read_gantt(mermaid_text(chart_of(*bars, weekdays_off=frozenset({5, 6}))))
    assert [(one.name, one.tags, one.id, one.start, one.end) for one in read.tasks] == [
        ("Measure", ("done",), "t1", "2026-11-23", "2026-11-25"),
        ("安装", ("crit", "active"), "t2", "2026-11-26", "2026-12-01"),
        ("Signed", ("milestone", "crit"), "t3", "2026-12-01", "0d"),
    ]
    assert (read.inclusive, read.excludes, read.date_format) == (True, "weekends", "YYYY-MM-DD")


def test_days_off_and_days_on_are_named() -> None:
    chart = chart_of(
        Bar(1, "A", MONDAY, MONDAY),
        weekdays_off=frozenset({4, 5}),
        days_off=[date(2026, 5, 2), date(2026, 5, 1)],
        days_on=[date(2026, 5, 9)],
    )
    read = read_gantt(mermaid_text(chart))
    assert read.excludes == "friday, saturday, 2026-05-01, 2026-05-02"
    assert read.includes == "2026-05-09"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Phase 1: build; test #2", "Phase 1 build test 2"),
        ("section of the wall", "“section of the wall”"),
        ("Gantt review", "“Gantt review”"),
        ("2026-11-23 review", "“2026-11-23 review”"),
        ("Sections", "Sections"),
        ("50 %% off", "50 % off"),
        (";:#", "“”"),
    ],
)
def test_names_say_nothing_to_the_parser(name: str, wanted: str) -> None:
    assert clean_name(name) == wanted


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=4))
def test_any_names_are_read_back_in_their_number(names: list[str]) -> None:
    """Whatever tasks and sections are called, every bar is one line of the diagram."""
    bars = tuple(Bar(n, " ".join(name.split()), MONDAY, MONDAY) for n, name in enumerate(names))
    read = read_gantt(mermaid_text(Chart(names[0], (Section(names[-1], bars),))))
    assert [one.id for one in read.tasks] == [f"t{n}" for n in range(len(names))]
