"""The terminal, hardened: every workaround for the framework (Textual 8.2) stands here.

What comes in is read by terminal_input.py; what goes out is painted by thrift.py and written by
terminal_output.py. Each workaround names the thread upstream that it waits for; drop it when that
is mended, and keep the tests (tests/faults). Nothing else in the house touches a private name of
the framework's drivers.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import threading
import time
from codecs import getincrementaldecoder
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from rich.console import RenderableType
from rich.text import Text
from textual import events, on
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.dom import DOMNode
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import Screen
from textual.widget import Widget

from salespm_tui import __version__
from salespm_tui.core.clean import visible_controls
from salespm_tui.core.crash import write_crash
from salespm_tui.core.i18n import _
from salespm_tui.ui.clipboard import clipboard_sequence
from salespm_tui.ui.terminal_input import TolerantParser
from salespm_tui.ui.terminal_output import RESET_MODES, SteadyWriter, write_nowhere
from salespm_tui.ui.thrift import Painter, ThriftyUpdate

_ENDING_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
_SECONDS_TO_LEAVE = 3.0
_LINE_DROPPED = 128 + signal.SIGHUP
_MOUSE_AT_REST, _MOUSE_QUIET, _MOUSE_REPORTS = 0.5, 0.02, 5


class _WakingEvent(threading.Event):
    """An event that also ends a `select`, through a pipe into which every signal writes its number.

    The kernel may hand a signal to any thread, and Python then runs the handler only when the main
    thread next wakes by itself: two signals at once, and it may sleep on for ever.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pipe, self._write_end = os.pipe()
        os.set_blocking(self._write_end, False)
        signal.set_wakeup_fd(self._write_end, warn_on_full_buffer=False)

    def set(self) -> None:
        super().set()
        with suppress(BlockingIOError):  # full: the other end is awake already
            os.write(self._write_end, b"\0")


