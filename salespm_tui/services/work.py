"""What a service is handed: a session, and the clock's answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from salespm_tui.contract.values import Command, Outcome, Query
from salespm_tui.core.clock import Clock


@dataclass(slots=True)
class Reading:
    """One query: a session that reads within one transaction. Services never commit.

    `cache` lives as long as the rows do not change (the workspace empties it with every change set
    and every change of another session), for what is dear to compute, such as schedules. `kept` lives
    on: who keeps rows there reads from the journal which of them changed since.
    """

    session: Session
    clock: Clock
    cache: dict[Any, Any] = field(default_factory=dict)
    kept: dict[Any, Any] = field(default_factory=dict)

    @property
    def is_settled(self) -> bool:
        """Whether the rows that are read are there for good: not so while a command is at work."""
        return True

    @property
    def today(self) -> date:
        return self.clock.today()

    @property
    def now(self) -> datetime:
        return self.clock.now()


@dataclass(slots=True)
class Work(Reading):
    """One command: a session inside one unit of work. The outcome's label names the change set.

    A service that only tries (`dry` set to True) has everything that it wrote taken back.
    """

    dry: bool = False

    @property
    def is_settled(self) -> bool:
        return False


Handler = Callable[[Work, Any], Outcome]
Reader = Callable[[Reading, Any], Any]
Commands = dict[type[Command], Handler]
Queries = dict[type[Query[Any]], Reader]
