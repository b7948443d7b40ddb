"""How a run ends from outside: hang-up, Ctrl+C and termination, each with its exit code."""

from __future__ import annotations

import signal
from types import FrameType

INTERRUPTED = 128 + signal.SIGINT
_NUMBERS = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM)


class Ended(BaseException):
    """A signal asks the program to end. Units of work on the way roll back."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class _Asked:
    """The exit code of the signal that came, 0 while none has."""

    code = 0


def end_on_signals() -> None:
    """Let the signals unwind what is under way; one that is ignored stays ignored."""
    _Asked.code = 0
    for number in _NUMBERS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


def end_if_asked() -> None:
    """Raise Ended once more where a signal has come: within an import statement it may get lost."""
    if _Asked.code:
        raise Ended(_Asked.code)


def ending_behind(error: BaseException | None) -> int | None:
    """The exit code of the signal that `error` comes from; None where no signal does.

    What is interrupted may stumble over its own remains while it unwinds; it was the signal that
    ended it all the same.
    """
    while error is not None:
        if isinstance(error, Ended):
            return error.code
        if isinstance(error, KeyboardInterrupt):
            return INTERRUPTED
        error = error.__context__
    return None


def _end(number: int, _frame: FrameType | None) -> None:
    for later in _NUMBERS:
        signal.signal(later, signal.SIG_IGN)
    _Asked.code = 128 + number
    raise Ended(_Asked.code)
