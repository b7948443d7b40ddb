"""How far long work has come, told to whoever listens; nobody has to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int, int], None]

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Within the block, work in this thread tells `listener` how much of how much is done."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def tell_progress(done: int, total: int) -> None:
    """So much of `total` is done."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(done, total)
