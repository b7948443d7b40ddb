"""Cells of a CSV that a spreadsheet must not run, and back again."""

from __future__ import annotations

import re

_STARTERS = "=+\\-@\t\r＝＋－＠"
_RUNS = re.compile(f"'*[{_STARTERS}]")
_DEFUSED = re.compile(f"'+[{_STARTERS}]")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)%?")


def defused(text: str) -> str:
    """`text` with a `'` before what a spreadsheet would take for a formula; numbers stay numbers.

    `armed` is its inverse: text that looks defused already gets one `'` more.
    """
    if _RUNS.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def armed(text: str) -> str:
    """`text` without the `'` that `defused` (or another careful exporter) put before it."""
    return text[1:] if _DEFUSED.match(text) else text
