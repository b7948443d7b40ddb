"""Days that the authorities may still change are said in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.ui.present.test_plan_rows import REVIEW, at, told

SAID = "provisional public holidays in its time"


def test_the_detail_tells_of_provisional_days_in_a_tasks_time() -> None:
    within = frozenset({date(2026, 11, 24)})
    assert SAID in " ".join(told(REVIEW, lines=6, provisional_days=within))
    beside = frozenset({date(2026, 11, 27)})
    assert SAID not in " ".join(told(REVIEW, lines=6, provisional_days=beside))
    over = replace(REVIEW, status="done", percent=100, actual_finish=at("11-25T17:00"))
    assert SAID not in " ".join(told(over, lines=6, provisional_days=within))
