"""How far the tasks of a need are, and the status that they suggest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.needs import Serving, is_wanted, percent_met, rank, status_hint

TASKS = st.lists(st.builds(Serving, st.integers(0, 100), st.integers(0, 10_000)), max_size=8)


@pytest.mark.parametrize(
    ("tasks", "percent"),
    [
        ((), None),
        ((Serving(100, 480), Serving(0, 480)), 50),
        ((Serving(100, 1440), Serving(0, 2400)), 38),
        ((Serving(100, 100_000), Serving(99, 1)), 99),
        ((Serving(100, 0), Serving(0, 0)), 50),
        ((Serving(100, 0),), 100),
    ],
)
def test_progress_is_weighed_by_the_lengths(
    tasks: tuple[Serving, ...], percent: int | None
) -> None:
    assert percent_met(tasks) == percent


@pytest.mark.parametrize(
    ("status", "tasks", "hint"),
    [
        ("captured", (), None),
        ("captured", (Serving(0, 1),), "planned"),
        ("planned", (Serving(50, 1),), None),
        ("planned", (Serving(100, 1),), "delivered"),
        ("delivered", (Serving(50, 1),), "planned"),
        ("rejected", (Serving(100, 1),), None),
    ],
)
def test_tasks_suggest_a_status(status: str, tasks: tuple[Serving, ...], hint: str | None) -> None:
    assert status_hint(status, tasks) == hint


@given(TASKS)
def test_all_is_met_only_when_every_task_is_done(tasks: list[Serving]) -> None:
    percent = percent_met(tasks)
    done = bool(tasks) and all(task.percent == 100 for task in tasks)
    assert (percent == 100) is done
    assert (status_hint("confirmed", tasks) == "delivered") is done
    assert percent is None or 0 <= percent <= 100


def test_what_is_put_off_or_rejected_is_not_wanted() -> None:
    assert is_wanted("captured", None)
    assert not is_wanted("rejected", "must")
    assert not is_wanted("captured", "wont")
    order = [("captured", code) for code in ("must", "should", "could", None, "wont")]
    assert [*order, ("rejected", "must")] == sorted(
        [("rejected", "must"), *order[::-1]], key=lambda one: rank(*one)
    )
