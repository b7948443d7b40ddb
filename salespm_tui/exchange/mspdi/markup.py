"""XML as text, element by element: the same data gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

Value = str | int | datetime | None

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


class Markup:
    """A document that grows at its end. Every value stands in an element of its own, on a line."""

    __slots__ = ("_lines",)

    def __init__(self) -> None:
        self._lines = [_HEAD]

    def open(self, name: str) -> None:
        """Begin an element that has others in it."""
        self._lines.append(f"<{name}>")

    def close(self, name: str) -> None:
        """End the element that was begun last: its name without attributes."""
        self._lines.append(f"</{name}>")

    def fields(self, values: Iterable[tuple[str, Value]]) -> None:
        """Elements with values: yes is 1, instants are to the second; None is left out."""
        for name, value in values:
            if value is None:
                continue
            if isinstance(value, str):
                text = escaped(value)
            elif isinstance(value, datetime):
                text = value.isoformat(timespec="seconds")
            else:
                text = str(int(value))
            self._lines.append(f"<{name}>{text}</{name}>")

    def group(self, name: str, values: Iterable[tuple[str, Value]]) -> None:
        """An element around elements with values."""
        self.open(name)
        self.fields(values)
        self.close(name)

    def content(self) -> bytes:
        """The document so far, in UTF-8."""
        return "\n".join((*self._lines, "")).encode()


def escaped(text: str) -> str:
    """`text` as it may stand between tags, without the characters that XML does not know."""
    if text.isalnum():
        return text
    plain = _FORBIDDEN.sub("", text)
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("\r", "&#13;")


def duration(minutes: int | None) -> str | None:
    """Minutes as the format writes them: PT8H30M0S."""
    if minutes is None:
        return None
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}PT{hours}H{rest}M0S"


def in_units(hundredths: int | None) -> str | None:
    """Hundredths as a number with up to two decimals: 1250 is 12.5."""
    if hundredths is None:
        return None
    whole, rest = divmod(abs(hundredths), 100)
    decimals = f".{rest:02}".rstrip("0").rstrip(".") if rest else ""
    return f"{'-' if hundredths < 0 else ''}{whole}{decimals}"
