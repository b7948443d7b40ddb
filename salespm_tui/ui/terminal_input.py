"""What a terminal sends, turned into keys: whatever comes, no crash and no key that nobody pressed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual import _xterm_parser, events
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message

_LONGEST_KEY = 32
# A complete control sequence. "ESC [ [" begins the Linux console's function keys and "ESC [ M" the
# oldest mouse reports, so these are not complete where they seem to be.
_COMPLETE_CSI = re.compile(r"\x1b\[(?![\[M])[0-?]*[ -/]*[@-~]")
# Upstream gives up after 32 characters and types them as keys: too short for a composed word.
vars(_xterm_parser)["_MAX_SEQUENCE_SEARCH_THRESHOLD"] = 256


class TolerantParser(XTermParser):
    """Takes whatever bytes a terminal sends, without falling over and without inventing keys."""

    def seconds_to_wait(self) -> float | None:
        """How long until a lone Escape must be taken for the key; None when nothing is pending."""
        if self._timeout_time is None:
            return None
        return max(0.0, self._timeout_time - get_time())

    def _parse_extended_key(self, sequence: str) -> list[events.Key] | None:  # type: ignore[override] # upstream wraps its own in lru_cache
        """A code point that is no character, or half of one, is no key (Textual #6456)."""
        try:
            keys = super()._parse_extended_key(sequence)
            for key in keys or ():
                f"{key.key}{key.character}".encode()
        except (OverflowError, ValueError):
            return [events.Key(Keys.Ignore, sequence)]
        return keys

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """A sequence nobody knows is dropped whole; upstream types its characters as keys."""
        if len(sequence) > _LONGEST_KEY and not _COMPLETE_CSI.fullmatch(sequence):
            return []  # upstream would try, at a cost that grows with the cube of the length
        keys = list(super()._sequence_to_key_events(sequence, alt))
        if (
            keys
            or _COMPLETE_CSI.fullmatch(sequence) is None
            or _xterm_parser._re_mouse_event.match(sequence)
            or _xterm_parser._re_terminal_mode_response.match(sequence)
        ):
            return keys
        return [events.Key(Keys.Ignore, sequence)]

    def parse_mouse_code(self, code: str) -> Message | None:
        try:
            return super().parse_mouse_code(code)
        except ArithmeticError:
            return None
