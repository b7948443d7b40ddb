"""What is settled before the framework is imported: it reads its settings from the environment then.

Imports no Textual. `prepare_environment` comes first, the import of `ui.app` after it.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TextIO

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _

_COLOUR_SYSTEMS = {"truecolor": "truecolor", "256": "256", "16": "standard"}
_KEPT = ("TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DISABLE_KITTY_KEY", "TEXTUAL_FPS")
_START_THRESHOLD = 50_000


class NoTerminalError(UserError):
    """There is no terminal that the screens could be drawn on (exit code 2)."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What was found outside, before anything was changed."""

    over_ssh: bool
    environment: dict[str, str]


def prepare_environment(colour: str = "auto") -> Surroundings:
    """Make the process ready for the screens; `colour` is one of `core.config.COLORS`.

    New files are private from here on. NoTerminalError where standard input, output or error is
    no terminal, or TERM names one that cannot place a cursor.
    """
    found = dict(os.environ)
    _require_terminal(found.get("TERM", ""))
    os.umask(0o077)
    _mend_encoding(sys.__stderr__)
    _settle_framework()
    _settle_colour(colour, found)
    # The event loop's own complaints quote what they complain about; they may reach a log of ours,
    # never the terminal by way of logging's last resort.
    logging.getLogger("asyncio").addHandler(logging.NullHandler())
    return Surroundings(over_ssh=bool(found.get("SSH_CONNECTION")), environment=found)


def _require_terminal(term: str) -> None:
    """The framework draws on standard error, reads standard input and measures standard output."""
    if not all(_is_terminal(stream) for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__)):
        raise NoTerminalError(
            _("The screens need a terminal for input and output, and there is none here."),
            _("Use a plain command instead, such as: salespm standup"),
        )
    if term in ("dumb", "unknown"):
        raise NoTerminalError(
            _("This terminal (TERM=%(term)s) cannot show the screens.") % {"term": term},
            _("Use a plain command instead, such as: salespm standup"),
        )


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _mend_encoding(stream: TextIO | None) -> None:
    """Let box drawing through where the locale or PYTHONIOENCODING would not."""
    if isinstance(stream, TextIOWrapper) and stream.encoding.lower() not in ("utf-8", "utf8"):
        stream.reconfigure(encoding="utf-8", errors="replace")


def _settle_framework() -> None:
    """Nothing that moves by itself, logs, takes pictures or calls out; the size is the terminal's.

    COLUMNS and LINES, once exported, would hold the size fixed through every resize.
    """
    for name in list(os.environ):
        if (name == "TEXTUAL" or name.startswith("TEXTUAL_")) and name not in _KEPT:
            del os.environ[name]
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
    # Pictures are sent when something has changed and never by the clock. This is how long the
    # second of two must wait: 4 ms and not 17, which is felt where a detail follows the cursor.
    os.environ.setdefault("TEXTUAL_FPS", "240")


def _settle_colour(colour: str, found: Mapping[str, str]) -> None:
    """A colour that was asked for wins over NO_COLOR; an empty NO_COLOR asks for nothing."""
    if colour == "none" or (colour == "auto" and found.get("NO_COLOR")):
        os.environ["NO_COLOR"] = "1"
        return
    os.environ.pop("NO_COLOR", None)
    if colour in _COLOUR_SYSTEMS:
        os.environ["TEXTUAL_COLOR_SYSTEM"] = _COLOUR_SYSTEMS[colour]


def quiet_collector() -> None:
    """Hold the cyclic collector back while modules load: it would cost 13 % of the start."""
    gc.set_threshold(_START_THRESHOLD, 20, 100)


def settle_collector() -> None:
    """Once the first data stands on the screen: what lives now is never walked through again."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
