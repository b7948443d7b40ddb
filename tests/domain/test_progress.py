from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.core.errors import UserError
from salespm_tui.domain.codes import TASK_STATUS
from salespm_tui.domain.progress import Progress, is_overdue, progressed

BLOCKED = Progress("blocked", 40, "legal")


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        (Progress(), {"percent": 100}, Progress("done", 100)),
        (Progress(), {"percent": 1}, Progress("doing", 1)),
        (Progress("doing", 60), {"percent": 0}, Progress("todo", 0)),
        (Progress("done", 100), {"percent": 90}, Progress("doing", 90)),
        (Progress("doing", 60), {"status": "done"}, Progress("done", 100)),
        (Progress("done", 100), {"status": "doing"}, Progress("doing", 0)),
        (Progress("done", 100), {"status": "todo"}, Progress("todo", 0)),
        (Progress("doing", 60), {"status": "todo"}, Progress("todo", 0)),
        (Progress("doing", 60), {"status": "doing"}, Progress("doing", 60)),
        (Progress("doing", 60), {"reason": "legal"}, Progress("blocked", 60, "legal")),
        (Progress("done", 100), {"reason": "legal"}, Progress("blocked", 0, "legal")),
        (BLOCKED, {"reason": ""}, Progress("doing", 40)),
        (Progress("blocked", 0, "legal"), {"reason": ""}, Progress("todo", 0)),
        (BLOCKED, {"percent": 60}, Progress("blocked", 60, "legal")),
        (BLOCKED, {"percent": 100}, Progress("done", 100)),
        (BLOCKED, {"status": "doing"}, Progress("doing", 40)),
        (Progress("doing", 60), {"reason": ""}, Progress("doing", 60)),
        (Progress("doing", 60), {"status": "cancelled"}, Progress("cancelled", 60)),
        (Progress("cancelled", 60), {"percent": 70}, Progress("cancelled", 70)),
        (Progress("cancelled", 60), {"status": "doing"}, Progress("doing", 60)),
        (Progress("doing", 60), {}, Progress("doing", 60)),
    ],
)
def test_what_is_not_said_follows(
    before: Progress, said: dict[str, object], after: Progress
) -> None:
    assert progressed(before, **said) == after  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "said", "field"),
    [
        (Progress(), {"status": "done", "percent": 50}, "percent"),
        (Progress(), {"status": "todo", "percent": 50}, "percent"),
        (Progress(), {"status": "doing", "percent": 100}, "percent"),
        (Progress(), {"percent": 100, "reason": "legal"}, "percent"),
        (Progress(), {"status": "blocked"}, "blocked_reason"),
        (Progress(), {"status": "blocked", "reason": ""}, "blocked_reason"),
        (Progress(), {"status": "doing", "reason": "legal"}, "blocked_reason"),
    ],
)
def test_what_cannot_be_true_together_is_refused(
    before: Progress, said: dict[str, object], field: str
) -> None:
    with pytest.raises(UserError) as refused:
        progressed(before, **said)  # type: ignore[arg-type]
    assert refused.value.field == field


@given(
    status=st.none() | st.sampled_from(TASK_STATUS),
    percent=st.none() | st.integers(0, 100),
    reason=st.none() | st.sampled_from(["", "legal"]),
    then=st.none() | st.sampled_from(TASK_STATUS),
)
def test_whatever_is_said_done_is_100_and_a_reason_goes_with_blocked(
    status: str | None, percent: int | None, reason: str | None, then: str | None
) -> None:
    progress = Progress()
    for said in ({"status": status, "percent": percent, "reason": reason}, {"status": then}):
        try:
            progress = progressed(progress, **said)  # type: ignore[arg-type]
        except UserError:
            continue
    assert progress.status == "cancelled" or (progress.percent == 100) == (
        progress.status == "done"
    )
    assert bool(progress.reason) == (progress.status == "blocked")


@pytest.mark.parametrize(
    ("kind", "status", "finish", "overdue"),
    [
        ("task", "todo", datetime(2026, 11, 22, 17), True),
        ("task", "blocked", datetime(2026, 11, 22, 23, 59), True),
        ("milestone", "doing", datetime(2026, 11, 20), True),
        ("task", "todo", datetime(2026, 11, 23, 0), False),
        ("task", "done", datetime(2026, 11, 20), False),
        ("task", "cancelled", datetime(2026, 11, 20), False),
        ("summary", "todo", datetime(2026, 11, 20), False),
    ],
)
def test_overdue_is_what_is_open_and_should_have_ended_before_today(
    kind: str, status: str, finish: datetime, overdue: bool
) -> None:
    assert is_overdue(kind, status, finish, date(2026, 11, 23)) is overdue
