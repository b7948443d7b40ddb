"""What the screens and the command line know of the engine."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol, TypeVar

from salespm_tui.contract.values import Command, Outcome, Query

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changed:
    """Rows of these tables are new. `elsewhere`: another session wrote them."""

    tables: frozenset[str]
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """The workspace is open. A read-only one says why in `read_only_because`."""

    path: str
    read_only_because: str | None = None


@dataclass(frozen=True, slots=True)
class OpenFailed:
    """The workspace could not be opened; the error is what every future will raise too."""

    error: Exception


Event = Changed | Opened | OpenFailed


class Engine(Protocol):
    """Runs commands and queries, one after the other, away from the caller's thread."""

    def start(self) -> None:
        """Begin to open the workspace; returns at once."""

    def do(self, command: Command) -> Future[Outcome]:
        """Run `command` as one unit of work. The future raises UserError where it cannot be done."""

    def ask(self, query: Query[T]) -> Future[T]:
        """Answer `query`. Commands given before it are done before it."""

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Call `listener`, on the engine's thread, with every event from now on."""

    def close(self, timeout: float = 3.0) -> bool:
        """Finish what was asked, close the workspace; False if that took longer than `timeout` s."""
