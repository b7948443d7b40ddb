"""What every line goes through on its way to the terminal, whichever widget drew it.

Widgets take care of their own texts; these two hold for all of them, and for what the framework
draws by itself: borders, scrollbars, placeholders, what is being typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from salespm_tui.core.clean import without_controls


class NoControls(LineFilter):
    """No text steers the terminal. Who draws shows controls as pictures; what is left here goes."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment
            if segment.control
            else Segment(without_controls(segment.text), segment.style, None)
            for segment in segments
        ]


class AsciiTwins(LineFilter):
    """Signs have twins of one cell in ASCII; letters of any script stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment
            if segment.text.isascii()
            else Segment(segment.text.translate(_TWINS), segment.style, segment.control)
            for segment in segments
        ]


def _twins() -> dict[int, str]:
    """One ASCII character for each sign that the program or the framework draws."""
    twins = {
        **dict.fromkeys(range(0x2500, 0x2580), "+"),  # corners and crossings of boxes
        **dict.fromkeys(range(0x2580, 0x25A0), "#"),  # blocks: bars, scrollbars
        **dict.fromkeys(range(0x25A0, 0x2600), "*"),  # squares, circles, diamonds
    }
    for twin, signs in (
        ("-", "─━┄┅┈┉╌╍═╴╶╸╺╼╾·–—‐‑−"),
        ("|", "│┃┆┇┊┋╎╏║╵╷╹╻╽╿▏▎▍▌▕▐"),
        (".", "░"),
        (":", "▒"),
        (">", "→▸▶▷›»≥⇒"),
        ("<", "←◂◀◁‹«≤↵⇐"),
        ("^", "↑▴▲△⇧"),
        ("v", "↓▾▼▽⇩"),
        ("*", "•◆◇●○"),
        ("~", "…≈"),
        ('"', "“”„"),
        ("'", "‘’"),
        ("x", "×✓✔✗✘"),
        ("+", "±"),
    ):
        twins.update((ord(sign), twin) for sign in signs)
    return twins


_TWINS = _twins()
_ALWAYS: Final = (NoControls(),)
_PLAIN: Final = (NoControls(), AsciiTwins())


class LastLook(App[None]):
    """The part of the app that looks over every line; `plain` asks for ASCII."""

    plain: bool

    def get_line_filters(self) -> Sequence[LineFilter]:
        return (*super().get_line_filters(), *(_PLAIN if self.plain else _ALWAYS))
