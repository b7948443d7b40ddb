"""What other areas answer and do for the stand-up; none is loaded before it is needed."""

from __future__ import annotations

from typing import Any, TypeVar

from salespm_tui.contract.values import Command, Outcome, Query
from salespm_tui.services.registry import handler_of, reader_of
from salespm_tui.services.work import Reading, Work

T = TypeVar("T")


def asked(reading: Reading, query: Query[T]) -> T:
    """The answer of the area that the query belongs to."""
    found: Any = reader_of(type(query))(reading, query)
    answer: T = found
    return answer


def done(work: Work, command: Command) -> Outcome:
    """The command as its own area does it, within this change."""
    return handler_of(type(command))(work, command)
