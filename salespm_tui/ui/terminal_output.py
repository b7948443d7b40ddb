"""What is written to a terminal, and to one that listens no more."""

from __future__ import annotations

import os
import queue
import signal
import termios
from contextlib import suppress

from textual.drivers import linux_driver
from textual.drivers._writer_thread import WriterThread

_FLUSHES = 50
# Cancels a sequence cut in half, then undoes what application mode set: mouse, focus, paste,
# keyboard protocol, line wrap, alternate screen, hidden cursor.
RESET_MODES = (
    b"\x18\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[?2004l"
    b"\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"
)


def write_nowhere() -> None:
    """The terminal has gone: what is still written to it is lost, and must not fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


class SteadyWriter(WriterThread):
    """Goes on taking what is written after the terminal has gone.

    Upstream's thread dies of the error, its queue fills, and whoever writes next waits for ever
    (Textual #5140).
    """

    def run(self) -> None:
        try:
            super().run()
        except OSError:
            write_nowhere()
            while self._queue.get() is not None:
                pass

    def give_up(self, terminal: int) -> None:
        """Drop what waits unsent on a stalled line, so that it can be written to again."""
        with suppress(queue.Empty):
            while True:
                self._queue.get_nowait()
        with suppress(queue.Full):
            self._queue.put_nowait(None)
        for _time in range(_FLUSHES):
            termios.tcflush(terminal, termios.TCOFLUSH)
            if self.ident is not None:  # the kernel makes room, but does not tell who waits for it
                signal.pthread_kill(self.ident, signal.SIGCONT)
            self.join(0.01)
            if not self.is_alive():
                break
        termios.tcflush(terminal, termios.TCOFLUSH)


vars(linux_driver)["WriterThread"] = SteadyWriter
