"""Standard input, output and error as the commands use them: UTF-8 whatever the locale, no control
byte of a text, colour and questions only where somebody sits.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from salespm_tui.core.clean import visible_controls
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _

_USUAL_WIDTH = 80
_WIDEST = 160
# Within JSON these can only stand inside strings, where the escape means the same character.
_STEERING = re.compile("[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Console:
    """The three streams of this run."""

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        environ = os.environ if environ is None else environ
        for stream in (sys.stdout, sys.stderr):
            _speak_utf8(stream)
        self.to_terminal = _is_terminal(sys.stdout)
        self.colour = (
            self.to_terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
        )

    @property
    def width(self) -> int:
        """How many cells a line of help or a table may take."""
        return min(shutil.get_terminal_size((_USUAL_WIDTH, 24)).columns, _WIDEST)

    @property
    def table_width(self) -> int | None:
        """The terminal's width; None where nothing needs to be cut, in files and pipes."""
        return self.width if self.to_terminal else None

    def show(self, text: str) -> None:
        """Data for people, to standard output; what a pipe or a file takes is shown on one later."""
        _write(visible_controls(text, multiline=True))

    def show_lines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.show(line)

    def show_bytes(self, content: bytes) -> None:
        """A whole file, to standard output: byte by byte into pipes and files, harmless on a terminal."""
        if self.to_terminal:
            self.show(content.decode("utf-8-sig", errors="replace").rstrip("\n"))
            return
        _write("", end="")
        _write_bytes(content)

    def show_json(self, data: Mapping[str, Any]) -> None:
        """Data for programs: one object, and nothing else, on standard output."""
        text = json.dumps(data, ensure_ascii=False, indent=2 if self.to_terminal else None)
        _write(_STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", text))

    def show_table(self, lines: Sequence[str]) -> None:
        """A table whose first line is its heading."""
        for number, line in enumerate(lines):
            strong = self.colour and number == 0
            _write(f"\x1b[1m{visible_controls(line)}\x1b[0m" if strong else visible_controls(line))

    def say(self, text: str) -> None:
        """A message, to standard error."""
        print(visible_controls(text, multiline=True), file=sys.stderr)

    @property
    def errors_to_terminal(self) -> bool:
        """Whether messages are read by somebody just now."""
        return _is_terminal(sys.stderr)

    def draw(self, line: str) -> None:
        """A line on the terminal that replaces the one drawn before; an empty one takes it away."""
        print(f"\r{visible_controls(line)}\x1b[K", end="", file=sys.stderr, flush=True)

    def complain(self, error: UserError) -> None:
        """What is wrong and what to do, as one message."""
        self.say(f"salespm: {error}")

    def can_ask(self) -> bool:
        """Whether somebody sits there to answer."""
        return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)

    def ask(self, question: str) -> bool:
        """Ask a yes-or-no question on the terminal; anything but yes is no."""
        choice = _("[y/N]")
        print(f"{visible_controls(question)} {choice} ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline().strip().casefold()
        return answer in {"y", "yes", "是", "好", "对"}

    def read_lines(self) -> list[str]:
        """The lines of standard input that are not empty; UserError where it is not UTF-8."""
        data = sys.stdin.buffer.read() if sys.stdin is not None else b""
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UserError(
                _("Standard input is not UTF-8 text (byte %(place)d).")
                % {"place": error.start + 1},
                _("Convert it first, for example with iconv."),
            ) from error
        return [line for line in text.splitlines() if line.strip()]

    def flush(self) -> None:
        """Bring out what is still held back; raises as writing does."""
        _write("", end="")
        if sys.stderr is not None:
            sys.stderr.flush()

    def give_up_output(self) -> None:
        """Nobody reads any more: let what is still held back go nowhere, without a word."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for number in (1, 2):
            os.dup2(nowhere, number)


class OutputError(UserError):
    """Standard output takes no more: a full disk, say."""


def _write(text: str, end: str = "\n") -> None:
    """BrokenPipeError where nobody reads any more, OutputError where it cannot be written."""
    if sys.stdout is None:
        return
    try:
        print(text, end=end, flush=not end)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritten(error) from error


def _write_bytes(content: bytes) -> None:
    """As `_write`."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritten(error) from error


def _unwritten(error: OSError) -> OutputError:
    # What is still held back must not fail again when the program ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return OutputError(
        _("The answer cannot be written (%(error)s).") % {"error": error.strerror or error}
    )


def _speak_utf8(stream: TextIO | None) -> None:
    if stream is not None and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