class SafeDriver(LinuxDriver):
    """Gives the terminal back whatever happens to the process, and ends it when the line drops."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # Upstream's input thread looks at its event every 100 ms, and twice when leaving.
        self._waking = self.exit_event = _WakingEvent()
        self._attrs_taken: list[Any] | None = None
        self._mouse_moved = -_MOUSE_AT_REST
        self._asleep = False
        self._line_dropped = False
        self._leaving = self._ending_at_once = False
        threading.excepthook = self._on_thread_failure
        # signal.signal and not the loop's handlers: the loop may be waiting for a stalled line.
        for number in _ENDING_SIGNALS:
            signal.signal(number, self._on_ending_signal)

    def leave(self, code: int) -> None:
        """End the app in order with return code `code`; after three seconds, in any order.

        The first call counts. Safe from any thread and from a signal handler (Textual #5140).
        """
        if self._leaving:
            return
        self._leaving = True
        deadline = threading.Timer(_SECONDS_TO_LEAVE, self._leave_at_once, (code,))
        deadline.daemon = True
        deadline.start()
        with suppress(RuntimeError):  # the loop is closed: we are past the end already
            self._loop.call_soon_threadsafe(partial(self._app.exit, return_code=code))

    def _on_ending_signal(self, number: int, _frame: FrameType | None) -> None:
        self.leave(128 + number)

    def _on_line_dropped(self) -> None:
        self._line_dropped = True
        write_nowhere()
        self.leave(_LINE_DROPPED)

    def _on_thread_failure(self, failure: threading.ExceptHookArgs) -> None:
        """A thread that fails ends the app; upstream prints its story over the screen."""
        if isinstance(failure.exc_value, Exception):
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._app._handle_exception, failure.exc_value)

    def _leave_at_once(self, code: int) -> None:
        """The last resort: something would not end. The terminal is still given back.

        Safe for the workspace, since every write is one short transaction.
        """
        writer = self._writer_thread
        if isinstance(writer, SteadyWriter):
            self._ending_at_once = self._line_dropped = True
            with suppress(termios.error, OSError):
                if self.attrs_before is not None:
                    termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
                writer.give_up(self.fileno)
                if select.select([], [self.fileno], [], 0.1)[1]:
                    os.write(self.fileno, RESET_MODES)
        os._exit(code)

    def _sigtstp_application(self, *_: object) -> None:
        """Sleep, if there is a shell that can wake us: without one it would be for ever."""
        if os.getpgrp() == os.getsid(0):
            return
        if self._auto_restart:
            self.suspend_application_mode()
            self._must_signal_resume = True
            self._asleep = True
        os.kill(0, signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        """Wake after our own sleep; after somebody else's, only set the line right and repaint.

        A SIGCONT may come without any sleep (the kernel's after a hang-up, systemd's after
        SIGTERM); upstream starts application mode a second time over the first (Textual #5140).
        """
        if self._leaving:
            return
        if self._asleep:
            self._asleep = False
            self.resume_application_mode()
        elif self._attrs_taken is not None and not self._in_background():
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._attrs_taken)
            self.send_message(self.SignalResume())

    def _in_background(self) -> bool:
        """Whether the terminal is another's now. Without job control it never is."""
        try:
            return os.tcgetpgrp(self.fileno) != os.getpgrp()
        except OSError:
            return False

    def start_application_mode(self) -> None:
        """Take the terminal; started or woken in the background, sleep until it is ours to take."""
        while not self._leaving and self._key_thread is None:
            if self._in_background():
                os.kill(0, signal.SIGSTOP)
                continue
            super().start_application_mode()  # type: ignore[no-untyped-call]
            try:
                self._attrs_taken = termios.tcgetattr(self.fileno)
            except termios.error:  # upstream has found no terminal and goes on without a word
                self._on_line_dropped()

    def stop_application_mode(self) -> None:
        """Give the terminal back, once."""
        self._attrs_taken = None
        if self._writer_thread is not None:
            super().stop_application_mode()

    def close(self) -> None:
        """Send what waits, and write no more."""
        super().close()
        if self._ending_at_once:  # the last resort gives the terminal back: do not overtake it
            time.sleep(_SECONDS_TO_LEAVE)
        self._writer_thread = None

    def write(self, data: str) -> None:
        if self._writer_thread is not None and not self._line_dropped:
            super().write(data)

    def disable_input(self) -> None:
        """Stop reading, once; swallow the mouse reports already on their way to the prompt."""
        if self._key_thread is None:
            return
        super().disable_input()
        self._key_thread = None
        if time.monotonic() - self._mouse_moved > _MOUSE_AT_REST or self._line_dropped:
            return
        with suppress(OSError):
            for _report in range(_MOUSE_REPORTS):
                if not select.select([self.fileno], [], [], _MOUSE_QUIET)[0]:
                    break
                os.read(self.fileno, 4096)

    def _run_input_thread(self) -> None:
        """A failure goes the way of every thread's; upstream panics from the wrong thread."""
        self.run_input_thread()

    def run_input_thread(self) -> None:
        """Pass on what the terminal sends until told to stop, or until the terminal has gone.

        Wakes for input alone. An end of input means that nobody is there any more, also where no
        SIGHUP comes: upstream goes round at 100 % for ever (Textual #5140, #6690). Bytes that are
        no UTF-8 are shown as such and do no harm (Textual #6456).
        """
        parser = TolerantParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self._waking.is_set():
            ready, _, _ = select.select(
                [self.fileno, self._waking.pipe], [], [], parser.seconds_to_wait()
            )
            if self._waking.pipe in ready:
                self._heed_signals(os.read(self._waking.pipe, 64))
            if self.fileno in ready:
                data = self._read()
                if not data:
                    self._on_line_dropped()
                    return
                self._pass_on(parser, decode(data))
            for event in parser.tick():
                self.process_message(event)

    def _heed_signals(self, numbers: bytes) -> None:
        """Let the main thread run its handlers; end without it, since it may wait for the line."""
        for number in numbers:
            if number in _ENDING_SIGNALS:
                self.leave(128 + number)
        with suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(int)  # anything: what counts is that it wakes

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _pass_on(self, parser: TolerantParser, text: str) -> None:
        if not text:  # the first half of a character; to the parser it would mean the end
            return
        for event in parser.feed(text):
            if isinstance(event, events.Resize) and not self._in_band_window_resize:
                # A size that nobody asked for is junk, and could be of any size.
                parser.mouse_pixels = False
                continue
            if isinstance(event, events.MouseEvent):
                self._mouse_moved = time.monotonic()
            self.process_message(event)


class HardenedApp(App[None]):
    """An app at home in a terminal. `crash_folder` takes the story of a fatal error."""

    crash_folder: Path | None = None

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._painter = Painter()

    def get_driver_class(self) -> type[LinuxDriver]:
        return SafeDriver

    @property
    def exit_code(self) -> int:
        """The process's exit code after `run`; upstream's `run` leaves it at 0 after a failure."""
        return self.return_code or 0

    @on(events.Mount)
    def _repaint_after_sleep(self) -> None:
        """After Ctrl+Z and `fg` the screen stays blank until it is resized (Textual #6298)."""
        self.app_resume_signal.subscribe(self, lambda _app: self.repaint())

    @on(events.Resize)
    def _forget_screen(self) -> None:
        """What a terminal makes of its cells when its size changes, nobody knows."""
        self._painter.forget()

    def repaint(self) -> None:
        """Draw everything anew, whatever stands on the terminal."""
        self._painter.forget()
        for widget in (self.screen, *self.screen.walk_children(Widget)):
            widget.refresh()

    def do_redraw(self) -> None:
        """For a terminal on which something else has written."""
        self.repaint()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Send what has changed and no more (thrift.py); upstream sends what was marked."""
        frame: Any = renderable
        if isinstance(renderable, (ChopsUpdate, LayoutUpdate)):
            frame = ThriftyUpdate(self._painter, renderable, self.size)
        super()._display(screen, frame)

    def _register_child(
        self, parent: DOMNode, child: Widget, before: int | None, after: int | None
    ) -> None:
        """No cursor blinks, whoever made the field: a blink costs 1.7 kB a second for ever."""
        blink = getattr(type(child), "cursor_blink", None)
        if blink is not None:
            child.set_reactive(blink, False)
        super()._register_child(parent, child, before, after)

    def _fatal_error(self) -> None:
        """End with the story in a private file and two plain sentences on the terminal.

        Upstream prints the local variables, which hold the client's data.
        """
        error = sys.exception() or self._exception
        if error is not None and not self._exit_renderables:
            self._exit_renderables.append(Text(self._tell(error)))
        self._close_messages_no_wait()

    def _tell(self, error: BaseException) -> str:
        told = _(
            "salespm has stopped because of an error of its own (%(kind)s). What was saved is safe."
        ) % {"kind": type(error).__name__}
        if self.crash_folder is None:
            return told
        try:
            path = write_crash(error, self.crash_folder, __version__)
        except OSError:
            return told
        return f"{told}\n" + _("The details are in %(path)s.") % {"path": path}

    def copy_to_clipboard(self, text: str) -> None:
        """Send `text` to the terminal's clipboard, through tmux or screen where we sit in one."""
        # It may be pasted into a shell next.
        self._clipboard = visible_controls(text, multiline=True)
        if self._driver is not None:
            self._driver.write(clipboard_sequence(self._clipboard, os.environ))

    def send_to_clipboard(self, text: str) -> None:
        """`copy_to_clipboard`, and say so: whether the terminal took it, nobody can know."""
        self.copy_to_clipboard(text)
        self.notify(_("Sent to the terminal's clipboard."), markup=False)
